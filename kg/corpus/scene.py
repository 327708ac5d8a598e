"""One document while it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.corpus.chance import Chance
from kg.corpus.draft import Draft
from kg.corpus.grammar import Grammar
from kg.corpus.stock import Author, Stock


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

    def words(self, rule: str) -> tuple[str, ...]:
        """The patterns of a rule that holds names and nothing to fill in."""
        return tuple(str(pattern.nodes[0]) for pattern in self.grammar[rule])


def stem(name: str) -> str:
    """A division's name without its kind.

    >>> stem("花溪区"), stem("四棵树镇"), stem("土默特左旗")
    ('花溪', '四棵树', '土默特左')
    """
    short = re.sub("(?:自治县|自治旗|自治州|县|区|市|旗|镇|乡|街道|苏木|省)$", "", name)
    return short if len(short) > 1 else name
