"""Which township of a known county a name means: as it stands in the register, in short, or by another type.

A 乡 of 2016 may be a 镇 or a 街道 in the list of today, and 高坡苗族乡 is called 高坡乡. Both are settled only
inside a county and only if one unit there fits.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.gazetteer import Gazetteer
from kg.model import Concept, Reading
from kg.terms import DCTERMS, mint

HAN = "\u4e00-\u9fff"
TOWN_FORMS = "民族乡|民族苏木|乡|镇|街道|苏木"
ZONE_FORMS = (
    "新区|新片区|新城|合作区|实验区|试验区|经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|高新技术开发区|高新区|经开区|开发区|工业园区?|产业园区?|园区"
    "|旅游度假区|度假区|风景名胜区|风景区|景区|管理区|示范区|保税区|林场|农场|牧场|渔场|良种场|园艺场|茶场|[零一二三四五六七八九十\\d]{1,4}团"
)
UPGRADED, SHORT = "upgraded", "short"

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇"
    "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固"
    "|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺"
)
# 清水民族乡 is no township of the 水 people
_LONGER = "|".join(people for people in _PEOPLES.split("|") if len(people) > 1)
_TYPE = re.compile(
    f"(?:(?:(?:{_PEOPLES})族){{1,4}}|(?:{_LONGER}){{0,3}}民族)?(?P<form>街道办事处|街道办|办事处|街道|街|乡|镇|苏木)$"
)


# A regiment of the Corps is what a township is elsewhere: 六十四团.
_TOWNSHIP = re.compile(f"(?:{TOWN_FORMS}|[零〇一二三四五六七八九十百\\d]团)$")


@lru_cache(maxsize=4096)  # a report's names are each held against every town of its county
def town_stem(name: str) -> tuple[str, str]:
    """A township's name without its peoples and its type, and the type.

    >>> town_stem("高坡苗族乡"), town_stem("河东街道办事处"), town_stem("新乡")
    (('高坡', '乡'), ('河东', '街道'), ('新', '乡'))
    """
    match = _TYPE.search(name)
    if not match or not match.start():
        return name, ""
    form = match["form"].removesuffix("办事处").removesuffix("办") or "街道"
    return name[: match.start()], "街道" if form == "街" else form


def other_forms(name: str) -> tuple[str, ...]:
    """The names that a township may have had, or be called by: its stem with each type.

    >>> other_forms("高坡苗族乡")
    ('高坡乡', '高坡镇', '高坡街道')
    """
    stem, form = town_stem(name)
    if not form or len(stem) < 2:
        return ()
    return tuple(other for kind in ("乡", "镇", "街道") if (other := stem + kind) != name)


def town_in(gazetteer: Gazetteer, outer: str, name: str) -> Reading | None:
    """The one township of a county (``outer``: its IRI) that a name means, with how it differs as its note.

    ``""`` is its name, ``short`` the name without the peoples of a 民族乡, ``upgraded`` the type that the
    unit has had at another time. Of a prefecture or province only a name in full is looked for.
    """
    towns = gazetteer.towns(outer)
    exact = [t for t in towns if name == t.name or name in t.alt_names]
    if exact or not towns or gazetteer.outer(towns[0].code)[-2] != outer.removeprefix("place/"):
        return Reading(exact[0].concept) if len(exact) == 1 else None
    stem, form = town_stem(name)
    same = [(t, town_stem(t.name)[1]) for t in towns if town_stem(t.name)[0] == stem]
    if not form or not same:
        return None
    alike = [t for t, other in same if other == form]
    if alike:
        return Reading(alike[0].concept, note=SHORT if form != "街道" else "") if len(alike) == 1 else None
    return Reading(same[0][0].concept, note=UPGRADED) if len(same) == 1 and same[0][1] else None


def unlisted(name: str, outer: Concept) -> Concept:
    """A township, zone or farm that no register has, in the division that it lies in.

    >>> unlisted("云台乡", Concept("place/520301", "place", "甲区", "county")).iri
    'place/520301/云台乡'
    >>> [unlisted(name, Concept("place/1", "place", "甲市", "county")).kind for name in ("六团", "开发区")]
    ['township', 'site']
    """
    kind = "township" if _TOWNSHIP.search(name) else "site"
    facts = ((DCTERMS.isPartOf, outer.iri),)
    iri = mint("place", name, outer.iri.removeprefix("place/"))
    return Concept(iri, "place", name, kind, known=False, facts=facts)
