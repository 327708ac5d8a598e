"""The cases of the W3C's manifests (https://github.com/w3c/rdf-tests), where their files are at hand.

They are no part of the project. Of a copy of them, this says what fails that is not known to::

    python -m tests.web.w3c.manifests sparql1*/manifest-{evaluation,syntax,sparql11-query,sparql11-results}.ttl
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.sparql import names_graphs
from tests.web.serving import serving
from tests.web.w3c.answers import Answer, Rows, Triples, Truth, rows_of
from tests.web.w3c.asking import EMPTY, KNOWN, Case, Graphs, fault, store_of

_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SYNTAX = {"PositiveSyntaxTest": True, "PositiveSyntaxTest11": True}
_MALFORMED = {"NegativeSyntaxTest", "NegativeSyntaxTest11"}
_EVALUATED = {"QueryEvaluationTest", "CSVResultFormatTest"}
_RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
}


class _Graph:
    """Triples with a way through them."""

    def __init__(self, path: Path, base: str) -> None:
        self._store = ox.Store()
        for quad in ox.parse(path=str(path), format=_GRAPHS[path.suffix], base_iri=base):
            self._store.add(ox.Quad(*quad.triple))

    def all(self, subject: Any, predicate: str) -> list[Any]:
        return [q.object for q in self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    def one(self, subject: Any, predicate: str) -> Any:
        return next(iter(self.all(subject, predicate)), None)

    def subjects(self, predicate: str, value: Any = None) -> list[Any]:
        return [q.subject for q in self._store.quads_for_pattern(None, ox.NamedNode(predicate), value)]

    def listed(self, node: Any) -> Iterator[Any]:
        while node is not None and getattr(node, "value", "") != _RDF + "nil":
            yield self.one(node, _RDF + "first")
            node = self.one(node, _RDF + "rest")


def read(manifest: Path, graphs: Graphs) -> list[Case]:
    """The cases of a manifest and of those it includes; their data go into ``graphs``."""
    return list(_cases(manifest.resolve(), graphs))


def _cases(manifest: Path, graphs: Graphs) -> Iterator[Case]:
    graph = _Graph(manifest, manifest.as_uri())
    for head in graph.subjects(_MF + "include"):
        for included in graph.listed(graph.one(head, _MF + "include")):
            yield from _cases(_path(included), graphs)
    for head in graph.subjects(_MF + "entries"):
        for entry in graph.listed(graph.one(head, _MF + "entries")):
            case = _case(graph, entry, manifest, graphs)
            if case:
                yield case


def _case(graph: _Graph, entry: Any, manifest: Path, graphs: Graphs) -> Case | None:
    kinds = {kind.value.rpartition("#")[2] for kind in graph.all(entry, _RDF + "type")}
    name = f"{'/'.join(manifest.parent.parts[-2:])}/{entry.value.rpartition('#')[2]}"
    action = graph.one(entry, _MF + "action")
    if kinds & {*_SYNTAX, *_MALFORMED}:
        path = _path(action)
        return Case(name, path.read_text("utf-8"), None if kinds & _MALFORMED else True, _base(path))
    if not kinds & _EVALUATED:
        return None
    path = _path(graph.one(action, _QT + "query"))
    query = path.read_text("utf-8")
    data, named = (tuple(one.value for one in graph.all(action, _QT + p)) for p in ("data", "graphData"))
    if names_graphs(query):  # a request that names graphs would count instead
        for other in manifest.parent.glob("data*.ttl"):
            graphs.setdefault(other.as_uri(), _triples(other))
        data, named = (), ()
    for one in (*data, *named):
        graphs.setdefault(one, _triples(_path(one)))
    default = data or (() if names_graphs(query) else (EMPTY,))
    answer = _answer(_path(graph.one(entry, _MF + "result")))
    reduced = graph.one(entry, _MF + "resultCardinality")
    if isinstance(answer, Rows) and reduced is not None:
        answer = Rows(answer.variables, answer.rows, reduced=reduced.value.endswith("LaxCardinality"))
    return Case(name, query, answer, _base(path), default, named)


def _base(path: Path) -> str:
    return f"BASE <{path.as_uri()}> "


def _path(node: Any) -> Path:
    return Path(getattr(node, "value", node).removeprefix("file://"))


def _triples(path: Path) -> list[ox.Triple]:
    parsed = ox.parse(
        path=str(path), format=_GRAPHS[path.suffix], base_iri=path.as_uri(), rename_blank_nodes=True
    )
    return [quad.triple for quad in parsed]


def _answer(path: Path) -> Answer | None:
    if path.suffix == ".csv":  # says less than its neighbour in TSV, which is for the same query
        return _answer(path.with_suffix(".tsv"))
    if path.suffix in _RESULTS:
        found: Any = ox.parse_query_results(path=str(path), format=_RESULTS[path.suffix])
        return Truth(bool(found)) if isinstance(found, ox.QueryBoolean) else rows_of(found)
    graph = _Graph(path, path.as_uri())
    sets = graph.subjects(_RDF + "type", ox.NamedNode(_RS + "ResultSet"))
    if not sets:
        return Triples(tuple(_triples(path)))
    if (truth := graph.one(sets[0], _RS + "boolean")) is not None:
        return Truth(truth.value == "true")
    solutions = graph.all(sets[0], _RS + "solution")
    places = [graph.one(one, _RS + "index") for one in solutions]
    ordered = bool(places) and all(places)
    if ordered:
        solutions.sort(key=lambda one: int(graph.one(one, _RS + "index").value))
    rows = tuple(
        {
            graph.one(b, _RS + "variable").value: graph.one(b, _RS + "value")
            for b in graph.all(one, _RS + "binding")
        }
        for one in solutions
    )
    return Rows(tuple(v.value for v in graph.all(sets[0], _RS + "resultVariable")), rows, ordered=ordered)


def main(manifests: list[Path]) -> int:
    """How many cases fail that are not known to, or pass that are."""
    graphs: Graphs = {}
    cases = [case for manifest in manifests for case in read(manifest, graphs)]
    with tempfile.TemporaryDirectory() as name:
        served = store_of(graphs, Path(name) / "graph")
        with serving(served, Path(name) / "log") as server, server.client() as client:
            faults = {case.name: said for case in cases if (said := fault(client, case))}
    known = KNOWN["official"].keys() & {case.name for case in cases}
    for name in sorted(faults.keys() ^ known):
        sys.stdout.write(f"{name}: {faults.get(name, 'passes')[:600]}\n")
    sys.stdout.write(
        f"{len(cases) - len(faults)} of {len(cases)} pass, {len(faults.keys() & known)} known failures\n"
    )
    return len(faults.keys() ^ known)


if __name__ == "__main__":
    sys.exit(bool(main([Path(name) for name in sys.argv[1:]])))
