"""Scores annotations against gold annotations: precision, recall and F1 by category, and the misses.

An entry of the gold with ``required: false`` counts neither way. When an entry is
that of the gold, ``kg.evaluate.matching`` says.
"""

from __future__ import annotations

import glob
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from kg.annotation import Annotation, annotate_file
from kg.evaluate.matching import ATTRIBUTES, CATEGORIES, HEADERS, ITEMS, agree, match, quotes_of
from kg.formats import UnreadableError
from kg.lexicon import Lexicon
from kg.model import KgError

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
    """Annotate the text of each gold file (``000.json`` ↔ ``000.txt``, else ``000*.txt``) and score it.

    Texts and gold may lie in one folder. Raises KgError where a folder holds no gold, or no single text
    for a gold file, and for a file that is no gold or no text.
    """
    result = Evaluation()
    for path in gold_files(gold):
        text = _text(path, texts)
        asked = read_annotation(path, gold=True)
        try:
            given = annotate_file(text, lexicon)
        except (UnreadableError, OSError) as error:
            raise KgError(f"{text} cannot be read ({error}); put the text of {path.name} there") from None
        score(result, given, asked, name=path.stem)
    return result


def gold_files(folder: Path) -> list[Path]:
    """The gold annotations of a folder, in order; KgError where there are none."""
    files = sorted(path for path in folder.glob("*.json") if path.name != FLOORS)
    if not files:
        raise KgError(f"{folder} holds no gold annotations (*.json); name a folder such as tests/gold")
    return files


def _text(gold: Path, texts: Path) -> Path:
    """The text of a gold file: of its very name, else the only one whose name begins so."""
    exact = texts / f"{gold.stem}.txt"
    found = [exact] if exact.is_file() else sorted(texts.glob(f"{glob.escape(gold.stem)}*.txt"))
    if len(found) != 1:
        raise KgError(f"{texts} holds {len(found)} texts named {gold.stem}*.txt, where one is needed")
    return found[0]


def read_annotation(path: Path, *, gold: bool = False) -> Annotation:
    """The annotation that a file holds; only gold says of its entries which are required.

    Raises KgError naming the file where it is none.
    """
    try:
        said = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise KgError(f"{path} cannot be read ({error.strerror}); name a folder such as tests/gold") from None
    except (ValueError, RecursionError) as error:  # bytes that are no UTF-8 are a ValueError, too
        raise KgError(f"{path} is no JSON ({error}); mend it or take it away") from None
    problem = _problem(said, ("required",) if gold else ())
    if problem:
        what = "gold annotation" if gold else "annotation"
        raise KgError(f"{path} is no {what} ({problem}); write it as those in tests/gold are")
    return cast(Annotation, said)


def _problem(said: Any, needed: tuple[str, ...]) -> str:
    """What keeps JSON from being an annotation whose entries have the keys needed, or nothing."""
    if not isinstance(said, dict):
        return "it is no object"
    for key in (*HEADERS, *CATEGORIES):
        if key not in said:
            return f"it has no {key}"
    for category in CATEGORIES:
        if not isinstance(said[category], list):
            return f"{category} is no list"
        keys = (*needed, *_KEYS.get(category, ("name",)))
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
    pairs, wrong = match(category, predicted, gold)
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
            if agree(given, asked, key):
                count[0] += 1
            else:
                result.misses.append(
                    f"{name} {category}.{key}: {given.get(key)} is not {asked[key]}: {asked.get('name') or quotes_of(asked)}"
                )
    for entry in missed:
        result.misses.append(f"{name} {category} missed: {entry.get('name') or ''} {quotes_of(entry)}")
    for k in sorted(wrong):
        result.misses.append(
            f"{name} {category} wrong: {predicted[k].get('name') or ''} {quotes_of(predicted[k])}"
        )
