"""How an OpenAI-compatible endpoint is asked: where to, how long, how often again, and what ends the asking.

The only file that asks a model over the network. A proxy of the environment is not used, a redirect not followed, and
plain http only spoken to this machine.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.address import host_of, is_loopback
from kg.model import KgError
from kg.propose.answers import LONGEST

if TYPE_CHECKING:
    import httpx

KEY = "FAZHI_KG_LLM_KEY"
TRIES = 4
_LARGEST = 6 * LONGEST  # bytes: an answer with every character escaped
_LONGEST_PAUSE = 30.0  # seconds, whatever Retry-After says
_SAID = 200  # characters of an endpoint's complaint that are passed on
_PATH = "/chat/completions"


class UnansweredError(Exception):
    """Why one passage has no answer; the others may have."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address such as ``http://127.0.0.1:11434/v1``, with the key that it asks for, if any.

    ``timeout`` is in seconds, for one answer; ``pause`` in seconds, before the second try, doubled before each
    other. Raises KgError for an address that is none, or to which a key and a report should not be sent.
    """

    url: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    pause: float = 1.0

    def __post_init__(self) -> None:
        host = host_of(self.url)
        if not host:
            raise KgError("--endpoint is no address; it should look like http://127.0.0.1:11434/v1")
        parts = urlsplit(self.url)
        if parts.username is not None or parts.query or parts.fragment:
            raise KgError(f"--endpoint has more than a host and a path; put the key into {KEY}")
        if parts.scheme == "http" and not is_loopback(host):
            raise KgError(
                f"--endpoint leads to {host} over plain http; use https, or a server on this machine"
            )
        if not (self.key.isascii() and self.key.isprintable()) or self.key != self.key.strip():
            raise KgError(f"{KEY} holds characters that no key has; set it again")

    @property
    def address(self) -> str:
        """Where requests are sent to."""
        url = self.url.rstrip("/")
        return url if url.endswith(_PATH) else url + _PATH


class Connection:
    """An open line to an endpoint; KgError where the library for it is not installed."""

    def __init__(self, endpoint: Endpoint) -> None:
        try:
            import httpx
        except ImportError:
            raise KgError(
                "asking a model needs httpx, which is not installed: pip install 'fazhi-kg[llm]'"
            ) from None
        self._endpoint = endpoint
        self._errors = (httpx.HTTPError, TimeoutError)
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if endpoint.key:
            headers["Authorization"] = f"Bearer {endpoint.key}"
        self._client = httpx.AsyncClient(
            headers=headers, timeout=endpoint.timeout, trust_env=False, follow_redirects=False
        )

    async def __aenter__(self) -> Connection:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def ask(self, asked: dict[str, Any]) -> str:
        """What the model says.

        A busy or failing endpoint is asked again, at most ``TRIES`` times in all; then ``UnansweredError`` is
        raised. KgError is raised for what every other passage would meet, too: it cannot be reached, refuses
        the key, does not know the model, or sends elsewhere.
        """
        where, why, pause, reached = self._endpoint, "", 0.0, False
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(max(pause, where.pause * 2 ** (attempt - 1)))
            pause = 0.0
            try:
                async with asyncio.timeout(where.timeout):
                    status, after, data = await self._post(asked)
            except self._errors as error:
                timed_out = isinstance(error, TimeoutError) or "Timeout" in type(error).__name__
                why = f"no answer in {where.timeout:g} s" if timed_out else "the connection failed"
                reached = reached or "Connect" not in type(error).__name__
                continue
            reached = True
            if status == 429 or status >= 500:
                why = f"status {status}"
                pause = min(float(after), _LONGEST_PAUSE) if after.isdecimal() else 0.0
                continue
            if status != 200:
                raise self._refused(status, data)
            return _content(data)
        if not reached:
            raise KgError(f"{where.address} cannot be reached ({why}); start the server, or mend --endpoint")
        raise UnansweredError(why)

    async def _post(self, asked: dict[str, Any]) -> tuple[int, str, bytes]:
        """The status, Retry-After and body of an answer; one that is too long is not read to its end."""
        async with self._client.stream("POST", self._endpoint.address, json=asked) as response:
            return response.status_code, response.headers.get("retry-after", ""), await _body(response)

    def _refused(self, status: int, data: bytes) -> KgError:
        where = self._endpoint.address
        if status in (401, 403):
            return KgError(f"{where} refuses the key (status {status}); put the right one into {KEY}")
        if 300 <= status < 400:
            return KgError(
                f"{where} sends elsewhere (status {status}), which is not followed; mend --endpoint"
            )
        said = " ".join(data.decode("utf-8", "replace").split())
        if self._endpoint.key:  # before it is cut: half a key is a secret, too
            said = said.replace(self._endpoint.key, "…")
        return KgError(
            f"{where} refuses the request (status {status}: {said[:_SAID]}); mend --endpoint or --model"
        )


async def _body(response: httpx.Response) -> bytes:
    data = b""
    async for chunk in response.aiter_raw():
        data += chunk
        if len(data) > _LARGEST:
            raise UnansweredError("the answer is too long")
    return data


def _content(data: bytes) -> str:
    """The words of the first choice."""
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise UnansweredError("no answer of the OpenAI kind")
    if len(content) > LONGEST:
        raise UnansweredError("the answer is too long")
    return content
