"""The audit: shapes, which are SPARQL queries that list what is wrong, turned into findings.

    # 标题 / Title                          what a row of the answer is
    # 一句说明。 / The rule, in a sentence.
    # severity: Warning                     Violation if it is left out (sh:Severity)
    SELECT ?focus … WHERE { … }             ?focus is what is wrong, ?evidence a span, the rest details
    # good: what holds                      samples in TriG: no row
    # bad: what does not                    at least one row

A user's own shapes are read and judged like those of the project.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.graph import span_of
from kg.model import Finding, KgError
from kg.questions import read_header

Query = Callable[[str], Iterable[Mapping[str, str]]]

SEVERITIES = ("Violation", "Warning", "Info")
_SEVERITY = re.compile(r"^#[ ]*severity:[ ]*(\w+)[ ]*$", re.MULTILINE)
_SAMPLE = re.compile(r"#[ ]*(good|bad):[ ]*(.*)")


@dataclass(frozen=True, slots=True)
class Sample:
    """A small dataset in TriG, without prefixes, that a shape must pass or must find fault with."""

    title: str
    trig: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule of the house as a query; ``name`` is that of its file."""

    name: str
    title: str
    sentence: str
    severity: str
    sparql: str
    good: tuple[Sample, ...]
    bad: tuple[Sample, ...]


def read_shape(path: Path) -> Shape:
    """The shape of one file; raises KgError naming file, what is missing and the remedy."""
    text = path.read_text(encoding="utf-8")
    title, sentence = read_header(path, text)
    severity = _SEVERITY.search(text)
    if severity and severity[1] not in SEVERITIES:
        raise KgError(f"{path}: {severity[1]} is no severity; write one of {', '.join(SEVERITIES)}")
    if not re.search(r"^SELECT\b.*\?focus\b", text, re.MULTILINE):
        raise KgError(f"{path}: the query does not select ?focus; name so what is wrong in each row")
    samples: dict[str, list[Sample]] = {"good": [], "bad": []}
    for verdict, sample in _samples(text):
        samples[verdict].append(sample)
    for verdict, found in samples.items():
        if not found:
            raise KgError(
                f"{path}: no {verdict} sample; add # {verdict}: 说明 / title and its TriG in comments"
            )
    return Shape(
        path.stem,
        title,
        sentence,
        severity[1] if severity else SEVERITIES[0],
        text,
        tuple(samples["good"]),
        tuple(samples["bad"]),
    )


def _samples(text: str) -> Iterator[tuple[str, Sample]]:
    """The commented TriG after each # good: and # bad:."""
    lines = text.splitlines()
    starts = [i for i, line in enumerate(lines) if _SAMPLE.fullmatch(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _SAMPLE.fullmatch(lines[start])
        if match:
            body = "\n".join(line.removeprefix("#") for line in lines[start + 1 : end])
            yield match[1], Sample(match[2], body)


def read_shapes(directories: Iterable[Path]) -> list[Shape]:
    """The shapes (``*.rq``) of some folders in the order of their names; KgError for a name that is there twice."""
    found: dict[str, Shape] = {}
    for directory in directories:
        for path in sorted(directory.glob("*.rq")):
            if path.stem in found:
                raise KgError(f"{path}: another folder has a shape of this name; rename one of them")
            found[path.stem] = read_shape(path)
    return [found[name] for name in sorted(found)]


def audit(query: Query, shapes: Iterable[Shape]) -> list[Finding]:
    """What the shapes find wrong with the graphs that ``query`` asks, in the order of shapes and rows.

    ``query`` takes SPARQL and gives rows of plain strings without the unbound variables, as
    :meth:`kg.dataset.Dataset.query` does.
    """
    return [_finding(shape, row) for shape in shapes for row in query(shape.sparql)]


def _finding(shape: Shape, row: Mapping[str, str]) -> Finding:
    said = "; ".join(f"{name}: {value}" for name, value in row.items() if name != "focus")
    return Finding(
        rule=shape.name,
        focus=row.get("focus", ""),
        message=f"{shape.title} ({said})" if said else shape.title,
        severity=shape.severity,
        evidence=span_of(row.get("evidence", "")),
    )
