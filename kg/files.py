"""Files that two folders share, what is on the disk for certain, and how much memory a process took."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

_READ = 2**20
MANY = 200  # files from which on the whole disk is waited for, rather than one after the other


def link(source: Path, target: Path) -> None:
    """Make a file that is never changed stand under a second name; a copy of it where the disk cannot do that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def sync(folder: Path) -> None:
    """Wait until a folder and all that is in it are on the disk."""
    files = [Path(place, name) for place, _, names in os.walk(folder) for name in names]
    if len(files) > MANY:
        os.sync()
    else:
        for path in files:
            sync_one(path)
    for place, _, _ in os.walk(folder):
        sync_one(Path(place))


def sync_one(path: Path) -> None:
    """Wait until one file or the names in one folder are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path, written: Event | None = None) -> str:
    """The digest of a file's bytes, in hex digits; of one that still grows when it is said to be ``written``."""
    hashed = hashlib.sha256()
    with path.open("rb") as file:
        while True:
            last = written is None or written.is_set()  # asked before reading: what is read then is the end
            while data := file.read(_READ):
                hashed.update(data)
            if last:
                return hashed.hexdigest()
            time.sleep(0.02)


@contextmanager
def digesting(path: Path) -> Iterator[Future[str]]:
    """The digest of a file that is written in this block from its start to its end, in step with that."""
    path.touch()
    written, pool = Event(), ThreadPoolExecutor(1)
    try:
        yield pool.submit(sha256_of, path, written)
    finally:
        written.set()
        pool.shutdown(wait=False)


def peak_memory(of: int = resource.RUSAGE_SELF) -> int:
    """The most memory that this process has held so far, in MiB; ``RUSAGE_CHILDREN``: the largest of its own."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(of).ru_maxrss // unit
