"""The explorer in a browser: from lists to neighbours to sentences, with pointer and keyboard, and never too much at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from kg.building.builder import BuildResult
from kg.dataset import Dataset
from kg.terms import BASE, FZ
from tests.web.conftest import build_at
from tests.web.serving import Server, serving

HOSTILE = (
    "</script><script>window.__pwned = 1</script>\"'<img src=x onerror='window.__pwned = 1'>\u202e"
    + "长" * 3000
)
MANY = 5000


def star() -> Dataset:
    """A mechanism that five thousand reports describe, of a hostile name."""
    type_, label = (
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
    )
    words = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    hub = f"<{BASE}mechanism/a>"
    lines = [f"{hub} <{type_}> <{FZ.Mechanism}> <{BASE}g> .", f'{hub} <{label}> "{words}"@zh <{BASE}g> .']
    for i in range(MANY):
        report = f"<{BASE}report/{i:04d}>"
        lines.append(f"{report} <{type_}> <{FZ.Report}> {report} .")
        lines.append(f"{report} <{FZ.describes}> {hub} {report} .")
    return Dataset.of_quads(lines)


@pytest.fixture(scope="module")
def server(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(Path(built.folder), tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = build_at(tmp_path_factory.mktemp("star") / "graph", star())
    with serving(folder, tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


@pytest.fixture
def explore(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the explorer of a server; nothing may be fetched from elsewhere, refused or complained of."""
    opened: list[tuple[Page, list[str]]] = []

    def open_page(
        server: Server, fragment: str = "", *, width: int = 1280, dark: bool = False, refused: str = "\0"
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
        )
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if refused not in said.text else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda one: complaints.append(one.url) if not one.url.startswith(server.address) else None,
        )
        page.goto(f"{server.address}explore{fragment}")
        page.wait_for_selector("#picture svg")
        opened.append((page, complaints))
        return page

    yield open_page
    for page, complaints in opened:
        assert complaints == []
        assert page.evaluate("window.__pwned") is None
        page.context.close()


def names(page: Page) -> list[str]:
    """The whole names of what is drawn."""
    return page.locator("#picture .point").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )


def settled(page: Page) -> None:
    """Wait until nothing is asked any more."""
    page.wait_for_load_state("networkidle")


def find(page: Page, text: str) -> None:
    page.fill("#sought", text)
    page.locator("#hits button").first.click()
    page.locator("#said figure mark").first.wait_for()


def test_the_first_picture_is_of_provinces_with_their_reports(explore, server):
    page = explore(server)
    drawn = page.locator("#picture .point text").all_text_contents()
    assert any("重庆市 3" in one for one in drawn)
    assert len(drawn) == 4  # the middle and three provinces
    page.locator("#lists .unfold").first.click()
    page.locator("#lists li li").first.wait_for()
    assert page.locator("#lists .unfold").first.get_attribute("aria-expanded") == "true"


def test_a_kind_shows_its_terms_and_a_term_its_neighbours(explore, server):
    page = explore(server)
    page.locator("#lists summary", has_text="机制").click()
    page.locator("#lists li button", has_text="法律明白人").wait_for()
    settled(page)
    assert "法律明白人" in " ".join(names(page))
    page.locator("#picture .point", has_text="法律明白人").first.click()
    page.locator("#said h2", has_text="法律明白人").wait_for()
    page.locator("#expand").click()
    page.locator("#picture .group").first.wait_for()
    assert any(name.startswith("描述") for name in names(page))


def test_what_is_found_is_drawn_with_its_neighbours_and_their_sentences(explore, server):
    page = explore(server)
    find(page, "民法典")
    assert "#at=eli%2Fcn%2F" in page.url
    groups = [name for name in names(page) if name.startswith("引用 cites")]
    assert groups == ["引用 cites 4"]
    page.locator("#picture .point:not(.group)").nth(2).click()
    page.locator("#said h3", has_text="与“中华人民共和国民法典”有关的原文").wait_for()
    page.locator("#said mark").first.wait_for()
    assert all("民法典" in one for one in page.locator("#said mark").all_inner_texts())
    before = len(names(page))
    page.locator("#expand").click()
    page.locator("#picture .point.open").nth(1).wait_for()
    assert len(names(page)) > before + 10


def test_names_never_cover_each_other(explore, server):
    page = explore(server)
    find(page, "民法典")
    page.locator("#picture .point:not(.group)").nth(2).click()
    page.locator("#expand").click()
    page.locator("#picture .point.open").nth(1).wait_for()
    ends = page.evaluate(
        """() => [...document.querySelectorAll('#picture .point:not(.group):not(.open) text')].map((text) => {
          const box = text.getBBox(), by = text.getCTM();
          const at = (x, y) => [by.a * x + by.c * y + by.e, by.b * x + by.d * y + by.f];
          return [at(box.x, box.y + box.height / 2), at(box.x + box.width, box.y + box.height / 2), box.height * Math.hypot(by.a, by.b)];
        })"""
    )
    assert len(ends) > 20
    for i, (a, b, _) in enumerate(ends):
        for c, d, _ in ends[:i]:
            assert not crossed(a, b, c, d)


