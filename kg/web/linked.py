"""Linked data: the address of a thing on this server, and its description for programs and for people."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.web import nodes, pages
from kg.web.negotiation import GRAPHS, PAGE
from kg.web.protocol import Asked, Refusal
from kg.web.service import Service, chosen, not_acceptable

_HIGH = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_NOTHING = "the graph says nothing of this; /api/search finds things by their names"


async def linked_data(request: Request) -> Response:
    """The description of the thing whose IRI is the base and the path: RDF, or a page for who prefers HTML."""
    service: Service = request.app.state.service
    iri = iri_of(request.scope.get("raw_path", b"") or request.url.path.encode(), service.pool.base)
    form = request.query_params.get("format", "")
    choice = chosen(request, form, (*GRAPHS, *PAGE))
    if choice is None:
        raise not_acceptable(form, (*GRAPHS, *PAGE))
    if not (await service.call(request, "known", iri=iri))["known"]:
        raise Refusal(404, _NOTHING)
    if choice[0] not in PAGE:
        return await service.query(request, Asked(nodes.description(iri), format=choice[1]))
    said = await service.call(request, "node", iri=iri)
    quoted = await service.call(request, "evidence", iri=iri)
    page = pages.node_page(said, quoted["quotations"], service.pool.base)
    return HTMLResponse(page, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


def iri_of(raw_path: bytes, base: str) -> str:
    """The IRI of a path as it was sent: escaped letters beyond ASCII are themselves, other escapes belong to the IRI.

    >>> iri_of("/mechanism/%E6%9E%AB%E6%A1%A5a%2Fb".encode(), "urn:x:")
    'urn:x:mechanism/枫桥a%2Fb'
    """
    path = raw_path.decode("ascii", "replace").partition("?")[0].removeprefix("/")
    return base + _HIGH.sub(lambda m: unquote_to_bytes(m[0]).decode("utf-8", "replace"), path)
