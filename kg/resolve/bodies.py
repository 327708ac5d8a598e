"""Which body a word like 司法所 or 县司法局 means in this document: the kind of body, and whose it is."""

from __future__ import annotations

import re

from kg.model import Concept, Document, Mention, Reading
from kg.resolve.place import Whereabouts
from kg.terms import ORG, mint

# The word before a body that says of which level it is, from the inside out.
_LEVELS = (
    (re.compile("(?:乡|镇|街道|苏木)(?:级|属)?$"), "township"),
    (re.compile("(?:县|区|旗)(?:级|直)?$"), "county"),
    (re.compile("(?:州|盟|地区)(?:级|直)?$"), "prefecture"),
    (re.compile("(?:省|自治区)(?:级|直)?$"), "province"),
)
_OWN_FORM = re.compile("^(?:中共)?(?P<level>乡|镇|街道|苏木|县|区|旗|州|盟|省|市)(?=.)")
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


def body_instance(doc: Document, mention: Mention, own: Whereabouts | None) -> Mention:
    """The mention of a kind of body as a mention of the one that the document's place has.

    县司法局 in a town's report is the county's; the instance is classified by its kind.
    """
    (reading,) = mention.readings[:1]
    body = reading.concept
    place = _place(doc, mention, own)
    scope = place.iri.removeprefix("place/") if place else ""
    label = body.label
    if place and own and place.iri != own.concept.iri and not label.startswith(place.label):
        label = place.label + re.sub(_OWN_FORM, "", label) if _OWN_FORM.match(label) else place.label + label
    facts = ((ORG.classification, body.iri),)
    concept = Concept(
        mint("organisation", body.label, scope), "organisation", label, body.kind, known=False, facts=facts
    )
    return Mention(mention.span, mention.kind, mention.surface, (Reading(concept),))


def _place(doc: Document, mention: Mention, own: Whereabouts | None) -> Concept | None:
    if own is None:
        return None
    level = ""
    inside = _OWN_FORM.match(doc.folded[mention.span.start : mention.span.end])
    before = doc.folded[max(0, mention.span.start - 3) : mention.span.start]
    if (inside and inside["level"] == "市") or before.endswith(("市", "市级", "市直")):
        level = _city(own)
    elif inside:
        level = _FORM_LEVELS[inside["level"]]
    else:
        level = next((name for form, name in _LEVELS if form.search(before)), "")
    chain = {c.kind: c for c in own.chain}
    return chain.get(level, own.concept)


def scope_of(name: str, own: Whereabouts) -> str:
    """The code of the place whose body a name means: 县财政局 in a town's report is the county's."""
    form = _OWN_FORM.match(name)
    if not form or re.match("市场|区域|市政|省级|县域|区块|镇区|街道社区", name):
        return own.code
    level = _city(own) if form["level"] == "市" else _FORM_LEVELS[form["level"]]
    place = {c.kind: c for c in own.chain}.get(level, own.concept)
    return place.iri.removeprefix("place/")


def _city(own: Whereabouts) -> str:
    """Which 市 is meant: the nearest one at or above the own place."""
    for concept in reversed(own.chain):
        if concept.label.endswith("市"):
            return concept.kind
    return ""
