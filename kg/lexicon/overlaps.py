"""Which of two names that overlap is meant: the longer of one scheme, the outer of some pairs of schemes."""

from __future__ import annotations

from bisect import bisect_left

from kg.lexicon.surfaces import Form
from kg.model import Mention
from kg.zh.shadow import Mode

# A name inside a name of another kind says nothing of its own: the norm in 民法典宣传月 is not cited, the
# mechanism in 人民调解法 or 人民调解委员会 not described.
SWALLOWS = frozenset(
    {
        ("campaign", "norm"),
        ("work", "norm"),
        ("norm", "mechanism"),
        ("norm", "campaign"),
        ("norm", "activity"),
        ("work", "mechanism"),
        ("work", "campaign"),
        ("organisation", "mechanism"),
        ("platform", "mechanism"),
        ("platform", "organisation"),
        ("mechanism", "organisation"),
    }
)


def longest(hits: list[tuple[int, int, Form]]) -> list[tuple[int, int, Form]]:
    """The leftmost-longest of the hits of one scheme; at equal length the one that needs quotation marks.

    Short forms of places fill only the gaps: 大会理 is no 会理 if it hides 理塘县.
    """
    full = _leftmost([hit for hit in hits if hit[2].mode is not Mode.STEM])
    stems = _leftmost([hit for hit in hits if hit[2].mode is Mode.STEM])
    if not stems:
        return full
    starts = [hit[0] for hit in full]
    fill: list[tuple[int, int, Form]] = []
    for start, end, form in stems:
        i = bisect_left(starts, start)
        if not (i and full[i - 1][1] > start) and not (i < len(starts) and starts[i] < end):
            fill.append((start, end, form))
    return [*full, *fill]


def _leftmost(hits: list[tuple[int, int, Form]]) -> list[tuple[int, int, Form]]:
    hits.sort(key=lambda hit: (hit[0], -hit[1], hit[2].mode is not Mode.QUOTED))
    found: list[tuple[int, int, Form]] = []
    end = 0
    for hit in hits:
        if hit[0] >= end:
            found.append(hit)
            end = hit[1]
    return found


def settle(mentions: list[Mention]) -> list[Mention]:
    """The mentions in text order without those that a name of another kind, or a title, swallows."""
    mentions.sort(key=lambda m: (m.span.start, -m.span.end, m.kind))
    found: list[Mention] = []
    open_: list[Mention] = []
    for mention in mentions:
        open_ = [outer for outer in open_ if outer.span.end > mention.span.start]
        if any(_swallowed(mention, outer) for outer in open_):
            continue
        found.append(mention)
        open_.append(mention)
    return found


def _swallowed(inner: Mention, outer: Mention) -> bool:
    if inner.span not in outer.span:
        return False
    if inner.kind == outer.kind:
        return True
    return (outer.kind, inner.kind) in SWALLOWS and len(inner.span) < len(outer.span)
