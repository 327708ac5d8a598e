"""Words found in labels and sentences, and questions that ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building.builder import BuildResult
from kg.dataset import Dataset
from kg.model import KgError
from kg.search import FILE, LABEL, SENTENCE, Index, with_matches

SAID = [
    ("a:1", "“枫桥经验”示范点", LABEL),
    ("a:2", "坚持和发展新时代“枫桥经验”，调解纠纷12件。", SENTENCE),
    ("a:3", "枫桥镇总结经验", SENTENCE),
    ("a:4", "依法行政ＯＫ（Ａ类）", LABEL),
    ("a:4", "依法行政第二名", LABEL),
    ("a:5", "開展法治宣傳", SENTENCE),
]
ASKED = "SELECT * { ?s fz:matches %s }"


@pytest.fixture
def index() -> Index:
    return Index.of(None, SAID)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("枫桥经验", ["a:1", "a:2"]),
        ("枫桥 经验", ["a:1", "a:3", "a:2"]),
        ("“枫桥经验”，调解", ["a:2"]),
        ("枫", ["a:1", "a:3", "a:2"]),
        ("验", ["a:1", "a:3", "a:2"]),
        ("名", ["a:4"]),
        ("12件", ["a:2"]),
        ("2", ["a:2"]),
        ("ok", ["a:4"]),
        ("Ok（a", ["a:4"]),
        ("法治宣传", ["a:5"]),
        ("法治宣傳", ["a:5"]),
        ("依法行政", ["a:4", "a:4"]),
        ("经枫", []),
        ("行政第一", []),
        ("，。", []),
        ("", []),
        ('" OR pairs MATCH "', []),
        ("AND NOT *", []),
    ],
)
def test_any_part_of_the_words_finds_them(index: Index, words: str, found: list[str]) -> None:
    assert [hit.iri for hit in index.find(words)] == found


def test_labels_come_first_and_the_number_is_bounded(index: Index) -> None:
    hits = index.find("经验")
    assert [hit.is_label for hit in hits] == [True, False, False]
    assert index.find("经验", 1) == hits[:1]


def test_the_index_is_made_once_beside_the_build(tmp_path: Path) -> None:
    assert len(Index.of(tmp_path, SAID).find("经验")) == 3
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert len(Index.of(tmp_path, []).find("经验")) == 3


def test_a_folder_that_cannot_be_written_to_is_searched_all_the_same(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert len(Index.of(gone, SAID).find("经验")) == 3
    assert not gone.exists()


@pytest.mark.parametrize(
    ("asked", "put"),
    [
        ('{ ?s fz:matches "甲" }', "{ VALUES ?s { <a:1> <a:2> } }"),
        ('{ ?s fz:matches "甲" . ?s ?p ?o }', "{ VALUES ?s { <a:1> <a:2> } . ?s ?p ?o }"),
        ("{ ?s fz:matches '''甲''' ; ?p ?o . }", "{ VALUES ?s { <a:1> <a:2> } ?s ?p ?o . }"),
        ('{ ?s a fz:Norm ; fz:matches "甲" }', "{ ?s a fz:Norm VALUES ?s { <a:1> <a:2> } }"),
        (
            '{ ?s ?p 1.5 ; ?q [ a ?t ; ?r (1 2) ] ; fz:matches "甲" ; a ?u }',
            "{ ?s ?p 1.5 ; ?q [ a ?t ; ?r (1 2) ] VALUES ?s { <a:1> <a:2> } ?s a ?u }",
        ),
        (
            '{ ?r ?p ?s . ?s <https://w3id.org/fazhi-kg/ontology#matches> "甲" }',
            "{ ?r ?p ?s . VALUES ?s { <a:1> <a:2> } }",
        ),
        ('{ ?s rdfs:label "fz:matches" } # ?s fz:matches "甲"', None),
        ("{ ?s fz:cites ?norm }", None),
    ],
)
def test_what_matches_is_put_into_the_question(asked: str, put: str | None) -> None:
    assert with_matches(asked, lambda _: ["a:2", "a:1", "a:2"]) == (put or asked)


def test_the_prefix_is_the_one_that_is_declared() -> None:
    mine = 'PREFIX f: <https://w3id.org/fazhi-kg/ontology#> SELECT * { ?s f:matches "甲" }'
    assert "VALUES ?s { <a:1> }" in with_matches(mine, lambda _: ["a:1"])
    other = 'PREFIX fz: <http://example.org/> SELECT * { ?s fz:matches "甲" }'
    assert with_matches(other, lambda _: ["a:1"]) == other


@pytest.mark.parametrize(
    "asked",
    [
        '<a:1> fz:matches "甲"',
        "?s fz:matches ?w",
        '?s fz:matches "甲"@zh',
        '?s fz:matches "甲", "乙"',
        "fz:matches",
        "?s fz:matches",
    ],
)
def test_what_cannot_be_searched_is_told(asked: str) -> None:
    with pytest.raises(KgError, match=r"said of a variable, with plain words in quotation marks"):
        with_matches(asked, lambda _: [])


def test_too_many_are_told() -> None:
    with pytest.raises(KgError, match="ask for more of their words"):
        with_matches('?s fz:matches "甲"', lambda _: (f"a:{i}" for i in range(200_001)))


def test_a_build_is_searched_by_questions(built: BuildResult) -> None:
    dataset = built.dataset
    for words in ("枫桥经验", "民法典", "网格"):
        rows = dataset.query("SELECT DISTINCT ?s ?w { ?s skos:prefLabel|skos:altLabel|oa:exact ?w }").rows()
        wanted = {row["s"] for row in rows if words in row["w"]}
        found = {row["s"] for row in dataset.query(ASKED % f'"{words}"').rows()}
        assert wanted <= found
        assert len(wanted) > 3


def test_a_dataset_in_memory_is_searched_too() -> None:
    dataset = Dataset.of_quads(['<a:s> <http://www.w3.org/2004/02/skos/core#prefLabel> "平安乡"@zh <a:g> .'])
    assert dataset.query(ASKED % '"安乡"').rows() == [{"s": "a:s"}]
    assert dataset.query(ASKED % '"乡安"').rows() == []
