"""The command line: each command parses its arguments, calls one function and prints the answer.

Exit codes: 0 clean; 1 what was asked for has no clean answer (documents that could not be read, a name
that is unknown or means several things, faults of a vocabulary); 2 an error of the caller, said in one sentence.
"""

from __future__ import annotations

from typing import Annotated

import typer

from kg import __version__
from kg.cli import asking, candidates, comparing, dev, naming, proposing, reading, serving, terminal, transfer
from kg.cli.options import Commands

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line."""
    with terminal.opened():
        app(prog_name="kg")


@app.callback(invoke_without_command=True)
def start(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Knowledge graphs from China's annual reports on rule-of-law government, every fact quoted.

    \b
    kg build seeds          read reports, write output/
    kg query --list         the saved questions
    kg explain 民法典       one term and every sentence that says it
    kg lookup 信访条例      what a name means, without any report
    """
    if version:
        terminal.write(f"kg {__version__}\n".encode())
        raise typer.Exit


for command, name in (
    (reading.build, "build"),
    (comparing.diff, "diff"),
    (asking.query, "query"),
    (reading.extract, "extract"),
    (reading.evaluate, "eval"),
    (asking.export, "export"),
    (asking.explain, "explain"),
    (asking.view, "view"),
    (serving.serve, "serve"),
    (transfer.push, "push"),
    (transfer.pull, "pull"),
    (naming.lookup, "lookup"),
    (candidates.candidates, "candidates"),
    (proposing.propose, "propose"),
):
    app.command(name)(command)
app.add_typer(naming.vocabulary, name="vocabulary")
app.add_typer(dev.dev, name="dev")
