"""What a report says of a mechanism, by the section and the words around it."""

from __future__ import annotations

import pytest

from kg.extract.mechanisms import extract
from kg.model import Concept, Document, Mention, Mentions, Modality, Reading, Span
from kg.read import document
from kg.terms import FZ


def mentions(doc: Document, surface: str, readings: int = 1) -> Mentions:
    start = doc.text.index(surface)
    concepts = [Concept(f"mechanism/{surface}{i or ''}", "mechanism", surface) for i in range(readings)]
    found = tuple(Reading(concept) for concept in concepts)
    return Mentions([Mention(Span(start, start + len(surface)), "mechanism", surface, found)])


@pytest.mark.parametrize(
    ("text", "modality", "predicate"),
    [
        ("推行“三三制”工作法。\n", Modality.DONE, FZ.adopts),
        ("下一步，将继续推行“三三制”工作法。\n", Modality.PLANNED, FZ.plans),
        ("尚未建立“三三制”工作法。\n", Modality.LACKING, FZ.lacks),
    ],
)
def test_mechanisms_are_described_and_more(text: str, modality: Modality, predicate: str) -> None:
    doc = document(text)
    found = list(extract(doc, mentions(doc, "三三制")))
    assert [(s.predicate, s.object, s.modality) for s in found] == [
        (FZ.describes, "mechanism/三三制", modality),
        (predicate, "mechanism/三三制", modality),
    ]
    assert all(s.subject == doc.iri and doc.quote(s.evidence) == "三三制" for s in found)  # type: ignore[arg-type]


def test_mechanisms_that_are_asked_for_are_only_described() -> None:
    doc = document("会议要求全面推行“三三制”工作法。\n")
    assert [s.predicate for s in extract(doc, mentions(doc, "三三制"))] == [FZ.describes]


def test_mechanisms_that_are_not_settled_say_nothing() -> None:
    doc = document("推行“三三制”工作法。\n")
    assert not list(extract(doc, mentions(doc, "三三制", readings=2)))


def test_a_context_is_of_norms_only() -> None:
    doc = document("组织学习首问责任制。\n")
    assert [s.context for s in extract(doc, mentions(doc, "首问责任制"))] == [frozenset()] * 2


def named(text: str, *names: tuple[str, str, str, bool]) -> Mentions:
    """Mentions of (surface, kind, concept, whether a vocabulary knows it), at their last place in the text."""
    found = []
    for surface, kind, concept, known in names:
        start = text.rindex(surface)
        reading = Reading(Concept(f"{kind}/{concept}", kind, concept, known=known))
        found.append(Mention(Span(start, start + len(surface)), kind, surface, (reading,)))
    return Mentions(found)


def test_the_title_of_the_report_describes_no_mechanism() -> None:
    text = "甲镇2021年法治政府建设年度报告\n一、主要工作\n发放资料。\n"
    doc = document(text)
    assert doc.title
    assert not list(extract(doc, named(text, ("法治政府建设年度报告", "mechanism", "年度报告制度", True))))


@pytest.mark.parametrize(
    ("text", "campaign", "known", "described"),
    [
        ("开展送法七进。\n", "送法七进", False, False),
        ("开展“送法七进”活动。\n", "“送法七进”活动", False, False),
        ("开展送法七进专项行动。\n", "送法七进专项行动", True, False),
        ("开展送法七进专项行动。\n", "送法七进专项行动", False, True),
        ("开展送法七进，结合宣传月。\n", "宣传月", True, True),
    ],
)
def test_a_campaign_is_no_mechanism_as_well(text: str, campaign: str, known: bool, described: bool) -> None:
    doc = document(text)
    both = named(text, ("送法七进", "mechanism", "送法七进", True), (campaign, "campaign", campaign, known))
    assert bool(list(extract(doc, both))) == described


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("通报《上年度三三制运行情况报告》。\n", False),
        ("印发《甲镇工作要点》，落实三三制，学习《民法典》。\n", True),
        ("健全《“三三制”》。\n", True),
    ],
)
def test_the_title_of_a_document_describes_no_mechanism(text: str, described: bool) -> None:
    doc = document(text)
    assert bool(list(extract(doc, mentions(doc, "三三制")))) == described
