"""What is left of the scores without the terms that a source gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate.ablation import SCHEMES, ablate, owed
from kg.lexicon import Lexicon, default_ontology
from kg.model import KgError

ROOT = Path(__file__).parents[2]

MECHANISMS = """
<mechanism/甲式工作法> skos:prefLabel "甲式工作法"@zh ; skos:broader fz:PartyBuilding ; dcterms:source "diary/1", "diary/2" .
<mechanism/乙式工作法> skos:prefLabel "乙式工作法"@zh ; skos:broader fz:PartyBuilding , <mechanism/甲式工作法> ;
  dcterms:source "diary/1", "general knowledge" .
<mechanism/丙式工作法> skos:prefLabel "丙式工作法"@zh ; skos:broader fz:PartyBuilding ; dcterms:source "general knowledge" .
"""
UNITS = '<unit/盏> skos:prefLabel "盏"@zh ; dcterms:source "diary/1" .\n'
PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""


@pytest.fixture
def small(tmp_path: Path) -> Lexicon:
    prefixes = "".join(
        line + "\n"
        for line in (default_ontology() / "mechanisms.ttl").read_text("utf-8").splitlines()
        if line.startswith(("@prefix", "@base"))
    )
    (tmp_path / "mechanisms.ttl").write_text(prefixes + MECHANISMS, "utf-8")
    (tmp_path / "units.ttl").write_text(PREFIXES + UNITS, "utf-8")
    return Lexicon.load(tmp_path)


@pytest.mark.parametrize(
    ("prefix", "beside_others", "expected"),
    [
        ("diary", False, {"甲式工作法"}),  # the unit is of no scheme that is measured
        ("diary", True, {"甲式工作法", "乙式工作法"}),
        ("diary/2", False, set()),
        ("general", False, {"丙式工作法"}),
        ("", False, set()),
        ("web", False, set()),
    ],
)
def test_a_term_is_owed_to_a_source_if_no_other_gave_it(
    small: Lexicon, prefix: str, beside_others: bool, expected: set[str]
) -> None:
    found = owed(small, prefix, beside_others=beside_others)
    assert found == {f"mechanism/{name}" for name in expected}


def test_without_a_term_it_is_not_found_and_nothing_hangs_on_it(small: Lexicon) -> None:
    text = "推行甲式工作法、乙式工作法。"
    assert [m.concept.label for m in small.find(text)] == ["甲式工作法", "乙式工作法"]
    less = small.without({"mechanism/甲式工作法"})
    assert [m.concept.label for m in less.find(text)] == ["乙式工作法"]
    assert less.closure("mechanism/乙式工作法") == ("mechanism/乙式工作法",)
    assert "mechanism/甲式工作法" not in {value for _, _, value in less.describe("mechanism/乙式工作法")}
    assert [m.concept.label for m in small.find(text)] == ["甲式工作法", "乙式工作法"]


def test_a_filtered_lexicon_is_not_kept_as_that_of_its_folder(
    small: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(*_: object) -> None:
        raise AssertionError("a lexicon without some of its terms was kept")

    monkeypatch.setattr("kg.kept.save", keep)
    small.without({"mechanism/甲式工作法"})
    monkeypatch.undo()
    assert Lexicon.load(tmp_path).term("mechanism/甲式工作法")


def test_mechanisms_are_found_without_the_terms_of_the_samples(lexicon: Lexicon) -> None:
    found = ablate(ROOT / "tests" / "gold", ROOT / "seeds", lexicon, "seeds")
    assert found.only["mechanism"] > 10
    assert all(found.only[scheme] <= found.named[scheme] <= found.terms[scheme] for scheme in SCHEMES)
    assert found.without.categories["mechanisms"].f1 >= 0.75
    assert found.strictly.categories["mechanisms"].f1 >= 0.75
    assert found.without.categories != found.strictly.categories


def test_a_source_that_gave_nothing_is_the_callers_error(lexicon: Lexicon) -> None:
    with pytest.raises(KgError, match="no term has only sources that begin with diary"):
        ablate(ROOT / "tests" / "gold", ROOT / "seeds", lexicon, "diary")
