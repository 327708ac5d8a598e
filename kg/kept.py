"""Plain data that take long to make, kept in the user's cache folder: a magic line, a SHA-256, what marshal writes.

marshal makes no objects and runs no code, but it trusts its bytes; so nothing is given to it that the digest does
not vouch for, and no file that another user could have written. Without such a folder nothing is kept.
"""

from __future__ import annotations

import hashlib
import logging
import marshal
import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

_MAGIC = f"fazhi-kg {sys.implementation.cache_tag} marshal {marshal.version} {sys.byteorder}\n".encode()
_HEAD = len(_MAGIC) + 32
_SUFFIX = ".kept"
_MOST = 12  # files, of up to 20 MB each: as many folders of vocabularies as one works with in turn
_ABANDONED = 3600.0  # seconds after which a half-written file belongs to no process that still runs
_LOG = logging.getLogger(__name__)


def load(name: str) -> Any:
    """What was last saved under this name, by this kind of Python; None if nothing sound was."""
    path = _path(name)
    if path is None:
        return None
    try:
        kept = memoryview(path.read_bytes())
    except OSError:
        return None
    if kept[: len(_MAGIC)] != _MAGIC or hashlib.sha256(kept[_HEAD:]).digest() != kept[len(_MAGIC) : _HEAD]:
        return None
    with suppress(OSError):
        os.utime(path)  # the longest unused goes first
    return marshal.loads(kept[_HEAD:])  # noqa: S302 - vouched for by its digest


def has(name: str) -> bool:
    """Whether something was saved under this name, sound or not."""
    path = _path(name)
    return path is not None and path.is_file()


def save(name: str, data: Any) -> None:
    """Keeps tuples, lists, dicts, str, bytes and numbers under a name of letters, digits, ``-`` and ``.``.

    Written beside the file and renamed, so that two processes may do so at once; done without if it fails.
    """
    folder = _folder()
    if folder is None:
        return
    payload = marshal.dumps(data)
    fresh = None
    try:
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
            fresh = Path(file.name)
            file.write(_MAGIC + hashlib.sha256(payload).digest())
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(folder / (name + _SUFFIX))
        _prune(folder)
    except OSError as error:
        _LOG.debug("%s is not kept: %s", name, error)
        if fresh:
            fresh.unlink(missing_ok=True)


def user_cache() -> Path:
    """The folder for caches that the operating system gives to the user."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _path(name: str) -> Path | None:
    folder = _folder()
    return folder / (name + _SUFFIX) if folder else None


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


def _prune(folder: Path) -> None:
    """Removes the files that have not been used for longest, and what a killed process left."""
    kept: list[tuple[float, Path]] = []
    for path in folder.iterdir():
        with suppress(OSError):
            used = path.stat().st_mtime
            if path.suffix == _SUFFIX:
                kept.append((used, path))
            elif path.suffix == ".part" and used < time.time() - _ABANDONED:
                path.unlink()
    for _, path in sorted(kept, reverse=True)[_MOST:]:
        with suppress(OSError):
            path.unlink()
