"""Two short reports, annotated by hand and written by kg.graph, for the saved questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import pytest

from kg.dataset import Dataset
from kg.graph import Triple, Writer, report_triples
from kg.model import Concept, Literal, Mention, Reading, Span, Value
from kg.schemes import concept_quads, given, objects
from kg.terms import DCTERMS, ELI, FZ, ORG, RDF, SKOS, XSD, mint
from tests.queries import later
from tests.queries.annotated import LACKING, PLANNED, Annotated

NORTH = """甲省乙县北山乡人民政府关于2021年法治政府建设情况的报告
一、主要工作
（一）普法宣传
在“12·4”国家宪法日宣传《民法典》，发放宣传资料2300余份、法治手册约500册。依据行政处罚法开展检查。
坚持和发展“枫桥经验”，推行“一张网”网格体系，调解矛盾纠纷120件，调解成功率98%。
开展法治培训3至5场，司法所所长王小明授课，松树村参加，在北山微讯公众号推送信息。
二、存在的问题
由于人手较少，执法力量不足；法治宣传形式单一。
三、下一步打算
加强执法队伍，推行“四方会商”机制，上线便民码平台。
"""
SOUTH = """甲省乙县南河镇2022年法治政府建设工作报告
一、工作情况
学习民法典和《中华人民国宪法》，发放宣传单800份。坚持“枫桥经验”，“三重一大”事项集体研究。
"""


def north() -> Annotated:
    it = Annotated(NORTH, "north.txt")
    it.says(DCTERMS.title, Literal.zh(NORTH.split("\n")[0]), NORTH.split("\n")[0])
    it.says(FZ.reportingYear, Literal("2021", XSD.gYear), "2021年")
    it.says(FZ.issuer, "organisation/010101100/北山乡人民政府", "甲省乙县北山乡人民政府")
    it.says(FZ.about, "place/010101100", "甲省乙县北山乡")
    it.says(FZ.cites, "eli/cn/民法典", "《民法典》", "Publicised")
    it.says(FZ.citesVersion, "eli/cn/民法典/2020-05-28", "《民法典》")
    it.says(FZ.cites, "eli/cn/行政处罚法", "行政处罚法", "Applied", "Uncertain")
    it.says(FZ.observes, "campaign/国家宪法日", "“12·4”国家宪法日")
    for predicate in (FZ.describes, FZ.adopts):
        it.says(predicate, "mechanism/枫桥经验", "枫桥经验")
        it.says(predicate, "mechanism/一张网网格体系", "“一张网”网格体系")
    for predicate in (FZ.describes, FZ.plans):
        it.says(predicate, "mechanism/四方会商机制", "“四方会商”机制", modality=PLANNED)
    it.says(FZ.uses, "platform/便民码平台", "便民码平台", modality=PLANNED)
    it.says(FZ.uses, "platform/北山微讯公众号", "北山微讯公众号")
    it.says(FZ.involves, "organisation/010101100/司法所", "司法所")
    it.says(FZ.names, "person/010101100/王小明", "王小明")
    it.says(FZ.mentionsPlace, "place/010101100/松树村", "松树村")
    it.tells(
        "membership",
        ORG.Membership,
        "司法所所长王小明",
        (ORG.member, "person/010101100/王小明"),
        (ORG.role, Literal.zh("所长")),
        (ORG.organization, "organisation/010101100/司法所"),
    )
    at_least = (FZ.lowerBound, Literal.of(Decimal(2300)))
    leaflets = it.counts("发放宣传资料2300余份", "发放宣传资料", 2300, "份", "AtLeast", at_least)
    it.counts("法治手册约500册", "发放法治手册", 500, "册", "About")
    it.counts("调解矛盾纠纷120件", "调解矛盾纠纷", 120, "件")
    it.counts("调解成功率98%", "调解成功率", 98, "%", "Percent")
    upper = (FZ.upperBound, Literal.of(Decimal(5)))
    it.counts("开展法治培训3至5场", "开展法治培训", 3, "场", "Range", upper)
    it.tells(
        "activity",
        FZ.Activity,
        "发放宣传资料2300余份",
        (FZ.activityType, "activity-type/Publicity"),
        (FZ.phrase, Literal.zh("发放宣传资料")),
        (FZ.figure, leaflets),
    )
    lack = it.tells(
        "shortcoming",
        FZ.Shortcoming,
        "执法力量不足",
        (FZ.headline, Literal.zh("执法力量不足")),
        (FZ.cause, Literal.zh("人手较少")),
        (FZ.topic, "topic/执法队伍"),
        modality=LACKING,
    )
    single = "法治宣传形式单一"
    it.tells("shortcoming", FZ.Shortcoming, single, (FZ.headline, Literal.zh(single)), modality=LACKING)
    it.tells(
        "plan",
        FZ.Plan,
        "加强执法队伍",
        (FZ.headline, Literal.zh("加强执法队伍")),
        (FZ.targetYear, Literal("2022", XSD.gYear)),
        (FZ.answers, lack),
        (FZ.topic, "topic/执法队伍"),
        modality=PLANNED,
    )
    it.tells("plan", FZ.Plan, "上线便民码平台", (FZ.headline, Literal.zh("上线便民码平台")), modality=PLANNED)
    return it


def south() -> Annotated:
    it = Annotated(SOUTH, "south.txt")
    it.says(DCTERMS.title, Literal.zh(SOUTH.split("\n")[0]), SOUTH.split("\n")[0])
    it.says(FZ.reportingYear, Literal("2022", XSD.gYear), "2022年")
    it.says(FZ.about, "place/010101101", "甲省乙县南河镇")
    it.says(FZ.cites, "eli/cn/民法典", "民法典", "Studied")
    it.says(FZ.cites, "eli/cn/宪法", "《中华人民国宪法》", "Studied", "Corrected")
    for predicate in (FZ.describes, FZ.adopts):
        it.says(predicate, "mechanism/枫桥经验", "枫桥经验")
        it.says(predicate, "mechanism/三重一大", "“三重一大”")
    it.counts("发放宣传单800份", "发放宣传单", 800, "份")
    return it


def labelled(iri: str, type_: str, label: str, *facts: tuple[str, Value]) -> list[Triple]:
    return [
        (iri, RDF.type, type_),
        (iri, SKOS.prefLabel, Literal.zh(label)),
        *((iri, p, o) for p, o in facts),
    ]


def place(code: str, name: str, level: str, parent: str = "") -> list[Triple]:
    facts = [(DCTERMS.isPartOf, f"place/{parent}")] if parent else []
    return labelled(f"place/{code}", FZ.Place, name, (FZ.placeLevel, FZ[level]), *facts)


def english(label: str) -> tuple[str, Value]:
    return SKOS.prefLabel, Literal(label, "", "en")


def register() -> dict[str, list[Triple]]:
    civil, version = "eli/cn/民法典", "eli/cn/民法典/2020-05-28"
    law = (FZ.normClass, FZ.Law)
    found = [
        place("01", "甲省", "Province"),
        place("010101", "乙县", "County", "01"),
        place("010101100", "北山乡", "Township", "010101"),
        place("010101101", "南河镇", "Township", "010101"),
        labelled(
            civil,
            FZ.Norm,
            "中华人民共和国民法典",
            law,
            english("Civil Code"),
            (SKOS.altLabel, Literal.zh("民法典")),
            (ELI.is_realized_by, version),
        ),
        labelled("eli/cn/行政处罚法", FZ.Norm, "中华人民共和国行政处罚法", law),
        labelled("eli/cn/宪法", FZ.Norm, "中华人民共和国宪法", (FZ.normClass, FZ.Constitution)),
        labelled("mechanism/枫桥经验", FZ.Mechanism, "枫桥经验", english("Fengqiao experience")),
        labelled("mechanism/三重一大", FZ.Mechanism, "三重一大", (SKOS.broader, FZ.DecisionMaking)),
        labelled(
            "campaign/国家宪法日", FZ.Campaign, "国家宪法日", (FZ.date, Literal("--12-04", XSD.gMonthDay))
        ),
        labelled("activity-type/Publicity", FZ.ActivityType, "法治宣传", english("publicity")),
        labelled("topic/执法队伍", FZ.Topic, "执法队伍", english("enforcement staff")),
        *(labelled(mint("unit", u), FZ.Unit, u) for u in ("份", "册", "件", "场", "%")),
    ]
    triples = {group[0][0]: group for group in found}
    triples[version] = [
        (version, RDF.type, ELI.LegalExpression),
        (version, ELI.realizes, civil),
        (version, ELI.date_document, Literal("2020-05-28", XSD.date)),
        (version, ELI.first_date_entry_in_force, Literal("2021-01-01", XSD.date)),
    ]
    return triples


UNKNOWN = (
    Concept("mechanism/一张网网格体系", "mechanism", "一张网网格体系", "GridGovernance", known=False),
    Concept("mechanism/四方会商机制", "mechanism", "四方会商机制", "DisputeResolution", known=False),
    Concept("place/010101100/松树村", "place", "松树村", "village", known=False),
)


def quads(reports: Iterable[Annotated], known: dict[str, list[Triple]]) -> Iterator[str]:
    writer = Writer()
    concepts = (*UNKNOWN, *later.UNKNOWN)
    unknown = [Mention(Span(0, 1), c.scheme, c.label, (Reading(c),)) for c in concepts]

    def describe(iri: str) -> Iterable[Triple]:
        return known.get(iri, [])

    lines: set[str] = set()
    for report in reports:
        triples = report_triples(report.doc, report.statements)
        yield from (writer.quad(triple, report.doc.iri) for triple in triples)
        about = objects(report.doc, triples)
        # a local body is described by those who name it
        of_it = [mention for mention in unknown if mention.readings[0].concept.iri in about]
        lines.update(given(writer, about, of_it, describe))
    yield from concept_quads(writer, lines, describe)


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The texts of all reports by IRI."""
    every = (north(), south(), *later.reports())
    return {Writer().iri(report.doc.iri)[1:-1]: report.doc.text for report in every}


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The graph of the two reports and of what they name."""
    return Dataset.of_quads(sorted(set(quads((north(), south()), register()))))


@pytest.fixture(scope="session")
def years() -> Dataset:
    """The same with the reports of later years, one of them in two texts."""
    reports = later.reports()
    copied = Writer().quad((reports[-1].doc.iri, FZ.sameReportAs, reports[0].doc.iri), "graph/copies")
    found = quads((north(), south(), *reports), register() | later.more())
    return Dataset.of_quads(sorted({*found, copied}))
