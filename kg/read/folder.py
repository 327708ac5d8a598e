"""Which files are documents: in folders, in archives, named by the caller."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from kg.cache import CONVERTED, UNPACKED
from kg.formats.archive import DEEPEST, is_archive
from kg.formats.model import UnreadableError
from kg.formats.unpacking import limit, unpack
from kg.model import KgError, Source
from kg.read.index import COLUMNS, INDEX, index_of

_DEEP = 100  # folders within folders
MARKER = ".fazhi-kg"  # lies in every folder that builds are written to
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e]")  # what would steer a terminal or break a line


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read and what its index says of it. ``problem`` says why it cannot be read at all.

    ``shown`` is its name for people: ``source.file``, with as much of the path as tells it from its namesakes.
    ``member`` is what could not be unpacked of the archive at ``path``. ``place`` is where the file of an archive lies
    for people: below the archive, and not where it was unpacked.
    """

    path: Path
    source: Source
    problem: str = ""
    shown: str = ""
    member: str = ""
    place: Path | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong in a line of an index, which does not keep a document from being read."""

    file: str
    line: int
    message: str


@dataclass(slots=True)
class _Archive:
    """What lies in archives: the name before theirs, how deep they lie in others, and how many bytes may be unpacked."""

    name: str
    depth: int
    room: list[int]


def inputs(paths: Sequence[Path], unpacked: Path) -> list[Input]:
    """The documents among files, folders and archives, in the order of their names.

    Archives are unpacked below ``unpacked``; a document of one is named ``reports.zip/a/1.docx``.
    ``index.csv``, README*, LICENSE* and dot files are no documents, but a file named by the caller
    always is. Raises KgError for a path that does not exist or an index that cannot be read.
    """
    found: dict[tuple[str, str], Input] = {}
    for path in paths:
        if _is(path.is_dir):
            items = _walk(path, path, unpacked, None)
        elif _is(path.exists) or _is(path.is_symlink):
            items = _file(path, _printable(path, path.parent), unpacked, None)
        else:
            raise KgError(f"{path} does not exist; name a report or a folder of reports, such as seeds")
        for item in items:
            # What lies in two archives of the same bytes is two documents, as in two folders.
            same = (os.path.realpath(item.place or item.path), item.member)
            found[same] = min(item, found.get(same, item), key=_preferred)
    return _told_apart(sorted(found.values(), key=lambda i: (i.source.file, str(i.path))))


def _preferred(item: Input) -> tuple[bool, int, str]:
    """Of the names of one file that is best which is no link and tells most, whatever was named first."""
    return _is(item.path.is_symlink), -len(item.source.file), item.source.file


def remarks(items: Sequence[Input]) -> list[Remark]:
    """What is wrong in the indexes beside these documents: addresses and dates that are none, rows of no file."""
    found = []
    shown = {
        item.path.parent: PurePosixPath(item.source.file.removesuffix(f"/{item.member}")).parent / INDEX
        for item in items
    }
    for folder, name in sorted(shown.items()):
        index = index_of(folder / INDEX)
        if not index.rows:
            continue
        names = {_printable(path, folder) for path in folder.iterdir()}
        gone = [
            (line, f"no file {name} is beside it") for name, line in index.lines.items() if name not in names
        ]
        within = folder.as_posix().endswith(name.parent.as_posix()) or name.parent == PurePosixPath(".")
        where = _unicode(folder / INDEX) if within else name.as_posix()  # or it is in an archive
        found += [Remark(where, line, message) for line, message in sorted([*index.remarks, *gone])]
    return found


def _told_apart(items: list[Input]) -> list[Input]:
    """The documents with what they are shown as: a/1.txt and b/1.txt where two folders have a 1.txt."""
    alike: dict[str, list[Input]] = {}
    for item in items:
        alike.setdefault(item.source.file, []).append(item)
    return [
        replace(item, shown=_CONTROL.sub("\ufffd", _apart(item, alike[item.source.file]))) for item in items
    ]


def _apart(item: Input, alike: Sequence[Input]) -> str:
    """The shortest end of a document's path, from its name in the folder on, that no namesake's path has."""
    name = item.source.file
    path = (item.place or item.path).absolute().parts
    others = {(other.place or other.path).absolute().parts for other in alike} - {path}
    for depth in range(len(Path(name).parts) + 1, len(path) if others else 0):
        if all(other[-depth:] != path[-depth:] for other in others):
            return _unicode(Path(*path[-depth:]))
    return name


def _is(question: Callable[[], bool]) -> bool:
    """False for a name that no file can have (too long, a loop of links)."""
    try:
        return question()
    except (OSError, ValueError):
        return False


def _walk(folder: Path, root: Path, unpacked: Path, archive: _Archive | None) -> Iterator[Input]:
    """The documents below a folder, which may be what an archive held."""
    within = archive.name if archive else ""
    name = within + _printable(folder, root)
    if len(folder.parts) - len(root.parts) > _DEEP:
        yield Input(folder, Source(file=name), f"it lies in more than {_DEEP} folders, one in the other")
        return
    try:
        items = sorted(folder.iterdir())
    except OSError as error:
        yield Input(folder, Source(file=name), f"it cannot be opened ({error.strerror})")
        return
    if not archive and any(item.name == MARKER for item in items):
        return  # a folder that builds are written to
    if archive and (broken := index_of(folder / INDEX).broken):
        yield Input(folder / INDEX, Source(file=within + _printable(folder / INDEX, root)), f"it {broken}")
    for item in items:
        name = item.name
        if name.startswith((".", "~$")) or name == INDEX:
            continue
        if name.upper().startswith(("README", "LICENSE", "LICENCE")):
            continue
        if _is(item.is_dir) and not item.is_symlink():
            if not is_cached(item, unpacked.parent):
                yield from _walk(item, root, unpacked, archive)
        else:
            yield from _file(item, within + _printable(item, root), unpacked, archive)


def is_cached(folder: Path, cache: Path) -> bool:
    """Whether a folder is one of the cache, which somebody has put among the reports."""
    ours = folder.name in (UNPACKED, CONVERTED) or re.fullmatch("[0-9a-f]{2}", folder.name)
    return bool(ours) and folder.parent.resolve() == cache.resolve()


def _file(path: Path, name: str, unpacked: Path, archive: _Archive | None) -> Iterator[Input]:
    """The document that a file is, or those of the archive that it is."""
    if not archive and (broken := index_of(path.parent / INDEX).broken):
        raise KgError(f"{path.parent / INDEX} {broken}")
    if not _is(path.is_file) or not is_archive(path):
        yield _input(path, name)
        return
    source = Source(file=name)
    depth = archive.depth if archive else 0
    if depth >= DEEPEST:
        yield Input(path, source, f"it is an archive within {DEEPEST} archives; unpack it")
        return
    try:
        room = archive.room if archive else [limit(path.stat().st_size)]
        found = unpack(path, unpacked, room[0])
    except UnreadableError as error:
        yield Input(path, source, str(error))
        return
    except OSError as error:
        yield Input(path, source, f"it cannot be unpacked ({error.strerror})")
        return
    room[0] -= found.size
    for member, problem in found.problems.items():
        yield Input(
            path, Source(file=f"{name}/{member}"), problem, member=member, place=Path(f"{path}/{member}")
        )
    inside = list(_walk(found.folder, found.folder, unpacked, _Archive(f"{name}/", depth + 1, room)))
    if not found.problems and not inside:
        yield Input(path, source, "it is an archive without a document")
    for item in inside:
        yield replace(item, place=path / (item.place or item.path).relative_to(found.folder))


def _printable(path: Path, root: Path) -> str:
    """A file's name in the folder as Unicode."""
    return _unicode(path.relative_to(root))


def _unicode(path: Path) -> str:
    """A path as Unicode: archives from old systems leave names in GBK."""
    raw = os.fsencode(path.as_posix())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _input(path: Path, name: str) -> Input:
    row = index_of(path.parent / INDEX).rows.get(name.rpartition("/")[2], {})
    source = Source(file=name, **{c: row.get(c, "") for c in COLUMNS[1:]})
    if _is(path.is_file):
        return Input(path, source)
    if _is(path.is_dir):
        return Input(path, source, "it is a link to a folder; name that folder itself")
    try:
        path.stat()
    except PermissionError as error:
        return Input(path, source, f"it cannot be opened ({error.strerror})")
    except (OSError, ValueError):
        return Input(path, source, "the link leads nowhere" if path.is_symlink() else "it is no file")
    return Input(path, source, "it is no file but a device or a connection of programs")
