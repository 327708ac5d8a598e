"""Step by step through the graph: expand, look around a node, paths, communities, pictures, and the fragment of it all."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from kg.terms import FZ
from kg.view import Edge, Node, View, write_view

NASTY = "</script><img src=x onerror=alert(1)>&amp;\u202e𠮷“”]]>"


def a_view(pairs: list[tuple[str, str, int]], labels: dict[str, str] | None = None) -> View:
    """Terms and the places (their names end in 镇) that mention them, with so many quotations."""
    names = list(dict.fromkeys(name for pair in pairs for name in pair[:2]))
    near = {
        name: sorted({b for a, b, _ in pairs if a == name} | {a for a, b, _ in pairs if b == name})
        for name in names
    }
    nodes = [
        Node(
            name,
            (labels or {}).get(name, name),
            "",
            "report" if name.endswith("镇") else "mechanism",
            len(near[name]),
            hubs=(name,) if name.endswith("镇") else tuple(one for one in near[name] if one.endswith("镇")),
        )
        for name in names
    ]
    edges = [Edge(a, b, FZ.describes, "描述", "describes", left_out=count) for a, b, count in pairs]
    return View(tuple(nodes), tuple(edges), "一张图", "A graph")


STAR = a_view([("大镇", f"机制{i:03}", 1 + i) for i in range(150)])
CHAIN = a_view(
    [
        ("甲镇", "网格", 1),
        ("乙镇", "网格", 1),
        ("乙镇", "院坝会", 1),
        ("丙镇", "院坝会", 1),
        ("丙镇", "红黑榜", 1),
        ("丁镇", "道德银行", 1),
    ]
)


def count(opened) -> int:
    return len(opened.shown())


def test_graph_looks_around_a_node_and_expands_it_step_by_step(open_page):
    opened = open_page(STAR)
    opened.page.evaluate("select(0, null)")
    opened.page.locator("#focus").click()
    assert count(opened) == 61
    # The strongest first: 机制149 has most quotations.
    assert "机制149" in opened.shown()
    assert "机制000" not in opened.shown()
    assert opened.page.locator("#expand").inner_text() == "展开 60 个（共 90）"
    opened.page.locator("#expand").click()
    assert count(opened) == 121
    opened.page.locator("#network").press("Enter")
    assert count(opened) == 151
    assert opened.page.locator("#expand").count() == 0
    opened.page.go_back()
    opened.page.wait_for_function("shownNodes().length === 121")
    opened.page.locator("#whole").click()
    assert count(opened) == 151


def test_graph_puts_what_is_expanded_on_free_spots(open_page):
    opened = open_page(STAR)
    opened.page.evaluate("select(0, null)")
    opened.page.locator("#focus").click()
    opened.page.locator("#expand").click()
    apart = opened.page.evaluate(
        """(() => { const some = shownNodes().map((i) => at[i]); let least = 1e9;
        some.forEach((a, i) => some.slice(i + 1).forEach((b) => { least = Math.min(least, Math.hypot(a[0] - b[0], a[1] - b[1])); }));
        return least; })()"""
    )
    assert apart > 20


def test_graph_lists_many_connections_some_at_a_time(open_page):
    opened = open_page(STAR)
    opened.page.evaluate("select(0, null)")
    assert opened.page.locator("#panel .item").count() == 60
    opened.page.locator("#panel .graph-more").click()
    assert opened.page.locator("#panel .item").count() == 120


def test_graph_finds_the_shortest_path(open_page):
    opened = open_page(CHAIN)
    opened.page.evaluate("select(data.about.findIndex((one) => one.zh === '甲镇'), null)")
    opened.page.locator("#from").click()
    opened.page.keyboard.type("hhb")
    opened.page.keyboard.press("Enter")
    names = opened.page.locator("#panel .graph-path > li > .link bdi").all_inner_texts()
    assert names == ["甲镇", "网格", "乙镇", "院坝会", "丙镇", "红黑榜"]
    assert "5 步，共 1 条" in opened.panel()
    assert opened.page.evaluate("[...neighbourhood()].map((i) => data.about[i].zh).sort()") == sorted(names)


def test_graph_counts_paths_of_one_length(open_page):
    opened = open_page(
        a_view([("甲镇", f"词{i}", 1 + i) for i in range(7)] + [("乙镇", f"词{i}", 1) for i in range(7)])
    )
    opened.page.evaluate(
        "location.hash = '#graph?path=' + ['甲镇', '乙镇'].map((zh) => data.about.findIndex((one) => one.zh === zh))"
    )
    opened.page.wait_for_selector("#panel .graph-path")
    assert "2 步，共 7 条，列出 5 条" in opened.panel()
    firsts = [
        path.locator("bdi").all_inner_texts()[1] for path in opened.page.locator("#panel .graph-path").all()
    ]
    assert len(set(firsts)) == 5


def test_graph_says_that_there_is_no_path(open_page):
    opened = open_page(CHAIN)
    opened.page.evaluate(
        "location.hash = '#graph?path=' + ['甲镇', '道德银行'].map((zh) => data.about.findIndex((one) => one.zh === zh))"
    )
    opened.page.wait_for_function("document.querySelector('#panel').textContent.includes('两者之间没有路径')")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("yuanbahui", "院坝会"), ("ybh", "院坝会"), ("DDYH", "道德银行"), ("bahui", "院坝会")],
)
def test_graph_is_searched_in_pinyin(open_page, typed, first):
    opened = open_page(CHAIN)
    opened.page.fill("#search", typed)
    assert opened.page.locator("#results bdi").first.inner_text() == first


def test_graph_draws_lines_by_how_often_they_are_said(open_page):
    opened = open_page(a_view([("甲镇", "网格", 1), ("甲镇", "院坝会", 8), ("甲镇", "红黑榜", 900)]))
    widths = opened.page.evaluate("[0, 1, 2].map(thickness)")
    assert widths[0] == 1
    assert widths == sorted(set(widths))
    assert widths[2] <= 6


def test_graph_colours_communities(open_page, view, small, tmp_path):
    write_view(small, tmp_path / "small.html")
    opened = open_page(tmp_path / "small.html")
    paints = "() => new Set(shownNodes().map((i) => communityOf(i))).size"
    assert opened.page.evaluate(paints) >= 1
    opened.page.locator("#community").check()
    assert opened.page.locator(".graph-community").count() == opened.page.evaluate(paints)
    assert "by=community" in opened.page.url


def test_graph_keeps_its_state_in_the_fragment(open_page, view):
    opened = open_page(view)
    opened.page.locator('#legend [data-kind="norm"]').click()
    opened.page.locator('#modality input[value="Planned"]').uncheck()
    opened.page.select_option("#year", "2022")
    opened.click_at("板凳会")
    shown, hash_ = opened.shown(), opened.page.evaluate("location.hash")
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready=yes]")
    opened.page.evaluate("Object.defineProperties(window, Object.getOwnPropertyDescriptors(KG.graph))")
    opened.requests.pop()
    assert opened.page.evaluate("location.hash") == hash_
    assert opened.shown() == shown
    assert opened.page.locator("#panel h2.name").inner_text() == "板凳会"
    assert opened.page.locator("#year").input_value() == "2022"


@pytest.mark.parametrize(
    "fragment",
    ["node=999999", "node=x&edge=-1", "path=1,1&open=,,&only=9e9", "off=constructor&year=甲", "path=0"],
)
def test_graph_leaves_out_what_a_fragment_names_in_vain(open_page, view, fragment):
    opened = open_page(view)
    opened.page.evaluate("(text) => { location.hash = '#graph?' + text; }", fragment)
    opened.page.wait_for_timeout(50)
    assert opened.page.locator("#view-graph .failed").count() == 0
    assert opened.page.locator("#panel h2.name").inner_text() == "三个地方的年报"


def test_graph_is_saved_as_shapes_and_as_pixels(open_page):
    opened = open_page(a_view([("甲镇", "网格", 1), ("甲镇", "坏名", 1)], {"坏名": NASTY}))
    with opened.page.expect_download() as got:
        opened.page.locator("#svg").click()
    text = got.value.path().read_text("utf-8")
    picture = ElementTree.fromstring(text)  # noqa: S314 - our own file
    space = "{http://www.w3.org/2000/svg}"
    assert len(picture.findall(f"{space}path")) == 3
    assert len(picture.findall(f"{space}line")) == 2
    assert "甲镇" in {one.text for one in picture.findall(f"{space}text")}
    assert {one[0].text for one in picture.findall(f"{space}path")} == {"甲镇", "网格", NASTY}
    assert not re.search("<(script|img)", text)
    with opened.page.expect_download() as got:
        opened.page.locator("#png").click()
    assert got.value.path().read_bytes().startswith(b"\x89PNG")


def test_graph_leads_into_the_report(open_page, small, tmp_path):
    write_view(small, tmp_path / "small.html")
    opened = open_page(tmp_path / "small.html")
    opened.page.evaluate("select(data.about.findIndex((one) => one.zh === '枫桥经验'), null)")
    mark = opened.page.locator("#panel mark").first
    mark.wait_for()
    assert mark.inner_text() == "“枫桥经验”"
    assert re.match(
        r"#reader\?report=\d+&at=\d+&to=\d+",
        opened.page.locator("#panel blockquote a").first.get_attribute("href"),
    )


@pytest.mark.parametrize(
    "view", [View((), (), "空图", "Nothing"), View((Node("a", NASTY, "", "norm"),), (), "一个")]
)
def test_graph_of_almost_nothing_is_a_graph(open_page, view):
    opened = open_page(view)
    assert count(opened) == len(view.nodes)
    opened.page.keyboard.press("n")
    opened.page.locator("#fit").click()
    assert view.title in opened.panel()


def test_graph_is_walked_with_the_keyboard(open_page):
    opened = open_page(CHAIN)
    opened.page.focus("#network")
    seen = []
    for _ in range(3):
        opened.page.keyboard.press("n")
        seen.append(opened.page.locator("#panel h2.name").inner_text())
    opened.page.keyboard.press("p")
    assert len(set(seen)) == 3
    assert opened.page.locator("#panel h2.name").inner_text() == seen[1]
