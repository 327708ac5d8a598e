"""Which websites, apps, accounts, hotlines and information systems a report names."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Mentions, Statement
from kg.terms import FZ
from kg.zh.modality import modality


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """``fz:uses`` for each mention of a platform that is settled."""
    for mention in mentions.of("platform"):
        concept = mention.concept
        if concept is not None:
            stance = modality(doc, mention.span)
            yield Statement(doc.iri, FZ.uses, concept.iri, mention.span, stance)
