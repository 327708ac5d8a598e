"""What things are called: the terms of the ontology, and what stands in a dataset, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyoxigraph as ox

from kg.terms import DCTERMS, ELI, FZ, NAMESPACES, ORG, OWL, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from kg.dataset import Dataset, Row

# Terms of other vocabularies that the graph uses; the ontology describes only its own.
_STANDARD = {
    RDF.type: ("类型", "type"),
    DCTERMS.title: ("标题", "title"),
    DCTERMS.isPartOf: ("属于", "is part of"),
    DCTERMS.source: ("来源", "source"),
    SKOS.prefLabel: ("名称", "name"),
    SKOS.altLabel: ("又称", "also called"),
    SKOS.broader: ("上位", "broader"),
    SKOS.definition: ("释义", "definition"),
    SKOS.note: ("说明", "note"),
    SKOS.inScheme: ("所属词表", "in scheme"),
    SKOS.Concept: ("概念", "concept"),
    SKOS.ConceptScheme: ("词表", "concept scheme"),
    RDF.Statement: ("陈述", "statement"),
    ORG.member: ("任职者", "member"),
    ORG.role: ("职务", "role"),
    ORG.organization: ("机构", "organisation"),
    ORG.classification: ("机构类型", "kind of body"),
    ELI.realizes: ("所属规范", "realizes"),
    ELI.is_realized_by: ("版本", "is realized by"),
    ELI.date_document: ("公布日期", "date of document"),
    ELI.first_date_entry_in_force: ("施行日期", "in force from"),
    ELI.date_no_longer_in_force: ("失效日期", "in force until"),
    ELI.in_force: ("效力", "in force"),
    ELI.LegalExpression: ("规范版本", "version of a norm"),
    OWL.Class: ("类", "class"),
    OWL.ObjectProperty: ("对象属性", "object property"),
    OWL.DatatypeProperty: ("数据属性", "data property"),
    RDFS.domain: ("主体", "said of"),
    RDFS.range: ("取值", "values are"),
    SCHEMA.url: ("网址", "address"),
    SCHEMA.latitude: ("纬度", "latitude"),
    SCHEMA.longitude: ("经度", "longitude"),
}
# What of an entity serves as its name, best first.
_NAMES = (SKOS.prefLabel, DCTERMS.title, FZ.headline, FZ.phrase, FZ.measure, FZ.heading, ORG.role)
_IRI = re.compile(r"(?:https?://|urn:)[^\s<>\"]+")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?")
_SIGNS = {"AtLeast": "≥", "AtMost": "≤", "About": "≈"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages; either may be empty."""

    zh: str = ""
    en: str = ""

    @property
    def any(self) -> str:
        """The Chinese name, or the English one where there is no other."""
        return self.zh or self.en


@dataclass(slots=True)
class Term:
    """A term of the ontology: its name, its definition, and what else is said of it, in order."""

    name: Name = field(default_factory=Name)
    definition: Name = field(default_factory=Name)
    relations: list[tuple[str, str]] = field(default_factory=list)


@cache
def ontology() -> dict[str, Term]:
    """The terms that ``kg.ttl`` describes, by IRI."""
    from kg.lexicon import default_ontology

    terms: dict[str, Term] = {}
    with (default_ontology() / "kg.ttl").open("rb") as file:
        for triple in ox.parse(file, format=ox.RdfFormat.TURTLE):
            if not isinstance(triple.subject, ox.NamedNode) or not triple.subject.value.startswith(FZ.iri):
                continue
            term = terms.setdefault(triple.subject.value, Term())
            value = triple.object
            if isinstance(value, ox.NamedNode):
                term.relations.append((triple.predicate.value, value.value))
            elif isinstance(value, ox.Literal) and triple.predicate.value == RDFS.label:
                term.name = _with(term.name, value.language or "", value.value)
            elif isinstance(value, ox.Literal) and triple.predicate.value == SKOS.definition:
                term.definition = _with(term.definition, value.language or "", value.value)
    return terms


def _with(name: Name, lang: str, text: str) -> Name:
    return Name(name.zh, name.en or text) if lang.startswith("en") else Name(name.zh or text, name.en)


