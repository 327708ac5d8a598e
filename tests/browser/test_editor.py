"""The editor in a real browser: it works without a network, asks this server alone, shows rows, a chart and a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.building.builder import BuildResult
from kg.terms import BASE
from tests.browser.conftest import Opened
from tests.web.serving import Server, serving

TAB = ".tabPanel.active"
FENGQIAO = f"DESCRIBE <{BASE}mechanism/枫桥经验>"
POINTS = f"{TAB} .kg-graph .point"


@pytest.fixture(scope="module")
def server(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    assert built.folder
    with serving(Path(built.folder), tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


@pytest.fixture
def open_editor(browser: Browser, server: Server) -> Iterator[Callable[..., Opened]]:
    """Opens the editor; at the end it has asked nobody else and run against no policy."""
    all_opened: list[Opened] = []

    def open_at(width: int = 1280, height: int = 900, fragment: str = "") -> Opened:
        context = browser.new_context(viewport={"width": width, "height": height})
        page: Page = context.new_page()
        opened = Opened(page, server.address)
        all_opened.append(opened)
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on(
            "console", lambda said: opened.complaints.append(said.text) if "Policy" in said.text else None
        )
        page.goto(f"{server.address}sparql{fragment}")
        page.wait_for_selector("html[data-ready=yes]")
        return opened

    yield open_at
    for one in all_opened:
        assert one.complaints == []
        assert {url for url in one.requests if not url.startswith((one.address, "data:"))} == set()
        one.page.context.close()


@pytest.fixture
def editor(open_editor: Callable[..., Opened]) -> Opened:
    return open_editor()


def write(page: Page, query: str) -> None:
    page.evaluate(
        f"words => document.querySelector('{TAB} .CodeMirror').CodeMirror.setValue(words)",
        query,
    )


def ask(page: Page, query: str, view: str) -> None:
    """Ask a question and look at its answer in one of the views."""
    write(page, query)
    page.click(f"{TAB} .yasqe_queryButton")
    page.wait_for_selector(f"{TAB} .select_{view}:not(.disabled)")
    page.click(f"{TAB} .select_{view}")


def said(page: Page) -> str:
    return page.evaluate(f"document.querySelector('{TAB} .CodeMirror').CodeMirror.getValue()")


def covered(page: Page, selector: str) -> list[str]:
    """The words that stand on other words, of the elements of a selector that are shown."""
    return page.evaluate(
        """selector => {
          const all = [...document.querySelectorAll(selector)].map(e => [e.textContent, e.getBoundingClientRect()]).filter(([, b]) => b.width);
          return all.filter(([, a], i) => all.some(([, b], j) => i !== j
            && a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom)).map(([words]) => words);
        }""",
        selector,
    )


def test_a_saved_question_is_put_in_and_answered(editor: Opened) -> None:
    page = editor.page
    page.fill("#sought", "norms by the number")
    page.click('#saved button[data-name="norms-by-reports"]')
    page.wait_for_selector(f"{TAB} .yasr table tbody tr")
    assert "中华人民共和国宪法" in page.inner_text(f"{TAB} .yasr")
    page.click(f"{TAB} .select_chart")
    page.wait_for_selector(".kg-chart rect")
    assert page.locator(".kg-chart rect").count() > 10
    assert "中华人民共和国宪法" in (page.text_content(".kg-chart") or "")


def test_every_saved_question_has_a_sentence(editor: Opened) -> None:
    items = editor.page.locator("#saved li")
    told = items.evaluate_all(
        "all => all.map(e => [e.querySelector('button').textContent, e.querySelector('p').textContent])"
    )
    assert len(told) > 40
    for title, sentence in told:
        assert " / " in title
        assert " / " in sentence
        assert len(sentence) > len("一句。 / One.")


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
    write(page, "SELECT * { ?s ?p")
    page.click(f"{TAB} .yasqe_queryButton")
    page.wait_for_selector(f"{TAB} .yasr .errorResult, {TAB} .yasr [class*=error]")
    assert "malformed" in page.inner_text(f"{TAB} .yasr")


def test_the_first_question_declares_its_prefixes(editor: Opened) -> None:
    page = editor.page
    assert "PREFIX fz:" in said(page)
    assert page.locator(f"{TAB} .parseErrorIcon").count() == 0
    write(page, "SELECT ?x { ?x a fz:Report }")
    assert page.locator(f"{TAB} .parseErrorIcon").count() == 1  # what the editor says of one that does not


def test_terms_are_completed_and_their_prefix_declared(editor: Opened) -> None:
    page = editor.page
    write(page, "")
    page.click(f"{TAB} .CodeMirror-lines")
    page.keyboard.type("SELECT ?r { ?r fz:cit")
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hints li")
    hints = page.locator(".CodeMirror-hints li").all_inner_texts()
    assert "fz:cites  引用  cites" in hints
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('.CodeMirror-hints')")
    assert "fz:cites" in said(page)
    assert f"PREFIX fz: <{BASE}ontology#>" in said(page)
    assert page.locator(f"{TAB} .parseErrorIcon").count() <= 1  # the brace that is still open


def test_a_link_to_share_opens_the_same_question(open_editor: Callable[..., Opened]) -> None:
    first = open_editor().page
    question = "SELECT ?m { ?m a <https://w3id.org/fazhi-kg/ontology#Mechanism> } # “枫桥” & more"
    write(first, question)
    first.click(f"{TAB} .yasqe_share")
    link = first.input_value(f"{TAB} .yasqe_sharePopup input")
    assert link.startswith(first.url.partition("#")[0] + "#")
    second = open_editor(fragment="#" + link.partition("#")[2]).page
    second.wait_for_function(
        f"words => document.querySelector('{TAB} .CodeMirror').CodeMirror.getValue() === words", arg=question
    )


def test_a_description_is_drawn_as_a_graph(editor: Opened) -> None:
    page = editor.page
    ask(page, FENGQIAO, "graph")
    page.wait_for_selector(f"{TAB} .kg-graph[data-named]")
    told = page.text_content(f"{TAB} .kg-graph > svg") or ""
    assert "枫桥经验" in told
    assert "纠纷化解" in told
    assert "上位 broader" in told  # a line says what it is, in both languages
    thing = page.locator(f'{TAB} .kg-graph a[href^="/mechanism/"]')
    assert thing.first.get_attribute("href") == "/mechanism/%E6%9E%AB%E6%A1%A5%E7%BB%8F%E9%AA%8C"
    assert "Fengqiao" in (thing.first.get_attribute("aria-label") or "")
    with page.expect_navigation():
        thing.first.click()
    assert page.inner_text("h1").startswith("枫桥经验")


def test_rows_with_two_things_are_drawn_and_others_are_not(editor: Opened) -> None:
    page = editor.page
    ask(page, "SELECT ?report ?norm ?title { ?report fz:cites ?norm ; dcterms:title ?title }", "graph")
    page.wait_for_selector(POINTS)
    rows = page.evaluate(
        """async () => (await (await fetch('/sparql?query=' + encodeURIComponent('SELECT DISTINCT ?a ?b { ?a fz:cites ?b }')
          + '&format=json')).json()).results.bindings.map(r => [r.a.value, r.b.value])"""
    )
    assert page.locator(POINTS).count() == len({end for row in rows for end in row})
    assert page.locator(f"{TAB} .kg-graph line").count() == len(rows)
    assert page.locator(f"{TAB} .kg-cut").count() == 0
    ask(page, "SELECT ?norm (COUNT(*) AS ?n) { ?report fz:cites ?norm } GROUP BY ?norm", "table")
    page.wait_for_selector(f"{TAB} .select_graph.disabled")


def test_a_large_graph_is_cut_and_says_so(editor: Opened) -> None:
    page = editor.page
    ask(page, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(ISIRI(?o)) } LIMIT 4000", "graph")
    page.wait_for_selector(f"{TAB} .kg-cut")
    assert page.locator(POINTS).count() == 300
    assert "前 300 个" in page.inner_text(f"{TAB} .kg-cut")
    assert "things are drawn" in page.inner_text(f"{TAB} .kg-cut")
    assert page.locator(f"{TAB} .kg-graph text:not(.by)").count() > 20
    assert covered(page, f"{TAB} .kg-graph text") == []


def test_the_graph_is_read_with_the_keyboard(editor: Opened) -> None:
    page = editor.page
    ask(page, FENGQIAO, "graph")
    page.wait_for_selector(f"{TAB} .kg-graph[data-named]")
    assert page.locator(f'{POINTS}[tabindex="0"]').count() == 1
    page.focus(f'{POINTS}[tabindex="0"]')
    seen = []
    for _ in range(page.locator(POINTS).count()):
        seen.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        assert seen[-1] in page.inner_text(f"{TAB} .kg-said")
        page.keyboard.press("ArrowRight")
    assert len(set(seen)) >= len(seen) - 1  # all of them; two may have one name
    assert any("枫桥经验" in one for one in seen)
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(first)


def test_things_in_a_table_are_read_on_this_server(editor: Opened) -> None:
    page = editor.page
    ask(page, "SELECT ?m { ?m a fz:Mechanism } ORDER BY ?m LIMIT 1", "table")
    page.wait_for_selector(f"{TAB} .yasr a.iri")
    page.focus(f"{TAB} .yasr a.iri")
    assert (page.get_attribute(f"{TAB} .yasr a.iri", "href") or "").startswith("/mechanism/")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_on_anything_else(open_editor: Callable[..., Opened], width: int) -> None:
    page = open_editor(width).page
    words = (
        "SELECT ?report ?norm { ?report <https://w3id.org/fazhi-kg/ontology#cites> ?norm } # " + "字" * 200
    )
    ask(page, words, "graph")
    page.wait_for_selector(f"{TAB} .kg-graph[data-named]")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    over = page.evaluate(
        f"""() => {{
          const code = [...document.querySelectorAll('{TAB} .CodeMirror-line span span')].flatMap(e => [...e.getClientRects()]);
          return [...document.querySelectorAll('{TAB} .yasqe_buttons button')].map(e => e.getBoundingClientRect())
            .filter(b => code.some(c => c.left < b.right && b.left < c.right && c.top < b.bottom && b.top < c.bottom)).length;
        }}"""
    )
    assert over == 0
    assert covered(page, f"{TAB} .kg-graph text") == []
    icons = page.locator(f"{TAB} .yasr_btnGroup svg")
    assert icons.count() == 4
    assert all((icons.nth(i).bounding_box() or {"width": 0})["width"] > 8 for i in range(4))


@pytest.mark.parametrize("width", [1280, 390])
def test_no_heading_of_a_table_is_cut_and_numbers_are_plain(
    open_editor: Callable[..., Opened], width: int
) -> None:
    page = open_editor(width).page
    page.click('#saved button[data-name="norms-by-class"]')
    page.wait_for_selector(f"{TAB} .yasr table.dataTable tbody tr")
    page.wait_for_function(
        f"""() => [...document.querySelectorAll('{TAB} .yasr table.dataTable th')].every(one => {{
          const words = one.querySelector('.dt-column-title')?.firstChild;
          if (!words) return true;
          const range = document.createRange();
          range.selectNodeContents(words);
          const [inner, outer] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
          return inner.left >= outer.left && inner.right <= outer.right;
        }})"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "XMLSchema" not in page.inner_text(f"{TAB} .yasr table.dataTable")
    assert "xsd:" not in page.inner_text(f"{TAB} .yasr table.dataTable")
