"""Days, weeks, months and drives that no vocabulary knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.campaigns import find
from kg.model import Concept, Literal, Mention, Mentions, Reading, Span
from kg.read import document

NOTHING = Mentions([])

# A sentence; name and date of what it names, separated by blanks.
NAMED = [
    ("开展了“青年普法基层行”和“草原百场报告会”法治宣讲", "青年普法基层行 草原百场报告会"),
    ("开展“净网”“护苗2022”“百日攻坚”专项行动", "净网专项行动 护苗2022专项行动 百日攻坚专项行动"),
    ("开展“百名律师进企业”活动", "百名律师进企业"),
    ("获评“耕地保护进万家”主题宣传优秀单位", "耕地保护进万家"),
    ("开展餐饮具集中消毒企业专项整治行动", "餐饮具集中消毒企业专项整治行动"),
    ("3·15 当天设点宣传，6.26期间进校园。", "3.15--03-15 6.26--06-26"),
    ("9月份开展“守护钱袋子”集中宣传月。", "守护钱袋子集中宣传月--09"),
    ("开展“守护钱袋子”集中宣传月。", "守护钱袋子集中宣传月"),
    ("利用“9·20”公民道德宣传日发放资料。", "公民道德宣传日--09-20"),
    ("在5.25护河宣传日设立咨询台。", "护河宣传日--05-25"),
    ("开展8月草原普法宣传月活动", "草原普法宣传月--08"),
    ("每年5月份道路交通安全宣传月期间集中宣传。", "道路交通安全宣传月--05"),
    ("十一月湿地保护宣传周启动。", "湿地保护宣传周--11"),
    ("结合“7.28藏羚羊保护日”，进牧区宣讲。", "藏羚羊保护日--07-28"),
    ("以12月2日边境安全日为契机", "边境安全日--12-02"),
    ("组织开展青少年防溺水宣传周、乡村集市普法宣传月活动。", "青少年防溺水宣传周 乡村集市普法宣传月"),
    ("利用“3·8”、“6·5”等重要节点集中普法。", "3.8--03-08 6.5--06-05"),
    ("在“11·9”期间开展演练。", "11.9--11-09"),
    ("开展“雷霆一号”专项行动2次。", "雷霆一号专项行动"),
    ("深入推进河道非法采砂专项整治行动。", "河道非法采砂专项整治行动"),
    ("推进法律进社区、进企业、进军营活动。", "法律进社区、进企业、进军营"),
    ("扎实开展“法律七进”活动", "法律七进"),
    ("启动“宪法与牧区”宣传月。", "宪法与牧区宣传月"),
    ("开展“送法上山”“巷口说法”等活动15场。", "送法上山 巷口说法"),
    ("举办“守护邻里”系列普法活动。", "守护邻里"),
    ("深入实施暖企惠民行动，启动护航行动。", "暖企惠民行动 护航行动"),
    ("举办首届法治文化节，开展“千名学子学宪法讲宪法活动”。", "法治文化节 千名学子学宪法讲宪法活动"),
    ("举办“大漠·法治同心”法治文化节，组织“守宪先锋”网络答题。", "大漠·法治同心法治文化节 守宪先锋"),
    ("开展“乡村法治先锋行”主题实践活动。", "乡村法治先锋行"),
    ("启动“九·五”普法。", "九五普法"),
    ("推进法治思想“六进”活动。", "法治思想六进"),
    ("开展“秋雨行动”，推进“护企”行动。", "秋雨行动 护企行动"),
]
NOT_NAMED = [
    "在植树日等一系列纪念日开展宣传",
    "开展专项监管行动",
    "开展集中专项整治行动",
    "以“耕地保护进万家”为题",
    "每周三为领导接访日，初五为赶集日。",
    "开展集中宣传月活动，主题党日学习4次。",
    "于2021年3月15日召开会议，6月1日前完成。",
    "全年4.5万人次参加，占比12.8%。",
    "工作日提供服务，节假日轮流值班。",
    "截至11月底，每月开展专项行动。",
    "围绕“法治护航”主题宣传活动要求",
    "开展联合执法行动，统一行动，用实际行动践行宗旨，实施行动方案。",
    "实施“八大行动”，落实“三年行动”计划，贯彻“清源行动”方案。",
    "开展“读书分享”活动，召开“两个维护”专题教育活动动员会。",
    "自13月40日起，第3.16条，版本“2·0”等。",
]


def found(text: str, known: Mentions = NOTHING) -> list[Mention]:
    return sorted(find(document(text), known), key=lambda m: m.span)


def said(mention: Mention) -> str:
    concept = mention.readings[0].concept
    return concept.label + "".join(v.text for _, v in concept.facts if isinstance(v, Literal))


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(text: str, expected: str) -> None:
    assert " ".join(map(said, found(text))) == expected


@pytest.mark.parametrize("text", NOT_NAMED)
def test_not_named(text: str) -> None:
    assert [m.surface for m in found(text)] == []


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("利用“6.26”国际禁毒日宣传", "国际禁毒日", "“6.26”国际禁毒日"),
        ("结合“12·4国家宪法日”活动", "国家宪法日", "“12·4国家宪法日”"),
        ("在六月安全生产月期间", "安全生产月", "六月安全生产月"),
        ("（二）3.1 植树节当天", "植树节", "3.1 植树节"),
        ("全年12次国防教育日活动", "国防教育日", ""),
        ("比例为4.5，世界环境日当天", "世界环境日", ""),
    ],
)
def test_a_date_before_a_known_day_belongs_to_it(text: str, name: str, expected: str) -> None:
    at = text.index(name)
    concept = Concept(f"campaign/{name}", "campaign", name)
    known = Mentions([Mention(Span(at, at + len(name)), "campaign", name, (Reading(concept),))])
    assert "".join(m.surface for m in found(text, known)) == expected


def test_the_name_of_a_law_belongs_to_the_month_of_its_publicity() -> None:
    text = "举办反有组织犯罪法集中宣传月。"
    concept = Concept("norm/1", "norm", "中华人民共和国反有组织犯罪法")
    known = Mentions([Mention(Span(2, 9), "norm", "反有组织犯罪法", (Reading(concept),))])
    assert [m.surface for m in found(text, known)] == ["反有组织犯罪法集中宣传月"]


@given(st.text(alphabet="“”0123456789.·月日周宣传教育安全专项行动在、，。\n", max_size=60))
def test_dates_exist_and_surfaces_are_quoted(text: str) -> None:
    doc = document(text)
    for mention in find(doc, NOTHING):
        assert mention.surface == doc.quote(mention.span)
        for _, value in mention.readings[0].concept.facts:
            assert isinstance(value, Literal)
            assert 1 <= int(value.text[2:4]) <= 12
