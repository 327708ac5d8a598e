"""The SPARQL that reads what reports say, one question a function, for a page."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.graph import span_of
from kg.terms import FZ, NAMESPACES
from kg.view.labels import FACTS, LINKS, local
from kg.view.model import Fact, Quote

Row = Mapping[str, str]
Query = Callable[[str], Iterable[Row]]
"""Answers a SELECT with rows of plain strings; unbound variables are absent (``Dataset.query``)."""

_PREFIXES = "".join(f"PREFIX {space.prefix}: <{space.iri}>\n" for space in NAMESPACES)
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Report:
    """A report and the place it is about."""

    iri: str
    title: str
    year: str
    place: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An activity, shortcoming or plan in a report; ``means`` is the activity type, topic or shortcoming."""

    iri: str
    report: str
    kind: str
    modality: str
    headline: str
    means: frozenset[str]
    facts: tuple[Fact, ...]


def ask(query: Query, where: str) -> Iterator[Row]:
    """Rows of a question, with the project's prefixes declared."""
    return iter(query(_PREFIXES + where))


def values_of(name: str, iris: Iterable[str]) -> Iterator[str]:
    """VALUES clauses for these IRIs, a few hundred at a time."""
    ordered = sorted(set(iris))
    for i in range(0, len(ordered), _CHUNK):
        yield f"VALUES ?{name} {{ {' '.join(f'<{iri}>' for iri in ordered[i : i + _CHUNK])} }}"


def reports(query: Query) -> list[Report]:
    """All reports, in order of their IRIs; of several texts of one report only that which stands for it."""
    copies = {row["copy"] for row in ask(query, "SELECT DISTINCT ?copy { ?copy fz:sameReportAs ?other }")}
    said: dict[str, dict[str, set[str]]] = {}
    for row in ask(query, "SELECT DISTINCT ?report { ?report a fz:Report }"):
        said[row["report"]] = defaultdict(set)
    properties = (
        ("title", "dcterms:title"),
        ("year", "fz:reportingYear"),
        ("place", "fz:about"),
        ("number", "fz:documentNumber"),
        ("issuer", "fz:issuer/skos:prefLabel"),
        ("addressee", "fz:addressee/skos:prefLabel"),
        ("source", "dcterms:source/schema:url"),
    )
    for name, path in properties:
        for row in ask(query, f"SELECT DISTINCT ?report ?value {{ ?report a fz:Report ; {path} ?value }}"):
            said[row["report"]][name].add(row["value"])
    return [
        Report(
            iri,
            min(one["title"], default=""),
            min(one["year"], default=""),
            min(one["place"], default=""),
            tuple(_report_facts(one)),
        )
        for iri, one in sorted(said.items())
        if iri not in copies
    ]


def _report_facts(said: Mapping[str, set[str]]) -> Iterator[Fact]:
    year = min(said["year"], default="")
    for name in ("title", "number", "issuer", "addressee", "source"):
        zh, en = FACTS[name]
        for value in sorted(said[name]):
            web = name == "source" and value.startswith(("http://", "https://"))
            yield Fact(f"{zh} {year}".strip(), f"{en} {year}".strip(), value, href=value if web else "")


def links(query: Query) -> set[tuple[str, str, str]]:
    """The direct statements of all reports: report, predicate, entity.

    Local bodies (the 司法所 of one township) stand for their kind where the vocabulary has one,
    for two townships share the kind and never the body.
    """
    values = " ".join(f"<{iri}>" for iri in sorted(LINKS))
    found = {
        (row["report"], row["p"], row.get("kind", row["o"]))
        for row in ask(
            query,
            f"SELECT DISTINCT ?report ?p ?o ?kind {{ VALUES ?p {{ {values} }} ?report a fz:Report ; ?p ?o . "
            "OPTIONAL { ?o org:classification ?kind } }",
        )
    }
    found.update(
        (row["report"], FZ.activityType, row["o"])
        for row in ask(query, "SELECT DISTINCT ?report ?o { ?report fz:reports/fz:activityType ?o }")
    )
    return found


