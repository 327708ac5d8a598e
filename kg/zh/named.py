"""A stretch of text that names something, under the name it is known by, and which of several that overlap is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Where a name stands (code points, half-open), the name, and how sure its form is: the higher the surer."""

    start: int
    end: int
    name: str
    strength: int


def disjoint(found: Iterable[Named]) -> list[Named]:
    """The strongest, then leftmost and longest of those that overlap, in text order.

    >>> [n.name for n in disjoint([Named(0, 4, "甲", 1), Named(2, 6, "乙", 2), Named(6, 8, "丙", 1)])]
    ['乙', '丙']
    """
    kept: list[Named] = []
    for item in sorted(found, key=lambda n: (-n.strength, n.start, -n.end)):
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda n: n.start)
