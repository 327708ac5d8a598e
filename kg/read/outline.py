"""The numbered outline of a report and what each part of it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from kg.model import Role, Section, Span
from kg.read.layout import plain
from kg.read.roles import is_cause, opens, role
from kg.read.turns import asides, turns

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
# 一是, 一要, 一抓, 第一，, 其一，, 第一件，
_SPOKEN = rf"第?{_NUMERAL} ?(?:是|要(?![素求点害件])|(?=抓(?!到底|手)))|(?:第{_NUMERAL}[个件条点项]?|其{_NUMERAL})，"
# The five styles of official documents (GB/T 9704: 一、 （一） 1. （1）) and the spoken 一是 below them.
# Above them what divides long reports: 第三部分 下一步安排.
_STYLES = (
    (0, rf"第{_NUMERAL}(?:部分|章|篇)[ ：、.]{{1,4}}"),
    (1, rf"{_NUMERAL} ?、"),
    (2, rf"（ ?{_NUMERAL} ?）、?"),
    (3, r"\d{1,2}(?:\.(?!\d)|、)"),
    (4, r"（\d{1,2}）"),
    (4, r"[①-⑳]"),
    (5, rf"{_SPOKEN}|(?:问题|不足|短板|措施|对策|举措|打算)(?:{_NUMERAL}|\d)："),
)
# A line or a cell of a table, and what converters set before it: | 一、…, ## （一）….
_FRONT = r"(?:^|\|)[ #*●•◆■▪★▲►◇|]{0,20}"
_AT_LINE = re.compile(_FRONT + "(?:" + "|".join(f"({s})" for _, s in _STYLES) + ")", re.MULTILINE)
# Within a line 一是 and 1、 follow a mark, 一、 and （一） a full stop or a heading (pages whose line breaks were lost).
_IN_LINE = re.compile(
    rf"(?<=[。；：，！“])[ ]{{0,4}}(?P<e>第?{_NUMERAL} ?(?:是|要(?![素求点害件])|(?=抓(?!到底|手)))|(?<!，)(?:第{_NUMERAL}[个件条点项]?|其{_NUMERAL})，)|(?<=[。；：！])[ ]{{0,4}}(?:(?P<a>{_NUMERAL}、)|(?P<b>（{_NUMERAL}）))"
    rf"|(?<=[。；：])[ ]{{0,4}}(?P<c>\d{{1,2}}(?:、|\.(?=[\u4e00-\u9fff“])))|(?<=，)(?P<f>\d{{1,2}}\.)(?=[\u4e00-\u9fff])|(?<=[。；：])[ ]{{0,4}}(?P<d>[①-⑳]|（\d{{1,2}}）)"
)
_LEVELS = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 3}
# 二、存在问题（一）人少, 一、做法一是学法: no mark between a heading and the first part under it.
_FIRST = re.compile(rf"(?:^|[。；！\n])[ ]{{0,4}}{_NUMERAL}、[^，。；：\n（]{{2,24}}?(?:（一）|(?=一是))")
_HEADING_END = re.compile(r"[。；：\n|]")
_CLAUSE_END = re.compile(r"[，。；：\n|]")
# 四 下步打算 lost its mark.
_ALONE = re.compile(
    _FRONT + rf"(?:{_NUMERAL} )?" + r"([^\s。；，|][^。；，\n|]{1,24})[：。]?[ ]{0,20}(?=$|(?P<row>\|))",
    re.MULTILINE,
)
_LAST_CELL = re.compile(r"[| ]{1,20}(?:\n|$)")
_STARTS_OVER = re.compile(r"\s{1,20}一、")  # 2024年工作计划 on a line, and under it 一、, 二、
_YEAR = re.compile(r"(20\d\d)\s?年")
LONGEST_HEADING = 60
_FIRST_OF_LIST = re.compile("[（第]?[一1①]")
_LEAD = 200  # characters of a sentence that leads to a list
_SHORT_LEAD = 24
_PREAMBLE = 0.3  # of a text; before its first number, so far no sentence turns from what was done
_RUNNING = 4  # the level of a part of running text: above 一是, below what is numbered


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a part begins; ``role`` is set where no heading but a sentence opens it."""

    start: int
    after: int
    level: int
    role: Role | None = None
    aside: bool = False  # it is one only within shortcomings
    row: bool = False  # it stands in the first cell of a row, and what it opens in the others


