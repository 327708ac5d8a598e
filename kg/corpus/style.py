"""How a document is set: all that differs from one office to another and is no sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.corpus.chance import Chance
from kg.corpus.draft import FULL_PERCENT, HALF_WIDTH


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is set: all that differs from one office to another and is no sentence."""

    heads: str  # how the main sections are numbered: 一、 第一部分 none
    parts: str  # how what they hold is numbered
    items: str  # how shortcomings and plans are numbered
    topics: int
    sentences: int
    width: dict[int, int]
    indent: str
    blank: bool

    @classmethod
    def drawn(cls, chance: Chance) -> Style:
        """A style: terse ones have few topics of few sentences, wordy ones many of many."""
        terse, wordy = chance.one_in(4), chance.one_in(3)
        return cls(
            heads=chance.pick(
                ("一、", "一、", "一、", "一、", "一 、", "第一部分", "none" if terse else "一、")
            ),
            parts=chance.pick(("（一）", "（一）", "（一）", "1.", "1、", "（1）", "一是", "none", "(一)")),
            items=chance.pick(("（一）", "一是", "一是", "1.", "1、", "none", "第一，", "（一）")),
            topics=chance.between(3, 5) if terse else chance.between(8 if wordy else 5, 11),
            sentences=chance.between(1, 2)
            if terse
            else chance.between(5, 8)
            if wordy
            else chance.between(2, 4),
            width=chance.pick(({}, {}, {}, {}, HALF_WIDTH, HALF_WIDTH, FULL_PERCENT)),
            indent=chance.pick(("", "", "　　", "    ")),
            blank=chance.one_in(8),
        )
