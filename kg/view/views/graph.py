"""The view of entities and what connects them: pyvis makes the network and gives vis-network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.view.labels import KINDS, MODALITIES, TERMS, UI
from kg.view.layout import layout, radius, short
from kg.view.model import Fact, Quote, View
from kg.view.shared import Shared

NAME = "graph"
LABEL = ("关系图", "Graph")
SCRIPTS = ("graph_text", "graph_draw", "graph")

MANY = 90
"""Beyond this number of nodes, what only one place mentions is hidden until a reader asks for it."""

_VIS = "lib/vis-9.1.2/vis-network.min.js"
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "selectConnectedEdges": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}, "width": 1, "selectionWidth": 2},
    "nodes": {"borderWidth": 1.5, "font": {"size": 12}},
}


def data(shared: Shared) -> dict[str, Any]:
    """The network and what is said of its nodes and edges; sentences are written once."""
    view = shared.view
    nodes, edges, options = _network(view)
    return {**_data(view), "nodes": nodes, "edges": edges, "options": options}


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


def _data(view: View) -> dict[str, Any]:
    """What the page knows of nodes and edges beside the network; sentences are written once."""
    number = {node.id: i for i, node in enumerate(view.nodes)}
    texts: dict[str, int] = {}

    def text(value: str) -> int:
        return texts.setdefault(value, len(texts))

    def facts(some: tuple[Fact, ...]) -> list[list[str]]:
        return [[f.label_zh, f.label_en, f.value_zh, f.value_en, f.href] for f in some]

    def quote(q: Quote) -> list[Any]:
        return [
            text(q.report),
            text(q.section),
            text(q.sentence),
            q.start,
            q.end,
            q.modality,
            list(q.contexts),
            q.begin - q.start,
        ]

    about = [
        {
            "iri": n.id,
            "zh": n.label_zh,
            "en": n.label_en,
            "short": [short(n.label_zh), short(n.label_en or n.label_zh)],
            "kind": n.kind,
            "years": n.years,
            "places": n.places,
            "hubs": [number[hub] for hub in n.hubs if hub in number],
            "facts": facts(n.facts),
        }
        for n in view.nodes
    ]
    said = [
        {
            "p": [e.label_zh, e.label_en],
            "modality": e.modality,
            "years": e.years,
            "facts": facts(e.facts),
            "quotes": [quote(q) for q in e.quotes],
            "more": e.left_out,
        }
        for e in view.edges
    ]
    return {
        "title": [view.title, view.title_en or view.title],
        "notes": view.notes,
        "focus": number.get(view.focus, -1),
        "many": MANY,
        "about": about,
        "said": said,
        "texts": list(texts),
        "kinds": KINDS,
        "modalities": MODALITIES,
        "terms": TERMS,
        "ui": UI,
    }
