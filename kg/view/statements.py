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


def statements(query: Query, within: Mapping[str, int]) -> list[Said]:
    """All statements of these reports, by report and place in its text; first what comes from its source record."""
    found = {one for one in _all(query) if one.report in within}
    return sorted(found, key=lambda one: (within[one.report], *one[7:], one))


def headlines(query: Query) -> dict[str, str]:
    """What shortcomings and plans are called."""
    rows = ask(query, "SELECT ?node ?value { ?node fz:headline ?value }")
    return {row["node"]: row["value"] for row in rows}


class _Columns:
    """What each node has, one predicate a question.

    A question that joins eight properties of 90,000 nodes takes four times as long as eight that scan one each.
    """

    def __init__(self, query: Query) -> None:
        self._query = query
        self.quoted = self.all("prov:wasQuotedFrom")
        self.modality = self.one("fz:modality")

    def all(self, name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in ask(self._query, f"SELECT ?s ?o {{ ?s {name} ?o }}"):
            found[row["s"]].append(row["o"])
        return found

    def one(self, name: str) -> dict[str, str]:
        return {node: min(values) for node, values in self.all(name).items()}


def _all(query: Query) -> Iterator[Said]:
    has = _Columns(query)
    yield from _direct(query, has)
    report = {node: one for one, nodes in has.all("fz:reports").items() for node in nodes}
    for name in ("activityType", "topic", "answers"):
        for node, values in has.all(f"fz:{name}").items():
            if node in report:
                subject = report[node] if name == "activityType" else node
                for value in values:
                    yield from _said(has, node, report[node], (subject, FZ[name], value))
    for node, kind in has.one("rdf:type").items():
        if node in report and kind in _NAMED:
            yield from _said(has, node, report[node], (report[node], _NAMED[kind], node))
    yield from _figures(has, report)
    yield from _members(has, report)


_NAMED = {FZ.Shortcoming: SHORTCOMING, FZ.Plan: PLAN}


def _direct(query: Query, has: _Columns) -> Iterator[Said]:
    contexts = has.all("fz:context")
    subject, predicate = has.one("rdf:subject"), has.one("rdf:predicate")
    for row in ask(query, "SELECT ?s ?o (ISLITERAL(?o) AS ?literal) { ?s rdf:object ?o }"):
        node = row["s"]
        triple = (subject[node], predicate[node], row["o"])
        qualifiers = tuple(sorted(map(local, contexts.get(node, ()))))
        yield from _said(has, node, subject[node], triple, row["literal"] == "true", qualifiers)


def _figures(has: _Columns, report: Mapping[str, str]) -> Iterator[Said]:
    fields = ("value", "measure", "unit", "qualifier")
    columns = {name: has.one(f"fz:{name}") for name in fields} | {"upper": has.one("fz:upperBound")}
    for node in columns["value"]:
        if node in report:
            row = {name: column[node] for name, column in columns.items() if node in column}
            value = " ".join(filter(None, (row.get("measure"), format_figure(row))))
            yield from _said(has, node, report[node], (report[node], FZ.figure, value), True)


def _members(has: _Columns, report: Mapping[str, str]) -> Iterator[Said]:
    persons, roles, bodies = (has.all(f"org:{name}") for name in ("member", "role", "organization"))
    for node, some in persons.items():
        for person in some if node in report else ():
            for body in bodies.get(node, ()):
                yield from _said(has, node, report[node], (person, ORG.member, body))
            for role in roles.get(node, ()):
                yield from _said(has, node, report[node], (person, ORG.role, role), True)


def _said(
    has: _Columns,
    node: str,
    report: str,
    triple: tuple[str, str, str],
    literal: bool = False,
    qualifiers: tuple[str, ...] = (),
) -> Iterator[Said]:
    """A statement for each place that it is quoted from."""
    subject, predicate, value = triple
    what = ("", value) if literal else (value, "")
    modality = local(has.modality.get(node, "Done"))
    for place in has.quoted.get(node, ()):
        span = span_of(place)
        at = (span.start, span.end) if span else (-1, -1)
        yield Said(report, subject, predicate, *what, modality, qualifiers, *at)
