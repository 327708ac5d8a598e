"""Patterns that are looked for at every character of a text: a glance at the character spares most of the tries.

Python tries an alternation of two hundred words at each place, one after the other. Which characters a match can
begin with follows from the pattern; a lookahead for them, set before it, changes nothing that is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as ops  # type: ignore[attr-defined]  # the parser of the standard library,
from re import _parser as parser  # type: ignore[attr-defined]  # the only one that knows its syntax
from typing import Any

_WIDEST = 600  # characters; with more of them the lookahead stops hardly anything
_CATEGORIES = {ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_SPACE: r"\s"}


def scanning(pattern: str) -> re.Pattern[str]:
    """``re.compile(pattern)``, faster to search with: the same matches, groups and errors.

    >>> scanning("县委|镇政府").pattern
    '(?=[县镇])(?:县委|镇政府)'
    >>> scanning("[^，]{2}县").pattern
    '[^，]{2}县'
    """
    first = _first(parser.parse(pattern))
    if not first or len(first) > _WIDEST:
        return re.compile(pattern)
    return re.compile(f"(?=[{''.join(sorted(first))}])(?:{pattern})")


def with_word(
    pattern: re.Pattern[str], word: str, text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text, start, end)`` for a pattern each match of which has ``word`` in it.

    >>> form = re.compile("[\u4e00-\u9fff]{2,4}示范户")
    >>> [m[0] for text in ("培育学法示范户", "培育学法用户") for m in with_word(form, "示范户", text, 2, 7)]
    ['学法示范户']
    """
    return pattern.finditer(text, start, end) if text.find(word, start, end) >= 0 else iter(())


def _first(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """What a match of these items in a row can begin with, as members of a class; None: anything, or it is empty."""
    found: set[str] = set()
    for op, value in items:
        if op in (ops.ASSERT, ops.ASSERT_NOT, ops.AT):
            continue  # takes no character
        these, optional = _of(op, value)
        if these is None:
            return None
        found |= these
        if not optional:
            return found
    return None


def _of(op: Any, value: Any) -> tuple[set[str] | None, bool]:
    """What one item can begin with, None if anything, and whether it may be left out."""
    if op is ops.LITERAL:
        return {re.escape(chr(value))}, False
    if op is ops.IN:
        return _members(value), False
    if op is ops.BRANCH:
        branches = [_first(branch) for branch in value[1]]
        return (None, False) if None in branches else (set().union(*filter(None, branches)), False)
    if op is ops.SUBPATTERN:
        return _first(value[3]), False
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        least, _, inner = value
        return _first(inner), least == 0
    return None, False


def _members(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    found: set[str] = set()
    for op, value in items:
        if op is ops.LITERAL:
            found.add(re.escape(chr(value)))
        elif op is ops.RANGE and value[1] - value[0] < _WIDEST:
            found.update(re.escape(chr(code)) for code in range(value[0], value[1] + 1))
        elif op is ops.CATEGORY and value in _CATEGORIES:
            found.add(_CATEGORIES[value])
        else:
            return None
    return found
