"""Which type an answer has: weights, ranges, short names, each type that is promised, and 406."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET

import httpx
import pyoxigraph as ox
import pytest

from kg.dataset import Dataset
from kg.web.negotiation import GRAPHS, ROWS, best, by_name

SELECT = "SELECT ?s ?v { ?s skos:prefLabel ?v } ORDER BY ?s ?v"
CONSTRUCT = "CONSTRUCT { ?s skos:prefLabel ?v } { ?s skos:prefLabel ?v }"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/*, text/csv;q=0.1", "text/tab-separated-values"),
        ("application/sparql-results+xml;q=0.9, text/csv;q=0.8", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("APPLICATION/JSON; charset=utf-8", "application/json"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("nonsense, text/csv;q=nonsense", "text/csv"),
        ("text/csv;q=2", "text/csv"),
        ("*/*;q=0", None),
        ("text/turtle", None),
    ],
)
def test_rows_in_the_type_that_is_liked_best(accept: str, kind: str | None) -> None:
    found = best(accept, ROWS)
    assert (found and found[1]) == kind


def test_short_names_are_those_that_clients_send() -> None:
    for name in ("json", "xml", "csv", "tsv"):
        assert by_name(name, ROWS)
    for name in (
        "ttl",
        "turtle",
        "n3",
        "nt",
        "nq",
        "trig",
        "rdf",
        "rdf+xml",
        "rdf xml",
        "xml",
        "json-ld",
        "jsonld",
    ):
        assert by_name(name, GRAPHS)


@pytest.mark.parametrize("kind", [kind for one in ROWS for kind in one.types])
def test_rows_in_each_type_are_the_same_rows(client: httpx.Client, small: Dataset, kind: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": kind})
    assert answer.headers["content-type"].partition(";")[0] == kind
    form = next(one.name for one in ROWS if kind in one.types)
    expected = [(row["s"], row["v"]) for row in small.query(SELECT)]
    if form == "csv":
        lines = answer.content.decode().split("\r\n")[1:-1]
        assert lines == [",".join(row) for row in expected]
        return
    formats = {
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
        "tsv": ox.QueryResultsFormat.TSV,
    }
    parsed = ox.parse_query_results(answer.content, format=formats[form])
    assert isinstance(parsed, ox.QuerySolutions)
    assert [(row["s"].value, row["v"].value) for row in parsed] == expected


@pytest.mark.parametrize("kind", [kind for one in GRAPHS for kind in one.types])
def test_triples_in_each_type_are_the_same_triples(client: httpx.Client, small: Dataset, kind: str) -> None:
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": kind})
    assert answer.headers["content-type"].partition(";")[0] == kind
    form = next(one.graph for one in GRAPHS if kind in one.types)
    parsed = {str(quad.triple) for quad in ox.parse(io.BytesIO(answer.content), format=form)}
    found = small.query(CONSTRUCT).found
    assert isinstance(found, ox.QueryTriples)
    assert parsed == {str(triple) for triple in found}
    assert parsed


def test_the_name_in_the_address_goes_before_what_is_accepted(client: httpx.Client) -> None:
    answer = client.get(
        "/sparql", params={"query": "ASK {}", "format": "xml"}, headers={"Accept": "text/csv"}
    )
    assert ET.fromstring(answer.text).findtext("{*}boolean") == "true"  # noqa: S314 - our own answer
    assert client.get("/sparql", params={"query": "ASK {}", "format": "csv"}).text == "true\n"
    graph = client.post("/sparql?format=json", data={"query": CONSTRUCT})
    assert json.loads(graph.text)
    assert graph.headers["content-type"] == "application/ld+json"


def test_what_cannot_be_written_is_refused_with_what_can(client: httpx.Client) -> None:
    for headers, params in (({"Accept": "audio/mpeg"}, {}), ({}, {"format": "exe"})):
        answer = client.get("/sparql", params={"query": "ASK {}", **params}, headers=headers)
        assert answer.status_code == 406
        assert "text/turtle" in answer.text
