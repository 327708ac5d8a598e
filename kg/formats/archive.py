"""ZIP and TAR archives and mails with files: their files, nested to a bound, without one that climbs out, swells or repeats itself."""

from __future__ import annotations

import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kg.formats import email
from kg.formats.model import LARGEST, UnreadableError

DEEPEST = 4  # archives within archives
MOST = 100_000  # files of an archive
_DEEP = 50  # folders within folders of an archive
_SWELLS = 200  # times a file may be larger unpacked, above a megabyte: text reaches about 20
_DIRECTORY = 64 * 2**20  # bytes of a ZIP's directory; an entry takes some 100
_HEAD = 20_000  # bytes by which archives are known
_END = struct.Struct("<4s8xL6x")  # of the end of a directory: its signature and its size (APPNOTE 4.3.16)
# What every OOXML, ODF and OFD package holds: these are documents.
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype", "OFD.xml"})
_UTF8 = 0x800  # the flag of a ZIP entry that says that its name is in UTF-8 (APPNOTE 4.4.4, bit 11)


# What the standard library raises for damaged bytes, with what decompresses them.
DAMAGED = (zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, IndexError, OverflowError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path in it, and its bytes or why there are none."""

    name: str
    data: bytes = b""
    problem: str = ""


class _Room:
    """How many bytes may still be unpacked of an archive."""

    def __init__(self, limit: int) -> None:
        self._limit = self._left = limit

    def take(self, size: int) -> None:
        """Count what is unpacked before it is. Raises ``UnreadableError``."""
        self._left -= size
        if self._left < 0:
            raise UnreadableError(
                f"it unpacks to more than the {self._limit:,} bytes that are unpacked of an archive of its size, "
                "as a zip bomb does; unpack it into folders"
            )


def is_archive(path: Path) -> bool:
    """Whether a file is an archive of files, and no document that is zipped."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
                if path.stat().st_size > LARGEST or _directory(file) > _DIRECTORY:
                    return True  # no document is as large; it is opened where memory is bounded
                return not _DOCUMENTS.intersection(zipfile.ZipFile(file).namelist())
            if email.claims(head):
                return path.stat().st_size > LARGEST or _brings(head + file.read())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False  # the reader of documents says what is wrong with it
    return head[257:262] == b"ustar" or head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"))


def members(path: Path, limit: int) -> Iterator[Member]:
    """The files of an archive, up to ``limit`` bytes of all of them.

    Raises ``UnreadableError`` for an archive that cannot be opened or holds more; what is wrong with one file is
    told with it.
    """
    room = _Room(limit)
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(0)
        if email.claims(head):
            room.take(path.stat().st_size)
            for name, data in email.attachments(file.read()):
                yield Member(name, data, _refused(name, len(data), link=False))
        else:
            yield from _zipped(file, room) if head.startswith(b"PK") else _tarred(file, room)


def _brings(mail: bytes) -> bool:
    """Whether a mail brings files; one that cannot be taken apart is opened where that costs nothing else."""
    try:
        return bool(email.attachments(mail))
    except Exception:  # the standard library raises many for broken mails
        return True


def _directory(file: BinaryIO) -> int:
    """The size that a ZIP file says its directory has; zipfile reads all of it into memory."""
    file.seek(0, 2)
    file.seek(-min(file.tell(), 2**16 + 22), 1)
    end = file.read()
    at = end.rfind(b"PK\x05\x06", 0, len(end) - _END.size + 4)
    return int(_END.unpack_from(end, at)[1]) if at >= 0 else 0


def _zipped(file: BinaryIO, room: _Room) -> Iterator[Member]:
    try:
        opened = zipfile.ZipFile(file)
        entries = [(_name(info), info) for info in opened.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise UnreadableError(f"this ZIP archive is damaged ({error}); pack it anew") from None
    _counted(len(entries))
    for name, info in entries:
        problem = _refused(name, info.file_size, link=stat.S_ISLNK(info.external_attr >> 16))
        if not problem and info.file_size > 2**20 and info.file_size > _SWELLS * max(info.compress_size, 1):
            problem = f"it unpacks to {info.file_size // max(info.compress_size, 1)} times its size, as a zip bomb does"
        if problem:
            yield Member(name, problem=problem)
            continue
        room.take(info.file_size)
        try:
            with opened.open(info) as part:
                content = part.read(info.file_size + 1)
        except RuntimeError:
            yield Member(name, problem="it is protected by a password in its archive; unpack it")
        except (*DAMAGED, zipfile.BadZipFile, NotImplementedError) as error:
            yield Member(name, problem=f"it is damaged in its archive ({error})")
        else:
            yield Member(name, content)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of an entry; some programs of Windows part its folders by backslashes."""
    return _decoded(info).replace("\\", "/")


def _decoded(info: zipfile.ZipInfo) -> str:
    """Old programs of Chinese Windows write names in GBK, which zipfile reads as cp437."""
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


def _tarred(file: BinaryIO, room: _Room) -> Iterator[Member]:
    files = 0
    try:
        with tarfile.open(fileobj=file, mode="r:*") as opened:
            for info in opened:
                if info.isdir():
                    continue
                files += 1
                _counted(files)
                problem = _refused(info.name, info.size, link=not info.isfile())
                room.take(info.size)  # what is passed over is unpacked, too
                part = None if problem else opened.extractfile(info)
                yield Member(info.name, part.read(info.size) if part else b"", problem)
    except (*DAMAGED, tarfile.TarError) as error:
        if not files:
            raise UnreadableError(
                f"this archive is damaged, or one file packed without an archive ({error}); unpack it, or pack it anew"
            ) from None
        yield Member("(the rest)", problem=f"the archive breaks off here ({error}); pack it anew")


def _counted(files: int) -> None:
    if files > MOST:
        raise UnreadableError(f"this archive holds more than {MOST:,} files; unpack it into folders")


def _refused(name: str, size: int, *, link: bool) -> str:
    """Why a file of an archive is not unpacked; empty for one that is."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts[0] if path.parts else ""):
        return "its path leads out of its archive"
    if len(path.parts) > _DEEP:
        return f"it lies in more than {_DEEP} folders, one in the other; pack it anew"
    if link:
        return "it is a link or device in its archive"
    if size > LARGEST:
        return f"it unpacks to {size:,} bytes, more than the {LARGEST:,} that are read of a file"
    return ""
