"""What `kg lookup` says of terms: words that tell of them, their days, their rules in words."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.lexicon.dates import RULE_FORMS, is_rule, said
from kg.meaning import TermMeaning, lookup


def meanings(name: str, lexicon: Lexicon) -> list[TermMeaning]:
    found = [one for group in lookup(name, lexicon).groups for one in group.meanings]
    return [one for one in found if isinstance(one, TermMeaning)]


@pytest.mark.parametrize(("name", "label"), [("合同", "审查审核"), ("法律咨询", "法律咨询服务")])
def test_a_word_that_tells_of_an_activity_is_no_name_of_it(lexicon: Lexicon, name: str, label: str) -> None:
    (found,) = (one for one in meanings(name, lexicon) if one.scheme == "activity")
    assert found.label == label
    assert found.note == ("told" if name != label else "")
    assert name not in found.variants
    assert (name in found.told_by) is (name != label)


@pytest.mark.parametrize("name", ["12.4", "12·4", "12月4日", "“12·4”"])
def test_a_day_leads_to_what_is_observed_on_it(lexicon: Lexicon, name: str) -> None:
    found = {one.label: one.note for one in meanings(name, lexicon)}
    assert found["国家宪法日"] == "day"


@pytest.mark.parametrize("name", ["12.4.1", "4", "13·45"])
def test_what_is_no_day_is_none(lexicon: Lexicon, name: str) -> None:
    assert all(one.note != "day" for one in meanings(name, lexicon))


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        ("--09-sat-3", "9月第三个星期六", "third Saturday of September"),
        ("--03-mon-last", "3月最后一个星期一", "last Monday of March"),
        ("--09-week-3", "9月第三个整周", "third full week of September"),
        ("--12-04-week", "12月4日所在的一周", "the week of 4 December"),
        ("--04/--05", "4月至5月", "April to May"),
        ("lunar-09-09", "农历九月初九", "day 9 of month 9 of the lunar calendar"),
        ("lunar-12-23", "农历腊月廿三", "day 23 of month 12 of the lunar calendar"),
        ("lunar-01-10", "农历正月初十", "day 10 of month 1 of the lunar calendar"),
        ("lunar-08-30", "农历八月三十", "day 30 of month 8 of the lunar calendar"),
        ("lunar-07-20", "农历七月二十", "day 20 of month 7 of the lunar calendar"),
        ("2024-04/2024-07", "2024年4月至2024年7月", "2024-04 to 2024-07"),
        ("varies", "每年另定", "set anew each time"),
    ],
)
def test_rules_in_words(rule: str, zh: str, en: str) -> None:
    assert is_rule(rule)
    assert said(rule) == (zh, en)


def test_every_form_of_rule_has_words(lexicon: Lexicon) -> None:
    for rule in RULE_FORMS.replace(" or ", ", ").split(", "):
        assert rule not in said(rule)
    rules = [v.text for term in lexicon.terms for p, v in term.facts if p.endswith("#dateRule")]  # type: ignore[union-attr]
    assert len(rules) > 20
    assert [rule for rule in rules if said(rule)[0] == rule] == []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("新行政处罚法", "中华人民共和国行政处罚法"),
        ("新修订的《行政复议法》", "中华人民共和国行政复议法"),
        ("现行宪法", "中华人民共和国宪法"),
    ],
)
def test_a_law_that_is_called_new_is_that_law(lexicon: Lexicon, name: str, title: str) -> None:
    (group,) = lookup(name, lexicon).groups
    assert [getattr(one, "title", "") for one in group.meanings] == [title]
