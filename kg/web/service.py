"""A question on its way from a request to the pool and back: ended when the client goes away, sent in pieces."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse

from kg.web.negotiation import GRAPHS, ROWS, Format, best, by_name
from kg.web.process import Reply
from kg.web.protocol import Asked, Refusal
from kg.web.workers import Pool

Chosen = tuple[Format, str]
_MOST_KEPT = 256  # answers of some ten kilobytes


@dataclass(slots=True)
class Service:
    """The pool and what is known of the build that it answers from."""

    pool: Pool
    _kept: dict[tuple[Any, ...], asyncio.Task[dict[str, Any]]] = field(default_factory=dict)

    async def query(self, request: Request, asked: Asked) -> Response:
        """The answer to a query in the form that the client accepts."""
        job = {
            "job": "query",
            "query": asked.query,
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "base": self.pool.base,
            "rows": _named(chosen(request, asked.format, ROWS)),
            "graphs": _named(chosen(request, asked.format, GRAPHS)),
        }
        if job["rows"] is None and job["graphs"] is None:
            raise not_acceptable(asked.format)
        return await self.answer(request, await self._while_connected(request, job))

    async def call(self, request: Request, name: str, **values: Any) -> dict[str, Any]:
        """What a job gives (kg.web.worker.JOBS)."""
        return await _said(await self._while_connected(request, {"job": name, "values": values}))

    async def counts(self) -> dict[str, Any]:
        """How much there is in the build."""
        return await self.kept("counts")

    async def kept(self, job: str, **values: Any) -> dict[str, Any]:
        """What a job gives, worked out once for a build, however many ask meanwhile: of a large one it is a long question."""
        self.pool.look()  # an answer that is kept asks no worker, which would see a new build
        key = (self.pool.build, job, *sorted(values.items()))
        task = self._kept.pop(key, None)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = asyncio.ensure_future(self._worked_out(job, values))
            task.add_done_callback(
                lambda done: done.cancelled() or done.exception()
            )  # whoever asked may have left
        self._kept[key] = task  # at the end: the first is the one that was not asked for the longest
        while len(self._kept) > _MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        return await asyncio.shield(task)

    async def _worked_out(self, job: str, values: dict[str, Any]) -> dict[str, Any]:
        return await _said(await self.pool.ask({"job": job, "values": values}))

    async def answer(self, request: Request, reply: Reply) -> Response:
        """The HTTP answer; rows that were left out are told by the header that Virtuoso tells them by."""
        if reply.status != 200:
            raise Refusal(reply.status, reply.whole().decode())
        headers = {"Content-Length": str(reply.size), "Vary": "Accept", "Cache-Control": "no-cache"}
        if reply.cut:
            headers["X-SPARQL-MaxRows"] = str(self.pool.bounds.rows)
        headers["Content-Type"] = with_charset(reply.media_type)
        if request.method == "HEAD":
            reply.close()
            return Response(status_code=200, headers=headers)
        return StreamingResponse(reply.pieces(), headers=headers)

    async def _while_connected(self, request: Request, job: dict[str, Any]) -> Reply:
        asking = asyncio.ensure_future(self.pool.ask(job))
        leaving = asyncio.ensure_future(_left(request))
        try:
            await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if asking.done():
                return asking.result()
            self.pool.counts["left"] += 1
            raise ClientDisconnect
        finally:
            for task in (asking, leaving):
                if not task.done():
                    task.cancel()
                    with suppress(asyncio.CancelledError, Refusal):
                        await task


async def _said(reply: Reply) -> dict[str, Any]:
    """What a job gave; Refusal where it gave nothing."""
    body = await asyncio.to_thread(reply.whole)
    if reply.status != 200:
        raise Refusal(reply.status, body.decode())
    return dict(json.loads(body))


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def chosen(request: Request, name: str, offers: tuple[Format, ...]) -> Chosen | None:
    """The format that ``?format=`` names, or else that the client accepts; None for none of these."""
    if name:
        return by_name(name, offers)
    return best(", ".join(request.headers.getlist("accept")), offers)


def not_acceptable(name: str, offers: tuple[Format, ...] = (*ROWS, *GRAPHS)) -> Refusal:
    """The refusal of a format that nothing can be written in."""
    listed = ", ".join(dict.fromkeys(one.types[0] for one in offers))
    return Refusal(
        406,
        f"{f'there is no format {name[:50]!r}' if name else 'none of the accepted types is written here'}; accept {listed}",
    )


def with_charset(media_type: str) -> str:
    """The media type with its charset, where it is a text that has one.

    >>> with_charset("text/csv"), with_charset("application/json")
    ('text/csv; charset=utf-8', 'application/json')
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _named(found: Chosen | None) -> tuple[str, str] | None:
    return (found[0].name, found[1]) if found else None
