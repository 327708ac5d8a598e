"""The tests of the SPARQL 1.1 Protocol, written anew from its manifest: queries are answered, updates refused."""

from __future__ import annotations

import encodings
import gzip
import json
import re
import tempfile
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx
import pytest

from kg.web.protocol import FORM, MOST_QUERY, QUERY, UPDATE, Asked, Refusal, read

BASE = "https://w3id.org/fazhi-kg/"
NORMS, PLACES, UNITS = (BASE + "graph/" + name for name in ("norms", "places", "units"))
JSON = "application/sparql-results+json"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
TYPE = {"Content-Type": FORM}


@dataclass(frozen=True)
class Case:
    name: str
    status: int
    method: str = "GET"
    address: tuple[tuple[str, str], ...] = ()
    body: str | bytes | tuple[tuple[str, str], ...] = b""
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = ""
    answer: object = None  # for ASK the truth, for SELECT ?n its number


def q(sparql: str, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (("query", sparql), *more)


def default(*graphs: str) -> tuple[tuple[str, str], ...]:
    return tuple(("default-graph-uri", graph) for graph in graphs)


def named(*graphs: str) -> tuple[tuple[str, str], ...]:
    return tuple(("named-graph-uri", graph) for graph in graphs)


DIRECT, UPDATING = {"Content-Type": QUERY}, {"Content-Type": UPDATE}
CASES = [
    Case("query_get", 200, address=q("ASK {}"), media_type=JSON, answer=True),
    Case("query_post_form", 200, "POST", body=q("ASK {}"), headers=TYPE, answer=True),
    Case("query_post_direct", 200, "POST", body="ASK {}", headers=DIRECT, answer=True),
    Case(
        "query_dataset_default_graph",
        200,
        "POST",
        default(NORMS),
        "ASK { ?s a fz:Norm }",
        DIRECT,
        answer=True,
    ),
    Case("default graph alone", 200, "POST", default(UNITS), "ASK { ?s a fz:Norm }", DIRECT, answer=False),
    Case(
        "query_dataset_default_graphs_get",
        200,
        address=q("ASK { ?x a fz:Norm . ?y a fz:Place }", *default(NORMS, PLACES)),
        answer=True,
    ),
    Case(
        "query_dataset_default_graphs_post",
        200,
        "POST",
        body=q("ASK { ?x a fz:Norm . ?y a fz:Place }", *default(NORMS, PLACES)),
        headers=TYPE,
        answer=True,
    ),
    Case("query_dataset_named_graphs_post", 200, "POST", named(NORMS, UNITS), NAMED, DIRECT, answer=2),
    Case("query_dataset_named_graphs_get", 200, address=q(NAMED, *named(NORMS, UNITS)), answer=2),
    Case(
        "query_dataset_full",
        200,
        address=q(
            f"ASK {{ ?x a fz:Norm . GRAPH <{PLACES}> {{ ?y a fz:Place }} }}", *default(NORMS), *named(PLACES)
        ),
        answer=True,
    ),
    Case("named graphs are not in the default graph", 200, address=q(COUNT, *named(NORMS)), answer=0),
    Case(
        "query_multiple_dataset: the request counts, not FROM",
        200,
        "POST",
        default(NORMS),
        f"ASK FROM <{UNITS}> {{ ?s a fz:Norm }}",
        DIRECT,
        answer=True,
    ),
    Case("FROM", 200, address=q(f"ASK FROM <{UNITS}> {{ ?s a fz:Norm }}"), answer=False),
    Case("FROM NAMED", 200, address=q(NAMED.replace("{", f"FROM NAMED <{UNITS}> {{", 1)), answer=1),
    Case(
        "FROM a file reaches nothing",
        200,
        address=q("ASK FROM <file:///etc/hostname> { ?s ?p ?o }"),
        answer=False,
    ),
    Case("query_content_type_select", 200, address=q(COUNT), media_type=JSON),
    Case("query_content_type_ask", 200, address=q("ASK {}"), media_type=JSON),
    Case("query_content_type_describe", 200, address=q(f"DESCRIBE <{NORMS}>"), media_type="text/turtle"),
    Case(
        "query_content_type_construct",
        200,
        address=q("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"),
        media_type="text/turtle",
    ),
    Case(
        "a relative IRI is resolved", 200, address=q("ASK { GRAPH <graph/norms> { ?s ?p ?o } }"), answer=True
    ),
    Case("bad_query_method", 405, "PUT", q("ASK {}")),
    Case("DELETE", 405, "DELETE", q("ASK {}")),
    Case("bad_multiple_queries", 400, address=q("ASK {}", ("query", "SELECT * {}"))),
    Case("bad_multiple_queries, form", 400, "POST", body=q("ASK {}", ("query", "SELECT * {}")), headers=TYPE),
    Case("a query in the address and one in the body", 400, "POST", q("ASK {}"), "ASK {}", DIRECT),
    Case("no query in the form", 400, "POST", body=(("format", "json"),), headers=TYPE),
    Case("bad_query_wrong_media_type", 415, "POST", body="ASK {}", headers={"Content-Type": "text/plain"}),
    Case("bad_query_missing_form_type", 415, "POST", body=urlencode(q("ASK {}"))),
    Case("bad_query_missing_direct_type", 415, "POST", body="ASK {}"),
    Case(
        "bad_query_non_utf8",
        415,
        "POST",
        body="ASK {}".encode("utf-16"),
        headers={"Content-Type": f"{QUERY}; charset=UTF-16"},
    ),
    Case("bytes that are no UTF-8", 400, "POST", body=b"ASK { ?s ?p '\xff' }", headers=DIRECT),
    Case("bytes that are no UTF-8, form", 400, "POST", body=b"query=ASK%20%7B%FF%7D", headers=TYPE),
    Case("bad_query_syntax", 400, address=q("ASK {")),
    Case("an empty query", 400, address=q("")),
    Case("a graph that is no IRI", 400, address=q("ASK {}", *default("norms"))),
    Case("a query of more than 1 MiB", 413, "POST", body="#" * (MOST_QUERY + 1), headers=DIRECT),
    Case("nothing acceptable", 406, address=q("ASK {}"), headers={"Accept": "image/png"}),
    Case("rows are no Turtle", 406, address=q("ASK {}"), headers={"Accept": "text/turtle"}),
    Case("an unknown format", 406, address=q("ASK {}", ("format", "exe"))),
    Case("update_post_form", 403, "POST", body=(("update", "CLEAR ALL"),), headers=TYPE),
    Case("update_post_direct", 403, "POST", body="CLEAR ALL", headers=UPDATING),
    Case("bad_update_get", 403, address=(("update", "CLEAR ALL"),)),
    Case(
        "update_dataset_default_graph",
        403,
        "POST",
        (("using-graph-uri", NORMS),),
        "INSERT { GRAPH <urn:x:g> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
        UPDATING,
    ),
    Case(
        "update_dataset_default_graphs",
        403,
        "POST",
        (("using-graph-uri", NORMS), ("using-graph-uri", PLACES)),
        "INSERT { GRAPH <urn:x:g> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
        UPDATING,
    ),
    Case(
        "update_dataset_named_graphs",
        403,
        "POST",
        (("using-named-graph-uri", NORMS), ("using-named-graph-uri", PLACES)),
        "INSERT { GRAPH <urn:x:g> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        UPDATING,
    ),
    Case(
        "update_dataset_full",
        403,
        "POST",
        (("using-graph-uri", NORMS), ("using-named-graph-uri", PLACES)),
        "INSERT { GRAPH <urn:x:g> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
        UPDATING,
    ),
    Case(
        "update_base_uri",
        403,
        "POST",
        body="CLEAR SILENT GRAPH <urn:x:g> ; INSERT DATA { GRAPH <urn:x:g> { <urn:x:s> <urn:x:p> <t> } }",
        headers=UPDATING,
    ),
    Case(
        "bad_multiple_updates",
        403,
        "POST",
        body=(("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT")),
        headers=TYPE,
    ),
    Case(
        "bad_update_wrong_media_type",
        415,
        "POST",
        body="CLEAR NAMED",
        headers={"Content-Type": "text/plain"},
    ),
    Case("bad_update_missing_form_type", 415, "POST", body=urlencode((("update", "CLEAR NAMED"),))),
    Case(
        "bad_update_non_utf8",
        415,
        "POST",
        body="CLEAR NAMED".encode("utf-16"),
        headers={"Content-Type": f"{UPDATE}; charset=UTF-16"},
    ),
    Case("bad_update_syntax", 403, "POST", body=(("update", "CLEAR XYZ"),), headers=TYPE),
    Case(
        "bad_update_dataset_conflict",
        403,
        "POST",
        (("using-named-graph-uri", NORMS),),
        "WITH <urn:x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        UPDATING,
    ),
    Case("an update sent as a query", 400, "POST", body="INSERT DATA { <a> <b> <c> }", headers=DIRECT),
    Case("LOAD", 400, "POST", body="LOAD <http://127.0.0.1:9/>", headers=DIRECT),
    Case("using-graph-uri", 403, "POST", (("using-graph-uri", NORMS),), "ASK {}", DIRECT),
    Case("SERVICE", 400, address=q("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")),
]


# The names of its manifest (https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/).
OF_THE_W3C = """
query_get query_post_form query_post_direct query_multiple_dataset query_dataset_full
query_dataset_default_graphs_get query_dataset_default_graphs_post
query_dataset_named_graphs_get query_dataset_named_graphs_post
query_content_type_select query_content_type_ask query_content_type_describe query_content_type_construct
bad_query_method bad_multiple_queries bad_query_wrong_media_type bad_query_missing_form_type
bad_query_missing_direct_type bad_query_non_utf8 bad_query_syntax
update_dataset_default_graph update_dataset_default_graphs update_dataset_named_graphs update_dataset_full
update_post_form update_post_direct update_base_uri
bad_update_get bad_multiple_updates bad_update_wrong_media_type bad_update_missing_form_type
bad_update_non_utf8 bad_update_syntax bad_update_dataset_conflict
"""


def test_the_table_is_whole() -> None:
    names = [case.name.partition(":")[0] for case in CASES]
    assert len(set(names)) == len(names) == 57
    assert len(set(OF_THE_W3C.split())) == 34
    assert set(OF_THE_W3C.split()) <= set(names)
    for case in CASES:
        if "update" in case.name.partition(":")[0].split("_"):
            assert case.status in (403, 415)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_protocol(client: httpx.Client, case: Case) -> None:
    body = urlencode(case.body).encode() if isinstance(case.body, tuple) else case.body
    answer = client.request(case.method, "/sparql", params=case.address, content=body, headers=case.headers)
    assert answer.status_code == case.status, answer.text
    kind = answer.headers["content-type"]
    if case.status >= 400:
        assert kind.startswith("text/plain")
        assert re.fullmatch(r"[^\n]{10,}\n", answer.text)  # a sentence
        assert tempfile.gettempdir() not in answer.text
        return
    if case.media_type:
        assert kind.partition(";")[0] == case.media_type
    if isinstance(case.answer, bool):
        assert json.loads(answer.text)["boolean"] is case.answer
    elif case.answer is not None:
        (row,) = answer.json()["results"]["bindings"]
        assert int(row["n"]["value"]) == case.answer


def test_a_malformed_query_is_told_where(client: httpx.Client) -> None:
    said = client.get("/sparql", params={"query": "SELECT ?s {\n ?s ?p }"}).text
    assert "malformed" in said
    assert "2:9" in said


def test_a_refused_update_says_why(client: httpx.Client) -> None:
    said = client.post("/sparql", data={"update": "CLEAR ALL"})
    assert "changes nothing" in said.text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_a_refused_method_is_told_those_that_are_allowed(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/sparql")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_the_address_and_the_form_may_both_name_a_format() -> None:
    assert read("POST", b"format=csv", FORM, b"query=ASK%7B%7D") == Asked("ASK{}", format="csv")
    assert read("GET", b"", "", b"") is None
    with pytest.raises(Refusal) as refused:
        read("POST", b"", f"{QUERY}; charset=klingon", b"ASK {}")
    assert refused.value.status == 415


def test_a_compressed_query_is_refused_as_such(client: httpx.Client) -> None:
    headers = {"Content-Type": QUERY, "Content-Encoding": "gzip"}
    answer = client.post("/sparql", content=gzip.compress(b"ASK {}"), headers=headers)
    assert answer.status_code == 415
    assert answer.headers["accept-encoding"] == "identity"


def test_nothing_is_kept_of_a_charset_that_nobody_knows() -> None:
    known = set(encodings._cache)
    with pytest.raises(Refusal):
        read("POST", b"", f"{QUERY}; charset=a-name-of-sixty-kilobytes", b"ASK {}")
    assert set(encodings._cache) == known
