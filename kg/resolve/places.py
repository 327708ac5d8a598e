"""Which of many places of one name a mention means, and which villages are really named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.lexicon.gazetteer import Gazetteer
from kg.model import Concept, Document, Finding, Mention, Mentions, Reading, Span
from kg.resolve.naming import RANK, stranger
from kg.resolve.place import Whereabouts, ambiguous
from kg.resolve.rows import short_in_rows
from kg.resolve.towns import HAN, other_forms, town_in
from kg.terms import DCTERMS, mint
from kg.zh.fold import fold
from kg.zh.phrase import starts_word
from kg.zh.sites import cut_as_name, starts_with_noun
from kg.zh.spans import Spans

# Verbs that are towns' and counties' names, too, with the common noun that they govern.
_VERB = re.compile("(?:会同|联合|配合|协同|协调|统一)(?:[县市区镇乡]|街道)$")
# Where a name can begin before a place: 赴台北市松山区考察.
_BOUNDARY = re.compile(f"[^{HAN}]|[在到赴与和及对由从向往]")
# What leads to a village that is named but once, and what is said of one that begins the clause.
_LEADS_TO = re.compile("(?<![存现正旨潜实所外好])(?:在|到|赴|走进|来到|前往|深入|家住|位于|[该我][镇乡])$")
_IS_SAID = re.compile(
    "村?民[^代委小会族兵主宿办政]|党(?:总)?支部|党委|居委会|村委会|(?:支部)?书记|党总支|主任|社工|第一书记|文书|[老村]?支书|会计|治保|妇[女联]|[两“]委|[调网]|法律明白人|驻村|[一两二三四]名|因|开展|召开|举办|成立|发生|通过|被|获|荣获|打造|入选|形成|构建|坚持|积极|充分|持续|深入|创新|立足|依托|结合|利用|累计|率先|化解|组织|围绕|启动|实施|推进"
)
_OF_PEOPLE = re.compile(
    "居民(?:骨干|代表|小组)|村民(?:代表|小组)|党(?:总)?支部|党委|居委会|村委会|(?:支部)?书记|主任|文书|[两“]委"
)
# 为梧桐路社区的商户: what may stand before a name of three characters and more that is cut as one.
_BEFORE_NAME = re.compile("[由为对与和及从给向、]")
# What a village does or has, where its name begins the clause.
_HAS = re.compile("“|[建设创成]立|创[新办]|组建|实行|推行|试点|探索|党(?:总)?支部|党委|村?居民[^代区]")


# 广西万益律师事务所, 《云南日报》: a province that a name only begins with.
_OF_FIRM = re.compile(
    f"[{HAN}]{{2,6}}?(?:律师事务所|律师所|律所|有限公司|有限责任公司)|(?:日报|晚报|法制报|法治报|卫视)"
)
_OFFICE = re.compile("党|办事处|工委|人大|司法所|综合|法治|纪|平安|政务|公共|辖|，|、|。|将|以|始终|坚持")


def settle_places(
    doc: Document, mentions: Mentions, own: Whereabouts | None, gazetteer: Gazetteer
) -> tuple[list[Mention], list[Finding]]:
    """The place mentions with one reading each; what stays open is a finding and no mention.

    A reading's note says how the name differs from today's: ``former``, ``upgraded``, ``short``.
    """
    found: list[Mention] = []
    findings: dict[str, Finding] = {}
    chain = {c.iri for c in own.chain} if own else set()
    for mention in mentions.of("place"):
        readings = [r for r in mention.readings if r.concept.known]
        if not readings:
            continue
        chosen = _choose(doc, mention, readings, own, chain, gazetteer)
        if chosen:
            note = "" if chosen.note == "stem" else chosen.note
            found.append(
                Mention(mention.span, "place", mention.surface, (Reading(chosen.concept, note=note),))
            )
        elif mention.surface not in findings and any(r.note != "stem" for r in readings):
            concepts = [r.concept for r in readings]
            findings[mention.surface] = ambiguous(mention.surface, concepts, gazetteer, mention.span)
    if own and not own.concept.known:
        found += _repeats(doc, {own.concept.label: Reading(own.concept)})
    if own:
        found += list(short_in_rows(doc, own, gazetteer, found))
        found += _neighbours(doc, own, Spans(m.span for m in found), gazetteer)
    return found, list(findings.values())


def _repeats(doc: Document, names: dict[str, Reading]) -> Iterator[Mention]:
    """Every place where one of these names stands."""
    folded = {fold(name): reading for name, reading in names.items()}
    pattern = "|".join(re.escape(name) for name in sorted(folded, key=lambda name: (-len(name), name)))
    for match in re.finditer(pattern, doc.folded):
        span = Span(*match.span())
        yield Mention(
            span, "place", doc.quote(span), (Reading(folded[match[0]].concept, note=folded[match[0]].note),)
        )


def _neighbours(doc: Document, own: Whereabouts, taken: Spans, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The townships of the own county by another type or without the peoples of a 民族乡: 高坡乡 for 高坡苗族乡."""
    county = next((c for c in reversed(own.chain) if c.kind == "county"), None)
    names = {
        other: reading
        for town in (gazetteer.members(county.iri) if county else ())
        for other in other_forms(town.name)
        if fold(other) in doc.folded
        and not gazetteer.named(other)
        and (reading := town_in(gazetteer, town.parent, other))
    }
    if names:
        yield from (m for m in _repeats(doc, names) if not taken.overlaps(m.span))
    label = own.concept.label
    if own.concept.kind == "township" and label.endswith("街道") and len(label) > 3:
        # 同和街党工委, as they say in Guangdong; but no 同和街口
        short = _repeats(doc, {label[:-1]: Reading(own.concept)})
        yield from (m for m in short if _OFFICE.match(doc.folded, m.span.end) and not taken.overlaps(m.span))


