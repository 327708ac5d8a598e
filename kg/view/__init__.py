"""Interactive pages: several views of a graph as tabs of one HTML file that needs no network.

    Dataset ── shared ──▶ entities, reports, statements ── views/ ──▶ data of each view ── page ──▶ one self-contained file

>>> from kg.view import Shared, View, render
>>> render(Shared.of_view(View((), (), "空图"))).startswith("<!DOCTYPE html>")
True
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from kg.view.collect import collect
from kg.view.model import Edge, Fact, Node, Quote, View
from kg.view.page import render
from kg.view.shared import Answers, Shared

__all__ = ["Edge", "Fact", "Node", "Quote", "Shared", "View", "collect", "render", "write_view"]


def write_view(
    dataset: Answers,
    path: Path | str,
    *,
    focus: str = "",
    depth: int = 1,
    kinds: Collection[str] = (),
    limit: int = 400,
    title: str = "",
    lang: str = "zh",
) -> Shared:
    """Write the page of a dataset to ``path`` (UTF-8) and return what it shows; options as :func:`collect`.

    Raises KgError where nothing is called ``focus``, for an unknown kind or language.
    """
    shared = Shared(dataset, focus=focus, depth=depth, kinds=kinds, limit=limit, title=title)
    Path(path).write_text(render(shared, lang=lang), encoding="utf-8", newline="\n")
    return shared
