"""The numbered outline of a report and what each part of it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Role, Section, Span

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
# The five styles of official documents (GB/T 9704: 一、 （一） 1. （1）) and the spoken 一是 below them.
_STYLES = (
    (1, rf"{_NUMERAL}、"),
    (2, rf"（{_NUMERAL}）、?"),
    (3, r"\d{1,2}(?:\.(?!\d)|、)"),
    (4, r"（\d{1,2}）"),
    (4, r"[①-⑳]"),
    (5, rf"第?{_NUMERAL}是"),
)
_AT_LINE = re.compile(r"^ {0,20}(?:" + "|".join(f"({s})" for _, s in _STYLES) + ")", re.MULTILINE)
# Within a line 一是 follows a mark, 一、 and （一） a full stop (pages whose line breaks were lost).
_IN_LINE = re.compile(
    rf"(?<=[。；：，！“])[ ]{{0,4}}(?P<e>第?{_NUMERAL}是)|(?<=[。；：！])[ ]{{0,4}}(?:(?P<a>{_NUMERAL}、)|(?P<b>（{_NUMERAL}）))"
)
_HEADING_END = re.compile(r"[。；：\n]")
_CLAUSE_END = re.compile(r"[，。；：\n]")
LONGEST_HEADING = 60

_SHORTCOMING_WORDS = r"(?:问题|不足|短板|困难|差距|薄弱环节|弱项|欠缺)"
_SHORTCOMINGS = re.compile(
    rf"(?:存在|面临|突出|主要)[^，。]{{0,12}}{_SHORTCOMING_WORDS}|^{_SHORTCOMING_WORDS}|{_SHORTCOMING_WORDS}(?:与|和|及|、)?(?:其|的)?[^，。]{{0,6}}(?:原因|$)"
)
_SOLVED = re.compile(r"解决|化解|破解|整治|整改|攻坚|聚焦|补齐|补短板|导向|加强|推进.{0,8}问题")
_PLAN = re.compile(
    r"下一?步|下一?阶段|下一?年|来年|明年|今后|新的一年|下半年"
    r"|20\d\d年.{0,24}(?:思路|计划|打算|安排|谋划|重点工作|重点任务|主要任务|目标|举措|工作要点|展望)"
    r"|^(?:工作)?(?:计划|打算|思路|安排|展望)|工作(?:打算|计划|思路|谋划|安排)"
)
_PAST = re.compile(r"情况|成效|落实$|完成|开展|回顾|总结|主要做法|主要举措")
_LEADERS = re.compile(r"第一责任人|(?:党政|主要)(?:主要)?(?:负责人|负责同志|领导)[^，。]{0,20}(?:职责|责任)")


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    after: int
    level: int
    numbered: bool = True


def outline(folded: str, start: int) -> tuple[Section, ...]:
    """The sections from offset ``start`` (the end of the title and addressee) on, in text order.

    >>> text = "一、工作情况\\n（一）学法。一是办班，二是考试。\\n二、存在问题\\n1.人少。"
    >>> [(s.level, text[s.heading.start : s.heading.end], s.role.value) for s in outline(text, 0)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [(1, '工作情况', 'Achievements'), (2, '学法', 'Achievements'), (5, '办班', 'Achievements'),
     (5, '考试', 'Achievements'), (1, '存在问题', 'Shortcomings'), (3, '人少', 'Shortcomings')]
    """
    heads = _heads(folded, start)
    ends = _ends(heads, len(folded))
    sections: list[Section] = []
    open_: list[int] = []
    for head, end in zip(heads, ends, strict=True):
        while open_ and sections[open_[-1]].level >= head.level:
            open_.pop()
        heading = _heading(folded, head)
        parent = open_[-1] if open_ else None
        inherited = sections[parent].role if parent is not None else Role.ACHIEVEMENTS
        role = _role(folded[heading.start : heading.end], head, inherited)
        open_.append(len(sections))
        sections.append(Section(len(sections), Span(head.start, end), heading, head.level, role, parent))
    return tuple(sections)


def _ends(heads: list[_Head], length: int) -> list[int]:
    """Where each part ends: at the next heading of its level or above."""
    ends = [length] * len(heads)
    open_: list[int] = []
    for i, head in enumerate(heads):
        while open_ and heads[open_[-1]].level >= head.level:
            ends[open_.pop()] = head.start
        open_.append(i)
    return ends


def _heads(folded: str, start: int) -> list[_Head]:
    heads = {}
    for match in _AT_LINE.finditer(folded, start):
        group = match.lastindex or 1
        heads[match.start(group)] = _Head(match.start(group), match.end(), _STYLES[group - 1][0])
    for match in _IN_LINE.finditer(folded, start):
        name = match.lastgroup or "e"
        level = {"a": 1, "b": 2, "e": 5}[name]
        heads.setdefault(match.start(name), _Head(match.start(name), match.end(), level))
    for match in re.finditer(
        r"^[ ]*([^\s。；，][^。；，\n]{1,24})[：。]?$|^[ ]*(下一?步[^，。：\n]{0,12})[，：]",
        folded[start:],
        re.M,
    ):
        group = match.lastindex or 1
        at = start + match.start(group)
        if at not in heads and _special(match[group]):
            heads[at] = _Head(at, at, 1, numbered=False)
    return [heads[at] for at in sorted(heads)]


def _special(line: str) -> bool:
    """An unnumbered line that opens the shortcomings or the plan of a report without numbers."""
    # 人员不足 is an item, 存在的不足 a heading
    opens = re.match(rf"[^，。]{{0,12}}(?:存在|面临)|{_SHORTCOMING_WORDS}", line)
    shortcoming = opens and _SHORTCOMINGS.search(line) and not _SOLVED.search(line)
    return bool(shortcoming or (_PLAN.match(line) and not _PAST.search(line)))


def _heading(folded: str, head: _Head) -> Span:
    start = head.after
    while start < len(folded) and folded[start] in " \t":
        start += 1
    end_mark = (_CLAUSE_END if head.level == 5 else _HEADING_END).search(folded, start)
    end = end_mark.start() if end_mark else len(folded)
    if end - start > LONGEST_HEADING:
        short = _CLAUSE_END.search(folded, start, start + LONGEST_HEADING)
        end = short.start() if short else start + LONGEST_HEADING
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))


def _role(heading: str, head: _Head, inherited: Role) -> Role:
    """Only headings of the upper two levels, or unnumbered ones, say what a part is for."""
    if head.level > 2:
        return inherited
    shortcomings = _SHORTCOMINGS.search(heading) and not _SOLVED.search(heading)
    done = _PAST.search(heading)
    if (
        head.level == 2
        and inherited in (Role.SHORTCOMINGS, Role.PLAN)
        and not (shortcomings or _PLAN.match(heading))
    ):
        return inherited
    if shortcomings and not done:
        return Role.SHORTCOMINGS
    if shortcomings:  # 主要做法和存在问题: the parts below decide
        return Role.SHORTCOMINGS if heading.startswith(("存在", "问题", "主要问题")) else Role.ACHIEVEMENTS
    if _PLAN.search(heading) and not done:
        return Role.PLAN
    if _LEADERS.search(heading):
        return Role.LEADERS_DUTIES
    return inherited
