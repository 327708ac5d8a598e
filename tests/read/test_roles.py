"""What headings say a part of a report is for."""

from __future__ import annotations

import pytest

from kg.model import Role
from kg.read.roles import is_cause, opens, role

WANT, PLAN, DONE = Role.SHORTCOMINGS, Role.PLAN, Role.ACHIEVEMENTS


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("存在的困难", WANT),
        ("工作中存在的短板和不足", WANT),
        ("不足之处", WANT),
        ("当前面临的困难与挑战", WANT),
        ("存在问题及下一步整改措施", WANT),
        ("主要问题", WANT),
        ("存在问题整改落实情况", DONE),
        ("着力破解突出问题", DONE),
        ("坚持问题导向，补齐短板弱项", DONE),
        ("下步安排", PLAN),
        ("今后努力方向", PLAN),
        ("整改措施", PLAN),
        ("下一步工作开展思路", PLAN),
        ("来年工作展望", PLAN),
        ("2024年工作", PLAN),
        ("2023年工作", DONE),
        ("2023年工作计划完成情况", DONE),
        ("年初制定普法工作计划，明确分工", DONE),
        ("主要做法和成效", DONE),
        ("需要改进的地方", WANT),
        ("有待提升的方面", WANT),
        ("亟待解决的问题", WANT),
        ("制约因素", WANT),
        ("应对办法", PLAN),
        ("未来工作方向", PLAN),
        ("推进措施", DONE),
    ],
)
def test_role_of_a_heading(heading: str, expected: Role) -> None:
    assert role(heading, 1, DONE, year=2023) == expected


@pytest.mark.parametrize(
    ("heading", "parent", "expected"),
    [
        ("加强队伍建设", "存在问题及改进措施", PLAN),
        ("队伍建设滞后", "存在问题及改进措施", WANT),
        ("下一步打算", "存在问题及改进措施", PLAN),
        ("加强学习不够", "存在问题", WANT),
        ("培训力度不足", "存在问题及改进措施", WANT),
        ("落实会前学法不严格", "存在问题及改进措施", WANT),
        ("解决执法力量不足问题", "存在问题及改进措施", PLAN),
        ("选聘法治辅导员", "存在问题及改进措施", PLAN),
    ],
)
def test_parts_of_a_section_on_both(heading: str, parent: str, expected: Role) -> None:
    assert role(heading, 2, WANT, parent=parent) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("普法工作存在的问题", WANT),
        ("2025年普法工作展望", PLAN),
        ("下一步工作计划", PLAN),
        ("人员不足", None),
        ("全年学法4次", None),
    ],
)
def test_a_line_of_its_own(line: str, expected: Role | None) -> None:
    assert opens(line) == expected


@pytest.mark.parametrize(
    ("heading", "cause"),
    [
        ("原因分析", True),
        ("主要原因", True),
        ("产生问题的原因", True),
        ("存在的不足和原因", False),
        ("人少", False),
    ],
)
def test_causes(heading: str, cause: bool) -> None:
    assert is_cause(heading) == cause


@pytest.mark.parametrize(
    ("heading", "before", "expected"),
    [
        ("主要措施", PLAN, PLAN),
        ("保障措施", PLAN, PLAN),
        ("主要措施", DONE, DONE),
        ("重点工作完成情况", PLAN, DONE),
    ],
)
def test_measures_after_the_aims(heading: str, before: Role, expected: Role) -> None:
    assert role(heading, 1, DONE, before=before) == expected
