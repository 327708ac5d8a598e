"""Takes the pictures of the README out of a build's own page: ``python docs/pictures/shoot.py [output]``."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg.dataset import Dataset
from kg.view import write_view

HERE = Path(__file__).parent
SIZE = {"width": 1280, "height": 800}
# The views, and what their addresses ask for.
VIEWS = {"graph": "", "reader": "", "dashboard": "", "map": "", "table": "q=枫桥"}
SOUGHT = "法律明白人"  # in the graph


def main(output: str = "output") -> None:
    """Writes a picture of each view in each language."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page = Path(folder) / "page.html"
        write_view(Dataset.open(output), page)
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for lang in ("zh", "en"):
            for name, asked in VIEWS.items():
                shown = browser.new_page(viewport=SIZE)
                shown.goto(f"{page.as_uri()}#{name}?{asked}&lang={lang}")
                shown.wait_for_selector(f"html[data-shown={name}]")
                if name == "graph":
                    shown.fill("#search", SOUGHT)
                    shown.keyboard.press("Enter")
                shown.wait_for_timeout(1000)
                shown.screenshot(path=HERE / f"{name}.{lang}.png")
                shown.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
