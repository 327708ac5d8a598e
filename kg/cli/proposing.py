"""The command that asks a language model for further names: propose."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import arguments, terminal
from kg.cli.options import OUTPUT, AddOntology, Graph, Ontology
from kg.model import KgError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kg.propose import Proposed

PROPOSED = Path("proposed")


def propose(
    model: Annotated[
        str, typer.Option("--model", metavar="NAME", help="The model, as the endpoint names it.")
    ],
    endpoint: Annotated[
        str, typer.Option("--endpoint", metavar="URL", help="An OpenAI-compatible address: http://…/v1.")
    ] = "",
    offline: Annotated[bool, typer.Option("--offline", help="Use recorded answers only.")] = False,
    graph: Graph = OUTPUT,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="A folder of its own, new or of kg propose.")
    ] = PROPOSED,
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="DIR", help="In place of .answers in -o.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Requests at a time.")] = 2,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, metavar="S", help="Seconds for one answer.")
    ] = 120.0,
    limit: Annotated[
        float, typer.Option("--limit", min=0.1, metavar="S", help="Seconds for one report.")
    ] = 600.0,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
) -> None:
    """Add what a language model proposes.

    The texts of the reports are sent, passage by passage, to the endpoint, which is asked for names that were not
    found. A name is kept only if its words stand in the passage and the program's own rules settle what they mean.
    What is kept is marked Proposed and lies in a graph <proposed/MODEL/…> of its own. The graph of -g stays as it
    is; -o holds it with the proposals, for kg query, view, explain and export with -g.

    Every answer is recorded: the next run asks only what is missing, --offline nothing at all. A key is read from
    the environment variable FAZHI_KG_LLM_KEY. Exit code 1 if a passage has no answer.

    \b
    kg propose --endpoint http://127.0.0.1:11434/v1 --model qwen3
    kg propose --offline --model qwen3
    kg candidates -g proposed --format csv > review.csv
    """
    from kg import propose as proposing
    from kg.propose.endpoint import KEY

    if bool(endpoint) == offline:
        raise KgError("give --endpoint URL to ask a model, or --offline to use recorded answers, one of them")
    asked = (
        proposing.Endpoint(arguments.text(endpoint), os.environ.get(KEY, ""), timeout) if endpoint else None
    )
    with terminal.progress() as progress:
        found = proposing.propose(
            graph,
            out,
            model=arguments.text(model),
            endpoint=asked,
            answers=answers,
            jobs=jobs,
            limit=limit,
            ontology=ontology,
            add_ontology=add_ontology or (),
            progress=progress,
        )
    terminal.show(_told(found))
    ask = f"{terminal.command()} query -g"
    terminal.note(
        f"written: {out}; {ask} {shlex.quote(str(out))} asks both, {ask} {shlex.quote(str(graph))} the build alone"
    )
    if found.missing:
        why = ", ".join(f"{n} {reason}" for reason, n in sorted(found.missing.items()))
        terminal.note(f"passages without an answer: {why}; run it again to ask them")
        raise typer.Exit(1)


def _told(found: Proposed) -> RenderableType:
    from kg.cli.screen import grid
    from kg.propose.judge import REASONS

    passages = found.record["passages"]
    rows = [("passages", "段落，已有记录", "recorded", str(passages["recorded"]))]
    rows.append(("", "段落，新问", "asked", str(passages["asked"])))
    rows += [("kept", "采用", kind, str(n)) for kind, n in found.record["kept"].items()]
    rows += [("rejected", zh, why.value, str(found.rejected[why])) for why, zh in REASONS.items()]
    return grid(("", "", "", "数 number"), rows)
