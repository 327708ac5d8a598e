"""How a server is asked over HTTP: where, with which secret, how often again, and in which words it has failed."""

from __future__ import annotations

import base64
import http.client
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from ssl import SSLCertVerificationError
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

from kg import __version__
from kg.address import host_of, is_loopback
from kg.model import KgError

TRIES = 6
LONGEST_PAUSE = 300.0  # seconds that a server may ask to wait; after more a person should decide
_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
_SCHEMES = frozenset({"", "basic", "bearer"})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_TAG = re.compile(r"<[^>]*>")
_SAID = 300  # characters of a server's complaint that are passed on

T = TypeVar("T")
Body = Callable[[], Iterable[bytes]]


class RefusedError(KgError):
    """An answer that will be the same next time."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class _BrokenError(Exception):
    """A connection that failed, which the next may not."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens; ``secret`` is the value of the header Authorization, empty for none.

    Raises KgError for an address that is none, and where a secret would be sent in the clear.

    >>> Address("https://example.org/store?repository=a").path([("graph", "http://x/枫")])
    '/store?repository=a&graph=http%3A%2F%2Fx%2F%E6%9E%AB'
    """

    url: str
    secret: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        host = host_of(self.url)
        if not host or " " in self.url:
            raise KgError(f"{self.url!r} is no address; it should look like http://127.0.0.1:7878/store")
        parts = urlsplit(self.url)
        if parts.username is not None:
            raise KgError(
                "the address holds a name or password; put them into a file and name it with --auth-file"
            )
        if parts.fragment:
            raise KgError(f"{self.url} has a part after #, which no server sees; leave it away")
        if self.secret and parts.scheme == "http" and not is_loopback(host):
            raise KgError(f"the secret would go to {host} unencrypted; use https")

    def connect(self, timeout: float) -> http.client.HTTPConnection:
        """A connection that is opened with its first request."""
        parts = urlsplit(self.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        return kind(parts.hostname or "", parts.port, timeout=timeout)

    def path(self, parameters: Sequence[tuple[str, str]]) -> str:
        """What is asked for on the first line of a request."""
        parts = urlsplit(self.url)
        asked = "&".join(filter(None, (parts.query, urlencode(parameters))))
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
        return f"{path}?{quote(asked, safe='%=&+:/?@!$()*,;~')}" if asked else path


class Connection:
    """An open line to a server. Use as a context manager."""

    def __init__(
        self, address: Address, *, timeout: float = 120.0, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.address = address
        self._timeout, self._sleep = timeout, sleep
        self._line: http.client.HTTPConnection | None = None
        self._reached = False

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def ask(
        self,
        method: str,
        parameters: Sequence[tuple[str, str]] = (),
        *,
        headers: Mapping[str, str] | None = None,
        body: Body | None = None,
        read: Callable[[Answer], T],
    ) -> T:
        """What ``read`` makes of the answer; it is called again where the connection fails meanwhile.

        A server that is busy or fails is asked ``TRIES`` times in all, at the pace that its Retry-After says.
        Raises RefusedError for what it will not do, and KgError where it cannot be reached.
        """
        why, pause = "", 0.0
        for attempt in range(TRIES):
            if pause:
                self._sleep(pause)
            used = self._line is not None
            try:
                answer = self._sent(method, self.address.path(parameters), headers or {}, body)
                if answer.status in _BUSY:
                    why = f"status {answer.status}{self._complaint(answer)}"
                    pause = self._asked_to_wait(answer.header("Retry-After"), why)
                    pause = pause or _PAUSES[min(attempt, len(_PAUSES) - 1)]
                elif not 200 <= answer.status < 300:
                    raise self._refused(answer)
                else:
                    found = read(answer)
                    answer.finish()
                    return found
            except _BrokenError as error:
                why = str(error)
                # A line that was open may have been closed while nothing was said; a new one is tried at once.
                pause = 0.0 if used and not attempt else _PAUSES[min(attempt, len(_PAUSES) - 1)]
            except BaseException:
                self._hang_up()
                raise
            self._hang_up()
        raise KgError(f"{self.address.url} does not answer ({why}), asked {TRIES} times; try again later")

    def _sent(self, method: str, path: str, headers: Mapping[str, str], body: Body | None) -> Answer:
        own = {"User-Agent": f"fazhi-kg/{__version__}", "Accept-Encoding": "identity", **headers}
        if self.address.secret:
            own["Authorization"] = self.address.secret
        try:
            if self._line is None:
                self._line = self.address.connect(self._timeout)
                self._line.connect()
            self._reached = True
            try:
                self._line.request(method, path, body=body() if body else None, headers=own)
            except (BrokenPipeError, ConnectionResetError):
                if body is None:
                    raise
                # A server may refuse before it has read all; then its answer is there.
            return Answer(self._line.getresponse())
        except SSLCertVerificationError as error:
            raise KgError(
                f"{self.address.url} has a certificate that is not trusted ({error.verify_message})"
            ) from None
        except (OSError, http.client.HTTPException) as error:
            if not self._reached:
                raise KgError(
                    f"{self.address.url} cannot be reached ({_words(error)}); is the server running, and the address right?"
                ) from None
            raise _BrokenError(_words(error)) from None

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None

    def _asked_to_wait(self, header: str, why: str) -> float:
        """The seconds of a Retry-After, of either kind; 0 for none."""
        if header.strip().isdecimal():
            seconds = float(header)
        else:
            try:
                until = parsedate_to_datetime(header)
            except ValueError:
                return 0.0
            aware = until if until.tzinfo else until.replace(tzinfo=UTC)
            seconds = max((aware - datetime.now(UTC)).total_seconds(), 0.0)
        if seconds > LONGEST_PAUSE:
            raise KgError(f"{self.address.url} asks to wait {seconds:.0f} s ({why}); try again then")
        return seconds

    def _refused(self, answer: Answer) -> RefusedError:
        url, status = self.address.url, answer.status
        if 300 <= status < 400:
            where = answer.header("Location")[:_SAID]
            sentence = (
                f"{url} sends elsewhere (status {status}: {where}), which is not followed; give that address"
            )
        elif status in (401, 403):
            given = (
                "refuses the secret of --auth-file"
                if self.address.secret
                else "asks for a secret; name a file with --auth-file"
            )
            scheme = answer.header("WWW-Authenticate").partition(" ")[0][:_SAID]
            unknown = (
                f"; it wants {scheme}, and Basic and Bearer are spoken here"
                if scheme.lower() not in _SCHEMES
                else ""
            )
            sentence = f"{url} {given} (status {status}{self._complaint(answer)}){unknown}"
        else:
            sentence = f"{url} refuses (status {status}{self._complaint(answer)})"
        return RefusedError(status, sentence)

    def _complaint(self, answer: Answer) -> str:
        try:
            said = answer.read(8 * _SAID).decode("utf-8", "replace")
        except _BrokenError:
            return ""
        if answer.media_type == "text/html":
            said = _TAG.sub(" ", said)
        said = " ".join(said.split())
        for secret in filter(None, (self.address.secret, self.address.secret.rpartition(" ")[2])):
            said = said.replace(secret, "…")
        return f": {said[:_SAID]}" if said else ""


class Answer:
    """An answer whose bytes are still on their way."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self._response = response
        self.status = response.status

    def header(self, name: str) -> str:
        """A header's value, empty where there is none."""
        return self._response.getheader(name, "")

    @property
    def media_type(self) -> str:
        """The media type without parameters."""
        return self.header("Content-Type").partition(";")[0].strip().lower()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        try:
            data = self._response.read() if size < 0 else self._response.read(size)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _BrokenError(_words(error)) from None
        # http.client tells of an end before the announced length only where all is read at once.
        if size > 0 and not data and self._response.length:
            raise _BrokenError("the connection ended within the answer")
        return data

    def finish(self) -> None:
        """Read what is left, so that the line can be used again."""
        while self.read(2**16):
            pass


def secret(path: Path | None) -> str:
    """The header Authorization for what a file holds: ``name:password`` (Basic) or a token (Bearer).

    A first word Basic or Bearer says which, where the look does not.
    """
    if path is None:
        return ""
    try:
        text = path.read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path} cannot be read ({error}); name a file with name:password or a token") from None
    scheme, _, rest = text.partition(" ")
    if scheme.lower() in _SCHEMES and rest:
        kind, value = scheme.title(), rest.strip()
    else:
        kind, value = ("Basic" if ":" in text else "Bearer"), text
    if not value or not value.isprintable() or (kind == "Bearer" and (" " in value or not value.isascii())):
        raise KgError(f"{path} must hold one line: name:password, or a token")
    return f"{kind} {base64.b64encode(value.encode()).decode() if kind == 'Basic' else value}"


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return getattr(error, "strerror", "") or str(error) or type(error).__name__
