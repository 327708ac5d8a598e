"""The commands that need no graph: kg lookup and kg vocabulary check, as they are typed."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner, Result

from kg.cli import app, meanings
from kg.lexicon import Lexicon
from kg.meaning import lookup

HEAD = """@base <https://w3id.org/fazhi-kg/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fz: <https://w3id.org/fazhi-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
TERM = """
<mechanism/夜话会制度> a fz:Mechanism ;
    skos:prefLabel "夜话会制度"@zh, "evening talks with residents"@en ;
    skos:definition "干部晚间入户听取意见的制度。"@zh, "Officials hear residents at their homes in the evening."@en ;
    skos:broader fz:Participation ;
    skos:example "推行夜话会制度，倾听群众意见。"@zh ;
    dcterms:source "general knowledge" .
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


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with one term of a user's own."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mechanisms.ttl").write_text(HEAD + TERM, "utf-8")
    return folder


# -- lookup ------------------------------------------------------------------------------------


def test_a_norm_with_the_wording_of_the_year() -> None:
    result = run("lookup", "行政处罚法", "--year", "2022")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "中华人民共和国行政处罚法  Administrative Penalty Law  (规范 · 只此一个)\n"
    )
    assert "效力  2022 年有效\n" in result.stdout
    assert re.search(r"^ +2021-01-22 +2021-07-15 +修订 +有效$", result.stdout, re.MULTILINE)
    assert re.search(r"^ +2017-09-01 +2018-01-01 +2021-07-15 +修正$", result.stdout, re.MULTILINE)


def test_a_repealed_norm_in_english() -> None:
    said = run("lookup", "合同法", "--year", "2022", "--lang", "en").stdout
    assert re.search(r"in force +no longer in force in 2022", said)
    assert re.search(r"replaced by +中华人民共和国民法典", said)
    assert re.search(r"repealed +2021-01-01", said)
    assert "(norm · nothing else of its kind is called so)" in said


def test_a_misnomer_says_so() -> None:
    assert run("lookup", "青少年保护法").stdout.startswith(
        "“青少年保护法”：误称 → 中华人民共和国未成年人保护法"
    )
    assert "“青少年保护法”: misnomer → " in run("lookup", "青少年保护法", "--lang", "en").stdout


def test_an_ambiguous_title_lists_its_candidates() -> None:
    result = run("lookup", "法治政府建设实施纲要")
    assert result.exit_code == 1
    assert "2 个都叫“法治政府建设实施纲要”" in result.stdout
    assert "--year" in result.stdout
    assert "（2015—2020年）" in result.stdout
    assert "（2021—2025年）" in result.stdout
    assert run("lookup", "法治政府建设实施纲要", "--year", "2022").exit_code == 0


def test_an_ambiguous_place_lists_its_candidates() -> None:
    result = run("lookup", "城关镇")
    assert result.exit_code == 1
    assert "--in" in result.stdout
    assert re.search(r"^ +620121100 +甘肃省 › 兰州市 › 永登县 › 城关镇$", result.stdout, re.MULTILINE)
    result = run("lookup", "城关镇", "--in", "永登")
    assert result.exit_code == 0
    assert "(地点 · 由“永登”确定)" in result.stdout
    assert "甘肃省 62 › 兰州市 6201 › 永登县 620121 › 城关镇 620121100" in result.stdout
    result = run("lookup", "城关镇", "--in", "上海", "--lang", "en")
    assert result.exit_code == 1
    assert "none of them lies in 上海" in result.stdout


def test_a_term_in_both_languages() -> None:
    said = run("lookup", "三重一大").stdout
    assert "三重一大  collective decision on major matters  (机制 · 只此一个)" in said
    assert re.search(r"数字释义 +重大决策、重要人事任免、重大项目安排、大额资金使用", said)
    assert re.search(
        r"^  kind +decision-making$", run("lookup", "三重一大", "--lang", "en").stdout, re.MULTILINE
    )


def test_an_unknown_title() -> None:
    result = run("lookup", "《某某市停车场管理条例》")
    assert result.exit_code == 1
    assert "没有名为“《某某市停车场管理条例》”" in result.stdout
    assert "地方性法规" in result.stdout
    assert "相近的名称" in result.stdout
    assert result.stderr == ""


def test_lookup_as_json() -> None:
    result = run("lookup", "城关镇", "--in", "永登县", "--json")
    said = json.loads(result.stdout)
    assert (said["settled"], said["groups"][0]["why"]) == (True, "within")
    assert said["groups"][0]["meanings"][0]["iri"] == "place/620121100"
    assert json.loads(run("lookup", "无人知晓之名", "--json").stdout)["groups"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("",), "no name was given"),
        (("《》",), "no name was given"),
        (("民法典", "--year", "0"), "0 is no year"),
        (("民法典", "--year", "99999"), "99999 is no year"),
        (("城关镇", "--in", "月球背面"), "no division is called “月球背面”"),
        (("城关镇", "--in", ""), "no division is called"),
        (("民法典", "--ontology", "/nowhere"), "/nowhere is no folder"),
        (("民法典", "--add-ontology", "/nowhere"), "/nowhere is no folder"),
    ],
)
def test_lookup_errors_are_sentences(arguments: tuple[str, ...], words: str) -> None:
    assert words in fails("lookup", *arguments)


def test_a_year_must_be_a_number() -> None:
    assert run("lookup", "民法典", "--year", "abc").exit_code == 2


@pytest.mark.parametrize("name", ["法" * 10_000, "\x1b[31m红\x1b]0;title\x07", "\udcb7\udca8", "a\x00b"])
def test_odd_names_are_unknown_and_harmless(name: str) -> None:
    result = run("lookup", name)
    assert result.exit_code == 1
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", result.output)
    assert len(result.stdout) < 2000


def test_what_the_ontology_lacks_is_said(mine: Path) -> None:
    result = run("lookup", "夜话会制度", "--ontology", str(mine))
    assert result.exit_code == 0
    assert re.fullmatch(
        r"the ontology has no .*norms\.csv.*: none of what it would hold is used\n", result.stderr
    )
    assert run("lookup", "民法典", "--ontology", str(mine)).exit_code == 1
    assert run("lookup", "夜话会制度", "--add-ontology", str(mine)).stderr == ""


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", ["行政处罚法", "民法典", "城关镇", "三重一大", "无人知晓之名"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_answers_fit_the_terminal(lexicon: Lexicon, name: str, width: int, lang: str) -> None:
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(meanings.answer(lookup(name, lexicon, year=2021), lang, width=width))
    lines = console.export_text().splitlines()
    assert lines
    assert max(cell_len(line) for line in lines) <= width


def test_dates_are_whole_on_a_narrow_terminal(lexicon: Lexicon) -> None:
    console = Console(width=60, record=True, file=io.StringIO())
    console.print(meanings.answer(lookup("行政处罚法", lexicon, year=2021), "en", width=60))
    assert re.search(r"^ *2017-09-01 +2018-01-01 +2021-07-15 ", console.export_text(), re.MULTILINE)


def test_values_are_in_the_language_of_the_answer() -> None:
    zh, en = run("lookup", "份").stdout, run("lookup", "份", "--lang", "en").stdout
    assert "宣传资料" in zh
    assert "documents" in en
    assert "documents" not in zh


# -- vocabulary check --------------------------------------------------------------------------


def test_a_folder_without_faults(mine: Path) -> None:
    result = run("vocabulary", "check", str(mine))
    assert (result.exit_code, result.stdout) == (0, ""), result.stdout
    assert result.stderr == f"0 faults in 1 terms of {mine}\n"
    assert run("vocabulary", "check", str(mine), "--alone").exit_code == 0


def test_a_fault_says_where_it_is(mine: Path) -> None:
    file = mine / "mechanisms.ttl"
    file.write_text(HEAD + TERM.replace("推行夜话会制度，倾听群众意见。", "倾听群众意见。"), "utf-8")
    result = run("vocabulary", "check", str(mine))
    assert result.exit_code == 1
    assert re.match(rf"{re.escape(str(file))}:\d+: mechanism/夜话会制度: .+\n", result.stdout)
    assert result.stderr.startswith("1 faults")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<a> <b", "mechanisms.ttl:1"),
        (HEAD + TERM.replace("夜话会制度", "枫桥经验"), "mechanisms.ttl"),  # the project's own has it
        (HEAD + TERM.replace("fz:Participation", "fz:Partizipation"), "Partizipation"),
    ],
)
def test_a_folder_that_cannot_be_used_is_a_sentence(mine: Path, text: str, words: str) -> None:
    (mine / "mechanisms.ttl").write_text(text, "utf-8")
    assert words in fails("vocabulary", "check", str(mine))


def test_a_clash_names_both_files_and_is_none_alone(mine: Path) -> None:
    (mine / "mechanisms.ttl").write_text(HEAD + TERM.replace("夜话会制度", "枫桥经验"), "utf-8")
    said = fails("vocabulary", "check", str(mine))
    assert said.count("mechanisms.ttl") == 2
    assert run("vocabulary", "check", str(mine), "--alone").exit_code == 0


def test_what_is_no_folder_of_vocabularies(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    assert "is no folder" in fails("vocabulary", "check", str(tmp_path / "gone"))
    assert "is no folder" in fails("vocabulary", "check", str(tmp_path / "file"))
    assert "holds nothing to check" in fails("vocabulary", "check", str(tmp_path / "empty"))


def test_the_project_s_own_vocabularies_are_checked() -> None:
    result = run("vocabulary", "check")
    assert result.exit_code == (1 if result.stdout else 0)
    assert re.match(rf"{len(result.stdout.splitlines())} faults in \d{{3,}} terms", result.stderr)
