"""Reasons in Chinese: of every sentence that the program gives as one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.view.reasons import in_chinese

PACKAGE = Path(__file__).parents[2] / "kg"
GIVEN = ("UnreadableError", "_unread", "Input", "Member", "Finding", "_broken", "failed", "super")
NAMED = (
    "problem",
    "MISSING",
    "TOO_LONG",
    "NO_REPORT",
    "because",
    "what",
    "message",
    "_SIGNATURES",
    "_OTHERS",
)
ROOMS = ("formats", "read", "building", "engines", "resolve")
# Names of rules, a piece of a search, and a sentence whose number of places decides its words.
NO_SENTENCE = (
    "ambiguous-place",
    "open-campaign",
    "open-norm",
    "open-title",
    "(the rest)",
    "{} may be {} {}: {}",
)


def said(node: ast.expr) -> str:
    """A text with {} for what differs; empty for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return ""


def parts(node: ast.expr) -> Iterator[ast.expr]:
    """An expression, or what stands in its tuples."""
    for one in node.elts if isinstance(node, ast.Tuple) else ():
        yield from parts(one)
    yield node


def reasons() -> Iterator[str]:
    """The sentences that are given as reasons, and what is put into them."""
    for room in ROOMS:
        for path in (PACKAGE / room).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GIVEN:
                    texts = [*node.args, *(k.value for k in node.keywords if k.arg == "problem")]
                elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in NAMED:
                    texts = list(parts(node.value))
                else:
                    continue
                yield from (text for text in map(said, texts) if " " in text.strip() and len(text) > 9)


SENTENCES = sorted({text for text in reasons() if not text[0].isspace() and text not in NO_SENTENCE})


def test_there_are_sentences_to_check() -> None:
    assert len(SENTENCES) > 70


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_reason_is_there_in_chinese(sentence: str) -> None:
    filled = sentence.replace("{}", "17")
    chinese = in_chinese(filled) or in_chinese(f"it {filled}") or in_chinese(f"{filled}: 17")
    assert chinese, f"kg/view/reasons.tsv lacks a line for: {sentence}"
    assert "{" not in chinese


def test_reasons_within_reasons_are_chinese_too() -> None:
    assert in_chinese(
        "this mail holds no text that can be read (it cannot be opened (Permission denied))"
    ) == ("邮件中没有可读的文字（无法打开（没有权限））")
    assert in_chinese("its byte-order mark says UTF-16, but byte 7 is not valid in it; save it as UTF-8") == (
        "字节顺序标记为 UTF-16，但第 7 字节无效；请另存为 UTF-8"
    )
    declared = (
        "a.xml in this OFD file declares a document type, which is refused; open and save the file anew"
    )
    assert in_chinese(declared).startswith("OFD 文件中的 a.xml 声明了")
    assert in_chinese("this OFD file is damaged (bad zip); open and save it anew") == (
        "OFD 文件已损坏（bad zip）；请打开后重新保存"
    )


@pytest.mark.parametrize("places", ["3 places", "1 place, which the other names contradict"])
def test_a_name_of_several_places_is_told_in_chinese(places: str) -> None:
    assert "城关镇可能是" in in_chinese(f"城关镇 may be {places}: 甲县城关镇")


def test_braces_in_a_reason_are_only_characters() -> None:
    assert in_chinese("it cannot be opened ({0.__class__} {1})") == "无法打开（{0.__class__} {1}）"
