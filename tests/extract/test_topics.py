"""What a shortcoming or plan is about, from the words of its headline."""

from __future__ import annotations

import pytest

from kg.extract import plans, shortcomings, topics
from kg.lexicon import Lexicon, default_ontology
from kg.model import Mentions, Modality, Span
from kg.read import document
from kg.terms import FZ, RDF


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(default_ontology())


def said(lexicon: Lexicon, section: str, item: str) -> list[str]:
    doc = document(f"某镇2022年法治政府建设情况的报告\n一、{section}\n一是{item}。\n")
    found = topics.extract(doc, Mentions(lexicon.find(doc.folded)))
    return [str(s.object).removeprefix("topic/") for s in found if s.predicate == FZ.topic]


SHORTCOMINGS = [
    ("执法人员数量偏少、业务素质不高", ["执法队伍"]),
    ("行政执法程序不够规范，文书制作粗糙", ["执法规范化"]),
    ("赋权事项承接困难", ["综合行政执法改革"]),
    ("普法方式单一，针对性不强", ["普法宣传"]),
    ("少数群众法律意识淡薄", ["法治意识"]),
    ("个别干部运用法治思维解决问题的能力不足", ["依法行政能力"]),
    ("规范性文件审查把关不严", ["合法性审查"]),
    ("重大行政决策公众参与度不高", ["依法决策"]),
    ("政府信息公开更新不及时", ["政务公开"]),
    ("法治专业人才短缺", ["法治人才与队伍"]),
    ("工作经费保障不足", ["经费与设施保障"]),
    ("物业小区矛盾纠纷化解难度较大", ["矛盾纠纷化解"]),
    ("信访积案存量较多", ["信访工作"]),
    ("数据共享不够充分，信息化水平较低", ["数字化"]),
    ("主要负责人履行第一责任人职责还不到位", ["第一责任人职责"]),
    ("行政应诉能力偏弱", ["行政复议应诉"]),
    ("村级法律顾问作用发挥不够", ["法律顾问作用"]),
    ("司法所力量薄弱", ["司法所建设", "法治人才与队伍"]),
    ("部门联动不畅，执法力量分散不足", ["部门协同"]),  # the second clause is no part of the headline
    ("工作成效与群众期盼仍有差距", []),
    ("电网格局改造滞后", []),
]


@pytest.mark.parametrize(("item", "expected"), SHORTCOMINGS)
def test_shortcomings_have_the_topics_that_their_words_name(
    lexicon: Lexicon, item: str, expected: list[str]
) -> None:
    assert said(lexicon, "存在的主要问题", item) == expected


PLANS = [
    ("优化法治化营商环境", ["营商环境"]),
    ("深化“放管服”改革", ["政务服务与职能转变"]),
    ("健全公共法律服务体系", ["公共法律服务"]),
    ("落实会前学法制度", ["学法用法"]),
    ("加强执法队伍建设，严格规范公正文明执法", ["执法队伍"]),
    ("提升基层治理水平", ["基层治理"]),
    ("完善考核评价办法", ["考核与责任落实"]),
    ("推进各项工作再上新台阶", []),
]


@pytest.mark.parametrize(("item", "expected"), PLANS)
def test_plans_have_the_topics_that_their_words_name(
    lexicon: Lexicon, item: str, expected: list[str]
) -> None:
    assert said(lexicon, "下一步工作打算", item) == expected


def test_words_outside_the_lists_give_no_topic(lexicon: Lexicon) -> None:
    assert said(lexicon, "主要工作成效", "加强执法队伍建设，矛盾纠纷化解有力") == []


def test_a_topic_is_said_of_the_item_itself_with_its_headline_as_evidence(lexicon: Lexicon) -> None:
    doc = document("一、存在问题\n一是执法力量不足。\n二、下步打算\n一是充实执法力量。\n")
    mentions = Mentions(lexicon.find(doc.folded))
    nodes = {
        s.subject
        for module in (shortcomings, plans)
        for s in module.extract(doc, mentions)
        if s.predicate == RDF.type
    }
    found = list(topics.extract(doc, mentions))
    assert {s.subject for s in found} == nodes
    assert [s.modality for s in found] == [Modality.LACKING, Modality.PLANNED]
    quotes = [doc.quote(s.evidence) for s in found if isinstance(s.evidence, Span)]
    assert quotes == ["执法力量不足", "充实执法力量"]
