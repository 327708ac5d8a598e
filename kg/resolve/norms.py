"""Which norm, in which wording and article: short titles, the document's own definitions, plans by their years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon.register import Register
from kg.lexicon.vocabulary import Term
from kg.model import Concept, Document, Finding, Literal, Mention, Mentions, Reading, Span
from kg.terms import FZ
from kg.zh.spans import Spans

KIND = "norm"
# 《…纲要》（2021年修订）（以下简称“《纲要》”), （法发〔2020〕5号，以下简称…)
_DEFINED = re.compile(
    "(?:（[^（）]{0,30}）)?[，]?(?:（[^（）]{0,24}?)?以下(?:统一)?(?:简)?称(?:为|：)?[“”‘’《]{0,2}(?P<short>[^《》“”‘’（）\n]{2,30})[”“’》]"
)
_ARTICLE_NUMBER = "第[一二三四五六七八九十百零〇\\d]{1,7}条(?:之[一二三四五六七八九十])?"
_ARTICLES = re.compile(
    f"(?:（[^（）]{{1,20}}）)?(?P<first>{_ARTICLE_NUMBER})(?:第[一二三四五六七八九十\\d]{{1,3}}[款项])?"
    f"(?P<more>(?:(?:、|和|及|以及){_ARTICLE_NUMBER}(?:第[一二三四五六七八九十\\d]{{1,3}}[款项])?){{0,6}})"
)
_BACK = re.compile(
    "(?:该|上述|此|本)(?P<form>条例|办法|规定|纲要|细则|法(?![律治规定官院人制学纪])|方案|意见)"
)
_BACK_REACH = 160  # characters in which 该条例 looks for its norm
_TERM = re.compile(r"(\d{4})\s?年?\s?[—\-－–]\s?(\d{4})\s?年?")
_OUTLINE = "法治政府建设实施纲要"


def settle_norms(
    doc: Document, mentions: Mentions, register: Register, year: int | None, chain: Sequence[Concept] = ()
) -> tuple[list[Mention], list[Finding]]:
    """The norm mentions with one reading each, versions and articles filled in; what stays open is a finding."""
    defined = _definitions(doc, mentions)
    found: list[Mention] = []
    findings: dict[str, Finding] = {}
    systems = Spans(m.span for m in mentions.of("mechanism") if m.concept and m.concept.known)
    for mention in _longest(mentions.of(KIND)):
        if _is_system(doc, mention, systems):
            continue
        mention = _spelt_out(mention, register, chain)
        readings = _readings(doc, mention, found, defined, register, year)
        if not readings:
            what = ", ".join(f"《{r.concept.label}》" for r in mention.readings) or "no norm named before it"
            message = f"{mention.surface} could not be linked: {what}"
            findings.setdefault(
                mention.surface, Finding("open-norm", mention.surface, message, evidence=mention.span)
            )
            continue
        for reading in readings:
            dated = _dated(reading, register, year)
            found += _with_articles(doc, replace(mention, readings=(dated,)))
    found += _back_references(doc, found)
    return found, list(findings.values())


def _is_system(doc: Document, mention: Mention, systems: Spans) -> bool:
    """Whether an unknown title is but the name of a known system in marks: 《首问负责制度》."""
    if not mention.concept or mention.concept.known:
        return False
    inner = Span(mention.span.start + 1, mention.span.end - 1)
    return any(
        span.start <= inner.start and doc.folded[span.end : inner.end] in ("", "度", "制度", "机制")
        for span in systems.near(inner)
    )


def _spelt_out(mention: Mention, register: Register, chain: Sequence[Concept]) -> Mention:
    """《省禁毒条例》 in the report of a town is that of its own province, if the register has it."""
    if not mention.concept or mention.concept.known:
        return mention
    match = re.match("(自治区|省|自治州|州|市)(?!场|政|容|民|区)", mention.concept.label)
    outer = next((c for c in reversed(chain) if match and re.search(f"{match[1][-1]}$", c.label)), None)
    if match and outer:
        for norm, _ in register.lookup(outer.label + mention.concept.label[match.end() :]):
            return replace(mention, readings=(Reading(norm.concept, note="short"),))
    return mention


def packages(
    mentions: Mentions, terms: Sequence[Term], register: Register, year: int | None
) -> list[Mention]:
    """The norms that one name stands for, each a mention of its own: “一规划两纲要”.

    A vocabulary says what the name stands for (fz:numeralDefinition); it is a package of norms if a
    register has every item.
    """
    found: list[Mention] = []
    for mention in mentions.of("mechanism"):
        if not (mention.concept and re.search("规划|纲要|法|条例|意见|办法", mention.surface)):
            continue
        iri = mention.concept.iri
        facts = next((term.facts for term in terms if term.concept.iri == iri), ())
        items = [v.text.split("、") for p, v in facts if p == FZ.numeralDefinition and isinstance(v, Literal)]
        looked_up = [
            _one(
                tuple(Reading(norm.concept, note=note) for norm, note in register.lookup(name)),
                register,
                year,
            )
            for name in (items[0] if items else ())
        ]
        if looked_up and all(looked_up):
            found += [
                Mention(mention.span, KIND, mention.surface, (_dated(reading, register, year),))
                for (reading,) in looked_up
            ]
    return found


def title_of(surface: str) -> str:
    """The name in a surface, without marks and outer blanks.

    >>> title_of("《 甲省信访条例 》")
    '甲省信访条例'
    """
    return re.sub(r"\s+", "", surface.strip("《》〈〉“”‘’\"' "))


def _longest(mentions: list[Mention]) -> list[Mention]:
    """The mentions that lie in no other one."""
    found: list[Mention] = []
    for mention in mentions:
        if not (found and mention.span in found[-1].span and mention.span != found[-1].span):
            found.append(mention)
    return found


def _definitions(doc: Document, mentions: Mentions) -> dict[str, tuple[int, Mention]]:
    """What the document defines itself: the short title, from which offset on, and for which mention."""
    defined: dict[str, tuple[int, Mention]] = {}
    for mention in mentions.of(KIND):
        if not mention.readings:
            continue
        match = _DEFINED.match(doc.folded, mention.span.end)
        if match:
            defined.setdefault(title_of(match["short"]), (match.start("short"), mention))
    return defined


def _readings(
    doc: Document,
    mention: Mention,
    before: list[Mention],
    defined: dict[str, tuple[int, Mention]],
    register: Register,
    year: int | None,
) -> tuple[Reading, ...]:
    name = title_of(doc.folded[mention.span.start : mention.span.end])
    if name in defined and mention.span.start >= defined[name][0] - 2:
        return _one(tuple(replace(r, note="short") for r in defined[name][1].readings), register, year)
    known = tuple(_term_checked(r, name) for r in mention.readings if r.concept.known)
    if known and len(name) > 4:
        return _one(known, register, year)
    looked_up = tuple(Reading(norm.concept, note=note) for norm, note in register.lookup(name))
    if not mention.readings or (known and len(known) > 1 and len(name) <= 4):
        return _bare(name, before, looked_up, register, year)
    return _one(known or looked_up, register, year) or (
        mention.readings if len(mention.readings) == 1 else ()
    )


def _bare(
    name: str, before: list[Mention], looked_up: tuple[Reading, ...], register: Register, year: int | None
) -> tuple[Reading, ...]:
    """《纲要》, 《条例》: the last norm named before that ends like this, else the one the genre is about."""
    for earlier in reversed(before):
        concept = earlier.concept
        if concept and re.sub("（[^（）]*）$", "", concept.label).endswith(name):
            return (Reading(concept, note="short"),)
    if name.endswith("纲要"):
        looked_up = tuple(Reading(norm.concept, note="short") for norm, _ in register.lookup(_OUTLINE))
        return _one(looked_up, register, year)
    return _one(looked_up, register, year) if len(looked_up) == 1 else ()


def _one(readings: tuple[Reading, ...], register: Register, year: int | None) -> tuple[Reading, ...]:
    """The one reading that the year settles; none if several remain."""
    if len(readings) < 2:
        return readings
    if year:
        in_term = tuple(r for r in readings if _in_term(r.concept.label, year))
        if len(in_term) == 1:
            return in_term
        if not in_term and all(_TERM.search(r.concept.label) for r in readings):
            # Of the plans before and after the year, a report means the last that had begun.
            begun = [r for r in readings if int(_term(r.concept.label)[0]) <= year]
            if begun:
                return (max(begun, key=lambda r: _term(r.concept.label)),)
        in_force = tuple(r for r in readings if register.versions(r.concept.iri, year))
        if len(in_force) == 1:
            return in_force
    proper = tuple(r for r in readings if r.note != "misnomer")
    return proper if len(proper) == 1 else ()


def _term(label: str) -> tuple[str, str]:
    match = _TERM.search(label)
    return (match[1], match[2]) if match else ("0", "0")


def _term_checked(reading: Reading, name: str) -> Reading:
    """A plan whose years the text gives wrongly (2022—2025 for 2021—2025) is linked as corrected."""
    said, meant = _term(name), _term(reading.concept.label)
    if "0" not in (said[0], meant[0]) and said != meant:
        return replace(reading, note="corrected", certain=False)
    return reading


def _in_term(label: str, year: int) -> bool:
    first, last = _term(label)
    return int(first) <= year <= int(last)


def _dated(reading: Reading, register: Register, year: int | None) -> Reading:
    """The reading with the wordings in force in the year; several, or a doubtful one, are uncertain."""
    if not year or not reading.concept.known:
        return reading
    versions = register.versions(reading.concept.iri, year)
    certain = reading.certain and len(versions) < 2 and all(sure for _, sure in versions)
    return replace(reading, versions=tuple(iri for iri, _ in versions), certain=certain)


def _with_articles(doc: Document, mention: Mention) -> Iterator[Mention]:
    """The mention up to its article: 《行政处罚法》第三十三条; one mention for each of several articles."""
    match = _ARTICLES.match(doc.folded, mention.span.end)
    if not match:
        yield mention
        return
    ends = [(match["first"], match.start("more"))]
    further = re.finditer(
        f"(?P<n>{_ARTICLE_NUMBER})(?:第[一二三四五六七八九十\\d]{{1,3}}[款项])?", match["more"]
    )
    ends.extend((more["n"], match.start("more") + more.end()) for more in further)
    for article, end in ends:
        span = Span(mention.span.start, end)
        reading = replace(mention.readings[0], article=article)
        yield replace(mention, span=span, surface=doc.quote(span), readings=(reading,))


def _back_references(doc: Document, found: list[Mention]) -> Iterator[Mention]:
    """该条例, 本法: the nearest norm before that ends like this, if it is near."""
    spans = Spans(m.span for m in found)
    index = Mentions(found)
    for match in _BACK.finditer(doc.folded):
        span = Span(*match.span())
        if spans.overlaps(span):
            continue
        near = index.within(Span(max(0, match.start() - _BACK_REACH), match.start()))
        concepts = [
            m.concept
            for m in near
            if m.concept and re.sub("（[^（）]*）$", "", m.concept.label).endswith(match["form"])
        ]
        if concepts and concepts[-1]:
            yield Mention(span, KIND, doc.quote(span), (Reading(concepts[-1], note="short"),))
