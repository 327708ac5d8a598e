"""The editor in a real browser: it works without a network, asks this server alone and shows rows and a chart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.building.builder import BuildResult
from tests.browser.conftest import Opened
from tests.web.serving import Server, serving


@pytest.fixture(scope="module")
def server(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    assert built.folder
    with serving(Path(built.folder), tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


@pytest.fixture
def editor(browser: Browser, server: Server) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page: Page = context.new_page()
    opened = Opened(page, server.address)
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.on("console", lambda said: opened.complaints.append(said.text) if "Policy" in said.text else None)
    page.goto(f"{server.address}sparql")
    page.wait_for_selector("html[data-ready=yes]")
    yield opened
    context.close()


def test_a_saved_question_is_put_in_and_answered(editor: Opened) -> None:
    page = editor.page
    page.fill("#sought", "norms by the number")
    page.click('#saved button[data-name="norms-by-reports"]')
    page.wait_for_selector(
        ".tabPanel.active .yasr table.dataTable tbody tr, .tabPanel.active .yasr table tbody tr"
    )
    assert "中华人民共和国宪法" in page.inner_text(".tabPanel.active .yasr")
    page.click(".tabPanel.active .select_chart")
    page.wait_for_selector(".kg-chart rect")
    assert page.locator(".kg-chart rect").count() > 10
    assert "中华人民共和国宪法" in (page.text_content(".kg-chart") or "")
    assert editor.complaints == []
    assert {url for url in editor.requests if not url.startswith((editor.address, "data:"))} == set()


def test_saved_questions_are_found_by_their_words(editor: Opened) -> None:
    page = editor.page
    everything = page.locator("#saved li:visible, #saved li").count()
    assert everything > 40
    page.fill("#sought", "民法典不会有这样的问题")
    assert page.locator("#saved details:visible").count() == 0
    page.fill("#sought", "")
    assert page.locator("#saved details:visible").count() > 5


def test_what_a_question_gets_wrong_is_told(editor: Opened) -> None:
    page = editor.page
    page.evaluate(
        "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue('SELECT * { ?s ?p')"
    )
    page.click(".tabPanel.active .yasqe_queryButton")
    page.wait_for_selector(".tabPanel.active .yasr .errorResult, .tabPanel.active .yasr [class*=error]")
    assert "malformed" in page.inner_text(".tabPanel.active .yasr")
