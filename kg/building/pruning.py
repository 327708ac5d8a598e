"""What of the cache is thrown away when a build has ended: what was used longest ago, beyond a bound."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.cache import BESIDE, CONVERTED, SIZE, UNPACKED

LOCK = ".lock"
SPARE = 512 * 2**20  # bytes that are kept beside what the last build used
_OURS = re.compile(f"[0-9a-f]{{{SIZE}}}\\.")  # the folder may be one of the user's, with files of its own


@contextmanager
def used(folder: Path) -> Iterator[int]:
    """A block in which nothing of the cache is thrown away, by this or another build; gives when it began."""
    with (folder / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        os.utime(lock.fileno())  # by the clock of the disk, which the other times are of
        yield os.fstat(lock.fileno()).st_mtime_ns


def prune(folder: Path, keep: Set[str], *, since: int = 0, spare: int = SPARE) -> None:
    """Throw away what the build has not used, but for what was used last, up to ``spare`` bytes.

    The build has used what is under one of the keys to ``keep``, and of what archives held and what was converted
    that which was touched ``since`` (in nanoseconds) it began. Where another build uses the cache, nothing is thrown
    away: its end will do it.
    """
    with suppress(OSError), (folder / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        spared = [*_records(folder, keep), *_prepared(folder, since)]
        for path in sorted(spared, key=lambda path: (-path.stat().st_mtime_ns, path.name)):
            # The record first: without it the others are none.
            parts = [part for part in (path, *map(path.with_suffix, BESIDE)) if part.exists()]
            spare -= sum(map(_size, parts))
            if spare < 0:
                for part in parts:
                    _remove(part)


def _records(folder: Path, keep: Set[str]) -> Iterator[Path]:
    """The records under other keys; what was left half written is removed."""
    for below in os.scandir(folder):
        if len(below.name) == 2 and below.is_dir():
            for entry in os.scandir(below.path):
                if not _OURS.match(entry.name):
                    continue
                if entry.name.endswith(".part"):  # of a build that was killed
                    Path(entry).unlink()
                elif entry.name.endswith(".json") and entry.name[:SIZE] not in keep:
                    yield Path(entry)


def _prepared(folder: Path, since: int) -> Iterator[Path]:
    """What archives held and what was converted, as far as it was not used lately."""
    for name in (UNPACKED, CONVERTED):
        if (folder / name).is_dir():
            yield from (path for path in (folder / name).iterdir() if path.stat().st_mtime_ns < since)


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.lstat().st_size for file in files)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
