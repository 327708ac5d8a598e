"""The order in which mentions are settled, who gets which IRI, and which name inside another is none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.lexicon import Lexicon
from kg.model import Concept, Document, Evidence, Finding, Mention, Mentions, Reading, Span
from kg.resolve.bodies import body_instance
from kg.resolve.norms import settle_norms
from kg.resolve.packages import packages
from kg.resolve.place import Whereabouts, own_place
from kg.resolve.places import settle_places, settle_villages
from kg.resolve.titles import untyped_titles, with_jurisdiction
from kg.resolve.year import reporting_year
from kg.terms import mint
from kg.zh.bodies import ends_body, stands_alone
from kg.zh.phrase import ends_word, starts_word
from kg.zh.spans import Spans

# A name of the second kind that lies wholly inside one of the first says nothing of its own: the norm in
# 《信访工作条例》宣传月, the place in 《甲市物业管理条例》, the system in 人民调解委员会.
SWALLOWS = frozenset(
    {
        *(
            ("norm", kind)
            for kind in ("mechanism", "campaign", "organisation", "place", "platform", "activity", "work")
        ),
        *(
            ("work", kind)
            for kind in (
                "norm",
                "mechanism",
                "campaign",
                "organisation",
                "place",
                "platform",
                "activity",
                "person",
            )
        ),
        *(("campaign", kind) for kind in ("norm", "place", "activity", "organisation")),
        *(("organisation", kind) for kind in ("norm", "mechanism", "campaign", "activity", "platform")),
        *(("platform", kind) for kind in ("mechanism", "organisation", "place", "activity")),
        *(("mechanism", kind) for kind in ("campaign", "activity", "norm")),
        ("person", "place"),
        ("person", "organisation"),
    }
)
# What may stand in 《》.
_TITLED = ("norm", "work", "platform", "mechanism", "campaign")
# Known to the whole country: one IRI wherever they are named.
_NATIONAL_ROLES = frozenset({"总书记", "国家主席", "总理", "副总理"})
_NATIONAL_NAMES = frozenset({"习近平"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settled mentions, what stayed open, and the report's place and year with what they rest on."""

    mentions: Mentions
    findings: tuple[Finding, ...] = ()
    place: tuple[Concept, Evidence] | None = None
    year: tuple[int, Evidence] | None = None


def resolve(doc: Document, mentions: Mentions, lexicon: Lexicon) -> Resolved:
    """The mentions as this document means them; ``about-place`` and ``year`` are mentions, too. Never raises.

    A year or place that rests on the source record has no span: it is only in ``Resolved``.
    """
    year = reporting_year(doc)
    own, findings = own_place(doc, mentions, lexicon)
    norms, open_norms = settle_norms(
        doc, mentions, lexicon.register, year[0] if year else None, own.chain if own else ()
    )
    norms = [with_jurisdiction(mention, lexicon.gazetteer) for mention in norms]
    places, open_places = settle_places(doc, mentions, own, lexicon.gazetteer)
    norms += packages(mentions, lexicon, year[0] if year else None)
    settled: list[Mention] = [*norms, *places]
    findings += [*open_norms, *untyped_titles(doc, mentions.of(*_TITLED)), *open_places]
    settled += settle_villages(
        doc, mentions, own, Mentions(places), Spans(m.span for m in norms), lexicon.gazetteer
    )
    named = {m.span for m in mentions.of("organisation") if m.concept and not m.concept.iri}
    for mention in mentions:
        if mention.kind == "place":
            if (
                mention.readings
                and not mention.readings[0].concept.known
                and mention.readings[0].concept.kind != "village"
            ):
                settled.append(mention)
        elif mention.kind == "campaign":
            settled += _campaign(mention, lexicon, findings)
        elif mention.kind == "organisation" and mention.concept:
            # 宣传部 in 县委组织部、宣传部 has been named in full: it is no department of the town
            if mention.concept.iri and mention.span in named:
                continue
            if not mention.concept.iri or _is_body(doc, mention):
                settled.append(body_instance(mention, own, _scope(doc, None), lexicon.gazetteer))
        elif mention.kind == "platform" and not _is_platform(doc, mention):
            continue
        elif mention.kind != "norm":
            settled.append(mention)
    settled = _no_platforms(settled)
    kept = swallow([_minted(mention, _scope(doc, own)) for mention in settled])
    return Resolved(
        Mentions([*kept, *_head(doc, own, year)]),
        tuple(findings),
        (own.concept, own.evidence) if own else None,
        year,
    )


