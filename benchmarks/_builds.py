"""Builds of made-up reports to measure on; ``KEEP=folder`` keeps them for the next run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.corpus import write
from kg.lexicon import Lexicon, default_ontology


@contextmanager
def place() -> Iterator[Path]:
    """The folder for builds, which is gone afterwards where none is named."""
    kept = os.environ.get("KEEP", "")
    if kept:
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        yield Path(name)


def built(reports: int, folder: Path, *, seed: int = 1) -> Path:
    """The output folder of a build of so many reports; one that is there already is taken as it is."""
    of = folder / (str(reports) if seed == 1 else f"{reports}-{seed}")
    if not (of / "out" / "store").exists():
        of.mkdir(parents=True, exist_ok=True)
        write(reports, seed, Lexicon.load(default_ontology()), of)
        command = [sys.executable, "-m", "kg", "build", str(of / "texts"), "-o", str(of / "out")]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - this Python with a module of ours
    return of / "out"
