"""One document while it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.corpus.chance import Chance
from kg.corpus.draft import Draft
from kg.corpus.grammar import Grammar, Pattern
from kg.corpus.stock import Author, Stock
from kg.lexicon.norm import Norm


@dataclass(slots=True)
class Scene:
    """One document while it is written: who reports on which year, what is drawn, what has been said."""

    chance: Chance
    author: Author
    year: int
    stock: Stock
    grammar: Grammar
    draft: Draft
    department: str = ""
    used: set[object] = field(default_factory=set)
    _fitting: dict[str, tuple[Pattern, ...]] = field(default_factory=dict)

    @property
    def common(self) -> tuple[Norm, ...]:
        """The norms that reports cite most, as far as they are in force."""
        return self.stock.named(self.words("common-norms"), self.year)

    def patterns(self, rule: str) -> tuple[Pattern, ...]:
        """The patterns of a rule that this author says of this year."""
        if rule not in self._fitting:
            fitting = (p for p in self.grammar[rule] if p.fits(self.year, self.author.kind))
            self._fitting[rule] = tuple(fitting)
        return self._fitting[rule]

    def words(self, rule: str) -> tuple[str, ...]:
        """The patterns of a rule that holds names and nothing to fill in."""
        return tuple(str(pattern.nodes[0]) for pattern in self.grammar[rule])


def stem(name: str) -> str:
    """A division's name without its kind.

    >>> stem("花溪区"), stem("四棵树镇"), stem("宁夏回族自治区")
    ('花溪', '四棵树', '宁夏')
    """
    short = re.sub(
        "(?:(?:壮族|回族|维吾尔)?自治区|自治县|自治旗|自治州|县|区|市|旗|镇|乡|街道|苏木|省)$", "", name
    )
    return short if len(short) > 1 else name
