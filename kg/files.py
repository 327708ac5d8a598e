"""Files that two folders share, what is on the disk for certain, and how much memory a process took."""

from __future__ import annotations

import errno
import hashlib
import os
import resource
import shutil
import sys
from pathlib import Path

MANY = 200  # files from which on the whole disk is waited for, rather than one after the other
# What is wrong with this machine and not with a file that is read.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}


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


def sha256_of(path: Path) -> str:
    """The digest of a file's bytes, in hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def peak_memory(of: int = resource.RUSAGE_SELF) -> int:
    """The most memory that this process has held so far, in MiB; ``RUSAGE_CHILDREN``: the largest of its own."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(of).ru_maxrss // unit
