"""Which norm a title or short name means, and its wordings with the time in which each was in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.norm import Norm
from kg.lexicon.register import Register
from kg.meaning.model import Group, NormMeaning, Wording
from kg.model import Reading
from kg.resolve.wordings import one_of

# 行政处罚法第三十三条第一款: the name of the law and what of it is meant.
_ARTICLE = re.compile("(?<=.)第[^第条款项]{1,8}条(?:之.)?(?:第[^第条款项]{1,8}[款项]){0,2}$")


def norms(name: str, register: Register, year: int | None) -> Iterator[Group]:
    """The norms that a title without marks, a short name or an IRI means; the year settles which of several."""
    found, article = register.lookup(name), ""
    if not found and (match := _ARTICLE.search(name)):
        found, article = register.lookup(name[: match.start()]), match[0]
    if not found and (norm := register.norm(name)):
        found = ((norm, ""),)
    readings = tuple(Reading(norm.concept, note=note) for norm, note in found)
    one = one_of(readings, register, year) if len(readings) > 1 else ()
    kept = tuple(
        _norm(norm, note, article, register, year)
        for norm, note in found
        if not one or norm.concept == one[0].concept
    )
    if kept:
        yield Group("norm", "only" if len(found) == 1 else "year" if one else "open", kept)


def _norm(norm: Norm, note: str, article: str, register: Register, year: int | None) -> NormMeaning:
    wordings = _wordings(norm, register, year)
    return NormMeaning(
        norm.iri,
        norm.title,
        norm.name_en,
        norm.norm_class,
        note,
        article,
        _state(norm, wordings, year),
        norm.province,
        norm.adopted,
        norm.effective,
        norm.repealed,
        norm.replaced_by,
        tuple(other.title for other in register.predecessors(norm)),
        norm.short_names,
        norm.misnomers,
        wordings,
        norm.checked,
        norm.source,
    )


def _wordings(norm: Norm, register: Register, year: int | None) -> tuple[Wording, ...]:
    holding = dict(register.versions(norm.iri, year)) if year else {}

    def in_year(iri: str) -> str:
        return "" if not year else "no" if iri not in holding else "yes" if holding[iri] else "possibly"

    return tuple(
        Wording(v.iri, v.kind, v.adopted, v.effective, register.until(v), in_year(v.iri), v.checked)
        for v in register.versions_of(norm)
    )


def _state(norm: Norm, wordings: tuple[Wording, ...], year: int | None) -> str:
    if not year:
        return ""
    holding = [wording.in_year for wording in wordings if wording.in_year != "no"]
    if holding:
        return "in_force" if "yes" in holding else "possibly"
    if norm.repealed and int(norm.repealed[:4]) <= year:
        return "repealed"
    begun = norm.effective or norm.adopted
    return "not_yet" if begun and int(begun[:4]) > year else "unknown"
