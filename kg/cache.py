"""What was worked out for a document, kept under keys that hold everything it depends on.

K0, of the bytes and their readers                            → what a reader made of a file that is no plain text
K1, of the bytes and all that may change what is read in them → the result: report, findings, what it gives the union
K2, of the frozen text and the settled mentions               → the graph: its quads, the text, the concepts it names
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Document, Mentions, Source
from kg.terms import digest

SIZE = 32  # hex digits of a key
BESIDE = (".nq", ".txt", ".lines")  # what lies beside a record
# Beside the records: what archives held, and what LibreOffice made of old formats.
UNPACKED, CONVERTED = "unpacked", "converted"


class DamagedError(Exception):
    """Something that was kept and trusted is gone or not what it was."""


@dataclass(frozen=True, slots=True)
class Result:
    """One document's part of the dataset, or the reason why it has none.

    ``extract`` is K0, ``name`` K1, ``key`` K2; ``quads`` counts those of the report's graph and ``counts`` its
    quotations by category. ``place``, ``year``, ``issuers``, ``title`` and ``figures`` are the report's; empty where
    they are not known. ``shown`` is the document's name for people; it depends on its namesakes and is not kept.
    """

    source: Source
    shown: str = ""
    reason: str = ""
    report: str = ""
    extract: str = ""
    name: str = ""
    key: str = ""
    sums: tuple[str, ...] = ()
    quads: int = 0
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    findings: tuple[dict[str, Any], ...] = ()
    doubtful: bool = False
    place: str = ""
    year: str = ""
    title: str = ""
    issuers: str = ""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """What is kept of a report's graph beside its quads.

    ``sums`` are the digests of quads and text, ``objects`` the concepts that the quads point to, ``counts`` the
    quotations by category, ``named`` what is named of each, ``issuers`` the bodies that the report is from.
    """

    sums: tuple[str, ...]
    quads: int
    objects: tuple[str, ...]
    counts: dict[str, tuple[int, int]]
    named: dict[str, tuple[str, ...]]
    issuers: str = ""


@cache
def code_digest() -> str:
    """The digest of the package's own sources: other code may say other things."""
    return _digest_of(Path(__file__).parent)


def _digest_of(folder: Path) -> str:
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


@cache
def readers_digest() -> str:
    """The digest of the sources of all readers of formats."""
    return _digest_of(Path(__file__).parent / "formats")


def extract_key(source: Source) -> str:
    """K0: of a file's bytes and the readers that decide its text, as its source record names them."""
    return digest("extract", source.sha256, source.reader, readers_digest(), size=SIZE)


def document_key(source: Source, *settings: str) -> str:
    """K1: of a source record, which holds the bytes' digest and reader, and what ``settings`` name (code, vocabularies, base)."""
    return digest(_record(source), *settings, size=SIZE)


def graph_key(doc: Document, mentions: Mentions, *settings: str) -> str:
    """K2: of a frozen text, its source record, its settled mentions and what ``settings`` name (year, code, base).

    A vocabulary that changed without changing what is mentioned here leaves it as it was.
    """
    said = [
        f"{m.span.start},{m.span.end} {m.kind} {m.quantity or ''} {' '.join(map(_said, m.readings))}"
        for m in mentions
    ]
    layout = repr((doc.furniture, doc.pages, doc.weak))
    return digest(doc.text, layout, _record(doc.source), *said, *settings, size=SIZE)


def _record(source: Source) -> str:
    return json.dumps(_plain(source))


def _said(reading: Any) -> str:
    concept = reading.concept
    facts = concept.facts or ""
    return (
        f"{concept.iri} {concept.label} {concept.kind} {concept.known} {facts} "
        f"{reading.versions} {reading.article} {reading.note} {reading.certain}"
    )


def load(folder: Path, name: str, *, trusted: bool = False) -> Result | None:
    """The result under K1; None where there is none, or half of one, or one that was damaged.

    ``trusted``: the last build has used it and holds what it gave, so that it need not be read again.
    """
    try:
        kept = _read(folder, name)
        result = Result(**{**kept, "source": Source(**kept["source"]), "sums": tuple(kept["sums"])})
        if result.report and not trusted and result.sums != _sums(folder, result):
            return None
        for key in filter(None, (result.extract, name, result.key)):
            with suppress(FileNotFoundError):
                os.utime(_path(folder, key))  # used now: the last to be thrown away
        return result
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def load_extract(folder: Path, key: str) -> dict[str, Any] | None:
    """What is kept under K0; None where there is nothing, or half of it."""
    try:
        kept = _read(folder, key)
        _path(folder, key).touch()
        return kept
    except (OSError, ValueError):
        return None


