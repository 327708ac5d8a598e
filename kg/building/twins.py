"""Which reports are one report in two texts: read by another program, or from a page with other furniture.

Only reports of one place and year are compared, or of one title where either is not known: what an office takes over
from its last report is much, and what two offices have in common, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

# What the other text has of the smaller one's shingles, and of its figures. Measured: the same text read by another
# program 1.0 and 1.0, with one letter in fifty recognised wrong 0.88 and 1.0, the next year's report in the same words
# 0.91 to 1.0 and 0.47 to 0.68, another office's 0.03 to 0.06 (docs/decisions/0015).
LETTERS, FIGURES = 0.85, 0.8
HALF = 0.5  # a shorter text is an excerpt and no other version
LENGTH = 5  # letters in a shingle
COMPARED = 20  # of those that say a little more, where very many have one title
HELD = 64  # shingles of texts that are in memory: 60 kB each
FEW_FIGURES = 5

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_NO_LETTER = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report as it is looked for: its place (IRI) and year, empty where not known, and its title.

    ``figures`` are those of its text. ``worth`` is the number of its quads: of two texts the one that says more
    stands for both.
    """

    report: str
    place: str
    year: str
    title: str
    figures: str
    worth: int


def copies(candidates: Iterable[Candidate], text: Callable[[str], str]) -> dict[str, str]:
    """For each report of which another text says more, that other report.

    ``text`` gives the text of a report; it is read only where the figures of two reports are the same. The order of
    the candidates is of no importance.
    """

    @lru_cache(maxsize=HELD)
    def letters(report: str) -> frozenset[str]:
        return shingles(text(report))

    found: dict[str, str] = {}
    for block in _blocks(candidates):
        standing: list[tuple[Candidate, frozenset[str]]] = []  # those that stand for themselves, best first
        for one in sorted(block, key=lambda c: (-c.worth, c.report)):
            said = frozenset(one.figures.split())
            for other, others in reversed(standing[-COMPARED:]):
                if not _may_be_one(one, other):
                    continue
                if same_figures(said, others) and same_letters(letters(one.report), letters(other.report)):
                    found.setdefault(one.report, other.report)
                    break
            else:
                standing.append((one, said))
    return {report: _last(found, report) for report in sorted(found)}


def _may_be_one(one: Candidate, other: Candidate) -> bool:
    """Whether neither place nor year speaks against it."""
    return (one.place == other.place or not (one.place and other.place)) and (
        one.year == other.year or not (one.year and other.year)
    )


def _last(found: Mapping[str, str], report: str) -> str:
    while report in found:
        report = found[report]
    return report


def _blocks(candidates: Iterable[Candidate]) -> Iterator[Sequence[Candidate]]:
    """The reports that may be one: of a place and year, and of a title where one of them has no place or year."""
    whole: dict[tuple[str, str], list[Candidate]] = {}
    titled: dict[str, list[Candidate]] = {}
    for one in sorted(candidates, key=lambda c: c.report):
        if one.place and one.year:
            whole.setdefault((one.place, one.year), []).append(one)
        if title := _NO_LETTER.sub("", one.title):
            titled.setdefault(title, []).append(one)
    titled = {
        title: block for title, block in titled.items() if not all(one.place and one.year for one in block)
    }
    for blocks in (whole, titled):
        yield from (block for _, block in sorted(blocks.items()) if len(block) > 1)


def figures(text: str) -> str:
    """The different figures of a text, sorted, with spaces between them.

    >>> figures("调解12件，成功12件，占１００%")
    '100 12'
    """
    return " ".join(sorted(set(_FIGURE.findall(unicodedata.normalize("NFKC", text)))))


def shingles(text: str) -> frozenset[str]:
    """What is compared of the letters of a text, in NFKC; white space and marks are of no importance."""
    letters = _NO_LETTER.sub("", unicodedata.normalize("NFKC", text))
    return frozenset(letters[i : i + LENGTH] for i in range(max(1, len(letters) - LENGTH + 1)))


def same_figures(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nearly all figures of the text with fewer are in the other one; few tell nothing."""
    return min(len(one), len(other)) < FEW_FIGURES or _shared(one, other) >= FIGURES


def same_letters(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nearly all shingles of the shorter text are in the longer one, and it is no excerpt."""
    sizes = sorted((len(one), len(other)))
    return sizes[0] >= HALF * sizes[1] and _shared(one, other) >= LETTERS


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
