"""A Graph Store and an endpoint on loopback that take the protocols by their word and fail when they are told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import pyoxigraph as ox

READ = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}


@dataclass
class Failure:
    """What is answered in place of a request's answer; without a status the line is cut."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    unread: bool = False  # before the body of the request was read


@dataclass
class Fake:
    """The state of a store: its graphs, what it was asked, and how it will fail."""

    address: str = ""
    graphs: dict[str, set[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    failures: list[Failure | None] = field(default_factory=list)
    secret: str = ""
    types: set[str] = field(default_factory=lambda: set(READ))
    whole: bool = True  # whether it gives all graphs at once
    most: int = 1000  # rows of an answer
    restless: bool = False  # without ORDER BY it always begins at the same rows
    hidden: str = ""  # a triple that no answer has
    cut: int = 0  # bytes that the next answers lack
    entered: Callable[[int], None] = lambda _: None  # told the number of each PUT before it is done

    @property
    def store(self) -> str:
        return f"{self.address}/store"

    @property
    def endpoint(self) -> str:
        return f"{self.address}/sparql"

    def dataset(self) -> ox.Store:
        store = ox.Store()
        for name, triples in self.graphs.items():
            text = "".join(f"{triple} .\n" for triple in triples)
            target = ox.NamedNode(name) if name else ox.DefaultGraph()
            store.load(text, ox.RdfFormat.N_TRIPLES, to_graph=target)
        return store


@contextmanager
def serving() -> Iterator[Fake]:
    """A fake that serves until the block ends."""
    fake = Fake()

    class Handler(_Handler):
        it = fake

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    it: Fake
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def _any(self) -> None:
        parts = urlsplit(self.path)
        parameters = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        self.it.asked.append(f"{self.command} {dict(parameters).get('graph', self.path)}")
        failure = self.it.failures.pop(0) if self.it.failures else None
        if failure and failure.unread:
            self._answer(failure.status, failure.body, **failure.headers)
            self.close_connection = True
            return
        length = self.headers.get("Content-Length")
        assert "Transfer-Encoding" not in self.headers
        body = self.rfile.read(int(length or 0))
        if failure and not failure.status:
            self.close_connection = True
            return
        if failure:
            self._answer(failure.status, failure.body, **failure.headers)
        elif self.it.secret and self.headers.get("Authorization") != self.it.secret:
            self._answer(401, b"who are you?", **{"WWW-Authenticate": "Basic realm=x"})
        elif parts.path == "/sparql":
            self._query(dict(parameters))
        elif parts.path == "/store":
            self._graph(parameters, body, length)
        else:
            self._answer(404)

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._any
        raise AttributeError(name)

    def _graph(self, parameters: list[tuple[str, str]], body: bytes, length: str | None) -> None:
        if not parameters and self.command == "GET":
            self._whole()
            return
        named = [value for name, value in parameters if name == "graph"]
        default = [value for name, value in parameters if name == "default"]
        if len(parameters) != 1 or len(named) + len(default) != 1 or (default and default[0]):
            self._answer(400, b"name one graph, or the default graph")
            return
        name = named[0] if named else ""
        if name:
            ox.NamedNode(name)
        if self.command == "PUT":
            kind = self.headers.get("Content-Type", "").partition(";")[0]
            if kind not in self.it.types or length is None:
                self._answer(415 if length else 411)
                return
            triples = {str(quad.triple) for quad in ox.parse(body, READ[kind])}
            self.it.entered(sum(one.startswith("PUT") for one in self.it.asked))
            there = name in self.it.graphs
            self.it.graphs[name] = triples
            self._answer(204 if there else 201)
        elif name not in self.it.graphs:
            self._answer(404)
        elif self.command == "DELETE":
            del self.it.graphs[name]
            self._answer(204)
        else:
            text = "".join(f"{triple} .\n" for triple in self.it.graphs[name])
            self._answer(200, text.encode(), **{"Content-Type": "text/turtle; charset=utf-8"})

    def _whole(self) -> None:
        if not self.it.whole:
            self._answer(400, b"name a graph")
            return
        data = ox.serialize(iter(self.it.dataset()), format=ox.RdfFormat.N_QUADS)
        self._answer(200, data or b"", **{"Content-Type": "application/n-quads"})

    def _query(self, parameters: dict[str, str]) -> None:
        query = parameters["query"]
        if self.it.restless and "ORDER BY" not in query:
            query = query.partition("OFFSET")[0]
        found = self.it.dataset().query(query)
        if isinstance(found, ox.QueryTriples):
            triples = [t for t in list(found)[: self.it.most] if str(t) != self.it.hidden]
            data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
            self._answer(200, data or b"", **{"Content-Type": "application/n-triples"})
            return
        data = found.serialize(format=ox.QueryResultsFormat.JSON)
        self._answer(200, data or b"", **{"Content-Type": "application/sparql-results+json"})

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if self.it.cut and status == 200:
            body = body[: -self.it.cut]
            self.it.cut = 0
            self.close_connection = True
        self.wfile.write(body)
