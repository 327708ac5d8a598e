"""The process that makes the panel of a build: bounded, without network, behind all others."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kg.dataset import Dataset
from kg.export import exporters
from kg.web.worker import bound, without_network


def main(folder: str, target: str, memory: int, seconds: int) -> None:
    """Write the panel of the build in a folder to a file, which is there when it is whole."""
    os.nice(10)
    signal.alarm(seconds)
    without_network()
    bound(memory)
    part = Path(target + ".part")
    with part.open("wb") as out:
        exporters()["csv"].write(Dataset.open(Path(folder)), out)
    part.rename(target)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
