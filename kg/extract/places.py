"""That the report names a place."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Mentions, Statement
from kg.terms import FZ
from kg.zh.modality import modality


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One statement for each mention of a place that is settled."""
    for mention in mentions.of("place"):
        if mention.concept:
            yield Statement(
                doc.iri, FZ.mentionsPlace, mention.concept.iri, mention.span, modality(doc, mention.span)
            )
