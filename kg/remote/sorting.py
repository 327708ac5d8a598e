"""Quads in the order of graph.nq, each once, whatever the order they come in: in memory as long as they are few."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import pyoxigraph as ox

MOST = 500_000  # quads that are sorted in memory
# Stands between the graph and its line while they are sorted; no IRI holds it.
_BETWEEN = b"\x01"


class Sorter:
    """Takes quads in any order and writes them in that of their graphs, subjects, predicates and objects.

    Quads with blank nodes are kept until the end, when the nodes get names by what is said of them (RDFC-1.0).
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: list[bytes] = []
        self._anonymous = ox.Dataset()
        self._folder: TemporaryDirectory[str] | None = None
        self._parts: list[Path] = []

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Take quads."""
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(
                quad.object, ox.BlankNode | ox.Triple
            ):
                self._kept.append(_line(quad))
                if len(self._kept) >= self._most:
                    self._spill()
            else:
                self._anonymous.add(quad)

    def write(self, out: BinaryIO) -> int:
        """Write all quads as N-Quads; their number."""
        self._anonymous.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        self._kept.extend(map(_line, self._anonymous))
        count = 0
        for line, _ in groupby(heapq.merge(sorted(self._kept), *map(_lines, self._parts))):
            out.write(line.partition(_BETWEEN)[2])
            count += 1
        return count

    def clear(self) -> None:
        """Give up what was taken."""
        self._kept.clear()
        self._parts.clear()
        self._anonymous = ox.Dataset()
        if self._folder is not None:
            self._folder.cleanup()
        self._folder = None

    def _spill(self) -> None:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="kg-")
        path = Path(self._folder.name) / str(len(self._parts))
        path.write_bytes(b"".join(sorted(self._kept)))
        self._parts.append(path)
        self._kept.clear()


def _line(quad: ox.Quad) -> bytes:
    # As graph.nq is sorted; the default graph, which has no name, is called DEFAULT there.
    return f"{quad.graph_name}\x01{quad} .\n".encode()


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file
