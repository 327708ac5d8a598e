"""A build after a change: the same as one from nothing, and only what changed is worked out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import cache
from kg.building import mapping
from kg.building.builder import BuildResult, build
from kg.formats import bounded
from kg.formats.model import Extract
from kg.lexicon import default_ontology
from kg.model import Concept, Mention, Mentions, Qualifier, Quantity, Reading, Source, Span
from kg.read import document, file
from tests.formats.making import word_of

REPORT = """甲省乙县辛镇2023年法治政府建设情况报告
一、主要做法
宣传《民法典》，发放资料2300余份。深化“枫桥经验”，推行“{name}”工作法，由司法所牵头。
二、存在的问题
执法力量不足。
"""
NAMES = ("三访三问", "四步调处", "五心服务", "六联共治", "七色网格", "八方议事")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number, name in enumerate(NAMES):
        (reports / f"{number}.txt").write_text(
            REPORT.format(name=name).replace("辛", "丁己庚辛壬癸"[number]), "utf-8"
        )
    return reports


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is extracted from now on: the beginnings of the texts."""
    texts: list[str] = []
    real = mapping.extract

    def extract(doc, resolved):  # type: ignore[no-untyped-def]
        texts.append(doc.text[:20])
        return real(doc, resolved)

    monkeypatch.setattr(mapping, "extract", extract)
    return texts


def edited(folder: Path) -> None:
    path = folder / "3.txt"
    path.write_text(path.read_text("utf-8").replace("2300余份", "2400余份"), "utf-8")


def renamed_mechanism(folder: Path) -> None:
    path = folder / "3.txt"
    path.write_text(path.read_text("utf-8").replace("六联共治", "九曲连心").replace("枫桥", "浦江"), "utf-8")


def removed(folder: Path) -> None:
    (folder / "0.txt").unlink()


def added(folder: Path) -> None:
    (folder / "9.txt").write_text(REPORT.format(name="十户联防").replace("辛", "子"), "utf-8")


def doubled(folder: Path) -> None:
    shutil.copy(folder / "2.txt", folder / "8.txt")


def moved(folder: Path) -> None:
    (folder / "5.txt").rename(folder / "a.txt")


def quads(result: BuildResult) -> set[str]:
    return set(result.dataset.dump(ox.RdfFormat.N_QUADS).decode().splitlines())


@pytest.mark.parametrize("change", [edited, renamed_mechanism, removed, added, doubled, moved])
def test_a_build_after_a_change_is_that_of_an_empty_folder(
    folder: Path, tmp_path: Path, change: Callable[[Path], None], worked: list[str]
) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    build([folder], out=out)
    assert len(worked) == 6
    worked.clear()
    change(folder)
    again = build([folder], out=out)
    assert len(worked) <= 1
    whole = build([folder], out=fresh)
    assert (out / "graph.nq").read_bytes() == (fresh / "graph.nq").read_bytes()
    assert quads(again) == quads(whole) == set((fresh / "graph.nq").read_text("utf-8").splitlines())
    assert {p.name: p.read_bytes() for p in (out / "texts").iterdir()} == {
        p.name: p.read_bytes() for p in (fresh / "texts").iterdir()
    }
    for name in ("documents", "quads", "counts", "reports", "unresolved"):
        assert again.record[name] == whole.record[name], name
    assert again.record["quads"] == len(again.dataset)
    doubled(folder)  # a build on the ground of one that was made by parts
    build([folder], out=out)
    build([folder], out=fresh, use_cache=False)
    assert (out / "graph.nq").read_bytes() == (fresh / "graph.nq").read_bytes()


def test_the_former_store_is_left_alone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build([folder], out=out)
    before, held = quads(first), (out / "builds" / "0001" / "graph.nq").read_text("utf-8")
    edited(folder)
    build([folder], out=out)
    assert quads(first) == before == set(held.splitlines())


