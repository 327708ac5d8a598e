"""The project's own vocabularies: no fault in any term, and what they must hold. And each fault, seeded by hand."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.lexicon.lexicon import Lexicon, default_ontology
from kg.lexicon.proof import Fault, faults
from kg.lexicon.vocabulary import MECHANISM_KINDS, Term
from kg.model import Literal
from kg.terms import DCTERMS, FZ, RDF, SKOS

HEAD = """@base <https://w3id.org/fazhi-kg/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fz: <https://w3id.org/fazhi-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(default_ontology())


def of(lexicon: Lexicon, scheme: str) -> list[Term]:
    return [term for term in lexicon.terms if term.concept.iri.startswith(scheme + "/")]


def values(term: Term, predicate: str) -> list[str]:
    return [v.text if isinstance(v, Literal) else v for p, v in term.facts if p == predicate]


def test_no_term_has_a_fault(lexicon: Lexicon) -> None:
    found = faults([default_ontology()], lexicon)
    assert not found, "\n".join(f"{f.file.name}:{f.line}: {f.term}: {f.message}" for f in found)


def test_vocabularies_hold_what_they_should(lexicon: Lexicon) -> None:
    count = Counter(term.concept.iri.partition("/")[0] for term in lexicon.terms)
    least = {
        "mechanism": 500,
        "campaign": 170,
        "platform": 125,
        "body": 90,
        "unit": 110,
        "topic": 30,
        "numeral-reading": 5,
    }
    assert not {scheme: count[scheme] for scheme, n in least.items() if count[scheme] < n}
    assert count["activity-type"] == 20


def test_kinds_of_mechanism_are_those_of_the_ontology() -> None:
    kinds = {
        t.subject.value.removeprefix(FZ.iri)
        for t in ox.parse(path=str(default_ontology() / "kg.ttl"))
        if isinstance(t.subject, ox.NamedNode)
        and t.predicate.value == RDF.type
        and t.object == ox.NamedNode(FZ.MechanismKind)
    }
    assert kinds == MECHANISM_KINDS


def test_every_scheme_is_described_and_its_terms_stand_in_it(lexicon: Lexicon) -> None:
    for iri, scheme in (("mechanism/枫桥经验", "scheme/mechanism"), ("unit/份", "scheme/unit")):
        triples = set(lexicon.describe(iri))
        assert (iri, SKOS.inScheme, scheme) in triples
        assert (iri, RDF.type, SKOS.Concept) in triples
        assert (scheme, RDF.type, SKOS.ConceptScheme) in set(lexicon.describe(scheme))
        assert (scheme, RDF.type, SKOS.Concept) not in set(lexicon.describe(scheme))


# What a lawyer would check first: the statute, decision or plan that founds the day.
LEGAL_BASIS = [
    ("国家宪法日", "全国人民代表大会常务委员会关于设立国家宪法日的决定"),
    ("全民国家安全教育日", "中华人民共和国国家安全法"),
    ("世界环境日", "中华人民共和国环境保护法"),
    ("全民国防教育日", "中华人民共和国国防教育法"),
    ("植树节", "中华人民共和国森林法"),
    ("全国助残日", "中华人民共和国残疾人保障法"),
    ("老年节", "中华人民共和国老年人权益保障法"),
    ("中华慈善日", "中华人民共和国慈善法"),
    ("烈士纪念日", "中华人民共和国英雄烈士保护法"),
    ("教师节", "中华人民共和国教师法"),
    ("中国医师节", "中华人民共和国医师法"),
    ("八五普法", "全国人民代表大会常务委员会关于开展第八个五年法治宣传教育的决议"),
]


@pytest.mark.parametrize(("campaign", "norm"), LEGAL_BASIS)
def test_campaigns_name_the_norm_that_founds_them(lexicon: Lexicon, campaign: str, norm: str) -> None:
    [term] = [t for t in of(lexicon, "campaign") if t.concept.label == campaign]
    bases = [lexicon.known(iri) for iri in values(term, FZ.legalBasis)]
    assert norm in [concept.label for concept in bases if concept]


RULES = [
    ("全民国防教育日", "--09-sat-3"),
    ("全国助残日", "--05-sun-3"),
    ("中小学生安全教育日", "--03-mon-last"),
    ("文化和自然遗产日", "--06-sat-2"),
    ("国家网络安全宣传周", "varies"),
    ("宪法宣传周", "--12-01/--12-07"),
    ("中国水周", "--03-22/--03-28"),
    ("八五普法", "2021/2025"),
    ("中国农民丰收节", "term-秋分"),
]


@pytest.mark.parametrize(("campaign", "rule"), RULES)
def test_movable_campaigns_have_their_rule(lexicon: Lexicon, campaign: str, rule: str) -> None:
    [term] = [t for t in of(lexicon, "campaign") if t.concept.label == campaign]
    assert values(term, FZ.dateRule) == [rule]


