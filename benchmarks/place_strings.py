"""Strings that name a township in the ways reports do, drawn from the register with a seed, and what they mean.

What a string means is worked out from the rows (code, name, outer division, short and former names) by comparing
names, not with the code that resolves them: a name that several rows fit is ambiguous and means nothing.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.lexicon.gazetteer import Gazetteer, Place

_FORMAL = re.compile("[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|苏木)")
_FARM = re.compile("[\u4e00-\u9fff]{2,6}(?:林场|农场|牧场)")
_PEOPLES = ("土家族", "蒙古族", "回族", "苗族", "满族", "瑶族", "彝族", "壮族", "侗族", "藏族", "朝鲜族")


RUNNING = "in the text"  # a place that is named in a sentence; all other styles name the author's


@dataclass(frozen=True, slots=True)
class PlaceString:
    """A text, the code of the township it means ("" if several fit), and its record's issuer and address."""

    text: str
    expected: str
    style: str
    unique: bool
    issuer: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Town:
    """A township with its county and prefecture (none under a municipality)."""

    place: Place
    county: Place
    prefecture: Place | None
    province: Place


class _Register:
    """The rows of the gazetteer as plain indexes of names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.towns: list[_Town] = []
        self.named: dict[str, list[_Town]] = defaultdict(list)
        self.shorts: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.formers: dict[str, list[str]] = defaultdict(list)
        self.outer_names: dict[str, set[str]] = defaultdict(set)
        self.pinyin = gazetteer.pinyin
        self._walk(gazetteer, "", [])
        for alias in gazetteer.aliases:
            self.outer_names[alias.code].add(alias.name)
            if alias.kind in ("stem", "ethnic-short") and len(alias.name) > 1 and not alias.ordinary:
                self.shorts[alias.code].append((alias.name, alias.kind))
        for code, name in gazetteer.former:
            self.outer_names[code].add(name)
            self.formers[code].append(name)
        self.in_county: dict[str, list[_Town]] = defaultdict(list)
        for town in self.towns:
            self.in_county[town.county.code].append(town)

    def _walk(self, gazetteer: Gazetteer, code: str, above: list[Place]) -> None:
        for place in gazetteer.members(code):
            if place.level != "township":
                self.outer_names[place.code].add(place.name)
                self._walk(gazetteer, place.code, [*above, place])
                continue
            county = above[-1]
            town = _Town(place, county, above[-2] if len(above) > 2 else None, above[0])
            if county.level == "county":
                self.towns.append(town)
            formal = not gazetteer.is_informal(place.code)
            for name in {place.name, *(place.alt_names if formal else ())}:
                self.named[name].append(town)

    def fitting(self, name: str, *outer: str) -> list[_Town]:
        """The townships of this name in divisions of all these names."""
        return [
            town
            for town in self.named[name]
            if all(
                any(
                    name in self.outer_names[o.code]
                    for o in (town.county, town.prefecture, town.province)
                    if o
                )
                for name in outer
            )
        ]


_Maker = Callable[[_Register, _Town], "tuple[str, str, list[_Town]] | None"]


def _body(make: Callable[[str, str], str]) -> _Maker:
    """A style that names county and township in full."""

    def maker(register: _Register, town: _Town) -> tuple[str, str, list[_Town]]:
        county, name = town.county.name, town.place.name
        return make(county, name), "", register.fitting(name, county)

    return maker


def _whole(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
    if not town.prefecture:
        return None
    names = (town.prefecture.name, town.county.name)
    text = f"{''.join(names)}{town.place.name}2023年法治政府建设年度报告\n"
    return text, "", register.fitting(town.place.name, *names)


def _prefecture(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
    if not town.prefecture:
        return None
    text = f"{town.prefecture.name}{town.place.name}人民政府关于2022年度法治政府建设情况的报告\n"
    return text, "", register.fitting(town.place.name, town.prefecture.name)


def _bare(register: _Register, town: _Town) -> tuple[str, str, list[_Town]]:
    return f"{town.place.name}2021年度法治政府建设情况报告\n", "", register.named[town.place.name]


def _shared(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
    """A name that several townships bear, and nothing beside it: the right answer is none."""
    text, issuer, fitting = _bare(register, town)
    return (text, issuer, fitting) if len(fitting) > 1 else None


def _issuer(register: _Register, town: _Town) -> tuple[str, str, list[_Town]]:
    return (
        f"{town.place.name}2020年法治政府建设情况报告\n",
        f"{town.province.name}{town.county.name}人民政府",
        register.fitting(town.place.name, town.province.name, town.county.name),
    )


def _short(kind: str) -> _Maker:
    def maker(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
        shorts = [name for name, other in register.shorts[town.county.code] if other == kind]
        if not shorts:
            return None
        text = f"{shorts[0]}{town.place.name}人民政府关于2022年法治政府建设工作情况的报告\n"
        return text, "", register.fitting(town.place.name, shorts[0])

    return maker


def _former(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
    names = register.formers[town.county.code]
    if not names or town.place.type == "已撤销":
        return None
    text = f"{names[0]}{town.place.name}2014年法治政府建设工作报告\n"
    return text, "", register.fitting(town.place.name, names[0])


def _retyped(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
    """The unit as 乡 that is 镇 today, as 镇 that is 街道: no other unit of the county has its stem."""
    name = town.place.name
    last = next((form for form in ("街道", "镇") if name.endswith(form)), "")
    stem = name.removesuffix(last)
    if not last or len(stem) < 2 or not town.prefecture:
        return None
    kin = [t for t in register.in_county[town.county.code] if t.place.name.startswith(stem)]
    old = stem + ("乡" if last == "镇" else "镇")
    counties = {
        t.county.code
        for t in register.in_county[town.county.code]
        if t.prefecture and t.prefecture.name == town.prefecture.name
    }
    if len(kin) != 1 or len(counties) != 1:
        return None
    text = f"{town.prefecture.name}{town.county.name}{old}2016年法治政府建设工作报告\n"
    return text, "", [town]


def _people(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
    name = town.place.name
    people = next((p for p in _PEOPLES if name.endswith(p + "乡")), "")
    stem = name.removesuffix(people + "乡")
    if not people or len(stem) < 2 or any(stem.endswith(p) for p in ("族", *_PEOPLES)):
        return None
    kin = [t for t in register.in_county[town.county.code] if t.place.name.startswith(stem)]
    if len(kin) != 1 or register.fitting(stem + "乡", town.county.name):
        return None
    homonyms = {t.county.code for t in register.towns if t.county.name == town.county.name}
    text = f"{town.county.name}{stem}乡2022年度法治政府建设情况报告\n"
    return (text, "", [town]) if len(homonyms) == 1 else None


def _office(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
    if not town.place.name.endswith("街道"):
        return None
    county, name = town.county.name, town.place.name
    text = f"{county}人民政府{name}办事处关于2023年度法治政府建设情况的报告\n"
    return text, "", register.fitting(name, county)


def _farm(register: _Register, town: _Town) -> tuple[str, str, list[_Town]] | None:
    county, name = town.county.name, town.place.name
    if not _FARM.fullmatch(name):
        return None
    return f"{county}{name}2022年法治政府建设情况报告\n", "", register.fitting(name, county)


STYLES: dict[str, _Maker] = {
    "county + township": _body(lambda c, t: f"{c}{t}2023年法治政府建设年度报告\n"),
    "party and government": _body(
        lambda c, t: f"中共{c}{t}委员会 {c}{t}人民政府\n关于2022年法治政府建设情况的报告\n"
    ),
    "signature": _body(
        lambda c, t: f"2022年法治政府建设情况报告\n一、主要做法\n开展培训。\n{c}{t}人民政府\n2023年1月5日\n"
    ),
    "addressee": _body(
        lambda c, t: (
            f"{t}2021年法治政府建设情况报告\n中共{c}委全面依法治县委员会办公室：\n一、主要做法\n开展培训。\n"
        )
    ),
    "blanks": _body(lambda c, t: f"{c} {t}\n2023 年 法治政府建设 年度报告\n"),
    "brackets": _body(lambda c, t: f"{t}（{c}）2023年法治政府建设年度报告\n"),
    "prefecture + county + township": _whole,
    "prefecture + township": _prefecture,
    "bare name": _bare,
    "shared name": _shared,
    "issuer of the record": _issuer,
    "short county": _short("stem"),
    "short autonomous county": _short("ethnic-short"),
    "former county": _former,
    "another type": _retyped,
    "民族乡 in short": _people,
    "街道办事处": _office,
    "farm": _farm,
    RUNNING: _body(lambda c, t: f"2022年法治政府建设情况报告\n一、主要做法\n干部赴{c}{t}学习交流。\n"),
}


def _by_address(register: _Register, town: _Town) -> PlaceString | None:
    """A bare name whose county is only in the address: its pinyin, which no other division shares."""
    stem, pinyin = register.pinyin.get(town.county.code, ("", ""))
    same = [code for code, (_, other) in register.pinyin.items() if other == pinyin]
    word = pinyin.replace(" ", "")
    if len(stem) < 2 or len(same) != 1 or "v" in word:
        return None
    alike = [1 for _, other in register.pinyin.values() if other.replace(" ", "") == word]
    towns = [t for t in register.named[town.place.name] if t.county.code == town.county.code]
    if len(alike) != 1 or len(towns) != 1:
        return None
    text = f"{town.place.name}2023年度法治政府建设年度报告\n"
    return PlaceString(
        text, town.place.code, "web address", True, url=f"http://www.{word}.gov.cn/zwgk/1.html"
    )


def strings(gazetteer: Gazetteer, n: int, seed: int) -> list[PlaceString]:
    """At least ``n`` strings, equally many of each style as far as the register goes; the same for one seed."""
    register = _Register(gazetteer)
    towns = list(register.towns)
    random.Random(seed).shuffle(towns)  # noqa: S311 - a sample, no secret
    share = -(-n // (len(STYLES) + 1))
    found: list[PlaceString] = []
    for style, maker in STYLES.items():
        found += list(_some(_made(register, towns, style, maker), share))
    addressed = (s for town in towns if _usual(town) and (s := _by_address(register, town)))
    return [*found, *_some(addressed, share)]


def _made(register: _Register, towns: list[_Town], style: str, maker: _Maker) -> Iterator[PlaceString]:
    for town in towns:
        if not _usual(town) and style != "farm":
            continue
        if made := maker(register, town):
            text, issuer, fitting = made
            codes = {t.place.code for t in fitting}
            unique = codes == {town.place.code}
            yield PlaceString(text, town.place.code if unique else "", style, unique, issuer)


def _usual(town: _Town) -> bool:
    return bool(_FORMAL.fullmatch(town.place.name)) and not town.county.type.startswith("功能区")


def _some(made: Iterator[PlaceString], share: int) -> Iterator[PlaceString]:
    for _, one in zip(range(share), made, strict=False):
        yield one
