"""The report itself: title, year, issuer, document number, addressee and the place it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Literal, Mentions, Span, Statement
from kg.read.layout import plain
from kg.terms import DCTERMS, FZ, XSD, mint

_TOPIC = r"关于|(?:19|20)\d\d\s*年|[一二三四五六七八九〇○零]{4}年|\d{4}-\d{4}年|法治政府|法治建设|依法行政|依法治|法治|贯彻落实|推进|年度"
_BEFORE_TOPIC = re.compile(rf"(?:{_TOPIC})")
_LEADING_YEAR = re.compile(r"\s*(?:(?:19|20)\d\d|[一二三四五六七八九〇○零]{4})\s*年(?:度)?")
_BODY_NAME = re.compile(r"[\u4e00-\u9fff·（）]{2,40}")
_SIGNATURE = re.compile(
    r"^[ ]*([\u4e00-\u9fff（）]{2,30}(?:政府|委员会|办公室|党委|党工委|办事处|管委会|[局厅院会]))[ ]*\n+"
    r"[ ]*(?:20\d\d|[一二三四五六七八九〇○零]{4})年\d?[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日[ ]*$",
    re.MULTILINE,
)


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """What the head of the report says of the report."""
    if doc.title:
        yield Statement(doc.iri, DCTERMS.title, Literal.zh(plain(doc.quote(doc.title))), doc.title)
    for mention in mentions.of("year"):
        yield Statement(doc.iri, FZ.reportingYear, Literal(mention.surface, XSD.gYear), mention.span)
    code = ""
    for mention in mentions.of("about-place"):
        if mention.concept:
            code = mention.concept.iri.partition("/")[2]
            yield Statement(doc.iri, FZ.about, mention.concept.iri, mention.span)
    for span in issuers(doc):
        yield Statement(doc.iri, FZ.issuer, _body(doc, mentions, span, code), span)
    if doc.number:
        yield Statement(doc.iri, FZ.documentNumber, Literal(plain(doc.quote(doc.number))), doc.number)
    if doc.addressee:
        yield Statement(doc.iri, FZ.addressee, _body(doc, mentions, doc.addressee, code), doc.addressee)


def _body(doc: Document, mentions: Mentions, span: Span, code: str) -> str:
    """The body that is mentioned at a span, else one with these words as its name."""
    for mention in mentions.within(span, "organisation"):
        if mention.span == span and mention.concept:
            return mention.concept.iri
    return mint("organisation", plain(doc.quote(span)), code)


def issuers(doc: Document) -> list[Span]:
    """The bodies that sign the report: before the topic in the title, else above the date at the end.

    >>> from kg.read import document
    >>> doc = document("中共甲县乙乡委员会\\n甲县乙乡人民政府\\n关于2021年法治政府建设情况的报告\\n现报告如下：\\n")
    >>> [doc.quote(span) for span in issuers(doc)]
    ['中共甲县乙乡委员会', '甲县乙乡人民政府']
    """
    if doc.title:
        found = _in_title(doc, doc.title)
        if found:
            return found
    signatures = list(_SIGNATURE.finditer(doc.folded, max(0, len(doc.folded) - 600)))
    return [Span(*signatures[-1].span(1))] if signatures else []


def _in_title(doc: Document, title: Span) -> list[Span]:
    start = title.start
    year = _LEADING_YEAR.match(doc.folded, start, title.end)
    if year:
        start = year.end()
    topic = _BEFORE_TOPIC.search(doc.folded, start, title.end)
    end = topic.start() if topic else start
    # A title about “法治甲县” or “甲县法治…” begins with the place; a bare topic has nothing before it.
    return [Span(*m.span()) for m in _BODY_NAME.finditer(doc.folded, start, end)]
