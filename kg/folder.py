"""The output folder: builds beside each other, the current one under plain names, the switch atomic.

output/.fazhi-kg            marks the folder as ours
output/builds/0007/…        a build; the last two are kept
output/current              → builds/0007, replaced by one rename
output/graph.nq …           → current/graph.nq …
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.model import KgError

MARKER = ".fazhi-kg"
PUBLISHED = ("graph.nq", "graph.ttl", "graph.html", "store", "texts", "build.json", "build.nq", "build.md")
KEPT = 2


@contextmanager
def building(out: Path) -> Iterator[Path]:
    """A fresh folder to build in, which becomes current when the block ends without an error.

    Raises KgError for a folder that is not ours, cannot be written to, or is being built in.
    """
    _claim(out)
    with (out / MARKER).open("r+") as marker:
        try:
            fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise KgError(f"another build into {out} is running; wait for it or choose another -o") from None
        builds = out / "builds"
        builds.mkdir(exist_ok=True)
        numbers = [int(p.name) for p in builds.iterdir() if p.name.isdigit()]
        unfinished = [p for p in builds.iterdir() if p.name.endswith(".part")]
        for leftover in unfinished:
            shutil.rmtree(leftover)
        name = f"{max(numbers, default=0) + 1:04d}"
        part = builds / f"{name}.part"
        part.mkdir()
        try:
            yield part
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        part.rename(builds / name)
        _switch(out, name)


def _claim(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        others = [p.name for p in out.iterdir() if p.name not in (".gitkeep", MARKER)]
        if others and not (out / MARKER).exists():
            raise KgError(
                f"{out} holds other files ({', '.join(sorted(others)[:3])} …) and was not made by this program; "
                "nothing was written: choose an empty or new folder with -o"
            )
        (out / MARKER).touch()
    except OSError as error:
        raise KgError(
            f"{out} cannot be written to ({error.strerror}); choose another folder with -o"
        ) from None


def _switch(out: Path, name: str) -> None:
    _link(out / "current", Path("builds") / name)
    for item in PUBLISHED:
        _link(out / item, Path("current") / item)
    finished = sorted((p for p in (out / "builds").iterdir() if p.name.isdigit()), key=lambda p: int(p.name))
    for old in finished[:-KEPT]:
        shutil.rmtree(old)


def _link(path: Path, target: Path) -> None:
    """A symbolic link put in place by one rename, so that there is never a moment without it."""
    if path.is_symlink() and path.readlink() == target:
        return
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(path)
