"""fz:involves for each organisation that is settled."""

from __future__ import annotations

from kg.extract.organisations import extract
from kg.model import Concept, Mention, Mentions, Modality, Reading, Span
from kg.read import document
from kg.terms import FZ

DOC = document("联合县司法局开展宣传。\n")
START = DOC.text.index("县司法局")


def mention(*iris: str) -> Mentions:
    readings = tuple(Reading(Concept(iri, "organisation", "县司法局")) for iri in iris)
    return Mentions([Mention(Span(START, START + 4), "organisation", "县司法局", readings)])


def test_organisations_that_are_settled() -> None:
    (statement,) = extract(DOC, mention("organisation/1"))
    assert (statement.subject, statement.predicate, statement.object) == (
        DOC.iri,
        FZ.involves,
        "organisation/1",
    )
    assert statement.evidence == Span(START, START + 4)
    assert statement.modality is Modality.DONE


def test_organisations_that_are_not_settled_say_nothing() -> None:
    assert not list(extract(DOC, mention("organisation/1", "organisation/2")))
    assert not list(extract(DOC, mention()))
