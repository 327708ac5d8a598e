"""Help, errors that no command foresees, hostile words, and real processes."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.text import Text

from kg import __version__
from kg.cli import terminal
from kg.dataset import create_store
from tests.cli.running import COMMANDS, files, run

FULL = (
    b"kg: No space left on device; "
    b"free some space, or choose another place for what is written (-o, --cache)\n"
)


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(re.search(rf"^  {name.split()[0]} ", result.output, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_has_an_example(name: str) -> None:
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    assert re.search(rf"^ +kg {name}( \S|$)", result.output, re.MULTILINE)


def test_without_arguments_help_is_shown() -> None:
    assert "Commands:" in run().output


def test_version() -> None:
    assert run("--version").stdout == f"kg {__version__}\n"


def test_an_unknown_option_is_an_error_of_the_caller() -> None:
    assert run("query", "--nonsense").exit_code == 2


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (PermissionError(13, "Permission denied", "/x/y.ttl"), 2, "kg: Permission denied (/x/y.ttl)"),
        (
            OSError(28, "No space left on device"),
            2,
            "kg: No space left on device; free some space, or choose another place for what is written (-o, --cache)",
        ),
        (OSError("a store is odd"), 2, "kg: a store is odd"),
        (
            UnicodeEncodeError("utf-8", "\udcb7.txt", 0, 1, "no"),
            2,
            "kg: what should be UTF-8 is not ('\\udcb7.txt')",
        ),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), 2, "kg: what should be UTF-8 is not (b'\\xff')"),
        (KeyboardInterrupt(), 130, "kg: stopped"),
    ],
)
def test_an_error_of_the_machine_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, sentence: str
) -> None:
    def build(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("kg.building.builder.build", build)
    result = run("build", "reports")
    assert (result.exit_code, result.stdout) == (code, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(sentence)


HOSTILE = "丙县\x1b[31m\x1b]0;title\x07\x9b2J\x7f丁镇"
HARMLESS = "丙县[31m]0;title2J丁镇"


def test_words_of_a_report_do_not_command_the_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = {
        "doc": "a.txt",
        "title": HOSTILE,
        "norms": [{"name": HOSTILE, "quotes": [HOSTILE], "spans": [[0, 9]]}],
    }
    monkeypatch.setattr("kg.cli.arguments.lexicon", lambda *_: None)
    monkeypatch.setattr("kg.annotation.annotate_input", lambda *_: said)
    (file,) = files(tmp_path, "a.txt")
    shown = run("extract", file).stdout
    assert f"title: {HARMLESS}\n" in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
    shown = run("extract", file, "--json").stdout
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
    assert json.loads(shown) == said


def test_answers_do_not_command_the_terminal(tmp_path: Path) -> None:
    quads = tmp_path / "graph.nq"
    label = HOSTILE.replace("\x1b", "\\u001B").replace("\x07", "\\u0007")
    lines = (
        f'<urn:a:x> <http://www.w3.org/2004/02/skos/core#{p}> "{label}" <urn:a:g> .'
        for p in ("prefLabel", "note")
    )
    quads.write_text("\n".join(lines), "utf-8")
    create_store(tmp_path / "store", [quads])
    assert HARMLESS in run("query", "SELECT ?v { ?s skos:note ?v }", "-g", str(tmp_path)).stdout
    for result in (
        run("query", "SELECT * { ?s ?p ?o }", "-g", str(tmp_path)),
        run("explain", "urn:a:x", "-g", str(tmp_path)),
        run("explain", "丙县", "-g", str(tmp_path)),
    ):
        assert "丁镇" in result.output
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", result.output)


def test_colours_of_the_program_reach_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=80)
    monkeypatch.setattr(terminal, "_console", lambda: console)
    terminal.show(Text(HOSTILE, style="bold"))
    terminal.show(HOSTILE + ":smile:[i]")
    assert out.getvalue() == f"\x1b[1m{HARMLESS}\x1b[0m\n{HARMLESS}:smile:[i]\n"


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        cwd=Path(__file__).parent.parent.parent,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_output_is_utf8_in_every_locale(graph: str, environment: dict[str, str]) -> None:
    done = process("explain", "枫桥经验", "-g", graph, **environment)
    assert done.returncode == 0, done.stderr
    assert "深化⟦“枫桥经验”⟧" in done.stdout.decode("utf-8")
    done = process("explain", "枫桥", "-g", graph, **environment)
    assert done.returncode == 2
    assert "did you mean 枫桥经验" in done.stderr.decode("utf-8")


def test_a_reader_that_stops_is_no_error(graph: str) -> None:
    for arguments in (["export", "--format", "nquads"], ["query", "SELECT * { ?s ?p ?o }"]):
        command = [sys.executable, "-m", "kg", *arguments, "-g", graph]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parent.parent.parent
        ) as running:
            assert running.stdout
            assert running.stderr
            running.stdout.close()
            said = running.stderr.read().decode()
        assert "Traceback" not in said
        assert "BrokenPipe" not in said


SHOWS = (["query", "SELECT * { ?s ?p ?o }"], ["explain", "民法典"], ["export", "--format", "csv"])


@pytest.mark.parametrize("arguments", SHOWS)
@pytest.mark.parametrize(
    ("redirection", "words"), [(">/dev/full", "cannot be written"), (">&-", "is closed")]
)
def test_an_output_that_takes_nothing_is_a_sentence(
    graph: str, arguments: list[str], redirection: str, words: str
) -> None:
    done = shell(redirection, *arguments, "-g", graph)
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("kg: ")
    assert words in line


def test_help_and_sentences_that_cannot_be_written(graph: str) -> None:
    done = shell(">/dev/full", "--help")
    assert (done.returncode, done.stderr) == (2, FULL)
    assert shell(">/dev/full", "--version").returncode == 2
    assert shell("2>&-", "explain", "不存在的词", "-g", graph).returncode == 2
    assert shell("2>/dev/full", "explain", "不存在的词", "-g", graph).returncode == 2


def shell(redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parent.parent.parent,
    )


def test_help_needs_no_heavy_library() -> None:
    code = "import sys; from kg.cli import app; app(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=Path(__file__).parent.parent.parent
    )
    loaded = set(done.stdout.decode().splitlines()[-1].split())
    assert not loaded & {"pyoxigraph", "rdflib", "networkx", "jieba", "daachorse", "pyvis"}
