"""A notebook's page that holds the frame of ``Dataset.show``: the frame draws, and stays within itself."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from kg.building.builder import BuildResult
from kg.view import Shared, View
from kg.view.inline import Inline


@pytest.fixture
def notebook(browser, tmp_path: Path):
    """Opens a page around a frame, as a notebook does; gives the page and its frame, and what they asked and complained of."""
    pages = []

    def show(inline: Inline, above: str = ""):
        file = tmp_path / "notebook.html"
        file.write_text(
            f"<!DOCTYPE html><meta charset=utf-8><h1>{escape(above)}</h1>{inline._repr_html_()}", "utf-8"
        )
        page = browser.new_page(viewport={"width": 1100, "height": 800})
        noted: list[str] = []
        page.on("request", lambda request: noted.append(request.url))
        page.on("console", lambda message: noted.append(message.text))
        page.on("pageerror", lambda error: noted.append(str(error)))
        page.goto(file.as_uri())
        page.frames[1].wait_for_selector("html[data-ready=yes]")
        pages.append((page, noted, file.as_uri()))
        return page, page.frames[1]

    yield show
    for page, noted, address in pages:
        assert noted == [address]
        assert page.url == address
        page.close()


def test_the_graph_is_drawn_and_searched_in_the_frame(notebook, built: BuildResult):
    _, frame = notebook(built.dataset.show())
    box = frame.locator("#network canvas").bounding_box()
    assert box["width"] > 300
    frame.fill("#search", "民法典")
    frame.press("#search", "Enter")
    frame.locator("#panel mark").first.wait_for()
    assert "民法典" in frame.locator("#panel h2").first.inner_text()


def test_links_lead_from_view_to_view_within_the_frame(notebook, built: BuildResult):
    page, frame = notebook(built.dataset.show("民法典"))
    frame.locator("#panel blockquote a").first.click()
    frame.wait_for_selector("html[data-shown=reader]")
    frame.click("#language")
    assert frame.locator("#tab-reader").inner_text() == "Reader"
    frame.click("#tab-table")
    frame.wait_for_selector("html[data-shown=table]")
    frame.locator("#view-table input").first.fill("枫桥")
    page.wait_for_timeout(500)
    assert frame.url.startswith("about:srcdoc#table?")


def test_the_frame_reads_and_runs_nothing_of_the_notebook(notebook):
    hostile = "</iframe><script>parent.__pwned = 1</script>\"'<img src=x onerror='parent.__pwned = 1'>"
    page, frame = notebook(Inline(Shared.of_view(View((), (), hostile))), above="secret")
    assert page.evaluate("window.__pwned") is None
    assert frame.locator("h1").inner_text() == hostile
    assert (
        frame.evaluate(
            "(() => { try { return parent.document.title; } catch (error) { return error.name; } })()"
        )
        == "SecurityError"
    )
