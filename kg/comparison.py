"""What one build says that another does not: facts gained and lost, by report and predicate, with their words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from kg.building.former import Former, Range, former
from kg.dataset import Dataset
from kg.labels import local
from kg.model import KgError
from kg.quotations import quotations
from kg.terms import BASE, DCTERMS, FZ, OA, PROV, RDF

GAINED, LOST = "gained", "lost"
_REPORT = re.compile("report/[0-9a-f]{16}$")
# What holds an occurrence to its words, and to other occurrences, whose names differ with every edit.
_MACHINERY = frozenset(
    {PROV.wasQuotedFrom, FZ.inSentence, FZ.inSection, FZ.context, FZ.modality, RDF.type, OA.exact}
)


@dataclass(frozen=True, slots=True)
class Said:
    """One fact that only one of two builds has: predicate, value, the words that say it, and their sentence."""

    change: str
    predicate: str
    value: str
    words: str
    sentence: str
    modality: str
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A report of one file in both builds, or in one; ``old`` and ``new`` are its IRIs, empty where it is not.

    ``facts`` are in the order of the text, lost ones first where they stand at the same place.
    """

    file: str
    title: str
    old: str
    new: str
    facts: tuple[Said, ...]


@dataclass(slots=True)
class Comparison:
    """Two builds: how many reports are the same in both, and the graphs of concepts with lines gained and lost."""

    old: _Build
    new: _Build
    same: int
    described: dict[str, tuple[int, int]]

    def pairs(self) -> Iterator[Pair]:
        """The reports that are not the same, one at a time: first changed and lost ones, then gained ones."""
        by_file: dict[str, list[str]] = {}
        before = set(self.old.only)
        for report in self.new.only:
            by_file.setdefault(self.new.file(report), []).append(report)
        for report in self.old.only:
            # The same text read otherwise keeps its IRI, whatever its file is called; an edited one keeps its file.
            name = self.new.file(report) if report in self.new.graphs else self.old.file(report)
            candidates = by_file.get(name, [])
            after = report if report in candidates else next((c for c in candidates if c not in before), "")
            if after:
                candidates.remove(after)
            yield self._pair(report, after)
        for reports in by_file.values():
            for report in reports:
                yield self._pair("", report)

    def _pair(self, old: str, new: str) -> Pair:
        before, after = self.old.facts(old), self.new.facts(new)
        gained, lost = Counter(map(_key, after)), Counter(map(_key, before))
        facts = [*_left(before, lost - gained, LOST), *_left(after, gained - lost, GAINED)]
        side, report = (self.new, new) if new else (self.old, old)
        ordered = tuple(said for _, said in sorted(facts, key=lambda one: one[0]))
        return Pair(side.file(report), side.title(report), old, new, ordered)


# A fact with where its words begin, to sort by.
_Placed = tuple[int, Said]


def _key(one: _Placed) -> tuple[object, ...]:
    said = one[1]
    return said.predicate, said.value, said.words, said.modality, said.contexts


def _left(facts: Iterable[_Placed], left: Counter[tuple[object, ...]], change: str) -> Iterator[_Placed]:
    for at, said in facts:
        key = _key((at, said))
        if left[key] > 0:
            left[key] -= 1
            yield at, replace(said, change=change)


class _Build:
    """One of the two builds: its graphs, read from its ``graph.nq`` when they are asked for."""

    def __init__(self, path: Path) -> None:
        self.nquads = path / "graph.nq" if path.is_dir() else path
        if not self.nquads.is_file():
            raise KgError(
                f"there is no graph in {path}; name a folder that kg build has written, or a .nq file"
            )
        self.index = former(path) if path.is_dir() else None
        self.base = _base(self.nquads)
        self.graphs: dict[str, Range] = {}
        self.schemes: dict[str, Counter[str]] = {}
        self.only: list[str] = []
        self._known: dict[str, dict[str, str]] = {}

    def read(self, report: str) -> list[str]:
        """The lines of a report's graph."""
        place = self.graphs[report]
        with self.nquads.open("rb") as file:
            file.seek(place.start)
            return file.read(place.size).decode().split("\n")[:-1]

    def file(self, report: str) -> str:
        """The name of the file that a report was read from; of several the first."""
        return self._about(report).get("file", "")

    def title(self, report: str) -> str:
        """What a report is called; empty where it has no title."""
        return self._about(report).get("title", "")

    def _about(self, report: str) -> dict[str, str]:
        if report not in self._known:
            marks = {"file": f"<{FZ.file}>", "title": f"<{DCTERMS.title}>"}
            lines = [line for line in self.read(report) if any(mark in line for mark in marks.values())]
            dataset = Dataset.of_quads(lines)
            found = {
                n: dataset.query(f"SELECT (MIN(?o) AS ?v) {{ ?s {mark} ?o }}") for n, mark in marks.items()
            }
            self._known[report] = {name: row["v"] for name, rows in found.items() for row in rows if row}
        return self._known[report]

    def facts(self, report: str) -> list[_Placed]:
        """What a report says, in the order of its text; nothing for no report."""
        if not report:
            return []
        dataset = Dataset.of_quads(self.read(report))
        told = _occurrences(dataset, self.base)
        return [
            (
                one.span.start if one.span else -1,
                Said(
                    "",
                    told[one.node][0] if one.node in told else local(one.predicate),
                    told[one.node][1] if one.node in told else _short(one.object, self.base),
                    one.words,
                    one.sentence,
                    one.modality,
                    one.contexts,
                ),
            )
            for one in quotations(dataset)
        ]


