"""The commands that ask a graph: query and explain."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.running import fails, run

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
    assert "[other]" in listed


def test_query_list_shows_the_project_s_own(tmp_path: Path) -> None:
    listed = run("query", "--list").stdout
    order = [
        listed.index(name) for name in ("[laws]", "norm-citations", "[places]", "bodies-by-kind", "[quality]")
    ]
    assert order == sorted(order)
    assert "[other]" not in listed
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
        (("DELETE WHERE { ?s ?p ?o }",), "this changes the graph"),
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
