"""Which of many places of one name a mention means, and which villages are really named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.lexicon.gazetteer import Gazetteer
from kg.model import Concept, Document, Finding, Mention, Mentions, Reading, Span
from kg.resolve.place import HAN, Whereabouts, ambiguous
from kg.terms import DCTERMS, mint
from kg.zh.fold import fold
from kg.zh.spans import Spans


def settle_places(
    doc: Document, mentions: Mentions, own: Whereabouts | None, gazetteer: Gazetteer
) -> tuple[list[Mention], list[Finding]]:
    """The place mentions with one reading each; what stays open is a finding and no mention."""
    found: list[Mention] = []
    findings: dict[str, Finding] = {}
    chain = {c.iri for c in own.chain} if own else set()
    for mention in mentions.of("place"):
        readings = [r for r in mention.readings if r.concept.known]
        if not readings:
            continue
        chosen = _choose(doc, mention, readings, own, chain, gazetteer)
        if chosen:
            found.append(Mention(mention.span, "place", mention.surface, (Reading(chosen.concept),)))
        elif any(r.note != "stem" for r in readings):
            concepts = [r.concept for r in readings]
            finding = ambiguous(mention.surface, concepts, gazetteer, mention.span)
            findings.setdefault(mention.surface, finding)
    if own and not own.concept.known:
        found += _repeats(doc, own.concept)
    return found, list(findings.values())


def _repeats(doc: Document, concept: Concept) -> Iterator[Mention]:
    """Every place where the name of the unknown own township stands."""
    for match in re.finditer(re.escape(fold(concept.label)), doc.folded):
        span = Span(*match.span())
        yield Mention(span, "place", doc.quote(span), (Reading(concept),))


def _choose(
    doc: Document,
    mention: Mention,
    readings: list[Reading],
    own: Whereabouts | None,
    chain: set[str],
    gazetteer: Gazetteer,
) -> Reading | None:
    """Own hierarchy first, then what lies in the own county, prefecture, province, then a unique full name."""
    within = [r for r in readings if r.concept.iri in chain]
    if len(within) == 1:
        return within[0]
    full = [r for r in readings if r.note != "stem"]
    if own:
        for outer in reversed(own.chain):
            inside = [r for r in full if gazetteer.inside(r.concept.iri, outer.iri)]
            if len(inside) == 1:
                return inside[0]
            if inside:
                break
    before = _beside(doc, mention, full, gazetteer)
    if before:
        return before
    if len(full) == 1 and not (full[0].concept.kind == "township" and own):
        return full[0]
    stems = [r for r in readings if r.note == "stem"]
    if (
        len(readings) == 1
        and stems
        and (
            stems[0].concept.kind == "province"
            or re.match("[县区市州]委|[县区市州]政府", doc.folded[mention.span.end :][:3])
        )
    ):
        return stems[0]
    return None


def _beside(doc: Document, mention: Mention, readings: list[Reading], gazetteer: Gazetteer) -> Reading | None:
    """The reading that lies in the place named right before: 山东省乙县, 甲市朝阳区."""
    low = max(0, mention.span.start - 12)
    before = doc.folded[low : mention.span.start]
    for size in range(min(len(before), 12), 1, -1):
        outers = gazetteer.named(before[-size:])
        inside = [r for r in readings if any(gazetteer.inside(r.concept.iri, p.iri) for p in outers)]
        if len(inside) == 1:
            return inside[0]
    return None


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
    names = Counter(fold(m.surface) for m in candidates)
    villages = Spans([*(m.span for m in candidates), *confirmed])
    for mention in candidates:
        if confirmed.overlaps(mention.span) or barred.overlaps(mention.span):
            continue
        known = _beside_township(mention, gazetteer, places)
        if known:
            yield Mention(mention.span, "place", mention.surface, (Reading(known),))
        elif _borne_out(doc, mention, names, villages, places):
            yield Mention(
                mention.span, "place", mention.surface, (Reading(_unknown_village(mention.surface, own)),)
            )


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
    for joint in ("、", "，", "和", "与", "及", "以及"):
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
    return len(span) >= 3 and names[fold(mention.surface)] > 1


def _unknown_village(name: str, own: Whereabouts | None) -> Concept:
    facts = ((DCTERMS.isPartOf, own.concept.iri),) if own else ()
    return Concept(
        mint("place", name, own.code if own else ""), "place", name, "village", known=False, facts=facts
    )