def term_name(iri: str) -> Name:
    """What a class, property or individual is called; a term nobody describes is named by its IRI.

    >>> term_name(FZ.cites), term_name("http://example.org/ns#livesIn")
    (Name(zh='引用', en='cites'), Name(zh='', en='lives in'))
    """
    described = ontology().get(iri)
    if described and described.name.any:
        return described.name
    if iri in _STANDARD:
        return Name(*_STANDARD[iri])
    return Name("", re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", local(iri)).lower())


def local(iri: str) -> str:
    """The last part of an IRI, readable.

    >>> local("https://w3id.org/fazhi-kg/mechanism/a%2Fb"), local(FZ.Law)
    ('a/b', 'Law')
    """
    return unquote(re.split(r"[#/]", iri.rstrip("#/"))[-1])


def is_iri(value: str) -> bool:
    """Whether a value of an answer, which is plain text, is an IRI.

    >>> is_iri("https://w3id.org/fazhi-kg/unit/份"), is_iri("见 https://example.org")
    (True, False)
    """
    return _IRI.fullmatch(value) is not None


def is_number(value: str) -> bool:
    """Whether a value is a number or a share as this program writes them.

    >>> is_number("-3.5"), is_number("98.6%"), is_number("3份")
    (True, True, False)
    """
    return _NUMBER.fullmatch(value) is not None


def short(iri: str, base: str) -> str:
    """An IRI as a reader writes it: with a prefix, or relative to the base.

    >>> short(FZ.cites, "https://w3id.org/fazhi-kg/"), short("urn:a:b#c", "urn:a:")
    ('fz:cites', 'b#c')
    """
    for space in NAMESPACES:
        if iri.startswith(space.iri) and len(iri) > len(space.iri):
            return f"{space.prefix}:{iri[len(space.iri) :]}"
    return iri[len(base) :] if iri.startswith(base) and len(iri) > len(base) else iri


def values(variable: str, iris: Iterable[str], size: int = 500) -> Iterator[str]:
    """``VALUES`` clauses of SPARQL that bind a variable to these IRIs, some hundreds at a time."""
    ordered = sorted(set(iris))
    for i in range(0, len(ordered), size):
        listed = " ".join(f"<{iri}>" for iri in ordered[i : i + size])
        yield f"VALUES ?{variable} {{ {listed} }}"


def names(dataset: Dataset, iris: Iterable[str] | None = None) -> dict[str, Name]:
    """The names of these things, or of all that have one.

    Of those asked for, one that has no name is called by the end of its IRI. A figure is called by what
    it counts and its value.
    """
    wanted = None if iris is None else sorted(set(iris))
    scopes: Sequence[str] = [""] if wanted is None else list(values("s", wanted))
    found: dict[str, dict[str, Name]] = {}
    figures: dict[str, str] = {}
    listed = [f"<{p}>" for p in _NAMES]
    for scope in scopes:
        # Of some things all that is said is looked through; a second VALUES would have all names of the graph read.
        by = f"FILTER(?p IN ({', '.join(listed)}))" if scope else f"VALUES ?p {{ {' '.join(listed)} }}"
        asked = f"SELECT ?s ?p ?v (LANG(?v) AS ?lang) {{ {scope} {by} ?s ?p ?v }}"
        for row in sorted(dataset.query(asked), key=lambda row: row["v"]):
            of = found.setdefault(row["s"], {})
            of[row["p"]] = _with(of.get(row["p"], Name()), row.get("lang", ""), row["v"])
        asked = f"""SELECT ?s ?value ?low ?high ?unit ?qualifier {{ {scope} ?s a fz:Figure .
            OPTIONAL {{ ?s fz:value ?value }} OPTIONAL {{ ?s fz:lowerBound ?low }}
            OPTIONAL {{ ?s fz:upperBound ?high }} OPTIONAL {{ ?s fz:qualifier ?qualifier }}
            OPTIONAL {{ ?s fz:unit/skos:prefLabel ?unit FILTER(LANG(?unit) = "zh") }} }}"""
        figures.update((row["s"], amount(row)) for row in dataset.query(asked))
    named = {s: _best(of, figures.get(s, "")) for s, of in found.items()}
    for iri in wanted or ():
        named.setdefault(
            iri, term_name(iri) if iri.startswith(FZ.iri) or iri in _STANDARD else Name(local(iri))
        )
    return named


def _best(of: dict[str, Name], amount: str) -> Name:
    name = next(of[p] for p in _NAMES if p in of)
    if not amount:
        return name
    return Name(f"{name.zh} {amount}".strip(), f"{name.en} {amount}" if name.en else "")


def amount(row: Row) -> str:
    """A figure in few signs, from its value or bounds, unit and qualifier.

    >>> amount({"value": "2300", "unit": "份", "qualifier": FZ.AtLeast})
    '≥2300份'
    >>> amount({"low": "3", "high": "5", "unit": "人", "qualifier": FZ.Range})
    '3-5人'
    """
    qualifier = local(row.get("qualifier", ""))
    number = row.get("value", "")
    if qualifier == "Range" and "low" in row and "high" in row:
        number = f"{row['low']}-{row['high']}"
    return f"{_SIGNS.get(qualifier, '')}{number}{row.get('unit', '')}" if number else ""
