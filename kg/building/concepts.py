"""The graphs of concepts of all documents together: the lines that each document gives, counted, and their quads.

A change to few documents changes few of these lines. What the former build wrote is then taken over but for these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg import cache
from kg.building import tally
from kg.building.copying import Copier, Edit, SortedLines
from kg.building.former import INDEX, LINES, NOTHING, Block, Former, graph_first
from kg.building.pieces import Pieces
from kg.graph import Writer
from kg.lexicon import Lexicon
from kg.schemes import concept_quads

_NONE: Counter[str] = Counter()
FEW = 50_000  # lines that may have changed where the former build's quads are taken over


@dataclass(slots=True)
class Concepts:
    """What was written, how many different things are ``named`` by category, and what changed, where known.

    ``distinct`` are of these the things that not only copies name. ``lost`` and ``gained`` are the quads that the
    former build had and had not; None where that was not found out.
    """

    written: Block = NOTHING
    named: Counter[str] = field(default_factory=Counter)
    distinct: Counter[str] = field(default_factory=Counter)
    lost: list[str] | None = None
    gained: list[str] | None = None


def write_concepts(
    out: Copier,
    folder: Path,
    results: Sequence[cache.Result],
    parts: Path,
    scratch: Path,
    lexicon: Lexicon,
    writer: Writer,
    before: Former | None,
    copied: Counter[str] = _NONE,
) -> Concepts:
    """Write the quads of the graphs of concepts, sorted by graph, and beside them the lines that they rest on.

    ``out`` copies from the ``graph.nq`` of the former build; ``before`` is that build if it had the same program and
    vocabularies. ``copied`` are the documents for which others stand, by K1.
    """
    counted, before = _counted(results, parts, scratch, before)
    said, changed, lines = Concepts(), _Changed(), folder / INDEX / LINES
    if before:
        said.named.update(before.named)
        _edit(lines, before, counted, said.named, changed)
    else:
        tally.write(lines, _noted(counted.added(), said.named))
    said.distinct = said.named - _only_copied(lines, copied, parts)
    start = out.at
    if before and changed.few and not changed.lost_known:
        known = concept_quads(writer, changed.gained_known, lexicon.describe)
        quads = before.concepts.quads + _take_over(out, before, changed.lost, {*changed.gained, *known}, said)
    else:
        quads = 0
        for quad in _all(lines, scratch, lexicon, writer):
            out.add(f"{quad}\n".encode())
            quads += 1
    said.written = Block(quads, out.at - start)
    return said


class _Changed:
    """The lines that are there now and were not, and those that are gone; known concepts apart from ready quads."""

    def __init__(self) -> None:
        self.few = True
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


def _noted(lines: Iterable[tally.Counted], named: Counter[str]) -> Iterator[tally.Counted]:
    """The lines; the things among them are added to ``named``."""
    for line, times in lines:
        if category := _category(line):
            named[category] += 1
        yield line, times


def _category(line: str) -> str:
    """The category of the thing that a line names; empty for lines that are or make quads."""
    return line[1 : line.index("\t")] if line.startswith("=") else ""


def _edit(path: Path, before: Former, counted: tally.Tally, named: Counter[str], changed: _Changed) -> None:
    """Write the former build's lines with what is given more or less; ``named`` follows."""

    def edits(lines: SortedLines) -> Iterator[Edit]:
        for line, more in counted.added():
            start, end = lines.find(line.encode())
            had = tally.times(lines[start:end])
            now = had + more
            if bool(had) != bool(now):
                changed.note(line, is_there=now > 0)
                if category := _category(line):
                    named[category] += 1 if now else -1
            yield start, end, tally.row(line, now).encode() if now else b""

    with before.lines() as lines, Pieces(path) as file, Copier(file, before.folder / INDEX / LINES) as out:
        out.edit(lines.size, edits(lines))


def _only_copied(path: Path, copied: Counter[str], parts: Path) -> Counter[str]:
    """How many things only these documents name, by category; how often each line is given stands at ``path``."""
    times: Counter[str] = Counter()
    for name, often in copied.items():
        for line in cache.lines(parts, name):
            if _category(line):
                times[line] += often
    with SortedLines(path, tally.key) as lines:
        return Counter(
            _category(line)
            for line, often in times.items()
            if tally.times(lines[slice(*lines.find(line.encode()))]) <= often
        )


def _all(kept: Path, scratch: Path, lexicon: Lexicon, writer: Writer) -> Iterator[str]:
    """All quads, from all lines."""
    given = (line for line, _ in tally.read(kept) if not line.startswith("="))
    described = tally.Tally(scratch)
    for quad in concept_quads(writer, given, lexicon.describe):
        described.add((graph_first(quad),))
    for line, _ in described.added():
        yield line.partition("\t")[2]


def _take_over(
    out: Copier, before: Former, lost: Iterable[str], gained: Iterable[str], said: Concepts
) -> int:
    """Write the former build's quads without those that are lost and with those gained; how many more these are."""
    said.lost, said.gained = [], []
    changes = dict.fromkeys(lost, False) | dict.fromkeys(gained, True)
    edits: list[Edit] = []
    with before.shared() as quads:
        for quad in sorted(changes, key=graph_first):
            start, end = quads.find(graph_first(quad).encode())
            if changes[quad] and start == end:
                said.gained.append(quad)
                edits.append((start, end, f"{quad}\n".encode()))
            elif not changes[quad] and start < end:
                said.lost.append(quad)
                edits.append((start, end, b""))
        out.edit(quads.size, edits)
    return len(said.gained) - len(said.lost)
