"""Which of a model's entries are kept: its words must stand there and name something by the program's own rules.

A model points to words and no more. What they mean, how the report speaks of them and what the graph says is
worked out by the same detectors, resolver and extractors as ever; nothing else in an answer is used.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from kg.candidates import KINDS
from kg.lexicon import Lexicon
from kg.model import Document, Mention, Mentions, Span, Statement
from kg.pipeline import Analysis, analyse, find
from kg.propose import prompt
from kg.read import document
from kg.terms import FZ
from kg.zh.bodies import stands_alone
from kg.zh.phrase import ends_word, starts_word
from kg.zh.spans import Spans

# A plain sentence for each kind: a name is one if its form shows it there.
_FRAMES = {
    "norm": "学习贯彻{}精神。",
    "work": "组织学习{}。",
    "mechanism": "推行{}。",
    "campaign": "开展{}。",
    "organisation": "联合{}。",
    "platform": "利用{}。",
}
_KIND_OF = {
    **{predicate: kind for kind, predicate in KINDS.items()},
    **dict.fromkeys((FZ.citesVersion, FZ.citesArticle), "norm"),
    **dict.fromkeys((FZ.adopts, FZ.plans, FZ.lacks), "mechanism"),
}
_MARKS = "“”‘’\"'"
_HAN = re.compile("[\u4e00-\u9fff]")
_COUNTED = re.compile("[\\d零一二三四五六七八九十百千万两多余几][个家所名支处座]")
# What some models put around their answer: their thinking, a fence of Markdown.
_AROUND = re.compile(r"\s*(?:<think>.*?</think>\s*)?(?:```(?:json)?\s*(?P<fenced>.*?)\s*```\s*)?", re.DOTALL)


class Reason(StrEnum):
    """Why an entry, or a whole answer, is not kept."""

    MALFORMED = "malformed"
    KIND = "unknown kind"
    LENGTH = "too short or too long"
    ELSEWHERE = "not in the passage"
    SEVERAL = "there several times"
    KNOWN = "found already"
    FORM = "no name by its form"
    OPEN = "not settled"


REASONS = {
    Reason.MALFORMED: "格式不合",
    Reason.KIND: "类别不明",
    Reason.LENGTH: "过短或过长",
    Reason.ELSEWHERE: "原文所无",
    Reason.SEVERAL: "出现多次而未指明",
    Reason.KNOWN: "已经识别",
    Reason.FORM: "形式不像名称",
    Reason.OPEN: "不能确定",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of the text that a model takes for a name of a kind."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What the answers on one document add to it, the mentions of both, and how many entries were kept and not."""

    statements: tuple[Statement, ...]
    mentions: Mentions
    kept: Counter[str]
    rejected: Counter[Reason]


def read(doc: Document, passage: Span, answer: str) -> list[Entry | Reason]:
    """The entries of an answer to one passage, each found in the passage or with the reason why it is none.

    >>> from kg.read import document
    >>> doc = document("推行“夜谈”，再办“夜谈”。")
    >>> answer = '{"entries": [{"kind": "mechanism", "quote": "“夜谈”", "occurrence": 2}]}'
    >>> read(doc, Span(0, 13), answer), read(doc, Span(0, 7), answer)
    ([Entry(span=Span(start=9, end=13), kind='mechanism')], [<Reason.ELSEWHERE: 'not in the passage'>])
    """
    around = _AROUND.match(answer)
    fenced = around["fenced"] if around else None
    rest = answer[around.end() :] if around else answer
    if fenced is not None and rest:
        return [Reason.MALFORMED]
    try:
        said = json.loads(rest if fenced is None else fenced, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return [Reason.MALFORMED]
    if not isinstance(said, dict) or set(said) != {"entries"} or not isinstance(said["entries"], list):
        return [Reason.MALFORMED]
    if len(said["entries"]) > prompt.MOST:
        return [Reason.MALFORMED]
    return [_entry(doc, passage, one) for one in said["entries"]]


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _entry(doc: Document, passage: Span, said: Any) -> Entry | Reason:
    if not isinstance(said, dict) or not {"kind", "quote"} <= set(said) <= {"kind", "quote", "occurrence"}:
        return Reason.MALFORMED
    kind, quote, occurrence = said["kind"], said["quote"], said.get("occurrence")
    if not isinstance(kind, str) or not isinstance(quote, str):
        return Reason.MALFORMED
    if "occurrence" in said and (type(occurrence) is not int or occurrence < 1):
        return Reason.MALFORMED
    if kind not in prompt.KINDS:
        return Reason.KIND
    if not prompt.SHORTEST <= len(quote) <= prompt.LONGEST:
        return Reason.LENGTH
    places = _places(doc.text, passage, quote)
    if not places or (occurrence or 1) > len(places):
        return Reason.ELSEWHERE
    if occurrence is None and len(places) > 1:
        return Reason.SEVERAL
    start = places[(occurrence or 1) - 1]
    end = start + len(quote)
    if doc.text[max(0, start - 1) : end + 1] == f"“{quote}”":  # marks that the model left off
        start, end = start - 1, end + 1
    return Entry(Span(start, end), kind)


def _places(text: str, passage: Span, quote: str) -> list[int]:
    found, at = [], text.find(quote, passage.start, passage.end)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + len(quote), passage.end)
    return found


