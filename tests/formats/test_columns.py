"""Pages in two columns are read one column after the other; tables and lists are no columns."""

from __future__ import annotations

import pytest

from kg.formats import pdf
from kg.formats.columns import unfolded
from kg.formats.pieces import Piece
from tests.conftest import SEEDS
from tests.formats.making import drawn, pdf_pages, set_lines

WIDE, HIGH = 18, 37  # characters in a line of a column, lines in a column
TEXT = sorted(SEEDS.glob("*.txt"))[1].read_text("utf-8")


def in_columns(text: str) -> tuple[str, bytes]:
    """The text as it should come back, and a PDF file of it: a title across the page, a number below each page."""
    title, *paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    rows = set_lines("\n".join(paragraphs), WIDE)
    pages = []
    for number, start in enumerate(range(0, len(rows), 2 * HIGH)):
        shown = drawn(150, 800, title) if not start else ""
        for at, (indent, words) in enumerate(rows[start : start + 2 * HIGH]):
            side, line = divmod(at, HIGH)
            shown += drawn(60 + 12 * indent + side * (12 * WIDE + 30), 770 - 18 * line, words)
        pages.append(shown + drawn(60 if number % 2 else 480, 60, f"— {number + 1} —"))
    return "".join([title, *paragraphs]), pdf_pages(pages)


def test_columns_are_read_one_after_the_other() -> None:
    said, data = in_columns(TEXT)
    found = pdf.read(data)
    assert len(found.pages) > 2
    assert "".join(found.text.split()) == "".join(said.split())


def test_paragraphs_go_over_columns_and_pages() -> None:
    found = pdf.read(in_columns(TEXT)[1]).text.splitlines()
    wanted = [line.strip() for line in TEXT.splitlines() if len(line) > 2 * WIDE]
    assert len(wanted) > 10
    whole = sum(line in found for line in wanted)
    assert whole >= 0.8 * len(wanted)  # narrow letters leave some lines short


def row(at: int, *cells: tuple[float, str]) -> list[Piece]:
    return [Piece(x, 20.0 * at, x + 12 * len(words), 20.0 * at + 12, words, 12) for x, words in cells]


@pytest.mark.parametrize(
    "cells",
    [
        ((60, "指标"), (320, "数量（件）")),  # a table: its cells are not filled
        ((60, "调解矛盾纠纷"), (240, "12"), (420, "比上年增长三成")),
        ((60, "推进依法行政各项工作全面落实到位见成效。"),),
    ],
)
def test_tables_and_text_are_no_columns(cells: tuple[tuple[float, str], ...]) -> None:
    page = [piece for at in range(20) for piece in row(at, *((x, words[at % 2 :]) for x, words in cells))]
    assert unfolded([page]) == [page]


def test_a_title_between_columns_parts_what_is_above_from_what_is_below() -> None:
    full = "甲" * 18
    above = [row(at, (60, full), (320, "乙" * 18)) for at in range(7)]
    across = row(7, (60, "丙" * 40))
    below = [row(at, (60, "丁" * 18), (320, "戊" * 18)) for at in range(8, 15)]
    page = [piece for line in [*above, across, *below] for piece in line]
    order = [piece.text[0] for piece in sorted(unfolded([page])[0], key=lambda piece: piece.top)]
    assert "".join(order) == "甲" * 7 + "乙" * 7 + "丙" + "丁" * 7 + "戊" * 7
