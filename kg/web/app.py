"""The addresses of the service, and what answers at each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.web import api, description, pages, protocol
from kg.web.downloads import Downloads
from kg.web.guard import EDITOR_POLICY, refused
from kg.web.linked import linked_data
from kg.web.metrics import metrics
from kg.web.negotiation import GRAPHS, PAGE
from kg.web.protocol import Refusal
from kg.web.service import Service, chosen, not_acceptable, with_charset
from kg.web.workers import Pool

_SPARQL = "/sparql"
_STATIC = Path(__file__).parent / "static"


def application(pool: Pool) -> Starlette:
    """The application over a pool, which it starts and closes."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.service = Service(pool)
        app.state.downloads = Downloads(pool)
        await pool.start()
        try:
            yield
        finally:
            await app.state.downloads.close()
            await pool.close()

    return Starlette(
        lifespan=lifespan,
        routes=[
            Route("/", start),
            Route(_SPARQL, sparql, methods=["GET", "HEAD", "POST"]),
            Route("/api/{name:path}", api.answer),
            Route("/.well-known/void", void),
            Route("/downloads/{name:path}", download),
            Route("/ontology", ontology),
            Route("/explore", explore),
            Route("/healthz", health),
            Route("/metrics", metrics),
            Mount("/static", StaticFiles(directory=_STATIC)),
            Route("/{path:path}", linked_data),
        ],
        exception_handlers={
            Refusal: _refused,
            HTTPException: _http,
            ClientDisconnect: _left,
            Exception: _failed,
        },
    )


async def sparql(request: Request) -> Response:
    """A query; without one the service describes itself, in a browser as a page with an editor."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "send the query as it is, not compressed", {"Accept-Encoding": "identity"})
    body = await request.body() if request.method == "POST" else b""
    asked = protocol.read(
        request.method, request.scope["query_string"], request.headers.get("content-type", ""), body
    )
    service: Service = request.app.state.service
    if asked:
        return await service.query(request, asked)
    return _described(
        request,
        description.service(_address(request) + "sparql"),
        lambda: pages.editor_page(_SPARQL, service.pool.base),
    )


async def void(request: Request) -> Response:
    """The dataset described, with its counts and what of it can be had whole."""
    counts = await request.app.state.service.counts()
    files = await request.app.state.downloads.ready()
    return _described(request, description.dataset(_address(request), counts, files))


async def download(request: Request) -> Response:
    """A file of the build."""
    downloads: Downloads = request.app.state.downloads
    return await downloads.answer(request, request.path_params["name"])


async def ontology(request: Request) -> Response:
    """The terms of the ontology, which are fragments of this address."""
    return _described(request, description.ontology(), pages.ontology_page)


async def explore(request: Request) -> Response:
    """The explorer."""
    return HTMLResponse(pages.explore_page(request.app.state.service.pool.base))


async def start(request: Request) -> Response:
    """The start page."""
    counts = await request.app.state.service.counts()
    return HTMLResponse(pages.start_page(counts, await request.app.state.downloads.ready()))


async def health(request: Request) -> Response:
    """Whether there is a worker that could answer."""
    pool: Pool = request.app.state.service.pool
    return PlainTextResponse("ok\n") if pool.alive else PlainTextResponse("no worker\n", 503)


def _described(request: Request, triples: Any, page: Any = None) -> Response:
    name = request.query_params.get("format", "")
    offers = (*GRAPHS, *PAGE) if page else GRAPHS
    choice = chosen(request, name, offers)
    if choice is None:
        raise not_acceptable(name, offers)
    if choice[0] in PAGE:
        return HTMLResponse(page(), headers={"Vary": "Accept", "Content-Security-Policy": EDITOR_POLICY})
    data = description.written(triples, choice[0])
    return Response(data, headers={"Vary": "Accept", "Content-Type": with_charset(choice[1])})


def _address(request: Request) -> str:
    """The address of this server as the client calls it; the guard has looked at the name."""
    return str(request.base_url)


def _error(request: Request, refusal: Refusal) -> Response:
    if request.url.path.startswith("/api/"):
        return api.as_json({"error": refusal.sentence}, refusal.status, refusal.headers)
    return refused(refusal)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 - by the table above
    return _error(request, error)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == 405 and request.url.path == _SPARQL:
        return _error(request, protocol.wrong_method())
    sentence = "ask with GET" if error.status_code == 405 else "there is nothing here"
    return _error(request, Refusal(error.status_code, sentence, dict(error.headers or {})))


async def _left(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return PlainTextResponse("", 499)  # nobody reads it; the access log shows it


async def _failed(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return _error(request, Refusal(500, "the server failed; its log says why"))
