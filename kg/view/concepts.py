"""The SPARQL that reads what vocabularies and registers say of the concepts on a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from kg.terms import DCTERMS, ELI, FZ, SKOS
from kg.view.labels import FACTS, TERMS, local
from kg.view.model import Fact
from kg.view.questions import Query, ask, values_of

_MOST_VALUES = 6
_MOST_LEVELS = 6


@dataclass(slots=True)
class Description:
    """What the registers and vocabularies say of a concept."""

    zh: str = ""
    en: str = ""
    definition: dict[str, str] = field(default_factory=dict)  # by language
    facts: list[Fact] = field(default_factory=list)
    above: list[str] = field(default_factory=list)


def bodies(query: Query, kinds: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Local bodies: the kind that stands for each, and its own name (empty where it has none)."""
    found: dict[str, tuple[str, str]] = {}
    for values in values_of("kind", kinds):
        where = f"{{ {values} ?o org:classification ?kind OPTIONAL {{ ?o skos:prefLabel ?name }} }}"
        for row in ask(query, f"SELECT DISTINCT ?o ?kind ?name {where}"):
            found[row["o"]] = max(found.get(row["o"], ("", "")), (row["kind"], row.get("name", "")))
    return found


_DESCRIBED = {
    FZ.normClass: "normClass",
    FZ.mechanismKind: "mechanismKind",
    FZ.placeLevel: "placeLevel",
    SKOS.altLabel: "altLabel",
    FZ.date: "date",
    ELI.date_document: "date_document",
    FZ.code: "code",
}
# In the order in which the side panel shows them.
_ABOVE = (SKOS.broader, DCTERMS.isPartOf)


def describe(query: Query, iris: Iterable[str]) -> dict[str, Description]:
    """Labels in both languages and facts of these concepts; what has no label is named by its IRI."""
    found = {iri: Description() for iri in iris}
    order = (SKOS.prefLabel, SKOS.definition, *_DESCRIBED, *_ABOVE)
    wanted = ", ".join(f"<{p}>" for p in order)
    for values in values_of("o", found):
        # Not a second VALUES: all labels of the graph would be read.
        where = f"{{ {values} ?o ?p ?v FILTER(?p IN ({wanted})) BIND(LANG(?v) AS ?lang) }}"
        for row in sorted(
            ask(query, f"SELECT DISTINCT ?o ?p ?v ?lang {where}"),
            key=lambda r: (r["o"], order.index(r["p"]), r["v"]),
        ):
            _add(found[row["o"]], row["p"], row["v"], row.get("lang", ""))
        for row in ask(query, f"SELECT DISTINCT ?o {{ {values} ?o a fz:Candidate }}"):
            found[row["o"]].facts.append(Fact(*FACTS["type"], *TERMS["Candidate"]))
    for iri, one in found.items():
        one.zh = one.zh or one.en or unquote(local(iri))
        if one.definition:
            en = one.definition.get("en", "")
            one.facts.insert(0, Fact(*FACTS["definition"], one.definition.get("zh", en), en))
    return found


def chains(query: Query, described: Mapping[str, Description]) -> dict[str, tuple[str, ...]]:
    """What each concept lies in, nearest first, as labels."""
    known = dict(described)
    waiting: Iterable[str] = described
    for _ in range(_MOST_LEVELS):
        missing = {iri for one in waiting for iri in known[one].above} - set(known)
        if not missing:
            break
        known.update(describe(query, missing))
        waiting = missing
    found: dict[str, tuple[str, ...]] = {}
    for iri in described:
        chain: list[str] = []
        at = iri
        while (
            known[at].above
            and len(chain) < _MOST_LEVELS
            and (above := min(known[at].above)) in known
            and above != at
        ):
            chain.append(known[above].zh)
            at = above
        found[iri] = tuple(chain)
    return found


def joined(facts: Iterable[Fact]) -> list[Fact]:
    """Facts of one label on one line: vocabularies give some concepts forty other names."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in dict.fromkeys(facts):
        groups[fact.label_zh, fact.label_en].append(fact)
    lines = []
    for (zh, en), some in groups.items():
        if len(some) == 1:
            lines += some
            continue
        left = len(some) - _MOST_VALUES
        more = (f" 等 {len(some)} 个", f" and {left} more") if left > 0 else ("", "")
        values_en = [fact.value_en for fact in some[:_MOST_VALUES] if fact.value_en]
        english = "; ".join(values_en) + more[1] if values_en else ""
        lines.append(
            Fact(zh, en, "、".join(fact.value_zh for fact in some[:_MOST_VALUES]) + more[0], english)
        )
    return lines


def _add(one: Description, predicate: str, value: str, lang: str) -> None:
    if predicate == SKOS.prefLabel:
        if lang.startswith("en"):
            one.en = one.en or value
        elif not one.zh or lang == "zh":
            one.zh = value
    elif predicate == SKOS.definition:
        one.definition["en" if lang.startswith("en") else "zh"] = value
    elif predicate in _ABOVE:
        one.above.append(value)
    else:
        name = _DESCRIBED[predicate]
        zh, en = TERMS.get(local(value), (value, "")) if "#" in value else (value, "")
        one.facts.append(Fact(*FACTS[name], zh, en))


def named(query: Query, name: str) -> set[str]:
    """The things with this label, IRI or, where nothing has exactly this label, with a label that holds it."""
    quoted_name = re.sub(r'(["\\])', r"\\\1", " ".join(name.split()))
    paths = "skos:prefLabel|skos:altLabel|dcterms:title|fz:headline"
    for test in (
        f'LCASE(STR(?label)) = LCASE("{quoted_name}")',
        f'CONTAINS(LCASE(STR(?label)), LCASE("{quoted_name}"))',
    ):
        found = {row["o"] for row in ask(query, f"SELECT DISTINCT ?o {{ ?o {paths} ?label FILTER({test}) }}")}
        if found:
            return found
    return set()
