"""What is found in a sentence, under which name, and what the lexicon says about it."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon import Lexicon, default_ontology
from kg.lexicon.index import BAR_LANE, SCHEMES
from kg.lexicon.overlaps import SWALLOWS, settle
from kg.model import KgError
from kg.terms import DCTERMS, ELI, FZ, RDF, SKOS
from kg.zh.fold import fold
from kg.zh.shadow import Mode, is_meant, is_plain, squeeze

HEAD = """@base <https://w3id.org/fazhi-kg/> .
@prefix fz: <https://w3id.org/fazhi-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
LEXICON = Lexicon.load(default_ontology())


def names(sentence: str, kind: str) -> list[tuple[str, ...]]:
    return [
        (mention.surface, *sorted(reading.concept.label for reading in mention.readings))
        for mention in LEXICON.find(fold(sentence))
        if mention.kind == kind
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("宣传《宪法》《中华人民共和国民法典》。", ["中华人民共和国宪法", "中华人民共和国民法典"]),
        (
            "学习宪法、民法典、行政处罚法等法律法规",
            ["中华人民共和国宪法", "中华人民共和国民法典", "中华人民共和国行政处罚法"],
        ),
        ("学习宣传森林法和消防法，提高群众意识", ["中华人民共和国森林法", "中华人民共和国消防法"]),
        ("普及消防法律知识，推进人民调解法治化", []),
        ("公司法人代表向执行法院申请", []),
        ("在宪法宣传周开展宪法宣誓活动", []),
        ("《某省物业管理条例实施细则》", []),
        ("根据《重大行政决策程序暂行条例》(国务院令第713号)", ["重大行政决策程序暂行条例"]),
        ("宣讲《中华人民共和国家庭教育促进法》", ["中华人民共和国家庭教育促进法"]),
        ("宣讲《中华人民共和国国家安全法》", ["中华人民共和国国家安全法"]),
        ("贯彻《法治社会建设实施纲要(2020-2025年)》", ["法治社会建设实施纲要（2020—2025年）"]),
        ("《关于贯彻〈信访工作条例〉的通知》", []),
        ("《关于贯彻《信访工作条例》的通知》", []),
        ("落实信访工作条例，畅通渠道", ["信访工作条例"]),
        ("学习《宪法、民法典》", ["中华人民共和国宪法", "中华人民共和国民法典"]),
        ("学习《治安处罚法》", ["中华人民共和国治安管理处罚法"]),
    ],
)
def test_norms(sentence: str, expected: list[str]) -> None:
    assert [name for _, *found in names(sentence, "norm") for name in found] == expected


def test_norm_in_marks_covers_the_marks() -> None:
    assert names("对照《反电信网络诈骗法》开展宣传", "norm") == [
        ("《反电信网络诈骗法》", "中华人民共和国反电信网络诈骗法")
    ]


def test_work_in_marks_covers_the_marks() -> None:
    assert names("研读《习近平法治思想概论》", "work") == [("《习近平法治思想概论》", "习近平法治思想概论")]


def test_outline_without_years_is_either_period() -> None:
    [(_, *found)] = names("对标《法治政府建设实施纲要》", "norm")
    assert found == ["法治政府建设实施纲要（2015—2020年）", "法治政府建设实施纲要（2021—2025年）"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('全面落实行政执法"三项制度"', [("行政执法“三项制度“", "行政执法三项制度")]),
        ("完善十三项制度，规范管理", []),
        ("坚持和发展新时代“枫桥经验”", [("新时代“枫桥经验”", "枫桥经验")]),
        ("开展年终“述法”工作", [("年终“述法”", "述法")]),
        ("当事人口述法律关系", []),
        ("建立“警调”“访调”机制", [("警调", "警调对接"), ("访调", "访调对接")]),
        ("严格执行三重一大 集体决策制度", [("三重一大 集体决策制度", "三重一大")]),
        ("充实镇人民调解委员会力量", []),
        ("宣传《人民调解法》", []),
        ("推行“双随机、一公开”监管", [("“双随机、一公开”监管", "双随机一公开")]),
        ("聘请法治副校长3名", [("法治副校长", "法治副校长")]),
    ],
)
def test_mechanisms(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert names(sentence, "mechanism") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("利用“4·15”全民国家安全教育日开展宣传", [("“4·15”全民国家安全教育日", "全民国家安全教育日")]),
        ("在6.26国际禁毒日前后", [("6.26国际禁毒日", "国际禁毒日")]),
        ("结合“3．15”“12·4”等节点", [("3.15", "国际消费者权益日"), ("12·4", "国家宪法日")]),
        ("平均得分4.15分，增长12.4%", []),
        ("十二月宪法宣传月", [("十二月宪法宣传月", "宪法宣传月")]),
        ("119消防宣传月期间", [("119消防宣传月", "消防宣传月")]),
        ("推进“八五”普法", [("“八五”普法", "八五普法")]),
    ],
)
def test_campaigns(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert names(sentence, "campaign") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("湘西州永顺县灵溪镇人民政府", ["湘西州", "永顺县", "灵溪镇"]),
        ("推进平安乡村建设和文明乡风", []),
        ("内蒙古阿荣旗查巴奇鄂温克民族乡", ["内蒙古", "阿荣旗", "查巴奇鄂温克民族乡"]),
        ("平安、和平、友谊", []),
        ("在城区、郊区、新区开展巡查", []),
        ("各乡镇街道", []),
        ("创建示范县，振兴县域经济，响应县委号召，完成县级任务", []),
        ("在范县、陇南市成县学习考察", ["范县", "陇南市", "成县"]),
    ],
)
def test_places(sentence: str, expected: list[str]) -> None:
    assert [
        mention.surface for mention in LEXICON.find(fold(sentence)) if mention.kind == "place"
    ] == expected


