"""The whole graph behind the picture: every entity, every relation with its statements, and communities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.terms import FZ, ORG
from kg.view.labels import LINKS
from kg.view.said import PLAN, SHORTCOMING, Key
from kg.view.shared import Shared

RELATIONS = frozenset([*LINKS, FZ.activityType, SHORTCOMING, PLAN, FZ.topic, FZ.answers, ORG.member])
"""The predicates that connect entities; others say something of one."""

# A term that most places mention says little of any of them, and is what makes a large graph slow to divide.
_COMMON = 0.3
_FEW = 12


class Whole(NamedTuple):
    """``hubs`` are the places that report, ``rows`` the numbers of the statements of each relation."""

    hubs: frozenset[str]
    rows: dict[Key, list[int]]


def whole(shared: Shared) -> Whole:
    """All relations between entities, where a report is the place that it is about and a local body its kind."""
    entities = shared.entities
    stands = {i: one.of for i, one in enumerate(entities) if one.of >= 0}
    places = {one.entity: one.place if one.place >= 0 else one.entity for one in shared.reports}
    stands.update(places)
    rows: dict[Key, list[int]] = defaultdict(list)
    for i, one in enumerate(shared.statements):
        if isinstance(one.object, str) or one.predicate not in RELATIONS:
            continue
        source, target = stands.get(one.subject, one.subject), stands.get(one.object, one.object)
        if source != target:
            rows[entities[source].iri, entities[target].iri, one.predicate].append(i)
    return Whole(frozenset(entities[place].iri for place in places.values()), dict(rows))


def communities(hubs: Iterable[str], weights: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """The community of each node, the largest being 0 (Louvain, on what connects places without connecting all).

    ``weights`` are the numbers of statements between two nodes. The same graph is divided alike every time.

    >>> pairs = {("甲镇", "网格"): 2, ("乙镇", "网格"): 1, ("丙镇", "信访法"): 1, ("丁镇", "信访法"): 3}
    >>> pairs["丁镇", "院坝会"] = 1
    >>> found = communities(["甲镇", "乙镇", "丙镇", "丁镇"], pairs)
    >>> [sorted(name for name in found if found[name] == i) for i in (0, 1)]
    [['丁镇', '丙镇', '信访法', '院坝会'], ['乙镇', '甲镇', '网格']]
    """
    places = frozenset(hubs)
    near: dict[str, dict[str, int]] = defaultdict(dict)
    for (source, target), weight in sorted(weights.items()):
        near[source][target] = near[target][source] = near[source].get(target, 0) + weight
    found = _divided(places, near)
    # What only one place says belongs with it; what all say, with those that say it most.
    waiting = [node for node in sorted(near) if node not in found]
    while waiting:
        given = {}
        for node in waiting:
            votes: Counter[int] = Counter()
            for other, weight in near[node].items():
                if other in found:
                    votes[found[other]] += weight
            if votes:
                given[node] = min(votes, key=lambda one: (-votes[one], one))
        if not given:
            break
        found.update(given)
        waiting = [node for node in waiting if node not in given]
    members: dict[int, list[str]] = defaultdict(list)
    for node in sorted(found):
        members[found[node]].append(node)
    order = sorted(members.values(), key=lambda some: (-len(some), some[0]))
    return {node: i for i, some in enumerate(order) for node in some}


def _divided(places: frozenset[str], near: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The communities of places and of the terms that some of them share."""
    # It takes half a second to load, which only pages need.
    import networkx as nx

    most = max(_FEW, len(places) * _COMMON)
    # Numbers for names: sets of names are walked in another order by every process.
    names = sorted(near)
    number = {name: i for i, name in enumerate(names)}
    graph = nx.Graph()
    graph.add_nodes_from(number[place] for place in sorted(places & near.keys()))
    for node in names:
        sharing = sorted(near[node].keys() & places)
        if node not in places and 2 <= len(sharing) <= most:
            # A term that few share binds them closer than one that many share.
            weight = 1 / (len(sharing) - 1)
            graph.add_weighted_edges_from((number[node], number[place], weight) for place in sharing)
    if not graph.number_of_edges():
        return {names[node]: i for i, node in enumerate(graph)}
    parts = nx.community.louvain_communities(graph, weight="weight", seed=1)
    return {names[node]: i for i, part in enumerate(parts) for node in part}
