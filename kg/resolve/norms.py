"""Which norm, in which wording and article: short titles, the document's own definitions, plans by their years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon.register import Register
from kg.model import Concept, Document, Finding, Mention, Mentions, Reading, Span
from kg.resolve.articles import later_articles, with_articles
from kg.resolve.periods import period_checked, with_period
from kg.resolve.wordings import dated, one_of
from kg.zh.issuers import issued_here
from kg.zh.spans import Spans
from kg.zh.titles import norm_class, official

KIND = "norm"
# 《…纲要》（2021年修订）（以下简称“《纲要》”), （法发〔2020〕5号，以下简称…)
_DEFINED = re.compile(
    "(?:（[^（）]{0,30}）)?[，]?(?:（[^（）]{0,24}?)?(?:以下(?:统一)?(?:简)?称|(?<=[（，])简称)(?:为|：)?[“”‘’《]{0,2}(?P<short>[^《》“”‘’（）\n]{2,30})[”“’》]"
)
_BACK = re.compile(
    "(?:该|上述|此|本)(?P<form>条例|办法|规定|纲要|细则|法(?![律治规定官院人制学纪])|方案|意见)"
)
_CARRIED_OUT = re.compile("(?:及|和|与|以及)其?(?P<form>实施(?:条例|细则|办法))(?![》〉])")
# 民法典主题公园: the topic in the name of a place.
_OF_GROUNDS = re.compile("(?:法治)?(?:文化)?(?:主题)?(?:公园|广场|长廊|步道)")
_BETWEEN = 6  # norms among which one may be meant instead of a book
_BACK_REACH = 160  # characters in which 该条例 looks for its norm
_NOTICE = re.compile("(?:印发|转发|公布|发布)〈(?P<issued>[^〈〉]{2,60})〉的?(?:通知|决定|公告)$")
_OWN_RULES = re.compile("(?:规定|办法|规则|细则|规范|制度|意见)$")
_OF_YEAR = re.compile("（(20\\d\\d)年?(?:最?新)?(?:修订|修正|版|修改)[^（）]{0,2}）")
_NEWEST = re.compile("(?:(?<![创更革])新(?:近|版)?(?:修订|修正|修改|颁布)?|(?:修订|修正|修改)后)的?[“《]?$")
_OUTLINE = "法治政府建设实施纲要"


def settle_norms(
    doc: Document, mentions: Mentions, register: Register, year: int | None, chain: Sequence[Concept] = ()
) -> tuple[list[Mention], list[Finding]]:
    """The norm mentions with one reading each, versions and articles filled in; what stays open is a finding."""
    defined = _definitions(doc, mentions)
    found: list[Mention] = []
    findings: dict[str, Finding] = {}
    systems = Spans(m.span for m in mentions.of("mechanism") if m.concept and m.concept.known)
    works = Mentions(mentions.of("work"))
    for mention in _longest(mentions.of(KIND)):
        if _is_system(doc, mention, systems) or _OF_GROUNDS.match(doc.folded, mention.span.end):
            continue
        mention = with_period(doc, _issued(_spelt_out(mention, register, chain), register))
        readings = _readings(doc, mention, found, defined, register, year)
        if len(mention.readings) != 1 and _is_work(doc, mention, found, works):
            readings = ()  # 《纲要》 after 《…学习纲要》 is that book
        if not readings:
            what = ", ".join(f"《{r.concept.label}》" for r in mention.readings) or "no norm named before it"
            message = f"{mention.surface} could not be linked: {what}"
            findings.setdefault(
                mention.surface, Finding("open-norm", mention.surface, message, evidence=mention.span)
            )
            continue
        for reading in readings:
            wording = dated(reading, register, year, _edition(doc, mention))
            found += with_articles(doc, replace(mention, readings=(wording,)))
    found += _implementing(doc, found, register, year)
    found += _back_references(doc, found, register, year)
    found += later_articles(doc, found)
    found.sort(key=lambda m: (m.span.start, m.span.end))
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


def _issued(mention: Mention, register: Register) -> Mention:
    """《…关于印发〈信访工作条例〉的通知》 is cited for the known norm that the notice brings."""
    if not mention.concept or mention.concept.known:
        return mention
    match = _NOTICE.search(mention.concept.label)
    found = register.lookup(match["issued"]) if match else ()
    readings = tuple(Reading(norm.concept, note=note) for norm, note in found)
    return replace(mention, readings=readings) if readings else mention


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
        return one_of(tuple(replace(r, note="short") for r in defined[name][1].readings), register, year)
    known = tuple(r for r in mention.readings if r.concept.known)
    if known and not (known := period_checked(known, name)):
        return _other(name)
    if known and _written_here(doc, mention, known, name):
        return _other(name, "LocalDocument")
    if known and len(name) > 4:
        return one_of(known, register, year)
    looked_up = tuple(Reading(norm.concept, note=note) for norm, note in register.lookup(name))
    if not mention.readings or (known and len(known) > 1 and len(name) <= 4):
        return _bare(name, before, looked_up, register, year)
    return one_of(known or looked_up, register, year) or (
        mention.readings if len(mention.readings) == 1 else ()
    )


def _is_work(doc: Document, mention: Mention, found: list[Mention], works: Mentions) -> bool:
    """Whether the last title before a bare one that ends like it names a book, and no norm stands between."""
    name = title_of(doc.folded[mention.span.start : mention.span.end])
    start = mention.span.start
    near = [
        m.span.end
        for m in works.within(Span(max(0, start - _BACK_REACH), start))
        if m.concept and re.sub("（[^（）]*）$", "", m.concept.label).endswith(name)
    ]
    norms = [m.span.end for m in found[-_BETWEEN:] if m.concept and m.concept.label.endswith((name, "）"))]
    return bool(near) and max(near) > max(norms, default=0)


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
        return one_of(looked_up, register, year)
    return one_of(looked_up, register, year) if len(looked_up) == 1 else ()


def _other(name: str, kind: str = "") -> tuple[Reading, ...]:
    """A norm that only shares its words with a known one, as what its title says."""
    label = official(name)
    kind = kind or norm_class(label) or "PolicyDocument"
    return (Reading(Concept("", KIND, label, kind, known=False)),)


def _written_here(doc: Document, mention: Mention, known: Sequence[Reading], name: str) -> bool:
    """Whether 制定《公务接待管理规定》 speaks of the body's own rules, though a national norm has that short name."""
    own = all(reading.note == "short" for reading in known) and _OWN_RULES.search(name)
    return bool(own) and doc.folded[mention.span.start] == "《" and issued_here(doc, mention.span, name)


