"""The map of neighbours: who is drawn, where, how much, and that no label gets out of its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest

from kg.dataset import Dataset
from kg.terms import BASE, FZ
from kg.web.map import MOST, MOST_KINDS, MOST_OF_A_KIND, WIDTH, Tree, trees, wrapped
from kg.web.pages import path_of
from tests.web.conftest import build_at
from tests.web.serving import serving

FENGQIAO = "/mechanism/枫桥经验"
HOSTILE = [
    "</text></svg><script>alert(1)</script>",
    '"><a href="javascript:alert(1)">x</a>',
    "<title>]]></title><img src=x onerror=alert(1)>",
    "a\u0000b\u202ec\u2028d",
    "長" * 5000,
    "x" * 5000,
    "{{ 7 * 7 }}{% raw %}",
    " ",
]


def thing(name: str, zh: str = "", en: str = "") -> dict[str, Any]:
    return {"iri": f"{BASE}place/{name}", "name": {"zh": zh or name, "en": en}}


def group(predicate: str, count: int) -> dict[str, Any]:
    things = [thing(f"{i}") for i in range(min(count, 50))]
    name = {"zh": "提及", "en": predicate}
    return {
        "predicate": f"urn:x:{predicate}",
        "name": name,
        "count": count,
        "things": things,
        "values": things,
    }


def said(incoming: list[dict[str, Any]], facts: list[dict[str, Any]]) -> dict[str, Any]:
    return {**thing("self", "自己", "self"), "incoming": incoming, "facts": facts}


def link(iri: str) -> str:
    return path_of(iri, BASE)


def texts(tree: Tree, kind: str) -> list[str]:
    return [one.text for one in tree.words if one.kind == kind]


def test_what_has_no_neighbours_has_no_map() -> None:
    literal = {"predicate": "urn:x:p", "name": {"zh": "", "en": "p"}, "values": [{"value": "甲"}]}
    kind = {"predicate": str(FZ.inSentence), "name": {"zh": "", "en": "p"}, "values": [thing("1")]}
    assert trees(said([], [literal, kind]), link) == []


def test_neighbours_stand_below_the_predicate_that_leads_to_them() -> None:
    into, out = trees(said([group("in", 2)], [group("out", 1)]), link)
    assert [one.kind for one in into.words] == ["map-self", "map-by", "map-thing", "map-thing"]
    assert texts(into, "map-by") == ["提及 in (2)"]
    assert [one.kind for one in out.words] == ["map-self", "map-by", "map-thing"]
    assert [one.href for one in out.words if one.kind == "map-thing"] == ["/place/0"]
    assert into.title != out.title
    assert len(into.heads) == 3


def test_a_thing_of_many_neighbours_shows_some_and_says_how_many_more() -> None:
    (tree,) = trees(said([group("in", 70)], []), link)
    assert len(texts(tree, "map-thing")) == MOST_OF_A_KIND
    assert texts(tree, "map-more") == [f"… 另有 {70 - MOST_OF_A_KIND} 个 · {70 - MOST_OF_A_KIND} more"]
    (tree,) = trees(said([group(f"p{i}", 40) for i in range(20)], []), link)
    assert len(texts(tree, "map-by")) == 20
    assert 20 <= len(texts(tree, "map-thing")) <= MOST
    (tree,) = trees(said([group(f"p{i}", 1) for i in range(100)], []), link)
    assert len(texts(tree, "map-by")) == MOST_KINDS
    assert texts(tree, "map-more") == [f"… 另有 {100 - MOST_KINDS} 种 · {100 - MOST_KINDS} more kinds"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("短", 100.0, ["短"]),
        ("", 100.0, []),
        ("中华人民共和国民法典 Civil Code", 150.0, ["中华人民共和国民法典", "Civil Code"]),
        ("one two\nthree", 70.0, ["one two", "three"]),
        ("abcdefghijklmnop", 40.0, ["abcde", "fghij", "klmn…"]),
    ],
)
def test_names_are_wrapped_between_words(text: str, width: float, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@pytest.mark.parametrize("label", HOSTILE)
def test_long_and_odd_names_stay_in_the_drawing(label: str) -> None:
    for tree in trees(
        said([{**group("in", 1), "things": [thing("1", label, label)]}], [group("p", 1)]), link
    ):
        heights = [one.y for one in tree.words]
        assert heights == sorted(set(heights))  # no line stands on another
        assert heights[-1] < tree.height < 500
        for one in tree.words:
            wide = sum(14 if letter > "\u2e7f" else 7.9 for letter in one.text)
            assert one.x + wide <= WIDTH + 14


def svgs(page: str) -> list[ElementTree.Element]:
    found = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    return [ElementTree.fromstring(one) for one in found]  # noqa: S314 - our own page


def test_the_page_has_the_map_with_links_that_answer(client: httpx.Client, small: Dataset) -> None:
    page = client.get(FENGQIAO, headers={"Accept": "text/html"}).text
    assert "<script" not in page
    into, out = svgs(page)
    links = [one.get("href") or "" for one in into.iter("a")]
    reports = {row["r"] for row in small.query("SELECT ?r { ?r fz:describes <mechanism/枫桥经验> }")}
    assert {BASE + one.lstrip("/") for one in links} == reports
    assert "纠纷化解 dispute resolution" in "".join(out.itertext())
    assert "描述 describes (2)" in "".join(into.itertext())
    for one in links:
        assert client.get(one, headers={"Accept": "text/html"}).status_code == 200


def test_hostile_labels_stay_words_in_the_map(tmp_path: Path) -> None:
    thing, graph = f"{BASE}mechanism/evil", f"<{BASE}graph/x>"
    lines = []
    for i, label in enumerate(HOSTILE):
        other, literal = f"{BASE}place/{i}", ox.Literal(label, language="zh")
        lines.append(f"<{other}> <http://www.w3.org/2004/02/skos/core#prefLabel> {literal} {graph} .")
        lines.append(f"<{other}> <{FZ.describes}> <{thing}> {graph} .")
        lines.append(f"<{thing}> <urn:x:{quote(label[:50])}> <{other}> {graph} .")
    lines.append(f"<{thing}> <{FZ.refersTo}> <javascript:alert(1)> {graph} .")
    folder = build_at(tmp_path / "graph", Dataset.of_quads(lines))
    with serving(folder, tmp_path / "log") as server, server.client() as client:
        answer = client.get("/mechanism/evil", headers={"Accept": "text/html"})
        assert answer.status_code == 200
        assert answer.text.count("<svg") == answer.text.count("</svg>") == 2
        tags = {name.lower() for name in re.findall(r"<([a-zA-Z]\w*)", answer.text)}
        assert not tags & {"script", "img", "iframe", "style"}
        assert not re.search(r'href="(?!/|\?|https?:|data:,")', answer.text)
        assert not re.search(r"\son\w+=", re.sub(r"&\w+;[^<]*", "", answer.text))
