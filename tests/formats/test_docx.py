"""Word documents: what stands in no run of text, and what stands there and is not to be read."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from kg.formats import UnreadableError, docx
from kg.formats.numbering import W as NAMESPACE
from kg.formats.numbering import chinese
from tests.formats.making import packed, paragraph, word, word_of

assert NAMESPACE  # the tests write the prefix w: by hand


def lines(body: str, **parts: str) -> list[str]:
    return docx.read(word(body, **parts)).text.splitlines()


def level(at: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + "</w:abstractNum>"
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def numbered(text: str, at: int, number: int = 7) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_become_text() -> None:
    body = (
        numbered("工作情况", 0)
        + numbered("普法", 1)
        + numbered("执法", 1)
        + numbered("检查", 2)
        + paragraph("正文")
        + numbered("存在问题", 0)
        + numbered("力量不足", 1)
        + numbered("打算", 0, 8)
    )
    assert lines(body, numbering=NUMBERING) == [
        *("一、工作情况", "（一）普法", "（二）执法", "1.检查", "正文", "二、存在问题", "（一）力量不足", "五、打算"),
    ]  # fmt: skip


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    styles = (
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="H1"/></w:style>'
    )
    body = paragraph("成效", '<w:pStyle w:val="H1"/>') + paragraph("问题", '<w:pStyle w:val="Own"/>')
    assert lines(body, numbering=NUMBERING, styles=styles) == ["一、成效", "二、问题"]


def test_a_number_of_zero_takes_the_number_away() -> None:
    assert lines(numbered("正文", 0, 0), numbering=NUMBERING) == ["正文"]


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("decimalEnclosedCircleChinese", "%1", "②"),
        ("upperLetter", "%1)", "B)"),
        ("lowerRoman", "%1.", "ii."),
        ("decimalFullWidth", "%1．", "２．"),
        ("ideographTraditional", "%1、", "乙、"),
        ("decimalZero", "%1 ", "02 "),
        ("bullet", "", ""),
        ("none", "%1", ""),
        ("unheard-of", "第%1条", "第2条"),
    ],
)
def test_forms_of_numbers(form: str, text: str, label: str) -> None:
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, form, text)}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    assert lines(numbered("甲", 0) + numbered("乙", 0), numbering=numbering)[1] == f"{label}乙"


def test_legal_numbering_writes_all_levels_in_digits() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "%1、")
        + level(1, "decimal", "%1.%2 ", "<w:isLgl/>")
        + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert lines(numbered("甲", 0) + numbered("乙", 1), numbering=numbering) == ["一、甲", "1.1 乙"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (101, "一百零一"), (10_000, "10000")],
)
def test_chinese_numbers(number: int, said: str) -> None:
    assert chinese(number) == said


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>培训</w:t></w:r><w:del><w:r><w:delText>2</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:t>次</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>"
    )
    assert lines(body) == ["培训3次", "移来"]


def test_hidden_text_and_codes_of_fields_are_left_out() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>2</w:t></w:r></w:p>"
    )
    assert lines(body) == ["显2"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框中的字')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(body) == ["正文", "框中的字"]


def test_rows_of_tables_and_controls() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(text)}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('内一')}{cell('内二')}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr>{cell('项目')}{cell('数量')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell('培训')}{cell('3次')}</w:tr></w:sdtContent></w:sdt>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删去')}{cell('的行')}</w:tr>"
        f"<w:tr><w:tc>{paragraph('框')}{inner}</w:tc></w:tr></w:tbl>"
        f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    )
    assert lines(body) == ["项目 | 数量", "培训 | 3次", "框", "内一 | 内二", "控件"]


def test_notes_follow_the_text() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("———")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("据统计局。")}</w:footnote>'
    )
    body = '<w:p><w:r><w:t>增长3%</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert lines(body, footnotes=notes) == ["增长3%", "据统计局。"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (word_of("甲")[:200], "damaged"),
        (word("<w:p>"), "well-formed"),
        (packed({"[Content_Types].xml": "", "word/other.xml": ""}), "lacks its part"),
        (
            packed(
                {
                    "[Content_Types].xml": "",
                    "word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
                }
            ),
            "document type",
        ),
        (packed({"[Content_Types].xml": "", "word/document.xml": " " * (65 * 2**20)}), "unpacks to more"),
        (word("<w:sdt>" * 300 + "</w:sdt>" * 300), "nested too deep"),
    ],
    ids=["cut", "not well-formed", "without document", "entities", "swells", "deep"],
)
def test_bad_documents_are_told(data: bytes, words: str) -> None:
    assert docx.claims(data) or b"word/" not in data
    with pytest.raises(UnreadableError, match=words):
        docx.read(data)


def test_what_stands_over_characters_and_symbols() -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>fǎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>法</w:t></w:r></w:rubyBase></w:ruby>"
    symbols = "".join(
        f'<w:sym w:font="{font}" w:char="{code}"/>'
        for font, code in (("Wingdings", "F081"), ("Wingdings 2", "F052"), ("Wingdings", "F04A"), ("X", "zz"))
    )
    assert lines(f"<w:p><w:r>{ruby}</w:r><w:r>{symbols}<w:t>治</w:t></w:r></w:p>") == ["法①☑治"]


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(mark: str) -> None:
    first = f'<w:p><w:pPr><w:rPr><w:{mark} w:id="1"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>'
    gone = (
        f"<w:p><w:pPr><w:rPr><w:{mark}/></w:rPr></w:pPr><w:{mark}><w:r><w:t>去</w:t></w:r></w:{mark}></w:p>"
    )
    body = first + numbered("后半", 0) + gone + numbered("其次", 0) + gone
    assert lines(body, numbering=NUMBERING) == ["一、前半后半", "二、其次"]


def test_a_table_of_contents_is_left_out() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('一、成效 1')}</w:sdtContent></w:sdt>"
    )
    styles = '<w:style w:styleId="12"><w:name w:val="toc 1"/></w:style>'
    body = control + paragraph("一、成效 1", '<w:pStyle w:val="12"/>') + paragraph("一、成效")
    assert lines(body, styles=styles) == ["一、成效"]


def test_an_empty_paragraph_counts_and_bare_numbers_stand_apart() -> None:
    numbers = NUMBERING.replace("%3.", "%3")
    body = numbered("甲", 2) + numbered("", 2) + numbered("2021年", 2)
    assert lines(body, numbering=numbers) == ["1 甲", "", "3 2021年"]


def test_the_strict_form_is_read() -> None:
    parts = {"[Content_Types].xml": "", "word/document.xml": ""}
    with ZipFile(BytesIO(word(paragraph("依法行政")))) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    strict = parts["word/document.xml"].replace(
        NAMESPACE[1:-1], "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert docx.read(packed({**parts, "word/document.xml": strict})).text == "依法行政\n"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<w:p><w:r><w:drawing/></w:r></w:p>", "pictures of pages"),
        ("<w:altChunk/>", "embedded as another file"),
    ],
)
def test_what_would_be_lost_is_told(body: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        docx.read(word(body))
