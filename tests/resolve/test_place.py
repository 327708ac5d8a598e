"""The report's own place, and the other places it names."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.model import Field, Mentions, Source
from kg.pipeline import find
from kg.read import document
from kg.resolve import Resolved, resolve


def resolved(text: str, lexicon: Lexicon, source: Source | None = None) -> Resolved:
    doc = document(text, source=source)
    return resolve(doc, find(doc, lexicon), lexicon)


def named(result: Resolved) -> set[str]:
    return {m.readings[0].concept.iri for m in result.mentions.of("place")}


# A title or text, and the code of the place it is about (“” if it is not settled).
OWN = [
    ("山东省临沂市沂水县人民政府关于2021年法治政府建设情况的报告\n", "371323"),
    ("沂水县司法局2021年法治政府建设情况报告\n", "371323"),
    ("中共墨脱县委 墨脱县人民政府\n关于2020年度法治政府\n建设情况的报告\n", "540423"),
    ("2022年度元阳县新街镇法治政府建设年度报告\n", "532528102"),
    ("科尔沁右翼前旗阿力得尔苏木2023年法治政府建设情况报告\n", "152221202"),
    ("新街镇2022年度法治政府建设年度报告\n", ""),
    ("新街镇2022年度法治政府建设年度报告\n元阳县委部署以来，红河州持续推进。\n", "532528102"),
    ("法治政府建设情况报告\n一、情况\n开展培训。\n元阳县新街镇人民政府\n2023年1月5日\n", "532528102"),
    ("2022年度法治政府建设情况报告\n一、情况\n开展培训。\n", ""),
]


@pytest.mark.parametrize(("text", "code"), OWN)
def test_own_place(text: str, code: str, lexicon: Lexicon) -> None:
    place = resolved(text, lexicon).place
    assert (place[0].iri.removeprefix("place/") if place else "") == code


@pytest.mark.parametrize("field", ["issuer", "place", "title"])
def test_the_source_record_settles_a_common_name(field: str, lexicon: Lexicon) -> None:
    source = Source(**{field: "云南省红河州元阳县新街镇人民政府"})
    place = resolved("新街镇2022年度法治政府建设年度报告\n", lexicon, source).place
    assert place is not None
    assert place[0].iri == "place/532528102"


def test_the_source_record_is_the_evidence_where_the_text_is_silent(lexicon: Lexicon) -> None:
    source = Source(place="云南省红河州元阳县新街镇")
    result = resolved("2022年度法治政府建设年度报告\n一、情况\n", lexicon, source)
    assert result.place is not None
    assert result.place[1] == Field("place")
    assert result.mentions.of("about-place") == []


def test_an_ambiguous_name_is_a_finding_with_candidates(lexicon: Lexicon) -> None:
    result = resolved("新街镇2022年度法治政府建设年度报告\n", lexicon)
    assert result.place is None
    assert "元阳县新街镇" in " ".join(f.message for f in result.findings) or len(result.findings) >= 1
    assert all(f.rule == "ambiguous-place" for f in result.findings)


def test_a_township_that_no_register_has_lies_in_its_county(lexicon: Lexicon) -> None:
    result = resolved("元阳县无此名乡2022年法治政府建设报告\n无此名乡坚持依法行政。\n", lexicon)
    assert result.place is not None
    concept = result.place[0]
    assert (concept.iri, concept.kind, concept.known) == ("place/532528/无此名乡", "township", False)
    assert sum(m.surface == "无此名乡" for m in result.mentions.of("place")) == 2


def test_names_mean_the_place_in_the_own_hierarchy(lexicon: Lexicon) -> None:
    text = "元阳县新街镇2022年法治政府建设报告\n赴浙江学习，配合元阳县、绿春县和云南开展联防，支援朝阳区。\n"
    result = resolved(text, lexicon)
    assert named(result) == {"place/532528102", "place/532528", "place/532531", "place/33", "place/53"}
    assert [f.focus for f in result.findings] == ["朝阳区"]


def test_a_place_before_settles_the_next(lexicon: Lexicon) -> None:
    result = resolved("元阳县2022年法治政府建设报告\n与长春市朝阳区结对。\n", lexicon)
    assert {"place/2201", "place/220104"} <= named(result)


def test_registered_villages_are_found_wherever_they_stand(lexicon: Lexicon) -> None:
    village = next(v for v in lexicon.gazetteer.villages("532528102") if v.name.endswith("村"))
    text = f"元阳县新街镇2022年法治政府建设报告\n全力打造{village.name}法治小院，惠及{village.name}民。\n"
    found = [
        m for m in resolved(text, lexicon).mentions.of("place") if m.readings[0].concept.kind == "village"
    ]
    assert [m.readings[0].concept.iri for m in found] == [village.iri]


@pytest.mark.parametrize(
    ("sentence", "village"),
    [
        ("走进柳树屯洼村宣讲。", "柳树屯洼村"),
        ("近期在柳树屯洼村老杨家调解。", "柳树屯洼村"),
        ("柳树屯洼村村民杨某道谢。", "柳树屯洼村"),
        ("半坡铺社区党支部书记带头学法。", "半坡铺社区"),
        ("前往石下洋铺村调研。", "石下洋铺村"),
        ("在石下洋、罗庄、柳塘三个社区建点。", "罗庄社区"),
        ("在石坝、柳塘等村建点。", "柳塘村"),
        ("家住半坡铺村的老李道谢，该镇半坡铺村受益。", "半坡铺村"),
        ("在城关镇半坡铺村建点。", "半坡铺村"),
        ("半坡铺村网格员上门劝和。", "半坡铺村"),
        ("在石下洋村、双包桥村建点。", "石下洋村"),
        ("为永安路社区商户送法。", "永安路社区"),
        ("同德路社区党委书记带头。", "同德路社区"),
        ("石山社区居民骨干组队。", "石山社区"),
        ("柳树屯洼社区积极对接律师。", "柳树屯洼社区"),
        ("三棵杉街道半坡铺社区设点，半坡铺社区受益。", "半坡铺社区"),
    ],
)
def test_a_village_that_is_named_once(sentence: str, village: str, lexicon: Lexicon) -> None:
    found = resolved("元阳县新街镇2022年法治政府建设报告\n" + sentence + "\n", lexicon)
    assert f"place/532528102/{village}" in named(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "在后进村走访。",
        "劳资、土地、婚姻等村级纠纷，宣传宪法、民法典等村民关心的法律。",
        "由民政、司法、信访三个部门协调，供水、供电两村民小组。",
        "干部下派到村，全村、多个村参加，进村、走村、联村宣讲。",
        "赴联建村调研。",
        "到牧区村宣讲。",
        "深入偏远村寨，走进老旧小区社区。",
        "在城市社区设点。",
        "到田间村头宣讲。",
        "信访重点村党支部书记述法。",
        "动员社区居民参加，丰富社区居民生活，满足社区居民需求。",
        "新任社区书记培训，老旧社区居民多，为城市社区服务。",
    ],
)
def test_kinds_of_villages_are_no_villages(sentence: str, lexicon: Lexicon) -> None:
    found = resolved("元阳县新街镇2022年法治政府建设报告\n" + sentence + "\n", lexicon)
    assert named(found) == {"place/532528", "place/532528102"}


def test_a_town_begins_with_a_word(lexicon: Lexicon) -> None:
    head = "法治政府建设报告\n"
    assert "place/370283110" in named(resolved(head + "在明村镇宣讲。\n", lexicon))
    assert "place/370283110" not in named(resolved(head + "创建全国文明村镇。\n", lexicon))


def test_unregistered_villages_need_company(lexicon: Lexicon) -> None:
    head = "元阳县新街镇2022年法治政府建设报告\n"
    listed = resolved(head + "在柳树屯洼村、石头坝洼村建点。\n", lexicon)
    assert {"place/532528102/柳树屯洼村", "place/532528102/石头坝洼村"} <= named(listed)
    alone = resolved(head + "覆盖柳树屯洼村建点。\n", lexicon)
    assert named(alone) == {"place/532528", "place/532528102"}
    twice = resolved(head + "覆盖柳树屯洼村建点。覆盖柳树屯洼村办班。\n", lexicon)
    assert "place/532528102/柳树屯洼村" in named(twice)


def test_a_place_in_a_title_of_a_norm_is_none(lexicon: Lexicon) -> None:
    result = resolved("元阳县2022年法治政府建设报告\n宣传《绿春县梯田条例》。\n", lexicon)
    assert "place/532531" not in named(result)


def test_no_mentions_no_failure(lexicon: Lexicon) -> None:
    doc = document("")
    assert resolve(doc, Mentions([]), lexicon).place is None


def test_a_verb_before_a_common_noun_is_no_county_elsewhere(lexicon: Lexicon) -> None:
    text = "元阳县新街镇2022年法治政府建设报告\n会同县公安局联合执法，联合镇派出所调处纠纷。\n"
    assert not any(m.surface in ("会同县", "联合镇") for m in resolved(text, lexicon).mentions.of("place"))