EXPANSIONS = [
    ("三重一大", ("重大决策", "重要人事任免", "重大项目", "大额")),
    ("四议两公开", ("提议", "商议", "审议", "决议")),
    ("三治融合", ("自治", "法治", "德治")),
    ("五治融合", ("政治", "自治", "法治", "德治", "智治")),
    ("行政执法三项制度", ("公示", "全过程记录", "法制审核")),
    ("四下基层", ("宣传", "调查研究", "信访接待", "现场办公")),
    ("四不两直", ("不发通知", "不打招呼", "不听汇报", "不用陪同", "直奔基层", "直插现场")),
]


@pytest.mark.parametrize(("mechanism", "parts"), EXPANSIONS)
def test_numeral_names_carry_their_expansion(
    lexicon: Lexicon, mechanism: str, parts: tuple[str, ...]
) -> None:
    [term] = [t for t in of(lexicon, "mechanism") if t.concept.label == mechanism]
    [expansion] = values(term, FZ.numeralDefinition)
    assert [part for part in parts if part not in expansion] == []


def test_readings_that_differ_by_place_say_the_place_and_hang_on_one_concept(lexicon: Lexicon) -> None:
    pointed = Counter(iri for t in lexicon.terms for iri in values(t, FZ.numeralReading))
    readings = of(lexicon, "numeral-reading")
    assert pointed == Counter(term.concept.iri for term in readings)
    for term in readings:
        [place] = values(term, DCTERMS.spatial)
        assert lexicon.known(place)
        assert values(term, FZ.numeralDefinition)
    chiefs = {
        lexicon.known(values(t, DCTERMS.spatial)[0]).label: values(t, FZ.numeralDefinition)[0]  # type: ignore[union-attr]
        for t in readings
        if t.concept.label.startswith("三长制")
    }
    assert chiefs == {"吉林省": "网格长、楼栋长、单元长", "湖南省": "片长、组长、邻长"}


COUNTS = [
    ("份", "宣传资料"),
    ("件", "纠纷"),
    ("场", "活动"),
    ("人次", "人次"),
    ("亩", "面积"),
    ("%25", "比率"),
]


@pytest.mark.parametrize(("unit", "what"), COUNTS)
def test_units_say_what_they_count(lexicon: Lexicon, unit: str, what: str) -> None:
    [term] = [t for t in of(lexicon, "unit") if t.concept.iri == f"unit/{unit}"]
    assert any(what in text for text in values(term, FZ.counts))


def test_every_unit_says_what_it_counts_in_both_languages(lexicon: Lexicon) -> None:
    for term in of(lexicon, "unit"):
        languages = [v.lang for p, v in term.facts if p == FZ.counts and isinstance(v, Literal)]
        assert sorted(languages) == ["en", "zh"], term.concept.iri


# A text that holds the characters of a name and does not mean it.
NOT_MEANT = [
    ("电网格局进一步优化", "topic/基层治理"),
    ("加快手续办理", "platform/快手"),
    ("建成微博物馆", "platform/微博"),
    ("推送微信息三十条", "platform/微信"),
    ("发扬钉钉子精神", "platform/钉钉"),
    ("播出儿童节目", "campaign/国际儿童节"),
    ("合理安排劳动节奏", "campaign/国际劳动节"),
    ("按照清单制作台账", "mechanism/清单制"),
    ("讲述法治故事", "mechanism/述法"),
    ("昼夜访查重点部位", "mechanism/民情恳谈"),
    ("两代表一委员出席会议", "mechanism/两代表一委员"),
]


@pytest.mark.parametrize(("text", "iri"), NOT_MEANT)
def test_names_inside_other_words_are_not_found(lexicon: Lexicon, text: str, iri: str) -> None:
    assert lexicon.known(iri)
    assert iri not in {r.concept.iri for m in lexicon.find(text) for r in m.readings}


# Known all over the country; each in words of its own.
NATIONAL = [
    ("推行首违不罚和轻微免罚", "mechanism/首违不罚"),
    ("企业开办实现不见面审批", "mechanism/不见面审批"),
    ("对重点企业落实扫码入企", "mechanism/扫码入企"),
    ("完善府检联动", "mechanism/府检联动"),
    ("采取四不两直方式暗访", "mechanism/四不两直"),
    ("建立“河长+检察长”机制", "mechanism/河长+检察长"),
    ("设立共享法庭六个", "mechanism/共享法庭"),
    ("执行“三个规定”", "mechanism/防止干预司法三个规定"),
    ("派驻人员县属乡用", "mechanism/县属乡用"),
    ("组织学生参加学宪法讲宪法", "campaign/学宪法讲宪法活动"),
    ("部署民生领域“铁拳”行动", "campaign/民生领域铁拳行动"),
    ("通过湘易办预约", "platform/湘易办"),
]


@pytest.mark.parametrize(("text", "iri"), NATIONAL)
def test_names_known_all_over_the_country_are_known(lexicon: Lexicon, text: str, iri: str) -> None:
    assert iri in {r.concept.iri for m in lexicon.find(text) for r in m.readings}


# ---- each fault -------------------------------------------------------------------------------------------

