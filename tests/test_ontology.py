"""The ontology says what every term of the namespace means, and nobody uses a term that it does not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import graph, terms
from kg.terms import FZ, FZ_CLASSES, FZ_INDIVIDUALS, FZ_PROPERTIES, NAMESPACES, OWL, RDF, RDFS, SKOS, XSD

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
TRIPLES = list(ox.parse(path=str(ONTOLOGY / "kg.ttl")))
BY_PREFIX = {space.prefix: space for space in NAMESPACES}
BY_IRI = {space.iri: space for space in NAMESPACES}
CODE = sorted((ROOT / "kg").rglob("*.py"))
TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
QUERIES = sorted(ONTOLOGY.rglob("*.rq"))


def objects(subject: str, predicate: str) -> list[ox.NamedNode | ox.Literal]:
    return [
        t.object
        for t in TRIPLES
        if t.subject == ox.NamedNode(subject)
        and t.predicate == ox.NamedNode(predicate)
        and isinstance(t.object, (ox.NamedNode, ox.Literal))
    ]


def values(subject: str, predicate: str) -> set[str]:
    return {o.value for o in objects(subject, predicate)}


def described() -> set[str]:
    return {
        t.subject.value.removeprefix(FZ.iri)
        for t in TRIPLES
        if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(FZ.iri)
    }


# -- the ontology and the closed list ----------------------------------------------------------


def test_the_ontology_and_the_namespace_have_the_same_terms() -> None:
    assert described() == FZ.terms


def test_no_name_is_a_class_a_property_and_an_individual_at_once() -> None:
    lists = [FZ_CLASSES.split(), FZ_PROPERTIES.split(), FZ_INDIVIDUALS.split()]
    assert sum(map(len, lists)) == len(FZ.terms)


@pytest.mark.parametrize("name", sorted(FZ.terms))
def test_a_term_has_one_label_and_one_definition_in_each_language(name: str) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        found = [o for o in objects(FZ[name], predicate) if isinstance(o, ox.Literal)]
        assert sorted(str(o.language) for o in found) == ["en", "zh"]
        assert all(o.value.strip() for o in found)


@pytest.mark.parametrize("name", FZ_CLASSES.split())
def test_a_class_is_a_class(name: str) -> None:
    assert OWL.Class in values(FZ[name], RDF.type)


@pytest.mark.parametrize("name", FZ_PROPERTIES.split())
def test_a_property_has_literals_or_resources_as_its_range_says(name: str) -> None:
    kinds = values(FZ[name], RDF.type) & {OWL.ObjectProperty, OWL.DatatypeProperty}
    assert len(kinds) == 1
    ranges = values(FZ[name], RDFS.range)
    for one in ranges:
        is_datatype = one.startswith(XSD.iri) or one == RDF.langString
        assert is_datatype == (kinds == {OWL.DatatypeProperty})


@pytest.mark.parametrize("name", FZ_INDIVIDUALS.split())
def test_an_individual_is_of_one_class_of_a_closed_list(name: str) -> None:
    closed = ["Modality", "Context", "Qualifier", "SectionRole", "MechanismKind", "NormClass", "PlaceLevel"]
    (kind,) = values(FZ[name], RDF.type)
    assert kind in {FZ[one] for one in closed}


def test_labels_are_not_shared_within_a_class() -> None:
    seen: dict[tuple[str, str], str] = {}
    for name in FZ_INDIVIDUALS.split():
        (kind,) = values(FZ[name], RDF.type)
        for label in objects(FZ[name], RDFS.label):
            assert seen.setdefault((kind, str(label)), name) == name


def test_there_is_no_blank_node() -> None:
    for triple in TRIPLES:
        assert isinstance(triple.subject, ox.NamedNode)
        assert isinstance(triple.object, (ox.NamedNode, ox.Literal))


def test_alignments_lead_out_or_to_terms_of_this_ontology() -> None:
    for triple in TRIPLES:
        if triple.predicate.value in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range):
            assert isinstance(triple.object, ox.NamedNode)
            if triple.object.value.startswith(FZ.iri):
                assert triple.object.value.removeprefix(FZ.iri) in FZ.terms


# -- agreement with the code -------------------------------------------------------------------


def test_the_structural_properties_are_those_of_the_writer() -> None:
    members = {
        t.subject.value
        for t in TRIPLES
        if isinstance(t.subject, ox.NamedNode)
        and t.predicate.value == RDF.type
        and t.object == ox.NamedNode(FZ.StructuralProperty)
    }
    assert members == graph.STRUCTURAL


def test_the_shape_of_evidence_has_the_same_structural_properties() -> None:
    text = (ONTOLOGY / "shapes" / "evidence.rq").read_text("utf-8")
    match = re.search(r"NOT IN \(([^)]*)\)", text)
    assert match
    named = {expanded(name) for name in match[1].split(", ")}
    assert named == graph.STRUCTURAL


def test_the_shape_of_ranges_agrees_with_the_ontology() -> None:
    text = (ONTOLOGY / "shapes" / "ranges.rq").read_text("utf-8")
    pairs = re.findall(r"\((\w+:\w+) (\w+:\w+)\)", text)
    assert len(pairs) >= 18
    for predicate, class_ in pairs:
        assert values(expanded(predicate), RDFS.range) == {expanded(class_)}


def test_derived_predicates_are_kinds_of_describing() -> None:
    for name in ("adopts", "plans", "lacks"):
        assert values(FZ[name], RDFS.subPropertyOf) == {FZ.describes}


def expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return BY_PREFIX[prefix][local]


# -- every term that is used exists ------------------------------------------------------------


def test_files_found() -> None:
    assert len(CODE) >= 30
    assert len(TURTLE) >= 2
    assert len(QUERIES) >= 35


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_code_uses_only_terms_of_the_closed_namespaces(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    spaces = {space.prefix.upper(): space for space in NAMESPACES}
    members = {name for name in dir(terms.Namespace) if not name.startswith("_")} | {"prefix", "iri", "terms"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in spaces:
            assert node.attr in spaces[node.value.id].terms | members, f"line {node.lineno}"


@pytest.mark.parametrize("path", TURTLE, ids=lambda p: p.name)
def test_vocabularies_use_only_terms_of_the_closed_namespaces(path: Path) -> None:
    for triple in ox.parse(path=str(path), base_iri=terms.BASE):
        for node in (triple.subject, triple.predicate, triple.object):
            if isinstance(node, ox.NamedNode):
                assert_known(node.value)


def assert_known(iri: str) -> None:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    space = BY_IRI.get(iri[:cut])
    assert space is None or iri[cut:] in space.terms, iri


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_queries_use_only_terms_of_the_closed_namespaces(path: Path) -> None:
    text = path.read_text("utf-8")
    declared = dict(re.findall(r"^PREFIX (\w+): <([^>]*)>$", text, re.MULTILINE))
    assert declared == {prefix: BY_PREFIX[prefix].iri for prefix in declared}
    used = set(prefixed_names(text))
    assert used
    for prefix, local in used:
        assert local in BY_PREFIX[prefix].terms, f"{prefix}:{local}"
    if path.parent.name == "queries":
        assert {prefix for prefix, _ in used} == set(declared)


def prefixed_names(text: str) -> Iterator[tuple[str, str]]:
    """Names outside IRIs and strings; the samples in comments count too."""
    text = re.sub(r'^PREFIX.*$|<[^>\n]*>|"[^"\n]*"', " ", text, flags=re.MULTILINE)
    prefixes = "|".join(BY_PREFIX)
    yield from re.findall(rf"(?<![\w?])({prefixes}):(\w+)", text)


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name)
def test_docs_name_only_terms_of_the_ontology(path: Path) -> None:
    for name in re.findall(r"(?<![\w-])fz:(\w+)", path.read_text("utf-8")):
        assert name in FZ.terms


def test_every_term_is_used_somewhere() -> None:
    """A term that nothing writes, reads or asks for is a promise that the graph does not keep."""
    sources = [*CODE, *TURTLE, *QUERIES, *(ROOT / "kg").rglob("*.js")]
    own = {ROOT / "kg" / "terms.py", ONTOLOGY / "kg.ttl"}
    words = "\n".join(path.read_text("utf-8") for path in sources if path not in own)
    used = set(re.findall(r"\bfz:(\w+)|\bFZ\.(\w+)|[\"'](\w+)[\"']", words))
    names = {name for found in used for name in found if name}
    # fz:DisputeResolution a fz:MechanismKind: the ontology itself uses the classes of its individuals
    names |= {t.object.value.removeprefix(FZ.iri) for t in TRIPLES if t.predicate.value == RDF.type}
    assert sorted(FZ.terms - names) == []
