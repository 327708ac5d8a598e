"""The saved questions: Oxigraph and rdflib answer alike, and the answers are what a reader would say."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
import rdflib

from kg.dataset import Dataset
from kg.lexicon import default_ontology
from kg.questions import GROUPS, read_questions
from tests.queries.answers import ANSWERS, LATER

QUESTIONS = read_questions([default_ontology() / "queries"])

# rdflib warns of what it calls itself whenever a Dataset is queried.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset.(contexts|default_context) is deprecated:DeprecationWarning"
)


@pytest.fixture(scope="module", params=["dataset", "years", "built"])
def both(request: pytest.FixtureRequest) -> tuple[Dataset, rdflib.Dataset]:
    """A dataset in Oxigraph and in rdflib: the annotated reports, then the samples."""
    found = request.getfixturevalue(request.param)
    loaded = found if isinstance(found, Dataset) else found.dataset
    assert isinstance(loaded, Dataset)
    return loaded, loaded.to_rdflib()


def plain(value: object) -> str:
    """A number as a number, whatever the library's spelling: 2300, 2300.0."""
    text = str(value)
    try:
        return format(Decimal(text).normalize(), "f")
    except ArithmeticError:
        return text


def rows_of_oxigraph(dataset: Dataset, sparql: str) -> list[dict[str, str]]:
    return [{name: plain(value) for name, value in row.items()} for row in dataset.query(sparql)]


def rows_of_rdflib(union: rdflib.Dataset, sparql: str) -> list[dict[str, str]]:
    found = [{str(name): plain(value) for name, value in row.items()} for row in union.query(sparql).bindings]
    # Of nothing it makes one group of zeros, where SPARQL 1.1 has none.
    return [row for row in found if not set(row.values()) <= {"0", "", "None"}]


def test_questions_found() -> None:
    assert len(QUESTIONS) >= 60
    # A question of the project belongs somewhere.
    assert {question.group for question in QUESTIONS.values()} == set(GROUPS) - {"other"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_libraries_answer_alike_and_in_the_same_order(
    name: str, both: tuple[Dataset, rdflib.Dataset]
) -> None:
    dataset, union = both
    sparql = QUESTIONS[name].filled()
    assert rows_of_oxigraph(dataset, sparql) == rows_of_rdflib(union, sparql)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_column_that_tells_rows_apart_is_in_the_order(name: str) -> None:
    query = re.sub(r"#.*", "", QUESTIONS[name].sparql)
    selected = query[query.index("SELECT") : query.index("WHERE")]
    grouped = re.search(r"GROUP BY ([^\n]*)\n(?:HAVING [^\n]*\n)?ORDER", query)
    keys = re.findall(r"\?\w+", grouped[1] if grouped else selected)
    assert keys
    assert set(keys) <= set(re.findall(r"\?\w+", query[query.rindex("ORDER BY") :]))


def answered(dataset: Dataset, asked: tuple[str, str], columns: str) -> list[str]:
    """The rows of an answer as the tables write them."""
    name, given = asked
    values = dict([given.split("=")]) if given else {}
    found = rows_of_oxigraph(dataset, QUESTIONS[name].filled(values))
    return [" ".join(row.get(column) or "-" for column in columns.split()) for row in found]


@pytest.mark.parametrize(("asked", "expected"), ANSWERS.items(), ids=lambda x: "?".join(map(str, x))[:60])
def test_an_answer_is_what_a_reader_would_say(
    asked: tuple[str, str], expected: tuple[str, list[str]], dataset: Dataset
) -> None:
    assert answered(dataset, asked, expected[0]) == expected[1]


@pytest.mark.parametrize(("asked", "expected"), LATER.items(), ids=lambda x: "?".join(map(str, x))[:60])
def test_an_answer_is_what_a_reader_of_several_years_would_say(
    asked: tuple[str, str], expected: tuple[str, list[str]], years: Dataset
) -> None:
    assert answered(years, asked, expected[0]) == expected[1]


def test_every_question_has_an_answer_in_the_table() -> None:
    assert {name for (name, _), (_, rows) in (ANSWERS | LATER).items() if rows} == set(QUESTIONS)


def test_without_a_name_the_first_place_is_an_example(years: Dataset) -> None:
    rows = years.query(QUESTIONS["place"].filled()).rows()
    assert {row["place"] for row in rows} == {"北山乡"}
    assert {row["year"] for row in rows} == {"2021", "2022", "2025"}


def test_a_county_has_the_reports_of_its_townships(dataset: Dataset) -> None:
    rows = dataset.query(QUESTIONS["place"].filled({"name": "乙县"})).rows()
    assert {row["place"] for row in rows} == {"北山乡", "南河镇"}
    assert {"cause", "headline", "activity", "figure", "role", "names"} <= {row["what"] for row in rows}


def test_every_quotation_that_is_answered_stands_in_its_report(years: Dataset, texts: dict[str, str]) -> None:
    checked = 0
    for question in QUESTIONS.values():
        for row in years.query(question.filled()):
            for column in {"quote", "sentence"} & set(row) if "report" in row else ():
                assert row[column] in texts[row["report"]]
                checked += 1
    assert checked > 40
