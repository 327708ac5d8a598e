"""What a report says, each with the words that say so, and what people should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.model.document import Document
from kg.model.mentions import Mentions
from kg.model.values import Evidence, Modality, Span, Value


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple and the words that say so (rdf:Statement).

    The subject is the report or an occurrence in it. ``context`` holds local names of fz:Context
    (Publicised, Studied, …).
    """

    subject: str
    predicate: str
    object: Value
    evidence: Evidence
    modality: Modality = Modality.DONE
    context: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at (sh:ValidationResult)."""

    rule: str
    focus: str
    message: str
    severity: str = "Info"
    evidence: Span | None = None


Extractor = Callable[[Document, Mentions], Iterable[Statement]]
