"""Which type of activity a phrase names."""

from __future__ import annotations

import pytest

from kg.zh.deeds import deed


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("开展巡边", "Patrol"),
        ("巡堤查险", "Patrol"),
        ("夜间巡街", "Patrol"),
        ("组织干部林区巡林", "Patrol"),
        ("摆摊设点", "Publicity"),
        ("集市设摊", "Publicity"),
        ("劝导乱摆摊经营户", "Enforcement"),
        ("开展法律咨询设摊", "Consultation"),
        ("举办法治讲座", "Lecture"),
        ("巡回授课", "Lecture"),
        ("制定案件会审办法", "Other"),
        ("排查安全隐患", "Screening"),
        ("办结信访事项", "Petition"),
        ("规范性文件备案", "Review"),
        ("备案审查规章", "Review"),
        ("参与投资项目谈判", "Review"),
        ("专题研究法治事项", "Meeting"),
        ("处置超载车辆", "Enforcement"),
        ("卸载超限货物", "Enforcement"),
        ("追回拖欠工资", "Mediation"),
        ("追缴违规资金", "Enforcement"),
        ("执法记录仪配备率", "Facility"),
        ("配备专职调解员", "Staffing"),
        ("编印《山村说法》", "Publicity"),
        ("微课", "Publicity"),
        ("举办法治故事会", "Publicity"),
        ("模拟法庭等活动", "Publicity"),
        ("听课人员", "Lecture"),
        ("联户单位", "GridStructure"),
        ("学习条例专题培训", "Training"),
        # Whatever a difficulty was about, it was solved or talked about.
        ("解决人员培训问题", "Other"),
        ("协调解决执法装备难题", "Other"),
        ("解决群众信访问题", "Petition"),
        ("研究解决阵地建设问题", "Meeting"),
        ("研究普法工作", "Meeting"),
        ("研究制定普法工作方案", "Other"),
        ("举办领导干部讲坛", "Lecture"),
        ("开展“法治夜课堂”", "Lecture"),
        ("制作和送达律师函", "Consultation"),
        ("发放《食品经营许可证》", "Other"),
        ("发放《安全生产许可证条例》读本", "Publicity"),
        ("帮扶小微企业", "Other"),
        ("修复失信市场主体", "Other"),
        ("考核权重", "Other"),
        ("行政复议案件确认违法", "Other"),
        ("查处违法行为", "Enforcement"),
    ],
)
def test_deed(phrase: str, kind: str) -> None:
    assert deed(phrase) == kind
