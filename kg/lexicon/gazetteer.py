"""The administrative divisions: codes, names in use and out of use, and what lies in what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.lexicon.divisions import Alias, Place
from kg.lexicon.place_tables import RANK, PlaceTables, read_places
from kg.lexicon.place_zones import ACROSS
from kg.lexicon.villages import Villages, village_name
from kg.model import XSD, Literal, Value
from kg.terms import DCTERMS, FZ, RDF, SCHEMA, SKOS

__all__ = ["INFORMAL", "Alias", "Gazetteer", "Place"]

# Statistical units that are no division: farms, parks, prisons, "待定"; nobody means them by a bare word.
INFORMAL = "其他(非建制)"
_CELL = "\x1f"
_SHORT = 4  # characters of a name that is a common word more often than a farm's or a park's
_KEPT = 256  # divisions whose townships are kept at hand: a report names a few


class Gazetteer:
    """The divisions by code, by name and by what they lie in."""

    def __init__(self, tables: PlaceTables) -> None:
        # One string a row, split when asked for: a build meets some hundred of 46,000 divisions.
        self._rows = {row[0]: _CELL.join(row) for row in tables.places}
        self.aliases = tuple(Alias(c, a, k, o == "yes") for c, a, k, o in tables.aliases)
        self.former = tuple((row[0], row[1]) for row in tables.former)
        self.pinyin = {code: (stem, pinyin) for code, stem, pinyin in tables.pinyin}
        self.hosts = {host: code for host, code, *_ in tables.hosts}
        self._villages = tables.villages
        self._places: dict[str, Place] = {}
        self._outer: dict[str, tuple[str, ...]] = {}
        self._ranks: dict[str, int] = {}
        self._towns: dict[str, tuple[Place, ...]] = {}

    def pack(self) -> tuple[object, ...]:
        """Everything as plain data (str, tuple, dict) that marshal keeps; :meth:`unpack` reads it back."""
        aliases = tuple((a.code, a.name, a.kind, a.ordinary) for a in self.aliases)
        villages = str(self._villages) if self._villages else ""
        return self._rows, aliases, self.former, self.pinyin, self.hosts, villages, self._by_any_name

    @classmethod
    def unpack(cls, data: Any) -> Gazetteer:
        """The gazetteer that was packed, unchecked: what is slow to build is there or waits until asked for."""
        rows, aliases, former, pinyin, hosts, villages, names = data
        places = cls(PlaceTables(villages=Path(villages) if villages else None))
        places._rows, places.former, places.pinyin, places.hosts = rows, former, pinyin, hosts
        places.aliases = tuple(Alias(*alias) for alias in aliases)
        places._by_any_name = names
        return places

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The codes of the divisions that bear a name now, short and former names aside."""
        names: dict[str, list[str]] = {}
        for packed in self._rows.values():
            row = packed.split(_CELL)
            names.setdefault(row[1], []).append(row[0])
            if row[8]:
                for name in row[8].split("|"):
                    names.setdefault(name, []).append(row[0])
        return names

    @classmethod
    def load(cls, directories: Iterable[Path]) -> Gazetteer:
        """Reads the tables of divisions in these folders; raises KgError for a bad row."""
        return cls(read_places(directories))

    def place(self, iri: str) -> Place | None:
        """The division with this IRI (``place/420528103``) or code; villages are read when asked for."""
        code = iri.removeprefix("place/")
        if code in self._places:
            return self._places[code]
        if packed := self._rows.get(code):
            row = packed.split(_CELL)
            alt = tuple(row[8].split("|")) if row[8] else ()
            place = Place(code, row[1], row[2], row[3], row[4], row[5], row[6], alt, *row[9:])
            self._places[code] = place
            return place
        if len(code) == 12 and code.isdigit():
            return next((v for v in self.villages(code[:9]) if v.code == code), None)
        return None

    @cached_property
    def _by_ministry(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for code, packed in self._rows.items():
            found[packed.split(_CELL)[6]].append(code)
        return found

    def coded(self, code: str) -> tuple[Place, ...]:
        """The divisions with this IRI or code: the Bureau's and the Ministry's digits may denote two of them."""
        own = code.removeprefix("place/")
        codes = dict.fromkeys((own, *(self._by_ministry.get(own, ()) if own else ())))
        return tuple(place for one in codes if (place := self.place(one)))

    def is_informal(self, code: str) -> bool:
        """Whether the code is that of a statistical unit (farm, park, prison) and not of a division."""
        return code in self._rows and self._rows[code].split(_CELL)[4] == INFORMAL

    def meant(self, name: str, codes: Iterable[str]) -> list[str]:
        """Those of the units of a name that a text can mean: no statistical unit by a short word, or by a zone's name.

        北京经济技术开发区 is the zone and not what the statistics count of it in 大兴区.
        """
        formal = [code for code in codes if not self.is_informal(code)]
        if any(self.around(code) for code in formal):
            return formal
        return [code for code in codes if len(name) > _SHORT or code in formal]

    @cached_property
    def _by_any_name(self) -> dict[str, str]:
        names: dict[str, list[str]] = defaultdict(list)
        for name, codes in self.names.items():
            names[name] += codes
        for alias in self.aliases:
            names[alias.name].append(alias.code)
        for code, name in self.former:
            names[name].append(code)
        return {name: " ".join(codes) for name, codes in names.items()}

    @cached_property
    def _names_by_code(self) -> dict[str, tuple[list[Alias], list[str]]]:
        found: dict[str, tuple[list[Alias], list[str]]] = defaultdict(lambda: ([], []))
        for alias in self.aliases:
            found[alias.code][0].append(alias)
        for code, name in self.former:
            found[code][1].append(name)
        return dict(found)

    def aliases_of(self, code: str) -> tuple[Alias, ...]:
        """The short names of a division."""
        return tuple(self._names_by_code.get(code, ((), ()))[0])

    def former_of(self, code: str) -> tuple[str, ...]:
        """The names out of use of a division."""
        return tuple(self._names_by_code.get(code, ((), ()))[1])

    def named(self, name: str) -> tuple[Place, ...]:
        """Every division above the village that has, or had, this name or short name."""
        codes = dict.fromkeys(self._by_any_name.get(name, "").split())
        return tuple(place for code in codes if (place := self.place(code)))

    def outer(self, code: str) -> tuple[str, ...]:
        """The codes of what a division above the village lies in, from the province down, and its own."""
        chain = self._outer.get(code)
        if chain is None:
            packed = self._rows.get(code)
            parent = packed.split(_CELL, 4)[3] if packed else ""
            chain = ((*self.outer(parent), code) if parent else (code,)) if packed else ()
            self._outer[code] = chain
        return chain

    def chain(self, iri: str) -> tuple[Place, ...]:
        """The division and what it lies in, from the province down; empty if unknown."""
        place = self.place(iri)
        if not place:
            return ()
        above = self.outer(place.parent) if place.parent else ()
        return (*(found for code in above if (found := self.place(code))), place)

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        members: dict[str, list[str]] = defaultdict(list)
        for code, packed in self._rows.items():
            members[packed.split(_CELL, 4)[3]].append(code)
        return members

    def members(self, iri: str) -> tuple[Place, ...]:
        """The divisions that lie directly in one, villages aside, by code; of "" the provinces."""
        codes = self._members.get(iri.removeprefix("place/"), ())
        return tuple(place for code in codes if (place := self.place(code)))

    def towns(self, iri: str) -> tuple[Place, ...]:
        """The townships anywhere in a division, villages aside; those of the last 256 divisions are kept."""
        code = iri.removeprefix("place/")
        found = self._towns.get(code)
        if found is None:
            found = tuple(
                town
                for place in self.members(code)
                for town in ((place,) if place.level == "township" else self.towns(place.code))
            )
            if len(self._towns) >= _KEPT:
                self._towns.clear()
            self._towns[code] = found
        return found

    def around(self, code: str) -> str:
        """The division on whose ground a zone, the Corps or an abolished unit lies; "" of an ordinary division.

        Such a unit lies across other divisions: 雄安新区 has 容城县, which lies in 保定市.
        """
        above = self.outer(code)
        ordinary = [one for one in above if self._rows[one].split(_CELL)[4] not in ACROSS]
        return ordinary[-1] if ordinary and ordinary[-1] != code else ""

    def resolve(self, name: str, context: Iterable[str] = ()) -> tuple[Place, ...]:
        """The divisions that a name may mean in what the other names mean; one, if they settle it.

        ``context`` are names, in full or short, of what it lies in. Those that are unknown are ignored, and
        those that name nothing above a candidate. None remains if the name is known elsewhere only; where
        several do, those that bear the name today come before those that bore it.

        >>> from kg.lexicon import default_ontology
        >>> [p.code for p in Gazetteer.load([default_ontology()]).resolve("朝阳区", ["吉林", "长春市"])]
        ['220104']
        """
        candidates = self._by_any_name.get(name, "").split()
        for other in context:
            if near := frozenset(self._by_any_name.get(other, "").split()) if other != name else None:
                candidates = [code for code in candidates if self._lies_in(code, near)]
        if len(candidates) > 1:
            former = self._renamed.get(name, ())
            candidates = [code for code in candidates if code not in former] or candidates
        return tuple(place for code in dict.fromkeys(candidates) if (place := self.place(code)))

    def _lies_in(self, code: str, near: frozenset[str]) -> bool:
        """Whether a division lies in one of these, or none of them is above it."""
        if any(outer in near for outer in self.outer(code)[:-1]):
            return True
        rank = self._rank(code)
        return all(self._rank(outer) >= rank for outer in near)

    def _rank(self, code: str) -> int:
        rank = self._ranks.get(code)
        if rank is None:
            rank = self._ranks[code] = RANK[self._rows[code].split(_CELL, 3)[2]]
        return rank

    @cached_property
    def _renamed(self) -> dict[str, frozenset[str]]:
        renamed: dict[str, set[str]] = defaultdict(set)
        for code, name in self.former:
            renamed[name].add(code)
        return {name: frozenset(codes) for name, codes in renamed.items()}

    def inside(self, iri: str, outer: str) -> bool:
        """Whether a division is, or lies in, another."""
        code = iri.removeprefix("place/")
        above = self.outer(code) or tuple(place.code for place in self.chain(iri))  # a village has no row
        return outer.removeprefix("place/") in above

    @cached_property
    def _village_table(self) -> Villages:
        return Villages.of_file(self._villages)

    def villages(self, iri: str) -> tuple[Place, ...]:
        """The villages and residents' communities of a township; reads their table at the first call."""
        township = iri.removeprefix("place/")
        return tuple(
            Place(code, village_name(name), "village", township, code_nbs=code, alt_names=(name,))
            for code, name in self._village_table.of(township)
        )

    def describe(self, iri: str) -> Iterator[tuple[str, str, Value]]:
        """What the register says about one division, without what it lies in."""
        place = self.place(iri)
        if not place:
            return
        yield place.iri, RDF.type, FZ.Place
        yield place.iri, SKOS.prefLabel, Literal.zh(place.name)
        for name in place.alt_names:
            yield place.iri, SKOS.altLabel, Literal.zh(name)
        yield place.iri, FZ.placeLevel, FZ[place.level.capitalize()]
        if "/" not in place.code:
            yield place.iri, FZ.code, Literal(place.code)
        if place.code_nbs:
            yield place.iri, FZ.codeNbs, Literal(place.code_nbs)
        if place.code_mca:
            yield place.iri, FZ.codeMca, Literal(place.code_mca)
        if place.parent:
            yield place.iri, DCTERMS.isPartOf, f"place/{place.parent}"
        if place.lat:
            yield place.iri, SCHEMA.latitude, Literal(place.lat, XSD + "decimal")
            yield place.iri, SCHEMA.longitude, Literal(place.lon, XSD + "decimal")
