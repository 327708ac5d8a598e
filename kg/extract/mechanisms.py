"""Which mechanisms a report describes, and which of them it adopts, plans or lacks."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Mentions, Modality, Statement
from kg.terms import FZ
from kg.zh.modality import modality

_STANCE = {Modality.DONE: FZ.adopts, Modality.PLANNED: FZ.plans, Modality.LACKING: FZ.lacks}


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """``fz:describes`` for each mention of a mechanism, and beside it what its modality says.

    What is only asked for from above (Modality.REQUIRED) is described and nothing more.
    """
    for mention in mentions.of("mechanism"):
        concept = mention.concept
        if concept is None:
            continue
        stance = modality(doc, mention.span)
        yield Statement(doc.iri, FZ.describes, concept.iri, mention.span, stance)
        if stance in _STANCE:
            yield Statement(doc.iri, _STANCE[stance], concept.iri, mention.span, stance)
