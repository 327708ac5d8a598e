"""The graphs of concepts: what the vocabularies say of those that are mentioned, and what a name alone determines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from kg.graph import Triple, Writer
from kg.model import Concept, Document, Literal, Mention
from kg.terms import FZ, RDF, SKOS

Describe = Callable[[str], Iterable[Triple]]

SCHEME_GRAPHS = {
    "place": "places",
    "eli": "norms",
    "work": "works",
    "scheme": "schemes",
    "mechanism": "mechanisms",
    "numeral-reading": "mechanisms",
    "campaign": "campaigns",
    "body": "bodies",
    "body-type": "bodies",
    "platform": "platforms",
    "platform-type": "platforms",
    "activity": "activities",
    "activity-type": "activities",
    "unit": "units",
    "topic": "topics",
}
_CLASS = {
    "norm": FZ.Norm,
    "eli": FZ.Norm,
    "work": FZ.Work,
    "mechanism": FZ.Mechanism,
    "campaign": FZ.Campaign,
    "organisation": FZ.Organisation,
    "person": FZ.Person,
    "place": FZ.Place,
    "platform": FZ.Platform,
    "unit": FZ.Unit,
}
_KIND = {
    "norm": FZ.normClass,
    "mechanism": FZ.mechanismKind,
    "place": FZ.placeLevel,
}


def objects(doc: Document, triples: Iterable[Triple]) -> list[str]:
    """The concepts that the triples of a report point to, sorted."""
    found = {o for _, _, o in triples if isinstance(o, str)}
    return sorted(o for o in found if "://" not in o and not o.startswith(doc.iri))


def given(
    writer: Writer, iris: Iterable[str], mentions: Iterable[Mention], describe: Describe
) -> Iterator[str]:
    """What a report that points to these concepts gives to the graphs of concepts.

    It is the IRI of each that ``describe`` knows, and for each other the quads of what its name says. Two documents
    may read the facts of one unknown name differently: each gives its own, so that the union of their graphs is the
    graph of their union. Nothing here depends on other documents.
    """
    unknown: dict[str, set[Concept]] = {}
    for mention in mentions:
        for reading in mention.readings:
            if not reading.concept.known:
                unknown.setdefault(reading.concept.iri, set()).add(reading.concept)
    waiting = list(iris)
    seen = set(waiting)
    while waiting:
        iri = waiting.pop()
        if next(iter(describe(iri)), None):
            yield iri
            continue
        by_iri = Concept(iri, iri.partition("/")[0], unquote(iri.rpartition("/")[2]), known=False)
        for concept in unknown.get(iri) or (by_iri,):
            for triple in candidate(concept):
                yield writer.quad(triple, "graph/candidates")
                o = triple[2]
                if isinstance(o, str) and "://" not in o and o not in seen:
                    seen.add(o)
                    waiting.append(o)


def candidate(concept: Concept) -> Iterator[Triple]:
    """What the name of an unknown concept determines: its label, class, kind and facts."""
    yield concept.iri, RDF.type, FZ.Candidate
    if concept.scheme in _CLASS:
        yield concept.iri, RDF.type, _CLASS[concept.scheme]
    yield concept.iri, SKOS.prefLabel, Literal.zh(concept.label)
    if concept.kind and concept.scheme in _KIND:
        yield concept.iri, _KIND[concept.scheme], FZ[concept.kind[0].upper() + concept.kind[1:]]
    for predicate, value in concept.facts:
        yield concept.iri, predicate, value


def concept_quads(writer: Writer, lines: Iterable[str], describe: Describe) -> Iterator[str]:
    """The quads of the graphs of concepts, from what reports give: those of the known ones with all they hang on."""
    seen: set[str] = set()
    for line in lines:
        if line.startswith("<"):
            yield line
        else:
            yield from _described(writer, line, describe, seen)


def _described(writer: Writer, iri: str, describe: Describe, seen: set[str]) -> Iterator[str]:
    waiting = [] if iri in seen else [iri]
    seen.add(iri)
    while waiting:
        for triple in describe(waiting.pop()):
            # by its own subject: a concept brings its broader one along, perhaps of another scheme
            scheme = SCHEME_GRAPHS.get(triple[0].partition("/")[0], "candidates")
            yield writer.quad(triple, f"graph/{scheme}")
            o = triple[2]
            if isinstance(o, str) and "://" not in o and o not in seen:
                seen.add(o)
                waiting.append(o)
