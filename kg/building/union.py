"""The graphs of all documents as one sorted file, made from their parts or from the former build's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import cache
from kg.building import twins
from kg.building.concepts import Concepts, write_concepts
from kg.building.copying import Copier
from kg.building.counts import Counts, counted, together, triples_of
from kg.building.former import INDEX, Former, Range
from kg.building.pieces import Pieces
from kg.categories import NAMED
from kg.graph import Writer
from kg.lexicon import Lexicon
from kg.terms import FZ

COPIES = "copies.nq"  # which report stands for which; no part of graph.nq, whose graphs each say what one text says
COPIES_GRAPH = "graph/copies"


@dataclass(frozen=True, slots=True)
class United:
    """What came of a union: the number of quads, the digest of ``graph.nq``, the counts by category, and where the graphs lie.

    ``copies`` are the reports for which another one stands, and that other one; they are not counted.
    """

    quads: int
    sha256: str
    counts: dict[str, dict[str, int]]
    concepts: Concepts
    graphs: dict[str, Range]
    copies: dict[str, str]


def unite(
    folder: Path,
    results: Sequence[cache.Result],
    parts: Path,
    lexicon: Lexicon,
    writer: Writer,
    key: str,
    before: Former | None = None,
) -> United:
    """Write ``graph.nq``: all quads by graph, subject, predicate and object, each once; one report in memory at a time.

    ``key`` stands for code, vocabularies and base. What did not change is taken from the build ``before``. Also
    written is the index's file of lines.
    """
    (folder / INDEX).mkdir()
    former = before.folder / "graph.nq" if before else None
    with (
        TemporaryDirectory(dir=folder) as scratch,
        Pieces(folder / "graph.nq") as file,
        Copier(file, former) as out,
    ):
        alike = before if before and before.key == key else None
        copies = _copies(results, parts)
        copied = Counter(result.name for result in results if result.report in copies)
        concepts = write_concepts(out, folder, results, parts, Path(scratch), lexicon, writer, alike, copied)
        reports = _reports(out, results, parts, before)
    quads = concepts.written.quads + sum(one.quads for one in reports.values())
    with (folder / COPIES).open("w", encoding="utf-8", newline="\n") as linked:
        linked.writelines(
            f"{writer.quad((copy, FZ.sameReportAs, other), COPIES_GRAPH)}\n" for copy, other in copies.items()
        )
    whole = (one.counts for report, one in reports.items() if report not in copies)
    counts = together(whole, {kind: concepts.distinct[kind] for kind in NAMED})
    graphs = {report: one.range for report, one in reports.items()}
    return United(quads, file.digest, counts, concepts, graphs, copies)


def _copies(results: Sequence[cache.Result], parts: Path) -> dict[str, str]:
    """The reports for which another one stands, and that other one."""
    of = {result.report: result for result in results if result.report}
    found = {
        r.report: twins.Candidate(r.report, r.place, r.year, r.title, r.figures, r.quads)
        for r in results
        if r.report
    }
    return twins.copies(found.values(), lambda report: cache.text(parts, of[report]))


@dataclass(frozen=True, slots=True)
class _Report:
    """A report's graph in the union."""

    range: Range
    quads: int
    counts: Counts


def _reports(
    out: Copier, results: Sequence[cache.Result], parts: Path, before: Former | None
) -> dict[str, _Report]:
    """Write the reports' graphs one after the other."""
    documents: dict[str, dict[str, cache.Result]] = {}
    for result in results:
        if result.report:
            documents.setdefault(result.report, {})[result.key] = result
    reports: dict[str, _Report] = {}
    for report, found in sorted(documents.items()):
        keys, one = tuple(sorted(found)), next(iter(found.values()))
        kept = before.graphs.get(report) if before else None
        start, quads, counts = out.at, one.quads, one.counts
        if len(keys) > 1:  # one text from several sources: the graphs agree but for these
            texts = [cache.quads(parts, found[key]).decode() for key in keys]
            lines = sorted({quad for text in texts for quad in text.split("\n")[:-1]})
            quads, counts = len(lines), counted(triples_of(lines))[0]
            out.add("".join(f"{quad}\n" for quad in lines).encode())
        elif kept and kept.keys == keys:
            out.again(kept.start, kept.size)
        else:
            out.add(cache.quads(parts, one))
        reports[report] = _Report(Range(keys, start, out.at - start), quads, counts)
    return reports
