"""How the other names around a name settle what it means, circle by circle, and when they contradict it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.gazetteer import Gazetteer
from kg.model import Concept, Reading
from kg.resolve.naming import RANK, Named
from kg.resolve.towns import TOWN_FORMS, town_in, unlisted
from kg.terms import DCTERMS

# The corps number their regiments once, wherever they lie: 石河子市一四三团 is one on 沙湾's ground.
_REGIMENT = re.compile(r"[零一二三四五六七八九十\d]{2,4}团$")
_MUNICIPALITIES = ("11", "12", "31", "50")
_TOWN = re.compile(f"(?:{TOWN_FORMS})$")
_OFFICE = re.compile("(?<=.{2})(?:管理委员会|管委会|办事处)$")


@dataclass(frozen=True, slots=True)
class Circle:
    """Names that stand together somewhere: in the title, in a field of the source record, in the text.

    What is outside of a ``binding`` circle is not meant, however well it fits the rest: the source record says
    where the report comes from. Only an ``open`` circle may have a township that no register lists.
    """

    names: Sequence[Named]
    binding: bool = False
    open: bool = True


def settle(
    named: Sequence[Named], circles: Iterable[Circle], gazetteer: Gazetteer
) -> tuple[Named, list[Reading]]:
    """The deepest of some names, and what it may be given the others and then each wider circle.

    One reading: settled. Several: open. None: the names contradict each other.
    """
    full = [n for n in named if not n.stem]  # a short name (法治沂水) only where there is nothing else
    best = max(full or named, key=lambda n: (n.rank, n.span.end))
    candidates = list(best.readings)
    regiment = bool(_REGIMENT.search(best.name) and best.readings)
    before = [] if regiment else _outer(best, named)
    for i, outer in enumerate(reversed(before)):  # 甲省乙县丙镇: the nearest first
        if i and outer.level:
            continue  # a name that nobody knows, beyond one that is borne out
        agreeing = _agreeing(best, candidates, outer, gazetteer, nearest=not i)
        if not agreeing:  # with those that the nearer names left: what the finding shows
            return replace(best, readings=tuple(candidates)), []
        candidates = agreeing
    for circle in circles:
        if not candidates and not best.readings:
            candidates = _unlisted(best, circle, gazetteer)
        elif len(candidates) > 1 or (circle.binding and not before):
            binding = circle.binding and not before and not regiment
            candidates = _supported(best, candidates, circle, gazetteer, binding=binding)
            if not candidates:
                break
    current = [r for r in candidates if r.note != "former"]
    return best, current if len(candidates) > 1 and current else candidates


def _agreeing(
    best: Named, candidates: list[Reading], outer: Named, gazetteer: Gazetteer, *, nearest: bool
) -> list[Reading]:
    """The candidates that an outer name does not contradict; of the nearest one also what it has by another name."""
    if outer.level:  # no register lists 台北市; 科左旗 is 科尔沁左翼后旗 in short
        return [
            r
            for r in candidates
            if any(_shortens(outer.name, c.label) for c in chain_of(r.concept, gazetteer)[:-1])
        ]
    kept = [r for r in candidates if _lies_in(r.concept, outer.iris, gazetteer)]
    if not kept and nearest:
        kept = _found_in(best, outer, gazetteer)
    return (
        kept
        or _on_the_ground(best, candidates, outer, gazetteer, nearest=nearest)
        or (_within(best, outer, gazetteer) if nearest else [])
    )


def _on_the_ground(
    best: Named, candidates: list[Reading], outer: Named, gazetteer: Gazetteer, *, nearest: bool
) -> list[Reading]:
    """What lies where a zone, the Corps or an abolished division lies: 容城县 in 雄安新区, 石河子市 in 第八师.

    A township must lie in the zone's own city: in a whole province another may bear its name.
    """
    ground = {code for iri in outer.iris if (code := gazetteer.around(iri.removeprefix("place/")))}
    if nearest and best.rank == RANK["township"]:
        ground = {code for code in ground if len(code) > 2 or code in _MUNICIPALITIES}
    around = frozenset(f"place/{code}" for code in ground)
    return [r for r in candidates if _lies_in(r.concept, around, gazetteer)] if around else []


def _shortens(short: str, name: str) -> bool:
    """Whether a name is another with characters left out, of the same type: 科左旗 and 科尔沁左翼后旗."""
    rest = iter(name)
    return short[0] == name[0] and short[-1] == name[-1] and all(c in rest for c in short)


def _outer(best: Named, named: Sequence[Named]) -> list[Named]:
    """The names before a name that it must lie in: all in full, and a short one that adjoins: 昆山高新区."""
    return [
        n
        for n in named
        if n.rank < best.rank
        and n.span.end <= best.span.start
        and (not n.stem or n.span.end == best.span.start)
    ]


def _supported(
    best: Named, candidates: list[Reading], circle: Circle, gazetteer: Gazetteer, *, binding: bool
) -> list[Reading]:
    """The candidates that most names of a circle support; a binding circle's nearest name must be one of these."""
    names = _beside_each_other(circle.names, gazetteer)
    others = {n.name: n for n in names if n.name != best.name and n.rank < best.rank and n.readings}
    scores = [sum(_lies_in(r.concept, n.iris, gazetteer) for n in others.values()) for r in candidates]
    top = max(scores)
    supported = [r for r, score in zip(candidates, scores, strict=True) if score == top]
    if not binding or not others:
        return supported
    nearest = max(others.values(), key=lambda n: (not n.stem, n.rank, n.span))
    found = (
        [r for r in supported if _lies_in(r.concept, nearest.iris, gazetteer)]
        or _found_in(best, nearest, gazetteer)
        or _on_the_ground(best, candidates, nearest, gazetteer, nearest=True)
    )
    if found or not circle.open or not nearest.concept or not _has_towns(nearest.concept, gazetteer):
        return found
    return [Reading(unlisted(_bare(best), nearest.concept))]


