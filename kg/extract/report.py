"""The report itself: title, year, issuer, document number, addressee and the place it is about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Literal, Mentions, Span, Statement
from kg.read.issuers import issuers
from kg.read.layout import plain
from kg.terms import DCTERMS, FZ, XSD, mint


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """What the head of the report says of the report."""
    if doc.title:
        yield Statement(doc.iri, DCTERMS.title, Literal.zh(plain(doc.quote(doc.title))), doc.title)
    for mention in mentions.of("year"):
        yield Statement(doc.iri, FZ.reportingYear, Literal(mention.surface, XSD.gYear), mention.span)
    code = ""
    for mention in mentions.of("about-place"):
        if mention.concept:
            code = mention.concept.iri.partition("/")[2]
            yield Statement(doc.iri, FZ.about, mention.concept.iri, mention.span)
    for span in issuers(doc):
        yield Statement(doc.iri, FZ.issuer, _body(doc, mentions, span, code), span)
    if doc.number:
        yield Statement(doc.iri, FZ.documentNumber, Literal(plain(doc.quote(doc.number))), doc.number)
    if doc.addressee:
        yield Statement(doc.iri, FZ.addressee, _body(doc, mentions, doc.addressee, code), doc.addressee)


def _body(doc: Document, mentions: Mentions, span: Span, code: str) -> str:
    """The body that is mentioned at a span, else one with these words as its name."""
    for mention in mentions.within(span, "organisation"):
        if mention.span == span and mention.concept:
            return mention.concept.iri
    return mint("organisation", plain(doc.quote(span)), code)
