"""When files and folders have changed, seen by looking again and again: that works on any disk, a network's too."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.read.folder import MARKER, is_cached

PAUSE = 1.0  # seconds between two looks

# Of each file: its size, and when it was last written to, in nanoseconds.
Seen = dict[str, tuple[int, int]]


def changes(paths: Sequence[Path], pause: float = PAUSE, *, cache: Path | None = None) -> Iterator[Seen]:
    """What there is now, and again each time it has changed and then stayed the same for one ``pause``.

    The file that is just being copied is thus waited for. What is in the ``cache`` is written by builds. Ends never.
    """
    told: Seen | None = None
    last = look(paths, cache)
    while True:
        if last != told:
            told = last
            yield last
        time.sleep(pause)
        now = look(paths, cache)
        while now != last:
            last = now
            time.sleep(pause)
            now = look(paths, cache)


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    """What is known of a file; of a link what it leads to, if it leads anywhere."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def look(paths: Sequence[Path], cache: Path | None = None) -> Seen:
    """The files that there are; folders and files that cannot be looked at have none."""
    seen: Seen = {}
    waiting = [str(path) for path in paths]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as scanned:
                entries = [entry for entry in scanned if entry.name == MARKER or entry.name[0] != "."]
            if any(entry.name == MARKER for entry in entries):
                continue  # what the builds write is no document
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if not (cache and is_cached(Path(entry.path), cache)):
                        waiting.append(entry.path)
                else:
                    found = _stat(entry)
                    seen[entry.path] = found.st_size, found.st_mtime_ns
        except NotADirectoryError:
            found = Path(path).stat()
            seen[path] = found.st_size, found.st_mtime_ns
        except OSError:
            continue
    return seen
