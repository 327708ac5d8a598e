"""What the tests of activities ask a text."""

from __future__ import annotations

from kg.detect.quantities import find
from kg.extract.activities import extract
from kg.model import Mentions
from kg.read import document
from kg.terms import FZ


def counted(text: str) -> list[tuple[str, str]]:
    """What each figure of a text counts, and the type of its activity."""
    facts: dict[str, dict[str, list[object]]] = {}
    doc = document(text)
    for statement in extract(doc, Mentions(find(doc, Mentions([])))):
        facts.setdefault(statement.subject, {}).setdefault(statement.predicate, []).append(statement.object)
    types = {
        figure: str(about[FZ.activityType][0]).rpartition("/")[2]
        for about in facts.values()
        for figure in about.get(FZ.figure, [])
    }
    return [
        (str(about[FZ.measure][0].text), types[figure])
        for figure, about in facts.items()
        if FZ.measure in about
    ]
