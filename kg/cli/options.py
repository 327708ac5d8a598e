"""The options that several commands share, and how an error of the caller ends a command."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core

from kg.cli import terminal
from kg.model import KgError

OUTPUT = Path("output")


@contextmanager
def told() -> Iterator[None]:
    """An error of the caller or of the machine ends the program with one sentence on standard error.

    Exit code 2; after Ctrl-C 130. A reader that stops reading is left to typer, which stops quietly.
    """
    try:
        yield
    except KgError as error:
        sentence, code = str(error), 2
    except BrokenPipeError:
        raise
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        sentence, code = f"{error.strerror or error}{place}", 2
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            sentence += "; free some space, or choose another place for what is written (-o, --cache)"
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        # a file whose name was written in GBK is a str that no UTF-8 can hold
        sentence, code = f"what should be UTF-8 is not ({error.object[:80]!a}); rename or convert it", 2
    except KeyboardInterrupt:
        sentence, code = "stopped", 130
    else:
        return
    terminal.note(f"kg: {' '.join(sentence.split())}")
    raise SystemExit(code)


class Commands(typer.core.TyperGroup):
    """A group of commands that ends in a sentence where it cannot end in an answer."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Read the arguments and run a command; here for help that cannot be written."""
        with told():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; here for Ctrl-C, of which typer says nothing."""
        with told():
            return super().invoke(ctx)


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
