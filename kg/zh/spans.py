"""A growing set of spans that answers quickly whether a new one overlaps any of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from kg.model import Span


class Spans:
    """Spans in order of their start; a page of a million characters may hold tens of thousands.

    >>> taken = Spans([Span(3, 9)])
    >>> taken.overlaps(Span(8, 12)), taken.covers(Span(4, 8)), taken.overlaps(Span(9, 12))
    (True, True, False)
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)
        self._longest = max(map(len, self._spans), default=0)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def add(self, span: Span) -> None:
        """Adds one span."""
        insort(self._spans, span)
        self._longest = max(self._longest, len(span))

    def near(self, span: Span) -> list[Span]:
        """The spans that overlap this one, in order."""
        low = bisect_left(self._spans, Span(span.start - self._longest, span.start - self._longest))
        high = bisect_left(self._spans, Span(span.end, span.end))
        return [other for other in self._spans[low:high] if other.overlaps(span)]

    def overlaps(self, span: Span) -> bool:
        """Whether any of the spans shares a character with this one."""
        return bool(self.near(span))

    def covers(self, span: Span) -> bool:
        """Whether this span lies wholly in one of the spans."""
        return any(span in other for other in self.near(span))
