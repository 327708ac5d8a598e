"""One report in two texts: what makes them one, which stands for both, and what that changes."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from kg.building.builder import build
from kg.building.twins import Candidate, copies, figures, same_figures, same_letters, shingles
from kg.lexicon import default_ontology
from kg.questions import read_question
from tests.conftest import SEEDS
from tests.formats.making import page_of, word_of

SAMPLES = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
NAVIGATION = "首页 机构概况 政务公开 办事服务 互动交流 当前位置：法定主动公开内容 发布时间：2024-02-01 来源：县司法局 打印 分享到 "


def misread(text: str, seed: int) -> str:
    """The text as a poor scan gives it: one letter in a hundred is another one."""
    chance = random.Random(seed)  # noqa: S311
    return "".join(
        chr(chance.randint(0x4E00, 0x9FA5)) if c > "一" and chance.random() < 0.01 else c for c in text
    )


def next_year(text: str, seed: int) -> str:
    """The next report of an office that changes nothing but its figures."""
    chance = random.Random(seed)  # noqa: S311
    text = text.replace("2023", "2024").replace("2022", "2023")
    return re.sub(r"\d+(?=[余多]?[份次件人场个起户名])", lambda _: str(chance.randint(1, 9999)), text)


def alike(one: str, other: str) -> bool:
    said = [frozenset(figures(text).split()) for text in (one, other)]
    return same_figures(*said) and same_letters(shingles(one), shingles(other))


@pytest.mark.parametrize("number", range(5))
def test_the_same_report_in_another_shape_is_the_same(number: int) -> None:
    text = SAMPLES[number]
    for other in (f"{NAVIGATION}\n{text}\n{NAVIGATION}", misread(text, number), text[: len(text) * 9 // 10]):
        assert alike(text, other)
    for other in (next_year(text, number), text[: len(text) // 3], SAMPLES[number - 1]):
        assert not alike(text, other)


def candidate(report: str, **more: object) -> Candidate:
    return Candidate(
        **{
            "report": report,
            "place": "place/1",
            "year": "2023",
            "title": "",
            "figures": "",
            "worth": 1,
            **more,
        }
    )  # type: ignore[arg-type]


def test_only_reports_of_one_place_and_year_or_of_one_title_are_compared() -> None:
    text = SAMPLES[0]
    same = [candidate("a", worth=3), candidate("b", worth=9), candidate("c")]
    assert copies(same, lambda _: text) == {"a": "b", "c": "b"}
    assert copies(same[::-1], lambda _: text) == {"a": "b", "c": "b"}
    for other in ({"place": "place/2"}, {"year": "2022"}):
        assert copies([candidate("a"), candidate("b", **other)], lambda _: text) == {}
    titled = {"place": "", "title": "某镇2023年报告"}
    assert copies([candidate("a", **titled), candidate("b", **titled)], lambda _: text) == {"b": "a"}
    assert (
        copies([candidate("a", **titled), candidate("b", **{**titled, "title": "另一镇"})], lambda _: text)
        == {}
    )
    assert copies([candidate("a", place=""), candidate("b", place="")], lambda _: text) == {}


def test_a_block_of_very_many_is_not_compared_each_with_each() -> None:
    read: list[str] = []

    def text(report: str) -> str:
        read.append(report)
        return f"{report}的报告" * 20

    many = [candidate(f"{chr(0x4E00 + i)}乡", worth=i) for i in range(300)]
    assert copies(many, text) == {}
    assert len(read) == 300  # each is looked at once


def test_only_texts_of_the_same_figures_are_read() -> None:
    read: list[str] = []

    def text(report: str) -> str:
        read.append(report)
        return SAMPLES[0]

    said = {
        name: " ".join(str(start + i) for i in range(8)) for name, start in (("a", 1), ("b", 2), ("c", 90))
    }
    assert copies([candidate(name, figures=one) for name, one in said.items()], text) == {"b": "a"}
    assert sorted(read) == ["a", "b"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(SAMPLES[0], "utf-8")
    (reports / "b.docx").write_bytes(word_of(SAMPLES[0]))
    (reports / "c.html").write_bytes(page_of(SAMPLES[0]))
    (reports / "d.txt").write_text(SAMPLES[1], "utf-8")
    return reports


def test_a_build_links_them_and_counts_one(folder: Path, tmp_path: Path) -> None:
    head = SAMPLES[1][: SAMPLES[1].index("依法治县办")]
    other = "一、主要工作\n学习《信访工作条例》，开展培训3次。\n二、存在的问题\n执法力量不足。\n三、下一步打算\n加强队伍建设。\n"
    (folder / "e.txt").write_text(head + other, "utf-8")
    out = tmp_path / "out"
    result = build([folder], out=out)
    assert result.record["reports"] == 3
    (group,) = result.record["documents"]["copies"]
    assert sorted(group) == ["a.txt", "b.docx", "c.html"]
    linked = result.dataset.query("SELECT ?a ?b { GRAPH ?g { ?a fz:sameReportAs ?b } }").rows()
    assert len(linked) == 1  # the texts of the document and of the page are the same, byte for byte
    assert "sameReportAs" not in (out / "graph.nq").read_text("utf-8")
    assert len((out / "copies.nq").read_text("utf-8").splitlines()) == len(linked)
    question = read_question(default_ontology() / "queries" / "reports.rq")
    assert len({row["report"] for row in result.dataset.query(question.filled())}) == 3
    alone = build([folder / "a.txt", folder / "d.txt", folder / "e.txt"])
    for kind, count in alone.record["counts"].items():
        assert result.record["counts"][kind]["mentions"] == count["mentions"], kind
    (versions,) = result.record["documents"]["versions"]
    assert versions["files"] == ["d.txt", "e.txt"]


def test_a_copy_that_comes_and_goes_changes_only_what_is_derived(folder: Path, tmp_path: Path) -> None:
    out, asked = tmp_path / "out", "SELECT ?a ?b { ?a fz:sameReportAs ?b }"
    copy, page = (folder / "b.docx").read_bytes(), folder / "c.html"
    page.unlink()
    (folder / "b.docx").unlink()
    assert build([folder], out=out).dataset.query(asked).rows() == []
    (folder / "b.docx").write_bytes(copy)
    (folder / "b.txt").write_text(SAMPLES[0].replace("。\n", "。\n\n", 1), "utf-8")
    (folder / "f.txt").write_text(SAMPLES[2], "utf-8")
    assert len(build([folder], out=out).dataset.query(asked).rows()) >= 1
    (folder / "b.docx").unlink()
    (folder / "b.txt").unlink()
    assert build([folder], out=out).dataset.query(asked).rows() == []
