"""What the reports say of each edge and node of a page: quotations, figures, roles, headlines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.terms import FZ, ORG
from kg.view import questions
from kg.view.figures import format_figure, totals
from kg.view.labels import FACTS, PREDICATES
from kg.view.model import Fact, Quote
from kg.view.questions import Occurrence, Query, Report, Row

SHORTCOMING, PLAN = FZ.reports + "/shortcoming", FZ.reports + "/plan"
Key = tuple[str, str, str]
"""Source, target, predicate."""

_MOST_FIGURES = 8


@dataclass(slots=True)
class Said:
    """Quotations with their report's year by edge, facts by edge, facts and headlines by node."""

    quotes: dict[Key, set[tuple[str, Quote]]] = field(default_factory=lambda: defaultdict(set))
    edge_facts: dict[Key, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    node_facts: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    headlines: dict[str, str] = field(default_factory=dict)


def read(
    query: Query,
    within: Sequence[Report],
    hub: Mapping[str, str],
    *,
    occurrences: Sequence[Occurrence],
    members: Sequence[Row],
    stands_for: Mapping[str, tuple[str, str]],
) -> Said:
    """All that these reports say; ``hub`` maps reports to nodes, ``stands_for`` local bodies to their kinds and names."""
    said = Said()
    years = {report.iri: report.year for report in within}
    for (said_by, predicate, entity), quotes in questions.quoted(query, within).items():
        kind, name = stands_for.get(entity, (entity, ""))
        key = (hub[said_by], kind, predicate)
        if name:
            said.edge_facts[key].append(Fact(*FACTS["named"], name))
        said.quotes[key].update((years[said_by], quote) for quote in quotes)
    for report in within:
        said.node_facts[hub[report.iri]].extend(report.facts)
    by_node = questions.occurrence_quotes(query, within)
    _occurrences(said, [one for one in occurrences if one.report in years], hub, years, by_node)
    _figures(said, questions.figures(query, within), hub, years, by_node)
    for row in members:
        if row["report"] in years:
            _member(said, row, years[row["report"]], by_node)
    return said


def _occurrences(
    said: Said,
    occurrences: Sequence[Occurrence],
    hub: Mapping[str, str],
    years: Mapping[str, str],
    by_node: Mapping[str, list[Quote]],
) -> None:
    own = {one.iri for one in occurrences}
    for one in occurrences:
        year = years[one.report]
        quotes = {(year, replace(quote, modality=one.modality)) for quote in by_node.get(one.iri, ())}
        if one.kind == "activity":
            for iri in one.means:
                said.quotes[hub[one.report], iri, FZ.activityType] |= quotes
            continue
        said.headlines[one.iri] = one.headline
        said.node_facts[one.iri].extend(one.facts)
        said.quotes[hub[one.report], one.iri, SHORTCOMING if one.kind == "shortcoming" else PLAN] |= quotes
        for iri in one.means:
            said.quotes[one.iri, iri, FZ.answers if iri in own else FZ.topic] |= quotes


def _figures(
    said: Said,
    rows: Sequence[Row],
    hub: Mapping[str, str],
    years: Mapping[str, str],
    by_node: Mapping[str, list[Quote]],
) -> None:
    by_type: dict[str, list[Row]] = defaultdict(list)
    several = {place for place, count in Counter(hub[report] for report in years).items() if count > 1}
    for row in rows:
        key = (hub[row["report"]], row["type"], FZ.activityType)
        said.quotes[key].update((years[row["report"]], quote) for quote in by_node.get(row["figure"], ()))
        name = row.get("measure", "") or PREDICATES[FZ.activityType][0]
        if key[0] in several:
            name = f"{name} {years[row['report']]}".rstrip()
        if len(said.edge_facts[key]) < _MOST_FIGURES:
            said.edge_facts[key].append(Fact(name, name, format_figure(row)))
        by_type[row["type"]].append(row)
    for iri, some in by_type.items():
        sums = totals(some)
        if sums:
            said.node_facts[iri].append(Fact(*FACTS["total"], "，".join(sums[:6]), ", ".join(sums[:6])))


def _member(said: Said, row: Row, year: str, by_node: Mapping[str, list[Quote]]) -> None:
    role, body = row.get("role", ""), row.get("name", "")
    if role or body:
        said.node_facts[row["person"]].append(Fact(*FACTS["role"], f"{body} {role}".strip()))
    organisation = row.get("kind", row.get("organisation", ""))
    if organisation:
        key = (row["person"], organisation, ORG.member)
        said.quotes[key].update((year, quote) for quote in by_node.get(row["node"], ()))