def _beside_each_other(names: Sequence[Named], gazetteer: Gazetteer) -> list[Named]:
    """The names of a circle, each as those before it mean it: 和平区 in 沈阳市和平区 is not the one of 天津市."""
    found: list[Named] = []
    for named in names:
        for outer in _outer(named, found) if len(named.readings) > 1 else ():
            kept = tuple(r for r in named.readings if _lies_in(r.concept, outer.iris, gazetteer))
            named = replace(named, readings=kept or named.readings)
        found.append(named)
    return found


def _has_towns(concept: Concept, gazetteer: Gazetteer) -> bool:
    """Whether towns lie in a division with nothing between: a county, and 中山市."""
    return concept.kind == "county" or any(p.level == "township" for p in gazetteer.members(concept.iri))


def _within(best: Named, outer: Named, gazetteer: Gazetteer) -> list[Reading]:
    """What a name means in the division right before it that has no such unit: another type, or a new unit."""
    if best.rank != RANK["township"]:
        return []
    found = _found_in(best, outer, gazetteer)
    if found:
        return found
    elsewhere = bool(best.readings) and bool(_TOWN.search(best.name))
    if outer.stem and elsewhere:  # 沂水留下街道: the street is known, and in 西湖区; the county is a guess
        return []
    return [
        Reading(unlisted(_bare(best), r.concept))
        for r in outer.readings
        if r.concept.kind in ("county", "prefecture", "site")
        and (not elsewhere or _has_towns(r.concept, gazetteer))
    ]


def _found_in(best: Named, outer: Named, gazetteer: Gazetteer) -> list[Reading]:
    if best.rank != RANK["township"]:
        return []
    return [found for iri in sorted(outer.iris) if (found := town_in(gazetteer, iri, best.name))]


def _bare(best: Named) -> str:
    return _OFFICE.sub("", best.name)


def _unlisted(best: Named, circle: Circle, gazetteer: Gazetteer) -> list[Reading]:
    """What a name that no register lists means in the one county of a circle."""
    counties = {n.concept.iri: n for n in circle.names if n.concept and n.concept.kind == "county"}
    if len(counties) != 1:
        return []
    (county,) = counties.values()
    return _within(best, county, gazetteer)


def _lies_in(concept: Concept, outer: frozenset[str], gazetteer: Gazetteer) -> bool:
    if not concept.known:
        return any(c.iri in outer for c in chain_of(concept, gazetteer)[:-1])
    return any(f"place/{code}" in outer for code in gazetteer.outer(concept.iri.removeprefix("place/"))[:-1])


def chain_of(concept: Concept, gazetteer: Gazetteer) -> tuple[Concept, ...]:
    """What a place lies in from the province down, and the place; of an unlisted one by what it is part of."""
    if concept.known:
        return tuple(place.concept for place in gazetteer.chain(concept.iri))
    outer = next((v for p, v in concept.facts if p == DCTERMS.isPartOf and isinstance(v, str)), "")
    return (*(place.concept for place in gazetteer.chain(outer)), concept)
