"""The commands for who works on the program: dev corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import arguments, terminal
from kg.cli.options import AddOntology, Commands, Ontology
from kg.model import KgError

CORPUS = Path("corpus")

dev = typer.Typer(
    cls=Commands, no_args_is_help=True, rich_markup_mode=None, help="For work on the program itself."
)


@dev.callback()
def _dev() -> None:
    """For work on the program itself."""


@dev.command()
def corpus(
    number: Annotated[int, typer.Argument(metavar="N", min=1, max=99_999, help="How many reports.")],
    seed: Annotated[int, typer.Option("--seed", "-s", metavar="S", help="Another seed, other reports.")] = 0,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="A new folder, or an empty one.")
    ] = CORPUS,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
) -> None:
    """Make up reports, each beside what it states.

    Writes texts/, with an index.csv, and gold/, an annotation for each text in the form of tests/gold. The
    sentences are a grammar's (kg/corpus/grammar.txt), the names those of the registers and vocabularies. The same
    seed gives the same reports, the first of them the same however many are asked for.

    \b
    kg dev corpus 1000 --seed 7 -o /tmp/made
    kg eval /tmp/made/gold /tmp/made/texts
    kg build /tmp/made/texts -o /tmp/built
    """
    from kg.corpus import write

    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise KgError(f"{out} is there already and is not empty; name a new folder with -o")
    lexicon = arguments.lexicon(ontology, add_ontology)
    with terminal.progress() as progress:
        characters = write(number, seed, lexicon, out, progress)
    terminal.note(f"written: {out}, {number} reports of {characters:,} characters")
