"""Who issues a document: the reporting body itself or an authority above it."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.read import document
from kg.zh.issuers import issued_here, issuer_of, own_level

# The heading of the report; what stands before the title; whether the reporting body issued it.
CASES = [
    ("甲县乙镇2022年法治政府建设情况报告", "制定", True),
    ("甲县乙镇2022年法治政府建设情况报告", "我镇先后出台了《丁方案》和", True),
    ("甲县乙镇2022年法治政府建设情况报告", "县委办印发", False),
    ("甲县乙镇2022年法治政府建设情况报告", "根据县里要求，制定", True),
    ("甲县乙镇2022年法治政府建设情况报告", "按照县里制定", False),
    ("甲县乙镇2022年法治政府建设情况报告", "学习", False),
    ("甲县人民政府2022年法治政府建设情况报告", "县政府办公室印发", True),
    ("甲县人民政府2022年法治政府建设情况报告", "省政府印发", False),
    ("甲市丙区人民政府2022年法治政府建设情况报告", "区司法局下发", True),
    ("甲市丙区人民政府2022年法治政府建设情况报告", "市司法局下发", False),
    ("甲自治区司法厅2022年法治政府建设情况报告", "自治区政府出台", False),
    ("2022年法治政府建设情况报告", "市政府出台", False),
]


@pytest.mark.parametrize(("heading", "before", "own"), CASES)
def test_issued_here(heading: str, before: str, own: bool) -> None:
    text = f"{heading}\n\n{before}《丙工作办法》。\n"
    start = text.index("《丙工作办法》")
    assert issued_here(document(text), Span(start, start + 7), "丙工作办法") is own


def test_a_national_title_is_never_issued_here() -> None:
    doc = document("甲县2022年法治政府建设情况报告\n\n印发《中国共产党谈话办法》。\n")
    start = doc.text.index("《")
    assert not issued_here(doc, Span(start, start + 11), "中国共产党谈话办法")


@pytest.mark.parametrize(
    ("heading", "issuer"),
    [
        ("甲省乙市人民政府关于2021年度法治政府建设情况的报告", "甲省乙市人民政府"),
        ("甲县司法局2021年依法行政工作总结", "甲县司法局"),
        ("2021年度法治政府建设年度报告", ""),
    ],
)
def test_the_body_in_a_heading(heading: str, issuer: str) -> None:
    assert issuer_of(heading) == issuer


def test_the_level_of_a_government() -> None:
    assert own_level("甲省乙市人民政府", "市")
    assert not own_level("甲省乙市人民政府", "省")
