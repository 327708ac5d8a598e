"""A text as it is written, and the facts that it states by where they stand in it."""

from __future__ import annotations

from typing import Any

from kg.annotation import Annotation
from kg.evaluate.matching import CATEGORIES, ITEMS

# Signs of equal length: a text is in the one or the other width without a fact moving.
HALF_WIDTH = str.maketrans("，；：（）", ",;:()")
FULL_PERCENT = str.maketrans("%", "％")


class Draft:
    """Parts of a text, one after the other, and the facts that stand between two places of it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self._facts: list[tuple[str, int, int, dict[str, Any], bool]] = []

    def add(self, text: str) -> int:
        """Write on; where the text began."""
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        return start

    def since(self, start: int) -> str:
        """What was written from a place on."""
        found: list[str] = []
        at = self.length
        for part in reversed(self._parts):
            if at <= start:
                break
            at -= len(part)
            found.append(part)
        return "".join(reversed(found))[max(0, start - at) :]

    def state(self, category: str, start: int, said: dict[str, Any], *, required: bool = True) -> None:
        """What was written from ``start`` on states a fact."""
        self._facts.append((category, start, self.length, said, required))

    def text(self, table: dict[int, int]) -> str:
        """The whole text, its signs in the form of a table."""
        return "".join(self._parts).translate(table)

    def facts(self, text: str) -> Annotation:
        """The facts by category, quoted from the finished text, each once."""
        found: Annotation = {category: [] for category in CATEGORIES}
        for category, start, end, said, required in self._facts:
            quote = text[start:end]
            entries = found[category]
            if category == "quantities":
                entry = {"quote": quote, **said, "required": required}
                if entry not in entries:
                    entries.append(entry)
                continue
            if category in ITEMS:
                entries.append({"quotes": [quote], **said, "required": required})
                continue
            same = next((e for e in entries if e["name"] == said["name"]), None)
            if same is None:
                entries.append({**said, "quotes": [quote], "required": required})
            else:
                same["required"] = same["required"] or required
                if quote not in same["quotes"]:
                    same["quotes"].append(quote)
        return found
