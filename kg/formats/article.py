"""Where the article of a page is: in the innermost element with the sentences; its lines, whatever marks them up.

Menus, paths, bars of buttons and footers have hardly a full stop or comma, whatever they are called. Offices write
paragraphs as p, as div, or as lines that end with br, and at times cut a word by a span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_SHARE = 0.9  # of the sentences: an article has nearly all
_LEAST = 6  # marks of sentences: fewer tell nothing
_LAYOUT = 4  # lines in a cell: with more the table only sets out a page
MARKS = re.compile("[。，；！？]")
_HOLDERS = frozenset(
    {"body", "div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td"}
)
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BLOCKS = _HOLDERS | _HEADINGS | {"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr"}
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "select", "button", "textarea", "iframe", "svg", "head"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 200


def article(page: str) -> str:
    """The lines of the article of a page; empty where no element has nearly all sentences.

    >>> menu = "<ul><li><a>首页</a><li><a>公开</a></ul>"
    >>> words = "<div>一、成<span>效</span></div><div>开展普法，发放资料，走访群众。</div><div>走村入户，调解纠纷，效果明显。</div>"
    >>> article(f"<html><body>{menu}<div>{words}</div></body></html>")
    '一、成效\\n开展普法，发放资料，走访群众。\\n走村入户，调解纠纷，效果明显。'
    """
    from lxml import etree, html  # type: ignore[import-untyped, unused-ignore]

    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    except (etree.ParserError, ValueError):
        return ""
    node = root.find("body")
    counts = _marks(node, 0) if node is not None else 0
    if counts < _LEAST:
        return ""
    while inner := [one for one in node if one.tag in _HOLDERS and _marks(one, 0) >= _SHARE * counts]:
        if len(list(_lines(inner[0], 0))) < 2:
            break  # a paragraph
        node = inner[0]
    return "" if node.tag == "body" else "\n".join(_lines(node, 0))


def _seen(element: Any, depth: int) -> bool:
    return (
        depth < _DEEPEST
        and isinstance(element.tag, str)
        and element.tag not in _UNSEEN
        and not _HIDDEN.search(element.get("style", ""))
    )


def _marks(element: Any, depth: int) -> int:
    """How many marks of sentences are seen in an element."""
    return sum(len(MARKS.findall(line)) for line in _lines(element, depth))


def _lines(element: Any, depth: int) -> Iterator[str]:
    """The lines of an element: each block, each row of a table and what ends with br is one."""
    line = ""
    for kind, content in _parts(element, depth):
        if kind == "text":
            line += content
            continue
        if line := _bare(line):
            yield line
        line = ""
        if kind == "row":
            yield from _row(content, depth + 1)
        elif kind == "block":
            yield from _lines(content, depth + 1)
    if line := _bare(line):
        yield line


def _parts(element: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """The pieces of text of an element, and the blocks, rows and ends of lines between them."""
    yield "text", re.sub(r"\s+", " ", element.text or "")
    for child in element:
        if _seen(child, depth):
            if child.tag == "br":
                yield "end", None
            elif child.tag == "tr":
                yield "row", child
            elif child.tag in _BLOCKS:
                yield "block", child
            else:
                yield from _parts(child, depth + 1)
        yield "text", re.sub(r"\s+", " ", child.tail or "")


def _row(row: Any, depth: int) -> Iterator[str]:
    """A row a line, its cells parted by bars; a row of one cell, and one that holds a layout, is its lines."""
    cells = [list(_lines(cell, depth)) for cell in row if cell.tag in ("td", "th") and _seen(cell, depth)]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or any(len(cell) > _LAYOUT for cell in cells):
        for cell in filled:
            yield from cell
    elif filled:
        yield " | ".join(" ".join(cell) for cell in cells)


def _bare(line: str) -> str:
    return line.strip(" \u00a0\u3000")
