"""The command that answers over HTTP: serve."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from kg.address import is_loopback
from kg.cli import terminal
from kg.cli.options import OUTPUT, Graph
from kg.model import KgError

_LEAST_TOKEN = 16


def serve(
    graph: Graph = OUTPUT,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Other than 127.0.0.1: for other machines.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="0: any free.")] = 8000,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, max=3600, metavar="S", help="Seconds for a question.")
    ] = 30.0,
    max_rows: Annotated[
        int, typer.Option("--max-rows", min=1, metavar="N", help="Rows of an answer; more are cut off.")
    ] = 100_000,
    workers: Annotated[
        int | None, typer.Option("--workers", min=2, max=64, metavar="N", help="Processes that answer.")
    ] = None,
    cors: Annotated[
        str, typer.Option("--cors", metavar="ORIGIN", help="A website whose pages may ask, or *.")
    ] = "",
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="F", help="A file with the token to ask for.")
    ] = None,
) -> None:
    """Answer SPARQL and linked data over HTTP.

    Read-only, for this machine alone unless --host says otherwise. A new build into the same folder is
    taken over while it runs. Ctrl-C ends it.

    \b
    kg serve
    kg serve -g output --port 8080 --timeout 10
    curl -H 'Accept: text/csv' 'http://127.0.0.1:8000/sparql?query=SELECT...'
    """
    from kg.dataset import Dataset
    from kg.web import server
    from kg.web.workers import Bounds

    # A folder without a build is told of at once, and the index of words is not made within a question's time.
    _ = Dataset.open(graph).search
    token = _token(token_file)
    if cors not in ("", "*") and not cors.startswith(("http://", "https://")):
        raise KgError(f"--cors {cors} is no origin; write it as a browser does, https://example.org, or *")
    bound = server.bind(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{bound.getsockname()[1]}/"
    if not is_loopback(host):
        open_to_all = "" if token else " and without a token; --token-file asks for one"
        terminal.note(f"warning: other machines can reach {address}, unencrypted{open_to_all}")
    server.serve(
        bound,
        graph,
        bounds=Bounds.of(workers or 4 * (os.cpu_count() or 1), timeout, max_rows),
        host=host,
        cors=cors.rstrip("/"),
        token=token,
        ready=lambda: terminal.note(f"{address} answers; Ctrl-C ends it"),
        log=lambda sentence: terminal.note(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {sentence}"),
    )


def _token(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{file} cannot be read ({error}); name a file with a token") from None
    if len(token) < _LEAST_TOKEN or not token.isascii() or " " in token:
        raise KgError(f"{file} must hold one token of {_LEAST_TOKEN} or more letters and digits")
    return token
