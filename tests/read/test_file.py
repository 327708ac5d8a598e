"""One file's way to a document: pages, doubtful letters, the source record."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.formats import Extract, UnreadableError, pdf
from kg.formats.model import LARGEST
from kg.formats.plain import WIDEST
from kg.graph import report_triples
from kg.lexicon import Lexicon
from kg.model import Source, Span
from kg.pipeline import analyse
from kg.read import file
from kg.terms import FZ
from tests.formats.making import TEXT, ofd_of, page_of, word_of

PAGES = "[bookmark: _GoBack]甲县2021年法治政府建设情况报告\n一、工作情况\n宣传《民法典》。\n开展“枫桥经验”培训3次。\n"


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that gives the text above on two pages, unsure of one letter."""
    second, weak = PAGES.index("开展"), PAGES.index("3次")
    found = Extract(PAGES, "application/pdf", pages=(0, second), weak=((weak, weak + 1),))
    monkeypatch.setattr("kg.formats.bounded.read", lambda _: found)


def test_pages_and_doubtful_letters_keep_their_place_in_the_frozen_text(
    recognised: None, tmp_path: Path
) -> None:
    doc = file.read(b"x", Source(), tmp_path)
    assert "bookmark" not in doc.text
    assert [doc.text[at : at + 2] for at in doc.pages] == ["甲县", "开展"]
    assert [doc.quote(span) for span in doc.weak] == ["3"]
    assert (doc.page(Span(0, 2)), doc.page(Span(doc.pages[1], doc.pages[1] + 1))) == (1, 2)
    assert [doc.is_weak(Span(at, at + 2)) for at in (0, doc.weak[0].start - 1, doc.weak[0].end)] == [
        *(False, True, False),
    ]


def test_evidence_names_its_page_and_what_is_doubtful(
    recognised: None, tmp_path: Path, lexicon: Lexicon
) -> None:
    doc = file.read(b"x", Source(), tmp_path)
    triples = report_triples(doc, analyse(doc, lexicon).statements)

    def quoted(predicate: str) -> dict[int, tuple[str, str]]:
        found = {}
        for s, p, o in triples:
            if p == predicate and not isinstance(o, str):
                start, end = map(int, s.rpartition("=")[2].split(","))
                found[start] = doc.text[start:end], o.text
        return found

    pages = quoted(FZ.page)
    assert {page for start, (_, page) in pages.items() if start < doc.pages[1]} == {"1"}
    assert {page for start, (_, page) in pages.items() if start >= doc.pages[1]} == {"2"}
    assert quoted(FZ.lowConfidence)
    assert all("3" in words for words, _ in quoted(FZ.lowConfidence).values())


@pytest.mark.parametrize(
    ("data", "reader", "media_type"),
    [
        (TEXT.encode(), "text/2", "text/plain"),
        (word_of(TEXT), "docx/1", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (ofd_of(TEXT), "ofd/2", "application/ofd"),
    ],
)
def test_the_source_record_says_what_read_it(
    tmp_path: Path, data: bytes, reader: str, media_type: str
) -> None:
    source = file.recorded(Source(file="a"), data)
    assert source.reader == reader
    found = file.read(data, source, tmp_path).source
    assert (found.reader, found.media_type, found.file) == (reader, media_type, "a")


def test_what_a_page_says_of_itself_fills_what_the_index_leaves_open(tmp_path: Path) -> None:
    data = page_of(TEXT * 3)
    said = file.read(data, Source(issuer="某局"), tmp_path).source
    assert (said.issuer, said.published, said.title) == ("某局", "2024-01-15", TEXT.split("\n")[0])


def test_a_text_that_is_far_too_long_is_refused_in_every_format(tmp_path: Path) -> None:
    data = word_of("甲县2021年法治政府建设情况报告\n" + "法" * 1_000_000)
    with pytest.raises(UnreadableError, match="longer than 1,000,000 characters"):
        file.read(data, Source(), tmp_path)


def test_files_that_are_far_too_large_are_not_read(tmp_path: Path) -> None:
    for head, words in ((b"", "longer than"), (b"%PDF-1.7\n", f"more than the {LARGEST:,}")):
        path = tmp_path / "large"
        with path.open("wb") as out:
            out.write(head)
            out.truncate(LARGEST + 1)  # a sparse file
        with pytest.raises(UnreadableError, match=words):
            file.load(path)


@pytest.mark.parametrize("changed", [b"more", b""])
def test_a_file_that_changes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bytes
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")

    def changing(_: bytes) -> object:
        with path.open("ab") as other:
            other.write(changed)
        os.utime(path, ns=(0, 0))
        return pdf

    monkeypatch.setattr(file, "recognise", changing)
    path.write_bytes(path.read_bytes() + b" " * WIDEST)
    with pytest.raises(UnreadableError, match="changed while it was read"):
        file.load(path)
