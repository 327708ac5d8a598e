"""The service's pages in a real browser: nothing is wider than the window, nothing covers anything, no script is needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from kg.building.builder import BuildResult
from kg.terms import BASE
from tests.browser.test_editor import covered
from tests.web.serving import Server, serving

FENGQIAO = "mechanism/" + quote("枫桥经验")


@pytest.fixture(scope="module")
def server(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    assert built.folder
    with serving(Path(built.folder), tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


def largest(built: BuildResult) -> str:
    """The path of the report of which most is said."""
    asked = "SELECT ?r (COUNT(*) AS ?n) { ?r a fz:Report ; ?p ?o } GROUP BY ?r ORDER BY DESC(?n) LIMIT 1"
    return built.dataset.query(asked).rows()[0]["r"].removeprefix(BASE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_their_window(
    browser: Browser, server: Server, built: BuildResult, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=False,
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    for path in ("", FENGQIAO, largest(built), "ontology"):
        page.goto(f"{server.address}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
        assert (page.locator(".map text").count() > 5) == (path not in ("", "ontology"))
        assert covered(page, ".map text") == []
        out = page.evaluate(
            """() => [...document.querySelectorAll('.map text')].filter(e => {
              const inner = e.getBoundingClientRect(), outer = e.ownerSVGElement.getBoundingClientRect();
              return inner.right > outer.right + 2 || inner.bottom > outer.bottom + 2;
            }).map(e => e.textContent)"""
        )
        assert out == []
        colours = page.evaluate(
            "() => [getComputedStyle(document.body).color, getComputedStyle(document.querySelector('a')).color]"
        )
        assert len(set(colours)) == 2
    assert complaints == []
    context.close()


def test_the_map_leads_to_the_pages_of_neighbours(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}{FENGQIAO}")
    link = page.locator(".map a").first
    words = link.locator("text").text_content() or ""
    link.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/report/" in page.url or "/mechanism/" in page.url
    assert page.inner_text("h1").split()[0][:4] in words
    context.close()
