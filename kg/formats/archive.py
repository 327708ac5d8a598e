"""ZIP and TAR archives: their files, nested to a bound, without one that climbs out, swells or repeats itself."""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from kg.formats import docx, odt, ofd
from kg.formats.model import UnreadableError

DEEPEST = 4  # archives within archives
MOST = 100_000  # files of an archive
LARGEST = 128 * 2**20  # bytes of an unpacked file
_TOTAL = 16 * 2**30  # bytes of all files of an archive
_SWELLS = 200  # times a file may be larger unpacked, above a megabyte: text reaches about 20
_UTF8 = 0x800  # the flag of a ZIP entry that says that its name is in UTF-8 (APPNOTE 4.4.4, bit 11)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path in it, and its bytes or why there are none."""

    name: str
    data: bytes = b""
    problem: str = ""


def claims(data: bytes) -> bool:
    """Whether the bytes are an archive of files, and no document that is zipped."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return not any(one.claims(data) for one in (docx, odt, ofd)) and b"[Content_Types].xml" not in data
    return data[257:262] == b"ustar" or data.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"))


def members(data: bytes) -> Iterator[Member]:
    """The files of an archive in the order of their names.

    Raises ``UnreadableError`` for an archive that cannot be opened; what is wrong with one file is told with it.
    """
    yield from _zipped(data) if data.startswith(b"PK") else _tarred(data)


def _zipped(data: bytes) -> Iterator[Member]:
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        entries = sorted((_name(info), info) for info in opened.infolist() if not info.is_dir())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise UnreadableError(f"this ZIP archive is damaged ({error}); pack it anew") from None
    except TypeError:  # two entries of one name
        entries = sorted(((_name(i), i) for i in opened.infolist() if not i.is_dir()), key=lambda e: e[0])
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


def _tarred(data: bytes) -> Iterator[Member]:
    found: dict[str, Member] = {}
    left = _TOTAL
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:*") as opened:
            for info in opened:
                _counted(len(found))
                if not info.isfile():
                    if not info.isdir():
                        found[info.name] = Member(info.name, problem="it is a link or device in its archive")
                    continue
                problem = _climbs(info.name) or _size(info.size, left)
                part = None if problem else opened.extractfile(info)
                content = part.read(info.size) if part else b""
                left -= len(content)
                found[info.name] = Member(info.name, content, problem)
    except (tarfile.TarError, zlib.error, OSError, EOFError, ValueError) as error:
        if not found:
            raise UnreadableError(f"this archive is damaged ({error}); pack it anew") from None
        found["\uffff"] = Member("(the rest)", problem=f"the archive breaks off here ({error}); pack it anew")
    for name in sorted(found):
        yield found[name]


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
