"""The commands that ask the vocabularies and registers themselves, without a graph: lookup, vocabulary check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import arguments, terminal
from kg.cli.options import AddOntology, Commands, Json, Lang, Ontology

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

vocabulary = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check vocabularies.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A title, a place, a term, or an IRI.")],
    year: Annotated[int | None, typer.Option("--year", "-y", metavar="YEAR", help="As of this year.")] = None,
    within: Annotated[
        str | None, typer.Option("--in", metavar="PLACE", help="The division that a place lies in.")
    ] = None,
    lang: Annotated[Lang, typer.Option("--lang", help="The language of the answer.")] = Lang.zh,
    as_json: Json = False,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
) -> None:
    """Show what a name means, and why.

    Of a norm: the wording in force in a year, all wordings with their dates, what it replaced and what
    replaced it. Of a place: what it lies in, its codes, its former names. Of a term: its definition,
    variants and broader terms. Nothing of a graph is needed. Exit code 1 if the name is unknown, or
    means several things that neither --year nor --in settles: they are listed.

    \b
    kg lookup 行政处罚法 --year 2021
    kg lookup 城关镇 --in 兰州
    kg lookup 三重一大 --lang en
    """
    from kg import meaning
    from kg.cli import meanings

    lexicon = arguments.lexicon(ontology, add_ontology)
    answer = meaning.lookup(
        arguments.text(name), lexicon, year=year, within=None if within is None else arguments.text(within)
    )
    if as_json:
        terminal.write_json(meaning.plain(answer))
    else:
        terminal.show(meanings.answer(answer, lang.value, width=terminal.width()))
    if said := arguments.missing(lexicon.missing):
        terminal.note(said)
    if not answer.settled:
        raise typer.Exit(1)


@vocabulary.command()
def check(
    directory: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of your own; the project's if left out.")
    ] = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="As --ontology uses it: without the project's own.")
    ] = False,
) -> None:
    """Check the terms and registers of a folder.

    A folder is checked as --add-ontology uses it, on top of the project's own, so that names that both
    claim are found; --alone leaves these out. A line for each fault says where it is
    and how to mend it. Exit code 1 if there are faults, 2 if the folder cannot be used at all.

    \b
    kg vocabulary check
    kg vocabulary check my-terms
    """
    from kg.lexicon.proof import faults

    folders, lexicon = arguments.to_check(directory, alone=alone)
    found = faults(folders[-1:], lexicon)
    for fault in found:
        line = f"{fault.file}:{fault.line}: {fault.term}: {fault.message}\n"
        terminal.write(terminal.harmless(line).encode("utf-8", "surrogateescape"))
    terminal.note(f"{len(found)} faults in {_terms(lexicon, folders[-1])} terms of {folders[-1]}")
    if found:
        raise typer.Exit(1)


def _terms(lexicon: Lexicon, folder: Path) -> int:
    return sum(term.file.parent == folder for term in lexicon.terms)