def quoted(query: Query, within: Iterable[Report]) -> dict[tuple[str, str, str], list[Quote]]:
    """The quotations of each direct statement: (report, predicate, object) → quotations in text order."""
    titles = {report.iri: report.title for report in within}
    contexts: dict[str, set[str]] = defaultdict(set)
    rows: dict[str, Row] = {}
    for values in values_of("report", titles):
        for row in ask(
            query,
            f"SELECT DISTINCT * {{ {values} ?node rdf:subject ?report ; rdf:predicate ?p ; rdf:object ?o ; "
            "fz:modality ?modality ; prov:wasQuotedFrom ?from . ?from oa:exact ?words . "
            "OPTIONAL { ?node fz:inSentence ?sentence . ?sentence oa:exact ?text } "
            "OPTIONAL { ?node fz:inSection ?section . ?section fz:heading ?heading } "
            "OPTIONAL { ?node fz:context ?context } }",
        ):
            rows[row["node"]] = row
            if "context" in row:
                contexts[row["node"]].add(local(row["context"]))
    found: dict[tuple[str, str, str], list[Quote]] = defaultdict(list)
    for node, row in rows.items():
        quote = _quote(row, titles[row["report"]], row.get("heading", ""), sorted(contexts[node]))
        found[row["report"], row["p"], row["o"]].append(quote)
    return {key: sorted(quotes, key=lambda q: (q.begin, q.stop)) for key, quotes in found.items()}


def occurrence_quotes(query: Query, within: Iterable[Report]) -> dict[str, list[Quote]]:
    """The quotations of each occurrence; one that is repeated in the text has several.

    Such a node has as many sentences and sections as quotations. They are asked for apart and paired here by
    where they stand: one question would join each with each, a million rows for what is said a hundred times.
    """
    titles = {report.iri: report.title for report in within}
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for values in values_of("report", titles):
        node = f"{values} ?report fz:reports ?node . ?node "
        sentences = _by_node(query, f"{node} fz:inSentence ?at . ?at oa:exact ?text")
        headings = _by_node(
            query, f"{node} fz:inSection ?part . ?part fz:heading ?text ; prov:wasQuotedFrom ?at"
        )
        for row in ask(
            query,
            f"SELECT DISTINCT ?report ?node ?from ?words ?modality {{ {node} prov:wasQuotedFrom ?from ; "
            "fz:modality ?modality . ?from oa:exact ?words }",
        ):
            span = span_of(row["from"])
            start = span.start if span else 0
            _, sentence, text = _last_before(sentences[row["node"]], start)
            _, _, heading = _last_before(headings[row["node"]], start)
            one = {**row, "sentence": sentence, "text": text}
            quotes[row["node"]].append(_quote(one, titles[row["report"]], heading, ()))
    return {node: sorted(some, key=lambda q: (q.begin, q.stop)) for node, some in quotes.items()}


_Placed = tuple[int, str, str]  # where it begins, the span, its words


def _by_node(query: Query, where: str) -> dict[str, list[_Placed]]:
    """What stands where for each node, in text order."""
    found: dict[str, list[_Placed]] = defaultdict(list)
    for row in ask(query, f"SELECT DISTINCT ?node ?at ?text {{ {where} }}"):
        if span := span_of(row["at"]):
            found[row["node"]].append((span.start, row["at"], row["text"]))
    for placed in found.values():
        placed.sort()
    return found


def _last_before(placed: Sequence[_Placed], start: int) -> _Placed:
    """The last of these that begins at or before an offset; empty if none does."""
    i = bisect_right(placed, start, key=lambda one: one[0])
    return placed[i - 1] if i else (0, "", "")


