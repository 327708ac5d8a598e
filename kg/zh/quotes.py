"""Which way a straight quotation mark faces: the folded text has one sign for both ends."""

from __future__ import annotations

import re

from kg.model import Document

_STRAIGHT = frozenset('"＂')
_MARK = re.compile('["＂“”\n]')


def paired(doc: Document) -> str:
    """The folded text with straight marks turned into “ and ” by turns within each line; equal length.

    >>> from kg.read import document
    >>> paired(document('推行"三三制"和"一窗办"'))
    '推行“三三制”和“一窗办”'
    """
    if _STRAIGHT.isdisjoint(doc.text):
        return doc.folded
    chars = list(doc.folded)
    opened = False
    for match in _MARK.finditer(doc.text):
        mark = match[0]
        if mark == "\n":
            opened = False
        elif mark in _STRAIGHT:
            opened = not opened
            chars[match.start()] = "“" if opened else "”"
        else:
            opened = mark == "“"
    return "".join(chars)
