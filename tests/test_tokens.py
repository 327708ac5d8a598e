"""The tokens of questions: what is a word in one, and what only looks like one."""

from __future__ import annotations

import pytest

from kg.tokens import string_value, tokens


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        ("SELECT ?s{?s a fz:Report.}", ["SELECT", "?s", "{", "?s", "a", "fz:Report", ".", "}"]),
        ("<a:SERVICE> # SERVICE\n?x", ["<a:SERVICE>", "?x"]),
        ('"SERVICE" \'a"b\' """a "SERVICE" b"""', ['"SERVICE"', "'a\"b'", '"""a "SERVICE" b"""']),
        (r'"a\" SERVICE" @zh-hans', [r'"a\" SERVICE"', "@zh", "-", "hans"]),
        ("?a<?b && ?c>1.5e3", ["?a", "<", "?b", "&", "&", "?c", ">", "1.5e3"]),
        (":a.b. b.c:d%20e.", [":a.b", ".", "b.c:d%20e", "."]),
        ("城关:镇 ?人 $x", ["城关:镇", "?人", "$x"]),
        ("SERVICE<http://x>", ["SERVICE", "<http://x>"]),
        ('"open', ['"', "open"]),
    ],
)
def test_tokens(sparql: str, found: list[str]) -> None:
    assert [token.text for token in tokens(sparql)] == found
    assert [sparql[token.start : token.end] for token in tokens(sparql)] == found


@pytest.mark.parametrize(
    ("text", "value"),
    [('""', ""), ("", ""), ("'a'", "a"), ('"""a"b"""', 'a"b'), (r'"\t\u4E61\U00004E61\\"', "\t乡乡\\")],
)
def test_what_a_string_says(text: str, value: str) -> None:
    assert string_value(text) == value


def test_long_questions_are_read_once() -> None:
    for piece in ('"', "'", "<", "?", "#", ":", "a:", "\\", '"""', "{", "1."):
        assert sum(1 for _ in tokens(piece * 200_000)) <= 600_000
