"""OpenDocument texts (.odt, ISO/IEC 26300): paragraphs, headings, lists with their numbers, tables and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from kg.formats.model import Extract, UnreadableError
from kg.formats.numbering import chinese, whole
from kg.formats.package import Package, local

NAME, VERSION = "odt", "1"
LIBRARY = ""
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LEFT_OUT = {
    "tracked-changes",
    "annotation",
    "annotation-end",
    "forms",
    "sequence-decls",
    "bookmark",
    "ruby-text",
}
_DEEPEST = 200
Formats = Mapping[str, Mapping[int, tuple[str, str, str, int]]]


def claims(data: bytes) -> bool:
    """Whether this is a ZIP container that says to be an OpenDocument text (ISO/IEC 26300-3, 3.3)."""
    return data.startswith(b"PK\x03\x04") and MEDIA_TYPE.encode() in data[:200]


def read(data: bytes) -> Extract:
    """The text of a document; a paragraph and a row of a table are a line each."""
    package = Package(data, "OpenDocument text")
    package.locked("META-INF/manifest.xml", "encryption-data")
    content = package.xml("content.xml")
    body = next((one for one in content.iter() if local(one) == "text" and one.tag.find("office") >= 0), None)
    if body is None:
        raise UnreadableError("this OpenDocument file holds no text; save the report as a text document")
    reader = _Reader(_formats([content, package.optional("styles.xml")]))
    lines = [*reader.blocks(body, 0), *reader.notes]
    if not any(line.strip() for line in lines):
        raise UnreadableError(
            "this OpenDocument text holds no text; if it holds pictures of pages, save it as PDF"
        )
    return Extract("\n".join(lines) + "\n", MEDIA_TYPE)


class _Reader:
    """The lines of a document in their order; the notes are gathered."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self._counts: dict[tuple[str, int], int] = {}
        self.notes: list[str] = []

    def blocks(self, container: Element, depth: int, style: str = "", level: int = 0) -> Iterator[str]:
        if depth > _DEEPEST:
            raise UnreadableError("its lists or tables are nested too deep; open and save it anew")
        for element in container:
            name = local(element)
            if name in ("p", "h"):
                yield from self._paragraph(element, depth)
            elif name == "list":
                yield from self._list(element, depth, style, level + 1)
            elif name == "table":
                yield from self._table(element, depth)
            elif name not in _LEFT_OUT:
                yield from self.blocks(element, depth + 1, style, level)

    def _list(self, element: Element, depth: int, style: str, level: int) -> Iterator[str]:
        style = element.get(f"{_TEXT}style-name", style)
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true" or element.get(f"{_TEXT}continue-list")
        if not goes_on:
            self._counts = {key: n for key, n in self._counts.items() if key[0] != style or key[1] < level}
        for item in element:
            lines = list(self.blocks(item, depth + 1, style, level))
            if lines and local(item) == "list-item" and local(item[0]) in ("p", "h"):
                lines[0] = self._label(style, level) + lines[0]
            yield from lines

    def _label(self, style: str, level: int) -> str:
        form, before, after, start = self._formats.get(style, {}).get(level, ("", "", "", 1))
        if not form:
            return ""
        number = self._counts.get((style, level), start - 1) + 1
        self._counts[style, level] = number
        deeper = [key for key in self._counts if key[0] == style and key[1] > level]
        for key in deeper:
            del self._counts[key]
        return before + (chinese(number) if form[0] in "一壹イ" else str(number)) + after

    def _table(self, table: Element, depth: int) -> Iterator[str]:
        for row in _rows(table):
            cells = [list(self.blocks(cell, depth + 1)) for cell in row if local(cell) == "table-cell"]
            filled = [cell for cell in cells if any(line.strip() for line in cell)]
            if len(filled) == 1:
                yield from filled[0]
            elif filled:
                yield " | ".join(" ".join(line.strip() for line in cell if line.strip()) for cell in cells)

    def _paragraph(self, element: Element, depth: int) -> Iterator[str]:
        boxes: list[Element] = []
        yield "".join(self._words(element, boxes, depth))
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _words(self, element: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            raise UnreadableError("its text is nested too deep; open and save it anew")
        yield element.text or ""
        for child in element:
            name = local(child)
            if name == "s":
                yield " " * min(whole(child.get(f"{_TEXT}c"), 1), 100)
            elif name == "tab":
                yield " "
            elif name == "line-break":
                yield "\n"
            elif name == "text-box":
                boxes.append(child)
            elif name == "note":
                bodies = [one for one in child if local(one) == "note-body"]
                self.notes += [line for one in bodies for line in self.blocks(one, depth + 1)]
            elif name not in _LEFT_OUT:
                yield from self._words(child, boxes, depth + 1)
            yield child.tail or ""


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those of its groups and its head, and none of the tables in its cells."""
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(child)


def _formats(roots: list[Element | None]) -> Formats:
    """How each list style numbers each of its levels: form, what stands before and after, the first number."""
    found: dict[str, dict[int, tuple[str, str, str, int]]] = {}
    for root in roots:
        for style in root.iter(f"{_TEXT}list-style") if root is not None else ():
            levels = found.setdefault(style.get(f"{_STYLE}name", ""), {})
            for level in style.iter(f"{_TEXT}list-level-style-number"):
                levels[whole(level.get(f"{_TEXT}level"), 1)] = (
                    level.get(f"{_STYLE}num-format", ""),
                    level.get(f"{_STYLE}num-prefix", ""),
                    level.get(f"{_STYLE}num-suffix", ""),
                    whole(level.get(f"{_TEXT}start-value"), 1),
                )
    return found
