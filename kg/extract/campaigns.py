"""That the report observes a day, week, month or drive."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Mentions, Statement
from kg.terms import FZ
from kg.zh.modality import modality


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One statement for each mention of a campaign."""
    for mention in mentions.of("campaign"):
        if mention.concept:
            yield Statement(
                doc.iri, FZ.observes, mention.concept.iri, mention.span, modality(doc, mention.span)
            )
