"""Which words make a number a change, and of which sign: 同比下降11%, 较去年减少5件."""

from __future__ import annotations

import re

from kg.model import Span

_RISE = "上升|增长|增加|提高|提升|上涨|增幅|涨幅|升幅|攀升"
_FALL = "下降|降低|减少|下滑|回落|(?:压缩|压减|缩短|缩减|精简)(?!率)|降幅|减幅|节约|节省"
_TREND = re.compile(
    rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?:了|率|幅度|比例|分别|约|近|达|超过|超|为){{0,3}} ?$"
)
_COMPARED = re.compile("同比|环比|较|相比|比(?!例|对|武|赛)")


def trend(text: str, span: Span, unit: str, sentence: Span) -> tuple[Span, int] | None:
    """The words that make a number a change, and its sign: 同比下降11%, 较去年减少5件."""
    left = text[max(sentence.start, span.start - 28) : span.start]
    at = max(left.rfind(c) for c in "，。；\n") + 1
    match = _TREND.search(left, at)
    if match is None:
        return None
    compared = _COMPARED.search(left, at)
    earlier = text[max(sentence.start, span.start - 60) : span.start]
    if not compared and "相比，" not in earlier and unit not in ("%", "百分点", "倍"):
        return None
    word = "rise" if match["rise"] else "fall"
    start = span.start - len(left) + match.start(word)
    if compared and compared[0] in ("同比", "环比") and match.start(word) - compared.start() <= 4:
        start = span.start - len(left) + compared.start()
    return Span(start, span.end), 1 if match["rise"] else -1