def _edition(doc: Document, mention: Mention) -> int:
    """The year of the edition that the words ask for: （2021年修订）; -1 for the newest (新修订的); else 0."""
    folded, span = doc.folded, mention.span
    if match := _OF_YEAR.search(folded, span.start, span.end) or _OF_YEAR.match(folded, span.end):
        return int(match[1])
    return -1 if _NEWEST.search(folded[max(0, span.start - 12) : span.start]) else 0


def _implementing(
    doc: Document, found: list[Mention], register: Register, year: int | None
) -> Iterator[Mention]:
    """《土地管理法》及其实施条例: the regulation that carries the law out, if the register has it."""
    for mention in found:
        match = _CARRIED_OUT.match(doc.folded, mention.span.end)
        if match and mention.concept and mention.concept.kind == "Law":
            for norm, _ in register.lookup(mention.concept.label + match["form"]):
                span = Span(match.start("form"), match.end("form"))
                reading = dated(Reading(norm.concept, note="short"), register, year)
                yield Mention(span, KIND, doc.quote(span), (reading,))


def _back_references(
    doc: Document, found: list[Mention], register: Register, year: int | None
) -> Iterator[Mention]:
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
            reading = dated(Reading(concepts[-1], note="short"), register, year)
            yield from with_articles(doc, Mention(span, KIND, doc.quote(span), (reading,)))
