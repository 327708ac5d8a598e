"""The year that a plan is for."""

from __future__ import annotations

import pytest

from kg.extract import plans
from kg.lexicon import Lexicon, default_ontology
from kg.model import Literal, Mentions
from kg.read import document
from kg.resolve import resolve
from kg.terms import FZ


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(default_ontology())


@pytest.mark.parametrize(
    ("title", "heading", "year"),
    [
        ("某镇2022年法治政府建设情况的报告", "下一步工作", "2023"),
        ("某镇2022年法治政府建设情况的报告", "2023年工作打算", "2023"),
        ("某镇2022年法治政府建设情况的报告", "2024年工作打算", "2024"),
        ("某镇2022年上半年法治政府建设工作总结", "下半年工作打算", "2022"),
        ("某镇2022年第三季度法治政府建设情况报告", "下一步打算", "2022"),
    ],
)
def test_target_year(lexicon: Lexicon, title: str, heading: str, year: str) -> None:
    doc = document(f"{title}\n一、做法\n办班3次。\n二、{heading}\n一是增设流动普法车。\n")
    settled = resolve(doc, Mentions([]), lexicon).mentions
    found = [s.object for s in plans.extract(doc, settled) if s.predicate == FZ.targetYear]
    assert [o.text for o in found if isinstance(o, Literal)] == [year]
