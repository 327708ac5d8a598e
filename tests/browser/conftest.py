"""A Chromium of the system behind Playwright's driver, cut off from every network, and pages to open in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.terms import FZ
from kg.view import Edge, Fact, Node, Quote, Shared, View, render

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


_WIDER = """() => [...document.querySelectorAll("body *")].filter(e => {
  const box = e.getBoundingClientRect();
  if (!e.checkVisibility() || (box.right <= innerWidth + 0.5 && box.left >= -0.5)) return false;
  for (let up = e.parentElement; up; up = up.parentElement)
    if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX)) return false;
  return true; }).map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        names = ", ".join(CHROMIUM)
        pytest.fail(
            f"none of {names} is on the PATH; install one: apt-get update && apt-get install -y chromium"
        )
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=_FLAGS.split())
        yield browser
        browser.close()


@dataclass
class Opened:
    """An open page, with all that it asked for and complained about."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def node(self, label: str) -> int:
        """The number of a node by its Chinese label."""
        return int(self.page.evaluate("label => data.about.findIndex(a => a.zh === label)", label))

    def shown(self) -> set[str]:
        """The labels of the nodes that are visible."""
        return set(self.page.evaluate("shownNodes().map(i => data.about[i].zh)"))

    def click_at(self, label: str, *, towards: str = "") -> None:
        """Click on a node, or in the middle of the line from it to another one."""
        ends = [self.node(label), self.node(towards or label)]
        where = "ends => network.canvasToDOM({x: (at[ends[0]][0] + at[ends[1]][0]) / 2, y: (at[ends[0]][1] + at[ends[1]][1]) / 2})"
        self.page.locator("#network").click(position=self.page.evaluate(where, ends))

    def go(self, fragment: str) -> None:
        """Go to a fragment and wait until its view is shown."""
        self.page.evaluate("delete document.documentElement.dataset.shown")
        self.page.evaluate("hash => { location.hash = hash; }", fragment)
        self.page.wait_for_selector("html[data-shown]")

    def until(self, condition: str) -> None:
        """Wait until a condition holds; Playwright's own waiting evaluates strings, which the page's policy forbids."""
        for _ in range(300):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(20)
        pytest.fail(f"{condition} did not become true")

    def wider(self) -> list[str]:
        """What can be seen beyond the right or left side of the window, but for what scrolls within it."""
        return list(self.page.evaluate(_WIDER))

    def panel(self) -> str:
        """What the side panel says."""
        return self.page.locator("#panel").inner_text()


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page in a window of a size, light or dark, at a fragment; at the end, nothing was fetched or complained of."""
    opened: list[Opened] = []

    def open_view(
        view: View | Shared | Path,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        lang: str = "zh",
        at: str = "",
    ) -> Opened:
        file = view if isinstance(view, Path) else tmp_path / f"page{len(opened)}.html"
        if not isinstance(view, Path):
            shared = Shared.of_view(view) if isinstance(view, View) else view
            file.write_text(render(shared, lang=lang), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            offline=True,
        )
        one = Opened(context.new_page(), file.as_uri() + at)
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.on("console", lambda message: one.complaints.append(message.text))
        one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
        opened.append(one)
        one.page.goto(one.address)
        one.page.wait_for_selector("html[data-ready=yes]")
        one.page.evaluate("Object.defineProperties(window, Object.getOwnPropertyDescriptors(KG.graph || {}))")
        return one

    yield open_view
    for one in opened:
        assert {address.partition("#")[0] for address in one.requests} == {one.address.partition("#")[0]}
        assert one.complaints == []
        one.page.context.close()


def _quote(sentence: str, words: str, modality: str = "Done") -> Quote:
    start = sentence.index(words)
    return Quote(
        "某镇2022年法治政府建设情况报告", "强化学习", sentence, start, start + len(words), modality=modality
    )


@pytest.fixture(scope="session")
def view() -> View:
    """Three places that report, what they share, and enough of their own to be folded away at first."""
    places = {"甲镇": ("2021", "2022"), "乙乡": ("2022",), "丙街道": ("2023",)}
    shared = [
        ("norm", "中华人民共和国信访工作法", "Petition Work Law", ("甲镇", "乙乡", "丙街道")),
        ("mechanism", "板凳会", "bench meeting", ("甲镇", "乙乡")),
        ("mechanism", "红黑榜", "", ("甲镇", "丙街道")),
        ("campaign", "某某宣传周", "Publicity week", ("乙乡", "丙街道")),
        ("activity", "宣传", "publicity", ("甲镇", "乙乡", "丙街道")),
    ]
    own = [("organisation", f"第{i}调解室", "", (tuple(places)[i % 3],)) for i in range(100)]
    nodes = [Node(p, p, "", "report", 1, years, ("某县", p), (), (p,)) for p, years in places.items()]
    edges = []
    for kind, zh, en, hubs in [*shared, *own]:
        facts = (Fact("又称", "Also called", "别名", "other name"),) if kind == "norm" else ()
        years = tuple(sorted({year for hub in hubs for year in places[hub]}))
        nodes.append(Node(f"{kind}/{zh}", zh, en, kind, len(hubs), years, ("某县", *hubs), facts, hubs))
        for hub in hubs:
            planned = (kind, hub) == ("mechanism", "丙街道")
            modality = "Planned" if planned else "Done"
            word = zh.removeprefix("中华人民共和国")
            quote = _quote(f"𠮷村👩‍👧{hub}说到{word}，<b>不是</b>标记。", word, modality)
            edges.append(
                Edge(hub, f"{kind}/{zh}", FZ.cites, "说到", "speaks of", (modality,), places[hub], (quote,))
            )
    return View(
        tuple(nodes),
        tuple(edges),
        "三个地方的年报",
        "Three places",
        (("另有一个条目未列入。", "One term is left out."),),
    )
