"""Word documents (.docx, ECMA-376): paragraphs with their automatic numbers, tables, text boxes and notes in reading order.

Tracked changes are taken as accepted, hidden text and field codes are left out. python-docx gives no numbers,
text boxes, notes or changes, and with the paths below there is nothing left for it to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kg.formats.model import Extract, UnreadableError
from kg.formats.numbering import Numbering, W
from kg.formats.package import Package, local, parse

NAME, VERSION = "docx", "1"
LIBRARY = ""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Text that was deleted or moved away, what an old program shows instead of a drawing, and codes of fields.
_LEFT_OUT = {
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "delText",
    "delInstrText",
    "rPr",
    "pPr",
    "tblPr",
    "trPr",
    "tcPr",
    "sectPr",
    "rt",  # how the characters below it are read
}
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_DEEPEST = 200
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # ISO/IEC 29500-1; Word saves so when asked
_SYMBOLS = {  # of the fonts Wingdings and Wingdings 2, by the last two digits of their codes
    "WINGDINGS": {**{0x80 + n: chr(0x2460 + n - 1) for n in range(1, 11)}, 0xA8: "□", 0xFE: "☑", 0x6F: "□"},
    "WINGDINGS 2": {0x52: "☑", 0xA3: "□"},
}


def claims(data: bytes) -> bool:
    """Whether this is a ZIP container that names a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data and b"[Content_Types].xml" in data


def read(data: bytes) -> Extract:
    """The text of a document; a paragraph and a row of a table are a line each."""
    package = Package(data, "Word document")
    main = _main(package)
    folder = main.rpartition("/")[0]
    body = _part(package, main).find(f"{W}body")
    if body is None:
        raise UnreadableError("this Word document has no body; open and save it anew")
    if body.find(f".//{W}altChunk") is not None:
        raise UnreadableError("its text is embedded as another file; open it in Word or WPS and save it anew")
    numbering, styles = (
        _part(package, name) if name in package.names else None
        for name in (f"{folder}/numbering.xml", f"{folder}/styles.xml")
    )
    numbers = Numbering(numbering, styles)
    lines = list(_blocks(body, numbers, 0))
    for part in ("footnotes", "endnotes"):
        name = f"{folder}/{part}.xml"
        for note in _part(package, name) if name in package.names else ():
            if note.get(f"{W}type", "normal") == "normal":
                lines += _blocks(note, numbers, 0)
    if not any(line.strip() for line in lines):
        raise UnreadableError(
            "this Word document holds no text; if it holds pictures of pages, save it as PDF"
        )
    return Extract("\n".join(lines) + "\n", MEDIA_TYPE)


def _part(package: Package, name: str) -> Element:
    """A part of a document; one in the strict form of the standard as if it were in the other."""
    return parse(package.bytes(name).replace(_STRICT, W[1:-1].encode()), f"{name} in this {package.what}")


def _main(package: Package) -> str:
    """The part that the package names as its document; programs other than Word call it otherwise."""
    relations = package.optional("_rels/.rels")
    for one in relations if relations is not None else ():
        if one.get("Type", "").endswith("/officeDocument"):
            return one.get("Target", "").lstrip("/")
    return "word/document.xml"


def _blocks(container: Element, numbers: Numbering, depth: int) -> Iterator[str]:
    """The lines of what holds paragraphs and tables: a body, a cell, a text box, a note."""
    if depth > _DEEPEST:
        raise UnreadableError("its tables or boxes are nested too deep; open and save it anew")
    begun = ""  # by a paragraph whose end was deleted, and so goes on in the next
    for element in container:
        name = local(element)
        if name == "p" and any(
            element.find(f"{W}pPr/{W}rPr/{W}{mark}") is not None for mark in ("del", "moveFrom")
        ):
            begun += "".join(_runs(element, [], 0))
        elif name == "p":
            yield from _paragraph(element, numbers, depth, begun)
            begun = ""
        elif name == "tbl":
            yield from _table(element, numbers, depth)
        elif name not in _LEFT_OUT and not _is_contents(element):
            yield from _blocks(element, numbers, depth + 1)
    if begun.strip():
        yield begun


def _is_contents(element: Element) -> bool:
    """Whether this is the table of contents, which says each heading once more."""
    kind = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return kind is not None and kind.get(f"{W}val") == "Table of Contents"


def _table(table: Element, numbers: Numbering, depth: int) -> Iterator[str]:
    """A row a line, its cells parted by bars; a row of one cell is its paragraphs, as frames around a text are."""
    for row in _within(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        cells = [list(_blocks(cell, numbers, depth + 1)) for cell in _within(row, "tc")]
        filled = [cell for cell in cells if any(line.strip() for line in cell)]
        if len(filled) == 1:
            yield from filled[0]
        elif filled:
            yield " | ".join(" ".join(line.strip() for line in cell if line.strip()) for cell in cells)


def _within(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those that are wrapped in controls or changes."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _within(child, name)


def _paragraph(paragraph: Element, numbers: Numbering, depth: int, begun: str) -> Iterator[str]:
    """The line of a paragraph, or its lines, and after it those of the boxes that are anchored in it."""
    properties = paragraph.find(f"{W}pPr")
    if numbers.is_contents(properties):
        return
    boxes: list[Element] = []
    text = begun + "".join(_runs(paragraph, boxes, 0))
    label = numbers.label(properties)  # an empty paragraph has a number, too
    if text.strip():
        yield label + text
    elif not boxes:
        yield ""
    for box in boxes:
        yield from _blocks(box, numbers, depth + 1)


def _runs(element: Element, boxes: list[Element], depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise UnreadableError("its text is nested too deep; open and save it anew")
    for child in element:
        name = local(child)
        if name in _LEFT_OUT:
            continue
        if name == "r" and _hidden(child):
            continue
        if name == "t":
            yield child.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name == "sym":
            yield _symbol(child)
        elif name == "txbxContent":
            boxes.append(child)
        else:
            yield from _runs(child, boxes, depth + 1)


def _symbol(mark: Element) -> str:
    """A character of a font of symbols (17.3.3.30), where it says something."""
    font, code = mark.get(f"{W}font", "").upper(), mark.get(f"{W}char", "")
    return _SYMBOLS.get(font, {}).get(int(code[-2:], 16) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else 0, "")


def _hidden(run: Element) -> bool:
    """Whether a run is not shown; a toggle without a value is on (17.3.2.41, 22.9.2.7)."""
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "true") not in ("0", "false", "off")
