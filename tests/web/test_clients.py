"""Clients of other makes, and many at once, get what the same dataset answers in this process."""

from __future__ import annotations

import urllib.request
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode
from xml.etree import ElementTree

import httpx
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.dataset import Dataset
from tests.web.serving import Server

QUESTIONS = [
    "SELECT ?r ?t { ?r a fz:Report ; dcterms:title ?t } ORDER BY ?r",
    "SELECT ?o (COUNT(?s) AS ?n) { ?s fz:cites ?o } GROUP BY ?o",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p",
    "SELECT ?q { ?s rdf:object <mechanism/枫桥经验> ; prov:wasQuotedFrom/oa:exact ?q } ORDER BY ?q",
    "SELECT ?s ?v { ?s fz:value ?v OPTIONAL { ?s fz:upperBound ?u } FILTER(!BOUND(?u)) }",
]


@pytest.mark.parametrize("sparql", QUESTIONS)
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_gets_the_same_rows(server: Server, small: Dataset, sparql: str, method: str) -> None:
    store = SPARQLStore(f"{server.address}sparql", method=method)  # type: ignore[no-untyped-call]
    asked = sparql.replace("<mechanism", "<https://w3id.org/fazhi-kg/mechanism")
    rows = [{str(k): str(v) for k, v in row.asdict().items()} for row in store.query(asked)]  # type: ignore[no-untyped-call, union-attr]
    assert rows == small.query(sparql).rows()
    assert rows


def test_rdflib_gets_the_same_truth(server: Server) -> None:
    store = SPARQLStore(f"{server.address}sparql")  # type: ignore[no-untyped-call]
    assert bool(store.query("ASK { ?s a fz:Report }")) is True  # type: ignore[no-untyped-call]


def test_a_client_that_asks_in_the_manner_of_sparqlwrapper_gets_the_same_rows(
    server: Server, small: Dataset
) -> None:
    """It sends the format in three parameters at once, accepts a list of types, and reads XML."""
    for sparql in QUESTIONS:
        form = {"query": sparql, "format": "xml", "output": "xml", "results": "xml"}
        request = urllib.request.Request(  # noqa: S310
            f"{server.address}sparql?{urlencode(form)}",
            headers={"User-Agent": "sparqlwrapper 2.0.0", "Accept": "application/sparql-results+xml"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            tree = ElementTree.fromstring(answer.read())  # noqa: S314 - our own answer
        rows = [
            {cell.get("name"): "".join(cell.itertext()) for cell in row}
            for row in tree.iterfind(".//{*}result")
        ]
        assert rows == small.query(sparql).rows()


def test_many_clients_at_once_get_the_same_rows(server: Server, small: Dataset) -> None:
    expected = [small.query(sparql).serialize("csv") for sparql in QUESTIONS]

    def ask(number: int) -> bool:
        with server.client() as client:
            answers = [
                client.get(
                    "/sparql", params={"query": QUESTIONS[i % len(QUESTIONS)], "format": "csv"}
                ).content
                for i in range(number, number + 10)
            ]
        return answers == [expected[i % len(QUESTIONS)] for i in range(number, number + 10)]

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(ask, range(32)))


def test_rows_beyond_the_bound_are_told_in_a_header(client: httpx.Client) -> None:
    whole = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert "x-sparql-maxrows" not in whole.headers
    cut = client.get(
        "/sparql", params={"query": "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g a fz:Report }", "format": "csv"}
    )
    assert cut.headers["x-sparql-maxrows"] == "100000"
    assert cut.text.count("\n") == 100_001