def test_common_township_name_has_many_readings_and_short_names_are_marked() -> None:
    [town] = [m for m in LEXICON.find("在城关镇召开会议") if m.kind == "place"]
    assert len(town.readings) > 80
    [stem] = [m for m in LEXICON.find("以法治护航溆浦发展") if m.kind == "place"]
    assert [(r.concept.label, r.note) for r in stem.readings] == [("溆浦县", "stem")]


def test_kinds_of_concepts() -> None:
    kinds = {
        m.concept.kind
        for m in LEXICON.find("大竹县司法局组织学习强国学习枫桥经验和《民法典》，开展矛盾纠纷排查")
        if m.concept
    }
    assert {"county", "department", "app", "DisputeResolution", "Law", "Screening"} <= kinds


def test_describe_brings_what_a_concept_hangs_on() -> None:
    triples = set(LEXICON.describe("place/433122"))
    assert ("place/433122", DCTERMS.isPartOf, "place/4331") in triples
    assert ("place/43", FZ.placeLevel, FZ.Province) in triples
    triples = set(LEXICON.describe("mechanism/执法全过程记录制度"))
    assert ("mechanism/行政执法三项制度", FZ.mechanismKind, FZ.Enforcement) in triples
    triples = set(LEXICON.describe("eli/cn/中华人民共和国民法总则"))
    assert ("eli/cn/中华人民共和国民法典", FZ.normClass, FZ.Law) in triples
    [region] = [o for s, p, o in LEXICON.describe("eli/cn/浙江省平安建设条例") if p == ELI.jurisdiction] or [
        "place/33"
    ]
    assert region == "place/33"
    assert not list(LEXICON.describe("mechanism/没有这个机制"))


def test_everything_described_has_a_type_and_a_name() -> None:
    for iri in ("activity/治安巡逻", "body/司法所", "platform/抖音", "campaign/国家宪法日", "work/摆脱贫困"):
        subjects = {s for s, _, _ in LEXICON.describe(iri)}
        for subject in subjects:
            predicates = {p for s, p, _ in LEXICON.describe(iri) if s == subject}
            assert {RDF.type, SKOS.prefLabel} <= predicates


def test_terms_of_ones_own_are_added_and_a_clash_names_both_files(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        HEAD + '<mechanism/灯下夜谈> skos:prefLabel "灯下夜谈"@zh ; skos:broader fz:Participation .',
        encoding="utf-8",
    )
    lexicon = Lexicon.load(default_ontology(), [tmp_path])
    assert [m.surface for m in lexicon.find("推行灯下夜谈") if m.kind == "mechanism"] == ["灯下夜谈"]
    own.write_text(
        HEAD + '<mechanism/三板斧> skos:prefLabel "三板斧"@zh ; skos:altLabel "枫桥经验"@zh .',
        encoding="utf-8",
    )
    with pytest.raises(KgError, match=r"own\.ttl.*mechanisms\.ttl"):
        Lexicon.load(default_ontology(), [tmp_path])


def test_shared_name_has_two_readings(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        HEAD
        + '<mechanism/甲乙丙> skos:prefLabel "甲乙丙"@zh ; fz:sharedLabel "三字诀"@zh .\n'
        + '<mechanism/丁戊己> skos:prefLabel "丁戊己"@zh ; fz:sharedLabel "三字诀"@zh .',
        encoding="utf-8",
    )
    [mention] = Lexicon.load(tmp_path).find("推广三字诀")
    assert [reading.concept.label for reading in mention.readings] == ["甲乙丙", "丁戊己"]


def test_empty_folder_knows_nothing(tmp_path: Path) -> None:
    lexicon = Lexicon.load(tmp_path)
    assert lexicon.find("学习《民法典》") == []
    assert lexicon.known("place/43") is None
    with pytest.raises(KgError, match="is no folder"):
        Lexicon.load(tmp_path / "none")


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "《",
        "》",
        " ",
        "\n",
        "三重一大",
        "制度",
        "民法典",
        "4·15",
        "国家安全教育日",
        "12345",
        "平台",
        "城关镇",
        "乡村",
        "述法",
        "律",
        "，",
        "。",
        "第",
        "一",
        "司法所",
        "人民调解",
        "委员会",
        "酉阳",
        "县",
        "①",
    ]
)


