"""Which files are documents, and the source record that an ``index.csv`` holds of each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import KgError, Source

INDEX = "index.csv"
COLUMNS = ("file", "url", "title", "issuer", "published", "place")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read and what its index says of it. ``problem`` says why it cannot be read at all."""

    path: Path
    source: Source
    problem: str = ""


def inputs(paths: Sequence[Path]) -> list[Input]:
    """The documents among files and folders, in the order of their names.

    ``index.csv``, README*, LICENSE* and dot files are no documents, but a file named by the caller
    always is. Raises KgError for a path that does not exist or an index that cannot be read.
    """
    found: dict[Path, Input] = {}
    for path in paths:
        if path.is_dir():
            for item in _walk(path):
                found.setdefault(item.resolve(), _input(item, item.relative_to(path).as_posix()))
        elif path.exists() or path.is_symlink():
            found.setdefault(path.resolve(), _input(path, path.name))
        else:
            raise KgError(f"{path} does not exist; name a report or a folder of reports, such as seeds")
    return sorted(found.values(), key=lambda i: (i.source.file, str(i.path)))


def _walk(folder: Path) -> Iterator[Path]:
    for item in sorted(folder.iterdir()):
        name = item.name
        if name.startswith(".") or name == INDEX or name.upper().startswith(("README", "LICENSE", "LICENCE")):
            continue
        if item.is_dir() and not item.is_symlink():
            yield from _walk(item)
        elif item.is_file() or item.is_symlink():
            yield item


def _input(path: Path, name: str) -> Input:
    row = _index(path.parent / INDEX).get(path.name, {})
    source = Source(file=name, **{c: row.get(c, "") for c in COLUMNS[1:]})
    return Input(path, source, "" if path.is_file() else "the link leads nowhere")


@cache
def _index_at(path: Path, _modified: int) -> dict[str, dict[str, str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text), strict=True)
        rows = list(reader)
        columns: Iterable[str] = reader.fieldnames or ()
    except (UnicodeDecodeError, csv.Error) as error:
        raise KgError(f"{path} cannot be read ({error}); save it as CSV in UTF-8") from None
    if "file" not in columns:
        raise KgError(f"{path} has no column “file”; its first line should be {','.join(COLUMNS)}")
    index: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, 2):
        name = (row.get("file") or "").strip()
        if name in index:
            raise KgError(f"{path}, line {number}: {name} stands there twice; keep one row a file")
        index[name] = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
    return index


def _index(path: Path) -> dict[str, dict[str, str]]:
    return _index_at(path, path.stat().st_mtime_ns) if path.is_file() else {}
