"""A pattern with a lookahead at its first character finds what it found without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.zh.scanning import scanning

PATTERNS = [
    "县委|镇政府|司法所",
    "(?P<a>成功|入户)?(?:调解|化解)(?:了|过)?",
    "(?<!各)镇(?=政)|(?<=市)局",
    "[县乡]{1,2}政府|[一-三]是",
    "(?:已经|均)?(?:建成|完成){1,2}?",
    "^会议|要求$",
    "人{0,2}",  # may be empty
    "[^，]县|.局",  # may begin with any character
    r"\d+件",
    r"\-|\^|\]|镇",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(
    text=st.text(
        alphabet="县委镇政府司法所成功入户调解化解了各市局一二三是已经均建完成会议要求人，3件-^]", max_size=20
    )
)
def test_the_same_is_found_in_any_text(pattern: str, text: str) -> None:
    plain, fast = re.compile(pattern), scanning(pattern)
    assert [(m.span(), m.groups(), m.groupdict()) for m in fast.finditer(text)] == [
        (m.span(), m.groups(), m.groupdict()) for m in plain.finditer(text)
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("县委|镇政府", "(?=[县镇])(?:县委|镇政府)"),
        ("(?<!各)(?:镇|乡)?村", "(?=[乡村镇])(?:(?<!各)(?:镇|乡)?村)"),
        ("县?", "县?"),
        ("[^县]乡", "[^县]乡"),
        (r"\d?县", r"(?=[\d县])(?:\d?县)"),
        (r"\w县", r"\w县"),
    ],
)
def test_the_lookahead_holds_every_first_character(pattern: str, expected: str) -> None:
    assert scanning(pattern).pattern == expected


def test_a_pattern_that_is_wrong_is_still_an_error() -> None:
    with pytest.raises(re.error):
        scanning("(县")
