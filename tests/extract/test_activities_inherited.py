"""What figures count and of which type the activity is, where the words around them decide."""

from __future__ import annotations

import pytest

from tests.extract.counting import counted

# Sentence, and of each figure in the order of the text: what is counted, type of activity.
CASES = [
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
    (
        "对4个镇和7个县直部门开展专项督导。",
        [("开展专项督导的镇", "Inspection"), ("开展专项督导的县直部门", "Inspection")],
    ),
    ("对3个逾期未报的单位进行约谈。", [("约谈的逾期未报的单位", "Other")]),
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
    # What follows from a deed is of its type; a type of its own goes before it.
    (
        "调解民间纠纷102件，涉案金额330万元，达成书面协议88份。",
        [("调解民间纠纷", "Mediation"), ("涉案金额", "Mediation"), ("达成书面协议", "Mediation")],
    ),
    (
        "受理法律援助申请65件，指派律师58人次，挽回损失210余万元。",
        [("受理法律援助申请", "LegalAid"), ("指派律师", "LegalAid"), ("挽回损失", "LegalAid")],
    ),
    (
        "收到群众举报线索74条，查实51条，办结率为100%。",
        [
            ("收到群众举报线索", "Petition"),
            ("查实群众举报线索", "Petition"),
            ("群众举报线索办结率", "Petition"),
        ],
    ),
    (
        "审核重大执法决定19件，提出意见33条，采纳率93%。",
        [("审核重大执法决定", "Review"), ("提出意见", "Review"), ("意见采纳率", "Review")],
    ),
    ("检查商户120家，约谈经营者3名。", [("检查商户", "Inspection"), ("约谈经营者", "Inspection")]),
    ("在河东村举办送法下乡活动，参与群众800人。", [("参与群众", "Publicity")]),
    ("开展测试2次，处理违法建设3处。", [("开展测试", "Exam"), ("处理违法建设", "Enforcement")]),
    # Who there is to do the work.
    ("司法所仅有1人。", [("司法所", "Staffing")]),
    ("懂法律的仅2人，平均年龄48岁。", [("懂法律", "Staffing"), ("平均年龄", "Staffing")]),
    # A part takes the deed of its whole; a verb that no list has ends what was done before.
    (
        "办理法律援助案件33件，其中讨薪案件12件，挽回损失9万元。",
        [("办理法律援助案件", "LegalAid"), ("办理讨薪案件", "LegalAid"), ("挽回损失", "LegalAid")],
    ),
    ("归集信用信息48万条，修复失信记录12条。", [("归集信用信息", "Other"), ("修复失信记录", "Other")]),
    # What persons did is their type, and a channel is only the way.
    ("180余名执法人员参加轮训。", [("参加轮训的执法人员", "Training")]),
    ("便民服务窗口接待来访群众90人次。", [("便民服务窗口接待来访群众", "Petition")]),
    ("公示行政许可46条、行政处罚98条。", [("公示行政许可", "Disclosure"), ("公示行政处罚", "Disclosure")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert counted(text) == expected
