"""The shadow text: what is folded, what stays, and that offsets hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.zh.fold import fold
from kg.zh.traditional import TRADITIONAL


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("《行政處罰法》《行政復議法》《行政強制法》", "《行政处罚法》《行政复议法》《行政强制法》"),
        ("《合夥企業法》《標準化法》《專利法》《證券法》", "《合伙企业法》《标准化法》《专利法》《证券法》"),
        ("《土地徵收條例》《菸草專賣法》", "《土地征收条例》《烟草专卖法》"),
        ("關於2022年法治政府建設情況的報告", "关于2022年法治政府建设情况的报告"),
        ("歷史、農曆，恢復、複製，臺灣", "历史、农历，恢复、复制，台湾"),
        # standard simplified characters stay
        ("皇后、乾隆、干部、看着、著作、於潜、濛江", "皇后、乾隆、干部、看着、著作、於潜、濛江"),
        ("<<价格法>>", "〈《价格法》〉"),
        ("<‹价格法›>", "〈《价格法》〉"),
        ("＜＜价格法＞＞", "〈《价格法》〉"),
        ("<价格法>、<烟草专卖法>", "《价格法》、《烟草专卖法》"),
        ("《价格法>>和《工会法》", "《价格法》〉和《工会法》"),
        ("首页 > 公开 > 报告", "首页 > 公开 > 报告"),
        ("<p>办结率>95%</p>", "<p>办结率>95%</p>"),
        ("《关于修改〈立法法〉的决定》", "《关于修改〈立法法〉的决定》"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet="<>〈〉《》《≪ 法處於關２Ａ，,\n", max_size=60))
def test_offsets_hold(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_no_simplified_character_is_folded() -> None:
    assert not set(TRADITIONAL) & set(TRADITIONAL.values())
    assert all(len(c) == 1 for pair in TRADITIONAL.items() for c in pair)
