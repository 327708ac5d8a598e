"""A file made of another one and edits is that which lines and edits give in memory."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.building.copying import Copier, SortedLines
from kg.building.pieces import Pieces


def key(line: bytes) -> bytes:
    return line[:-1].rpartition(b" ")[2]


def sorted_lines(path: Path, words: set[str]) -> SortedLines:
    path.write_text("".join(f"{len(word)} {word}\n" for word in sorted(words)), "utf-8")
    return SortedLines(path, key)


def test_lines_are_found_wherever_they_are(tmp_path: Path) -> None:
    words = {"a", "bb", "一", "丁丁丁", "龘" * 300, "𠮷"}
    with sorted_lines(tmp_path / "f", words) as lines:
        for word in words:
            start, end = lines.find(word.encode())
            assert lines[start:end].decode() == f"{len(word)} {word}\n"
        assert [line.decode().split()[1] for line in lines] == sorted(words)
        assert lines.find(b"") == (0, 0)
        assert lines.find("\U0010ffff".encode()) == (lines.size, lines.size)


def test_nothing_is_found_in_an_empty_file(tmp_path: Path) -> None:
    with sorted_lines(tmp_path / "f", set()) as lines:
        assert lines.find(b"a") == (0, 0)
        assert list(lines) == []


def test_only_the_first_part_of_a_file_may_be_lines(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"1 a\n1 c\nnot sorted")
    with SortedLines(path, key, 8) as lines:
        assert lines.find(b"z") == (8, 8)
        assert lines.find(b"c") == (4, 8)


@pytest.mark.parametrize("seed", range(40))
def test_edits_give_what_they_give_in_memory(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311
    alphabet = "ab一𠮷"
    words = {"".join(chance.choices(alphabet, k=chance.randint(1, 5))) for _ in range(chance.randint(0, 60))}
    other = {"".join(chance.choices(alphabet, k=chance.randint(1, 5))) for _ in range(chance.randint(0, 30))}
    gone = {word for word in words | other if chance.random() < 0.3}
    edited = sorted(other | (words & gone))
    held = {word: f"{len(word)} {word}\n" for word in words}
    held |= {word: f"new {word}\n" for word in other}
    wanted = "head\n" + "".join(line for word, line in sorted(held.items()) if word not in gone) + "tail\n"
    lines = sorted_lines(tmp_path / "old", words)
    with lines, Pieces(tmp_path / "new") as file, Copier(file, tmp_path / "old") as out:
        out.add(b"head\n")
        new = (b"" if word in gone else f"new {word}\n".encode() for word in edited)
        out.edit(
            lines.size, ((*lines.find(word.encode()), line) for word, line in zip(edited, new, strict=True))
        )
        out.add(b"tail\n")
        assert out.at == len(wanted.encode())
    assert (tmp_path / "new").read_text("utf-8") == wanted


def test_ranges_that_follow_each_other_and_that_do_not(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"0123456789")
    with Pieces(tmp_path / "new") as file, Copier(file, tmp_path / "old") as out:
        for start, size in ((0, 2), (2, 5), (9, 1), (0, 1)):
            out.again(start, size)
        out.add(b"!")
    assert (tmp_path / "new").read_bytes() == b"012345690!"
