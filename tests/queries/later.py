"""Reports of one township on later years, beside a copy: what comparison, provenance and quality ask about."""

from __future__ import annotations

from dataclasses import replace

from kg.graph import Triple
from kg.model import Concept, Literal, Span
from kg.terms import ELI, FZ, ORG, RDF, SKOS, XSD
from tests.queries.annotated import DONE, LACKING, Annotated

NEXT = """甲省乙县北山乡人民政府2022年法治政府建设情况报告
一、主要工作
依据《合同法》开展检查，落实行政处罚法第三十三条。印发《北山乡执法规程》。
推行“四方会商”机制，坚持“枫桥经验”，与丁镇共建“联调”机制。
调解矛盾纠纷150件，调解成功率120%，信访量较上年下降11%。
培训干部60人次，办理案件**件。司法所参与普法。
二、存在的问题
执法力量不足；公示制度不健全。
"""
COPY = NEXT.replace("人民政府2022年", "2022年")
LATE = """甲省乙县北山乡2025年法治政府建设情况报告
一、主要工作
学习民法典，南河镇司法所到场。
"""
AGAIN = """甲省乙县北山乡2025年法治建设工作总结
一、主要工作
学习民法典。
"""
BODY, STATION = "organisation/010101100/司法所", "organisation/010101101/司法所"
UNKNOWN = (
    Concept("eli/cn/北山乡执法规程", "norm", "北山乡执法规程", "localDocument", known=False),
    Concept("mechanism/联调机制", "mechanism", "联调机制", "DisputeResolution", known=False),
    *(
        Concept(iri, "organisation", "司法所", known=False, facts=((ORG.classification, "body/司法所"),))
        for iri in (BODY, STATION)
    ),
)


def next_year(text: str = NEXT, file: str = "next.pdf") -> Annotated:
    it = Annotated(text, file)
    weak = text.index("丁镇")
    it.doc = replace(it.doc, pages=(0, text.index("推行")), weak=(Span(weak, weak + 1),))
    it.is_of("place/010101100", "2022")
    it.says(FZ.cites, "eli/cn/合同法", "《合同法》", "Applied")
    it.says(FZ.cites, "eli/cn/行政处罚法", "行政处罚法", "Applied")
    it.says(FZ.citesArticle, "eli/cn/行政处罚法/第三十三条", "行政处罚法第三十三条", "Applied")
    it.says(FZ.cites, "eli/cn/北山乡执法规程", "《北山乡执法规程》", "Issued")
    for predicate in (FZ.describes, FZ.adopts):
        it.says(predicate, "mechanism/四方会商机制", "“四方会商”机制")
        it.says(predicate, "mechanism/枫桥经验", "枫桥经验")
        it.says(predicate, "mechanism/联调机制", "“联调”机制")
    it.says(FZ.describes, "mechanism/公示制度", "公示制度", modality=LACKING)
    it.says(FZ.mentionsPlace, "place/020101101", "丁镇", "Uncertain")
    it.says(FZ.involves, BODY, "司法所")
    it.counts("调解矛盾纠纷150件", "调解矛盾纠纷", 150, "件")
    it.counts("调解成功率120%", "调解成功率", 120, "%", "Percent")
    it.counts("信访量较上年下降11%", "信访量", -11, "%", "Change")
    it.counts("培训干部60人次", "培训干部", 60, "人次")
    masked = (
        (FZ.measure, Literal.zh("办理案件")),
        (FZ.unit, "unit/件"),
        (FZ.masked, Literal("true", XSD.boolean)),
    )
    it.tells("figure", FZ.Figure, "办理案件**件", *masked, (FZ.qualifier, FZ.Exact))
    staff = (FZ.topic, "topic/执法队伍")
    lack = "执法力量不足"
    it.tells("shortcoming", FZ.Shortcoming, lack, (FZ.headline, Literal.zh(lack)), staff, modality=LACKING)
    return it


def late(text: str, file: str) -> Annotated:
    it = Annotated(text, file)
    it.is_of("place/010101100", "2025")
    it.says(FZ.cites, "eli/cn/民法典", "民法典", "Studied", modality=DONE)
    if "司法所" in text:
        it.says(FZ.involves, STATION, "南河镇司法所")
    return it


def reports() -> list[Annotated]:
    """The last is a copy of the first."""
    return [next_year(), late(LATE, "late.txt"), late(AGAIN, "again.txt"), next_year(COPY, "copy.html")]


def said(iri: str, type_: str, label: str, *facts: tuple[str, str | Literal]) -> list[Triple]:
    return [
        (iri, RDF.type, type_),
        (iri, SKOS.prefLabel, Literal.zh(label)),
        *((iri, p, o) for p, o in facts),
    ]


def more() -> dict[str, list[Triple]]:
    """What the registers say of the things that only these reports name."""
    code = {"place/010101100": "010101100", "place/020101101": "020101101"}
    repealed = (ELI.date_no_longer_in_force, Literal("2021-01-01", XSD.date))
    found = [
        said("eli/cn/合同法", FZ.Norm, "中华人民共和国合同法", (FZ.normClass, FZ.Law), repealed),
        said(
            "eli/cn/行政处罚法/第三十三条",
            ELI.LegalResourceSubdivision,
            "中华人民共和国行政处罚法第三十三条",
            (ELI.is_part_of, "eli/cn/行政处罚法"),
        ),
        said("mechanism/公示制度", FZ.Mechanism, "公示制度", (FZ.mechanismKind, FZ.Enforcement)),
        said("body/司法所", FZ.Organisation, "司法所（类）"),
        said("unit/人次", FZ.Unit, "人次"),
        said("place/010101100", FZ.Place, "北山乡", (FZ.placeLevel, FZ.Township)),
        said("place/020101101", FZ.Place, "丁镇", (FZ.placeLevel, FZ.Township)),
    ]
    triples = {group[0][0]: group for group in found}
    for iri, digits in code.items():
        triples[iri].append((iri, FZ.code, Literal(digits)))
    triples["place/010101100"].append(
        ("place/010101100", "http://purl.org/dc/terms/isPartOf", "place/010101")
    )
    return triples
