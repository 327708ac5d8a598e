"""The vocabularies and registers as they were read, kept in the user's cache folder until a file changes.

A compiled file is a magic line, the SHA-256 of its payload, and the payload: plain data as marshal writes it.
marshal makes no objects and runs no code, but it and the automaton trust their bytes; so nothing is given to them
that the digest does not vouch for, and no file that another user could have written.
"""

from __future__ import annotations

import hashlib
import logging
import marshal
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from kg.cache import code_digest, vocabulary_digest
from kg.terms import digest
from kg.zh.words import user_cache

T = TypeVar("T")

_MAGIC = b"fazhi-kg lexicon 1\n"
_SUFFIX = ".lexicon"
_KEPT = 6  # folders of vocabularies that one works with in turn; about 14 MB each
_ABANDONED = 3600.0  # seconds after which a half-written file belongs to no process that still runs
_LOG = logging.getLogger(__name__)


def compiled(
    folders: Sequence[Path],
    *,
    read: Callable[[Sequence[Path]], T],
    pack: Callable[[T], object],
    unpack: Callable[[Any], T],
) -> T:
    """What ``read(folders)`` gives, from the cache if no file has changed since.

    ``pack`` gives plain data: tuples, lists, dicts, str, bytes, int; ``unpack`` makes the object of it again.
    Where the cache cannot be used, everything is read. What ``read`` raises is raised, and nothing is kept.
    """
    cache, key = _folder(), _key(folders)
    if cache is None or key is None:
        return read(folders)
    path = cache / (key + _SUFFIX)
    if data := _load(path):
        return unpack(data[0])
    made = read(folders)
    if _key(folders) == key:  # else a file was changed while they were read
        payload: Any = (pack(made),)
        _save(path, marshal.dumps(payload))
    return made


def _folder() -> Path | None:
    """A folder that this user, and nobody else, may write; None if there is none."""
    try:
        folder = user_cache() / "fazhi-kg"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except (OSError, RuntimeError):  # no home, read-only home
        return None
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o022):
        _LOG.debug("%s may be written by others; nothing is kept there", folder)
        return None
    return folder


def _key(folders: Sequence[Path]) -> str | None:
    """The digest of all that the compiled data depend on: files, where they lie, this program, its libraries.

    None if a file cannot be read: its reader says so in the words of its kind.
    """
    try:
        vocabularies = [part for f in folders for part in (str(f), str(f.resolve()), vocabulary_digest([f]))]
    except OSError:
        return None
    return digest(
        *vocabularies,
        code_digest(),
        version("daachorse"),
        sys.implementation.cache_tag or sys.version,
        f"{marshal.version} {sys.byteorder} {sys.maxsize}",
        size=32,
    )


def _load(path: Path) -> tuple[Any] | None:
    try:
        kept = memoryview(path.read_bytes())
    except OSError:
        return None
    head = len(_MAGIC) + 32
    if kept[: len(_MAGIC)] != _MAGIC or hashlib.sha256(kept[head:]).digest() != kept[len(_MAGIC) : head]:
        return None
    with suppress(OSError):
        os.utime(path)  # the longest unused goes first
    data: tuple[Any] = marshal.loads(kept[head:])  # noqa: S302 - vouched for by its digest
    return data


def _save(path: Path, payload: bytes) -> None:
    """Writes beside the file and renames, so that two processes may do so at once; does without if it fails."""
    fresh = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            fresh = Path(file.name)
            file.write(_MAGIC + hashlib.sha256(payload).digest())
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        _prune(path.parent)
    except OSError as error:
        _LOG.debug("%s is not kept: %s", path, error)
        if fresh:
            fresh.unlink(missing_ok=True)


def _prune(folder: Path) -> None:
    """Removes the compiled files that have not been used for longest, and what a killed process left."""
    kept: list[tuple[float, Path]] = []
    for path in folder.iterdir():
        with suppress(OSError):
            used = path.stat().st_mtime
            if path.suffix == _SUFFIX:
                kept.append((used, path))
            elif path.suffix == ".part" and used < time.time() - _ABANDONED:
                path.unlink()
    for _, path in sorted(kept, reverse=True)[_KEPT:]:
        with suppress(OSError):
            path.unlink()
