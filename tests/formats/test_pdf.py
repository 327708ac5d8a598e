"""PDF files: running text again, whatever lies over it, beside it or turned."""

from __future__ import annotations

import pytest

from kg.formats import UnreadableError, pdf
from tests.formats.broken import cut, empty_pages
from tests.formats.making import TEXT, drawn, locked_pdf, pdf_of, pdf_pages, set_lines

LONG = TEXT + "，".join(f"第{i}项工作落实，群众满意" for i in range(1, 150)) + "。\n三、打算\n继续努力。\n"
ROWS = set_lines(TEXT, 30)
FLAT = "".join(drawn(72 + 12 * indent, 780 - 18 * i, words) for i, (indent, words) in enumerate(ROWS))


@pytest.mark.parametrize("text", [TEXT, LONG, "依法行政。\n"], ids=["short", "long", "a line"])
def test_paragraphs_are_whole_again(text: str) -> None:
    found = pdf.read(pdf_of(text))
    assert found.text == text
    assert len(found.pages) == -(-len(set_lines(text, 30)) // 40)


def test_lines_that_differ_in_their_numbers_are_no_furniture() -> None:
    text = TEXT + "，".join(f"第{i}项工作落实" for i in range(100, 400)) + "。\n"
    assert pdf.read(pdf_of(text)).text == text


def test_headers_footers_and_numbers_of_pages_are_furniture() -> None:
    rows = set_lines(LONG, 30)
    pages = [
        drawn(200, 810, "某县人民政府文件")
        + "".join(drawn(72 + 12 * indent, 780 - 18 * i, words) for i, (indent, words) in enumerate(page))
        + drawn(280, 30, f"第{number}页 共3页")
        for number, page in enumerate((rows[:30], rows[30:60], rows[60:]), 1)
    ]
    assert pdf.read(pdf_pages(pages)).text == LONG


@pytest.mark.parametrize("first", [True, False])
def test_what_lies_aslant_is_a_watermark(first: bool) -> None:
    mark = drawn(150, 650, "内部资料严禁外传", "0.7 0.7 -0.7 0.7")
    assert pdf.read(pdf_pages([mark + FLAT if first else FLAT + mark])).text == TEXT


@pytest.mark.parametrize(
    ("turn", "place"),
    [
        ("0 1 -1 0", lambda i, indent: (72 + 18 * i, 72 + 12 * indent)),
        ("-1 0 0 -1", lambda i, indent: (500 - 12 * indent, 72 + 18 * i)),
        ("0 -1 1 0", lambda i, indent: (500 - 18 * i, 772 - 12 * indent)),
    ],
    ids=["up", "over", "down"],
)
def test_a_page_that_is_turned_is_read(turn: str, place: object) -> None:
    """A line without a digit, which is all that PDFium can draw without the font, has no width for it when turned."""
    text = "，".join(f"第{i}项工作落实，群众满意" for i in range(10, 40)) + "98%。\n"
    rows = set_lines(text, 30)
    shown = "".join(drawn(*place(i, row[0]), row[1], turn) for i, row in enumerate(rows))  # type: ignore[operator]
    assert pdf.read(pdf_pages([shown])).text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (locked_pdf(), "password"),
        (cut(pdf_of(TEXT)), "damaged"),
        (empty_pages(10_000), "10,000 pages"),
        (empty_pages(20), "no text"),
        (b"%PDF-1.7", "damaged"),
    ],
    ids=["locked", "cut", "many pages", "empty", "nothing"],
)
def test_what_cannot_be_read_is_told(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        pdf.read(data)
