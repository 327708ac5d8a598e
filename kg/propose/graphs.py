"""The quads of a build, read back report by report, and written again with others sorted in among them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from kg.dataset import Dataset
from kg.graph import SOURCE_FIELDS
from kg.model import KgError, Source
from kg.terms import RDF


class Built:
    """A folder that ``kg build`` or ``kg propose`` wrote; its ``graph.nq`` is sorted by graph.

    ``described`` are the subjects of its scheme graphs, as N-Quads write them.
    """

    def __init__(self, folder: Path, dataset: Dataset) -> None:
        self._path, self._texts = folder / "graph.nq", folder / "texts"
        self._report, self._proposed = f"<{dataset.base}report/", f"<{dataset.base}proposed/"
        self._sources = _sources(dataset)
        self._proposals: dict[str, set[str]] = defaultdict(set)
        self.described: set[str] = set()
        for graph, lines in _groups(self._path):
            if graph.startswith(self._proposed):
                self._proposals[graph.rpartition("/")[2]].update(map(triple_of, lines))
            elif not graph.startswith(self._report):
                self.described.update(line[: line.index(" ")] for line in lines)

    def __len__(self) -> int:
        """The number of reports."""
        return len(self._sources)

    def __iter__(self) -> Iterator[tuple[str, list[Source], set[str]]]:
        """The text of each report, its source records, and all triples about it, as N-Quads write them."""
        for graph, lines in _groups(self._path):
            if graph.startswith(self._report):
                name = graph.removeprefix(self._report)
                said = set(map(triple_of, lines)) | self._proposals.get(name, set())
                name = name.partition(">")[0]
                try:
                    text = (self._texts / f"{name}.txt").read_bytes().decode()
                except (OSError, ValueError):
                    raise KgError(f"{self._texts}/{name}.txt cannot be read; build again") from None
                yield text, self._sources.get(name, [Source()]), said

    def with_others(self, others: Iterable[str]) -> Iterator[str]:
        """All lines and others, without their ends, in the order of a build, each once."""
        with self._path.open(encoding="utf-8", newline="\n") as file:
            own = (line.removesuffix("\n") for line in file)
            for line, _ in groupby(heapq.merge(own, sorted(others, key=_place), key=_place)):
                yield line


def triple_of(line: str) -> str:
    """A quad without its graph.

    >>> triple_of('<a:s> <a:p> "甲 <乙>"@zh <a:g> .')
    '<a:s> <a:p> "甲 <乙>"@zh'
    """
    return line[: line.rindex(" <")]


def _place(line: str) -> tuple[str, str]:
    return line[line.rindex("<") :], line


def _groups(path: Path) -> Iterator[tuple[str, Iterator[str]]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        lines = (line.removesuffix("\n") for line in file)
        yield from groupby(lines, key=lambda line: line[line.rindex("<") :])


def _sources(dataset: Dataset) -> dict[str, list[Source]]:
    """The source records of the reports by the last part of their IRIs."""
    names = {predicate: name for name, predicate, _ in SOURCE_FIELDS}
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    asked = "SELECT ?r ?node ?p ?o { ?r a fz:Report ; dcterms:source ?node . ?node ?p ?o } ORDER BY ?r ?node"
    for row in dataset.query(asked):
        if row["p"] != RDF.type:
            found[row["r"].rpartition("/")[2]][row["node"]][names[row["p"]]] = row["o"]
    return {report: [Source(**said) for said in nodes.values()] for report, nodes in found.items()}
