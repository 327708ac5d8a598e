"""The SPARQL that reads every statement with where it is quoted from, in one pass over the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.graph import span_of
from kg.terms import FZ, ORG
from kg.view.figures import format_figure
from kg.view.labels import local
from kg.view.questions import Query, ask
from kg.view.said import PLAN, SHORTCOMING


class Said(NamedTuple):
    """A statement by IRIs; ``value`` is a literal where ``object`` is empty, ``start`` is -1 without words in the text."""

    report: str
    subject: str
    predicate: str
    object: str
    value: str
    modality: str
    qualifiers: tuple[str, ...]
    start: int
    end: int


_OCCURRENCES = "?report fz:reports ?node . ?node prov:wasQuotedFrom ?from . "
_MODALITY = "OPTIONAL { ?node fz:modality ?m } "
_FIGURE = (
    "OPTIONAL { ?node fz:measure ?measure } OPTIONAL { ?node fz:upperBound ?upper } "
    "OPTIONAL { ?node fz:unit ?unit } OPTIONAL { ?node fz:qualifier ?qualifier } "
)


def statements(query: Query, within: Mapping[str, int]) -> list[Said]:
    """All statements of these reports, by report and place in its text; first what comes from its source record."""
    found = {one for one in _all(query) if one.report in within}
    return sorted(found, key=lambda one: (within[one.report], *one[7:], one))


def headlines(query: Query) -> dict[str, str]:
    """What shortcomings and plans are called."""
    rows = ask(query, "SELECT ?node ?value { ?node fz:headline ?value }")
    return {row["node"]: row["value"] for row in rows}


def _all(query: Query) -> Iterator[Said]:
    contexts: dict[str, set[str]] = defaultdict(set)
    for row in ask(query, "SELECT ?node ?c { ?node fz:context ?c }"):
        contexts[row["node"]].add(local(row["c"]))
    for row in ask(
        query,
        "SELECT ?node ?report ?p ?o ?m ?from (ISLITERAL(?o) AS ?literal) { ?node a rdf:Statement ; "
        "rdf:subject ?report ; rdf:predicate ?p ; rdf:object ?o ; prov:wasQuotedFrom ?from . "
        + _MODALITY
        + "}",
    ):
        yield _said(
            row, row["report"], row["p"], row["o"], row["literal"] == "true", sorted(contexts[row["node"]])
        )
    for predicate, where in (
        (FZ.activityType, "?node fz:activityType ?o . "),
        (SHORTCOMING, "?node a fz:Shortcoming . BIND(?node AS ?o) "),
        (PLAN, "?node a fz:Plan . BIND(?node AS ?o) "),
    ):
        for row in ask(query, f"SELECT * {{ {_OCCURRENCES}{where}{_MODALITY}}}"):
            yield _said(row, row["report"], predicate, row["o"])
    for predicate, name in ((FZ.topic, "topic"), (FZ.answers, "answers")):
        for row in ask(query, f"SELECT * {{ {_OCCURRENCES}?node fz:{name} ?o . {_MODALITY}}}"):
            yield _said(row, row["node"], predicate, row["o"])
    for row in ask(query, f"SELECT * {{ {_OCCURRENCES}?node fz:value ?value . {_FIGURE}{_MODALITY}}}"):
        value = " ".join(filter(None, (row.get("measure"), format_figure(row))))
        yield _said(row, row["report"], FZ.figure, value, True)
    for row in ask(
        query,
        f"SELECT * {{ {_OCCURRENCES}?node org:member ?person . OPTIONAL {{ ?node org:role ?role }} "
        f"OPTIONAL {{ ?node org:organization ?o }} {_MODALITY}}}",
    ):
        role = row.get("role", "")
        if "o" in row:
            yield _said(row, row["person"], ORG.member, row["o"])
        if role:
            yield _said(row, row["person"], ORG.role, role, True)


def _said(
    row: Mapping[str, str],
    subject: str,
    predicate: str,
    value: str,
    literal: bool = False,
    qualifiers: list[str] | None = None,
) -> Said:
    span = span_of(row["from"])
    return Said(
        row["report"],
        subject,
        predicate,
        "" if literal else value,
        value if literal else "",
        local(row.get("m", "Done")),
        tuple(qualifiers or ()),
        *((span.start, span.end) if span else (-1, -1)),
    )
