"""Readers in a process of their own: what crashes or hangs costs one document."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tarfile import TarInfo

import pytest

from kg.formats import UnreadableError, bounded
from kg.formats.bounded import Bounded
from kg.read.folder import inputs
from tests.formats.making import (
    TEXT,
    mail_of,
    ofd_of,
    open_document_of,
    packed,
    page_of,
    pdf_of,
    picture_of,
    tarred,
    word_of,
)

ARCHIVE = tarred((TarInfo("a/1.txt"), TEXT.encode()), (TarInfo("2.docx"), word_of(TEXT)), mode="w")


@pytest.fixture
def reader() -> Iterator[Bounded]:
    one = Bounded(seconds=60)
    yield one
    one.close()


def test_documents_are_read_one_after_the_other(reader: Bounded) -> None:
    for _ in range(2):
        for data in (word_of(TEXT), open_document_of(TEXT), TEXT.encode()):
            assert reader.extract(data).text == TEXT


def test_a_reader_that_dies_is_begun_again(reader: Bounded) -> None:
    assert reader.extract(word_of(TEXT)).text == TEXT
    assert reader._child
    reader._child.kill()
    reader._child.wait()
    assert reader.extract(word_of(TEXT)).text == TEXT


def test_a_crash_and_a_hang_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child is another program here: one that ends at once, one that never answers."""
    for program, seconds, words in (
        ("import os; os.abort()", 60.0, "crashed .SIGABRT"),
        ("while True: pass", 0.5, "longer than"),
    ):
        one = Bounded(seconds=seconds)
        start = bounded.subprocess.Popen
        monkeypatch.setattr(
            bounded.subprocess,
            "Popen",
            lambda command, _start=start, _program=program, **more: _start(
                [command[0], "-c", _program], **more
            ),
        )
        with pytest.raises(UnreadableError, match=words):
            one.extract(word_of(TEXT))
        assert one._child is None
        monkeypatch.undo()


def test_a_picture_that_needs_too_much_memory_is_told() -> None:
    one = Bounded(memory=400 * 2**20)
    with pytest.raises(UnreadableError):
        one.extract(word_of("法" * 60_000_000)[:-1])
    one.close()


# How many files of each format are mutated: a picture costs a second if it still is one.
MUTATED = {
    "docx": (220, word_of(TEXT)),
    "odt": (220, open_document_of(TEXT)),
    "ofd": (220, ofd_of(TEXT)),
    "html": (220, page_of(TEXT * 5)),
    "txt": (220, TEXT.encode("gb18030")),
    "eml": (100, mail_of(TEXT, "报告.docx")),
    "pdf": (150, pdf_of(TEXT)),
    **{
        form: (many, picture_of("依法行政。", form, width=8))
        for form, many in (("PNG", 30), ("JPEG", 12), ("TIFF", 12))
    },
    "scan": (12, picture_of("依法行政。", "PDF", width=8)),
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, cut out, doubled, or with their end cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 200)]
            case 2:
                changed[at:at] = changed[chance.randrange(len(changed)) :][:100]
            case _:
                changed = changed[: max(20, at)]
        if len(changed) < 20:
            break
    return bytes(changed)


@pytest.mark.parametrize("kind", MUTATED)
def test_no_mutated_file_crashes_or_hangs(reader: Bounded, kind: str) -> None:
    """Each ends as read or as a reason; the same ones in every run."""
    many, data = MUTATED[kind]
    chance = random.Random(f"20211122 {kind}")  # noqa: S311 - the same files in every run
    ends = Counter(ending(reader, mutated(data, chance)) for _ in range(many))
    # Each byte of a PNG file is covered by a checksum.
    assert set(ends) == ({"reason"} if kind == "PNG" else {"read", "reason"})
    assert sum(ends.values()) == many


def ending(reader: Bounded, data: bytes) -> str:
    try:
        reader.extract(data)
    except UnreadableError as error:
        return "crash" if re.search("crashed|longer than", str(error)) else "reason"
    return "read"


def test_mutated_archives_end_in_documents_or_reasons(tmp_path: Path) -> None:
    chance = random.Random(20211122)  # noqa: S311
    for number, data in enumerate((packed({"a/1.txt": TEXT, "2.docx": word_of(TEXT)}), ARCHIVE) * 60):
        (tmp_path / "a").write_bytes(mutated(data, chance))
        found = inputs([tmp_path / "a"], tmp_path / "cache")
        assert all("crash" not in item.problem and "failed" not in item.problem for item in found), number


def test_enough_files_are_mutated() -> None:
    assert sum(many for many, _ in MUTATED.values()) >= 1_000
