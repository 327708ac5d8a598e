"""The days of campaigns in real years, as they were held or stand in the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from kg.lexicon import Lexicon, default_ontology
from kg.lexicon.dates import days, is_rule
from kg.meaning import TermMeaning, lookup
from kg.terms import FZ

HELD = [
    ("全民国防教育日", "--09-sat-3", 2022, "2022-09-17", "2022-09-17"),
    ("全民国防教育日", "--09-sat-3", 2024, "2024-09-21", "2024-09-21"),
    ("全国助残日", "--05-sun-3", 2024, "2024-05-19", "2024-05-19"),
    ("全国助残日", "--05-sun-3", 2025, "2025-05-18", "2025-05-18"),
    ("中小学生安全教育日", "--03-mon-last", 2023, "2023-03-27", "2023-03-27"),
    ("中小学生安全教育日", "--03-mon-last", 2024, "2024-03-25", "2024-03-25"),
    ("文化和自然遗产日", "--06-sat-2", 2023, "2023-06-10", "2023-06-10"),
    ("全国推广普通话宣传周", "--09-week-3", 2019, "2019-09-16", "2019-09-22"),
    ("三八维权周", "--03-08-week", 2021, "2021-03-08", "2021-03-14"),
    ("三八维权周", "--03-08-week", 2024, "2024-03-04", "2024-03-10"),
    ("宪法宣传周", "--12-01/--12-07", 2024, "2024-12-01", "2024-12-07"),
    ("中国水周", "--03-22/--03-28", 2025, "2025-03-22", "2025-03-28"),
    ("保密宣传教育月", "--04/--05", 2024, "2024-04-01", "2024-05-31"),
    ("民法典宣传月", "--05", 2023, "2023-05-01", "2023-05-31"),
    ("国家宪法日", "--12-04", 2020, "2020-12-04", "2020-12-04"),
    ("党纪学习教育", "2024-04/2024-07", 2024, "2024-04-01", "2024-07-31"),
    ("八五普法", "2021/2025", 2023, "2023-01-01", "2023-12-31"),
    ("党史学习教育", "2021", 2021, "2021-01-01", "2021-12-31"),
]


@pytest.mark.parametrize(("name", "rule", "year", "first", "last"), HELD)
def test_campaigns_fall_on_their_days(name: str, rule: str, year: int, first: str, last: str) -> None:
    assert days(rule, year) == (date.fromisoformat(first), date.fromisoformat(last)), name


NOT_HELD = [
    ("八五普法 is over", "2021/2025", 2026),
    ("no fifth Saturday in that September", "--09-sat-5", 2024),
    ("no leap year", "--02-29", 2023),
    ("the lunar calendar is not reckoned", "lunar-09-09", 2024),
    ("nor are solar terms", "term-秋分", 2024),
    ("set anew each year", "varies", 2024),
]


@pytest.mark.parametrize(("why", "rule", "year"), NOT_HELD)
def test_what_has_no_day_in_a_year_has_none(why: str, rule: str, year: int) -> None:
    assert is_rule(rule), why
    assert days(rule, year) is None, why


@pytest.mark.parametrize(
    "rule",
    ["", "--9-sat-3", "--09-sat-6", "--09-sat-0", "--00", "lunar-13-01", "term-秋", "2024-13", "--05/2024"],
)
def test_what_cannot_be_read_is_no_rule(rule: str) -> None:
    assert not is_rule(rule)


LOOKED_UP = [
    ("宪法宣传周", 2024, "2024-12-01/2024-12-07"),
    ("全民国防教育日", 2023, "2023-09-16"),
    ("国家宪法日", 2019, "2019-12-04"),
]


@pytest.mark.parametrize(("name", "year", "when"), LOOKED_UP)
def test_a_name_looked_up_for_a_year_says_its_days(name: str, year: int, when: str) -> None:
    answer = lookup(name, Lexicon.load(default_ontology()), year=year)
    [meaning] = [m for group in answer.groups for m in group.meanings if isinstance(m, TermMeaning)]
    assert (FZ.date, when, "") in meaning.details
