"""Turns a View into one HTML file: pyvis writes the network, the templates beside this file the rest.

pyvis's own template asks two servers for style sheets and blocks until they answer. Here pyvis renders
``page.html`` through the same call, with vis-network from inside pyvis, under a Content-Security-Policy
(W3C CSP 3) that names the two scripts by their hashes and allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

from kg.model import KgError
from kg.view.labels import KINDS, MODALITIES, TERMS, UI
from kg.view.layout import layout, radius, short
from kg.view.model import Fact, Node, Quote, View

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
_ATTRIBUTES = frozenset(
    [
        "src",
        "href",
        "srcset",
        "data",
        "poster",
        "action",
        "formaction",
        "background",
        "cite",
        "ping",
        "manifest",
        "xlink:href",
    ]
)
# A lone surrogate cannot be written as UTF-8; JSON can name it.
SURROGATE = re.compile("[\ud800-\udfff]")
_STYLE_URL = re.compile(r"url\(\s*['\"]?(?!data:|#)|@import", re.IGNORECASE)


def render(view: View, *, lang: str = "zh") -> str:
    """The page as HTML: everything is inside, nothing is fetched. ``lang`` is ``zh`` or ``en``, to begin with.

    >>> page = render(View((Node("a", "甲乡", "", "report"),), (), "一个乡"))
    >>> "甲乡" in page, "<link" in page
    (True, False)
    """
    if lang not in ("zh", "en"):
        raise KgError(f"the page speaks zh and en, not {lang}")
    # pyvis loads IPython, which takes a second that only pages need.
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
    from markupsafe import Markup
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line", heading=view.title)
    _fill(net, view)
    env = Environment(
        loader=ChoiceLoader([PackageLoader("kg.view", ""), FileSystemLoader(net.template_dir)]),
        autoescape=True,
    )
    vis, style = source(env, _VIS), source(env, "page.css")
    script = "\n".join(source(env, name) for name in ("text.js", "graph.js", "page.js"))
    env.globals.update(
        vis=Markup(vis),  # noqa: S704 - pyvis's and our own files, nothing of a document
        script=Markup(script),  # noqa: S704
        style=Markup(style),  # noqa: S704
        script_hashes=[hash_of(vis), hash_of(script)],
        style_hash=hash_of(style),
        data=lambda nodes, edges, options: Markup(  # noqa: S704 - escaped by embed
            embed({**_data(view), "nodes": nodes, "edges": edges, "options": json.loads(options)})
        ),
        view=view,
        lang=lang,
        ui={key: pair[lang == "en"] for key, pair in UI.items()},
        kinds=KINDS,
        by_kind=[(KINDS[kind][lang == "en"], some) for kind in KINDS if (some := _of(view, kind))],
    )
    net.templateEnv, net.path = env, "page.html"
    html = SURROGATE.sub("\ufffd", net.generate_html(notebook=False))
    foreign = foreign_references(html)
    if foreign:
        raise KgError(
            f"the page would load {foreign[0]}; remove that reference from kg/view/page.html, .css or .js"
        )
    return html


def embed(value: Any) -> str:
    """JSON that is safe inside a script element (HTML, 4.12.1.3) and in old JavaScript.

    >>> embed({"a": "</script>&"})
    '{"a":"\\\\u003c/script\\\\u003e\\\\u0026"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    escaped = (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    )
    for char, name in escaped:
        text = text.replace(char, name)
    return SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def foreign_references(html: str) -> list[str]:
    """What a browser would fetch when it opens the page: every reference that is not inside it.

    >>> foreign_references('<p>https://a.example</p><img src="data:,"><script src="//a.example/x.js"></script>')
    ['script src=//a.example/x.js']
    """
    finder = _Finder()
    finder.feed(html)
    return finder.found


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        for name, value in attrs:
            if name in _ATTRIBUTES and value and not value.startswith(("#", "data:")):
                self.found.append(f"{tag} {name}={value}")
            elif name == "style" and value and _STYLE_URL.search(value):
                self.found.append(f"{tag} style={value}")

    def handle_data(self, data: str) -> None:
        if self._style and (hit := _STYLE_URL.search(data)):
            self.found.append(f"style {data[hit.start() : hit.end() + 40]}")

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"


def source(env: Any, name: str) -> str:
    """A file beside this one, without what an editor adds at its end."""
    text: str = env.loader.get_source(env, name)[0]
    return text.replace("\r\n", "\n").strip()


def hash_of(text: str) -> str:
    """What a Content-Security-Policy names a script or style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _of(view: View, kind: str) -> list[Node]:
    return sorted(
        (node for node in view.nodes if node.kind == kind), key=lambda n: (-len(n.hubs), n.label_zh)
    )


def _fill(net: Any, view: View) -> None:
    """The network as pyvis wants it: numbers as ids, fixed positions, no physics."""
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
