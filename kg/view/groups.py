"""An overview of many places: those of one division stand together, connected with the terms that most places share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from kg.view.model import Edge, Node

MANY_PLACES = 60
"""More places than this are shown by division."""
MOST_GROUPS = 34
MOST_TERMS = 90
GROUP = "group/"
"""What the identifier of a group begins with; no entity's does, for theirs are whole IRIs."""

_NOWHERE = ("其他地方", "elsewhere")


def divided(paths: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The part of each path (from the whole down) that tells groups apart: as deep as there are few enough.

    >>> divided({"a": ("重庆市", "丰都县", "青龙乡"), "b": ("重庆市", "石柱县", "黄鹤镇"), "c": ()})
    {'a': ('重庆市', '丰都县'), 'b': ('重庆市', '石柱县'), 'c': ()}
    """
    best: dict[str, tuple[str, ...]] = dict.fromkeys(paths, ())
    for depth in range(1, max(map(len, paths.values()), default=0)):
        # The last of a path is the place itself; a group holds what lies in it.
        cut = {iri: path[: min(depth, max(1, len(path) - 1))] for iri, path in paths.items()}
        if len(set(cut.values())) > MOST_GROUPS:
            break
        best = cut
        if len(set(cut.values()) - {()}) > MOST_GROUPS / 4:
            break
    return best


def overview(
    paths: Mapping[str, tuple[str, ...]],
    years: Mapping[str, Collection[str]],
    terms: Iterable[Node],
    said_by: Callable[[str], Collection[str]],
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Groups of places and terms as nodes, and an edge where a place of a group mentions a term."""
    of = divided(paths)
    members: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for iri in sorted(paths):
        members[of[iri]].append(iri)
    edges, hubs = [], {}
    for term in terms:
        sharing = {of[iri] for iri in said_by(term.id)}
        hubs[term.id] = tuple(sorted(GROUP + "/".join(path) for path in sharing))
        edges += [
            Edge(hub, term.id, GROUP, "提到", "mention", ("Done",), term.years) for hub in hubs[term.id]
        ]
    nodes = []
    for path, some in sorted(members.items()):
        iri, count = GROUP + "/".join(path), len(some)
        zh, en = (path[-1], path[-1]) if path else _NOWHERE
        when = tuple(sorted({year for one in some for year in years[one]} - {""}))
        degree = sum(edge.source == iri for edge in edges)
        nodes.append(
            Node(
                iri,
                f"{zh}（{count}）",
                f"{en} ({count})",
                "report",
                degree,
                when,
                path,
                (),
                (iri,),
                tuple(some),
            )
        )
    shared = [
        Node(
            one.id, one.label_zh, one.label_en, one.kind, len(hubs[one.id]), one.years,
            tuple(dict.fromkeys(p for iri in said_by(one.id) for p in of[iri])), one.facts, hubs[one.id],
        )
        for one in terms
    ]  # fmt: skip
    return (*nodes, *shared), tuple(sorted(edges, key=lambda e: (e.source, e.target)))
