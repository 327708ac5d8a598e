"""Whose body a name means: one IRI for each body, whatever it is called in the report of its own place."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.pipeline import find
from kg.read import document
from kg.resolve import resolve

COUNTY = "元阳县人民政府2022年法治政府建设情况报告\n"
TOWN = "元阳县新街镇2022年法治政府建设情况报告\n"
BUREAU = "沂水县水利局2021年法治政府建设情况报告\n"

# The head of the report, a sentence, and the body that it names.
BODIES = [
    (COUNTY, "中共元阳县委召开会议。", "532528/委"),
    (COUNTY, "元阳县委组织部参加。", "532528/委组织部"),
    (COUNTY, "中共元阳县委组织部参加。", "532528/委组织部"),
    (TOWN, "县委组织部参加。", "532528/委组织部"),
    (TOWN, "邀请绿春县司法局授课。", "532531/司法局"),
    (TOWN, "邀请红河州司法局授课。", "5325/司法局"),
    (TOWN, "邀请元阳县司法局授课。", "532528/司法局"),
    (TOWN, "赴舟曲县公安局学习。", "623023/公安局"),
    (TOWN, "镇政务服务中心办结事项。", "532528102/政务服务中心"),
    ("新疆维吾尔自治区人民政府2019年法治政府建设情况报告\n", "自治区人民政府部署。", "65/人民政府"),
    ("南涧彝族自治县公郎镇2019年法治政府建设情况报告\n", "自治县司法局部署。", "532926/司法局"),
    ("黄石街道2019年法治政府建设情况报告\n广州市白云区：\n", "黄石街党工委部署。", "440111006/党工委"),
    (COUNTY, "县政务服务局牵头。", "532528/政务服务局"),
    (COUNTY, "县市政管理局牵头。", "532528/市政管理局"),
    (BUREAU, "局党组专题研究。", "371323/水利局党组"),
    ("武汉市市场监管局2022年法治政府建设年度报告\n", "局党组专题研究。", "4201/市场监管局党组"),
    (BUREAU, "沂水县水利局党组专题研究。", "371323/水利局党组"),
]


@pytest.mark.parametrize(("head", "sentence", "body"), BODIES)
def test_a_body_is_that_of_its_place(head: str, sentence: str, body: str, lexicon: Lexicon) -> None:
    doc = document(head + "一、主要做法\n" + sentence + "\n")
    result = resolve(doc, find(doc, lexicon), lexicon)
    start = doc.text.index(sentence)
    found = {
        m.readings[0].concept.iri.removeprefix("organisation/")
        for m in result.mentions.of("organisation")
        if m.span.start >= start
    }
    assert body in found
