"""That the report refers to a book, a speech, a brochure or a film."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Mentions, Statement
from kg.terms import FZ
from kg.zh.modality import contexts, modality

_WAYS = {"Studied", "Publicised"}  # a book is neither applied nor audited


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One statement for each mention of a work."""
    for mention in mentions.of("work"):
        if mention.concept:
            mode, ways = modality(doc, mention.span), contexts(doc, mention.span, mentions) & _WAYS
            yield Statement(doc.iri, FZ.refersTo, mention.concept.iri, mention.span, mode, ways)
