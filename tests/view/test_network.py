"""The whole graph behind the picture: relations with their statements, communities, and how names are typed."""

from __future__ import annotations

import pytest

from kg.terms import BASE, FZ
from kg.view import Shared, collect
from kg.view.network import RELATIONS, communities, whole
from kg.view.pinyin import spelled
from kg.view.views.graph import data

JIA, YI = BASE + "place/110101101", BASE + "place/110102201"
LAW = BASE + "eli/cn/law/信访工作法"
BODY = BASE + "body/司法所"


class Graph:
    """What answers a function of the tests as a dataset does."""

    def __init__(self, query):
        self.query = query


@pytest.fixture
def shared(query) -> Shared:
    return Shared(Graph(query))


def test_whole_has_every_relation_that_is_quoted(shared):
    shown = {(edge.source, edge.target, edge.predicate) for edge in shared.view.edges if edge.quotes}
    found = whole(shared)
    assert set(found.rows) == shown
    assert found.hubs == {JIA, YI}
    assert {predicate for *_, predicate in shown} <= RELATIONS


def test_whole_knows_the_statements_of_each_relation(shared):
    rows = whole(shared).rows
    said = [shared.statements[row] for row in rows[YI, LAW, FZ.cites]]
    assert [one.modality for one in said] == ["Planned"]
    assert shared.entities[said[0].object].iri == LAW


def test_whole_lets_local_bodies_meet_in_their_kind(shared):
    rows = whole(shared).rows
    assert (JIA, BODY, FZ.involves) in rows
    assert not any("甲镇司法所" in iri for key in rows for iri in key[:2])


def test_page_holds_the_whole_graph_whatever_it_begins_with(query):
    all_of_it, one = (data(Shared(Graph(query), focus=focus)) for focus in ("", "板凳会"))
    assert len(one["about"]) == 2
    assert len(one["about"]) + len(one["more"]) == len(all_of_it["about"])
    rows = [sorted(sorted(some) for some in found["rows"] if some) for found in (one, all_of_it)]
    assert rows[0] == rows[1]
    assert len(one["community"]) == len(all_of_it["about"])


def test_page_has_no_quotation_twice(shared):
    found = data(shared)
    assert found["texts"] == []
    assert not any(said.get("quotes") for said in found["said"])


def test_communities_part_places_that_share_nothing():
    weights = {(f"地{i}", f"词{i // 3}-{j}"): 1 for i in range(9) for j in range(4)}
    found = communities([f"地{i}" for i in range(9)], weights)
    assert {found[f"地{i}"] for i in range(9)} == {0, 1, 2}
    assert all(found[f"地{i}"] == found[f"词{i // 3}-0"] for i in range(9))


def test_communities_do_not_depend_on_the_order():
    weights = {(f"地{i}", f"词{(i * j) % 17}"): 1 + j % 3 for i in range(12) for j in range(6)}
    items = list(weights.items())
    found = communities([f"地{i}" for i in range(12)], dict(items))
    assert communities([f"地{i}" for i in reversed(range(12))], dict(items[::-1])) == found


def test_communities_of_nothing():
    assert communities([], {}) == {}
    assert communities(["甲镇"], {("甲镇", "网格"): 1}) == {"甲镇": 0, "网格": 0}


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        ("行政执法", "xing zheng zhi fa"),
        ("重庆市", "chong qing shi"),
        ("绿色通道", "lv se tong dao"),
        ("“一站式”服务", "yi zhan shi fu wu"),
        ("12348热线", "12348 re xian"),
        ("KTV", ""),
        ("", ""),
        ("\ud800法", "fa"),
    ],
)
def test_spelled(name, syllables):
    assert spelled(name) == syllables


def test_collect_of_many_places_begins_with_an_overview(query, monkeypatch):
    from kg.view import groups

    monkeypatch.setattr(groups, "MANY_PLACES", 1)
    view = collect(query)
    places = [node for node in view.nodes if node.kind == "report"]
    assert sorted(iri for node in places for iri in node.members) == [JIA, YI]
    assert all(node.id.startswith(groups.GROUP) for node in places)
    law = next(node for node in view.nodes if node.id == LAW)
    assert law.hubs == tuple(sorted(node.id for node in places))
    assert {(edge.source, edge.target) for edge in view.edges if edge.target == LAW} == {
        (hub, LAW) for hub in law.hubs
    }
    assert view.notes[0][1].startswith("2 places and 7 terms")
    assert collect(query, focus="板凳会").focus


def test_groups_go_as_deep_as_they_tell_places_apart():
    from kg.view.groups import MOST_GROUPS, divided

    one_province = {f"{i}": ("某省", f"{i % 5}市", f"{i}县", f"{i}镇") for i in range(200)}
    assert len(set(divided(one_province).values())) == 5
    many = {f"{i}": (f"{i}省", f"{i}镇") for i in range(MOST_GROUPS + 1)}
    assert set(divided(many).values()) == {()}
    assert divided({}) == {}
