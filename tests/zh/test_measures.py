"""Clauses of a plan that say what will be done, and those that say only why, how grand, or that something will."""

from __future__ import annotations

import pytest

from kg.zh.measures import MEASURE, announces_measures, is_result, is_spirit, is_vague


@pytest.mark.parametrize(
    "clause",
    ["持续擦亮调解品牌", "每季度开展案卷互评", "自觉接受代表监督", "新建法治驿站3处", "把讲堂搬进厂区", "将补贴列入预算", "分批次轮训网格员", "公示收费目录", "为护林员发放补贴", "与法庭共建速裁点", "在渡口设立岗亭"],
)  # fmt: skip
def test_measures(clause: str) -> None:
    assert MEASURE.match(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "普法经费",
        "我局",
        "村规民约",
        "将在明年完成",
        "将军山景区",
        "利用赶集日",
        "为群众提供便利",
        "在此基础上",
    ],
)
def test_no_measures(clause: str) -> None:
    assert not MEASURE.match(clause)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("重点抓好以下三项工作", True),
        ("从四个方面着手", True),
        ("做到“五个到位”", True),
        ("在“三个聚焦”上持续用力", True),
        ("具体措施", True),
        ("重点抓三件事", True),
        ("办成两件实事", True),
        ("做好“三篇文章”", True),
        ("落实“三项制度”", False),
        ("开展“三个一”活动", False),
        ("完善工作措施清单", False),
    ],
)
def test_announcements(clause: str, expected: bool) -> None:
    assert announces_measures(clause) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("以法治示范创建为抓手", True),
        ("坚持人民至上", True),
        ("补短板、强弱项", True),
        ("也是普法规划启动之年", True),
        ("认真落实县委关于平安建设的部署要求", True),
        ("严格落实专编专用要求", False),
        ("建成调处中心", False),
        ("坚持每月下村开庭", False),
    ],
)
def test_spirit(clause: str, expected: bool) -> None:
    assert is_spirit(clause) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("推动条例草案立法", False),
        ("推动律师入驻", False),
        ("推动综合执法改革", False),
        ("推动各项部署落地见效", True),
        ("以更高效能服务群众", True),
        ("以案释法进集市", False),
        ("让群众满意", True),
    ],
)
def test_results(clause: str, expected: bool) -> None:
    assert is_result(clause) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("今后将采取有力措施加以解决", True),
        ("再接再厉", True),
        ("奋力谱写平安建设新篇章", True),
        ("推动人民调解入驻法庭", False),
        ("切实解决调解室用房", False),
    ],
)
def test_vague(words: str, expected: bool) -> None:
    assert is_vague(words) == expected
