"""What a change gains and loses between two runs of the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.annotation import Annotation
from kg.evaluate.differences import compare, differences
from kg.evaluate.matching import CATEGORIES
from kg.model import KgError

EMPTY: Annotation = {"year": 2021, "place": {"county": "丙县"}, **{c: [] for c in CATEGORIES}}


def named(name: str, at: int = 0, **more: Any) -> dict[str, Any]:
    return {"name": name, "quotes": [name], "spans": [[at, at + len(name)]], "iri": f"x/{name}", **more}


def figure(value: int, quote: str, at: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "quotes": [quote],
        "spans": [[at, at + len(quote)]],
        "value": value,
        "high": None,
        "unit": "次",
        "measure": "",
        **more,
    }


def item(words: str, at: int = 0) -> dict[str, Any]:
    return {"headline": words, "quotes": [words], "spans": [[at, at + len(words)]]}


@pytest.mark.parametrize(
    ("category", "old", "new", "expected"),
    [
        ("norms", [named("消防法")], [named("消防法")], []),
        ("norms", [], [named("消防法")], [("gained", "消防法", "")]),
        ("norms", [named("消防法")], [], [("lost", "消防法", "")]),
        ("norms", [named("消防法")], [named("消防法", at=30)], []),  # another mention of the same norm
        ("norms", [named("消防法", **{"class": "Law"})], [named("消防法", **{"class": "Rule"})], [("changed", "消防法", "class")]),
        ("works", [named("论党建")], [named("论党的建设") | {"spans": [[0, 3]]}], [("changed", "论党的建设", "name")]),
        ("quantities", [figure(3, "培训3次")], [figure(3, "培训3次")], []),
        ("quantities", [figure(3, "培训3次")], [figure(30, "培训3次")], [("changed", "培训3次", "value")]),
        ("quantities", [figure(3, "培训3次")], [figure(3, "培训3次", at=9)], [("lost", "培训3次", ""), ("gained", "培训3次", "")]),
        # two figures of the same words: 党员、干部各8名
        ("quantities", [figure(8, "各8次", measure="党员"), figure(8, "各8次", measure="干部")], [figure(8, "各8次", measure="干部")], [("lost", "各8次", ""), ("changed", "各8次", "measure")]),
        ("problems", [item("力量不足")], [item("力量不足"), item("形式单一", 9)], [("gained", "形式单一", "")]),
    ],
)  # fmt: skip
def test_entries_are_gained_lost_and_changed(
    category: str, old: list[Any], new: list[Any], expected: list[tuple[str, str, str]]
) -> None:
    found = differences("000", EMPTY | {category: old}, EMPTY | {category: new})
    assert [(one.change, one.entry.split("  ")[0], one.attribute) for one in found] == expected


GOLD: Annotation = EMPTY | {
    "mechanisms": [
        named("河长制", required=True, kind="Responsibility"),
        named("晨会制度", 20, required=False, kind="Other"),
    ]
}


@pytest.mark.parametrize(
    ("old", "new", "before", "after", "better"),
    [
        ([], [named("河长制")], "", "right", True),
        ([named("河长制")], [], "right", "", False),
        ([], [named("服务机制", 9)], "", "wrong", False),
        ([named("服务机制", 9)], [], "wrong", "", True),
        ([], [named("晨会制度", 20)], "", "optional", None),
        ([named("河长制", kind="Other")], [named("河长制", kind="Responsibility")], "wrong", "right", True),
        ([named("河长制", kind="Responsibility")], [named("河长制", kind="Other")], "right", "wrong", False),
        ([named("河长制", kind="Other")], [named("河长制", kind="Grid")], "wrong", "wrong", None),
    ],
)
def test_gold_says_which_side_is_right(
    old: list[Any], new: list[Any], before: str, after: str, better: bool | None
) -> None:
    (one,) = differences("000", EMPTY | {"mechanisms": old}, EMPTY | {"mechanisms": new}, GOLD)
    assert (one.before, one.after, one.better) == (before, after, better)


def test_headers_are_compared_too() -> None:
    (one,) = differences("000", EMPTY, EMPTY | {"year": 2020}, GOLD)
    assert (one.category, one.attribute, one.was, one.now, one.better) == (
        "header",
        "year",
        2021,
        2020,
        False,
    )


def write(folder: Path, **documents: Annotation) -> Path:
    folder.mkdir()
    for name, said in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(said), "utf-8")
    return folder


def test_folders_are_compared_by_the_names_of_their_files(tmp_path: Path) -> None:
    old = write(tmp_path / "old", a=EMPTY, b=EMPTY)
    new = write(tmp_path / "new", b=EMPTY | {"mechanisms": [named("河长制")]}, c=EMPTY)
    gold = write(tmp_path / "gold", b=GOLD)
    found = compare(old, new, gold)
    assert [(d.document, d.category, d.after) for d in found.differences] == [("b", "mechanisms", "right")]
    assert (found.only_old, found.only_new) == (("a",), ("c",))
    assert [d.after for d in compare(old, new).differences] == [""]


def test_what_cannot_be_compared_is_the_callers_error(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", a=EMPTY), write(tmp_path / "new", b=EMPTY)
    with pytest.raises(KgError, match="no document in common"):
        compare(old, new)
    with pytest.raises(KgError, match="holds no"):
        compare(old, tmp_path)
    (new / "a.json").write_text("{}", "utf-8")
    with pytest.raises(KgError, match="is no annotation"):
        compare(old, new)