def outline(folded: str, start: int) -> tuple[Section, ...]:
    """The sections from offset ``start`` (the end of the title and addressee) on, in text order.

    >>> text = "一、工作情况\\n（一）学法。一是办班，二是考试。\\n二、存在问题\\n1.人少。"
    >>> [(s.level, text[s.heading.start : s.heading.end], s.role.value) for s in outline(text, 0)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [(1, '工作情况', 'Achievements'), (2, '学法', 'Achievements'), (5, '办班', 'Achievements'),
     (5, '考试', 'Achievements'), (1, '存在问题', 'Shortcomings'), (3, '人少', 'Shortcomings')]
    """
    year = _YEAR.search(folded, 0, start + 200)
    heads = _heads(folded, start, int(year[1]) if year else 0)
    numbered = _numbered_after(heads)
    kept: list[_Head] = []
    sections: list[Section] = []
    open_: list[int] = []
    for i, head in enumerate(heads):
        following = heads[i + 1].start if i + 1 < len(heads) else len(folded)
        if head.role:
            # 补短板的措施： begins a paragraph right behind that on the shortcomings
            over = bool(open_) and _over(folded, kept[open_[-1]], head)
            if over and sections[open_.pop()].role == Role.SHORTCOMINGS:
                head = replace(head, aside=False)
            # what another sentence leads to, this one does not introduce
            # nor do words that only within shortcomings are a plan stand between: 针对问题，明年我镇将…：1.
            after = next((h for h in islice(heads, i + 1, i + 4) if not h.aside), None)
            first = numbered[i] if after and not after.role else None
            placed = _placed(folded, head, first, sections, open_)
            if placed is None:
                continue
            head = placed
        while open_ and (
            sections[open_[-1]].level >= head.level
            or (kept[open_[-1]].row and "\n" in folded[kept[open_[-1]].start : head.start])
        ):
            open_.pop()
        heading = _heading(folded, head, following)
        parent = sections[open_[-1]] if open_ else None
        said = head.role or role(
            plain(folded[heading.start : heading.end]),
            head.level,
            parent.role if parent else Role.ACHIEVEMENTS,
            parent=plain(folded[parent.heading.start : parent.heading.end]) if parent else "",
            year=int(year[1]) if year else 0,
            before=next((s.role for s in reversed(sections) if s.level <= head.level), Role.ACHIEVEMENTS),
        )
        open_.append(len(sections))
        kept.append(head)
        above = parent.index if parent else None
        sections.append(
            Section(len(sections), Span(head.start, head.after), heading, head.level, said, above)
        )
    ends = _ends(folded, kept)
    return tuple(
        replace(section, span=Span(section.span.start, end))
        for section, end in zip(sections, ends, strict=True)
    )


def _numbered_after(heads: list[_Head]) -> list[_Head | None]:
    """For each head the next one that has a number or a line of its own."""
    found: list[_Head | None] = [None] * len(heads)
    following: _Head | None = None
    for i in reversed(range(len(heads))):
        found[i] = following
        following = following if heads[i].role else heads[i]
    return found


def _placed(
    folded: str, head: _Head, numbered: _Head | None, sections: list[Section], open_: list[int]
) -> _Head | None:
    """The head of a part of running text at its level; None where the part around says the same already.

    A sentence before the first of numbered parts introduces them; in a plan, a shortcoming is what it answers.
    """
    around = sections[open_[-1]].role if open_ else Role.ACHIEVEMENTS
    cause = is_cause(folded[head.start : head.start + LONGEST_HEADING].partition("：")[0])
    if (
        (around == head.role and not cause)
        or around == Role.PLAN
        or (head.aside and around != Role.SHORTCOMINGS)
    ):
        return None
    leads = bool(numbered and _leads_to(folded, head, numbered))
    early = head.start < len(folded) * _PREAMBLE
    if not sections and numbered and numbered.level < _RUNNING and not leads and early:
        return None
    if numbered and leads:
        return replace(head, level=min(_RUNNING, numbered.level - 1))
    if around == Role.SHORTCOMINGS and head.role == Role.PLAN and sections[open_[-1]].level == _LEVELS["e"]:
        return replace(
            head, level=_LEVELS["e"] + 1
        )  # it answers the one item: 一是人少。下一步将招录。二是钱少。
    return head


