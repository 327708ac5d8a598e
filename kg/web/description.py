"""What the service and the dataset are, in RDF: SPARQL 1.1 Service Description, VoID and DCAT."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.lexicon import default_ontology
from kg.terms import DCTERMS, FZ, RDF, SKOS, XSD
from kg.web.negotiation import Format

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_FORMATS = "http://www.w3.org/ns/formats/"
_PREFIXES = {
    "sd": _SD,
    "void": _VOID,
    "dcat": _DCAT,
    "dcterms": DCTERMS.iri,
    "formats": _FORMATS,
    "xsd": XSD.iri,
    "fz": FZ.iri,
    "skos": SKOS.iri,
}
_TITLE = "Rule-of-law government reports as a knowledge graph"
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


def dataset(address: str, counts: dict[str, Any]) -> list[ox.Triple]:
    """The description of the dataset with its counts; ``address`` is that of the server, with a slash at its end."""
    it = ox.NamedNode(address + ".well-known/void#dataset")
    said: list[tuple[ox.NamedNode, str, Any]] = [
        (it, RDF.type, ox.NamedNode(_VOID + "Dataset")),
        (it, RDF.type, ox.NamedNode(_DCAT + "Dataset")),
        (it, DCTERMS.title, ox.Literal(_TITLE, language="en")),
        (it, DCTERMS.title, ox.Literal("法治政府建设年度报告知识图谱", language="zh")),
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
    return list(_triples(said))


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


def _triples(said: Iterable[tuple[ox.NamedNode, str, Any]]) -> Iterator[ox.Triple]:
    return (ox.Triple(subject, ox.NamedNode(predicate), value) for subject, predicate, value in said)
