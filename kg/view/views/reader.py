"""The view of a report as its text: outline, and what the program could not settle in it."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from kg.graph import span_of
from kg.view.labels import local
from kg.view.questions import ask
from kg.view.reasons import in_chinese
from kg.view.shared import Shared

NAME = "reader"
LABEL = ("报告原文", "Reader")
SCRIPTS = ("reader_marks", "reader_text", "reader_panel", "reader")

_SECTIONS = (
    "SELECT ?section ?level ?heading ?role ?from { ?section a fz:Section ; fz:level ?level ; fz:heading ?heading ; "
    "prov:wasQuotedFrom ?from OPTIONAL { ?section fz:sectionRole ?role } }"
)
# A township's own 司法所 is known by what it is.
_CANDIDATES = "SELECT ?c { ?c a fz:Candidate FILTER NOT EXISTS { ?c org:classification ?kind } }"


def data(shared: Shared) -> dict[str, Any] | None:
    """By report: ``sections`` (start, end, level, heading, role) and ``open`` (words, why in Chinese and English, how often).

    ``open`` is what stayed unsettled, ``masked`` the words whose digits a report hides, ``doubtful`` whether it
    has no title of the genre; ``unknown`` are the entities that no vocabulary knows. None without a report.
    """
    if not shared.reports:
        return None
    numbers, outlines = shared.numbers, defaultdict[int, list[tuple[int, int, int, str, str]]](list)
    for row in ask(shared.query, _SECTIONS):
        report, span = numbers.get(row["section"].partition("#")[0]), span_of(row["from"])
        if report is not None and span:
            role = local(row["role"]) if "role" in row else ""
            outlines[report].append((span.start, span.end, int(row["level"]), row["heading"], role))
    candidates = {row["c"] for row in ask(shared.query, _CANDIDATES) if shared.kind(row["c"]) != "person"}
    every = range(len(shared.reports))
    return {
        "sections": [sorted(outlines[i]) for i in every],
        **unsettled(shared),
        "unknown": sorted(shared.entity(iri) for iri in candidates),
        "roles": _ROLES,
    }


def unsettled(shared: Shared) -> dict[str, list[Any]]:
    """What the build left open: ``open`` and ``masked`` by report, ``doubtful`` as the numbers of reports."""
    numbers = shared.numbers
    said = _record(shared)
    files = {one.file: i for i, one in enumerate(shared.reports)}
    left: dict[int, dict[tuple[str, str, str], int]] = defaultdict(dict)
    masked: dict[int, dict[str, int]] = defaultdict(dict)
    for one in said.get("unresolved", ()):
        report = numbers.get(shared.base + one["report"])
        if report is not None:
            why = one["message"]
            key = (one["focus"], in_chinese(why) or why, why)
            left[report][key] = left[report].get(key, 0) + 1
    for one in said.get("masked", ()):
        report = numbers.get(shared.base + one["report"])
        if report is not None:
            masked[report][one["words"]] = masked[report].get(one["words"], 0) + 1
    doubtful = {files[name] for name in said.get("documents", {}).get("doubtful", ()) if name in files}
    every = range(len(shared.reports))
    return {
        "open": [[(*key, times) for key, times in sorted(left[i].items())] for i in every],
        "masked": [sorted(masked[i].items()) for i in every],
        "doubtful": sorted(doubtful),
    }


_ROLES = {
    "Achievements": ("成效", "done"),
    "LeadersDuties": ("负责人履职", "leaders"),
    "Shortcomings": ("问题", "shortcomings"),
    "PlanSection": ("打算", "plans"),
}


def _record(shared: Shared) -> dict[str, Any]:
    """What the build wrote down of itself; nothing where the dataset is no build's."""
    try:
        found = json.loads((shared.folder / "build.json").read_text("utf-8")) if shared.folder else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
