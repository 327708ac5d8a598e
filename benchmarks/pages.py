"""The page of the samples and of 500 made-up reports in a browser, beside plain pyvis with the same network.

``LARGE=50 python -m benchmarks pages`` for a try; ``KEEP=folder`` keeps the builds for the next run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks._builds import built, place
from kg.dataset import Dataset
from kg.view import Shared
from kg.view.views import VIEWS

SEEDS = Path(__file__).parents[1] / "seeds"
LARGE = int(os.environ.get("LARGE", "500"))  # reports
LONGEST = 120  # seconds that plain pyvis is waited for
_FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
_WATCH = """window.seen = { tasks: [], shift: 0, ready: 0 };
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.tasks.push([e.startTime, e.duration]); }).observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.shift += e.value; }).observe({ type: "layout-shift", buffered: true });
document.addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
  if (document.documentElement.dataset.ready) seen.ready = seen.ready || performance.now();
}).observe(document.documentElement, { attributes: true }));"""
_WRITE = """
import sys, time, resource
from pathlib import Path
from kg.dataset import Dataset
from kg.view import write_view
start = time.perf_counter()
write_view(Dataset.open(sys.argv[1]), Path(sys.argv[2]))
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def run() -> None:
    from playwright.sync_api import sync_playwright

    with place() as folder, sync_playwright() as driver:
        five = folder / "samples"
        if not (five / "store").exists():
            command = [sys.executable, "-m", "kg", "build", str(SEEDS), "-o", str(five)]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - this Python with a module of ours
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = driver.chromium.launch(executable_path=chromium, args=_FLAGS.split())
        for out in (five, built(LARGE, folder, seed=3)):
            dataset = Dataset.open(out)
            page = folder / f"{out.parent.name}-page.html"
            seconds, peak = _written(out, page)
            print(
                f"  {len(dataset):,} quads: {page.stat().st_size / 1e6:.2f} MB, written in {seconds:.1f} s, {peak} MiB"
            )
            for view in VIEWS:
                if f'id="tab-{view.NAME}"' in page.read_text("utf-8"):
                    print(f"    {view.NAME:10} {_opened(browser, page, view.NAME)}", flush=True)
            print(
                f"    plain pyvis, the same network: {_pyvis(browser, dataset, folder / 'pyvis.html')}",
                flush=True,
            )
        browser.close()


def _written(out: Path, page: Path) -> tuple[float, int]:
    """How long the page takes to be written in a process of its own, and that one's peak of memory."""
    command = [sys.executable, "-c", _WRITE, str(out), str(page)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    seconds, peak = found.stdout.split()
    return float(seconds), int(peak)


@contextmanager
def _page(browser: Any) -> Iterator[tuple[Any, list[str], list[str]]]:
    """A page without a network, what it asks for and what it complains of."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(LONGEST * 1000)
    yield page, asked, complaints
    context.close()


def _opened(browser: Any, file: Path, view: str) -> str:
    """From the call to the view's first picture, the longest task until a second later, and what moved by itself."""
    with _page(browser) as (page, asked, complaints):
        page.add_init_script(_WATCH)
        page.goto(f"{file.resolve().as_uri()}#{view}")
        page.wait_for_selector("html[data-ready=yes]")
        page.wait_for_timeout(1000)
        seen = page.evaluate("seen")
        longest = max((duration for _, duration in seen["tasks"]), default=0)
        return (
            f"ready in {seen['ready'] / 1000:.2f} s, longest task {longest:.0f} ms, layout shift {seen['shift']:.3f}, "
            f"{len(asked) - 1} requests beyond the file, {len(complaints)} complaints"
        )


def _pyvis(browser: Any, dataset: Dataset, file: Path) -> str:
    """As pyvis's documentation says, with its physics: until the network says that it has settled."""
    from pyvis.network import Network

    view = Shared(dataset).view
    net = Network(directed=True, cdn_resources="in_line")
    for node in view.nodes:
        net.add_node(node.id, label=node.label_zh, title=node.label_zh)
    for edge in view.edges:
        net.add_edge(edge.source, edge.target, title=edge.label_zh)
    file.write_text(net.generate_html(notebook=False), "utf-8")
    with _page(browser) as (page, asked, complaints):
        start = time.perf_counter()
        page.goto(file.resolve().as_uri())
        settled = "typeof network !== 'undefined' && network.physics.stabilized === true"
        while not (still := page.evaluate(settled)) and time.perf_counter() - start < LONGEST:
            page.wait_for_timeout(100)
        seconds = time.perf_counter() - start
        return (
            f"{'still after' if still else 'not still after'} {seconds:.1f} s, {file.stat().st_size / 1e6:.2f} MB, "
            f"{len(asked) - 1} requests beyond the file, {len(complaints)} complaints"
        )
