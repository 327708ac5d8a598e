"""Titles in 《》: where they end and what they are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.zh.fold import fold
from kg.zh.titles import is_work, norm_class, titles

ENDS = [
    ("学习《森林法》《草原法》。", ["森林法", "草原法"]),
    ("印发《关于转发〈甲省禁放规定〉的通知》", ["关于转发〈甲省禁放规定〉的通知"]),
    ("印发《关于印发《甲县案卷评查办法》的通知》到各乡", ["关于印发《甲县案卷评查办法》的通知"]),
    ("宣传《宪法、监察法、公务员法》", ["宪法", "监察法", "公务员法"]),
    ("学习《 立法法 》", ["立法法"]),
    ("宣传《信访工作条例，发放资料", ["信访工作条例"]),
    ("宣传《保险法《票据法》", ["保险法", "票据法"]),
    ("开展《草原法宣传活动。", ["草原法"]),
    ("推动《甲省禁毒条例落地见效，学法。《土地管理法实施条例，", ["甲省禁毒条例", "土地管理法实施条例"]),
    ("落实《乙市节水规定贯彻执行到位。", ["乙市节水规定"]),
    ("《》与《", []),
    ("≪价格法≫与<<工会法>>", ["价格法", "工会法"]),
    ("印发《甲县停车规定，落实《工会法》", ["甲县停车规定", "工会法"]),
]
CLASSES = [
    ("中华人民共和国监察法", "Law"),
    ("公司法", "Law"),
    ("甲省河道采砂若干规定", "LocalRegulation"),
    ("甲市河道采砂若干规定", "Rule"),
    ("涉外民事关系法律适用法", "Law"),
    ("中华人民共和国刑法修正案（十二）", "Law"),
    ("中华人民共和国土地管理法实施条例", "AdministrativeRegulation"),
    ("城市管理条例", "AdministrativeRegulation"),
    ("市场主体登记条例", "AdministrativeRegulation"),
    ("省禁毒条例", "LocalRegulation"),
    ("甲省物业管理条例", "LocalRegulation"),
    ("乙自治州草原生态保护条例（2021年修订）", "LocalRegulation"),
    ("甲省实施〈水法〉办法", "LocalRegulation"),
    ("行政执法机关移送案件规定", "Rule"),
    ("甲市停车管理办法（试行）", "Rule"),
    ("最高人民法院关于审理劳动争议案件适用法律问题的解释", "JudicialInterpretation"),
    ("中国共产党问责条例", "PartyRegulation"),
    ("领导干部干预司法活动的记录、通报和责任追究规定", "PartyRegulation"),
    ("党员教育管理工作条例", "PartyRegulation"),
    ("关于加强法治乡村建设的意见", "PolicyDocument"),
    ("甲县全民普法规划（2021—2025年）", "PolicyDocument"),
    ("党组会议事规则", "PartyRegulation"),
    ("法治政府建设考评办法", "Rule"),
    ("矛盾纠纷调处办法", "Rule"),
    ("习近平法治思想概论", ""),
    ("民法典知识手册", ""),
    ("行政处罚决定书", ""),
    ("法律援助申请表", ""),
    ("普法与执法", ""),
]


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_titles(text: str, expected: list[str]) -> None:
    assert [title.name(text) for title in titles(fold(text))] == expected


@pytest.mark.parametrize(("name", "expected"), CLASSES)
def test_norm_class(name: str, expected: str) -> None:
    assert norm_class(name) == expected


@pytest.mark.parametrize("name", ["法治故事", "民法典学习读本", "中国共产党简史", "第二十条"])
def test_works(name: str) -> None:
    assert is_work(name)


@pytest.mark.parametrize(
    "name", ["行政处罚决定书", "营业执照", "租赁合同", "宪法", "值班制度", "甲县工作报告"]
)
def test_no_works(name: str) -> None:
    assert not is_work(name)


@given(st.text(alphabet="《》〈〉、。，\n法条例印发 甲", max_size=80))
def test_titles_lie_in_the_text_in_order(text: str) -> None:
    found = list(titles(text))
    assert all(0 <= t.span.start <= t.inner.start < t.inner.end <= t.span.end <= len(text) for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
