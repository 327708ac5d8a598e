"""New builds are taken over under load: no request fails, and who has seen the new build never sees the former again."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx

from kg.dataset import Dataset
from kg.terms import BASE, FZ
from tests.conftest import small_quads
from tests.web.conftest import publish
from tests.web.serving import Server, serving

CLIENTS, BUILDS, MOST = 6, 4, 3000
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
PAGE = "/mechanism/" + quote("枫桥经验")


def dataset(number: int) -> Dataset:
    """The small one with so many triples more."""
    more = [f"<u:s> <u:p> <u:o{i}> <u:g> ." for i in range(number)]
    return Dataset.of_quads([*small_quads(), *more])


def watch(server: Server, stop: threading.Event) -> tuple[list[int], list[tuple[str, int]]]:
    """Ask for all kinds of things until it is enough: the counts that were seen, and what failed."""
    counted, failed = [], []
    with server.client() as client:
        for _ in range(MOST):
            answer = client.get("/sparql", params={"query": COUNT, "format": "csv"})
            answers: list[httpx.Response] = [
                answer,
                client.get(PAGE, headers={"Accept": "text/html"}),
                client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }", "format": "tsv"}),
                client.get("/downloads/graph.nq"),
            ]
            failed += [(str(one.url), one.status_code) for one in answers if one.status_code != 200]
            if answer.status_code == 200:
                counted.append(int(answer.text.split()[1]))
            # The end is looked at after the last question, so that every client has seen the last build.
            if stop.is_set() and counted and counted[-1] == len(dataset(BUILDS)):
                break
    return counted, failed


def test_builds_are_taken_over_under_load(tmp_path: Path) -> None:
    out, stop = tmp_path / "output", threading.Event()
    publish(out, dataset(0))
    expected = [len(dataset(number)) for number in range(BUILDS + 1)]
    with (
        serving(out, tmp_path / "log", "--workers", "4") as server,
        ThreadPoolExecutor(CLIENTS) as pool,
        server.client() as client,
    ):
        watching = [pool.submit(watch, server, stop) for _ in range(CLIENTS)]
        for number in range(1, BUILDS + 1):
            publish(out, dataset(number))
            for _ in range(MOST):  # the next build comes when this one was seen
                seen = client.get("/sparql", params={"query": COUNT, "format": "csv"}).text.split()
                if seen == ["n", str(expected[number])]:
                    break
        stop.set()
        for one in watching:
            counted, failed = one.result()
            assert failed == []
            assert counted == sorted(counted)
            assert set(counted) <= set(expected)
            assert counted[-1] == expected[-1]
        assert "kg_builds_total 5" in client.get("/metrics").text


def test_lists_that_are_kept_are_those_of_the_new_build(tmp_path: Path) -> None:
    out = tmp_path / "output"
    publish(out, dataset(0))
    norm = f"<{BASE}eli/cn/x>"
    more = f"<{BASE}report/x> <{FZ.cites}> {norm} <{BASE}report/x> ."
    with serving(out, tmp_path / "log", "--workers", "2") as server, server.client() as client:

        def norms() -> set[str]:
            found = client.get("/api/terms", params={"kind": "norm"}).json()["found"]
            return {f"<{one['iri']}>" for one in found}

        before = norms()
        assert before
        assert norm not in before
        publish(out, Dataset.of_quads([*small_quads(), more]))
        for _ in range(MOST):
            if norm in norms():
                break
        assert norms() == {*before, norm}
