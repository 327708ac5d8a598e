"""One file, nothing fetched, and nothing of a document that could become markup or script."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import KgError
from kg.terms import FZ
from kg.view import Edge, Fact, Node, Quote, Shared, View, collect, write_view
from kg.view import render as render_shared
from kg.view.inside import foreign_references, packed_json, unpacked
from kg.view.libraries import LIBRARIES
from kg.view.views import VIEWS


class Graph:
    """What answers a function of the tests as a dataset does."""

    def __init__(self, query):
        self.query = query


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


def render(view: View, *, lang: str = "zh") -> str:
    return render_shared(Shared.of_view(view), lang=lang)


def a_view(label: str) -> View:
    quote = Quote(label, label, f"𠮷{label}。", 1, 1 + len(label))
    place = Node(
        "place/1", label, label, "report", 1, ("2022",), (label,), (Fact(label, label, label),), ("place/1",)
    )
    term = Node("norm/1", label, label, "norm", 1, ("2022",), (label,), (), ("place/1",))
    edge = Edge("place/1", "norm/1", FZ.cites, "引用", "cites", ("Done",), ("2022",), (quote,))
    return View((place, term), (edge,), label, label, ((label, label),))


class Page(HTMLParser):
    """The elements of a page, the text of its scripts and what its blocks hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []
        self.blocks: dict[str, str] = {}
        self.policy = ""
        self._into = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._into = ""
        if tag == "script":
            self._into = dict(attrs).get("id") or "script"
            self.blocks[self._into] = ""
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"]

    def handle_data(self, data):
        if self._into:
            self.blocks[self._into] += data

    def handle_endtag(self, tag):
        self._into = "" if tag == "script" else self._into

    def block(self, name):
        return unpacked(self.blocks[f"data-{name}"])

    @property
    def data(self):
        return self.block("graph")


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
    written = packed_json({text: [text]})
    assert re.fullmatch("[A-Za-z0-9+/=]*", written)
    assert unpacked(written) == {text: [text]}


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
    texts = [
        PLAIN.blocks["script"],
        gzip.decompress(base64.b64decode(PLAIN.blocks["data-library-vis"])).decode(),
    ]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    allowed = [part.split() for part in PLAIN.policy.split("; ")]
    assert ["script-src", *(f"'sha256-{one}'" for one in hashes)] in allowed
    assert ["default-src", "'none'"] in allowed
    assert "unsafe" not in PLAIN.policy


def test_page_runs_one_script_and_only_after_the_data():
    assert list(PLAIN.blocks)[-1] == "script"
    assert all(name == "script" or name.startswith("data-") for name in PLAIN.blocks)


def test_page_names_each_library_that_it_holds():
    html = render(a_view("甲镇"))
    notice = (Path(__file__).parents[2] / "NOTICE").read_text("utf-8")
    for one in LIBRARIES:
        assert f"<b>{one.name}</b> {one.version}" in html or set(one.views).isdisjoint({"graph"})
        assert one.name in notice
        assert one.licence in notice


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
    assert render_shared(Shared(Graph(query))) == render_shared(Shared(Graph(query)))


def test_page_shows_the_views_that_have_something_to_show(query):
    def tabs(html):
        return re.findall('role="tab" id="tab-([a-z]+)"', html)

    whole = render_shared(Shared(Graph(query)))
    assert tabs(whole) == [view.NAME for view in VIEWS]
    assert "table" not in tabs(render(a_view("甲镇")))
    assert "data-table" not in PLAIN.blocks


def test_page_of_an_empty_graph_is_a_page():
    page = Page(render_shared(Shared(Graph(lambda _: iter(())))))
    assert page.block("shared")["entities"]["iri"] == []
    assert page.data["about"] == []


def test_page_holds_what_its_views_share(query):
    shared = Shared(Graph(query))
    page = Page(render_shared(shared))
    block, rows = page.block("shared"), page.block("statements")
    assert block["entities"]["iri"] == [one.iri for one in shared.entities]
    assert [rows["lists"]["predicate"][i] for i in rows["predicate"]] == [
        one.predicate for one in shared.statements
    ]
    texts = page.blocks["data-texts"].split("\n")
    assert [gzip.decompress(base64.b64decode(text)).decode() for text in texts] == [
        one.text for one in shared.reports
    ]


@pytest.mark.parametrize(
    ("lang", "attribute", "sentence"), [("zh", "zh-CN", "本页需要"), ("en", "en", "The graph needs")]
)
def test_page_begins_in_a_language(lang, attribute, sentence):
    html = render(a_view("甲镇"), lang=lang)
    assert f'<html lang="{attribute}" data-lang="{lang}" ' in html
    assert sentence in html


def test_page_refuses_other_languages():
    with pytest.raises(KgError, match="speaks zh and en, not de"):
        render(a_view("甲镇"), lang="de")


def test_write_view_writes_the_page_and_says_what_it_shows(query, tmp_path):
    view = write_view(Graph(query), tmp_path / "page.html", focus="板凳会", lang="en").view
    html = (tmp_path / "page.html").read_text("utf-8")
    assert len(view.nodes) == 2
    assert "板凳会: who says what" in html
