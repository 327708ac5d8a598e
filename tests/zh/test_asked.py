"""Which figures were not reached but asked for, meant or missing."""

from __future__ import annotations

import pytest

from kg.detect.quantities import find
from kg.extract.activities import extract
from kg.model import Mentions, Modality
from kg.read import document
from kg.terms import FZ

DONE, PLANNED, LACKING, REQUIRED = Modality.DONE, Modality.PLANNED, Modality.LACKING, Modality.REQUIRED


def modalities(text: str) -> list[Modality]:
    doc = document(text)
    return [s.modality for s in extract(doc, Mentions(find(doc, Mentions([])))) if s.predicate == FZ.measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # asked for by a rule or from above
        ("按照省厅要求，每名执法人员每年参训不少于60学时。", [REQUIRED]),
        ("上级要求负责人出庭率不低于90%，我局实际达到98%。", [REQUIRED, DONE]),
        ("省里明确乡镇司法所至少配备3人。", [REQUIRED]),
        ("根据方案，应配备审核人员5名，实有3名。", [REQUIRED, DONE]),
        ("应参加考试56人，实际参加54人。", [REQUIRED, DONE]),
        # a bound or 应 alone asks for nothing
        ("机关干部年度学法不少于40学时。", [DONE]),
        ("办理行政应诉案件12件，负责人出庭应诉10次。", [DONE, DONE]),
        ("相应配备调解员5名。", [DONE]),
        ("按照省厅要求，开展专项检查6次，培训覆盖率达到100%。", [DONE, DONE]),
        # meant
        ("2024年拟新建法治公园2个。", [PLANNED]),
        ("草拟修订方案3份。", [DONE]),
        ("下一步将新增服务站8个。", [PLANNED]),
        ("明年计划再建法治驿站4处，今年已建成6处。", [PLANNED, DONE]),
        ("三、下一步工作计划\n在已建成12个调解室的基础上，再建5个。", [DONE, PLANNED]),
        ("三、下一步工作计划\n举办讲座12场，培训网格员300人次。", [PLANNED, PLANNED]),
        # missing, and what did not happen
        ("缺少专职审核人员3名。", [LACKING]),
        ("编制15名，空编6名。", [DONE, LACKING]),
        ("没有一起案件被撤销。", [DONE]),
        ("未能完成评查案卷100卷的任务。", [LACKING]),
    ],
)
def test_what_a_figure_says_of_itself(text, expected):
    assert modalities(text) == expected
