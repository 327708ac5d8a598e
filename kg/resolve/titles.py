"""What an unknown title in 《》 still tells: whose norm it is, and that it names neither a norm nor a work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.lexicon.gazetteer import Gazetteer
from kg.model import Document, Finding, Mention
from kg.terms import ELI
from kg.zh.spans import Spans
from kg.zh.titles import place_of, titles

_DIVISIONS = ("province", "prefecture", "county")


def with_jurisdiction(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """The mention of an unknown norm with the division that its title begins with: 《甲省信访条例》 is of 甲省.

    Only the full name of a division that no other has, since the title is all that is known.
    """
    concept = mention.concept
    if not concept or concept.known or not (name := place_of(concept.label)):
        return mention
    places = [p for p in gazetteer.named(name) if p.name == name and p.level in _DIVISIONS]
    if len(places) != 1:
        return mention
    facts = (*concept.facts, (ELI.jurisdiction, places[0].iri))
    return replace(mention, readings=(replace(mention.readings[0], concept=replace(concept, facts=facts)),))


def untyped_titles(doc: Document, mentions: Iterable[Mention]) -> Iterator[Finding]:
    """A finding for each title that no mention covers: forms, papers, newspapers, or a norm we do not recognise."""
    taken = Spans(mention.span for mention in mentions)
    seen: set[str] = set()
    for title in titles(doc.folded):
        words = doc.quote(title.span)
        if words not in seen and not taken.overlaps(title.inner):
            seen.add(words)
            yield Finding("open-title", words, "by its form neither a norm nor a work", evidence=title.span)
