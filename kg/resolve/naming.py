"""The places that a short text (a title, a field of the source record) names, with what no register lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.lexicon import Lexicon
from kg.lexicon.gazetteer import Gazetteer
from kg.model import Concept, Mention, Reading, Span
from kg.resolve.towns import HAN, TOWN_FORMS, ZONE_FORMS, town_in
from kg.zh.fold import fold

RANK = {"province": 0, "prefecture": 1, "county": 2, "township": 3, "site": 3, "village": 4}

_AFTER = "(?=$|党|人民政府|政府|办事处|街道|委员会|管理委员会|管委会|工委|人大|司法所|综合|财政|20|19|关于|法治|依法|推进|贯彻|落实|[（），、 —-])"
_TOWN = re.compile(
    f"(?P<name>[{HAN}]{{1,9}}?(?:{TOWN_FORMS}))(?:办事处|办)?(?![镇村]|乡(?!村)|建设|居民|振兴)(?!街道)"
)
_ZONE = re.compile(f"(?P<name>(?:[{HAN}]{{0,10}}?)(?:{ZONE_FORMS})){_AFTER}")
_OPENING = "(?:中国共产党|，，)?(?:(?:19|20)\\d\\d年(?:度)?)?"
# The first body of a title or field that names no county: 中共平安镇委员会, 2023年度平安镇人民政府….
_HEAD = re.compile(f"{_OPENING}(?P<name>[{HAN}]{{1,7}}?(?:{TOWN_FORMS})){_AFTER}")
_NOBODY = re.compile(
    "某|我|该|[各本全](?=[省市县区乡镇街])|乡镇$|镇街|关于|推进|农村|[xX]|政府|委员会|[局厅]|法院|检察院"
)
_FORM = re.compile(f"(?:{TOWN_FORMS})$")
_JOINT = re.compile("[和与及的驻在对由]")


@dataclass(frozen=True, slots=True)
class Named:
    """A place named in some text: what it may be (nothing, if no register lists it), and where it stands."""

    name: str
    readings: tuple[Reading, ...]
    span: Span
    stem: bool = False

    @property
    def rank(self) -> int:
        """How deep it lies: 0 for a province, 3 for a township or a name that no register lists."""
        return max((RANK.get(r.concept.kind, 0) for r in self.readings), default=RANK["township"])

    @property
    def iris(self) -> frozenset[str]:
        """The IRIs of what it may be."""
        return frozenset(r.concept.iri for r in self.readings)

    @property
    def concept(self) -> Concept | None:
        """The place, if it can be one only."""
        return self.readings[0].concept if len(self.readings) == 1 else None


def from_mentions(mentions: Iterable[Mention]) -> list[Named]:
    """The known places among the mentions of a document."""
    return [
        Named(m.surface, m.readings, m.span, all(r.note == "stem" for r in m.readings))
        for m in mentions
        if m.readings and m.readings[0].concept.known
    ]


def named_in(lexicon: Lexicon, text: str) -> list[Named]:
    """The places that a short text names, and what stands after a county, or first, and is in no register."""
    folded = fold(text).replace("中共", "，，")  # 中共忠县委: a short name has to begin a word
    found = from_mentions(m for m in lexicon.find(folded) if m.kind == "place")
    found += _small(folded, found, lexicon.gazetteer)
    outers = [n for n in found if not n.stem and n.rank in (RANK["prefecture"], RANK["county"])]
    for outer in tuple(found):
        match = _next(folded, outer, outer in outers, lexicon.gazetteer) if outer in found else None
        if match and not _stands(found, match):
            found = _with(found, match)
    match = _HEAD.match(folded)
    if match and not _begins(found, match):
        found = _with(found, match)
    return sorted(found, key=lambda n: n.span)


def _small(folded: str, found: list[Named], gazetteer: Gazetteer) -> Iterator[Named]:
    """Districts whose name is a common noun, where a title begins or right after their city: 晋城市城区."""
    opening = re.match(_OPENING, folded)
    starts: list[tuple[int, frozenset[str]]] = [(n.span.end, n.iris) for n in found]
    for start, outer in ((opening.end() if opening else 0, frozenset[str]()), *starts):
        name = folded[start : start + 2]
        places = [
            p
            for p in (gazetteer.named(name) if name.endswith("区") else ())
            if p.name == name and p.level == "county" and (not outer or f"place/{p.parent}" in outer)
        ]
        if places and not any(n.span.start == start and not n.stem for n in found):
            yield Named(name, tuple(Reading(p.concept) for p in places), Span(start, start + 2))


def _next(folded: str, outer: Named, full: bool, gazetteer: Gazetteer) -> re.Match[str] | None:
    """A town or zone right after a county or prefecture, the longer of both.

    After a short name only a zone, and a town that its county has: 昆山高新区, 蒲城兴镇, but not 榆林南路街道.
    """
    town, zone = _TOWN.match(folded, outer.span.end), _ZONE.match(folded, outer.span.end)
    if not full:
        zone = zone if zone and outer.stem and zone["name"].endswith("区") else None
        county = outer.concept if outer.stem else None
        if town and not (county and town_in(gazetteer, county.iri, town["name"])):
            town = None
    return max((m for m in (town, zone) if m), key=lambda m: m.end("name"), default=None)


def _stands(found: list[Named], match: re.Match[str]) -> bool:
    """Whether a known name stands where an unlisted one is looked for.

    A name that only ends it does not: there is no 营子乡 in 甲县新营子乡, but there is one in 甲县和营子乡.
    """
    span = Span(*match.span("name"))
    return any(
        n.span.overlaps(span)
        and not n.stem
        and (
            n.span.end != span.end
            or n.span.start == span.start
            or bool(_JOINT.match(match["name"]))
            or n.name[-1] == "团"
        )
        for n in found
    )


def _begins(found: list[Named], match: re.Match[str]) -> bool:
    """Whether the first name is known, or is one after a short name: 缙云三溪乡, but not 永丰乡."""
    span = Span(*match.span("name"))
    return any(
        n.span.overlaps(span)
        and not (n.stem and n.span.start == span.start and _FORM.match(match["name"], len(n.span)))
        for n in found
    )


def _with(found: list[Named], match: re.Match[str]) -> list[Named]:
    """The names and the unlisted one in place of those inside it."""
    name, span = match["name"], Span(*match.span("name"))
    if _NOBODY.search(name):
        return found
    return [n for n in found if not n.span.overlaps(span)] + [Named(name, (), span)]
