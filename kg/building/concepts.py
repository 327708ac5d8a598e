"""The graphs of concepts of all documents together: the lines that each document gives, counted, and their quads.

A change to few documents changes few of these lines. What the former build wrote is then taken over but for these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kg import cache
from kg.building import tally
from kg.building.former import INDEX, LINES, Former
from kg.graph import Writer
from kg.lexicon import Lexicon
from kg.schemes import concept_quads

_NOTHING: Counter[str] = Counter()
FEW = 50_000  # lines that may have changed where the former build's quads are taken over


@dataclass(slots=True)
class Concepts:
    """What was written: quads, bytes, the number of different things by category, and what changed, where known.

    ``lost`` and ``gained`` are the quads that the former build had and had not; None where that was not found out.
    """

    quads: int = 0
    size: int = 0
    distinct: Counter[str] = field(default_factory=Counter)
    lost: list[str] | None = None
    gained: list[str] | None = None


def write_concepts(
    out: BinaryIO,
    folder: Path,
    results: Sequence[cache.Result],
    parts: Path,
    scratch: Path,
    lexicon: Lexicon,
    writer: Writer,
    before: Former | None,
    copied: Counter[str] = _NOTHING,
) -> Concepts:
    """Write the quads of the graphs of concepts, sorted by graph, and beside them the lines that they rest on.

    ``before`` is a former build with the same program and vocabularies. ``copied`` are the documents for which others
    stand, by K1: what they alone name is no thing more.
    """
    counted, before = _counted(results, parts, scratch, before)
    said, changed = Concepts(), _Changed(before is not None)
    lines = counted.changed(tally.read(before.lines) if before else ())
    tally.write(folder / INDEX / LINES, _noted(lines, said.distinct, changed, _named_by(copied, parts)))
    if before and changed.few and not changed.lost_known:
        known = concept_quads(writer, changed.gained_known, lexicon.describe)
        quads = _taken_over(before, changed.lost, {*changed.gained, *known}, said)
    else:
        quads = _all(folder / INDEX / LINES, scratch, lexicon, writer)
    for quad in quads:
        said.size += out.write(f"{quad}\n".encode())
        said.quads += 1
    return said


class _Changed:
    """The lines that are there now and were not, and those that are gone; known concepts apart from ready quads."""

    def __init__(self, wanted: bool) -> None:
        self.few = wanted
        self.gained: list[str] = []
        self.lost: list[str] = []
        self.gained_known: list[str] = []
        self.lost_known: list[str] = []

    def note(self, line: str, *, is_there: bool) -> None:
        if self.few and not line.startswith("="):
            ready = line.startswith("<")
            if is_there:
                (self.gained if ready else self.gained_known).append(line)
            else:
                (self.lost if ready else self.lost_known).append(line)
            self.few = len(self.gained) + len(self.lost) + len(self.gained_known) <= FEW


def _counted(
    results: Sequence[cache.Result], parts: Path, scratch: Path, before: Former | None
) -> tuple[tally.Tally, Former | None]:
    """How often lines are given more or less than in the former build; that build, or None if all are counted anew."""
    names = Counter(result.name for result in results if result.report)
    if before:
        try:
            return _given(names, before.names, parts, scratch), before
        except cache.DamagedError:  # what a document gave that is gone now was thrown away
            pass
    return _given(names, Counter(), parts, scratch), None


def _given(names: Counter[str], before: Counter[str], parts: Path, scratch: Path) -> tally.Tally:
    counted = tally.Tally(scratch)
    for name in sorted({*names, *before}):
        if times := names[name] - before[name]:
            counted.add(cache.lines(parts, name), times)
    return counted


def _noted(
    lines: Iterable[tally.Change], distinct: Counter[str], changed: _Changed, copied: Counter[str]
) -> Iterator[tally.Counted]:
    """The lines that are there; ``distinct`` counts the things among them, by category, that not only copies name."""
    for line, before, now in lines:
        if (before == 0) != (now == 0):
            changed.note(line, is_there=now != 0)
        if now:
            if line.startswith("=") and now > copied[line]:
                distinct[line[1 : line.index("\t")]] += 1
            yield line, now


def _named_by(documents: Counter[str], parts: Path) -> Counter[str]:
    """How often documents name each thing."""
    named: Counter[str] = Counter()
    for name, times in documents.items():
        for line in cache.lines(parts, name):
            if line.startswith("="):
                named[line] += times
    return named


def _all(kept: Path, scratch: Path, lexicon: Lexicon, writer: Writer) -> Iterator[str]:
    """All quads, from all lines."""
    given = (line for line, _ in tally.read(kept) if not line.startswith("="))
    described = tally.Tally(scratch)
    for quad in concept_quads(writer, given, lexicon.describe):
        described.add((_by_graph(quad),))
    for line, _, _ in described.changed():
        yield line.partition("\t")[2]


def _taken_over(before: Former, lost: Iterable[str], gained: Iterable[str], said: Concepts) -> Iterator[str]:
    """The former build's quads without those that are lost and with those gained."""
    gone, said.lost, said.gained = frozenset(lost), [], []
    fresh = iter(sorted(gained, key=_by_graph))
    waiting = next(fresh, None)
    for quad in before.concepts():
        while waiting is not None and (waiting == quad or _by_graph(waiting) < _by_graph(quad)):
            if waiting != quad:
                said.gained.append(waiting)
                yield waiting
            waiting = next(fresh, None)
        if quad in gone:
            said.lost.append(quad)
        else:
            yield quad
    for quad in (waiting, *fresh) if waiting is not None else ():
        said.gained.append(quad)
        yield quad


def _by_graph(quad: str) -> str:
    """What quads are sorted by: their graph, then all of them."""
    return f"{quad[quad.rindex('<') :]}\t{quad}"
