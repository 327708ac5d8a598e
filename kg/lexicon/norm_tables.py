"""How the tables of norms are read, and everything that can be wrong in a row: file, line, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from kg.lexicon.norm import CLASSES, GAP, Norm, Version, names
from kg.lexicon.tables import check_dates, read_lines
from kg.model import KgError
from kg.zh.fold import skeleton

COLUMNS = (
    "title",
    "short_names",
    "misnomers",
    "class",
    "province",
    "name_en",
    "adopted",
    "effective",
    "status",
    "repealed",
    "replaced_by",
    "checked",
    "source",
    "note",
)
VERSION_COLUMNS = ("title", "adopted", "kind", "effective", "checked")
STATUSES = ("in_force", "repealed", "expired_period", "not_yet_in_force")
# What a row of norm_versions.csv is: the first wording, one that was amended (修正, for the constitution and the
# criminal law 修正案) or revised (修订), which of the two is not known, one on trial, or a gap in what is known.
VERSION_KINDS = ("adopted", "修正", "修正案", "修订", "amended/revised", "试行", GAP)
CHECKED = ("yes", "part", "no")


def read_norms(directories: Iterable[Path]) -> tuple[list[Norm], list[Version]]:
    """The norms in the order of the tables, and their wordings and gaps, each norm's in order of adoption.

    Raises KgError, naming file, line, term and remedy, for a bad row and for rows that contradict others.
    """
    norms: dict[str, Norm] = {}
    places: dict[str, str] = {}
    versions: dict[str, list[tuple[Version, str]]] = {}
    for directory in directories:
        if (path := directory / "norms.csv").exists():
            for line, row in read_lines(path, COLUMNS):
                norm, at = _norm(path, line, row), f"{path}:{line}"
                key = skeleton(norm.title)
                if key in norms:
                    raise KgError(
                        f"{at}: 《{norm.title}》 is there already as 《{norms[key].title}》 in {places[key]}; "
                        "remove one row"
                    )
                norms[key], places[key] = norm, at
        if (path := directory / "norm_versions.csv").exists():
            for line, row in read_lines(path, VERSION_COLUMNS):
                version, at = _version(path, line, row), f"{path}:{line}"
                versions.setdefault(version.title, []).append((version, at))
    titles = {norm.title: norm for norm in norms.values()}
    lines = {norm.title: places[key] for key, norm in norms.items()}
    _check_successors(titles, lines)
    _check_names(titles, lines)
    found: list[Version] = []
    for title, items in versions.items():
        if title not in titles:
            raise KgError(f"{items[0][1]}: norms.csv has no 《{title}》; add it or correct the title")
        items.sort(key=lambda item: item[0].adopted)
        _check_versions(titles[title], items)
        found += [version for version, _ in items]
    return list(norms.values()), found


def _norm(path: Path, line: int, row: list[str]) -> Norm:
    title, shorts, misnomers, norm_class, province, name_en, *dates, by, checked, source, _ = row
    adopted, effective, status, repealed = dates
    at = f"{path}:{line}"
    for name in (title, *(shorts.split("|") if shorts else ()), *(misnomers.split("|") if misnomers else ())):
        if not name.strip() or not name.isprintable() or re.search("^《[^《》]*》$|[<>]", name):
            what = f"{name!r} is no title" if name.strip() else "no title"
            raise KgError(f"{at}: {what}; write the name alone, without 《》, or remove it")
    if status == "in_force" and repealed:
        raise KgError(f"{at}: 《{title}》 is in force and repealed; correct the status or empty the date")
    _choose(at, title, "class", norm_class, CLASSES)
    _choose(at, title, "status", status, STATUSES)
    _choose(at, title, "checked", checked, CHECKED)
    check_dates(path, line, adopted, effective, repealed)
    _in_order(at, title, ("adopted", adopted), ("in force from", effective), ("repealed", repealed))
    return Norm(
        title,
        norm_class,
        tuple(shorts.split("|")) if shorts else (),
        tuple(misnomers.split("|")) if misnomers else (),
        province,
        name_en,
        adopted,
        effective,
        status,
        repealed,
        by,
        checked,
        source,
    )


def _version(path: Path, line: int, row: list[str]) -> Version:
    title, adopted, kind, effective, checked = row
    at = f"{path}:{line}"
    if not adopted:
        raise KgError(f"{at}: no date of adoption for 《{title}》; fill it in or remove the row")
    _choose(at, title, "kind", kind, VERSION_KINDS)
    _choose(at, title, "checked", checked, CHECKED)
    check_dates(path, line, adopted, effective)
    _in_order(at, title, ("adopted", adopted), ("in force from", effective))
    return Version(title, adopted, kind, effective, checked)


def _choose(at: str, title: str, column: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise KgError(f"{at}: 《{title}》: {value!r} is no {column}; write one of {', '.join(allowed)}")


def _earlier(a: str, b: str) -> bool:
    """Whether one date lies before the other as far as both are known: 2021 is not before 2021-07-15."""
    shared = min(len(a), len(b))
    return a[:shared] < b[:shared]


def _in_order(at: str, title: str, *dated: tuple[str, str]) -> None:
    known = [(what, date) for what, date in dated if date]
    for (what, date), (later, after) in pairwise(known):
        if _earlier(after, date):
            raise KgError(
                f"{at}: 《{title}》 is {later} {after}, before it is {what} {date}; correct one date"
            )


def _check_successors(norms: dict[str, Norm], lines: dict[str, str]) -> None:
    """Every norm that replaces another has a row, and the chain of successors ends."""
    for norm in norms.values():
        if norm.replaced_by and norm.replaced_by not in norms:
            raise KgError(
                f"{lines[norm.title]}: 《{norm.title}》 is replaced by 《{norm.replaced_by}》, "
                "which has no row; add one or correct the title"
            )
    for norm in norms.values():
        chain = [norm.title]
        while by := norms[chain[-1]].replaced_by:
            if by in chain:
                raise KgError(
                    f"{lines[norm.title]}: 《{norm.title}》 replaces itself: "
                    f"{' → '.join([*chain, by])}; correct replaced_by in one of these rows"
                )
            chain.append(by)


def _check_names(norms: dict[str, Norm], lines: dict[str, str]) -> None:
    """Nobody else has a norm's short name, unless the years in both titles tell the two apart.

    A short name that is the title of another norm needs no error: the title wins (信访条例 is itself).
    """
    titles = {name for norm in norms.values() for name, note in names(norm) if not note}
    claims: dict[str, Norm] = {}
    for norm in norms.values():
        for name, note in names(norm):
            if not note or name in titles:
                continue
            other = claims.setdefault(name, norm)
            if other is not norm and not (norm.has_years and other.has_years):
                raise KgError(
                    f"{lines[norm.title]}: {name} is a name of 《{norm.title}》 and of 《{other.title}》 in "
                    f"{lines[other.title]}; take it from one of the two"
                )


def _check_versions(norm: Norm, items: list[tuple[Version, str]]) -> None:
    """A norm's wordings are younger than the norm, older than its end, and come into force one after the other."""
    for version, at in items:
        if norm.adopted and _earlier(version.adopted, norm.adopted):
            raise KgError(
                f"{at}: a wording of 《{norm.title}》 of {version.adopted} is older than the norm "
                f"({norm.adopted} in norms.csv); correct one date"
            )
        if norm.repealed and _earlier(norm.repealed, version.adopted):
            raise KgError(
                f"{at}: a wording of 《{norm.title}》 of {version.adopted} is younger than its end "
                f"({norm.repealed} in norms.csv); correct one date"
            )
    for (one, _), (other, at) in pairwise(items):
        if one.adopted == other.adopted:
            raise KgError(f"{at}: 《{norm.title}》 has a row of {one.adopted} already; remove one")
    in_force = [(version, at) for version, at in items if version.kind != GAP and version.effective]
    for (one, _), (other, at) in pairwise(in_force):
        if _earlier(other.effective, one.effective):
            raise KgError(
                f"{at}: the wording of 《{norm.title}》 of {other.adopted} is in force from {other.effective}, "
                f"before the older one of {one.adopted} ({one.effective}); correct one date"
            )
