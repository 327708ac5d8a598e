"""Which articles, paragraphs and items of a norm the words behind it name: 第三十三条第一款, 第3、5条."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Document, Mention, Mentions, Span

_NUMBER = "(?:[一二三四五六七八九十百千零〇]{1,8}|\\d{1,4}|（[一二三四五六七八九十\\d]{1,3}）)"
_STEP = f"第{_NUMBER}(?:[、和及]{_NUMBER}){{0,7}}[条款项](?:之[一二三四五六七八九十])?"
_LINK = "(?:、|和|及|与|以及|至|，(?=第))?"
# 《行政处罚法》（2021年修订）中第三十三条第一款、第五十七条; 第三章 before an article says nothing more.
_BEHIND = re.compile(
    f"(?:（[^（）]{{1,20}}）)?[的中之]?(?:第[一二三四五六七八九十]{{1,3}}[章节]){{0,2}}"
    f"(?P<steps>{_STEP}(?:{_LINK}{_STEP}){{0,11}})"
)
_STEPS = re.compile(
    f"(?P<link>{_LINK})第(?P<numbers>{_NUMBER}(?:[、和及]{_NUMBER}){{0,7}})(?P<level>[条款项])"
    "(?P<extra>之[一二三四五六七八九十])?"
)
# 依据第五十七条 after 《行政处罚法》 in the same sentence; 本办法第三条 is of another norm.
_ALONE = re.compile(f"(?<![法例定则章约度案书》])(?P<steps>{_STEP}(?:{_LINK}{_STEP}){{0,11}})")
_REACH = 300  # characters in which an article that stands alone looks for its norm
_LEVELS = "条款项"
_DIGITS = "零一二三四五六七八九"


def with_articles(doc: Document, mention: Mention) -> Iterator[Mention]:
    """The mention up to the article that follows it; one mention for each of several articles."""
    match = _BEHIND.match(doc.folded, mention.span.end)
    yield from _named(doc, mention, mention.span.start, match) if match else (mention,)


def later_articles(doc: Document, found: list[Mention]) -> Iterator[Mention]:
    """Articles that stand alone and belong to the last norm before them in their sentence."""
    norms = Mentions(found)
    for match in _ALONE.finditer(doc.folded):
        span = Span(*match.span())
        low = max(doc.sentence(span).start, span.start - _REACH)
        near = norms.within(Span(low, span.end))
        before = [m for m in near if m.span.end <= span.start]
        if before and not any(m.span.overlaps(span) for m in near):
            last = max(before, key=lambda m: m.span.end)
            yield from _named(doc, last, span.start, match)


def _named(doc: Document, mention: Mention, start: int, match: re.Match[str]) -> Iterator[Mention]:
    """One mention for each of the subdivisions in a run of steps, each up to where its own step ends."""
    for article, end in _subdivisions(match["steps"]):
        span = Span(start, match.start("steps") + end)
        reading = replace(mention.readings[0], article=article)
        yield replace(mention, span=span, surface=doc.quote(span), readings=(reading,))


def _subdivisions(steps: str) -> Iterator[tuple[str, int]]:
    """The subdivisions that a run of steps names, each with the offset where its words end.

    >>> [name for name, _ in _subdivisions("第3、5条和第二十条第一款第（二）项、第三款")]
    ['第三条', '第五条', '第二十条第一款第二项', '第二十条第三款']
    """
    path: list[str] = []
    end = 0
    for step in _STEPS.finditer(steps):
        level = _LEVELS.index(step["level"])
        deeper = not step["link"] and len(path) == level
        if path and not deeper:
            yield "".join(path), end
        numbers = re.split("[、和及]", step["numbers"])
        names = [f"第{_chinese(number)}{step['level']}{step['extra'] or ''}" for number in numbers]
        above = path[:level] if len(path) >= level else path
        for name in names[:-1]:
            yield "".join((*above, name)), step.end()
        path, end = [*above, names[-1]], step.end()
    if path:
        yield "".join(path), end


def _chinese(number: str) -> str:
    """The number of an article as official texts write it.

    >>> _chinese("33"), _chinese("203"), _chinese("（二）"), _chinese("一百〇三"), _chinese("1010")
    ('三十三', '二百零三', '二', '一百零三', '一千零一十')
    """
    number = number.strip("（）").replace("〇", "零")
    if not number.isdecimal() or not int(number):
        return number
    words = ""
    for digit, unit in zip(f"{int(number):04d}", ("千", "百", "十", ""), strict=True):
        if digit != "0":
            words += _DIGITS[int(digit)] + unit
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零")
    return words.removeprefix("一") if words.startswith("一十") else words
