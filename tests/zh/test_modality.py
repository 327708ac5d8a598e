"""Whether something was done, and in what way a norm is used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Concept, Mention, Mentions, Modality, Reading, Span
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
    ("制定年度方案明确【责任分工】。", "Done"),
    ("镇里印发通知要求各村报送【法治简报】。", "Done"),
    ("按照上级通知要求开展【安全巡查】。", "Done"),
    ("《听证规则》明确听证前须公告【事项】。", "Required"),
    ("新办法要求起草文件须征求【专家】意见。", "Required"),
    ("县里的方案明确每季度开展【案卷评查】。", "Required"),
    ("缺乏与【派出所】的协作。", "Done"),
    ("没有新发生【行政诉讼】。", "Done"),
]
# In a section on shortcomings: only what is said to be lacking is.
AMONG_SHORTCOMINGS = [
    ("【调解中心】目前只配备了两名工作人员，力量不足。", "Done"),
    ("该所只配备了【两名工作人员】，并组织了轮训。", "Done"),
    ("该所只配备了两名工作人员，并【组织轮训】。", "Done"),
    ("大多还是采取【张贴海报】的做法。", "Done"),
    ("基本依靠【发放手册】来普法。", "Done"),
    ("【司法所】力量薄弱。", "Done"),
    ("仅有【网格员8名】。", "Done"),
    ("缺乏【专职律师】。", "Lacking"),
    ("尚无【案例库】。", "Lacking"),
    ("目前尚未建立【听证制度】。", "Lacking"),
    ("没有【行政裁决平台】。", "Lacking"),
    ("【备案审查制度】落实不到位。", "Lacking"),
    ("【执法队伍】建设相对滞后。", "Lacking"),
    ("【普法培训】的频次不够。", "Lacking"),
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
    ("带头开展新修订【《档案法》】专题集体学法。", "Studied"),
    ("学习最新修正的【《统计法》】。", "Studied"),
    ("重点宣讲新颁布的【《湿地保护法》】。", "Publicised"),
    ("分别出台贯彻【《乡村振兴规划》】工作实施方案。", "Applied"),
    ("制定了【《信访条例》】任务分工方案。", "Applied"),
    ("印发【《值班管理办法》】，方案同时公布。", "Issued"),
    ("以【“民法典”】为主题制作宣传栏。", "Publicised"),
    ("以“【民法典】”为主题制作宣传栏。", "Publicised"),
    ("以【《保密法》】为主要内容开展测试。", "Studied"),
    ("执行备案审查制度和【《印章规定》】。", "Applied"),
    ("县委宣传部落实【《宗教事务条例》】。", "Applied"),
]


def marked(text: str) -> tuple[str, Span]:
    """The text without the marks 【】 and the span between the first of them."""
    start, end = text.index("【"), text.index("】") - 1
    return text.replace("【", "").replace("】", ""), Span(start, end)


@pytest.mark.parametrize(("text", "expected"), WHETHER)
def test_modality(text: str, expected: str) -> None:
    plain, span = marked(text)
    assert modality(document(plain), span).value == expected


@pytest.mark.parametrize(("text", "expected"), AMONG_SHORTCOMINGS)
def test_what_a_section_on_shortcomings_says_is_there(text: str, expected: str) -> None:
    plain, span = marked(f"一、主要成效\n建成驿站。\n二、存在问题\n{text}\n")
    assert modality(document(plain), span).value == expected


def test_a_verb_inside_a_name_is_no_context() -> None:
    doc = document("法规审核科关注《公证法》。依托法治宣传驿站，对照《档案法》自查。")
    at, office, law = (doc.text.index(word) for word in ("《公证法》", "法规审核科", "《档案法》"))
    reading = (Reading(Concept("organisation/1", "organisation", "法规审核科")),)
    names = Mentions([Mention(Span(office, office + 5), "organisation", "法规审核科", reading)])
    assert contexts(doc, Span(at, at + 5), names) == frozenset()
    assert contexts(doc, Span(law, law + 5), names) == {"Applied"}


def test_the_words_of_a_clause_speak_among_shortcomings_too() -> None:
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
