"""Runs the documents in several processes; a process that dies costs the document it was at."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from threading import Thread
from typing import TypeVar

from kg.model import KgError

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16  # documents a task: one costs milliseconds, a round trip about one
_NOT_STARTED = "the worker processes did not start; use jobs=1, or call from under if __name__ == '__main__'"
_ENDED = (
    "a process of this program was ended from outside or ran out of memory; free some memory and try again"
)


def run(
    task: Callable[[T], R],
    items: Sequence[T],
    *,
    failed: Callable[[T, str], R],
    jobs: int,
    prepare: Callable[..., object],
    arguments: tuple[object, ...],
) -> Iterator[R]:
    """The results as they come, in any order; ``prepare(*arguments)`` runs once in each process.

    A pool that loses a process is given up; its open chunks are tried again one document at a
    time, each in a process of its own, so that only the document that kills its process fails.
    Whoever stops before the end (Ctrl-C, an error) waits for what is being done, and not for what is still to do.
    """
    size = max(1, min(CHUNK, -(-len(items) // jobs)))
    chunks = [list(items[i : i + size]) for i in range(0, len(items), size)]
    broken: list[T] = []
    with _pool(jobs, prepare, arguments) as pool:
        try:
            pool.submit(_ready).result()
        except BrokenProcessPool:
            raise KgError(_NOT_STARTED) from None
        try:
            waiting: dict[Future[list[R]], list[T]] = {
                pool.submit(_chunk, task, c, failed): c for c in chunks
            }
            for future in as_completed(waiting):
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    broken.extend(waiting[future])
        finally:
            pool.shutdown(cancel_futures=True)
    for item in broken:
        with _pool(1, prepare, arguments) as pool:
            try:
                yield pool.submit(_chunk, task, [item], failed).result()[0]
            except BrokenProcessPool:
                yield failed(item, "the process that read it was ended from outside or ran out of memory")


def apart(work: Callable[..., R], *arguments: object) -> R:
    """What a function gives, worked out by a process of its own: the memory that it takes is given back.

    What the function raises is raised; KgError if the process ends before that.
    """
    with _pool(1, _ready, ()) as pool:
        said = _NOT_STARTED
        try:
            pool.submit(_ready).result()
            said = _ENDED
            return pool.submit(work, *arguments).result()
        except BrokenProcessPool:
            raise KgError(said) from None


def _pool(jobs: int, prepare: Callable[..., object], arguments: tuple[object, ...]) -> ProcessPoolExecutor:
    # spawn: a forked copy of a process with threads (the progress bar's) may lock up
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(prepare, arguments))


def _start(prepare: Callable[..., object], arguments: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    Thread(target=_end_with_parent, daemon=True).start()
    prepare(*arguments)


def _end_with_parent() -> None:
    """End this process when the one that began it is killed: the pool's queue, which it holds itself, would not tell."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _ready() -> None:
    """The first task of a pool, which shows that its processes start."""


def _chunk(task: Callable[[T], R], items: list[T], failed: Callable[[T, str], R]) -> list[R]:
    from kg.engines.serial import run as serially

    return list(serially(task, items, failed=failed))
