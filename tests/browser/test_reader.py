"""The reader in a browser: the right words are marked, say what they were taken for, and can be chosen and linked."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building.builder import build
from kg.view import write_view

FIRST = """安远县𠮷镇2022年法治政府建设年度报告

一、主要工作
𠮷祥村𠮷👩👧组织学习《中华人民共和国民法典》<b>不是</b></script>3次，推行“竹篮议事”工作法。
在城关镇发放资料**份。
二、存在问题
执法力量薄弱。
"""
SECOND = "柘荣县2021年法治政府建设年度报告\n" + "".join(
    f"第{i}段：宣传《中华人民共和国宪法》{i}次。\n" for i in range(1, 1500)
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(FIRST, "utf-8")
    (folder / "in" / "b.txt").write_text(SECOND, "utf-8")
    write_view(build(folder / "in", out=folder / "out").dataset, folder / "page.html")
    return folder / "page.html"


@pytest.fixture(params=[{}, {"width": 390, "dark": True}], ids=["wide", "telephone"])
def opened(open_page, page, request):
    return open_page(page, **request.param)


def go(opened, fragment: str) -> None:
    opened.page.evaluate("fragment => { location.hash = fragment; }", fragment)
    opened.page.wait_for_selector("html[data-shown=reader]")
    opened.page.wait_for_selector(".reader-marked")


def choose(opened, file: str) -> None:
    """Show the report of a file."""
    go(opened, "reader")
    if file not in opened.page.locator(".reader-facts").inner_text():
        opened.page.locator("#reader-report").select_option(index=1)
        opened.page.wait_for_function(
            "file => document.querySelector('.reader-facts').textContent.includes(file)", arg=file
        )


def test_the_text_is_shown_whole_and_as_text(opened):
    choose(opened, "a.txt")
    shown = opened.page.evaluate(
        "[...document.querySelectorAll('.reader-line')].map(p => p.textContent).join('\\n')"
    )
    assert shown.strip() == FIRST.strip()


def test_marks_behind_a_character_of_two_units_are_on_their_words(opened):
    choose(opened, "a.txt")
    names = opened.page.locator(".reader-name.reader-k-norm").all_inner_texts()
    assert "".join(names) == "《中华人民共和国民法典》"
    assert opened.page.locator(".reader-name.reader-k-mechanism").first.inner_text().startswith("“竹篮议事”")


def test_chosen_words_are_in_the_address_and_the_panel_says_what_rests_on_them(opened):
    choose(opened, "a.txt")
    opened.page.locator(".reader-name.reader-k-norm").first.click()
    opened.page.wait_for_selector("#reader-said")
    start = FIRST.index("《中华人民共和国民法典》")
    assert f"at={start}&to={start + len('《中华人民共和国民法典》')}" in opened.page.url
    said = opened.page.locator(".reader-statements").first.inner_text()
    assert "中华人民共和国民法典" in said
    assert "eli/" in said
    opened.page.reload()
    assert opened.requests.pop() == opened.address
    opened.page.wait_for_selector(".reader-here")
    assert "民法典" in "".join(opened.page.locator(".reader-here").all_inner_texts())


def test_what_stayed_open_is_listed_and_leads_to_its_words(opened):
    choose(opened, "a.txt")
    panel = opened.page.locator(".reader-panel").inner_text()
    assert "未能确定" in panel
    assert "隐去的数字" in panel
    assert "竹篮议事" in panel
    opened.page.locator(".reader-panel a", has_text="城关镇").click()
    opened.page.wait_for_selector("#reader-said")
    assert opened.page.locator(".reader-panel blockquote").inner_text() == "城关镇"
    opened.page.evaluate("history.back()")
    opened.page.wait_for_selector("#reader-said", state="detached")


def test_a_kind_is_switched_off_and_on_by_the_keyboard(opened):
    choose(opened, "a.txt")
    toggle = opened.page.locator(".reader-legend [data-kind=norm]")
    toggle.focus()
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_selector(".reader-name.reader-k-norm", state="detached")
    assert "off=norm" in opened.page.url
    assert toggle.get_attribute("aria-pressed") == "false"
    assert opened.page.evaluate("document.activeElement.dataset.kind") == "norm"
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_selector(".reader-name.reader-k-norm")
    assert "off=" not in opened.page.url


def test_a_mark_says_beside_it_what_it_was_taken_for(opened):
    choose(opened, "a.txt")
    opened.page.locator(".reader-name.reader-k-norm").first.focus()
    assert "中华人民共和国民法典" in opened.page.locator("[role=tooltip]").inner_text()
    opened.page.locator(".reader-name.reader-k-norm").first.evaluate("node => node.blur()")
    assert not opened.page.locator("[role=tooltip]").is_visible()


def test_a_long_report_is_marked_where_one_reads(opened):
    choose(opened, "b.txt")
    assert opened.page.locator(".reader-mark").count() < 1500
    at = SECOND.index("第1400段")
    report = opened.page.locator("#reader-report").input_value()
    go(opened, f"reader?report={report}&at={at}&to={at + 30}")
    opened.page.wait_for_selector(".reader-here")
    first = opened.page.locator(".reader-here").first
    assert first.evaluate("node => node.closest('p').textContent").startswith("第1400段")
    box, frame = first.bounding_box(), opened.page.locator(".reader-text").bounding_box()
    assert frame["y"] - 1 <= box["y"] <= frame["y"] + frame["height"]


def test_the_words_of_the_page_are_in_the_other_language_and_the_report_stays(opened):
    choose(opened, "a.txt")
    opened.page.locator("#language").click()
    assert "For a person to look at" in opened.page.locator(".reader-panel").inner_text()
    assert "a.txt" in opened.page.locator(".reader-facts").inner_text()
    opened.page.wait_for_selector(".reader-name.reader-k-norm")


@pytest.mark.parametrize(
    "fragment",
    ["reader?report=99", "reader?report=-1&at=-5", "reader?at=999999&to=1", "reader?report=x&at=y&off=,,zzz"],
)
def test_an_address_that_names_nothing_shows_a_report(open_page, page, fragment):
    opened = open_page(page)
    go(opened, fragment)
    assert "年度报告" in opened.page.locator(".reader-text").inner_text()
