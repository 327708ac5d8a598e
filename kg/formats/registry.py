"""Which format a file is of, and so which one reader decides its text."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

from kg.formats import docx, email, html, ocr, odt, ofd, pdf, plain
from kg.formats.model import Extract, UnreadableError

# The first that claims the bytes reads them. Plain text claims all that is left.
FORMATS: tuple[ModuleType, ...] = (pdf, docx, odt, ofd, ocr, email, html, plain)
_OTHERS = (
    (b"PK\x07\x08", "a part of a ZIP archive; put its parts together, and pack it anew"),
    (b"Rar!", "a RAR archive; unpack it, or pack it as ZIP"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it, or pack it as ZIP"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
# XML that names its program, or whose root is a document's; HTML in XML is a page.
_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>\s*(?:<!--.{0,500}?-->\s*)?(?:<\?mso-application|<(?:w:wordDocument|pkg:package|office:document)\b)",
    re.DOTALL,
)


def recognise(data: bytes) -> ModuleType:
    """The format of some bytes."""
    return next(one for one in FORMATS if one.claims(data))


def reader(one: ModuleType) -> str:
    """The name and version of a reader and of its library: another one may give another text.

    >>> reader(docx)
    'docx/1'
    """
    said = f"{one.NAME}/{one.VERSION}"
    if not one.LIBRARY:
        return said
    try:
        return f"{said} ({one.LIBRARY} {version(one.LIBRARY)})"
    except PackageNotFoundError:
        return said


def extract(data: bytes) -> Extract:
    """The text of a file. Raises ``UnreadableError`` with a sentence that says what to do."""
    if _XML.match(data):
        raise UnreadableError(
            "this is a document as a single XML file (Word 2003 XML, Flat ODF); save it as .docx or plain text"
        )
    for signature, what in _OTHERS:
        if data.startswith(signature) and recognise(data) is plain:
            raise UnreadableError(f"this is {what}; save the report as a document or plain text")
    one = recognise(data)
    if one is plain and data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise UnreadableError(_zipped(data))
    found: Extract = one.read(data, extract) if one is email else one.read(data)
    if len(found.text) > plain.LONGEST:
        raise UnreadableError(plain.TOO_LONG)
    return replace(found, reader=f"{reader(one)} + {found.reader}" if found.reader else reader(one))


def _zipped(data: bytes) -> str:
    """Why a ZIP container that is none of our documents is not read."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with suppress(Exception):  # whatever zipfile raises for damaged bytes
            names = zipfile.ZipFile(io.BytesIO(data)).namelist()
            if "[Content_Types].xml" in names or "mimetype" in names:
                return (
                    "this is a ZIP container of another program (.xlsx, .pptx …); save the report as a document or "
                    "plain text"
                )
            return "this is a ZIP archive within a document; unpack it"
    return "this ZIP archive is damaged or was cut off; pack it anew"
