"""What each figure of a sentence counts, in order: what a figure leaves out is taken from the one before.

开展法治宣传12场次，法治讲座4场次 counts 开展法治讲座; 受理信访事项3件，化解2件 counts 化解信访事项; 参考率及格率均为
100% are two rates; of 各8名 each thing before it is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Document, Mention, Qualifier, Quantity, Span
from kg.zh.around import Before, Named, Number, number
from kg.zh.clauses import clauses
from kg.zh.counts import count
from kg.zh.rates import change, changed, prefixed, rate, rates
from kg.zh.things import EACH_JOINT, LONG, governing, thing_of, tidy, trimmed
from kg.zh.verbs import verbs

_AND = ("、", "和", "及", "与", "，", "以及")
_KINDS = ("类", "种", "批", "批次")
_MOVED = re.compile(
    r"([^\d]{2,24}?)(?:由|从)?(?:法定|原来的?|原|平均)?[\d.]+[\u4e00-\u9fff%]{0,3}(?:提速|压[缩减]|缩[短减]|下降|减少|降低|增加|提[高升]|上升|增长)[至到为]"
)
_AROUND = re.compile(
    "^(?:以及|并且|一年(?=[\u4e00-\u9fff]{2})|年内|其中)|(?<=[\u4e00-\u9fff]{3})(?:高达|共计|总计|合计)$"
)
_EVENT = re.compile("(?:的(?:情形|现象|情况|问题))?(?:发生)?$")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with what it counts.

    ``measure`` is folded text; ``span`` the words that say so; ``elliptic`` that the kind of activity is
    to be taken from what was counted before; ``around`` the clause, where the phrase has no verb of its own.
    """

    mention: Mention
    quantity: Quantity
    measure: str
    span: Span
    elliptic: bool
    around: str = ""


def counted(doc: Document, sentence: Span, mentions: list[Mention]) -> Iterator[Counted]:
    """What each quantity of a sentence counts, in text order; one entry a thing where several are counted.

    >>> from kg.detect.quantities import find
    >>> from kg.model import Mentions
    >>> from kg.read import document
    >>> doc = document("全年受理投诉举报35件，办结34件，办结率97%。")
    >>> [c.measure for c in counted(doc, doc.sentences[0], list(find(doc, Mentions([]))))]
    ['受理投诉举报', '办结投诉举报', '投诉举报办结率']
    """
    text, parts = doc.folded, clauses(doc, sentence)
    before = Before()
    series: list[tuple[str, str]] = []  # measure and unit of the figures that a change may be of
    queue: list[str] = []  # the names that the next numbers count: 分别为12件、9件
    done = sentence.start  # everything before belongs to an earlier figure
    at = 0
    for i, mention in enumerate(mentions):
        while at < len(parts) - 1 and parts[at].end <= mention.span.start:
            at += 1
        clause = parts[at] if parts else sentence
        following = mentions[i + 1].span.start if i + 1 < len(mentions) else sentence.end
        if "；" in text[done : clause.start]:
            before, series = Before(by_unit=before.by_unit), []
        aside, outer = _aside(text, sentence.start, mention.span.start), before
        if aside:
            before = replace(before, by_unit=dict(before.by_unit))
        found = number(text, mention, clause, done, following)
        if found is None:
            continue
        if queue and text[done : mention.span.start].strip() in (*_AND, ""):
            names = [Named(queue.pop(0), mention.span, elliptic=True)]
        else:
            queue = _respectively(found, mentions[i:], before, series)
            if queue:
                names = [Named(queue.pop(0), Span(found.start, mention.span.end), elliptic=True)]
            else:
                names = _classes(found, mentions[i + 1 :], before)
                queue = [name.measure for name in names]
                names = names or _named(found, before) or [_nameless(found, before, parts[:at], done)]
        done = max(done, mention.span.end)
        if found.quantity.qualifier is not Qualifier.CHANGE:
            series.append((names[-1].measure, found.unit))
        for name in names:
            done = max(done, name.span.end)
            if measure := _bare(tidy(name.measure)):
                span = _unstopped(text, name.span, mention.span)
                yield Counted(mention, found.quantity, measure, span, name.elliptic, name.around)
        if aside:
            before = outer


