"""One report in the disguises that web pages, converters and scanners give it: title, year and items stay the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Role
from kg.read import document, freeze
from kg.read.items import items
from kg.read.layout import plain
from kg.resolve.year import reporting_year

TITLE = "某县某镇2020年法治政府建设工作报告"
BODY = """2020年，某镇扎实推进法治政府建设。现将有关情况报告如下：
一、主要工作
（一）学法。组织学习《民法典》，开展培训6次。
（二）普法。发放宣传资料3200余份。
二、存在问题
一是持证人员数量不足。二是宣传手段较为陈旧。
三、下一步打算
一是充实执法队伍。二是丰富宣传手段。
"""
PAGE = "首页 > 公开 > 2022年 > 法治\n发布时间：2022-03-01 10:00 来源：某镇 浏览次数：2019\n"
REPORT = TITLE + "\n" + BODY


def rows(text: str) -> str:
    return "".join(f"| {line} |\n" for line in text.splitlines())


def apart(text: str) -> str:
    return "".join(c + " " * ("\u4e00" <= c <= "\u9fff") for c in text)


DISGUISES: dict[str, str] = {
    "none": REPORT,
    "rows of a table": rows(REPORT),
    "a table of two columns": "| 标题 | " + TITLE + " |\n| --- | --- |\n" + rows(BODY),
    "a table of facts": f"索引号 | 003/202203 | 文号 | 无\n生成日期 | 2022年3月1日\n名称 | {TITLE}\n{BODY}",
    "items in a cell": f"{TITLE}\n序号|工作|情况\n1|学习|培训6次\n2|存在问题|1.持证人员数量不足；2.宣传手段较为陈旧\n3|下一步打算|①充实执法队伍；②丰富宣传手段\n4|附件|无\n",
    "a page": PAGE + REPORT,
    "facts under the title": f"名    称：{TITLE}\n索 引 号：003/202203\n发布日期：2022-03-01\n{BODY}",
    "the title of a page": f"{TITLE}_某县人民政府网\n{BODY}",
    "the title twice": f"{TITLE}\n{REPORT}",
    "letters for noughts": REPORT.replace("2020", "2O2o"),
    "wide digits": REPORT.replace("2020", "2０2０"),
    "Chinese digits": REPORT.replace("2020", "二〇二〇"),
    "digits apart": REPORT.replace("2020年", "2 0 2 0 年"),
    "characters apart": TITLE + "\n" + apart(BODY),
    "headings apart": REPORT.replace("存在问题", "存 在 问 题").replace("下一步打算", "下 一 步 打 算"),
    "no width": REPORT.replace("持证", "持\u200b证").replace("宣传", "宣\ufeff传"),
    "Markdown": "# " + REPORT.replace("二、", "## 二、").replace("三、", "## **三、"),
    "bullets": REPORT.replace("一是", "● ").replace("。二是", "\n● "),
    "page numbers": REPORT.replace("二、存", "— 2 —\n二、存"),
    "wide blanks": REPORT.replace("\n", "\n　　"),
    "empty lines": REPORT.replace("\n", "\n\n\n"),
    "one line": TITLE + "\n" + BODY.replace("\n", ""),
    "narrow stops": REPORT.replace("。", "."),
    "narrow stops after blanks": REPORT.replace("。", ". "),
    "half a stop": REPORT.replace("。", "｡"),
    "points after numerals": REPORT.replace("、主", ".主").replace("、存", ".存").replace("、下", ".下"),
    "points after brackets": REPORT.replace("）学", "）.学").replace("）普", "）.普"),
    "narrow marks": REPORT.translate(str.maketrans("，：；（）", ",:;()")),
}  # fmt: skip


@pytest.mark.parametrize("name", DISGUISES)
def test_disguised(name: str) -> None:
    doc = document(freeze(DISGUISES[name]))
    bare: Callable[[str], str] = lambda text: plain(text).translate(str.maketrans("２０oO〇", "20000"))  # noqa: E731
    assert doc.title is not None
    assert bare(doc.quote(doc.title)).replace("二0二0", "2020").replace(" ", "") == TITLE
    assert (reporting_year(doc) or (0,))[0] == 2020
    said = [[bare(doc.quote(i.headline)) for i in items(doc, r)] for r in (Role.SHORTCOMINGS, Role.PLAN)]
    assert said == [["持证人员数量不足", "宣传手段较为陈旧"], ["充实执法队伍", "丰富宣传手段"]]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (BODY, 2020),
        (PAGE + BODY, 2020),
        (TITLE.replace("2020", "2021") + "\n" + BODY, 2021),
        (REPORT.replace(TITLE, "某镇法治政府建设报告") + "某镇人民政府\n2021年1月10日\n", 2020),
    ],
    ids=["no title", "a page without title", "two years: the title", "a later signature"],
)
def test_year(text: str, year: int) -> None:
    assert (reporting_year(document(freeze(text))) or (0,))[0] == year
