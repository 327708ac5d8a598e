"""Word documents (.docx, ECMA-376): paragraphs with their automatic numbers, tables, text boxes and notes in reading order.

Tracked changes are taken as accepted, hidden text and field codes are left out. python-docx gives no numbers,
text boxes, notes or changes, and with the paths below there is nothing left for it to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kg.formats.model import Extract, UnreadableError
from kg.formats.numbering import Numbering, W
from kg.formats.package import Package, local

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
}
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_DEEPEST = 200


def claims(data: bytes) -> bool:
    """Whether this is a ZIP container that names a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data and b"[Content_Types].xml" in data


def read(data: bytes) -> Extract:
    """The text of a document; a paragraph and a row of a table are a line each."""
    package = Package(data, "Word document")
    main = _main(package)
    folder = main.rpartition("/")[0]
    body = package.xml(main).find(f"{W}body")
    if body is None:
        raise UnreadableError("this Word document has no body; open and save it anew")
    numbers = Numbering(package.optional(f"{folder}/numbering.xml"), package.optional(f"{folder}/styles.xml"))
    lines = list(_blocks(body, numbers, 0))
    for part in ("footnotes", "endnotes"):
        notes = package.optional(f"{folder}/{part}.xml")
        for note in notes if notes is not None else ():
            if note.get(f"{W}type", "normal") == "normal":
                lines += _blocks(note, numbers, 0)
    return Extract("\n".join(lines) + "\n" if lines else "", MEDIA_TYPE)


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
    for element in container:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, numbers, depth)
        elif name == "tbl":
            yield from _table(element, numbers, depth)
        elif name not in _LEFT_OUT:
            yield from _blocks(element, numbers, depth + 1)


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


def _paragraph(paragraph: Element, numbers: Numbering, depth: int) -> Iterator[str]:
    """The line of a paragraph, or its lines, and after it those of the boxes that are anchored in it."""
    properties = paragraph.find(f"{W}pPr")
    boxes: list[Element] = []
    text = "".join(_runs(paragraph, boxes, 0))
    if text.strip():
        yield numbers.label(properties) + text
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
        elif name == "txbxContent":
            boxes.append(child)
        else:
            yield from _runs(child, boxes, depth + 1)


def _hidden(run: Element) -> bool:
    """Whether a run is not shown; a toggle without a value is on (17.3.2.41, 22.9.2.7)."""
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "true") not in ("0", "false", "off")
