"""The record of a build as a page to read: one file without a script, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.categories import NAMED, OCCURRENCES
from kg.view.inside import SURROGATE, hash_of, source
from kg.view.sections import sections

SHOWN = 500  # rows of one kind; build.json has all


def render_build(said: Mapping[str, Any]) -> str:
    """The page of a ``build.json`` as HTML; nothing is fetched and nothing runs."""
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    env = Environment(loader=PackageLoader("kg.view", ""), autoescape=True, trim_blocks=True)
    style = source("build.css")
    categories = {**NAMED, **OCCURRENCES}
    html = env.get_template("build.html").render(
        said=said,
        style=Markup(style),  # noqa: S704 - our own file, nothing of a document
        style_hash=hash_of(style),
        sections=list(sections(said)),
        shown=SHOWN,
        counts=[(categories[kind].zh, kind, count) for kind, count in said["counts"].items()],
        longest=max(said["seconds"].values(), default=0) or 1,
    )
    return SURROGATE.sub("\ufffd", html)
