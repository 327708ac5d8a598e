"""The graphs of all documents as one dataset: sorted quads, store, texts, Turtle and page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg import cache
from kg.dataset import Dataset, create_store
from kg.graph import Writer
from kg.lexicon import Lexicon
from kg.model import Concept
from kg.record import READABLE, Clock
from kg.schemes import concept_quads


def united(results: Sequence[cache.Result], parts: Path, lexicon: Lexicon, writer: Writer) -> Iterator[str]:
    """All quads sorted by graph, subject, predicate and object, each once; one report in memory at a time."""
    concepts: dict[str, set[Concept]] = {}
    reports: dict[str, set[str]] = {}
    for result in results:
        for iri, unknown in result.concepts.items():
            concepts.setdefault(iri, set()).update(unknown)
        if result.report:
            reports.setdefault(result.report, set()).add(result.key)
    schemes = set(concept_quads(writer, concepts, lexicon.describe))
    yield from sorted(schemes, key=lambda quad: (quad[quad.rindex("<") :], quad))
    for report in sorted(reports):
        kept = [cache.quads_path(parts, key).read_text("utf-8").split("\n")[:-1] for key in reports[report]]
        # one text from two sources: their graphs agree but for the sources
        yield from kept[0] if len(kept) == 1 else sorted(set().union(*kept))


def write(
    folder: Path, quads: Iterator[str], results: Sequence[cache.Result], parts: Path, base: str, clock: Clock
) -> Dataset:
    """Write the files of a build into a folder; the dataset, opened there."""
    with clock.stage("union"), (folder / "graph.nq").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{quad}\n" for quad in quads)
    (folder / "texts").mkdir()
    for result in results:
        if result.report:
            name = result.report.partition("/")[2]
            shutil.copyfile(cache.text_path(parts, result.key), folder / "texts" / f"{name}.txt")
    return publish(folder, base, clock)


def publish(folder: Path, base: str, clock: Clock) -> Dataset:
    """Write what is made of the ``graph.nq`` in a folder: store, Turtle, page; the dataset, opened there."""
    from kg.export import exporters
    from kg.view import write_view

    with clock.stage("store"):
        count = create_store(folder / "store", folder / "graph.nq")
    dataset = Dataset.open(folder)
    dataset.base = base
    if count <= READABLE:
        with clock.stage("turtle"), (folder / "graph.ttl").open("wb") as out:
            exporters()["turtle"].write(dataset, out)
        with clock.stage("page"):
            write_view(dataset, folder / "graph.html")
    return dataset
