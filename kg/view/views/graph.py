"""The view of entities and what connects them: pyvis makes the network and gives vis-network."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from kg.view import concepts
from kg.view.labels import KINDS, MODALITIES, PREDICATES, TERMS, UI
from kg.view.layout import layout, radius, short
from kg.view.model import Edge, Fact, Node, Quote, View
from kg.view.network import Whole, communities, whole
from kg.view.pinyin import spelled
from kg.view.said import Key
from kg.view.shared import Shared

NAME = "graph"
LABEL = ("关系图", "Graph")
SCRIPTS = ("graph_text", "graph_model", "graph_place", "graph_paths", "graph_draw", "graph_camera", "graph_export", "graph_controls", "graph")  # fmt: skip

MANY = 90
"""Beyond this number of nodes, what only one place mentions is hidden until a reader asks for it."""

_VIS = "lib/vis-9.1.2/vis-network.min.js"
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
    },
    "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}, "width": 1, "selectionWidth": 2},
    "nodes": {"borderWidth": 1.5, "font": {"size": 12}},
}


def data(shared: Shared) -> dict[str, Any]:
    """The network that is drawn first, and the whole graph behind it, of which a reader draws more.

    Nodes and relations are numbered, those of the first picture first.
    """
    view = shared.view
    nodes, edges, options = _network(view)
    everything = whole(shared)
    more = sorted({iri for key in everything.rows for iri in key[:2]} - {node.id for node in view.nodes})
    number = {iri: i for i, iri in enumerate([*(node.id for node in view.nodes), *more])}
    known = {(edge.source, edge.target, edge.predicate) for edge in view.edges}
    others = sorted(everything.rows.keys() - known)
    weights: Counter[tuple[str, str]] = Counter()
    for (source, target, _), rows in everything.rows.items():
        weights[source, target] += len(rows)
    groups = communities(everything.hubs, weights)
    return {
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "title": [view.title, view.title_en or view.title],
        "notes": view.notes,
        "focus": number.get(view.focus, -1),
        "many": MANY,
        "about": [_about(node, number, shared) for node in view.nodes],
        "more": [shared.entity(iri) for iri in more],
        "hubs": sorted(number[iri] for iri in everything.hubs if iri in number),
        "places": _places(shared, everything, view, number),
        "community": [groups.get(iri, -1) for iri in number],
        **_relations(view, everything, others, number),
        "kinds": KINDS,
        "modalities": MODALITIES,
        "terms": TERMS,
        "ui": UI,
    }


def libraries() -> dict[str, str]:
    """vis-network as pyvis ships it."""
    import pyvis

    text = (Path(pyvis.__file__).parent / "templates" / _VIS).read_text("utf-8")
    return {"vis": text.replace("\r\n", "\n").strip()}


def _network(view: View) -> tuple[list[Any], list[Any], Any]:
    """The network as pyvis makes it: numbers as ids, fixed positions, no physics."""
    # pyvis loads IPython, which takes a second that only pages need.
    from pyvis.network import Network

    net = Network(directed=True)
    number = {node.id: i for i, node in enumerate(view.nodes)}
    points = layout(view)
    for node in view.nodes:
        kind, (x, y) = KINDS[node.kind], points[node.id]
        net.add_node(
            number[node.id],
            label=short(node.label_zh) or "?",
            shape=kind.shape,
            color=kind.light,
            x=x,
            y=y,
            size=radius(node),
        )
    # add_edge looks every end up in a list; the result is the same dictionary.
    net.edges = [
        {"id": i, "from": number[e.source], "to": number[e.target]} for i, e in enumerate(view.edges)
    ]
    net.options = _OPTIONS
    nodes, edges, _, _, _, options = net.get_network_data()
    return nodes, edges, json.loads(options)


def _about(node: Node, number: dict[str, int], shared: Shared) -> dict[str, Any]:
    return {
        "iri": node.id,
        "entity": -1 if node.members or not shared.numbers else shared.entity(node.id),
        "zh": node.label_zh,
        "en": node.label_en,
        "short": [short(node.label_zh), short(node.label_en or node.label_zh)],
        "spelled": spelled(node.label_zh) if node.members or not shared.numbers else "",
        "kind": node.kind,
        "years": node.years,
        "places": node.places,
        "hubs": [number[hub] for hub in node.hubs if hub in number],
        "facts": _facts(node.facts),
        "members": [number[iri] for iri in node.members if iri in number],
    }


def _facts(some: tuple[Fact, ...]) -> list[list[str]]:
    return [[f.label_zh, f.label_en, f.value_zh, f.value_en, f.href] for f in some]


def _places(shared: Shared, everything: Whole, view: View, number: dict[str, int]) -> dict[int, list[str]]:
    """What the places lie in that the first picture does not show, from the whole down."""
    shown = {node.id for node in view.nodes}
    hidden = [iri for iri in sorted(everything.hubs - shown) if iri in number]
    described = concepts.describe(shared.query, hidden)
    chains = concepts.chains(shared.query, described)
    return {number[iri]: [*reversed(chains[iri]), described[iri].zh] for iri in hidden}


def _relations(view: View, everything: Whole, others: list[Key], number: dict[str, int]) -> dict[str, Any]:
    """All relations by columns; ``said`` is what is known of the first beside their statements."""
    predicates: dict[str, int] = {}
    texts: dict[str, int] = {}
    shown = [(edge.source, edge.target, edge.predicate) for edge in view.edges]
    labels = {edge.predicate: [edge.label_zh, edge.label_en] for edge in view.edges}
    keys = [*shown, *others]
    said = [_said(edge, everything.rows, texts) for edge in view.edges]
    return {
        "from": [number[key[0]] for key in keys],
        "to": [number[key[1]] for key in keys],
        "predicate": [predicates.setdefault(key[2], len(predicates)) for key in keys],
        "predicates": [labels.get(iri) or list(PREDICATES[iri]) for iri in predicates],
        "rows": [everything.rows.get(key, []) for key in keys],
        "said": said,
        "texts": list(texts),
    }


def _said(edge: Edge, rows: dict[Key, list[int]], texts: dict[str, int]) -> dict[str, Any]:
    """Facts of a relation; and its quotations, where no statements hold them."""

    def text(value: str) -> int:
        return texts.setdefault(value, len(texts))

    def quote(q: Quote) -> list[Any]:
        where = [text(q.report), text(q.section), text(q.sentence), q.start, q.end]
        return [*where, q.modality, list(q.contexts), q.begin - q.start]

    if (edge.source, edge.target, edge.predicate) in rows:
        return {"facts": _facts(edge.facts)}
    return {
        "facts": _facts(edge.facts),
        "modality": edge.modality,
        "years": edge.years,
        "quotes": [quote(q) for q in edge.quotes],
        "more": edge.left_out,
    }
