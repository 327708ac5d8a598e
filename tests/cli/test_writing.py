"""The commands that write a graph into a file: export and view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.export import exporters
from kg.read.folder import MARKER
from tests.cli.running import fails, run


@pytest.mark.parametrize("name", sorted(exporters()))
def test_export_guesses_the_format_from_the_suffix(graph: str, tmp_path: Path, name: str) -> None:
    file = tmp_path / "new folder" / f"g{exporters()[name].SUFFIX}"
    result = run("export", "-o", str(file), "-g", graph)
    assert result.exit_code == 0
    assert f"({name}, {file.stat().st_size} bytes)" in result.stderr
    assert run("export", "--format", name, "-o", "-", "-g", graph).stdout_bytes == file.read_bytes()


def test_export_errors_are_sentences(graph: str, tmp_path: Path) -> None:
    assert "which format is not said" in fails("export", "-g", graph)
    assert "which format is not said" in fails("export", "-o", "graph", "-g", graph)
    assert "there is no format “docx”" in fails("export", "--format", "docx", "-o", "-", "-g", graph)
    assert "there is no format “.docx”" in fails("export", "-o", str(tmp_path / "a.docx"), "-g", graph)
    assert "cannot be written" in fails("export", "-o", "/proc/kg/a.ttl", "-g", graph)
    assert "cannot be written" in fails("export", "--format", "csv", "-o", str(tmp_path), "-g", graph)


def test_export_leaves_the_build_alone(graph: str, tmp_path: Path) -> None:
    before = (Path(graph) / "graph.nq").read_bytes()
    assert "kg build writes" in fails("export", "-o", f"{graph}/graph.nq", "-g", graph)
    assert "kg build writes" in fails("export", "-o", f"{graph}/new/graph.ttl", "-g", graph)
    assert "kg build writes" in fails("view", "-o", f"{graph}/graph.html", "-g", graph)
    link = tmp_path / "link.nq"
    link.symlink_to(Path(graph) / "graph.nq")
    assert "kg build writes" in fails("export", "-o", str(link), "-g", graph)
    other = tmp_path / "other"
    other.mkdir()
    (other / MARKER).touch()
    assert "kg build writes" in fails("export", "-o", str(other / "graph.nq"), "-g", graph)
    assert (Path(graph) / "graph.nq").read_bytes() == before
    assert [p.name for p in other.iterdir()] == [MARKER]


def test_a_file_is_replaced_whole_or_not_at_all(graph: str, tmp_path: Path, monkeypatch: Any) -> None:
    file, link = tmp_path / "g.nq", tmp_path / "link.nq"
    file.write_text("old")
    link.symlink_to(file)
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    assert "No space left" in fails("export", "-o", str(file), "-g", graph)
    assert file.read_text() == "old"
    monkeypatch.undo()
    assert run("export", "-o", str(link), "-g", graph).exit_code == 0
    assert link.is_symlink()
    assert file.read_bytes() == (Path(graph) / "graph.nq").read_bytes()
    assert not list(tmp_path.glob(".kg-*"))


def test_a_device_is_written_and_stays(graph: str) -> None:
    assert run("export", "--format", "csv", "-o", "/dev/null", "-g", graph).exit_code == 0
    assert Path("/dev/null").is_char_device()
    assert "cannot be written" in fails("export", "--format", "csv", "-o", "/dev/full", "-g", graph)


def test_view_writes_a_page(graph: str, tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    result = run("view", "-o", str(page), "--focus", "枫桥经验", "--lang", "en", "-g", graph)
    assert result.exit_code == 0
    assert "枫桥经验" in page.read_text("utf-8")
    assert f"{page}: " in result.stdout.replace("\n", "")


def test_view_errors_are_sentences(graph: str, tmp_path: Path) -> None:
    page = str(tmp_path / "p.html")
    assert "不存在的词" in fails("view", "-o", page, "--focus", "不存在的词", "-g", graph)
    assert "norms" in fails("view", "-o", page, "--kind", "norms", "-g", graph)
    assert not Path(page).exists()
    assert "cannot be written" in fails("view", "-o", "/proc/kg/p.html", "-g", graph)
    assert "cannot be written" in fails("view", "-o", str(tmp_path), "-g", graph)
    assert run("view", "--lang", "fr", "-g", graph).exit_code == 2
