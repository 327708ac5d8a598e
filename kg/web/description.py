"""What the service and the dataset are, in RDF: SPARQL 1.1 Service Description, VoID and DCAT."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.lexicon import default_ontology
from kg.terms import DCTERMS, FZ, RDF, SKOS, XSD
from kg.web.downloads import Ready
from kg.web.negotiation import Format

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_SPDX = "http://spdx.org/rdf/terms#"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_FORMATS = "http://www.w3.org/ns/formats/"
_PREFIXES = {
    "sd": _SD,
    "void": _VOID,
    "dcat": _DCAT,
    "spdx": _SPDX,
    "dcterms": DCTERMS.iri,
    "formats": _FORMATS,
    "xsd": XSD.iri,
    "fz": FZ.iri,
    "skos": SKOS.iri,
}
_NON_NEGATIVE = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
_HEX = "http://www.w3.org/2001/XMLSchema#hexBinary"
_TITLE = "Rule-of-law government reports as a knowledge graph"
_SAYS = {
    "zh": "各地法治政府建设年度报告所说的内容，每一事实都有原文引文。",
    "en": "What annual reports on rule-of-law government say, every fact with the words that say so.",
}
_KEYWORDS = (("法治政府", "zh"), ("年度报告", "zh"), ("rule of law", "en"), ("annual reports", "en"))
Said = tuple[ox.NamedNode, str, Any]
# Results and graphs that are written (https://www.w3.org/ns/formats/).
_WRITTEN = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "TriG", "N-Triples", "N-Quads", "RDF_XML", "JSON-LD"),
)


def service(address: str) -> list[ox.Triple]:
    """The description of the SPARQL service at an address."""
    it, dataset, graph = (ox.NamedNode(address + part) for part in ("", "#dataset", "#default-graph"))
    said = [
        (it, RDF.type, ox.NamedNode(_SD + "Service")),
        (it, _SD + "endpoint", it),
        (it, _SD + "supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query")),
        (it, _SD + "feature", ox.NamedNode(_SD + "UnionDefaultGraph")),
        (it, _SD + "defaultDataset", dataset),
        (dataset, RDF.type, ox.NamedNode(_SD + "Dataset")),
        (dataset, _SD + "defaultGraph", graph),
        (graph, RDF.type, ox.NamedNode(_SD + "Graph")),
        *((it, _SD + "resultFormat", ox.NamedNode(_FORMATS + name)) for name in _WRITTEN),
    ]
    return list(_triples(said))


def dataset(address: str, counts: dict[str, Any], files: Iterable[Ready]) -> list[ox.Triple]:
    """The description of the dataset with its counts and files.

    ``address`` is that of the server, with a slash at its end.
    """
    it = ox.NamedNode(address + ".well-known/void#dataset")
    said: list[Said] = [
        (it, RDF.type, ox.NamedNode(_VOID + "Dataset")),
        (it, RDF.type, ox.NamedNode(_DCAT + "Dataset")),
        (it, DCTERMS.title, ox.Literal(_TITLE, language="en")),
        (it, DCTERMS.title, ox.Literal("法治政府建设年度报告知识图谱", language="zh")),
        *((it, DCTERMS.description, ox.Literal(words, language=lang)) for lang, words in _SAYS.items()),
        (it, DCTERMS.license, licence()),
        (it, _DCAT + "landingPage", ox.NamedNode(address)),
        *((it, _DCAT + "keyword", ox.Literal(words, language=lang)) for words, lang in _KEYWORDS),
        (it, _VOID + "sparqlEndpoint", ox.NamedNode(address + "sparql")),
        (it, _VOID + "uriSpace", ox.Literal(counts["base"])),
        (it, _VOID + "triples", ox.Literal(counts["triples"])),
        (it, _VOID + "documents", ox.Literal(counts["reports"])),
        (it, _VOID + "classes", ox.Literal(len(counts["classes"]))),
        (it, _VOID + "properties", ox.Literal(len(counts["properties"]))),
    ]
    for kind, name, number in (("classes", "class", "entities"), ("properties", "property", "triples")):
        for order, (iri, count) in enumerate(counts[kind].items(), 1):
            part = ox.NamedNode(f"{address}.well-known/void#{name}-{order}")
            said += [
                (it, f"{_VOID}{name}Partition", part),
                (part, _VOID + name, ox.NamedNode(iri)),
                (part, _VOID + number, ox.Literal(count)),
            ]
    return list(_triples([*said, *_service(it, address), *_distributions(it, address, files)]))


def _service(it: ox.NamedNode, address: str) -> Iterator[Said]:
    """The SPARQL service as DCAT describes one."""
    service = ox.NamedNode(address + "sparql")
    yield service, RDF.type, ox.NamedNode(_DCAT + "DataService")
    yield service, DCTERMS.title, ox.Literal("SPARQL")
    yield service, _DCAT + "endpointURL", service
    yield service, _DCAT + "endpointDescription", service
    yield service, _DCAT + "servesDataset", it
    yield service, DCTERMS.license, licence()


def _distributions(it: ox.NamedNode, address: str, files: Iterable[Ready]) -> Iterator[Said]:
    """The files; the size and the checksum of one that is made when it is asked for are not known before."""
    for one in files:
        name = one.kind.name
        part, where = (
            ox.NamedNode(f"{address}.well-known/void#{name}"),
            ox.NamedNode(f"{address}downloads/{name}"),
        )
        yield it, _DCAT + "distribution", part
        yield part, RDF.type, ox.NamedNode(_DCAT + "Distribution")
        yield part, DCTERMS.title, ox.Literal(one.kind.zh, language="zh")
        yield part, DCTERMS.title, ox.Literal(one.kind.en, language="en")
        yield part, DCTERMS.license, licence()
        yield part, _DCAT + "accessURL", where
        yield part, _DCAT + "downloadURL", where
        yield part, _DCAT + "mediaType", ox.NamedNode(_MEDIA_TYPES + one.kind.media_type)
        if name == "graph.nq":
            yield it, _VOID + "dataDump", where
        if one.path:
            checksum = ox.NamedNode(f"{part.value}-sha256")
            yield part, _DCAT + "byteSize", ox.Literal(str(one.size), datatype=ox.NamedNode(_NON_NEGATIVE))
            yield part, _SPDX + "checksum", checksum
            yield checksum, RDF.type, ox.NamedNode(_SPDX + "Checksum")
            yield checksum, _SPDX + "algorithm", ox.NamedNode(_SPDX + "checksumAlgorithm_sha256")
            yield checksum, _SPDX + "checksumValue", ox.Literal(one.sha256, datatype=ox.NamedNode(_HEX))


@cache
def licence() -> ox.NamedNode:
    """The licence of the ontology, which is that of what is built with it."""
    return next(
        triple.object
        for triple in ontology()
        if triple.predicate.value == DCTERMS.license and isinstance(triple.object, ox.NamedNode)
    )


@cache
def ontology() -> list[ox.Triple]:
    """What ``kg.ttl`` says of the project's own terms."""
    with (default_ontology() / "kg.ttl").open("rb") as file:
        return [quad.triple for quad in ox.parse(file, format=ox.RdfFormat.TURTLE)]


def written(triples: Iterable[ox.Triple], form: Format) -> bytes:
    """Triples in a format."""
    quads = form.graph is not None and form.graph.supports_datasets
    data = (ox.Quad(*triple) for triple in triples) if quads else triples
    return ox.serialize(data, format=form.graph, prefixes=_PREFIXES) or b""


def _triples(said: Iterable[Said]) -> Iterator[ox.Triple]:
    return (ox.Triple(subject, ox.NamedNode(predicate), value) for subject, predicate, value in said)
