"""From a report to a term of one's own: kg candidates as it is typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.read.folder import MARKER as BUILT

NORTH = """永登县城关镇2021年法治政府建设情况报告
一、主要做法
推行“街坊夜话”机制，化解邻里纠纷23件。落实《永登县农村宅基地审批管理办法》。开展“春雷护农”专项行动。
"""
EAST = """横山区2023年法治政府建设工作报告
一、工作情况
深化“街坊·夜话”，化解矛盾15起。推广“街坊夜话”机制，覆盖全部社区。
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="kg")


def fails(*arguments: str) -> str:
    """The one sentence of an error of the caller."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: ")
    return line


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "north.txt").write_text(NORTH, "utf-8")
    (folder / "east.txt").write_text(EAST, "utf-8")
    (folder / "index.csv").write_text(
        "file,url,title,issuer,published,place\nnorth.txt,https://example.org/n,,,,\n"
    )
    return folder


@pytest.fixture(scope="module")
def graph(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("graph") / "output"
    assert run("build", str(reports), "-o", str(folder), "-j", "1").exit_code == 0
    return str(folder)


def reviewed(graph: str, path: Path, **decisions: dict[str, str]) -> str:
    """The table of all candidates as a reviewer saves it; a name that is not decided on stays as it is."""
    rows = list(csv.DictReader(io.StringIO(listing(graph), newline="")))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(row | decisions.get(row["name"].replace("·", "_"), {}) for row in rows)
    path.write_text(text.getvalue(), "utf-8-sig", newline="")
    return str(path)


def listing(graph: str) -> str:
    result = run("candidates", "-g", graph, "--format", "csv")
    assert result.exit_code == 0, result.output
    return result.stdout_bytes.decode("utf-8-sig")


ACCEPT = {"decision": "accept"}


# -- listing -----------------------------------------------------------------------------------


def test_the_listing_marks_the_name_in_its_sentences(graph: str) -> None:
    result = run("candidates", "-g", graph, "--kind", "mechanism")
    assert result.exit_code == 0
    assert (
        result.stdout
        == """街坊夜话  mechanism DisputeResolution
  2 份报告 reports · 2 处 statements · 2 省 provinces · 2 县 counties · 2021–2023
  异写 variant  街坊·夜话  1 份报告 reports · 1 处 statements · 1 省 provinces · 1 县 counties · 2023
    推广⟦“街坊夜话”机制⟧，覆盖全部社区。  横山区  2023
    推行⟦“街坊夜话”机制⟧，化解邻里纠纷23件。  城关镇  2021

