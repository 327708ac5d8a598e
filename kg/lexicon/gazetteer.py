"""The administrative divisions: codes, names in use and out of use, and what lies in what."""

from __future__ import annotations

import gzip
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.lexicon.tables import read_table
from kg.model import XSD, Concept, KgError, Literal, Value
from kg.terms import DCTERMS, FZ, RDF, SCHEMA, SKOS

COLUMNS = (
    "code",
    "name",
    "level",
    "parent",
    "type",
    "code_nbs",
    "code_mca",
    "sources",
    "alt_names",
    "lon",
    "lat",
)
ALIAS_COLUMNS = ("code", "alias", "kind", "ordinary")
FORMER_COLUMNS = ("code", "former_name", "former_code", "year", "change")
LEVELS = ("province", "prefecture", "county", "township", "village")
# Statistical units that are no division: farms, parks, prisons, "待定"; nobody means them by a bare word.
INFORMAL = "其他(非建制)"


@dataclass(frozen=True, slots=True)
class Place:
    """A division; ``code`` has 2, 4, 6, 9 or 12 digits by level (M: known to the civil register only)."""

    code: str
    name: str
    level: str
    parent: str
    type: str = ""
    code_nbs: str = ""
    code_mca: str = ""
    alt_names: tuple[str, ...] = ()
    lon: str = ""
    lat: str = ""

    @property
    def iri(self) -> str:
        """``place/`` and the code."""
        return f"place/{self.code}"

    @property
    def concept(self) -> Concept:
        """The division as what a mention may mean."""
        return Concept(self.iri, "place", self.name, self.level)


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name of a division: 酉阳, 延边州; ``ordinary``: it is a word of its own (平安, 和平)."""

    code: str
    name: str
    kind: str
    ordinary: bool


class Gazetteer:
    """The divisions by code, by name and by what they lie in."""

    def __init__(
        self,
        rows: Iterable[list[str]] = (),
        aliases: Iterable[Alias] = (),
        former: Iterable[tuple[str, str]] = (),
        *,
        villages: Path | None = None,
    ) -> None:
        self._rows = {row[0]: row for row in rows}
        self.aliases = tuple(aliases)
        self.former = tuple(former)
        self._villages = villages
        self._places: dict[str, Place] = {}
        self.names: dict[str, list[str]] = {}
        for row in self._rows.values():
            self.names.setdefault(row[1], []).append(row[0])
            if row[8]:
                for name in row[8].split("|"):
                    self.names.setdefault(name, []).append(row[0])

    @classmethod
    def load(cls, directories: Iterable[Path]) -> Gazetteer:
        """Reads the tables of divisions in these folders; raises KgError for a bad row."""
        rows: list[list[str]] = []
        seen: dict[str, Path] = {}
        aliases: list[Alias] = []
        former: list[tuple[str, str]] = []
        villages = None
        for directory in directories:
            if (path := directory / "places.csv").exists():
                table = read_table(path, COLUMNS)
                for line, row in enumerate(table, 2):
                    if row[0] in seen or row[2] not in LEVELS:
                        raise KgError(_complaint(path, line, row, seen.get(row[0], path)))
                    seen[row[0]] = path
                rows += table
            if (path := directory / "place_aliases.csv").exists():
                aliases += [Alias(c, a, k, o == "yes") for c, a, k, o in read_table(path, ALIAS_COLUMNS)]
            if (path := directory / "place_former_names.csv").exists():
                former += [(row[0], row[1]) for row in read_table(path, FORMER_COLUMNS)]
            if (path := directory / "villages.tsv.gz").exists():
                villages = path
        places = cls(rows, aliases, former, villages=villages)
        places._check()
        return places

    def _check(self) -> None:
        codes = self._rows.keys()
        for row in self._rows.values():
            if row[3] and row[3] not in codes:
                raise KgError(
                    f"places.csv: {row[0]} {row[1]} lies in {row[3]}, which no row has; add that row"
                )
        for code, name in (*((a.code, a.name) for a in self.aliases), *self.former):
            if code not in codes:
                raise KgError(
                    f"place_aliases.csv or place_former_names.csv: {name} has the code {code}, "
                    "which no row of places.csv has; correct the code"
                )

    def place(self, iri: str) -> Place | None:
        """The division with this IRI (``place/500242209``) or code; villages are read when asked for."""
        code = iri.removeprefix("place/")
        if code in self._places:
            return self._places[code]
        if row := self._rows.get(code):
            alt = tuple(row[8].split("|")) if row[8] else ()
            place = Place(code, row[1], row[2], row[3], row[4], row[5], row[6], alt, row[9], row[10])
            self._places[code] = place
            return place
        if len(code) == 12 and code.isdigit():
            return next((v for v in self.villages(code[:9]) if v.code == code), None)
        return None

    def is_informal(self, code: str) -> bool:
        """Whether the code is that of a statistical unit (farm, park, prison) and not of a division."""
        return code in self._rows and self._rows[code][4] == INFORMAL

    @cached_property
    def _by_any_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = defaultdict(list)
        for name, codes in self.names.items():
            names[name] += codes
        for alias in self.aliases:
            names[alias.name].append(alias.code)
        for code, name in self.former:
            names[name].append(code)
        return names

    def named(self, name: str) -> tuple[Place, ...]:
        """Every division above the village that has, or had, this name or short name."""
        codes = dict.fromkeys(self._by_any_name.get(name, ()))
        return tuple(place for code in codes if (place := self.place(code)))

    def chain(self, iri: str) -> tuple[Place, ...]:
        """The division and what it lies in, from the province down; empty if unknown."""
        found: list[Place] = []
        place = self.place(iri)
        while place:
            found.append(place)
            place = self.place(place.parent) if place.parent else None
        return tuple(reversed(found))

    def resolve(self, name: str, context: Iterable[str] = ()) -> tuple[Place, ...]:
        """The divisions that a name may mean beside these other names; one, if they settle it.

        ``context`` are names of any form that stand near: those that are unknown are ignored, and those
        of a candidate's own chain count. The best supported candidates remain.
        """
        candidates = self.named(name)
        if len(candidates) < 2:
            return candidates
        near = {place.code for other in context if other != name for place in self.named(other)}
        score = {p.code: sum(a.code in near for a in self.chain(p.code)[:-1]) for p in candidates}
        best = max(score.values())
        return tuple(p for p in candidates if score[p.code] == best)

    def inside(self, iri: str, outer: str) -> bool:
        """Whether a division is, or lies in, another."""
        return any(place.iri == outer for place in self.chain(iri))

    @cached_property
    def _village_table(self) -> bytes:
        # 620,000 lines, sorted by code, of which a build reads a few dozen: kept as they are
        try:
            packed = gzip.decompress(self._villages.read_bytes()) if self._villages else b""
        except (OSError, EOFError, zlib.error) as error:
            raise KgError(
                f"{self._villages} is no gzip file ({error}); pack the table anew with gzip"
            ) from None
        return packed.partition(b"\n")[2]  # without its heading

    def villages(self, iri: str) -> tuple[Place, ...]:
        """The villages and residents' communities of a township; reads their table at the first call."""
        township, table = iri.removeprefix("place/").encode(), self._village_table
        low, high = 0, len(table)
        while low < high:  # to the first line that does not come before the township's
            start = table.rfind(b"\n", 0, (low + high) // 2) + 1
            if table[start : start + len(township)] < township:
                low = (table.find(b"\n", start) + 1) or len(table)
            else:
                high = start
        lines: list[str] = []
        while low < len(table) and table.startswith(township, low):
            end = table.index(b"\n", low)
            lines.append(table[low:end].decode())
            low = end + 1
        fields = (line.split("\t") for line in lines)
        return tuple(
            Place(code, village_name(name), "village", parent, code_nbs=code, alt_names=(name,))
            for code, name, parent in fields
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


_COMMITTEE = re.compile(r"(?<=.)(?:村民委员会|村委会|(?<=社区)(?:居民委员会|居委会))$")


def village_name(committee: str) -> str:
    """The village of a committee as the statistics list it.

    >>> village_name("张家村村民委员会"), village_name("杨柳湾村委会"), village_name("银闸社区居委会")
    ('张家村', '杨柳湾村', '银闸社区')
    """
    match = _COMMITTEE.search(committee)
    if not match:
        return committee
    stem = committee[: match.start()]
    return stem if stem.endswith(("村", "社区", "嘎查", "队", "居", "牧场")) else stem + "村"


def _complaint(path: Path, line: int, row: list[str], first: Path) -> str:
    if row[2] not in LEVELS:
        return f"{path}:{line}: {row[2]!r} is no level; write one of {', '.join(LEVELS)}"
    other = f" in {first}" if first != path else ""
    return f"{path}:{line}: the code {row[0]} ({row[1]}) is there already{other}; remove one of the rows"
