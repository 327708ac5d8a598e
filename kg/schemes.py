"""The graphs of concepts: what the vocabularies say of those that are mentioned, and what a name alone determines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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


def mentioned(
    doc: Document, triples: Iterable[Triple], mentions: Iterable[Mention]
) -> dict[str, tuple[Concept, ...]]:
    """The concepts that the triples point to; those no vocabulary knows come with what their names say.

    Two documents may read the facts of one unknown name differently: both are kept, so that the union
    of their graphs is the graph of their union.
    """
    unknown: dict[str, set[Concept]] = {}
    for mention in mentions:
        for reading in mention.readings:
            if not reading.concept.known:
                unknown.setdefault(reading.concept.iri, set()).add(reading.concept)
    objects = {o for _, _, o in triples if isinstance(o, str)}
    return {
        o: tuple(sorted(unknown.get(o, ()), key=repr))
        for o in objects
        if "://" not in o and not o.startswith(doc.iri)
    }


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


def concept_quads(
    writer: Writer, concepts: Mapping[str, Iterable[Concept]], describe: Describe
) -> Iterator[str]:
    """The quads of the scheme graphs for these concepts and for all they hang on."""
    waiting, seen = list(concepts), set(concepts)
    while waiting:
        iri = waiting.pop()
        triples = list(describe(iri))
        unknown = not triples
        if unknown:
            label = unquote(iri.rpartition("/")[2])
            by_iri = Concept(iri, iri.partition("/")[0], label, known=False)
            triples = [t for concept in concepts.get(iri) or (by_iri,) for t in candidate(concept)]
        for triple in triples:
            # by its own subject: a concept brings its broader one along, perhaps of another scheme
            scheme = SCHEME_GRAPHS.get(triple[0].partition("/")[0], "candidates")
            yield writer.quad(triple, "graph/candidates" if unknown else f"graph/{scheme}")
            o = triple[2]
            if isinstance(o, str) and "://" not in o and o not in seen:
                seen.add(o)
                waiting.append(o)
