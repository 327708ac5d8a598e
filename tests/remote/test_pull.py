"""A pull: from a store or an endpoint the same bytes as graph.nq has, or a sentence, never less than all."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model import KgError
from kg.remote.connection import Connection
from kg.remote.pull import pull
from kg.remote.sorting import Sorter
from tests.remote.conftest import QUADS
from tests.remote.fake import Failure, Fake

Connect = Callable[..., Connection]


@pytest.fixture
def filled(fake: Fake) -> Fake:
    for quad in ox.parse(QUADS, ox.RdfFormat.N_QUADS):
        assert isinstance(quad.graph_name, ox.NamedNode)
        fake.graphs.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
    return fake


def pulled(server: Connection, *names: str) -> bytes:
    out = io.BytesIO()
    count = pull(server, out, names)
    assert count == out.getvalue().count(b"\n")
    return out.getvalue()


def test_a_store_and_an_endpoint_give_the_same_bytes(filled: Fake, connect: Connect) -> None:
    assert pulled(connect(filled.store)) == QUADS
    assert pulled(connect(filled.endpoint)) == QUADS


def test_graphs_by_their_names(filled: Fake, connect: Connect) -> None:
    lines = QUADS.splitlines(keepends=True)
    names = ("http://x.org/graph/枫&桥=1+2#3?4%20", "http://x.org/graph/two")
    filled.whole = False
    for url in (filled.store, filled.endpoint):
        assert pulled(connect(url), *names, names[0]) == b"".join(lines[3:])
    assert pulled(connect(filled.endpoint), "http://x.org/none") == b""
    with pytest.raises(KgError, match="status 404"):
        pulled(connect(filled.store), "http://x.org/none")
    with pytest.raises(KgError, match="is no IRI"):
        pulled(connect(filled.store), "none")


def test_the_default_graph_of_a_store_comes_last(fake: Fake, connect: Connect) -> None:
    fake.graphs = {"": {"<u:a> <u:p> <u:o>"}, "u:g": {"<u:b> <u:p> <u:o>"}}
    assert pulled(connect(fake.store)) == b"<u:b> <u:p> <u:o> <u:g> .\n<u:a> <u:p> <u:o> .\n"


def test_an_answer_that_is_cut_off_is_asked_for_again(filled: Fake, connect: Connect) -> None:
    filled.graphs["http://x.org/graph/one"].add("_:a <http://x.org/p> _:b")
    expected = pulled(connect(filled.store))
    assert expected.count(b"_:c14n") == 2
    for url in (filled.store, filled.endpoint):
        filled.failures = [Failure(503)]
        assert pulled(connect(url)) == expected
    server = connect(filled.store)
    filled.failures = [Failure(406)]  # it is no endpoint
    filled.cut = 30
    assert pulled(server) == expected


def test_an_endpoint_that_cuts_answers_off_is_asked_part_by_part(filled: Fake, connect: Connect) -> None:
    filled.most = 2
    assert pulled(connect(filled.endpoint)) == QUADS
    assert sum("OFFSET" in asked for asked in filled.asked) == 1
    assert not any("ORDER" in asked for asked in filled.asked)
    filled.restless = True
    assert pulled(connect(filled.endpoint)) == QUADS
    assert sum("ORDER" in asked for asked in filled.asked) == 2


def test_an_endpoint_that_gives_less_than_it_has_is_told(filled: Fake, connect: Connect) -> None:
    filled.hidden = r'<http://x.org/s> <http://x.org/p> "枫桥 \\"'
    with pytest.raises(KgError, match=r"2 of the 3 triples of http://x\.org/graph/one"):
        pulled(connect(filled.endpoint))


def test_blank_nodes_are_not_put_together_from_parts(filled: Fake, connect: Connect) -> None:
    filled.graphs["http://x.org/graph/one"].add("_:a <http://x.org/p> _:b")
    assert b"_:c14n1" in pulled(connect(filled.endpoint))
    filled.most = 2
    with pytest.raises(KgError, match="of the 4 triples"):
        pulled(connect(filled.endpoint))


def test_a_store_that_does_not_give_all_at_once_is_told(filled: Fake, connect: Connect) -> None:
    filled.whole = False
    with pytest.raises(KgError, match="--only"):
        pulled(connect(filled.store))


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Failure(200, {"Content-Type": "text/html"}, b"<html>"), "is text/html, not RDF"),
        (Failure(200, {"Content-Type": "application/n-quads"}, b"<u:s> <u:p>"), "not well formed"),
        (Failure(200, {}, b""), "of no type"),
    ],
)
def test_what_is_no_rdf_is_told(fake: Fake, connect: Connect, failure: Failure, said: str) -> None:
    fake.failures = [Failure(406), failure]
    with pytest.raises(KgError, match=said):
        pulled(connect(fake.store))


def test_rows_that_are_none_are_told(fake: Fake, connect: Connect) -> None:
    kind = {"Content-Type": "application/sparql-results+json"}
    fake.failures = [Failure(200, kind, b'{"boolean": true}'), Failure(200, kind, b"[]")]
    with pytest.raises(KgError, match="does not answer in SPARQL's JSON"):
        pulled(connect(fake.endpoint))


def test_a_secret_that_is_refused_is_no_sign_of_a_store(fake: Fake, connect: Connect) -> None:
    fake.secret = "Bearer x"  # noqa: S105
    with pytest.raises(KgError, match="asks for a secret"):
        pulled(connect(fake.endpoint))
    assert pulled(connect(fake.endpoint, "Bearer x")) == b""


def sorted_bytes(quads: list[ox.Quad], most: int) -> bytes:
    sorter, out = Sorter(most), io.BytesIO()
    sorter.add(quads)
    sorter.write(out)
    sorter.clear()
    return out.getvalue()


def test_the_order_is_that_of_graph_nq_whatever_was_in_memory() -> None:
    quads = [
        ox.Quad(
            ox.NamedNode(f"u:s{n % 40}"),
            ox.NamedNode("u:p"),
            ox.Literal(f"{n % 300}\n"),
            ox.NamedNode(f"u:g{n % 7}"),
        )
        for n in range(900)
    ]
    random.Random(1).shuffle(quads)  # noqa: S311
    expected = sorted({f"{q.graph_name}\x01{q} .\n" for q in quads})
    for most in (10_000, 900, 100, 7):
        assert sorted_bytes(quads, most).decode() == "".join(line.partition("\x01")[2] for line in expected)


def test_blank_nodes_are_named_by_what_is_said_of_them() -> None:
    text = '_:{a} <u:p> _:{b} <u:g> .\n_:{b} <u:q> "x" <u:g> .\n_:{b} <u:q> "x" .\n'
    found = {
        sorted_bytes(list(ox.parse(text.format(a=a, b=b), ox.RdfFormat.N_QUADS)), 10)
        for a, b in (("x", "y"), ("y", "x"))
    }
    (one,) = found
    assert one.count(b"\n") == 3
    assert one.endswith(b'<u:q> "x" .\n')


def test_what_stood_on_the_disk_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sorter = Sorter(1)
    sorter.add(ox.parse(QUADS, ox.RdfFormat.N_QUADS))
    assert len(list(tmp_path.rglob("*"))) > 4
    sorter.clear()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "rows",
    [
        b'{"results":{"bindings":[{"x":{"type":"uri","value":"u:g"}}]}}',
        b'{"results":{"bindings":[{"g":{"type":"uri","value":5}}]}}',
        b'{"results":{"bindings":[{"g":{"value":"u:g"}}]}}',
        b'{"results":{"bindings":[1]}}',
        b"[" * 200_000,
    ],
)
def test_rows_of_another_form_are_told(filled: Fake, connect: Connect, rows: bytes) -> None:
    filled.failures = [None, None, Failure(200, {"Content-Type": "application/sparql-results+json"}, rows)]
    with pytest.raises(KgError, match=r"SPARQL's JSON|is no IRI"):
        pulled(connect(filled.endpoint))


def test_a_pause_that_is_none_is_ours(filled: Fake, connect: Connect, pauses: list[float]) -> None:
    filled.failures = [Failure(503, {"Retry-After": f"Mon, {'9' * 20} Jan 2020 00:00:00 GMT"})]
    assert pulled(connect(filled.endpoint)) == QUADS
    assert pauses == [1.0]
