"""When an entry is that of the gold, and which text belongs to which gold: the scorer's own rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import Evaluation, evaluate, score
from kg.evaluate.matching import CATEGORIES
from kg.lexicon import Lexicon
from kg.model import KgError

ROOT = Path(__file__).parents[2]
EMPTY: dict[str, Any] = {"year": 2021, "place": {}, **{c: [] for c in CATEGORIES}}


def entry(name: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "quotes": [quote], "required": True, **more}


def scored(
    category: str, predicted: list[dict[str, Any]], gold: list[dict[str, Any]]
) -> tuple[int, int, int]:
    result = Evaluation()
    score(result, {**EMPTY, category: predicted}, {**EMPTY, category: gold}, name="x")
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


def test_a_text_of_the_very_name_is_taken_before_those_that_begin_so(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    """Gold and texts in one folder, 1.txt beside 10.txt; without 1.txt there would be two to choose from."""
    gold = EMPTY | {
        "norms": [entry("中华人民共和国消防法", "《消防法》", name_certain=True)],
        "year": None,
        "place": None,
    }
    for name in ("1", "10"):
        (tmp_path / f"{name}.json").write_text(json.dumps(gold), "utf-8")
        (tmp_path / f"{name}.txt").write_text("宣传《消防法》。" if name == "1" else "宣传工作。", "utf-8")
    (tmp_path / "10_notes.txt").write_text("宣传《消防法》《消防法》。", "utf-8")
    tally = evaluate(tmp_path, tmp_path, lexicon).categories["norms"]
    assert (tally.hit, tally.missed, tally.wrong) == (1, 1, 0)
    (tmp_path / "1.txt").unlink()
    with pytest.raises(KgError, match="holds 2 texts named 1"):
        evaluate(tmp_path, tmp_path, lexicon)
