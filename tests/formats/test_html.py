"""Pages of government sites: the article and what the page says of it, without what stands around it."""

from __future__ import annotations

import contextlib

import pytest

from kg.formats import UnreadableError, extract, html
from tests.formats.making import TEXT, page_of

LONG = TEXT + "".join(
    f"第{i}项工作有序推进，全年开展检查{i}次，整改问题{i}处，群众满意。\n" for i in range(3, 30)
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030"])
def test_the_article_is_what_is_read(encoding: str) -> None:
    found = html.read(page_of(LONG, encoding=encoding))
    assert found.text.split() == LONG.split()
    assert (found.title, found.issuer, found.published) == (LONG.split("\n")[0], "某县司法局", "2024-01-15")


def test_the_title_is_put_before_an_article_that_lacks_it() -> None:
    page = page_of(LONG, encoding="utf-8").replace(b"<h1>", b"<!--").replace(b"</h1>", b"-->")
    assert html.read(page).text.split() == LONG.split()


def test_an_encoding_that_is_said_wrongly_is_found() -> None:
    page = page_of(LONG, encoding="utf-8").replace(b"utf-8", b"gb2312")
    assert "执法力量不足" in html.read(page).text


def test_a_page_read_twice_gives_the_same_text() -> None:
    page = page_of(LONG)
    assert html.read(page) == html.read(page)


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", True),
        (b"<!-- a -->\n<HTML>", True),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', True),
        ("<《行政处罚法》>".encode(), False),
        ("甲县<p>".encode(), False),
        (b"\xff\xfe" + "<html>".encode("utf-16-le"), True),
        (b"<h1>", True),
        (b"<svg>", False),
    ],
)
def test_pages_are_known_by_how_they_begin(data: bytes, is_page: bool) -> None:
    assert html.claims(data) is is_page


def test_a_page_without_article_is_told() -> None:
    with pytest.raises(UnreadableError, match="no article"):
        html.read(b"<html><body><script>load()</script></body></html>")


def test_a_page_in_utf_16_is_read() -> None:
    assert "执法力量不足" in html.read(page_of(LONG, encoding="utf-16")).text


def test_a_byte_that_is_none_costs_nothing_beside_the_article() -> None:
    page = page_of(LONG)
    beside = page.replace("微信".encode("gb18030"), b"\xce\xa2\xd0 ")
    assert html.read(beside).text == html.read(page).text
    within = page.replace("执法力量".encode("gb18030"), b"\xd6\xb4\xb7 \xc1\xa6")
    with pytest.raises(UnreadableError, match="no characters"):
        html.read(within)


@pytest.mark.parametrize("charset", ["unicode_escape", "idna", "rot13", "utf-16"])
def test_an_encoding_that_no_page_has_is_not_believed(charset: str) -> None:
    page = page_of(LONG, encoding="utf-8").replace(b"utf-8", charset.encode())
    assert "执法力量不足" in html.read(page).text


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>',
        b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>',
        b'\xef\xbb\xbf<?xml version="1.0"?><office:document/>',
    ],
)
def test_a_document_as_xml_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="XML"):
        extract(data)


TITLE = "丙县2022年法治政府建设情况报告"
LINES = [
    "2022年，我县深入学习贯彻习近平法治思想，全面推进依法行政。",
    "一、主要工作",
    "（一）健全机制。制定规范性文件3件，开展合法性审查12次，办理行政复议案件5件。",
    "二、存在问题",
    "执法力量不足，法治宣传形式单一。",
]
MENU = "<div><ul><li><a href=/>首页</a></li><li><a href=/b>政务公开</a></li></ul></div><div>当前位置：<a href=/>首页</a> &gt; 年度报告</div>"
BAR = "<div><span>发布日期：2023-01-18</span><span>信息来源：丙县司法局</span><span>字号：[<a>大</a><a>小</a>]</span> <a>打印本页</a></div>"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)
BODIES = {
    "p": PARAGRAPHS,
    "br": "<br>　　".join(LINES),
    "div": "".join(f"<div>{line}</div>" for line in LINES),
    "spans": "".join(
        f"<div><span>{line[:4]}</span><b>{line[4:9]}</b><font>{line[9:]}</font></div>" for line in LINES
    ),
    "broken": "<p>".join(LINES),
    "layout": f"<table><tr><td>{PARAGRAPHS}</td></tr></table>",
}


def page(body: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{TITLE}_丙县人民政府</title></head><body>{MENU}"
        f"<div><h1>{TITLE}</h1>{BAR}{body}</div><div>版权所有：丙县人民政府 网站标识码：1100000000</div></body></html>"
    ).encode()


@pytest.mark.parametrize("kind", BODIES)
def test_paragraphs_are_lines_whatever_marks_them_up(kind: str) -> None:
    assert html.read(page(f"<div>{BODIES[kind]}</div>")).text.split() == [TITLE, *LINES]


def test_an_article_that_is_there_twice_is_read_once() -> None:
    body = f'<div>{PARAGRAPHS}</div><div style="display: none">{PARAGRAPHS}</div>'
    assert html.read(page(body)).text.split() == [TITLE, *LINES]


def test_a_page_set_out_by_tables_is_read() -> None:
    old = f"<table><tr><td><a>通知</a><br><a>公告</a></td><td><h1>{TITLE}</h1><table><tr><td>{PARAGRAPHS}</td></tr></table></td></tr></table>"
    assert html.read(page(old)).text.split() == [TITLE, *LINES]


def test_tables_are_rows() -> None:
    table = "<table><tr><th>项目<th>数量</tr><tr><td>行政复议<td>5件</tr><tr><td>备注<td></tr></table>"
    found = html.read(page(f"<div>{PARAGRAPHS}{table}</div>")).text.splitlines()
    assert found[-3:] == ["项目 | 数量", "行政复议 | 5件", "备注"]


@pytest.mark.parametrize("body", ["", '<script>load("a.json")</script>', f"<p>附件：<a>{TITLE}.docx</a></p>"])
def test_a_page_that_is_only_menus_is_told(body: str) -> None:
    with pytest.raises(UnreadableError, match="no article"):
        html.read(page(body))


def test_a_page_nested_without_end_ends() -> None:
    deep = "<div>" * 5_000 + "".join(LINES)
    with contextlib.suppress(UnreadableError):
        assert html.read(page(deep)).text


@pytest.mark.parametrize(
    "odd", ["&#x1b;", "&#0;", "&#xD800;", "&#xFFFF;", "&#99999999;", "\x0b", "&#8", "&#X1F;"]
)
def test_control_characters_in_a_page_cost_nothing_else(odd: str) -> None:
    page = page_of(TEXT, encoding="utf-8").decode()
    assert html.read(page.replace("法治", f"法{odd}治").encode()).text == html.read(page.encode()).text


def test_characters_by_number_are_read() -> None:
    page = page_of(TEXT, encoding="utf-8").decode()
    assert html.read(page.replace("法治", "&#27861;&#x6cbb;").encode()).text == html.read(page.encode()).text
