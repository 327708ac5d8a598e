"""The table in which people decide on candidates: how it is written for a spreadsheet, and read back from one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.candidates.listing import EXAMPLES, KINDS, Candidate, Example
from kg.export.panel import guarded
from kg.model import KgError

# The first two lines are what the reviewer fills in; class is there where the name shows it.
COLUMNS = (
    *("decision", "kind", "name", "label_en", "class", "broader/variant_of"),
    *("definition_zh", "definition_en"),
    *("suggestion", "reports", "statements", "provinces", "counties", "years"),
    *(f"{what}_{i}" for i in range(1, EXAMPLES + 1) for what in ("example", "source")),
)
_NEEDED = ("decision", "kind", "name")
_DECISIONS = {
    "": "",
    "accept": "accept",
    "variant": "variant",
    "variant-of": "variant",
    "reject": "reject",
    "收入": "accept",
    "变体": "variant",
    "排除": "reject",
}
_GUARD = re.compile(r"^'(?=[=+\-@\t\r])")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong in a line of the table, and what to do."""

    file: Path
    line: int
    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table in which somebody decided to take a name in, by itself or as a variant.

    ``target`` is what stands under ``broader/variant_of``, for a variant else the suggestion; ``examples`` are
    pairs of a sentence and its source.
    """

    line: int
    decision: str
    kind: str
    name: str
    label_en: str = ""
    class_: str = ""
    target: str = ""
    definition_zh: str = ""
    definition_en: str = ""
    examples: tuple[tuple[str, str], ...] = ()


def table(listed: Iterable[Candidate]) -> bytes:
    """The candidates as CSV with a byte order mark, one a row, each followed by its variants (RFC 4180)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for cells in rows(listed):
        writer.writerow([guarded(cells.get(column, "")) for column in COLUMNS])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def rows(listed: Iterable[Candidate]) -> Iterator[dict[str, str]]:
    """The cells of each row by column; those that are empty are left out."""
    for head in listed:
        for one in (head, *head.variants):
            near = one.near.label if one.near else ""
            yield {
                "kind": one.kind,
                "name": one.name,
                "class": one.class_,
                "suggestion": near or (head.name if one is not head else ""),
                "reports": str(one.reports),
                "statements": str(one.statements),
                "provinces": "、".join(one.provinces),
                "counties": "、".join(one.counties),
                "years": "、".join(one.years),
                **{f"example_{i}": e.text for i, e in enumerate(one.examples, 1)},
                **{f"source_{i}": e.source for i, e in enumerate(one.examples, 1)},
            }


def plain(candidate: Candidate) -> dict[str, Any]:
    """A candidate as JSON: its counts, places, years, examples, nearest known term and variants."""
    near = candidate.near
    return {
        "kind": candidate.kind,
        "name": candidate.name,
        "class": candidate.class_,
        "reports": candidate.reports,
        "statements": candidate.statements,
        "provinces": list(candidate.provinces),
        "counties": list(candidate.counties),
        "years": list(candidate.years),
        "iris": list(candidate.iris),
        "examples": [_plain_example(example) for example in candidate.examples],
        "near": {"iri": near.iri, "label": near.label, "name": near.name} if near else None,
        "variants": [plain(variant) for variant in candidate.variants],
    }


def _plain_example(example: Example) -> dict[str, str]:
    return {
        "text": example.text,
        "marked": example.marked,
        "source": example.source,
        "year": example.year,
        "place": example.place,
    }


def read_table(path: Path) -> tuple[list[Row], list[Problem]]:
    """The rows with a decision to accept, and what is wrong in others, in the order of the file.

    Columns may stand in any order; only decision, kind and name must be there. Raises KgError for a file that is
    no such table.
    """
    decided: list[Row] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for line, cells in _lines(path):
        kind, name = cells["kind"].lower(), cells["name"]
        said = cells["decision"].lower()
        decision = _DECISIONS.get(said)
        if decision in ("", "reject"):
            continue
        message = ""
        if decision is None:
            message = f"“{said}” is no decision; write accept, variant-of or reject, or leave it empty"
        elif kind not in KINDS:
            message = f"“{kind}” is no kind of candidate; write one of {', '.join(KINDS)}"
        elif not name:
            message = "has no name; fill it in or empty the decision"
        elif (kind, name) in seen:
            message = f"is decided on line {seen[kind, name]} already; empty one decision"
        if message or decision is None:
            problems.append(Problem(path, line, name, message))
            continue
        seen[kind, name] = line
        decided.append(_row(line, decision, kind, name, cells))
    return decided, problems


def _row(line: int, decision: str, kind: str, name: str, cells: dict[str, str]) -> Row:
    target = cells.get("broader/variant_of", "")
    if decision == "variant":
        target = target or cells.get("suggestion", "")
    examples = ((cells.get(f"example_{i}", ""), cells.get(f"source_{i}", "")) for i in range(1, EXAMPLES + 1))
    return Row(
        line,
        decision,
        kind,
        name,
        label_en=cells.get("label_en", ""),
        class_=cells.get("class", ""),
        target=target,
        definition_zh=cells.get("definition_zh", ""),
        definition_en=cells.get("definition_en", ""),
        examples=tuple((sentence, source) for sentence, source in examples if sentence),
    )


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells by column, blanks and guards off, and the line on which each row begins."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise KgError(
            f"{path} cannot be read ({error.strerror}); name a table of kg candidates --format csv"
        ) from None
    except UnicodeDecodeError as error:
        raise KgError(
            f"{path} is not UTF-8 (byte {error.start}); save it as “CSV UTF-8” in the spreadsheet"
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [cell.strip() for cell in next(reader, [])]
        for column in _NEEDED:
            if column not in head:
                raise KgError(
                    f"{path}:1: there is no column {column}; save the table of kg candidates --format csv "
                    "with its first line and commas between the cells"
                )
        begins = reader.line_num + 1
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if len(cells) > len(head):
                raise KgError(
                    f"{path}:{line}: {len(cells)} cells under {len(head)} columns; put the one that holds a "
                    "comma between double quotes"
                )
            yield line, dict.fromkeys(head, "") | dict(zip(head, map(_clean, cells), strict=False))
    except csv.Error as error:
        raise KgError(f"{path}:{reader.line_num}: {error}; put the cell between double quotes") from None


def _clean(cell: str) -> str:
    """A cell in one line without the mark that kept a spreadsheet from reckoning.

    >>> _clean(" '=一心一意 "), _clean("'枫桥'")
    ('=一心一意', "'枫桥'")
    """
    return _GUARD.sub("", " ".join(cell.split()), count=1)
