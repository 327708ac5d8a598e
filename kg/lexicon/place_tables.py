"""What the tables of divisions must fulfil, and how a bad row is reported: file, line, term, what to do."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.lexicon.place_zones import ABOLISHED, CORPS, CORPS_DIVISION, ZONE_FILE, read_zones
from kg.lexicon.tables import read_lines
from kg.model import KgError

COLUMNS = (
    "code",
    "name",
    "level",
    "parent",
    "type",
    "code_nbs",
    "code_mca",
    "sources",
    "alt_names",
    "lon",
    "lat",
)
ALIAS_COLUMNS = ("code", "alias", "kind", "ordinary")
FORMER_COLUMNS = ("code", "former_name", "former_code", "year", "change")
PINYIN_COLUMNS = ("code", "stem", "pinyin")
HOST_COLUMNS = ("host", "code", "source", "checked")
LEVELS = ("province", "prefecture", "county", "township", "village")

# A zone (site) has the rank of a county: it lies in a province or city, and towns may lie in it.
RANK = {**{level: i for i, level in enumerate(LEVELS)}, "site": LEVELS.index("county")}
_CODE = re.compile(r"[0-9A-Za-z]+")
_ZONE_CODE = re.compile(r"[^\s,]+")  # 13/雄安新区: no authority has numbered it
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d+)?")
_PINYIN = re.compile(r"[a-z]+(?: [a-z]+)*")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_VILLAGES_HEAD = b"code\tname\tparent"
_VILLAGE = re.compile(rb"\d{12}\t[^\t\n]+\t\d{6}(?:\d{3})?")


@dataclass(slots=True)
class PlaceTables:
    """The rows of the tables of one or more folders, as they stand in the files but for the head."""

    places: list[list[str]] = field(default_factory=list)
    aliases: list[list[str]] = field(default_factory=list)
    former: list[list[str]] = field(default_factory=list)
    pinyin: list[list[str]] = field(default_factory=list)
    hosts: list[list[str]] = field(default_factory=list)
    villages: Path | None = None


def read_places(directories: Iterable[Path]) -> PlaceTables:
    """The tables of divisions in these folders; raises KgError naming file, line, term and remedy."""
    tables = PlaceTables()
    origin: dict[str, tuple[Path, int]] = {}
    rows: dict[str, list[str]] = {}
    folders = tuple(directories)
    for folder in folders:
        if (path := folder / "places.csv").exists():
            table = read_lines(path, COLUMNS)
            for line, row in table:
                _check_row(path, line, row, origin)
                origin[row[0]] = path, line
                rows[row[0]] = row
            tables.places += [row for _, row in table]
    for folder in folders:
        if (path := folder / ZONE_FILE).exists():
            _add_zones(path, tables, rows, origin)
    _check_names(rows, origin)
    for code, row in rows.items():
        _check_parent(code, row, rows, origin)
    for folder in folders:
        for name, columns, kept in (
            ("place_aliases.csv", ALIAS_COLUMNS, tables.aliases),
            ("place_former_names.csv", FORMER_COLUMNS, tables.former),
            ("place_pinyin.csv", PINYIN_COLUMNS, tables.pinyin),
            ("place_hosts.csv", HOST_COLUMNS, tables.hosts),
        ):
            if (path := folder / name).exists():
                kept += _read_names(path, columns, rows)
        if (path := folder / "villages.tsv.gz").exists():
            _check_villages(path, rows)
            tables.villages = path
    return tables


def _add_zones(
    path: Path, tables: PlaceTables, rows: dict[str, list[str]], origin: dict[str, tuple[Path, int]]
) -> None:
    """The units of a table of zones after those of places.csv, and their names as short names of the same ground."""
    for zone in read_zones(path):
        if not zone.same:
            row = zone.place()
            _check_row(path, zone.line, row[: len(COLUMNS)], origin, _ZONE_CODE)
            origin[zone.code] = path, zone.line
            rows[zone.code] = row
            tables.places.append(row)
        elif zone.same not in rows:
            raise KgError(
                f"{path}:{zone.line}: {zone.name} is the same as {zone.same}, which no row of places.csv has; correct it"
            )
        else:
            tables.aliases += [[zone.same, name, "zone", ""] for name in (zone.name, *zone.alt_names)]


def _check_row(
    path: Path,
    line: int,
    row: list[str],
    origin: dict[str, tuple[Path, int]],
    codes: re.Pattern[str] = _CODE,
) -> None:
    code, name, level, parent, lon, lat = *row[:4], *row[9:]
    where = f"{path}:{line}"
    if level not in RANK:
        raise KgError(f"{where}: {level!r} is no level; write one of {', '.join(RANK)}")
    if not codes.fullmatch(code) or not name:
        raise KgError(
            f"{where}: {code!r} {name!r} is no code with a name; give both, the code in ASCII digits and letters"
        )
    if code in origin:
        other, first = origin[code]
        at = f"line {first}" if other == path else f"{other}:{first}"
        raise KgError(f"{where}: the code {code} ({name}) is there already in {at}; remove one of the rows")
    if bool(parent) == (level == "province"):
        should = "lies in nothing; empty its parent" if parent else "lies in something; give its parent"
        raise KgError(f"{where}: {code} {name}, a {level}, {should}")
    if bool(lon) != bool(lat) or not all(
        not degrees or (_NUMBER.fullmatch(degrees) and abs(float(degrees)) <= limit)
        for degrees, limit in ((lon, 180), (lat, 90))
    ):
        raise KgError(
            f"{where}: {lon!r}, {lat!r} are no coordinates of {name}; write decimal degrees, longitude first, or none"
        )


def _check_names(rows: dict[str, list[str]], origin: dict[str, tuple[Path, int]]) -> None:
    """No two townships of a county bear one name, but for one that is gone: 甲县城关镇 must mean one of them."""
    seen: dict[tuple[str, str], str] = {}
    for code, row in rows.items():
        if row[2] != "township" or row[4] == ABOLISHED:
            continue
        first = seen.setdefault((row[3], row[1]), code)
        if first != code:
            (path, line), (other, at) = origin[code], origin[first]
            where = f"line {at}" if other == path else f"{other}:{at}"
            raise KgError(
                f"{path}:{line}: {row[3]} has a {row[1]} already, {first} in {where}; remove one of the rows, "
                f"or give the unit that is gone the type {ABOLISHED}"
            )


def _check_parent(
    code: str, row: list[str], rows: dict[str, list[str]], origin: dict[str, tuple[Path, int]]
) -> None:
    """A parent exists and is of a higher level: then nothing lies in itself."""
    parent = row[3]
    if not parent:
        return
    where = ":".join(map(str, origin[code]))
    if parent not in rows:
        raise KgError(f"{where}: {code} {row[1]} lies in {parent}, which no row has; add that row")
    if RANK[rows[parent][2]] < RANK[row[2]] or (row[4], rows[parent][4]) == (CORPS_DIVISION, CORPS):
        return
    above, seen = parent, {code}
    while above and above not in seen:
        seen.add(above)
        above = rows[above][3] if above in rows else ""
    fault = (
        "in the end lies in itself" if above else f"is a {row[2]} and lies in {parent}, a {rows[parent][2]}"
    )
    raise KgError(f"{where}: {code} {row[1]} {fault}; correct its parent or its level")


def _read_names(path: Path, columns: tuple[str, ...], codes: Container[str]) -> list[list[str]]:
    table = read_lines(path, columns)
    at = columns.index("code")
    seen: dict[tuple[str, ...], int] = {}
    for line, row in table:
        if row[at] not in codes:
            raise KgError(
                f"{path}:{line}: {row[1 - at]} has the code {row[at]}, which no row of places.csv has; correct the code"
            )
        if fault := _fault(columns, row):
            raise KgError(f"{path}:{line}: {fault}")
        key = (row[0],) if columns in (HOST_COLUMNS, PINYIN_COLUMNS) else (row[0], row[1])
        if columns is not FORMER_COLUMNS and key in seen:
            raise KgError(
                f"{path}:{line}: {row[0]} {row[1]} is there already in line {seen[key]}; remove one"
            )
        seen[key] = line
    return [row for _, row in table]


def _fault(columns: tuple[str, ...], row: list[str]) -> str:
    """What is wrong with a row of the smaller tables, and what to do."""
    if not row[1]:
        return f"no {columns[1]} for {row[0]}; write it or remove the row"
    if columns is ALIAS_COLUMNS and row[3] not in ("", "yes"):
        return f"{row[1]}: ordinary is {row[3]!r}; write yes or nothing"
    if columns is FORMER_COLUMNS and row[3] and not _YEAR.fullmatch(row[3]):
        return f"{row[1]}: {row[3]!r} is no year; write four digits or nothing"
    if columns is PINYIN_COLUMNS and not _PINYIN.fullmatch(row[2]):
        return f"{row[1]}: {row[2]!r} is no pinyin; write syllables in a-z with a blank between them"
    if columns is HOST_COLUMNS and not _HOST.fullmatch(row[0]):
        return f"{row[0]!r} is no host name; write it in lower case without http://"
    return ""


def _check_villages(path: Path, codes: Container[str]) -> None:
    """620,000 lines are looked at once, when the folder is read and not when it comes from the cache."""
    lines = read_villages(path).split(b"\n")
    if lines[0] != _VILLAGES_HEAD:
        raise KgError(f"{path}:1: the columns must be code, name, parent with tabs; put them in this order")
    towns: set[bytes] = set()
    before = b""
    for number, line in enumerate(lines[1:], 2):
        if not line and number == len(lines):
            break
        if not _VILLAGE.fullmatch(line):
            raise KgError(
                f"{path}:{number}: {line.decode(errors='replace')!r} is no village; "
                "write its code of 12 digits, its name and its township's 9 digits, with tabs"
            )
        if line[:12] <= before:
            raise KgError(
                f"{path}:{number}: the code {line[:12].decode()} is there twice or out of order; sort the lines"
            )
        before, town = line[:12], line.rpartition(b"\t")[2]
        if town not in towns:
            if town.decode() not in codes or not before.startswith(town):
                raise KgError(
                    f"{path}:{number}: {before.decode()} lies in {town.decode()}, which is no row of places.csv "
                    "or not the beginning of its code; correct it"
                )
            towns.add(town)


def read_villages(path: Path) -> bytes:
    """The table of villages, unpacked; raises KgError if it is no gzip file."""
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise KgError(f"{path} is no gzip file ({error}); pack the table anew with gzip") from None
