"""Books, speeches, brochures and films in 《》."""

from __future__ import annotations

import pytest

from kg.detect.works import find
from kg.model import Mentions
from kg.read import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织观看《天网之下》《零容忍》。", ["天网之下", "零容忍"]),
        ("研读《法治思想学习问答》，发放《村民普法手册》300本。", ["法治思想学习问答", "村民普法手册"]),
        ("学习《干部学法用法读本》和《行政许可法》。", ["干部学法用法读本"]),
        ("送达《责令改正通知书》2份，签订《目标责任书》。", []),
        ("制作《法律顾问服务台账》，填写《审查意见书》。", []),
        ("审议《甲县2022年度法治政府建设报告》。", []),
        ("出台《会议纪要制度》。", []),
        ("发放《茶馆话法》《家门口的法》，宣传《反食品浪费法》。", ["茶馆话法", "家门口的法"]),
        ("开设《阿妹读法》《码头话法》等普法栏目，编印《码头话法》。", ["码头话法"]),
        ("排演小品《欠条》，参照《办法》，填写《表》。", ["欠条"]),
    ],
)
def test_works(text: str, expected: list[str]) -> None:
    assert [m.readings[0].concept.label for m in find(document(text), Mentions([]))] == expected
