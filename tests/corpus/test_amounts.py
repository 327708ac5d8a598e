"""Every number that is written means what it says."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.corpus import amounts
from kg.corpus.chance import Chance

MANY = range(3000)


def written(unit: str, size: int) -> list[amounts.Written]:
    return [amounts.count(Chance(f"{unit}/{i}"), unit, size) for i in MANY]


def test_each_form_of_the_guidelines_occurs() -> None:
    small, large, huge = written("次", 8), written("份", 2600), written("人次", 60_000)
    forms = {
        "digits": r"\d+份",
        "at least": r"\d+[余多]份",
        "about": r"[近约]\d+份",
        "from a word on": r"不少于\d+份",
        "after the unit": r"\d+份以上",
    }
    for name, form in forms.items():
        assert any(re.fullmatch(form, one.text) for one in large), name
    assert any(re.fullmatch(r"\d\*+份", one.text) and one.value is None for one in large)
    assert any(re.fullmatch("[三四五六七八九]次", one.text) for one in small)
    assert any(re.fullmatch(r"\d[—～至-]\d+次", one.text) and one.qualifier == "range" for one in small)
    assert any(re.fullmatch(r"[\d.]+万余人次", one.text) for one in huge)
    assert any(re.fullmatch("两万余人次", one.text) for one in huge)


@pytest.mark.parametrize("size", [5, 40, 700, 30_000])
def test_the_value_is_what_the_words_say(size: int) -> None:
    seen: Counter[str] = Counter()
    for one in written("件", size):
        seen[one.qualifier] += 1
        digits = re.match(r"(?:近|约|超过?|不少于)?([\d.]+)(万?)", one.text)
        if one.value is None or not digits:
            continue
        assert one.value == round(float(digits[1]) * (10_000 if digits[2] else 1)), one
        loose = re.search("余|多|以上|不少于|超", one.text)
        assert (one.qualifier == "at_least") == bool(loose), one
    assert len(seen) >= 2


def test_money_is_written_out_and_a_fall_is_negative() -> None:
    money = amounts.count(Chance("a"), "万元", 50)
    assert money.text.endswith(("万元", "万余元", "万多元", "万元以上", "万元左右"))
    assert isinstance(money.value, int)
    assert money.value >= 10_000
    for i in MANY:
        one = amounts.change(Chance(f"{i}"))
        assert one.value is not None
        assert (one.value < 0) == one.text.startswith(("下降", "降低", "减少"))
