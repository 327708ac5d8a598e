"""Mechanisms that no vocabulary knows, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.mechanisms import find
from kg.model import Concept, Mention, Mentions, Reading, Span
from kg.read import document
from kg.terms import FZ


def names(sentence: str) -> list[str]:
    found = list(find(document(sentence + "\n"), Mentions([])))
    assert all(m.surface == sentence[m.span.start : m.span.end] for m in found)
    return [m.readings[0].concept.label for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # in quotation marks, with a head word behind
        ("探索“三三制”工作法，提高办案质量。", ["三三制"]),
        ("落实“一月一研判、一季一调度”制度。", ["一月一研判、一季一调度"]),
        ("建立“街道吹哨、部门报到”工作机制。", ["街道吹哨、部门报到"]),
        ("建立“三公开两参与”制度（公开标准、公开流程）。", ["三公开两参与"]),
        ("变“坐等受理”模式为主动上门，打破“数据壁垒”。", []),
        ("落实“三包六保”责任制。", ["三包六保"]),
        ("社工李婷提供“点单式”心理服务。", ["点单式心理服务"]),
        ("推行“简案快办”执法模式。", ["简案快办"]),
        ("推行「都贵楞」调解模式，化解草场纠纷。", ["都贵楞"]),
        ('擦亮"渔家说法"普法品牌。', ["渔家说法"]),
        ("落实政务服务“好差评”制度。", ["好差评"]),
        ("打造“党建引领 邻里守望”治理品牌。", ["党建引领 邻里守望"]),
        ("构建“1+4+N”矛盾纠纷多元化解工作格局。", ["1+4+N矛盾纠纷多元化解工作格局"]),
        ("完善“三调”对接机制。", ["三调对接"]),
        ("整合“警调”、“检调”、“诉调”三调对接机制", ["三调对接"]),
        ("建立海上纠纷“一站式”化解机制。", ["海上纠纷一站式化解机制"]),
        ("创新“法治＋网格”治理模式。", ["法治+网格"]),
        ("建立“红马甲＋律师＋调解员”的联调新模式。", ["红马甲+律师+调解员"]),
        # a place of mediation, publicity or example that is known by a name of its own
        ("成立“老李调解室”，建成“胡杨树下”人民调解室。", ["老李调解室", "胡杨树下人民调解室"]),
        ("擦亮“巧嫂子调解工作室”品牌。", ["巧嫂子调解工作室"]),
        ("“竹韵法苑”法治文化阵地投入使用。", ["竹韵法苑"]),
        ("培育“企业合规体检”示范点5个。", ["企业合规体检"]),
        ("“周五讲堂·逢五开讲”举办8期。", ["周五讲堂·逢五开讲"]),
        # in quotation marks, by the verb before or by its form
        ("推行“扫码入企”，减少重复检查。", ["扫码入企"]),
        ("推进“一网通办”“一件事一次办”。", ["一网通办", "一件事一次办"]),
        ("依托“邻里小院”法治阵地，常年开展议事。", ["邻里小院"]),
        ("在“清心茶室”听取群众诉求。", ["清心茶室"]),
        ("落实“双随机、一公开”监管。", ["双随机、一公开"]),
        ("严格落实“三管三必须”要求。", ["三管三必须"]),
        ("班子成员履行“一岗双责”。", ["一岗双责"]),
        ("落实重大行政执法“四项制度”，规范执法。", ["重大行政执法四项制度"]),
        ("实现企业开办“一窗式”服务。", ["企业开办一窗式服务"]),
        ("探索“一核多元、三治融合”乡村治理模式。", ["一核多元、三治融合"]),
        ("推行“积分制+清单制”管理。", ["积分制+清单制"]),
        ("建立“谁起草、谁负责、谁清理”的文件管理机制。", ["谁起草、谁负责、谁清理"]),
        ("落实“会前三学”（学法、学规、学纪）制度。", ["会前三学"]),
        ("推行“三问三送（问需求、问困难、问建议）”制度。", ["三问三送"]),
        ("构建“主要领导抓总、分管领导主抓”的责任体系。", ["主要领导抓总、分管领导主抓"]),
        ("打造“法治庭院”，推行“全省通办”。", ["法治庭院", "全省通办"]),
        ("推行“462”矛盾调处模式。", ["462矛盾调处模式"]),
        ("实行“渠长、段长”负责制。", ["渠长、段长"]),
        ("推进许可事项“当场办、掌上办、跨省办”。", ["当场办、掌上办、跨省办"]),
        ("创设“午间听案”，集中研究疑难案件。", ["午间听案"]),
        ("推动“承诺即入”全面落实。", ["承诺即入"]),
        ("实行“站所点单、支部派单”。", ["站所点单、支部派单"]),
        ("落实信访“六个一”包保机制，用好“九个一”。", ["六个一", "九个一"]),
        ("组建“民警+教师+医生”三方调解队伍。", ["民警+教师+医生"]),
        ("推广“巡回说法”“院落说事”工作机制。", ["巡回说法", "院落说事"]),
        ("开展“普法+电影”活动，完善“全域帮办”。", ["普法+电影", "全域帮办"]),
        ("落实“每周一案”，坚持“每日一练”。", ["每周一案", "每日一练"]),
        ("建立“八联通”行政执法协调机制。", ["八联通"]),
        # a team, a school or a studio with a name of its own, in the marks or behind them
        ("“向日葵”宣讲队、“渔歌”普法小分队走村入户。", ["向日葵宣讲队", "渔歌普法小分队"]),
        ("“祥云”夜校授课6期，成立“牧民大哥”工作室。", ["祥云夜校", "牧民大哥工作室"]),
        ("举办“店主法律沙龙”4场，开设“码头法治课堂”。", ["店主法律沙龙", "码头法治课堂"]),
        ("成立“老阿姨普法宣讲团”，“楼道和谐调解点”化解纠纷9件。", ["老阿姨普法宣讲团", "楼道和谐调解点"]),
        # a common task done in a way of its own
        ("抓活“毡包普法”，开展“屋檐议事”12场。", ["毡包普法", "屋檐议事"]),
        # a reform, a chain, a package behind the marks
        ("“一颗印章管到底”改革稳步推进，形成“接诊会诊”工作流程。", ["一颗印章管到底", "接诊会诊"]),
        ("推动村务公示“三日一更新”制度化，做精“湖畔法苑”。", ["三日一更新", "湖畔法苑"]),
        # without marks
        ("落实从业人员实名制，开展联勤联动。", ["从业人员实名制", "联勤联动"]),
        ("健全跨区域联防联控机制。", ["跨区域联防联控机制"]),
        ("开辟工伤争议快速处理通道，推行摊贩星级评定。", ["工伤争议快速处理通道", "摊贩星级评定"]),
        ("坚持会前三学（学法、学规、学纪）制度。", ["会前三学制度"]),
        ("对问题线索实行销号制落实。", ["销号制"]),
        ("对重点人员实行台账式管理，推进闭环式管理。", ["台账式管理", "闭环式管理"]),
        ("落实节水定额许可制，推行河（湖）长制。", ["节水定额许可制", "河（湖）长制"]),
        ("完善风险隐患发现、上报、处置和回访机制。", ["风险隐患发现、上报、处置和回访机制"]),
        (
            "完善信息发布、来访登记、过错追究和新闻发布等制度。",
            ["信息发布制度", "来访登记制度", "过错追究制度", "新闻发布制度"],
        ),
        ("在三级法律援助网络基础上开展“双抽签”执法检查。", ["三级法律援助网络", "双抽签"]),
        ("落实普法情况通报制度。", ["普法情况通报制度"]),
        ("落实矿山监察报告和公示制度。", ["矿山监察报告和公示制度"]),
        ("落实法治乡镇建设责任制，推进税警联动。", ["法治乡镇建设责任制", "税警联动"]),
        ("坚持管生产必须管安全、管系统必须管普法。", ["管生产必须管安全、管系统必须管普法"]),
        ("动态调整村级权力事项清单制度。", ["村级权力事项清单制度"]),
        ("建立败诉案件倒查追责机制。", ["败诉案件倒查追责机制"]),
        ("实行首问责任制、限时办结制和AB岗工作制。", ["首问责任制", "限时办结制", "AB岗工作制"]),
        ("全面推行林长制、河长制。", ["林长制", "河长制"]),
        ("建立首问责任、服务承诺、限时办结等制度。", ["首问责任制", "服务承诺制", "限时办结制"]),
        ("严格落实行政执法人员持证上岗制度。", ["行政执法人员持证上岗制度"]),
        ("健全完善重大案件集体会商制度，明确分工。", ["重大案件集体会商制度"]),
        ("向区委、区政府请示报告制度", ["请示报告制度"]),
        ("探索建立行政疑难案件研判会审机制。", ["行政疑难案件研判会审机制"]),
        ("建成县、乡、村四级调解网络。", ["四级调解网络"]),
        ("建立起乡、村、网格三级联动体系。", ["三级联动体系"]),
        ("坚持谁主管谁负责，压实责任。", ["谁主管谁负责"]),
        ("依托一街三园五片区治理格局开展巡查。", ["一街三园五片区"]),
        ("落实村日排查、乡周研判、县月调度机制。", ["村日排查、乡周研判、县月调度"]),
        ("每月10日定为书记接访日，集中接待群众。", ["书记接访日"]),
        ("每村配备驻村律师，评选守法诚信示范户。", ["驻村律师", "守法诚信示范户"]),
        ("运用互联网+调解的方式。", ["互联网+调解"]),
        ("以集体学法和“周四夜学”、“青年讲堂”等活动为载体学法。", ["周四夜学", "青年讲堂"]),
        (
            "参加州“法治讲堂·逢三必讲”、县“法治讲堂·逢五必学”专题法治讲座。",
            ["法治讲堂·逢三必讲", "法治讲堂·逢五必学"],
        ),
        ("通过“干部大讲堂”“湖畔论坛”等载体培训。", ["干部大讲堂", "湖畔论坛"]),
        (
            "形成了“书记抓总、副书记抓线、科室社区抓点”的责任体系。",
            ["书记抓总、副书记抓线、科室社区抓点"],
        ),
        ("狠抓落实，“法护乡企”工作获得省厅肯定。", ["法护乡企"]),
    ],
)
def test_mechanisms_found(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "抓住领导干部这个“关键少数”，打通“最后一公里”。",
        "建立健全各项规章制度和长效机制，完善管理制度。",
        "建设中国特色社会主义法治体系，推进国家治理体系和治理能力现代化。",
        "完善公共服务体系，加强制度建设，工作机制不健全。",
        "以“美好生活·民法典相伴”为主题开展宣传。",
        "悬挂“扫黑除恶”横幅，召开“七五”普法总结会议。",
        "开展“百名律师进百村”活动，贯彻“八进”要求。",
        "排查整治“九小场所”412家。",
        "派出所联合成立“一站式”矛盾纠纷调处化解中心。",
        "以“法治为民”等活动为载体宣传，选送“法护乡企”作品获奖。",
        "构建“权责清晰、运转高效”的治理体系。",
        "落实市委“3+8+2”工作部署，一级抓一级构建格局。",
        "采取“线上+线下”方式，做到“两手抓、两手硬”。",
        "为乡村发展提供制度支撑，夯实制度保障。",
        "打好“两场硬仗”，打击“五股势力”，发挥“四个作用”。",
        "落实“三点”定位，打造创新“新高地”，构筑“铜墙铁壁”。",
        "完善信息公开相关制度，建成公共文化设施网络。",
        "创建主体明确、运转高效的依法治乡新机制。",
        "荣获全省“一村一品”，被评为“执法双十佳”。",
        "入选全市“十大法治案例”，村干部获评“十大法治人物”。",
        "依法治镇制度机制运转良好，管理责任制和执法监督机制不健全。",
        "关注“平安某县”微信公众号，成立“老李服务站”。",
        "宣传《关于建立领导干部学法用法制度的意见》。",
        "印发“年度法治建设工作要点”，推行“普法责任清单实施办法”“法治督察工作计划”。",
        "搭好法治建设“四梁八柱”，弘扬“勇挑重担”精神。",
        "推行“我为群众办实事”，粗放的模式管理和正式管理并存。",
        "健全“党委领导、政府负责、社会协同”的治理体系。",
        "加强网络安全宣传，防范网络诈骗，推进人民调解工作法治化。",
        "形成党委统一领导、部门齐抓共管的工作格局。",
        "实现“小事不出村、大事不出镇”的目标。",
        "坚持“一张蓝图绘到底”，形成“人人有责、人人尽责”的社会治理共同体。",
        "开展“雷霆2023”专项行动，举办“民法典宣传月”。",
        "开展“全民普法”，加强“行政调解”和“综合执法”，强化“人民调解”。",
        "推进“放管服”改革和“供给侧”改革，村“两委”换届。",
        "开通微信公众号“空中课堂”，办理绿色通道，联合开展检查。",
        "行政体制改革后编制不足，法制宣传、机构编制和体制机制仍有差距。",
    ],
)
def test_mechanisms_not_found(sentence: str) -> None:
    assert names(sentence) == []


def known(sentence: str, surface: str, kind: str = "mechanism", label: str = "") -> Mention:
    start = sentence.index(surface)
    concept = Concept(f"{kind}/{label or surface}", kind, label or surface)
    return Mention(Span(start, start + len(surface)), kind, surface, (Reading(concept),))


@pytest.mark.parametrize(
    ("sentence", "surface", "expected"),
    [
        ("深化“枫桥经验”实践。", "枫桥经验", []),
        ("健全诉源治理工作机制。", "诉源治理", []),
        ("完善诉源治理重点行业会商制度。", "诉源治理", ["诉源治理重点行业会商制度"]),
    ],
)
def test_mechanisms_that_a_vocabulary_knows(sentence: str, surface: str, expected: list[str]) -> None:
    found = find(document(sentence + "\n"), Mentions([known(sentence, surface)]))
    assert [m.readings[0].concept.label for m in found] == expected


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("推行行政争议“三步走”工作法，普法执法并重。", "DisputeResolution"),
        ("推行行政执法“五步走”，化解矛盾纠纷。", "Enforcement"),
        ("推行“湖长+检察官”协作机制。", "Enforcement"),
        ("推行“一会三议”制度。", "DecisionMaking"),
        ("打造“渔村议事亭”。", "Participation"),
    ],
)
def test_the_words_beside_a_name_say_its_kind(sentence: str, kind: str) -> None:
    (mention,) = find(document(sentence + "\n"), Mentions([]))
    assert mention.readings[0].concept.kind == kind


def test_mechanisms_leave_out_the_place_in_front() -> None:
    sentence = "建立永安县疑难案件会审机制。"
    found = list(find(document(sentence + "\n"), Mentions([known(sentence, "永安县", "place")])))
    assert [m.surface for m in found] == ["疑难案件会审机制"]


def test_mechanisms_leave_out_the_short_name_of_their_street() -> None:
    sentence = "南湖街道召开会议，南湖街“一窗式”政务服务大厅启用。"
    found = list(find(document(sentence + "\n"), Mentions([known(sentence, "南湖街道", "place")])))
    assert [m.readings[0].concept.label for m in found] == ["一窗式政务服务"]


@pytest.mark.parametrize(
    ("sentence", "surface", "expected"),
    [
        # what a name adds in numbers is a name of its own
        ("建立“2+5”诉源治理工作机制。", "诉源治理", ["2+5诉源治理工作机制"]),
        # a formula of numbers alone says nothing yet
        ("建立“2+4+N”培训机制。", "2+4+N", ["2+4+N培训机制"]),
        ("构建“六联动”行政执法监督机制。", "行政执法监督", ["六联动"]),
        ("探索“党建+网格+渔排”治理模式。", "党建+网格", ["党建+网格+渔排"]),
        # the end of a known name with its head word is no name
        ("推行“亮证进店”行政检查制度。", "“亮证进店”", []),
        # what follows 和 belongs to the name before it
        ("落实执法人员持证上岗和资格管理制度。", "执法人员持证上岗", []),
        ("落实证据保全制度和疑难案件会商制度。", "证据保全制度", ["疑难案件会商制度"]),
    ],
)
def test_mechanisms_beside_known_ones(sentence: str, surface: str, expected: list[str]) -> None:
    found = find(document(sentence + "\n"), Mentions([known(sentence, surface)]))
    assert [m.readings[0].concept.label for m in found] == expected


def test_a_heading_says_the_kind_of_what_stands_under_it() -> None:
    text = "甲县2021年法治政府建设报告\n一、主要工作\n（一）规范行政执法\n创新“雨前会”，提高质量。\n"
    (mention,) = find(document(text), Mentions([]))
    assert mention.readings[0].concept.kind == "Enforcement"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("推行“领学+研学”体系，覆盖群众三百人。", "LegalPublicity"),
        ("落实县政府常务会定期学法制度。", "LegalPublicity"),
        ("落实律师联合论证制度。", "DecisionMaking"),
        ("落实工程合规审查机制。", "DecisionMaking"),
        ("落实扬尘执法审查机制。", "Enforcement"),
        ("坚持管生产必须管安全。", "Responsibility"),
        ("推行田长制。", "Responsibility"),
    ],
)
def test_the_words_of_a_name_say_its_kind(sentence: str, kind: str) -> None:
    (mention,) = find(document(sentence + "\n"), Mentions([]))
    assert mention.readings[0].concept.kind == kind


def test_mechanisms_are_candidates_with_a_kind() -> None:
    (mention,) = find(document("推行“马背调解”工作法。\n"), Mentions([]))
    (concept,) = (r.concept for r in mention.readings)
    assert (concept.iri, concept.scheme, concept.kind, concept.known) == (
        "",
        "mechanism",
        "DisputeResolution",
        False,
    )
    assert concept.facts == ((FZ.mechanismKind, FZ.DisputeResolution),)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("实施“十项行动”，向社会公开承诺。", "Other"),
        ("推行“三步走”模式，及时化解邻里矛盾。", "DisputeResolution"),
    ],
)
def test_one_word_around_a_name_does_not_say_its_kind(sentence: str, kind: str) -> None:
    (mention,) = find(document(sentence + "\n"), Mentions([]))
    assert mention.readings[0].concept.kind == kind


def test_mechanisms_in_two_forms_have_one_name() -> None:
    assert len(set(names("推行“五色预警”管理，完善“五色预警”机制。"))) == 1


@given(st.text(alphabet="推行“”一二三+、，制度机的县级责任谁日周月式化 。\n", max_size=80))
def test_mechanisms_of_any_text_lie_within_it(text: str) -> None:
    doc = document(text)
    for mention in find(doc, Mentions([])):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.readings[0].concept.label
