"""Columns of shortcomings and measures in tables."""

from __future__ import annotations

import pytest

from kg.model import Role
from kg.read import document
from kg.read.tables import columns


def cells(text: str, role: Role) -> list[str]:
    doc = document(text)
    return [doc.quote(cell) for _, column in columns(doc, role) for cell in column]


@pytest.mark.parametrize(
    ("text", "wanting", "plans"),
    [
        ("存在问题 | 整改措施\n人手不足 | 招录2人\n", ["人手不足"], ["招录2人"]),
        # ruled as Markdown, with numbers and a second sentence in the cells
        (
            "| 序号 | 主要问题 | 下一步打算 |\n| --- | --- | --- |\n| 1 | 1.文书粗糙。多有漏填 | 按月评查 |\n",
            ["文书粗糙"],
            ["按月评查"],
        ),
        # two tables, one after the other
        ("存在问题 | 措施\n车辆老化 | 更新\n附注\n问题 | 完成时限\n经费紧张 | 5月\n", ["车辆老化", "经费紧张"], ["更新"]),
        # a heading with its text beside it is no table of columns, nor is a row of two columns of measures
        ("| 存在问题 | 巡查不够经常，人手不足。 |\n| 备注 | 无 |\n", [], []),
        ("工作措施 | 整改措施\n甲 | 乙\n", [], []),
        ("无表格。存在问题：人手不足。\n", [], []),
    ],
)  # fmt: skip
def test_columns(text: str, wanting: list[str], plans: list[str]) -> None:
    assert (cells(text, Role.SHORTCOMINGS), cells(text, Role.PLAN)) == (wanting, plans)
