"""The map in a browser: points where the reports come from, values that can be chosen, the same by keyboard and as a list."""

from __future__ import annotations

import math
from importlib.resources import files
from pathlib import Path

import pytest

from kg.building.builder import build
from kg.view import write_view

HOSTILE = "<img src=x onerror='window.__pwned=1'>"
TEXTS = {
    "a.txt": "安远县欣山镇2022年法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国民法典》《中华人民共和国宪法》，发放资料2300余份。推行网格化管理。"
    f"\n二、存在问题\n{HOSTILE}执法力量薄弱，执法人员不足。\n",
    "b.txt": "安远县孔田镇2023年法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国民法典》，发放资料400份。学习《中华人民共和国民法典》。"
    "\n二、下一步打算\n推行网格化管理。\n",
    "c.txt": "柘荣县城郊乡2023年法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国宪法》，发放资料100份。\n",
    "d.txt": "法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国民法典》。\n",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("map")
    (folder / "in").mkdir()
    for name, text in TEXTS.items():
        (folder / "in" / name).write_text(text, "utf-8")
    write_view(build(folder / "in", out=folder / "out").dataset, folder / "page.html")
    return folder / "page.html"


@pytest.fixture(params=[{}, {"width": 390, "height": 844, "dark": True}], ids=["wide", "telephone"])
def opened(open_page, page, request):
    one = open_page(page, at="#map", **request.param)
    one.page.wait_for_selector(".map-labels text", state="attached")
    return one


@pytest.fixture
def wide(open_page, page):
    one = open_page(page, at="#map")
    one.page.wait_for_selector(".map-labels text", state="attached")
    return one


def radii(opened) -> dict[str, float]:
    """The radius of each mark by the name of its place."""
    found = opened.page.locator(".map-box .map-mark[data-place]:has(circle)").evaluate_all(
        "marks => marks.map(m => [m.getAttribute('aria-label'), Number(m.querySelector('circle').getAttribute('r'))])"
    )
    return {label.split("›")[-1].split("，")[0].strip(): r for label, r in found}


def rows(opened) -> dict[str, str]:
    """Place → value of the list."""
    found = opened.page.locator(".map-list tbody tr").evaluate_all(
        "rows => rows.map(r => [r.querySelector('bdi').textContent, r.lastChild.textContent])"
    )
    return dict(found)


def test_each_place_is_a_point_in_the_window(opened):
    boxes = opened.page.locator(".map-box .map-mark[data-place]").evaluate_all(
        "marks => marks.map(m => { const b = m.lastChild.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })"
    )
    frame = opened.page.locator(".map-box").bounding_box()
    assert len(boxes) == 3
    for left, top, right, bottom in boxes:
        assert frame["x"] <= left < right <= frame["x"] + frame["width"]
        assert frame["y"] <= top < bottom <= frame["y"] + frame["height"]
    assert "江西" in opened.page.locator(".map-province").all_text_contents()
    assert rows(opened) == {"欣山镇": "1 份报告", "孔田镇": "1 份报告", "城郊乡": "1 份报告"}


def test_places_of_one_point_are_spread_around_it(wide):
    at = {
        label.split("›")[-1].split("，")[0].strip(): place
        for label, place in wide.page.locator(".map-box .map-mark[data-place]").evaluate_all(
            "marks => marks.map(m => { const b = m.lastChild.getBoundingClientRect(); return [m.getAttribute('aria-label'), [b.x + b.width / 2, b.y + b.height / 2, b.width / 2]]; })"
        )
    }
    (ax, ay, ar), (bx, by, br) = at["欣山镇"], at["孔田镇"]
    assert math.hypot(ax - bx, ay - by) >= ar + br - 3


def test_labels_never_cover_each_other(opened):
    for fragment in ("#map?what=mentions", "#map?view=108,33,0.12", "#map?view=115.4,25.1,4"):
        opened.go(fragment)
        opened.page.wait_for_selector(".map-labels text", state="attached")
        covered = """(() => { const all = [...document.querySelectorAll('.map-labels text')].map(e => e.getBBox());
          return all.flatMap((a, i) => all.slice(i + 1).filter(b => a.x < b.x + b.width - 2 && b.x < a.x + a.width - 2 && a.y + 3 < b.y + b.height - 3 && b.y + 3 < a.y + a.height - 3)).length; })()"""
        assert opened.page.evaluate(covered) == 0


def test_a_choice_changes_sizes_and_legend(wide):
    same = radii(wide)
    assert len(set(same.values())) == 1
    wide.page.select_option(".map-bar select[name=what]", "norm")
    wide.until("document.querySelector('.map-bar select[name=item]') !== null")
    code = wide.page.locator(".map-bar select[name=item] option", has_text="民法典").get_attribute("value")
    wide.page.select_option(".map-bar select[name=item]", code)
    wide.until("document.querySelector('.map-side h2').textContent.includes('民法典')")
    assert rows(wide) == {"孔田镇": "2 次", "欣山镇": "1 次"}
    now = radii(wide)
    assert now["孔田镇"] > now["欣山镇"] > now["城郊乡"]
    assert wide.page.locator(".map-pale[data-place]").count() == 1
    assert wide.page.locator(".map-legend li").all_inner_texts() == ["2 次", "1 次", "没有"]
    assert "地方不明的报告（1）" in wide.page.locator(".map-side").inner_text()
    assert f"item={code}" in wide.page.url


def test_figures_keep_their_qualifier_and_are_not_added_up(wide):
    wide.go("#map?what=figure")
    assert "资料" in wide.page.locator(".map-side h2").first.inner_text()
    assert rows(wide) == {"欣山镇": "≥ 2300 份", "孔田镇": "400 份", "城郊乡": "100 份"}
    assert "≥ 2300 份" in wide.page.locator(".map-legend").inner_text()


def test_what_is_only_planned_is_hollow(wide):
    wide.go("#map?what=mechanism")
    assert "网格化" in wide.page.locator(".map-side h2").first.inner_text()
    assert rows(wide) == {"欣山镇": "1 次", "孔田镇": "○ 1 次"}
    label = wide.page.locator(".map-box .map-open").get_attribute("aria-label")
    assert "孔田镇" in label


def test_a_year_leaves_its_reports(opened):
    opened.page.select_option(".map-bar select[name=year]", "2022")
    opened.until("document.querySelectorAll('.map-box .map-mark').length === 1")
    assert rows(opened) == {"欣山镇": "1 份报告"}
    opened.go("#map?year=1999")
    assert opened.page.locator(".map-none").inner_text() == "没有这样的报告；请改换年度。"
    opened.page.select_option(".map-bar select[name=year]", "")
    opened.until("document.querySelectorAll('.map-box .map-mark').length === 3")


def test_a_mark_is_opened_by_keyboard_and_leads_to_graph_and_reader(wide):
    wide.go("#map?what=norm")
    wide.page.locator(".map-box").focus()
    wide.page.keyboard.press("Tab")
    first = wide.page.evaluate("document.activeElement.dataset.place")
    assert first
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        wide.page.keyboard.press(key)
    assert wide.page.evaluate("document.activeElement.classList.contains('map-mark')")
    wide.page.keyboard.press("Enter")
    wide.page.wait_for_selector(".map-panel mark")
    assert wide.page.evaluate("document.activeElement.id") == "map-panel-title"
    panel = wide.page.locator(".map-panel")
    assert (
        " › ".join(panel.locator(".map-chain a").all_inner_texts())
        == panel.locator(".map-chain").inner_text().strip()
    )
    assert "在所属县（区）的位置" in panel.inner_text()
    assert panel.locator(".map-chain a").first.get_attribute("href").startswith("#graph?entity=")
    words = panel.locator("mark").first.inner_text()
    panel.locator(".map-quotes a").first.click()
    wide.page.wait_for_selector(".reader-here")
    assert words in "".join(wide.page.locator(".reader-here").all_inner_texts())
    wide.page.go_back()
    wide.page.wait_for_selector(".map-panel mark")
    wide.page.locator("#map-panel-title").focus()
    wide.page.keyboard.press("Escape")
    wide.until("document.querySelector('.map-panel') === null")
    assert "place=" not in wide.page.url
    assert wide.page.evaluate("document.activeElement.closest('.map-box') !== null")


def test_a_click_on_a_point_and_a_row_of_the_list_open_the_same(opened):
    opened.page.locator(".map-list button", has_text="城郊乡").click()
    opened.page.wait_for_selector(".map-panel")
    said = opened.page.locator(".map-panel").inner_text()
    assert "福建省 › 宁德市 › 柘荣县 › 城郊乡" in said
    opened.page.locator(".map-close").click()
    opened.until("document.querySelector('.map-panel') === null")
    opened.page.locator(".map-box .map-mark", has_text="城郊乡").click()
    opened.page.wait_for_selector(".map-panel")
    assert opened.page.locator(".map-panel").inner_text() == said
    assert opened.page.locator(".map-chosen").count() == 1


def test_nothing_is_wider_than_the_window_in_either_language(opened):
    for lang in ("zh", "en"):
        for what in ("reports", "mentions", "norm", "figure", "shortcoming"):
            opened.go(f"#map?what={what}&lang={lang}")
            assert opened.wider() == []
            assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert opened.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert "Places" in opened.page.locator(".map-side").get_attribute("aria-label")
    assert opened.page.locator(".map-bar select[name=what] option").all_inner_texts()[0] == "Reports"


def test_the_open_panel_can_be_used_by_all(opened):
    opened.go("#map?what=norm")
    opened.page.locator(".map-list button").first.click()
    opened.page.wait_for_selector(".map-panel mark")
    opened.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = opened.page.evaluate("axe.run().then(({violations}) => violations)")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_words_of_a_report_are_never_markup(wide):
    wide.go("#map?what=shortcoming")
    wide.page.locator(".map-list button").first.click()
    wide.page.wait_for_selector(".map-panel mark")
    assert wide.page.locator("#view-map img").count() == 0
    assert wide.page.evaluate("window.__pwned === undefined")


@pytest.mark.parametrize(
    "fragment",
    ["#map?what=nothing&item=x&year=1800&place=99999", "#map?what=constructor&view=a,b", "#map?view=999,999,0&place="],
)  # fmt: skip
def test_a_fragment_that_names_nothing_still_shows_a_map(wide, fragment):
    wide.go(fragment)
    assert wide.page.locator(".failed").count() == 0
    assert wide.page.locator(".map-panel").count() == 0
    assert wide.page.locator(".map-bar select[name=what]").input_value() == "reports"


def test_places_are_counted_for_what_they_lie_in(wide):
    wide.page.select_option(".map-bar select[name=level]", "Province")
    wide.until("location.hash.includes('level=Province')")
    assert rows(wide) == {"江西省": "2 份报告", "福建省": "1 份报告"}
    wide.page.locator(".map-list button").first.click()
    wide.page.wait_for_selector(".map-panel")
    assert wide.page.locator(".map-panel ul").last.locator("li").count() == 2
    assert wide.page.locator(".map-labels text", has_text="江西").count() == 1
    wide.go("#map?what=norm&level=County")
    assert rows(wide)["安远县"] == "3 次（2 份报告）"
