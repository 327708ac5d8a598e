"""Which terms of the vocabularies bear a name, and how they bear it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.lexicon.dates import days
from kg.lexicon.surfaces import surface
from kg.lexicon.vocabulary import Term
from kg.meaning.model import Group, TermMeaning
from kg.model import Literal
from kg.terms import DCTERMS, FZ, RDF, SKOS

# What a term's own fields say already.
_TOLD = {
    RDF.type,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.broader,
    SKOS.definition,
    DCTERMS.source,
}


def terms(name: str, lexicon: Lexicon, year: int | None = None) -> Iterator[Group]:
    """The terms that bear a name, by scheme; an IRI such as mechanism/三重一大 is a name too.

    A campaign comes with its days in the year.
    """
    wanted = surface(name).lower()
    day = _day(name)
    schemes: dict[str, list[TermMeaning]] = {}
    for term in lexicon.terms:
        note = "" if term.concept.iri == name else _called(term, wanted)
        if note is None and day and (FZ.date, day) in ((p, getattr(v, "text", "")) for p, v in term.facts):
            note = "day"
        if note is not None:
            schemes.setdefault(term.concept.scheme, []).append(_term(term, note, lexicon, year))
    for scheme, found in schemes.items():
        yield Group(scheme, "only" if len(found) == 1 else "open", tuple(found))


def _day(name: str) -> str:
    """The day of the year that a name such as 12·4, 12.4 or 12月4日 is; empty if it is none."""
    found = re.fullmatch(r"(\d{1,2})[.·•・．月](\d{1,2})日?", name)
    return f"--{int(found[1]):02}-{int(found[2]):02}" if found else ""


def _called(term: Term, wanted: str) -> str | None:
    """How a term bears a name; None if it does not."""
    told = _told_by(term)
    ways = (
        ("", (term.concept.label, *_texts(term, SKOS.prefLabel))),
        ("variant", [label for label in (*term.labels, *term.shared) if label not in told]),
        ("told", told),
    )
    for note, labels in (*ways, ("quoted", term.quoted), ("verb", term.verbs)):
        if any(surface(label).lower() == wanted for label in labels):
            return note
    return None


def _told_by(term: Term) -> tuple[str, ...]:
    """The words that tell of a term and are no names of it (skos:hiddenLabel)."""
    names = {*_texts(term, SKOS.prefLabel), *_texts(term, SKOS.altLabel)}
    return tuple(label for label in term.labels if label not in names)


def _term(term: Term, note: str, lexicon: Lexicon, year: int | None) -> TermMeaning:
    concept = term.concept
    told = _told_by(term)
    variants = [
        name for name in dict.fromkeys((*term.labels, *term.shared, *term.quoted)) if name not in told
    ]
    above = (parent for iri in lexicon.closure(concept.iri)[1:] if (parent := lexicon.known(iri)))
    return TermMeaning(
        concept.iri,
        concept.scheme,
        concept.label,
        next(iter(_texts(term, SKOS.prefLabel, "en")), ""),
        concept.kind,
        note,
        next(iter(_texts(term, SKOS.definition, "zh")), ""),
        next(iter(_texts(term, SKOS.definition, "en")), ""),
        tuple(label for label in variants if label != concept.label),
        tuple(dict.fromkeys((*told, *term.verbs))),
        tuple(parent.label for parent in above),
        tuple(
            (p, v.text, v.lang) if isinstance(v, Literal) else (p, v, "")
            for p, v in term.facts
            if p not in _TOLD
        )
        + _days(term, year),
        term.sources,
    )


def _days(term: Term, year: int | None) -> tuple[tuple[str, str, str], ...]:
    """The first and last day of a campaign in a year (ISO 8601), by its rule if it has one, else by its date."""
    rules = [
        v.text
        for rule in (FZ.dateRule, FZ.date)
        for p, v in term.facts
        if p == rule and isinstance(v, Literal)
    ]
    found = days(rules[0], year) if rules and year else None
    return ((FZ.date, "/".join(dict.fromkeys(day.isoformat() for day in found)), ""),) if found else ()


def _texts(term: Term, predicate: str, lang: str = "") -> tuple[str, ...]:
    """The texts of a predicate, in one language or in any."""
    values = (v for p, v in term.facts if p == predicate and isinstance(v, Literal))
    return tuple(v.text for v in values if not lang or v.lang == lang)
