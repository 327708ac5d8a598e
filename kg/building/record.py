"""The record of a build, for people and programs: what was read, found and not resolved, and its times."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.building.union import United
from kg.cache import Result
from kg.categories import NAMED, OCCURRENCES
from kg.dataset import Dataset
from kg.graph import Triple, Writer
from kg.lexicon import Lexicon
from kg.model import Literal
from kg.pipeline import MASKED
from kg.read.folder import Input, remarks
from kg.terms import DCTERMS, FZ, PROV, RDF, XSD

# Above this many quads graph.ttl and graph.html are not made unasked: they need all quads at once.
READABLE = 1_000_000


class Clock:
    """Seconds by stage, and when the build began."""

    def __init__(self) -> None:
        self.began = datetime.now(UTC)
        self.seconds: dict[str, float] = {}
        self.peaks: dict[str, int] = {}  # MiB of memory by process

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a block."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - start, 3)


def summary(
    results: Sequence[Result],
    united: United,
    clock: Clock,
    base: str,
    found: Sequence[Input],
    lexicon: Lexicon,
) -> dict[str, Any]:
    """The content of ``build.json``."""
    from kg import __version__

    read = [r for r in results if r.report]
    by_report: dict[str, list[str]] = {}
    for result in read:
        by_report.setdefault(result.report, []).append(result.shown)
    return {
        "version": __version__,
        "base": base,
        "began": clock.began.isoformat(timespec="seconds"),
        "seconds": clock.seconds,
        "memory": clock.peaks,
        "documents": {
            "found": len(found),
            "read": len(read),
            "formats": _formats(results),
            "unread": [{"file": r.shown, "reason": r.reason} for r in results if not r.report],
            "doubtful": [r.shown for r in read if r.doubtful],
            "duplicates": [files for files in by_report.values() if len(files) > 1],
            "copies": _copies(united, by_report),
            "versions": _versions(read, united, lexicon),
            "remarks": [asdict(remark) for remark in remarks(found)],
        },
        "ontology": {"missing": list(lexicon.missing)},
        "reports": len(by_report) - len(united.copies),
        "quads": united.quads,
        "counts": united.counts,
        "unresolved": [
            {"file": r.shown, "report": r.report, **{k: f[k] for k in ("rule", "focus", "message")}}
            for r in read
            for f in r.findings
            if f["rule"] != MASKED
        ],
        "masked": [
            {"file": r.shown, "report": r.report, "words": f["focus"]}
            for r in read
            for f in r.findings
            if f["rule"] == MASKED
        ],
    }


def _copies(united: United, files: Mapping[str, list[str]]) -> list[list[str]]:
    """The files of one report in several texts, first those of the text that stands for all."""
    found: dict[str, list[str]] = {}
    for copy, other in united.copies.items():
        found.setdefault(other, list(files[other])).extend(files[copy])
    return sorted(found.values())


def _versions(read: Sequence[Result], united: United, lexicon: Lexicon) -> list[dict[str, Any]]:
    """The different texts of one place and year, but for those of different issuers."""
    found: dict[tuple[str, str], dict[str, list[Result]]] = {}
    for one in read:
        if one.place and one.year and one.report not in united.copies:
            found.setdefault((one.place, one.year), {}).setdefault(one.issuers, []).append(one)
    said = []
    for (place, year), texts in sorted(found.items()):
        unnamed = texts.pop("", [])  # it may be of any
        for same in texts.values() if texts else ([],):
            same = [*same, *unnamed]
            if len({one.report for one in same}) > 1:
                name = "".join(outer.concept.label for outer in reversed(lexicon.gazetteer.chain(place)))
                files = sorted(one.shown for one in same)
                said.append({"place": place, "name": name, "year": year, "files": files})
    return said


def _formats(results: Sequence[Result]) -> dict[str, dict[str, int]]:
    """How many documents of each media type were read and how many were not; those not even opened have none."""
    found: dict[str, dict[str, int]] = {}
    for result in results:
        of = found.setdefault(
            result.source.media_type if result.source.sha256 else "", {"read": 0, "unread": 0}
        )
        of["read" if result.report else "unread"] += 1
    return dict(sorted(found.items()))


def counts(dataset: Dataset) -> dict[str, dict[str, int]]:
    """How many quotations there are of each kind, and of how many things."""
    found: dict[str, dict[str, int]] = {}
    asked = "SELECT (COUNT(?s) AS ?m) (COUNT(DISTINCT ?o) AS ?d) { ?s rdf:predicate <%s> ; rdf:object ?o }"
    for kind, category in NAMED.items():
        row = dataset.query(asked % category.term).rows()[0]
        found[kind] = {"mentions": int(row["m"]), "distinct": int(row["d"])}
    asked = "SELECT (COUNT(?q) AS ?m) (COUNT(DISTINCT ?o) AS ?d) { ?o a <%s> ; prov:wasQuotedFrom ?q }"
    for kind, category in OCCURRENCES.items():
        row = dataset.query(asked % category.term).rows()[0]
        found[kind] = {"mentions": int(row["m"]), "distinct": int(row["d"])}
    return found


def write(folder: Path, said: dict[str, Any], graph_digest: str) -> None:
    """Write ``build.json``, ``build.md``, ``build.html`` and ``build.nq``; ``graph_digest`` is that of ``graph.nq``."""
    from kg.view.build import render_build
    from kg.view.markdown import render_markdown

    (folder / "build.json").write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "build.md").write_text(render_markdown(said, READABLE), "utf-8")
    (folder / "build.html").write_text(render_build(said), "utf-8", newline="\n")
    (folder / "build.nq").write_text(_quads(said, graph_digest), "utf-8")


def _quads(said: dict[str, Any], graph_digest: str) -> str:
    """The build as a prov:Activity: the only place where a time of day is written."""
    writer = Writer(said["base"])
    build, entity = f"build/{graph_digest[:16]}", f"build/{graph_digest[:16]}#graph"
    date_time = XSD.dateTime
    ended = datetime.now(UTC).isoformat(timespec="seconds")
    triples: list[Triple] = [
        (build, RDF.type, PROV.Activity),
        (build, PROV.startedAtTime, Literal(said["began"], date_time)),
        (build, PROV.endedAtTime, Literal(ended, date_time)),
        (build, PROV.generated, entity),
        (entity, RDF.type, PROV.Entity),
        (entity, FZ.sha256, Literal(graph_digest)),
        (
            entity,
            DCTERMS.description,
            Literal(f"graph.nq, {said['quads']} quads, fazhi-kg {said['version']}"),
        ),
    ]
    return "".join(sorted(f"{writer.quad(t, 'graph/build')}\n" for t in triples))
