"""Scores annotations against gold annotations: precision, recall and F1 by category, and the misses.

An entry of the gold with ``required: false`` counts neither way. Named things match by name or by
a quote that contains the other's; norms with a settled title by name alone; quantities by value,
unit and overlapping quotes; shortcomings and plans by half of the shorter quote in one piece.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, cast

from kg.annotation import Annotation, annotate_file
from kg.categories import NAMED
from kg.lexicon import Lexicon
from kg.model import KgError
from kg.read.text import UnreadableError

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
_KEYS: dict[str, tuple[str, ...]] = {"quantities": ("value", "high", "unit"), **dict.fromkeys(ITEMS, ())}
FLOORS = "floors.json"  # lies beside the gold and is none


@dataclass
class Score:
    """Hits, misses and false alarms of one category."""

    hit: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Share of what was given that is right; 1 where nothing was given."""
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is asked for that was found; 1 where nothing is asked for."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Evaluation:
    """Scores by category, the accuracy of attributes of what matched, headers right of all, and misses."""

    categories: dict[str, Score] = field(default_factory=lambda: {c: Score() for c in CATEGORIES})
    counted: dict[str, list[int]] = field(default_factory=dict)
    header: tuple[int, int] = (0, 0)
    misses: list[str] = field(default_factory=list)

    @property
    def attributes(self) -> dict[str, float]:
        """Accuracy by ``category.attribute``."""
        return {key: right / all_ for key, (right, all_) in self.counted.items()}


def evaluate(gold: Path, texts: Path, lexicon: Lexicon) -> Evaluation:
    """Annotate the text of each gold file (``000.json`` ↔ ``000*.txt``) and score it.

    Raises KgError where a folder holds no gold, or no single text for a gold file, and for a file
    that is no gold or no text.
    """
    files = sorted(p for p in gold.glob("*.json") if p.name != FLOORS)
    if not files:
        raise KgError(f"{gold} holds no gold annotations (*.json); name a folder such as tests/gold")
    result = Evaluation()
    for path in files:
        found = sorted(texts.glob(f"{path.stem}*.txt"))
        if len(found) != 1:
            raise KgError(f"{texts} holds {len(found)} texts named {path.stem}*.txt, where one is needed")
        asked = read_gold(path)
        try:
            given = annotate_file(found[0], lexicon)
        except (UnreadableError, OSError) as error:
            raise KgError(f"{found[0]} cannot be read ({error}); put the text of {path.name} there") from None
        score(result, given, asked, name=path.stem)
    return result


def read_gold(path: Path) -> Annotation:
    """The annotation of a gold file; KgError naming the file where it is none."""
    try:
        said = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise KgError(f"{path} cannot be read ({error.strerror}); name a folder such as tests/gold") from None
    except (ValueError, RecursionError) as error:  # bytes that are no UTF-8 are a ValueError, too
        raise KgError(f"{path} is no JSON ({error}); mend it or take it away") from None
    problem = _problem(said)
    if problem:
        raise KgError(f"{path} is no gold annotation ({problem}); write it as those in tests/gold are")
    return cast(Annotation, said)


def _problem(said: Any) -> str:
    """What keeps JSON from being a gold annotation, or nothing."""
    if not isinstance(said, dict):
        return "it is no object"
    for key in (*HEADERS, *CATEGORIES):
        if key not in said:
            return f"it has no {key}"
    for category in CATEGORIES:
        if not isinstance(said[category], list):
            return f"{category} is no list"
        keys = ("required", *_KEYS.get(category, ("name",)))
        for number, entry in enumerate(said[category]):
            if not isinstance(entry, dict):
                return f"{category}[{number}] is no object"
            for key in keys:
                if key not in entry:
                    return f"{category}[{number}] has no {key}"
            texts = [entry.get("name"), entry.get("measure"), entry.get("quote")]
            quotes = entry.get("quotes") or []
            if not isinstance(quotes, list) or not all(
                isinstance(x, str) for x in [*quotes, *filter(None, texts)]
            ):
                return f"{category}[{number}] has a name or quote that is no text"
    return ""


def score(result: Evaluation, predicted: Annotation, gold: Annotation, *, name: str) -> None:
    """Add one document to an evaluation."""
    right, of = result.header
    for key in HEADERS:
        agreed = predicted.get(key) == gold[key]
        right, of = right + agreed, of + 1
        if not agreed:
            result.misses.append(f"{name} {key}: {predicted.get(key)} is not {gold[key]}")
    result.header = (right, of)
    for category in CATEGORIES:
        _score_category(result, category, predicted.get(category, []), gold[category], name)


def _score_category(
    result: Evaluation, category: str, predicted: Sequence[Annotation], gold: Sequence[Annotation], name: str
) -> None:
    pairs, wrong = _match(category, predicted, gold)
    found = {i for i, _ in pairs}
    missed = [g for i, g in enumerate(gold) if g["required"] and i not in found]
    hits = [(gold[i], predicted[k]) for i, k in pairs if gold[i]["required"]]
    tally = result.categories[category]
    tally.hit += len(hits)
    tally.missed += len(missed)
    tally.wrong += len(wrong)
    for key in ATTRIBUTES.get(category, ()):
        for asked, given in hits:
            if asked.get(key) is None:
                continue
            count = result.counted.setdefault(f"{category}.{key}", [0, 0])
            count[1] += 1
            if _agree(given, asked, key):
                count[0] += 1
            else:
                result.misses.append(
                    f"{name} {category}.{key}: {given.get(key)} is not {asked[key]}: {asked.get('name') or _quotes(asked)}"
                )
    for entry in missed:
        result.misses.append(f"{name} {category} missed: {entry.get('name') or ''} {_quotes(entry)}")
    for k in sorted(wrong):
        result.misses.append(
            f"{name} {category} wrong: {predicted[k].get('name') or ''} {_quotes(predicted[k])}"
        )


def _match(
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
                if _same(category, predicted[k], gold[i]):
                    pairs.append((i, k))
                    paired.add(i)
                    free.discard(k)
                    break
    # several predictions may name the parts or the repeats of one gold entry
    return pairs, {k for k in free if not any(_same(category, predicted[k], g) for g in gold)}


def _same(category: str, p: Annotation, g: Annotation) -> bool:
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


def _agree(p: Annotation, g: Annotation, key: str) -> bool:
    if key == "measure":  # free wording: the common characters in order decide
        a, b = _fold(p.get(key)), _fold(g.get(key))
        common = sum(m.size for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
        return bool(a) and 2 * common / (len(a) + len(b)) >= 0.6
    given, asked = _listed(p.get(key)), _listed(g.get(key))
    return any(_fold(str(x)) == _fold(str(y)) for x in given for y in asked)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _quote_pairs(p: Annotation, g: Annotation) -> Iterator[tuple[str, str]]:
    return ((x, y) for x in _quotes(p) for y in _quotes(g))


def _quotes(entry: Annotation) -> list[str]:
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
