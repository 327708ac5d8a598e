"""What one build says that another does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building.builder import build
from kg.comparison import GAINED, LOST, Comparison, Pair, compare
from kg.model import KgError

REPORT = """甲省乙县辛镇2023年法治政府建设情况报告
一、主要做法
宣传《民法典》，发放资料2300余份。深化“枫桥经验”，由司法所牵头。
二、存在的问题
执法力量不足。
"""
OTHER = REPORT.replace("辛镇", "壬镇")


def built(tmp_path: Path, name: str, **texts: str) -> Path:
    reports = tmp_path / f"{name}-reports"
    reports.mkdir()
    for file, text in texts.items():
        (reports / f"{file}.txt").write_text(text, "utf-8")
    build([reports], out=tmp_path / name)
    return tmp_path / name


def said(pair: Pair) -> set[tuple[str, str, str]]:
    return {(fact.change, fact.predicate, fact.words) for fact in pair.facts}


@pytest.mark.parametrize("form", ["folders", "files", "a file and a folder"])
def test_an_edited_report_is_compared_with_what_it_was(tmp_path: Path, form: str) -> None:
    old = built(tmp_path, "old", a=REPORT, b=OTHER)
    new = built(
        tmp_path,
        "new",
        a=REPORT.replace("《民法典》", "《信访工作条例》").replace("一、", "附记。\n一、"),
        b=OTHER,
    )
    if form != "folders":
        old = old / "graph.nq"
    if form == "files":
        new = new / "graph.nq"
    found = compare(old, new)
    assert found.same == 1
    (pair,) = found.pairs()
    assert (pair.file, bool(pair.old), bool(pair.new)) == ("a.txt", True, True)
    facts = said(pair)
    assert (LOST, "cites", "《民法典》") in facts
    assert (GAINED, "cites", "《信访工作条例》") in facts
    assert not [fact for fact in facts if "枫桥经验" in fact[2]]  # it only moved
    cites = next(fact for fact in pair.facts if fact.change == LOST and fact.predicate == "cites")
    assert cites.value == "eli/cn/中华人民共和国民法典"
    assert cites.sentence == "宣传《民法典》，发放资料2300余份。"
    gained, lost = found.described["graph/norms"]
    assert gained > 0
    assert lost == 0  # the other report still cites the code


def test_new_and_gone_reports_have_all_their_facts(tmp_path: Path) -> None:
    old, new = built(tmp_path, "old", a=REPORT), built(tmp_path, "new", c=OTHER)
    gone, fresh = compare(old, new).pairs()
    assert (gone.file, gone.new, fresh.file, fresh.old) == ("a.txt", "", "c.txt", "")
    assert {fact.change for fact in gone.facts} == {LOST}
    assert {fact.change for fact in fresh.facts} == {GAINED}
    assert "Shortcoming" in {fact.predicate for fact in fresh.facts}
    assert "壬镇" in fresh.title


def test_the_same_is_the_same(tmp_path: Path) -> None:
    old, new = built(tmp_path, "old", a=REPORT), built(tmp_path, "new", a=REPORT)
    found = compare(old, new)
    assert (found.same, list(found.pairs()), found.described) == (1, [], {})


def test_figures_are_told_by_their_values(tmp_path: Path) -> None:
    old = built(tmp_path, "old", a=REPORT)
    new = built(tmp_path, "new", a=REPORT.replace("2300余份", "2400余份"))
    (pair,) = compare(old, new).pairs()
    values = {(fact.change, fact.value) for fact in pair.facts if fact.predicate == "Figure"}
    assert len(values) == 2
    assert any("2300" in value for change, value in values if change == LOST)
    assert any("2400" in value for change, value in values if change == GAINED)


def test_a_build_with_another_base_is_compared_by_what_it_says(tmp_path: Path) -> None:
    old = built(tmp_path, "old", a=REPORT)
    reports = tmp_path / "old-reports"
    build([reports], out=tmp_path / "urn", base="https://example.org/g/")
    found: Comparison = compare(old, tmp_path / "urn")
    (pair,) = found.pairs()
    assert pair.facts == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [("nonsense\n", "line 1 is no N-Quad"), ("<a> <b> <c> <report/1> .\nx\n", "line 2"), (None, "no graph")],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, content: str | None, words: str) -> None:
    path = tmp_path / "graph.nq"
    if content:
        path.write_text(content, "utf-8")
    with pytest.raises(KgError, match=words):
        compare(path, path)
