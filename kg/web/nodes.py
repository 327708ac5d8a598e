"""What the graph says of one thing: its description, its neighbours, and the words of reports that say so.

Each function asks a dataset and gives what JSON can hold; they run in the process that has the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.dataset import Dataset, Row
from kg.labels import Name, names, term_name
from kg.model import KgError
from kg.quotations import quotations
from kg.terms import DCTERMS, ELI, FZ, OA, PROV, RDF, SKOS

MOST = 500  # of what a description lists of one kind
_SOUGHT = 20  # hits for each thing that is wanted: a thing has many names
# The machinery of evidence, which is told as evidence.
_SILENT = (RDF.subject, RDF.predicate, RDF.object, FZ.inSentence, FZ.inSection, PROV.wasQuotedFrom, OA.exact)
# What tells nothing of what a thing is connected with.
QUIET = (*_SILENT, RDF.type, FZ.hasSection, DCTERMS.source, SKOS.inScheme, ELI.is_realized_by)
_STATEMENTS = "{{ SELECT DISTINCT ?node {{ ?node rdf:object|rdf:subject <{iri}> }} LIMIT {most} }}"


def description(iri: str) -> str:
    """The SPARQL that describes a thing: its statements, what is said of them, and the words they are quoted from.

    The graph of a report is its description.
    """
    iri = checked(iri)
    of = _STATEMENTS.format(iri=iri, most=MOST)
    quoted = "prov:wasQuotedFrom|fz:inSentence"
    return f"""CONSTRUCT {{ ?s ?p ?o }} {{
        {{ VALUES ?s {{ <{iri}> }} ?s ?p ?o }}
        UNION {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}
        UNION {{ {of} BIND(?node AS ?s) ?node ?p ?o }}
        UNION {{ {of} ?node {quoted} ?s . ?s ?p ?o }}
        UNION {{ <{iri}> {quoted} ?s . ?s ?p ?o }} }}"""


def checked(iri: str) -> str:
    """The IRI, which can stand between angle brackets; KgError for what is none."""
    try:
        return str(ox.NamedNode(iri).value)
    except ValueError:
        raise KgError("this is no IRI; give a whole one") from None


def known(dataset: Dataset, iri: str) -> dict[str, bool]:
    """Whether the graph says anything of a thing."""
    iri = checked(iri)
    found = dataset.query(
        f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} UNION {{ GRAPH <{iri}> {{}} }} }}"
    ).found
    return {"known": bool(found)}


def node(dataset: Dataset, iri: str) -> dict[str, Any]:
    """A thing: its names, what is said of it, and what points to it. Raises KgError where there is nothing."""
    iri = checked(iri)
    found = list(_terms(dataset, f"SELECT DISTINCT ?p ?o {{ <{iri}> ?p ?o }} ORDER BY ?p ?o LIMIT {MOST}"))
    silent = ", ".join(f"<{p}>" for p in _SILENT)
    counted = dataset.query(
        f"SELECT ?p (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p <{iri}> FILTER(?p NOT IN ({silent})) }} GROUP BY ?p ORDER BY ?p"
    ).rows()
    if not found and not counted:
        raise KgError("the graph says nothing of this")
    incoming = {
        row["p"]: [
            r["s"] for r in dataset.query(f"SELECT DISTINCT ?s {{ ?s <{row['p']}> <{iri}> }} LIMIT 50")
        ]
        for row in counted
    }
    called = named(
        dataset, [iri, *(o.value for _, o in found if isinstance(o, ox.NamedNode)), *_all(incoming)]
    )
    return {
        "iri": iri,
        "name": called[iri],
        "kinds": [linked(o.value, called) for p, o in found if p.value == RDF.type],
        "facts": [
            {"predicate": p, "name": _said(term_name(p)), "values": [_value(o, called) for o in values]}
            for p, values in _grouped(found)
        ],
        "incoming": [
            {
                "predicate": row["p"],
                "name": _said(term_name(row["p"])),
                "count": int(row["n"]),
                "things": [linked(s, called) for s in sorted(incoming[row["p"]])],
            }
            for row in counted
        ],
    }


def neighbours(dataset: Dataset, iri: str, limit: int = 100) -> dict[str, Any]:
    """The things that a thing is connected with, as nodes and edges; at most ``limit`` edges each way."""
    iri = checked(iri)
    silent = ", ".join(f"<{p}>" for p in (*_SILENT, RDF.type))
    hidden = f"FILTER(?p NOT IN ({silent}))"
    asked = (
        f"SELECT DISTINCT (<{iri}> AS ?s) ?p ?o {{ <{iri}> ?p ?o FILTER(ISIRI(?o)) {hidden} }} ORDER BY ?p ?o LIMIT {limit}",
        f"SELECT DISTINCT ?s ?p (<{iri}> AS ?o) {{ ?s ?p <{iri}> {hidden} }} ORDER BY ?p ?s LIMIT {limit}",
    )
    edges = [(row["s"], row["p"], row["o"]) for sparql in asked for row in dataset.query(sparql)]
    called = named(dataset, [iri, *(end for s, _, o in edges for end in (s, o))])
    return {
        "nodes": [linked(one, called) for one in sorted(called)],
        "edges": [
            {"from": s, "predicate": p, "name": _said(term_name(p)), "to": o}
            for s, p, o in sorted(set(edges))
        ],
    }


def evidence(
    dataset: Dataset, iri: str, other: str = "", limit: int = 100, offset: int = 0
) -> dict[str, Any]:
    """The words of reports that speak of a thing, in the order of the reports and of their text.

    With ``other`` those alone that say how the two are connected.
    """
    iri = checked(iri)
    ends = ("rdf:object", "rdf:subject")
    sides = [
        f"?node {a} <{iri}>" + (f" ; {b} <{checked(other)}>" if other else "") for a, b in (ends, ends[::-1])
    ]
    if not other:
        sides.append(f"?node ^fz:reports ?report FILTER(?node = <{iri}>)")
    either = " UNION ".join(f"{{ {side} }}" for side in sides)
    scope = f"{{ SELECT DISTINCT ?node {{ {either} }} ORDER BY ?node LIMIT {limit} OFFSET {offset} }}"
    found = quotations(dataset, scope)
    called = named(dataset, [end for one in found for end in (one.report, one.object) if _is_iri(end)])
    return {
        "iri": iri,
        "quotations": [
            {
                "report": linked(one.report, called),
                "predicate": one.predicate,
                "name": _said(term_name(one.predicate)),
                "object": linked(one.object, called) if one.object in called else {"value": one.object},
                "words": one.words,
                "from": one.span.start if one.span else None,
                "to": one.span.end if one.span else None,
                "sentence": one.sentence,
                "section": one.section,
                "modality": one.modality,
                "contexts": list(one.contexts),
                "node": one.node,
            }
            for one in found
        ],
    }


def search(dataset: Dataset, text: str, limit: int = 20) -> dict[str, Any]:
    """The things whose names hold these words, those with the shortest names first."""
    hits = dataset.search.find(text, _SOUGHT * limit)
    chosen = list(dict.fromkeys(hit.iri for hit in hits if hit.is_label))[:limit]
    called = named(dataset, chosen)
    return {"found": [linked(iri, called) for iri in chosen]}


def counts(dataset: Dataset) -> dict[str, Any]:
    """How much there is: triples, graphs, and of what classes and properties (VoID)."""

    def number(sparql: str) -> int:
        return int(dataset.query(sparql).rows()[0]["n"])

    def partition(sparql: str) -> dict[str, int]:
        return {row["x"]: int(row["n"]) for row in dataset.query(f"{sparql} GROUP BY ?x ORDER BY ?x")}

    return {
        "base": dataset.base,
        "triples": len(dataset),
        "graphs": number("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?g { GRAPH ?g {} } }"),
        "reports": number(
            "SELECT (COUNT(DISTINCT ?r) AS ?n) { ?r a fz:Report FILTER NOT EXISTS { ?r fz:sameReportAs ?o } }"
        ),
        "classes": partition("SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { ?s a ?x }"),
        "properties": partition("SELECT ?x (COUNT(*) AS ?n) { ?s ?x ?o }"),
    }


def _terms(dataset: Dataset, sparql: str) -> Iterator[tuple[Any, ...]]:
    found = dataset.query(sparql).found
    if isinstance(found, ox.QuerySolutions):
        yield from (tuple(solution) for solution in found)


def _grouped(found: Iterable[tuple[Any, ...]]) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for predicate, value in found:
        groups.setdefault(predicate.value, []).append(value)
    return list(groups.items())


def named(dataset: Dataset, iris: Iterable[str]) -> dict[str, Row]:
    """The names of things in both languages, by IRI; what is no IRI has none."""
    return {iri: _said(name) for iri, name in names(dataset, {iri for iri in iris if _is_iri(iri)}).items()}


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def _all(things: dict[str, list[str]]) -> list[str]:
    return [one for each in things.values() for one in each]


def _said(name: Name) -> Row:
    return {"zh": name.zh, "en": name.en}


def linked(iri: str, called: dict[str, Row]) -> dict[str, Any]:
    """A thing by its IRI and its names, which a term that nobody describes has from its IRI."""
    return {"iri": iri, "name": called.get(iri) or _said(term_name(iri))}


def _value(term: Any, called: dict[str, Row]) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return linked(term.value, called)
    if isinstance(term, ox.Literal):
        return {"value": term.value, "language": term.language or "", "datatype": term.datatype.value}
    return {"value": str(term)}
