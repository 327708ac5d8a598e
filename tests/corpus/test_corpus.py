"""A generated corpus: the same for one seed, the same however long, varied, and quoted in its own words."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from kg.categories import NAMED
from kg.corpus import generate, write
from kg.corpus.folder import GOLD, TEXTS
from kg.corpus.report import Made
from kg.evaluate import evaluate
from kg.evaluate.matching import CATEGORIES
from kg.evaluate.scoring import read_annotation
from kg.lexicon import Lexicon
from kg.read.folder import inputs, remarks

# What a reader fills in differs from sentence to sentence; what is left is the sentence's own.
FILLED = re.compile(r"[\d.,*—～]+|《[^》]*》|“[^”]*”")


@pytest.fixture(scope="module")
def thousand(lexicon: Lexicon) -> list[Made]:
    return list(generate(1000, 3, lexicon))


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(
    lexicon: Lexicon, tmp_path: Path
) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        write(40, seed, lexicon, tmp_path / name)
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


def test_a_document_does_not_depend_on_how_many_there_are(lexicon: Lexicon, thousand: list[Made]) -> None:
    assert list(generate(60, 3, lexicon)) == thousand[:60]
    assert list(islice(generate(100_000, 3, lexicon), 5)) == thousand[:5]


def test_no_two_documents_are_equal_and_their_sentences_vary(thousand: list[Made]) -> None:
    assert len({made.text for made in thousand}) == 1000
    sentences = [s for made in thousand for s in re.split("[。\n；;]", made.text) if len(s) > 4]
    skeletons = Counter(FILLED.sub("#", sentence).strip() for sentence in sentences)
    assert len(skeletons) > 20_000
    assert len(skeletons) > len(sentences) / 2
    lengths = sorted(len(made.text) for made in thousand)
    assert lengths[100] < 700
    assert lengths[900] > 1800


def test_years_places_and_authors_vary(thousand: list[Made]) -> None:
    years = Counter(made.annotation["year"] for made in thousand)
    assert set(years) == set(range(2015, 2027))
    places = [tuple(made.annotation["place"].values()) for made in thousand]
    assert len(set(places)) > 950
    assert len({place[-1] for place in places}) >= 30
    towns = Counter((place[0] or "县")[-1] for place in places)
    assert towns["镇"] > 200
    assert min(towns["乡"], towns["道"], towns["县"]) > 50


@pytest.mark.parametrize(
    "form",
    [
        r"^一、",
        r"^第一部分",
        r"^\s*（一）",
        r"^\s*1[.、]",
        "一是[^二]+二是",
        r"，",
        r",.*;",
        r"^1(\t| \| )",
        r"\d\*+",
        r"万余",
        r"[三四五六七八九]次",
        r"无一起|未发生一起",
        r"由\d+\S降至",
    ],
)
def test_each_style_occurs_and_none_is_everywhere(thousand: list[Made], form: str) -> None:
    of = sum(bool(re.search(form, made.text, re.MULTILINE)) for made in thousand)
    assert 10 < of < 990, of


def test_what_is_stated_stands_in_the_text_and_can_be_scored(
    lexicon: Lexicon, thousand: list[Made], tmp_path: Path
) -> None:
    stated: Counter[str] = Counter()
    for made in thousand[:200]:
        path = tmp_path / f"{made.name}.json"
        path.write_text(json.dumps(made.annotation), "utf-8")
        said = read_annotation(path, gold=True)
        for category in CATEGORIES:
            for entry in said[category]:
                quotes = entry.get("quotes") or [entry["quote"]]
                assert all(quote and quote in made.text for quote in quotes), (made.name, entry)
                stated[category] += 1
    assert all(stated[category] >= 50 for category in CATEGORIES), stated


def test_norms_are_those_that_were_in_force(lexicon: Lexicon, thousand: list[Made]) -> None:
    seen = 0
    for made in thousand[:300]:
        for entry in made.annotation["norms"]:
            if entry["class"] == "LocalDocument":
                continue
            norm, _ = lexicon.register.lookup(entry["name"])[0]
            begun, ended = (norm.effective or norm.adopted)[:4], norm.repealed[:4]
            assert norm.title == entry["name"]
            assert int(begun) <= made.annotation["year"]
            assert not ended or int(ended) > made.annotation["year"]
            seen += 1
    assert seen > 1000


def test_the_index_is_one_that_the_folder_reader_takes(lexicon: Lexicon, tmp_path: Path) -> None:
    write(60, 1, lexicon, tmp_path)
    found = inputs([tmp_path / TEXTS], tmp_path / "unpacked")
    assert len(found) == 60
    assert remarks(found) == []
    dated = [item for item in found if item.source.published]
    assert 5 < len(dated) < 55
    assert all(item.source.url for item in dated)


def test_the_extraction_finds_what_is_stated(lexicon: Lexicon, tmp_path: Path) -> None:
    """No measure of quality: sentences that the same house wrote. What falls below this is a fault of either."""
    write(50, 1, lexicon, tmp_path)
    found = evaluate(tmp_path / GOLD, tmp_path / TEXTS, lexicon)
    assert found.header == (100, 100), found.misses[:5]
    low = {name: one.f1 for name, one in found.categories.items() if one.f1 < 0.85}
    assert low == {}, [miss for miss in found.misses if miss.split()[1] in low][:20]
    assert set(NAMED) <= set(found.categories)
