"""Which quoted names are those of mechanisms, and under which name they are known."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.zh.marked import marked
from kg.zh.named import Named, disjoint


def found(sentence: str) -> list[str]:
    return [named.name for named in disjoint(marked(sentence, Span(0, len(sentence))))]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # the head word belongs to a name of numbers, not to one of words
        ("建立“2+8”联席会议机制。", ["2+8联席会议机制"]),
        ("推行“夜间问诊”机制。", ["夜间问诊"]),
        ("推广“753”调解法，深化“753”模式。", ["753调解法"]),
        ("推广“753”调解法。", ["753调解法"]),
        ("推广“753”模式。", []),
        ("推广“753”信访调解法。", ["753信访调解法"]),
        ("推行“一季一主题、一月一活动”模式，开展“一月一活动”。", ["一季一主题、一月一活动"]),
        ("构建“一核三治”的基层治理体系。", ["一核三治"]),
        # what the last word says, whatever the verb; papers and places are none
        ("用“阿婆劝和工作法”解忧。", ["阿婆劝和工作法"]),
        ("落实“整改通知单”“提醒函”，建成“法治主题公园”。", []),
        # who does what, or what one does so, is a model; what all do well is none
        ("形成“前台收单、后台分办”的运行模式。", ["前台收单、后台分办"]),
        ("建立“商户吹哨、部门报到”的响应机制。", ["商户吹哨、部门报到"]),
        ("形成“上下贯通、执行有力”的工作格局。", []),
        ("搭建“镇党委-村支部-片区小组”三级组织体系。", ["镇党委-村支部-片区小组"]),
        ("用“听诉—释法—回访”三步法劝和。".replace("—", "-"), ["听诉-释法-回访"]),
        ("深化“三治”联促基层治理模式。", ["三治联促"]),
        ("构建起“一窗式+一线式”解纷体系。", ["一窗式+一线式"]),
        ("实现“6项突破”，依托“金沙普法工作队”宣讲。", []),
        (
            "建成“橘园说法”长廊、“渔火”议事亭，打造“农旅+普法”“茶艺+普法”等不同主题。",
            ["橘园说法长廊", "渔火议事亭", "农旅+普法", "茶艺+普法"],
        ),
        ("设立“老渔民”物业纠纷调解室，用好“田间地头”阵地。", ["老渔民物业纠纷调解室"]),
        # a model says so itself, whatever follows in the row
        ("形成“柳湾模式”，“邻里面对面”活动。", ["柳湾模式"]),
        # what one works by, not what one works for
        ("以“一户一档”为抓手。", ["一户一档"]),
        ("以“一户一档”为目标，以“三个满意”为核心。", []),
        # how near and how soon names nothing without what is so
        ("打造“20分钟”普法服务圈，设“24小时”窗口。", ["20分钟普法服务圈"]),
        ("建设“花园式”乡村，开展“板凳式”普法。", ["板凳式普法"]),
        # rooms of many kinds, alone and in a row
        ("在“阿婆”家事调解室说和。", ["阿婆家事调解室"]),
        ("建成“老兵调解”“红杉”“渔嫂”等特色调解室。", ["老兵调解室", "红杉调解室", "渔嫂调解室"]),
        # one head word behind several names
        ("完善“点单普法”、“错时送法”机制。", ["点单普法", "错时送法"]),
        # a number and a classifier: only what one adopts
        ("落实“四个一”，坚持“四个务必”，发挥“两个作用”。", ["四个一"]),
        # a mediator's room is a brand, a body's room is not; an excellent environment is a slogan
        ("建成“热心大姐”调解室、“人民调解室”、“镇联合调解室”。", ["热心大姐调解室"]),
        ("创建“全省最优营商环境”。", []),
        ("建成“宪法进校园”示范点。", []),
        ("成立“邻家大嫂宣讲团”，宣讲团走村入户。", ["邻家大嫂宣讲团"]),
        # what is said of it where its name begins the clause
        ("“码上监督”让群众参与评议，“掌中约办”全覆盖。", ["码上监督", "掌中约办"]),
        ("组建“银杏”志愿服务队，“周三夜谈”办了9期。", ["银杏志愿服务队", "周三夜谈"]),
        ("使“依法行政”成为习惯，让“办事依法”成为风尚。", []),
        # what is awarded is no way of working
        ("被授予“一村一品”，获评“三零三无”。", []),
        ("以“一村一策”为主题，贯彻“一村一策”精神。", []),
    ],
)
def test_quoted_names(sentence: str, names: list[str]) -> None:
    assert found(sentence) == names


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.integers(1, 5)), max_size=12))
def test_disjoint_names_do_not_overlap(spans: list[tuple[int, int, int]]) -> None:
    given_ = [Named(start, start + length, f"{start}", strength) for start, length, strength in spans]
    kept = disjoint(given_)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    for name in given_:
        assert any(name.start < other.end and other.start < name.end for other in kept)


@given(st.text(alphabet="推行“”‘’一二三+、，的制度机式5办（）。\n", max_size=60))
def test_quoted_names_lie_within_their_sentence(text: str) -> None:
    assert all(0 <= n.start < n.end <= len(text) for n in marked(text, Span(0, len(text))))
