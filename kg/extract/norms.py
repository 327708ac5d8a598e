"""That the report cites a norm: in what way, in which wording, which article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Mentions, Statement
from kg.terms import FZ, segment
from kg.zh.modality import contexts, modality

# What a reading's note means for the reader of the citation.
_NOTES = {"misnomer": "Misnomer", "corrected": "Corrected"}


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One citation for each mention, with the wordings in force in the year and the article named."""
    for mention in mentions.of("norm"):
        mode, ways = modality(doc, mention.span), contexts(doc, mention.span, mentions)
        for reading in mention.readings:
            work = reading.concept.iri
            said = ways | ({_NOTES[reading.note]} if reading.note in _NOTES else set())
            yield Statement(doc.iri, FZ.cites, work, mention.span, mode, said)
            dated = said if reading.certain else said | {"Uncertain"}
            for version in reading.versions:
                yield Statement(doc.iri, FZ.citesVersion, version, mention.span, mode, dated)
            if reading.article:
                article = f"{work}/{segment(reading.article)}"
                yield Statement(doc.iri, FZ.citesArticle, article, mention.span, mode, said)
