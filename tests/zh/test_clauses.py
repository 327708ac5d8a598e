"""Where clauses end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document, Span
from kg.zh.clauses import clause, clauses
from kg.zh.fold import fold


def plain(text: str) -> Document:
    return Document("report/1", text, fold(text), None, None, None, (), (Span(0, len(text)),))


CASES = [
    ("开展培训3次，发放手册500册。", ["开展培训3次，", "发放手册500册。"]),
    ("受理信访5件；办结4件", ["受理信访5件；", "办结4件"]),
    ("组织学习《关于甲、乙，丙的意见》，效果好", ["组织学习《关于甲、乙，丙的意见》，", "效果好"]),
    ("印发通知（含附件，共三份）后抽查", ["印发通知（含附件，共三份）后抽查"]),
    ("落实“有问题，马上办”机制，回访20户", ["落实“有问题，马上办”机制，", "回访20户"]),
    ("走访企业12家,检查工地8处.", ["走访企业12家,", "检查工地8处."]),
    ("一、二、三类事项共9项", ["一、二、三类事项共9项"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clauses(text, expected):
    doc = plain(text)
    assert [doc.quote(span) for span in clauses(doc, Span(0, len(text)))] == expected


def test_clause_is_the_one_around_a_span():
    doc = plain("举办讲座2场，听众300人；发放资料。")
    at = doc.text.index("听众")
    assert doc.quote(clause(doc, Span(at, at + 2))) == "听众300人；"


def test_clause_looks_only_around_the_span_in_a_text_without_marks():
    doc = plain("法治宣传" * 5000 + "，培训3次")
    assert len(clause(doc, Span(10_000, 10_002))) <= 800


@given(st.text("法治，；。《》“”（）\n培训3次、", max_size=60))
def test_clauses_cover_the_sentence(text):
    doc = plain(text)
    spans = clauses(doc, Span(0, len(text)))
    assert "".join(doc.quote(span) for span in spans) == text
    assert all(len(span) for span in spans)
