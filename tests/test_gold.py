"""The samples against the gold, with floors that no change lowers unnoticed; and the scorer's own rules."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import CATEGORIES, Evaluation, evaluate, score
from kg.lexicon import Lexicon
from kg.model import KgError

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
FLOORS = json.loads((GOLD / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def evaluation(lexicon: Lexicon) -> Evaluation:
    gold = [p for p in GOLD.glob("*.json") if p.name != "floors.json"]
    assert len(gold) == 5
    return evaluate(GOLD, ROOT / "seeds", lexicon)


def test_the_gold_is_the_one_that_the_floors_were_measured_on() -> None:
    files = sorted(p for p in GOLD.glob("*.json") if p.name != "floors.json")
    hashed = hashlib.sha256(b"".join(p.read_bytes() for p in files)).hexdigest()
    assert hashed == FLOORS["gold"]


@pytest.mark.parametrize("category", CATEGORIES)
def test_no_category_falls_below_its_floor(evaluation: Evaluation, category: str) -> None:
    found = evaluation.categories[category].f1
    assert found >= FLOORS["f1"][category], [m for m in evaluation.misses if f" {category}" in m]


@pytest.mark.parametrize("attribute", sorted(FLOORS["attributes"]))
def test_no_attribute_falls_below_its_floor(evaluation: Evaluation, attribute: str) -> None:
    assert evaluation.attributes[attribute] >= FLOORS["attributes"][attribute]


def test_all_headers_are_right(evaluation: Evaluation) -> None:
    assert evaluation.header == (10, 10)


def entry(name: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "quotes": [quote], "required": True, **more}


def scored(
    category: str, predicted: list[dict[str, Any]], gold: list[dict[str, Any]]
) -> tuple[int, int, int]:
    empty: dict[str, Any] = {c: [] for c in CATEGORIES}
    result = Evaluation()
    head = {"year": 2021, "place": {}}
    score(result, {**empty, **head, category: predicted}, {**empty, **head, category: gold}, name="x")
    tally = result.categories[category]
    return tally.hit, tally.missed, tally.wrong


FIGURE = {"value": 3, "high": None, "unit": "次", "required": True}


@pytest.mark.parametrize(
    ("category", "predicted", "gold", "expected"),
    [
        ("platforms", [entry("学习强国", "学习强国")], [entry("“学习强国”", "“学习强国”平台")], (1, 0, 0)),
        ("platforms", [entry("强国平台", "学习强国")], [entry("学习强国", "“学习强国”")], (1, 0, 0)),
        ("norms", [entry("消防法", "《消防法》")], [entry("中华人民共和国消防法", "《消防法》")], (0, 1, 1)),
        ("norms", [entry("意见", "《意见》")], [entry("某意见", "《意见》", name_certain=False)], (1, 0, 0)),
        ("places", [], [entry("甲村", "甲村") | {"required": False}], (0, 0, 0)),
        ("places", [entry("甲村", "甲村")], [entry("甲村", "甲村") | {"required": False}], (0, 0, 0)),
        ("places", [entry("乙村", "乙村")], [], (0, 0, 1)),
        ("quantities", [FIGURE | {"quotes": ["培训3次"]}], [FIGURE | {"quote": "开展培训3次"}], (1, 0, 0)),
        ("quantities", [FIGURE | {"quotes": ["举办宣传3次"]}], [FIGURE | {"quote": "开展培训3次"}], (0, 1, 1)),
        ("quantities", [FIGURE | {"quotes": ["培训3次"], "unit": "场"}], [FIGURE | {"quote": "培训3次"}], (0, 1, 1)),
        ("problems", [entry("", "宣传形式单一")], [entry("", "普法宣传形式单一，群众参与少")], (1, 0, 0)),
        ("problems", [entry("", "形式单一")], [entry("", "普法宣传形式单一")], (0, 1, 1)),
    ],
)  # fmt: skip
def test_an_entry_matches_as_the_guidelines_say(
    category: str, predicted: list[dict[str, Any]], gold: list[dict[str, Any]], expected: tuple[int, int, int]
) -> None:
    assert scored(category, predicted, gold) == expected


def test_a_gold_without_texts_is_the_callers_error(tmp_path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(KgError, match="no gold"):
        evaluate(tmp_path, ROOT / "seeds", lexicon)
    (tmp_path / "999.json").write_text("{}", "utf-8")
    with pytest.raises(KgError, match="999"):
        evaluate(tmp_path, ROOT / "seeds", lexicon)
