"""Who may ask, and what every answer carries: host, token, origin, sizes, security headers, the access log."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.protocol import MOST_BODY, Refusal

# Pages bring their own scripts and styles from /static; nothing is taken from elsewhere.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# The editor writes styles into its page; it runs no more scripts than others.
EDITOR_POLICY = _POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OPEN = frozenset({"/healthz"})  # asked by supervisors, which have no token
_SLOWEST = 20.0  # seconds in which the body of a request must have come
UNREAD = 60.0  # seconds that a client may leave a piece of an answer unread
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Guard:
    """What stands before the application. ``host`` is the one that the server is bound to; ``log`` is told each request."""

    app: ASGIApp
    host: str = "127.0.0.1"
    cors: str = ""
    token: str = ""
    log: Callable[[str], None] = lambda _: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        begun, status, size = time.monotonic(), 500, 0

        async def send_guarded(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                self._mark(headers, MutableHeaders(raw=message["headers"]))
                message["headers"] = list(message["headers"])
            else:
                size += len(message.get("body", b""))
            async with asyncio.timeout(UNREAD):
                await send(message)

        try:
            refusal = self._refusal(scope, headers)
            if refusal is not None:
                answer = refused(refusal)
            elif scope["method"] == "OPTIONS":
                answer = PlainTextResponse("", 204, {"Allow": "GET, HEAD, POST, OPTIONS"})
            else:
                await self.app(scope, _bounded(receive), send_guarded)
                return
            await answer(scope, receive, send_guarded)
        except (
            TimeoutError
        ):  # the client does not read; uvicorn closes the connection of an answer that is not whole
            return
        finally:
            client = scope["client"][0] if scope.get("client") else "-"
            path = quote(scope["path"], safe="/:;,=@!$&'()*+~.-_%")
            seconds = time.monotonic() - begun
            self.log(f"{client} {scope['method']} {path[:300]} {status} {size} {1000 * seconds:.0f}ms")

    def _refusal(self, scope: Scope, headers: Headers) -> Refusal | None:
        if not self.knows(headers.get("host", "")):
            return Refusal(421, "this server does not go by that name; use the address it was started with")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 18 or int(length) > MOST_BODY:
            return Refusal(413, f"a request may have {MOST_BODY:,} bytes")
        if self._is_foreign(scope["method"], headers):
            return Refusal(403, "a page of another site asks; kg serve --cors allows it")
        preflight = scope["method"] == "OPTIONS" and "access-control-request-method" in headers
        if self.token and scope["path"] not in _OPEN and not preflight and not self._knows_token(headers):
            return Refusal(
                401, "send the token of this server: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"}
            )
        return None

    def _is_foreign(self, method: str, headers: Headers) -> bool:
        """Whether a browser asks for a page of a site that may not; a link of another site may lead here."""
        origin = headers.get("origin", "")
        if self.cors and self.cors in ("*", origin):
            return False
        site = headers.get("sec-fetch-site")
        if site is None:  # browsers say it only over TLS and to loopback
            return bool(origin) and origin.partition("://")[2].lower() != headers.get("host", "").lower()
        link = headers.get("sec-fetch-mode") == "navigate" and method in ("GET", "HEAD")
        return site == "cross-site" and not (link and headers.get("sec-fetch-dest", "document") == "document")

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server: loopback, what it is bound to, or, bound to all, any address.

        Whoever rebinds a name of their own to this machine comes with that name, never with a number.

        >>> [Guard(None, host="10.0.0.7").knows(h) for h in ("localhost:8000", "10.0.0.7", "evil.example", "")]
        [True, True, False, False]
        """
        name = _name(host)
        if name in _LOOPBACK or name == self.host.lower().strip("[]"):
            return bool(name)
        if self.host in ("0.0.0.0", "::", ""):  # noqa: S104 - compared, not bound to
            return _is_address(name) or name == socket.gethostname().lower()
        return False

    def _knows_token(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), self.token.encode())

    def _mark(self, asked: Headers, answer: MutableHeaders) -> None:
        for name, value in _HEADERS.items():
            answer.setdefault(name, value)
        if not self.cors:
            return
        answer.add_vary_header("Origin")
        origin = asked.get("origin", "")
        if self.cors not in ("*", origin):
            return
        answer["Access-Control-Allow-Origin"] = self.cors
        answer["Access-Control-Expose-Headers"] = "X-SPARQL-MaxRows"
        answer["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
        answer["Access-Control-Allow-Headers"] = "Accept, Authorization, Content-Type"
        answer["Cross-Origin-Resource-Policy"] = "cross-origin"


def refused(refusal: Refusal) -> PlainTextResponse:
    """The answer to a request that gets none."""
    return PlainTextResponse(refusal.sentence + "\n", refusal.status, refusal.headers)


def _bounded(receive: Receive) -> Receive:
    """What receives the body of a request, which must be short and come soon."""
    size, until = 0, time.monotonic() + _SLOWEST
    whole = False

    async def receive_bounded() -> Message:
        nonlocal size, whole
        if whole:
            return await receive()  # waits until the client goes away
        try:
            message = await asyncio.wait_for(receive(), max(until - time.monotonic(), 0.01))
        except TimeoutError:
            raise Refusal(408, "the request did not come in time", {"Connection": "close"}) from None
        size += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if size > MOST_BODY:
            raise Refusal(413, f"a request may have {MOST_BODY:,} bytes", {"Connection": "close"})
        return message

    return receive_bounded


def _name(host: str) -> str:
    """The name in a Host header, without the port.

    >>> _name("[::1]:8000"), _name("LocalHost:8000"), _name("::1")
    ('::1', 'localhost', '::1')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.lower() if host.count(":") > 1 else host.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
