"""Puts the views of a graph into one HTML file under a policy that lets it fetch nothing.

Data and other people's scripts are packed (gzip, base64) and unpacked when a view is first shown. A
Content-Security-Policy (W3C CSP 3) names every script by its hash and allows nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.model import KgError
from kg.view.inside import SURROGATE, foreign_references, hash_of, packed, packed_json, source
from kg.view.labels import KINDS, UI
from kg.view.libraries import LIBRARIES
from kg.view.model import Node, View
from kg.view.shared import Shared
from kg.view.views import VIEWS, Module

THEMES = (("auto", "跟随系统", "System"), ("light", "浅色", "Light"), ("dark", "深色", "Dark"))


def render(shared: Shared, *, lang: str = "zh", views: Sequence[Module] = VIEWS) -> str:
    """The page as HTML: everything is inside, nothing is fetched. ``lang`` is ``zh`` or ``en``, to begin with.

    >>> page = render(Shared.of_view(View((Node("a", "甲乡", "", "report"),), (), "一个乡")))
    >>> "甲乡" in page, "<link" in page
    (True, False)
    """
    if lang not in ("zh", "en"):
        raise KgError(f"the page speaks zh and en, not {lang}")
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    found = [(view, data) for view in views if (data := view.data(shared)) is not None]
    shown = [view for view, _ in found]
    libraries = {name: text for view in shown for name, text in _libraries(view).items()}
    style = "\n".join(source(f"css/{name}.css") for name in ("shell", *(view.NAME for view in shown)))
    script = _script(shown)
    blocks = [(view.NAME, packed_json(data)) for view, data in found]
    blocks += [(f"library-{name}", packed(text)) for name, text in libraries.items()]
    if shared.reports:
        blocks.append(("statements", packed_json(shared.rows())))
        blocks.append(("texts", "\n".join(packed(_written(one.text)) for one in shared.reports)))
    # Last, since the views give numbers to the entities that they name.
    blocks.insert(0, ("shared", packed_json(shared.block())))
    view = shared.view
    env = Environment(loader=PackageLoader("kg.view", ""), autoescape=True)
    html = env.get_template("page.html").render(
        script=Markup(script),  # noqa: S704 - our own files, nothing of a document
        style=Markup(style),  # noqa: S704
        script_hashes=[hash_of(text) for text in (script, *libraries.values())],
        style_hash=hash_of(style),
        blocks=[(name, Markup(text)) for name, text in blocks],  # noqa: S704 - base64
        views=shown,
        title=(view.title_en or view.title) if lang == "en" else view.title,
        lang=lang,
        themes=THEMES,
        ui={key: pair[lang == "en"] for key, pair in UI.items()},
        libraries=[one for one in LIBRARIES if not one.views or {v.NAME for v in shown} & {*one.views}],
        by_kind=[(KINDS[kind][lang == "en"], some) for kind in KINDS if (some := _of(view, kind))],
    )
    html = SURROGATE.sub("\ufffd", html)
    foreign = foreign_references(html)
    if foreign:
        raise KgError(
            f"the page would load {foreign[0]}; remove that reference from kg/view/page.html, css or js"
        )
    return html


def _script(views: Sequence[Module]) -> str:
    """Our scripts in one closure: each view's files in a closure of their own, within the shell's."""
    parts = [source("js/shell.js"), source("js/passages.js")]
    for view in views:
        files = getattr(view, "SCRIPTS", (view.NAME,))
        parts.append("(() => {\n" + "\n".join(source(f"js/{name}.js") for name in files) + "\n})();")
    return "(() => {\n" + "\n".join(parts) + "\nstart();\n})();"


def _libraries(view: Module) -> dict[str, str]:
    """Other people's scripts that a view runs, as a script element holds them."""
    give: Any = getattr(view, "libraries", dict)
    # U+FEFF and CR do not come back from an element as they went in: the hash would be another.
    return {name: text.replace("\r\n", "\n").lstrip("\ufeff").strip() for name, text in give().items()}


def _written(text: str) -> str:
    """A text that UTF-8 can write, of equal length."""
    return SURROGATE.sub("\ufffd", text)


def _of(view: View, kind: str) -> list[Node]:
    return sorted(
        (node for node in view.nodes if node.kind == kind), key=lambda n: (-len(n.hubs), n.label_zh)
    )
