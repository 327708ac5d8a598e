"""Which reports are one report in two texts: read by another program, or from a page with other furniture.

Only reports of one place and year are compared, or of one title where either is not known: what an office takes over
from its last report is much, and what two offices have in common, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# What the other text has of the smaller one's shingles, and of its figures. Measured: the same text read by another
# program 1.0 and 1.0, with one letter in fifty recognised wrong 0.88 and 1.0, the next year's report in the same words
# 0.91 to 1.0 and 0.47 to 0.68, another office's 0.03 to 0.06 (docs/decisions/0015).
LETTERS, FIGURES = 0.85, 0.8
HALF = 0.5  # a shorter text is an excerpt and no other version
LENGTH = 5  # letters in a shingle
COMPARED = 20  # with so many of its neighbours in length a report is compared where very many have one title
FEW_FIGURES = 5

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_NO_LETTER = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report as it is looked for: its place (IRI) and year, empty where not known, and its title.

    ``worth`` is the number of its quads: of two texts the one that says more stands for both.
    """

    report: str
    place: str
    year: str
    title: str
    worth: int


def copies(candidates: Iterable[Candidate], text: Callable[[str], str]) -> dict[str, str]:
    """For each report of which another text says more, that other report.

    ``text`` gives the text of a report. The order of the candidates is of no importance.
    """
    shapes: dict[str, Shape] = {}

    def shape_of(one: Candidate) -> Shape:
        if one.report not in shapes:
            shapes[one.report] = shape(text(one.report))
        return shapes[one.report]

    found: dict[str, str] = {}
    for block in _blocks(candidates):
        standing: list[Candidate] = []  # those that stand for themselves, best first
        for one in sorted(block, key=lambda c: (-c.worth, c.report)):
            near = sorted(standing, key=lambda c: (abs(c.worth - one.worth), c.report))[:COMPARED]
            twin = next((other for other in near if alike(shape_of(one), shape_of(other))), None)
            if twin:
                found[one.report] = twin.report
            else:
                standing.append(one)
        shapes.clear()
    return {report: _last(found, report) for report in sorted(found)}


def _last(found: Mapping[str, str], report: str) -> str:
    while report in found:
        report = found[report]
    return report


def _blocks(candidates: Iterable[Candidate]) -> Iterator[Sequence[Candidate]]:
    """The reports that may be one: of a place and year, and of a title where one of these is not known."""
    whole: dict[tuple[str, str], list[Candidate]] = {}
    titled: dict[str, list[Candidate]] = {}
    for one in sorted(candidates, key=lambda c: c.report):
        if one.place and one.year:
            whole.setdefault((one.place, one.year), []).append(one)
        elif title := _NO_LETTER.sub("", one.title):
            titled.setdefault(title + one.year, []).append(one)
    for blocks in (whole, titled):
        yield from (block for _, block in sorted(blocks.items()) if len(block) > 1)


@dataclass(frozen=True, slots=True)
class Shape:
    """What is compared of a text."""

    shingles: frozenset[str]
    figures: frozenset[str]


def shape(text: str) -> Shape:
    """The shingles and figures of a text, in NFKC; white space and marks are of no importance."""
    plain = unicodedata.normalize("NFKC", text)
    letters = _NO_LETTER.sub("", plain)
    shingles = frozenset(letters[i : i + LENGTH] for i in range(max(1, len(letters) - LENGTH + 1)))
    return Shape(shingles, frozenset(_FIGURE.findall(plain)))


def alike(one: Shape, other: Shape) -> bool:
    """Whether two texts are one report: nearly all words of the shorter are in the longer, and nearly all figures."""
    sizes = sorted((len(one.shingles), len(other.shingles)))
    few = min(len(one.figures), len(other.figures)) < FEW_FIGURES
    return (
        sizes[0] >= HALF * sizes[1]
        and _shared(one.shingles, other.shingles) >= LETTERS
        and (few or _shared(one.figures, other.figures) >= FIGURES)
    )


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
