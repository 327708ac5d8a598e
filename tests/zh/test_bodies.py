"""Which last words make a body of the words before them, and what stands there without being one."""

from __future__ import annotations

import pytest

from kg.zh.bodies import SUFFIX, body_class, ends_body, is_body, stands_alone


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("县公安局", "police"),
        ("镇司法所", "department"),
        ("平安建设工作领导小组", "leading"),
        ("远大律师事务所", "firm"),
        ("村委会", "self-governance"),
        ("水管站", "service"),
        ("普法宣讲队", "team"),
        ("依法行政工作领导组", "leading"),
        ("镇创建办", "office"),
    ],
)
def test_class_by_the_last_word(name: str, expected: str) -> None:
    match = list(SUFFIX.finditer(name))[-1]
    assert match.end() == len(name)
    assert body_class(match) == expected


@pytest.mark.parametrize(
    ("name", "last", "expected"),
    [
        ("县民政局", "局", True),
        ("县财政局", "局", True),
        ("国家安全局", "局", True),
        ("工作全局", "局", False),
        ("片区三个村委会", "村委会", False),
        ("街道+派出所", "派出所", False),
        ("县看守所", "所", True),
        ("看守所", "所", False),
        ("全旗各级人民政府", "人民政府", False),
        ("帮你办·马上办", "办", False),
        ("镇创建办", "创建办", True),
        ("农办", "办", True),
        ("主办", "办", False),
        ("建成校外培训点6所", "所", False),
        ("市级示范校12所", "所", False),
        ("区域副中心", "中心", False),
        ("聘请县中小学", "小学", False),
        ("法治文化广场", "广场", False),
        ("政策法规科", "科", True),
    ],
)
def test_is_body(name: str, last: str, expected: bool) -> None:
    assert is_body(name, last) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("派出所只有3名民警", "派出所", True),
        ("法制科科长带队", "法制科", True),
        ("修订考核办法", "考核办", False),
    ],
)
def test_ends_body(text: str, name: str, expected: bool) -> None:
    start = text.index(name)
    assert ends_body(text, start, start + len(name)) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("加强乡镇政府建设", "镇政府", False),
        ("推动县乡政府改革", "乡政府", False),
        ("上级司法行政部门", "司法行政部门", False),
        ("经镇政府同意", "镇政府", True),
        ("召开职工会", "工会", False),
        ("镇工会参加", "工会", True),
        ("聘请律师事务所", "律师事务所", False),
        ("建成民法典主题公园一处", "民法典主题公园", False),
        ("开展模拟法庭活动", "法庭", False),
        ("推行警务室+网格员模式", "警务室", False),
        ("检查镇卫生院7家", "镇卫生院", False),
        ("申请法院强制执行", "法院", False),
        ("向县法院申请执行", "县法院", True),
    ],
)
def test_stands_alone(text: str, name: str, expected: bool) -> None:
    start = text.index(name)
    assert stands_alone(text, start, start + len(name)) == expected
