"""What a name means and why, from the vocabularies and registers alone: norms, places and terms.

>>> from kg.lexicon import Lexicon, default_ontology
>>> answer = lookup("青少年保护法", Lexicon.load(default_ontology()))
>>> [(one.note, one.title) for group in answer.groups for one in group.meanings]
[('misnomer', '中华人民共和国未成年人保护法')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kg.lexicon import Lexicon
from kg.meaning.model import Answer, Group, NormMeaning, PlaceMeaning, TermMeaning, Wording
from kg.meaning.nearest import nearest
from kg.meaning.norms import norms
from kg.meaning.places import outer, places
from kg.meaning.terms import terms
from kg.model import KgError
from kg.zh.titles import is_work, norm_class

__all__ = ["Answer", "Group", "NormMeaning", "PlaceMeaning", "TermMeaning", "Wording", "lookup", "plain"]

YEARS = range(1900, 2101)
LONGEST = 200  # characters; what is longer is no name
_NEW = re.compile(
    r"^(?:新|旧|老|现行|原)(?:修订|修正|修改)?的?(?=.{2})"
)  # 新行政处罚法: the law; which wording, the year says
_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉「」『』\x00-\x1f\x7f-\x9f]+")


def lookup(name: str, lexicon: Lexicon, *, year: int | None = None, within: str | None = None) -> Answer:
    """What a name, title or relative IRI means in a year (1900 to 2100) and inside a division.

    Raises KgError for an empty name, a year out of range, and a division that nothing is called.
    """
    wanted = bare(name)
    if not wanted:
        raise KgError("no name was given; name a title, a place or a term, such as 行政处罚法")
    if year is not None and year not in YEARS:
        raise KgError(f"{year} is no year of a report; give one from {YEARS[0]} to {YEARS[-1]}, such as 2021")
    area = outer(bare(within), lexicon.gazetteer) if within is not None else None
    if len(wanted) > LONGEST:
        return Answer(name, year, within, ())
    groups = (
        *(
            tuple(norms(wanted, lexicon.register, year))
            or norms(_NEW.sub("", wanted), lexicon.register, year)
        ),
        *places(wanted, lexicon.gazetteer, area),
        *terms(wanted, lexicon, year),
    )
    if groups:
        return Answer(name, year, within, groups)
    form = norm_class(wanted) or ("Work" if "《" in name and is_work(wanted) else "")
    return Answer(name, year, within, (), form, nearest(wanted, _all_names(lexicon)))


def bare(name: str) -> str:
    """A name without quotation marks, 《》, blanks and control characters around or inside it.

    >>> bare(" 《物业管理 条例》")
    '物业管理条例'
    """
    return _MARKS.sub("", name)


def plain(answer: Answer) -> dict[str, Any]:
    """An answer as JSON: its fields, with whether it is settled."""
    return {**asdict(answer), "settled": answer.settled}


def _all_names(lexicon: Lexicon) -> Iterator[str]:
    for term in lexicon.terms:
        yield from (*term.labels, *term.quoted)
    for norm in lexicon.register.norms:
        yield from (norm.title, norm.bare_title, *norm.short_names)
    yield from lexicon.gazetteer.names
    yield from (alias.name for alias in lexicon.gazetteer.aliases)
