"""Firms that go by their brand in a row before 等企业."""

from __future__ import annotations

import pytest

from kg.zh.firms import firms_in_rows


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("引进宁德时代、福耀玻璃等龙头企业。", ["宁德时代", "福耀玻璃"]),
        ("组织吉利汽车、海天味业、舜宇光学等12家企业负责人座谈。", ["吉利汽车", "海天味业", "舜宇光学"]),
        ("由知识产权法庭、格力电器、海信视像等共同发起合规联盟。", ["格力电器", "海信视像"]),
        ("邀请蒙牛乳业、伊利股份等知名企业参与评议。", ["蒙牛乳业", "伊利股份"]),
        # trades, kinds of firms, people and bodies
        ("检查烟花爆竹、危险化学品、粮油加工等企业46家。", []),
        ("指导餐饮、住宿、洗浴等企业整改。", []),
        ("走访外卖平台、快递物流、网约车等企业。", []),
        ("服务小微企业、个体工商户等企业。", []),
        ("组织网格员、志愿者、老党员等共同发起倡议。", []),
        ("联合市场监管局、应急管理局等检查企业。", []),
    ],
)
def test_a_row_of_firms(sentence: str, expected: list[str]) -> None:
    assert [sentence[a:b] for a, b in firms_in_rows(sentence, 0, len(sentence))] == expected
