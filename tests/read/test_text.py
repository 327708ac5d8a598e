"""Encodings of Chinese offices, and what is no text at all."""

from __future__ import annotations

import contextlib
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.text import UnreadableError, decode

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
