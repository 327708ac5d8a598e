"""Villages and sites that no register knows, as candidates."""

from __future__ import annotations

import pytest

from kg.detect.places import find
from kg.model import Concept, Mention, Mentions, Reading, Span
from kg.read import document

CANDIDATES = [
    ("在石坝村、响水沟村和柳树屯村举办讲座。", ["石坝村", "响水沟村", "柳树屯村"]),
    ("年来查干诺尔嘎查、白音嘎查的纠纷减少。", ["查干诺尔嘎查", "白音嘎查"]),
    ("走进翠湖社区，和平社区、朝阳社区同步开展。", ["翠湖社区", "和平社区", "朝阳社区"]),
    ("在大河屯、小河屯宣传，村屯、各屯参加。", ["大河屯", "小河屯"]),
    ("柳园居民区建立制度。", ["柳园居民区"]),
    ("5连、12连被命名，连续3连胜。", ["5连", "12连"]),
    ("连队普法：三连、十六连建成书屋，四连均设调解点。", ["三连", "十六连", "四连"]),
    ("在天目湖风景区、石门山国家森林公园设点。", ["天目湖风景区", "石门山国家森林公园"]),
    # a square, a farm, a temple, a road that a verb of place leads to, and what stands in a row with it
    ("在银杏广场设点，走进金穗农场、望江小区。", ["银杏广场", "金穗农场", "望江小区"]),
    ("在辖区松涛广场宣讲。", ["松涛广场"]),
    ("赴松涛寺、青龙水库宣讲，在梧桐路设立驿站。", ["松涛寺", "青龙水库", "梧桐路"]),
    (
        "为锦程汽车城、欢乐海洋世界等商户送法，开展雪山大本营整治。",
        ["锦程汽车城", "欢乐海洋世界", "雪山大本营"],
    ),
    ("在石坝上寨、柳林村推广，走访枫树村、云雾山一带。", ["柳林村", "枫树村", "石坝上寨", "云雾山"]),
    ("在文化广场、老旧小区、社区公园、农贸市场、大街小巷宣传。", []),
    ("深入推进小区改造，存在小区纠纷，正在建设步行街，理顺景区体制。", []),
    ("在高速公路沿线、背街小巷巡查，国有林场12个，为打造广场、公园出力。", []),
    # companies of the Corps with a name or a number in characters
    ("连队巡查，胡杨连、十六连被命名，驻连干部紧密相连。", ["胡杨连", "十六连"]),
    ("接二连三，红旗连、六连被表彰。", []),
    # what is an award elsewhere is a name beside other villages
    ("和谐村、柳林村覆盖，创建文明村、枫树村。", ["柳林村", "枫树村", "和谐村"]),
    ("在旅游景区、A级景区、热门景区巡查，建设国家森林公园。", []),
    ("创建民主法治示范村2个，全村、各村、驻村干部参加。", []),
    ("在梧桐路设立驿站，于迎宾大道打造普法街，在柳叶巷挂牌。", ["梧桐路", "迎宾大道", "柳叶巷"]),
    ("在城市道路设置标志，在高速公路设立站点，在各条街巷设置专栏，在一带一路建设中。", []),
    ("在东门路揭牌，沿中山路巡查。", ["东门路"]),
    ("建成青石岭法治文化公园，新建龙王庙法治广场1个。", ["青石岭法治文化公园", "龙王庙法治广场"]),
    ("打造乡村法治广场、青少年法治公园，改建一批法治公园，建成高标准宪法公园。", []),
    # a housing estate in a street, streets along which one walks
    ("在松江街道桂花园小区、梨花里小区宣讲。", ["桂花园小区", "梨花里小区"]),
    ("，沿松江路、柳河南路、河埠北街商户走访。", ["松江路", "柳河南路", "河埠北街"]),
    # what is a verb or a quantity elsewhere is part of a name where the words are cut so
    ("走进石下坪村、两河村、全福村宣讲，下派到石坝村。", ["石下坪村", "两河村", "全福村"]),
    ("干部下村，进村、到村，全村、多个村、几个村参加。", []),
    ("在长途汽车站、望月公园、步行街、映山湖水库宣讲。", ["望月公园", "映山湖水库"]),
    ("来到桐子铺村，前往柳林村。", ["桐子铺村", "柳林村"]),
    ("加强社区矫正，深入农村、社区开展宣传。", []),
    ("覆盖12个行政村，3个社区，美丽乡村和贫困村。", []),
    ("村规民约、村民代表、进村入户、村居两级。", []),
]


@pytest.mark.parametrize(("text", "expected"), CANDIDATES)
def test_villages(text: str, expected: list[str]) -> None:
    found = [m.surface for m in find(document(text), Mentions([]))]  # each rule's after the other's
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("在甲镇石坝村设点", "甲镇", ["石坝村"]),
        ("在甲镇各村设点", "甲镇", []),
        ("甲镇民主村设点", "甲镇", ["民主村"]),
        ("甲镇文化社区组建队伍", "甲镇", ["文化社区"]),
        ("甲镇平安村建设和民主法治示范村创建", "甲镇", []),
        ("甲镇利用文化广场宣讲", "甲镇", []),
        ("在甲乡搬迁安置点建广场", "甲乡", ["甲乡搬迁安置点"]),
        ("甲镇法治文化公园建成", "甲镇", ["甲镇法治文化公园"]),
        ("甲镇开展宣传进广场活动", "甲镇", []),
        ("甲镇各广场", "甲镇", []),
    ],
)
def test_sites_beside_a_place(text: str, name: str, expected: list[str]) -> None:
    at = text.index(name)
    concept = Concept("place/1", "place", name, "township")
    known = Mentions([Mention(Span(at, at + 2), "place", name, (Reading(concept),))])
    assert [m.surface for m in find(document(text), known)] == expected