def judge(doc: Document, lexicon: Lexicon, base: Analysis, answers: Iterable[tuple[Span, str]]) -> Judged:
    """What answers on passages of a document add to what ``base`` found in it; whatever their order, the same."""
    read_ = [one for passage, answer in answers for one in read(doc, passage, answer)]
    rejected = Counter(one for one in read_ if isinstance(one, Reason))
    entries = {one for one in read_ if isinstance(one, Entry)}
    taken = {kind: Spans(m.span for m in base.mentions.of(kind)) for kind in prompt.KINDS}
    words = {_bare(doc, m.span) for m in base.mentions.of(*prompt.KINDS)}
    named: list[Mention] = []
    for entry in sorted(entries, key=lambda one: (one.span.start, -one.span.end, one.kind)):
        if taken[entry.kind].overlaps(entry.span) or _bare(doc, entry.span) in words:
            rejected[Reason.KNOWN] += 1
            continue
        found = _named(doc, lexicon, entry)
        if not found:
            rejected[Reason.FORM] += 1
            continue
        taken[entry.kind].add(entry.span)
        named += found
    also = analyse(doc, lexicon, also=named) if named else base
    said = _added(base, also, named)
    kept = Counter(kind for kind, _ in said)
    rejected[Reason.OPEN] += len({(one.kind, one.span) for one in named} - set(said))
    statements = tuple(one for these in said.values() for one in these)
    return Judged(statements, also.mentions, kept, +rejected)


def _named(doc: Document, lexicon: Lexicon, entry: Entry) -> list[Mention]:
    """The mentions, known or by pattern, that are just these words in a plain sentence; quotation marks are free."""
    words = doc.quote(entry.span)
    if not _whole(doc, entry):
        return []
    before, _, after = _FRAMES[entry.kind].partition("{}")
    framed = document(before + words + after)
    place = Span(len(before), len(before) + len(words))
    return [
        Mention(entry.span, entry.kind, words, mention.readings)
        for mention in find(framed, lexicon).of(entry.kind)
        if mention.span in place and framed.quote(mention.span).strip(_MARKS) == words.strip(_MARKS)
    ]


def _bare(doc: Document, span: Span) -> Span:
    """A span without the quotation and title marks at its ends."""
    words = doc.quote(span)
    start = span.start + len(words) - len(words.lstrip(_MARKS + "《"))
    return Span(start, max(start, span.end - len(words) + len(words.rstrip(_MARKS + "》"))))


def _whole(doc: Document, entry: Entry) -> bool:
    """Whether the words begin and end where words do: 分流办理 names no 分流办, 3个服务站 no 个服务站."""
    text, start, end = doc.folded, entry.span.start, entry.span.end
    begins = not _HAN.match(text, start) or starts_word(text, start)
    if start and _COUNTED.match(text, start - 1):
        return False
    ends = not _HAN.match(text, end - 1) or ends_word(text, end)
    return begins and ends and (entry.kind != "organisation" or stands_alone(text, start, end))


def _added(
    base: Analysis, also: Analysis, named: Iterable[Mention]
) -> dict[tuple[str, Span], list[Statement]]:
    """The statements that rest on the words of these mentions and were not made without them, by kind and span."""
    places = {(one.kind, one.span) for one in named}
    made = {(one.subject, one.predicate, one.object, one.evidence) for one in base.statements}
    found: dict[tuple[str, Span], list[Statement]] = {}
    for one in also.statements:
        if not isinstance(one.evidence, Span) or one.subject != also.doc.iri:
            continue
        place = (_KIND_OF.get(one.predicate, ""), one.evidence)
        if place in places and (one.subject, one.predicate, one.object, one.evidence) not in made:
            found.setdefault(place, []).append(replace(one, context=one.context | {"Proposed"}))
    return found
