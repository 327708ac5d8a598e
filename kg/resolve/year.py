"""Which year a report is about: its title, its opening, its text, its number, and last its source record."""

from __future__ import annotations

import re
from collections import Counter

from kg.model import Document, Evidence, Field, Role, Span

# 2023年, 2023 年度, 2023.1—12月; not 2021—2025年, which is the term of a plan.
_YEAR = re.compile(r"(?<![\d—\-.])(2 ?0 ?[0-4] ?\d)\s?(?:年|度)(?!\s?代)")
_SPOKEN = re.compile("([二两][〇○零Oo０0][〇○零一二三四五六七八九Oo０0]{2})年")
_DIGITS = dict(zip("〇○零Oo０一二三四五六七八九两", "000000123456789" + "2", strict=True))
_TERM = re.compile(r"20\d\d\s?年?\s?-\s?(20\d\d)\s?年")
_OPENING = re.compile("(?:报告|汇报|总结|公布|通报|公开)如下|(?:情况|工作)(?:的)?(?:报告|总结)")
_NUMBER = re.compile(r"〔\s?(20\d\d)\s?〕")
_OPENING_LENGTH = 2500  # characters after the title in which the report says what it is about
_NOT_THE_YEAR = re.compile(r"(?:截至|截止|发布|来源|日期|时间)[：:]?\s?$")


def reporting_year(doc: Document) -> tuple[int, Evidence] | None:
    """The reporting year and the words, or the field of the source record, that it rests on.

    >>> from kg.read import document
    >>> doc = document("发布日期：2022年3月1日\\n\\n甲县2021年度法治政府建设情况报告\\n2022年是关键之年。")
    >>> reporting_year(doc)[0]
    2021
    """
    body = doc.title.end if doc.title else 0
    return (
        (_in(doc, doc.title) if doc.title else None)
        or _in_opening(doc, body)
        or _in_heading(doc)
        or _in_text(doc, body)
        or _in_number(doc)
        or _in_source(doc)
    )


def _years(doc: Document, start: int, end: int) -> list[tuple[int, Span]]:
    found = [(int(m[1].replace(" ", "")), Span(*m.span())) for m in _YEAR.finditer(doc.folded, start, end)]
    found += [
        (int("".join(_DIGITS.get(c, c) for c in m[1])), Span(*m.span()))
        for m in _SPOKEN.finditer(doc.folded, start, end)
    ]
    return sorted(((year, span) for year, span in found if year >= 2000), key=lambda item: item[1])


def _in(doc: Document, span: Span) -> tuple[int, Evidence] | None:
    """The first year of the title; of 2021年…情况及2022年计划 the report is about the former."""
    years = _years(doc, span.start, span.end)
    if years:
        return years[0]
    term = _TERM.search(doc.folded, span.start, span.end)
    return (int(term[1]), Span(*term.span())) if term else None


def _in_opening(doc: Document, body: int) -> tuple[int, Evidence] | None:
    """现将2023年…情况报告如下; else the year that the first sentence of the text begins with."""
    first: tuple[int, Evidence] | None = None
    for sentence in doc.sentences:
        if sentence.start < body or sentence.start > body + _OPENING_LENGTH:
            continue
        if doc.sections and sentence.start >= doc.sections[0].span.start:
            break
        said = _OPENING.search(doc.folded, sentence.start, sentence.end)
        years = _years(doc, sentence.start, said.start() if said else sentence.end)
        years = [
            y
            for y in years
            if not _NOT_THE_YEAR.search(doc.folded[max(0, y[1].start - 6) : y[1].start])
            and not _on_furniture(doc, y[1])
        ]
        if said and years:
            return years[-1]
        if years and first is None and years[0][1].start <= sentence.start + 4 and len(sentence) > 30:
            first = years[0]
    return first


def _in_heading(doc: Document) -> tuple[int, Evidence] | None:
    for section in doc.sections:
        if section.role not in (Role.PLAN, Role.SHORTCOMINGS):
            years = _years(doc, section.heading.start, section.heading.end)
            if years:
                return years[0]
    return None


def _in_text(doc: Document, body: int) -> tuple[int, Evidence] | None:
    """The year that the achievements name most often, at a tie the later."""
    years = [
        (year, span)
        for year, span in _years(doc, body, len(doc.folded))
        if doc.role(span) in (Role.ACHIEVEMENTS, Role.LEADERS_DUTIES, Role.PREAMBLE)
        and not _NOT_THE_YEAR.search(doc.folded[max(0, span.start - 6) : span.start])
    ]
    # A page dates itself, and its navigation names other years.
    years = [y for y in years if not _on_furniture(doc, y[1])] or years
    if not years:
        return None
    counts = Counter(year for year, _ in years)
    best = max(counts, key=lambda year: (counts[year], year))
    return next((year, span) for year, span in years if year == best)


def _on_furniture(doc: Document, span: Span) -> bool:
    return any(span.overlaps(line) for line in doc.furniture)


def _in_number(doc: Document) -> tuple[int, Evidence] | None:
    if doc.number:
        match = _NUMBER.search(doc.folded, doc.number.start, doc.number.end)
        if match:
            return int(match[1]) - 1, doc.number
    return None


def _in_source(doc: Document) -> tuple[int, Evidence] | None:
    title = re.search(r"(20[0-4]\d)\s?年", doc.source.title)
    if title:
        return int(title[1]), Field("title")
    published = re.match(r"\s*(20[0-4]\d)", doc.source.published)
    return (int(published[1]) - 1, Field("published")) if published else None
