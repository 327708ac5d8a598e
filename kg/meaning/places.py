"""Which division a name means: a name of any form, several names in a row, a code, a village inside what is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.lexicon.gazetteer import Gazetteer, Place
from kg.meaning.model import Group, PlaceMeaning
from kg.meaning.nearest import nearest
from kg.model import KgError

LONGEST = 100  # characters; what is longer names no division
_LONGEST_ALONE = 20  # of one division
# 桃花源街道办事处, 元阳县人民政府, 中共元阳县委, 合肥高新区管委会: the body of a place, with the place's name before it.
_BODY = re.compile(
    "(?:中共|中国共产党)?(?P<place>.{2,}?)(?:人民政府|政府|行政公署|行署|人民代表大会(?:常务委员会)?|人大(?:常委会)?|党工委|工委|党委|工作委员会|委员会"
    "|(?:人民政府)?(?<=街道)办事处|(?:人民政府)?(?<=街道)办|管理委员会|管委会|(?<=[省市县区州旗盟])委)"
)


def places(name: str, gazetteer: Gazetteer, area: tuple[Place, ...] | None) -> Iterator[Group]:
    """The divisions that a name means; ``area`` are those that it may lie in, None where nothing was said."""
    found = gazetteer.named(name)
    if not found:
        found = gazetteer.coded(name)
    if area and not found:
        found = tuple(v for place in area for v in gazetteer.villages(place.iri) if name in _names_of(v))
    if not found:
        name, found = _in_a_row(name, gazetteer)
    body = None if found else _BODY.fullmatch(name)
    if body:
        name, found = _in_a_row(body["place"].replace("人民政府", ""), gazetteer)  # 甲县人民政府乙街道办事处
    inside = found
    if area is not None:
        inside = tuple(p for p in found if any(gazetteer.inside(p.iri, o.iri) for o in area))
    if not found:
        return
    if not inside:
        why = "outside"
    elif len(inside) == 1:
        why = "only" if len(found) == 1 else "within"
    else:
        why = "open"
    kept = inside or found
    note = "body" if body else None
    yield Group("place", why, tuple(_place(p, name, gazetteer, note, whole=len(kept) == 1) for p in kept))


def _in_a_row(name: str, gazetteer: Gazetteer) -> tuple[str, tuple[Place, ...]]:
    """The last name of a text that is made of names of divisions, and what it means in the others."""
    parts = divisions(name, gazetteer)
    if not parts:
        return name, ()
    candidates = gazetteer.named(parts[-1])
    return parts[-1], tuple(p for p in candidates if _inside(p, parts[:-1], gazetteer))


def _inside(place: Place, outer: Iterable[str], gazetteer: Gazetteer) -> bool:
    """Whether a division lies in one of each of these names."""
    chain = {one.code for one in gazetteer.chain(place.iri)[:-1]}
    return all(any(one.code in chain for one in gazetteer.named(name)) for name in outer)


def outer(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The divisions that the name of an area may mean; KgError where nothing is called so."""
    groups = tuple(places(name, gazetteer, None)) if len(name) <= LONGEST else ()
    if not groups:
        near = nearest(name, gazetteer.names) if len(name) <= LONGEST else ()
        hint = f"did you mean {'、'.join(near)}?" if near else "name a province, city, county or township"
        raise KgError(f"no division is called “{name[:40]}”; {hint}")
    return tuple(p for m in groups[0].meanings if (p := gazetteer.place(m.iri)))


def divisions(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The names of divisions that a text is made of, from the outside in; empty if it is not made of them."""
    rest: dict[int, tuple[str, ...]] = {len(text): ()}
    for start in range(len(text) - 1, -1, -1):
        for end in range(min(len(text), start + _LONGEST_ALONE), start, -1):
            if end in rest and gazetteer.named(text[start:end]):
                rest[start] = (text[start:end], *rest[end])
                break
    return rest.get(0, ())


def _place(place: Place, name: str, gazetteer: Gazetteer, note: str | None, *, whole: bool) -> PlaceMeaning:
    aliases, former = gazetteer.aliases_of(place.code), gazetteer.former_of(place.code)
    if note is None:
        kinds = {alias.name: alias.kind for alias in aliases}
        note = kinds.get(name, "former" if name in former else "")
        if name in (place.name, place.code):
            note = ""
        elif name in place.alt_names:
            note = "alt"
    villages = gazetteer.villages(place.iri) if whole and place.level == "township" else ()
    return PlaceMeaning(
        place.iri,
        place.name,
        place.level,
        place.type,
        note,
        tuple((one.name, one.code) for one in gazetteer.chain(place.iri)),
        place.code,
        _system(place),
        place.code_nbs,
        place.code_mca,
        tuple(dict.fromkeys((*place.alt_names, *(alias.name for alias in aliases)))),
        former,
        tuple(village.name for village in villages),
        place.since,
        place.until,
    )


def _system(place: Place) -> str:
    """Whose digits the code is made of; "" of a zone that nobody has numbered."""
    if place.code == place.code_nbs:
        return "nbs"
    return "" if "/" in place.code else "mca"


def _names_of(place: Place) -> tuple[str, ...]:
    return (place.name, *place.alt_names)
