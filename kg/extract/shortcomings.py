"""Shortcomings that a report owns up to, with the cause it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Literal, Mentions, Modality, Role, Span, Statement
from kg.read.items import items
from kg.read.layout import plain
from kg.terms import FZ, RDF

_CAUSE = re.compile(
    r"(?:由于|因为|受(?=[^，。；]{1,20}(?:影响|制约|限制))|(?:主要)?原因(?:是|在于)|归根(?:结底|到底)是?)[，：]?([^，。；]{4,60})"
)


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One occurrence for each item of the report's own list of shortcomings."""
    del mentions
    for item in items(doc, Role.SHORTCOMINGS):
        node = item.iri(doc, "shortcoming")
        span = item.headline
        yield Statement(node, RDF.type, FZ.Shortcoming, span, Modality.LACKING)
        yield Statement(node, FZ.headline, Literal.zh(plain(doc.quote(span))), span, Modality.LACKING)
        yield Statement(doc.iri, FZ.reports, node, span, Modality.LACKING)
        cause = _CAUSE.search(doc.folded, item.span.start, item.span.end)
        if cause:
            because = Span(*cause.span(1))
            yield Statement(node, FZ.cause, Literal.zh(doc.quote(because)), because, Modality.LACKING)
