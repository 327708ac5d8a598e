"""What two terms may not do to each other: share an IRI or a name, hang on nothing, or hang on themselves."""

from __future__ import annotations

from collections.abc import Iterable

from kg.lexicon.surfaces import surface
from kg.lexicon.vocabulary import SILENT, Term
from kg.model import KgError


def check(terms: Iterable[Term]) -> None:
    """Raises KgError for two terms of one IRI or name, and for a broader term that is missing or leads back."""
    terms = tuple(terms)
    by_iri: dict[str, Term] = {}
    for term in terms:
        iri = term.concept.iri
        if iri in by_iri:
            raise KgError(
                f"{term.place}: {iri} is there already, at {by_iri[iri].place}; remove one or merge the two"
            )
        by_iri[iri] = term
    _check_names(terms)
    for term in terms:
        for parent in term.parents:
            if parent not in by_iri:
                raise KgError(
                    f"{term.place}: {term.concept.iri} is under {parent}, which no file has; add or correct it"
                )
    _check_cycles(terms, by_iri)


def _check_names(terms: Iterable[Term]) -> None:
    claims: dict[tuple[str, str], Term] = {}
    shared: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        if term.concept.scheme in SILENT:
            continue
        for name in {surface(x) for x in (*term.labels, *term.quoted)}:
            other = claims.setdefault((term.concept.scheme, name), term)
            if other is not term:
                raise KgError(
                    f"{term.place}: {term.concept.iri} is called {name}, as {other.concept.iri} at {other.place}; "
                    "take the name from one, or declare it as fz:sharedLabel in both"
                )
        for name in {surface(x) for x in term.shared}:
            shared.setdefault((term.concept.scheme, name), []).append(term)
    for (scheme, name), sharing in shared.items():
        if len(sharing) == 1:
            bearer = claims.get((scheme, name))
            raise KgError(
                f"{sharing[0].place}: {sharing[0].concept.iri} shares the name {name} with nothing"
                + (
                    f" that says so; declare it as fz:sharedLabel in {bearer.concept.iri} at {bearer.place}, too"
                    if bearer
                    else "; make it a skos:altLabel"
                )
            )


def _check_cycles(terms: Iterable[Term], by_iri: dict[str, Term]) -> None:
    """Strikes off, again and again, what has no broader term left; what stays lies on a circle or under one."""
    waiting = {term.concept.iri: set(term.parents) for term in terms}
    narrower: dict[str, list[str]] = {}
    for iri, parents in waiting.items():
        for parent in parents:
            narrower.setdefault(parent, []).append(iri)
    done = [iri for iri, parents in waiting.items() if not parents]
    for iri in done:
        del waiting[iri]
        for below in narrower.get(iri, ()):
            waiting[below].discard(iri)
            if not waiting[below]:
                done.append(below)
    if not waiting:
        return
    way = [next(iter(waiting))]
    while (above := min(waiting[way[-1]])) not in way:
        way.append(above)
    loop = way[way.index(above) :]
    raise KgError(
        f"{by_iri[loop[0]].place}: skos:broader goes round in a circle: {' → '.join([*loop, loop[0]])}; "
        "remove one of these"
    )
