"""Words that own up to a shortcoming, and clauses that only announce some."""

from __future__ import annotations

import pytest

from kg.zh.lacks import LACKS, announces


@pytest.mark.parametrize(
    "clause",
    [
        "宣传形式单一", "覆盖面窄", "人手紧缺", "任务重", "执法难度大", "装备老化", "素质参差不齐", "重建设轻管理", "案卷制作不规范",
        "监管存在盲区", "经费没有列入预算", "法治意识还需提高", "队伍断层", "跟不上形势", "纠纷日趋复杂", "学法不深",
        "联动平台未建立", "持证的仅3人", "信访积案多", "偷捕屡禁不止", "文书粗糙", "以会代训", "一人多岗", "群众信访不信法", "部分隐患反弹", "审核流于程序", "学用脱节", "两张皮", "档案不完整", "还没打通", "底子薄", "只建成3处",
    ],
)  # fmt: skip
def test_lacks(clause: str) -> None:
    assert LACKS.search(clause)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("还有一些不尽如人意的地方", True),
        ("工作中的不足也不容回避", True),
        ("主要有三方面欠缺", True),
        ("离省级标准还差得远", True),
        ("我们深感全港执法水平同群众期待相比仍有落差", True),
        ("执法水平同群众期待仍有落差", False),
        ("这些都需要研究解决", True),
        ("困难群众救助不及时", False),
    ],
)
def test_announces_by_its_words(clause: str, expected: bool) -> None:
    assert announces(clause) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "不断完善制度",
        "宣传形式多样",
        "不仅学法而且用法",
        "发放资料500份",
        "取得明显成效",
        "不少群众参与",
        "未发生一起诉讼",
        "举措更多元",
        "仅仅是开始",
    ],
)
def test_lacks_nothing(clause: str) -> None:
    assert not LACKS.search(clause)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("还存在一些问题和不足", True),
        ("工作中存在的主要问题是", True),
        ("主要表现在", True),
        ("与群众期待相比还有一定差距", True),
        ("困难和问题依然较多", True),
        ("存在重政策轻法律的问题", False),
        ("执法力量存在短板", False),
        ("我局法治建设工作仍存在短板", True),
        ("营商环境与企业期盼尚有差距", False),
        ("执法人员少", False),
        ("与牧民期盼还有不小差距", True),
        ("以下问题亟待解决", True),
        ("还有许多不尽如人意的地方", True),
        ("案卷质量还有提升空间", False),
    ],
)
def test_announces(clause: str, expected: bool) -> None:
    assert announces(clause) == expected
