"""Names that stand for several norms at once: 一规划两纲要, 三个规定."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.model import Literal, Mention, Mentions, Reading
from kg.resolve.wordings import dated, one_of
from kg.terms import FZ


def packages(mentions: Mentions, lexicon: Lexicon, year: int | None) -> list[Mention]:
    """The norms that one name stands for, each a mention of its own: “一规划两纲要”.

    A vocabulary says what the name stands for (fz:numeralDefinition), with ； between the items where a title has 、
    in it; it is a package of norms if a register has every item.
    """
    register = lexicon.register
    found: list[Mention] = []
    for mention in mentions.of("mechanism"):
        if not (mention.concept and re.search("规划|纲要|法|条例|意见|办法|规定", mention.surface)):
            continue
        entry = lexicon.term(mention.concept.iri)
        items = [
            value.text.split("；" if "；" in value.text else "、")
            for predicate, value in (entry.facts if entry else ())
            if predicate == FZ.numeralDefinition and isinstance(value, Literal)
        ]
        looked_up = [
            one_of(
                tuple(Reading(norm.concept, note=note) for norm, note in register.lookup(name)),
                register,
                year,
            )
            for name in (items[0] if items else ())
        ]
        if looked_up and all(looked_up):
            found += [
                Mention(mention.span, "norm", mention.surface, (dated(reading, register, year),))
                for (reading,) in looked_up
            ]
    return found
