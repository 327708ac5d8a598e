"""A report as text: its source record, sections, sentences and pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from kg.model.values import Role, Span


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the outline, from the heading to the next of its level.

    ``level`` counts 0 for 第一部分, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for 一是; an outline may leave
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
