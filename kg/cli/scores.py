"""How an evaluation looks: scores, what is left of them without a source, and what a change gains and loses."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.text import Text

from kg.cli.screen import grid

if TYPE_CHECKING:
    from kg.evaluate import Evaluation
    from kg.evaluate.ablation import Ablation
    from kg.evaluate.differences import Comparison, Difference

_MARKS = {"gained": "+", "lost": "-", "changed": "~"}


def scores(result: Evaluation) -> RenderableType:
    """Precision, recall and F1 by category, and the accuracy of attributes."""
    rows = [
        (
            name,
            *(f"{100 * x:.1f}%" for x in (s.precision, s.recall, s.f1)),
            *map(str, (s.hit, s.missed, s.wrong)),
        )
        for name, s in result.categories.items()
    ]
    right, of = result.header
    attributes = [(name, f"{100 * share:.1f}%") for name, share in result.attributes.items()]
    parts: list[RenderableType] = [
        grid(("category", "precision", "recall", "F1", "hit", "missed", "wrong"), rows)
    ]
    if attributes:
        parts.append(grid(("attribute", "accuracy"), attributes))
    return Group(*parts, Text(f"year and place of the report: {right} of {of} right"))


def plain_scores(result: Evaluation, *, misses: bool) -> dict[str, Any]:
    """An evaluation as JSON."""
    keys = ("hit", "missed", "wrong", "precision", "recall", "f1")
    shown: dict[str, Any] = {
        "categories": {n: {key: getattr(s, key) for key in keys} for n, s in result.categories.items()},
        "attributes": result.attributes,
        "header": list(result.header),
    }
    return {**shown, "misses": result.misses} if misses else shown


def ablation(found: Ablation, source: str) -> RenderableType:
    """F1 by category with all terms, without those that only the source gave, and without all that name it."""
    runs = (found.whole, found.without, found.strictly)
    rows = [
        (name, *(f"{100 * run.categories[name].f1:.1f}%" for run in runs)) for name in found.whole.categories
    ]
    counts = [
        (scheme, *map(str, (found.terms[scheme], found.only[scheme], found.named[scheme])))
        for scheme in found.terms
    ]
    total = [sum(count.values()) for count in (found.terms, found.only, found.named)]
    only, named = f"only {source}", f"also {source}"
    return Group(
        Text("F1 with all terms, and without those whose source is it"),
        grid(("category", "all", f"- {only}", f"- {named}"), rows),
        Text("terms, and those left out"),
        grid(("scheme", "all", only, named), [*counts, ("together", *map(str, total))]),
    )


def plain_ablation(found: Ablation) -> dict[str, Any]:
    """An ablation as JSON."""
    runs = {"all": found.whole, "only": found.without, "named": found.strictly}
    return {
        "f1": {key: {n: s.f1 for n, s in run.categories.items()} for key, run in runs.items()},
        "terms": {"all": found.terms, "only": found.only, "named": found.named},
    }


def comparison(found: Comparison, *, judged: bool) -> RenderableType:
    """Each difference on a line under its document and category, then how many there are of each kind."""
    parts: list[RenderableType] = []
    at = ("", "")
    for one in found.differences:
        if at != (one.document, one.category):
            at = (one.document, one.category)
            parts.append(Text(" ".join(at), style="bold"))
        parts.append(_difference(one))
    columns = ["category", *_MARKS] + (["better", "worse"] if judged else [])
    rows = []
    for category in dict.fromkeys(one.category for one in found.differences):
        these = [one for one in found.differences if one.category == category]
        kinds, better = Counter(one.change for one in these), Counter(one.better for one in these)
        counts = [kinds[change] for change in _MARKS] + ([better[True], better[False]] if judged else [])
        rows.append((category, *map(str, counts)))
    parts.append(grid(columns, rows) if rows else Text("no difference"))
    return Group(*parts)


def _difference(one: Difference) -> Text:
    line = Text(f"  {_MARKS[one.change]} {one.entry}".replace("\n", " "))
    if one.change == "changed":
        line.append(f"  {one.attribute}: {one.was} -> {one.now}".replace("\n", " "))
    sides = [f"was {one.before}"] * bool(one.before) + [f"is {one.after}"] * bool(one.after)
    if sides:
        style = {True: "green", False: "red", None: "dim"}[one.better]
        line.append(f"  [{', '.join(sides)}]", style=style)
    return line


def plain_comparison(found: Comparison) -> dict[str, Any]:
    """A comparison as JSON."""
    said = asdict(found)
    for row, one in zip(said["differences"], found.differences, strict=True):
        row["better"] = one.better
    return said
