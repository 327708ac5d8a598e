"""OFD, the national format of fixed pages (GB/T 33190-2016): the text of each page's objects, put into lines again."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kg.formats.lines import pages_text
from kg.formats.model import Extract, UnreadableError
from kg.formats.package import Package, local
from kg.formats.pieces import Piece

NAME, VERSION = "ofd", "2"
LIBRARY = ""
MEDIA_TYPE = "application/ofd"
_MANY = 2_000  # pages


def claims(data: bytes) -> bool:
    """Whether this is a ZIP container with OFD.xml, the entry that every OFD file has (7.2)."""
    return data.startswith(b"PK\x03\x04") and b"OFD.xml" in data


def read(data: bytes) -> Extract:
    """The text of a file, its paragraphs joined across lines and pages."""
    package = Package(data, "OFD file")
    root = package.xml("OFD.xml")
    if any(local(one) == "Encryptions" for one in root.iter()):  # GM/T 0099-2020
        raise UnreadableError("this OFD file is encrypted; save it without a password")
    documents = [(one.text or "").strip().lstrip("/") for one in root.iter() if local(one) == "DocRoot"]
    if not any(documents):
        raise UnreadableError("this OFD file names no document; save the report as PDF or plain text")
    places = [
        _part(posixpath.dirname(document), one.get("BaseLoc", ""))
        for document in documents
        for one in package.xml(document).iter()
        if local(one) == "Page" and one.get("BaseLoc")
    ]
    if len(places) > _MANY:
        raise UnreadableError(f"this OFD file has more than {_MANY:,} pages, which no report has")
    joined = pages_text([list(_pieces(package.xml(place))) for place in places])
    if not joined.text.strip():
        raise UnreadableError("this OFD file holds pictures of its pages and no text; save the scan as PDF")
    return Extract(joined.text, MEDIA_TYPE, pages=joined.pages)


def _part(folder: str, place: str) -> str:
    """The name of a part by an ST_Loc, relative or from the root (7.3)."""
    return place.lstrip("/") if place.startswith("/") else posixpath.normpath(posixpath.join(folder, place))


def _pieces(page: Element) -> Iterator[Piece]:
    """The pieces of text on a page: each TextObject has its box in millimetres and its codes (11.2, 11.3)."""
    for one in page.iter():
        if local(one) != "TextObject":
            continue
        box = _numbers(one.get("Boundary", ""))
        if len(box) < 4:
            continue
        size = (_numbers(one.get("Size", "")) or [box[3]])[0]
        for code in one:
            words = code.text or ""
            if local(code) == "TextCode" and words.strip():
                x, y = (_numbers(code.get(axis, "")) for axis in ("X", "Y"))
                left = box[0] + (x[0] if x else 0.0)
                base = box[1] + (y[0] if y else box[3])
                yield Piece(left, base - size, max(box[0] + box[2], left + size), base, words.strip(), size)


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split()]
    except ValueError:
        return []
