"""Which files are documents, and the source record that an ``index.csv`` holds of each."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import KgError, Source

INDEX = "index.csv"
MARKER = ".fazhi-kg"  # lies in every folder that builds are written to
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
    found: dict[str, Input] = {}
    for path in paths:
        if _is(path.is_dir):
            for item in _walk(path, path):
                found.setdefault(os.path.realpath(item.path), item)
        elif _is(path.exists) or _is(path.is_symlink):
            found.setdefault(os.path.realpath(path), _input(path, _printable(path, path.parent)))
        else:
            raise KgError(f"{path} does not exist; name a report or a folder of reports, such as seeds")
    return sorted(found.values(), key=lambda i: (i.source.file, str(i.path)))


def _is(question: Callable[[], bool]) -> bool:
    """False for a name that no file can have (too long, a loop of links)."""
    try:
        return question()
    except (OSError, ValueError):
        return False


def _walk(folder: Path, root: Path) -> Iterator[Input]:
    try:
        items = sorted(folder.iterdir())
    except OSError as error:
        yield Input(folder, Source(file=_printable(folder, root)), f"it cannot be opened ({error.strerror})")
        return
    if any(item.name == MARKER for item in items):
        return  # a folder that builds are written to
    for item in items:
        name = item.name
        if name.startswith(".") or name == INDEX or name.upper().startswith(("README", "LICENSE", "LICENCE")):
            continue
        if _is(item.is_dir) and not item.is_symlink():
            yield from _walk(item, root)
        else:
            yield _input(item, _printable(item, root))


def _printable(path: Path, root: Path) -> str:
    """A file's name in the folder as Unicode: archives from old systems leave names in GBK."""
    raw = os.fsencode(path.relative_to(root).as_posix())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _input(path: Path, name: str) -> Input:
    row = _index(path.parent / INDEX).get(name.rpartition("/")[2], {})
    source = Source(file=name, **{c: row.get(c, "") for c in COLUMNS[1:]})
    if _is(path.is_file):
        return Input(path, source)
    if _is(path.is_dir):
        return Input(path, source, "it is a link to a folder; name that folder itself")
    return Input(path, source, "the link leads nowhere" if path.is_symlink() else "it is no file")


@cache
def _index_at(path: Path, _modified: int) -> dict[str, dict[str, str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text), strict=True)
        rows = list(reader)
        columns: Iterable[str] = reader.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
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
