"""Frames a second while the graph is panned in a browser without a graphics card, beside a plain page of pyvis."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.terms import FZ
from kg.view import Edge, Node, Shared, View, render

NODES = (100, 500, 2000)
SECONDS = 3
LONGEST = 240_000  # milliseconds that plain pyvis is waited for
_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run")

# Counts the frames that the browser shows while the mouse drags the picture.
_COUNT = """() => { window.shown = []; const step = (at) => { window.shown.push(at); window.counting = requestAnimationFrame(step); };
  window.counting = requestAnimationFrame(step); }"""


def a_graph(count: int) -> View:
    """Places and terms, two relations to a node; a tenth of the nodes are places."""
    places = [f"place/{i}" for i in range(max(2, count // 10))]
    nodes = [Node(iri, f"第{i}镇", "", "report", hubs=(iri,)) for i, iri in enumerate(places)]
    edges = []
    for i in range(count - len(places)):
        hubs = tuple(
            sorted(
                {places[i % len(places)], places[(i * 7 + 3) % len(places)], places[(i + 1) % len(places)]}
            )
        )
        kind = ("norm", "mechanism", "activity", "organisation")[i % 4]
        nodes.append(Node(f"term/{i}", f"第{i}项工作制度", "", kind, len(hubs), hubs=hubs))
        edges += [Edge(hub, f"term/{i}", FZ.cites, "引用", "cites") for hub in hubs]
    return View(tuple(nodes), tuple(edges), "一张图")


def plain_pyvis(view: View) -> str:
    """The page that pyvis writes by itself for the same graph, without what it fetches."""
    import re

    from pyvis.network import Network

    net = Network(cdn_resources="in_line", directed=True, height="800px")
    number = {node.id: i for i, node in enumerate(view.nodes)}
    for node in view.nodes:
        net.add_node(number[node.id], label=node.label_zh)
    net.edges = [{"from": number[edge.source], "to": number[edge.target]} for edge in view.edges]
    html: str = net.generate_html(notebook=False)
    return re.sub(r'<(link|script)[^>]*(?:href|src)="https?:[^>]*>(</script>)?', "", html)


@contextmanager
def pages() -> Iterator[Any]:
    """Opens pages of 1280 by 800 in the system's Chromium, which paints with the processor."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise SystemExit("install chromium: apt-get update && apt-get install -y chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


def panned(page: Any, selector: str) -> tuple[float, float]:
    """Frames a second while the mouse drags the picture to and fro, and the longest time without one in ms."""
    box = page.locator(selector).bounding_box()
    x, y = box["x"] + 12, box["y"] + 12
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_COUNT)
    end = time.monotonic() + 8 * SECONDS  # a page may take seconds for a single move
    for step in range(SECONDS * 60):
        if time.monotonic() > end:
            break
        page.mouse.move(x + 3 * (step % 60), y + 2 * (step % 60))
        page.wait_for_timeout(8)
    at = page.evaluate("() => { cancelAnimationFrame(window.counting); return window.shown; }")
    page.mouse.up()
    gaps = [later - earlier for earlier, later in pairwise(at)]
    return (1000 / statistics.mean(gaps), max(gaps)) if gaps else (0.0, 8000.0 * SECONDS)


def run() -> None:
    """Print, for each size, when the page stands still and how many frames a second it shows when panned."""
    print(
        "nodes edges | page: ready s, frames/s, longest gap ms | plain pyvis: the same after 20 s of its physics"
    )
    with pages() as browser, tempfile.TemporaryDirectory(prefix="kg-frames-") as name:
        for count in NODES:
            view = a_graph(count)
            found = []
            for kind, html in (("ours", render(Shared.of_view(view))), ("pyvis", plain_pyvis(view))):
                file = Path(name) / f"{kind}{count}.html"
                file.write_text(html, encoding="utf-8")
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.set_default_timeout(LONGEST)
                began = time.monotonic()
                if kind == "ours":
                    page.goto(file.as_uri() + "#graph?all=1")
                    page.wait_for_selector("html[data-ready=yes]")
                    ready = time.monotonic() - began
                    selector = "#network canvas"
                else:
                    page.goto(file.as_uri(), wait_until="commit")
                    page.wait_for_selector("#mynetwork canvas")
                    page.wait_for_timeout(20_000)
                    ready = time.monotonic() - began
                    selector = "#mynetwork canvas"
                rate, gap = panned(page, selector)
                found.append(f"{ready:.1f} s, {rate:.0f}/s, {gap:.0f} ms")
                page.close()
            print(f"{count} {len(view.edges)} | " + " | ".join(found), flush=True)
