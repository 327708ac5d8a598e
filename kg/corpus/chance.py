"""What is drawn for one document: a stream of numbers that its seed and its index settle, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws from the one method of ``random.Random`` whose numbers Python promises to keep.

    >>> Chance("7/0").below(1000) == Chance("7/0").below(1000)
    True
    """

    def __init__(self, seed: str) -> None:
        self._next = random.Random(seed).random  # noqa: S311 - a sample, no secret

    def below(self, n: int) -> int:
        """A number of 0 … n-1."""
        return int(self._next() * n)

    def between(self, low: int, high: int) -> int:
        """A number of low … high, both included."""
        return low + self.below(high - low + 1)

    def one_in(self, n: int) -> bool:
        """True once in n times."""
        return self.below(n) == 0

    def share(self, probability: float) -> bool:
        """True with this probability."""
        return self._next() < probability

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]

    def some(self, items: Sequence[T], n: int) -> list[T]:
        """At most n different items, in an order of their own."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in range(min(n, len(rest)))]
