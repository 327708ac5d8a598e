"""Books, speeches, brochures and films: titles in 《》 that are neither norms nor forms to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Concept, Document, Mention, Mentions, Reading
from kg.zh.spans import Spans
from kg.zh.titles import is_work, titles, unquoted

KIND = "work"


def find(doc: Document, known: Mentions) -> Iterator[Mention]:
    """The titles of works that no vocabulary knows.

    >>> from kg.read import document
    >>> doc = document("组织观看《法治在身边》，填写《行政处罚决定书》，学习《立法法》。")
    >>> [m.surface for m in find(doc, Mentions([]))]
    ['《法治在身边》']
    """
    taken = Spans(m.span for m in known.of(KIND, "norm", "platform"))
    for title in titles(doc.folded):
        if is_work(title.name(doc.folded)) and not taken.covers(title.inner):
            name = unquoted(title.name(doc.text))
            concept = Concept("", KIND, name, known=False)
            yield Mention(title.span, KIND, doc.quote(title.span), (Reading(concept),))
