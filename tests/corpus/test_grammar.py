"""What a file of sentence patterns may say, and how a mistake in one is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.folder import default_grammar
from kg.corpus.grammar import Amount, Choice, Figure, Named, Ref, read_grammar
from kg.model import KgError


def read(tmp_path: Path, text: str) -> dict[str, tuple[object, ...]]:
    path = tmp_path / "grammar.txt"
    path.write_text(text, "utf-8")
    return dict(read_grammar(path, {"we", "norm"}, {"township", "county"}))


def test_a_pattern_becomes_a_tree(tmp_path: Path) -> None:
    rules = read_grammar(
        _file(
            tmp_path, "# a comment\n[a]\n@2021- @county {we}(夯实|做强)队伍，<Training:轮训骨干[人次~60]>\n"
        ),
        {"we"},
        {"county"},
    )
    (pattern,) = rules["a"]
    assert pattern.nodes == (
        Ref("we", ""),
        Choice((("夯实",), ("做强",))),
        "队伍，",
        Figure("Training", ("轮训骨干", Amount("人次", 60))),
    )
    assert pattern.fits(2021, "county")
    assert not pattern.fits(2020, "county")
    assert not pattern.fits(2021, "township")


def test_a_quoted_name_says_its_category_and_who_could_differ(tmp_path: Path) -> None:
    rules = read_grammar(_file(tmp_path, "[a]\n<o?:<m Other,Participation:“邻里钟”>>\n"), (), ())
    ((outer,),) = [pattern.nodes for pattern in rules["a"]]
    assert isinstance(outer, Named)
    assert (outer.category, outer.required) == ("organisations", False)
    assert outer.inner == (Named("mechanisms", (("kind", "Other,Participation"),), True, ("“邻里钟”",)),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a]\n{nowhere}\n", "nowhere"),
        ("[a]\n(一|二\n", "is not closed"),
        ("[a]\n一)\n", "closes nothing"),
        ("[a]\n<培训[人]>\n", "no activity"),
        ("[a]\n<Training:培训[人]\n", "is not closed"),
        ("[a]\n@village 一\n", "neither years nor a kind of author"),
        ("[a]\n一\n[a]\n二\n", "no new name"),
        ("[we]\n一\n", "no new name"),
        ("一\n[a]\n二\n", "before the first rule"),
        ("[a]\n一\n[b]\n", "has no pattern"),
        ("[a]\n培训[人\n", "is not closed"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KgError, match=said) as error:
        read(tmp_path, text)
    assert "grammar.txt" in str(error.value)


def test_the_grammar_of_the_package_is_large_and_has_no_pattern_twice() -> None:
    rules = default_grammar()
    assert sum(len(patterns) for patterns in rules.values()) >= 400
    for name, patterns in rules.items():
        assert len({pattern.nodes for pattern in patterns}) == len(patterns), name


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "grammar.txt"
    path.write_text(text, "utf-8")
    return path