def _head(doc: Document, own: Whereabouts | None, year: tuple[int, Evidence] | None) -> list[Mention]:
    """The report's own place and year as mentions, as far as they rest on words of the text."""
    found: list[Mention] = []
    if own and isinstance(own.evidence, Span):
        found.append(
            Mention(
                own.evidence,
                "about-place",
                doc.quote(own.evidence),
                (Reading(own.concept, note=own.note),),
            )
        )
    if year and isinstance(year[1], Span):
        found.append(Mention(year[1], "year", str(year[0])))
    return found


def _campaign(mention: Mention, lexicon: Lexicon, findings: list[Finding]) -> list[Mention]:
    """A campaign with one reading; a date that stands alone is the day that a vocabulary has for it."""
    if len(mention.readings) == 1 and mention.readings[0].note == "date":
        fact = mention.readings[0].concept.facts
        days = [
            term.concept
            for term in lexicon.terms
            if term.concept.scheme == "campaign" and set(fact) <= set(term.concept.facts)
        ]
        named = [day for day in days if day.label.endswith(("日", "节"))] or days
        if len(named) != 1:
            what = "、".join(day.label for day in named) or "no campaign of this date"
            findings.append(
                Finding("open-campaign", mention.surface, f"{mention.surface}: {what}", evidence=mention.span)
            )
            return []
        return [replace(mention, readings=(Reading(named[0]),))]
    if len(mention.readings) > 1:
        what = "、".join(r.concept.label for r in mention.readings)
        findings.append(
            Finding("open-campaign", mention.surface, f"{mention.surface}: {what}", evidence=mention.span)
        )
        return []
    return [mention]


def _scope(doc: Document, own: Whereabouts | None) -> str:
    """What tells 张伟 and 县委 of this report from those of another: its place, else the document itself."""
    return own.code if own else doc.iri.removeprefix("report/")


def _is_body(doc: Document, mention: Mention) -> bool:
    """Whether the known name is there as words of their own: there is no 考核办 in 考核办法."""
    span = mention.span
    return stands_alone(doc.folded, span.start, span.end) and ends_body(doc.folded, span.start, span.end)


def _is_platform(doc: Document, mention: Mention) -> bool:
    """Whether a short known name is there as a word of its own: there is no app in 钉钉子精神."""
    span = mention.span
    if len(span) > 2 or not all(r.concept.known for r in mention.readings):
        return True
    return starts_word(doc.folded, span.start) and ends_word(doc.folded, span.end)


def _minted(mention: Mention, scope: str) -> Mention:
    """The mention with an IRI for each concept that no vocabulary knows."""
    if all(r.concept.iri for r in mention.readings):
        return mention
    readings = tuple(
        r if r.concept.iri else replace(r, concept=replace(r.concept, iri=_iri(r, scope)))
        for r in mention.readings
    )
    return replace(mention, readings=readings)


def _iri(reading: Reading, scope: str) -> str:
    concept = reading.concept
    local = concept.scheme == "person" or concept.kind in ("LocalDocument", "village", "site")
    national = concept.scheme == "person" and (
        reading.note in _NATIONAL_ROLES or concept.label in _NATIONAL_NAMES
    )
    return mint(concept.scheme, concept.label, scope if local and not national else "")


def _no_platforms(mentions: list[Mention]) -> list[Mention]:
    """The mentions without the unknown mechanisms called as a platform of the report: “随手拍” after “随手拍”小程序."""
    named = {m.concept.label for m in mentions if m.kind == "platform" and m.concept}
    return [
        m
        for m in mentions
        if m.kind != "mechanism" or not m.concept or m.concept.known or m.concept.label not in named
    ]


def swallow(mentions: list[Mention]) -> list[Mention]:
    """The mentions in text order without those that a longer name of the same or another kind swallows."""
    found: list[Mention] = []
    open_: list[Mention] = []
    # norms first: of two names with one span the norm is the outer one
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.kind != "norm")):
        open_ = [outer for outer in open_ if outer.span.end > mention.span.start]
        if not any(_inside(mention, outer) for outer in open_):
            found.append(mention)
        open_.append(mention)
    return found


def _inside(inner: Mention, outer: Mention) -> bool:
    if inner.span not in outer.span:
        return False
    if inner.kind == outer.kind:
        return inner.span != outer.span and not (
            inner.kind == "norm" and inner.span.start == outer.span.start
        )
    if inner.span == outer.span:
        # 一规划两纲要 is a package of norms although it has the form of a mechanism.
        return (outer.kind, inner.kind) == ("norm", "mechanism") and all(
            r.concept.known for r in outer.readings
        )
    return (outer.kind, inner.kind) in SWALLOWS
