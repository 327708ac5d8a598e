"""The commands that read reports without a graph: extract and eval."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.matching import CATEGORIES
from kg.read.folder import MARKER
from tests.cli.running import REPORT, fails, files, run
from tests.formats.making import packed


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> None:
    """An annotator that says only what file it was given."""
    monkeypatch.setattr("kg.cli.arguments.lexicon", lambda *_: None)
    monkeypatch.setattr("kg.annotation.annotate_input", lambda item, *_: {"doc": item.path.name, "norms": []})


def test_extract_lists_what_a_report_says(tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.txt")
    result = run("extract", file)
    assert result.exit_code == 0
    assert "规范 norms (1)\n  中华人民共和国民法典  [Law]  《民法典》  29-34\n" in result.stdout
    assert "year: 2021" in result.stdout


def test_extract_prints_json(annotated: None, tmp_path: Path) -> None:
    one, two = files(tmp_path, "a.txt", "b.txt")
    assert json.loads(run("extract", one, "--json").stdout) == {"doc": "a.txt", "norms": []}
    assert [d["doc"] for d in json.loads(run("extract", one, two, "--json").stdout)] == ["a.txt", "b.txt"]
    assert [d["doc"] for d in json.loads(run("extract", str(tmp_path), "--json").stdout)] == [
        "a.txt",
        "b.txt",
    ]


def test_extract_writes_a_file_a_document(annotated: None, tmp_path: Path) -> None:
    names = ("000_7b2fcb987ce759c1.txt", "丁镇_2021.txt", "b_7b2fcb987ce759c.txt", "_7b2fcb987ce759c1.txt")
    out = tmp_path / "deep" / "out"
    reports = tmp_path / "reports"
    reports.mkdir()
    result = run("extract", *files(reports, *names), "-o", str(out))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert sorted(p.name for p in out.iterdir()) == [
        "000.json",
        "_7b2fcb987ce759c1.json",
        "b_7b2fcb987ce759c.json",
        "丁镇_2021.json",
    ]
    assert json.loads((out / "000.json").read_text("utf-8"))["doc"] == names[0]


def test_extract_writes_nothing_where_two_share_a_name(annotated: None, tmp_path: Path) -> None:
    two = files(tmp_path, "000_7b2fcb987ce759c1.txt", "000_913615f662c886fc.txt")
    assert "would both become" in fails("extract", *two, "-o", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_extract_names_archives_and_not_where_they_are_unpacked(annotated: None, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(packed({"1.txt": name}))
    said = fails("extract", str(tmp_path / "a.zip"), str(tmp_path / "b.zip"), "-o", str(tmp_path / "out"))
    assert f"{tmp_path}/a.zip/1.txt and {tmp_path}/b.zip/1.txt would both become" in said


def test_extract_never_writes_over_a_document(annotated: None, tmp_path: Path) -> None:
    one, two = files(tmp_path, "a.json", "b.txt")
    assert "is a document to read" in fails("extract", two, one, "-o", str(tmp_path))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b.json").symlink_to(two)
    assert "is a document to read" in fails("extract", two, "-o", str(tmp_path / "out"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "b.txt", "out"]
    assert {Path(one).read_text("utf-8"), Path(two).read_text("utf-8")} == {REPORT}


def test_extract_never_writes_into_a_build(annotated: None, tmp_path: Path) -> None:
    (file,) = files(tmp_path, "build.txt")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / MARKER).touch()
    assert "kg build writes" in fails("extract", file, "-o", str(tmp_path / "output"))


def test_extract_prints_no_json_of_one_file_that_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("extract", str(empty), "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(r"not read: .+\n", result.stderr)


def test_extract_goes_on_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    good, empty = files(tmp_path, "good.txt", "empty.txt")
    Path(empty).write_bytes(b"")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    result = run("extract", good, empty, str(tmp_path / "gone.txt"), "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 1
    assert len(re.findall(r"^not read: ", result.stderr, re.MULTILINE)) == 2


def test_extract_errors_are_sentences(annotated: None, tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.txt")
    assert "does not exist" in fails("extract", str(tmp_path / "gone.txt"))
    assert "cannot be written" in fails("extract", file, "-o", "/proc/kg")


def test_a_bad_ontology_is_an_error_of_the_caller(tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.txt")
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "mechanisms.ttl").write_text("<a> <b> .", "utf-8")
    assert "mechanisms.ttl" in fails("extract", file, "--add-ontology", str(bad))
    assert "gone" in fails("extract", file, "--ontology", str(tmp_path / "gone"))


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.evaluate import Evaluation, Score

    result = Evaluation(
        {"norms": Score(3, 1, 0), "works": Score()},
        {"norms.class": [2, 3]},
        (9, 10),
        ["000 norms missed: 民法典"],
    )
    monkeypatch.setattr("kg.cli.arguments.lexicon", lambda *_: None)
    monkeypatch.setattr("kg.evaluate.evaluate", lambda *_: result)


def test_eval_prints_scores(scored: None) -> None:
    result = run("eval", "gold", "texts")
    assert re.search(r"^ norms +100\.0% +75\.0% +85\.7% +3 +1 +0$", result.stdout, re.MULTILINE)
    assert re.search(r"^ norms\.class +66\.7%$", result.stdout, re.MULTILINE)
    assert "9 of 10 right" in result.stdout
    assert "民法典" not in result.stdout
    assert "1 differences; --misses lists them" in result.stderr


def test_eval_lists_misses(scored: None) -> None:
    assert "000 norms missed: 民法典\n" in run("eval", "gold", "texts", "--misses").stdout


def test_eval_prints_json(scored: None) -> None:
    said = json.loads(run("eval", "gold", "texts", "--json").stdout)
    assert said["categories"]["norms"]["recall"] == 0.75
    assert "misses" not in said
    assert json.loads(run("eval", "gold", "texts", "--json", "--misses").stdout)["misses"]


def test_eval_without_gold_is_an_error_of_the_caller(tmp_path: Path) -> None:
    assert "holds no gold" in fails("eval", str(tmp_path), str(tmp_path))


@pytest.fixture
def marked_by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Path, Path]:
    """The names of a gold file and its text; the text is there and is never read."""
    monkeypatch.setattr("kg.cli.arguments.lexicon", lambda *_: None)
    (text,) = files(tmp_path, "000.txt")
    return tmp_path / "000.json", Path(text)


GOLD: dict[str, Any] = {"year": 2021, "place": None, **{category: [] for category in CATEGORIES}}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "is no JSON"),
        ("", "is no JSON"),
        ("\udcff", "is no JSON"),
        ("[]", "it is no object"),
        ("{}", "it has no year"),
        (json.dumps({**GOLD, "norms": {}}), "norms is no list"),
        (json.dumps({**GOLD, "norms": ["民法典"]}), "norms[0] is no object"),
        (json.dumps({**GOLD, "norms": [{"required": True}]}), "norms[0] has no name"),
        (json.dumps({**GOLD, "plans": [{}]}), "plans[0] has no required"),
        (json.dumps({**GOLD, "plans": [{"required": True, "quotes": [3]}]}), "that is no text"),
    ],
)
def test_eval_names_a_file_that_is_no_gold(
    marked_by_hand: tuple[Path, Path], content: str, words: str
) -> None:
    gold, text = marked_by_hand
    gold.write_text(content, "utf-8", errors="surrogateescape")
    said = fails("eval", str(gold.parent), str(text.parent))
    assert str(gold) in said
    assert words in said


def test_eval_names_a_text_that_cannot_be_read(marked_by_hand: tuple[Path, Path]) -> None:
    gold, text = marked_by_hand
    gold.write_text(json.dumps(GOLD), "utf-8")
    text.write_bytes(b"")
    assert f"{text} cannot be read" in fails("eval", str(gold.parent), str(text.parent))
    gold.unlink()
    gold.mkdir()
    assert f"{gold} cannot be read" in fails("eval", str(gold.parent), str(text.parent))
