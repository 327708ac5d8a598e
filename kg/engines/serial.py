"""Runs the documents one after the other in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kg.files import FULL
from kg.model import KgError

T = TypeVar("T")
R = TypeVar("R")


def run(task: Callable[[T], R], items: Sequence[T], *, failed: Callable[[T, str], R]) -> Iterator[R]:
    """The result of each item, in order; what raises becomes what ``failed`` makes of it.

    KgError is raised, and OSError of a disk that is full or broken: a build without the documents that it has no room
    for is none.
    """
    for item in items:
        try:
            yield task(item)
        except KgError:
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno in FULL:
                raise
            yield failed(item, f"{type(error).__name__}: {error}")
