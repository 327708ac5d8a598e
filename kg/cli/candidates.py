"""The command that leads from names no vocabulary has to terms: candidates, listed and accepted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import arguments, terminal
from kg.cli.options import OUTPUT, AddOntology, Graph, Ontology
from kg.model import KgError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kg.candidates import Candidate
    from kg.candidates.accepting import Accepted
    from kg.candidates.table import Problem


class ListForm(StrEnum):
    """Formats of the listing."""

    table = "table"
    csv = "csv"
    json = "json"


def candidates(
    graph: Graph = OUTPUT,
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="KIND", help="mechanism, norm, campaign, organisation, platform or work."
        ),
    ] = "",
    min_count: Annotated[
        int, typer.Option("--min-count", min=1, metavar="N", help="Only what at least N reports say.")
    ] = 1,
    form: Annotated[ListForm, typer.Option("--format", help="csv is for review.")] = ListForm.table,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", min=0, metavar="N", help="Names; 0: all.  [default: 50 in a table, else all]"
        ),
    ] = None,
    accept: Annotated[
        Path | None, typer.Option("--accept", metavar="FILE", help="A reviewed table (CSV) to take in.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="With --accept: the Turtle to write.")
    ] = None,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
) -> None:
    """List names no vocabulary has, or take them in.

    Patterns found them in the reports. Each is listed with the reports and statements that name it, over how many
    provinces, counties and years they spread, sentences, and the known term it may be a variant of. Names that
    differ only by marks or by 机制, 制度, 模式 at the end stand together.

    In the table of --format csv, write accept, variant-of or reject under decision; --accept turns it into
    Turtle, and rows of a norms.csv beside it, checked as kg vocabulary check does. Exit code 1 if a row must be
    mended first: each is named with its line, and nothing is written.

    \b
    kg candidates --kind mechanism --min-count 2
    kg candidates --format csv > review.csv
    kg candidates --accept review.csv -o my-terms/accepted.ttl
    kg build reports --add-ontology my-terms
    """
    if accept is not None:
        _accept(accept, out, ontology, add_ontology)
        return
    if out is not None:
        raise KgError("-o is for the terms of --accept; write the listing with > FILE")
    from kg.candidates import listing, table
    from kg.dataset import Dataset

    if limit is None:
        limit = 50 if form is ListForm.table else 0
    dataset = Dataset.open(graph)
    lexicon = arguments.lexicon(ontology, add_ontology)
    found = listing.candidates(dataset, lexicon, kind=arguments.text(kind), min_count=min_count, limit=limit)
    if form is ListForm.csv:
        terminal.write(table.table(found.shown))
    elif form is ListForm.json:
        terminal.write_json([table.plain(one) for one in found.shown])
    else:
        terminal.show(_listing(found.shown))
    more = (
        f", {len(found.shown)} of them shown; --limit 0 shows all" if len(found.shown) < found.total else ""
    )
    terminal.note(f"{found.total} candidates{more}")


def _accept(file: Path, out: Path | None, ontology: Path | None, add: Sequence[Path] | None) -> None:
    from kg.candidates import accepting
    from kg.lexicon import default_ontology

    if out is not None:
        _check_target(out)
    lexicon = arguments.lexicon(ontology, add)
    directories = [ontology or default_ontology(), *(add or ())]
    accepted = accepting.accept(file, lexicon, directories)
    _tell(accepted.problems)
    if accepted.problems:
        terminal.note(f"{len(accepted.problems)} rows must be mended; nothing was written")
        raise typer.Exit(1)
    _write(accepted, out)
    _tell(accepted.remarks)
    terminal.note(
        f"{accepted.terms} terms, {len(accepted.norms)} norms, {accepted.merged} variants to merge by hand"
        + (f": {out}" if out else "")
    )


def _check_target(out: Path) -> None:
    from kg.candidates.accepting import MARKER

    arguments.check_outside(out)
    if out.suffix != ".ttl":
        raise KgError(f"{out} is no name of a vocabulary; write one that ends with .ttl")
    if out.is_file() and not out.read_bytes().startswith(MARKER.encode()):
        raise KgError(f"{out} holds terms of another origin; name a new file beside it")


def _write(accepted: Accepted, out: Path | None) -> None:
    from kg.candidates.accepting import with_norms
    from kg.candidates.proof import norm_table

    if out is None:
        text = norm_table(accepted.norms).decode() if accepted.norms else ""
        beside = "".join(f"# {line}\n" for line in ("Rows of norms.csv:", *text.splitlines())) if text else ""
        terminal.write((accepted.turtle + (f"\n{beside}" if beside else "")).encode())
        return
    arguments.save(out, accepted.turtle.encode())
    if accepted.norms:
        register = out.with_name("norms.csv")
        arguments.save(register, norm_table(with_norms(register, accepted.norms)))


def _tell(problems: Sequence[Problem]) -> None:
    for one in problems:
        terminal.note(f"{one.file}:{one.line}: {one.name}: {one.message}")


def _listing(shown: Sequence[Candidate]) -> RenderableType:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = []
    for one in shown:
        head = Text(one.name, style="bold")
        head.append(f"  {' '.join(filter(None, (one.kind, one.class_)))}", style="green")
        parts.append(head)
        said = [_counted(one), *(f"异写 variant  {v.name}  {_counted(v)}" for v in one.variants)]
        if one.near:
            label = (
                one.near.label if one.near.name == one.near.label else f"{one.near.label}（{one.near.name}）"
            )
            said.append(f"近似 nearest known  {label}  {one.near.iri}")
        parts += [Padding(Text(line), (0, 0, 0, 2), expand=False) for line in said]
        for example in one.examples:
            where = "  ".join(filter(None, (example.place, example.year)))
            line = Text(example.marked)
            line.append(f"  {where}", style="dim")
            parts.append(Padding(line, (0, 0, 0, 4), expand=False))
        parts.append(Text(""))
    return Group(*parts)


def _counted(one: Candidate) -> str:
    """How often and how widely, in both languages.

    >>> from kg.candidates import Candidate
    >>> _counted(Candidate("mechanism", "街坊夜话", "", 2, 5, ("甲省",), ("甲省乙县",), ("2021", "2023")))
    '2 份报告 reports · 5 处 statements · 1 省 provinces · 1 县 counties · 2021–2023'
    """
    years = one.years[0] + (f"–{one.years[-1]}" if len(one.years) > 1 else "") if one.years else ""
    counts = (
        f"{one.reports} 份报告 reports",
        f"{one.statements} 处 statements",
        f"{len(one.provinces)} 省 provinces",
        f"{len(one.counties)} 县 counties",
    )
    return " · ".join((*counts, years) if years else counts)
