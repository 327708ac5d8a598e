"""Books, speeches, brochures and films: titles in 《》 that are neither norms nor forms to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Concept, Document, Mention, Mentions, Reading
from kg.zh.spans import Spans
from kg.zh.titles import is_work, titles, unquoted

KIND = "work"

# The title of a play may be of two characters (小品《欠条》), that of a book is not.
_PLAY = re.compile("(?:小品|话剧|情景剧|短剧|戏曲|歌曲|快板|相声|电影|影片|短片|短视频)$")


# 《阳光时评》《小满说典》等栏目 are programmes, each of them.
_PROGRAMME = re.compile(
    "(?:[、和及与]?《[^《》\n]{2,16}》){0,6}(?:等[\u4e00-\u9fff]{0,8}?|[\u4e00-\u9fff]{0,4})(?:栏目|专栏|节目)"
)


def find(doc: Document, known: Mentions) -> Iterator[Mention]:
    """The titles of works that no vocabulary knows.

    >>> from kg.read import document
    >>> doc = document("组织观看《法治在身边》，填写《行政处罚决定书》，学习《立法法》。")
    >>> [m.surface for m in find(doc, Mentions([]))]
    ['《法治在身边》']
    """
    taken = Spans(m.span for m in known.of(KIND, "norm", "platform"))
    for title in titles(doc.folded):
        if _PROGRAMME.match(doc.folded, title.span.end):
            continue
        before = doc.folded[max(0, title.span.start - 4) : title.span.start]
        play = len(title.inner) == 2 and _PLAY.search(before)
        if (play or is_work(title.name(doc.folded))) and not taken.covers(title.inner):
            name = unquoted(title.name(doc.text))
            concept = Concept("", KIND, name, known=False)
            yield Mention(title.span, KIND, doc.quote(title.span), (Reading(concept),))
