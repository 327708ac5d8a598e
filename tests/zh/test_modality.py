"""Whether something was done, and in what way a norm is used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Modality, Span
from kg.read import document
from kg.zh.modality import contexts, modality

WHETHER = [
    ("全年举办【讲座】12场。", "Done"),
    ("将【法治建设】纳入年度考核。", "Done"),
    ("下一步，我局将继续完善【值班制度】。", "Planned"),
    ("拟制定【裁量基准】，并组织听证。", "Planned"),
    ("计划于下半年建成【法治公园】。", "Planned"),
    ("尚未建立【备案台账】。", "Lacking"),
    ("【调解队伍】不够稳定。", "Lacking"),
    ("未发生一起【行政诉讼】案件。", "Done"),
    ("着力解决【普法力量】不足的问题。", "Done"),
    ("会议强调，要严格落实【请示报告制度】。", "Required"),
    ("县委书记在会上要求加强【网格】管理。", "Required"),
    ("应当公开的【预算】全部公开。", "Required"),
    ("增强职工责任感，开展【义诊】。", "Done"),
]
HOW = [
    ("现场发放【《反诈法》】《社区矫正法》等读本800册。", "Publicised"),
    ("现场发放《反诈法》、【《社区矫正法》】等宣传读本。", "Publicised"),
    ("党组会传达学习【《监察法》】。", "Studied"),
    ("组织【《公务员法》】知识测试。", "Studied"),
    ("依据【《城乡规划法》】第四十条核发证件。", "Applied"),
    ("严格贯彻落实【《重大行政决策程序暂行条例》】，召开听证会2次。", "Applied"),
    ("修订出台【《会议议事规则》】。", "Issued"),
    ("开展【《民法典》】宣讲和培训。", "Publicised Studied"),
    ("学习宣传贯彻【《信访工作条例》】。", "Applied Publicised Studied"),
    ("对【《招商引资办法》】进行合法性审查。", "Audited"),
    ("根据【《档案法》】要求，组织培训3次。", "Applied"),
    ("根据《档案法》，组织学习【《保密法》】。", "Studied"),
    ("【《家庭暴力告诫书》】发出3份。", ""),
    ("举办培训班，内容有【《种子法》】、【《土地管理法》】。", "Studied"),
]


def marked(text: str) -> tuple[str, Span]:
    """The text without the marks 【】 and the span between the first of them."""
    start, end = text.index("【"), text.index("】") - 1
    return text.replace("【", "").replace("】", ""), Span(start, end)


@pytest.mark.parametrize(("text", "expected"), WHETHER)
def test_modality(text: str, expected: str) -> None:
    plain, span = marked(text)
    assert modality(document(plain), span).value == expected


def test_the_section_speaks_first() -> None:
    text = "一、主要成效\n建成调解室。\n二、存在问题\n虽然建成了调解室，但调解员少。\n三、下一步打算\n增加调解员。\n"
    doc = document(text)
    found = [modality(doc, Span(at, at + 3)).value for at in range(len(text)) if text.startswith("调解", at)]
    assert found == ["Done", "Done", "Lacking", "Planned"]


@pytest.mark.parametrize(("text", "expected"), HOW)
def test_contexts(text: str, expected: str) -> None:
    plain, span = marked(text)
    assert " ".join(sorted(contexts(document(plain), span))) == expected


@given(
    st.text(alphabet="将未学习宣传《》（）“”，。；\n法1年", max_size=60),
    st.integers(0, 59),
    st.integers(1, 9),
)
def test_any_span_of_any_text_has_a_modality(text: str, start: int, length: int) -> None:
    doc = document(text)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    assert modality(doc, span) in Modality
    assert contexts(doc, span) <= {"Publicised", "Studied", "Applied", "Issued", "Audited"}
