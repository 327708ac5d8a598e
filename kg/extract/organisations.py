"""Which organisations a report names beside its issuer."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Mentions, Statement
from kg.terms import FZ
from kg.zh.modality import modality


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """``fz:involves`` for each mention of an organisation that is settled."""
    for mention in mentions.of("organisation"):
        concept = mention.concept
        if concept is not None:
            yield Statement(doc.iri, FZ.involves, concept.iri, mention.span, modality(doc, mention.span))