def _occurrences(dataset: Dataset, base: str) -> dict[str, tuple[str, str]]:
    """The kind of each occurrence, and what is said of it."""
    found: dict[str, tuple[str, list[str]]] = {}
    asked = (
        "SELECT ?node ?type ?p ?o { ?report fz:reports ?node . ?node a ?type ; ?p ?o } ORDER BY ?node ?p ?o"
    )
    for row in dataset.query(asked):
        _, values = found.setdefault(row["node"], (local(row["type"]), []))
        if row["p"] not in _MACHINERY and "#" not in row["o"].removeprefix(FZ.iri):
            values.append(f"{local(row['p'])} {_short(row['o'], base)}")
    return {node: (kind, ", ".join(dict.fromkeys(values))) for node, (kind, values) in found.items()}


def _short(value: str, base: str) -> str:
    return value.removeprefix(FZ.iri).removeprefix(base)


def compare(old: Path, new: Path) -> Comparison:
    """The differences between two builds: folders that ``kg build`` has written, or files of N-Quads.

    Memory holds one report of each at a time and the lines of the graphs of concepts. Raises KgError.
    """
    before, after = _Build(old), _Build(new)
    for side in (before, after):
        if before.index and after.index and side.index:  # their keys are of one kind
            _indexed(side, side.index)
        else:
            _scanned(side)
    both = {r for r in before.graphs if r in after.graphs and _same(before, after, r)}
    before.only = [report for report in before.graphs if report not in both]
    after.only = [report for report in after.graphs if report not in both]
    described = {}
    for graph in sorted({*before.schemes, *after.schemes}):
        one, other = before.schemes.get(graph, Counter()), after.schemes.get(graph, Counter())
        if one != other:
            described[graph] = ((other - one).total(), (one - other).total())
    return Comparison(before, after, len(both), described)


def _same(before: _Build, after: _Build, report: str) -> bool:
    """Whether both say the same of a report; another program may have said it under another key."""
    one, other = before.graphs[report], after.graphs[report]
    return one.keys == other.keys or (one.size == other.size and before.read(report) == after.read(report))


def _indexed(build: _Build, index: Former) -> None:
    """Where the graphs lie, as the build's index has it."""
    build.graphs = index.graphs
    with build.nquads.open("rb") as file:
        for line in file.read(index.concepts.size).decode().split("\n")[:-1]:
            build.schemes.setdefault(_short(_graph(line), build.base), Counter())[line] += 1


def _scanned(build: _Build) -> None:
    """Where the graphs of reports lie in a sorted file of N-Quads, and all lines of the others."""
    with build.nquads.open("rb") as file:
        at = 0
        for graph, lines in groupby(_lines(file, build.nquads), key=itemgetter(0)):
            start, hashed = at, hashlib.sha256()
            report = graph.startswith(build.base) and _REPORT.fullmatch(graph.removeprefix(build.base))
            for _, line in lines:
                at += len(line)
                hashed.update(line)
                if not report:
                    build.schemes.setdefault(_short(graph, build.base), Counter())[
                        line.decode().rstrip("\n")
                    ] += 1
            if report:
                if report[0] in build.graphs:
                    raise KgError(
                        f"{build.nquads} is not sorted by graph; sort it as kg build does, or build again"
                    )
                build.graphs[report[0]] = Range((hashed.hexdigest(),), start, at - start)


def _lines(file: BinaryIO, name: Path) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(file, 1):
        try:
            yield _graph(line.decode()), line
        except ValueError:
            raise KgError(
                f"{name}, line {number} is no N-Quad with a graph; name what kg build has written"
            ) from None


def _graph(line: str) -> str:
    return line[line.rindex("<") + 1 : line.rindex(">")]


def _base(nquads: Path) -> str:
    """What the IRIs of a file's reports begin with; the last line tells it."""
    with nquads.open("rb") as file:
        file.seek(max(0, nquads.stat().st_size - 2**16))
        last = file.read().decode(errors="replace").rstrip("\n").rpartition("\n")[2]
    found = _REPORT.search(last[last.rfind("<") + 1 : last.rfind(">")])
    return last[last.rfind("<") + 1 : last.rfind(">")].removesuffix(found[0]) if found else BASE
