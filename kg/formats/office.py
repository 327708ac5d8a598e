"""Old Word and WPS documents and RTF, made into .docx by LibreOffice, many at a time.

One call costs a second whatever it converts; a document in a batch costs a fifth of one.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.formats.model import LARGEST, UnreadableError

NAME, VERSION = "libreoffice", "1"
BATCH = 40
_SECONDS, _MORE = 60.0, 10.0  # for a call, and for each document of it
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
MISSING = (
    "old Word, WPS and RTF files need LibreOffice, which is not installed: on Debian and Ubuntu apt-get install "
    "libreoffice-writer-nogui, elsewhere from libreoffice.org"
)


def claims(data: bytes) -> bool:
    """Whether the bytes are an OLE container, as .doc and .wps are, or RTF."""
    return data.startswith((_OLE, b"{\\rtf"))


def media_type(data: bytes) -> str:
    """The media type of what is claimed."""
    return "application/msword" if data.startswith(_OLE) else "application/rtf"


def checked(data: bytes) -> None:
    """Raise ``UnreadableError`` for a container that holds no text or is locked."""
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise UnreadableError("this Word document is protected by a password; save it without one")
        if _WORD not in data:
            raise UnreadableError("this is an old Office file without a Word document (.xls, .ppt, .msi …)")


@cache
def program() -> str:
    """The path of LibreOffice; empty where it is not installed."""
    return next((found for one in _PROGRAMS if (found := shutil.which(one))), "")


@cache
def version() -> str:
    """The version of LibreOffice, such as 7.4.7.2; another one may give another text."""
    try:
        said = subprocess.run(  # noqa: S603 - a program of the system with fixed arguments
            [program(), "--version"], capture_output=True, timeout=60, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.search(rb"\d+(?:\.\d+)+", said)
    return found[0].decode("ascii") if found else ""


def reader() -> str:
    """The name and version of this reader and of LibreOffice."""
    return f"{NAME}/{VERSION} (LibreOffice {version()})"


def prepare(paths: Iterable[Path], into: Path) -> None:
    """Convert the files of these formats among ``paths`` that are not in the folder ``into`` yet."""
    waiting: dict[str, bytes] = {}
    for path in paths:
        data = _bytes(path)
        if not data or not program() or (into / f"{_name(data)}.docx").exists():
            continue
        waiting[_name(data)] = data
        if len(waiting) == BATCH:
            into.mkdir(parents=True, exist_ok=True)
            convert(waiting, into)
            waiting.clear()
    if waiting:
        into.mkdir(parents=True, exist_ok=True)
        convert(waiting, into)


def converted(data: bytes, folder: Path) -> bytes:
    """What a document was converted to. Raises ``UnreadableError`` where it was not, with the reason."""
    checked(data)
    if not program():
        raise UnreadableError(MISSING)
    try:
        path = folder / f"{_name(data)}.docx"
        os.utime(path)  # used now: the last to be thrown away
        return path.read_bytes()
    except OSError:
        raise UnreadableError(
            "LibreOffice cannot read this file: it is damaged or protected by a password; open and save it anew"
        ) from None


def _bytes(path: Path) -> bytes:
    """The bytes of a file that is of these formats and not too large; else none."""
    try:
        with path.open("rb") as file:
            return file.read() if claims(file.peek(8)) and path.stat().st_size <= LARGEST else b""
    except OSError:
        return b""


def _name(data: bytes) -> str:
    """The name of a converted file: by its bytes and by what converted them."""
    return f"{hashlib.sha256(data).hexdigest()}-{version()}"


def convert(documents: Mapping[str, bytes], into: Path) -> None:
    """Make documents into ``into/NAME.docx``, each by its name; one that cannot be converted leaves no file.

    A batch that fails is converted one by one, so that it costs only the document that is at fault.
    """
    names = sorted(documents)
    for at in range(0, len(names), BATCH):
        batch = names[at : at + BATCH]
        if not _converted(batch, documents, into) and len(batch) > 1:
            for name in batch:
                if not (into / f"{name}.docx").exists():
                    _converted([name], documents, into)


def _converted(names: Sequence[str], documents: Mapping[str, bytes], into: Path) -> bool:
    """Whether one call converted all of these."""
    with TemporaryDirectory(prefix="kg-office-") as temporary:
        folder = Path(temporary)
        (folder / "in").mkdir()
        (folder / "out").mkdir()
        for name in names:
            # LibreOffice goes by the content; an .rtf by its name is never taken for plain text.
            suffix = "rtf" if documents[name].startswith(b"{") else "doc"
            (folder / "in" / f"{name}.{suffix}").write_bytes(documents[name])
        files = sorted((folder / "in").iterdir())
        _run(
            [
                *(
                    program(),
                    "--headless",
                    "--norestore",
                    "--nolockcheck",
                    f"-env:UserInstallation={(folder / 'user').as_uri()}",
                ),
                *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), *map(str, files)),
            ],
            _SECONDS + _MORE * len(names),
        )
        done = sorted((folder / "out").glob("*.docx"))
        for path in done:
            kept = into / f".{path.name}.{os.getpid()}"
            shutil.copyfile(path, kept)
            kept.replace(into / path.name)
    return len(done) == len(names)


def _run(command: Sequence[str], seconds: float) -> None:
    """Run a program in a group of its own, which is ended as a whole when its time is over."""
    with subprocess.Popen(  # noqa: S603 - a program of the system; the names of files are ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            running.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
        except BaseException:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            raise
