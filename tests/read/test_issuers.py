"""Which bodies sign a report."""

from __future__ import annotations

import pytest

from kg.model import Mentions
from kg.read import document
from kg.read.issuers import body_at, issuers, own_code


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (
            "中共甲县乙镇委员会甲县乙镇人民政府\n2020年度法治政府建设工作报告\n正文。\n",
            "中共甲县乙镇委员会|甲县乙镇人民政府",
        ),
        ("关于甲师三十二团2020年法治政府建设情况的报告\n正文。\n", "甲师三十二团"),
        ("甲县乙乡2O19年 度 法 治 政 府 建 设 总 结\n正文。\n", "甲县乙乡"),
        ("甲市乙局二0二一年法治政府建设年度工作总结\n正文。\n", "甲市乙局"),
        ("关于我局2022年法治政府建设情况的报告\n（甲市民政局）\n市人民政府：\n正文。\n", "甲市民政局"),
        ("法治政府建设工作总结\n正文。\n\n甲县乙镇\n2021 年 1 月 6 日\n", "甲县乙镇"),
        ("关于我局2022年法治政府建设情况的报告\n正文。\n", ""),
        ("2020年是规划收官之年，甲乙镇坚持依法行政。\n正文。\n", "甲乙镇"),
        ("2020年以来，甲乙地区司法处认真履职。\n正文。\n", "甲乙地区司法处"),
        ("2020年，在区委的领导下，甲石街党工委、办事处高举旗帜。\n正文。\n", "甲石街"),
        ("2020年是关键之年，学法进大街小巷。\n正文。\n", ""),
        ("关于推进2022年法治政府建设情况的报告\n正文。\n", ""),
        # a ministry, a department of the Party, no cadres
        ("水利部2022年度法治政府建设情况报告\n正文。\n", "水利部"),
        ("2022年，甲县县委统战部坚持依法办事。\n正文。\n", "甲县县委统战部"),
        ("2022年，甲镇党委领导干部坚持依法办事。\n正文。\n", ""),
        # the first words of the text, but no later ones
        ("在全面深化改革的进程中，甲巷街道办事处坚持依法行政。\n正文。\n", "甲巷街道办事处"),
        ("今年我们开了头，也有困难。\n在县委领导下，甲县民政局坚持救助困难群众。\n", ""),
        ("根据《通知》要求，甲州人民政府高度重视。\n正文。\n", "甲州人民政府"),
        # above the title where the page gives it again
        (
            "2021年法治政府建设工作报告\n索引号：12-3\n\n甲县乙镇人民政府\n\n2021年法治政府建设工作报告\n\n正文。\n",
            "甲县乙镇人民政府",
        ),
        ("栏目导航\n2021年法治政府建设工作报告\n正文。\n", ""),
        # 我镇, and the town that begins a sentence; 我局, and what bears its name
        ("2021年，我镇政府履职尽责。\n一、做法\n甲溪镇深入贯彻战略。\n", "甲溪镇"),
        ("2021年，我局履职尽责。\n一、做法\n甲溪镇深入贯彻战略。\n", ""),
        ("2021年，我局履职尽责。\n甲市水务局被乙省水利厅表彰为先进集体。\n", "甲市水务局"),
        ("2021年，我局履职尽责。\n成立了科室负责人为成员的市水务局普法工作领导小组。\n", "市水务局"),
        ("2021年，我委履职尽责。\n审议通过了《甲区教育委员会贯彻普法规划实施方案》。\n", "甲区教育委员会"),
        (
            "2021年，我镇履职尽责。\n转发《县司法局关于普法的通知》，制定《甲溪镇2021年普法计划》。\n",
            "甲溪镇",
        ),
        ("2021年，我局履职尽责。\n落实《县司法局关于普法的通知》，制定《乙镇2021年普法计划》。\n", ""),
    ],
)
def test_issuers(text: str, signed: str) -> None:
    doc = document(text)
    assert "|".join(doc.quote(span) for span in issuers(doc)) == signed


def test_a_body_that_nothing_mentions_is_named_by_its_words() -> None:
    doc = document("甲县乙镇2020年法治政府建设工作报告\n")
    (span,) = issuers(doc)
    assert own_code(Mentions([])) == ""
    assert body_at(doc, Mentions([]), span) == "organisation/甲县乙镇"