def crossed(a, b, c, d) -> bool:
    """Whether two lines cross."""

    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_the_address_brings_the_same_picture_back(explore, server):
    page = explore(server)
    find(page, "民法典")
    page.locator("#picture .point:not(.group)").nth(2).click()
    page.locator("#expand").click()
    page.locator("#picture .point.open").nth(1).wait_for()
    settled(page)
    said, drawn = page.locator("#said h2").inner_text(), names(page)
    other = explore(server, "#" + page.url.partition("#")[2])
    other.locator("#said h2", has_text=said).wait_for()
    settled(other)
    assert names(other) == drawn
    page.go_back()
    page.locator("#picture .point").first.wait_for()


def test_the_picture_is_walked_and_opened_by_keyboard(explore, server):
    page = explore(server)
    find(page, "民法典")
    assert page.locator("#picture [tabindex='0']").count() == 1
    page.locator("#picture [tabindex='0']").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    chosen = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.locator("#said h2", has_text=chosen.partition(" ")[0][:8]).wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == chosen
    page.keyboard.press(" ")
    page.locator("#picture .point.open").nth(1).wait_for()


def test_five_thousand_neighbours_come_in_steps_and_never_too_many(explore, large):
    page = explore(large, "#at=mechanism%2Fa")
    page.locator("#said h2").wait_for()
    assert names(page)[1].endswith(str(MANY))
    at_first = int(page.evaluate("document.documentElement.dataset.drawn"))
    assert at_first < 20
    page.locator("#picture .rest").click()
    page.locator("#said li").nth(40).wait_for()
    assert int(page.evaluate("document.documentElement.dataset.drawn")) == at_first + 40
    drawn = page.evaluate(
        """async () => {
          const group = explorer.tree.root.groups[0];
          for (let i = 0; i < 5; i += 1) await explorer.ask(() => explorer.tree.more(group, 400));
          explorer.choose(group);
          return explorer.tree.things().length;
        }"""
    )
    assert drawn == 1200
    assert "图已满" in page.locator("#told").inner_text()
    assert page.locator("#picture .point.rest").count() == 1
    page.locator("#whole").click()


def test_a_full_picture_folds_what_was_opened_first(explore, server):
    page = explore(server)
    find(page, "民法典")
    kept = page.evaluate(
        """async () => {
          const tree = explorer.tree;
          const reports = tree.things().filter((one) => one.iri.includes("/report/"));
          for (const one of reports) await explorer.ask(() => tree.open(one));
          for (const one of tree.things().filter((one) => one.groups)) for (const group of one.groups) await explorer.ask(() => tree.more(group, 400));
          for (const one of tree.things().filter((one) => one.iri.includes("/mechanism/"))) await explorer.ask(() => tree.open(one));
          explorer.choose(tree.root);
          return tree.things().length;
        }"""
    )
    assert 200 < kept <= 1200


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits_and_can_be_used_by_all(explore, server, width, dark):
    page = explore(server, width=width, dark=dark)
    find(page, "民法典")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_a_page_of_a_thing_leads_to_the_explorer(explore, server, browser):
    page = browser.new_page()
    page.goto(f"{server.address}mechanism/{quote('法律明白人')}")
    page.locator("a", has_text="浏览 Explore").last.click()
    page.locator("#said h2", has_text="法律明白人").wait_for()
    page.close()


def test_what_is_not_there_is_told(explore, server):
    page = explore(server, refused="404 (Not Found)")
    page.evaluate("location.hash = '#at=mechanism%2Fnothing'")
    page.locator("#told:not(:empty)").wait_for()
    assert "nothing" in page.locator("#told").inner_text()
    page.fill("#sought", "没有这样的词")
    page.locator("#hits", has_text="没有找到").wait_for()


def test_of_two_choices_the_later_is_shown_whichever_answer_comes_first(explore, server):
    page = explore(server)

    def late(route):
        page.wait_for_timeout(700)
        route.continue_()

    page.route("**/api/node?*%E6%B0%91%E6%B3%95%E5%85%B8*", late)
    page.evaluate(
        """() => { explorer.begin({ iri: things.whole("eli/cn/中华人民共和国民法典") });
                   explorer.begin({ iri: things.whole("mechanism/法律明白人") }); }"""
    )
    page.locator("#said h2", has_text="法律明白人").wait_for()
    settled(page)
    page.wait_for_timeout(300)
    assert "法律明白人" in page.locator("#said h2").inner_text()
    assert "mechanism" in page.url
