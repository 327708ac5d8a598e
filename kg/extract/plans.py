"""Next year's measures, the year they are for, and the shortcoming that each answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.model import Document, Literal, Mentions, Modality, Role, Span, Statement
from kg.read.items import Item, items
from kg.read.layout import plain
from kg.terms import FZ, RDF, XSD

_YEAR = re.compile(r"(20\d\d)年")
# 2023年上半年工作总结 plans for the second half of the same year.
_PART_OF_YEAR = re.compile(
    r"上半年|半年度?(?:工作)?(?:总结|报告|汇报|小结)|[一二三]季度|[1-9]-(?:[1-9]|1[01])月"
)
# Two-character words that stand in every headline of this genre and so link nothing.
_COMMON = frozenset(
    [
        "法治",
        "治建",
        "建设",
        "工作",
        "进一",
        "一步",
        "加强",
        "推进",
        "提高",
        "提升",
        "强化",
        "完善",
        "深化",
        "深入",
        "开展",
        "水平",
        "能力",
        "政府",
        "治政",
        "府建",
        "不够",
        "有待",
        "不足",
        "还不",
    ]
)

_MOST = 100  # shortcomings of a report; in a text that lists thousands no plan is compared with all of them


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One occurrence for each item of the plan."""
    year = next((int(m.surface) for m in mentions.of("year")), None)
    lacking = items(doc, Role.SHORTCOMINGS)
    index = _index(doc, lacking)
    for item in items(doc, Role.PLAN):
        node = item.iri(doc, "plan")
        span = item.headline
        yield Statement(node, RDF.type, FZ.Plan, span, Modality.PLANNED)
        yield Statement(node, FZ.headline, Literal.zh(plain(doc.quote(span))), span, Modality.PLANNED)
        yield Statement(doc.iri, FZ.reports, node, span, Modality.PLANNED)
        target = _target_year(doc, item, year)
        if target:
            yield Statement(node, FZ.targetYear, Literal(str(target), XSD.gYear), span, Modality.PLANNED)
        answered = _answered(doc, item, lacking, index)
        if answered:
            yield Statement(node, FZ.answers, answered.iri(doc, "shortcoming"), span, Modality.PLANNED)


def _target_year(doc: Document, item: Item, year: int | None) -> int | None:
    """The year in the heading above; the year after the report's, or its own where it is on a part of the year."""
    section = doc.section(item.span)
    while section is not None:
        found = _YEAR.search(doc.folded, section.heading.start, section.heading.end)
        if found and (year is None or int(found[1]) > year):
            return int(found[1])
        section = doc.sections[section.parent] if section.parent is not None else None
    if year is None:
        return None
    title = doc.folded[doc.title.start : doc.title.end] if doc.title else ""
    return year if _PART_OF_YEAR.search(title) else year + 1


def _index(doc: Document, lacking: list[Item]) -> dict[str, list[int]]:
    """Which shortcomings have a word in their headlines; words that many have link nothing."""
    found: dict[str, list[int]] = {}
    for i, item in enumerate(lacking):
        for word in _bigrams(doc, item.headline):
            found.setdefault(word, []).append(i)
    return {word: these for word, these in found.items() if len(these) <= _MOST}


def _answered(doc: Document, plan: Item, lacking: list[Item], index: dict[str, list[int]]) -> Item | None:
    """The one shortcoming whose headline shares the most words with the plan; none on a tie."""
    shared = Counter(i for word in _bigrams(doc, plan.headline) for i in index.get(word, ()))
    (first, most), (_, second) = (*shared.most_common(2), (0, 0), (0, 0))[:2]
    return lacking[first] if most >= 2 and most > second else None


def _bigrams(doc: Document, span: Span) -> set[str]:
    text = re.sub(r"[^\u4e00-\u9fff]+", " ", doc.folded[span.start : span.end])
    return {text[i : i + 2] for i in range(len(text) - 1) if " " not in text[i : i + 2]} - _COMMON
