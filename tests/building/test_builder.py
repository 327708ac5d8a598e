"""A build from outside: bad input, the output folder, the record."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from kg.building.builder import BuildResult, build
from kg.dataset import Dataset
from kg.lexicon import default_ontology
from kg.model import KgError

REPORT = "庚县辛镇2021年法治政府建设情况报告\n一、工作情况\n宣传《民法典》，开展培训3次。\n"
RECIPE = "红烧肉的做法\n一、备料\n五花肉500克，冰糖30克。\n二、做法\n焯水后小火慢炖一小时。\n"
NOVEL = "第一回\n话说天下大势，分久必合，合久必分。且说那庄上有一人，姓张名三，好武艺。\n" * 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "good.txt").write_text(REPORT, "utf-8")
    return reports


def unread(result: BuildResult) -> dict[str, str]:
    return {u["file"]: u["reason"] for u in result.record["documents"]["unread"]}


def test_bad_documents_are_listed_and_the_others_go_on(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 10)
    (folder / "recipe.txt").write_text(RECIPE, "utf-8")
    (folder / "novel.txt").write_text(NOVEL, "utf-8")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "README.md").write_text("about", "utf-8")
    (folder / ".hidden").write_text("x", "utf-8")
    result = build([folder], out=tmp_path / "out")
    assert result.record["documents"]["read"] == 1
    assert set(unread(result)) == {
        "empty.txt",
        "picture.txt",
        "noise.txt",
        "recipe.txt",
        "novel.txt",
        "gone.txt",
    }
    assert "empty" in unread(result)["empty.txt"]
    assert "no annual report" in unread(result)["recipe.txt"]
    written = (tmp_path / "out" / "build.md").read_text("utf-8")
    assert all(name in written for name in unread(result))


def test_the_same_text_twice_is_one_report_with_two_sources(folder: Path) -> None:
    (folder / "copy.txt").write_bytes(REPORT.encode("gb18030"))
    result = build([folder])
    assert (result.record["reports"], result.record["documents"]["read"]) == (1, 2)
    sources = result.dataset.query(
        "SELECT ?f { ?r a fz:Report ; dcterms:source/fz:file ?f } ORDER BY ?f"
    ).rows()
    assert [row["f"] for row in sources] == ["copy.txt", "good.txt"]


def test_the_source_record_is_read_from_the_index(folder: Path) -> None:
    (folder / "index.csv").write_text(
        "file,url,published\ngood.txt,https://example.org/1,2022-01-20\n", "utf-8"
    )
    result = build([folder])
    (row,) = result.dataset.query("SELECT ?u ?d { ?s schema:url ?u ; dcterms:issued ?d }").rows()
    assert row == {"u": "https://example.org/1", "d": "2022-01-20"}


def test_faults_of_the_source_record_are_told_and_the_document_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "index.csv").write_text(
        "file,url,published\ngood.txt,javascript:alert(1),2022-02-30\ngone.txt,,\n", "utf-8"
    )
    result = build([folder], out=tmp_path / "out")
    assert result.record["documents"]["read"] == 1
    remarks = result.record["documents"]["remarks"]
    assert [(r["file"], r["line"]) for r in remarks] == [
        (str(folder / "index.csv"), 2),
        (str(folder / "index.csv"), 2),
        (str(folder / "index.csv"), 3),
    ]
    written = (tmp_path / "out" / "build.md").read_text("utf-8")
    assert (
        f"| `{folder / 'index.csv'}:3` | 旁边没有文件 gone.txt · no file gone.txt is beside it |" in written
    )
    assert not result.dataset.query("SELECT ?u { ?s schema:url ?u }").rows()
    assert not result.dataset.query("SELECT ?d { ?s dcterms:issued ?d }").rows()


def test_namesakes_are_told_apart_in_the_record(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "others"
    other.mkdir()
    for place in (folder, other):
        (place / "bad.txt").write_bytes(b"")
    result = build([folder, other], out=tmp_path / "out")
    assert set(unread(result)) == {"reports/bad.txt", "others/bad.txt"}
    again = build([folder, other], out=tmp_path / "out")  # from the cache
    assert set(unread(again)) == {"reports/bad.txt", "others/bad.txt"}


def test_a_build_that_reads_nothing_leaves_the_former_one(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([folder], out=out)
    before = (out / "graph.nq").read_bytes()
    (folder / "good.txt").write_text(RECIPE, "utf-8")
    result = build([folder], out=out)
    assert result.folder is None
    assert "no annual report" in unread(result)["good.txt"]
    assert (out / "graph.nq").read_bytes() == before
    assert [p.name for p in (out / "builds").iterdir()] == ["0001"]


def test_a_first_build_that_reads_nothing_makes_no_graph(folder: Path, tmp_path: Path) -> None:
    (folder / "good.txt").write_bytes(b"")
    assert build([folder], out=tmp_path / "out").folder is None
    with pytest.raises(KgError, match="kg build"):
        Dataset.open(tmp_path / "out")


def test_a_file_that_no_report_fills_is_not_even_opened(folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(2**40)  # a hole: no byte of it is on the disk
    (folder / "long.txt").write_text(REPORT + "开展普法宣传。" * 150_000, "utf-8")
    found = unread(build([folder]))
    assert set(found) == {"huge.txt", "long.txt"}
    assert all("longer than 1,000,000 characters" in reason for reason in found.values())


def test_the_disk_has_a_build_before_it_becomes_current(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, synced = tmp_path / "out", []
    real = os.fsync

    def fsync(handle: int) -> None:
        synced.append((Path(f"/proc/self/fd/{handle}").readlink().name, (out / "current").exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    build([folder], out=out)
    before = {name for name, current in synced if not current}
    assert {"graph.nq", "graph.ttl", "graph.html", "build.json", "store", "texts", "builds"} <= before
    assert synced[-1] == ("out", True)


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ("url\nx\n", "no column"),
        ("file,url\ngood.txt,a\ngood.txt,b\n", "keep one row a file"),
        ('file,url\n"good.txt,a\n', "cannot be read"),
    ],
)
def test_a_bad_index_stops_the_build_with_a_sentence(folder: Path, index: str, words: str) -> None:
    (folder / "index.csv").write_text(index, "utf-8")
    with pytest.raises(KgError, match=words):
        build([folder])


def test_a_missing_path_stops_the_build_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="does not exist"):
        build([tmp_path / "nowhere"])


def test_a_folder_that_is_not_ours_is_refused(folder: Path, tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    (documents / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(KgError, match="not made by this program"):
        build([folder], out=documents)
    assert sorted(p.name for p in documents.iterdir()) == ["thesis.txt"]


def test_a_fresh_clone_has_only_a_gitkeep(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "output"
    out.mkdir()
    (out / ".gitkeep").touch()
    assert build([folder], out=out).record["reports"] == 1


def test_an_unwritable_folder_is_refused(folder: Path) -> None:
    with pytest.raises(KgError, match="cannot be written"):
        build([folder], out=Path("/proc/kg-output"))


def test_the_former_build_stays_open_and_two_are_kept(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build([folder], out=out).dataset
    (folder / "more.txt").write_text(REPORT.replace("辛镇", "壬镇"), "utf-8")
    second = build([folder], out=out).dataset
    asked = "SELECT (COUNT(?r) AS ?n) { ?r a fz:Report }"
    assert first.query(asked).rows() == [{"n": "1"}]
    assert second.query(asked).rows() == Dataset.open(out).query(asked).rows() == [{"n": "2"}]
    (folder / "more.txt").unlink()
    build([folder], out=out)
    assert sorted(p.name for p in (out / "builds").iterdir()) == ["0002", "0003"]


def test_a_failed_build_leaves_the_former_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([folder], out=out)
    before = (out / "graph.nq").read_bytes()
    (folder / "more.txt").write_text(REPORT.replace("辛镇", "壬镇"), "utf-8")
    monkeypatch.setattr("kg.building.publishing.create_store", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build([folder], out=out)
    assert (out / "graph.nq").read_bytes() == before
    assert [p.name for p in (out / "builds").iterdir()] == ["0001"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_is_no_fault_of_a_document(
    code: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache may lie on another disk than the build: without this the build would stand, with documents lost."""
    out = tmp_path / "out"
    build([folder], out=out)
    (folder / "more.txt").write_text(REPORT.replace("辛镇", "壬镇"), "utf-8")

    def full(*_: object) -> str:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("kg.cache._write", full)
    with pytest.raises(OSError, match=os.strerror(code)):
        build([folder], out=out)
    assert [p.name for p in (out / "builds").iterdir()] == ["0001"]


