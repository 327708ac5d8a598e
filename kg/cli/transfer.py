"""The commands that send a dataset to another server and fetch one: push, pull."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from kg.cli import arguments, terminal
from kg.cli.options import OUTPUT, Graph
from kg.model import KgError

Auth = Annotated[
    Path | None,
    typer.Option("--auth-file", metavar="F", help="A file with name:password (Basic) or a token (Bearer)."),
]
Timeout = Annotated[
    float, typer.Option("--timeout", min=0.1, metavar="S", help="Seconds that a server may be silent.")
]


def push(
    url: Annotated[str, typer.Argument(metavar="URL", help="Of a SPARQL 1.1 Graph Store.")],
    graph: Graph = OUTPUT,
    auth_file: Auth = None,
    again: Annotated[bool, typer.Option("--again", help="Send what has not changed, too.")] = False,
    delete: Annotated[
        bool,
        typer.Option("--delete", help="Delete graphs that a former push sent and the build has no more."),
    ] = False,
    record: Annotated[
        Path | None, typer.Option("--record", metavar="F", help="What was sent; else in .cache of -g.")
    ] = None,
    timeout: Timeout = 120.0,
) -> None:
    """Send the graph to a triple store.

    Each named graph is put in place of the store's graph of that name, those alone that have changed since the
    last push. A push that was ended goes on where it was. Graphs that others put there stay as they are.

    \b
    kg push http://127.0.0.1:7878/store
    kg push https://example.org/store --auth-file secret.txt
    """
    from kg.remote.connection import Address, Connection, secret
    from kg.remote.push import push as send
    from kg.remote.record import opened
    from kg.terms import digest

    address = Address(url, secret(auth_file))
    paths = [graph / "graph.nq", *(path for path in (graph / "copies.nq",) if path.exists())]
    if not paths[0].exists():
        raise KgError(f"there is no graph in {graph}; build one first: kg build seeds -o {graph}")
    place = record or graph / ".cache" / "push" / f"{digest(url)}.jsonl"
    with (
        opened(place, url) as kept,
        Connection(address, timeout=timeout) as store,
        terminal.progress("graphs") as progress,
    ):
        done = send(paths, store, kept, again=again, remove=delete, progress=progress)
    said = f"{done.sent} graphs sent ({done.triples} triples), {done.unchanged} unchanged"
    if done.removed:
        said += f", {done.removed} deleted"
    terminal.show(f"{said}: {url}")
    if done.left:
        terminal.note(
            f"{done.left} graphs of a former push are no more in the build; --delete deletes them there"
        )


def pull(
    url: Annotated[str, typer.Argument(metavar="URL", help="Of a SPARQL endpoint or a Graph Store.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file, N-Quads.")],
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="IRI", help="Only this graph; repeatable.")
    ] = None,
    auth_file: Auth = None,
    timeout: Timeout = 120.0,
) -> None:
    """Fetch a dataset from a triple store.

    Its named graphs as sorted N-Quads, as graph.nq is: the same data give the same bytes.

    \b
    kg pull http://127.0.0.1:7878/store -o dataset.nq
    kg pull http://127.0.0.1:8000/sparql -o dataset.nq
    """
    from kg.remote.connection import Address, Connection, secret
    from kg.remote.pull import pull as fetch

    arguments.check_outside(out)
    with (
        Connection(Address(url, secret(auth_file)), timeout=timeout) as server,
        _whole_file(out) as file,
        terminal.progress("graphs") as progress,
    ):
        count = fetch(server, file, [arguments.text(name) for name in only or ()], progress=progress)
    terminal.show(f"{out}: {count} quads of {url}")


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which stands under its name only when the block ends without an error."""
    arguments.check_writable(path)
    part = path.resolve().with_name(f".kg-{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path.resolve())
    finally:
        part.unlink(missing_ok=True)
