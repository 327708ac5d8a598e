"""One file, nothing fetched, and nothing of a document that could become markup or script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import KgError
from kg.terms import FZ
from kg.view import Edge, Fact, Node, Quote, View, collect, render, write_view
from kg.view.page import embed, foreign_references

NASTY = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "“引号” \"double\" 'single' `back` ${a} {{ 7*7 }} {% raw %}",
    "\u202eRTL\u202c \u200f",
    "𠮷野家 👩‍👩‍👧 emoji",
    "line\u2028separator\u2029paragraph",
    "&amp;&lt;",
    "lone \ud800 surrogate",
]


def a_view(label: str) -> View:
    quote = Quote(label, label, f"𠮷{label}。", 1, 1 + len(label))
    place = Node(
        "place/1", label, label, "report", 1, ("2022",), (label,), (Fact(label, label, label),), ("place/1",)
    )
    term = Node("norm/1", label, label, "norm", 1, ("2022",), (label,), (), ("place/1",))
    edge = Edge("place/1", "norm/1", FZ.cites, "引用", "cites", ("Done",), ("2022",), (quote,))
    return View((place, term), (edge,), label, label, ((label, label),))


class Page(HTMLParser):
    """The elements of a page and the text of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []
        self.policy = ""
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._in_script = tag == "script"
        if self._in_script:
            self.scripts.append("")
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"]

    def handle_data(self, data):
        if self._in_script:
            self.scripts[-1] += data

    def handle_endtag(self, tag):
        self._in_script = self._in_script and tag != "script"

    @property
    def data(self):
        return json.loads(self.scripts[0])


PLAIN = Page(render(a_view("甲镇")))


@pytest.mark.parametrize("label", NASTY)
def test_page_holds_any_text_as_data(label):
    html = render(a_view(label))
    html.encode()
    page = Page(html)
    assert page.tags == PLAIN.tags
    assert [about["zh"] for about in page.data["about"]] == [label, label]
    report, section, sentence, start, end, *_ = page.data["said"][0]["quotes"][0]
    assert page.data["texts"][report] == page.data["texts"][section] == label
    assert page.data["texts"][sentence][start:end] == label


@given(st.text())
def test_page_data_cannot_leave_its_element(text):
    written = embed({text: [text]})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", written)
    assert json.loads(written) == {text: [text]}


@pytest.mark.parametrize("label", NASTY[:4])
def test_page_escapes_the_list_for_readers_without_scripts(label):
    html = render(a_view(label))
    plain = html[html.index("<noscript>") : html.index("</noscript>")]
    assert label not in plain.replace("\n", "") or "<" not in label
    assert "49" not in plain


def test_page_fetches_nothing(query):
    html = render(collect(query))
    assert foreign_references(html) == []
    assert not {"link", "iframe", "img", "object", "embed", "base"} & set(Page(html).tags)


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="//cdn.example/a.css">',
        '<img src="a.png">',
        "<style>p { background: url(https://a.example/b.png) }</style>",
        "<style>@import 'a.css';</style>",
        '<p style="background: url(a.png)">',
    ],
)
def test_page_finds_what_a_browser_would_fetch(html):
    assert len(foreign_references(html)) == 1


def test_page_allows_its_own_scripts_and_nothing_else():
    hashes = [
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in PLAIN.scripts[1:]
    ]
    assert len(hashes) == 2
    assert "default-src 'none'" in PLAIN.policy
    assert [f"'sha256-{h}'" in PLAIN.policy for h in hashes] == [True, True]
    assert "unsafe" not in PLAIN.policy


def test_page_gives_the_network_the_positions_and_numbers_of_its_nodes(query):
    view = collect(query)
    data = Page(render(view)).data
    assert [node["id"] for node in data["nodes"]] == list(range(len(view.nodes)))
    assert all(isinstance(node["x"], float | int) for node in data["nodes"])
    assert data["options"]["physics"] == {"enabled": False}
    first = data["edges"][0]
    assert (view.nodes[first["from"]].id, view.nodes[first["to"]].id) == (
        view.edges[0].source,
        view.edges[0].target,
    )


def test_page_is_the_same_every_time(query):
    assert render(collect(query)) == render(collect(query))


@pytest.mark.parametrize(
    ("lang", "attribute", "sentence"), [("zh", "zh-CN", "本页需要"), ("en", "en", "The graph needs")]
)
def test_page_begins_in_a_language(lang, attribute, sentence):
    html = render(a_view("甲镇"), lang=lang)
    assert f'<html lang="{attribute}" data-lang="{lang}">' in html
    assert sentence in html


def test_page_refuses_other_languages():
    with pytest.raises(KgError, match="speaks zh and en, not de"):
        render(a_view("甲镇"), lang="de")


def test_write_view_writes_the_page_and_says_what_it_shows(query, tmp_path):
    class Graph:
        def query(self, sparql):
            return query(sparql)

    view = write_view(Graph(), tmp_path / "page.html", focus="板凳会", lang="en")
    html = (tmp_path / "page.html").read_text("utf-8")
    assert len(view.nodes) == 2
    assert "板凳会: who says what" in html
