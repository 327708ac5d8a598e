"""How mechanisms are named that no vocabulary knows: in quotation marks, by numbers, or before 机制, 制度, 工作法.

A name is taken where its form or its setting says that it is one: a head word behind it, a verb such as
推行 before it, numbers in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Concept, Document, Mention, Mentions, Reading, Span
from kg.terms import FZ
from kg.zh.brands import clean
from kg.zh.kinds import mechanism_kind
from kg.zh.marked import marked
from kg.zh.named import Named, disjoint
from kg.zh.phrase import parts
from kg.zh.quotes import paired
from kg.zh.systems import own_words
from kg.zh.unmarked import unmarked

KIND = "mechanism"

# “1+3+N” alone names nothing: what follows it does.
_FORMULA = re.compile(r"[\dNnXx+]+")
# A team or a room with a word of its own is another than its kind: “大嫂”宣讲队 beside 宣讲队.
_TEAM = re.compile(r"(?:[团队室站点]|小组)$")
_COMPLETE = ("制", "制度", "机制", "体系", "模式")


def find(doc: Document, known: Mentions) -> Iterable[Mention]:
    """The mechanisms that ``known`` does not cover, each with one unknown concept."""
    text = paired(doc)
    places = _places(known)
    for sentence in doc.sentences:
        quoted = [*marked(text, sentence)]
        named = (*quoted, *(n for n in unmarked(text, sentence) if not _is_end_of(quoted, n)))
        found = [n for n in named if n.name and _admissible(doc, known, n)]
        for item in disjoint([_without_place(text, places, n) for n in found]):
            span = Span(item.start, item.end)
            around = text[max(sentence.start, item.start - 40) : min(sentence.end, item.end + 60)]
            section = doc.section(span)
            heading = doc.folded[section.heading.start : section.heading.end] if section else ""
            kind = mechanism_kind(text[item.start : item.end], around, heading, _beside(text, sentence, item))
            facts = ((FZ.mechanismKind, FZ[kind]),)
            concept = Concept("", KIND, item.name, kind, known=False, facts=facts)
            yield Mention(span, KIND, doc.quote(span), (Reading(concept),))


def _is_end_of(quoted: list[Named], item: Named) -> bool:
    """Whether words without marks are but the end of a name that begins with marks: “亮证入企”检查制度."""
    return any(n.strength == 4 and n.start < item.start and item.end <= n.end for n in quoted)


def _beside(text: str, sentence: Span, item: Named) -> str:
    """The words that touch a name: 普法 of “村口夜谈”普法活动, 行政争议 of 行政争议“三步走”."""
    before = text[max(sentence.start, item.start - 6) : item.start]
    after = text[item.end : min(sentence.end, item.end + 4)]
    return re.split(r"[^\u4e00-\u9fff]", before)[-1] + " " + re.split(r"[^\u4e00-\u9fff]", after)[0]


def _places(known: Mentions) -> tuple[str, ...]:
    """The places that the document names, as they stand before other words: 东山街 for 东山街道."""
    surfaces = {m.surface for m in known.of("place") if len(m.surface) > 2 or m.surface.endswith("县")}
    surfaces |= {s[:-1] for s in surfaces if s.endswith("街道")}
    return tuple(sorted(surfaces, key=len, reverse=True))


def _without_place(text: str, places: tuple[str, ...], item: Named) -> Named:
    """永安县疑难案件会审机制 is a mechanism of its county, which the report is about anyway."""
    for place in places:
        name = item.name.removeprefix(place)
        if len(name) > 4 and name != item.name and text.startswith(place, item.start):
            return Named(item.start + len(place), item.end, name, item.strength)
    return item


def _admissible(doc: Document, known: Mentions, item: Named) -> bool:
    """Not in a title, not what a vocabulary already names there."""
    span = Span(item.start, item.end)
    low = max(0, item.start - 80)
    if doc.folded.rfind("《", low, item.start) > doc.folded.rfind("》", low, item.start):
        return False
    joined = item.strength == 1 and doc.folded[item.start - 1 : item.start] in ("和", "与", "及")
    for mention in known.within(Span(low, item.end), KIND, "campaign", "norm", "work", "platform"):
        if joined and mention.span.end == item.start - 1 and not mention.surface.endswith(_COMPLETE):
            return False  # 持证上岗和资格管理制度 is one
        if mention.span.overlaps(span) and (span in mention.span or _says_no_more(item.name, mention)):
            return False
    return True


def _says_no_more(name: str, mention: Mention) -> bool:
    """Whether a longer name adds only common words to a known one (诉源治理工作机制).

    A name beside the known one (“十联动”执法监督机制) or with numbers of its own is another.
    """
    if mention.kind != KIND or _FORMULA.fullmatch(clean(mention.surface)):
        return False
    full, pieces = name, parts(clean(mention.surface))
    if not any(piece in name for piece in pieces):
        return False
    for piece in pieces:
        name = name.replace(piece, "")
    if (_TEAM.search(full) and len(name) > 1) or full.count("+") > mention.surface.count("+"):
        return False  # “党建+网格+物业” is more than 党建+网格
    return len("".join(own_words(name))) < 4 and not re.search(r"[\dN][+]|[+][\dN]|\d{2}", name)
