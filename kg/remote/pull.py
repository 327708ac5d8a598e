"""A dataset from a Graph Store or a SPARQL endpoint, told apart by whether the address answers a query."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import IO, BinaryIO, TypeVar, cast

import pyoxigraph as ox

from kg.model import KgError
from kg.remote.connection import Answer, Connection, RefusedError
from kg.remote.sorting import Sorter

_ROWS = "application/sparql-results+json"
_TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
_QUADS = {"application/n-quads": ox.RdfFormat.N_QUADS, "application/trig": ox.RdfFormat.TRIG}
_ACCEPT = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
T = TypeVar("T")


def pull(
    server: Connection,
    out: BinaryIO,
    names: Sequence[str] = (),
    *,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> int:
    """Write the graphs of these names, or all, as sorted N-Quads; the number of quads.

    Of an endpoint all are the named graphs; a Graph Store gives the default graph, too.
    """
    endpoint = _is_endpoint(server)
    sorter = Sorter()
    try:
        if not names and not endpoint:
            _whole(server, sorter)
        else:
            chosen = sorted(set(names or _named_graphs(server)))
            for done, name in enumerate(chosen, 1):
                node = _node(name)
                quads = _of_endpoint(server, node) if endpoint else _of_store(server, node)
                sorter.add(ox.Quad(q.subject, q.predicate, q.object, node) for q in quads)
                progress(done, len(chosen))
        return sorter.write(out)
    finally:
        sorter.clear()


def _is_endpoint(server: Connection) -> bool:
    """Whether an address answers queries; a Graph Store does not know what a query is."""

    def answers(answer: Answer) -> bool:
        said = answer.read(2**16) if answer.media_type == _ROWS else b""
        return b'"boolean"' in said

    try:
        return server.ask("GET", [("query", "ASK { ?s ?p ?o }")], headers={"Accept": _ROWS}, read=answers)
    except RefusedError as error:
        if error.status in (401, 403) or error.status < 400:
            raise
        return False


def _whole(server: Connection, sorter: Sorter) -> None:
    """Take all quads of a Graph Store that gives them in one answer, which is beyond what its protocol asks of it."""

    def take(answer: Answer) -> None:
        sorter.clear()  # of an answer that broke off
        sorter.add(_parsed(answer, _QUADS))

    try:
        server.ask("GET", headers={"Accept": "application/n-quads, application/trig;q=0.8"}, read=take)
    except RefusedError as error:
        raise KgError(
            f"{error}; it does not give all graphs at once: name them with --only, or give its SPARQL endpoint"
        ) from None


def _of_store(server: Connection, name: ox.NamedNode) -> list[ox.Quad]:
    headers = {"Accept": _ACCEPT}
    return server.ask("GET", [("graph", name.value)], headers=headers, read=_triples)


def _of_endpoint(server: Connection, name: ox.NamedNode) -> set[ox.Quad]:
    """The triples of a graph, all that the endpoint counts there."""
    pattern = f"{{ GRAPH {name} {{ ?s ?p ?o }} }}"

    def ask(part: str) -> set[ox.Quad]:
        asked = [("query", f"CONSTRUCT {{ ?s ?p ?o }} {pattern} {part}")]
        return set(server.ask("GET", asked, headers={"Accept": _ACCEPT}, read=_triples))

    there = _count(server, f"SELECT (COUNT(*) AS ?n) {pattern}")
    found, whole = _all(there, ask, "?s ?p ?o")
    if len(found) < there or not (whole or all(map(_is_named, found))):
        raise KgError(
            f"{server.address.url} gives {len(found)} of the {there} triples of {name.value} at once; "
            "raise its bound on rows, or pull from its Graph Store"
        )
    return found


def _named_graphs(server: Connection) -> set[str]:
    def ask(part: str) -> set[str]:
        return {value for kind, value in _column(server, f"{_GRAPHS} {part}", "g") if kind == "uri"}

    there = _count(server, f"SELECT (COUNT(*) AS ?n) {{ {{ {_GRAPHS} }} FILTER(isIRI(?g)) }}")
    found, _ = _all(there, ask, "?g")
    if len(found) < there:
        raise KgError(
            f"{server.address.url} names {len(found)} of its {there} graphs; raise its bound on rows"
        )
    return found


def _all(there: int, ask: Callable[[str], set[T]], order: str) -> tuple[set[T], bool]:
    """What is there, part by part where a server gives no more than so much at once; whether it came whole.

    Most servers keep an order, and Virtuoso refuses to sort much; the number tells whether all has come.
    """
    found = ask("")
    most = len(found)
    if not 0 < most < there:
        return found, True
    for sorting in ("", f"ORDER BY {order} "):
        for start in range(most if not sorting else 0, there, most):
            found |= ask(f"{sorting}LIMIT {most} OFFSET {start}")
        if len(found) >= there:
            break
    return found, False


def _is_named(quad: ox.Quad) -> bool:
    """Whether a triple has no blank nodes, which have other names in each part."""
    return not isinstance(quad.subject, ox.BlankNode) and not isinstance(quad.object, ox.BlankNode)


def _count(server: Connection, query: str) -> int:
    try:
        ((_, value),) = _column(server, query, "n")
        return int(value)
    except ValueError:
        raise KgError(f"{server.address.url} does not count as SPARQL 1.1 does") from None


def _column(server: Connection, query: str, name: str) -> list[tuple[str, str]]:
    """The kinds and values of a variable, row by row."""

    def read(answer: Answer) -> list[tuple[str, str]]:
        try:
            terms = [row[name] for row in json.loads(answer.read())["results"]["bindings"]]
            return [(str(term["type"]), str(term["value"])) for term in terms]
        except (ValueError, LookupError, TypeError, RecursionError):
            raise KgError(f"{server.address.url} does not answer in SPARQL's JSON") from None

    return server.ask("GET", [("query", query)], headers={"Accept": _ROWS}, read=read)


def _triples(answer: Answer) -> list[ox.Quad]:
    return list(_parsed(answer, _TRIPLES))


def _parsed(answer: Answer, formats: dict[str, ox.RdfFormat]) -> Iterator[ox.Quad]:
    rdf_format = formats.get(answer.media_type)
    if rdf_format is None:
        raise KgError(f"the answer is {answer.media_type or 'of no type'}, not RDF that kg reads")
    try:
        yield from ox.parse(cast(IO[bytes], answer), rdf_format, rename_blank_nodes=True)
    except SyntaxError as error:
        raise KgError(f"the answer is not well formed ({error})") from None


def _node(name: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(name)
    except ValueError:
        raise KgError(f"{name!r} is no IRI of a graph") from None