def _quote(row: Row, title: str, heading: str, contexts: Sequence[str]) -> Quote:
    words, text = row["words"], row.get("text", "")
    span, sentence = span_of(row["from"]), span_of(row.get("sentence", ""))
    start = span.start - sentence.start if span and sentence else 0
    if text[start : start + len(words)] != words:
        # Long sentences are kept up to a limit: words behind it are shown alone.
        start = text.find(words)
        if start < 0:
            start, text = 0, words
    begin, stop = (span.start, span.end) if span else (0, 0)
    modality = local(row["modality"])
    return Quote(title, heading, text, start, start + len(words), begin, stop, modality, tuple(contexts))


def occurrences(query: Query, within: Iterable[Report]) -> list[Occurrence]:
    """Activities, shortcomings and plans of these reports, with their headlines."""
    kinds = {FZ.Activity: "activity", FZ.Shortcoming: "shortcoming", FZ.Plan: "plan"}
    types = " ".join(f"<{iri}>" for iri in kinds)
    means: dict[str, set[str]] = defaultdict(set)
    facts: dict[str, set[Fact]] = defaultdict(set)
    rows: dict[str, Row] = {}
    for values in values_of("report", (report.iri for report in within)):
        for row in ask(
            query,
            f"SELECT DISTINCT * {{ {values} VALUES ?type {{ {types} }} ?report fz:reports ?node . ?node a ?type . "
            "OPTIONAL { ?node fz:modality ?modality } OPTIONAL { ?node fz:headline ?headline } "
            "OPTIONAL { ?node fz:activityType|fz:answers|fz:topic ?means } "
            "OPTIONAL { ?node fz:cause ?cause } OPTIONAL { ?node fz:targetYear ?targetYear } }",
        ):
            rows[row["node"]] = row
            if "means" in row:
                means[row["node"]].add(row["means"])
            facts[row["node"]].update(Fact(*FACTS[k], row[k]) for k in ("cause", "targetYear") if k in row)
    return [
        Occurrence(
            node,
            row["report"],
            kinds[row["type"]],
            local(row.get("modality", "Done")),
            row.get("headline", ""),
            frozenset(means[node]),
            tuple(sorted(facts[node], key=lambda fact: (fact.label_zh, fact.value_zh))),
        )
        for node, row in sorted(rows.items())
    ]


def figures(query: Query, within: Iterable[Report]) -> list[Row]:
    """The figures of these reports' activities: report, type, figure, measure, value, upper, unit, qualifier."""
    found: dict[tuple[str, str], Row] = {}
    for values in values_of("report", (report.iri for report in within)):
        for row in ask(
            query,
            f"SELECT DISTINCT * {{ {values} ?report fz:reports ?activity . ?activity fz:activityType ?type ; "
            "fz:figure ?figure . ?figure fz:value ?value . OPTIONAL { ?figure fz:measure ?measure } "
            "OPTIONAL { ?figure fz:upperBound ?upper } OPTIONAL { ?figure fz:unit ?unit } "
            "OPTIONAL { ?figure fz:qualifier ?qualifier } OPTIONAL { ?figure fz:modality ?modality } }",
        ):
            found[row["type"], row["figure"]] = row
    return [found[key] for key in sorted(found)]


def memberships(query: Query, within: Iterable[Report]) -> list[Row]:
    """Who is what in which body: report, node, person, role, organisation (and its kind)."""
    found: dict[tuple[str, ...], Row] = {}
    for values in values_of("report", (report.iri for report in within)):
        for row in ask(
            query,
            f"SELECT DISTINCT * {{ {values} ?report fz:reports ?node . ?node org:member ?person . "
            "OPTIONAL { ?node org:role ?role } OPTIONAL { ?node org:organization ?organisation . "
            "OPTIONAL { ?organisation org:classification ?kind } "
            "OPTIONAL { ?organisation skos:prefLabel ?name FILTER(LANG(?name) != 'en') } } }",
        ):
            found[row["node"], row["person"], row.get("role", "")] = row
    return [found[key] for key in sorted(found)]
