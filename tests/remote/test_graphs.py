"""Graphs of a file: where they begin, what they say, and lines that are none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model import KgError
from kg.remote.graphs import graphs


def test_the_triples_of_each_graph_are_those_of_its_lines(folder: Path) -> None:
    found = list(graphs([folder / "graph.nq"]))
    assert [(one.name, one.lines) for one in found] == [
        ("http://x.org/graph/one", 3),
        ("http://x.org/graph/two", 1),
        ("http://x.org/graph/枫&桥=1+2#3?4%20", 1),
    ]
    quads = list(ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    for one in found:
        data = b"".join(one.triples())
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one.size, one.digest)
        assert {q.triple for q in ox.parse(data, ox.RdfFormat.N_TRIPLES)} == {
            q.triple for q in quads if q.graph_name == ox.NamedNode(one.name)
        }


def test_a_large_graph_comes_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "many.nq"
    path.write_text("".join(f'<u:s> <u:p> "{n:05}" <u:g> .\n' for n in range(20_000)))
    (one,) = graphs([path])
    pieces = list(one.triples())
    assert len(pieces) > 4
    assert max(map(len, pieces)) < 2**17
    assert sum(map(len, pieces)) == one.size


def test_a_digest_is_of_the_triples_wherever_they_stand(tmp_path: Path) -> None:
    first, second = tmp_path / "a.nq", tmp_path / "b.nq"
    first.write_text('<u:s> <u:p> "x" <u:g> .\n')
    second.write_text('<u:t> <u:p> "y" <u:f> .\n<u:s> <u:p> "x" <u:g> .')
    assert next(graphs([first])).digest == list(graphs([second]))[1].digest
    first.write_text('<u:s> <u:p> "z" <u:g> .\n')
    assert next(graphs([first])).digest != list(graphs([second]))[1].digest


def test_the_default_graph_has_no_name(tmp_path: Path) -> None:
    path = tmp_path / "default.nq"
    path.write_text("<u:s> <u:p> <u:o> .\n_:a <u:p> _:b .\n")
    (one,) = graphs([path])
    assert (one.name, one.lines) == ("", 2)
    assert b"".join(one.triples()) == path.read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "<u:s> <u:p> .",
        '<u:s> "p" <u:o> <u:g> .',
        '<u:s> <u:p> "open <u:g> .',
        "<u:s> <u:p> <u:o> <u:g>",
        "<u:s>  <u:p> <u:o> .",
        '<u:s> <u:p> "a" "b" .',
        '<u:s> <u:p> "' + '\\"' * 100_000,
    ],
)
def test_a_line_that_is_no_quad_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.nq"
    path.write_text(f"<u:s> <u:p> <u:o> <u:g> .\n{line}\n")
    with pytest.raises(KgError, match=r"bad\.nq has a line that is no quad"):
        list(graphs([path]))


def test_graphs_must_stand_together(tmp_path: Path) -> None:
    path = tmp_path / "mixed.nq"
    path.write_text("<u:s> <u:p> <u:x> <u:g> .\n<u:s> <u:p> <u:x> <u:h> .\n<u:s> <u:p> <u:y> <u:g> .\n")
    with pytest.raises(KgError, match="u:g do not stand together"):
        list(graphs([path]))
    with pytest.raises(KgError, match="cannot be read"):
        list(graphs([tmp_path / "none.nq"]))
