"""Changes are told once they have come to rest, and what builds write is none."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from kg.building import watching
from kg.read.folder import MARKER


def test_a_look_sees_files_and_no_outputs(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text("甲")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MARKER).touch()
    (tmp_path / "out" / "graph.nq").touch()
    (tmp_path / ".hidden").touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    seen = watching.look([tmp_path, tmp_path / "a" / "1.txt", tmp_path / "no such file"])
    assert {Path(name).name for name in seen} == {"1.txt", "loop", "gone"}
    assert seen[str(tmp_path / "a" / "1.txt")][0] == 3


def test_a_cache_among_the_reports_is_no_change(tmp_path: Path) -> None:
    """Each build notes in it what it has used: a watch would build for ever."""
    (tmp_path / "1.txt").write_text("甲")
    cache = tmp_path / "cache"
    for name in ("0f", "unpacked", "reports"):
        (cache / name).mkdir(parents=True)
        (cache / name / f"{name}.txt").touch()
    seen = watching.look([tmp_path], cache)
    assert {Path(name).name for name in seen} == {"1.txt", "reports.txt"}


def test_a_change_is_told_when_it_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "1.txt"
    path.write_text("a")
    steps = iter(
        [
            lambda: None,
            lambda: path.write_text("ab"),
            lambda: path.write_text("abc"),  # still being written
            lambda: None,
            lambda: None,
            lambda: os.utime(path, (1, 1)),
            lambda: None,
            path.unlink,
            lambda: None,
        ]
    )
    monkeypatch.setattr(watching.time, "sleep", lambda _: next(steps)())
    told = [dict(seen) for seen in itertools.islice(watching.changes([tmp_path]), 4)]
    assert [[size for size, _ in seen.values()] for seen in told] == [[1], [3], [3], []]