"""
    )
    assert result.stderr == "1 candidates\n"


def test_the_limit_says_that_there_are_more(graph: str) -> None:
    result = run("candidates", "-g", graph, "--limit", "1", "--format", "json")
    assert [one["name"] for one in json.loads(result.stdout)] == ["街坊夜话"]
    assert result.stderr == "3 candidates, 1 of them shown; --limit 0 shows all\n"


def test_a_least_number_of_reports(graph: str) -> None:
    assert run("candidates", "-g", graph, "--min-count", "3").stderr == "0 candidates\n"


def test_the_table_is_for_a_spreadsheet(graph: str) -> None:
    data = run("candidates", "-g", graph, "--format", "csv").stdout_bytes
    assert data.startswith(b"\xef\xbb\xbfdecision,kind,name,")
    assert data.count(b"\r\n") == 5


# -- accepting ---------------------------------------------------------------------------------


def test_round_trip(graph: str, reports: Path, tmp_path: Path) -> None:
    """Build, list, review, accept, build again: the terms are known, and no candidates are left."""
    table = reviewed(
        graph,
        tmp_path / "reviewed.csv",
        街坊夜话=ACCEPT | {"label_en": "evening talks"},
        街坊_夜话={"decision": "variant-of"},
        春雷护农专项行动=ACCEPT,
        永登县农村宅基地审批管理办法=ACCEPT | {"class": "PolicyDocument"},
    )
    mine = tmp_path / "mine"
    result = run("candidates", "--accept", table, "-o", str(mine / "accepted.ttl"))
    assert result.exit_code == 0, result.output
    assert result.stderr.endswith(f"2 terms, 1 norms, 0 variants to merge by hand: {mine / 'accepted.ttl'}\n")
    assert "https://example.org/n" in (mine / "accepted.ttl").read_text("utf-8")
    again = str(tmp_path / "again")
    assert run("build", str(reports), "-o", again, "-j", "1", "--add-ontology", str(mine)).exit_code == 0
    asked = """SELECT DISTINCT ?name { ?report fz:describes|fz:observes|fz:cites ?c . ?c skos:prefLabel ?name .
        FILTER NOT EXISTS { ?c a fz:Candidate } } ORDER BY ?name"""
    known = json.loads(run("query", asked, "-g", again, "--format", "json").stdout)["results"]["bindings"]
    assert {"街坊夜话", "春雷护农专项行动", "永登县农村宅基地审批管理办法"} <= {
        row["name"]["value"] for row in known
    }
    assert run("candidates", "-g", again, "--add-ontology", str(mine)).stderr == "0 candidates\n"


def test_what_is_known_by_now_is_no_candidate_of_an_older_graph(graph: str, tmp_path: Path) -> None:
    table = reviewed(graph, tmp_path / "reviewed.csv", 春雷护农专项行动=ACCEPT)
    run("candidates", "--accept", table, "-o", str(tmp_path / "mine" / "a.ttl"))
    result = run("candidates", "-g", graph, "--kind", "campaign", "--add-ontology", str(tmp_path / "mine"))
    assert result.stderr == "0 candidates\n"


def test_accepting_again_keeps_the_register_as_it_was_corrected(graph: str, tmp_path: Path) -> None:
    decided = ACCEPT | {"class": "PolicyDocument"}
    table = reviewed(graph, tmp_path / "reviewed.csv", 永登县农村宅基地审批管理办法=decided)
    out = tmp_path / "mine" / "accepted.ttl"
    register = out.with_name("norms.csv")
    assert run("candidates", "--accept", table, "-o", str(out)).exit_code == 0
    corrected = register.read_text("utf-8").replace("in_force", "not_yet_in_force")
    register.write_text(corrected, "utf-8")
    assert run("candidates", "--accept", table, "-o", str(out)).exit_code == 0
    assert register.read_text("utf-8") == corrected


def test_without_a_file_all_is_printed(graph: str, tmp_path: Path) -> None:
    norm = ACCEPT | {"class": "PolicyDocument"}
    table = reviewed(graph, tmp_path / "r.csv", 街坊夜话=ACCEPT, 永登县农村宅基地审批管理办法=norm)
    said = run("candidates", "--accept", table).stdout
    assert "\n<mechanism/街坊夜话> a fz:Mechanism ;\n" in said
    assert "\n# Rows of norms.csv:\n# title,short_names," in said
    assert said.splitlines()[-1].startswith("# 永登县农村宅基地审批管理办法,,,PolicyDocument,")


def test_rows_to_mend_are_named_and_nothing_is_written(graph: str, tmp_path: Path) -> None:
    table = reviewed(
        graph, tmp_path / "reviewed.csv", 街坊夜话=ACCEPT | {"class": "夜话"}, 春雷护农专项行动=ACCEPT
    )
    out = tmp_path / "mine" / "accepted.ttl"
    result = run("candidates", "--accept", table, "-o", str(out))
    assert (result.exit_code, result.stdout, out.exists()) == (1, "", False)
    first, last = result.stderr.splitlines()
    assert first.startswith(f"{table}:2: 街坊夜话: is of the class 夜话; write one of ")
    assert last == "1 rows must be mended; nothing was written"


def test_errors_of_the_caller(graph: str, tmp_path: Path) -> None:
    table = reviewed(graph, tmp_path / "r.csv")
    own = tmp_path / "own.ttl"
    own.write_text("# my terms\n", "utf-8")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / BUILT).touch()
    inside = str(tmp_path / "build" / "a.ttl")
    assert "holds terms of another origin; name a new file" in fails(
        "candidates", "--accept", table, "-o", str(own)
    )
    assert "write one that ends with .ttl" in fails(
        "candidates", "--accept", table, "-o", str(tmp_path / "a.csv")
    )
    assert "in a folder that kg build writes" in fails("candidates", "--accept", table, "-o", inside)
    assert "-o is for the terms of --accept" in fails("candidates", "-g", graph, "-o", "x.ttl")
    assert "choose one of mechanism, norm" in fails("candidates", "-g", graph, "--kind", "person")
    assert "build one first" in fails("candidates", "-g", str(tmp_path / "none"))
    assert "name a table of kg candidates" in fails("candidates", "--accept", str(tmp_path / "none.csv"))
