"""What stretches of a text mean: concepts, readings, figures, and the mentions of one document by kind and place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.model.values import Qualifier, Span, Value


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
