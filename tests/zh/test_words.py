"""jieba in a tokenizer of our own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.zh.words import tags, words

TEXT = st.text(alphabet=st.sampled_from("县司法局推行首问责任制，。“”（）12345 \n𠮷a+"), max_size=40)


@given(TEXT)
def test_words_cover_the_text_in_order(text: str) -> None:
    found = words(text)
    assert "".join(word for word, _, _ in found) == text
    assert all(text[start:end] == word for word, start, end in found)


@given(TEXT)
def test_tags_cover_the_text(text: str) -> None:
    assert "".join(word for word, _ in tags(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市公安局", ["市", "公安局"]),
        ("宣传法律知识", ["宣传", "法律", "知识"]),
    ],
)
def test_words_of_the_stock_dictionary(text: str, expected: list[str]) -> None:
    assert [word for word, _, _ in words(text)] == expected


@pytest.mark.parametrize("home", ["folder", "file"])
def test_nothing_is_written_or_warned_and_a_home_is_not_needed(tmp_path: Path, home: str) -> None:
    if home == "file":
        (tmp_path / "cache").write_text("where the folder should be")
    code = (
        f"import pathlib, kg.kept as k; k.user_cache = lambda: pathlib.Path({str(tmp_path / 'cache')!r});"
        "import kg.zh.words as w; assert w.words('普法') and w.tags('普法')"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert [path.suffix for path in tmp_path.glob("cache/fazhi-kg/*")] == [".kept"] * (home == "folder")
