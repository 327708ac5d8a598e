"""Which deed a trigger word belongs to, and that nothing is said to be done that is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.zh.acts import act

# The trigger word stands in 【】.
DONE = [
    ("召开【座谈会】，听取意见。", "召开座谈会"),
    ("深入开展【普法宣传】，", "开展普法宣传"),
    ("围绕重点领域开展【执法检查】", "开展执法检查"),
    ("在开展【法治宣传】的同时", "开展法治宣传"),
    ("开展【法治宣传】、发放资料", "开展法治宣传"),
    ("开展【法治宣传】等活动", "开展法治宣传"),
    ("建立合同“起草—【审查】”全流程管理机制", "建立合同“起草—审查”全流程管理机制"),
    ("推行“一网通办”，建立【工单】“接单—回访”闭环机制", "建立工单“接单—回访”闭环机制"),
    ("开展【民主法治示范村】“乡贤之家”建设", "开展民主法治示范村“乡贤之家”建设"),
    ("制定来客登记、【值班】备勤等制度", "制定来客登记、值班备勤等制度"),
    ("开展法治建设【专项督查】", "开展法治建设专项督查"),
    ("组织妇联、团委、调解中心进行【法律咨询】", "进行法律咨询"),
    ("调整普法领导小组并召开【会议】", "召开会议"),
    ("为保护未成年人开展【法治宣传】", "开展法治宣传"),
]
# One sentence for each word that denies, and for each that only speaks of a deed.
NOT_DONE = [
    "本年度未新制定出台【规范性文件】",
    "今年未再开展【专项督查】",
    "未曾举办【法治讲座】",
    "未发生【行政复议】案件",
    "未收到【信访】投诉",
    "没有开展【法治宣传】",
    "没有任何部门出台【规范性文件】",
    "全年无新增【信访】案件",
    "不再制定【规范性文件】",
    "零新增【信访】积案",
    "杜绝违规制定【规范性文件】",
    "防止随意开展【执法检查】",
    "避免多头开展【执法检查】",
    "严禁擅自开展【执法检查】",
    "负责全县法治工作的组织协调和督促开展【督查】落实",
    "为了更好开展【法治宣传】",
    "旨在推动各村开展【法治宣传】",
    "围绕开展【法治宣传】",
    "根据全县开展【法治督察】工作安排",
    "研究如何化解【矛盾纠纷】",
    "提高干部化解【矛盾纠纷】的能力",
]
NOT_WHOLE = [
    "建立【备案】、审查、评估联动运行的长效性全链条全过程全方位全周期管理机制",
    "建立【规范性文件】“起草—审查全流程",
    "通过案例【汇编】等方式提高管理水平",
    "法规科执有行政【执法证】",
    "组织妇联、派出所、【司法所】",
    "组织妇联、派出所、【司法所】进行法律咨询",
    "建立《【会议】台账》",
    "开展【普法工作】无法全面覆盖",
    "开展【法治宣传】的形式单一",
]


def found(text: str) -> str | None:
    start, end = text.index("【"), text.index("】") - 1
    one = act(text.replace("【", "").replace("】", ""), start, end)
    return one.phrase if one else None


@pytest.mark.parametrize(("text", "phrase"), DONE)
def test_a_deed_is_a_verb_with_all_of_its_object(text: str, phrase: str) -> None:
    assert found(text) == phrase


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_denied_or_only_spoken_of_is_no_deed(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize("text", NOT_WHOLE)
def test_a_phrase_that_cannot_be_had_whole_is_left_out(text: str) -> None:
    assert found(text) is None


@given(st.text("开展组织制定未法治宣传会议等并及和的、，“”《》（）", max_size=60), st.integers(0, 59))
def test_a_phrase_stands_in_the_clause_and_ends_in_no_conjunction(text: str, at: int) -> None:
    start = min(at, len(text))
    one = act(text, start, min(start + 2, len(text)))
    if one:
        assert 0 <= one.start < one.end <= len(text)
        assert one.phrase[0] not in "等并及"
        assert one.phrase[-1] not in "等并及"
