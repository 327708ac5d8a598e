"""How many quotations the graph of a report has of each category, and of how many things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.categories import NAMED, OCCURRENCES
from kg.graph import Triple
from kg.terms import PROV, RDF

# By category: quotations, and the different things that are quoted.
Counts = dict[str, tuple[int, int]]

_NAMES = {category.term: kind for kind, category in NAMED.items()}
_TELLS = {category.term: kind for kind, category in OCCURRENCES.items()}


def counted(triples: Iterable[Triple]) -> tuple[Counts, dict[str, tuple[str, ...]]]:
    """The counts of one report's graph, and what it names of each category, sorted."""
    kinds: dict[str, str] = {}
    values: dict[str, str] = {}
    quoted: Counter[str] = Counter()
    for s, p, o in triples:
        if not isinstance(o, str):
            continue
        if p == RDF.predicate and o in _NAMES:
            kinds[s] = _NAMES[o]
        elif p == RDF.object:
            values[s] = o
        elif p == RDF.type and o in _TELLS:
            kinds[s] = _TELLS[o]
        elif p == PROV.wasQuotedFrom:
            quoted[s] += 1
    quotations: Counter[str] = Counter()
    things: dict[str, set[str]] = {kind: set() for kind in (*NAMED, *OCCURRENCES)}
    for node, kind in kinds.items():
        if kind in NAMED:  # a statement is one quotation; an occurrence may have several
            quotations[kind] += 1
            things[kind].add(values[node])
        elif node in quoted:
            quotations[kind] += quoted[node]
            things[kind].add(node)
    counts = {kind: (quotations[kind], len(found)) for kind, found in things.items()}
    return counts, {kind: tuple(sorted(things[kind])) for kind in NAMED}


def together(counts: Iterable[Counts], distinct: dict[str, int]) -> dict[str, dict[str, int]]:
    """The counts of several reports; ``distinct`` are the different things that all of them name by category."""
    mentions = dict.fromkeys((*NAMED, *OCCURRENCES), 0)
    things = {**dict.fromkeys(OCCURRENCES, 0), **distinct}
    for one in counts:
        for kind, (m, d) in one.items():
            mentions[kind] += m
            if kind in OCCURRENCES:  # they belong to one report
                things[kind] += d
    return {kind: {"mentions": mentions[kind], "distinct": things[kind]} for kind in mentions}


def triples_of(quads: Iterable[str]) -> Iterator[Triple]:
    """The triples with an IRI as object of lines of N-Quads, of a program's own writing."""
    for quad in quads:
        s, p, o = quad.split(" ", 3)[:3]
        if o.startswith("<"):
            yield s[1:-1], p[1:-1], o[1:-1]
