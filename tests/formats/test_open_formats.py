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


def test_a_table_in_a_table_is_read_once() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(f'<table:table-cell>{c}</table:table-cell>' for c in cells)}</table:table-row>"

    inner = f"<table:table>{row('<text:p>乙</text:p>', '<text:p>丙</text:p>')}</table:table>"
    body = f"<table:table>{row('<text:p>甲</text:p>' + inner, '<text:p>丁</text:p>')}</table:table>"
    assert lines(body) == ["甲 乙 | 丙 | 丁"]


def test_numbers_that_are_none_are_passed_over() -> None:
    style = LIST.replace('text:level="1"', 'text:level="x"')
    assert lines('<text:p>甲<text:s text:c="x"/>乙</text:p>', style) == ["甲 乙"]


@pytest.mark.parametrize("parts", [{"content.xml": "\x8f\x11"}, {"encrypted-package": "\x8f"}])
def test_a_locked_opendocument_text_is_told(parts: dict[str, str]) -> None:
    """ISO/IEC 26300-2, 4.8.2: parts are encrypted one by one; newer programs encrypt all in one part."""
    manifest = "<m><file-entry><manifest:encryption-data/></file-entry></m>"
    data = packed({"mimetype": odt.MEDIA_TYPE, "META-INF/manifest.xml": manifest, **parts}, stored="mimetype")
    with pytest.raises(UnreadableError, match="password"):
        odt.read(data)


def test_an_empty_opendocument_text_is_told() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        lines("<text:p/>")


def test_an_encrypted_ofd_file_is_told() -> None:
    root = "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody><Encryptions>E.xml</Encryptions></OFD>"
    with pytest.raises(UnreadableError, match="encrypted"):
        ofd.read(packed({"OFD.xml": root, "D.xml": "\x8f"}))


def test_each_document_of_an_ofd_file_is_read() -> None:
    def page(words: str) -> str:
        return f'<Page><TextObject Boundary="0 0 50 6" Size="5"><TextCode X="0" Y="5">{words}</TextCode></TextObject></Page>'

    body = "<DocBody><DocRoot>{}/D.xml</DocRoot></DocBody>"
    parts = {"OFD.xml": f"<OFD>{body.format('a')}{body.format('b')}</OFD>"}
    for name, words in (("a", "一、甲县报告。"), ("b", "二、乙县报告。")):
        parts |= {f"{name}/D.xml": '<D><Page BaseLoc="P.xml"/></D>', f"{name}/P.xml": page(words)}
    assert ofd.read(packed(parts)).text.split() == ["一、甲县报告。", "二、乙县报告。"]
