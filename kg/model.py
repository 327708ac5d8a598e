"""The nouns that everything passes through: frozen, without RDF, without files.

An IRI is a plain ``str``. The project's own resources are written relative to the base
(``report/1f3a9c2e5b7d8046``, ``place/500242209``); only :mod:`kg.graph` makes them absolute.
Offsets are Unicode code points of the frozen text, half-open, as in RFC 5147 and NIF.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

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

    >>> Literal.of(Decimal("2300.0")).text, Literal.zh("花田乡").lang
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


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the outline, from the heading to the next of its level.

    ``level`` counts 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for 一是; an outline may leave
    levels out. ``heading`` has neither the number nor the closing mark; ``parent`` is an index
    into ``Document.sections``.
    """

    index: int
    span: Span
    heading: Span
    level: int
    role: Role
    parent: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """The source record: where the bytes came from; its fields may serve as evidence."""

    file: str = ""
    url: str = ""
    title: str = ""
    issuer: str = ""
    published: str = ""
    place: str = ""
    media_type: str = "text/plain"
    reader: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Document:
    """A frozen text with its layout (nif:Context).

    ``folded`` is the shadow of equal length that is used for matching (see :mod:`kg.zh.fold`).
    ``sections`` and ``sentences`` are in text order. ``furniture`` are lines of the web page around the
    report (navigation, 发布时间): they may tell the place, but the report does not say them. ``pages`` are the
    offsets at which the pages of the file begin, none where it has no pages; ``weak`` are the words that were
    recognised with little confidence, in text order.
    """

    iri: str
    text: str
    folded: str
    title: Span | None
    number: Span | None
    addressee: Span | None
    sections: tuple[Section, ...]
    sentences: tuple[Span, ...]
    source: Source = field(default_factory=Source)
    furniture: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    weak: tuple[Span, ...] = ()

    def page(self, span: Span) -> int | None:
        """The number of the page on which the span begins; None where the file has no pages."""
        return max(1, bisect_right(self.pages, span.start)) if self.pages else None

    def is_weak(self, span: Span) -> bool:
        """Whether the span holds a letter that was recognised with little confidence."""
        i = bisect_right(self.weak, span.start, key=lambda weak: weak.end)
        return i < len(self.weak) and self.weak[i].start < span.end

    def quote(self, span: Span) -> str:
        """The words of the text at a span."""
        return self.text[span.start : span.end]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [s.span.start for s in self.sections]

    def sentence(self, span: Span) -> Span:
        """The sentence in which the span begins; the span itself where there is none."""
        i = bisect_right(self._sentence_starts, span.start) - 1
        if i >= 0 and span.start < self.sentences[i].end:
            return self.sentences[i]
        return span

    def section(self, span: Span) -> Section | None:
        """The innermost section in which the span begins; None in the preamble."""
        i = bisect_right(self._section_starts, span.start) - 1
        while i >= 0:
            section = self.sections[i]
            if span.start < section.span.end:
                return section
            i -= 1
        return None

    def role(self, span: Span) -> Role:
        """What the section around a span is for."""
        section = self.section(span)
        return section.role if section else Role.PREAMBLE


@dataclass(frozen=True, slots=True)
class Concept:
    """Something with an identity of its own (skos:Concept).

    ``known`` says that a vocabulary or register describes it; of an unknown one, ``facts`` are the
    (predicate, value) pairs that its name alone determines: they go to ``<graph/candidates>``.
    ``kind`` is the local name that the scheme classifies by (DisputeResolution, Law, township, …).
    """

    iri: str
    scheme: str
    label: str
    kind: str = ""
    known: bool = True
    facts: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a mention may mean."""

    concept: Concept
    versions: tuple[str, ...] = ()
    article: str = ""
    note: str = ""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it: 2300余份 is value 2300, unit 份, qualifier at_least.

    ``value`` is None where the digits are masked; ``high`` is the upper end of a range.
    """

    value: Decimal | None
    unit: str
    qualifier: Qualifier
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something: a concept, or a quantity (oa:Annotation).

    ``kind`` is the scheme (norm, mechanism, …) or ``quantity``. No reading: unresolved.
    """

    span: Span
    kind: str
    surface: str
    readings: tuple[Reading, ...] = ()
    quantity: Quantity | None = None

    @property
    def concept(self) -> Concept | None:
        """The concept, if the mention means exactly one."""
        return self.readings[0].concept if len(self.readings) == 1 else None


class Mentions(Sequence[Mention]):
    """The mentions of one document in text order, by kind and by place."""

    def __init__(self, items: Iterable[Mention]) -> None:
        self._items = sorted(items, key=lambda m: (m.span.start, -m.span.end, m.kind, m.surface))
        self._by_kind: dict[str, list[Mention]] = {}
        for mention in self._items:
            self._by_kind.setdefault(mention.kind, []).append(mention)
        self._starts = {kind: [m.span.start for m in items] for kind, items in self._by_kind.items()}

    def __getitem__(self, i):  # type: ignore[no-untyped-def]
        return self._items[i]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._items)

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions of these kinds, in text order."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        return [m for m in self._items if m.kind in kinds]

    def within(self, span: Span, *kinds: str) -> list[Mention]:
        """The mentions of these kinds that begin inside the span."""
        found: list[Mention] = []
        for kind in kinds or self._by_kind:
            if starts := self._starts.get(kind):
                low = bisect_left(starts, span.start)
                found += self._by_kind[kind][low : bisect_left(starts, span.end, low)]
        if len(kinds) != 1:
            found.sort(key=lambda m: (m.span.start, -m.span.end))
        return found


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


class KgError(Exception):
    """The caller's or a vocabulary's error: one sentence that says what is wrong and what to do."""