SURROUNDINGS = "“”‘’《》（），。、 \n市县乡村区第一十三百0129.·aA法律规人院治域场路队和在的"
PLAIN_NAMES = [
    ("矛盾纠纷排查", Mode.PLAIN),
    ("法治副校长", Mode.PLAIN),
    ("突发事件应对条例", Mode.NORM),
    ("灵溪县", Mode.PLACE),
    ("溆浦", Mode.STEM),
]


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_mentions_lie_in_the_text_in_order_and_do_not_overlap_within_a_scheme(text: str) -> None:
    folded = fold(text)
    mentions = LEXICON.find(folded)
    assert [m.span for m in mentions] == sorted((m.span for m in mentions), key=lambda s: (s.start, -s.end))
    for mention in mentions:
        assert mention.surface == folded[mention.span.start : mention.span.end]
        assert mention.readings
    for kind in {m.kind for m in mentions}:
        spans = [m.span for m in mentions if m.kind == kind]
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for outer in mentions:
        for inner in mentions:
            if (outer.kind, inner.kind) in SWALLOWS and len(inner.span) < len(outer.span):
                assert inner.span not in outer.span


@given(st.text(alphabet="“” ‘’a1.·法一《》\n", max_size=30))
def test_shadow_keeps_every_other_character_where_it_was(text: str) -> None:
    shadow = squeeze(text)
    assert [text[shadow.offset(i)].replace("·", ".") for i in range(len(shadow.text))] == list(shadow.text)
    offsets = [shadow.offset(i) for i in range(len(shadow.text))]
    assert offsets == [i for i, char in enumerate(text) if char not in "“”‘’ "]


@given(st.sampled_from(PLAIN_NAMES), st.text(SURROUNDINGS, max_size=3), st.text(SURROUNDINGS, max_size=3))
def test_plain_name_is_meant_whatever_stands_around_it(
    name: tuple[str, Mode], before: str, after: str
) -> None:
    word, mode = name
    assert is_plain(word, mode)
    assert is_meant(before + word + after, len(before), len(before) + len(word), mode)


@pytest.mark.parametrize(
    ("name", "mode", "sentence"),
    [
        ("述法", Mode.QUOTED, "当事人口述法律关系"),
        ("三项制度", Mode.PLAIN, "完善十三项制度"),
        ("12345", Mode.PLAIN, "编号912345的案件"),
        ("消防法", Mode.NORM, "普及消防法律知识"),
        ("平安乡", Mode.PLACE, "推进平安乡村建设"),
        ("范县", Mode.SHORT_PLACE, "创建示范县"),
    ],
)
def test_name_that_can_be_part_of_a_word_is_not_plain(name: str, mode: Mode, sentence: str) -> None:
    at = sentence.index(name)
    assert not is_meant(sentence, at, at + len(name), mode)
    assert not is_plain(name, mode)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_scheme_takes_the_leftmost_and_of_these_the_longest(text: str) -> None:
    """What the fast loops settle on is what the definition says, tried out one name after the other."""
    hits = LEXICON._index.hits(squeeze(fold(text)))
    lanes = LEXICON._index.lanes
    for scheme in ("activity", "campaign", "platform"):
        lane = SCHEMES.index(scheme)
        own = sorted(hit for hit in hits if lanes[hit[2]] in (lane, BAR_LANE + lane))
        expected = []
        while own:
            first = own[0]
            if lanes[first[2]] == lane:
                expected.append(first)
            own = [hit for hit in own if hit[0] >= -first[1]]
        found = settle([hit for hit in hits if lanes[hit[2]] in (lane, BAR_LANE + lane)], lanes)
        assert found == expected


def test_files_that_a_folder_lacks_are_named(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        HEAD + '<mechanism/灯下夜谈> skos:prefLabel "灯下夜谈"@zh .', encoding="utf-8"
    )
    missing = Lexicon.load(tmp_path).missing
    assert {"norms.csv", "places.csv", "villages.tsv.gz", "mechanisms.ttl", "units.ttl"} <= set(missing)
    assert "kg.ttl" not in missing
    assert LEXICON.missing == ()
    assert Lexicon.load(default_ontology(), [tmp_path]).missing == ()


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_find_does_not_depend_on_the_hash_seed(seed: str, tmp_path: Path) -> None:
    text = (
        "县司法局在城关镇开展“法律明白人”培训和人民调解员培训，宣传《宪法》《民法典》，依托12345热线受理投诉"
    )
    program = (
        "from kg.lexicon import Lexicon, default_ontology as d\n"
        f"for m in Lexicon.load(d()).find({text!r}): print(m.span.start, m.span.end, m.kind, *(r.concept.iri for r in m.readings))"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    assert said.splitlines() == [
        " ".join(map(str, (m.span.start, m.span.end, m.kind, *(r.concept.iri for r in m.readings))))
        for m in LEXICON.find(text)
    ]
