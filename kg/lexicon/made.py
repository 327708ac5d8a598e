"""Objects of frozen classes made a column at a time: half the time of their own constructors.

A frozen dataclass sets each field through ``object.__setattr__`` from Python. Here the slots are filled by loops that
run in C; a text of one megabyte has thirty thousand mentions, and making them was half of the time of finding them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any, TypeVar

T = TypeVar("T")


def made(cls: type[T], first: Sequence[object], *others: Iterable[object]) -> list[T]:
    """One object for each element of the columns, which are those of the class's slots in their order.

    For dataclasses with ``slots=True`` and no ``__post_init__``; the length is that of the first column.

    >>> from kg.model import Span
    >>> made(Span, [0, 4], [2, 6])
    [Span(start=0, end=2), Span(start=4, end=6)]
    """
    slots: tuple[str, ...] = cls.__slots__  # type: ignore[attr-defined]
    objects: list[Any] = list(map(object.__new__, repeat(cls, len(first))))
    for name, column in zip(slots, (first, *others), strict=True):
        deque(map(getattr(cls, name).__set__, objects, column), maxlen=0)
    return objects
