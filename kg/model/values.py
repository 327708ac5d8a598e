"""Spans, literals and the closed lists that statements are made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval of code points (oa:TextPositionSelector).

    >>> Span(2, 4) in Span(0, 9), Span(2, 4).overlaps(Span(4, 5))
    (True, False)
    """

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the source record, where a fact rests on it and not on the text."""

    name: str


Evidence = Span | Field


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """An RDF literal: lexical form in canonical spelling, datatype IRI or language tag.

    >>> Literal.of(Decimal("2300.0")).text, Literal.zh("磨市镇").lang
    ('2300', 'zh')
    """

    text: str
    datatype: str = XSD + "string"
    lang: str = ""

    @classmethod
    def zh(cls, text: str) -> Literal:
        """Chinese words."""
        return cls(text, "", "zh")

    @classmethod
    def of(cls, value: Decimal) -> Literal:
        """An xsd:decimal in the canonical form that every library writes back unchanged."""
        text = format(value.normalize(), "f") if value else "0"
        return cls(text, XSD + "decimal")


Value = str | Literal


class Role(StrEnum):
    """What a section is for, which says how to read what stands in it."""

    PREAMBLE = "Preamble"
    ACHIEVEMENTS = "Achievements"
    LEADERS_DUTIES = "LeadersDuties"
    SHORTCOMINGS = "Shortcomings"
    PLAN = "PlanSection"


class Modality(StrEnum):
    """Whether what is said was done, is intended, is missing, or is asked for from above."""

    DONE = "Done"
    PLANNED = "Planned"
    LACKING = "Lacking"
    REQUIRED = "Required"


class Qualifier(StrEnum):
    """How exactly a figure is given; the names are those of the annotation guidelines."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    PERCENT = "percent"
    CHANGE = "change"