def _aside(text: str, start: int, number: int) -> bool:
    """Whether a number stands in a bracket behind the figure that it is a part of: 下放23项（其中4项为子项）."""
    opened = text.rfind("（", max(start, number - 12), number)
    return opened >= 0 and text.startswith("其中", opened + 1) and "）" not in text[opened:number]


def _bare(measure: str) -> str:
    """What is counted without the old value of a change, and without words that only say when or how much.

    >>> _bare("办理时间20.5天提速至"), _bare("以及牧场宣讲")
    ('办理时间', '牧场宣讲')
    """
    moved = _MOVED.fullmatch(measure)
    shorter = _AROUND.sub("", moved[1] if moved else measure)
    return shorter if len(shorter) > 1 else measure


def _unstopped(text: str, span: Span, number: Span) -> Span:
    """The words around a number up to a stop, as one may stand in a bracket or quotation."""
    start = max(text.rfind(mark, span.start, number.start) + 1 for mark in "。；")
    stops = [at for mark in "。；" if (at := text.find(mark, number.end, span.end)) >= 0]
    return Span(max(start, span.start), min([span.end, *stops]))


def _named(found: Number, before: Before) -> list[Named]:
    quantity, span = found.quantity, found.span
    if quantity.qualifier is Qualifier.CHANGE:
        return [change(found, before)]
    if quantity.value == 0 and found.text[span.start] in "无没未从":
        # 无一起诉讼: what did not happen stands behind.
        return [Named(_EVENT.sub("", found.after, count=1), Span(span.start, span.end + len(found.after)))]
    if quantity.unit in ("%", "‰", "分", ""):
        return rate(found, before)
    return count(found, before)


def _classes(found: Number, later: list[Mention], before: Before) -> list[Named]:
    """反馈的4类9个问题: the number of kinds or batches right before a number counts the same."""
    if found.unit not in _KINDS or not later or later[0].span.start != found.span.end:
        return []
    following = later[1].span.start if len(later) > 1 else found.clause.end
    second = number(found.text, later[0], found.clause, found.span.end, following)
    if second is None:
        return []
    second = replace(second, start=found.start, end=found.end)
    return [
        Named(name.measure, Span(found.start, name.span.end), around=found.whole)
        for name in _named(second, before)[:1]
    ]


def _respectively(
    found: Number, mentions: list[Mention], before: Before, series: list[tuple[str, str]]
) -> list[str]:
    """人大建议、政协提案分别为12件、9件: as many things as numbers; of a change, the last figures before it."""
    moved = found.quantity.qualifier is Qualifier.CHANGE
    if "分别" not in found.link and not (moved and "分别" in found.text[found.span.start : found.span.end]):
        return []
    numbers = 1
    for one, other in pairwise(mentions):
        if found.text[one.span.end : other.span.start].strip() not in _AND:
            break
        numbers += 1
    if moved:
        names = changed(found, series[-numbers:])
    elif found.unit in ("%", "分"):
        names = prefixed(rates(found.body), found, before)
    else:
        first = next((verb for verb in verbs(found.body) if verb.start == 0), None)
        word, things = (first.word, found.body[first.end :]) if first else ("", found.body)
        names = [word + thing_of(thing) for thing in EACH_JOINT.split(things) if thing]
    return names if len(names) == numbers > 1 else []


def _nameless(found: Number, before: Before, earlier: list[Span], done: int) -> Named:
    """A number with nothing before it in its clause: the last figure's name, or what the clause before says."""
    name = before.measure
    if not name and earlier and earlier[-1].start >= done:
        start, end = trimmed(found.text, earlier[-1].start, earlier[-1].end - 1)
        body = found.text[start:end]
        verb = governing(body, verbs(body))
        word, thing = (verb.word, thing_of(body[verb.end :])) if verb else ("", thing_of(body))
        name = (word + thing)[:LONG]
        before.remember(word, thing, name, found.unit)
    return Named(name or found.unit, found.span, elliptic=True)
