"""What a build leaves for the next one: which documents it was made of, and where each graph lies in its graph.nq."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.building import tally
from kg.building.copying import SortedLines
from kg.cache import Result
from kg.files import sha256_of

INDEX = "index"  # a folder of the build
LINES = "lines.tsv"
_PARTS = "parts.json"

# What is read of a document: its name for people, K1, and why it could not be read.
Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Range:
    """Where a report's graph lies in ``graph.nq``, in bytes; ``keys`` are the K2 of its documents, sorted."""

    keys: tuple[str, ...]
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Block:
    """How many quads are written, in how many bytes."""

    quads: int = 0
    size: int = 0


NOTHING = Block()


@dataclass(frozen=True, slots=True)
class Former:
    """The index of a build in ``folder``; ``key`` stands for code, vocabularies and base.

    ``concepts`` tells of the graphs of concepts, which come first in ``graph.nq``, and ``named`` how many different
    things the documents name, by category.
    """

    folder: Path
    key: str = ""
    documents: tuple[Row, ...] = ()
    remarks: tuple[str, ...] = ()
    concepts: Block = NOTHING
    named: dict[str, int] = field(default_factory=dict)
    graphs: dict[str, Range] = field(default_factory=dict)

    @property
    def names(self) -> Counter[str]:
        """How often each K1 is a document of the build."""
        return Counter(name for _, name, reason in self.documents if name and not reason)

    def lines(self) -> SortedLines:
        """The counted lines that the documents give to the graphs that they share."""
        return SortedLines(self.folder / INDEX / LINES, tally.key)

    def shared(self) -> SortedLines:
        """The quads of the graphs that the documents share."""
        return SortedLines(self.folder / "graph.nq", _by_graph, self.concepts.size)

    def write(self) -> None:
        """Keep the index in the build's folder."""
        said = {
            "key": self.key,
            "documents": self.documents,
            "remarks": self.remarks,
            "concepts": (self.concepts.quads, self.concepts.size),
            "named": self.named,
            "lines": sha256_of(self.folder / INDEX / LINES),
            "graphs": {report: (r.keys, r.start, r.size) for report, r in self.graphs.items()},
        }
        (self.folder / INDEX / _PARTS).write_text(json.dumps(said, ensure_ascii=False), "utf-8")


def former(folder: Path) -> Former | None:
    """The index of the build in a folder; None where there is none, or one that was damaged."""
    try:
        said = json.loads((folder / INDEX / _PARTS).read_text("utf-8"))
        graphs = {
            report: Range(tuple(keys), start, size) for report, (keys, start, size) in said["graphs"].items()
        }
        ends = [r.start + r.size for r in graphs.values()]
        concepts = Block(*said["concepts"])
        if max(ends, default=concepts.size) != (folder / "graph.nq").stat().st_size:
            return None
        if said["lines"] != sha256_of(folder / INDEX / LINES):
            return None
        documents = tuple((shown, name, reason) for shown, name, reason in said["documents"])
        noted = tuple(said["remarks"])
        return Former(folder.resolve(), said["key"], documents, noted, concepts, said["named"], graphs)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def graph_first(quad: str) -> str:
    """What quads are sorted by: their graph, then all of them."""
    return f"{quad[quad.rindex('<') :]}\t{quad}"


def _by_graph(line: bytes) -> bytes:
    return graph_first(line[:-1].decode()).encode()


def rows(results: Iterable[Result]) -> tuple[Row, ...]:
    """What the index says of documents, sorted."""
    return tuple(sorted((r.shown, r.name, r.reason) for r in results))


def same(before: Former, key: str, results: Sequence[Result], remarks: Sequence[str]) -> bool:
    """Whether a build of these documents would be the former one again."""
    return before.key == key and before.documents == rows(results) and before.remarks == tuple(remarks)
