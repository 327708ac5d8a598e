"""How reviewed candidates become terms: blocks of Turtle and rows of norms.csv, proven before they are written.

What cannot be loaded, or is not found in its own example, keeps everything from being written. What only people can
add (a definition, English names, what numbers stand for) is remarked and left to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.candidates.proof import Proof
from kg.candidates.table import Problem, Row, read_table
from kg.lexicon import Lexicon
from kg.lexicon.norm import CLASSES
from kg.lexicon.norm_tables import COLUMNS as NORM_COLUMNS
from kg.lexicon.proof import order
from kg.lexicon.surfaces import surface
from kg.lexicon.tables import read_table as read_table_of
from kg.lexicon.vocabulary import MECHANISM_KINDS
from kg.questions import literal
from kg.terms import BASE, DCTERMS, FZ, SKOS, mint
from kg.zh.fold import skeleton

MARKER = "# Terms accepted from candidates."
_HEAD = f"""{MARKER} Add what is missing, then check the folder: kg vocabulary check

@base <{BASE}> .
@prefix dcterms: <{DCTERMS.iri}> .
@prefix fz: <{FZ.iri}> .
@prefix skos: <{SKOS.iri}> .
"""
_LISTED = " ,\n        "
_TYPES = {
    "mechanism": "fz:Mechanism",
    "campaign": "fz:Campaign",
    "platform": "fz:Platform",
    "work": "fz:Work",
}
_CLASSIFIED = {"organisation": "body-type", "platform": "platform-type"}
# What the table has no cell for or the reviewer may still write: it keeps no term from being used.
_DATELESS = "is taken to be in force, checked=no; fill in its dates, status and province in norms.csv"
_LEFT = ("has no Chinese skos:definition", "has no English", "is named by numbers", "has the short name")


@dataclass(frozen=True, slots=True)
class Accepted:
    """What reviewed rows became.

    ``turtle`` holds the new terms, and as comments what is to be merged into terms that are there already;
    ``norms`` are rows in the order of norms.csv. With ``problems`` both are not to be used; ``remarks`` are left
    to the reviewer.
    """

    turtle: str = ""
    norms: tuple[tuple[str, ...], ...] = ()
    terms: int = 0
    merged: int = 0
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


class _Wrong(Exception):  # noqa: N818 - never leaves this file
    """What is wrong in a row and what to do."""


def accept(path: Path, lexicon: Lexicon, directories: Sequence[Path]) -> Accepted:
    """What the reviewed table of candidates in a file becomes.

    ``lexicon`` is what was loaded from ``directories``; the new terms are proven on top of it. Raises KgError for
    a file that is no such table.
    """
    rows, problems = read_table(path)
    acceptance = _Acceptance(lexicon, rows)
    texts: dict[str, tuple[str, Row]] = {}
    norms: dict[str, tuple[tuple[str, ...], Row]] = {}
    for row in rows:
        try:
            if row.decision == "variant":
                acceptance.target(row)
            elif (iri := _iri(row)) in texts:
                raise _Wrong(f"has the IRI of line {texts[iri][1].line}; make it a variant-of that name")
            elif row.kind == "norm":
                norms[row.name] = acceptance.norm(row), row
            else:
                texts[iri] = acceptance.block(row), row
        except _Wrong as wrong:
            problems.append(Problem(path, row.line, row.name, str(wrong)))
    turtle, lines = _file([texts[iri] for iri in sorted(texts, key=order)])
    table = [norms[title] for title in sorted(norms)]
    remarks: list[Problem] = []
    if not problems:
        told = Proof(path, lexicon, directories, acceptance.merges).faults(turtle, lines, table)
        problems = [one for one in told if not one.message.startswith(_LEFT)]
        remarks = [one for one in told if one.message.startswith(_LEFT)]
    for cells, row in table:
        remarks.append(Problem(path, row.line, cells[0], _DATELESS))
    return Accepted(
        turtle=turtle + _to_merge(lexicon, acceptance.merges),
        norms=tuple(cells for cells, _ in table),
        terms=len(texts),
        merged=sum(map(len, acceptance.merges.values())),
        problems=tuple(sorted(problems)),
        remarks=tuple(sorted(remarks)),
    )


def _iri(row: Row) -> str:
    return mint({"organisation": "body", "norm": "eli/cn"}.get(row.kind, row.kind), row.name)


class _Acceptance:
    """Rows as terms; ``merges`` are the variants of terms that are known, by the IRI of these."""

    def __init__(self, lexicon: Lexicon, rows: Sequence[Row]) -> None:
        self._lexicon = lexicon
        self._rows = {(row.kind, surface(row.name)): row for row in rows}
        self._variants: dict[str, list[str]] = defaultdict(list)
        self.merges: dict[str, list[Row]] = defaultdict(list)
        self._known: dict[tuple[str, str], str] = {}
        for term in reversed(lexicon.terms):
            for name in (*term.quoted, *term.labels, term.concept.iri):
                self._known[term.concept.scheme, surface(name)] = term.concept.iri
        for row in rows:
            if row.decision == "variant":
                with suppress(_Wrong):  # it is told when the row has its turn
                    self._attach(row)

    def _attach(self, row: Row) -> None:
        iri = self.target(row)
        if self._lexicon.known(iri):
            self.merges[iri].append(row)
        else:
            self._variants[iri].append(row.name)

    def target(self, row: Row) -> str:
        """The IRI of the term that a row is a variant of, by way of other variants if need be."""
        passed = [row]
        while True:
            name = passed[-1].target
            if not name:
                raise _Wrong("is a variant of nothing; write the term's name into broader/variant_of")
            step = self._decided(row.kind, name)
            if step is None or step in passed:
                break
            if step.decision == "accept":
                return _iri(step)
            passed.append(step)
        known = self._named(row.kind, name)
        if not known:
            raise _Wrong(
                f"is a variant of {name}, which is neither known nor accepted here; "
                "accept that, or name another term in broader/variant_of"
            )
        return known

    def _decided(self, kind: str, name: str) -> Row | None:
        """The row of a name, or of the IRI that it will have."""
        found = self._rows.get((kind, surface(name)))
        return found or next(
            (row for row in self._rows.values() if _iri(row) == name.removeprefix(BASE)), None
        )

    def _named(self, kind: str, name: str) -> str:
        """The IRI of a known term by its name or IRI; empty if there is none."""
        name = name.removeprefix(BASE)
        if kind != "norm":
            return self._known.get((kind, surface(name)), "")
        found = self._lexicon.register.lookup(name.removeprefix("eli/cn/").strip("《》"))
        return found[0][0].iri if len(found) == 1 else ""

    def block(self, row: Row) -> str:
        """A term in Turtle."""
        examples = [(text, source) for text, source in row.examples if surface(row.name) in surface(text)]
        sources = list(dict.fromkeys(source for _, source in examples if source))
        if not examples:
            raise _Wrong("is named in none of its examples; write a sentence that says it into example_1")
        if not sources:
            raise _Wrong("has an example without a source; write the report's address or title into source_1")
        broader = self._broader(row)
        variants = sorted(self._variants.get(_iri(row), ()))
        facts = (
            ("skos:prefLabel", [_tagged(row.name), *_english(row.label_en)]),
            ("skos:altLabel", list(map(_tagged, variants))),
            ("skos:broader", broader),
            (
                "skos:definition",
                [*([_tagged(row.definition_zh)] if row.definition_zh else ()), *_english(row.definition_en)],
            ),
            ("skos:example", list(dict.fromkeys(_tagged(text) for text, _ in examples))),
            ("dcterms:source", list(map(literal, sources))),
        )
        said = [f"{name} {_LISTED.join(objects)}" for name, objects in facts if objects]
        if row.kind in _TYPES:
            said.insert(0, f"a {_TYPES[row.kind]}")
        return f"<{_iri(row)}> " + " ;\n    ".join(said) + " .\n"

    def _broader(self, row: Row) -> list[str]:
        """What a term hangs on: its kind, and a more general term."""
        kinds = self._kinds(row.kind)
        above = []
        kind = kinds.get(row.class_.removeprefix("fz:"), "")
        if row.target in kinds or row.target.removeprefix("fz:") in kinds:
            kind = kinds[row.target.removeprefix("fz:")]
        elif row.target:
            step = self._decided(row.kind, row.target)
            accepted = step is not None and step.decision == "accept" and step is not row
            iri = _iri(step) if accepted and step else self._named(row.kind, row.target)
            if not iri:
                raise _Wrong(
                    f"is under {row.target}, which is neither known nor accepted here; "
                    "correct or empty broader/variant_of"
                )
            above = [f"<{iri}>"]
        if kinds and not kind:
            said = f"is of the class {row.class_}" if row.class_ else "has no class"
            choice = ", ".join(sorted({key for key in kinds if key.isascii() and "/" not in key}))
            raise _Wrong(f"{said}; write one of {choice} into class")
        return [*([kind] if kind else ()), *above]

    def _kinds(self, kind: str) -> dict[str, str]:
        """What classifies the terms of a kind, by each way to write it."""
        if kind == "mechanism":
            return {name: f"fz:{name}" for name in MECHANISM_KINDS}
        scheme = _CLASSIFIED.get(kind, "-")
        found: dict[str, str] = {}
        for term in self._lexicon.terms:
            iri = term.concept.iri
            if iri.startswith(f"{scheme}/"):
                found |= dict.fromkeys((iri, iri.rpartition("/")[2], term.concept.label), f"<{iri}>")
        return found

    def norm(self, row: Row) -> tuple[str, ...]:
        """A row of norms.csv."""
        if row.class_ not in CLASSES:
            said = f"is of the class {row.class_}" if row.class_ else "has no class"
            raise _Wrong(
                f"{said}, which the register of norms does not have; write one of {', '.join(CLASSES)} into class"
            )
        if not any(source for _, source in row.examples):
            raise _Wrong("has no source; write the report's address or title into source_1")
        cells = {
            "title": row.name.strip("《》"),
            "short_names": "|".join(sorted(name.strip("《》") for name in self._variants.get(_iri(row), ()))),
            "class": row.class_,
            "name_en": row.label_en,
            "status": "in_force",
            "checked": "no",
            "source": next(source for _, source in row.examples if source),
        }
        return tuple(cells.get(column, "") for column in NORM_COLUMNS)


def _tagged(text: str) -> str:
    return f"{literal(text)}@zh"


def _english(text: str) -> list[str]:
    return [f"{literal(text)}@en"] if text else []


def _file(blocks: Iterable[tuple[str, Row]]) -> tuple[str, dict[int, Row]]:
    """The text of a vocabulary, and the row that each of its lines comes from."""
    text = _HEAD
    rows: dict[int, Row] = {}
    for block, row in blocks:
        begins = text.count("\n") + 2
        text += f"\n{block}"
        rows |= dict.fromkeys(range(begins, begins + block.count("\n")), row)
    return text, rows


def _to_merge(lexicon: Lexicon, merges: Mapping[str, Sequence[Row]]) -> str:
    """Variants of known terms, as comments: two blocks of one term would be an error."""
    text = ""
    for iri in sorted(merges):
        names = sorted(row.name for row in merges[iri])
        if term := lexicon.term(iri):
            listed = " ,\n#         ".join(map(_tagged, names))
            text += f"\n# To merge into <{iri}> in {term.file.name}, line {term.line}:\n#     skos:altLabel {listed} ;\n"
        else:
            joined = "|".join(names)
            text += f"\n# To merge into the row of {iri} in norms.csv:\n#     short_names: {joined}\n"
    return text


def with_norms(path: Path, rows: Iterable[tuple[str, ...]]) -> list[Sequence[str]]:
    """The rows of a norms.csv, if it is there, and after them those of titles that it lacks.

    Raises KgError for a table that cannot be read.
    """
    there: list[Sequence[str]] = list(read_table_of(path, NORM_COLUMNS)) if path.exists() else []
    titles = {skeleton(row[0]) for row in there}
    return [*there, *(row for row in rows if skeleton(row[0]) not in titles)]
