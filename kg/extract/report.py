"""The report itself: title, year, issuer, document number, addressee and the place it is about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Literal, Mentions, Statement
from kg.read.issuers import body_at, issuers
from kg.read.layout import plain
from kg.terms import DCTERMS, FZ, XSD


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """What the head of the report says of the report."""
    if doc.title:
        yield Statement(doc.iri, DCTERMS.title, Literal.zh(plain(doc.quote(doc.title))), doc.title)
    for mention in mentions.of("year"):
        yield Statement(doc.iri, FZ.reportingYear, Literal(mention.surface, XSD.gYear), mention.span)
    for mention in mentions.of("about-place"):
        if mention.concept:
            yield Statement(doc.iri, FZ.about, mention.concept.iri, mention.span)
    for span in issuers(doc):
        yield Statement(doc.iri, FZ.issuer, body_at(doc, mentions, span), span)
    if doc.number:
        yield Statement(doc.iri, FZ.documentNumber, Literal(plain(doc.quote(doc.number))), doc.number)
    if doc.addressee:
        yield Statement(doc.iri, FZ.addressee, body_at(doc, mentions, doc.addressee), doc.addressee)
