"""How tables are read: the line that an error names is the line of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon.tables import read_lines, read_table
from kg.model import KgError


def test_a_row_has_the_line_that_it_begins_in(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('title,note\n甲条例,"一\n二\n三"\n乙条例,\n', "utf-8")
    assert read_lines(path, ("title", "note")) == [(2, ["甲条例", "一\n二\n三"]), (5, ["乙条例", ""])]
    assert read_table(path, ("title", "note"))[1] == ["乙条例", ""]


@pytest.mark.parametrize(("row", "line"), [("乙条例", 5), ("", 5), ("乙,丙,丁", 5), ('"乙', 5)])
def test_a_bad_row_after_a_cell_of_several_lines(tmp_path: Path, row: str, line: int) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'title,note\n甲条例,"一\n二\n三"\n{row}\n', "utf-8")
    with pytest.raises(KgError, match=rf"t\.csv:{line}: "):
        read_table(path, ("title", "note"))


def test_a_quotation_mark_that_is_never_closed_is_named_where_it_opens(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('title,note\n甲条例,"一\n乙条例,\n丙条例,\n', "utf-8")
    with pytest.raises(KgError, match=r"t\.csv:2: .*close them"):
        read_table(path, ("title", "note"))


def test_a_cell_that_is_far_too_long_says_why(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("title,note\n甲条例,\n乙条例," + "长" * 200_000 + "\n", "utf-8")
    with pytest.raises(KgError, match=r"t\.csv:3: a cell has more than 131,072 characters: a quotation mark"):
        read_table(path, ("title", "note"))
