"""The command that says what changed between two builds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import terminal
from kg.cli.options import Json

if TYPE_CHECKING:
    from rich.text import Text

    from kg.comparison import Comparison, Pair

_SIGNS = {"gained": ("+", "green"), "lost": ("-", "red")}


def diff(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="A folder that kg build has written, or a .nq file.")
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later one.")],
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", help="Reports that are listed; 0: all.", min=0)
    ] = 20,
    as_json: Json = False,
) -> None:
    """Show which facts a later build has gained and lost.

    By report and predicate, each with its words and their sentence. A report that was edited is
    compared with what it was, by the name of its file. With --json one line for each report, and
    a last line with the sums. Exit code 1 if there is a difference.

    \b
    kg diff before after
    kg diff output/builds/0001 output/builds/0002 --limit 0
    """
    from kg.comparison import compare

    found = compare(old, new)
    sums = _Sums()
    pairs = sums.counted(found.pairs())
    if as_json:
        for pair in pairs:
            terminal.write(terminal.encoded(asdict(pair), indent=None))
        terminal.write(terminal.encoded(sums.said(found), indent=None))
    else:
        for pair in islice(pairs, limit or None):
            terminal.show(_pair(pair))
        for _ in pairs:
            pass
        terminal.show(_summary(sums, found, limit))
    if sums.reports or found.described:
        raise typer.Exit(1)


class _Sums:
    """What pairs add up to while they pass."""

    def __init__(self) -> None:
        self.reports: Counter[str] = Counter()
        self.facts: dict[str, Counter[str]] = {}

    def counted(self, pairs: Iterator[Pair]) -> Iterator[Pair]:
        for pair in pairs:
            self.reports["changed" if pair.old and pair.new else "gained" if pair.new else "lost"] += 1
            for fact in pair.facts:
                self.facts.setdefault(fact.predicate, Counter())[fact.change] += 1
            yield pair

    def said(self, found: Comparison) -> dict[str, Any]:
        return {
            "same": found.same,
            "reports": {kind: self.reports[kind] for kind in ("gained", "lost", "changed")},
            "facts": {predicate: dict(sorted(of.items())) for predicate, of in sorted(self.facts.items())},
            "concepts": {graph: {"gained": g, "lost": n} for graph, (g, n) in found.described.items()},
        }


def _pair(pair: Pair) -> Text:
    from rich.text import Text

    what = "" if pair.old and pair.new else " (new)" if pair.new else " (gone)"
    shown = Text(f"{pair.title or pair.file}", style="bold")
    shown.append(f"  {pair.file}{what}\n", style="dim")
    for fact in pair.facts:
        sign, colour = _SIGNS[fact.change]
        about = " ".join(filter(None, (fact.modality, *fact.contexts)))
        shown.append(f"{sign} {fact.predicate}: {fact.value}", style=colour)
        shown.append(f"  [{about}]" if about else "", style="dim")
        shown.append(f"\n    “{fact.words}”", style="italic")
        shown.append(f"  {fact.sentence}\n" if fact.sentence not in ("", fact.words) else "\n", style="dim")
    return shown


def _summary(sums: _Sums, found: Comparison, limit: int) -> Any:
    from rich.console import Group
    from rich.text import Text

    from kg.cli.screen import grid

    of = sums.reports
    said = f"reports: {found.same} the same, {of['changed']} changed, {of['gained']} new, {of['lost']} gone"
    if limit and of.total() > limit:
        said += f"; the first {limit} are listed (--limit 0 lists all)"
    rows = [(name, str(count["gained"]), str(count["lost"])) for name, count in sorted(sums.facts.items())]
    rows += [(graph, str(gained), str(lost)) for graph, (gained, lost) in found.described.items()]
    if not rows:
        return Text(said)
    return Group(Text(said), grid(("谓词 predicate", "增加 gained", "减少 lost"), rows))
