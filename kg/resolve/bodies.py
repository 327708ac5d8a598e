"""Whose body a name means, and its full name: 县司法局 and 司法所 in a town's report are its county's and its own.

The IRI of a body is the code of the place it belongs to and its name without that place; the label
has the place in full. So 县司法局, 某县司法局 and 司法局 of one county are one body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.gazetteer import Gazetteer
from kg.model import Concept, Mention, Reading
from kg.resolve.place import Whereabouts
from kg.terms import ORG, mint

_FORM_LEVELS = {
    "乡": "township",
    "镇": "township",
    "街道": "township",
    "苏木": "township",
    "县": "county",
    "区": "county",
    "旗": "county",
    "州": "prefecture",
    "盟": "prefecture",
    "省": "province",
    "自治区": "province",
    "自治州": "prefecture",
    "自治县": "county",
    "自治旗": "county",
}
# 镇级矛调中心, 区直机关工委: the form of the level and the body; but 市场监管局 and 街道社区 have none.
_OWN_FORM = re.compile(
    r"(?P<level>自治[区州县旗]|乡|镇|街道|苏木|县|区|旗|州|盟|省|市)(?!场|政(?!府|协|法|务|研)|级以上|域|块|区|社区)(?:级|属|直)?(?=.)"
)
# 最高人民法院, 中央依法治国办: there is one of them.
_NATIONAL = re.compile(
    r"最高人民|国务院|全国人大|全国政协|中共中央|中央(?=依法|全面|政法|纪委|宣传|组织部|统战|编办|党校|委员)"
    r"|(?:司法|公安|教育|财政|民政|水利|商务|自然资源|生态环境|住房和?城乡建设|交通运输|农业农村|应急管理)部$"
)
# What a township has not got: 发改委 and 法院 without a place are those of the county above it.
_OF_COUNTY = re.compile(
    r"[\u4e00-\u9fff]{1,14}?(?<![布格大全])局(?:$|[\u4e00-\u9fff]{0,8}?(?:科|股|室|大队|支队|中队|所|党组|办公室|中心)$)"
    r"|(?:人民)?(?:法院|检察院)|(?:纪委)?监委|监察委员会|政法委(?:员会)?|组织部|宣传部|统战部|党校|巡察办"
    r"|[\u4e00-\u9fff]{0,6}(?:发改|卫健|卫计|住建|经信|城管|交通|农业|农|教|国资|科|编|仲裁)委$"
    r"|(?:发展和?改革|卫生健康|卫生和?计划生育|住房和?城乡建设|交通运输|农业农村|经济和?信息化|国有资产监督管理|机构编制|仲裁)委员会$"
    r"|(?:金融(?:工作)?|编|网信|国动|机关事务|扶贫|法制)办(?:公室)?$"
)
_IN_NAME = re.compile(
    r"(?:(?:全面)?依法治|团(?=.委))(?P<level>乡|镇|县|区|旗|州|盟|省|市)"
)  # 依法治县办, 团县委 are the county's
# The bodies inside a department, as its own report calls them.
_INNER = re.compile(
    "[局厅委办](?=党组|党委|党支部|领导班子|机关|办公室|[\u4e00-\u9fff]{2,8}(?:科|股|室|处|大队|中心)$)"
)
# Bodies whose own name tells them apart: two towns with one law firm have the same one; a bare 律师事务所 is not told apart.
_AT_LARGE = frozenset({"firm", "company"})
# 某某大学法学院 as well; a 党校 or a 老年大学 is of its place.
_UNIVERSITY = re.compile(
    "(?![省市县区州镇乡村])[\u4e00-\u9fff]{2,12}(?<!老年)(?<!开放)(?<!电视)(?:大学|学院)(?:[\u4e00-\u9fff]{2,8}(?:学院|系|研究院|中心))?$"
)


def body_instance(
    mention: Mention, own: Whereabouts | None, scope: str = "", gazetteer: Gazetteer | None = None
) -> Mention:
    """The mention of a kind of body or of an unknown body as a mention of the body of some place.

    Without a settled place the body is that of one document: ``scope`` is what tells it from all others.
    A kind of body that a vocabulary knows classifies it (org:classification). With a gazetteer the body of
    another place that its name begins with is that place's.
    """
    (reading,) = mention.readings[:1]
    body = reading.concept
    kind_of_body = body.iri.startswith("body/")
    name = _name(mention.surface) if kind_of_body else body.label
    facts = ((ORG.classification, body.iri),) if kind_of_body else body.facts
    at_large = body.kind in _AT_LARGE or (body.kind == "school" and _UNIVERSITY.match(name))
    if (at_large and not kind_of_body) or _NATIONAL.match(name):
        iri, label = mint("organisation", name), name
    elif own is None:
        iri, label = mint("organisation", name, scope), name
    else:
        bare = _of_author(name.removeprefix("中共"), own.author)
        elsewhere = _elsewhere(bare, own, gazetteer) if gazetteer else None
        place, rest = elsewhere or _whose(bare, own)
        if (
            name.startswith("中共") and rest == "委员会"
        ):  # 中共甲县委员会 is 甲县县委, that of a town its 党委
            rest = "党委" if place.kind == "township" else "委"
        label = _full_name(place, own.chain) + rest
        iri = mint("organisation", rest, place.iri.removeprefix("place/"))
    concept = Concept(iri, "organisation", label, body.kind, known=False, facts=facts)
    return Mention(mention.span, mention.kind, mention.surface, (Reading(concept),))


def _name(surface: str) -> str:
    return re.sub(r"[\s“”‘’]", "", surface)


def _whose(name: str, own: Whereabouts) -> tuple[Concept, str]:
    """The place that a name belongs to and the rest of the name."""
    rest, place = name, own.concept
    for outer in own.chain:
        cut = _after(rest, outer)
        if cut and cut < len(rest):
            rest, place = rest[cut:], outer
    form = (_OWN_FORM.match(rest) or _IN_NAME.match(rest)) if rest == name else None
    if form:
        level = _city(own) if form["level"] == "市" else _FORM_LEVELS[form["level"]]
        place = next((c for c in own.chain if c.kind == level), own.concept)
        rest = rest[form.end() :] if form.re is _OWN_FORM else rest
    elif rest == name and place.kind in ("township", "village") and _OF_COUNTY.match(rest):
        place = next((c for c in reversed(own.chain) if c.kind in ("county", "prefecture")), place)
    return place, re.sub("^政府", "人民政府", rest)


def _after(name: str, place: Concept) -> int:
    """How many characters of the name say the place, in full or short: 彭水县 for 彭水苗族土家族自治县."""
    if name.startswith(place.label):
        return len(place.label)
    if place.label.endswith("街道") and name.startswith(place.label[:-1]):
        return len(place.label) - 1  # 同和街党工委
    same = next((i for i, (a, b) in enumerate(zip(name, place.label, strict=False)) if a != b), 0)
    last = place.label[-1:]
    return same + 1 if same >= 2 and name.startswith(last, same) and last in "县区市州旗盟乡镇" else 0


def _of_author(name: str, author: str) -> str:
    """局党组 in the report of a 司法局 as 司法局党组."""
    inner = _INNER.match(name)
    return author + name[1:] if inner and author.endswith(inner[0]) else name


def _elsewhere(name: str, own: Whereabouts, gazetteer: Gazetteer) -> tuple[Concept, str] | None:
    """The place outside of the own hierarchy that a name begins with, if it can be one only, and the rest."""
    for size in range(min(len(name) - 1, 14), 2, -1):
        if name[size - 1] not in "省市县区旗州盟":
            continue
        places = [p for p in gazetteer.named(name[:size]) if not gazetteer.is_informal(p.code)]
        if any(place.concept in own.chain for place in places):
            return None
        for outer in (*reversed(own.chain), None):
            inside = [p for p in places if outer is None or gazetteer.inside(p.iri, outer.iri)]
            if len(inside) == 1:
                return inside[0].concept, re.sub("^政府", "人民政府", name[size:])
    return None


def _full_name(place: Concept, chain: Sequence[Concept]) -> str:
    """A township with its county, since there are dozens of each name; a county needs no more."""
    county = next((c.label for c in chain if c.kind == "county"), "")
    return county + place.label if place.kind == "township" else place.label


def _city(own: Whereabouts) -> str:
    """Which 市 is meant: the nearest one at or above the own place, or what stands in its stead."""
    return next((c.kind for c in reversed(own.chain) if c.label.endswith("市")), "prefecture")
