"""Which words make a number a change, and where they begin."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.zh.trends import trend


@pytest.mark.parametrize(
    ("text", "number", "unit", "expected"),
    [
        ("案件同比下降11%", "11%", "%", ("同比下降11%", -1)),
        ("案件数环比减少二成", "二成", "%", ("环比减少二成", -1)),
        ("较去年增加6起", "6起", "起", ("增加6起", 1)),
        ("同比分别上升9%", "9%", "%", ("同比分别上升9%", 1)),
        ("办理时限压缩60%", "60%", "%", ("压缩60%", -1)),
        ("材料精简率达60%", "60%", "%", None),  # a rate by that name
        ("新增加调解员6名", "6名", "名", None),
        ("增加编制6名", "6名", "名", None),
        ("比武活动增加6场", "6场", "场", None),  # compares nothing
    ],
)
def test_a_change_and_its_sign(text, number, unit, expected):
    at = text.index(number)
    found = trend(text, Span(at, at + len(number)), unit, Span(0, len(text)))
    assert (found and (text[found[0].start : found[0].end], found[1])) == expected
