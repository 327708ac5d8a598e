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
_BEGINS = re.compile(_OPENING)
_FARM = f"(?!国[有营].场)[{HAN}]{{2,6}}?(?:林场|农场|牧场|渔场|茶场|良种场)"
# The first body of a title or field that names no county: 中共平安镇委员会, 2023年度平安镇人民政府…, 红旗林场2021年….
# In Guangdong a 街道 is called 街 in short: 黄石街 is not 黄石市.
_HEAD = re.compile(f"{_OPENING}(?P<name>[{HAN}]{{1,7}}?(?:{TOWN_FORMS}|(?<=[{HAN}]{{2}})街)|{_FARM}){_AFTER}")
_NOBODY = re.compile(
    "某|我|该|[各本全](?=[省市县区乡镇街])|乡镇$|镇街|关于|推进|农村|[xX]|政府|委员会|[局厅]|法院|检察院"
)
_FORM = re.compile(f"(?:{TOWN_FORMS}|街)$")
# A division that no register has, before a known one (台北市松山区) or right after it, where a body's name would end.
_DIVISION = f"(?P<name>[{HAN}]{{2,8}}?(?P<form>自治区|省|自治州|州|盟|地区|市|自治县|县|自治旗|旗|区))"
_STRANGER = re.compile(f"(?:年度?)?{_DIVISION}")
_STRANGER_AFTER = re.compile(f"{_DIVISION}(?=$|人民政府|政府|(?:19|20)\\d\\d|关于|法治|依法行政|[（）， —-])")
_RUN = re.compile(f"[{HAN}]+$")
# 新北市 is not 新北区: the short name of one division with the type of another, which no register has.
_OTHER_TYPE = re.compile("(?:市(?![场民政容])|县(?![域级])|区(?![域划块])|[州盟旗省])")
_LEVELS = {"自治区": "province", "省": "province", "县": "county", "自治县": "county", "区": "county"}
_OWN_NAME = re.compile(
    f"(?!.{{0,3}}(?:经济|高新|工业|产业|农业|国家|自由|贸易|综合|各|全))[{HAN}]{{2,}}?(?:{ZONE_FORMS})$"
)
_NO_DIVISION = re.compile(
    "^(?:[主老新县市]|中心)?[城市郊山新]区$|[老牧]区$|[库社地辖景园校街灾片特专]区$|(?:开发|管理|示范|[试实]验|合作|度假|保税|保护|改革)区$|自治[州县区旗]$|[省市县区]直|直[管属辖]"
    "|[市县区]级|单列|区县|县市|市县|城市|都市|示范|试点|先进|部分|有关|相关|所属|下辖|设区|全域|法治|依法|建设|成员|第[一二三四五六七八九十]+"
)
_JOINT = re.compile("[和与及的驻在对由]")


def rank(concept: Concept) -> int:
    """How deep a place lies: a zone that the register has is above towns, one that it lacks may lie in a town."""
    return RANK["county"] if concept.known and concept.kind == "site" else RANK.get(concept.kind, 0)


@dataclass(frozen=True, slots=True)
class Named:
    """A place named in some text: what it may be (nothing, if no register lists it), and where it stands."""

    name: str
    readings: tuple[Reading, ...]
    span: Span
    stem: bool = False
    level: str = ""  # of a division that no register lists, as its name says it

    @property
    def rank(self) -> int:
        """How deep it lies: 0 for a province, 3 for a township or a site that no register lists."""
        if self.level:
            return RANK[self.level]
        deepest = RANK["province"] if self.readings else RANK["township"]
        for reading in self.readings:
            deepest = max(deepest, rank(reading.concept))
            if deepest >= RANK["township"]:  # 城关镇 has 94 readings of one rank
                break
        return deepest

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
    if not text:
        return []
    folded = fold(text).replace("中共", "，，")  # 中共忠县委: a short name has to begin a word
    found = [
        n
        for n in from_mentions(m for m in lexicon.find(folded) if m.kind == "place")
        if not (n.stem and _OTHER_TYPE.match(folded, n.span.end))
    ]
    found = _overrun(folded, found, lexicon.gazetteer)
    found += _small(folded, found, lexicon.gazetteer)
    outers = [n for n in found if not n.stem and n.rank in (RANK["prefecture"], RANK["county"])]
    for outer in tuple(found):
        match = _next(folded, outer, outer in outers, lexicon.gazetteer) if outer in found else None
        if match and not _stands(found, match):
            found = _with(found, match)
    match = _HEAD.match(folded)
    if match and not _begins(found, match):
        found = _with(found, match)
    found += _strangers(folded, found)
    return sorted(found, key=lambda n: n.span)


def _overrun(folded: str, found: list[Named], gazetteer: Gazetteer) -> list[Named]:
    """The names, where a town's runs over the end of its county in short: 衡南江口镇 is in 衡南, and no 南江口镇.

    Only where a text begins with the short name and its county has the town that is left.
    """
    first = min(found, key=lambda n: n.span, default=None)
    opening = _BEGINS.match(folded)
    start = opening.end() if opening else 0
    if not first or first.rank != RANK["township"] or not 0 < first.span.start - start <= 3:
        return found
    for end in range(first.span.start + 1, first.span.end - 1):
        town = _TOWN.match(folded, end)
        if not town or town.end("name") != first.span.end:
            continue
        for county in gazetteer.named(folded[start:end]):
            if county.level == "county" and (reading := town_in(gazetteer, county.iri, town["name"])):
                short = Named(
                    folded[start:end], (Reading(county.concept, note="stem"),), Span(start, end), True
                )
                named = Named(town["name"], (reading,), Span(*town.span("name")))
                return [short, named, *(n for n in found if n is not first)]
    return found


def _strangers(folded: str, found: list[Named]) -> Iterator[Named]:
    """Divisions that no register lists right before a known name, or right after one: 台北市松山区, 甲市乙丙区."""
    full = sorted((n for n in found if not n.stem), key=lambda n: n.span)
    for i, known in enumerate(full):
        before = stranger(folded, full[i - 1].span.end if i else 0, known.span.start)
        if before:
            yield before
        match = _STRANGER_AFTER.match(folded, known.span.end) if known.rank < RANK["county"] else None
        if match and not _stands(found, match) and (after := _strange(match)):
            yield after


def stranger(folded: str, start: int, end: int) -> Named | None:
    """The division that no register lists and that is all that stands before ``end``, back to a mark or ``start``.

    >>> stranger("2021年台北市松山区", 0, 8).name, stranger("我市松山区", 0, 2)
    ('台北市', None)
    """
    run = _RUN.search(folded, max(start, end - 16), end)  # more than a name of a division has
    match = _STRANGER.fullmatch(folded, run.start(), end) if run else None
    return _strange(match) if match else None


def _strange(match: re.Match[str]) -> Named | None:
    if _NOBODY.search(match["name"]) or _NO_DIVISION.search(match["name"]):
        return None
    level = _LEVELS.get(match["form"], "prefecture")
    return Named(match["name"], (), Span(*match.span("name")), level=level)


def _small(folded: str, found: list[Named], gazetteer: Gazetteer) -> Iterator[Named]:
    """Districts whose name is a common noun, where a title begins or right after their city: 晋城市城区."""
    opening = _BEGINS.match(folded)
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
    if outer.rank == RANK["province"]:  # 安徽省白湖农场, but not 四川省开发区
        town = None
        zone = zone if zone and not outer.stem and _OWN_NAME.match(zone["name"]) else None
    elif not full:
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
