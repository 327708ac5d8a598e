"""A case of the query language asked over HTTP: in each format that the answer can have, all must say the same."""

from __future__ import annotations

import csv
import io
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox

from kg.dataset import create_store
from tests.web.w3c.answers import Answer, Rows, Triples, Truth, plain, rows_of

ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
EMPTY = "urn:x:an-empty-graph"
KNOWN: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("known_failures.toml").read_text("utf-8")
)


@dataclass(frozen=True)
class Case:
    """A query and its answer; None for one that must be refused, True for one that need only be answered."""

    name: str
    query: str
    answer: Answer | bool | None
    prologue: str = ""
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


Graphs = dict[str, list[ox.Triple]]


def store_of(graphs: Graphs, folder: Path) -> Path:
    """A folder that can be served, with these graphs in it."""
    folder.mkdir(parents=True)
    with (folder / "graph.nq").open("wb") as out:
        quads = (
            ox.Quad(*triple, ox.NamedNode(name)) for name, triples in graphs.items() for triple in triples
        )
        ox.serialize(quads, out, ox.RdfFormat.N_QUADS)
    create_store(folder / "store", [folder / "graph.nq"])
    return folder


def fault(client: httpx.Client, case: Case) -> str:
    """What is wrong with the answer to a case; empty where nothing is."""
    if case.answer is None:
        status = _asked(client, case, "*/*").status_code
        return "" if status == 400 else f"answered with {status}"
    if isinstance(case.answer, bool):
        answer = _asked(client, case, "*/*")
        return "" if answer.status_code == 200 else answer.text.strip()
    for accept in _types(case.answer):
        answer = _asked(client, case, accept)
        if answer.status_code != 200:
            return answer.text.strip()
        said = _fault(case.answer, accept, answer)
        if said:
            return f"{accept}: {said}"
    return ""


def _types(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, Triples):
        return tuple(GRAPHS)
    return (*ROWS, "text/csv") if isinstance(answer, Rows) else tuple(ROWS)[:2]


def _asked(client: httpx.Client, case: Case, accept: str) -> httpx.Response:
    graphs = {"default-graph-uri": case.default, "named-graph-uri": case.named}
    return client.post(
        "/sparql", data={"query": case.prologue + case.query, **graphs}, headers={"Accept": accept}
    )


def _fault(expected: Answer, accept: str, answer: httpx.Response) -> str:
    kind = answer.headers["content-type"].partition(";")[0]
    if kind != accept:
        return f"came as {kind}"
    if isinstance(expected, Triples):
        return expected.fault(Triples(tuple(q.triple for q in ox.parse(answer.content, GRAPHS[accept]))))
    if accept == "text/csv":
        assert isinstance(expected, Rows)
        return _csv_fault(expected, answer.content.decode())
    found: Any = ox.parse_query_results(answer.content, ROWS[accept])
    if isinstance(expected, Truth):
        return expected.fault(Truth(bool(found)))
    return expected.fault(rows_of(found))


def _csv_fault(expected: Rows, text: str) -> str:
    """CSV has the words of the terms alone, numbers as they are written."""
    header, *lines = list(csv.reader(io.StringIO(text, newline="")))
    if not expected.variables:
        return "" if len(lines) == len(expected.rows) or expected.reduced else f"{len(lines)} rows"
    names = header if header != [""] else []
    rows = [[_shortened(cell) for cell in line] or [""] for line in lines]
    wanted = [[_shortened(plain(row[n])) if n in row else "" for n in names] for row in expected.rows]
    if expected.reduced:
        return "" if {*map(tuple, rows)} == {*map(tuple, wanted)} else f"{rows} for {wanted}"
    same = rows == wanted if expected.ordered else Counter(map(tuple, rows)) == Counter(map(tuple, wanted))
    return "" if same else f"{rows} for {wanted}"


def _shortened(cell: str) -> str:
    """Blank nodes without their names, numbers by their value."""
    if cell.startswith("_:"):
        return "_:"
    try:
        return repr(float(cell))
    except ValueError:
        return cell
