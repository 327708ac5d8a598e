"""Reports are other people's words: none of them runs, and marks stand on the right characters."""

from __future__ import annotations

import pytest

from kg.terms import FZ
from kg.view import Edge, Fact, Node, Quote, View

HOSTILE = [
    "</script><script>window.__pwned = 1</script>",
    "<img src=x onerror='window.__pwned = 1'>",
    "<svg/onload=window.__pwned=1>",
    "\"><iframe srcdoc='<script>parent.__pwned=1</script>'>",
    "'-(window.__pwned=1)-'",
    "<!--<script>",
    "{{ ''.__class__ }} ${window.__pwned=1}",
    "</noscript></title></style><script>window.__pwned=1</script>",
    "\u202e乡某\u202c\u200f\u2066",
    "a\u0000b\u2028c\ud800d",
    "javascript:window.__pwned=1",
]
BEFORE = "𠮷🏠👩‍👩‍👧某村"


def a_view(label: str) -> View:
    sentence = f"{BEFORE}学习{label}，再学。"
    start = len(BEFORE) + 2
    quote = Quote(label, label, sentence, start, start + len(label), 7, 7 + len(label), label, (label,))
    facts = (Fact(label, label, label, label, href="javascript:window.__pwned=1"),)
    places = [
        Node(f"place/{i}{label}", f"{i}{label}", label, "report", 1, (label,), (label,), facts) for i in "12"
    ]
    hubs = tuple(place.id for place in places)
    norm = Node(f"norm/{label}", label, label, "norm", 2, (label,), (label,), facts, hubs)
    edges = [
        Edge(hub, norm.id, FZ.cites, label, label, ("Done", label), (label,), (quote,), facts) for hub in hubs
    ]
    return View((*places, norm), tuple(edges), label, label, ((label, label),))


@pytest.mark.parametrize("label", HOSTILE)
def test_no_word_of_a_report_runs(open_page, label):
    opened = open_page(a_view(label))
    page = opened.page
    shown = label.replace("\ud800", "\ufffd")
    for _ in ("zh", "en"):
        for select in ("null, null", "2, null", "0, null", "null, 0"):
            page.evaluate(f"select({select})")
        assert page.locator("#panel mark").first.evaluate("e => e.textContent") in (label, shown)
        page.fill("#search", "1")
        page.fill("#search", "")
        page.click("#language")
        assert page.title()
    assert page.evaluate("window.__pwned === undefined")
    assert page.locator("img, iframe, #app svg[onload], a[href^='javascript']").count() == 0


def test_words_after_characters_beyond_the_first_plane_are_marked(open_page):
    opened = open_page(a_view("《信访条例》"))
    opened.page.evaluate("select(null, 0)")
    quote = opened.page.locator("#panel blockquote")
    assert quote.locator("mark").all_inner_texts() == ["《信访条例》"]
    assert quote.inner_text().startswith(f"{BEFORE}学习《信访条例》，再学。")


def test_words_of_one_sentence_are_marked_together(open_page):
    """Two quotations that overlap and one apart, all of the same sentence; a like sentence elsewhere stays apart."""
    sentence = "🏠入户宣传民法典，民法典讲座2场。"

    def quote(words: str, at: int, sentence_from: int = 100) -> Quote:
        return Quote(
            "某镇报告",
            "普法",
            sentence,
            at,
            at + len(words),
            sentence_from + at,
            sentence_from + at + len(words),
        )

    quotes = (quote("宣传民法典", 3), quote("民法典", 5), quote("民法典", 9), quote("民法典", 9, 400))
    nodes = (
        Node("place/1", "某镇", "", "report", 1, ("2022",), (), (), ("place/1",)),
        Node("norm/1", "民法典", "", "norm", 1, ("2022",), (), (), ("place/1",)),
    )
    edge = Edge("place/1", "norm/1", FZ.cites, "引用", "cites", quotes=quotes, left_out=3)
    opened = open_page(View(nodes, (edge,), "某镇"))
    opened.page.evaluate("select(null, 0)")
    marks = [q.locator("mark").all_inner_texts() for q in opened.page.locator("#panel blockquote").all()]
    assert marks == [["宣传民法典", "民法典"], ["民法典"]]
    said = opened.panel()
    assert "7 处原文" in said
    assert "3 处原文未列入" in said
    opened.page.click("#language")
    assert "7 quotations" in opened.panel()
    assert "3 more left out" in opened.panel()
