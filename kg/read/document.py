"""How a text is frozen and becomes a document with sections and sentences."""

from __future__ import annotations

import re

from kg.model import Document, Source
from kg.read.layout import GENRE, head
from kg.read.outline import outline
from kg.read.sentences import sentences
from kg.terms import digest
from kg.zh.fold import fold

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")  # of Windows, mainframes, and web pages that were copied
# Word's marks, and characters without width that web pages break lines at.
_RESIDUE = re.compile("\\[bookmark: ?[^\\]\n]{0,60}\\]|[\u00ad\u200b-\u200d\u2060\ufeff]")
_HALF = re.compile("[\ud800-\udfff]")  # a program may give a str that was cut inside a character
# 力量薄弱.二是经费不足. and a heading 一.工作情况, (一).学法: a half-width stop between words is a mark, in 4.15 a point.
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_STOP = re.compile(
    rf"(?:(?P<number>(?:^|[。；])[ #*]{{0,8}}{_NUMERAL}|（{_NUMERAL}）)|(?<=[\u4e00-\u9fff）”》%]))\."
    r"(?=[\u4e00-\u9fff（“《\s]|\d{1,2}[.、]|20\d\d ?年|$)",
    re.MULTILINE,
)
# ??一、工作情况: what a page leaves of the wide blanks before a paragraph.
_LOST = re.compile(r"^？{1,4}(?=[^\s？])", re.MULTILINE)
# 现将2023年法治政府建设情况报告如下: pages often leave the title out.
_OPENING = re.compile(r"(?:法治政府|依法行政|法治建设|法治工作)[^\n]{0,600}?(?:报告|汇报|总结|通报)如下")
_VOCABULARY = [
    "法治政府",
    "依法行政",
    "法治建设",
    "普法",
    "行政执法",
    "法治宣传",
    "习近平法治思想",
    "行政复议",
    "合法性审",
    "矛盾纠纷",
    "依法治",
    "法律顾问",
    "政务公开",
    "规范性文件",
    "行政决策",
    "法治思维",
    "司法所",
    "人民调解",
    "学法",
    "第一责任人",
]
_MUCH = 8  # of them


def freeze(text: str) -> str:
    """The frozen text: line ends as LF, no byte-order mark, none of the residue that converters leave.

    Half a pair of surrogates, which no file can hold, becomes U+FFFD.

    >>> freeze("[bookmark: _GoBack]（一）学法\\r\\n（二）普法\\u2028")
    '（一）学法\\n（二）普法\\n'
    """
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    return _HALF.sub("\ufffd", _RESIDUE.sub("", text))


def document(text: str, *, source: Source | None = None) -> Document:
    """The document of a frozen text: its IRI, head, outline and sentences. Never raises.

    >>> doc = document("甲县2021年法治政府建设情况报告\\n一、成效\\n开展培训。\\n")
    >>> doc.quote(doc.title), [doc.quote(s) for s in doc.sentences][-1]
    ('甲县2021年法治政府建设情况报告', '开展培训。')
    """
    folded = _stops(fold(text))
    top = head(folded)
    return Document(
        iri=f"report/{digest(text)}",
        text=text,
        folded=folded,
        title=top.title,
        number=top.number,
        addressee=top.addressee,
        sections=outline(folded, top.body),
        sentences=sentences(folded),
        source=source or Source(),
        furniture=top.furniture,
    )


def _stops(folded: str) -> str:
    """The folded text with half-width stops between words as the marks that they stand for."""
    if "\n？" in folded or folded.startswith("？"):
        folded = _LOST.sub(lambda m: " " * len(m[0]), folded)
    if "." not in folded:
        return folded
    return _STOP.sub(lambda m: f"{m['number']}、" if m["number"] else "。", folded)


def signs_of_a_report(doc: Document) -> int:
    """How much speaks for an annual report.

    2 for a title of the genre or very much of its vocabulary, 1 each for an opening, some of the vocabulary and
    sections. Below 2 the text is no report; without a title it is a doubtful one.
    """
    title = (
        2
        if doc.title and GENRE.search(re.sub(r"\s+", "", doc.folded[doc.title.start : doc.title.end]))
        else 0
    )
    words = sum(word in doc.folded for word in _VOCABULARY)
    # A page says in a line what others say in a paragraph.
    vocabulary = (words >= 1 + min(3, len(doc.folded) / 500)) + (words >= _MUCH)
    roles = {section.role.value for section in doc.sections}
    opening = bool(_OPENING.search(doc.folded, 0, 2000)) and not title
    return title + opening + vocabulary + (len(roles) >= 2)
