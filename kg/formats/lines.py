"""How pieces of text that lie on pages become running text: lines, page furniture left out, paragraphs joined.

Shared by what knows positions and no paragraphs: PDF, OFD and recognised pictures.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.formats.columns import unfolded
from kg.formats.pieces import PAGE_NUMBER, Piece

_NUMBER_AT_EDGE = re.compile(r"^[\d—–\-－·.…/|第共页]+|[\d—–\-－·.…/|第共页]+$")
_HEADING = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]{1,3}[、.．章节是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d))"
)
_ENDS = re.compile(r"[。！？；：:;!?”）)]\s*$")
_LATIN = re.compile(r"[A-Za-z0-9,.;]$")
_EDGE = 2  # lines at the top and at the bottom of a page that may be its header and footer


@dataclass(frozen=True, slots=True)
class Joined:
    """Running text, the offsets at which pages begin, and the half-open spans of letters of low confidence."""

    text: str
    pages: tuple[int, ...]
    weak: tuple[tuple[int, int], ...]


def pages_text(pages: Sequence[Sequence[Piece]]) -> Joined:
    """The running text of pages.

    >>> page = [Piece(20, 10, 100, 12, "深入学习贯彻习近平法治思想，依法行", 4), Piece(10, 16, 30, 18, "政。", 4)]
    >>> pages_text([page, [Piece(50, 90, 54, 92, "- 2 -", 4)]]).text
    '深入学习贯彻习近平法治思想，依法行政。\\n'
    """
    lined = _without_furniture([lines(page) for page in unfolded(pages)])
    every = [line for page in lined for line in page]
    if not every:
        return Joined("", tuple(0 for _ in pages), ())
    size = median(line.size for line in every)
    body = [line for line in every if abs(line.size - size) <= size * 0.15 and len(line.text) > 5] or every
    left = _margin((line.left for line in body), size / 2, min)
    right = max(_margin((line.right for line in body), size / 2, max), left + size)
    text = ""
    begins: list[int] = []
    weak: list[int] = []
    before: Piece | None = None
    for page in lined:
        fresh = True
        for line in page:
            if before is not None:
                text = text + "\n" if _parted(before, line, left, right, size) else _glued(text, line.text)
            if fresh:
                begins.append(len(text))
                fresh = False
            weak += [len(text) + at for at in line.weak]
            text += line.text
            before = line
        if fresh:
            begins.append(len(text))
    return Joined(text + "\n", tuple(begins), _spans(weak))


def _spans(positions: Iterable[int]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for at in positions:
        if found and found[-1][1] == at:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return tuple(found)


def lines(pieces: Iterable[Piece]) -> list[Piece]:
    """The lines of a page from top to bottom: pieces side by side are one."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: ((p.top + p.bottom) / 2, p.left)):
        middle = (piece.top + piece.bottom) / 2
        # Compared with the first piece of the row: a slanted scan must not pull the next line up step by step.
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom and _beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_row(sorted(row, key=lambda p: p.left)) for row in rows]


def _beside(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece overlaps no other one of the row by half: bold print is at times made by printing twice."""
    return all(
        min(p.right, piece.right) - max(p.left, piece.left) < (piece.right - piece.left) / 2 for p in row
    )


def _row(row: Sequence[Piece]) -> Piece:
    text, weak = row[0].text, [*row[0].weak]
    for a, b in pairwise(row):
        gap = b.left - a.right
        latin = a.text[-1:].isascii() and b.text[:1].isascii() and gap > 0.15 * a.size
        text += " " if latin or gap > 0.8 * max(a.size, b.size) else ""
        weak += [len(text) + at for at in b.weak]
        text += b.text
    return Piece(
        row[0].left,
        min(p.top for p in row),
        max(p.right for p in row),
        max(p.bottom for p in row),
        text,
        max(p.size for p in row),
        tuple(weak),
    )


def _without_furniture(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pages without page numbers, and without what most of them have at the top or at the bottom."""
    pages = [[line for line in page if line.text] for page in pages]
    edges = Counter(words for page in pages for words in {_same(line) for line in _edge(page)})
    often = {words for words, times in edges.items() if times >= 2 and times * 2 > len(pages)}
    kept = []
    for page in pages:
        edge = {id(line) for line in _edge(page)}
        kept.append(
            [
                line
                for line in page
                if id(line) not in edge or not (PAGE_NUMBER.fullmatch(line.text) or _same(line) in often)
            ]
        )
    return kept


def _edge(page: Sequence[Piece]) -> list[Piece]:
    return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]


def _same(line: Piece) -> str:
    """What headers and footers share: without the number of the page, but with the numbers within a text."""
    return _NUMBER_AT_EDGE.sub("", re.sub(r"\s+", "", line.text))


def _margin(numbers: Iterable[float], near: float, outermost: Callable[[Iterable[float]], float]) -> float:
    """The outermost edge at which lines often begin or end: a third as many as at the edge of most, or more.

    The lines of a short text end each somewhere else, and those of headings of one length are no margin.
    """
    ordered = sorted(numbers)
    beside = {x: bisect_right(ordered, x + near) - bisect_left(ordered, x - near) for x in ordered}
    most = max(beside.values())
    edge = outermost(x for x in beside if beside[x] * 3 >= most)
    counted = Counter(round(x) for x in ordered if abs(x - edge) <= near)
    return float(max(counted, key=lambda x: (counted[x], -x)))


def _parted(a: Piece, b: Piece, left: float, right: float, size: float) -> bool:
    """Whether a new paragraph begins with the line ``b``."""
    if abs(a.size - b.size) > 0.2 * size:
        return True
    # A word with its marks that had no room leaves a line short, but it does not end a sentence there.
    if a.right < right - (1.2 * size if _ENDS.search(a.text) else max(2.6 * size, 0.2 * (right - left))):
        return True
    if b.left > left + 1.2 * size:  # indented
        return True
    return bool(_ENDS.search(a.text) and _HEADING.match(b.text))


def _glued(text: str, more: str) -> str:
    """A text with its next line: a hyphen that parts a Latin word goes, Latin words keep a space between them."""
    if text.endswith("-") and text[-2:-1].isalpha() and text[-2:-1].isascii() and more[:1].islower():
        return text[:-1]
    return text + " " if _LATIN.search(text) and more[:1].isascii() and more[:1].isalpha() else text
