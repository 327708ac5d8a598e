"""The view of counts: what the reports of a page say of laws, mechanisms, figures, campaigns and shortcomings, side by side."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from kg.graph import span_of
from kg.view.labels import local
from kg.view.questions import Row, ask
from kg.view.shared import Shared
from kg.view.views.reader import unsettled

NAME = "dashboard"
LABEL = ("统计", "Dashboard")
SCRIPTS = ("dashboard_counts", "dashboard_charts", "dashboard")

_FIGURES = (
    "SELECT DISTINCT ?report ?type ?measure ?value ?unit ?qualifier ?upper ?m ?from { ?report fz:reports ?activity . "
    "?activity fz:activityType ?type ; fz:figure ?figure . ?figure fz:measure ?measure ; fz:value ?value ; "
    "prov:wasQuotedFrom ?from OPTIONAL { ?figure fz:unit ?unit } OPTIONAL { ?figure fz:qualifier ?qualifier } "
    "OPTIONAL { ?figure fz:upperBound ?upper } OPTIONAL { ?figure fz:modality ?m } }"
)
_DEEPEST = 6  # levels of places
_DAY = re.compile(r"--(\d\d)(?:-(\d\d))?")


def data(shared: Shared) -> dict[str, Any] | None:
    """``regions`` by report, ``figures`` as rows, ``days`` of campaigns and what stayed open by report; None without a report.

    A region is the largest place that holds the report's own, as an entity (-1: none). A figure is (report, type of
    activity, measure, unit, value, upper bound, qualifier, start, end), of what was done alone. A day is (month, day), day 0 for a
    whole month.
    """
    if not shared.reports:
        return None
    above = {
        row["p"]: row["q"]
        for row in ask(shared.query, "SELECT ?p ?q { ?p a fz:Place ; dcterms:isPartOf ?q }")
    }
    places = {
        row["r"]: row["p"] for row in ask(shared.query, "SELECT ?r ?p { ?r a fz:Report ; fz:about ?p }")
    }
    regions = [-1] * len(shared.reports)
    for iri, number in shared.numbers.items():
        if place := places.get(iri):
            regions[number] = shared.entity(_highest(place, above))
    days = {}
    for row in ask(shared.query, "SELECT ?c ?day { ?c fz:date ?day }"):
        if match := _DAY.fullmatch(row["day"]):
            days[shared.entity(row["c"])] = [int(match[1]), int(match[2] or 0)]
    left = unsettled(shared)
    return {
        "regions": regions,
        "figures": sorted(
            one for row in ask(shared.query, _FIGURES) if (one := _figure(row, shared)) is not None
        ),
        "days": days,
        "open": [len(found) for found in left["open"]],
        "masked": [sum(times for _, times in found) for found in left["masked"]],
        "doubtful": left["doubtful"],
    }


def libraries() -> dict[str, str]:
    """Apache ECharts."""
    return {"echarts": files("kg.view").joinpath("vendor/echarts.simple.min.js").read_text("utf-8")}


def _highest(place: str, above: dict[str, str]) -> str:
    for _ in range(_DEEPEST):
        if place not in above:
            break
        place = above[place]
    return place


def _figure(row: Row, shared: Shared) -> tuple[Any, ...] | None:
    report, span = shared.numbers.get(row["report"]), span_of(row["from"])
    if report is None or span is None or local(row.get("m", "Done")) != "Done":
        return None
    qualifier = local(row.get("qualifier", "Exact"))
    upper = float(row["upper"]) if qualifier == "Range" and "upper" in row else 0.0
    return (
        *(report, shared.entity(row["type"]), row["measure"], unquote(local(row.get("unit", "")))),
        *(float(row["value"]), upper, qualifier, span.start, span.end),
    )
