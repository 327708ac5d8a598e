"""kg eval: without the terms of a source, and between two runs of the program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app

ROOT = Path(__file__).parent.parent.parent
BEFORE = "丙县丁镇2021年法治政府建设情况报告\n一、工作情况\n宣传《民法典》，开展培训3次。\n"
AFTER = BEFORE.replace("3次", "5次").replace("《民法典》", "《消防法》")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], prog_name="kg")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders before and after, and gold that says what is right: the norm of the second run."""
    folder = tmp_path_factory.mktemp("runs")
    for name, text in (("before", BEFORE), ("after", AFTER)):
        (folder / "a.txt").write_text(text, "utf-8")
        assert run("extract", folder / "a.txt", "-o", folder / name).exit_code == 0
    gold = json.loads((folder / "after" / "a.json").read_text("utf-8"))
    for category in gold.values():
        for entry in category if isinstance(category, list) else ():
            entry["required"] = True
    (folder / "gold").mkdir()
    (folder / "gold" / "a.json").write_text(json.dumps(gold), "utf-8")
    return folder


def test_diff_shows_what_a_change_gains_and_loses(runs: Path) -> None:
    said = run("eval", "--diff", runs / "before", runs / "after")
    assert said.exit_code == 0, said.output
    lines = [line.rstrip() for line in said.stdout.splitlines()]
    assert "a norms" in lines
    assert "  ~ 中华人民共和国消防法  《消防法》  name: 中华人民共和国民法典 -> 中华人民共和国消防法" in lines
    assert any(line.startswith("  ~ 开展培训") and "value: 3 -> 5" in line for line in lines)
    assert re.search(r"^ norms +0 +0 +1$", said.stdout, re.MULTILINE)
    assert "no difference" in run("eval", "--diff", runs / "after", runs / "after").stdout


def test_diff_with_gold_says_which_is_right(runs: Path) -> None:
    said = run("eval", "--diff", runs / "before", runs / "after", runs / "gold")
    assert "[was wrong, is right]" in said.stdout
    assert re.search(r"^ norms +0 +0 +1 +1 +0$", said.stdout, re.MULTILINE)
    rows = json.loads(run("eval", "--diff", runs / "after", runs / "before", runs / "gold", "--json").stdout)
    assert {row["better"] for row in rows["differences"] if row["category"] == "norms"} == {False}


def test_documents_of_one_run_only_are_named(runs: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_bytes((runs / "before" / "a.json").read_bytes())
    said = run("eval", "--diff", tmp_path, runs / "before")
    assert "no difference" in said.stdout
    assert f"only in {tmp_path}, not compared: b" in said.stderr


def test_without_source_shows_f1_with_and_without(tmp_path: Path) -> None:
    (tmp_path / "001.json").write_bytes((ROOT / "tests" / "gold" / "001.json").read_bytes())
    said = run("eval", tmp_path, ROOT / "seeds", "--without-source", "seeds")
    assert said.exit_code == 0, said.output
    assert re.search(r"^ mechanisms +[\d.]+% +[\d.]+% +[\d.]+%$", said.stdout, re.MULTILINE)
    total = re.search(r"^ together +(\d+) +(\d+) +(\d+)$", said.stdout, re.MULTILINE)
    assert total
    every, only, named = map(int, total.groups())
    assert 0 < only <= named < every
    plain = json.loads(run("eval", tmp_path, ROOT / "seeds", "--without-source", "seeds", "--json").stdout)
    assert sum(plain["terms"]["only"].values()) == only
    assert plain["f1"]["only"]["mechanisms"] >= 0.75


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name the gold and the texts"),
        (("tests/gold",), "name the gold and the texts"),
        (("gold", "texts", "--diff", "old", "new"), "--diff takes two folders"),
        (("--diff", "old", "new", "--misses"), "--diff takes two folders"),
        (("gold", "texts", "--misses", "--without-source", "x"), "leave it or --without-source out"),
        (
            (ROOT / "tests" / "gold", ROOT / "seeds", "--without-source", "nowhere"),
            "no term has only sources",
        ),
        ((ROOT / "tests" / "gold", ROOT / "seeds", "--without-source", ""), "no term has only sources"),
    ],
)
def test_arguments_that_do_not_fit_are_the_callers_error(
    arguments: tuple[str | Path, ...], words: str
) -> None:
    said = run("eval", *arguments)
    assert said.exit_code == 2
    assert words in said.stderr
