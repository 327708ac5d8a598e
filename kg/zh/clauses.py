"""Where a clause ends: at commas, semicolons and stops that stand in no title, bracket or quotation."""

from __future__ import annotations

import re

from kg.model import Document, Span

_MARK = re.compile(r"[，；。！？\n]|《[^《》\n]{0,80}》|（[^（）\n]{0,40}）|“[^“”\n]{0,60}[“”]")
_WINDOW = 400  # characters; no clause that anybody wrote is longer


def clauses(doc: Document, sentence: Span) -> list[Span]:
    """The clauses of a sentence in order, each with the mark that ends it, together the whole of it.

    >>> from kg.zh.fold import fold
    >>> text = "印发《关于甲,乙的通知》，开展培训3次；效果良好。"
    >>> doc = Document("report/1", text, fold(text), None, None, None, (), (Span(0, len(text)),))
    >>> [doc.quote(span) for span in clauses(doc, Span(0, len(text)))]
    ['印发《关于甲,乙的通知》，', '开展培训3次；', '效果良好。']
    """
    found: list[Span] = []
    start = sentence.start
    for match in _MARK.finditer(doc.folded, sentence.start, sentence.end):
        if len(match[0]) == 1:
            found.append(Span(start, match.end()))
            start = match.end()
    if start < sentence.end:
        found.append(Span(start, sentence.end))
    return found


def clause(doc: Document, span: Span) -> Span:
    """The clause in which the span begins; of a sentence without an end, at most the next 400 characters."""
    sentence = doc.sentence(span)
    if len(sentence) > 2 * _WINDOW:
        sentence = Span(max(sentence.start, span.start - _WINDOW), min(sentence.end, span.start + _WINDOW))
    for found in clauses(doc, sentence):
        if span.start < found.end:
            return found
    return span
