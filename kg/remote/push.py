"""A dataset into a Graph Store (SPARQL 1.1 Graph Store HTTP Protocol): each graph by PUT, those alone that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.model import KgError
from kg.remote.connection import Connection, RefusedError
from kg.remote.graphs import Graph, graphs
from kg.remote.record import Record

# N-Triples are Turtle, too, which every store reads.
_TYPES = ("application/n-triples", "text/turtle; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many graphs were sent (with how many triples), had not changed, were removed, or are there from a former push."""

    sent: int
    triples: int
    unchanged: int
    removed: int
    left: int


def push(
    paths: Iterable[Path],
    store: Connection,
    record: Record,
    *,
    again: bool = False,
    remove: bool = False,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Pushed:
    """Bring a store to what files of N-Quads hold, graph by graph.

    What the record has as sent is passed over, unless ``again``. Graphs of a former push that the files have no more are removed
    where ``remove`` says so. Of graphs that others put there nothing is changed.
    """
    found = list(graphs(paths))
    sent = [graph for graph in found if not again and record.sent.get(graph.name) == graph.digest]
    if sent:
        _check_is_there(store, sent[0])
    passed = {graph.name for graph in sent}
    changed = [graph for graph in found if graph.name not in passed]
    gone = sorted(record.sent.keys() - {graph.name for graph in found})
    kind = _TYPES[0]
    for done, graph in enumerate(changed, 1):
        kind = _put(store, graph, kind)
        record.note(graph.name, graph.digest)
        progress(done, len(changed))
    for name in gone if remove else ():
        _delete(store, name)
        record.note(name, "")
    return Pushed(
        len(changed),
        sum(graph.lines for graph in changed),
        len(sent),
        len(gone) if remove else 0,
        0 if remove else len(gone),
    )


def _check_is_there(store: Connection, graph: Graph) -> None:
    """KgError where a graph that was sent before is not there: the store was emptied, and the record is wrong."""
    try:
        store.ask("HEAD", _named(graph.name), read=lambda _: None)
    except RefusedError as error:
        if error.status in (404, 410):
            raise KgError(
                f"{store.address.url} has no {graph.name or 'default graph'}, which was sent before; --again sends all"
            ) from None
        if error.status in (401, 403):
            raise


def _put(store: Connection, graph: Graph, kind: str) -> str:
    """Send a graph in place of what the store has of that name; the media type that the store took."""
    headers = {"Content-Type": kind, "Content-Length": str(graph.size)}
    try:
        store.ask("PUT", _named(graph.name), headers=headers, body=graph.triples, read=lambda _: None)
    except RefusedError as error:
        if error.status == 415 and kind == _TYPES[0]:
            return _put(store, graph, _TYPES[1])
        raise _explained(error, graph) from None
    return kind


def _delete(store: Connection, name: str) -> None:
    try:
        store.ask("DELETE", _named(name), read=lambda _: None)
    except RefusedError as error:
        if error.status not in (404, 410):  # gone already, which is what was wanted
            raise


def _named(graph: str) -> tuple[tuple[str, str], ...]:
    return (("graph", graph),) if graph else (("default", ""),)


def _explained(error: RefusedError, graph: Graph) -> KgError:
    name = graph.name or "the default graph"
    if error.status in (404, 405, 501):
        return KgError(
            f"{error}; is this the address of a Graph Store that may be written, such as http://…/store?"
        )
    if error.status == 413:
        return KgError(f"{error}: {name} has {graph.size} bytes; raise the store's bound on a request")
    if error.status in (401, 403):
        return error
    return KgError(f"{error}, with {name}")
