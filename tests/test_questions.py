"""Saved questions: their header, their blanks, and how any value is put in without becoming SPARQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dataset import Dataset
from kg.model import KgError
from kg.questions import Parameter, literal, read_question, read_questions

TEXT = """# 谁引用 / Who cites
# 引用某部法律的报告。 / The reports that cite a norm.
SELECT ?s ?word {
  VALUES ?word { "民\\"法典" }  # param word: 法律名称 / title of a norm
  VALUES ?year { "2021" }  # param year: 年度 / year
  ?s ?p ?word
}
ORDER BY ?s ?word
"""
DATASET = Dataset.of_quads(['<a:1> <a:p> "宪法" <a:g> .', '<a:2> <a:p> "民\\"法典" <a:g> .'])


def saved(folder: Path, text: str, name: str = "cites") -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, "utf-8")
    return path


def test_a_question_has_a_title_a_sentence_and_parameters_with_defaults(tmp_path: Path) -> None:
    question = read_question(saved(tmp_path, TEXT))
    assert (question.name, question.title) == ("cites", "谁引用 / Who cites")
    assert question.sentence == "引用某部法律的报告。 / The reports that cite a norm."
    assert question.parameters == (
        Parameter("word", '民"法典', "法律名称 / title of a norm"),
        Parameter("year", "2021", "年度 / year"),
    )


def test_the_default_is_asked_when_nothing_is_given(tmp_path: Path) -> None:
    question = read_question(saved(tmp_path, TEXT))
    assert question.filled() == TEXT
    assert [row["s"] for row in DATASET.query(question.filled())] == ["a:2"]
    assert [row["s"] for row in DATASET.query(question.filled({"word": "宪法"}))] == ["a:1"]


@given(text=st.text(st.characters(codec="utf-8")))
def test_any_text_is_one_literal(text: str) -> None:
    (row,) = DATASET.query(f"SELECT ({literal(text)} AS ?x) {{}}")
    assert row["x"] == text


@given(text=st.text(st.sampled_from("\"\\{}?#\n\r\t'<> aVALUESparam:乡$1"), max_size=20))
def test_a_value_changes_nothing_but_the_value(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    question = read_question(saved(tmp_path_factory.mktemp("q"), TEXT))
    filled = question.filled({"word": text})
    assert filled == TEXT.replace('"民\\"法典"', literal(text))
    assert list(DATASET.query(filled)) == []


def test_a_parameter_that_is_not_there_is_named(tmp_path: Path) -> None:
    question = read_question(saved(tmp_path, TEXT))
    with pytest.raises(KgError, match="cites has no parameter place; it has word, year"):
        question.filled({"place": "甲县"})
    plain = read_question(saved(tmp_path, TEXT.replace("param", "a word on"), "plain"))
    with pytest.raises(KgError, match="plain has no parameter place; it has none"):
        plain.filled({"place": "甲县"})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", r"cites\.rq:1: line 1 must be a comment in both languages; write # 标题 / Title"),
        ("# Title only\n# 一句。 / A sentence.\n", r"cites\.rq:1"),
        ("# 标题 / Title\nSELECT * {}\n", r"cites\.rq:2"),
        (TEXT.replace("param word", "param name"), r"cites\.rq:4: this parameter cannot be filled in"),
        (TEXT.replace('{ "2021" }', '{ "2021"@zh }'), r"cites\.rq:5: this parameter cannot be filled in"),
        (TEXT.replace("year", "word"), r"cites\.rq:5: the parameter word is there already"),
    ],
)
def test_a_bad_question_is_refused_with_file_and_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(KgError, match=complaint):
        read_question(saved(tmp_path, text))


def test_folders_add_up_and_a_name_is_taken_once(tmp_path: Path) -> None:
    (one := tmp_path / "one").mkdir()
    (two := tmp_path / "two").mkdir()
    saved(one, TEXT, "b")
    saved(two, TEXT, "a")
    assert list(read_questions([one, two, tmp_path / "none"])) == ["a", "b"]
    saved(two, TEXT, "b")
    with pytest.raises(KgError, match=r"two/b\.rq: .*one/b\.rq has this name already"):
        read_questions([one, two])