def _choose(
    doc: Document,
    mention: Mention,
    readings: list[Reading],
    own: Whereabouts | None,
    chain: set[str],
    gazetteer: Gazetteer,
) -> Reading | None:
    """What lies in the place named right before, then the own hierarchy, what lies in it, a unique full name."""
    full = [r for r in readings if r.note != "stem"]
    outer, inside = _beside(doc, mention, full, gazetteer)
    if len(inside) == 1:
        return inside[0]
    if not outer and _VERB.match(
        mention.surface
    ):  # 会同县公安局: with the county's bureau, unless it is here
        near = own.chain[-2:] if own else ()
        readings = full = [
            r
            for r in full
            if r.concept.iri in chain
            or any(a.kind == "county" and gazetteer.inside(r.concept.iri, a.iri) for a in near)
        ]
    within = [r for r in readings if r.concept.iri in chain]
    if len(within) == 1 and not outer:
        return within[0]
    if outer:  # 乙县新街镇 in a report of 甲县, which has a 新街镇, too
        return None
    if own:
        for above in reversed(own.chain):
            inside = [r for r in full if gazetteer.inside(r.concept.iri, above.iri)]
            if len(inside) == 1:
                return inside[0]
            if inside:
                break
    if len(full) == 1 and not (full[0].concept.kind == "township" and own):
        whole = full[0].concept.kind != "township" or starts_word(doc.folded, mention.span.start)
        return full[0] if whole else None  # 文明村镇 has no 明村镇
    stems = [r for r in readings if r.note == "stem"]
    if (
        len(readings) == 1
        and stems
        and not _OF_FIRM.match(doc.folded, mention.span.end)
        and (
            stems[0].concept.kind == "province"
            or _brand_of(doc, mention, stems[0], own, gazetteer)
            or re.match("[县区市州]委|[县区市州]政府", doc.folded[mention.span.end :][:3])
        )
    ):
        return stems[0]
    return None


def _brand_of(
    doc: Document, mention: Mention, stem: Reading, own: Whereabouts | None, gazetteer: Gazetteer
) -> bool:
    """Whether a city's report names one of its counties in short before the county's brand: 推广甲“诉源治理”经验."""
    return (
        own is not None
        and stem.concept.iri != own.concept.iri
        and doc.folded.startswith("“", mention.span.end)
        and gazetteer.inside(stem.concept.iri, own.concept.iri)
    )


def _beside(
    doc: Document, mention: Mention, readings: list[Reading], gazetteer: Gazetteer
) -> tuple[bool, list[Reading]]:
    """Whether a division of higher level is named right before, and the readings in it: 甲市朝阳区."""
    depth = min((RANK.get(r.concept.kind, 0) for r in readings), default=0)
    before = doc.folded[max(0, mention.span.start - 12) : mention.span.start]
    for size in range(len(before), 1, -1):
        outers = [p for p in gazetteer.named(before[-size:]) if RANK.get(p.level, 0) < depth]
        if outers:
            inside = [r for r in readings if any(gazetteer.inside(r.concept.iri, p.iri) for p in outers)]
            if inside or before[-1] in "省市县旗州盟":
                return True, inside
    start = max((m.end() for m in _BOUNDARY.finditer(before)), default=0)
    return bool(stranger(before, start, len(before))), []  # 台北市松山区: not the one of 赤峰市


