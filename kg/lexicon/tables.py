"""How the registers' CSV tables are read, and how a bad row is reported: file, line, what to do."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from kg.model import XSD, KgError, Literal

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


def read_table(path: Path, columns: Sequence[str], *, delimiter: str = ",") -> list[list[str]]:
    """The rows of a table, each a list of cells in the order of ``columns``; raises like :func:`read_lines`."""
    return [row for _, row in read_lines(path, columns, delimiter=delimiter)]


def read_lines(path: Path, columns: Sequence[str], *, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    """The rows of a table, each with the line of the file that it begins in: a cell may hold line ends.

    The first line must be exactly the columns. Raises KgError naming file, line and remedy.
    """
    width, begins = len(columns), 2
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            head = next(reader, [])
            if head != list(columns):
                raise KgError(
                    f"{path}:1: the columns must be {delimiter.join(columns)}; put them in this order"
                )
            rows: list[tuple[int, list[str]]] = []
            for row in reader:
                if len(row) != width:
                    raise KgError(
                        f"{path}:{begins}: {len(row)} cells instead of {width}; add or remove commas"
                    )
                rows.append((begins, row))
                begins = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise KgError(f"{path}: not UTF-8 at byte {error.start}; save the table as UTF-8") from error
    except OSError as error:
        raise KgError(f"{path}: it cannot be read ({error.strerror}); make it a readable file") from error
    except csv.Error as error:
        limit = f"{csv.field_size_limit():,}"
        remedy = (
            f"a cell has more than {limit} characters: a quotation mark that is never closed, or a text that is no name; "
            "correct it"
            if "field larger" in str(error)
            else f"{error}; put the cell between double quotes, and close them"
        )
        raise KgError(f"{path}:{begins}: {remedy}") from error
    return rows


def date_literal(text: str) -> Literal | None:
    """A date as a typed literal, as exact as it is known; None if it is no date.

    >>> date_literal("2021-07-15"), date_literal("2020").datatype.rpartition("#")[2]
    (Literal(text='2021-07-15', datatype='http://www.w3.org/2001/XMLSchema#date', lang=''), 'gYear')
    """
    match = _DATE.fullmatch(text)
    if not match:
        return None
    return Literal(text, XSD + ("date" if match[3] else "gYearMonth" if match[2] else "gYear"))


def check_dates(path: Path, line: int, *dates: str) -> None:
    """Raises KgError if a cell is neither empty nor YYYY, YYYY-MM or YYYY-MM-DD of the calendar."""
    for text in dates:
        if text and not _is_date(text):
            raise KgError(f"{path}:{line}: {text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")


@cache
def _is_date(text: str) -> bool:
    """Whether a date stands in the calendar, which 2021-02-30 does not.

    >>> _is_date("2024-02-29"), _is_date("2023-02-29")
    (True, False)
    """
    match = _DATE.fullmatch(text)
    if not match:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
