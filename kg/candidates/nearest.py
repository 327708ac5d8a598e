"""Which known term a name may be a variant of: the longest one inside it, else one that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg.lexicon import Lexicon
from kg.lexicon.surfaces import surface
from kg.lexicon.vocabulary import Term
from kg.zh.fold import fold

_NEAR = 0.5  # the share of a known name that a name inside it must make up


@dataclass(frozen=True, slots=True)
class Near:
    """A known term whose name contains the candidate's or stands in it."""

    iri: str
    label: str
    name: str


def nearest(lexicon: Lexicon) -> Callable[[str, str], Near | None]:
    """A function from a kind and a name to the known term of that kind that it contains or stands in.

    Of several the one with the longest name in common, then the shortest name of its own.
    """
    written: dict[str, list[tuple[str, str, Term]]] = defaultdict(list)
    for term in lexicon.terms:
        for name in term.labels:
            written[term.concept.scheme].append((surface(name), name, term))
    # one text to search instead of thousands of names
    joined = {kind: "\n".join(spelt for spelt, _, _ in names) for kind, names in written.items()}
    starts = {kind: _starts(names) for kind, names in written.items()}

    def near(kind: str, name: str) -> Near | None:
        inside = [
            (-len(mention.surface), len(mention.concept.label), mention.concept.iri, mention.surface)
            for mention in lexicon.find(fold(name))
            if mention.kind == kind and mention.concept is not None and mention.concept.known
        ]
        if inside:
            *_, iri, found = min(inside)
            return _known(lexicon, iri, found)
        spelt = surface(name)
        outside = []
        for at in _occurrences(joined.get(kind, ""), spelt):
            longer, label, term = written[kind][starts[kind](at)]
            if len(spelt) >= _NEAR * len(longer):
                outside.append((len(longer), term.concept.iri, label))
        if outside:
            _, iri, found = min(outside)
            return _known(lexicon, iri, found)
        return None

    return near


def _known(lexicon: Lexicon, iri: str, name: str) -> Near | None:
    concept = lexicon.known(iri)
    return Near(iri, concept.label, name) if concept else None


def _starts(names: Sequence[tuple[str, str, Term]]) -> Callable[[int], int]:
    begins = [0, *accumulate(len(spelt) + 1 for spelt, _, _ in names)]
    return lambda at: bisect_right(begins, at) - 1


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part) if len(part) > 1 else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
