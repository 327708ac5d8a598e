"""Which clauses of a sentence without numbers say what will be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Document, Span
from kg.read.points import commas, points
from kg.zh.measures import MEASURE, WHO_WHEN, announces_measures, is_result, is_spirit, is_vague

_HOLDS_TO = re.compile(r"坚持(?:[^，、]{2,8}|[^，]*、[^，]*)")
_ALSO = re.compile(
    r"即(?![将使])(?=[^，。；\n]{5})|(?:(?:一方面|另一方面|首先|其次|再次|最后)要?|并(?:且|将)?|同时|此外|另外|还(?:将|要|需)|也(?:将|要)|[一另]手)(?=[^，。；\n]{5})"
)
_JOINS = re.compile("一方面|另一方面|首先|其次|再次|最后|同时|此外|为此|对此|具体(?:而言)?")


def planned(doc: Document, span: Span, *, every: bool = True) -> Iterator[Span]:
    """The clauses of a sentence that say what will be done: the first of each point.

    With ``every`` also the measures after it, where the sentence has no other points: what is all of a plan is
    read closely.

    >>> from kg.read import document
    >>> doc = document("下一步，我局将以习近平法治思想为指导，加强执法培训，创新普法方式，确保取得实效。")
    >>> [doc.quote(point) for point in planned(doc, doc.sentences[0])]
    ['加强执法培训', '创新普法方式']
    """
    found = list(points(doc, span))
    for point, clauses in found:
        words = doc.folded[point.start : point.end].rstrip()
        if len(words) < 5 or words.endswith("：") or is_vague(words):
            continue
        clauses = [c for c in clauses if not _JOINS.fullmatch(doc.folded, c.start, c.end)]
        rest = [c for c in (_after_who(doc, clause) for clause in clauses) if len(c)]
        leads = [c for c in rest if announces_measures(doc.folded[c.start : c.end])]
        rest = [c for c in rest if c not in leads]
        if leads and not any(c.start > leads[-1].start for c in rest):
            continue  # 将从严要求，抓好以下工作。
        said = [c for c in rest if not is_spirit(doc.folded[c.start : c.end])]
        if any(MEASURE.match(doc.folded, c.start, c.end) for c in said):
            said = [c for c in said if not _holds_to(doc.folded[c.start : c.end])]
        first = next((c for c in said if not is_result(doc.folded[c.start : c.end])), None)
        if first is None:
            if rest and not leads:
                yield Span(rest[0].start, rest[min(1, len(rest) - 1)].end)
            continue
        yield from _measures(doc, first)
        for clause in said if every and len(found) == 1 else ():
            words = doc.folded[clause.start : clause.end]
            if clause.start > first.start and MEASURE.match(words) and not is_result(words):
                yield from _measures(doc, clause)


def _measures(doc: Document, clause: Span) -> Iterator[Span]:
    """健全联席会议制度、实施三年行动 is two measures: each of 、 begins with what is done, and is long enough."""
    words = doc.folded[clause.start : clause.end]
    cuts = [-1, *commas(words), len(words)]
    parts = [Span(clause.start + a + 1, clause.start + b) for a, b in pairwise(cuts)]
    least = 7 if len(parts) < 3 else 6
    if all(len(p) >= least and MEASURE.match(doc.folded, p.start, p.end) for p in parts):
        yield from parts
    else:
        yield clause


def _holds_to(clause: str) -> bool:
    """坚持系统谋划 beside a measure says in what spirit it is taken."""
    return bool(_HOLDS_TO.fullmatch(clause)) and not MEASURE.match(clause)


def _after_who(doc: Document, clause: Span) -> Span:
    clause = _without_joint(doc, clause)
    if MEASURE.match(doc.folded, clause.start, clause.end):
        return clause
    who = WHO_WHEN.match(doc.folded[clause.start : clause.end])
    return _without_joint(doc, Span(clause.start + who.end(), clause.end)) if who else clause


def _without_joint(doc: Document, clause: Span) -> Span:
    """购买服务，并升级平台: what joins a measure to the one before is none of it."""
    also = _ALSO.match(doc.folded, clause.start, clause.end)
    return Span(also.end(), clause.end) if also else clause
