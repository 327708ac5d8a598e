"""The command that writes a corpus."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from kg.cli import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="kg")


def test_a_corpus_is_written_and_can_be_scored(tmp_path: Path) -> None:
    out = tmp_path / "made"
    made = run("dev", "corpus", "3", "--seed", "4", "--out", str(out))
    assert made.exit_code == 0, made.output
    assert made.stdout == ""
    assert "3 reports" in made.stderr
    assert sorted(p.name for p in out.iterdir()) == ["gold", "texts"]
    assert [p.name for p in sorted((out / "texts").glob("*.txt"))] == ["00000.txt", "00001.txt", "00002.txt"]
    scored = run("eval", str(out / "gold"), str(out / "texts"), "--json")
    assert scored.exit_code == 0, scored.output
    assert '"quantities"' in scored.stdout


def test_a_folder_that_holds_something_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    made = run("dev", "corpus", "1", "-o", str(tmp_path))
    assert made.exit_code == 2
    assert "is not empty" in made.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_help_says_what_is_written() -> None:
    said = run("dev", "corpus", "--help").stdout
    assert "gold/" in said
    assert "kg eval" in said
