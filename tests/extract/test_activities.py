"""How activities and figures are stated: bounds, units, periods, quotations; and activities without a figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.quantities import find
from kg.extract.activities import extract
from kg.model import Concept, Literal, Mention, Mentions, Modality, Reading, Span, Statement
from kg.read import document
from kg.terms import FZ, RDF, XSD


def statements(text: str, *others: Mention) -> list[Statement]:
    doc = document(text)
    return list(extract(doc, Mentions([*find(doc, Mentions([])), *others])))


def facts(text: str, *others: Mention) -> dict[str, dict[str, list[object]]]:
    found: dict[str, dict[str, list[object]]] = {}
    for statement in statements(text, *others):
        found.setdefault(statement.subject, {}).setdefault(statement.predicate, []).append(statement.object)
    return found


def counted(text: str) -> list[tuple[str, str]]:
    all_facts = facts(text)
    types = {
        figure: str(about[FZ.activityType][0]).rpartition("/")[2]
        for about in all_facts.values()
        for figure in about.get(FZ.figure, [])
    }
    return [
        (about[FZ.measure][0].text, types[figure])
        for figure, about in all_facts.items()
        if FZ.measure in about
    ]


def only_figure(text: str) -> dict[str, list[object]]:
    (figure,) = [about for about in facts(text).values() if FZ.Figure in about.get(RDF.type, [])]
    return figure


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "qualifier"),
    [
        ("化解纠纷12件。", "12", "12", "12", FZ.Exact),
        ("化解纠纷12余件。", "12", "12", None, FZ.AtLeast),
        ("办理案件不超过12件。", "12", None, "12", FZ.AtMost),
        ("走访群众约300户。", "300", None, None, FZ.About),
        ("配备调解员3—5名。", "3", "3", "5", FZ.Range),
        ("调解成功率98.50%。", "98.5", "98.5", "98.5", FZ.Percent),
        ("信访总量同比下降11%。", "-11", "-11", "-11", FZ.Change),
        ("败诉率为0。", "0", "0", "0", FZ.Percent),
    ],
)
def test_bounds_of_a_figure(text, value, low, high, qualifier):
    figure = only_figure(text)
    assert figure[FZ.qualifier] == [qualifier]
    for predicate, number in ((FZ.value, value), (FZ.lowerBound, low), (FZ.upperBound, high)):
        assert figure.get(predicate) == (None if number is None else [Literal.of(Decimal(number))])


def test_masked_digits_have_no_value():
    figure = only_figure("处理举报1**件。")
    assert figure[FZ.masked] == [Literal("true", XSD.boolean)]
    assert FZ.value not in figure
    assert FZ.lowerBound not in figure


def test_unit_and_period_of_a_figure():
    figure = only_figure("1-11月，上半年化解纠纷12件。")
    assert figure[FZ.unit] == ["unit/件"]
    assert figure[FZ.period] == [Literal.zh("上半年")]


def test_a_period_far_before_a_number_is_not_its_period():
    figure = only_figure("上半年" + "县乡村" * 30 + "化解纠纷12件。")
    assert FZ.period not in figure


def test_an_activity_holds_its_figure_and_the_report_both():
    text = "举办法治讲座4场。"
    doc, about = document(text), facts(text)
    (activity,) = [s for s, f in about.items() if FZ.Activity in f.get(RDF.type, [])]
    (figure,) = about[activity][FZ.figure]
    assert about[activity][FZ.activityType] == ["activity-type/Lecture"]
    assert about[activity][FZ.phrase] == [Literal.zh("举办法治讲座")]
    assert set(about[doc.iri][FZ.reports]) == {activity, figure}


def test_a_repeated_figure_is_one_figure_with_two_quotations():
    found = statements("全年举办讲座4场。\n二、培训情况\n举办讲座4场。")
    measures = [s for s in found if s.predicate == FZ.measure]
    assert len(measures) == 2
    assert len({s.subject for s in measures}) == 1
    assert len({s.evidence for s in measures}) == 2


def test_each_thing_of_a_plural_count_has_its_own_figure():
    assert counted("全年新增人民调解员、普法志愿者各6名。") == [
        ("新增人民调解员", "Staffing"),
        ("新增普法志愿者", "Staffing"),
    ]


def test_the_quotation_is_the_phrase_and_crosses_no_stop():
    text = "加强领导；一年来，全局共开展执法培训12期，培训人员300人次。成效好。"
    doc = document(text)
    quotes = [doc.quote(s.evidence) for s in statements(text) if s.predicate == FZ.measure]
    assert quotes == ["开展执法培训12期", "培训人员300人次"]


def test_figures_of_the_plan_are_planned():
    text = "一、主要成效\n开展培训3次。\n二、下一步工作计划\n举办讲座5场。\n"
    how = {s.object.text: s.modality for s in statements(text) if s.predicate == FZ.measure}
    assert how == {"开展培训": Modality.DONE, "举办讲座": Modality.PLANNED}


def trigger(text: str, word: str, kind: str) -> Mention:
    at = text.index(word)
    reading = Reading(Concept(f"activity/{word}", "activity", word, kind))
    return Mention(Span(at, at + len(word)), "activity", word, (reading,))


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("召开座谈会，听取意见。", "座谈会", "Meeting", [("召开座谈会", "Meeting")]),
        (
            "组织开展各类法治宣传活动，成效好。",
            "法治宣传",
            "Publicity",
            [("组织开展法治宣传活动", "Publicity")],
        ),
        ("公开政务信息的水平提高。", "政务信息", "Disclosure", []),
        ("法治宣传氛围浓厚。", "法治宣传", "Publicity", []),
        ("本年度未新制定规范性文件。", "规范性文件", "Review", []),
        ("制定网格员考核办法。", "考核", "Exam", [("制定网格员考核办法", "Other")]),
        ("建立村民议事制度。", "议事", "Meeting", [("建立村民议事制度", "Other")]),
        ("建立《例会台账》。", "例会", "Meeting", []),
        ("组织各站所进行法律咨询。", "法律咨询", "Consultation", [("进行法律咨询", "Consultation")]),
    ],
)
def test_activities_without_a_figure(text, word, kind, expected):
    about = facts(text, trigger(text, word, kind))
    found = [
        (f[FZ.phrase][0].text, f[FZ.activityType][0].rpartition("/")[2])
        for f in about.values()
        if FZ.phrase in f
    ]
    assert found == expected


def test_a_trigger_word_of_the_vocabulary_decides_where_no_telling_word_stands():
    text = "开展百姓点单12次。"
    doc = document(text)
    mentions = Mentions([*find(doc, Mentions([])), trigger(text, "百姓点单", "Screening")])
    types = [s.object for s in extract(doc, mentions) if s.predicate == FZ.activityType]
    assert types == ["activity-type/Screening"]


@given(st.text("全年开展法治培训调解0123456789余件次人名%各、和，。；：（）“”《》率为达的 \n", max_size=80))
def test_every_statement_is_quoted_from_the_text(text):
    doc = document(text)
    for statement in extract(doc, Mentions(find(doc, Mentions([])))):
        assert isinstance(statement.evidence, Span)
        assert 0 <= statement.evidence.start < statement.evidence.end <= len(text)
        assert not {"。", "；"} & set(doc.folded[statement.evidence.start : statement.evidence.end])
