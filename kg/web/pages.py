"""The pages for people, from the templates beside; every value is escaped by them, and only web addresses are links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader

from kg.dataset import PREFIXES
from kg.labels import ontology, short, term_name
from kg.lexicon import default_ontology
from kg.questions import GROUPS, read_questions
from kg.terms import FZ, NAMESPACES, RDF
from kg.web.downloads import Ready
from kg.web.map import WIDTH, full, trees
from kg.web.nodes import QUIET
from kg.web.overview import KINDS

_SURROGATE = re.compile("[\ud800-\udfff]")


def start_page(counts: Mapping[str, Any], files: Sequence[Ready]) -> str:
    """The page at ``/``: how much there is, and what can be asked and had."""
    return _rendered("start.html", counts=counts, files=files, size=size_of)


def size_of(size: int) -> str:
    """A number of bytes as people read it.

    >>> size_of(999), size_of(2_345_678), size_of(0)
    ('999 B', '2.3 MB', '0 B')
    """
    if size < 1000:
        return f"{size} B"
    of = next((unit for unit in (("kB", 1e3), ("MB", 1e6)) if size < 1000 * unit[1]), ("GB", 1e9))
    return f"{size / of[1]:.1f} {of[0]}"


# What the first part of a path, or the first word of a fragment, says of a thing.
_KINDS = {
    "report": FZ.Report,
    "eli": FZ.Norm,
    "norm": FZ.Norm,
    "work": FZ.Work,
    "mechanism": FZ.Mechanism,
    "campaign": FZ.Campaign,
    "organisation": FZ.Organisation,
    "body": FZ.Organisation,
    "person": FZ.Person,
    "platform": FZ.Platform,
    "place": FZ.Place,
    "unit": FZ.Unit,
    "topic": FZ.Topic,
    "activity": FZ.Activity,
    "activity-type": FZ.ActivityType,
    "figure": FZ.Figure,
    "shortcoming": FZ.Shortcoming,
    "plan": FZ.Plan,
    "section": FZ.Section,
    "char": FZ.Sentence,
    "s": RDF.Statement,
}


def editor_page(address: str, base: str) -> str:
    """The page at ``/sparql`` for who opens it in a browser: the editor, beside it the saved questions in groups."""
    found = read_questions([default_ontology() / "queries"]).values()
    groups = [
        (title, questions)
        for name, title in GROUPS.items()
        if (questions := [one for one in found if one.group == name])
    ]
    about = {
        "base": base,
        "prefixes": PREFIXES,
        "terms": sorted(
            (f"{space.prefix}:{term}", term_name(space.iri + term).zh, term_name(space.iri + term).en)
            for space in NAMESPACES
            for term in space.terms
        ),
        "kinds": _kinds(),
    }
    return _rendered("sparql.html", address=address, groups=groups, about=about)


def explore_page(base: str) -> str:
    """The page at ``/explore``: lists to begin with, and the neighbours of what is chosen, drawn as they are asked for."""
    about = {"base": base, "kinds": _kinds(), "silent": QUIET}
    kinds = [(kind, *_kinds()[kind].values()) for kind in KINDS]
    return _rendered("explore.html", about=about, kinds=kinds)


def node_page(said: Mapping[str, Any], quotations: Sequence[Mapping[str, Any]], base: str) -> str:
    """The page of a thing: its facts, what points to it, and the sentences that say so."""
    return _rendered(
        "node.html",
        said=said,
        quotations=_together(quotations),
        trees=trees(said, lambda iri: path_of(iri, base)),
        width=WIDTH,
        full=full,
        link=lambda iri: path_of(iri, base),
        short=lambda iri: short(iri, base),
    )


def ontology_page() -> str:
    """The page at ``/ontology``: where the documentation of the ontology stands."""
    terms = {iri.partition("#")[2]: term for iri, term in sorted(ontology().items())}
    return _rendered("ontology.html", terms=terms)


def path_of(iri: str, base: str) -> str:
    """The address of a thing: on this server for those of the dataset, its own for others on the web, else none.

    >>> path_of("urn:x:mechanism/枫桥#a", "urn:x:"), path_of("http://example.org/a", "urn:x:")
    ('/mechanism/%E6%9E%AB%E6%A1%A5#a', 'http://example.org/a')
    >>> path_of("javascript:alert(1)", "urn:x:")
    ''
    """
    if iri.startswith(base):
        return "/" + quote(iri.removeprefix(base), safe="/#%:;,=@!$&'()*+~.-_?").lstrip("/")
    return iri if iri.startswith(("http://", "https://")) else ""


def _kinds() -> dict[str, dict[str, str]]:
    return {name: {"zh": term_name(iri).zh, "en": term_name(iri).en} for name, iri in _KINDS.items()}


def _together(quotations: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The quotations, each place once with all that its words say of the same thing: who adopts it also describes it."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for one in quotations:
        place = (one["report"]["iri"], one["from"], one["to"], one["object"].get("iri"))
        parts = _marked(one["sentence"], one["words"])
        kept = found.setdefault(place, {**one, "parts": parts, "names": [], "manner": _manner(one)})
        kept["names"].append(full(one["name"]))
    return list(found.values())


def _manner(one: Mapping[str, Any]) -> str:
    """Modality and contexts of a quotation in both languages."""
    words = [*one["modality"].split(", "), *one["contexts"]]
    names = [term_name(FZ[word]) if word in FZ.terms else None for word in words if word]
    return "、".join(f"{name.zh} {name.en}" for name in names if name)


def _marked(sentence: str, words: str) -> tuple[str, str, str]:
    """A sentence before, in and after the quoted words."""
    before, found, after = sentence.partition(words)
    return (before, found, after) if found else ("", words, "")


def _rendered(name: str, **values: Any) -> str:
    return _SURROGATE.sub("\ufffd", _templates().get_template(name).render(**values))


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("kg.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
