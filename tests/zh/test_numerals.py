"""Numbers as reports write them, and what they are worth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.zh.numerals import estimate, number

NUMBERS = [
    ("2300", "2300"),
    ("1,234", "1234"),
    ("1，234，567", "1234567"),
    ("15.7万", "157000"),
    ("2079万", "20790000"),
    ("1.2亿", "120000000"),
    ("3千", "3000"),
    ("两万", "20000"),
    ("十", "10"),
    ("十五", "15"),
    ("二十一", "21"),
    ("一百二十三", "123"),
    ("一百零八", "108"),
    ("一百二", "120"),
    ("三千五百", "3500"),
    ("一万三千", "13000"),
    ("两万三", "23000"),
    ("一亿二千万", "120000000"),
    ("二〇二三", "2023"),
    ("半", "0.5"),
    ("89.93", "89.93"),
    ("0", "0"),
    ("零", "0"),
]

ESTIMATES = [
    ("十余", "10", "at_least"),
    ("二十多", "20", "at_least"),
    ("20余万", "200000", "at_least"),
    ("15.7万余", "157000", "at_least"),
    ("两万余", "20000", "at_least"),
    ("百余", "100", "at_least"),
    ("数十", "10", "at_least"),
    ("数百", "100", "at_least"),
    ("十几", "10", "at_least"),
    ("近百", "100", "about"),
    ("近3000", "3000", "about"),
    ("约530万", "5300000", "about"),
    ("上千", "1000", "at_least"),
    ("超过1000", "1000", "at_least"),
    ("不少于40", "40", "at_least"),
    ("不超过10", "10", "at_most"),
    ("300来", "300", "about"),
    ("50左右", "50", "about"),
    ("三成", "30", "percent"),
    ("六成以上", "60", "at_least"),
    ("12", "12", "exact"),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_number(text, value):
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "三五", "十余", "约3", "法治", "12a", "万元", "1.2.3"])
def test_number_is_none_for_what_is_no_plain_number(text):
    assert number(text) is None


@pytest.mark.parametrize(("text", "value", "qualifier"), ESTIMATES)
def test_estimate(text, value, qualifier):
    found = estimate(text)
    assert found is not None
    assert (found[0], found[1].value) == (Decimal(value), qualifier)


@pytest.mark.parametrize("text", ["", "若干", "三五", "年"])
def test_estimate_is_none_for_no_number(text):
    assert estimate(text) is None


def spelt(n: int) -> str:
    """The usual Chinese spelling of a number below 100,000,000."""
    if n == 0:
        return "零"
    if n >= 10_000:
        high, low = divmod(n, 10_000)
        return spelt(high) + "万" + (("零" if low < 1000 else "") + spelt(low) if low else "")
    digits, text, gap = "零一二三四五六七八九", "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, power)
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + unit
        gap = not digit and (bool(text) or gap)
    return text


@given(st.integers(0, 99_999_999))
def test_every_spelt_number_is_read_back(n):
    assert number(spelt(n)) == n


@given(st.integers(0, 10**9))
def test_grouping_does_not_change_a_number(n):
    assert number(f"{n:,}") == number(str(n)) == n


@given(st.text("零一二三十百千万亿0123456789.,余多近约成", max_size=12))
def test_any_text_is_a_number_or_none(text):
    assert estimate(text) is None or estimate(text)[0] >= 0
