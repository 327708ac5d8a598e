"""What is kept in the cache, and what is thrown away when."""

from __future__ import annotations

import multiprocessing
import os
import zipfile
from pathlib import Path

from kg import cache
from kg.building.builder import build
from kg.building.pruning import prune
from kg.building.pruning import used as in_use
from kg.model import Source
from kg.terms import digest
from tests.conftest import SEEDS

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
    prune(tmp_path, used(KEYS[0], KEYS[3]), spare=0)
    assert kept(tmp_path) == used(KEYS[0], KEYS[3])
    assert len(list(tmp_path.glob("??/*"))) == 10  # three and two files each, no half is left
    assert cache.load(tmp_path, name(KEYS[3]))


def test_of_the_rest_the_last_used_are_kept(tmp_path: Path) -> None:
    keep(tmp_path, *KEYS)
    assert cache.load(tmp_path, name(KEYS[1]))  # used now
    size = sum(path.stat().st_size for one in used(KEYS[1]) for path in tmp_path.glob(f"??/{one}.*"))
    prune(tmp_path, used(KEYS[0]), spare=2 * size)
    assert kept(tmp_path) == used(KEYS[0], KEYS[1], KEYS[5])
    prune(tmp_path, set())
    assert kept(tmp_path) == used(KEYS[0], KEYS[1], KEYS[5])


def test_halves_of_a_killed_build_go_and_files_of_others_stay(tmp_path: Path) -> None:
    keep(tmp_path, KEYS[0])
    folder = tmp_path / KEYS[0][:2]
    (folder / f"{KEYS[1]}.nq.4711.part").write_text("half")
    (folder / "notes.json").write_text("mine")
    (tmp_path / "thesis.json").write_text("mine")
    prune(tmp_path, set(), spare=0)
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
    prune(tmp_path, set(), spare=0)
    assert kept(tmp_path) == used(*KEYS)
    done.set()
    other.join()
    prune(tmp_path, set(), spare=0)
    assert kept(tmp_path) == set()


def _another_build(folder: Path, begun: object, done: object) -> None:
    with in_use(folder):
        begun.set()  # type: ignore[attr-defined]
        done.wait(60)  # type: ignore[attr-defined]


def test_a_cache_that_is_gone_is_no_error(tmp_path: Path) -> None:
    prune(tmp_path / "gone", set())
    assert not (tmp_path / "gone").exists()


def test_what_archives_held_and_what_was_converted_goes_when_no_build_uses_it(tmp_path: Path) -> None:
    held, made = tmp_path / cache.UNPACKED / "a1" / "files", tmp_path / cache.CONVERTED / "b1.docx"
    held.mkdir(parents=True)
    made.parent.mkdir()
    (held / "1.txt").write_text(TEXT)
    made.write_text(TEXT)
    for path in (held.parent, made):
        os.utime(path, (1, 1))
    with in_use(tmp_path) as began:
        os.utime(made)
    prune(tmp_path, set(), since=began)
    assert held.exists(), "there is room for it"
    prune(tmp_path, set(), since=began, spare=0)
    assert not held.parent.exists()
    assert made.exists(), "this build has used it"
    prune(tmp_path, set(), since=began, spare=2**20)
    with in_use(tmp_path) as next_build:
        pass
    prune(tmp_path, set(), since=next_build, spare=0)
    assert not made.exists()


def test_an_archive_that_is_built_from_stays_unpacked(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports.zip", tmp_path / "out"
    with zipfile.ZipFile(reports, "w") as archive:
        for sample in sorted(SEEDS.glob("*.txt"))[:2]:
            archive.write(sample, sample.name)
    build(reports, out=out)
    folder = out / ".cache" / cache.UNPACKED
    (before,) = folder.iterdir()
    os.utime(before, (1, 1))
    reports.write_bytes(reports.read_bytes())
    build([reports, *sorted(SEEDS.glob("*.txt"))[2:3]], out=out)
    assert before.stat().st_mtime > 1
    assert list(folder.iterdir()) == [before]
