"""Bodies by their last word, where their names begin, and what a list shares."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.organisations import find
from kg.model import Concept, Mention, Mentions, Reading, Span
from kg.read import document
from kg.terms import ORG


def names(sentence: str) -> list[str]:
    found = list(find(document(sentence + "\n"), Mentions([])))
    return [m.readings[0].concept.label for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("联合县教育局、团县委、县妇联开展宣讲。", ["县教育局", "团县委", "县妇联"]),
        (
            "在永安县委组织部、宣传部、政法委的指导下开展。",
            ["永安县委组织部", "永安县委宣传部", "永安县委政法委"],
        ),
        ("会同区城管局、住建局开展联合执法。", ["区城管局", "区住建局"]),
        ("引导宁德时代、福耀玻璃等企业参与。", ["宁德时代", "福耀玻璃"]),
        ("实现开好局、起好步，处理劝返未办事项。", []),
        ("通过福建省电子税务局申报。", []),
        (
            "对县供销社培训，特邀县人民法院授课，征询甲省远大律师事务所意见。",
            ["县人民法院", "甲省远大律师事务所"],
        ),
        ("由丁雪琴兼任办公室主任，召集司法所、派出所会商。", ["司法所", "派出所"]),
        ("花园嘎查党支部书记、永安路社区党委书记带头。", ["花园嘎查党支部", "永安路社区党委"]),
        ("县司法局党组成员、副局长督导。", ["县司法局"]),
        ("在区委、区政府及区依法治区委员会领导下。", ["区委", "区政府", "依法治区委员会"]),
        ("2023年局党委研究，稳妥承接医院权限，分配对口小学学位。", ["局党委"]),
        ("区委卫健工委、县委教育工委列入学习重点。", ["区委卫健工委", "县委教育工委"]),
        ("区教委牵头，市农委配合，局办公室承担分局工作。", ["区教委", "市农委", "局办公室"]),
        ("组织党委中心学习组学法。", []),
        ("该做法入选省司法厅案例。", ["省司法厅"]),
        ("审查27份行政协议，征求县政协、区政协办公室意见。", ["县政协", "区政协办公室"]),
        ("将法律知识列为党委内容，按通知（甲政办明电〔2020〕27号）办。", []),
        ("全年镇党委学法，鼓励局机关干部考证，配合省委巡视组对厅党委的巡视。", ["镇党委", "省委巡视组"]),
        ("《办法》（〔2013〕甲市府办48号）施行，区建管委更名。", ["区建管委"]),
        ("县文化馆、市水利工程质量监督站参加。", ["县文化馆", "市水利工程质量监督站"]),
        ("举行小区协商会12场，“事在格中办”深入人心，区纪检组长到会，乡完小参加。", ["乡完小"]),
        ("局服务窗口、局法规科对事项逐一核对。", ["局服务窗口", "局法规科"]),
        ("省社科院研究生院院长到会，广远律师所律师坐班。", ["省社科院研究生院", "广远律师所"]),
        (
            "2.镇执法大队人手不足。3.个别村委会不懂法。渔港渔业协会会长到场，推动集成办。",
            ["镇执法大队", "渔港渔业协会"],
        ),
        ("经过两轮县机构改革领导小组研究，参加法庭旁听。", ["县机构改革领导小组"]),
        ("法律顾问甲省明远律师事务所审核合同，借力律师事务所服务。", ["甲省明远律师事务所"]),
        ("成员由局法规股、渔政站组成。", ["局法规股"]),
        # posts and people between two bodies, and the body of a post
        ("请县法院刑庭庭长赵国平来局讲课。", ["县法院"]),
        ("乡人大主席热依木·买买提及司法所所长王海参加。", ["乡人大", "司法所"]),
        ("村党支部书记兼村委会主任上门。", ["村党支部", "村委会"]),
        ("区中医院院长、市第三中学校长签订责任书。", ["区中医院", "市第三中学"]),
        ("由派出所所长、信访专员王海组成专班。", ["派出所"]),
        ("团党委书记带头，师市党委办公室督导。", ["团党委", "师市党委办公室"]),
        ("组建骑兵法治宣传队。", ["骑兵法治宣传队"]),
        ("由市市场监管局、市生态环境局牵头。", ["市市场监管局", "市生态环境局"]),
        ("与旗农牧局、旗林草局联合巡查草场。", ["旗农牧局", "旗林草局"]),
        ("邀请县法院法官、县检察院检察官授课。", ["县法院", "县检察院"]),
        ("协调边境派出所、苏木司法所参与调处。", ["边境派出所", "苏木司法所"]),
        ("成立法治政府建设工作领导小组，明确分工。", ["法治政府建设工作领导小组"]),
        ("成立了由镇长任组长的信访积案化解专班。", ["信访积案化解专班"]),
        ("聘请北京市盈科（成都）律师事务所为常年法律顾问。", ["北京市盈科（成都）律师事务所"]),
        ("聘请山东齐鲁律师事务所张律师担任顾问。", ["山东齐鲁律师事务所"]),
        ("由党政办牵头，财政所、社会事务办公室配合。", ["党政办", "财政所", "社会事务办公室"]),
        ("县公安局交警大队参加演练。", ["县公安局交警大队"]),
        ("县司法局行政执法协调监督办公室负责审核。", ["县司法局行政执法协调监督办公室"]),
        ("召开县委全面依法治县委员会会议。", ["县委全面依法治县委员会"]),
        ("按照市委依法治市办要求整改。", ["市委依法治市办"]),
        ("在码头设立海上警务室、渔排调解站。", ["海上警务室", "渔排调解站"]),
        ("打造“石榴籽”调解室，组建“蒲公英”普法志愿者队。", ["石榴籽调解室", "蒲公英普法志愿者队"]),
        ("办公室设在镇综治办，负责日常工作。", ["镇综治办"]),
        ("划入县行政审批局集中办理。", ["县行政审批局"]),
        ("县人武部、县税务局参加。", ["县人武部", "县税务局"]),
        ("走进县第一中学开展宣讲。", ["县第一中学"]),
        ("建成街道综合行政执法队。", ["街道综合行政执法队"]),
        ("村（社区）人民调解委员会调处纠纷。", ["村（社区）人民调解委员会"]),
        ("与高新区管委会、开发区法院会签文件。", ["高新区管委会", "开发区法院"]),
        ("“草原石榴籽”工作室和新时代文明实践站共同宣讲。", ["草原石榴籽工作室", "新时代文明实践站"]),
        (
            "县动物卫生监督所、区综合行政执法局街道中队巡查。",
            ["县动物卫生监督所", "区综合行政执法局街道中队"],
        ),
        ("由县普法办集中组织考试。", ["县普法办"]),
        ("依托区政务服务中心开展帮办。", ["区政务服务中心"]),
        ("落实市委市政府、区委区政府要求。", ["市委", "市政府", "区委", "区政府"]),
        ("镇党委政府高度重视。", ["镇党委", "镇政府"]),
        ("由镇司法所审核后报送镇人民政府。", ["镇司法所", "镇人民政府"]),
        ("研究部署县普法办交办的事项。", ["县普法办"]),
        ("县政府办公厅转发通知。", ["县政府办公厅"]),
        ("镇便民服务中心工作人员到村办理。", ["镇便民服务中心"]),
        # two bodies that nothing parts
        ("综治办司法所共同调处。", ["综治办", "司法所"]),
        ("县市场监管局和县司法局联合培训。", ["县市场监管局", "县司法局"]),
        ("与县医保局、县民政局对接。", ["县医保局", "县民政局"]),
        # two fields of work in one name
        ("由镇文化旅游和体育办公室牵头。", ["镇文化旅游和体育办公室"]),
        ("街道规划建设和生态环境办公室参加。", ["街道规划建设和生态环境办公室"]),
        ("加强人民调解和镇信访办联动。", ["镇信访办"]),
        # what stands before a name and is no part of it
        ("会同县应急局检查，抓牢街道党工委这个核心。", ["县应急局", "街道党工委"]),
        ("邀请辖区派出所、辖区内司法所参加。", ["派出所", "司法所"]),
        ("聘任县公职律师事务中心律师。", ["县公职律师事务中心"]),
        ("依托“老李”工作室化解纠纷。", ["老李工作室"]),
        ("苏州市农业农村局印发方案。", ["苏州市农业农村局"]),
        ("农办、应急办、水管站配合。", ["农办", "应急办", "水管站"]),
        # teams that are called by what two join in them, or by a name with a dot
        (
            "组建“马背驿使+法律”服务队，成立“赛音·其其格”护林队。",
            ["马背驿使+法律服务队", "赛音·其其格护林队"],
        ),
        ("联合满洲里海关、县交通委巡查。", ["满洲里海关", "县交通委"]),
        ("二道桥治超站查处超限车，农业站参加。", ["二道桥治超站", "农业站"]),
    ],
)
def test_organisations_found(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "各办公室、各村委会、各科室认真落实，有关部门配合。",
        "主办讲座3场，承办会议2次，抓好督办，推进集中办理。",
        "坚持以人民为中心，围绕中心工作，服务大局，打破僵局。",
        "加强场所管理，规范办公场所，完善办事大厅。",
        "组织集中学法12次，讨论法律问题。",
        "审批服务“马上办、网上办、就近办”，推行首问首办。",
        "学习《县人民政府办公室关于印发工作要点的通知》。",
        "上级部门和相关单位来镇指导，17个委办局参加。",
        "全年召开4次党委会，邀请县人大代表、市政协委员视察。",
        "局长、所长、法官、委员带头讲法治课。",
        "主动服务街道中心任务，聚焦全县中心任务，推进农业领域中心工作。",
        "现将我局情况报告如下，与局重点工作一同推进，健全法治工作局的制度。",
        "修订工作考核办法（某政办函〔2019〕7号）。",
        "站点落户在某片区八个村委会，由组织委员做办公室主任。",
        "加强乡镇政府职能转变，推进县乡政府机构改革。",
        "在上级司法行政机关的指导下，组建普法志愿者队伍。",
        "完善街道+派出所+社区联动机制，一是分层分类集中学：全员参加。",
        "聘请律师事务所为法律顾问，召开职工会。",
        "审批民办托育机构5所，创建“绿色学校”县级3所、市级11所，取缔无证办园2所。",
        "依法申请法院强制执行3件，建设市域副中心。",
        "各园区党委书记、各嘎查村委会、18支宣讲小分队、每个调解委员会参加。",
    ],
)
def test_organisations_not_found(sentence: str) -> None:
    assert names(sentence) == []


def body(sentence: str, surface: str, kind: str = "office") -> Mention:
    start = sentence.index(surface)
    concept = Concept(f"body/{surface}", "organisation", surface, kind)
    return Mention(Span(start, start + len(surface)), "organisation", surface, (Reading(concept),))


def test_organisations_keep_the_class_of_the_body_that_a_vocabulary_knows() -> None:
    sentence = "在县司法局的支持下，镇综治办牵头。"
    known = Mentions([body(sentence, "司法局", "department"), body(sentence, "综治办")])
    found = list(find(document(sentence + "\n"), known))
    assert [m.surface for m in found] == ["县司法局", "镇综治办"]
    first = found[0].readings[0].concept
    assert (first.iri, first.kind, first.known) == ("", "department", False)
    assert first.facts == ((ORG.classification, "body/司法局"),)


@pytest.mark.parametrize(
    ("sentence", "place", "firms"),
    [
        ("聘请云南永和律师事务所的律师。", "云南", ["云南永和律师事务所"]),
        ("与山东和聚律师事务所签约。", "山东", ["山东和聚律师事务所"]),
        ("司法所和律师事务所共同值班。", "云南", []),
    ],
)
def test_a_firm_may_have_and_in_its_name(sentence: str, place: str, firms: list[str]) -> None:
    at = sentence.find(place)
    concept = Concept("place/1", "place", place, "province")
    known = Mentions([Mention(Span(at, at + 2), "place", place, (Reading(concept),))] if at >= 0 else [])
    found = [m.readings[0].concept.label for m in find(document(sentence + "\n"), known)]
    assert [name for name in found if name.endswith("律师事务所")] == firms


def test_organisations_do_not_repeat_what_is_known() -> None:
    sentence = "派出所、司法所参与调解。"
    assert not list(
        find(document(sentence + "\n"), Mentions([body(sentence, "派出所"), body(sentence, "司法所")]))
    )


def test_organisations_of_a_list_take_their_own_words_only() -> None:
    found = list(find(document("在永安县委组织部、宣传部指导下。\n"), Mentions([])))
    assert [m.surface for m in found] == ["永安县委组织部", "宣传部"]


def test_organisations_take_the_place_that_a_register_knows() -> None:
    sentence = "文峰区委、文峰区政府部署。"
    place = Concept("place/1", "place", "文峰区", "county")
    known = Mentions([Mention(Span(i, i + 3), "place", "文峰区", (Reading(place),)) for i in (0, 5)])
    assert [m.surface for m in find(document(sentence + "\n"), known)] == ["文峰区委", "文峰区政府"]


@given(st.text(alphabet="县区镇乡市委局办所中心组织部、和（）“”各村司法公安联合，。\n", max_size=80))
def test_organisations_of_any_text_lie_within_it(text: str) -> None:
    doc = document(text)
    found = list(find(doc, Mentions([])))
    assert all(m.readings[0].concept.label for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
