"""The nouns that everything passes through: frozen, without RDF, without files.

An IRI is a plain ``str``. The project's own resources are written relative to the base
(``report/1f3a9c2e5b7d8046``, ``place/420528103``); only :mod:`kg.graph` makes them absolute.
Offsets are Unicode code points of the frozen text, half-open, as in RFC 5147 and NIF.
"""

from __future__ import annotations

from kg.model.document import Document, Section, Source
from kg.model.mentions import Concept, Mention, Mentions, Quantity, Reading
from kg.model.statements import Extractor, Finding, Statement
from kg.model.values import XSD, Evidence, Field, Literal, Modality, Qualifier, Role, Span, Value

__all__ = [
    "XSD",
    "Concept",
    "Document",
    "Evidence",
    "Extractor",
    "Field",
    "Finding",
    "KgError",
    "Literal",
    "Mention",
    "Mentions",
    "Modality",
    "Qualifier",
    "Quantity",
    "Reading",
    "Role",
    "Section",
    "Source",
    "Span",
    "Statement",
    "Value",
]


class KgError(Exception):
    """The caller's or a vocabulary's error: one sentence that says what is wrong and what to do."""
