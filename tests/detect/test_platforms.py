"""Websites, apps, accounts, hotlines and systems by their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.platforms import find
from kg.model import Concept, Mention, Mentions, Reading, Span
from kg.read import document


def names(sentence: str) -> list[str]:
    found = sorted(find(document(sentence + "\n"), Mentions([])), key=lambda m: m.span)
    return [m.readings[0].concept.label for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("启用“蓝天哨兵”监测预警系统。", ["蓝天哨兵"]),
        ("依托“古城旅游”投诉平台受理，永安路社区书记走进直播间。", ["古城旅游"]),
        ("“临海12345”受理诉求74件。", ["临海12345"]),
        ("上线“药安全”智能监控子系统。", ["药安全"]),
        ("上线“湖小税”智能问答机器人和“小法宝”客服机器人。", ["湖小税", "小法宝"]),
        ("12328受理投诉52件，12315件，全年12348接听来电90次。", ["12328", "12348"]),
        ("通过“平安临海”微信公众号推送信息。", ["平安临海"]),
        ("利用“苏州普法”抖音号、“法润苏州”视频号发布短视频。", ["苏州普法", "法润苏州"]),
        ("运用“学法在线”“法治边疆”等平台开展考试。", ["学法在线", "法治边疆"]),
        ("建立微信“石榴花”群，转发案例。", ["石榴花微信群"]),
        ("组建“邻里守望”微信群6个。", ["邻里守望微信群"]),
        ("依托12345平台受理诉求。", ["12345平台"]),
        ("拨打“12348”法律服务热线咨询。", ["12348法律服务热线"]),
        ("接入全省行政执法综合监督信息系统。", ["行政执法综合监督信息系统"]),
        ("推广重大行政决策目录管理平台应用。", ["重大行政决策目录管理平台"]),
        ("在国家企业信用信息公示系统公示。", ["国家企业信用信息公示系统"]),
        ("上线“牧区执法通”移动办案APP。", ["牧区执法通"]),
        ("入驻安徽法网，提供咨询。", ["安徽法网"]),
        ("在“星海网青山站”公示结果，通过“边贸通”办理业务。", ["星海网青山站", "边贸通"]),
        ("实现“一网通”，在“互联互通”上下功夫，通过“直通”公开招聘。", []),
        ("微信公众号“滨海司法”发布信息30条。", ["滨海司法"]),
        ("推广智慧牧区法律顾问小程序。", ["智慧牧区法律顾问小程序"]),
        ("12333、12329热线畅通。", ["12333热线", "12329热线"]),
        ("政务微博“@平安青川”发布信息。", ["平安青川"]),
        ("电视台《法润边城》栏目播出4期，普法节目《渔家有法》开播。", ["法润边城", "渔家有法"]),
        ("开设“习近平法治思想”学习专栏。", ["习近平法治思想学习专栏"]),
        ("接入“法护雪域”智慧法律服务平台。", ["法护雪域"]),
        ("运用扬尘自动监控系统和廉政电子监察系统。", ["扬尘自动监控系统", "廉政电子监察系统"]),
        ("转发「渔港普法微讲堂」12期。", ["渔港普法微讲堂"]),
        ("开设《阿妹读法》《码头话法》等普法栏目。", ["阿妹读法", "码头话法"]),
        ("开通“江岸+”甲镇频道。", ["江岸+"]),
        ("开通农村土地流转“一站式”平台。", ["农村土地流转一站式平台"]),
        ("上线“民声速递”民意感知系统。", ["民声速递"]),
    ],
)
def test_platforms_found(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "搭建沟通平台，拓宽监督平台，打造普法新平台。",
        "建成嘎查村三级公共法律服务实体平台189个。",
        "通过广播、宣传栏等多种平台，充分利用新媒体平台开展宣传。",
        "全市政法系统、教育系统干部参加，系统学习宪法。",
        "推广法律服务平台，办好普法专栏。",
        "织密基层治理网络，走好网上群众路线。",
        "学习《关于加强政府网站平台管理的通知》。",
        "建设服务平台、管理平台、网络平台三大平台。",
        "召开视频会议，利用视频会议系统组织学习。",
        "建成“柜台+网络+电话”平台，推进“三强三提”系统性工程。",
        "用好“互联网+”平台。",
        "打造“一站式”解纷平台，“红马甲”群防群治。",
        "评为全国优秀政务APP，在全省政务类APP中领先。",
    ],
)
def test_platforms_not_found(sentence: str) -> None:
    assert names(sentence) == []


def test_platforms_do_not_repeat_what_is_known() -> None:
    sentence = "通过“学习强国”平台学习。"
    concept = Concept("platform/学习强国", "platform", "学习强国")
    known = Mentions([Mention(Span(3, 7), "platform", "学习强国", (Reading(concept),))])
    assert not list(find(document(sentence + "\n"), known))


@given(st.text(alphabet="“”平台系统网公众号信息执法12345热线微信群、，。\n", max_size=60))
def test_platforms_of_any_text_lie_within_it(text: str) -> None:
    assert all(
        m.span.end <= len(text) and m.readings[0].concept.label for m in find(document(text), Mentions([]))
    )
