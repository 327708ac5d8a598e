"""Readers in a process of their own: what crashes or hangs costs one document."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from kg.formats import UnreadableError, bounded
from kg.formats.bounded import Bounded
from tests.formats.making import TEXT, ofd_of, open_document_of, page_of, word_of


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


MUTATED = 1200


def test_no_mutated_file_crashes_or_hangs(reader: Bounded) -> None:
    """Each ends as read or as a reason; the same ones in every run."""
    chance = random.Random(20211122)  # noqa: S311 - the same files in every run
    good = [word_of(TEXT), open_document_of(TEXT), ofd_of(TEXT), page_of(TEXT * 5), TEXT.encode("gb18030")]
    ends: dict[str, int] = {"read": 0, "reason": 0}
    for number in range(MUTATED):
        data = bytearray(good[number % len(good)])
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 200)]
                case 2:
                    data[at:at] = data[chance.randrange(len(data)) :][:100]
                case _:
                    data = data[: max(20, at)]
            if len(data) < 20:
                break
        try:
            reader.extract(bytes(data))
            ends["read"] += 1
        except UnreadableError as error:
            end = "crash" if re.search("crashed|longer than", str(error)) else "reason"
            ends[end] = ends.get(end, 0) + 1
    assert set(ends) == {"read", "reason"}
    assert sum(ends.values()) == MUTATED
    assert min(ends.values()) > MUTATED // 20
