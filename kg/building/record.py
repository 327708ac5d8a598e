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
    missing: Sequence[str] = (),
) -> dict[str, Any]:
    """The content of ``build.json``; ``missing`` are the files that the ontology has not."""
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
            "versions": _versions(read, united),
            "remarks": [asdict(remark) for remark in remarks(found)],
        },
        "ontology": {"missing": list(missing)},
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


def _versions(read: Sequence[Result], united: United) -> list[dict[str, Any]]:
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
                said.append({"place": place, "year": year, "files": sorted(one.shown for one in same)})
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

    (folder / "build.json").write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "build.md").write_text(_markdown(said), "utf-8")
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


def _markdown(said: dict[str, Any]) -> str:
    docs = said["documents"]
    lines = [
        "# 构建记录 / Record of the build",
        "",
        f"{docs['read']} / {docs['found']} 份文件已读取 documents read",
        f"· {said['reports']} 份报告 reports · {said['quads']} 条四元组 quads",
        f"· fazhi-kg {said['version']} · {said['began']}",
        "",
        "## 所得 / What was found",
        "",
        "| 类别 | kind | 引述 quotations | 不同 distinct |",
        "|---|---|---:|---:|",
    ]
    categories = {**NAMED, **OCCURRENCES}
    for kind, count in said["counts"].items():
        lines.append(f"| {categories[kind].zh} | {kind} | {count['mentions']} | {count['distinct']} |")
    lines += [
        "",
        "## 文件格式 / Formats",
        "",
        "| 格式 format | 已读 read | 未读 not read |",
        "|---|---:|---:|",
    ]
    for name, of in docs["formats"].items():
        lines.append(f"| {_cell(name) or '（未打开 not opened）'} | {of['read']} | {of['unread']} |")
    lines += ["", "## 未读取 / Not read", ""]
    lines += [f"- `{_cell(u['file'])}`: {_cell(u['reason'])}" for u in docs["unread"]] or ["（无 none）"]
    if docs["doubtful"]:
        lines += ["", "## 存疑：没有标题 / Doubtful: no title of the genre", ""]
        lines += [f"- `{_cell(name)}`" for name in docs["doubtful"]]
    if docs["duplicates"]:
        lines += ["", "## 同一文本 / The same text in several files", ""]
        lines += ["- " + " = ".join(f"`{_cell(name)}`" for name in files) for files in docs["duplicates"]]
    if docs["copies"]:
        lines += ["", "## 同一报告，文本略异 / The same report in texts that differ a little", ""]
        lines += ["- " + " ≈ ".join(f"`{_cell(name)}`" for name in files) for files in docs["copies"]]
    if docs["versions"]:
        lines += ["", "## 同一地区、年度和机关的不同文本 / Different texts of one place, year and issuer", ""]
        lines += [
            f"- {v['year']}: " + ", ".join(f"`{_cell(n)}`" for n in v["files"]) for v in docs["versions"]
        ]
    if docs["remarks"]:
        lines += ["", "## 来源记录有误 / Faults of the source records", ""]
        lines += [f"- `{_cell(r['file'])}:{r['line']}`: {_cell(r['message'])}" for r in docs["remarks"]]
    if said["ontology"]["missing"]:
        lines += ["", "## 未用的词表 / Vocabularies and registers that were not there", ""]
        lines += [f"- `{_cell(name)}`" for name in said["ontology"]["missing"]]
    lines += ["", "## 未能确定 / Not resolved", ""]
    if said["unresolved"]:
        lines += ["| 文件 file | 原文 words | 原因 why |", "|---|---|---|"]
        lines += [
            f"| `{_cell(u['file'])}` | {_cell(u['focus'])} | {_cell(u['message'])} |"
            for u in said["unresolved"]
        ]
    else:
        lines += ["（无 none）"]
    if said["masked"]:
        lines += ["", "## 隐去的数字 / Masked figures", ""]
        lines += [f"- `{_cell(one['file'])}`: {_cell(one['words'])}" for one in said["masked"]]
    if said["quads"] > READABLE:
        lines += ["", f"图谱超过 {READABLE} 条四元组，未写 graph.ttl 与 graph.html；需要时 if needed:"]
        lines += ["`kg export --format turtle -o graph.ttl`, `kg view -o graph.html`"]
    lines += ["", "## 用时 / Seconds", "", "| stage | s |", "|---|---:|"]
    lines += [f"| {stage} | {seconds} |" for stage, seconds in said["seconds"].items()]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Words of a document in a Markdown table: no bar, line break or mark-up of theirs counts."""
    return text.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;").replace("`", "'")
