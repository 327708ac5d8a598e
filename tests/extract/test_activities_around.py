"""What figures count where a bracket, a rhythm, a purpose or an occasion stands beside them, and their type."""

from __future__ import annotations

import pytest

from tests.extract.counting import counted

# Sentence, and of each figure in the order of the text: what is counted, type of activity.
CASES = [
    # 行为 does not end at its last character.
    ("对9家商户轻微违规行为予以警告。", [("商户轻微违规行为", "Enforcement")]),
    # What a deed rests on is not counted.
    ("依据夜查结果依法立案处罚6家。", [("依法立案处罚", "Enforcement")]),
    # What a bracket says of a figure ends with the bracket.
    (
        "共下放23项（其中4项为子项），调整19项、压缩时限41项、划转3项审批事项。",
        [
            ("下放", "Other"),
            ("为子项", "Other"),
            ("调整", "Other"),
            ("压缩时限", "Other"),
            ("划转审批事项", "Other"),
        ],
    ),
    # The occasion at which something was said so many times.
    ("我县普法、执法等工作先后5次在全州会议上作经验交流。", [("作经验交流", "Other")]),
    # 全覆盖 is no verb with an object, 优秀组织单位 none of its own.
    (
        "学习中心组全覆盖、分层次学习党内法规等16次。",
        [("学习党内法规", "Study")],
    ),
    ("获评全市优秀组织单位、3个案例被评为优秀案例。", [("被评为优秀案例的案例", "Other")]),
    # What money is for.
    ("全年安排30多万元，用于阵地维修经费等。", [("安排阵地维修经费", "Facility")]),
    ("安排30多万元，全部拨付到位。", [("安排", "Other")]),
    # How often something was done is no figure; how many times is.
    ("以每季度1次的频次组织集中学法4次。", [("组织集中学法", "Study")]),
    # 参与率 is one word; a long name is not cut within its quotation marks or a word.
    (
        "组织网格员参加年度法律测试，参与率、优秀率均达100%。",
        [("法律测试参与率", "Exam"), ("法律测试优秀率", "Exam")],
    ),
    (
        "组织党员职工“人人上台说案例”活动18场，覆盖率达70%以上。",
        [
            ("组织党员职工“人人上台说案例”活动", "Publicity"),
            ("“人人上台说案例”活动覆盖率", "Publicity"),
        ],
    ),
    ("两个办公室和派出所各2名联络员。", [("办公室和派出所", "Staffing"), ("联络员", "Staffing")]),
    # Who was called, by what they did.
    (
        "组织街道90名干部职工参加2024年度全区法律知识考试，参考率和通过率均达100%。",
        [
            ("参加2024年度全区法律知识考试的干部职工", "Exam"),
            ("法律知识考试参考率", "Exam"),
            ("法律知识考试通过率", "Exam"),
        ],
    ),
    ("安排12名干部旁听庭审。", [("旁听庭审的干部", "Study")]),
    ("安排12名干部驻村。", [("安排干部驻村", "Staffing")]),
    # What is asked for each quarter is none, and what it is called does not depend on how many came.
    ("落实每季度集体学法不少于1次要求。", []),
    (
        "开展专题考试6场次，参考人数2886人，参考率、及格率均在80%以上。",
        [("开展专题考试", "Exam"), ("参考人数", "Exam"), ("参考率", "Exam"), ("及格率", "Exam")],
    ),
    ("由主要负责人主持召开党工委会议、例会共11次。", [("主持召开党工委会议、例会", "Meeting")]),
    ("参与街道重大事项讨论16次。", [("参与街道重大事项讨论", "Meeting")]),
    # Parts are of the type of their whole, and people are reached by an occasion.
    (
        "受理法律援助案件312件，其中民事案件205件、刑事案件107件，为农民工讨薪41万元，查处案件5件。",
        [
            ("受理法律援助案件", "LegalAid"),
            ("受理民事案件", "LegalAid"),
            ("受理刑事案件", "LegalAid"),
            ("为农民工讨薪", "LegalAid"),
            ("查处案件", "Enforcement"),
        ],
    ),
    (
        "举办法治讲座26场，聘任辅导员52名，覆盖师生2.3万人。",
        [("举办法治讲座", "Lecture"), ("聘任辅导员", "Staffing"), ("覆盖师生", "Lecture")],
    ),
    ("打造阵地31处，“码”上反映问题517个。", [("打造阵地", "Facility"), ("“码”上反映问题", "Facility")]),
    # The verb before 宣传活动 takes it as its object; what it was done by is no part of it.
    (
        "利用“世界水日”“中国水周”开展宣传活动7场次，举办普法活动5场。",
        [("开展宣传活动", "Publicity"), ("举办普法活动", "Publicity")],
    ),
    ("办结时限由法定45个工作日压缩至5个工作日。", [("办结时限", "Other")]),
    (
        "在县纪委监委、县委巡察办联合督察中反馈问题8条，已整改7条。",
        [("反馈问题", "Inspection"), ("整改反馈问题", "Inspection")],
    ),
    ("2个项目被评为宣传好项目。", [("被评为宣传好项目的项目", "Publicity")]),
    # A noun that ends like a verb, what stands on wheels or flies, papers of any kind.
    (
        "召开法治建设协调小组会议3次，印发《要点》等文件5份。",
        [("召开法治建设协调小组会议", "Meeting"), ("印发文件", "Other")],
    ),
    ("先后在法治建设材料上作肯定批示达5次。", [("作肯定批示", "Other")]),
    (
        "安置帮教刑满释放人员31人，建设工作站3个。",
        [("安置帮教刑满释放人员", "Other"), ("建设工作站", "Facility")],
    ),
    (
        "购置执法车2辆、无人机3架，打造办案场所3间，分为2架构。",
        [("购置执法车", "Facility"), ("购置无人机", "Facility"), ("打造办案场所", "Facility")],
    ),
    # What was said there is about a theme.
    (
        "组织6场以消费维权为主题的镇党委报告会，参会率100%。",
        [("组织镇党委报告会", "Meeting"), ("镇党委报告会参会率", "Meeting")],
    ),
    # 审批事项 are things; 中 is none of theirs.
    ("不见面审批事项1830项，占比92.5%。", [("不见面审批事项", "Other"), ("不见面审批事项占比", "Other")]),
    ("1960项政务服务事项中，1820项纳入窗口。", [("政务服务事项", "Other"), ("纳入窗口", "Facility")]),
    ("实施包容审慎监管17次。", [("实施包容审慎监管", "Inspection")]),
    ("建成普法基地4个，服务人群约3万人次。", [("建成普法基地", "Facility"), ("服务人群", "Facility")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:18] for text, _ in CASES])
def test_counted_beside(text: str, expected: list[tuple[str, str]]) -> None:
    assert counted(text) == expected