def test_two_builds_into_one_folder_do_not_mix(folder: Path, tmp_path: Path) -> None:
    from kg.building.folder import building

    with building(tmp_path / "out"), pytest.raises(KgError, match="another build"):
        build([folder], out=tmp_path / "out")


def test_a_cached_build_is_the_same(folder: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    build([folder], out=tmp_path / "one", cache=parts)
    fresh = (tmp_path / "one" / "graph.nq").read_bytes()
    assert list(parts.rglob("*.json"))
    build([folder], out=tmp_path / "two", cache=parts)
    assert (tmp_path / "two" / "graph.nq").read_bytes() == fresh
    for kept in parts.rglob("*.json"):
        kept.write_text("{half", "utf-8")  # what a kill may leave on some file systems
    build([folder], out=tmp_path / "three", cache=parts)
    assert (tmp_path / "three" / "graph.nq").read_bytes() == fresh


@pytest.mark.parametrize("suffix", ["nq", "txt", "lines"])
def test_a_damaged_cache_is_worked_out_anew(folder: Path, tmp_path: Path, suffix: str) -> None:
    parts = tmp_path / "parts"
    build([folder], out=tmp_path / "one", cache=parts)
    fresh = (tmp_path / "one" / "graph.nq").read_bytes()
    damaged = list(parts.rglob(f"*.{suffix}"))
    assert damaged
    for kept in damaged:
        kept.write_bytes(kept.read_bytes()[:200])
    build([folder], out=tmp_path / "two", cache=parts)
    assert (tmp_path / "two" / "graph.nq").read_bytes() == fresh
    for kept in parts.rglob("*.json"):
        kept.write_text('{"concepts": [], "source": {}}', "utf-8")
    build([folder], out=tmp_path / "three", cache=parts)
    assert (tmp_path / "three" / "graph.nq").read_bytes() == fresh


def test_odd_files_are_findings(folder: Path, tmp_path: Path) -> None:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "folder.txt").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.txt")
    (folder / os.fsdecode("名.txt".encode("gb18030"))).write_bytes(b"")
    found = unread(build([folder], out=tmp_path / "out"))
    assert set(found) == {"loop.txt", "folder.txt", "pipe.txt", "名.txt"}
    assert "link to a folder" in found["folder.txt"]
    assert "no file" in found["pipe.txt"]


