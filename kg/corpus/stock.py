"""What documents are about and may name: authors, norms in force, terms, drawn from the registers and vocabularies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.corpus.chance import Chance
from kg.lexicon import Lexicon
from kg.lexicon.gazetteer import Place
from kg.lexicon.norm import Norm
from kg.lexicon.vocabulary import Term
from kg.model import Literal
from kg.terms import FZ

FIRST_YEAR, LAST_YEAR = 2015, 2026
AUTHORS = ("township", "street", "county", "department")
_FIRST = {kind: i * 1009 for i, kind in enumerate(AUTHORS)}  # where the walk through their places begins
_TOWNS = {"镇", "乡", "民族乡", "苏木"}
_COUNTIES = {"县", "市辖区", "县级市", "自治县", "旗", "自治旗"}
_NAME = re.compile("[\u4e00-\u9fff]{2,14}")
_PERIOD = re.compile(r"（(\d{4})\D{1,3}(\d{4})年）$")
# Besides the local regulations of the author's province.
_CLASSES = ("Law", "AdministrativeRegulation", "PolicyDocument", "PartyRegulation", "Rule")
_NORM_LIKE = re.compile("规定|规划|《|条例")  # names of terms that name norms, too
_RULE_YEARS = re.compile(r"(\d{4})/(\d{4})")


@dataclass(frozen=True, slots=True)
class Author:
    """Who reports: its kind, its place and what that lies in, from the province down."""

    kind: str
    chain: tuple[Place, ...]
    homonym: bool

    @property
    def place(self) -> Place:
        """The division that is the author's."""
        return self.chain[-1]

    def at(self, level: str) -> str | None:
        """The name of the division of a level, if there is one."""
        return next((place.name for place in self.chain if place.level == level), None)

    @property
    def county(self) -> str:
        """The county's name."""
        return self.at("county") or ""


class Stock:
    """What a lexicon knows, in the form in which it is drawn."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._in_force: dict[tuple[int, str], tuple[Norm, ...]] = {}
        self._named: dict[int, tuple[Norm, ...]] = {}
        self._terms: dict[tuple[str, str, int], tuple[tuple[Term, tuple[str, ...]], ...]] = {}

    @cached_property
    def _places(self) -> dict[str, tuple[tuple[Place, ...], ...]]:
        """The chains of divisions by kind of author, in the order of the register."""
        found: dict[str, list[tuple[Place, ...]]] = defaultdict(list)
        gazetteer = self._lexicon.gazetteer

        def walk(code: str, above: tuple[Place, ...]) -> None:
            for place in gazetteer.members(code):
                chain = (*above, place)
                if place.level == "township":
                    county = above[-1].level == "county" and above[-1].type in _COUNTIES
                    if county and _NAME.fullmatch(place.name) and place.type in (*_TOWNS, "街道"):
                        found["street" if place.type == "街道" else "township"].append(chain)
                    continue
                if place.level == "county" and place.type in _COUNTIES and _NAME.fullmatch(place.name):
                    found["county"].append(chain)
                walk(place.code, chain)

        walk("", ())
        return {
            **{kind: tuple(chains) for kind, chains in found.items()},
            "department": tuple(found["county"]),
        }

    @cached_property
    def _names(self) -> Counter[tuple[str, ...]]:
        counted: Counter[tuple[str, ...]] = Counter()
        for kind in ("county", "township", "street"):
            for chain in self._places.get(kind, ()):
                counted[tuple(p.name for p in chain if p.level in ("county", "township"))] += 1
        return counted

    def author(self, chance: Chance, index: int) -> Author:
        """An author for the document of an index: another place for each until the register is used up."""
        share = chance.below(100)
        kind = AUTHORS[0 if share < 55 else 1 if share < 75 else 2 if share < 87 else 3]
        chains = self._places[kind]
        # 7919 is a prime and divides no register's length: the steps meet every place once before any twice
        chain = chains[(index * 7919 + _FIRST[kind]) % len(chains)]
        names = tuple(p.name for p in chain if p.level in ("county", "township"))
        homonym = self._names[names] > 1 or self._names[(names[0],)] > 1
        return Author(kind, chain, homonym)

    def villages(self, author: Author) -> tuple[str, ...]:
        """The villages of a township, the townships of a county."""
        gazetteer = self._lexicon.gazetteer
        if author.kind in ("county", "department"):
            return tuple(p.name for p in gazetteer.members(author.place.code) if p.type in (*_TOWNS, "街道"))
        names = (place.name for place in gazetteer.villages(author.place.iri))
        return tuple(n for n in names if _NAME.fullmatch(n) and n.endswith(("村", "社区")) and len(n) < 8)

    def norms(self, year: int, province: str | None) -> tuple[Norm, ...]:
        """The norms that were in force at the end of a year in a province, in the order of the register."""
        key = year, province or ""
        if key not in self._in_force:
            norms = (*self._of_class[""], *self._of_class[province or ""])
            self._in_force[key] = tuple(norm for norm in norms if _in_force(norm, year))
        return self._in_force[key]

    @cached_property
    def _of_class(self) -> dict[str, list[Norm]]:
        """The norms that a report may cite, by the province whose they are."""
        found: dict[str, list[Norm]] = defaultdict(list)
        for norm in self._lexicon.register.norms:
            local = norm.norm_class == "LocalRegulation"
            if len(norm.title) <= 26 and (local or norm.norm_class in _CLASSES):
                found[norm.province if local else ""].append(norm)
        return found

    def norm(self, title: str, year: int) -> Norm | None:
        """The norm of a title, if it was in force in a year."""
        for norm, note in self._lexicon.register.lookup(title):
            if not note or note == "short":
                return norm if _in_force(norm, year) else None
        return None

    def named(self, titles: tuple[str, ...], year: int) -> tuple[Norm, ...]:
        """The norms of these titles that were in force in a year."""
        if year not in self._named:
            self._named[year] = tuple(norm for title in titles if (norm := self.norm(title, year)))
        return self._named[year]

    def certain(self, name: str, norm: Norm) -> bool:
        """Whether a name means this norm and no other."""
        found = self._lexicon.register.lookup(name)
        return len(found) == 1 and found[0][0].iri == norm.iri

    def terms(self, scheme: str, kind: str, year: int) -> tuple[tuple[Term, tuple[str, ...]], ...]:
        """The terms of a scheme (and kind) that had begun in a year, each with the names that match anywhere."""
        key = scheme, kind, year
        if key not in self._terms:
            self._terms[key] = tuple(
                (term, tuple(label for label in term.labels if not _NORM_LIKE.search(label)))
                for term in self._lexicon.terms
                if term.concept.iri.startswith(f"{scheme}/")
                and (not kind or term.concept.kind == kind)
                and any(not _NORM_LIKE.search(label) for label in term.labels)
                and _runs(term, year)
            )
        return self._terms[key]


def _in_force(norm: Norm, year: int) -> bool:
    begun = (norm.effective or norm.adopted)[:4]
    if not begun or int(begun) > year or (norm.status == "repealed" and not norm.repealed):
        return False
    if norm.repealed and int(norm.repealed[:4]) <= year:
        return False
    period = _PERIOD.search(norm.title)
    return not period or int(period[1]) <= year <= int(period[2]) + 1


def _runs(term: Term, year: int) -> bool:
    for predicate, value in term.facts:
        if predicate == FZ.dateRule and isinstance(value, Literal):
            years = _RULE_YEARS.fullmatch(value.text)
            if years and not int(years[1]) <= year <= int(years[2]):
                return False
    return True
