"""ZIP and TAR archives: their files, nested to a bound, without one that climbs out, swells or repeats itself."""

from __future__ import annotations

import hashlib
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO

from kg.formats.model import LARGEST, UnreadableError

DEEPEST = 4  # archives within archives
MOST = 100_000  # files of an archive
_TOTAL = 16 * 2**30  # bytes of all files of an archive
_SWELLS = 200  # times a file may be larger unpacked, above a megabyte: text reaches about 20
FILES, PROBLEMS = "files", "problems.json"
# What every OOXML, ODF and OFD package holds: these are documents.
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype", "OFD.xml"})
_UTF8 = 0x800  # the flag of a ZIP entry that says that its name is in UTF-8 (APPNOTE 4.4.4, bit 11)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path in it, and its bytes or why there are none."""

    name: str
    data: bytes = b""
    problem: str = ""


def is_archive(path: Path) -> bool:
    """Whether a file is an archive of files, and no document that is zipped."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
            if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
                return not _DOCUMENTS.intersection(zipfile.ZipFile(file).namelist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False  # the reader of documents says what is wrong with it
    return head[257:262] == b"ustar" or head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"))


def members(path: Path) -> Iterator[Member]:
    """The files of an archive.

    Raises ``UnreadableError`` for an archive that cannot be opened; what is wrong with one file is told with it.
    """
    with path.open("rb") as file:
        yield from _zipped(file) if file.peek(2).startswith(b"PK") else _tarred(file)


def unpack(path: Path, into: Path) -> tuple[Path, dict[str, str]]:
    """The folder below ``into`` that holds the files of an archive, and why some of them are not there.

    The folder is named after the archive's bytes and written once, as a whole: a build that is killed leaves none.
    Raises ``UnreadableError``.
    """
    with path.open("rb") as file:
        folder = into / hashlib.file_digest(file, "sha256").hexdigest()
    if not folder.exists():
        into.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=into, prefix=".unpacking-") as temporary:
            (Path(temporary) / FILES).mkdir()
            (Path(temporary) / PROBLEMS).write_text(
                json.dumps(dict(_written(path, Path(temporary) / FILES)), ensure_ascii=False), "utf-8"
            )
            with suppress(OSError):  # another build was first
                Path(temporary).rename(folder)
                Path(temporary).mkdir()  # for the end of the block
    return folder / FILES, json.loads((folder / PROBLEMS).read_text("utf-8"))


def _written(path: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Write the files of an archive; yield the names of those that are not, with the reason."""
    for member in members(path):
        problem = member.problem
        if not problem:
            target = folder.joinpath(*PurePosixPath(member.name).parts)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(member.data)
            except (OSError, ValueError) as error:
                problem = f"it cannot be unpacked ({getattr(error, 'strerror', None) or error})"
        if problem:
            yield member.name, problem


def _zipped(file: BinaryIO) -> Iterator[Member]:
    try:
        opened = zipfile.ZipFile(file)
        entries = [(_name(info), info) for info in opened.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise UnreadableError(f"this ZIP archive is damaged ({error}); pack it anew") from None
    _counted(len(entries))
    left = _TOTAL
    for name, info in entries:
        problem = _climbs(name) or _size(info.file_size, left)
        if not problem and info.file_size > 2**20 and info.file_size > _SWELLS * max(info.compress_size, 1):
            problem = f"it unpacks to {info.file_size // max(info.compress_size, 1)} times its size, as a zip bomb does"
        if problem:
            yield Member(name, problem=problem)
            continue
        try:
            with opened.open(info) as part:
                content = part.read(info.file_size + 1)
        except RuntimeError:
            yield Member(name, problem="it is protected by a password in its archive; unpack it")
            continue
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            yield Member(name, problem=f"it is damaged in its archive ({error})")
            continue
        left -= len(content)
        yield Member(name, content)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of an entry: old programs of Chinese Windows write GBK, which zipfile reads as cp437."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _tarred(file: BinaryIO) -> Iterator[Member]:
    left, files = _TOTAL, 0
    try:
        with tarfile.open(fileobj=file, mode="r:*") as opened:
            for info in opened:
                if info.isdir():
                    continue
                files += 1
                _counted(files)
                problem = _climbs(info.name) or _size(info.size, left)
                if not info.isfile():
                    problem = "it is a link or device in its archive"
                part = None if problem else opened.extractfile(info)
                content = part.read(info.size) if part else b""
                left -= len(content)
                yield Member(info.name, content, problem)
    except (tarfile.TarError, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        if not files:
            raise UnreadableError(f"this archive is damaged ({error}); pack it anew") from None
        yield Member("(the rest)", problem=f"the archive breaks off here ({error}); pack it anew")


def _counted(files: int) -> None:
    if files > MOST:
        raise UnreadableError(f"this archive holds more than {MOST:,} files; unpack it into folders")


def _climbs(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    outside = path.is_absolute() or ".." in path.parts or ":" in (path.parts[0] if path.parts else "")
    return "its path leads out of its archive" if outside else ""


def _size(size: int, left: int) -> str:
    if size > LARGEST:
        return f"it unpacks to {size:,} bytes, more than the {LARGEST:,} that are read of a file"
    return "its archive unpacks to more than all that is read of one; split it" if size > left else ""
