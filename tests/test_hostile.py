"""Texts that no office wrote: no time that grows with the square of the length, no crash, a finding."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import hostile
from kg.annotation import annotate
from kg.building.builder import build
from kg.formats import UnreadableError
from kg.formats.plain import LONGEST
from kg.lexicon import Lexicon
from kg.model import Document
from kg.pipeline import Analysis, analyse
from kg.read import document, freeze
from kg.read.file import load

REPORT = """丙县丁镇2022年法治政府建设情况报告
一、主要做法
宣传《民法典》，发放资料2300余份，深化“枫桥经验”，推行行政执法公示制度，加强合法性审查。
二、存在的问题
执法力量不足。
"""
# Four times the text: a linear step costs 4 times the time, a quadratic one 16 times.
TIMES = 8


@pytest.fixture(scope="module", autouse=True)
def _warm(lexicon: Lexicon) -> None:
    """What is loaded once, jieba's dictionary for one, is no part of a text's time."""
    analyse(document(freeze(REPORT)), lexicon)


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_four_times_the_text_costs_far_less_than_sixteen_times(lexicon: Lexicon, name: str) -> None:
    """No clock on the wall and no limit in seconds: two processor times of one process are compared.

    The shorter text is long enough to be measured; a machine that stumbles has two more tries.
    """
    make = hostile.TEXTS[name]
    length = 12_000
    while length < LONGEST // 4 and hostile.seconds(make(length), lexicon) < 0.05:
        length *= 2
    assert any(hostile.growth(make, length, lexicon, runs=1)[1] < TIMES for _ in range(3))


def test_a_quadratic_pattern_is_seen(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    """《 that is never closed: from each one the pattern looks to the end of the text."""
    unbounded = re.compile("《[^》]*》")
    nothing = analyse(document(freeze("")), lexicon)

    def careless(doc: Document, known: Lexicon) -> Analysis:
        assert not unbounded.findall(doc.folded)
        return nothing  # so that only the pattern's time is measured

    monkeypatch.setattr(hostile, "analyse", careless)
    make = hostile.TEXTS["opening marks 《"]
    assert any(hostile.growth(make, 10_000, lexicon, runs=1)[1] >= TIMES for _ in range(3))


# -- bad input -----------------------------------------------------------------------------------

HALF = REPORT.replace("深化", "深\ud800化")
UNREAD: dict[str, tuple[bytes, str]] = {
    "twenty megabytes": ("法".encode() * 7_000_000, "longer than 1,000,000 characters"),
    "one character": ("法".encode() * 1_000_000, "no annual report"),
    "punctuation": ("，。；“”《".encode() * 20_000, "no annual report"),
    "mixed scripts": ("法治law право قانون 법 กฎ𠀀é".encode() * 5_000, "no annual report"),
    "private use": ("\ue000\uf8ff\U000f0000".encode() * 20_000, "no annual report"),
    "surrogate in UTF-8": (HALF.encode("utf-8", "surrogatepass"), "UTF-8 with bytes in line 3 that are none"),
    "surrogate in UTF-16": (HALF.encode("utf-16", "surrogatepass"), "byte-order mark says UTF-16"),
    "surrogate in UTF-16 without mark": (HALF.encode("utf-16-le", "surrogatepass"), "no known encoding"),
}


def test_bad_files_are_named_with_the_reason_and_the_good_one_is_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT, "utf-8")
    for name, (data, _) in UNREAD.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
    said = build([tmp_path], jobs=1).record["documents"]
    assert said["read"] == 1
    reasons = {one["file"]: one["reason"] for one in said["unread"]}
    assert set(reasons) == {f"{name}.txt" for name in UNREAD}
    for name, (_, words) in UNREAD.items():
        assert words in reasons[f"{name}.txt"]


def test_a_file_that_is_far_too_long_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes("法".encode() * 7_000_000)
    tracemalloc.start()
    with pytest.raises(UnreadableError, match="longer than"):
        load(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("make", "shapeless"),
    [
        (lambda: "法" * 50_000, True),
        (lambda: "，。；“”《" * 5_000, True),
        (lambda: "\ue000\uf8ff\U000f0000" * 10_000, True),
        (lambda: "法治law право قانون 법 กฎ𠀀é" * 2_000, True),
        (lambda: "\ud800\udfff" * 5_000, True),
        (lambda: "\udc80", True),
        (lambda: "\x00" * 1_000, True),
        (lambda: "", True),
        (lambda: HALF, False),
        (lambda: REPORT.replace("，", "\ue5e5，"), False),
    ],
    ids=["one character", "punctuation", "private use", "mixed", "surrogates", "a surrogate", "zeros", "empty", "half a pair in a report", "private use in a report"],
)  # fmt: skip
def test_annotating_never_fails(lexicon: Lexicon, make: Callable[[], str], shapeless: bool) -> None:
    said = annotate(make(), lexicon)
    assert said["report"] is not shapeless
    assert ([n["name"] for n in said["norms"]] == []) is shapeless


def test_half_a_surrogate_moves_no_offset(lexicon: Lexicon) -> None:
    doc = document(freeze(HALF))
    assert len(doc.text) == len(HALF)
    (figure,) = annotate(HALF, lexicon)["quantities"]
    start, end = figure["spans"][0]
    assert doc.text[start:end] == HALF[start:end]
    assert "2300余份" in HALF[start:end]
