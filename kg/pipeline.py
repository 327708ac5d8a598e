"""One document's way from a frozen text to statements: find, resolve, extract."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from kg.lexicon import Lexicon
from kg.model import Document, Field, Finding, Literal, Mention, Mentions, Statement
from kg.resolve import Resolved, resolve
from kg.terms import FZ, XSD

MASKED = "masked-figure"  # the rule of findings on figures such as **件


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one document."""

    doc: Document
    mentions: Mentions
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]


@cache
def _plugins(package: str) -> tuple[ModuleType, ...]:
    """The modules of a package in the order of their names: a new file is a new detector or extractor."""
    path = importlib.import_module(package).__path__
    names = sorted(info.name for info in pkgutil.iter_modules(path) if not info.name.startswith("_"))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)


def find(doc: Document, lexicon: Lexicon) -> Mentions:
    """The mentions of a document before resolution: known terms, then unknown names by pattern."""
    known = Mentions(lexicon.find(doc.folded))
    unknown: list[Mention] = []
    for module in _plugins("kg.detect"):
        unknown.extend(module.find(doc, known))
    return Mentions([*known, *unknown])


def settle(doc: Document, lexicon: Lexicon, *, also: Iterable[Mention] = ()) -> Resolved:
    """The mentions of a document as it means them; ``also`` are names found elsewhere."""
    resolved = resolve(doc, Mentions([*find(doc, lexicon), *also]), lexicon)
    said = Mentions(m for m in resolved.mentions if not _on_furniture(doc, m))
    masked = [
        Finding(MASKED, m.surface, "its digits are masked", evidence=m.span)
        for m in said.of("quantity")
        if m.quantity and m.quantity.value is None
    ]
    return replace(resolved, mentions=said, findings=(*resolved.findings, *masked))


def extract(doc: Document, resolved: Resolved) -> tuple[Statement, ...]:
    """What a document says, as statements with their evidence; it depends on nothing but these two."""
    statements: list[Statement] = []
    if resolved.year and isinstance(resolved.year[1], Field):
        year, field = resolved.year
        statements.append(Statement(doc.iri, FZ.reportingYear, Literal(str(year), XSD.gYear), field))
    if resolved.place and isinstance(resolved.place[1], Field):
        place, field = resolved.place
        statements.append(Statement(doc.iri, FZ.about, place.iri, field))
    for module in _plugins("kg.extract"):
        found: Iterable[Statement] = module.extract(doc, resolved.mentions)
        statements.extend(found)
    return tuple(statements)


def analyse(doc: Document, lexicon: Lexicon, *, also: Iterable[Mention] = ()) -> Analysis:
    """Everything that a document says, with the mentions that it rests on; ``also`` are names found elsewhere."""
    resolved = settle(doc, lexicon, also=also)
    return Analysis(doc, resolved.mentions, extract(doc, resolved), tuple(resolved.findings))


def _on_furniture(doc: Document, mention: Mention) -> bool:
    """Whether the page says it and not the report; the place and year of the report may rest on either."""
    if mention.kind in ("about-place", "year"):
        return False
    return any(mention.span.overlaps(line) for line in doc.furniture)
