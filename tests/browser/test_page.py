"""The frame of the page: tabs, what the fragment keeps, language, theme, and all views of the samples in a round."""

from __future__ import annotations

from importlib.resources import files

import pytest

from kg.building.builder import BuildResult
from kg.view import Node, Shared, View, render
from kg.view.views import VIEWS

NAMES = [view.NAME for view in VIEWS]
WIDTHS = {1280: 800, 390: 844}


@pytest.fixture
def samples(open_page, built: BuildResult):
    """The page that a build of the samples wrote."""
    assert built.folder is not None

    def opened(**options):
        return open_page(built.folder / "graph.html", **options)

    return opened


def selected(opened) -> str:
    return opened.page.locator("[role=tab][aria-selected=true]").get_attribute("data-view")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_view_is_shown_within_the_window(samples, width, lang):
    """A click through all tabs; the fixture sees to it that nothing is complained of and nothing fetched."""
    opened = samples(
        width=width, height=WIDTHS[width], at=f"?lang={lang}" if lang == "zh" else "#graph?lang=en"
    )
    page = opened.page
    for name in [*NAMES, *reversed(NAMES)]:
        page.locator(f"#tab-{name}").click()
        page.wait_for_selector(f"html[data-shown={name}]")
        assert selected(opened) == name
        assert page.locator("[role=tabpanel]:visible").count() == 1
        assert page.locator(f"#view-{name}").inner_text().strip()
        assert page.locator(".failed").count() == 0
        assert opened.wider() == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    labels = page.locator("[role=tab]").all_inner_texts()
    assert labels == [view.LABEL[lang == "en"] for view in VIEWS]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_every_view_can_be_used_by_all(samples, name, width, dark):
    """axe-core: WCAG 2.2 A and AA, contrast among it, and best practices."""
    opened = samples(width=width, height=WIDTHS[width], dark=dark, at=f"#{name}")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run().then(({violations}) => violations)")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_tabs_are_moved_between_by_keyboard(samples):
    opened = samples()
    page = opened.page
    page.locator("#tab-graph").focus()
    page.keyboard.press("End")
    page.wait_for_selector(f"html[data-shown={NAMES[-1]}]")
    assert page.evaluate("document.activeElement.id") == f"tab-{NAMES[-1]}"
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(f"html[data-shown={NAMES[0]}]")
    assert page.locator("[role=tab][tabindex='0']").count() == 1


def test_the_fragment_names_the_view_and_back_leads_back(samples):
    opened = samples(at="#table")
    assert selected(opened) == "table"
    opened.go("#graph")
    assert selected(opened) == "graph"
    opened.page.go_back()
    opened.page.wait_for_selector("html[data-shown=table]")
    assert selected(opened) == "table"


@pytest.mark.parametrize(
    "fragment", ["#nothing", "#constructor", "#__proto__?a=b", "#%00", "#graph?entity=99999"]
)
def test_a_fragment_that_names_nothing_shows_the_first_view(samples, fragment):
    assert selected(samples(at=fragment)) == NAMES[0]


def test_language_and_theme_are_kept_in_the_fragment(samples):
    opened = samples()
    page = opened.page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.click("#language")
    page.select_option("#theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    page.click("#tab-table")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert selected(opened) == "table"
    assert page.locator("#tab-table").inner_text() == "Table"
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == [
        "en",
        "dark",
    ]
    page.select_option("#theme", "auto")
    page.click("#language")
    assert page.evaluate("location.hash") == "#table"
    assert page.locator("#tab-table").inner_text() == "数据表"


def test_the_colours_follow_the_system_until_a_reader_chooses(samples):
    page = samples(dark=True).page
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(20, 23, 27)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.select_option("#theme", "dark")
    assert page.evaluate(ground) == "rgb(20, 23, 27)"


def test_the_page_names_the_licences_of_what_it_holds(samples):
    page = samples().page
    page.click("#about")
    said = page.locator("#licences").inner_text()
    assert "vis-network 9.1.2 · Apache-2.0 OR MIT" in said
    page.keyboard.press("Escape")
    assert not page.locator("#licences").is_visible()


def test_a_graph_without_anything_is_a_page_with_one_empty_view(open_page):
    opened = open_page(View((), (), "空图", "Empty"))
    assert opened.page.locator("[role=tab]").count() == 1
    assert "空图" in opened.page.locator("#view-graph").inner_text()


def test_one_node_is_a_graph(open_page):
    opened = open_page(View((Node("a", "甲乡", "", "report"),), (), "一个乡"), width=390, height=844)
    assert opened.shown() == {"甲乡"}
    assert opened.wider() == []


def test_without_scripts_the_page_lists_its_entities(browser, tmp_path, view):
    (tmp_path / "page.html").write_text(render(Shared.of_view(view)), "utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.locator("main.plain li").count() == len(view.nodes)
    assert "板凳会 · bench meeting · 2 个地方提到" in page.locator("main.plain").inner_text()
    assert not page.locator("#app").is_visible()
    context.close()


def test_an_old_browser_is_told_so(browser, tmp_path, view):
    (tmp_path / "page.html").write_text(render(Shared.of_view(view)), "utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto((tmp_path / "page.html").as_uri())
    assert "This page needs a browser of 2023 or later" in page.locator("#old").inner_text()
    assert not page.locator("#app").is_visible()
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_view_is_printed_without_its_controls(samples, name):
    page = samples(at=f"#{name}").page
    page.emulate_media(media="print")
    assert not page.locator("#tabs").is_visible()
    assert not page.locator("#theme").is_visible()
    assert page.locator(f"#view-{name}").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
