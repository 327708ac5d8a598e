"""How figures are written: misread and parted digits, 余 and 多, signs, two classifiers, full stops that are points."""

from __future__ import annotations

import pytest

from kg.detect.quantities import find
from kg.model import Mentions
from kg.read import document


def read(text: str) -> list[tuple[str, str, str]]:
    """Value (low-high of a range, empty if masked), unit and qualifier of each figure."""
    found = []
    for mention in find(document(text), Mentions([])):
        quantity = mention.quantity
        assert quantity is not None
        value = "" if quantity.value is None else f"{quantity.value:f}"
        high = "" if quantity.high is None else f"-{quantity.high:f}"
        found.append((value + high, quantity.unit, quantity.qualifier.value))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 余, 多 and 来 stand before or behind the scale, after a space, or not at all
        ("检查车辆340 余台次。", [("340", "台次", "at_least")]),
        ("参加群众 1200 余人。", [("1200", "人", "at_least")]),
        ("发放折页2 300 多份。", [("2300", "份", "at_least")]),
        ("受众1.2 万余人次。", [("12000", "人次", "at_least")]),
        ("受众20余万人次。", [("200000", "人次", "at_least")]),
        ("走访三千多户。", [("3000", "户", "at_least")]),
        ("调解十来起。", [("10", "起", "about")]),
        ("清淤6公里多。", [("6", "公里", "at_least")]),
        ("整治余家湾河道2公里。", [("2", "公里", "exact")]),
        ("共300人，多数是青年。", [("300", "人", "exact")]),
        # a scan parts or misreads digits
        ("调解成功率 9 7.5%。", [("97.5", "%", "percent")]),
        ("满意率为9 6.25%。", [("96.25", "%", "percent")]),
        ("新建书屋各l个。", [("1", "个", "exact")]),
        ("处罚I名司机。", [("1", "名", "exact")]),
        ("召开例会2l次。", [("21", "次", "exact")]),
        ("罚款15OO元。", [("1500", "元", "exact")]),
        # a point that is a full stop
        ("服务提质.18个村实现覆盖.", [("18", "个", "exact")]),
        ("完成率3.18%。", [("3.18", "%", "percent")]),
        ("追回资金3**.6万元。", [("", "元", "exact")]),
        # a sign, and a share that falls in a list of rises
        (
            "同比分别上升9%、7.1%和-3.2%。",
            [("9", "%", "change"), ("7.1", "%", "change"), ("-3.2", "%", "change")],
        ),
        ("发案增幅为-4.5%。", [("-4.5", "%", "change")]),
        ("占比10-15%。", [("10-15", "%", "range")]),
        # two classifiers for one number
        ("发放手册2300余份/册。", [("2300", "份", "at_least")]),
        ("发放资料500份/张。", [("500", "份", "exact")]),
        ("宣讲12场/次。", [("12", "场次", "exact")]),
        # how exactly
        ("配备队员3至5名。", [("3-5", "名", "range")]),
        ("经费由10万元增至15万元。", [("150000", "元", "exact")]),
        ("逾8000人次参加，不足30人离岗。", [("8000", "人次", "at_least"), ("30", "人", "at_most")]),
        ("化解积案*起，劝返**人次。", [("", "起", "exact"), ("", "人次", "exact")]),
        ("没有一起案件被纠正，败诉率为零。", [("0", "起", "exact"), ("0", "%", "percent")]),
    ],
)
def test_how_a_figure_is_read(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text", ["Wi-Fi个人热点", "图3.2 个案分析", "见表9 8.2节", "第2.1条", "WTOl个案"])
def test_what_only_looks_like_a_figure(text):
    assert read(text) == []