def settle_villages(
    doc: Document,
    mentions: Mentions,
    own: Whereabouts | None,
    places: Mentions,
    barred: Spans,
    gazetteer: Gazetteer,
) -> Iterator[Mention]:
    """The villages of the own township wherever they stand, and candidates that the text bears out."""
    confirmed = Spans()
    if own and own.concept.kind == "township" and own.concept.known:
        for mention in _registered(doc, own, gazetteer):
            if not barred.covers(mention.span):
                confirmed.add(mention.span)
                yield mention
    candidates = [
        m
        for m in mentions.of("place")
        if m.readings and not m.readings[0].concept.known and m.readings[0].concept.kind == "village"
    ]
    towns = {
        m.span.end
        for m in mentions.of("place")
        if any(r.concept.known and r.concept.kind == "township" and r.note != "stem" for r in m.readings)
    }
    names = Counter(fold(m.surface) for m in candidates)
    villages = Spans([*(m.span for m in candidates), *confirmed])
    registered = {
        fold(m.surface): known for m in candidates if (known := _beside_township(m, gazetteer, places))
    }
    for mention in candidates:
        if confirmed.overlaps(mention.span) or barred.overlaps(mention.span):
            continue
        name = mention.readings[0].concept.label
        known = registered.get(fold(name))
        if known:
            yield Mention(mention.span, "place", mention.surface, (Reading(known),))
        elif mention.span.start in towns or _borne_out(doc, mention, names, villages, places):
            yield Mention(mention.span, "place", mention.surface, (Reading(_unknown_village(name, own)),))


_NOT_AFTER = "(?!民(?![主法])|级|干部|规民约|居|务|里|子|庄|落|镇|医|矫正)"


def _registered(doc: Document, own: Whereabouts, gazetteer: Gazetteer) -> Iterator[Mention]:
    villages: dict[str, Concept] = {}
    for village in gazetteer.villages(own.concept.iri):
        for name in (village.name, *village.alt_names):
            if len(name) >= 3 or (len(name) == 2 and name.endswith("村")):
                villages.setdefault(fold(name), village.concept)
    if not villages:
        return
    names = sorted(villages, key=lambda n: (-len(n), n))
    for match in re.finditer(f"(?:{'|'.join(map(re.escape, names))}){_NOT_AFTER}", doc.folded):
        if len(match[0]) == 2 and re.match(f"[{HAN}]", doc.folded[match.start() - 1 : match.start()] or " "):
            continue
        span = Span(*match.span())
        yield Mention(span, "place", doc.quote(span), (Reading(villages[match[0]]),))


def _beside_township(mention: Mention, gazetteer: Gazetteer, places: Mentions) -> Concept | None:
    """A village right after a township that has it: 乙镇石坝村."""
    for township in places.within(Span(max(0, mention.span.start - 20), mention.span.start)):
        if township.span.end == mention.span.start and township.concept:
            for village in gazetteer.villages(township.concept.iri):
                if village.name == fold(mention.surface):
                    return village.concept
    return None


def _borne_out(
    doc: Document, mention: Mention, names: Counter[str], villages: Spans, places: Mentions
) -> bool:
    """Whether an unregistered village stands after a town, in an enumeration, or twice in the text."""
    span, text = mention.span, doc.folded
    for joint in ("、", "、 ", "，", "和", "与", "及", "以及"):
        start = span.start - len(joint)
        if text[start : span.start] == joint and any(
            o.end == start for o in villages.near(Span(start - 1, start))
        ):
            return True
        end = span.end + len(joint)
        if text[span.end : end] == joint and any(o.start == end for o in villages.near(Span(end, end + 1))):
            return True
    if any(m.span.end == span.start for m in places.within(Span(max(0, span.start - 20), span.start))):
        return True  # 乙镇石坝村
    begins = span.start == 0 or text[span.start - 1] in "，。；：\n "
    noun = starts_with_noun(mention.surface)
    if begins and len(span) >= 4 and noun and _HAS.match(text, span.end):
        return True  # 翠湖社区“老街坊”调解室, 柳园居民区建立…
    led = begins and bool(_IS_SAID.match(text, span.end) or _HAS.match(text, span.end))
    if led and len(span) >= 4 and noun and _OF_PEOPLE.match(text, span.end):
        return True  # 石山社区居民骨干…, however common the word is elsewhere
    led = led or bool(_LEADS_TO.search(text, max(0, span.start - 3), span.start))
    if (led or (len(span) >= 4 and _BEFORE_NAME.match(text, span.start - 1))) and _is_named(mention.surface):
        return True  # 走进响水沟村, 响水沟村党支部书记…, 为梧桐路社区商户…
    return len(span) >= 3 and names[fold(mention.surface)] > 1


def _is_named(surface: str) -> bool:
    """Whether the words before 村 or 社区 are cut as a name is.

    >>> [_is_named(name) for name in ("石坝村", "黄泥坡社区", "后进村", "牧区村")]
    [True, True, False, False]
    """
    stem = re.sub("(?:社区|嘎查|居委会|居民区|[村屯])$", "", surface)
    # no dictionary has the Mongolian names of a 嘎查, and what kinds there are is said in two characters
    return len(stem) > 1 and (cut_as_name(stem) or (len(stem) > 2 and surface.endswith("嘎查")))


def _unknown_village(name: str, own: Whereabouts | None) -> Concept:
    facts = ((DCTERMS.isPartOf, own.concept.iri),) if own else ()
    return Concept(
        mint("place", name, own.code if own else ""), "place", name, "village", known=False, facts=facts
    )
