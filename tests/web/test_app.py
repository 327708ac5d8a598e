"""Linked data, the JSON API, the descriptions and the pages: what each address answers."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

from kg.dataset import Dataset
from kg.terms import BASE, FZ
from tests.web.conftest import build_at
from tests.web.serving import serving

FENGQIAO = BASE + "mechanism/枫桥经验"


def address(iri: str) -> str:
    return "/" + quote(iri.removeprefix(BASE), safe="/%#")


def triples(answer: httpx.Response) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(io.BytesIO(answer.content), format=ox.RdfFormat.N_TRIPLES)}


def reports(small: Dataset) -> list[str]:
    return [row["r"] for row in small.query("SELECT ?r { ?r a fz:Report } ORDER BY ?r")]


def test_every_iri_of_the_dataset_answers(client: httpx.Client, small: Dataset) -> None:
    asked = "SELECT DISTINCT ?s { ?s ?p ?o FILTER(!CONTAINS(STR(?s), '#')) }"
    iris = [row["s"] for row in small.query(asked)]
    assert len(iris) >= 10
    for iri in iris:
        rdf = client.get(address(iri), headers={"Accept": "application/n-triples"})
        assert rdf.status_code == 200
        own = {f"<{iri}> <{row['p']}>" for row in small.query(f"SELECT ?p {{ <{iri}> ?p ?o }}")}
        said = triples(rdf)
        assert all(any(one.startswith(start) for one in said) for start in own)
        page = client.get(address(iri), headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
        assert "Accept" in page.headers["vary"]


def test_a_description_brings_the_words_that_say_so(client: httpx.Client) -> None:
    said = client.get(address(FENGQIAO), headers={"Accept": "text/turtle"}).text
    assert "“枫桥经验”" in said
    assert "rdf:Statement" in said
    page = client.get(address(FENGQIAO), headers={"Accept": "text/html,*/*;q=0.8"}).text
    assert "深化<mark>“枫桥经验”</mark>" in page
    assert page.count("深化<mark>“枫桥经验”</mark>") == 1  # adopted and described by the same words


def test_the_description_of_a_report_is_its_graph(client: httpx.Client, small: Dataset) -> None:
    for report in reports(small):
        answer = client.get(address(report), params={"format": "nt"})
        graph = small.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{report}> {{ ?s ?p ?o }} }}").found
        assert isinstance(graph, ox.QueryTriples)
        assert {str(triple) for triple in graph} <= triples(answer)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/mechanism/无此机制",
            "/nothing",
            "/mechanism/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/a<b>",
        ),
        *(
            "/a%3Eb",
            "/report/%00",
            "/%ff%fe",
            "/static/../app.py",
            "/static/%2e%2e/app.py",
            "/static/nothing.css",
        ),
        *("/a b", "//etc/passwd"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(client: httpx.Client, path: str) -> None:
    for accept in ("text/html", "text/turtle"):
        answer = client.get(path, headers={"Accept": accept})
        assert answer.status_code == 404, path
        assert "import" not in answer.text
        assert "root:" not in answer.text
    assert client.get("/nothing", headers={"Accept": "image/png"}).status_code == 406


def test_script_in_the_graph_stays_text(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    literal = ox.Literal(evil, language="zh")
    thing = f"{BASE}mechanism/evil"
    lines = [
        f"<{thing}> <http://www.w3.org/2004/02/skos/core#prefLabel> {literal} <{BASE}graph/x> .",
        f"<{thing}> <{FZ.refersTo}> <javascript:alert(1)> <{BASE}graph/x> .",
        f"<{thing}> <{FZ.cites}> <{BASE}a/{quote(evil)}> <{BASE}graph/x> .",
    ]
    folder = build_at(tmp_path / "graph", Dataset.of_quads(lines))
    with serving(folder, tmp_path / "log") as server, server.client() as client:
        page = client.get("/mechanism/evil", headers={"Accept": "text/html"}).text
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;script&gt;" in page
        assert not re.search(r'href="(?!/|\?|https?:|data:,")', page)
        found = client.get("/api/search", params={"text": "<script>"})
        assert found.headers["content-type"] == "application/json"
        assert found.json()["found"][0]["name"]["zh"] == evil


def test_the_api_tells_of_a_thing_its_neighbours_and_its_evidence(
    client: httpx.Client, small: Dataset
) -> None:
    found = client.get("/api/search", params={"text": "枫桥"}).json()["found"]
    assert [one["iri"] for one in found] == [FENGQIAO]
    node = client.get("/api/node", params={"iri": FENGQIAO}).json()
    assert node["name"]["zh"] == "枫桥经验"
    assert {one["name"]["en"] for one in node["kinds"]} == {"mechanism"}
    described = next(one for one in node["incoming"] if one["predicate"] == FZ.describes)
    assert described["count"] == 2
    around = client.get("/api/neighbours", params={"iri": FENGQIAO}).json()
    assert {one["iri"] for one in around["nodes"]} >= set(reports(small))
    assert {one["from"] for one in around["edges"]} | {one["to"] for one in around["edges"]} == {
        one["iri"] for one in around["nodes"]
    }
    quoted = client.get("/api/evidence", params={"iri": FENGQIAO}).json()["quotations"]
    assert {one["words"] for one in quoted} == {"“枫桥经验”"}
    assert {one["modality"] for one in quoted} == {"Done", "Planned"}
    first = client.get("/api/evidence", params={"iri": FENGQIAO, "limit": 1}).json()["quotations"]
    rest = client.get("/api/evidence", params={"iri": FENGQIAO, "offset": 1}).json()["quotations"]
    assert len(first) == 1
    assert len(first) + len(rest) == len(quoted)
    assert client.get("/api/search", params={"text": " "}).json() == {"found": []}


def test_the_evidence_of_an_occurrence_is_its_quotation(client: httpx.Client, small: Dataset) -> None:
    (plan,) = small.query("SELECT ?x { ?x a fz:Plan }").rows()
    (quoted,) = client.get("/api/evidence", params={"iri": plan["x"]}).json()["quotations"]
    assert quoted["words"] == "建强司法所"


@pytest.mark.parametrize(
    ("path", "params", "status"),
    [
        ("/api/node", {}, 400),
        ("/api/node", {"iri": "no iri"}, 404),
        ("/api/node", {"iri": "urn:x:> ?p ?o } #"}, 404),
        ("/api/node", {"iri": "urn:x:nothing"}, 404),
        ("/api/evidence", {"iri": FENGQIAO, "limit": "0"}, 400),
        ("/api/evidence", {"iri": FENGQIAO, "limit": "1e9"}, 400),
        ("/api/evidence", {"iri": FENGQIAO, "offset": "-1"}, 400),
        ("/api/search", {"text": "a" * 3000}, 400),
        ("/api/evidence", {"iri": FENGQIAO, "other": "no iri"}, 404),
        ("/api/terms", {}, 400),
        ("/api/terms", {"kind": "nothing"}, 400),
        ("/api/terms", {"kind": "norm", "limit": "501"}, 400),
        ("/api/places", {"within": "no iri"}, 404),
        ("/api/things", {"iri": FENGQIAO}, 400),
        ("/api/things", {"iri": FENGQIAO, "predicate": FZ.describes, "of": "verb"}, 400),
        ("/api/things", {"iri": FENGQIAO, "predicate": "> ?x } #"}, 404),
        ("/api/counts", {}, 404),
        ("/api/", {}, 404),
    ],
)
def test_the_api_refuses_in_json(
    client: httpx.Client, path: str, params: dict[str, str], status: int
) -> None:
    answer = client.get(path, params=params)
    assert answer.status_code == status
    assert len(answer.json()["error"]) > 10
    assert client.post("/api/node").status_code == 405


def test_openapi_describes_what_there_is(client: httpx.Client) -> None:
    said = client.get("/api/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    for path, one in said["paths"].items():
        required = {
            p["name"]: p["schema"].get("enum", [FENGQIAO])[0]
            for p in one["get"]["parameters"]
            if p["required"]
        }
        assert client.get(path, params=required).status_code == 200
        assert client.get(path).status_code == (400 if required else 200)
    assert len(said["paths"]) == 7


def test_the_service_describes_itself(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "application/n-triples"})
    assert any("UnionDefaultGraph" in one for one in triples(answer))
    assert any(f"<{client.base_url}sparql>" in one for one in triples(answer))
    page = client.get("/sparql", headers={"Accept": "text/html,application/xml;q=0.9"})
    assert page.headers["content-type"].startswith("text/html")
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_the_dataset_is_described_with_its_counts(client: httpx.Client, small: Dataset) -> None:
    said = triples(client.get("/.well-known/void", params={"format": "nt"}))
    assert any(f'#triples> "{len(small)}"' in one for one in said)
    assert any('#documents> "2"' in one for one in said)
    assert len([one for one in said if "propertyPartition" in one]) > 20
    assert str(len(small)) in client.get("/").text


def test_the_terms_of_the_ontology_stand_at_its_address(client: httpx.Client) -> None:
    said = triples(client.get("/ontology", params={"format": "nt"}))
    assert any(one.startswith(f"<{FZ.cites}>") for one in said)
    page = client.get("/ontology", headers={"Accept": "text/html"}).text
    assert 'id="cites"' in page


def test_the_server_tells_how_it_is(client: httpx.Client) -> None:
    assert client.get("/healthz").text == "ok\n"
    before = client.get("/metrics").text
    client.get("/sparql", params={"query": "ASK {}"})
    after = client.get("/metrics").text
    counted = [
        int(re.search(r"^kg_answered_total (\d+)$", text, re.MULTILINE)[1]) for text in (before, after)
    ]  # type: ignore[index]
    assert counted[1] == counted[0] + 1
    for line in after.splitlines():
        assert re.fullmatch(r'# (HELP|TYPE) \w+ .+|\w+(\{reason="\w+"\})? [\d.]+', line)


def test_head_is_get_without_the_answer(client: httpx.Client) -> None:
    for path, params in (("/sparql", {"query": "SELECT * { ?s ?p ?o }"}), (address(FENGQIAO), {}), ("/", {})):
        got, head = client.get(path, params=params), client.head(path, params=params)
        assert head.status_code == got.status_code == 200
        assert head.content == b""
        assert head.headers["content-length"] == got.headers["content-length"]
