"""The graph as a network: entities and the direct statements between them, without the machinery of evidence.

Only strings and numbers are attributes, none is missing, and no identifier hangs on the order of anything:
that is what Gephi and Cytoscape need to open the files.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import networkx

from kg.labels import local, names, short, term_name
from kg.quotations import copies
from kg.terms import DCTERMS, FZ, RDF, SKOS, digest

if TYPE_CHECKING:
    from kg.dataset import Dataset

# Statements, spans, sentences, sections and source records say where something stands, not what.
_EVIDENCE = "rdf:Statement fz:Sentence fz:Section fz:SourceRecord"
_KINDS = f"""SELECT ?s ?t {{ ?s a ?t . FILTER(?t != skos:Concept && ?t != fz:Candidate)
    FILTER NOT EXISTS {{ VALUES ?no {{ {_EVIDENCE} }} ?s a ?no }} }}"""
_CONCEPTS = "SELECT ?s { ?s a ?t FILTER(?t IN (skos:Concept, fz:Candidate)) }"
_NOT_SAID = " ".join(f"<{p}>" for p in (RDF.type, DCTERMS.source, SKOS.inScheme, FZ.modality, FZ.context))
_LINKS = f"""SELECT DISTINCT ?s ?p ?o {{ ?s ?p ?o . FILTER(ISIRI(?o))
    FILTER(?p NOT IN ({_NOT_SAID.replace("> <", ">, <")})) }}"""
_STATEMENTS = """SELECT ?s ?p ?o ?m (COUNT(DISTINCT ?st) AS ?n)
    { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; fz:modality ?m
      BIND(IRI(STRBEFORE(STR(?st), "#")) AS ?report) FILTER NOT EXISTS { ?report fz:sameReportAs ?other } }
    GROUP BY ?s ?p ?o ?m"""
_OCCURRENCES = """SELECT ?s ?m (COUNT(DISTINCT ?q) AS ?n)
    { ?r fz:reports ?s . ?s fz:modality ?m ; prov:wasQuotedFrom ?q } GROUP BY ?s ?m"""

Count = dict[str, int]


def network(dataset: Dataset) -> networkx.MultiDiGraph[str]:
    """Entities as nodes (``label_zh``, ``label_en``, ``kind``), direct statements as edges.

    Node identifiers are IRIs, relative to the base. An edge has ``predicate``, ``label``, ``label_en``,
    ``count`` (of quotations; 0 for what a register says) and the same as ``weight``, ``years`` and
    ``modality`` (several separated by a comma, empty where they do not apply). Of several texts of one report
    only that which stands for all is there and counts.
    """
    passed_over = copies(dataset)
    kinds = {iri: kind for iri, kind in _kinds(dataset).items() if iri.partition("#")[0] not in passed_over}
    called = names(dataset, kinds)
    years = {row["r"]: row["y"] for row in dataset.query("SELECT ?r ?y { ?r fz:reportingYear ?y }")}
    statements: dict[tuple[str, str, str], Count] = defaultdict(dict)
    for row in dataset.query(_STATEMENTS):
        statements[row["s"], row["p"], row["o"]][local(row["m"])] = int(row["n"])
    occurrences: dict[str, Count] = defaultdict(dict)
    for row in dataset.query(_OCCURRENCES):
        occurrences[row["s"]][local(row["m"])] = int(row["n"])
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for iri in sorted(kinds):
        name = called[iri]
        graph.add_node(
            short(iri, dataset.base), label=name.any, label_zh=name.zh, label_en=name.en, kind=kinds[iri]
        )
    for link in sorted((row["s"], row["p"], row["o"]) for row in dataset.query(_LINKS)):
        s, p, o = link
        if s not in kinds or o not in kinds:
            continue
        count = statements.get(link) or occurrences.get(o if p == FZ.reports else s) or {}
        name = term_name(p)
        graph.add_edge(
            short(s, dataset.base),
            short(o, dataset.base),
            key=digest(*link),
            predicate=short(p, dataset.base),
            label=name.any,
            label_en=name.en,
            count=sum(count.values()),
            weight=float(sum(count.values()) or 1),
            years=years.get(s.partition("#")[0], ""),
            modality=", ".join(sorted(count)),
        )
    return graph


def _kinds(dataset: Dataset) -> dict[str, str]:
    """The entities and their kinds in English: the project's own class before others."""
    found: dict[str, str] = {row["s"]: "concept" for row in dataset.query(_CONCEPTS)}
    own: dict[str, set[str]] = defaultdict(set)
    for row in dataset.query(_KINDS):
        own[row["s"]].add(row["t"])
    for iri, types in own.items():
        best = min(types, key=lambda t: (not t.startswith(FZ.iri), t))
        found[iri] = term_name(best).en or local(best).lower()
    return found
