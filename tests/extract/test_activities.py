"""What figures count, of which type the activity is, and how both are stated."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.quantities import find
from kg.extract.activities import extract
from kg.model import Concept, Literal, Mention, Mentions, Modality, Reading, Span, Statement
from kg.read import document
from kg.terms import FZ, RDF, XSD

# Sentence, and of each figure in the order of the text: what is counted, type of activity.
CASES = [
    (
        "全局立案查处各类违法案件132起，罚没款68.5万元，移送司法机关3件。",
        [("立案查处违法案件", "Enforcement"), ("罚没款", "Enforcement"), ("移送司法机关", "Enforcement")],
    ),
    (
        "全年共收到行政复议申请45件，依法受理41件，审结38件，行政复议纠错率为18.4%。",
        [
            ("收到行政复议申请", "Other"),
            ("依法受理行政复议申请", "Other"),
            ("审结行政复议申请", "Other"),
            ("行政复议纠错率", "Other"),
        ],
    ),
    (
        "行政机关负责人出庭应诉23次，出庭应诉率达100%，同比提升5.6个百分点。",
        [("行政机关负责人出庭应诉", "Other"), ("出庭应诉率", "Other"), ("出庭应诉率同比变化", "Other")],
    ),
    (
        "全市行政应诉案件256件，较上年同期减少12件。",
        [("行政应诉案件", "Other"), ("行政应诉案件件数同比变化", "Other")],
    ),
    (
        "制定行政规范性文件6件，全部按规定报送市政府备案，报备率、及时率、规范率均为100%。",
        [
            ("制定行政规范性文件", "Other"),
            ("行政规范性文件报备率", "Review"),
            ("行政规范性文件及时率", "Review"),
            ("行政规范性文件规范率", "Review"),
        ],
    ),
    (
        "通过政府门户网站主动公开政府信息1,286条，办理依申请公开37件，按期答复率100%。",
        [("公开政府信息", "Disclosure"), ("办理依申请公开", "Disclosure"), ("按期答复率", "Disclosure")],
    ),
    (
        "累计受理12345热线工单8900余件，办结率99.6%，群众满意率98.2%。",
        [("受理12345热线工单", "Petition"), ("12345热线工单办结率", "Petition"), ("群众满意率", "Petition")],
    ),
    (
        "组织全体执法人员参加学法考试2次，参考率100%、合格率98.5%。",
        [
            ("组织全体执法人员参加学法考试", "Exam"),
            ("全体执法人员参加学法考试参考率", "Exam"),
            ("全体执法人员参加学法考试合格率", "Exam"),
        ],
    ),
    (
        "举办行政执法培训班5期，培训执法人员320人次。",
        [("举办行政执法培训班", "Training"), ("培训执法人员", "Training")],
    ),
    (
        "聘请法律顾问3名，参与重大决策合法性审查17次，审核合同及协议86份，出具法律意见书24份。",
        [
            ("聘请法律顾问", "Staffing"),
            ("参与重大决策合法性审查", "Review"),
            ("审核合同及协议", "Review"),
            ("出具法律意见书", "Consultation"),
        ],
    ),
    (
        "检查企业1200家次，发现隐患356处，整改率达97%以上。",
        [("检查企业", "Inspection"), ("发现隐患", "Inspection"), ("隐患整改率", "Inspection")],
    ),
    (
        "召开3次党工委会议专题研究法治建设工作。",
        [("召开党工委会议", "Meeting")],
    ),
    (
        "开展“法律六进”活动30余场（次），受众近5000人。",
        [("开展“法律六进”活动", "Publicity"), ("受众", "Publicity")],
    ),
    (
        "辖区内共划分一级网格4个、二级网格21个、微网格132个，配备专兼职网格员153名。",
        [
            ("划分一级网格", "GridStructure"),
            ("划分二级网格", "GridStructure"),
            ("划分微网格", "GridStructure"),
            ("配备专兼职网格员", "Staffing"),
        ],
    ),
    (
        "办理法律援助案件19件，为农民工挽回经济损失42.6万元。",
        [("办理法律援助案件", "LegalAid"), ("挽回经济损失", "LegalAid")],
    ),
    (
        "拆除违法建设38处，面积约2.3万平方米。",
        [("拆除违法建设", "Enforcement"), ("面积", "Enforcement")],
    ),
    (
        "矛盾纠纷总量同比下降三成。",
        [("矛盾纠纷总量同比变化", "Mediation")],
    ),
    (
        "评查行政处罚案卷60宗，合格率为95%以上。",
        [("评查行政处罚案卷", "Review"), ("行政处罚案卷合格率", "Review")],
    ),
    (
        "新建法治文化广场两个，改造法治宣传长廊一处。",
        [("新建法治文化广场", "Facility"), ("改造法治宣传长廊", "Facility")],
    ),
    (
        "开展夜间巡逻累计达二百余次，出动警力一千二百人次。",
        [("开展夜间巡逻", "Patrol"), ("出动警力", "Patrol")],
    ),
    (
        "行政许可事项办理时限压缩60%以上。",
        [("行政许可事项办理时限变化", "Other")],
    ),
    (
        "全年未发生一起行政败诉案件。",
        [("行政败诉案件", "Other")],
    ),
    (
        "行政复议被纠错率为0。",
        [("行政复议被纠错率", "Other")],
    ),
    (
        "处理举报线索1**件，答复率100%。",
        [("处理举报线索", "Petition"), ("举报线索答复率", "Petition")],
    ),
    (
        "2022年1月至11月，共化解信访积案16件。",
        [("化解信访积案", "Petition")],
    ),
    (
        "开展执法检查近百次，责令改正23家，警告5家，罚款12.8万元。",
        [
            ("开展执法检查", "Inspection"),
            ("责令改正", "Enforcement"),
            ("警告", "Enforcement"),
            ("罚款", "Enforcement"),
        ],
    ),
    (
        "全区136个村（社区）实现法律顾问全覆盖。",
        [("实现法律顾问全覆盖的村（社区）", "Staffing")],
    ),
    (
        "联合教育局、团委开展法治副校长授课28节，覆盖学生1.1万余名。",
        [("开展法治副校长授课", "Lecture"), ("覆盖学生", "Lecture")],
    ),
    (
        "向人大代表、政协委员征求意见建议各15条。",
        [("征求意见建议", "Other")],
    ),
    (
        "表彰普法先进集体10个、先进个人25名。",
        [("表彰普法先进集体", "Other"), ("表彰先进个人", "Other")],
    ),
    (
        "受理劳动争议案件214件，调解成功196件，涉及金额约530万元。",
        [("受理劳动争议案件", "Mediation"), ("调解成功劳动争议案件", "Mediation"), ("涉及金额", "Mediation")],
    ),
    (
        "对3起涉嫌犯罪案件移送公安机关。",
        [("移送公安机关的涉嫌犯罪案件", "Enforcement")],
    ),
    (
        "全年修订权责清单事项27项，取消行政审批事项5项。",
        [("修订权责清单事项", "Other"), ("取消行政审批事项", "Other")],
    ),
    (
        "设立公共法律服务工作站1个、工作室14个。",
        [("设立公共法律服务工作站", "Facility"), ("设立工作室", "Facility")],
    ),
    (
        "推行包容审慎监管，对轻微违法行为不予处罚56件，减免罚款金额达37万余元。",
        [("对轻微违法行为不予处罚", "Enforcement"), ("减免罚款金额", "Enforcement")],
    ),
    (
        "全年组织旁听庭审活动6次，参加人数达180余人。",
        [("组织旁听庭审活动", "Study"), ("参加人数", "Study")],
    ),
    (
        "镇综合行政执法队共有持证执法人员11人，持证率为91.7%。",
        [("共有持证执法人员", "Staffing"), ("持证执法人员持证率", "Staffing")],
    ),
    (
        "办结人大建议、政协提案分别为12件、9件，满意率均为100%。",
        [("办结人大建议", "Other"), ("办结政协提案", "Other"), ("满意率", "Other")],
    ),
    (
        "党员干部参学率、考试及格率分别达99.5%和97%。",
        [("党员干部参学率", "Study"), ("考试及格率", "Exam")],
    ),
    (
        "发放《民法典》读本三千余册、宣传单页5000多份。",
        [("发放读本", "Publicity"), ("发放宣传单页", "Publicity")],
    ),
    (
        "累计投入资金1.2亿元用于智慧监管平台建设。",
        [("投入资金", "Other")],
    ),
    (
        "开展普法宣传12次 发放资料3000份 接受咨询150人次。",
        [("开展普法宣传", "Publicity"), ("发放资料", "Publicity"), ("接受咨询", "Consultation")],
    ),
    (
        "全县刑事案件发案数同比下降15.3%，治安案件下降8%。",
        [("刑事案件发案数同比变化", "Enforcement"), ("治安案件同比变化", "Enforcement")],
    ),
    (
        "调解员由原来的3人增加到8人，村级调解室达到21个。",
        [("调解员", "Staffing"), ("村级调解室", "Facility")],
    ),
    (
        "发放普法宣传手册数千份，微信推文阅读量达10万+。",
        [("发放普法宣传手册", "Publicity")],
    ),
    (
        "行政处罚案件信息公示率达到100%，行政检查计划完成率达105%。",
        [("行政处罚案件信息公示率", "Disclosure"), ("行政检查计划完成率", "Inspection")],
    ),
    (
        "累计建成“法律明白人”工作室八个，调处纠纷一百余件。",
        [("建成“法律明白人”工作室", "Facility"), ("调处纠纷", "Mediation")],
    ),
    (
        "查处非法捕捞案件十一起，抓获犯罪嫌疑人十五名。",
        [("查处非法捕捞案件", "Enforcement"), ("抓获犯罪嫌疑人", "Enforcement")],
    ),
    (
        "乡镇综合执法队伍共承接赋权事项58项，年内办理案件不超过10件。",
        [("承接赋权事项", "Other"), ("办理案件", "Enforcement")],
    ),
    (
        "选聘村（居）法律顾问15名，实现36个村（社区）全覆盖，提供服务580余次。",
        [("选聘村（居）法律顾问", "Staffing"), ("村（社区）全覆盖", "Other"), ("提供服务", "Other")],
    ),
    (
        "今年以来，开展法治讲座3场、覆盖350余人，悬挂横幅20条，张贴标语100余张。",
        [
            ("开展法治讲座", "Lecture"),
            ("法治讲座覆盖人员", "Lecture"),
            ("悬挂横幅", "Publicity"),
            ("张贴标语", "Publicity"),
        ],
    ),
    (
        "公开招聘执法辅助人员二十名，其中法律专业占六成以上。",
        [("招聘执法辅助人员", "Staffing"), ("法律专业占", "Staffing")],
    ),
    (
        "为企业减免各类费用1200余万元，惠及市场主体860户。",
        [("减免费用", "Other"), ("惠及市场主体", "Other")],
    ),
    (
        "受理行政裁决申请3件，受理土地权属纠纷调处12宗，结案率91.7%。",
        [
            ("受理行政裁决申请", "Other"),
            ("受理土地权属纠纷调处", "Mediation"),
            ("土地权属纠纷调处结案率", "Mediation"),
        ],
    ),
    # What stands between a verb and a number, or behind its noun, is no part of what is counted.
    (
        "将巡查任务分派给14名片区长负责，6名副片区长协助配合。",
        [("片区长", "Patrol"), ("副片区长", "Other")],
    ),
    ("将风险评估嵌入采购、用地等5类审批环节。", [("审批环节", "Other")]),
    ("把年度目标细分为四方面17个任务。", [("任务", "Other")]),
    ("参加市政府任命的12名工作人员就职仪式。", [("工作人员", "Staffing")]),
    (
        "配强9个乡镇法治副职，实现63个行政村调解室全覆盖。",
        [
            ("配强乡镇法治副职", "Staffing"),
            ("行政村调解室全覆盖", "Facility"),
        ],
    ),
    (
        "制定26项整改任务，除2项长期整改任务外均已办结。",
        [("制定整改任务", "Inspection"), ("长期整改任务", "Inspection")],
    ),
    ("对4个镇和7个县直部门开展专项督导。", [("镇", "Inspection"), ("县直部门", "Inspection")]),
    ("对3个逾期未报的单位进行约谈。", [("逾期未报的单位", "Other")]),
    (
        "督促42家企业完成整改，7件案件入选优秀案例。",
        [("完成整改的企业", "Inspection"), ("案件", "Enforcement")],
    ),
    ("化解9家单位的历史遗留问题。", [("单位", "Mediation")]),
    (
        "组建由民警、律师组成的16支宣讲小队，17名网格员全部取得执法资格证。",
        [("组建宣讲小队", "Publicity"), ("取得执法资格证的网格员", "Staffing")],
    ),
    ("成立案件审查、业务指导等3类工作专班。", [("成立工作专班", "Other")]),
    ("出台稳定就业15条措施，出具8份审查意见。", [("出台稳定就业措施", "Other"), ("出具审查意见", "Review")]),
    # A number takes the verb of another clause only if its own has none.
    (
        "开展专题讲座5次、研讨3次，法律顾问下乡宣讲2次，评查案卷40宗。",
        [
            ("开展专题讲座", "Lecture"),
            ("开展研讨", "Study"),
            ("法律顾问下乡宣讲", "Publicity"),
            ("评查案卷", "Review"),
        ],
    ),
    ("结合纠纷调处等工作实际分享心得12篇。", [("分享心得", "Other")]),
    ("通过开展6次支委会专题学习，增强法治意识。", [("开展支委会专题学习", "Study")]),
    ("将宪法法律纳入党组会学习9次。", [("党组会学习", "Study")]),
    ("通过举办宣讲、发放手册、摆放展板等40余场。", [("举办宣讲", "Publicity")]),
    ("通过入户、集会等方式开展宣传30场。", [("开展宣传", "Publicity")]),
    (
        "邀请律师开展案例教学4场，与公安局、城管局联合执法7次。",
        [("开展案例教学", "Other"), ("开展联合执法", "Enforcement")],
    ),
    ("有重点地开展巡查15次。", [("开展巡查", "Patrol")]),
    ("审核各部门报送合同26份。", [("审核各部门报送合同", "Review")]),
    (
        "主动公开信息420条，依申请公开信息6件。",
        [("公开信息", "Disclosure"), ("依申请公开信息", "Disclosure")],
    ),
    (
        "清理规范性文件45件，其中继续有效38件，废止7件。",
        [("清理规范性文件", "Review"), ("规范性文件继续有效", "Review"), ("废止规范性文件", "Review")],
    ),
    # A rate without a subject is of the activity right before it.
    (
        "开展专题培训6次，组织干部完成年度学法考试，及格率99%。",
        [("开展专题培训", "Training"), ("学法考试及格率", "Exam")],
    ),
    ("调解成功45件，成功率92%。", [("调解成功", "Mediation"), ("调解成功率", "Mediation")]),
    ("区级部门和镇街负责人出庭率98%。", [("区级部门和镇街负责人出庭率", "Other")]),
]


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


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_counted(text, expected):
    assert counted(text) == expected


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
