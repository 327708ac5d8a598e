"""What was worked out for a document, kept under a key that holds everything it depends on."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Concept, Literal, Source
from kg.terms import digest

LOCK = ".lock"
_OURS = re.compile("[0-9a-f]{64}\\.")  # the folder may be one of the user's, with files of its own
SPARE = 512 * 2**20  # bytes that are kept beside what the last build used


@dataclass(frozen=True, slots=True)
class Result:
    """One document's part of the dataset, or the reason why it has none.

    ``shown`` is the document's name for people; it depends on its namesakes and is not kept.
    """

    source: Source
    shown: str = ""
    reason: str = ""
    report: str = ""
    key: str = ""
    sums: tuple[str, ...] = ()
    concepts: dict[str, tuple[Concept, ...]] = field(default_factory=dict)
    findings: tuple[dict[str, Any], ...] = ()
    doubtful: bool = False


@cache
def code_digest() -> str:
    """The digest of the package's own sources: other code may say other things."""
    folder = Path(__file__).parent
    hashed = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        hashed.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()


def vocabulary_digest(folders: Sequence[Path]) -> str:
    """The digest of the vocabularies and registers in these folders."""
    hashed = hashlib.sha256()
    for folder in folders:
        for path in sorted(
            p for p in folder.iterdir() if p.suffix in (".ttl", ".csv", ".gz") and p.is_file()
        ):
            hashed.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()


def key(data: bytes, source: Source, *settings: str) -> str:
    """The key of a document: its bytes, source record, reader, and what ``settings`` name."""
    return digest(hashlib.sha256(data).hexdigest(), json.dumps(asdict(source)), *settings, size=32)


def load(folder: Path, name: str) -> Result | None:
    """The result under a key; None where there is none, or half of one, or one that was damaged."""
    path = _path(folder, name)
    try:
        kept = json.loads(path.read_text("utf-8"))
        if tuple(kept["sums"]) != _sums(folder, name):
            return None
        concepts = {iri: tuple(map(_concept, c)) for iri, c in kept["concepts"].items()}
        path.touch()  # used now: the last to be thrown away
        return Result(
            **{**kept, "source": Source(**kept["source"]), "concepts": concepts, "sums": tuple(kept["sums"])},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def save(folder: Path, result: Result, text: str, quads: Iterable[str]) -> Result:
    """Keep a result, its text and quads under its key, the record last, so that a kill leaves no half.

    The quads go to a file of their own: the union reads one report's after the other's and never
    holds all of them.
    """
    _path(folder, result.key).parent.mkdir(parents=True, exist_ok=True)
    said = _write(text_path(folder, result.key), text)
    quoted = _write(quads_path(folder, result.key), "".join(f"{quad}\n" for quad in quads))
    result = replace(result, sums=(quoted, said))
    _write(_path(folder, result.key), json.dumps(result, default=_plain, ensure_ascii=False))
    return result


def _plain(value: Any) -> dict[str, Any]:
    """A dataclass as JSON has it."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


@contextmanager
def used(folder: Path) -> Iterator[None]:
    """A block in which nothing of the cache is thrown away, by this or another build."""
    with (folder / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def prune(folder: Path, keep: Set[str], *, spare: int = SPARE) -> None:
    """Throw away what is neither under one of the keys nor among the last used, up to ``spare`` bytes.

    Where another build uses the cache, nothing is thrown away: its end will do it.
    """
    with suppress(OSError), (folder / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        kept = [path for path in folder.glob("??/*") if _OURS.match(path.name)]
        for half in kept:
            if half.suffix == ".part":  # of a build that was killed
                half.unlink()
        records = [path for path in kept if path.suffix == ".json" and path.stem not in keep]
        for record in sorted(records, key=lambda path: (-path.stat().st_mtime_ns, path.name)):
            parts = (record, quads_path(folder, record.stem), text_path(folder, record.stem))
            spare -= sum(part.stat().st_size for part in parts if part.exists())
            if spare < 0:
                for part in parts:  # the record first: without it the others are none
                    part.unlink(missing_ok=True)


def quads_path(folder: Path, name: str) -> Path:
    """Where the sorted quads of a report's graph are kept."""
    return _path(folder, name).with_suffix(".nq")


def text_path(folder: Path, name: str) -> Path:
    """Where the frozen text is kept."""
    return _path(folder, name).with_suffix(".txt")


def _sums(folder: Path, name: str) -> tuple[str, ...]:
    paths = (quads_path(folder, name), text_path(folder, name))
    return tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)


def _write(path: Path, text: str) -> str:
    """Writes a text as UTF-8 under its final name at once; the digest of its bytes."""
    data = text.encode()
    fresh = path.with_name(f"{path.name}.{os.getpid()}.part")
    fresh.write_bytes(data)
    fresh.replace(path)
    return hashlib.sha256(data).hexdigest()


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / f"{name}.json"


def _concept(kept: dict[str, Any]) -> Concept:
    facts = tuple((p, Literal(**o) if isinstance(o, dict) else o) for p, o in kept["facts"])
    return Concept(**{**kept, "facts": facts})
