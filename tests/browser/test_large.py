"""The page and the explorer of 500 made-up reports: every view in both languages and at two widths, in a file that is not too large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.building.builder import build
from kg.corpus import write
from kg.dataset import Dataset
from kg.lexicon import Lexicon
from kg.view import write_view
from kg.view.views import VIEWS
from tests.web.serving import Server, serving

REPORTS = 500
SIZES = [(1280, 800), (390, 844)]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    folder = tmp_path_factory.mktemp("large")
    write(REPORTS, 3, lexicon, folder)
    build(folder / "texts", out=folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def page(output: Path) -> Path:
    write_view(Dataset.open(output), output.parent / "page.html")
    return output.parent / "page.html"


@pytest.fixture(scope="module")
def server(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(output, tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


def test_the_page_goes_onto_a_memory_stick(page):
    assert page.stat().st_size < 25e6


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_view_is_shown_and_holds_what_there_is(open_page, page, width, height, lang):
    opened = open_page(page, width=width, height=height, at=f"#graph?lang={lang}")
    for view in VIEWS:
        opened.page.locator(f"#tab-{view.NAME}").click()
        opened.page.wait_for_selector(f"html[data-shown={view.NAME}]")
        assert opened.page.locator(".failed").count() == 0
        assert opened.wider() == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") == width
    assert opened.page.locator("#tab-table").inner_text() == VIEWS[-1].LABEL[lang == "en"]
    opened.go("#dashboard")
    assert opened.page.locator(".dashboard-tiles dd").first.inner_text() == str(REPORTS)
    opened.go("#reader?report=499")
    opened.page.locator(".reader-mark").nth(10).wait_for()  # a text is marked where it is looked at
    opened.go("#graph")
    assert 50 < opened.page.evaluate("KG.graph.shownNodes().length") <= 400


def test_the_graph_leads_from_a_term_to_a_report_and_back(open_page, page):
    opened = open_page(page)
    opened.page.fill("#search", "zhengwugongkai")
    opened.page.keyboard.press("Enter")
    assert "政务公开" in opened.page.locator("#panel h2").first.inner_text()
    opened.page.locator("#panel details summary").first.click()
    opened.page.locator("#panel blockquote mark").first.wait_for()
    opened.page.locator("#panel blockquote a").first.click()
    opened.page.wait_for_selector("html[data-shown=reader]")
    opened.page.wait_for_selector(".reader-here")
    assert "公开" in "".join(opened.page.locator(".reader-here").all_inner_texts())


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_explorer_counts_all_reports_and_draws_few_things(browser, server, width, height):
    page = browser.new_page(viewport={"width": width, "height": height})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{server.address}explore")
    page.wait_for_selector("#picture svg")
    counts = [
        int(one)
        for one in page.locator("#lists > details[data-call=places] > ul > li > .soft").all_inner_texts()
    ]
    assert sum(counts) == pytest.approx(REPORTS, abs=2)  # one may name no place
    page.locator("#lists summary", has_text="机制").click()
    page.locator("#lists li button", has_text="政务公开").first.click()
    page.locator("#said figure mark").first.wait_for()
    assert int(page.evaluate("document.documentElement.dataset.drawn")) < 100
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.close()