SOUND = {
    "skos:prefLabel": '"灯下夜谈"@zh, "talks under the lamp"@en',
    "skos:broader": "fz:Participation",
    "skos:definition": '"晚上与村民交谈。"@zh, "Evening talks with villagers."@en',
    "skos:example": '"村里开展灯下夜谈。"@zh',
    "dcterms:source": '"general knowledge"',
}


def proven(folder: Path, **changes: str) -> list[Fault]:
    facts = SOUND | {name.replace("_", ":", 1): value for name, value in changes.items()}
    body = " ;\n    ".join(f"{predicate} {value}" for predicate, value in facts.items() if value)
    path = folder / "mechanisms.ttl"
    path.write_text(f"{HEAD}<mechanism/灯下夜谈> {body} .\n", encoding="utf-8")
    return faults([folder], Lexicon.load(folder))


def test_a_sound_term_has_no_fault(tmp_path: Path) -> None:
    assert proven(tmp_path) == []


FAULTS = [
    ({"skos_prefLabel": '"灯下夜谈"@zh'}, "has no English skos:prefLabel; add"),
    ({"skos_definition": '"Talks."@en'}, "has no Chinese skos:definition; add"),
    ({"skos_definition": '"夜谈。"@zh'}, "has no English skos:definition; add"),
    ({"dcterms_source": ""}, "says no source; add"),
    ({"skos_broader": ""}, "has no kind; add skos:broader"),
    ({"skos_example": ""}, "has no skos:example; add"),
    ({"skos_example": '"村里开展夜谈。"@zh'}, "is not found in its example"),
    ({"fz_counterExample": '"不搞灯下夜谈。"@zh'}, "is found in its counter-example"),
    ({"skos_altLabel": '"灯下 谈"@zh'}, r"U\+0020"),
    ({"skos_altLabel": '"灯下,谈心"@zh'}, r"U\+002C"),
    ({"skos_altLabel": '"灯下\ue000谈"@zh'}, r"U\+E000"),
    ({"skos_altLabel": '"灯下⽇谈"@zh'}, r"U\+2F47"),  # the radical 日, a look-alike
    ({"skos_altLabel": '"灯下・谈"@zh'}, r"U\+30FB"),
    ({"skos_altLabel": '"夜谈"@zh'}, "has the short name 夜谈; add an fz:counterExample"),
    (
        {"fz_quotedLabel": '"灯谈"@zh', "skos_hiddenLabel": '"灯谈"@zh', "fz_counterExample": '"灯"@zh'},
        "remove one",
    ),
    ({"fz_legalBasis": "<eli/cn/夜谈法>"}, "points to eli/cn/夜谈法, which no vocabulary or register has"),
    ({"dcterms_spatial": "<place/99>"}, "points to place/99"),
]


@pytest.mark.parametrize(("changes", "message"), FAULTS)
def test_a_fault_is_found_and_says_how_to_mend_it(
    tmp_path: Path, changes: dict[str, str], message: str
) -> None:
    found = proven(tmp_path, **changes)
    assert [f for f in found if re.search(message, f.message)], found
    assert {(f.file, f.line, f.term) for f in found} == {
        (tmp_path / "mechanisms.ttl", 6, "mechanism/灯下夜谈")
    }


def test_a_name_made_of_numbers_needs_its_expansion(tmp_path: Path) -> None:
    facts = SOUND | {
        "skos:prefLabel": '"三看两问"@zh, "three looks"@en',
        "skos:example": '"落实三看两问。"@zh',
    }
    body = " ; ".join(f"{p} {v}" for p, v in facts.items())
    path = tmp_path / "mechanisms.ttl"
    path.write_text(f"{HEAD}<mechanism/三看两问> {body} .\n", encoding="utf-8")
    [fault] = faults([tmp_path], Lexicon.load(tmp_path))
    assert "fz:numeralDefinition" in fault.message
    path.write_text(
        f'{HEAD}<mechanism/三看两问> {body} ; fz:numeralDefinition "看、问"@zh .\n', encoding="utf-8"
    )
    assert not faults([tmp_path], Lexicon.load(tmp_path))


def test_terms_out_of_order_are_told_where_to_go(tmp_path: Path) -> None:
    blocks = [
        f'<mechanism/{name}> skos:prefLabel "{name}"@zh, "x"@en ; skos:broader fz:Other ; '
        f'skos:definition "甲。"@zh, "x"@en ; skos:example "办{name}。"@zh ; dcterms:source "general knowledge" .\n'
        for name in ("甲乙丙", "丁戊己")  # 丁 U+4E01 comes before 甲 U+7532
    ]
    (tmp_path / "mechanisms.ttl").write_text(HEAD + "".join(blocks), encoding="utf-8")
    [fault] = faults([tmp_path], Lexicon.load(tmp_path))
    assert (fault.line, fault.term) == (7, "mechanism/丁戊己")
    assert "move it before mechanism/甲乙丙" in fault.message


def test_only_the_folders_that_are_asked_for_are_judged(tmp_path: Path, lexicon: Lexicon) -> None:
    assert not faults([tmp_path], lexicon)
