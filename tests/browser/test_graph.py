"""The page in a browser without a network: what a reader sees, clicks and types."""

from __future__ import annotations

from itertools import combinations

import pytest

LAW = "中华人民共和国信访工作法"
PLACES = {"甲镇", "乙乡", "丙街道"}
SHARED = {LAW, "板凳会", "红黑榜", "某某宣传周", "宣传"}
SIZES = [(1280, 800), (1920, 1000), (820, 1100), (390, 844)]

Box = tuple[float, float, float, float]


def boxes(opened) -> list[Box]:
    """The labels that are drawn, in pixels of the canvas."""
    return [
        tuple(box)
        for box in opened.page.evaluate(
            """labels.map(l => { const a = network.canvasToDOM({x: l.x0, y: l.y0}), b = network.canvasToDOM({x: l.x1, y: l.y1});
            return [a.x, a.y, b.x, b.y]; })"""
        )
    ]


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_graph_opens_with_what_places_share(open_page, view):
    opened = open_page(view)
    assert opened.shown() == PLACES | SHARED
    assert "8 / 108" in opened.page.locator("#status").inner_text()
    assert "三个地方的年报" in opened.panel()
    assert "另有一个条目未列入。" in opened.panel()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_graph_draws_labels_inside_the_window_and_not_on_one_another(open_page, view, width, height, lang):
    opened = open_page(view, width=width, height=height, lang=lang)
    drawn = boxes(opened)
    canvas = opened.page.locator("#network").bounding_box()
    assert len(drawn) >= 5
    assert not [pair for pair in combinations(drawn, 2) if overlap(*pair)]
    assert all(
        x0 >= 0 and y0 >= 0 and x1 <= canvas["width"] and y1 <= canvas["height"] for x0, y0, x1, y1 in drawn
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_graph_fits_the_window(open_page, view, width, height):
    opened = open_page(view, width=width, height=height)
    over = "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"
    assert opened.page.evaluate(over) == [0, 0]
    for name in ("#title", "#search", "#language", "#network", "#panel"):
        box = opened.page.locator(name).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_graph_says_of_a_node_who_says_it_and_in_which_words(open_page, view):
    opened = open_page(view)
    opened.click_at(LAW)
    said = opened.panel()
    assert LAW in said
    assert "Petition Work Law" in said
    assert "3 个地方提到" in said
    assert "别名" in said
    assert opened.page.locator("#panel mark").all_inner_texts() == ["信访工作法"] * 3
    assert "<b>不是</b>标记" in said
    assert opened.page.locator("#panel b").count() == 0


def test_graph_says_of_a_line_what_it_means(open_page, view):
    opened = open_page(view)
    opened.click_at("丙街道", towards="红黑榜")
    assert opened.page.locator("#panel mark").all_inner_texts() == ["红黑榜"]
    said = opened.panel()
    assert "说到" in said
    assert "计划" in said
    assert "2023" in said


def test_graph_leads_from_the_panel_to_other_nodes_and_back(open_page, view):
    opened = open_page(view)
    opened.click_at("板凳会")
    opened.page.locator("#panel .item .link", has_text="乙乡").click()
    assert opened.page.locator("#panel h2.name").inner_text() == "乙乡"
    opened.page.locator("#back").click()
    assert "图中条目" in opened.panel()


def test_graph_unfolds_what_one_place_says_when_it_is_selected(open_page, view):
    opened = open_page(view)
    opened.click_at("乙乡")
    assert {"第1调解室", "第4调解室"} <= opened.shown()
    assert "第0调解室" not in opened.shown()
    opened.page.keyboard.press("Escape")
    assert opened.shown() == PLACES | SHARED


def test_graph_shows_everything_on_request(open_page, view):
    opened = open_page(view)
    opened.page.locator("#single").check()
    assert len(opened.shown()) == 108
    drawn = boxes(opened)
    assert not [pair for pair in combinations(drawn, 2) if overlap(*pair)]


def test_graph_filters_by_kind(open_page, view):
    opened = open_page(view)
    legend = opened.page.locator('#legend [data-kind="mechanism"]')
    assert legend.inner_text().split() == ["治理机制", "2"]
    legend.click()
    assert legend.get_attribute("aria-pressed") == "false"
    assert opened.shown() == PLACES | SHARED - {"板凳会", "红黑榜"}
    legend.press("Enter")
    assert opened.shown() == PLACES | SHARED


@pytest.mark.parametrize(
    ("control", "value", "places", "gone"),
    [
        ("#year", "2022", {"甲镇", "乙乡"}, set()),
        ("#year", "2021", {"甲镇"}, {"某某宣传周"}),
        ("#place", "丙街道", {"丙街道"}, {"板凳会"}),
        ("#place", "某县", PLACES, set()),
    ],
)
def test_graph_filters_by_year_and_place(open_page, view, control, value, places, gone):
    opened = open_page(view)
    opened.page.select_option(control, value)
    shown = opened.shown()
    assert shown & PLACES == places
    assert shown & SHARED == SHARED - gone
    opened.page.locator("#reset").click()
    assert opened.shown() == PLACES | SHARED


def test_graph_filters_by_modality(open_page, view):
    opened = open_page(view)
    opened.page.locator('#modality input[value="Done"]').uncheck()
    assert opened.shown() == PLACES | {"红黑榜"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("信访", LAW),
        ("petition", LAW),
        ("BENCH", "板凳会"),
        ("“板凳会”", "板凳会"),
        ("第77调解室", "第77调解室"),
    ],
)
def test_graph_finds_names_in_both_languages(open_page, view, typed, first):
    opened = open_page(view)
    opened.page.fill("#search", typed)
    opened.page.press("#search", "Enter")
    assert opened.page.locator("#panel h2.name").inner_text() == first
    assert first in opened.shown()


