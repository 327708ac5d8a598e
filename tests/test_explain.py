"""What a term means and who says so: by name, by IRI, ambiguous, unknown."""

from __future__ import annotations

import pytest

from kg.dataset import Dataset
from kg.explain import Explanation, explain
from kg.model import KgError, Span
from kg.terms import BASE, FZ

CODE = BASE + "eli/cn/中华人民共和国民法典"
MECHANISM = BASE + "mechanism/枫桥经验"


def one(dataset: Dataset, term: str) -> Explanation:
    (found,) = explain(dataset, term)
    return found


@pytest.mark.parametrize(
    ("term", "iri"),
    [
        ("民法典", CODE),
        ("《民法典》", CODE),
        ("中华人民共和国民法典", CODE),
        ("civil code", CODE),
        ("eli/cn/中华人民共和国民法典", CODE),
        (CODE, CODE),
        (f"<{CODE}>", CODE),
        ("枫桥经验", MECHANISM),
        ("新时代“枫桥经验”", MECHANISM),
        (" 枫桥经验 ", MECHANISM),
        ("mechanism/枫桥经验", MECHANISM),
        ("2300余份", ""),
        ("fz:cites", FZ.cites),
        ("引用", FZ.cites),
        ("DisputeResolution", FZ.DisputeResolution),
        ("fz:Norm", FZ.Norm),
        ("99", BASE + "place/99"),
    ],
)
def test_names_and_iris_lead_to_one_thing(small: Dataset, term: str, iri: str) -> None:
    if iri:
        assert one(small, term).iri == iri
    else:
        with pytest.raises(KgError):
            explain(small, term)


def test_a_norm_is_described_and_quoted(small: Dataset) -> None:
    norm = one(small, "民法典")
    assert (norm.name.zh, norm.name.en) == ("中华人民共和国民法典", "Civil Code")
    assert [kind.zh for kind in norm.kinds] == ["法律", "规范"]
    assert ("又称", "民法典") in [(detail.name.zh, detail.value) for detail in norm.details]
    said = {(f.report.year, f.section, f.words, f.modality, f.contexts) for f in norm.facts}
    assert said == {
        ("2022", "主要做法", "《民法典》", "Done", ("Publicised",)),
        ("2023", "下一步打算", "《民法典》", "Planned", ("Studied",)),
    }
    assert len(norm.facts) == 3
    assert all(fact.words in fact.sentence for fact in norm.facts)


def test_what_the_same_words_say_is_one_fact(small: Dataset) -> None:
    done = [fact for fact in one(small, "枫桥经验").facts if fact.report.year == "2022"]
    assert [fact.predicates for fact in done] == [(FZ.adopts, FZ.describes)]
    assert done[0].sentence == "深化“枫桥经验”，由司法所牵头。"


def test_offsets_are_those_of_the_text(small: Dataset) -> None:
    (fact,) = [fact for fact in one(small, "枫桥经验").facts if fact.report.year == "2023"]
    assert fact.report.title == "戊县己乡2023年法治政府建设情况报告"
    text = (
        "戊县己乡2023年法治政府建设情况报告\n一、下一步打算\n推广“枫桥经验”，学习《民法典》，建强司法所。\n"
    )
    assert fact.span is not None
    assert text[fact.span.start : fact.span.end] == "“枫桥经验”" == fact.words


def test_a_name_that_several_bear_shows_them_all(small: Dataset) -> None:
    found = explain(small, "司法所")
    assert [one.iri for one in found] == [
        f"{BASE}organisation/{code}/司法所" for code in ("990101", "990201")
    ]
    assert [{fact.report.place for fact in one.facts} for one in found] == [{"丁镇"}, {"己乡"}]


def test_the_hierarchy_goes_up_and_down(small: Dataset) -> None:
    county = one(small, "丙县")
    assert [name.zh for name in county.above] == ["庚省"]
    assert [name.zh for name in county.narrower] == ["丁镇"]
    assert [name.zh for name in one(small, "丁镇").above] == ["丙县", "庚省"]
    assert [name.zh for name in one(small, "fz:DisputeResolution").narrower] == ["枫桥经验"]


def test_a_property_shows_what_was_said_with_it(small: Dataset) -> None:
    cites = one(small, "fz:cites")
    assert {fact.object for fact in cites.facts} == {"中华人民共和国民法典"}
    assert len(cites.facts) == 3
    assert any("names a norm" in detail.value for detail in cites.details)


def test_a_report_shows_all_that_it_says(small: Dataset) -> None:
    (row,) = small.query("SELECT ?r { ?r fz:reportingYear ?y FILTER(STR(?y) = '2022') }").rows()
    report = one(small, row["r"])
    assert report.name.zh == "丙县丁镇2022年法治政府建设情况报告"
    assert {"《民法典》", "“枫桥经验”", "司法所", "发放资料2300余份", "执法力量不足"} <= {
        f.words for f in report.facts
    }
    (year,) = [fact for fact in report.facts if fact.span is None]
    assert (year.predicates, year.object, year.words) == ((FZ.reportingYear,), "2022", "2024-01-05")


def test_an_occurrence_explains_itself(small: Dataset) -> None:
    (row,) = small.query("SELECT ?f { ?f a fz:Figure }").rows()
    figure = one(small, row["f"])
    assert figure.name.zh == "发放资料 ≥2300份"
    assert [(fact.words, fact.span) for fact in figure.facts] == [("发放资料2300余份", Span(35, 45))]
    assert {fact.words for fact in one(small, "unit/份").facts} == {"发放资料2300余份"}


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("民法点", "民法典"),
        ("枫桥", "枫桥经验"),
        ("司法", "司法所"),
        ("zzzz", "kg query --list"),
        ("", "kg query --list"),
    ],
)
def test_an_unknown_term_is_an_error_that_helps(small: Dataset, term: str, words: str) -> None:
    with pytest.raises(KgError, match=f"“{term}”.*{words}"):
        explain(small, term)


@pytest.mark.parametrize("term", ['a"}', "x> <y", "?s ?p ?o", "\\", "place/\n", "fz:", "1:2", "a" * 5000])
def test_no_term_breaks_the_question(small: Dataset, term: str) -> None:
    with pytest.raises(KgError, match="knows nothing"):
        explain(small, term)
