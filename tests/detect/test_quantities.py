"""Which numbers of a sentence are figures, and how they are read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.quantities import KIND, find
from kg.model import Concept, Mention, Mentions, Reading, Span
from kg.read import document

# Sentence, and of each figure: the words, value (low-high of a range, empty if masked), unit, qualifier.
FOUND = [
    (
        "走访商户3 450户次，发放传单4 300多张。",
        [("3 450户次", "3450", "户次", "exact"), ("4 300多张", "4300", "张", "at_least")],
    ),
    ("召开例会l5次，清理荒地47O亩。", [("l5次", "15", "次", "exact"), ("47O亩", "470", "亩", "exact")]),
    (
        "按期办结率八成六，案件增长两成多。",
        [("八成六", "86", "%", "percent"), ("增长两成多", "20", "%", "change")],
    ),
    ("清运垃圾6吨多。", [("6吨多", "6", "吨", "at_least")]),
    ("申请材料精简率35%。", [("35%", "35", "%", "percent")]),
    ("办理时间由40分钟缩短至5分钟。", [("5分钟", "5", "分钟", "exact")]),
    ("队员平均年龄超过51岁。", [("超过51岁", "51", "岁", "at_least")]),
    (
        "办理案件15.7万余件，投入68.5万元。",
        [("15.7万余件", "157000", "件", "at_least"), ("68.5万元", "685000", "元", "exact")],
    ),
    (
        "发放宣传资料2300余份、手册1060多本。",
        [("2300余份", "2300", "份", "at_least"), ("1060多本", "1060", "本", "at_least")],
    ),
    (
        "配备调解员3—5人，每组4-8名，预算10至15万元。",
        [
            ("3—5人", "3-5", "人", "range"),
            ("4-8名", "4-8", "名", "range"),
            ("10至15万元", "100000-150000", "元", "range"),
        ],
    ),
    (
        "参学率达到95%以上，覆盖率为百分之九十八。",
        [("95%以上", "95", "%", "at_least"), ("百分之九十八", "98", "%", "percent")],
    ),
    (
        "新增法律明白人、示范户各8名。",
        [("8名", "8", "名", "exact")],
    ),
    (
        "召开4次党组会，化解1起越级访。",
        [("4次", "4", "次", "exact"), ("1起", "1", "起", "exact")],
    ),
    (
        "讲授两次党课，聘请一名律师，复验示范村一个。",
        [("两次", "2", "次", "exact"), ("一名", "1", "名", "exact"), ("一个", "1", "个", "exact")],
    ),
    (
        "信访件由12件降至5件，纠错率从8.1%下降到5.4%。",
        [("5件", "5", "件", "exact"), ("5.4%", "5.4", "%", "percent")],
    ),
    (
        "案件数同比下降11%，结案率上升3.2个百分点。",
        [("同比下降11%", "-11", "%", "change"), ("上升3.2个百分点", "3.2", "百分点", "change")],
    ),
    (
        "较去年同期增加6起，投诉量环比减少二成。",
        [("增加6起", "6", "起", "change"), ("环比减少二成", "-20", "%", "change")],
    ),
    (
        "发案数、立案数同比分别下降11%、12%。",
        [("同比分别下降11%", "-11", "%", "change"), ("12%", "-12", "%", "change")],
    ),
    (
        "查处案件1**件，劝阻越级访*次。",
        [("1**件", "", "件", "exact"), ("*次", "", "次", "exact")],
    ),
    ("镇里未收到一件行政应诉通知。", [("未收到一件", "0", "件", "exact")]),
    ("经七轮劝说，两家达成和解，最后两家握手言和。", [("七轮", "7", "轮", "exact")]),
    (
        "全年无一起行政诉讼，行政败诉率为0。",
        [("无一起", "0", "起", "exact"), ("为0", "0", "%", "percent")],
    ),
    (
        "近千人参与，约200户受益，不少于40学时，不超过10件。",
        [
            ("近千人", "1000", "人", "about"),
            ("约200户", "200", "户", "about"),
            ("不少于40学时", "40", "学时", "at_least"),
            ("不超过10件", "10", "件", "at_most"),
        ],
    ),
    (
        "三成以上案件当场办结，近九成群众满意。",
        [("三成以上", "30", "%", "at_least"), ("近九成", "90", "%", "about")],
    ),
    (
        "开展活动12场（次），检查1200家次，服务300人／次。",
        [
            ("12场（次）", "12", "场次", "exact"),
            ("1200家次", "1200", "家次", "exact"),
            ("300人／次", "300", "人次", "exact"),
        ],
    ),
    (
        "阅读量突破20万次，罚款3,560元。",
        [("突破20万次", "200000", "次", "at_least"), ("3,560元", "3560", "元", "exact")],
    ),
    (
        "平均分数达89.93分。",
        [("89.93分", "89.93", "分", "exact")],
    ),
    (
        "上百名志愿者开展数十次巡逻，发放传单千余份。",
        [
            ("上百名", "100", "名", "at_least"),
            ("数十次", "10", "次", "at_least"),
            ("千余份", "1000", "份", "at_least"),
        ],
    ),
    (
        # 村规民约, 附近 and 线上 end in a character that elsewhere says how exact a number is
        "修订村规民约2项，在附近5个村开展线上宣讲3场，线上约20场。",
        [
            ("2项", "2", "项", "exact"),
            ("5个", "5", "个", "exact"),
            ("3场", "3", "场", "exact"),
            ("约20场", "20", "场", "about"),
        ],
    ),
    (
        "面积500亩、道路12.5公里、建筑2.3万平方米。",
        [
            ("500亩", "500", "亩", "exact"),
            ("12.5公里", "12.5", "公里", "exact"),
            ("2.3万平方米", "23000", "平方米", "exact"),
        ],
    ),
    (
        "收到线索30条，提起12起诉讼。",
        [("30条", "30", "条", "exact"), ("12起", "12", "起", "exact")],
    ),
    (
        "课程合计40个课时，时限压缩至2.5个工作日。",
        [("40个课时", "40", "课时", "exact"), ("2.5个工作日", "2.5", "工作日", "exact")],
    ),
    (
        "网格员２１名，经费１．２万元。",
        [("２１名", "21", "名", "exact"), ("１．２万元", "12000", "元", "exact")],
    ),
    (
        "即“1个乡级网格、6个村级网格”。",
        [("1个", "1", "个", "exact"), ("6个", "6", "个", "exact")],
    ),
    (
        "增长2倍，成绩提升15%。",
        [("增长2倍", "2", "倍", "change"), ("提升15%", "15", "%", "change")],
    ),
    (
        "没收款项1,204.5万元，服务群众3000+人次，拆违42㎡、绿化50平米。",
        [
            ("1,204.5万元", "12045000", "元", "exact"),
            ("3000+人次", "3000", "人次", "at_least"),
            ("42㎡", "42", "平方米", "exact"),
            ("50平米", "50", "平方米", "exact"),
        ],
    ),
    (
        "群众满意度97.2分，8成以上案件当日办结。",
        [("97.2分", "97.2", "分", "exact"), ("8成以上", "80", "%", "at_least")],
    ),
    (
        "换届后召开3次会议，本届政府召开9次常务会议，制定6项制度。",
        [("3次", "3", "次", "exact"), ("9次", "9", "次", "exact"), ("6项", "6", "项", "exact")],
    ),
    (
        "覆盖超过90%的乡镇。",
        [("超过90%", "90", "%", "at_least")],
    ),
]

NO_FIGURES = [
    "年满18岁的村民参加，每次20分钟。",
    "围绕“安全、增收”两件大事开展治理，重点做好以下四项工作。",
    "2023年3月15日，依据〔2022〕15号文件，召开第3次会议，完成第二批清单梳理。",
    "我局贯彻“两个维护”和“四个意识”，落实行政执法三项制度，推进一站式服务。",
    "依托12345平台，落实“八五”普法规划，构建“1+4+N”治理体系。",
    "推行“一件事一次办”，群众最多跑一次，实现一网通办。",
    "设立24小时自助服务区，每半年报告一次工作，每周二集中学习。",
    "违反规定的处5000元以上2万元以下罚款。",
    "三家庄村、五里铺镇、八里台镇开展试点，三项目并行。",
    "实施为期三个月的专项整治，持续3个月，5日内答复，提前3天告知。",
    "年满18周岁公民参加，服务热线0571-88888888。",
    "位列全省第12名，排名前3名，获评省级示范乡镇。",
    "聚焦“五个一”工程，打造一支高素质执法队伍，形成一批典型案例、一系列制度成果。",
    "把好四个关口，抓住两个重点，坚持一张蓝图绘到底，一把手亲自抓，一线人员带头。",
    "印发《2021—2025年五个示范项目建设方案》，贯彻党的二十大精神，落实三级网格。",
    "形成一个中心引领的格局，一户一策，一村一法律顾问。",
    "实现“3个100%”目标，落实“一村一名法律顾问，一月一次坐诊”。",
    "“十四五”期间，二〇三五年远景目标，十九届六中全会，5A级景区。",
    "学习贯彻区委九届四次、五次全会精神，县人大十二届三次会议听取汇报，县纪委六次全会召开。",
    "县政府第7次、8次常务会议审议，第二批、三批清单已公布，落实行政执法三项制度。",
    "人均办件量超过76%的县区，结案速度领先于85%的兄弟单位。",
    "两人以上执法时出示证件的规定，已写入第四十二条。",
]


def figures(text: str) -> list[tuple[str, str, str, str]]:
    found = []
    for mention in find(document(text), Mentions([])):
        quantity = mention.quantity
        assert quantity is not None
        value = "" if quantity.value is None else f"{quantity.value:f}"
        if quantity.high is not None:
            value += f"-{quantity.high:f}"
        found.append((mention.surface, value, quantity.unit, quantity.qualifier.value))
    return found


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_figures(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [("三岔口镇五家村召开会议", "五家村", "place"), ("推广3个1调解法", "3个1调解法", "mechanism")],
)
def test_a_number_in_a_known_name_is_no_figure(text, surface, kind):
    at = text.index(surface)
    concept = Concept(f"{kind}/x", kind, surface)
    name = Mention(Span(at, at + len(surface)), kind, surface, (Reading(concept),))
    assert not list(find(document(text), Mentions([name])))


def test_a_mention_is_of_the_kind_of_its_module():
    (mention,) = find(document("化解纠纷12件。"), Mentions([]))
    assert (mention.kind, mention.readings, mention.span) == (KIND, (), Span(4, 7))


@pytest.mark.parametrize(
    "unit", ["份", "件", "起", "人次", "场次", "名", "户", "家", "项", "条", "个", "期", "宗"]
)
@pytest.mark.parametrize("number", ["3", "12", "1200", "十五", "2.5万"])
def test_every_common_classifier_makes_a_figure(unit, number):
    assert [found[2] for found in figures(f"共计{number}{unit}。")] == [unit]


@given(st.text("开展培训调解第0123456789.％,—-十百万余多件次人%（）“”《》约近以上*年月，。\n", max_size=80))
def test_any_text_gives_figures_in_order_inside_it(text):
    mentions = list(find(document(text), Mentions([])))
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert all(m.surface == text[m.span.start : m.span.end] for m in mentions)
