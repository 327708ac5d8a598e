"""What figures count and of which type the activity is, where their own words say so."""

from __future__ import annotations

import pytest

from kg.detect.quantities import find
from kg.extract.activities import extract
from kg.model import Mentions
from kg.read import document
from kg.terms import FZ

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
]


def counted(text: str) -> list[tuple[str, str]]:
    """What each figure of a text counts, and the type of its activity."""
    facts: dict[str, dict[str, list[object]]] = {}
    doc = document(text)
    for statement in extract(doc, Mentions(find(doc, Mentions([])))):
        facts.setdefault(statement.subject, {}).setdefault(statement.predicate, []).append(statement.object)
    types = {
        figure: str(about[FZ.activityType][0]).rpartition("/")[2]
        for about in facts.values()
        for figure in about.get(FZ.figure, [])
    }
    return [
        (str(about[FZ.measure][0].text), types[figure])
        for figure, about in facts.items()
        if FZ.measure in about
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert counted(text) == expected
