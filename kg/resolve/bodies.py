"""Whose body a name means, and its full name: 县司法局 and 司法所 in a town's report are its county's and its own.

The IRI of a body is the code of the place it belongs to and its name without that place; the label
has the place in full. So 县司法局, 某县司法局 and 司法局 of one county are one body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
}
# 镇级矛调中心, 区直机关工委: the form of the level and the body; but 市场监管局 and 街道社区 have none.
_OWN_FORM = re.compile(
    r"(?P<level>乡|镇|街道|苏木|县|区|旗|州|盟|省|市)(?!场|政(?!府|协|法)|级以上|域|块|区|社区)(?:级|属|直)?(?=.)"
)
_IN_NAME = re.compile(r"(?:全面)?依法治(?P<level>乡|镇|县|区|旗|州|盟|省|市)")  # 依法治县办 is the county's
# Bodies whose own name tells them apart: two towns with one law firm have the same one.
_AT_LARGE = frozenset({"firm", "company"})


def body_instance(mention: Mention, own: Whereabouts | None) -> Mention:
    """The mention of a kind of body or of an unknown body as a mention of the body of some place.

    A kind of body that a vocabulary knows classifies it (org:classification).
    """
    (reading,) = mention.readings[:1]
    body = reading.concept
    kind_of_body = body.iri.startswith("body/")
    name = _name(mention.surface) if kind_of_body else body.label
    facts = ((ORG.classification, body.iri),) if kind_of_body else body.facts
    if own is None or body.kind in _AT_LARGE:
        iri, label = mint("organisation", name), name
    else:
        party = "中共" if name.startswith("中共") else ""
        bare = name.removeprefix("中共")
        place, rest = _whose(bare, own)
        full = place is not own.concept or rest != bare or (kind_of_body and own.concept.kind == "township")
        label = party + (_full_name(place, own.chain) if full else "") + rest
        rest = party + rest
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
    return place, re.sub("^政府", "人民政府", rest)


def _after(name: str, place: Concept) -> int:
    """How many characters of the name say the place, in full or short: 酉阳县 for 酉阳土家族苗族自治县."""
    if name.startswith(place.label):
        return len(place.label)
    stem = place.label[:2]
    short = len(place.label) > 3 and name.startswith(stem) and re.match("[县区市州旗]", name[2:3])
    return 3 if short else 0


def _full_name(place: Concept, chain: Sequence[Concept]) -> str:
    """A township with its county, since there are dozens of each name; a county needs no more."""
    county = next((c.label for c in chain if c.kind == "county"), "")
    return county + place.label if place.kind == "township" else place.label


def _city(own: Whereabouts) -> str:
    """Which 市 is meant: the nearest one at or above the own place."""
    return next((c.kind for c in reversed(own.chain) if c.label.endswith("市")), "")
