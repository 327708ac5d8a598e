"""What is kept of a document, and what is thrown away when."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

from kg import cache
from kg.model import Source
from kg.terms import digest

KEYS = [digest(str(i), size=cache.SIZE) for i in range(6)]
TEXT = "甲" * 1000


def name(key: str) -> str:
    """The K1 of the document whose graph is kept under a K2."""
    return digest("name", key, size=cache.SIZE)


def keep(folder: Path, *keys: str) -> None:
    for second, key in enumerate(keys):
        graph = cache.save_graph(folder, key, cache.Graph((), 1, (), {}, {}), TEXT, ["<a> <b> <c> ."])
        result = cache.Result(Source(), report="report/1", name=name(key), key=key)
        cache.save(folder, result, graph, ["place/1"])
        for one in (key, name(key)):
            os.utime(folder / one[:2] / f"{one}.json", (second, second))


def used(*keys: str) -> set[str]:
    return {*keys, *map(name, keys)}


def kept(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("??/*.json")}


def test_what_the_build_used_is_kept_and_the_rest_thrown_away(tmp_path: Path) -> None:
    keep(tmp_path, *KEYS)
    cache.prune(tmp_path, used(KEYS[0], KEYS[3]), spare=0)
    assert kept(tmp_path) == used(KEYS[0], KEYS[3])
    assert len(list(tmp_path.glob("??/*"))) == 10  # three and two files each, no half is left
    assert cache.load(tmp_path, name(KEYS[3]))


def test_of_the_rest_the_last_used_are_kept(tmp_path: Path) -> None:
    keep(tmp_path, *KEYS)
    assert cache.load(tmp_path, name(KEYS[1]))  # used now
    size = sum(path.stat().st_size for one in used(KEYS[1]) for path in tmp_path.glob(f"??/{one}.*"))
    cache.prune(tmp_path, used(KEYS[0]), spare=2 * size)
    assert kept(tmp_path) == used(KEYS[0], KEYS[1], KEYS[5])
    cache.prune(tmp_path, set())
    assert kept(tmp_path) == used(KEYS[0], KEYS[1], KEYS[5])


def test_halves_of_a_killed_build_go_and_files_of_others_stay(tmp_path: Path) -> None:
    keep(tmp_path, KEYS[0])
    folder = tmp_path / KEYS[0][:2]
    (folder / f"{KEYS[1]}.nq.4711.part").write_text("half")
    (folder / "notes.json").write_text("mine")
    (tmp_path / "thesis.json").write_text("mine")
    cache.prune(tmp_path, set(), spare=0)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        ".lock",
        "notes.json",
        "thesis.json",
    ]


def test_nothing_is_thrown_away_while_another_build_runs(tmp_path: Path) -> None:
    keep(tmp_path, *KEYS)
    context = multiprocessing.get_context("spawn")
    begun, done = context.Event(), context.Event()
    other = context.Process(target=_another_build, args=(tmp_path, begun, done))
    other.start()
    assert begun.wait(60)
    cache.prune(tmp_path, set(), spare=0)
    assert kept(tmp_path) == used(*KEYS)
    done.set()
    other.join()
    cache.prune(tmp_path, set(), spare=0)
    assert kept(tmp_path) == set()


def _another_build(folder: Path, begun: object, done: object) -> None:
    with cache.used(folder):
        begun.set()  # type: ignore[attr-defined]
        done.wait(60)  # type: ignore[attr-defined]


def test_a_cache_that_is_gone_is_no_error(tmp_path: Path) -> None:
    cache.prune(tmp_path / "gone", set())
    assert not (tmp_path / "gone").exists()
