"""A page printed in two columns, as gazettes are, made into one: the right column is moved below the left one.

What parts columns from the cells of a table: the lines on both sides fill their side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kg.formats.pieces import PAGE_NUMBER, Piece

_ROWS = 6  # with words on both sides: fewer may be a table or a list of names
_MIDDLE = 0.3  # of the page's width: the gutter is that far from its edges
_FILLED = 0.8  # of a column's width by half of its lines


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The blank strip between two columns, and the left edges of these."""

    at: float
    left: float
    right: float


def unfolded(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of pages, the right column's moved below the left one's; as they are where there is one column.

    Lines across a page, as titles and page numbers are, part columns above them from columns below.
    """
    every = [_rows(page) for page in pages]
    found = [_gutter(rows) for rows in every]
    own = [gutter for gutter in found if gutter]
    # The last page of a text may have too little on its right to tell by itself.
    usual = sorted(own, key=lambda g: g.at)[len(own) // 2] if len(own) * 2 > len(pages) else None
    return [
        _unfolded(rows, gutter) if (gutter := one or usual) else list(page)
        for page, rows, one in zip(pages, every, found, strict=True)
    ]


def _unfolded(rows: Sequence[Sequence[Piece]], gutter: _Gutter) -> list[Piece]:
    found: list[Piece] = []
    waiting: list[Sequence[Piece]] = []
    down = 0.0
    for row in [*rows, None]:
        if row is not None and not _across(row, gutter.at):
            waiting.append(row)
            continue
        moved, height = _one_below_the_other(waiting, gutter, down)
        found += moved
        down += height
        waiting = []
        found += [_shifted(piece, 0.0, down) for piece in row or ()]
    return found


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by the height at which they stand, from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: ((p.top + p.bottom) / 2, p.left)):
        if rows and rows[-1][0].top <= (piece.top + piece.bottom) / 2 <= rows[-1][0].bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _gutter(rows: Sequence[Sequence[Piece]]) -> _Gutter | None:
    """Where the page is parted; None where it is not."""
    every = [piece for row in rows for piece in row]
    if len(rows) < _ROWS:
        return None
    left, right = min(p.left for p in every), max(p.right for p in every)
    inner, outer = left + _MIDDLE * (right - left), right - _MIDDLE * (right - left)
    gaps = [
        (a.right, b.left)
        for row in rows
        for a, b in pairwise(row)
        if b.left - a.right > a.size and a.right > inner and b.left < outer
    ]
    if len(gaps) < _ROWS:
        return None
    at = median((a + b) / 2 for a, b in gaps)
    both = [row for row in rows if any(a < at < b for a, b in gaps) and _on_both(row, at)]
    if len(both) < _ROWS or len(both) * 3 < len(rows):
        return None
    begin = min(p.left for row in both for p in row if p.left > at)
    end = max(p.right for row in both for p in row if p.right < at)
    lefts = [max(p.right for p in row if p.right < at) - row[0].left for row in both]
    rights = [row[-1].right - min(p.left for p in row if p.left > at) for row in both]
    if median(lefts) < _FILLED * (end - left) or median(rights) < _FILLED * (right - begin):
        return None
    return _Gutter(at, left, begin)


def _on_both(row: Sequence[Piece], at: float) -> bool:
    return row[0].right < at < row[-1].left and not _across(row, at)


def _across(row: Sequence[Piece], at: float) -> bool:
    return any(p.left < at < p.right for p in row) or bool(
        PAGE_NUMBER.fullmatch("".join(p.text for p in row))
    )


def _one_below_the_other(
    rows: Sequence[Sequence[Piece]], gutter: _Gutter, down: float
) -> tuple[list[Piece], float]:
    """The pieces of rows in two columns as one column, and by how much that is longer."""
    first = [piece for row in rows for piece in row if piece.right < gutter.at]
    second = [piece for row in rows for piece in row if piece.left > gutter.at]
    if not first or not second:
        back = gutter.left - gutter.right if second else 0.0
        return [_shifted(piece, back, down) for piece in first + second], 0.0
    step = max(p.bottom for p in first) - min(p.top for p in second) + median(p.size for p in second) / 2
    moved = [_shifted(piece, gutter.left - gutter.right, down + step) for piece in second]
    return [_shifted(piece, 0.0, down) for piece in first] + moved, step


def _shifted(piece: Piece, along: float, down: float) -> Piece:
    return replace(
        piece,
        left=piece.left + along,
        right=piece.right + along,
        top=piece.top + down,
        bottom=piece.bottom + down,
    )
