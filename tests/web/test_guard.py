"""Who may ask, what every answer carries, and what is refused before it is read."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from kg.web.guard import Guard
from kg.web.protocol import MOST_BODY
from tests.web.serving import Server, serving

WORD = "0123456789abcdef0123"


async def nothing(*_: object) -> None:
    raise AssertionError


@pytest.mark.parametrize(
    ("bound", "host", "known"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "localhost", True),
        ("127.0.0.1", "LOCALHOST:1", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "rebound.example:8000", False),
        ("127.0.0.1", "localhost.rebound.example", False),
        ("127.0.0.1", "127.0.0.1.rebound.example", False),
        ("127.0.0.1", "10.0.0.7", False),
        ("kg.county.example", "kg.county.example:8000", True),
        ("0.0.0.0", "10.0.0.7:8000", True),  # noqa: S104
        ("::", "[fe80::1]", True),
        ("0.0.0.0", socket.gethostname(), True),  # noqa: S104
        ("0.0.0.0", "rebound.example", False),  # noqa: S104
    ],
)
def test_only_known_hosts_are_answered(bound: str, host: str, known: bool) -> None:
    assert Guard(nothing, host=bound).knows(host) is known


@pytest.mark.parametrize(
    "path", ["/", "/sparql?query=ASK%7B%7D", "/api/search?text=a", "/healthz", "/metrics"]
)
def test_a_rebound_name_gets_nothing(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"Host": "rebound.example"})
    assert answer.status_code == 421
    assert "by that name" in answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/sparql", "/sparql?query=ASK%7B%7D", "/sparql?query=x", "/nothing", "/api/x", "/static/page.css"],
)
def test_every_answer_is_armoured(client: httpx.Client, path: str) -> None:
    asked = {"Accept": "text/html, */*;q=0.1", "Origin": "https://x.example", "Sec-Fetch-Site": "same-origin"}
    headers = client.get(path, headers=asked).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["script-src"] == "'self'"
    # The editor writes styles; nothing else may.
    page = path == "/sparql"
    assert rules["style-src"] == ("'self' 'unsafe-inline'" if page else "'self'")
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert not [name for name in headers if name.startswith("access-control")]
    assert "server" not in headers


def test_pages_of_other_sites_may_link_here_and_no_more(client: httpx.Client) -> None:
    for mode, status in (("no-cors", 403), ("cors", 403), ("navigate", 200)):
        headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode}
        assert client.get("/sparql", params={"query": "ASK {}"}, headers=headers).status_code == status
    headers = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
    assert client.get("/sparql", params={"query": "ASK {}"}, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("cors", "method", "headers", "foreign"),
    [
        ("", "GET", "cross-site navigate document", False),
        ("", "POST", "cross-site navigate document", True),
        ("", "GET", "cross-site navigate iframe", True),
        ("https://x.example", "GET", "cross-site no-cors script", True),
        ("https://x.example", "GET", "cross-site cors empty https://y.example", True),
        ("https://x.example", "GET", "cross-site cors empty https://x.example", False),
        ("*", "GET", "cross-site no-cors script", False),
        ("", "POST", "same-origin cors empty http://proxy.example", False),
        ("", "POST", "- - - http://y.example", True),
        ("", "POST", "- - - null", True),
        ("", "POST", "- - - http://localhost:8000", False),
        ("", "GET", "- - -", False),
    ],
)
def test_pages_of_other_sites_ask_only_where_theirs_is_allowed(
    cors: str, method: str, headers: str, foreign: bool
) -> None:
    names = ("sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "origin")
    given = {name: value for name, value in zip(names, headers.split(), strict=False) if value != "-"}
    asked = httpx.ASGITransport(Guard(PlainTextResponse("here"), cors=cors))

    async def status() -> int:
        async with httpx.AsyncClient(transport=asked, base_url="http://localhost:8000") as client:
            return (await client.request(method, "/sparql", headers=given)).status_code

    with ThreadPoolExecutor() as thread:  # the browser tests may have a loop in this one
        assert thread.submit(asyncio.run, status()).result() == (403 if foreign else 200)


def test_a_request_that_is_too_large_is_refused_before_it_is_read(server: Server) -> None:
    said = server.send(
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: %d\r\nConnection: close\r\n\r\nASK" % (MOST_BODY + 1)
    )
    assert said.startswith(b"HTTP/1.1 413")


def test_a_large_request_without_a_length_is_refused(client: httpx.Client) -> None:
    pieces = (b"#" * 2**20 for _ in range(6))
    answer = client.post("/sparql", content=pieces, headers={"Content-Type": "application/sparql-query"})
    assert answer.status_code == 413


def test_long_headers_are_refused(server: Server) -> None:
    said = server.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 2**20 + b"\r\n\r\n")
    assert said[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 431", b"")
    with server.client() as client:
        assert client.get("/healthz").text == "ok\n"


def test_a_token_is_asked_for_everywhere_but_by_the_supervisor(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(WORD + "\n")
    options = ("--token-file", str(tmp_path / "token"), "--cors", "https://x.example")
    with serving(folder, tmp_path / "log", *options) as server, server.client() as client:
        for path in ("/", "/sparql?query=ASK%7B%7D", "/static/page.css", "/metrics", "/api/openapi.json"):
            answer = client.get(path)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
        assert client.get("/healthz").status_code == 200
        for wrong in ("Bearer " + WORD[:-1], "Basic " + WORD, WORD, "Bearer", "Bearer é"):
            headers = {"Authorization": wrong.encode("latin-1")}
            assert client.get("/metrics", headers=headers).status_code == 401  # type: ignore[arg-type]
        right = {"Authorization": "Bearer " + WORD}
        assert client.get("/sparql", params={"query": "ASK {}"}, headers=right).json()["boolean"] is True
        assert WORD not in server.log.read_text()

        ours = {"Origin": "https://x.example", "Access-Control-Request-Method": "POST"}
        allowed = client.options("/sparql", headers=ours).headers
        assert allowed["access-control-allow-origin"] == "https://x.example"
        assert "Authorization" in allowed["access-control-allow-headers"]
        foreign = client.get("/sparql", headers={**right, "Origin": "https://y.example"}).headers
        assert "access-control-allow-origin" not in foreign
        assert "Origin" in foreign["vary"]


def test_the_log_tells_each_request_without_its_words(server: Server) -> None:
    with server.client() as client:
        client.get("/mechanism/%0a%1b[31m", params={"secret": "枫桥"})
        client.get("/sparql", params={"query": "ASK {}"})
    log = server.log.read_text()
    assert "GET /sparql 200" in log
    assert "枫桥" not in log
    assert "secret" not in log
    assert "\x1b" not in log


def test_slow_senders_are_left(folder: Path, tmp_path: Path) -> None:
    shorter = "import kg.web.server as s, kg.web.guard as g; s.SLOWEST_HEADERS = 0.5; g._SLOWEST = 0.5"
    with serving(folder, tmp_path / "log", first=shorter) as server:
        assert server.send(b"GET / HTTP/1.1\r\nHost: localh") == b""
        again = server.send(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HT")
        assert again.startswith(b"HTTP/1.1 200")
        body = server.send(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 100\r\n\r\nASK"
        )
        assert body.startswith(b"HTTP/1.1 408")


def test_who_does_not_read_is_left(folder: Path, tmp_path: Path) -> None:
    query = "SELECT%20*%20{?a%20?b%20?c%20.%20?d%20?e%20?f}"
    with serving(folder, tmp_path / "log", first="import kg.web.guard as g; g.UNREAD = 0.5") as server:
        with socket.create_connection(server.place, timeout=20) as connection:
            connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            while "GET /sparql 200" not in server.log.read_text():
                time.sleep(0.05)
            found = bytearray()
            while piece := connection.recv(2**20):
                found += piece
        head, _, body = bytes(found).partition(b"\r\n\r\n")
        promised = re.search(rb"content-length: (\d+)", head)
        assert promised
        assert len(body) < int(promised[1])
        with server.client() as client:
            assert client.get("/healthz").text == "ok\n"


def test_who_never_reads_keeps_no_place(folder: Path, tmp_path: Path) -> None:
    query = "SELECT%20*%20{?a%20?b%20?c%20.%20?d%20?e%20?f}"
    few = "import kg.web.guard as g, kg.web.server as s; g.UNREAD = 0.5; s.MOST_CONNECTIONS = 3"
    with serving(folder, tmp_path / "log", first=few) as server, ExitStack() as connections:
        for number in (1, 2):
            connection = connections.enter_context(socket.create_connection(server.place, timeout=20))
            connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            while server.log.read_text().count("GET /sparql 200") < number:
                time.sleep(0.05)
        for _ in range(100):
            with server.client() as client:
                if (answer := client.get("/healthz")).status_code == 200:
                    break
            time.sleep(0.1)
        assert answer.text == "ok\n"
