"""Norms that no register knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.norms import find
from kg.model import Concept, Mention, Mentions, Reading, Span
from kg.read import document

NOTHING = Mentions([])

# A sentence; the titles it should give with their classes, separated by blanks.
IN_MARKS = [
    ("与公检法等部门联合印发《关于加强法治副校长的通知》。", "关于加强法治副校长的通知=LocalDocument"),
    ("农业农村部印发《农村土地承包合同管理办法》。", "农村土地承包合同管理办法=Rule"),
    ("审议并通过了《甲局示范创建实施方案》。", "甲局示范创建实施方案=LocalDocument"),
    ("落实《中共甲省委依法治省办2020年工作重点》。", "中共甲省委依法治省办2020年工作重点=PolicyDocument"),
    ("贯彻《甲省行政执法监督条例》。", "甲省行政执法监督条例=LocalRegulation"),
    ("执行《中共甲县委关于法治乡村的意见》", "中共甲县委关于法治乡村的意见=PolicyDocument"),
    ("制定《机关合同审查办法》，开展审查6次。", "机关合同审查办法=LocalDocument"),
    (
        "先后印发了《年度普法要点》和《以案释法工作方案》。",
        "年度普法要点=LocalDocument 以案释法工作方案=LocalDocument",
    ),
    ("落实市政府印发的《行政执法公示办法》。", "行政执法公示办法=Rule"),
    ("根据省司法厅制定的《案卷评查标准》评查案卷。", "案卷评查标准=Rule"),
    ("出台《甲市户外广告管理办法》等政府规章3件。", "甲市户外广告管理办法=Rule"),
    ("与县法院会签《涉林案件衔接意见》，移送5件。", "涉林案件衔接意见=LocalDocument"),
    ("发布《甲县机关普法任务清单》。", "甲县机关普法任务清单=LocalDocument"),
    ("完善《党政班子议事制度》。", "党政班子议事制度=LocalDocument"),
    ("按照《权责清单》办事。", "权责清单=LocalDocument"),
    ("落实《全国普法工作要点》。", "全国普法工作要点=PolicyDocument"),
    (
        "出台《关于印发<甲县停车规定>的通知》（甲政发〔2020〕5号）",
        "关于印发〈甲县停车规定〉的通知=LocalDocument",
    ),
    ("学习《甲县水利十四五规划(2021-2025年)》", "甲县水利十四五规划（2021—2025年）=PolicyDocument"),
    ("宣讲《中国共产党农村工作规则》", "中国共产党农村工作规则=PartyRegulation"),
    (
        "适用《最高人民法院关于执行若干问题的解释》",
        "最高人民法院关于执行若干问题的解释=JudicialInterpretation",
    ),
    ("填写《行政处罚告知书》，观看《法治进行时》。", ""),
    ("普及《甲州古树\n保护条例》知识", "甲州古树保护条例=LocalRegulation"),
]
BY_FORM = [
    (
        "宣传《甲自治区湿地条例》《乙自治州自治条例》。",
        "甲自治区湿地条例=LocalRegulation 乙自治州自治条例=LocalRegulation",
    ),
    ("适用《甲市实施〈水法〉办法》。", "甲市实施〈水法〉办法=LocalRegulation"),
    ("适用《甲省实施<水法>办法》。", "甲省实施〈水法〉办法=LocalRegulation"),
    ("执行《农村宅基地管理暂行办法》。", "农村宅基地管理暂行办法=Rule"),
    ("执行《甲省农村宅基地管理暂行办法》。", "甲省农村宅基地管理暂行办法=Rule"),
    ("学习《中国共产党地方组织选举条例》。", "中国共产党地方组织选举条例=PartyRegulation"),
    (
        "修订完善《党委会议事规则》《公务接待制度》。",
        "党委会议事规则=LocalDocument 公务接待制度=LocalDocument",
    ),
    (
        "印发《党内谈话办法》，学习《中国共产党谈话办法》。",
        "党内谈话办法=LocalDocument 中国共产党谈话办法=PartyRegulation",
    ),
    ("制定《文明村民公约》和《防汛应急预案》。", "文明村民公约=LocalDocument 防汛应急预案=LocalDocument"),
    ("落实《“十四五”法治建设规划》。", "“十四五”法治建设规划=PolicyDocument"),
    ("落实《甲县法治建设实施方案（2021—2025年）》。", "甲县法治建设实施方案（2021—2025年）=PolicyDocument"),
    (
        "学习《中共中央关于制定国民经济规划的建议》，办理《关于修路的建议》。",
        "中共中央关于制定国民经济规划的建议=PolicyDocument",
    ),
    (
        "落实《甲省人民代表大会常务委员会关于河湖保护的决定》。",
        "甲省人民代表大会常务委员会关于河湖保护的决定=LocalRegulation",
    ),
    ("落实《全国人民代表大会关于普法的决议》。", "全国人民代表大会关于普法的决议=Law"),
    ("学习《社会法》，填写《申请表》，阅读《普法读本》。", "社会法=Law"),
]
# The heading of the report; a sentence; the class of its title.
ISSUERS = [
    ("甲县乙镇2022年法治政府建设情况报告", "县政府办印发《丙工作办法》。", "Rule"),
    ("甲县2022年法治政府建设情况报告", "县政府办印发《丙工作办法》。", "LocalDocument"),
    ("甲县2022年法治政府建设情况报告", "市政府办公室印发《丙工作办法》。", "Rule"),
    ("丁省甲市人民政府2022年法治政府建设情况报告", "市政府出台《丙工作办法》。", "LocalDocument"),
    ("丁省甲市人民政府2022年法治政府建设情况报告", "省政府出台《丙工作办法》。", "Rule"),
    ("中共甲县委甲县人民政府2022年法治政府建设情况报告", "县委办印发《丙工作办法》。", "LocalDocument"),
    ("甲县司法局2022年法治政府建设情况报告", "县政府出台《丙工作办法》。", "Rule"),
    ("甲县司法局2022年法治政府建设情况报告", "出台《丙工作办法》。", "LocalDocument"),
    ("2022年法治政府建设情况报告", "县政府出台《丙工作办法》。", "Rule"),
    ("乙区人民政府2016年度依法行政工作报告", "落实《甲市乙区人民政府工作规则》。", "LocalDocument"),
    ("乙区人民政府2016年度依法行政工作报告", "落实《甲市人民政府工作规则》。", "Rule"),
    ("2015年，甲县政府认真依法行政。", "县政府制定了《丙工作办法》。", "LocalDocument"),
    ("2015年，甲溪县政府认真依法行政。", "落实《乙市甲溪县2015年普法要点和分工》。", "LocalDocument"),
    ("2015年，甲县政府认真依法行政。", "市政府制定了《丙工作办法》。", "Rule"),
    ("甲县2022年法治政府建设情况报告", "省应急厅印发《丙工作办法》。", "Rule"),
    ("甲县2022年法治政府建设情况报告", "落实国务院印发的《丙工作方案》。", "PolicyDocument"),
]
WITHOUT_MARKS = [
    (
        "严格贯彻《甲省普法办法》、乙市2022年全面依法治市工作要点，开展工作。",
        "甲省普法办法 乙市2022年全面依法治市工作要点",
    ),
    (
        "按照省委全面依法治省委员会2023年工作要点要求，开展工作。",
        "省委全面依法治省委员会2023年工作要点",
    ),
    ("围绕丙州2021年度普法工作要点的要求", "丙州2021年度普法工作要点"),
    ("抓住2021年度普法工作要点", ""),
    ("认真学习全省行政复议工作实施意见精神。", "全省行政复议工作实施意见"),
    ("严格按照关于加强重大项目稳定风险评估的意见要求办理。", "关于加强重大项目稳定风险评估的意见"),
    ("贯彻落实甲省优化营商环境条例，减证明12项。", "甲省优化营商环境条例"),
    ("传达学习中央会议精神、全县行政调解工作实施方案等。", "全县行政调解工作实施方案"),
    ("贯彻落实规范村级会计委托工作意见相关内容。", "规范村级会计委托工作意见"),
    ("广大党员自觉遵守党章，学习党章党规。", "中国共产党章程"),
    ("以“湿地保护法”为主题办专栏。", "湿地保护法"),
    ("落实《甲省信访条例》及县委依法治县工作要点，稳步推进。", "甲省信访条例 县委依法治县工作要点"),
    ("举办“篝火边聊民法”“赶集路上说宪法”活动。", ""),
    ("制定工作方案，落实管理办法。", ""),
    ("各项规定和办法得到落实，执法守法意识增强。", ""),
    ("落实首问负责制度，健全“双随机”办法。", ""),
]


def found(text: str, known: Mentions = NOTHING) -> list[Mention]:
    return list(find(document(text), known))


@pytest.mark.parametrize(("text", "expected"), IN_MARKS + BY_FORM)
def test_in_marks(text: str, expected: str) -> None:
    names = [f"{r.concept.label}={r.concept.kind}" for m in found(text) for r in m.readings]
    assert " ".join(names) == expected


@pytest.mark.parametrize(("text", "expected"), WITHOUT_MARKS)
def test_without_marks(text: str, expected: str) -> None:
    assert " ".join(r.concept.label for m in found(text) for r in m.readings) == expected


@pytest.mark.parametrize(("heading", "text", "kind"), ISSUERS)
def test_who_issues_it(heading: str, text: str, kind: str) -> None:
    kinds = [m.readings[0].concept.kind for m in found(f"{heading}\n\n{text}\n")]
    assert kinds == [kind]


def test_the_reports_own_body_writes_local_documents() -> None:
    text = "甲县乙镇2021年法治政府建设情况报告\n\n落实《乙镇值班规定》《甲县值班规定》和“乙镇议事规则”。\n"
    kinds = {m.readings[0].concept.label: m.readings[0].concept.kind for m in found(text)}
    assert kinds == {"乙镇值班规定": "LocalDocument", "甲县值班规定": "Rule", "乙镇议事规则": "LocalDocument"}


def test_bare_titles_are_left_to_the_document() -> None:
    assert [(m.surface, m.readings) for m in found("对照《实施方案》和《条例》自查。")] == [
        ("《实施方案》", ()),
        ("《条例》", ()),
    ]


def test_the_number_of_a_document_is_not_in_its_name() -> None:
    (mention,) = found("执行《关于规范罚没的通知》（财发〔2023〕5号）。")
    assert mention.surface == "《关于规范罚没的通知》"


def test_known_titles_are_not_found_again_but_longer_ones_are() -> None:
    text = "学《水法》和《甲省实施〈水法〉办法》。"
    water = Concept("eli/cn/水法", "norm", "水法", "Law")
    at = text.index("水法", 6)
    known = Mentions(
        Mention(span, "norm", text[span.start : span.end], (Reading(water),))
        for span in (Span(1, 5), Span(at - 1, at + 3))
    )
    assert [m.surface for m in found(text, known)] == ["《甲省实施〈水法〉办法》"]


def test_a_law_beside_a_known_one_before_a_word_of_publicity() -> None:
    text = "入户开展民法典、湿地保护法宣传12场。"
    code = Concept("eli/cn/民法典", "norm", "中华人民共和国民法典", "Law")
    known = Mentions([Mention(Span(4, 7), "norm", "民法典", (Reading(code),))])
    assert [m.surface for m in found(text, known)] == ["湿地保护法"]


@pytest.mark.parametrize("name", ["三问五访工作法", "老杨头四步调解法", "茶桌评理法", "六步闭环法"])
def test_a_way_of_working_is_no_law(name: str) -> None:
    assert found(f"推行“{name}”，当场调处纠纷。", NOTHING) == []
    assert [m.surface for m in found("学习“湿地水鸟保护法”。", NOTHING)] == ["“湿地水鸟保护法”"]


def test_laws_beside_a_known_one() -> None:
    text = "学习宪法、烟叶专卖法、民族区域法等法律，懂法守法、依法办事。"
    constitution = Concept("eli/cn/宪法", "norm", "宪法", "Constitution")
    known = Mentions([Mention(Span(2, 4), "norm", "宪法", (Reading(constitution),))])
    assert [m.surface for m in found(text, known)] == ["烟叶专卖法", "民族区域法"]


@given(st.text(alphabet="《》“”学习制定印发落实关于甲县的条例办法意见、，。\n", max_size=80))
def test_surfaces_are_the_words_of_the_text(text: str) -> None:
    doc = document(text)
    for mention in find(doc, NOTHING):
        assert mention.surface == doc.quote(mention.span) != ""
