"""Where nodes stand: alike every time, and never on one another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.labels import KINDS
from kg.view.layout import box, layout, short
from kg.view.model import Node, View

TERMS = [kind for kind in KINDS if kind != "report"]


def a_view(hubs: int, terms: list[tuple[frozenset[int], int, str]]) -> View:
    """Places and terms: which places say each, its kind, its label."""
    places = [Node(f"place/{i}", f"第{i}镇", "", "report", 5, hubs=(f"place/{i}",)) for i in range(hubs)]
    nodes = [
        Node(
            f"term/{i}",
            label,
            "",
            TERMS[kind % len(TERMS)],
            len(who),
            hubs=tuple(f"place/{h}" for h in sorted(who)),
        )
        for i, (who, kind, label) in enumerate(terms)
    ]
    return View((*places, *nodes), (), "")


def views() -> st.SearchStrategy[View]:
    def terms(hubs: int) -> st.SearchStrategy[View]:
        who = st.frozensets(st.integers(0, hubs - 1)) if hubs else st.just(frozenset())
        label = st.text(alphabet="法治乡A1（）😀", min_size=0, max_size=30)
        return st.lists(st.tuples(who, st.integers(0, 11), label), max_size=40).map(
            lambda some: a_view(hubs, some)
        )

    return st.integers(0, 8).flatmap(terms)


@given(views())
@settings(max_examples=60)
def test_layout_puts_no_node_or_label_on_another(view):
    points = layout(view)
    assert set(points) == {node.id for node in view.nodes}
    boxes = [box(node, points[node.id]) for node in view.nodes]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


@given(views(), st.randoms())
@settings(max_examples=30)
def test_layout_depends_on_the_nodes_and_not_on_their_order(view, random):
    nodes = list(view.nodes)
    random.shuffle(nodes)
    assert layout(View(tuple(nodes), (), "")) == layout(view)


@pytest.mark.parametrize(
    ("hubs", "terms"),
    [
        (0, []),
        (1, []),
        (0, [(frozenset(), 3, "条目")]),
        (1, [(frozenset({0}), 3, "条目")]),
        (2, [(frozenset(), 0, "")]),
    ],
)
def test_layout_of_almost_nothing_has_a_point_for_each_node(hubs, terms):
    view = a_view(hubs, terms)
    points = layout(view)
    assert len(points) == len(view.nodes) == hubs + len(terms)
    if len(view.nodes) == 1:
        assert set(points.values()) == {(0.0, 0.0)}


def test_layout_has_room_for_four_hundred_nodes():
    terms = [
        (frozenset(range(i % 7, 20, 1 + i % 11)), i, f"第{i}项推进法治建设的工作制度") for i in range(120)
    ]
    terms += [(frozenset({i % 20}), i, f"第{i}项本地做法") for i in range(260)]
    view = a_view(20, terms)
    assert len(view.nodes) == 400
    points = layout(view)
    boxes = [box(node, points[node.id]) for node in view.nodes]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    wide, high = (
        max(p[axis] for p in points.values()) - min(p[axis] for p in points.values()) for axis in (0, 1)
    )
    assert wide * high < 30 * sum(2 * b.half * (b.above + b.below) for b in boxes)


def test_layout_puts_shared_terms_inside_the_ring_and_the_others_outside():
    everybody = frozenset(range(6))
    view = a_view(
        6,
        [(everybody, i, "共有条目") for i in range(12)]
        + [(frozenset({i % 6}), i, "独有条目") for i in range(60)],
    )
    points = layout(view)
    away = {node.id: sum(x * x for x in points[node.id]) ** 0.5 for node in view.nodes}
    ring = [away[f"place/{i}"] for i in range(6)]
    assert max(away[f"term/{i}"] for i in range(12)) < min(ring)
    assert min(away[f"term/{i}"] for i in range(12, 72)) > max(ring) * 0.9


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("中华人民共和国治安管理处罚法", "治安管理处罚法"),
        ("中华人民共和国", "中华人民共和国"),
        ("某某市某某领域改革实施方案（2021—2025年）", "某某市某某领域改革实施方案…"),
        ("某某领域改革规划（2021—2025年）", "某某领域改革规划…"),
        ("Committee on the rule of law", "Committee on the rule…"),
        ("comprehensive enforcement team", "comprehensive…"),
        ("bench meeting: neighbours settle it", "bench meeting…"),
        ("", ""),
    ],
)
def test_layout_shortens_labels_to_what_fits(label, shown):
    assert short(label) == shown
