"""What a shortcoming or plan is about: the topics of whose words its headline has some."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Mentions, Modality, Role, Statement
from kg.read.items import items
from kg.terms import FZ

_KINDS = (
    (Role.SHORTCOMINGS, "shortcoming", Modality.LACKING),
    (Role.PLAN, "plan", Modality.PLANNED),
)


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """A statement for each topic that the headline of an item names; none if it names none.

    The whole headline is the evidence: it holds the words, and an occurrence is quoted in clauses that can
    be read, not in scraps.
    """
    for role, kind, modality in _KINDS:
        for item in items(doc, role):
            named = [m.concept for m in mentions.within(item.headline, "topic") if m.span in item.headline]
            for concept in dict.fromkeys(concept for concept in named if concept):
                yield Statement(item.iri(doc, kind), FZ.topic, concept.iri, item.headline, modality)
