"""The options that several commands share, and how an error of the caller ends a command."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core

from kg.model import KgError

OUTPUT = Path("output")


class Commands(typer.core.TyperGroup):
    """A group of commands; an error of the caller is one sentence on standard error and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            typer.echo(f"kg: {' '.join(str(error).split())}", err=True)
            raise typer.Exit(2) from None


class Form(StrEnum):
    """Formats of an answer."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    ttl = "ttl"
    nt = "nt"


class Lang(StrEnum):
    """Languages that a page opens in."""

    zh = "zh"
    en = "en"


Graph = Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", help="The folder that kg build wrote.")]
Ontology = Annotated[
    Path | None,
    typer.Option("--ontology", metavar="DIR", help="Vocabularies and registers in place of the project's."),
]
AddOntology = Annotated[
    list[Path] | None,
    typer.Option("--add-ontology", metavar="DIR", help="A folder of terms of your own to add; repeatable."),
]
Reports = Annotated[list[Path], typer.Argument(metavar="PATH", help="Reports, or folders of reports.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
