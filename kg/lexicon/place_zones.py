"""What a row of units that neither authority lists must fulfil: zones, the Corps and its divisions, abolished ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.lexicon.tables import read_lines
from kg.model import KgError
from kg.terms import mint

ZONE_FILE = "place_zones.csv"
ZONE_COLUMNS = (
    "parent",
    "name",
    "level",
    "type",
    "code",
    "same",
    "since",
    "until",
    "alt_names",
    "source",
    "checked",
)
ZONE, CORPS, CORPS_DIVISION, ABOLISHED = "功能区(非建制)", "兵团", "师", "已撤销"
# They lie across the divisions of what they lie in, so a division there is not contradicted by one of them.
ACROSS = frozenset({ZONE, CORPS, CORPS_DIVISION, ABOLISHED})

_TYPES = "、".join(sorted(ACROSS))


@dataclass(frozen=True, slots=True)
class Zone:
    """A row of the table: a unit of its own, or (``same``) another name of a division on the same ground."""

    line: int
    parent: str
    name: str
    level: str
    type: str
    code: str
    same: str
    since: str
    until: str
    alt_names: tuple[str, ...]
    source: str

    def place(self) -> list[str]:
        """The unit as a row of places.csv, with the years since and until which it is there."""
        official = "" if "/" in self.code else self.code
        names = "|".join(self.alt_names)
        head = [self.code, self.name, self.level, self.parent, self.type, "", official, self.source, names]
        return [*head, "", "", self.since, self.until]


def read_zones(path: Path) -> list[Zone]:
    """The rows of the table; raises KgError naming file, line, term and remedy.

    A unit without an official code has its parent's and its name: 13/雄安新区, as what no register lists.
    """
    zones: list[Zone] = []
    seen: dict[tuple[str, str], int] = {}
    for line, row in read_lines(path, ZONE_COLUMNS):
        parent, name, level, kind, code, same, since, until, alt, source, _ = row
        if fault := _fault(row):
            raise KgError(f"{path}:{line}: {fault}")
        if (parent or same, name) in seen:
            first = seen[parent or same, name]
            raise KgError(f"{path}:{line}: {name} is there already in line {first}; remove one")
        seen[parent or same, name] = line
        if not same:
            code = code or mint("place", name, parent).removeprefix("place/")
        alt_names = tuple(alt.split("|")) if alt else ()
        zones.append(Zone(line, parent, name, level, kind, code, same, since, until, alt_names, source))
    return zones


def _fault(row: list[str]) -> str:
    """What is wrong with a row, and what to do."""
    parent, name, level, kind, code, same, since, until, alt, source, checked = row
    if not name or "" in alt.split("|")[1:] or alt.startswith("|"):
        return f"{name or parent}: a name is empty; write it or remove the bar"
    if bool(parent) == bool(same):
        return f"{name}: give either its parent or, in same, the code of the division on the same ground"
    if same and (level or kind or code):
        return f"{name} is another name of {same}; empty its level, type and code"
    if parent and kind not in ACROSS:
        return f"{name}: {kind!r} is no type of this table; write one of {_TYPES}"
    if not all(
        not year or (len(year) == 4 and year.isdecimal() and year.isascii()) for year in (since, until)
    ):
        return f"{name}: {since!r} and {until!r} are no years; write four digits or nothing"
    if since and until and until < since:
        return f"{name} ends in {until} before it begins in {since}; put the years right"
    if not source or checked not in ("yes", "no"):
        return f"{name} has no source, or checked is {checked!r}; write where it is from, and yes or no"
    return ""
