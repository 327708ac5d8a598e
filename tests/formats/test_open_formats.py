"""OpenDocument texts and OFD files."""

from __future__ import annotations

import pytest

from kg.formats import UnreadableError, odt, ofd
from kg.formats.numbering import chinese
from tests.formats.making import TEXT, ofd_of, open_document, open_document_of, packed

LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/></text:list-style>'
)


def lines(body: str, styles: str = "") -> list[str]:
    return odt.read(open_document(body, styles)).text.splitlines()


def test_lists_have_their_numbers() -> None:
    def item(text: str, more: str = "") -> str:
        return f"<text:list-item><text:p>{text}</text:p>{more}</text:list-item>"

    inner = f"<text:list>{item('普法')}{item('执法')}</text:list>"
    body = (
        f'<text:list text:style-name="L">{item("成效", inner)}</text:list><text:p>正文</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{item("问题")}</text:list>'
        f'<text:list text:style-name="L">{item("另起")}</text:list>'
    )
    assert lines(body, LIST) == ["一、成效", "（1）普法", "（2）执法", "正文", "二、问题", "一、另起"]


def test_blanks_breaks_boxes_notes_and_changes() -> None:
    body = (
        '<text:tracked-changes><text:p>删去</text:p></text:tracked-changes><text:p>培训<text:s text:c="2"/>3次<text:line-break/>宣讲'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>据统计。</text:p></text:note-body></text:note>2场"
        "<drawing:frame><drawing:text-box><text:p>框中</text:p></drawing:text-box></drawing:frame></text:p>"
    )
    assert lines(body) == ["培训  3次", "宣讲2场", "框中", "据统计。"]


def test_rows_of_tables() -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    body = f"<table:table><table:table-header-rows>{row('项目', '数量')}</table:table-header-rows>{row('培训', '3次')}{row('备注', '')}</table:table>"
    assert lines(body) == ["项目 | 数量", "培训 | 3次", "备注"]


def test_an_ofd_file_is_running_text_again_with_the_offsets_of_its_pages() -> None:
    long = TEXT + "，".join(f"第{chinese(i)}项工作落实" for i in range(1, 200)) + "。\n"
    found = ofd.read(ofd_of(long, page_lines=20))
    assert found.text == long
    assert len(found.pages) == 4
    assert (
        found.pages[1] == len("".join(long.splitlines()[:5])) + 5 + 14 * 30 - 2
    )  # six lines of the page are taken by the others


@pytest.mark.parametrize("reader", [odt, ofd])
def test_what_is_cut_is_damaged(reader: object) -> None:
    data = (open_document_of if reader is odt else ofd_of)(TEXT)
    with pytest.raises(UnreadableError, match="damaged"):
        reader.read(data[: len(data) // 2])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"OFD.xml": "<a/>"}, "names no document"),
        ({"OFD.xml": "<a><DocRoot>D.xml</DocRoot></a>", "D.xml": "<a/>"}, "no text"),
        ({"OFD.xml": "<a><DocRoot>D.xml</DocRoot></a>"}, "lacks its part"),
        (
            {"OFD.xml": '<a><DocRoot>D.xml</DocRoot></a>', "D.xml": '<a><Page BaseLoc="../../../etc/passwd"/></a>'},
            "lacks its part",
        ),
    ],
    ids=["no root", "no pages", "no document", "climbs"],
)  # fmt: skip
def test_bad_ofd_files_are_told(parts: dict[str, str], words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        ofd.read(packed(parts))
