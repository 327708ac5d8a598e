"""Which division a name means: a name of any form, several names in a row, a code, a village inside what is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.lexicon.gazetteer import Gazetteer, Place
from kg.meaning.model import Group, PlaceMeaning
from kg.meaning.nearest import nearest
from kg.model import KgError

LONGEST = 100  # characters; what is longer names no division
_LONGEST_ALONE = 20  # of one division


def places(name: str, gazetteer: Gazetteer, area: tuple[Place, ...] | None) -> Iterator[Group]:
    """The divisions that a name means; ``area`` are those that it may lie in, None where nothing was said."""
    found = gazetteer.named(name)
    if not found:
        found = gazetteer.coded(name)
    if area and not found:
        found = tuple(v for place in area for v in gazetteer.villages(place.iri) if name in _names_of(v))
    if not found and (parts := divisions(name, gazetteer)):
        name = parts[-1]
        candidates = gazetteer.named(name)
        found = tuple(p for p in candidates if _inside(p, parts[:-1], gazetteer))
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
    yield Group("place", why, tuple(_place(p, name, gazetteer, whole=len(kept) == 1) for p in kept))


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


def _place(place: Place, name: str, gazetteer: Gazetteer, *, whole: bool) -> PlaceMeaning:
    aliases = [alias for alias in gazetteer.aliases if alias.code == place.code]
    former = tuple(old for code, old in gazetteer.former if code == place.code)
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
        "mca" if place.code == place.code_mca and place.code != place.code_nbs else "nbs",
        place.code_nbs,
        place.code_mca,
        tuple(dict.fromkeys((*place.alt_names, *(alias.name for alias in aliases)))),
        former,
        tuple(village.name for village in villages),
    )


def _names_of(place: Place) -> tuple[str, ...]:
    return (place.name, *place.alt_names)
