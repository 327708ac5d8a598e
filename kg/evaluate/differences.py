"""What one run of the program says of the same documents and another does not, entry by entry.

Both are folders of annotations as ``kg extract -o`` writes them. Gold decides which side is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.annotation import Annotation
from kg.evaluate.matching import ATTRIBUTES, CATEGORIES, agree, match, quotes_of
from kg.evaluate.scoring import gold_files, read_annotation
from kg.model import KgError

GAINED, LOST, CHANGED = "gained", "lost", "changed"
HEADERS = ("title", "year", "issuer", "doc_number", "addressee", "place")
RIGHT, WRONG, NEITHER = "right", "wrong", "optional"
_WORTH = {RIGHT: 1, NEITHER: 0, "": 0, WRONG: -1}
# What makes an entry another one; at the same place of the text it is one entry that changed.
_KEYS = {"quantities": ("value", "high", "unit"), "problems": (), "plans": ()}


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that was gained, lost or changed.

    ``attribute`` names what changed, ``was`` and ``now`` how. ``before`` and ``after`` are what the gold
    says of the two sides; empty without gold, and for the side that has no such entry.
    """

    document: str
    category: str
    change: str
    entry: str
    attribute: str = ""
    was: Any = None
    now: Any = None
    before: str = ""
    after: str = ""

    @property
    def better(self) -> bool | None:
        """Whether the change is for the better: a right gain, a wrong loss; None where nothing says so."""
        gain = _WORTH[self.after] - _WORTH[self.before]
        return gain > 0 if gain else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in the order of documents and categories, and what only one folder has."""

    differences: tuple[Difference, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]


def compare(old: Path, new: Path, gold: Path | None = None) -> Comparison:
    """The differences between two folders of annotations, ``000.json`` with ``000.json``.

    Raises KgError for a folder without annotations, for two that share no document, and for a file that
    is no annotation.
    """
    before, after = ({path.stem: path for path in gold_files(folder)} for folder in (old, new))
    asked = {path.stem: path for path in gold_files(gold)} if gold else {}
    both = sorted(before.keys() & after.keys())
    if not both:
        raise KgError(
            f"{old} and {new} have no document in common; write both with kg extract REPORTS -o DIR"
        )
    found = [
        one
        for name in both
        for one in differences(
            name,
            read_annotation(before[name]),
            read_annotation(after[name]),
            read_annotation(asked[name], gold=True) if name in asked else None,
        )
    ]
    return Comparison(
        tuple(found), tuple(sorted(before.keys() - after.keys())), tuple(sorted(after.keys() - before.keys()))
    )


def differences(
    name: str, old: Annotation, new: Annotation, gold: Annotation | None = None
) -> Iterator[Difference]:
    """The differences between two annotations of one document: headers first, then each category."""
    for key in HEADERS:
        was, now = old.get(key), new.get(key)
        if was != now:
            sides = [_verdict(x == gold[key]) if gold and key in gold else "" for x in (was, now)]
            yield Difference(name, "header", CHANGED, "", key, was, now, *sides)
    for category in CATEGORIES:
        yield from _in_category(
            name, category, old[category], new[category], gold[category] if gold else None
        )


def _in_category(
    name: str, category: str, old: list[Annotation], new: list[Annotation], gold: list[Annotation] | None
) -> Iterator[Difference]:
    pairs, lost, gained = _paired(category, old, new)
    before, after = _judged(category, old, gold), _judged(category, new, gold)
    for i in lost:
        yield Difference(name, category, LOST, _shown(old[i]), before=before[i][0])
    for k in gained:
        yield Difference(name, category, GAINED, _shown(new[k]), after=after[k][0])
    for i, k in pairs:
        was, now = old[i], new[k]
        for key in (*_KEYS.get(category, ("name",)), *ATTRIBUTES.get(category, ())):
            if was.get(key) == now.get(key):
                continue
            sides = [before[i][0], after[k][0]]
            if key in ATTRIBUTES.get(category, ()):
                sides = [_of_attribute(was, before[i][1], key), _of_attribute(now, after[k][1], key)]
            yield Difference(name, category, CHANGED, _shown(now), key, was.get(key), now.get(key), *sides)


def _paired(
    category: str, old: list[Annotation], new: list[Annotation]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Indices of the entries that both have: by what makes them one, then by their place; and the others."""
    pairs: list[tuple[int, int]] = []
    lost, gained = list(range(len(old))), list(range(len(new)))
    for identity in (_identity, _place):
        free: dict[object, list[int]] = {}
        for k in gained:
            free.setdefault(identity(category, new[k]), []).append(k)
        for i in list(lost):
            if same := free.get(identity(category, old[i])):
                pairs.append((i, same.pop(0)))
                lost.remove(i)
                gained.remove(pairs[-1][1])
    return pairs, lost, gained


def _identity(category: str, entry: Annotation) -> object:
    """What makes an entry the same in two runs: its name, else where it stands and its figures."""
    if entry.get("name") is not None:
        return entry.get("iri") or entry["name"]
    return (_place(category, entry), *(entry.get(key) for key in _KEYS[category]))


def _place(_: str, entry: Annotation) -> object:
    """Where an entry stands: its offsets, or its words in an annotation that has none."""
    spans = entry.get("spans")
    return tuple((start, end) for start, end in spans) if spans else tuple(quotes_of(entry))


def _judged(
    category: str, entries: list[Annotation], gold: list[Annotation] | None
) -> list[tuple[str, Annotation | None]]:
    """What the gold says of each entry, and the entry of the gold that it is; nothing without gold."""
    if gold is None:
        return [("", None)] * len(entries)
    pairs, wrong = match(category, entries, gold)
    asked = {k: gold[i] for i, k in pairs}
    required = {k for k, entry in asked.items() if entry["required"]}
    return [
        (WRONG if k in wrong else RIGHT if k in required else NEITHER, asked.get(k))
        for k in range(len(entries))
    ]


def _of_attribute(entry: Annotation, asked: Annotation | None, key: str) -> str:
    """What the gold says of an attribute; nothing where it does not ask for it."""
    if asked is None or not asked["required"] or asked.get(key) is None:
        return ""
    return _verdict(agree(entry, asked, key))


def _verdict(agreed: bool) -> str:
    return RIGHT if agreed else WRONG


def _shown(entry: Annotation) -> str:
    """An entry in one line: its name or figure, and the words where they say more."""
    words = " / ".join(quotes_of(entry))
    name = entry.get("name") or ""
    return f"{name}  {words}".strip() if words != name else name
