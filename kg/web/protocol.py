"""What a request to ``/sparql`` asks, or with which status and sentence it is refused (SPARQL 1.1 Protocol, 2.1).

No request is an update: those are refused here by their form, and in :mod:`kg.sparql` by their words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
MOST_QUERY = 2**20  # characters of a query
MOST_BODY = 4 * 2**20  # bytes of a request; a query that is escaped grows to three times its length
MOST_GRAPHS = 1000
_UTF8 = frozenset({"utf-8", "utf8", "utf_8"})


class Refusal(Exception):  # noqa: N818  (not an error of ours)
    """A request that gets no answer: an HTTP status and a sentence that says what to do."""

    def __init__(self, status: int, sentence: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.headers = status, sentence, headers or {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the graphs that the request names for it; None where it names none."""

    query: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    format: str = ""


def read(method: str, query_string: bytes, content_type: str, body: bytes) -> Asked | None:
    """What a request asks; None for a GET without a query, which wants the service described.

    >>> read("GET", b"query=ASK%20%7B%7D&default-graph-uri=urn:x:g", "", b"")
    Asked(query='ASK {}', default_graphs=('urn:x:g',), named_graphs=None, format='')
    """
    in_address = _pairs(query_string, "address")
    if method in ("GET", "HEAD"):
        return _asked(in_address) if _has(in_address, "query", "update") else None
    if method != "POST":
        raise wrong_method()
    kind, charset = _content_type(content_type)
    if charset and charset != "utf-8":
        raise Refusal(415, "send the query as UTF-8")
    if kind == FORM:
        return _asked(_pairs(body, "body"), [pair for pair in in_address if pair[0] == "format"])
    if kind == QUERY:
        if _has(in_address, "query", "update"):
            raise Refusal(400, "there are two queries, one in the address and one in the body; send one")
        return _asked([("query", _text(body, "body")), *in_address])
    if kind == UPDATE:
        raise _read_only()
    raise Refusal(415, f"a query is sent as {QUERY} or {FORM}", {"Accept-Post": f"{QUERY}, {FORM}"})


def _asked(pairs: list[tuple[str, str]], more: Iterable[tuple[str, str]] = ()) -> Asked:
    if _has(pairs, "update", "using-graph-uri", "using-named-graph-uri"):
        raise _read_only()
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        said = f"there are {len(queries)} queries" if queries else "there is no query"
        raise Refusal(400, f"{said}; send one as the parameter query")
    if len(queries[0]) > MOST_QUERY:
        raise Refusal(413, f"a query may have {MOST_QUERY:,} characters; this one has {len(queries[0]):,}")
    forms = [value for name, value in (*pairs, *more) if name in ("format", "output")]
    return Asked(
        queries[0],
        _graphs(pairs, "default-graph-uri"),
        _graphs(pairs, "named-graph-uri"),
        forms[0] if forms else "",
    )


def wrong_method() -> Refusal:
    """The refusal of a request that is neither GET nor POST."""
    return Refusal(405, "ask with GET or POST", {"Allow": "GET, HEAD, POST, OPTIONS"})


def _read_only() -> Refusal:
    return Refusal(403, "this service answers questions and changes nothing; only kg build writes the graph")


def _has(pairs: list[tuple[str, str]], *names: str) -> bool:
    return any(name in names for name, _ in pairs)


def _graphs(pairs: list[tuple[str, str]], parameter: str) -> tuple[str, ...] | None:
    found = tuple(value for name, value in pairs if name == parameter)
    if len(found) > MOST_GRAPHS:
        raise Refusal(413, f"a request may name {MOST_GRAPHS} graphs; this one names {len(found)}")
    for iri in found:
        try:
            ox.NamedNode(iri)
        except ValueError:
            raise Refusal(400, f"{parameter} must be a whole IRI; {iri[:200]!r} is none") from None
    return found or None


def _pairs(data: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            data.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=2 * MOST_GRAPHS
        )
    except UnicodeDecodeError:
        raise Refusal(400, f"the {where} of the request is not UTF-8") from None
    except ValueError:
        raise Refusal(413, f"a request may have {2 * MOST_GRAPHS} parameters") from None


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"the {where} of the request is not UTF-8 (byte {error.start})") from None


def _content_type(header: str) -> tuple[str, str]:
    """The media type and the charset in its usual spelling.

    >>> _content_type("Application/SPARQL-query; charset=UTF8"), _content_type("")
    (('application/sparql-query', 'utf-8'), ('', ''))
    """
    kind, _, parameters = header.partition(";")
    charset = ""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'").lower()
    # Not codecs.lookup: it remembers every name that it was ever asked for.
    return kind.strip().lower(), "utf-8" if charset in _UTF8 else charset
