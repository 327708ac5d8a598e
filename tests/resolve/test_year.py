"""The reporting year and what it rests on."""

from __future__ import annotations

import pytest

from kg.model import Document, Field, Source, Span
from kg.read import document
from kg.resolve.year import reporting_year

FROM_TEXT = [
    ("甲县乙镇2021年度法治政府建设情况报告\n2022年是关键之年。\n", 2021, "2021年"),
    ("甲县2022年法治政府建设情况和2023年工作计划的报告\n一、情况\n", 2022, "2022年"),
    ("甲县二〇一九年法治政府建设工作报告\n一、情况\n", 2019, "二〇一九年"),
    ("甲 县 2 0 2 0 年 法 治 政 府 建 设 报 告\n", 2020, "2 0 2 0 年"),
    ("甲县 2020 年度法治政府建设报告\n", 2020, "2020 年"),
    ("发布时间：2023年1月5日\n首页 2023年信息\n\n甲县2022年法治政府建设报告\n一、情况\n", 2022, "2022年"),
    (
        "法治政府建设工作情况报告\n县政府：\n现将我局2018年法治政府建设情况报告如下：\n2019年将继续。\n",
        2018,
        "2018年",
    ),
    (
        "法治政府建设情况报告\n2017年，我镇深入推进依法行政，各项工作取得了新的成效，有力保障了发展。\n",
        2017,
        "2017年",
    ),
    (
        "法治政府建设情况报告\n一、2016年工作情况\n开展培训。\n二、2017年工作打算\n继续培训。\n",
        2016,
        "2016年",
    ),
    (
        "法治政府建设情况报告\n一、工作情况\n2024年调解3件。截至2024年底办结。2023年遗留1件。\n二、明年计划\n2025年2025年2025年建站。\n",
        2024,
        "2024年",
    ),
    (
        "甲委发〔2020〕15号\n\n甲县法治政府建设情况报告\n一、工作情况\n开展培训3次。\n",
        2019,
        "甲委发〔2020〕15号",
    ),
]


@pytest.mark.parametrize(("text", "year", "words"), FROM_TEXT)
def test_from_the_text(text: str, year: int, words: str) -> None:
    doc = document(text)
    found = reporting_year(doc)
    assert found is not None
    assert found[0] == year
    assert isinstance(found[1], Span)
    assert words in doc.quote(found[1]) or doc.quote(found[1]) in words


def with_source(**fields: str) -> Document:
    return document("法治政府建设情况报告\n一、工作情况\n开展培训。\n", source=Source(**fields))


def test_from_the_source_record() -> None:
    assert reporting_year(with_source(title="甲县2020年法治报告")) == (2020, Field("title"))
    assert reporting_year(with_source(published="2022-01-20")) == (2021, Field("published"))
    assert reporting_year(with_source()) is None
