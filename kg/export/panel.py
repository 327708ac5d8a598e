"""CSV: the panel of all statements, one quotation a row, for Excel, R, Stata and pandas (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from kg.dataset import Dataset, Row
from kg.labels import is_iri, is_number, local, names, short
from kg.quotations import copies, quotations, reports
from kg.terms import FZ

NAME = "csv"
MEDIA_TYPE = "text/csv"
SUFFIX = ".csv"
LOSSLESS = False

COLUMNS = (
    *("report", "title", "year", "place", "county", "province"),
    *("predicate", "object", "object_label", "modality", "context"),
    *("section", "sentence", "quote", "start", "end"),
    *("kind", "value", "lower", "upper", "unit", "qualifier"),
)
_KINDS = f"SELECT ?s ?t {{ ?s a ?t FILTER(STRSTARTS(STR(?t), '{FZ.iri}') && ?t != fz:Candidate) }}"
_FIGURES = """SELECT ?s ?value ?lower ?upper ?unit ?qualifier { ?s a fz:Figure .
    OPTIONAL { ?s fz:value ?value } OPTIONAL { ?s fz:lowerBound ?lower } OPTIONAL { ?s fz:upperBound ?upper }
    OPTIONAL { ?s fz:qualifier ?qualifier }
    OPTIONAL { ?s fz:unit/skos:prefLabel ?unit FILTER(LANG(?unit) = "zh") } }"""


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write UTF-8 with a byte order mark, so that Excel reads Chinese.

    Activities, figures, shortcomings, plans and memberships are rows with the predicate ``fz:reports``;
    a figure has its value, bounds, unit and qualifier in the last columns. Of several texts of one report
    only that which stands for all is there: what has rows twice would be added up twice.
    """
    known, called, passed_over = reports(dataset), names(dataset), copies(dataset)
    figures = {row["s"]: row for row in dataset.query(_FIGURES)}
    kinds = {row["s"]: local(row["t"]) for row in dataset.query(_KINDS)}
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for one in quotations(dataset):
        if one.report in passed_over:
            continue
        report = known.get(one.report)
        thing = one.object in called or is_iri(one.object)
        said = called.get(one.object)
        cells = [
            short(one.report, dataset.base),
            report.title if report else "",
            report.year if report else "",
            report.place if report else "",
            report.level("County") if report else "",
            report.level("Province") if report else "",
            short(one.predicate, dataset.base),
            short(one.object, dataset.base) if thing else "",
            said.any if said else local(one.object) if thing else one.object,
            one.modality,
            "; ".join(one.contexts),
            one.section,
            one.sentence,
            one.words,
            str(one.span.start) if one.span else "",
            str(one.span.end) if one.span else "",
            kinds.get(one.object, ""),
            *_figure(figures.get(one.object, {})),
        ]
        table.writerow([guarded(cell) for cell in cells])
    text.detach()


def _figure(row: Row) -> list[str]:
    return [
        *(row.get(name, "") for name in ("value", "lower", "upper", "unit")),
        local(row.get("qualifier", "")),
    ]


def guarded(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula (CWE-1236); negative numbers stay numbers.

    >>> guarded("=1+1"), guarded("-3.5"), guarded("@村村通"), guarded("网格")
    ("'=1+1", '-3.5', "'@村村通", '网格')
    """
    if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not is_number(cell):
        return "'" + cell
    return cell
