"""After any series of changes a build is that of an empty folder: graph, copies, store, texts and record."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.building import record
from kg.building.builder import build
from kg.lexicon import default_ontology

ROUNDS = 8
NAMES = "甲乙丙丁戊己庚辛壬癸"
SENTENCES = (
    "宣传《民法典》，发放资料{n}余份。",
    "推行“{a}{b}联调”工作法，化解纠纷{n}件。",
    "深化“枫桥经验”，由司法所牵头，开展培训{n}次。",
    "组织学习《信访工作条例》，{n}人参加。",
    "聘请{a}{b}律师事务所担任法律顾问。",
    "在{a}{b}村设立法治宣传栏{n}处。",
)
TERM = """
<mechanism/{name}> a fz:Mechanism ;
    skos:prefLabel "{name}"@zh, "term {number}"@en ;
    skos:broader fz:DisputeResolution ;
    skos:definition "测试所用。"@zh, "For a test."@en ;
    skos:example "镇里推行“{name}”，群众满意。"@zh ;
    dcterms:source "general knowledge" .
"""


def report(chance: random.Random) -> str:
    """A report; few towns and sentences, so that much is in common."""
    head = (
        f"某县{chance.choice(NAMES)}山镇{chance.choice((2022, 2023))}年法治政府建设情况报告\n一、主要做法\n"
    )
    said = "".join(
        one.format(n=chance.randint(1, 400), a=chance.choice(NAMES), b=chance.choice(NAMES))
        for one in chance.choices(SENTENCES, k=6)
    )
    return f"{head}{said}\n二、存在的问题\n执法力量不足。\n三、下一步打算\n加强培训。\n"


def change(folder: Path, chance: random.Random, turn: int) -> None:
    """Some of what happens to a folder between two builds."""
    files = sorted(folder.glob("*.txt"))
    for number in range(chance.randint(1, 3)):
        one = chance.choice(files)
        match chance.choice(("add", "edit", "remove", "rename", "double", "near", "index", "break")):
            case "add":
                (folder / f"n{turn}{number}.txt").write_text(report(chance), "utf-8")
            case "edit" if one.exists():
                one.write_text(one.read_text("utf-8").replace("发放", "共发放") + "宣传《宪法》。\n", "utf-8")
            case "remove" if one.exists() and len(list(folder.glob("*.txt"))) > 3:
                one.unlink()
            case "rename" if one.exists():
                one.rename(folder / f"r{turn}{number}.txt")
            case "double" if one.exists():
                shutil.copy(one, folder / f"d{turn}{number}.txt")
            case "near" if one.exists():
                (folder / f"c{turn}{number}.txt").write_text(
                    f"首页 政务公开\n{one.read_text('utf-8')}", "utf-8"
                )
            case "index" if one.exists():
                row = f"{one.name},https://example.org/{turn}{number}\n"
                (folder / "index.csv").write_text(f"file,url\n{row}", "utf-8")
            case "break":
                (folder / f"x{turn}{number}.txt").write_text("这不是报告。", "utf-8")


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_changes_a_build_is_that_of_an_empty_folder(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    folder, ontology, out = tmp_path / "reports", tmp_path / "ontology", tmp_path / "out"
    folder.mkdir()
    shutil.copytree(default_ontology(), ontology)
    for number in range(8):
        (folder / f"{number}.txt").write_text(report(chance), "utf-8")
    for turn in range(ROUNDS):
        if turn:
            change(folder, chance, turn)
        if turn == ROUNDS // 2:  # a name that some of them have becomes a term
            name = f"{chance.choice(NAMES)}{chance.choice(NAMES)}联调"
            with (ontology / "mechanisms.ttl").open("a", encoding="utf-8") as file:
                file.write(TERM.format(name=name, number=turn))
        fresh = tmp_path / f"fresh{turn}"
        again = build([folder], out=out, ontology=ontology)
        whole = build([folder], out=fresh, ontology=ontology, use_cache=False)
        for name in ("graph.nq", "copies.nq"):
            assert (out / name).read_bytes() == (fresh / name).read_bytes(), (turn, name)
        lines = (out / "graph.nq").read_text("utf-8") + (out / "copies.nq").read_text("utf-8")
        stored = again.dataset.dump(ox.RdfFormat.N_QUADS).decode()
        assert sorted(stored.splitlines()) == sorted(lines.splitlines()), turn
        texts = [{p.name: p.read_bytes() for p in (one / "texts").iterdir()} for one in (out, fresh)]
        assert texts[0] == texts[1], turn
        for name in ("documents", "reports", "quads", "counts", "unresolved", "masked"):
            assert again.record[name] == whole.record[name], (turn, name)
        if not again.record["documents"]["copies"]:
            assert again.record["counts"] == record.counts(again.dataset), turn
