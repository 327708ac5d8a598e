"""The XML parts of a zipped document (OOXML, ODF, OFD): bounded, without DTDs, and with a sentence for what is broken."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree

from kg.formats.model import UnreadableError

LARGEST = 64 * 2**20  # bytes of an unpacked part; the text of a report has some 100 kB
_MANY = 10_000  # parts of a package


class Package:
    """A zipped document, of which single parts are read."""

    def __init__(self, data: bytes, what: str) -> None:
        self.what = what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = self._zip.namelist()
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            EOFError,
            RecursionError,
            NotImplementedError,
        ) as error:
            raise UnreadableError(f"this {what} is damaged ({error}); open and save it anew") from None
        if len(self.names) > _MANY:
            raise UnreadableError(f"this {what} has more than {_MANY:,} parts, which no report has")

    def bytes(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            with self._zip.open(name) as part:
                data = part.read(LARGEST + 1)
        except KeyError:
            raise UnreadableError(f"this {self.what} lacks its part {name}; open and save it anew") from None
        except RuntimeError as error:  # zipfile says so of encrypted parts
            if "password" in str(error) or "encrypted" in str(error):
                raise UnreadableError(
                    f"this {self.what} is protected by a password; save it without one"
                ) from None
            raise
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            raise UnreadableError(
                f"this {self.what} is damaged in {name} ({error}); open and save it anew"
            ) from None
        if len(data) > LARGEST:
            raise UnreadableError(f"{name} in this {self.what} unpacks to more than {LARGEST:,} bytes")
        return data

    def locked(self, part: str, mark: str) -> None:
        """Raise ``UnreadableError`` where a part holds the mark of encryption that a format lays down."""
        if part in self.names and mark.encode() in self.bytes(part):
            raise UnreadableError(f"this {self.what} is protected by a password; save it without one")

    def xml(self, name: str) -> ElementTree.Element:
        """The root of a part."""
        return parse(self.bytes(name), f"{name} in this {self.what}")

    def optional(self, name: str) -> ElementTree.Element | None:
        """The root of a part that need not be there."""
        return self.xml(name) if name in self.names else None


def parse(data: bytes, what: str) -> ElementTree.Element:
    """The root of an XML text without a document type: it is what entities that grow or fetch files are declared in."""
    head = data.replace(b"\0", b"")[:4096].upper()  # UTF-16 has zero bytes between the letters
    if b"<!DOCTYPE" in head or b"<!ENTITY" in data.replace(b"\0", b"").upper():
        raise UnreadableError(
            f"{what} declares a document type, which is refused; open and save the file anew"
        )
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - without a DTD there are no entities to expand
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableError(
            f"{what} is no well-formed XML ({error}); open and save the file anew"
        ) from None


def local(element: ElementTree.Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