def test_a_text_that_another_one_replaced_in_the_cache_is_in_no_build(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([folder], out=out)
    before = {path.name: path.read_bytes() for path in (out / "texts").iterdir()}
    for path in (out / ".cache").rglob("*.txt"):
        path.unlink()
        path.write_text("another text", "utf-8")
    added(folder)
    build([folder], out=out)
    after = {path.name: path.read_bytes() for path in (out / "texts").iterdir()}
    assert before.items() < after.items()
    assert b"another text" not in after.values()


def test_a_build_of_nothing_new_is_the_former_one(folder: Path, tmp_path: Path, worked: list[str]) -> None:
    out = tmp_path / "out"
    first = build([folder], out=out)
    worked.clear()
    again = build([folder], out=out)
    assert again.record["unchanged"]
    assert not worked
    assert (out / "current").readlink().name == "0001"
    assert {**again.record, "unchanged": 0} == {**first.record, "unchanged": 0}
    (out / "builds" / "0001" / "graph.nq").write_bytes(b"")  # it is not trusted with half of its files
    assert "unchanged" not in build([folder], out=out).record
    assert (out / "graph.nq").stat().st_size


def test_a_document_that_cannot_be_read_is_nothing_new(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\n")
    (folder / "empty.txt").touch()
    first = build([folder], out=out)
    again = build([folder], out=out)
    assert again.record["unchanged"]
    assert again.record["documents"]["unread"] == first.record["documents"]["unread"]
    assert (out / "current").readlink().name == "0001"


@pytest.mark.parametrize("gone", ["build.html", "current/build.md", "graph.nq"])
def test_what_somebody_threw_away_of_a_build_is_made_again(folder: Path, tmp_path: Path, gone: str) -> None:
    out = tmp_path / "out"
    build([folder], out=out)
    (out / gone).unlink()
    build([folder], out=out)
    assert (out / gone).is_file()


def test_what_is_asked_for_beside_is_made(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.building.publishing.READABLE", 10)
    out = tmp_path / "out"
    build([folder], out=out)
    assert not (out / "graph.ttl").exists()
    assert not (out / "graph.html").exists()
    build([folder], out=out, whole=["ttl"])
    assert (out / "graph.ttl").exists()
    assert not (out / "graph.html").exists()
    build([folder], out=out, whole=["html", "ttl"])
    assert (out / "graph.html").exists()


TERM = """
<mechanism/五心服务工作法> a fz:Mechanism ;
    skos:prefLabel "五心服务工作法"@zh, "five-hearts service"@en ;
    skos:altLabel "五心服务"@zh ;
    skos:broader fz:DisputeResolution ;
    skos:definition "以五心待人的服务方法。"@zh, "A way of serving with five hearts."@en ;
    skos:example "镇里推行“五心服务”，群众满意。"@zh ;
    dcterms:source "general knowledge" .
"""


def test_other_vocabularies_work_out_only_the_reports_that_they_touch(
    folder: Path, tmp_path: Path, worked: list[str]
) -> None:
    ontology, out = tmp_path / "ontology", tmp_path / "out"
    shutil.copytree(default_ontology(), ontology)
    build([folder], out=out, ontology=ontology)
    worked.clear()
    path = ontology / "mechanisms.ttl"
    path.write_text(path.read_text("utf-8") + TERM, "utf-8")
    again = build([folder], out=out, ontology=ontology)
    assert len(worked) == 1
    fresh = build([folder], out=tmp_path / "fresh", ontology=ontology)
    assert "mechanism/五心服务工作法" in " ".join(quads(fresh))
    assert quads(again) == quads(fresh)
    assert (out / "graph.nq").read_bytes() == (tmp_path / "fresh" / "graph.nq").read_bytes()


def test_what_a_reader_made_of_a_file_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    real = bounded.read

    def reader(data: bytes) -> Extract:
        read.append(len(data))
        return real(data)

    (folder / "w.docx").write_bytes(word_of(REPORT.format(name="十户联防").replace("辛", "丑")))
    out, ontology = tmp_path / "out", tmp_path / "ontology"
    shutil.copytree(default_ontology(), ontology)
    build([folder], out=out, ontology=ontology)
    monkeypatch.setattr(bounded, "read", reader)
    path = ontology / "mechanisms.ttl"
    path.write_text(path.read_text("utf-8") + TERM, "utf-8")
    (folder / "index.csv").write_text("file,url\nw.docx,https://example.org/w\n", "utf-8")
    changed = build([folder], out=out, ontology=ontology)
    assert len(read) == 6  # the texts, which cost nothing
    assert changed.record["documents"]["read"] == 7
    for kept in (out / ".cache").glob("??/*.json"):
        kept.write_text("{}", "utf-8")
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    read.clear()
    assert build([folder], out=out, ontology=ontology).record["documents"]["read"] == 7
    assert len(read) == 7


def test_the_first_key_holds_each_thing_that_it_should() -> None:
    said = file.recorded(Source(file="a"), b"a"), "a"
    others = [
        (file.recorded(Source(file="a"), b"b"), "a"),
        (file.recorded(Source(file="b"), b"a"), "a"),
        (file.recorded(Source(file="a", url="https://example.org/"), b"a"), "a"),
        (replace(said[0], reader="another 1"), "a"),
        (said[0], "b"),
    ]
    keys = {cache.document_key(*one) for one in (said, *others)}
    assert len(keys) == 1 + len(others)
    assert cache.document_key(*said) == cache.document_key(*said)


CONCEPT = Concept("mechanism/甲", "mechanism", "甲", "DisputeResolution")
MENTION = Mention(Span(0, 1), "mechanism", "甲", (Reading(CONCEPT),))


@pytest.mark.parametrize(
    "other",
    [
        replace(MENTION, span=Span(0, 2)),
        replace(MENTION, kind="campaign"),
        replace(MENTION, readings=()),
        replace(MENTION, readings=(Reading(CONCEPT), Reading(CONCEPT))),
        replace(MENTION, readings=(Reading(CONCEPT, versions=("eli/x",)),)),
        replace(MENTION, readings=(Reading(CONCEPT, article="3"),)),
        replace(MENTION, readings=(Reading(CONCEPT, note="Misnomer"),)),
        replace(MENTION, readings=(Reading(CONCEPT, certain=False),)),
        replace(MENTION, readings=(Reading(replace(CONCEPT, kind="Law")),)),
        replace(MENTION, readings=(Reading(replace(CONCEPT, label="乙")),)),
        replace(MENTION, readings=(Reading(replace(CONCEPT, known=False)),)),
        replace(MENTION, readings=(Reading(replace(CONCEPT, facts=(("p", "o"),))),)),
        replace(MENTION, quantity=Quantity(Decimal(3), "份", Qualifier.EXACT)),
    ],
)
def test_the_second_key_holds_all_of_a_mention(other: Mention) -> None:
    doc = document("甲镇2023年法治政府建设报告\n")
    assert cache.graph_key(doc, Mentions([MENTION])) == cache.graph_key(doc, Mentions([MENTION]))
    assert cache.graph_key(doc, Mentions([MENTION])) != cache.graph_key(doc, Mentions([other]))


def test_the_second_key_holds_text_source_pages_and_settings() -> None:
    doc = document("甲镇2023年法治政府建设报告\n")
    mentions = Mentions([MENTION])
    keys = {
        cache.graph_key(doc, mentions),
        cache.graph_key(doc, mentions, "other code"),
        cache.graph_key(document("乙镇2023年法治政府建设报告\n"), mentions),
        cache.graph_key(replace(doc, source=Source(file="b")), mentions),
        cache.graph_key(replace(doc, pages=(0, 3)), mentions),
        cache.graph_key(replace(doc, weak=(Span(0, 1),)), mentions),
    }
    assert len(keys) == 6


@pytest.mark.parametrize("what", ["lines.tsv", "parts.json", "build.json", "copies.nq", "store", "texts"])
def test_a_former_build_that_was_damaged_is_no_ground(folder: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / "out"
    build(folder, out=out)
    (path,) = (out / "current").resolve().rglob(what)
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.write_bytes(path.read_bytes()[:20])
    again = build(folder, out=out)
    assert again.record["documents"]["read"] == again.record["documents"]["found"]
    (folder / "more.txt").write_text("某乡2023年法治政府建设情况报告\n学习《民法典》2次。\n", "utf-8")
    build(folder, out=out)
    build(folder, out=tmp_path / "anew")
    for name in ("graph.nq", "copies.nq"):
        assert (out / name).read_bytes() == (tmp_path / "anew" / name).read_bytes()


@pytest.mark.parametrize("suffix", [".nq", ".txt", ".lines", ".json"])
def test_what_somebody_throws_away_of_the_cache_is_made_again(
    folder: Path, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / "out"
    build(folder, out=out)
    for path in sorted((out / ".cache").glob(f"??/*{suffix}")):
        path.unlink()
    (folder / "more.txt").write_text("某乡2023年法治政府建设情况报告\n学习《民法典》2次。\n", "utf-8")
    build(folder, out=out)
    build(folder, out=tmp_path / "anew")
    assert (out / "graph.nq").read_bytes() == (tmp_path / "anew" / "graph.nq").read_bytes()
