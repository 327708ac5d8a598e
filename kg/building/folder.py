"""The output folder: builds beside each other, the current one under plain names, the switch atomic.

output/.fazhi-kg            marks the folder as ours
output/builds/0007/…        a build; the last two are kept
output/current              → builds/0007, replaced by one rename
output/graph.nq …           → current/graph.nq …
"""

from __future__ import annotations

import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.files import sync, sync_one
from kg.model import KgError
from kg.read.folder import MARKER

PUBLISHED = (
    "graph.nq",
    "copies.nq",
    "graph.ttl",
    "graph.html",
    "store",
    "texts",
    "build.html",
    "build.json",
    "build.nq",
    "build.md",
)
KEPT = 2


@contextmanager
def building(out: Path) -> Iterator[Path]:
    """A fresh folder to build in, which becomes current when the block ends without an error.

    If nothing was written into it, the former build stays. What becomes current is on the disk first, so
    that a machine that stops leaves the former build or the new one.
    Raises KgError for a folder that is not ours, cannot be written to, or is being built in.
    """
    _claim(out)
    with (out / MARKER).open("r+") as marker:
        try:
            fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise KgError(f"another build into {out} is running; wait for it or choose another -o") from None
        builds = out / "builds"
        name = f"{max(map(int, _finished(builds)), default=0) + 1:04d}"
        part = builds / f"{name}.part"
        with _writable(out):
            for leftover in builds.glob("*.part"):
                _remove(leftover)
            part.mkdir()
        try:
            yield part
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        if not any(part.iterdir()):
            part.rmdir()
            return
        with _writable(out):
            sync(part)
            part.rename(builds / name)
            sync_one(builds)
            _switch(out, name)
            sync_one(out)


def _finished(builds: Path) -> list[str]:
    return [p.name for p in builds.iterdir() if re.fullmatch("[0-9]+", p.name)]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


@contextmanager
def _writable(out: Path) -> Iterator[None]:
    """Says in one sentence what a folder that is ours lacks."""
    try:
        yield
    except OSError as error:
        where = error.filename or out
        raise KgError(
            f"{where} cannot be written to ({error.strerror}); mend that or choose another -o"
        ) from None


def _claim(out: Path) -> None:
    with _writable(out):
        out.mkdir(parents=True, exist_ok=True)
        others = [p.name for p in out.iterdir() if p.name not in (".gitkeep", MARKER)]
        if others and not (out / MARKER).exists():
            raise KgError(
                f"{out} holds other files ({', '.join(sorted(others)[:3])} …) and was not made by this program; "
                "nothing was written: choose an empty or new folder with -o"
            )
        (out / MARKER).touch()
        (out / "builds").mkdir(exist_ok=True)


def _switch(out: Path, name: str) -> None:
    _link(out / "current", Path("builds") / name)
    for item in PUBLISHED:
        if (out / "builds" / name / item).exists():
            _link(out / item, Path("current") / item)
        elif (out / item).is_symlink():
            (out / item).unlink()
    for old in sorted(_finished(out / "builds"), key=int)[:-KEPT]:
        shutil.rmtree(out / "builds" / old)


def _link(path: Path, target: Path) -> None:
    """A symbolic link put in place by one rename, so that there is never a moment without it."""
    if path.is_symlink() and path.readlink() == target:
        return
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(path)