def _over(folded: str, last: _Head, head: _Head) -> bool:
    """Whether the running text that a sentence opened has ended with its paragraph."""
    line = folded.find("\n", last.start, head.start)
    return (
        bool(last.role) and line >= 0 and not folded[max(last.start, line - 4) : line].rstrip().endswith("：")
    )


def _leads_to(folded: str, head: _Head, following: _Head) -> bool:
    """Whether what a sentence opens goes on in the list after it: 还存在以下问题：（一）人少。 Else it says all itself."""
    if following.start - head.start > _LEAD:
        return False
    between = folded[head.start : following.start].rstrip()
    first = _FIRST_OF_LIST.match(folded, following.start)
    # 针对存在问题，一是…
    ends = ("：", "。", "，") if len(between) <= _SHORT_LEAD else ("：", "。")
    return bool(first) and between.endswith(ends) and "。" not in between[:-1]


def _ends(folded: str, heads: list[_Head]) -> list[int]:
    """Where each part ends: at the next heading of its level or above; running text with its paragraph, too."""
    ends = [len(folded)] * len(heads)
    open_: list[int] = []
    for i, head in enumerate(heads):
        while open_ and heads[open_[-1]].level >= head.level:
            ends[open_.pop()] = head.start
        open_.append(i)
    for i, head in enumerate(heads):
        if head.row:
            line = folded.find("\n", head.start)
            ends[i] = line if 0 <= line < ends[i] else ends[i]
        if head.role and not (i + 1 < len(heads) and heads[i + 1].start < ends[i]):
            line = folded.find("\n", head.start)
            if line >= 0 and not folded[max(head.start, line - 4) : line].rstrip().endswith("："):
                ends[i] = min(ends[i], line)
    return ends


def _heads(folded: str, start: int, year: int) -> list[_Head]:
    heads = {}
    for match in _AT_LINE.finditer(folded, start):
        group = match.lastindex or 1
        heads[match.start(group)] = _Head(match.start(group), match.end(), _STYLES[group - 1][0])
    for match in _IN_LINE.finditer(folded, start):
        name = match.lastgroup or "e"
        heads.setdefault(match.start(name), _Head(match.start(name), match.end(name), _LEVELS[name]))
    for match in _FIRST.finditer(folded, start):
        after, level = match.end(), 2 if match[0].endswith("）") else 5
        at = after - (3 if level == 2 else 0)
        heads.setdefault(at, _Head(at, after + (2 if level == 5 else 0), level))
    for match in _ALONE.finditer(folded, start):
        at = match.start(1)
        if at not in heads and opens(plain(match[1])):
            row = bool(match["row"]) and not _LAST_CELL.match(folded, match.end())
            heads[at] = _Head(at, at, 0 if _STARTS_OVER.match(folded, match.end()) else 1, row=row)
    for at, turned in turns(folded, start, year=year):
        heads.setdefault(at, _Head(at, at, _RUNNING, turned))
    for at in asides(folded, start, year=year):
        heads.setdefault(at, _Head(at, at, _RUNNING, Role.PLAN, aside=True))
    return [heads[at] for at in sorted(heads)]


def _heading(folded: str, head: _Head, following: int) -> Span:
    start = head.after
    while start < len(folded) and folded[start] in (" \t\n" if head.level == 5 else " \t"):  # 二是⏎普法…
        start += 1
    end_mark = (_CLAUSE_END if head.level == 5 or head.role else _HEADING_END).search(folded, start)
    end = min(end_mark.start() if end_mark else len(folded), max(start, following))
    if end - start > LONGEST_HEADING:
        short = _CLAUSE_END.search(folded, start, start + LONGEST_HEADING)
        end = short.start() if short else start + LONGEST_HEADING
    while end > start and folded[end - 1] in " \t\n*#，；、":
        end -= 1
    return Span(start, max(start, end))
