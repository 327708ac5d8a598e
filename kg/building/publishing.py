"""What is made of a build's graph.nq: the store, the texts, and, where they serve, Turtle and page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg import cache
from kg.building.concepts import Concepts
from kg.building.former import Former, Range
from kg.building.record import READABLE, Clock
from kg.building.union import COPIES, COPIES_GRAPH
from kg.dataset import Dataset, create_store, update_store
from kg.engines import processes
from kg.files import link

# Turtle and page, which need all quads at once: their files, and what they are asked for by.
WHOLE = {"ttl": "graph.ttl", "html": "graph.html"}
ALONE = 2_000_000  # quads from which on the store is loaded by a process of its own
CHANGED = 5  # of so many reports one may change before the store is loaded anew


def keep_texts(
    folder: Path, results: Sequence[cache.Result], parts: Path, before: Former | None = None
) -> None:
    """Put the frozen texts of a build into its folder. Raises ``cache.DamagedError``.

    Those of the build ``before`` are taken from it: the cache's are not looked into again, and may be others by now.
    """
    (folder / "texts").mkdir()
    for report, key in sorted({result.report: result.key for result in results if result.report}.items()):
        name = f"{report.partition('/')[2]}.txt"
        held = before.folder / "texts" / name if before and report in before.graphs else None
        try:
            link(held if held and held.exists() else cache.text_path(parts, key), folder / "texts" / name)
        except FileNotFoundError:
            raise cache.DamagedError(key) from None


def publish(
    folder: Path,
    base: str,
    clock: Clock,
    quads: int,
    *,
    asked: Collection[str] = (),
    now: Former | None = None,
    before: Former | None = None,
    concepts: Concepts | None = None,
) -> None:
    """Write what is made of the ``graph.nq`` in a folder.

    ``asked`` are names of ``WHOLE`` that are written however many ``quads`` there are. With the indexes of this and
    the former build the former store is brought up to date if little has changed; ``concepts`` tells what changed in
    the graphs that reports share.
    """
    from kg.export import exporters
    from kg.view import write_view

    with clock.stage("store"):
        if now and before and _few(now, before):
            _update(folder, base, now, before, concepts)
        elif quads > ALONE:
            clock.peaks["loading the store"] = processes.apart(
                create_store, folder / "store", _loaded(folder)
            )
        else:
            create_store(folder / "store", _loaded(folder))
    wanted = WHOLE if quads <= READABLE else asked
    if not wanted:
        return
    dataset = Dataset.open(folder)
    dataset.base = base
    if "ttl" in wanted:
        with clock.stage("turtle"), (folder / WHOLE["ttl"]).open("wb") as out:
            exporters()["turtle"].write(dataset, out)
    if "html" in wanted:
        with clock.stage("page"):
            write_view(dataset, folder / WHOLE["html"])


def _loaded(folder: Path) -> list[Path]:
    """What a store holds: the graphs of the texts and what was derived from them."""
    return [path for name in ("graph.nq", COPIES) if (path := folder / name).exists()]


def _changed(now: Former, before: Former) -> list[str]:
    """The reports whose graphs are not the same in both."""
    both = {*now.graphs, *before.graphs}
    return sorted(
        report for report in both if _keys(now.graphs.get(report)) != _keys(before.graphs.get(report))
    )


def _keys(found: Range | None) -> tuple[str, ...]:
    return found.keys if found else ()


def _few(now: Former, before: Former) -> bool:
    return (before.folder / "store").is_dir() and len(_changed(now, before)) * CHANGED <= len(now.graphs)


def _update(folder: Path, base: str, now: Former, before: Former, concepts: Concepts | None) -> None:
    changed = _changed(now, before)
    if concepts and concepts.lost is not None and concepts.gained is not None:
        lost, gained = concepts.lost, concepts.gained
    else:
        lost, gained = _differences(before, now)

    def fresh() -> Iterator[bytes]:
        with (folder / "graph.nq").open("rb") as file:
            for report in changed:
                if place := now.graphs.get(report):
                    file.seek(place.start)
                    yield file.read(place.size)
        yield "\n".join(gained).encode()
        yield (folder / COPIES).read_bytes()

    gone = [base + COPIES_GRAPH, *(base + report for report in changed if report in before.graphs)]
    update_store(folder / "store", before.folder / "store", gone, lost, fresh())


def _differences(before: Former, now: Former) -> tuple[list[str], list[str]]:
    """The lines that the graphs of concepts have lost and gained."""
    lost: list[str] = []
    gained: list[str] = []
    lines = merge(_sided(before, -1), _sided(now, 1))
    for (_, quad), group in groupby(lines, key=itemgetter(0, 1)):
        sides = [side for _, _, side in group]
        if len(sides) == 1:
            (gained if sides[0] > 0 else lost).append(quad)
    return lost, gained


def _sided(build: Former, side: int) -> Iterator[tuple[str, str, int]]:
    with build.shared() as lines:
        for line in lines:
            quad = line[:-1].decode()
            yield quad[quad.rindex("<") :], quad, side
