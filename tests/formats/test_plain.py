"""Encodings of Chinese offices, and what is no text at all."""

from __future__ import annotations

import contextlib
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.formats import UnreadableError
from kg.formats.plain import decode
from kg.read import freeze

WORDS = "丙县丁镇2019年法治政府建设情况的报告\n一、开展普法宣传，发放资料三百余份。\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("gb18030"),
        WORDS.encode("gbk"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
    ],
    ids=["utf-8", "bom", "gb18030", "gbk", "utf-16", "utf-16-be-bom", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_decode_knows_the_encodings_of_offices(data: bytes) -> None:
    assert decode(data) == WORDS


TRADITIONAL = """關於二○二二年度法治建設情況的報告
一、深入學習貫徹法治思想，履行推進法治建設第一責任人職責，加強普法宣傳教育，全面推行行政執法公示制度。
二、存在的問題：執法力量不足，專業人才缺乏，群眾的法律意識有待提高。
"""


@pytest.mark.parametrize("encoding", ["cp950", "big5hkscs", "gb18030", "utf-8", "utf-16", "utf-16-le"])
def test_decode_knows_traditional_characters(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("line", TRADITIONAL.splitlines() + WORDS.splitlines())
def test_a_line_is_enough_to_tell_the_encodings_apart(line: str) -> None:
    for encoding in ("gb18030", "cp950" if line in TRADITIONAL else "gbk"):
        assert decode(line.encode(encoding)) == line


def test_a_text_longer_than_any_report_is_told() -> None:
    assert decode(("法" * 1_000_000).encode())
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(UnreadableError, match="longer than 1,000,000 characters"):
            decode(("法" * 1_000_001).encode(encoding))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_a_line_ends_as_its_system_ends_lines(end: str) -> None:
    lines = f"丙县2019年报告{end}{end}一、开展普法{end}"
    assert freeze(lines) == "丙县2019年报告\n\n一、开展普法\n"


def test_decode_knows_rare_characters_of_names() -> None:
    assert decode("𠮷㛃镇".encode("gb18030") + WORDS.encode("gb18030")) == "𠮷㛃镇" + WORDS


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"\x00" * 64, "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old Office"),
        (b"{\\rtf1\\ansi", "RTF"),
        (bytes(range(256)) * 20, "no known encoding"),
        (b"".join(hashlib.sha256(bytes([i])).digest() for i in range(100)), "no known encoding"),
        ("法治".encode("utf-16") + b"\x00\xd8", "UTF-16"),
        ("報告書は法律にもとづく".encode("shift_jis") * 30, "no known encoding"),
    ],
)
def test_decode_says_what_a_file_is_that_is_no_text(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        decode(data)


@given(st.binary(max_size=300))
def test_decode_gives_a_text_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(decode(data), str)
