"""fz:uses for each platform that is settled."""

from __future__ import annotations

from kg.extract.platforms import extract
from kg.model import Concept, Mention, Mentions, Modality, Reading, Span
from kg.read import document
from kg.terms import FZ

DOC = document("利用“法治边疆”平台开展学习。\n")
START = DOC.text.index("法治边疆")


def mention(*iris: str) -> Mentions:
    readings = tuple(Reading(Concept(iri, "platform", "法治边疆")) for iri in iris)
    return Mentions([Mention(Span(START, START + 4), "platform", "法治边疆", readings)])


def test_platforms_that_are_settled() -> None:
    (statement,) = extract(DOC, mention("platform/1"))
    assert (statement.subject, statement.predicate, statement.object) == (DOC.iri, FZ.uses, "platform/1")
    assert statement.evidence == Span(START, START + 4)
    assert statement.modality is Modality.DONE
    assert statement.context == frozenset()  # a context is of norms only


def test_platforms_that_are_not_settled_say_nothing() -> None:
    assert not list(extract(DOC, mention("platform/1", "platform/2")))
    assert not list(extract(DOC, mention()))
