"""Which words of which report say something: statements and occurrences with their quotations, read back.

An occurrence may be quoted from several places, and the graph does not say which of its sentences and
sections belongs to which quotation; their offsets do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.dataset import Dataset
from kg.graph import span_of
from kg.labels import local
from kg.model import Span
from kg.terms import FZ

EVERYTHING = "{ ?node a rdf:Statement } UNION { [] fz:reports ?node }"


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is known by; places from the inner to the outer, by level (Township, County, …)."""

    iri: str
    title: str = ""
    year: str = ""
    place: str = ""
    within: tuple[tuple[str, str], ...] = ()

    def level(self, name: str) -> str:
        """The place of this level in which the report's place lies."""
        return next((place for level, place in self.within if level == name), "")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that say something; ``span`` counts code points of the report's text.

    ``span`` is None for a field of the source record.
    """

    report: str
    node: str
    predicate: str
    object: str
    words: str
    span: Span | None
    sentence: str = ""
    section: str = ""
    modality: str = ""
    contexts: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, Span, str, str, str]:
        """What quotations are sorted by: report, place in it, what they say."""
        return self.report, self.span or Span(-1, -1), self.predicate, self.object, self.node


def quotations(dataset: Dataset, scope: str = EVERYTHING) -> list[Quotation]:
    """All quotations of the statements and occurrences that ``scope`` binds ``?node`` to, in text order.

    ``scope`` is a group pattern of SPARQL. What an occurrence says has the predicate ``fz:reports``.
    """
    said: dict[str, tuple[str, str, str]] = {}
    for row in dataset.query(
        f"SELECT ?node ?s ?p ?o {{ {scope} ?node rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }}"
    ):
        said[row["node"]] = (row["s"], row["p"], row["o"])
    for row in dataset.query(f"SELECT ?node ?s {{ {scope} ?s fz:reports ?node }}"):
        said.setdefault(row["node"], (row["s"], FZ.reports, row["node"]))
    modality = _many(dataset, f"SELECT ?node ?v {{ {scope} ?node fz:modality ?v }}")
    contexts = _many(dataset, f"SELECT ?node ?v {{ {scope} ?node fz:context ?v }}")
    sentences = _located(dataset, f"SELECT ?node ?q ?v {{ {scope} ?node fz:inSentence ?q . ?q oa:exact ?v }}")
    sections = _located(
        dataset,
        f"SELECT ?node ?q ?v {{ {scope} ?node fz:inSection ?x . ?x fz:heading ?v ; prov:wasQuotedFrom ?q }}",
    )
    found = set()
    for row in dataset.query(
        f"SELECT ?node ?q ?v {{ {scope} ?node prov:wasQuotedFrom ?q . ?q oa:exact ?v }}"
    ):
        node, span = row["node"], span_of(row["q"])
        if node in said:
            found.add(
                Quotation(
                    *_order(said[node], node),
                    row["v"],
                    span,
                    _last_before(sentences.get(node, ()), span),
                    _last_before(sections.get(node, ()), span),
                    ", ".join(sorted(map(local, modality.get(node, ())))),
                    tuple(sorted(map(local, contexts.get(node, ())))),
                )
            )
    return sorted(found, key=lambda one: one.order)


def _order(said: tuple[str, str, str], node: str) -> tuple[str, str, str, str]:
    subject, predicate, value = said
    return subject, node, predicate, value


def _many(dataset: Dataset, asked: str) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in dataset.query(asked):
        found[row["node"]].add(row["v"])
    return found


def _located(dataset: Dataset, asked: str) -> Mapping[str, list[tuple[Span, str]]]:
    found: dict[str, set[tuple[Span, str]]] = defaultdict(set)
    for row in dataset.query(asked):
        span = span_of(row["q"])
        if span:
            found[row["node"]].add((span, row["v"]))
    return {node: sorted(places) for node, places in found.items()}


def _last_before(places: Iterable[tuple[Span, str]], span: Span | None) -> str:
    """The sentence, or the heading of the section, in which a quotation begins."""
    if span is None:
        return ""
    return next((words for at, words in reversed(list(places)) if at.start <= span.start), "")


def copies(dataset: Dataset) -> frozenset[str]:
    """The reports for which another text stands: what counts or adds up passes over them."""
    return frozenset(row["r"] for row in dataset.query("SELECT ?r { ?r fz:sameReportAs ?other }"))


def reports(dataset: Dataset, iris: Iterable[str] | None = None) -> dict[str, Report]:
    """The reports, or these of them, by IRI."""
    wanted = None if iris is None else set(iris)
    titles = _many(dataset, "SELECT ?node ?v { ?node a fz:Report ; dcterms:title ?v }")
    years = _many(dataset, "SELECT ?node ?v { ?node a fz:Report ; fz:reportingYear ?v }")
    about = _many(dataset, "SELECT ?node ?v { ?node a fz:Report ; fz:about ?v }")
    above = _many(dataset, "SELECT ?node ?v { ?node a fz:Place ; dcterms:isPartOf ?v }")
    levels = _many(dataset, "SELECT ?node ?v { ?node fz:placeLevel ?v }")
    called = _many(
        dataset, "SELECT ?node ?v { ?node a fz:Place ; skos:prefLabel ?v FILTER(LANG(?v) = 'zh') }"
    )
    found = {}
    for row in dataset.query("SELECT ?r { ?r a fz:Report } ORDER BY ?r"):
        iri = row["r"]
        if wanted is not None and iri not in wanted:
            continue
        chain = _chain(min(about[iri]), above) if about.get(iri) else []
        within = tuple((local(min(levels.get(p, {""}))), min(called.get(p, {local(p)}))) for p in chain)
        title = min(titles.get(iri, {""}))
        found[iri] = Report(iri, title, min(years.get(iri, {""})), within[0][1] if within else "", within)
    return found


def _chain(place: str, above: Mapping[str, set[str]]) -> list[str]:
    chain = [place]
    while above.get(chain[-1]):
        outer = min(above[chain[-1]])
        if outer in chain:
            break
        chain.append(outer)
    return chain
