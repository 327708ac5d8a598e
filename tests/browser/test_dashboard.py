"""The dashboard in a browser: charts are drawn under the page's policy, and every number leads to its sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building.builder import build
from kg.view import write_view

TEXTS = {
    "a.txt": "安远县欣山镇2022年法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国民法典》，发放资料2300余份。推行网格化管理。"
    "\n二、存在问题\n<u>执法力量薄弱</u>，执法人员不足。\n三、下一步打算\n加强执法培训。\n",
    "b.txt": "柘荣县城郊乡2023年法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国民法典》《中华人民共和国宪法》，发放资料400份。"
    "在“12·4”国家宪法日开展宣传。\n二、下一步打算\n推行网格化管理。\n",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dashboard")
    (folder / "in").mkdir()
    for name, text in TEXTS.items():
        (folder / "in" / name).write_text(text, "utf-8")
    write_view(build(folder / "in", out=folder / "out").dataset, folder / "page.html")
    return folder / "page.html"


# What ECharts was told to draw: the names at the axis and the words at the bars.
_DRAWN = """box => {
  const { yAxis, series } = echarts.getInstanceByDom(box).getOption();
  return [...yAxis[0].data, ...series.flatMap((one) => one.data.map((_, dataIndex) => one.label.formatter({ dataIndex })))];
}"""
_INKED = """box => {
  const { width, height } = box;
  return box.getContext("2d").getImageData(0, 0, width, height).data.some((value, i) => i % 4 === 3 && value > 0);
}"""


@pytest.fixture(params=[{}, {"width": 390, "dark": True}], ids=["wide", "telephone"])
def opened(open_page, page, request):
    one = open_page(page, **request.param, at="#dashboard")
    one.page.wait_for_selector(".dashboard-chart canvas")
    return one


def drawn(card) -> list[str]:
    chart = card.locator(".dashboard-chart")
    chart.locator("canvas").wait_for()
    assert chart.locator("canvas").evaluate(_INKED)
    return chart.evaluate(_DRAWN)


def card(opened, title: str):
    return opened.page.locator(".dashboard-card", has_text=title).first


def test_charts_are_drawn_with_their_names_and_values(opened):
    assert {"中华人民共和国民法典", "1 份", "2 份"} <= {*drawn(card(opened, "法律法规与文件"))}
    assert "≥ 2300 份" in drawn(card(opened, "数据对比"))


def test_nothing_is_wider_than_the_window(opened):
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.page.evaluate(
        "(() => { const view = document.querySelector('#view-dashboard'); return view.scrollWidth <= view.clientWidth; })()"
    )


def test_a_number_leads_to_its_sentences_and_they_to_the_report(opened):
    laws = card(opened, "法律法规与文件")
    laws.locator("summary").click()
    laws.locator("tr", has_text="中华人民共和国宪法").locator("button").click()
    dialog = opened.page.locator("dialog[open]")
    dialog.locator("mark").wait_for()
    assert dialog.locator("mark").all_inner_texts() == ["《中华人民共和国宪法》"]
    dialog.locator("a").first.click()
    opened.page.wait_for_selector(".reader-here")
    assert "宪法" in "".join(opened.page.locator(".reader-here").all_inner_texts())
    assert opened.page.locator("dialog[open]").count() == 0
    opened.page.locator("#tab-table").click()
    opened.page.wait_for_selector("html[data-shown=table]")


def test_what_is_planned_is_told_from_what_is_done(opened):
    cells = card(opened, "治理机制").locator(".dashboard-cell")
    assert sorted(cells.all_inner_texts()) == ["1", "○ 1"]
    assert card(opened, "治理机制").locator(".dashboard-planned").count() == 1


def test_a_day_of_the_year_stands_in_its_month(opened):
    months = card(opened, "宣传活动").locator(".dashboard-months > div")
    assert months.count() == 12
    assert "12.4" in months.nth(11).inner_text()


def test_words_of_a_report_are_never_markup(opened):
    needs = card(opened, "存在问题")
    needs.locator("summary").click()
    needs.locator("td button").first.click()
    dialog = opened.page.locator("dialog[open]")
    dialog.locator("mark").first.wait_for()
    assert "<u>" in dialog.inner_text()
    assert dialog.locator("u").count() == 0


def test_a_year_leaves_its_reports(opened):
    opened.page.locator("#dashboard-year").select_option("2023")
    opened.until("document.querySelector('.dashboard-bar').textContent.includes('1 份报告')")
    assert "year=2023" in opened.page.url
    opened.page.wait_for_selector(".dashboard-chart canvas")
    assert "≥ 2300" not in opened.page.locator("#view-dashboard").inner_text()
    opened.page.evaluate("location.hash = 'dashboard?year=1999'")
    opened.page.wait_for_selector("#view-dashboard .failed")


def test_the_other_language_says_the_same(opened):
    opened.page.locator("#language").click()
    opened.until("document.querySelector('#view-dashboard').textContent.includes('Coverage and quality')")
    assert "Civil Code" in " ".join(drawn(card(opened, "Norms by")))
