"""What was done and how much of it: activities and their figures, from the quantities and the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from kg.model import Document, Literal, Mention, Mentions, Modality, Qualifier, Quantity, Span, Statement
from kg.terms import FZ, RDF, XSD, mint, occurrence
from kg.zh.acts import act
from kg.zh.asked import figure_modality
from kg.zh.clauses import clauses
from kg.zh.counted import Counted, counted
from kg.zh.deeds import OTHER, deed, telling
from kg.zh.fold import skeleton
from kg.zh.modality import modality

_QUALIFIERS = {
    Qualifier.EXACT: FZ.Exact,
    Qualifier.AT_LEAST: FZ.AtLeast,
    Qualifier.AT_MOST: FZ.AtMost,
    Qualifier.ABOUT: FZ.About,
    Qualifier.RANGE: FZ.Range,
    Qualifier.PERCENT: FZ.Percent,
    Qualifier.CHANGE: FZ.Change,
}
# A period that is not the report's year: 上半年, 1-11月, 每天.
_PERIOD = re.compile(
    r"[上下]半年|第?[一二三四]季度|(?:\d{4}年)?\d{1,2}月?(?:份)?[-至到](?:\d{4}年)?\d{1,2}月|每(?:个?[天日周月年]|季度|半年)"
)


# What follows from the deed before it, and is of its type unless it has one of its own; or in any case.
_FOLLOWS = re.compile(
    "参加|参与|参赛|获奖|惠及|(?<!全)覆盖|受益|受众|观众|涉及|货值|案值|追回|采纳|提出|查实|移交|处理|约谈|下发|占地|劝离|面积|成功|优秀|警告"
)
_ITS = re.compile("移交|为.{2,6}讨[薪回要]|涉案|标的|达成.{0,2}协议|指派律师|挽回|.{0,6}观看群众")


_REACHES = re.compile("覆盖|惠及|受益|受众|受教育")
_NO_OCCASION = ("Staffing", "Facility", OTHER)
# A channel says by which way, not what was done: 服务窗口接待群众.
_CHANNEL = re.compile("^.{0,14}?(?:平台|APP|公众号|窗口|信箱)(?=.{2})")
_FEW = re.compile("仅|只有|平均每|实有|编制")


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """An activity and a figure for each quantity, and the activities that have none.

    ``mentions`` of kind ``quantity`` and ``activity`` are read.
    """
    quantities = mentions.of("quantity")
    starts = [m.span.start for m in quantities]
    for sentence in doc.sentences:
        own = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        yield from _figures(doc, mentions, sentence, own)
        yield from _unnumbered(doc, mentions, sentence, own)


def _figures(doc: Document, mentions: Mentions, sentence: Span, own: list[Mention]) -> Iterator[Statement]:
    last: str | None = None
    event: str | None = None  # the last type that is an occasion, which people can be reached by
    among: str | None = None  # the type of the whole that 其中 takes some of
    end = sentence.start
    for item in counted(doc, sentence, own) if own else ():
        triggers = _triggers(mentions, item.span)
        said = _CHANNEL.sub("", item.measure)
        kind = _by_relative(said) or telling(said)
        if event and _REACHES.match(item.measure):
            last = event  # 开展讲座9场，聘任辅导员5名，覆盖师生2万人
        if kind is None and item.elliptic:
            # What is left out stands before: 受理信访事项3件，群众满意度100%.
            between = doc.folded[end : item.span.start] if end < item.span.start else ""
            kind = telling(between) or last or telling(doc.folded[sentence.start : item.span.start])
        among = _whole(doc, end, item, last, among)
        if kind is None and among:
            kind = among  # 法律援助案件312件，其中民事案件205件、刑事案件107件
        follows = kind is None and (_FOLLOWS.search(item.measure) or item.quantity.value == 0)
        if follows or _ITS.match(item.measure):
            # 检查商户120家，约谈经营者3名; 举办送法下乡活动，参与群众800人
            settled = None if last == OTHER else last
            kind = settled or telling(doc.folded[end : item.span.start]) or kind
        if kind is None and last != OTHER and "其中" in doc.folded[end : item.mention.span.start]:
            kind = last  # 办理援助案件33件，其中讨薪案件12件
        kind = kind or telling(item.around) or deed(said, triggers) or deed(item.around)
        if kind in (None, OTHER, "Facility") and _staff(doc, item, kind):
            kind = "Staffing"
        end = max(end, item.mention.span.end)
        kind = kind or OTHER
        last = kind
        event = event if kind in _NO_OCCASION else kind
        yield from _figure(doc, item, kind)


def _whole(doc: Document, end: int, item: Counted, last: str | None, among: str | None) -> str | None:
    """The type of what is counted in parts: from 其中 on, while only a mark stands between the parts."""
    between = doc.folded[end : item.span.start]
    if "其中" in between:
        return None if last == OTHER else last
    return among if between.strip() in ("、", "和", "及", "") else None


def _staff(doc: Document, item: Counted, kind: str | None) -> bool:
    """Whether a figure says how many there are to do the work: 司法所有1人, 平均年龄48岁, 懂法律的仅2人."""
    unit, start = item.quantity.unit, item.mention.span.start
    few = _FEW.search(doc.folded, max(0, start - 2), start + 1) or _FEW.search(item.measure)
    return unit == "岁" or (unit in ("人", "名") and (kind == "Facility" or few is not None))


def _by_relative(measure: str) -> str | None:
    """The type of what persons or bodies did: 参加轮训的执法人员 is training."""
    act, of, noun = measure.rpartition("的")
    return telling(act) if of and noun else None


def _triggers(mentions: Mentions, span: Span) -> list[tuple[int, str]]:
    found = mentions.within(span, "activity")
    return [
        (m.span.end - span.start, m.concept.kind)
        for m in found
        if m.concept and m.concept.kind and m.concept.kind != OTHER and m.span.end <= span.end
    ]


def _figure(doc: Document, item: Counted, kind: str) -> Iterator[Statement]:
    quantity, span = item.quantity, item.span
    how = figure_modality(doc, item.mention.span, item.measure, modality(doc, span))
    measured = skeleton(item.measure)
    activity = occurrence(doc.iri, "activity", kind, measured, how.value)
    yield from _activity(doc, activity, kind, item.measure, span, how)
    low, high = _bounds(quantity)
    value = quantity.value
    masked = value is None
    period = _period(doc, item)
    figure = occurrence(
        doc.iri,
        "figure",
        activity,
        measured,
        *(Literal.of(v).text if v is not None else "" for v in (value, low, high)),
        quantity.unit,
        quantity.qualifier.value,
        period,
        how.value,
    )
    says: list[tuple[str, str | Literal]] = [
        (RDF.type, FZ.Figure),
        (FZ.measure, Literal.zh(item.measure)),
        (FZ.qualifier, _QUALIFIERS[quantity.qualifier]),
    ]
    if quantity.unit:
        says.append((FZ.unit, mint("unit", quantity.unit)))
    says += [
        (predicate, Literal.of(number))
        for predicate, number in ((FZ.value, value), (FZ.lowerBound, low), (FZ.upperBound, high))
        if number is not None
    ]
    if masked:
        says.append((FZ.masked, Literal("true", XSD.boolean)))
    if period:
        says.append((FZ.period, Literal.zh(period)))
    for predicate, value_ in says:
        yield Statement(figure, predicate, value_, span, how)
    yield Statement(activity, FZ.figure, figure, span, how)
    yield Statement(doc.iri, FZ.reports, figure, span, how)


def _activity(
    doc: Document, activity: str, kind: str, phrase: str, span: Span, how: Modality
) -> Iterator[Statement]:
    yield Statement(activity, RDF.type, FZ.Activity, span, how)
    yield Statement(activity, FZ.activityType, mint("activity-type", kind), span, how)
    yield Statement(activity, FZ.phrase, Literal.zh(phrase), span, how)
    yield Statement(doc.iri, FZ.reports, activity, span, how)


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """What the figure says at least and at most; nothing of an approximate one."""
    value = quantity.value
    match quantity.qualifier:
        case Qualifier.AT_LEAST:
            return value, None
        case Qualifier.AT_MOST:
            return None, value
        case Qualifier.RANGE:
            return value, quantity.high
        case Qualifier.ABOUT:
            return None, None
    return value, value


def _period(doc: Document, item: Counted) -> str:
    """The last period before a number in its clause, at most 60 characters before it."""
    end = item.mention.span.start
    low = max(0, end - 60)
    start = max(low, *(doc.folded.rfind(mark, low, end) for mark in "，。；\n"))
    found = _PERIOD.findall(doc.folded, start, end)
    return found[-1] if found else ""


def _unnumbered(doc: Document, mentions: Mentions, sentence: Span, own: list[Mention]) -> Iterator[Statement]:
    """The activities of a sentence that no figure belongs to: a verb and an object that names what is done."""
    triggers = [m for m in mentions.within(sentence, "activity") if m.concept and m.concept.kind]
    if not triggers:
        return
    numbers, starts = [q.span.start for q in own], [m.span.start for m in triggers]
    for clause in clauses(doc, sentence):
        if bisect_left(numbers, clause.start) < bisect_left(numbers, clause.end):
            continue
        for trigger in triggers[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]:
            found = _found(doc, clause, trigger) if trigger.span in clause else None
            if found and trigger.concept:
                phrase, span = found
                kind, how = telling(phrase) or trigger.concept.kind, modality(doc, span)
                node = occurrence(doc.iri, "activity", kind, skeleton(phrase), how.value)
                yield from _activity(doc, node, kind, phrase, span, how)
                break


def _found(doc: Document, clause: Span, trigger: Mention) -> tuple[str, Span] | None:
    found = act(
        doc.folded[clause.start : clause.end],
        trigger.span.start - clause.start,
        trigger.span.end - clause.start,
    )
    return (found.phrase, Span(clause.start + found.start, clause.start + found.end)) if found else None
