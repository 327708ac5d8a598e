"""The explorer of ``kg serve`` in a browser without a graphics card: the first picture, neighbours, how much is drawn.

``LARGE=550 python -m benchmarks explorer`` for a try; ``KEEP=folder`` keeps the build for the next run.
"""

from __future__ import annotations

import os
import shutil
import statistics
from typing import Any

from benchmarks._builds import built, place
from benchmarks.service import served
from kg.dataset import Dataset
from kg.web.overview import KINDS, terms

LARGE = int(os.environ.get("LARGE", "2750"))  # reports
_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run")
_ENTITIES = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?kind FILTER(?kind IN (fz:Norm, fz:Mechanism, fz:Campaign, fz:Organisation, fz:Person, fz:Place, fz:Platform, fz:Work, fz:Activity, fz:Figure, fz:Shortcoming, fz:Plan, fz:Report)) }"
# From the choice of a thing to its drawn neighbours, in milliseconds; its sentences come afterwards.
_AROUND = """async (iri) => { const from = performance.now(); await explorer.begin({ iri });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [performance.now() - from, Number(document.documentElement.dataset.drawn)]; }"""


def run() -> None:
    from playwright.sync_api import sync_playwright

    with place() as folder, sync_playwright() as driver:
        out = built(LARGE, folder)
        dataset = Dataset.open(out)
        count = int(dataset.query(_ENTITIES).rows()[0]["n"])
        print(f"  {len(dataset):,} quads, {count:,} entities")
        chosen = [one["iri"] for kind in KINDS for one in terms(dataset, kind, 5)["found"]]
        chosen += [row["r"] for row in dataset.query("SELECT ?r { ?r a fz:Report } ORDER BY ?r LIMIT 20")]
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
        with served(out) as (address, _):
            for what in ("first picture", "again"):
                print(f"  {what}: {_first(browser, address):.2f} s", flush=True)
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"{address}explore")
            page.wait_for_selector("#picture svg")
            found = []
            for iri in chosen:
                page.wait_for_load_state("networkidle")
                found.append(page.evaluate(_AROUND, iri))
            times = sorted(time for time, _ in found)
            print(
                f"  neighbours of {len(found)} things: median {statistics.median(times):.0f} ms, "
                f"p95 {times[int(len(times) * 0.95)]:.0f} ms, worst {times[-1]:.0f} ms; "
                f"at most {max(drawn for _, drawn in found):.0f} things drawn"
            )
        browser.close()


def _first(browser: Any, address: str) -> float:
    """Seconds from the call of the page to its first picture."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{address}explore")
    page.wait_for_selector("#picture svg")
    seconds = page.evaluate("performance.now()") / 1000
    page.close()
    return float(seconds)
