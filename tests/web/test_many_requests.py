"""Ten thousand requests made from the OpenAPI description and from saved questions with mistakes: none breaks anything."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.lexicon import default_ontology
from tests.web.serving import Server, serving

REQUESTS, CLIENTS = 10_000, 8
PIECES = (
    *"{}()<>\"'\\#\n*?+|^!/%;.",
    *("枫桥", "\x00", "\ufffd", "\u202e", "𠮷", "_:b", "<<", ">>", "@zh", "^^xsd:integer", '"""', "1e309"),
    *(
        "SERVICE <http://127.0.0.1:9/> {}",
        "FROM <file:///etc/passwd>",
        "LOAD <urn:a>",
        "INSERT DATA {",
        "BASE <",
    ),
    *(
        "LIMIT -1",
        "OFFSET 99999999999",
        "UNION",
        "MINUS",
        "FILTER",
        "NOT EXISTS",
        "GROUP BY",
        "HAVING",
        "VALUES",
    ),
    *("UNDEF", "BIND(", "AS ?x", "COUNT(", "REGEX(", "REPLACE(", "BNODE()", "RAND()", "GRAPH ?g", "LATERAL"),
    *("SELECT *", "CONSTRUCT", "DESCRIBE", "ASK", "PREFIX x: <", "fz:matches", "DISTINCT", "ORDER BY DESC("),
)
VALUES = (
    *(
        "",
        "a",
        "法",
        "枫桥经验",
        "urn:a",
        "https://w3id.org/fazhi-kg/mechanism/枫桥经验",
        "<script>",
        "'",
        "\\",
    ),
    *(
        "\x00",
        "\n",
        "²",
        "١",
        "-1",
        "0",
        "1",
        "1e3",
        "9" * 50,
        "x" * 3000,
        "../../etc/passwd",
        "%00",
        "\u202e",
    ),
)
TYPES = (
    *(
        "*/*",
        "",
        "text/csv",
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/turtle",
    ),
    *(
        "application/ld+json, text/tab-separated-values",
        "text/turtle;q=0.x",
        "a/b",
        "application/rdf+xml;q=1",
    ),
)
STATUSES = {200, 400, 404, 406, 413, 414, 503}


class Requests:
    """The requests by their numbers, the same at every run."""

    def __init__(self, described: dict[str, Any]) -> None:
        self._calls = [
            (
                path,
                {
                    p["name"]: (*VALUES, *p["schema"].get("enum", ()))
                    for p in said["get"].get("parameters", ())
                },
            )
            for path, said in sorted(described["paths"].items())
            if "get" in said
        ]
        self._queries = [path.read_text("utf-8") for path in sorted(default_ontology().glob("queries/*.rq"))]

    def send(self, client: httpx.Client, number: int) -> httpx.Response:
        chance = random.Random(number)  # noqa: S311
        headers = {"Accept": chance.choice(TYPES)}
        if chance.random() < 0.3:
            path, values = chance.choice(self._calls)
            known = {name: chance.choice(some) for name, some in values.items() if chance.random() < 0.8}
            return client.get(path, params={**known, chance.choice(VALUES): "1"}, headers=headers)
        query = self._mutated(chance)
        if chance.random() < 0.5:
            return client.get("/sparql", params={"query": query}, headers=headers)
        return client.post("/sparql", data={"query": query}, headers=headers)

    def _mutated(self, chance: random.Random) -> str:
        query = chance.choice(self._queries)
        for _ in range(chance.randint(0, 4)):
            at = chance.randrange(len(query) + 1)
            query = query[:at] + chance.choice(PIECES) + query[at + chance.choice((0, 0, 1, 5, 40)) :]
        return query


@pytest.fixture(scope="module")
def asked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A server of its own, and what it answers to all requests: number, status, text."""
    with serving(folder, tmp_path_factory.mktemp("log") / "server.log", "--timeout", "2") as server:
        clients = [server.client() for _ in range(CLIENTS)]
        requests = Requests(clients[0].get("/api/openapi.json").json())

        def some(first: int) -> list[tuple[int, int, str]]:
            found = []
            for number in range(first, REQUESTS, CLIENTS):
                answer = requests.send(clients[first], number)
                found.append((number, answer.status_code, answer.text))
            return found

        with ThreadPoolExecutor(CLIENTS) as pool:
            yield server, [one for part in pool.map(some, range(CLIENTS)) for one in part]
        for client in clients:
            client.close()


def test_each_request_has_a_proper_status(asked: tuple[Server, list[tuple[int, int, str]]]) -> None:
    _, answers = asked
    assert len(answers) == REQUESTS
    assert [one for one in answers if one[1] not in STATUSES] == []
    counted = Counter(status for _, status, _ in answers)
    assert min(counted[200], counted[400]) > REQUESTS / 20  # both sound and unsound ones were sent


def test_a_refusal_is_a_sentence_that_leaks_nothing(asked: tuple[Server, list[tuple[int, int, str]]]) -> None:
    _, answers = asked
    refused = [text for _, status, text in answers if status != 200]
    assert [text for text in refused if "Traceback" in text or "site-packages" in text] == []
    assert [text for text in refused if not text.strip() or len(text) > 2000] == []


def test_afterwards_all_workers_answer(asked: tuple[Server, list[tuple[int, int, str]]]) -> None:
    server, _ = asked
    with server.client() as client:
        assert client.get("/healthz").text == "ok\n"
        metrics = dict(
            line.rsplit(" ", 1) for line in client.get("/metrics").text.splitlines() if line[:1] != "#"
        )
        assert int(metrics["kg_workers"]) > 0
        assert (metrics["kg_running"], metrics["kg_queued"]) == ("0", "0")
        for _ in range(3 * int(metrics["kg_workers"])):
            assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
    assert "Traceback" not in server.log.read_text()
