"""Where the points of running text are, and their clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Span

_POINT = re.compile(r"[；。！？\n]")
_CLAUSE = re.compile(r"[，：]")
_BULLETS = frozenset(" \t\n|-●•◆■▪★▲►◇○√☆*>")


def points(doc: Document, span: Span) -> Iterator[tuple[Span, list[Span]]]:
    """The parts of a span between semicolons and stops, each with its clauses."""
    start = span.start
    for end in [*(m.start() for m in _POINT.finditer(doc.folded, span.start, span.end)), span.end]:
        if end > start:
            point = Span(start, end)
            yield point, clauses(doc, point)
        start = end + 1


def clauses(doc: Document, point: Span) -> list[Span]:
    """The parts of a point between commas and colons, without bullets before them."""
    found = []
    start = point.start
    for end in [*(m.start() for m in _CLAUSE.finditer(doc.folded, point.start, point.end)), point.end]:
        while start < end and doc.folded[start] in _BULLETS:
            start += 1
        if end > start:
            found.append(Span(start, end))
        start = end + 1
    return found


def commas(words: str) -> list[int]:
    """Where 、 stands outside quotation marks and brackets."""
    depth = 0
    found = []
    for i, mark in enumerate(words):
        depth += (mark in "“《（") - (mark in "”》）")
        if mark == "、" and depth <= 0:
            found.append(i)
    return found