def test_the_output_is_no_input(folder: Path) -> None:
    first = build([folder], out=folder / "out")
    second = build([folder], out=folder / "out")
    assert first.record["documents"]["found"] == second.record["documents"]["found"] == 1


@pytest.mark.parametrize(
    "base", ["", "no iri", "http://", "urn:", "http://a b/", "http://a<b>/", "https://x/y"]
)
def test_a_base_that_is_none_is_refused_before_any_work(folder: Path, tmp_path: Path, base: str) -> None:
    with pytest.raises(KgError, match="base IRI"):
        build([folder], out=tmp_path / "out", base=base)


def test_a_path_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="does not exist"):
        build([tmp_path / ("长" * 300)])
    with pytest.raises(KgError, match="holds no document"):
        build([])


def test_a_cache_that_cannot_be_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KgError, match="cannot hold the cache"):
        build([folder], out=tmp_path / "out", cache=tmp_path / "file")


def test_an_empty_ontology_uses_none_of_any_kind(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = build([folder], ontology=tmp_path / "none", out=tmp_path / "out")
    assert result.record["reports"] == 1
    assert {"norms.csv", "places.csv", "mechanisms.ttl"} <= set(result.record["ontology"]["missing"])
    assert "| `norms.csv` |" in (tmp_path / "out" / "build.md").read_text("utf-8")


def test_nothing_is_missing_in_the_project_s_own_ontology(built: BuildResult) -> None:
    assert built.record["ontology"]["missing"] == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("mechanisms.ttl", b"<a> <b", "mechanisms.ttl:1"),
        ("mechanisms.ttl", "<机制>".encode("gb18030"), "not UTF-8"),
        ("villages.tsv.gz", b"no gzip", "villages.tsv.gz"),
        ("norms.csv", b"title\nx\n", "norms.csv"),
    ],
)
def test_a_bad_vocabulary_stops_the_build(
    folder: Path, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(default_ontology(), ontology)
    (ontology / name).write_bytes(data)
    with pytest.raises(KgError, match=words):
        build(Path(__file__).parent.parent.parent / "seeds", ontology=ontology)


def test_a_document_that_breaks_the_program_is_a_finding(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "odd.txt").write_text(REPORT.replace("辛镇", "癸镇"), "utf-8")
    from kg.building import mapping

    real = mapping.settle
    monkeypatch.setattr(mapping, "settle", lambda doc, lex: 1 / 0 if "癸镇" in doc.text else real(doc, lex))
    result = build([folder])
    assert result.record["documents"]["read"] == 1
    assert "report it" in unread(result)["odd.txt"]


def test_another_base(folder: Path) -> None:
    dataset = build([folder], base="https://example.org/g/").dataset
    (row,) = dataset.query("SELECT ?r { ?r a fz:Report }").rows()
    assert row["r"].startswith("https://example.org/g/report/")


def test_the_record_counts_what_the_graph_holds(built: BuildResult) -> None:
    assert built.folder
    record = json.loads((built.folder / "build.json").read_text("utf-8"))
    assert record["quads"] == len((built.folder / "graph.nq").read_text("utf-8").splitlines())
    (row,) = built.dataset.query("SELECT (COUNT(DISTINCT ?n) AS ?k) { ?r fz:cites ?n }").rows()
    assert record["counts"]["norms"]["distinct"] == int(row["k"]) > 10
