"""What the year of a report settles of a norm: which of several it is, and the wordings in force."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon.register import Register
from kg.model import Reading
from kg.resolve.periods import NO_TERM, in_term, term


def one_of(readings: tuple[Reading, ...], register: Register, year: int | None) -> tuple[Reading, ...]:
    """The one reading that the year settles; none if several remain."""
    if len(readings) < 2:
        return readings
    if year:
        current = tuple(r for r in readings if in_term(r.concept.label, year))
        if len(current) == 1:
            return current
        if not current and all(term(r.concept.label) != NO_TERM for r in readings):
            # Of the plans before and after the year, a report means the last that had begun.
            begun = [r for r in readings if int(term(r.concept.label)[0]) <= year]
            if begun:
                return (max(begun, key=lambda r: term(r.concept.label)),)
        in_force = tuple(r for r in readings if register.versions(r.concept.iri, year))
        if len(in_force) == 1:
            return in_force
    proper = tuple(r for r in readings if r.note != "misnomer")
    return proper if len(proper) == 1 else ()


def dated(reading: Reading, register: Register, year: int | None, edition: int = 0) -> Reading:
    """The reading with the wordings in force in the year; several, or a doubtful one, are uncertain.

    A report of 2023 that studies 新修订的《行政复议法》 means the wording of that year, though the old one was in force.
    """
    if not year or not reading.concept.known:
        return reading
    if edition and (newest := register.edition(reading.concept.iri, year, edition)):
        return replace(reading, versions=(newest,))
    versions = register.versions(reading.concept.iri, year)
    certain = reading.certain and len(versions) < 2 and all(sure for _, sure in versions)
    return replace(reading, versions=tuple(iri for iri, _ in versions), certain=certain)
