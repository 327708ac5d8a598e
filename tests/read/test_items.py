"""The items of shortcomings and plans, in the ways in which reports write them down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Role
from kg.read import document
from kg.read.items import items

HEAD = "某县某局2020年法治政府建设情况报告\n2020年，我局认真履职。\n一、主要做法\n（一）学法。全年学法4次。\n"


def headlines(text: str, role: Role) -> list[str]:
    doc = document(text)
    return [doc.quote(item.headline) for item in items(doc, role)]


# What follows the achievements; the shortcomings; the plans.
REPORTS = [
    # numbered with 一是, and what makes it too short or a story
    ("二、存在问题\n一是人员不足，难以履职。二是经费缺乏。\n", ["人员不足，难以履职", "经费缺乏"], []),
    ("二、不足\n通过走访，发现群众学法热情不高。其他方面有进步。\n", ["群众学法热情不高"], []),
    ("二、存在的问题。一是林区执法点多面广，力量不足。\n", ["林区执法点多面广，力量不足"], []),
    ("三、下一步工作\n（一）工作目标\n一是围绕重点人群，开展普法。\n", [], ["围绕重点人群，开展普法"]),
    ("三、下一步打算\n我县将持续深化综合执法改革，提高办案质量。\n", [], ["持续深化综合执法改革"]),
    # a sentence announces what comes after its colon
    (
        "二、存在的问题和不足\n虽取得一定成效，但与上级要求相比仍有差距：部分干部法治意识不强；执法力量薄弱，持证人员偏少。\n",
        ["部分干部法治意识不强", "执法力量薄弱"],
        [],
    ),
    (
        "二、不足\n还存在一些问题：少数干部能力不强，案卷质量参差不齐，法治机构力量薄弱。对此，我们将采取有力措施加以解决。\n",
        ["少数干部能力不强", "案卷质量参差不齐", "法治机构力量薄弱"],
        [],
    ),
    (
        "二、不足\n目前还存在一些薄弱环节，如社工素养参差不齐，执法队伍力量不足等。\n",
        ["社工素养参差不齐", "执法队伍力量不足"],
        [],
    ),
    # both in one section
    (
        "二、存在问题及下一步工作计划\n（一）存在问题\n1.队伍专业性不强。\n2.普法针对性不够。\n（二）下一步工作计划\n1.加强队伍建设。\n2.精准开展普法。\n",
        ["队伍专业性不强", "普法针对性不够"],
        ["加强队伍建设", "精准开展普法"],
    ),
    (
        "二、存在问题及下一步打算\n存在问题：一是执法人员偏少；二是宣传形式单一。下一步工作：一是增加执法人员；二是丰富宣传形式。\n",
        ["执法人员偏少", "宣传形式单一"],
        ["增加执法人员", "丰富宣传形式"],
    ),
    (
        "二、不足之处及改进措施\n（一）不足之处\n一是学法不够系统。二是监督不够有力。\n（二）改进措施\n一是健全学法制度。二是强化执法监督。\n",
        ["学法不够系统", "监督不够有力"],
        ["健全学法制度", "强化执法监督"],
    ),
    (
        "二、存在问题及改进方向\n（一）监督力量不足。全县8人。下一步，积极争取编制，充实监督力量。\n（二）平台建设缓慢，信息化水平不高。\n",
        ["监督力量不足", "平台建设缓慢，信息化水平不高"],
        ["积极争取编制", "充实监督力量"],
    ),
    (
        "二、存在的问题和下一步打算\n当前，社区工作还存在法律服务资源分布不均等不足。2021年，街道将从三个方面着手：一是加强培训，提升素养。\n",
        ["法律服务资源分布不均"],
        ["加强培训，提升素养"],
    ),
    # causes are no shortcomings
    (
        "二、存在的问题及原因\n（一）存在的问题。一是制度执行不严。\n（二）原因分析。一是思想重视不够。\n三、2021年工作\n（一）严格制度执行。\n",
        ["制度执行不严"],
        ["严格制度执行"],
    ),
    (
        "二、不足和原因\n一是宣传深度不够。主要原因：一是方式老套；二是培训少。\n",
        ["宣传深度不够"],
        [],
    ),
    # numbers within a line, and a heading without a mark after it
    (
        "二、下步工作安排\n1、继续加强法治学习，提高素质。2、规范执法程序，做到公正执法。\n",
        [],
        ["继续加强法治学习，提高素质", "规范执法程序，做到公正执法"],
    ),
    (
        "二、存在问题（一）专职调解人员严重缺乏，任务重。（二）办案补贴偏低。三、今后打算（一）积极争取编制和经费。\n",
        ["专职调解人员严重缺乏，任务重", "办案补贴偏低"],
        ["积极争取编制和经费"],
    ),
    ("二、下一步打算：更新执法装备；优化人员结构。\n", [], ["更新执法装备", "优化人员结构"]),
    # each line with a headline of its own
    (
        "二、存在的问题\n宣传创新不够。大多采用传单，群众兴趣不高。\n专业力量薄弱。仅有2人，难以满足需要。\n",
        ["宣传创新不够", "专业力量薄弱"],
        [],
    ),
    # no heading at all
    (
        "虽然我局工作取得一定成绩，但仍存在执法人员较少、普法形式单一等问题。下一步，我局将继续加强学习，完善工作机制。\n",
        ["执法人员较少", "普法形式单一"],
        ["继续加强学习", "完善工作机制"],
    ),
    ("二、2021年重点工作\n（一）指导思想。以人民为中心。\n（二）主要措施。1.开展案卷评查。\n", [], ["开展案卷评查"]),
    # the plan has an outline of its own
    (
        "2021年工作计划\n一、加强基层所建设\n培训骨干。\n二、优化营商环境\n",
        [],
        ["加强基层所建设", "优化营商环境"],
    ),
    (
        "二、存在的问题\n（1）能力仍需加强；\n（2）普法缺乏针对性。\n三、今后打算\n首先，创新宣传方式。其次，引进法律人才。\n",
        ["能力仍需加强", "普法缺乏针对性"],
        ["创新宣传方式", "引进法律人才"],
    ),
    # an answer within each item
    (
        "二、不足\n一是案卷归档不规范。下一步，将组织档案业务培训。二是普法载体单一。下一步，将开发普法动漫。\n",
        ["案卷归档不规范", "普法载体单一"],
        ["组织档案业务培训", "开发普法动漫"],
    ),
    (
        "二、问题与改进：1.巡河力量分散，改进措施：组建联合巡河队；2.取证设备落后，2021年拟购置无人机。\n",
        ["巡河力量分散", "取证设备落后"],
        ["组建联合巡河队", "购置无人机"],
    ),
    (
        "二、存在问题及下步打算\n（一）双语调解员紧缺。下半年与民族中学共建人才库。\n（二）边远村组送法难。\n",
        ["双语调解员紧缺", "边远村组送法难"],
        ["与民族中学共建人才库"],
    ),
    # items that first name what they are about, or count themselves
    (
        "二、存在不足\n一是工作力量方面。全所仅有2名正式人员。二是宣传方式方面。新媒体运用不充分。\n",
        ["全所仅有2名正式人员", "新媒体运用不充分"],
        [],
    ),
    (
        "二、不足\n第一，村务公开不够及时。第二，调解卷宗不够规范。\n三、打算\n第一，推行村务“码上”公开。第二，开展卷宗评比。\n",
        ["村务公开不够及时", "调解卷宗不够规范"],
        ["推行村务“码上”公开", "开展卷宗评比"],
    ),
    (
        "二、存在问题\n问题一：裁量尺度不统一。\n问题二：证据固定不及时。\n三、改进\n整改措施：\n措施一：编印裁量手册。\n措施二：配发取证终端。\n",
        ["裁量尺度不统一", "证据固定不及时"],
        ["编印裁量手册", "配发取证终端"],
    ),
    ("二、存在问题：（1）林权纠纷多发；（2）鉴定周期长。\n", ["林权纠纷多发", "鉴定周期长"], []),
    # the aims of a plan and, under a heading of their own, its measures
    (
        "二、2021年工作目标\n县乡两级执法平台贯通。\n三、主要措施\n1.建好县级执法平台。\n2.培训乡镇管理员。\n",
        [],
        ["县乡两级执法平台贯通", "建好县级执法平台", "培训乡镇管理员"],
    ),
    # sentences that begin alike are one item each
    (
        "二、下一步工作\n着力补齐装备短板，购置取证车2台。着力补齐人才短板，开设法律夜校。\n",
        [],
        ["着力补齐装备短板", "着力补齐人才短板"],
    ),
    # a row of a table
    ("| 存在问题 | ①网格员兼职多；②巡查不够经常 |\n| 备注 | 无 |\n", ["网格员兼职多", "巡查不够经常"], []),
    # what was done about problems is none
    (
        "（二）聚焦突出问题。针对排查发现的问题，下发整改通知12份。对仍存在隐患的3家企业立案。\n（三）落实工作安排。年初制定普法工作计划。\n",
        [],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanting", "plans"), REPORTS)
def test_items(text: str, wanting: list[str], plans: list[str]) -> None:
    assert headlines(HEAD + text, Role.SHORTCOMINGS) == wanting
    assert headlines(HEAD + text, Role.PLAN) == plans


def test_a_report_without_any_number() -> None:
    text = (
        "某镇2018年法治建设工作总结\n2018年，我镇扎实开展法治建设，发放资料200份。\n"
        "但工作中还存在部分村民法律意识淡薄等问题。\n在今后的工作中，我镇将加大法治宣传力度。\n"
    )
    assert headlines(text, Role.SHORTCOMINGS) == ["部分村民法律意识淡薄"]
    assert headlines(text, Role.PLAN) == ["加大法治宣传力度"]


@given(st.text(alphabet="一二（）、。，；：是存在问题不足下步将加强\n1.", max_size=120))
def test_any_text_has_items_inside_it(text: str) -> None:
    doc = document(HEAD + text)
    for role in (Role.SHORTCOMINGS, Role.PLAN):
        for item in items(doc, role):
            assert 0 <= item.headline.start < item.headline.end <= len(doc.text)


@pytest.mark.parametrize(
    ("text", "wanting", "plans"),
    [
        ("短板弱项：调解员多为兼职；车辆仅有2台。\n", ["调解员多为兼职", "车辆仅有2台"], []),
        ("二〇一九年工作重点：修缮调解室；开设夜间课堂。\n", [], ["修缮调解室", "开设夜间课堂"]),
    ],
)
def test_lists_that_a_lead_opens(text: str, wanting: list[str], plans: list[str]) -> None:
    doc = document("某镇2018年法治政府建设报告\n一、主要工作\n办班3次。\n" + text)
    assert [doc.quote(i.headline) for i in items(doc, Role.SHORTCOMINGS)] == wanting
    assert [doc.quote(i.headline) for i in items(doc, Role.PLAN)] == plans
