"""The items of a list of shortcomings or plans: which parts of the outline they are, and their headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Document, Role, Section, Span
from kg.terms import occurrence
from kg.zh.fold import skeleton

LACKS = re.compile(
    r"不足|不够|不强|不高|不深|不实|不严|不全|不多|不大|不优|不佳|不广|不细|不均|不力|不熟|不畅|不明|不清|不浓|不齐|不一|不能|不善于|不到位|不完善|不健全|不规范|不平衡"
    r"|有待|缺乏|缺少|短缺|欠缺|薄弱|较低|偏低|较差|单一|滞后|落后|差距|落差|短板|困难|较弱|偏弱|淡薄|较少|偏少|不适应|形式化|流于形式|存在.{0,12}(?:现象|问题|情况)|还没有|尚未|未能|没有|仍需|亟待|亟需|不容乐观"
)
_GENERIC = re.compile(
    r"^(?:20\d\d年(?:度)?)?(?:存在|主要|工作|目标|任务|总体|下一?步|完成|推进|具体|重点|的|和|与|及|、|法治政府建设)*"
    r"(?:问题|不足|困难|短板|差距|原因|目标|任务|措施|打算|思路|安排|计划|工作|要求|举措|考虑)+(?:如下)?$"
)
# A clause that says how or for whom, before the one that says what.
_MANNER = re.compile(
    r"针对|根据|利用|通过|结合|按照|(?:紧紧)?围绕|依托|为|以|(?:始终)?坚持|深入学习|认真学习"
)
_LEAD = re.compile(
    r"^(?:[^，。]{0,12}(?:将|主要(?:是|表现在?|体现在?)[：:]?|但|但是|发现|还存在|同时|此外|另外)[，]?)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One shortcoming or plan: all of its text, and the clause that says it in short."""

    span: Span
    headline: Span

    def iri(self, doc: Document, kind: str) -> str:
        """The occurrence that stands for it; the same headline twice is one."""
        return occurrence(doc.iri, kind, skeleton(doc.quote(self.headline)))


def items(doc: Document, role: Role) -> list[Item]:
    """The items of all sections of a role, in text order.

    >>> from kg.read import document
    >>> doc = document("一、存在问题\\n一是普法形式单一，群众参与少。二是人员不足。\\n")
    >>> [doc.quote(item.headline) for item in items(doc, Role.SHORTCOMINGS)]
    ['普法形式单一', '人员不足']
    """
    tops = [
        s
        for s in doc.sections
        if s.role == role and (s.parent is None or doc.sections[s.parent].role != role)
    ]
    found: dict[Span, Item] = {}
    for top in tops:
        for item in _items(doc, top, role):
            found.setdefault(item.headline, item)
    return sorted(found.values(), key=lambda item: item.span)


def _items(doc: Document, section: Section, role: Role) -> Iterator[Item]:
    children = [s for s in doc.sections if s.parent == section.index and s.role == role]
    if not children:
        yield from _running_text(doc, section, role)
    for child in children:
        heading = doc.folded[child.heading.start : child.heading.end]
        if _GENERIC.match(heading.strip("：。 ")):
            yield from _items(doc, child, role)
        elif child.heading.start < child.heading.end:
            yield Item(child.span, _headline(doc, child, role))


def _headline(doc: Document, section: Section, role: Role) -> Span:
    """The heading; for a shortcoming told as a story, the first clause that names what is lacking."""
    heading = section.heading
    if section.level < 5:
        return heading
    if role == Role.PLAN:
        return _with_main_clause(doc, heading)
    if LACKS.search(doc.folded, heading.start, heading.end):
        return heading
    for clause in _clauses(doc, Span(heading.start, section.span.end)):
        if LACKS.search(doc.folded, clause.start, clause.end):
            return _without_lead(doc, clause)
    return heading


def _with_main_clause(doc: Document, heading: Span) -> Span:
    """针对不同群体，开展普法宣传: a first clause that only says how needs the one that says what."""
    if not _MANNER.match(doc.folded, heading.start):
        return heading
    if doc.folded[heading.end : heading.end + 1] != "，":
        return heading
    end = re.compile(r"[，。；\n]").search(doc.folded, heading.end + 1, heading.end + 60)
    return Span(heading.start, end.start()) if end else heading


def _running_text(doc: Document, section: Section, role: Role) -> Iterator[Item]:
    """A list without numbers: each sentence that lacks or plans something is an item."""
    for sentence in doc.sentences:
        if not (section.heading.end <= sentence.start < section.span.end):
            continue
        clauses = list(_clauses(doc, sentence))
        if role == Role.SHORTCOMINGS:
            lacking = [c for c in clauses if LACKS.search(doc.folded, c.start, c.end)]
            if lacking:
                yield Item(sentence, _without_lead(doc, lacking[0]))
        elif clauses and len(sentence) >= 12:
            first = _without_lead(doc, clauses[0])
            if len(clauses) > 1 and (len(first) < 8 or _MANNER.match(doc.folded, first.start)):
                first = Span(first.start, clauses[1].end)
            yield Item(sentence, first)


def _clauses(doc: Document, span: Span) -> Iterator[Span]:
    start = span.start
    for mark in re.finditer(r"[，。；：\n]", doc.folded[span.start : span.end]):
        end = span.start + mark.start()
        if end > start:
            yield Span(start, end)
        start = span.start + mark.end()
    if span.end > start:
        yield Span(start, span.end)


def _without_lead(doc: Document, clause: Span) -> Span:
    lead = _LEAD.match(doc.folded[clause.start : clause.end])
    start = clause.start + lead.end() if lead and clause.start + lead.end() < clause.end - 4 else clause.start
    return Span(start, clause.end)
