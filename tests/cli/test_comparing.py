"""kg diff: what it lists, sums up and answers to programs."""

from __future__ import annotations

import json
from pathlib import Path

from kg.building.builder import build
from tests.cli.running import REPORT, fails, run


def outputs(tmp_path: Path) -> tuple[str, str]:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in "abc":
        (reports / f"{name}.txt").write_text(f"{REPORT}附件{name}。\n", "utf-8")
    build([reports], out=tmp_path / "old")
    for name in "ab":
        path = reports / f"{name}.txt"
        path.write_text(
            path.read_text("utf-8").replace("《民法典》", "《信访工作条例》") + "宣传《宪法》。\n", "utf-8"
        )
    build([reports], out=tmp_path / "new")
    return str(tmp_path / "old"), str(tmp_path / "new")


def test_diff_lists_reports_and_sums(tmp_path: Path) -> None:
    old, new = outputs(tmp_path)
    result = run("diff", old, new, "--limit", "1")
    assert result.exit_code == 1
    assert "+ cites: eli/cn/中华人民共和国宪法" in result.stdout
    assert "“《宪法》”  宣传《宪法》。" in result.stdout
    assert "a.txt" in result.stdout
    assert "b.txt" not in result.stdout
    assert "1 the same, 2 changed, 0 new, 0 gone; the first 1 are listed" in result.stdout
    assert "b.txt" in run("diff", old, new, "--limit", "0").stdout
    same = run("diff", old, old)
    assert same.exit_code == 0
    assert same.stdout == "reports: 3 the same, 0 changed, 0 new, 0 gone\n"


def test_diff_as_json_has_a_line_for_each_report(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in run("diff", *outputs(tmp_path), "--json").stdout.splitlines()]
    assert [line.get("file") for line in lines] == ["a.txt", "b.txt", None]
    assert lines[-1]["reports"] == {"gained": 0, "lost": 0, "changed": 2}
    assert lines[-1]["facts"]["cites"]["gained"] >= 2
    assert {"change", "predicate", "value", "words", "sentence", "modality", "contexts"} == set(
        lines[0]["facts"][0]
    )


def test_diff_of_what_is_no_build(tmp_path: Path) -> None:
    assert "there is no graph in" in fails("diff", str(tmp_path), str(tmp_path))
