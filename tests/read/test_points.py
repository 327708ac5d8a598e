"""What one sentence of running text says is lacking, or will be done."""

from __future__ import annotations

import pytest

from kg.read import document
from kg.read.points import lacking, planned


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("法治宣传形式不够丰富，群众参与度不高。", ["法治宣传形式不够丰富"]),
        ("但仍存在经费紧张、人员流动性大等问题。", ["经费紧张、人员流动性大等问题"]),
        ("但仍存在办公经费紧张、执法人员流动性大等问题。", ["办公经费紧张", "执法人员流动性大"]),
        ("主要表现在：培训次数偏少；装备陈旧，更新不及时。", ["培训次数偏少", "装备陈旧"]),
        ("营商环境与企业期盼尚有差距，部门协同不够紧密。", ["营商环境与企业期盼尚有差距"]),
        ("工作与上级要求相比还有差距。", []),
        ("全年虽完成了任务，成绩来之不易。", []),
        ("究其原因，主要是思想认识不到位。", []),
        ("部分干部重业务、轻法治。", ["部分干部重业务、轻法治"]),
    ],
)
def test_lacking(sentence: str, points: list[str]) -> None:
    doc = document(sentence)
    assert [doc.quote(p) for p in lacking(doc, doc.sentences[0])] == points


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("下一步，我局将以党的二十大精神为指引，健全执法制度。", ["健全执法制度"]),
        ("2024年，街道将夯实人才基础，建立人才库，推动工作再上新台阶。", ["夯实人才基础", "建立人才库"]),
        ("加强学习培训，提高办案水平；完善考核机制，规范执法行为。", ["加强学习培训", "完善考核机制"]),
        ("重点做好以下工作：", []),
        ("我们将在今后的工作中予以改进。", []),
        ("按照上级部署，结合本局实际，开展案卷评查。", ["开展案卷评查"]),
        ("一方面，推行菜单式普法，提高普法精准度。", ["推行菜单式普法"]),
    ],
)
def test_planned(sentence: str, points: list[str]) -> None:
    doc = document(sentence)
    assert [doc.quote(p) for p in planned(doc, doc.sentences[0])] == points


def test_only_the_first_measure_of_each_of_many_sentences() -> None:
    doc = document("我局将完善制度体系，加强队伍建设。")
    assert [doc.quote(p) for p in planned(doc, doc.sentences[0], every=False)] == ["完善制度体系"]
