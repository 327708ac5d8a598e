"""The sockets: how many connections, how long a client may take to say what it wants, and how all of it ends."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.model import KgError
from kg.web.app import application
from kg.web.guard import Guard
from kg.web.workers import Bounds, Pool

MOST_HEADERS = 2**16  # bytes of the request line and the headers together
MOST_CONNECTIONS = 512
SLOWEST_HEADERS = 10.0  # seconds
_LAST = 5  # seconds for what runs when the server is told to stop


class _Protocol(H11Protocol):
    """HTTP/1.1 that ends connections on which no whole request comes in time."""

    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._ended()

    def _watch(self) -> None:
        cycle = getattr(self, "cycle", None)
        if cycle is not None and not cycle.response_complete:
            self._ended()
        elif self._patience is None:
            self._patience = self.loop.call_later(SLOWEST_HEADERS, self._hang_up)

    def _hang_up(self) -> None:
        self.transport.close()

    def _ended(self) -> None:
        if self._patience:
            self._patience.cancel()
        self._patience = None


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to an address, not yet listening. Raises KgError where that cannot be."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        bound = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError):
        raise KgError(f"{host} is no address of this machine; choose another with --host") from None
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except (OSError, OverflowError) as error:
        bound.close()
        why = getattr(error, "strerror", "") or "no such port"
        raise KgError(
            f"the address {host} port {port} cannot be had ({why}); choose another with --port or --host"
        ) from None
    return bound


def serve(
    bound: socket.socket,
    folder: Path,
    *,
    bounds: Bounds,
    host: str,
    cors: str = "",
    token: str = "",
    ready: Callable[[], None] = lambda: None,
    log: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the build in a folder on a bound socket until the process is told to stop."""
    guard = Guard(application(Pool(folder, bounds, log)), host=host, cors=cors, token=token, log=log)
    config = uvicorn.Config(
        guard,
        http=_Protocol,
        ws="none",
        lifespan="on",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=MOST_HEADERS,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=int(SLOWEST_HEADERS),
        timeout_graceful_shutdown=_LAST,
    )
    asyncio.run(_Server(config, ready).serve(sockets=[bound]))
