"""kg build: what it passes on, tells and refuses."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg.cli import terminal
from kg.model import KgError
from kg.terms import BASE
from tests.cli.running import REPORT, fails, files, run


def record(**documents: Any) -> dict[str, Any]:
    return {
        "documents": {
            "found": 2,
            "read": 2,
            "unread": [],
            "doubtful": [],
            "duplicates": [],
            "remarks": [],
            **documents,
        },
        "ontology": {"missing": []},
        "reports": 2,
        "quads": 1234,
        "counts": {"norms": {"mentions": 7, "distinct": 3}, "figures": {"mentions": 5, "distinct": 5}},
        "unresolved": [{"file": "a.txt", "report": "report/1", "focus": "城关镇", "message": "many"}],
        "seconds": {"documents": 1.5, "store": 0.5},
    }


def builder(monkeypatch: pytest.MonkeyPatch, said: dict[str, Any]) -> dict[str, Any]:
    """Puts a builder in place that only remembers what it was asked."""
    asked: dict[str, Any] = {}

    def build(paths: list[Path], **options: Any) -> SimpleNamespace:
        asked.update(options, paths=paths)
        for done in range(1, 31):
            options["progress"](done, 30)
        return SimpleNamespace(record=said)

    monkeypatch.setattr("kg.building.builder.build", build)
    return asked


def test_build_passes_on_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = builder(monkeypatch, record())
    options = "-o out --jobs 3 --ontology o --add-ontology a --add-ontology b --base urn:x: --cache c --with html,ttl"
    result = run("build", "reports", "one.txt", *options.split())
    assert result.exit_code == 0
    del asked["progress"]
    assert asked == {
        "paths": [Path("reports"), Path("one.txt")],
        "out": Path("out"),
        "jobs": 3,
        "ontology": Path("o"),
        "add_ontology": [Path("a"), Path("b")],
        "base": "urn:x:",
        "cache": Path("c"),
        "use_cache": True,
        "whole": ["html", "ttl"],
    }
    assert run("build", "reports", "--no-cache").exit_code == 0
    assert (asked["use_cache"], asked["cache"], asked["base"]) == (False, None, BASE)


def test_build_builds_again_after_each_change(monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter([record(), KgError("no column “file”"), {**record(), "unchanged": True}])

    def build(*_: Any, **options: Any) -> SimpleNamespace:
        one = next(said)
        if isinstance(one, KgError):
            raise one
        return SimpleNamespace(record=one)

    monkeypatch.setattr("kg.building.builder.build", build)
    monkeypatch.setattr("kg.building.watching.changes", lambda *_, **__: iter([{}, {}, {}]))
    result = run("build", "reports", "--watch")
    assert result.exit_code == 0
    assert result.stderr.count("watching for changes") == 3
    assert "no column" in result.stderr
    assert result.stdout.count("1234 quads in") == 1
    assert result.stdout.count("nothing has changed") == 1


def test_build_refuses_what_contradicts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    builder(monkeypatch, record())
    assert "contradict" in fails("build", "reports", "--cache", "c", "--no-cache")


def test_an_empty_base_is_no_base(tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.txt")
    assert "is no base IRI" in fails("build", file, "-o", str(tmp_path / "out"), "--base", "")


def test_build_ends_with_what_was_found_and_where_to_look(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    builder(monkeypatch, record())
    out = tmp_path / "graphs" / "a"
    out.mkdir(parents=True)
    (out / "graph.html").touch()
    result = run("build", "reports", "-o", str(out))
    said = result.stdout
    assert re.search(r"^ 规范 +norms +7 +3$", said, re.MULTILINE)
    assert "2 of 2 documents read: 2 reports, 1234 quads in 2.0 s" in said
    said = re.sub(r"\s", "", said)  # lines break anywhere in a long path
    assert f"1namescouldnotberesolved:{out}/build.md" in said
    assert f"{out}/graph.htmlthegraph" in said
    assert f"kgquery-g{out}--list" in said
    assert "graph.ttl" not in said
    assert "kg query --list" in run("build", "reports").stdout


def test_the_next_command_can_be_pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    builder(monkeypatch, record())
    assert "kg query -g 'my graphs; 2024' --list" in run("build", "x", "-o", "my graphs; 2024").stdout


def test_the_next_command_is_called_as_this_one_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "a b" / "kg"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr("sys.argv", [str(program)])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert terminal.command() == f"'{program}'"
    monkeypatch.setenv("PATH", str(program.parent))
    assert terminal.command() == "kg"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["kg/__main__.py"])
    monkeypatch.setattr("sys.executable", str(tmp_path / "a b" / "python"))
    assert terminal.command() == "'a b/kg'"
    program.unlink()
    assert terminal.command() == f"'{tmp_path}/a b/python' -m kg"


def test_build_tells_its_progress_in_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    builder(monkeypatch, record())
    lines = run("build", "reports").stderr.splitlines()
    assert lines == [f"{n} of 30 documents" for n in range(3, 31, 3)]


def test_build_lists_what_it_could_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    builder(monkeypatch, record(read=1, unread=[{"file": "b.txt", "reason": "the file is empty"}]))
    result = run("build", "reports")
    assert result.exit_code == 1
    assert "not read: b.txt: the file is empty" in result.stderr


def test_build_says_what_the_ontology_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    builder(monkeypatch, {**record(), "ontology": {"missing": ["norms.csv", "works.ttl"]}})
    result = run("build", "reports")
    assert result.exit_code == 0
    assert "the ontology has no norms.csv, works.ttl: none of what it would hold is used\n" in result.stderr


def test_build_says_where_faults_of_the_source_records_are(monkeypatch: pytest.MonkeyPatch) -> None:
    builder(monkeypatch, record(remarks=[{"file": "index.csv", "line": 2, "message": "no date"}]))
    result = run("build", "reports", "-o", "out")
    assert result.exit_code == 0
    assert "1 faults of the source records: out/build.md" in result.stdout


def test_a_build_that_reads_nothing_is_told(tmp_path: Path) -> None:
    empty, out = tmp_path / "empty.txt", tmp_path / "out"
    empty.touch()
    result = run("build", str(empty), "-o", str(out))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "not read: empty.txt: the file is empty" in result.stderr
    assert f"no document could be read: nothing was written, and what {out} held stays" in result.stderr


def test_build_tells_errors_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: Any, **__: Any) -> None:
        raise KgError("ontology/mechanisms.ttl: m:grid has no example;\n add one")

    monkeypatch.setattr("kg.building.builder.build", build)
    assert fails("build", "reports") == "kg: ontology/mechanisms.ttl: m:grid has no example; add one"


def test_build_for_real(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    (reports / "good.txt").write_text(REPORT, "utf-8")
    assert run("build", str(reports), "-o", str(out)).exit_code == 0
    assert "开展培训3次" in run("explain", "民法典", "-g", str(out)).stdout
    (reports / "empty.txt").write_bytes(b"")
    result = run("build", str(reports), "-o", str(out))
    assert result.exit_code == 1
    assert "not read: empty.txt" in result.stderr
    assert "1 of 2 documents read" in result.stdout


def test_build_errors_are_sentences(tmp_path: Path) -> None:
    assert "does not exist" in run("build", str(tmp_path / "gone"), "-o", str(tmp_path / "out")).stderr
    documents = tmp_path / "Documents"
    documents.mkdir()
    (documents / "thesis.txt").write_text(REPORT, "utf-8")
    result = run("build", str(documents), "-o", str(documents))
    assert result.exit_code == 2
    assert "not made by this program" in result.stderr
    assert run("build", str(documents), "-o", "/proc/kg").exit_code == 2
    assert run("build", str(documents), "-o", str(tmp_path / "o"), "--base", "x").exit_code == 2
    assert (
        run(
            "build", str(documents), "-o", str(tmp_path / "o"), "--ontology", str(tmp_path / "gone")
        ).exit_code
        == 2
    )
