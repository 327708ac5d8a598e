"""How figures read in the side panel, and which of them may be added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from urllib.parse import unquote

from kg.view.labels import local
from kg.view.questions import Row

_MARK = {"AtLeast": "≥", "AtMost": "≤", "About": "≈"}
_NOT_ADDED = ("Percent", "Change", "Range", "AtMost")


def format_figure(row: Row) -> str:
    """A figure as a reader writes it.

    >>> format_figure({"value": "2300.0", "unit": "unit/份", "qualifier": "x#AtLeast"})
    '≥2300 份'
    >>> format_figure({"value": "3", "upper": "5", "unit": "unit/人", "qualifier": "x#Range"})
    '3—5 人'
    """
    qualifier = local(row.get("qualifier", ""))
    value = _plain(row["value"])
    if qualifier == "Range" and "upper" in row:
        value = f"{value}—{_plain(row['upper'])}"
    elif qualifier == "Change" and not value.startswith("-"):
        value = f"+{value}"
    unit = unquote(local(row.get("unit", "")))
    return f"{_MARK.get(qualifier, '')}{value}{unit if unit in ('%', '％') else f' {unit}'.rstrip()}"


def totals(rows: Iterable[Row]) -> list[str]:
    """The sums of done figures by unit; shares, changes, ranges and upper bounds are not added.

    >>> totals([{"value": "2300", "unit": "unit/份", "qualifier": "x#AtLeast", "modality": "x#Done"},
    ...         {"value": "40", "unit": "unit/份", "qualifier": "x#Exact", "modality": "x#Done"},
    ...         {"value": "95", "unit": "unit/%25", "qualifier": "x#Percent", "modality": "x#Done"}])
    ['≥2340 份']
    """
    sums: dict[str, Decimal] = defaultdict(Decimal)
    marks: dict[str, str] = {}
    for row in rows:
        qualifier = local(row.get("qualifier", "Exact"))
        unit = unquote(local(row.get("unit", "")))
        if (
            qualifier in _NOT_ADDED
            or unit in ("%", "％", "百分点")
            or local(row.get("modality", "Done")) != "Done"
        ):
            continue
        try:
            sums[unit] += Decimal(row["value"])
        except InvalidOperation:
            continue
        if qualifier == "AtLeast" or (qualifier == "About" and marks.get(unit) != "≥"):
            marks[unit] = _MARK[qualifier]
    ordered = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return [f"{marks.get(unit, '')}{_plain(str(value))} {unit}".rstrip() for unit, value in ordered]


def _plain(value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return format(number.normalize(), "f") if number else "0"
