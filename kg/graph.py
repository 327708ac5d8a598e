"""Statements become quads: the only file that writes RDF and knows how evidence is written.

    statement about the report      →  the triple, and one rdf:Statement for each quotation
    statement about an occurrence   →  the triple, and prov:wasQuotedFrom on the occurrence
    span                            →  <report#char=a,b> oa:exact "…"          (RFC 5147)

No blank nodes, no clock, no counter: two runs, machines or orders of documents give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import (
    Document,
    Evidence,
    Field,
    Literal,
    Modality,
    Section,
    Source,
    Span,
    Statement,
    Value,
)
from kg.terms import BASE, DCTERMS, FZ, OA, PROV, RDF, SCHEMA, XSD, char_iri, digest

Triple = tuple[str, str, Value]

# Predicates of a report that need no quotation: they hold the graph together and say nothing of the world.
# The same list stands in the ontology as fz:StructuralProperty.
STRUCTURAL = frozenset({RDF.type, FZ.reports, FZ.hasSection, DCTERMS.source})

_ESCAPE = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPECIAL = re.compile('[\\\\"\n\r\ud800-\udfff]')  # what the two above change: in hardly any literal


_REMEMBERED = 50_000  # IRIs; a report has some thousand


class _Iris(dict[str, str]):
    """IRIs in angle brackets; relative ones are the project's own and get the base."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base

    def __missing__(self, iri: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        absolute = iri if "://" in iri or iri.startswith("urn:") else self._base + iri
        written = self[iri] = f"<{absolute}>"
        return written


class Writer:
    """Turns terms into N-Quads (W3C N-Quads, canonical escapes) under one base IRI."""

    def __init__(self, base: str = BASE) -> None:
        self.base = base
        self._iris = _Iris(base)

    def iri(self, iri: str) -> str:
        """An IRI in angle brackets; relative ones are the project's own and get the base."""
        return self._iris[iri]

    def term(self, value: Value) -> str:
        """An object: IRI or literal."""
        if isinstance(value, str):
            return self._iris[value]
        text = value.text
        if _SPECIAL.search(text):
            text = _SURROGATE.sub("\ufffd", text).translate(_ESCAPE)
        if value.lang:
            return f'"{text}"@{value.lang}'
        return f'"{text}"' if value.datatype == XSD.string else f'"{text}"^^<{value.datatype}>'

    def quad(self, triple: Triple, graph: str) -> str:
        """One line of N-Quads without its line end."""
        return next(self.quads((triple,), graph))

    def quads(self, triples: Iterable[Triple], graph: str) -> Iterator[str]:
        """The lines of one graph, in the order of the triples."""
        iris, literal, end = self._iris, self.term, f" {self._iris[graph]} ."
        for s, p, o in triples:
            yield f"{iris[s]} {iris[p]} {iris[o] if isinstance(o, str) else literal(o)}{end}"


def report_triples(doc: Document, statements: Iterable[Statement]) -> set[Triple]:
    """All triples of a report's graph: what the statements say, their evidence, sections and source.

    Raises ValueError for a statement whose subject is neither the report nor an occurrence in it.
    """
    triples: set[Triple] = {(doc.iri, RDF.type, FZ.Report)}
    triples.update(_source(doc))
    for section in doc.sections:
        triples.update(_section(doc, section))
    evidence = _EvidenceOf(doc, triples)
    said: dict[str, tuple[Triple, frozenset[str], Modality]] = {}
    for st in statements:
        triple = (st.subject, st.predicate, st.object)
        triples.add(triple)
        if st.subject == doc.iri:
            if st.predicate not in STRUCTURAL:
                node = _statement_iri(doc, *triple, evidence.iri(st.evidence))
                _, contexts, modality = said.get(node, (triple, st.context, st.modality))
                said[node] = (triple, contexts | st.context, min(modality, st.modality))
                evidence.attach(node, st.evidence)
        elif st.subject.startswith(doc.iri + "#"):
            evidence.attach(st.subject, st.evidence)
            if st.predicate == RDF.type:
                triples.add((st.subject, FZ.modality, FZ[st.modality]))
            triples.update((st.subject, FZ.context, FZ[name]) for name in st.context)
        else:
            raise ValueError(f"{st.subject} is neither the report nor an occurrence in it")
    for node, ((s, p, o), contexts, modality) in said.items():
        triples.add((node, RDF.type, RDF.Statement))
        triples.add((node, RDF.subject, s))
        triples.add((node, RDF.predicate, p))
        triples.add((node, RDF.object, o))
        triples.add((node, FZ.modality, FZ[modality]))
        triples.update((node, FZ.context, FZ[name]) for name in contexts)
    return triples


def _statement_iri(doc: Document, s: str, p: str, o: Value, quoted: str) -> str:
    said = o if isinstance(o, str) else f"{o.text}\x1f{o.datatype}\x1f{o.lang}"
    return f"{doc.iri}#s-{digest(s, p, said, quoted)}"


class _EvidenceOf:
    """Writes where the statements of one document are quoted from; each span is described once."""

    def __init__(self, doc: Document, triples: set[Triple]) -> None:
        self._doc, self._triples = doc, triples
        self._known: dict[Evidence, tuple[tuple[str, str], ...]] = {}
        self._attached: set[tuple[str, Evidence]] = set()

    def iri(self, evidence: Evidence) -> str:
        """The quoted span, or the field of the source record."""
        if isinstance(evidence, Field):
            return f"{_source_iri(self._doc)}-{evidence.name}"
        return char_iri(self._doc.iri, evidence.start, evidence.end)

    def attach(self, node: str, evidence: Evidence) -> None:
        """Say of a statement or occurrence: the words, their sentence and their section."""
        if (node, evidence) in self._attached:
            return
        self._attached.add((node, evidence))
        links = self._known.get(evidence)
        if links is None:
            links = self._known[evidence] = tuple(self._described(evidence))
        self._triples.update((node, predicate, o) for predicate, o in links)

    def _described(self, evidence: Evidence) -> Iterator[tuple[str, str]]:
        doc, quoted = self._doc, self.iri(evidence)
        yield PROV.wasQuotedFrom, quoted
        if isinstance(evidence, Field):
            self._triples.add((quoted, OA.exact, Literal(getattr(doc.source, evidence.name))))
            return
        self._triples.add((quoted, OA.exact, Literal(doc.quote(evidence))))
        if (page := doc.page(evidence)) is not None:
            self._triples.add((quoted, FZ.page, Literal(str(page), XSD.integer)))
        if doc.is_weak(evidence):
            self._triples.add((quoted, FZ.lowConfidence, Literal("true", XSD.boolean)))
        sentence = doc.sentence(evidence)
        sentence_iri = char_iri(doc.iri, sentence.start, sentence.end)
        self._triples.add((sentence_iri, RDF.type, FZ.Sentence))
        self._triples.add((sentence_iri, OA.exact, Literal(doc.quote(sentence))))
        yield FZ.inSentence, sentence_iri
        section = doc.section(evidence)
        if section is not None:
            yield FZ.inSection, f"{doc.iri}#section-{section.index}"


def _section(doc: Document, section: Section) -> Iterator[Triple]:
    node = f"{doc.iri}#section-{section.index}"
    yield doc.iri, FZ.hasSection, node
    yield node, RDF.type, FZ.Section
    yield node, FZ.heading, Literal.zh(doc.quote(section.heading))
    yield node, FZ.level, Literal(str(section.level), XSD.integer)
    yield node, FZ.sectionRole, FZ[section.role]
    quoted = char_iri(doc.iri, section.heading.start, section.heading.end)
    yield node, PROV.wasQuotedFrom, quoted
    yield quoted, OA.exact, Literal(doc.quote(section.heading))
    if section.parent is not None:
        yield node, DCTERMS.isPartOf, f"{doc.iri}#section-{section.parent}"


SOURCE_FIELDS = (
    ("file", FZ.file, XSD.string),
    ("url", SCHEMA.url, XSD.anyURI),
    ("title", DCTERMS.title, XSD.string),
    ("issuer", DCTERMS.publisher, XSD.string),
    ("published", DCTERMS.issued, XSD.string),
    ("place", DCTERMS.spatial, XSD.string),
    ("media_type", DCTERMS.format, XSD.string),
    ("reader", FZ.readBy, XSD.string),
    ("sha256", FZ.sha256, XSD.string),
)


def _source_iri(doc: Document) -> str:
    return f"{doc.iri}#source-{source_digest(doc.source)}"


def source_digest(source: Source) -> str:
    """What tells two source records apart: every field."""
    return digest(*(getattr(source, name) for name, _, _ in SOURCE_FIELDS))


def _source(doc: Document) -> Iterator[Triple]:
    node = _source_iri(doc)
    yield doc.iri, DCTERMS.source, node
    yield node, RDF.type, FZ.SourceRecord
    for name, predicate, datatype in SOURCE_FIELDS:
        value = getattr(doc.source, name)
        if value:
            yield node, predicate, Literal(value, datatype)


def span_of(iri: str) -> Span | None:
    """The span that an IRI names, whatever its base.

    >>> span_of("https://w3id.org/fazhi-kg/report/1f3a#char=120,134")
    Span(start=120, end=134)
    """
    match = re.search(r"#char=(\d+),(\d+)$", iri)
    return Span(int(match[1]), int(match[2])) if match else None
