"""Requests that nobody sends by mistake: a proper status, nothing executed, nothing leaked, no worker lost."""

from __future__ import annotations

import random
import re
import tempfile
from urllib.parse import quote

import httpx
import pytest

from kg.dataset import Dataset
from tests.web.serving import ENDLESS, Server

HOSTILE = {
    "braces": "SELECT * " + "{" * 200_000 + "}" * 200_000,
    "brackets": "ASK { ?s ?p " + "[ ?p " * 100_000 + "1" + "]" * 100_000 + "}",
    "parentheses": f"ASK {{ FILTER({'(' * 300_000}1{')' * 300_000}) }}",
    "negations": f"ASK {{ FILTER({'!' * 900_000}1) }}",
    "calls": f"ASK {{ FILTER({'str(' * 150_000}1{')' * 150_000}) }}",
    "a sum": f"ASK {{ FILTER(1{'+1' * 400_000}) }}",
    "unions": f"ASK {{ {{}} {'UNION {}' * 100_000} }}",
    "optionals": f"ASK {{ {'OPTIONAL {?s ?p ?o}' * 5_000} }}",
    "sub-selects": "ASK {" + "{SELECT * {" * 50_000 + "}}" * 50_000 + "}",
    "a long path": f"ASK {{ ?s <urn:a>{'/<urn:a>' * 50_000} ?o }}",
    "an endless path": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?c (!<urn:x>|^!<urn:x>)* ?d . ?e ?f ?g }",
    "a cross product": ENDLESS,
    "a regular expression": 'ASK { ?s ?p ?o FILTER(REGEX(REPLACE(STR(?s), ".", "aaaaaaaaaaaaaaaa"), "^(a+)+$b")) }',
    "a long regular expression": f'ASK {{ FILTER(REGEX("a", "{"(a" * 50_000}{")*" * 50_000}")) }}',
    "a repeated regular expression": 'ASK { FILTER(REGEX("a", "((a{1000}){1000}){1000}")) }',
    "open strings": "ASK { ?s ?p " + '"""' * 300_001,
    "open comparisons": "ASK { FILTER(1" + "<'#" * 300_000,
    "many prefixes": "".join(f"PREFIX p{i}: <urn:{i}:> " for i in range(30_000)) + "ASK {}",
    "many values": f"SELECT * {{ VALUES ?x {{ {'1 ' * 200_000} }} VALUES ?y {{ {'2 ' * 200_000} }} }}",
    "a long name": f"ASK {{ ?{'x' * 1_000_000} ?p ?o }}",
    "signs of Unicode": "ASK { ?s ?p '\u202e\u0000\ufffe\U0010ffff' }",
    "NUL": "ASK\x00{}",
    "huge numbers": f"SELECT ({'9' * 10_000} * {'9' * 10_000} AS ?x) (1e999999 AS ?y) (1/0 AS ?z) {{}}",
    "an unknown function": "SELECT (<urn:x:system>('id') AS ?x) {}",
    "a huge offset": "SELECT * { ?s ?p ?o } OFFSET 99999999999999999999999",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_costs_nobody_anything(client: httpx.Client, name: str) -> None:
    answer = client.post(
        "/sparql", content=HOSTILE[name].encode(), headers={"Content-Type": "application/sparql-query"}
    )
    assert answer.status_code in (200, 400, 413, 503), answer.text[:300]
    if answer.status_code != 200:
        assert re.fullmatch(r"[^\n]{10,600}\n", answer.text)
        assert tempfile.gettempdir() not in answer.text
        assert "Traceback" not in answer.text
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET http://rebound.example/ HTTP/1.1\r\nHost: rebound.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: rebound.example\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /sparql?query=\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /\r\nX: y HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"CONNECT rebound.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        b"\r\n" * 1000,
    ],
)
def test_what_is_no_request_is_none(server: Server, data: bytes) -> None:
    said = server.send(data.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
    assert said[:12] in (b"", *(b"HTTP/1.1 %d" % status for status in (200, 400, 404, 405, 415, 421)))
    assert b"Traceback" not in said
    with server.client() as client:
        assert client.get("/healthz").text == "ok\n"


def test_paths_are_names_and_never_files(client: httpx.Client, small: Dataset) -> None:
    tricks = [
        "..",
        "%2e%2e",
        "%252e",
        "\\",
        "%5c",
        "%00",
        "%0d%0aX:y",
        ";",
        "~",
        "etc/passwd",
        "file:",
        "%u2025",
    ]
    chance = random.Random(11)  # noqa: S311
    for _ in range(60):
        path = "/".join(chance.choice(tricks) for _ in range(chance.randint(1, 5)))
        for start in ("/", "/static/", "/api/", "/report/"):
            answer = client.get(
                httpx.URL(str(client.base_url).rstrip("/") + start + quote(path, safe="/%;~:\\"))
            )
            assert answer.status_code in (400, 404) or answer.url.path == "/", path
            assert "x" not in answer.headers
            assert "root:" not in answer.text


def test_a_client_that_leaves_takes_its_question_with_it(server: Server) -> None:
    with server.client() as client:
        for _ in range(4):
            with pytest.raises(httpx.ReadTimeout):
                client.get("/sparql", params={"query": ENDLESS}, timeout=0.15)
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        while "kg_running 0" not in client.get("/metrics").text:
            continue
