"""Which media type an answer has: what the client accepts (RFC 9110, 12.5.1) against what can be written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write an answer; ``names`` are what ``?format=`` calls it, ``types`` its media types, own first."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    graph: ox.RdfFormat | None = None

    @property
    def name(self) -> str:
        """The short name."""
        return self.names[0]


ROWS = (
    Format(("json",), ("application/sparql-results+json", "application/json")),
    Format(("xml",), ("application/sparql-results+xml", "application/xml", "text/xml")),
    Format(("csv",), ("text/csv",)),
    Format(("tsv",), ("text/tab-separated-values",)),
)
GRAPHS = (
    Format(("ttl", "turtle", "n3"), ("text/turtle", "application/x-turtle"), ox.RdfFormat.TURTLE),
    Format(("nt", "ntriples"), ("application/n-triples", "text/plain"), ox.RdfFormat.N_TRIPLES),
    Format(("nq", "nquads"), ("application/n-quads",), ox.RdfFormat.N_QUADS),
    Format(("trig",), ("application/trig",), ox.RdfFormat.TRIG),
    Format(
        ("rdf", "rdfxml", "rdf+xml", "xml"),
        ("application/rdf+xml", "application/xml", "text/xml"),
        ox.RdfFormat.RDF_XML,
    ),
    Format(("jsonld", "json-ld", "json"), ("application/ld+json", "application/json"), ox.RdfFormat.JSON_LD),
)
PAGE = (Format(("html",), ("text/html", "application/xhtml+xml")),)


def by_name(name: str, offers: Sequence[Format]) -> tuple[Format, str] | None:
    """The format of a short name, with its media type.

    >>> by_name("json", ROWS)[1], by_name("json", GRAPHS)[1], by_name("exe", ROWS)
    ('application/sparql-results+json', 'application/ld+json', None)
    """
    wanted = name.strip().lower().replace(" ", "+")  # rdf+xml, of which a client has not escaped the plus
    return next(((one, one.types[0]) for one in offers if wanted in (*one.names, *one.types)), None)


def best(accept: str, offers: Sequence[Format]) -> tuple[Format, str] | None:
    """The format that a client likes best, with the media type it asked for; None where it likes none.

    Of those it likes equally it gets what comes first in ``offers``; without a wish the first of all.

    >>> best("text/csv;q=0.5, application/xml", ROWS)[1]
    'application/xml'
    >>> best("text/html, */*;q=0.1", ROWS)[1], best("application/*;q=0, text/*", GRAPHS)[1]
    ('application/sparql-results+json', 'text/turtle')
    >>> best("image/png", ROWS) is None
    True
    """
    ranges = _ranges(accept)
    if not ranges:
        return offers[0], offers[0].types[0]
    found = [
        (-_quality(kind, ranges), alias > 0, order, one, kind)
        for order, one in enumerate(offers)
        for alias, kind in enumerate(one.types)
    ]
    liked, _, _, one, kind = min(found, key=lambda each: each[:3])
    return (one, kind) if liked < 0 else None


def _ranges(accept: str) -> dict[str, float]:
    """The media ranges of the header with their weights; what is no media range is left out."""
    found: dict[str, float] = {}
    for part in accept.split(","):
        kind, _, parameters = part.partition(";")
        kind = kind.strip().lower()
        if not re.fullmatch(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+|[\w!#$&^.+-]+/\*|\*/\*", kind):
            continue
        weight = re.search(r"(?:^|;)\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", parameters, re.IGNORECASE)
        found[kind] = max(found.get(kind, 0.0), min(float(weight[1]), 1.0) if weight else 1.0)
    return found


def _quality(kind: str, ranges: dict[str, float]) -> float:
    """The weight of the most specific range that a media type is in."""
    for wanted in (kind, kind.partition("/")[0] + "/*", "*/*"):
        if wanted in ranges:
            return ranges[wanted]
    return 0.0
