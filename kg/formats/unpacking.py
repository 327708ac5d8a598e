"""Where the files of an archive lie: one folder for its bytes, written once, as a whole, by a process of its own."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from kg.formats import bounded
from kg.formats.archive import members
from kg.formats.model import UnreadableError

SWELLS = 50  # times all files may be larger than the archive that lies in no other: reports reach about 20
LEAST, MOST = 2**28, 2**34  # bytes that are unpacked of any archive, and of none more
_FILES, _RECORD = "files", "problems.json"
_HALF = re.compile(r"\.unpacking-(\d+)-")
# What is wrong with a name or its place; anything else (a full disk) is wrong with this machine.
_OF_NAMES = {errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.EINVAL, errno.EILSEQ}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The folder that holds the files of an archive, their bytes, and why some of them are not there."""

    folder: Path
    size: int
    problems: dict[str, str]


def limit(size: int) -> int:
    """How many bytes are unpacked of an archive of this size, with the archives in it."""
    return min(max(LEAST, SWELLS * size), MOST)


def unpack(path: Path, into: Path, most: int) -> Unpacked:
    """The files of an archive in a folder below ``into``, if they have no more than ``most`` bytes.

    The folder is named after the archive's bytes: a build that is killed leaves none, and what it had begun is
    thrown away by the next. Raises ``UnreadableError``, and OSError where the disk is full.
    """
    with path.open("rb") as file:
        folder = into / hashlib.file_digest(file, "sha256").hexdigest()
    if not folder.exists():
        into.mkdir(parents=True, exist_ok=True)
        _swept(into)
        with TemporaryDirectory(
            dir=into, prefix=f".unpacking-{os.getpid()}-", ignore_cleanup_errors=True
        ) as name:
            fresh = Path(name)
            (fresh / _FILES).mkdir()
            said = bounded.unpacked({"path": str(path), "folder": str(fresh / _FILES), "limit": most})
            (fresh / _RECORD).write_text(json.dumps(said), "ascii")
            with suppress(OSError):  # another build was first
                fresh.rename(folder)
    with suppress(OSError):
        os.utime(folder)  # used now: the last to be thrown away
    record = json.loads((folder / _RECORD).read_text("ascii"))
    if record["size"] > most:
        raise UnreadableError("with it the archive that it lies in unpacks as far as a zip bomb; unpack that")
    return Unpacked(folder / _FILES, **record)


def written(asked: dict[str, Any]) -> dict[str, Any]:
    """Write the files of an archive; how many bytes they have, and the names of those that are not there, with the reason."""
    found = list(_written(Path(asked["path"]), Path(asked["folder"]), asked["limit"]))
    return {
        "size": sum(size for _, size, _ in found),
        "problems": {name: problem for name, _, problem in found if problem},
    }


def _written(path: Path, folder: Path, most: int) -> Iterator[tuple[str, int, str]]:
    for member in members(path, most):
        problem = member.problem
        if not problem:
            target = folder.joinpath(*PurePosixPath(member.name).parts)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    file.write(member.data)
            except FileExistsError:
                problem = "its archive holds two files of this name; pack it anew"
            except (OSError, ValueError) as error:
                if isinstance(error, OSError) and error.errno not in _OF_NAMES:
                    raise
                problem = f"it cannot be unpacked ({getattr(error, 'strerror', None) or error})"
        yield _printable(member.name), len(member.data), problem


def _printable(name: str) -> str:
    """The name of a file as Unicode: TAR archives from old systems have names in GBK."""
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _swept(into: Path) -> None:
    """Throw away what builds that were killed had begun."""
    for path in into.glob(".unpacking-*"):
        by = _HALF.match(path.name)
        if by and not _runs(int(by[1])):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
