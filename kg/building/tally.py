"""How often lines are given by all documents together, sorted, in bounded memory: runs on the disk, merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TextIO

Counted = tuple[str, int]

HELD = 100_000  # lines in memory before they go to the disk
WIDTH = 64  # runs that are merged at once: each is an open file


class Tally:
    """Adds up lines; what does not fit into memory lies in ``folder`` meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._made = folder, 0
        self._held: Counter[str] = Counter()
        self._runs: list[Path] = []

    def add(self, lines: Iterable[str], times: int = 1) -> None:
        """Count these lines; ``times`` is -1 for those that are given no more."""
        for line in lines:
            self._held[line] += times
        if len(self._held) >= HELD:
            self._spill()

    def added(self) -> Iterator[Counted]:
        """All lines in the order of their code points, each once, with the sum of its counts if that is not 0."""
        while len(self._runs) > WIDTH:
            some, self._runs = self._runs[:WIDTH], self._runs[WIDTH:]
            self._run(_added(some))
            for path in some:
                path.unlink()
        yield from _added(self._runs, sorted(self._held.items()))

    def _spill(self) -> None:
        self._run(sorted(self._held.items()))
        self._held = Counter()

    def _run(self, counted: Iterable[Counted]) -> None:
        path = self._folder / f"{self._made:06d}.run"
        self._made += 1
        write(path, counted)
        self._runs.append(path)


def _added(runs: Iterable[Path], *more: Iterable[Counted]) -> Iterator[Counted]:
    with ExitStack() as stack:
        opened = [_read(stack.enter_context(_open(path))) for path in runs]
        for line, group in groupby(merge(*opened, *more), key=itemgetter(0)):
            times = sum(n for _, n in group)
            if times:
                yield line, times


def read(path: Path) -> Iterator[Counted]:
    """The lines and counts of a file that ``write`` has written. Raises OSError and ValueError."""
    with _open(path) as file:
        yield from _read(file)


def write(path: Path, counted: Iterable[Counted]) -> None:
    """Keep lines and their counts in a file; a line has no line break."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(row(line, times) for line, times in counted)


def row(line: str, times: int) -> str:
    """A line and its count as a file has them."""
    return f"{times}\t{line}\n"


def key(row: bytes) -> bytes:
    """What rows are sorted by: the line."""
    return row[row.index(b"\t") + 1 : -1]


def times(row: bytes) -> int:
    """The count in a row; 0 where there is none."""
    return int(row[: row.index(b"\t")]) if row else 0


def _open(path: Path) -> TextIO:
    return path.open(encoding="utf-8", newline="\n")


def _read(file: TextIO) -> Iterator[Counted]:
    for row in file:
        times, _, line = row[:-1].partition("\t")
        yield line, int(times)
