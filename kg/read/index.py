"""The form of an ``index.csv``: what its rows say of the files beside it, and what is wrong in them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

INDEX = "index.csv"
COLUMNS = ("file", "url", "title", "issuer", "published", "place")
_ADDRESS = re.compile(r"https?://[^\s/<>\"{}|\\^`\x00-\x1f]+(?:/[^\s<>\"{}|\\^`\x00-\x1f]*)?", re.IGNORECASE)
# 2022-01-20, 2022/1/20, 2022年1月20日, 2022-01, 2022; a time of day may follow.
_DATE = re.compile(
    r"((?:19|20)\d\d)(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?(?:[T ][\d:+.Z]+)?)?)?[年月]?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Index:
    """The rows of an index by the file's name, the line of each, what is wrong in them, and why there are none."""

    rows: dict[str, dict[str, str]]
    lines: dict[str, int]
    remarks: tuple[tuple[int, str], ...]
    broken: str = ""


def index_of(path: Path) -> Index:
    """What an index says, read again when it has changed; nothing where there is none."""
    try:
        if not path.is_file():
            return Index({}, {}, ())
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):  # a name that no file can have
        return Index({}, {}, ())


@cache
def _read(path: Path, _modified: int) -> Index:
    rows: dict[str, dict[str, str]] = {}
    lines: dict[str, int] = {}
    wrong: list[tuple[int, str]] = []
    try:
        reader = csv.reader(io.StringIO(_characters(path.read_bytes()), newline=""), strict=True)
        columns = next(reader, [])
        if "file" not in columns:
            return _broken(f"has no column “file”; its first line should be {','.join(COLUMNS)}")
        before = reader.line_num
        for row in reader:
            line, before = before + 1, reader.line_num  # a cell may go over several lines
            cells = {column: value.strip() for column, value in zip(columns, row, strict=False)}
            name = cells.get("file", "")
            if not name:
                if any(cells.values()):  # spreadsheets save rows of nothing but commas
                    wrong.append((line, "this row names no file"))
                continue
            if name in rows:
                return _broken(f"has {name} twice, again in line {line}; keep one row a file")
            rows[name], lines[name] = cells, line
            for column, message in _faults(cells):
                wrong.append((line, f"{message}: {cells[column][:80]}"))
                cells[column] = ""
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return _broken(f"cannot be read ({error}); save it as CSV in UTF-8")
    return Index(rows, lines, tuple(wrong))


def _characters(data: bytes) -> str:
    """The text of a table in UTF-8, or in GB18030 as spreadsheets save it; another one names files that are not there."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _broken(why: str) -> Index:
    return Index({}, {}, (), why)


def _faults(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The cells that are not what their column says; nothing is built on them."""
    if cells.get("url") and not _ADDRESS.fullmatch(cells["url"]):
        yield "url", "the url is no address that begins with http:// or https://"
    if cells.get("published") and not _is_date(cells["published"]):
        yield "published", "the date of publication is no date such as 2022-01-20"


def _is_date(text: str) -> bool:
    """Whether a text is a day, month or year.

    >>> [_is_date(text) for text in ("2022-01-20 10:30", "2022年1月20日", "2022-02", "2022", "2022-02-30", "昨天")]
    [True, True, True, True, False, False]
    """
    match = _DATE.fullmatch(text)
    try:
        return bool(match and date(int(match[1]), int(match[2] or 1), int(match[3] or 1)))
    except ValueError:
        return False
