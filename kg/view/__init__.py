"""Interactive pages: a view of the graph, laid out, as one HTML file that needs no network.

    dataset.query ── collect ──▶ View ── layout ──▶ positions ── page ──▶ one self-contained HTML file

>>> from kg.view import View, render
>>> render(View((), (), "空图")).startswith("<!DOCTYPE html>")
True
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Protocol

from kg.view.collect import collect
from kg.view.model import Edge, Fact, Node, Quote, View
from kg.view.page import render
from kg.view.questions import Row

__all__ = ["Edge", "Fact", "Node", "Quote", "View", "collect", "render", "write_view"]


class Answers(Protocol):
    """What answers SPARQL SELECT with rows of strings: ``kg.dataset.Dataset``."""

    def query(self, sparql: str) -> Iterable[Row]:
        """The rows of one question."""


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
) -> View:
    """Write the page of a dataset to ``path`` (UTF-8) and return what it shows; options as :func:`collect`.

    Raises KgError where nothing is called ``focus``, for an unknown kind or language.
    """
    view = collect(dataset.query, focus=focus, depth=depth, kinds=kinds, limit=limit, title=title)
    Path(path).write_text(render(view, lang=lang), encoding="utf-8", newline="\n")
    return view