def save_extract(folder: Path, key: str, extract: dict[str, Any]) -> None:
    """Keep what a reader made of a file under K0: to recognise a page takes a second."""
    _path(folder, key).parent.mkdir(parents=True, exist_ok=True)
    _write(_path(folder, key), json.dumps(extract, ensure_ascii=False))


def load_graph(folder: Path, key: str) -> Graph | None:
    """What is kept under K2; None as for a result."""
    try:
        kept = _read(folder, key)
        graph = Graph(
            tuple(kept["sums"]),
            kept["quads"],
            tuple(kept["objects"]),
            {kind: (m, d) for kind, (m, d) in kept["counts"].items()},
            {kind: tuple(iris) for kind, iris in kept["named"].items()},
            kept["issuers"],
        )
        if graph.sums != tuple(map(_sum, (quads_path(folder, key), text_path(folder, key)))):
            return None
        _path(folder, key).touch()
        return graph
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def save_graph(folder: Path, key: str, graph: Graph, text: str, quads: Iterable[str]) -> Graph:
    """Keep a graph, its text and quads under K2, the record last, so that a kill leaves no half.

    The quads go to a file of their own: the union reads one report's after the other's and never
    holds all of them.
    """
    _path(folder, key).parent.mkdir(parents=True, exist_ok=True)
    said = _write(text_path(folder, key), text)
    quoted = _write(quads_path(folder, key), "".join(f"{quad}\n" for quad in quads))
    graph = replace(graph, sums=(quoted, said))
    _write(_path(folder, key), json.dumps(graph, default=_plain, ensure_ascii=False))
    return graph


def save(folder: Path, result: Result, graph: Graph | None = None, lines: Iterable[str] = ()) -> Result:
    """Keep a result under K1: ``lines`` are what the document gives to the graphs that documents share."""
    _path(folder, result.name).parent.mkdir(parents=True, exist_ok=True)
    if graph:
        given = _write(lines_path(folder, result.name), "".join(f"{line}\n" for line in lines))
        result = replace(result, sums=(*graph.sums, given), quads=graph.quads, counts=graph.counts)
    _write(_path(folder, result.name), json.dumps(result, default=_plain, ensure_ascii=False))
    return result


def lines(folder: Path, name: str) -> list[str]:
    """What the document under K1 gives to the graphs that documents share, sorted. Raises ``DamagedError``."""
    try:
        wanted = _read(folder, name)["sums"][-1]
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        raise DamagedError(name) from None
    return _kept(lines_path(folder, name), wanted).decode().split("\n")[:-1]


def quads(folder: Path, result: Result) -> bytes:
    """The sorted quads of a report's graph. Raises ``DamagedError``."""
    return _kept(quads_path(folder, result.key), result.sums[0])


def text(folder: Path, result: Result) -> str:
    """The frozen text of a report. Raises ``DamagedError``."""
    return _kept(text_path(folder, result.key), result.sums[1]).decode()


def _kept(path: Path, wanted: str) -> bytes:
    """The bytes of a file that has this digest."""
    try:
        data = path.read_bytes()
    except OSError:
        raise DamagedError(path.name) from None
    if hashlib.sha256(data).hexdigest() != wanted:
        raise DamagedError(path.name)
    return data


def _plain(value: Any) -> dict[str, Any]:
    """A dataclass as JSON has it."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def quads_path(folder: Path, key: str) -> Path:
    """Where the sorted quads of a report's graph are kept, under K2."""
    return _path(folder, key).with_suffix(".nq")


def text_path(folder: Path, key: str) -> Path:
    """Where the frozen text is kept, under K2."""
    return _path(folder, key).with_suffix(".txt")


def lines_path(folder: Path, name: str) -> Path:
    """Where the lines for the shared graphs are kept, under K1."""
    return _path(folder, name).with_suffix(".lines")


def _sums(folder: Path, result: Result) -> tuple[str, ...]:
    paths = (
        quads_path(folder, result.key),
        text_path(folder, result.key),
        lines_path(folder, result.name),
    )
    return tuple(map(_sum, paths))


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(path: Path, text: str) -> str:
    """Writes a text as UTF-8 under its final name at once; the digest of its bytes."""
    data = text.encode()
    fresh = path.with_name(f"{path.name}.{os.getpid()}.part")
    fresh.write_bytes(data)
    fresh.replace(path)
    return hashlib.sha256(data).hexdigest()


def _read(folder: Path, name: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(_path(folder, name).read_text("utf-8"))
    return kept


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / f"{name}.json"
