"""Which body a person belongs to: the one the words name, the issuer's for its posts, else none."""

from __future__ import annotations

import pytest

from kg.annotation import annotate
from kg.extract.persons import extract
from kg.lexicon import Lexicon, default_ontology
from kg.model import Concept, Mention, Mentions, Reading, Span
from kg.read import document
from kg.terms import ORG

TOWN = "长兴县水口乡人民政府2021年法治政府建设工作报告\n2021年，我乡依法行政。乡党委召开会议。"
COLLEGE = "长兴职业学院2021年依法治校工作报告\n2021年，学院依法治校。"
STREET = "长兴县雉城街道办事处2021年法治政府建设工作报告\n2021年，街道依法行政。"
CENTRE = "长兴县茶业发展中心2021年法治政府建设工作报告\n2021年，我中心依法行政。"
BUREAU = "长兴县水利局2021年法治政府建设工作报告\n2021年，我局依法行政。"
# The report's head; a sentence; the people it names with their bodies.
CASES = [
    (TOWN, "乡长高红梅讲法。", "高红梅/水口乡人民政府"),
    (TOWN, "分管副乡长高红梅讲法。", "高红梅/水口乡人民政府"),
    (TOWN, "党委书记李国强讲法。", "李国强/水口乡党委"),
    (TOWN, "乡党委副书记、乡长高红梅讲法。", "高红梅/水口乡人民政府"),
    (TOWN, "局长周敏到我乡督导。", "周敏/None"),
    (TOWN, "县司法局局长王海峰、副局长周敏督导。", "王海峰/县司法局 周敏/县司法局"),
    (TOWN, "司法所长郑卫东、人民调解员何秀英上门。", "郑卫东/司法所 何秀英/None"),
    (
        TOWN,
        "聘请浙江远大律师事务所吴斌律师、陈婧律师值班。",
        "吴斌/浙江远大律师事务所 陈婧/浙江远大律师事务所",
    ),
    (TOWN, "县人民医院院长葛孟达、综合执法队队员王佳参加。", "葛孟达/县人民医院 王佳/综合执法队"),
    (BUREAU, "局党组书记、局长李国强带队。", "李国强/长兴县水利局"),
    (BUREAU, "副局长何秀英、吴斌分片包抓。", "何秀英/长兴县水利局 吴斌/长兴县水利局"),
    (BUREAU, "河湖股股长周敏参加，县公安局局长王海峰督战。", "周敏/长兴县水利局 王海峰/县公安局"),
    (BUREAU, "镇长王海峰协助。", "王海峰/None"),
    # the bureau by its kind alone; the town where its committee is not named
    (BUREAU, "\n局局长李国强带队。", "李国强/长兴县水利局"),
    (TOWN.replace("乡党委召开会议。", ""), "党委书记李国强讲法。", "李国强/None"),
    (TOWN.replace("人民政府", "").replace("乡党委召开会议。", ""), "党委书记李国强讲法。", "李国强/水口乡"),
    (TOWN, "由浙江远大律师事务所（负责人：周敏）服务。", "周敏/浙江远大律师事务所"),
    # the room or the team that somebody works in, before or behind him
    (TOWN, "打造“梨花调解室”。该调解室由退休教师何秀英牵头。", "何秀英/梨花调解室"),
    (TOWN, "“梨花”工作室在茶场挂牌，调解员何秀英化解纠纷5件。", "何秀英/“梨花”工作室"),
    (TOWN, "金牌调解员何秀英牵头成立“梨花调解室”。", "何秀英/梨花调解室"),
    (TOWN, "成立“采茶调”宣讲团，宣讲团团长何秀英巡讲9场。", "何秀英/“采茶调”宣讲团"),
    (TOWN, "“梨花”工作室挂牌，退休教师何秀英发起组建“采茶调”调解队。", "何秀英/“采茶调”调解队"),
    # a post of the Party committee; the department whose 党组 he sits in; a university is of no town
    (TOWN, "政法委员周敏讲法。", "周敏/水口乡党委"),
    (TOWN, "县水利局党组成员、副局长周敏督导。", "周敏/县水利局"),
    (TOWN, "华东政法大学副教授周敏讲法。", "周敏/华东政法大学"),
    (TOWN, "梧桐路社区党委书记周敏带头。", "周敏/梧桐路社区党委"),
    (TOWN, "司法所副所长（主持工作）周敏审查。", "周敏/司法所"),
    (TOWN, "对国土所周敏、林业站何秀英等6名执法人员培训。", "周敏/国土所 何秀英/林业站"),
    (TOWN, "花园嘎查党支部书记周敏带头。", "周敏/花园嘎查党支部"),
    (TOWN, "由村支部书记周敏牵头。", "周敏/None"),
    # the firm of the sentence; a team of another village; a part of a body; who is of one body with the one before
    (TOWN, "与浙江远大律师事务所签约，由周敏律师坐班。", "周敏/浙江远大律师事务所"),
    (TOWN, "石坝村“梨花”工作室的老党员何秀英、柳林村调解员周敏上门。", "何秀英/“梨花”工作室 周敏/None"),
    (
        TOWN,
        "县检察院公益诉讼检察部主任周敏、员额检察官吴斌授课。",
        "周敏/县检察院 吴斌/县检察院",
    ),
    (TOWN, "县水利局副局长周敏、政策法规股股长吴斌督导。", "周敏/县水利局 吴斌/县水利局"),
    (BUREAU, "河湖科副科长（主持工作）周敏讲法。", "周敏/长兴县水利局"),
    (TOWN, "“梨花”调解室的何秀英每月轮值。", "何秀英/“梨花”调解室"),
    (TOWN, "浙江远大律师事务所何秀英轮值。", "何秀英/浙江远大律师事务所"),
    # in brackets behind the name; the committee that a mediator works for
    (TOWN, "驻镇律师周敏（浙江远大律师事务所）坐班。", "周敏/浙江远大律师事务所"),
    (TOWN, "发挥县医疗纠纷人民调解委员会作用，退休医生周敏值班。", "周敏/县医疗纠纷人民调解委员会"),
    (TOWN, "司法所副所长何秀英与片警周敏上门。", "何秀英/司法所 周敏/None"),
    (TOWN, "法律顾问周敏律师（浙江远大律师事务所）坐班。", "周敏/浙江远大律师事务所"),
    (TOWN, "清溪渔业协会会长周敏调解。", "周敏/清溪渔业协会"),
    (BUREAU, "公职律师周敏审查合同。", "周敏/长兴县水利局"),
    (TOWN, "县水利局局长周敏任组长，副局长吴斌任副组长。", "周敏/县水利局 吴斌/县水利局"),
    (BUREAU, "河湖岸线管理股股长何秀英、总审计师周敏到场。", "何秀英/长兴县水利局 周敏/长兴县水利局"),
    (TOWN, "县水利局副局长吴斌、政治处主任周敏到场。", "吴斌/县水利局 周敏/县水利局"),
    (CENTRE, "成立以中心主任周敏为组长的小组。", "周敏/长兴县茶业发展中心"),
    (TOWN, "“梨花”工作室挂牌，乡长高红梅到场。", "高红梅/水口乡人民政府"),
    # the post in brackets; members of a task force; a college's own; who is no colleague of a committee's secretary
    (TOWN, "组长：高红梅（乡长），副组长：周敏（司法所所长）。", "高红梅/水口乡人民政府 周敏/司法所"),
    (
        TOWN,
        "成立禁毒工作领导小组，组长：高红梅，成员：周敏。",
        "高红梅/禁毒工作领导小组 周敏/禁毒工作领导小组",
    ),
    (COLLEGE, "院长高红梅、县司法局局长周敏授课。", "高红梅/长兴职业学院 周敏/县司法局"),
    (STREET, "办事处主任高红梅（兼）讲法。", "高红梅/雉城街道办事处"),
    (STREET, "党工委书记周敏讲法。", "周敏/雉城街道党工委"),
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(default_ontology())


@pytest.mark.parametrize(("head", "sentence", "expected"), CASES)
def test_body(head: str, sentence: str, expected: str, lexicon: Lexicon) -> None:
    found = annotate(head + sentence + "\n", lexicon)["persons"]
    assert " ".join(f"{p['name']}/{p['organisation']}" for p in found) == expected


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("清溪村村委会主任周敏到场。", "主任"),
        ("清溪村文书周敏到场。", "文书"),
        ("县妇联主席周敏到场。", "主席"),
        ("在桥头社区、柳林社区，桥头社区网格员周敏到场。", "网格员"),
        ("由村委会主任周敏负责。", "村委会主任"),
        ("治保主任周敏到场。", "治保主任"),
        ("由村支部书记周敏负责。", "村支部书记"),
    ],
)
def test_a_role_without_what_is_of_the_body(sentence: str, role: str, lexicon: Lexicon) -> None:
    (person,) = annotate(TOWN + sentence + "\n", lexicon)["persons"]
    assert person["role"] == role


def test_only_the_clause_of_the_person_names_his_body() -> None:
    text = "组织县司法局学习，律师周敏讲课。"
    doc = document(text)
    body = Mention(
        Span(2, 6),
        "organisation",
        "县司法局",
        (Reading(Concept("organisation/1", "organisation", "县司法局")),),
    )
    person = Mention(
        Span(11, 13), "person", "周敏", (Reading(Concept("person/1/周敏", "person", "周敏"), note="律师"),)
    )
    found = list(extract(doc, Mentions([body, person])))
    assert not [s for s in found if s.predicate == ORG.organization]
    assert [s.object for s in found if s.predicate == ORG.member] == ["person/1/周敏"]
