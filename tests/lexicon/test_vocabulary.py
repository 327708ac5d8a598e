"""Every term of every vocabulary: its example matches, its counter-example does not, the file is in order."""

from collections import Counter
from pathlib import Path

import pytest

from kg.lexicon.lexicon import Lexicon, default_ontology, vocabulary_files
from kg.lexicon.vocabulary import KINDS, SILENT, Term, read_vocabulary
from kg.model import KgError
from kg.terms import FZ
from kg.zh.fold import fold

FILES = vocabulary_files(default_ontology())
TERMS = [term for path in FILES for term in read_vocabulary(path)]
SPOKEN = [term for term in TERMS if term.concept.scheme not in SILENT]
HEAD = """@base <https://w3id.org/fazhi-kg/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fz: <https://w3id.org/fazhi-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(default_ontology())


def found(lexicon: Lexicon, sentence: str, term: Term) -> bool:
    return any(
        reading.concept.iri == term.concept.iri
        for mention in lexicon.find(fold(sentence))
        for reading in mention.readings
    )


def test_vocabularies_hold_what_they_should() -> None:
    count = Counter(term.concept.iri.partition("/")[0] for term in TERMS)
    assert count["mechanism"] >= 300
    assert count["platform"] >= 60
    assert count["campaign"] >= 100
    assert count["activity-type"] == 20
    assert {*KINDS, "unit"} <= count.keys()


@pytest.mark.parametrize("term", SPOKEN, ids=lambda term: term.concept.iri)
def test_term_is_found_by_example_and_only_where_meant(lexicon: Lexicon, term: Term) -> None:
    assert term.examples, (
        f"{term.file.name}: {term.concept.iri} has no skos:example; add a sentence that must match"
    )
    for sentence in term.examples:
        assert found(lexicon, sentence, term), sentence
    for sentence in term.counter_examples:
        assert not found(lexicon, sentence, term), sentence


def test_every_name_is_found_between_quotation_marks(lexicon: Lexicon) -> None:
    lost = [
        (name, term.concept.iri)
        for term in SPOKEN
        for name in (*term.labels, *term.quoted)
        if not found(lexicon, f"落实“{name}”。", term)
    ]
    assert not lost


def test_quoted_names_are_not_found_bare(lexicon: Lexicon) -> None:
    for term in SPOKEN:
        for name in term.quoted:
            mentions = lexicon.find(fold(f"，{name}，"))
            assert not any(
                m.surface == fold(name) and r.concept.iri == term.concept.iri
                for m in mentions
                for r in m.readings
            ), name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_sorted(path: Path) -> None:
    iris = [term.concept.iri for term in read_vocabulary(path)]
    assert iris == sorted(iris, key=lambda iri: (iri.partition("/")[0] not in SILENT, iri))


@pytest.mark.parametrize("term", SPOKEN, ids=lambda term: term.concept.iri)
def test_term_says_its_kind_english_name_and_source(term: Term) -> None:
    assert term.sources
    assert any(getattr(value, "lang", "") == "en" for _, value in term.facts)
    if term.concept.scheme not in ("campaign", "work"):
        assert term.concept.kind


def test_campaign_dates_are_dates() -> None:
    days = dict(zip(range(1, 13), (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
    dates = [value for term in TERMS for predicate, value in term.concept.facts if predicate == FZ.date]
    assert len(dates) > 60
    for date in dates:
        month, _, day = date.text.removeprefix("--").partition("-")
        assert 1 <= int(day or 1) <= days[int(month)]
        assert date.datatype.endswith("gMonthDay" if day else "gMonth")


GOOD = (
    '<mechanism/灯下夜谈> a fz:Mechanism ; skos:prefLabel "灯下夜谈"@zh ; skos:broader fz:Participation .\n'
)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('<mechanism/甲> skos:prefLabel "甲"@zh', r":7: .*; correct the Turtle there"),
        (
            '<mechanism/甲> skos:prefLabel "乙"@zh .',
            r":6: mechanism/甲 is called 乙; write its IRI as <mechanism/乙>",
        ),
        ('<mechanism/甲> skos:altLabel "甲"@zh .', r":6: mechanism/甲 has 0 Chinese skos:prefLabel"),
        ('<mechanism/甲> skos:prefLabel "甲"@zh ; skos:label "x" .', r"#label, which is no term"),
        (
            '<mechanism/甲> skos:prefLabel "甲"@zh ; skos:broader fz:Disputes .',
            r"fz:Disputes, which is no term",
        ),
        ('<mechanism/甲> skos:prefLabel "甲"@zh ; skos:broader "法" .', r"write an IRI"),
        ('<mechanism/甲> skos:prefLabel "甲"@zh ; skos:example <x> .', r"write a text in quotation marks"),
        ('<mechanisms/甲> skos:prefLabel "甲"@zh .', r"belongs to no scheme"),
        ('[] skos:prefLabel "甲"@zh .', r"a node without a name"),
    ],
)
def test_bad_term_is_named_with_file_and_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "mechanisms.ttl"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    with pytest.raises(KgError, match=complaint) as error:
        read_vocabulary(path)
    assert "mechanisms.ttl" in str(error.value)


def test_term_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mechanisms.ttl"
    path.write_text(HEAD + GOOD, encoding="utf-8")
    [term] = read_vocabulary(path)
    assert (term.concept.kind, term.labels, term.parents) == ("Participation", ("灯下夜谈",), ())
