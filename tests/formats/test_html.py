"""Pages of government sites: the article and what the page says of it, without what stands around it."""

from __future__ import annotations

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
