"""The lists that the explorer begins with: counted as SPARQL counts them, in parts, one text of each report."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

from kg.building.builder import BuildResult
from kg.dataset import Dataset
from kg.model import KgError
from kg.terms import BASE, FZ
from kg.web import nodes, overview

SPARQL = {
    "norm": "?report fz:cites ?term",
    "mechanism": "?report fz:describes ?term",
    "activity": "?report fz:reports/fz:activityType ?term",
    "campaign": "?report fz:observes ?term",
    "platform": "?report fz:uses ?term",
    "work": "?report fz:refersTo ?term",
    "person": "?report fz:names ?term",
    "shortcoming": "?report fz:reports ?x . ?x a fz:Shortcoming ; fz:topic ?term",
    "plan": "?report fz:reports ?x . ?x a fz:Plan ; fz:topic ?term",
}
PLACES = """SELECT ?term (COUNT(DISTINCT ?report) AS ?n) {{
    ?report fz:about/dcterms:isPartOf* ?term . {where} }} GROUP BY ?term"""


@pytest.fixture(scope="module")
def dataset(built: BuildResult) -> Dataset:
    return built.dataset


def counted(given: dict) -> dict[str, int]:
    return {one["iri"]: one["reports"] for one in given["found"]}


@pytest.mark.parametrize("kind", SPARQL)
def test_terms_are_counted_by_the_reports_that_speak_of_them(dataset: Dataset, kind: str) -> None:
    asked = f"SELECT ?term (COUNT(DISTINCT ?report) AS ?n) {{ {SPARQL[kind]} }} GROUP BY ?term"
    expected = {row["term"]: int(row["n"]) for row in dataset.query(asked)}
    given = overview.terms(dataset, kind, limit=500)
    assert counted(given) == expected != {}
    assert given["all"] == len(expected)
    assert not given["more"]
    numbers = [one["reports"] for one in given["found"]]
    assert numbers == sorted(numbers, reverse=True)


def test_bodies_are_counted_by_what_they_are(dataset: Dataset) -> None:
    found = overview.terms(dataset, "organisation", limit=500)["found"]
    names = {one["name"]["zh"]: one["reports"] for one in found}
    assert names["人民政府"] > 1
    assert not any(name.endswith("镇人民政府") for name in names)


def test_places_lead_from_the_highest_down_to_those_that_report(dataset: Dataset) -> None:
    top = PLACES.format(where="FILTER NOT EXISTS { ?term dcterms:isPartOf ?above }")
    given = overview.places(dataset)
    assert counted(given) == {row["term"]: int(row["n"]) for row in dataset.query(top)}
    reports = 0
    waiting = [one["iri"] for one in given["found"]]
    while waiting:
        place = waiting.pop()
        below = overview.places(dataset, place)
        asked = PLACES.format(where=f"?term dcterms:isPartOf <{place}>")
        assert counted(below) == {row["term"]: int(row["n"]) for row in dataset.query(asked)}
        waiting += [one["iri"] for one in below["found"]]
        reports += not below["found"]
    assert reports == 5


def test_a_list_comes_in_parts(dataset: Dataset) -> None:
    whole = overview.terms(dataset, "mechanism", limit=500)["found"]
    parts, offset = [], 0
    while True:
        part = overview.terms(dataset, "mechanism", limit=30, offset=offset)
        parts += part["found"]
        offset += 30
        if not part["more"]:
            break
    assert parts == whole
    assert len(whole) > 60
    assert overview.terms(dataset, "mechanism", offset=10**6)["found"] == []


def test_of_a_report_in_two_texts_one_is_counted(small: Dataset) -> None:
    (first, second) = sorted(row["r"] for row in small.query("SELECT ?r { ?r a fz:Report }"))
    lines = small.dump(ox.RdfFormat.N_QUADS).decode().splitlines()
    copied = Dataset.of_quads([*lines, f"<{second}> <{FZ.sameReportAs}> <{first}> <{BASE}graph/copies> ."])
    assert max(counted(overview.terms(small, "mechanism")).values()) == 2
    assert set(counted(overview.terms(copied, "mechanism")).values()) == {1}
    assert sum(counted(overview.places(copied)).values()) < sum(counted(overview.places(small)).values())


def test_things_of_a_relation_come_in_parts_from_either_end(dataset: Dataset) -> None:
    report = dataset.query("SELECT ?r { ?r a fz:Report } ORDER BY ?r LIMIT 1").rows()[0]["r"]
    behind, offset = [], 0
    while True:
        part = overview.things(dataset, report, FZ.describes, "object", limit=7, offset=offset)
        behind += [one["iri"] for one in part["found"]]
        offset += 7
        if not part["more"]:
            break
    asked = f"SELECT DISTINCT ?x {{ <{report}> fz:describes ?x }} ORDER BY ?x"
    assert behind == [row["x"] for row in dataset.query(asked)]
    before = overview.things(dataset, behind[0], FZ.describes)["found"]
    assert report in [one["iri"] for one in before]
    assert all(one["name"]["zh"] for one in before)


def test_words_that_connect_two_things_are_found(dataset: Dataset) -> None:
    term = overview.terms(dataset, "mechanism")["found"][0]["iri"]
    reports = overview.things(dataset, term, FZ.describes)["found"]
    assert len(reports) > 1
    for report in reports:
        quoted = nodes.evidence(dataset, term, report["iri"])["quotations"]
        assert {one["report"]["iri"] for one in quoted} == {report["iri"]}
        assert quoted == nodes.evidence(dataset, report["iri"], term)["quotations"]
        assert {one["object"]["iri"] for one in quoted} == {term}


def test_a_ring_of_places_ends() -> None:
    def quad(s: str, p: str, o: str) -> str:
        return f"<{BASE}{s}> <{p}> <{o}> <{BASE}g> ."

    kind, above = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://purl.org/dc/terms/isPartOf"
    lines = [quad(f"place/{n}", kind, FZ.Place) for n in (1, 2)]
    lines += [quad("place/1", above, f"{BASE}place/2"), quad("place/2", above, f"{BASE}place/1")]
    lines.append(quad("report/a", FZ.about, f"{BASE}place/1"))
    dataset = Dataset.of_quads(lines)
    assert overview.places(dataset)["found"] == []
    assert [one["iri"] for one in overview.places(dataset, f"{BASE}place/2")["found"]] == [f"{BASE}place/1"]


def test_an_unknown_kind_is_said(dataset: Dataset) -> None:
    with pytest.raises(KgError, match="norm"):
        overview.terms(dataset, "nothing")


def test_the_service_answers_from_what_it_worked_out_before(client: httpx.Client) -> None:
    first = client.get("/api/terms", params={"kind": "mechanism"})
    assert first.status_code == 200
    assert client.get("/api/terms", params={"kind": "mechanism"}).json() == first.json()
    assert client.get("/api/places").json()["all"] > 0
