"""A division and a short name of one, as the tables have them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Concept


@dataclass(frozen=True, slots=True)
class Place:
    """A division; ``code`` has 2, 4, 6, 9 or 12 digits by level (M: known to the civil register only).

    A zone that no authority numbers has its parent's code and its name: 13/雄安新区. ``since`` and ``until`` are years.
    """

    code: str
    name: str
    level: str
    parent: str
    type: str = ""
    code_nbs: str = ""
    code_mca: str = ""
    alt_names: tuple[str, ...] = ()
    lon: str = ""
    lat: str = ""
    since: str = ""
    until: str = ""

    @property
    def iri(self) -> str:
        """``place/`` and the code."""
        return f"place/{self.code}"

    @property
    def concept(self) -> Concept:
        """The division as what a mention may mean."""
        return Concept(self.iri, "place", self.name, self.level)


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name of a division: 彭水, 延边州; ``ordinary``: it is a word of its own (平安, 和平)."""

    code: str
    name: str
    kind: str
    ordinary: bool
