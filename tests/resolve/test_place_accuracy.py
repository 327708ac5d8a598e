"""How many of 2,000 strings drawn from the register resolve to the township that they name, style by style."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from benchmarks.place_strings import RUNNING, STYLES, PlaceString, strings
from kg.lexicon import Lexicon
from kg.model import Mentions, Source
from kg.read import document
from kg.resolve import resolve
from kg.resolve.place import own_place


def resolved(one: PlaceString, lexicon: Lexicon) -> tuple[str, bool]:
    """The code of the report's place, or of the place in its text; "" where it stays open, if a finding says so."""
    doc = document(one.text, source=Source(issuer=one.issuer, url=one.url))
    known = Mentions(lexicon.find(doc.folded))
    if one.style == RUNNING:
        result = resolve(doc, known, lexicon)
        towns = [m.concept for m in result.mentions.of("place") if m.concept and m.concept.kind == "township"]
        return (towns[-1].iri.removeprefix("place/") if towns else ""), bool(result.findings)
    own, findings = own_place(doc, known, lexicon)
    return (own.code if own else ""), bool(findings)


def table(asked: Counter[str], right: Counter[str], open_: Counter[str]) -> str:
    """A line a style: how many strings mean one township, how many of them resolve to it, how many mean several."""
    lines = ["", "", f"{'style':32} {'unique':>6} {'right':>6}  share   ambiguous"]
    for style in (*STYLES, "web address"):
        share = right[style] / asked[style] if asked[style] else 1.0
        lines.append(f"{style:32} {asked[style]:6} {right[style]:6}  {share:.4f}  {open_[style]:9}")
    total = right.total() / asked.total()
    lines.append(f"{'all':32} {asked.total():6} {right.total():6}  {total:.4f}  {open_.total():9}")
    return "\n".join(lines) + "\n"


def test_places_of_drawn_titles(lexicon: Lexicon, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = strings(lexicon.gazetteer, 2400, seed=20)
    assert len(drawn) >= 2000
    right, asked, open_, wrong = Counter[str](), Counter[str](), Counter[str](), []
    for one in drawn:
        code, finding = resolved(one, lexicon)
        if one.unique:
            asked[one.style] += 1
            right[one.style] += code == one.expected
        else:
            open_[one.style] += 1
        if code != one.expected and (code or not one.unique or not finding):
            wrong.append((one, code))
    with capsys.disabled():
        sys.stdout.write(table(asked, right, open_))
    assert len(asked) >= 10
    assert open_.total() > 100
    assert right.total() / asked.total() >= 0.995
    assert [(one, code) for one, code in wrong if not one.unique] == []
