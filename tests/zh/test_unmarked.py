"""Which names without quotation marks are those of mechanisms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.zh.named import disjoint
from kg.zh.unmarked import unmarked


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("坚持谁审批谁监管、谁主管谁监管。", ["谁审批谁监管", "谁主管谁监管"]),
        ("实行首接负责制、湾长制和岗位积分制。", ["首接负责制", "湾长制", "岗位积分制"]),
        ("管理责任制不落实，实行责任制。", []),
        ("纳入委直各医疗单位年度综合目标责任制考核。", ["年度综合目标责任制"]),
        ("健全法治政府部门建设工作机制。", []),
        ("推动企业从“被动应付式管理”向“主动服务”转变。", []),
        ("实行台账清单式管理。", ["台账清单式管理"]),
        ("实行周汇总、月研判、季评比。", ["周汇总、月研判、季评比"]),
        ("每周汇总、月底研判，落实纠纷周汇总、月例会、包案等工作。", []),
        ("探索实践化解跨界纠纷工作法。", ["化解跨界纠纷工作法"]),
        ("对摊点进行闭环管理。", []),
        ("健全合同起草、会签、备案和归档制度。", ["合同起草、会签、备案和归档制度"]),
        ("健全法检联席会议，推进检税共治。", ["法检联席会议", "检税共治"]),
        ("完善隐患报送制度的支撑，夯实制度基础。", ["隐患报送制度"]),
        (
            "建立普法宣传、督查督办、约谈问责和容错纠错等制度。",
            ["督查督办制度", "约谈问责制度", "容错纠错制度"],
        ),
        # members that say how often, and a list without 等 that a verb governs
        ("落实隐患旬排查、月例会、案件回访等制度。", ["隐患旬排查制度", "月例会制度", "案件回访制度"]),
        (
            "全面推行涉案物品管理、重大案件回访、执法文书评查制度。",
            ["涉案物品管理制度", "重大案件回访制度", "执法文书评查制度"],
        ),
        ("建立执法责任、廉政承诺、评议考核等制度。", ["执法责任制", "廉政承诺制", "评议考核制度"]),
        ("健全行政监督机制、民主决策机制。", []),
        ("创建依法治校示范校，评选民主法治示范嘎查。", ["依法治校示范校", "民主法治示范嘎查"]),
        ("坚持每半年一次局长办公会学法制度。", ["局长办公会学法制度"]),
        ("完善规章制度机制，加强制度设计。", []),
    ],
)
def test_names_without_marks(sentence: str, names: list[str]) -> None:
    assert [n.name for n in disjoint(unmarked(sentence, Span(0, len(sentence))))] == names


@given(st.text(alphabet="谁管必须制度机系网一二日周月+、，和与的责任长法检联动（）。\n", max_size=60))
def test_names_lie_within_their_sentence(text: str) -> None:
    for named in unmarked(text, Span(0, len(text))):
        assert 0 <= named.start < named.end <= len(text)
        assert named.name
