"""Runs the documents one after the other in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def run(task: Callable[[T], R], items: Sequence[T], *, failed: Callable[[T, str], R]) -> Iterator[R]:
    """The result of each item, in order; what raises becomes what ``failed`` makes of it."""
    for item in items:
        try:
            yield task(item)
        except Exception as error:
            yield failed(item, f"{type(error).__name__}: {error}")
