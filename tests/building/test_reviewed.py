"""What a folder may hold that is no report, or is one twice: cache, data, empty archives, copies, renamed files."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kg.building.builder import build
from kg.comparison import compare
from kg.explain import explain
from kg.export import exporter
from tests.conftest import SEEDS

TEXTS = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
SAMPLE = max(TEXTS, key=lambda text: text.count("枫桥经验"))
OTHER = "2023年法治政府建设情况报告\n一、主要工作\n学习《信访工作条例》，开展培训3次。\n二、存在的问题\n执法力量不足。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(SAMPLE, "utf-8")
    return reports


def test_a_copy_adds_nothing_to_any_count(folder: Path, tmp_path: Path) -> None:
    alone = build(folder)
    text = SAMPLE.replace("枫桥经验", "三亮四创五比", 1).replace("。\n", "。\n\n", 1)
    (folder / "b.txt").write_text(text, "utf-8")
    both = build(folder, out=tmp_path / "out")
    assert len(both.record["documents"]["copies"]) == 1
    assert both.record["reports"] == 1
    (stands,) = {"a.txt", "b.txt"} & set(both.record["documents"]["copies"][0][:1])
    only = alone if stands == "a.txt" else build(folder / "b.txt")
    assert both.record["counts"] == only.record["counts"]
    words = [
        [fact.words for one in explain(result.dataset, "枫桥经验") for fact in one.facts]
        for result in (both, only)
    ]
    assert words[0] == words[1] != []


@pytest.mark.parametrize("name", ["csv", "graphml", "gexf"])
def test_what_is_exported_to_be_added_up_has_each_report_once(
    folder: Path, tmp_path: Path, name: str
) -> None:
    (folder / "b.txt").write_text(SAMPLE.replace("。\n", "。\n\n", 1), "utf-8")
    both = build(folder, out=tmp_path / "out")
    (stands, _copy), *others = both.record["documents"]["copies"]
    assert not others
    written = [BytesIO(), BytesIO()]
    for result, out in zip((both, build(folder / stands)), written, strict=True):
        exporter(name).write(result.dataset, out)
    assert written[0].getvalue() == written[1].getvalue() != b""


def test_a_renamed_file_is_the_same_report(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out=out)
    (folder / "a.txt").rename(folder / "z.txt")
    (folder / "b.txt").write_text(OTHER, "utf-8")
    build(folder, out=out)
    pairs = list(compare(out / "builds" / "0001", out / "builds" / "0002").pairs())
    assert [(bool(pair.old), bool(pair.new)) for pair in pairs] == [(True, True), (False, True)]
    assert pairs[0].old == pairs[0].new
    assert {fact.predicate for fact in pairs[0].facts} <= {"fz:file", "file"}


@pytest.mark.parametrize("name", ["cache", ""])
def test_the_cache_among_the_reports_is_not_read(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / "d.zip").write_bytes(_zipped(tmp_path, {"d.txt": OTHER}))
    for number in range(2):
        (folder / f"{number}.txt").write_text(f"{OTHER}{number}份\n", "utf-8")
        result = build(folder, out=tmp_path / "out", cache=folder / name)
        assert result.record["documents"]["found"] == 3 + number


def test_data_are_no_report(folder: Path) -> None:
    (folder / "a.json").write_text('{"text": "法治政府建设 依法行政 普法 行政执法 人民调解 学法"}', "utf-8")
    unread = build(folder).record["documents"]["unread"]
    assert [(one["file"], "JSON" in one["reason"]) for one in unread] == [("a.json", True)]


def test_no_archive_vanishes(folder: Path, tmp_path: Path) -> None:
    (folder / "b.zip").write_bytes(_zipped(tmp_path, {".fazhi-kg": "", "b.txt": OTHER}))
    (folder / "c.zip").write_bytes(_zipped(tmp_path, {}))
    documents = build(folder).record["documents"]
    assert documents["read"] == 2
    assert [one["file"] for one in documents["unread"]] == ["c.zip"]


def test_the_order_of_arguments_is_of_no_importance(folder: Path, tmp_path: Path) -> None:
    below = folder / "sub" / "1.txt"
    below.parent.mkdir()
    below.write_text(OTHER, "utf-8")
    (folder / "0.txt").symlink_to(below)
    one, other = tmp_path / "one", tmp_path / "other"
    build([folder, below], out=one)
    build([below, folder], out=other)
    assert (one / "graph.nq").read_bytes() == (other / "graph.nq").read_bytes()


def test_texts_of_one_place_and_year_are_told_though_one_names_no_issuer(folder: Path) -> None:
    asked = "SELECT ?name ?year { ?r fz:about/skos:prefLabel ?name ; fz:reportingYear ?year }"
    (row,) = build(folder).dataset.query(asked).rows()
    (folder / "b.txt").write_text(OTHER.replace("2023", row["year"][:4]), "utf-8")
    (folder / "index.csv").write_text(f"file,place\nb.txt,{row['name']}\n,\n", "utf-8")
    result = build(folder)
    assert len(result.dataset.query("SELECT DISTINCT ?p { ?r fz:about ?p }").rows()) == 1
    versions = result.record["documents"]["versions"]
    assert [one["files"] for one in versions] == [["a.txt", "b.txt"]]


def _zipped(folder: Path, files: dict[str, str]) -> bytes:
    path = folder / "made.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path.read_bytes()