def test_graph_is_searched_with_the_keyboard(open_page, view):
    opened = open_page(view)
    opened.page.fill("#search", "没有的名称")
    assert opened.page.locator("#results").inner_text().strip() == "没有找到"
    opened.page.fill("#search", "宣传")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        opened.page.keyboard.press(key)
    assert opened.page.locator("#panel h2.name").inner_text() == "某某宣传周"
    assert not opened.page.locator("#results").is_visible()


def test_graph_moves_with_the_keyboard(open_page, view):
    opened = open_page(view)
    opened.page.focus("#network")
    before = opened.page.evaluate("[network.getViewPosition().x, network.getScale()]")
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("+")
    after = opened.page.evaluate("[network.getViewPosition().x, network.getScale()]")
    assert after[0] > before[0]
    assert after[1] > before[1]
    opened.page.keyboard.press("0")
    assert opened.page.evaluate("network.getScale()") == pytest.approx(before[1])


def test_graph_speaks_both_languages(open_page, view):
    opened = open_page(view)
    opened.click_at("板凳会")
    opened.page.locator("#language").click()
    assert opened.page.title() == "Three places"
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    assert opened.page.locator("#panel h2.name").inner_text() == "bench meeting"
    assert "2 places mention it" in opened.panel()
    assert "Mechanism" in opened.page.locator("#legend").inner_text()
    opened.page.locator("#language").click()
    assert opened.page.title() == "三个地方的年报"


def test_graph_names_every_control(open_page, view):
    opened = open_page(view, lang="en")
    unnamed = """[...document.querySelectorAll('button, input, select, [tabindex="0"]')].filter(e =>
        !(e.getAttribute('aria-label') || e.textContent.trim() || (e.labels && e.labels[0] && e.labels[0].textContent.trim())))"""
    assert opened.page.evaluate(f"{unnamed}.map(e => e.id || e.outerHTML)") == []


@pytest.mark.parametrize("dark", [False, True])
def test_graph_has_the_contrast_that_text_needs(open_page, view, dark):
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text; 1.4.11: 3 to 1 for marks."""
    opened = open_page(view, dark=dark)
    opened.click_at(LAW)
    contrast = """() => {
      const rgb = (text) => { const c = document.createElement('canvas').getContext('2d'); c.fillStyle = text; c.fillRect(0, 0, 1, 1);
        return [...c.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); };
      const light = (text) => { const [r, g, b] = rgb(text); return .2126 * r + .7152 * g + .0722 * b; };
      const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
      const ground = getComputedStyle(document.body).backgroundColor;
      const style = (name) => getComputedStyle(document.querySelector(name));
      return { text: ['body', '.soft', '.link', '.chip', 'blockquote footer', '#status'].map(n => ratio(style(n).color, ground)),
        mark: ratio(style('mark').color, style('mark').backgroundColor), shapes: Object.keys(data.kinds).map(k => ratio(colour(k), ground)) };
    }"""
    found = opened.page.evaluate(contrast)
    assert min(found["text"]) >= 4.5
    assert found["mark"] >= 4.5
    assert min(found["shapes"]) >= 3


def test_graph_on_a_telephone_keeps_filters_in_a_drawer(open_page, view):
    opened = open_page(view, width=390, height=844)
    assert not opened.page.locator("#filters").is_visible()
    opened.page.locator("#open").click()
    opened.page.locator('#legend [data-kind="norm"]').click()
    assert LAW not in opened.shown()
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator("#filters").is_visible()


def test_graph_opens_at_its_focus(open_page, view):
    from dataclasses import replace

    opened = open_page(replace(view, focus="mechanism/板凳会"))
    assert opened.page.locator("#panel h2.name").inner_text() == "板凳会"
