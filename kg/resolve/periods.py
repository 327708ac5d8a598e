"""Plans that differ by their years alone: which period is said, meant, lost or a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Document, Mention, Reading, Span

NO_TERM = ("0", "0")
_TERM = re.compile(r"(\d{4})\s?年?\s?[—\-－–]\s?(\d{4})\s?年?")
_PERIOD_BEHIND = re.compile(r"（\d{4}年?-\d{4}年?）")


def term(label: str) -> tuple[str, str]:
    """The first and last year in a title, ("0", "0") if it has none.

    >>> term("法治建设规划（2021—2025年）"), term("法治建设规划")
    (('2021', '2025'), ('0', '0'))
    """
    match = _TERM.search(label)
    return (match[1], match[2]) if match else NO_TERM


def period_checked(readings: Sequence[Reading], name: str) -> tuple[Reading, ...]:
    """The readings that the period in a title allows; one that was lost, or is a slip of the pen, is marked.

    2022—2025 for 2021—2025 is a slip; a plan of 2026—2030 is another norm, though its title is the same otherwise.
    """
    said = term(name)
    allowed: list[Reading] = []
    for reading in readings:
        label = reading.concept.label
        meant = term(label)
        if NO_TERM in (said, meant):
            lost = said != meant and re.sub("（[^（）]*）$", "", label) == name
            allowed.append(replace(reading, note="corrected") if lost else reading)
        elif said == meant:
            allowed.append(reading)
        elif said[0] <= meant[1] and meant[0] <= said[1]:
            allowed.append(replace(reading, note="corrected", certain=False))
    return tuple(allowed)


def in_term(label: str, year: int) -> bool:
    """Whether a year lies in the period of a title."""
    first, last = term(label)
    return int(first) <= year <= int(last)


def with_period(doc: Document, mention: Mention) -> Mention:
    """The mention with the period behind a title that stands without marks: 落实…实施纲要（2021-2025年）."""
    behind = _PERIOD_BEHIND.match(doc.folded, mention.span.end)
    if not behind or doc.folded[mention.span.start] == "《":
        return mention
    span = Span(mention.span.start, behind.end())
    return replace(mention, span=span, surface=doc.quote(span))
