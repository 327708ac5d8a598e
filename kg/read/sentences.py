"""Where a sentence ends: full stops, line ends, and long lists cut at semicolons."""

from __future__ import annotations

from kg.model import Span
from kg.zh.scanning import scanning

LONGEST = 400  # characters; what is longer is cut at the last mark before it

# A half-width stop ends a sentence only between two Chinese characters: 4.15, No.3 and 1. stay whole.
_END = scanning(r"[。！？]+[”’）]*|\n+|(?<=[\u4e00-\u9fff）”])\.(?=[\u4e00-\u9fff“《\s])")
_SOFT = ("；", "，", "、")


def sentences(folded: str) -> tuple[Span, ...]:
    """The sentences of a folded text, in order, without outer blanks, each at most ``LONGEST`` long.

    >>> text = "开展培训4.5万人次。成效明显\\n二、"
    >>> [text[s.start : s.end] for s in sentences(text)]
    ['开展培训4.5万人次。', '成效明显', '二、']
    """
    found: list[Span] = []
    start = 0
    for match in _END.finditer(folded):
        _add(found, folded, start, match.end())
        start = match.end()
    _add(found, folded, start, len(folded))
    return tuple(found)


def _add(found: list[Span], folded: str, start: int, end: int) -> None:
    while start < end and folded[start].isspace():
        start += 1
    while start < end and folded[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(folded, start, start + LONGEST)
        found.append(Span(start, cut))
        start = cut
        while start < end and folded[start].isspace():
            start += 1
    if start < end:
        found.append(Span(start, end))


def _cut(folded: str, start: int, limit: int) -> int:
    for mark in _SOFT:
        at = folded.rfind(mark, start + LONGEST // 4, limit)
        if at >= 0:
            return at + 1
    return limit
