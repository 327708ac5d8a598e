"""kg propose from outside: what it prints, its exit codes, and what the other commands make of it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.building.builder import build
from kg.cli import app
from kg.dataset import Dataset
from kg.propose import prompt
from kg.propose.answers import Answers
from kg.read import document
from kg.view.inside import unpacked

REPORT = "丙县丁镇2022年法治政府建设情况报告\n一、主要做法\n宣传《民法典》，本镇又办起“田坎茶”。\n"
ANSWER = '{"entries": [{"kind": "mechanism", "quote": "“田坎茶”"}, {"kind": "norm", "quote": "《水法》"}]}'


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="kg")


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(REPORT, "utf-8")
    build([tmp_path / "one.txt"], out=tmp_path / "output", jobs=1)
    return tmp_path / "output"


@pytest.fixture
def proposed(graph: Path, tmp_path: Path) -> Path:
    """A graph with proposals from a recorded answer."""
    doc = document(REPORT)
    for span in prompt.passages(doc):
        words = doc.quote(span)
        key = prompt.key(prompt.request("m", words))
        digest = hashlib.sha256(words.encode()).hexdigest()
        Answers(tmp_path / "answers").save(key, model="m", passage_sha256=digest, answer=ANSWER)
    arguments = ["-g", str(graph), "-o", str(tmp_path / "p"), "--answers", str(tmp_path / "answers")]
    result = run("propose", *arguments, "--offline", "--model", "m")
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["kept", "采用", "mechanism", "1"] in lines
    assert ["rejected", "原文所无", "not", "in", "the", "passage", "1"] in lines
    return tmp_path / "p"


def qualifiers(page: Path) -> list[list[str]]:
    """Those of the statements that a page holds."""
    block = re.search('id="data-statements">([^<]*)<', page.read_text("utf-8"))
    return unpacked(block[1])["lists"]["qualifiers"]


def test_the_other_commands_leave_proposals_out_or_mark_them(graph: Path, proposed: Path) -> None:
    assert run("explain", "田坎茶", "-g", str(graph)).exit_code == 2
    assert "Proposed" in run("explain", "田坎茶", "-g", str(proposed)).stdout
    assert "Proposed" not in run("explain", "民法典", "-g", str(proposed)).stdout
    asked = ("query", "--name", "mechanisms-by-place", "--format", "csv", "-g")
    assert "田坎茶" not in run(*asked, str(graph)).stdout
    assert "田坎茶" in run(*asked, str(proposed)).stdout
    panel = run("export", "--format", "csv", "-o", "-", "-g", str(proposed)).stdout
    assert [line for line in panel.splitlines() if ",Proposed," in line]
    assert all("田坎茶" in line for line in panel.splitlines() if ",Proposed," in line)
    assert ["Proposed"] not in qualifiers(graph / "graph.html")
    assert ["Proposed"] in qualifiers(proposed / "graph.html")
    listed = run("candidates", "-g", str(proposed), "--format", "csv").stdout
    assert "田坎茶" in listed


def test_the_questions_of_the_documents_find_them_and_leave_them_out(proposed: Path) -> None:
    text = (Path(__file__).parent.parent.parent / "docs" / "proposer.md").read_text("utf-8")
    listed, left_out = (
        Dataset.open(proposed).query(sparql).rows()
        for sparql in re.findall(r"```sparql\n(.*?)```", text, re.DOTALL)
    )
    assert {(row["model"], row["name"], row["words"]) for row in listed} == {("m", "田坎茶", "“田坎茶”")}
    assert "田坎茶" not in {row["name"] for row in left_out}


def test_a_passage_without_an_answer_is_said(graph: Path, tmp_path: Path) -> None:
    result = run("propose", "-g", str(graph), "-o", str(tmp_path / "p"), "--offline", "--model", "m")
    assert result.exit_code == 1
    assert "1 not recorded" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "one of them"),
        (("--offline", "--endpoint", "http://127.0.0.1:9/v1"), "one of them"),
        (("--endpoint", "http://example.org/v1"), "plain http"),
        (("--endpoint", "nowhere"), "--endpoint"),
        (("--offline", "-g", "missing"), "kg build"),
        (("--offline", "-o", "output"), "choose another -o"),
    ],
)
def test_errors_of_the_caller_are_one_sentence(
    graph: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(graph.parent)
    result = run("propose", "--model", "m", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.startswith("kg: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_key_that_cannot_be_sent_is_not_shown(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAZHI_KG_LLM_KEY", "sk-秘密")
    result = run("propose", "-g", str(graph), "--model", "m", "--endpoint", "http://127.0.0.1:9/v1")
    assert result.exit_code == 2
    assert "FAZHI_KG_LLM_KEY" in result.stderr
    assert "秘密" not in result.output
