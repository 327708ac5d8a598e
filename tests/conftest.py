"""Fixtures that many tests share: the lexicon, the samples, and a build of them, each made once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings

from kg.building.builder import BuildResult, build
from kg.dataset import Dataset
from kg.graph import Triple, Writer, report_triples
from kg.lexicon import Lexicon, default_ontology
from kg.model import Document, Field, Literal, Modality, Source, Span, Statement
from kg.read import decode, document, freeze
from kg.terms import DCTERMS, FZ, ORG, RDF, SKOS, XSD, occurrence

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold"

# How long a test takes is the machine's affair: a slow moment is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load(default_ontology())


@pytest.fixture(scope="session")
def samples() -> list[Document]:
    """The five sample reports, read."""
    paths = sorted(SEEDS.glob("*.txt"))
    assert len(paths) == 5
    return [document(freeze(decode(path.read_bytes()))) for path in paths]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """A build of the samples with one process."""
    return build([SEEDS], out=tmp_path_factory.mktemp("built") / "output", jobs=1)


NORTH = """丙县丁镇2022年法治政府建设情况报告
一、主要做法
宣传《民法典》，发放资料2300余份。深化“枫桥经验”，由司法所牵头。再次宣传《民法典》。
二、存在的问题
执法力量不足。
"""
SOUTH = """戊县己乡2023年法治政府建设情况报告
一、下一步打算
推广“枫桥经验”，学习《民法典》，建强司法所。
"""
CODE = "eli/cn/中华人民共和国民法典"
CONCEPTS: tuple[tuple[str, str, str, tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    (CODE, "norms", "中华人民共和国民法典", ("民法典",), ((RDF.type, FZ.Norm), (FZ.normClass, FZ.Law))),
    (
        "mechanism/枫桥经验",
        "mechanisms",
        "枫桥经验",
        ("新时代枫桥经验",),
        ((RDF.type, FZ.Mechanism), (SKOS.broader, FZ.DisputeResolution)),
    ),
    ("place/99", "places", "庚省", (), ((RDF.type, FZ.Place), (FZ.placeLevel, FZ.Province))),
    ("unit/份", "units", "份", (), ((RDF.type, FZ.Unit),)),
    *(
        (
            f"place/{code}",
            "places",
            name,
            (),
            ((RDF.type, FZ.Place), (FZ.placeLevel, level), (DCTERMS.isPartOf, f"place/{outer}")),
        )
        for code, name, level, outer in (
            ("9901", "丙县", FZ.County, "99"),
            ("990101", "丁镇", FZ.Township, "9901"),
            ("9902", "戊县", FZ.County, "99"),
            ("990201", "己乡", FZ.Township, "9902"),
        )
    ),
    *(
        (
            f"organisation/{code}/司法所",
            "candidates",
            "司法所",
            (),
            ((RDF.type, FZ.Organisation), (RDF.type, FZ.Candidate)),
        )
        for code in ("990101", "990201")
    ),
)


class Scribe:
    """Writes statements about a text, each by the words that say it; ``at`` counts repeats from 0."""

    def __init__(self, text: str, file: str) -> None:
        self.doc = document(freeze(text), source=Source(file=file, published="2024-01-05"))
        self.statements: list[Statement] = []

    def span(self, words: str, at: int = 0) -> Span:
        start = -1
        for _ in range(at + 1):
            start = self.doc.text.index(words, start + 1)
        return Span(start, start + len(words))

    def says(
        self,
        predicate: str,
        value: str | Literal,
        words: str,
        *context: str,
        at: int = 0,
        modality: Modality = Modality.DONE,
        subject: str = "",
    ) -> None:
        evidence = self.span(words, at)
        self.statements.append(
            Statement(subject or self.doc.iri, predicate, value, evidence, modality, frozenset(context))
        )

    def reports(
        self, kind: str, words: str, *said: tuple[str, str | Literal], modality: Modality = Modality.DONE
    ) -> None:
        node = occurrence(self.doc.iri, kind.lower(), words)
        self.says(FZ.reports, node, words, modality=modality)
        for predicate, value in ((RDF.type, ORG.Membership if kind == "Membership" else FZ[kind]), *said):
            self.says(predicate, value, words, modality=modality, subject=node)


def _north() -> Scribe:
    it = Scribe(NORTH, "north.txt")
    it.says(DCTERMS.title, Literal.zh(NORTH.split("\n")[0]), NORTH.split("\n")[0])
    it.statements.append(
        Statement(it.doc.iri, FZ.reportingYear, Literal("2022", XSD.gYear), Field("published"))
    )
    it.says(FZ.about, "place/990101", "丙县丁镇")
    it.says(FZ.cites, CODE, "《民法典》", "Publicised")
    it.says(FZ.cites, CODE, "《民法典》", "Publicised", at=1)
    for predicate in (FZ.describes, FZ.adopts):
        it.says(predicate, "mechanism/枫桥经验", "“枫桥经验”")
    it.says(FZ.involves, "organisation/990101/司法所", "司法所")
    it.reports(
        "Figure",
        "发放资料2300余份",
        (FZ.measure, Literal.zh("发放资料")),
        (FZ.value, Literal.of(Decimal(2300))),
        (FZ.lowerBound, Literal.of(Decimal(2300))),
        (FZ.unit, "unit/份"),
        (FZ.qualifier, FZ.AtLeast),
    )
    it.reports(
        "Shortcoming", "执法力量不足", (FZ.headline, Literal.zh("执法力量不足")), modality=Modality.LACKING
    )
    return it


def _south() -> Scribe:
    it = Scribe(SOUTH, "south.txt")
    it.says(DCTERMS.title, Literal.zh(SOUTH.split("\n")[0]), SOUTH.split("\n")[0])
    it.says(FZ.reportingYear, Literal("2023", XSD.gYear), "2023年")
    it.says(FZ.about, "place/990201", "戊县己乡")
    planned = Modality.PLANNED
    for predicate in (FZ.describes, FZ.plans):
        it.says(predicate, "mechanism/枫桥经验", "“枫桥经验”", modality=planned)
    it.says(FZ.cites, CODE, "《民法典》", "Studied", modality=planned)
    it.says(FZ.involves, "organisation/990201/司法所", "司法所", modality=planned)
    it.reports("Plan", "建强司法所", (FZ.headline, Literal.zh("建强司法所")), modality=planned)
    member = (ORG.role, Literal.zh("所长")), (ORG.organization, "organisation/990201/司法所")
    it.reports("Membership", "司法所", *member, modality=planned)
    return it


def small_quads() -> Iterator[str]:
    """Two short reports written by hand, with what the registers would say of their concepts."""
    writer = Writer()
    for scribe in (_north(), _south()):
        for triple in report_triples(scribe.doc, scribe.statements):
            yield writer.quad(triple, scribe.doc.iri)
    for iri, graph, label, others, more in CONCEPTS:
        names: list[Triple] = [(iri, SKOS.prefLabel, Literal.zh(label))]
        names += [(iri, SKOS.altLabel, Literal.zh(other)) for other in others]
        for triple in (*names, *((iri, p, o) for p, o in more)):
            yield writer.quad(triple, f"graph/{graph}")
    yield writer.quad((CODE, SKOS.prefLabel, Literal("Civil Code", "", "en")), "graph/norms")


@pytest.fixture(scope="session")
def small() -> Dataset:
    """A small dataset in memory that no detector or extractor has a hand in."""
    return Dataset.of_quads(sorted(small_quads()))
