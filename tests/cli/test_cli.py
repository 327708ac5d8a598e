"""The command line from outside: what it prints, where, and its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console
from rich.text import Text
from typer.testing import CliRunner, Result

from kg import __version__
from kg.cli import app, terminal
from kg.dataset import Dataset, create_store
from kg.evaluate.matching import CATEGORIES
from kg.export import exporters
from kg.model import KgError
from kg.read.folder import MARKER
from kg.terms import BASE

REPORT = "丙县丁镇2021年法治政府建设情况报告\n一、工作情况\n宣传《民法典》，开展培训3次。\n"
COMMANDS = (
    "build",
    "query",
    "extract",
    "eval",
    "export",
    "explain",
    "view",
    "lookup",
    "candidates",
    "vocabulary check",
)
Run = Any


@pytest.fixture
def graph(small: Dataset, tmp_path: Path) -> str:
    """A folder with the store of the small dataset."""
    folder = tmp_path / "graph"
    folder.mkdir()
    with (folder / "graph.nq").open("wb") as out:
        exporters()["nquads"].write(small, out)
    create_store(folder / "store", folder / "graph.nq")
    return str(folder)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="kg")


def fails(*arguments: str) -> str:
    """The one sentence of an error of the caller."""
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: ")
    return line


# -- help --------------------------------------------------------------------------------------


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


# -- query -------------------------------------------------------------------------------------

TITLES = "SELECT ?year ?title { ?r dcterms:title ?title ; fz:reportingYear ?year } ORDER BY ?year"


def test_query_prints_a_table(graph: str) -> None:
    result = run("query", TITLES, "-g", graph)
    assert result.exit_code == 0
    assert "戊县己乡2023年法治政府建设情况报告" in result.stdout
    assert result.stderr == "2 rows\n"
    assert "\x1b" not in result.stdout
    assert not re.search(r" $", result.stdout, re.MULTILINE)


def test_query_shortens_iris_in_tables_only(graph: str) -> None:
    asked = "SELECT ?p ?o { ?r ?p ?o FILTER(?p = fz:cites) }"
    assert re.search(
        r"^ fz:cites +eli/cn/中华人民共和国民法典$", run("query", asked, "-g", graph).stdout, re.MULTILINE
    )
    assert (
        "https://w3id.org/fazhi-kg/ontology#cites"
        in run("query", asked, "-g", graph, "--format", "csv").stdout
    )


def test_query_as_csv_tsv_and_json(graph: str) -> None:
    table = run("query", TITLES, "-g", graph, "--format", "csv").stdout_bytes.decode()
    assert [row["year"] for row in csv.DictReader(io.StringIO(table))] == ["2022", "2023"]
    assert run("query", TITLES, "-g", graph, "--format", "tsv").stdout.startswith("?year\t?title\n")
    answer = json.loads(run("query", TITLES, "-g", graph, "--format", "json").stdout)
    assert len(answer["results"]["bindings"]) == 2


def test_query_ask_and_construct(graph: str) -> None:
    assert "true" in run("query", "ASK { ?s a fz:Norm }", "-g", graph).stdout
    construct = "CONSTRUCT { ?r fz:cites ?n } WHERE { ?r fz:cites ?n }"
    assert "fz:cites" in run("query", construct, "-g", graph, "--format", "ttl").stdout
    assert "fz:cites" in run("query", construct, "-g", graph).stdout
    assert "use --format ttl or nt" in fails("query", construct, "-g", graph, "--format", "csv")
    assert "use --format table" in fails("query", TITLES, "-g", graph, "--format", "ttl")


def test_query_from_a_file(graph: str, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("\ufeff" + TITLES, "utf-8")
    assert run("query", "--file", str(file), "-g", graph).stderr == "2 rows\n"
    file.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in fails("query", "--file", str(file), "-g", graph)
    assert "cannot be read" in fails("query", "--file", str(tmp_path / "gone.rq"), "-g", graph)


@pytest.mark.parametrize("content", [b"\xb7\xa8\xc2\xc9", b"\xff\x00\xfe", None])
def test_a_saved_question_that_is_no_text_is_named(tmp_path: Path, content: bytes | None) -> None:
    queries = tmp_path / "queries"
    queries.mkdir()
    if content is None:
        (queries / "x.rq").mkdir()
    else:
        (queries / "x.rq").write_bytes(content)
    assert "x.rq" in fails("query", "--list", "--ontology", str(tmp_path))


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b"\xff\xfe"])
@pytest.mark.parametrize(
    "command", [("query", "ASK {}"), ("explain", "民法典"), ("view",), ("export", "-o", "-")]
)
def test_a_garbled_record_is_told(graph: str, command: tuple[str, ...], content: bytes) -> None:
    (Path(graph) / "build.json").write_bytes(content)
    if command[0] == "export":
        command = (*command, "--format", "csv")
    assert "build.json" in fails(*command, "-g", graph)


@pytest.mark.parametrize("command", [("query", "SELECT * { ?s ?p ?o }"), ("explain", "民法典")])
def test_a_garbled_store_is_told(graph: str, command: tuple[str, ...]) -> None:
    for path in (Path(graph) / "store").iterdir():
        path.write_bytes(b"garbled")
    assert "build" in fails(*command, "-g", graph)


@pytest.fixture
def ontology(tmp_path: Path) -> str:
    folder = tmp_path / "ontology"
    (folder / "queries").mkdir(parents=True)
    (folder / "queries" / "titles.rq").write_text(
        "# 某年的报告 / Reports of a year\n# 列出标题。 / Lists titles.\n"
        'SELECT ?title {\n  VALUES ?year { "2022" }  # param year: 年度 / year\n'
        "  ?r dcterms:title ?title ; fz:reportingYear ?y FILTER (STR(?y) = ?year)\n}\n",
        "utf-8",
    )
    return str(folder)


def test_query_by_the_name_of_a_saved_question(graph: str, ontology: str) -> None:
    asked = ("query", "--name", "titles", "-g", graph, "--ontology", ontology)
    assert "2022年" in run(*asked).stdout
    assert "2023年" in run(*asked, "--param", "year=2023").stdout
    assert "did you mean titles" in fails("query", "--name", "title", "-g", graph, "--ontology", ontology)
    assert "it has year" in fails(*asked, "--param", "place=丙县")
    assert "--param year has no value" in fails(*asked, "--param", "year")
    assert "given twice" in fails(*asked, "-p", "year=1", "-p", "year=2")


def test_query_list(ontology: str) -> None:
    listed = run("query", "--list", "--ontology", ontology).stdout
    assert "某年的报告 / Reports of a year" in listed
    assert "year=2022" in listed


def test_query_list_shows_the_project_s_own(tmp_path: Path) -> None:
    assert "norm-citations" in run("query", "--list").stdout
    assert "is no folder" in fails("query", "--list", "--ontology", str(tmp_path / "gone"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "no question was given"),
        (("ASK {}", "--name", "x"), "2 questions were given"),
        (("ASK {}", "--name", "x", "--file", "y"), "3 questions were given"),
        (("ASK {}", "--param", "a=b"), "--param fills in a saved question"),
        (("SELECT ?x {",), "the SPARQL is malformed"),
        (("",), "the SPARQL is malformed"),
        (("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",), "SERVICE is refused"),
        (("DELETE WHERE { ?s ?p ?o }",), "the SPARQL is malformed"),
    ],
)
def test_query_errors_are_sentences(graph: str, arguments: tuple[str, ...], words: str) -> None:
    assert words in fails("query", *arguments, "-g", graph)


@pytest.mark.parametrize(
    "command", [("query", "ASK {}"), ("explain", "x"), ("export", "-o", "x.ttl"), ("view",)]
)
def test_without_a_graph_the_sentence_says_how_to_build_one(command: tuple[str, ...], tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert f"kg build seeds -o {gone}" in fails(*command, "-g", str(gone))
    assert not Path("x.ttl").exists()


# -- explain -----------------------------------------------------------------------------------


def test_explain_marks_the_words_in_their_sentence(graph: str) -> None:
    shown = run("explain", "民法典", "-g", graph).stdout
    assert "中华人民共和国民法典  Civil Code" in shown
    assert "宣传⟦《民法典》⟧，发放资料2300余份。" in shown
    assert "丙县丁镇2022年法治政府建设情况报告 › 主要做法" in shown
    assert "[Done, Publicised]  29-34" in shown


def test_explain_shows_all_that_bear_a_name(graph: str) -> None:
    shown = run("explain", "司法所", "-g", graph).stdout
    assert "organisation/990101/司法所" in shown
    assert "organisation/990201/司法所" in shown


def test_explain_limits_the_sentences(graph: str) -> None:
    shown = run("explain", "民法典", "-g", graph, "--limit", "1").stdout
    assert shown.count("⟦") == 1
    assert "2 more; --limit 0 shows all" in shown
    assert run("explain", "民法典", "-g", graph, "--limit", "0").stdout.count("⟦") == 3


def test_explain_an_unknown_term(graph: str) -> None:
    assert "did you mean 枫桥经验" in fails("explain", "枫桥", "-g", graph)


# -- export ------------------------------------------------------------------------------------


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


# -- build -------------------------------------------------------------------------------------


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

    monkeypatch.setattr("kg.builder.build", build)
    return asked


def test_build_passes_on_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = builder(monkeypatch, record())
    options = "-o out --jobs 3 --ontology o --add-ontology a --add-ontology b --base urn:x: --cache c"
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
    }
    assert run("build", "reports", "--no-cache").exit_code == 0
    assert (asked["use_cache"], asked["cache"], asked["base"]) == (False, None, BASE)


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

    monkeypatch.setattr("kg.builder.build", build)
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


# -- extract -----------------------------------------------------------------------------------


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> None:
    """An annotator that says only what file it was given."""
    monkeypatch.setattr("kg.cli.arguments.lexicon", lambda *_: None)
    monkeypatch.setattr("kg.annotation.annotate_input", lambda item, *_: {"doc": item.path.name, "norms": []})


def files(folder: Path, *names: str) -> list[str]:
    for name in names:
        (folder / name).write_text(REPORT, "utf-8")
    return [str(folder / name) for name in names]


def test_extract_lists_what_a_report_says(tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.txt")
    result = run("extract", file)
    assert result.exit_code == 0
    assert "规范 norms (1)\n  中华人民共和国民法典  [Law]  《民法典》  29-34\n" in result.stdout
    assert "year: 2021" in result.stdout


def test_extract_prints_json(annotated: None, tmp_path: Path) -> None:
    one, two = files(tmp_path, "a.txt", "b.txt")
    assert json.loads(run("extract", one, "--json").stdout) == {"doc": "a.txt", "norms": []}
    assert [d["doc"] for d in json.loads(run("extract", one, two, "--json").stdout)] == ["a.txt", "b.txt"]
    assert [d["doc"] for d in json.loads(run("extract", str(tmp_path), "--json").stdout)] == [
        "a.txt",
        "b.txt",
    ]


def test_extract_writes_a_file_a_document(annotated: None, tmp_path: Path) -> None:
    names = ("000_7b2fcb987ce759c1.txt", "丁镇_2021.txt", "b_7b2fcb987ce759c.txt", "_7b2fcb987ce759c1.txt")
    out = tmp_path / "deep" / "out"
    reports = tmp_path / "reports"
    reports.mkdir()
    result = run("extract", *files(reports, *names), "-o", str(out))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert sorted(p.name for p in out.iterdir()) == [
        "000.json",
        "_7b2fcb987ce759c1.json",
        "b_7b2fcb987ce759c.json",
        "丁镇_2021.json",
    ]
    assert json.loads((out / "000.json").read_text("utf-8"))["doc"] == names[0]


def test_extract_writes_nothing_where_two_share_a_name(annotated: None, tmp_path: Path) -> None:
    two = files(tmp_path, "000_7b2fcb987ce759c1.txt", "000_913615f662c886fc.txt")
    assert "would both become" in fails("extract", *two, "-o", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_extract_never_writes_over_a_document(annotated: None, tmp_path: Path) -> None:
    one, two = files(tmp_path, "a.json", "b.txt")
    assert "is a document to read" in fails("extract", two, one, "-o", str(tmp_path))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b.json").symlink_to(two)
    assert "is a document to read" in fails("extract", two, "-o", str(tmp_path / "out"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "b.txt", "out"]
    assert {Path(one).read_text("utf-8"), Path(two).read_text("utf-8")} == {REPORT}


def test_extract_never_writes_into_a_build(annotated: None, tmp_path: Path) -> None:
    (file,) = files(tmp_path, "build.txt")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / MARKER).touch()
    assert "kg build writes" in fails("extract", file, "-o", str(tmp_path / "output"))


def test_extract_prints_no_json_of_one_file_that_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("extract", str(empty), "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(r"not read: .+\n", result.stderr)


def test_extract_goes_on_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    good, empty = files(tmp_path, "good.txt", "empty.txt")
    Path(empty).write_bytes(b"")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    result = run("extract", good, empty, str(tmp_path / "gone.txt"), "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 1
    assert len(re.findall(r"^not read: ", result.stderr, re.MULTILINE)) == 2


def test_extract_errors_are_sentences(annotated: None, tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.txt")
    assert "does not exist" in fails("extract", str(tmp_path / "gone.txt"))
    assert "cannot be written" in fails("extract", file, "-o", "/proc/kg")


def test_a_bad_ontology_is_an_error_of_the_caller(tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.txt")
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "mechanisms.ttl").write_text("<a> <b> .", "utf-8")
    assert "mechanisms.ttl" in fails("extract", file, "--add-ontology", str(bad))
    assert "gone" in fails("extract", file, "--ontology", str(tmp_path / "gone"))


# -- eval --------------------------------------------------------------------------------------


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.evaluate import Evaluation, Score

    result = Evaluation(
        {"norms": Score(3, 1, 0), "works": Score()},
        {"norms.class": [2, 3]},
        (9, 10),
        ["000 norms missed: 民法典"],
    )
    monkeypatch.setattr("kg.cli.arguments.lexicon", lambda *_: None)
    monkeypatch.setattr("kg.evaluate.evaluate", lambda *_: result)


def test_eval_prints_scores(scored: None) -> None:
    result = run("eval", "gold", "texts")
    assert re.search(r"^ norms +100\.0% +75\.0% +85\.7% +3 +1 +0$", result.stdout, re.MULTILINE)
    assert re.search(r"^ norms\.class +66\.7%$", result.stdout, re.MULTILINE)
    assert "9 of 10 right" in result.stdout
    assert "民法典" not in result.stdout
    assert "1 differences; --misses lists them" in result.stderr


def test_eval_lists_misses(scored: None) -> None:
    assert "000 norms missed: 民法典\n" in run("eval", "gold", "texts", "--misses").stdout


def test_eval_prints_json(scored: None) -> None:
    said = json.loads(run("eval", "gold", "texts", "--json").stdout)
    assert said["categories"]["norms"]["recall"] == 0.75
    assert "misses" not in said
    assert json.loads(run("eval", "gold", "texts", "--json", "--misses").stdout)["misses"]


def test_eval_without_gold_is_an_error_of_the_caller(tmp_path: Path) -> None:
    assert "holds no gold" in fails("eval", str(tmp_path), str(tmp_path))


@pytest.fixture
def marked_by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Path, Path]:
    """The names of a gold file and its text; the text is there and is never read."""
    monkeypatch.setattr("kg.cli.arguments.lexicon", lambda *_: None)
    (text,) = files(tmp_path, "000.txt")
    return tmp_path / "000.json", Path(text)


GOLD: dict[str, Any] = {"year": 2021, "place": None, **{category: [] for category in CATEGORIES}}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "is no JSON"),
        ("", "is no JSON"),
        ("\udcff", "is no JSON"),
        ("[]", "it is no object"),
        ("{}", "it has no year"),
        (json.dumps({**GOLD, "norms": {}}), "norms is no list"),
        (json.dumps({**GOLD, "norms": ["民法典"]}), "norms[0] is no object"),
        (json.dumps({**GOLD, "norms": [{"required": True}]}), "norms[0] has no name"),
        (json.dumps({**GOLD, "plans": [{}]}), "plans[0] has no required"),
        (json.dumps({**GOLD, "plans": [{"required": True, "quotes": [3]}]}), "that is no text"),
    ],
)
def test_eval_names_a_file_that_is_no_gold(
    marked_by_hand: tuple[Path, Path], content: str, words: str
) -> None:
    gold, text = marked_by_hand
    gold.write_text(content, "utf-8", errors="surrogateescape")
    said = fails("eval", str(gold.parent), str(text.parent))
    assert str(gold) in said
    assert words in said


def test_eval_names_a_text_that_cannot_be_read(marked_by_hand: tuple[Path, Path]) -> None:
    gold, text = marked_by_hand
    gold.write_text(json.dumps(GOLD), "utf-8")
    text.write_bytes(b"")
    assert f"{text} cannot be read" in fails("eval", str(gold.parent), str(text.parent))
    gold.unlink()
    gold.mkdir()
    assert f"{gold} cannot be read" in fails("eval", str(gold.parent), str(text.parent))


# -- view --------------------------------------------------------------------------------------


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


# -- what no command foresees ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (PermissionError(13, "Permission denied", "/x/y.ttl"), 2, "kg: Permission denied (/x/y.ttl)"),
        (OSError(28, "No space left on device"), 2, "kg: No space left on device"),
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

    monkeypatch.setattr("kg.builder.build", build)
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
    create_store(tmp_path / "store", quads)
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


# -- real processes ----------------------------------------------------------------------------


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
    assert (done.returncode, done.stderr) == (2, b"kg: No space left on device\n")
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
