"""Where each graph stands in files of N-Quads, and its triples as N-Triples, read line by line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.model import KgError

# Canonical N-Quads, which is how kg writes them: a triple, and the name of its graph, if any.
_LINE = re.compile(
    rb"((?:<[^<>]*+>|_:[^ ]++) <[^<>]*+> "
    rb'(?:<[^<>]*+>|_:[^ ]++|"(?:[^"\\]|\\.)*+"(?:@[A-Za-z0-9-]++|\^\^<[^<>]*+>)?+))(?: <([^<>]*+)>)? \.\r?\n?'
)
_PIECE = 2**16


@dataclass(frozen=True, slots=True)
class Graph:
    """The lines of one graph: from ``start`` on ``lines`` lines of a file; ``size`` and ``digest`` are of its N-Triples."""

    name: str
    path: Path
    start: int
    lines: int
    size: int
    digest: str

    def triples(self) -> Iterator[bytes]:
        """The triples as N-Triples, in pieces."""
        piece: list[bytes] = []
        size = 0
        with self.path.open("rb") as file:
            file.seek(self.start)
            for _ in range(self.lines):
                triple, _ = _split(file.readline(), self.path)
                piece.append(triple + b" .\n")
                size += len(piece[-1])
                if size >= _PIECE:
                    yield b"".join(piece)
                    piece, size = [], 0
        yield b"".join(piece)


def graphs(paths: Iterable[Path]) -> Iterator[Graph]:
    """The graphs of files one after the other; the default graph has no name.

    Raises KgError where the lines of a graph do not stand together or are no quads.
    """
    seen: set[str] = set()
    for path in paths:
        for graph in _graphs_of(path):
            if graph.name in seen:
                raise KgError(
                    f"the lines of {graph.name or 'the default graph'} do not stand together in {path}; sort them by graph"
                )
            seen.add(graph.name)
            yield graph


def _graphs_of(path: Path) -> Iterator[Graph]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise KgError(f"{path} cannot be read ({error.strerror}); build a graph first: kg build") from None
    with file:
        name: bytes | None = None
        start = at = lines = size = 0
        digest = hashlib.sha256()
        for line in file:
            triple, graph = _split(line, path)
            if graph != name:
                if name is not None:
                    yield Graph(name.decode(), path, start, lines, size, digest.hexdigest())
                name, start, lines, size, digest = graph, at, 0, 0, hashlib.sha256()
            at += len(line)
            lines += 1
            size += len(triple) + 3
            digest.update(triple)
            digest.update(b" .\n")
        if name is not None:
            yield Graph(name.decode(), path, start, lines, size, digest.hexdigest())


def _split(line: bytes, path: Path) -> tuple[bytes, bytes]:
    """The triple of a line, without its end, and the name of its graph.

    >>> _split(b'<a:s> <a:p> "x <y> ." <a:g> .', Path("x.nq"))
    (b'<a:s> <a:p> "x <y> ."', b'a:g')
    """
    found = _LINE.fullmatch(line)
    if found is None:
        said = line[:80].decode("utf-8", "replace").strip()
        raise KgError(f"{path} has a line that is no quad as kg writes them: {said}")
    return found[1], found[2] or b""
