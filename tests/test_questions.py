"""The form of saved questions: what is read, what is filled in, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dataset import Dataset
from kg.model import KgError
from kg.questions import Question, choose, literal, read_question, read_questions

GOOD = """# 谁引用某部法律 / Who cites a norm
# 列出引用某部法律的报告。 / Lists the reports that cite a norm.
SELECT ?title {
  VALUES ?norm { "民法典" }  # param norm: 法律名称 / title of a norm
  VALUES ?year { "2022" }  # param year: 年度 / year
  ?report dcterms:title ?title ; fz:cites/skos:altLabel ?label ; fz:reportingYear ?when .
  FILTER (STR(?label) = ?norm && STR(?when) = ?year)
}
"""


@pytest.fixture
def question(tmp_path: Path) -> Question:
    path = tmp_path / "who-cites.rq"
    path.write_text(GOOD, "utf-8")
    return read_question(path)


def test_a_question_is_read(question: Question) -> None:
    assert question.name == "who-cites"
    assert question.title == "谁引用某部法律 / Who cites a norm"
    assert question.sentence == "列出引用某部法律的报告。 / Lists the reports that cite a norm."
    assert [(p.name, p.default, p.title) for p in question.parameters] == [
        ("norm", "民法典", "法律名称 / title of a norm"),
        ("year", "2022", "年度 / year"),
    ]


@pytest.mark.parametrize(
    ("line", "group"), [("# 组 / group: laws\n", "laws"), ("#group:quality\n", "quality"), ("", "other")]
)
def test_the_third_line_says_the_group(tmp_path: Path, line: str, group: str) -> None:
    path = tmp_path / "grouped.rq"
    path.write_text(GOOD.replace("SELECT", f"{line}SELECT", 1), "utf-8")
    assert read_question(path).group == group


def test_without_values_the_defaults_hold(question: Question, small: Dataset) -> None:
    assert question.filled() == GOOD
    assert small.query(question.filled()).rows() == [{"title": "丙县丁镇2022年法治政府建设情况报告"}]


def test_values_are_filled_in(question: Question, small: Dataset) -> None:
    asked = question.filled({"year": "2023"})
    assert small.query(asked).rows() == [{"title": "戊县己乡2023年法治政府建设情况报告"}]


@pytest.mark.parametrize(
    "value",
    [
        '"',
        '" } # ',
        "\\",
        '\\" } DELETE',
        "a\nb\r\tc",
        "}",
        "'''",
        "\u2028",
        "𠮷🏠",
        "?x",
        "\\1",
        "\\g<0>",
        "{norm}",
    ],
)
def test_no_value_leaves_its_quotation_marks(question: Question, small: Dataset, value: str) -> None:
    assert small.query(question.filled({"norm": value})).rows() == []


@given(value=st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
def test_a_literal_means_its_text(value: str) -> None:
    rows = Dataset.of_quads([]).query(f"SELECT ?v {{ VALUES ?v {{ {literal(value)} }} }}").rows()
    assert rows == [{"v": value}]


def test_an_unknown_parameter_lists_the_known(question: Question) -> None:
    with pytest.raises(KgError, match="no parameter law; it has norm, year"):
        question.filled({"law": "民法典"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ":1: line 1 must be a comment"),
        ("SELECT * { ?s ?p ?o }", ":1: line 1 must be a comment"),
        ("# 标题 / Title\nSELECT * { ?s ?p ?o }", ":2: line 2 must be a comment"),
        (GOOD.replace("SELECT", "# 组 / group: law\nSELECT", 1), ":3: law is no group; write one of laws, "),
        (GOOD.replace("SELECT", "# group:\nSELECT", 1), ":3: nothing is no group"),
        ("# 只有中文\n# 一句。 / One.\n", ":1: .* both languages"),
        (GOOD.replace('{ "2022" }', "{ 2022 }"), ":5: this parameter cannot be filled in"),
        (GOOD.replace("param year", "param when"), ":5: this parameter cannot be filled in"),
        (GOOD.replace("?year {", "?norm {").replace("param year", "param norm"), ":5: .* there already"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "bad.rq").write_text(text, "utf-8")
    with pytest.raises(KgError, match=rf"bad\.rq{words}"):
        read_questions([tmp_path])


@pytest.mark.parametrize("content", [GOOD.encode("gbk"), b"\xff\xfe\x00", b"\x80"])
def test_a_file_that_is_not_utf8_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.rq").write_bytes(content)
    with pytest.raises(KgError, match=r"bad\.rq is not UTF-8; save it as UTF-8"):
        read_questions([tmp_path])


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.rq").mkdir()
    with pytest.raises(KgError, match=r"bad\.rq cannot be read .*; put a file of SPARQL there"):
        read_questions([tmp_path])


def test_a_byte_order_mark_is_no_part_of_a_question(tmp_path: Path) -> None:
    (tmp_path / "good.rq").write_text(GOOD, "utf-8-sig")
    assert read_questions([tmp_path])["good"].sparql == GOOD


def test_questions_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.rq").write_text(GOOD, "utf-8")
    (tmp_path / "README.md").write_text("no question", "utf-8")
    assert list(read_questions([tmp_path, tmp_path / "nowhere"])) == ["a", "b", "c"]


def test_two_folders_with_one_name_are_an_error(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.rq").write_text(GOOD, "utf-8")
    with pytest.raises(KgError, match="has this name already"):
        read_questions([tmp_path / "x", tmp_path / "y"])


@pytest.mark.parametrize(
    ("name", "hint"), [("who-cite", "did you mean who-cites"), ("zzz", "kg query --list")]
)
def test_an_unknown_question_tells_the_nearest(question: Question, name: str, hint: str) -> None:
    known = {question.name: question}
    assert choose(known, "who-cites") is question
    with pytest.raises(KgError, match=hint):
        choose(known, name)
