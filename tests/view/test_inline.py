"""What a notebook gets: a frame that may run scripts and nothing else, with the page as an attribute."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.dataset import Dataset
from kg.model import KgError


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    store = ox.Store()
    store.bulk_load(path=str(Path(__file__).parent / "graph.trig"), format=ox.RdfFormat.TRIG)
    return Dataset(store)


class Elements(HTMLParser):
    """The elements of a text with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_notebook_gets_one_frame_that_holds_the_whole_page(dataset):
    shown = dataset.show(height=500)
    [(tag, attributes)] = Elements(shown._repr_html_()).found
    assert tag == "iframe"
    assert attributes["height"] == "500"
    assert "allow-scripts" in attributes["sandbox"]
    assert "allow-same-origin" not in attributes["sandbox"]
    assert "src" not in attributes
    assert attributes["srcdoc"].startswith("<!DOCTYPE html>")
    assert attributes["srcdoc"].endswith("</html>")


def test_elsewhere_it_is_one_short_sentence(dataset):
    said = repr(dataset.show())
    assert "nodes" in said
    assert len(said) < 200


def test_what_is_asked_for_is_shown(dataset):
    frame = Elements(dataset.show("板凳会", lang="en")._repr_html_()).found[0][1]
    assert 'data-lang="en"' in frame["srcdoc"]
    assert "板凳会" in frame["title"]


@pytest.mark.parametrize("wrong", [{"focus": "没有这个词"}, {"kinds": ["unknown"]}, {"lang": "fr"}])
def test_what_is_not_there_is_said(dataset, wrong):
    with pytest.raises(KgError):
        dataset.show(**wrong)


def test_questions_do_not_load_what_draws():
    code = "import sys, kg.dataset; sys.exit(any(name.startswith(('kg.view', 'pyvis', 'jinja2')) for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
