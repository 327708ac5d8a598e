"""When an entry of an annotation is the one that another annotation has.

Named things match by name or by a quote that contains the other's; norms with a settled title by name
alone; quantities by value, unit and overlapping quotes; shortcomings and plans by half of the shorter
quote in one piece.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from kg.annotation import Annotation
from kg.categories import NAMED

ITEMS = ("problems", "plans")
CATEGORIES = (*NAMED, "quantities", *ITEMS)
ATTRIBUTES = {
    "norms": ("class",),
    "mechanisms": ("kind",),
    "campaigns": ("date",),
    "places": ("level",),
    "persons": ("role", "organisation"),
    "quantities": ("qualifier", "activity", "measure"),
    "plans": ("year",),
}
HEADERS = ("year", "place")


def match(
    category: str, predicted: Sequence[Annotation], gold: Sequence[Annotation]
) -> tuple[list[tuple[int, int]], set[int]]:
    """Pairs of gold and prediction, one to one, required entries and equal names first; false alarms."""
    free, pairs, paired = set(range(len(predicted))), [], set()
    for by_name in (True, False):
        for i in sorted(range(len(gold)), key=lambda i: not gold[i]["required"]):
            if i in paired:
                continue
            for k in sorted(free):
                if (
                    by_name
                    and category in NAMED
                    and _fold(predicted[k].get("name")) != _fold(gold[i]["name"])
                ):
                    continue
                if same(category, predicted[k], gold[i]):
                    pairs.append((i, k))
                    paired.add(i)
                    free.discard(k)
                    break
    # several predictions may name the parts or the repeats of one gold entry
    return pairs, {k for k in free if not any(same(category, predicted[k], g) for g in gold)}


def same(category: str, p: Annotation, g: Annotation) -> bool:
    """Whether a prediction says what an entry of the gold says."""
    if category == "quantities":
        if (
            p.get("value") != g["value"]
            or p.get("high") != g["high"]
            or (p.get("unit") or "") != (g["unit"] or "")
        ):
            return False
        return any(_overlap(x, y, 2) >= 0.5 for x, y in _quote_pairs(p, g))
    if category in ITEMS:
        return any(_overlap(x, y, 5) >= 0.5 for x, y in _quote_pairs(p, g))
    if _fold(p.get("name")) == _fold(g["name"]):
        return True
    if category == "norms" and g.get("name_certain", True):
        return False
    return any(_contains(x, y) for x, y in _quote_pairs(p, g))


def agree(p: Annotation, g: Annotation, key: str) -> bool:
    """Whether an attribute is as the gold has it; a measure is free wording and may differ a little."""
    if key == "measure":  # free wording: the common characters in order decide
        a, b = _fold(p.get(key)), _fold(g.get(key))
        common = sum(m.size for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
        return bool(a) and 2 * common / (len(a) + len(b)) >= 0.6
    given, asked = _listed(p.get(key)), _listed(g.get(key))
    return any(_fold(str(x)) == _fold(str(y)) for x in given for y in asked)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _quote_pairs(p: Annotation, g: Annotation) -> Iterator[tuple[str, str]]:
    return ((x, y) for x in quotes_of(p) for y in quotes_of(g))


def quotes_of(entry: Annotation) -> list[str]:
    """The words that an entry rests on."""
    return entry.get("quotes") or ([entry["quote"]] if entry.get("quote") else [])


def _fold(text: str | None) -> str:
    text = unicodedata.normalize("NFKC", text or "").lower()
    text = re.sub(r"[-—–~～至－]+", "-", text)
    return re.sub(r"[\s\"'“”‘’《》〈〉·.,，、（）()+]|新时代|的", "", text)


def _contains(a: str, b: str) -> bool:
    a, b = _fold(a), _fold(b)
    return len(a) > 1 and len(b) > 1 and (a in b or b in a)


def _overlap(a: str, b: str, least: int) -> float:
    a, b = _fold(a), _fold(b)
    if not a or not b:
        return 0.0
    m = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return m.size / min(len(a), len(b)) if m.size >= least else 0.0
