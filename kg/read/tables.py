"""Tables with a column of shortcomings or of measures: which cells of the text are theirs.

A reader of documents writes a row as cells with ``|`` between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Role, Span

_ROW = re.compile(r"^[ |]{0,4}[^\n|]{1,400}(?:\|[^\n|]{0,400}){1,12}$", re.MULTILINE)
_CELL = re.compile(r"[^|\n]+")
_RULE = re.compile(r"[-:| ]+")
_COLUMNS = {
    Role.SHORTCOMINGS: re.compile(
        r"(?:存在|主要|突出|查摆|具体|反馈)?的?(?:问题|不足|短板|薄弱环节|差距)(?:和不足|清单|表现|描述)?"
    ),
    Role.PLAN: re.compile(
        r"(?:下一?步|整改|改进|工作|具体|主要|推进|明年|20\d\d年)*的?(?:措施|举措|打算|计划|安排|任务)(?:清单|内容)?"
    ),
}
_NUMBERED = re.compile(r"(?:\d{1,2}[.、]|（\d{1,2}）|[①-⑳])[ ]?")


def columns(doc: Document, role: Role) -> Iterator[tuple[Span, list[Span]]]:
    """The heading row of each table that has a column of the role, and the cells of the column.

    >>> from kg.read import document
    >>> doc = document("存在问题 | 整改措施\\n人手不足 | 招录2人\\n经费紧张 | 争取补助\\n")
    >>> [doc.quote(cell) for _, cells in columns(doc, Role.PLAN) for cell in cells]
    ['招录2人', '争取补助']
    """
    if "|" not in doc.folded:
        return
    wanted = _COLUMNS[role]
    heading, column, cells = Span(0, 0), -1, list[Span]()
    end = -1
    for row in _ROW.finditer(doc.folded):
        found = [_stripped(doc, Span(*cell.span())) for cell in _CELL.finditer(doc.folded, *row.span())]
        found = [cell for cell in found if len(cell)]
        if column >= 0 and row.start() != end + 1:  # the table before it has ended
            yield heading, cells
            column = -1
        end = row.end()
        if column < 0:
            at = [i for i, cell in enumerate(found) if wanted.fullmatch(doc.folded, cell.start, cell.end)]
            # A row of a heading and what stands under it is no table of columns.
            if len(at) == 1 and len(found) > 1 and _is_heading(doc, found):
                heading, column, cells = Span(*row.span()), at[0], []
        elif not _RULE.fullmatch(row[0]) and column < len(found):
            cells.append(_first_words(doc, found[column]))
    if column >= 0:
        yield heading, cells


def _is_heading(doc: Document, cells: list[Span]) -> bool:
    """Whether all cells are short words and none is a sentence."""
    return all(len(cell) <= 12 and not re.search("[，。；]", doc.quote(cell)) for cell in cells)


def _stripped(doc: Document, cell: Span) -> Span:
    words = doc.folded[cell.start : cell.end]
    first = cell.start + len(words) - len(words.lstrip())
    return Span(first, max(first, cell.end - (len(words) - len(words.rstrip()))))


def _first_words(doc: Document, cell: Span) -> Span:
    """The first clause of a cell, without its number; a short one with the next."""
    number = _NUMBERED.match(doc.folded, cell.start, cell.end)
    start = number.end() if number else cell.start
    stop = re.compile("[。；]").search(doc.folded, start, cell.end)
    return Span(start, stop.start() if stop else cell.end)
