"""A build: every document mapped to its graph and kept under its key, then the graphs united."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from kg import cache as caching
from kg import folder, record
from kg.dataset import Dataset
from kg.engines import processes, serial
from kg.formats import UnreadableError, office
from kg.graph import Writer, report_triples
from kg.lexicon import Lexicon, default_ontology
from kg.model import KgError
from kg.pipeline import analyse
from kg.read import file
from kg.read.document import signs_of_a_report
from kg.read.folder import Input, inputs
from kg.schemes import mentioned
from kg.terms import BASE, digest
from kg.union import united, write

AUTOMATIC = 0
FEW = 64  # documents; below it a second process costs more than it saves

NO_REPORT = (
    "it reads like no annual report on rule-of-law government: neither its title nor its words and sections "
    "are of the kind"
)

# What all IRIs begin with: an authority and a path that ends, or a URN (RFC 3986, 8141).
_BASE = re.compile(
    r"(?:https?://[^/\s<>\"{}|\\^`]+/(?:[^\s<>\"{}|\\^`]*[/#])?|urn:[A-Za-z0-9-]+:(?:[^\s<>\"{}|\\^`]*:)?)"
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What every document of a build has in common."""

    ontology: Path
    add_ontology: tuple[Path, ...]
    base: str
    parts: Path
    reuse: bool
    key: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A finished build: the dataset, the record that ``build.json`` holds, and the folder.

    ``folder`` is None for a build in memory, and where no document could be read: nothing is written then.
    """

    dataset: Dataset
    record: dict[str, Any]
    folder: Path | None


def build(
    paths: Sequence[Path | str] | Path | str,
    *,
    out: Path | str | None = None,
    jobs: int = AUTOMATIC,
    ontology: Path | str | None = None,
    add_ontology: Sequence[Path | str] = (),
    base: str = BASE,
    cache: Path | str | None = None,
    use_cache: bool = True,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the graph of files and folders; with ``out`` into that folder, else in memory.

    ``jobs`` is the number of processes (0: as many as serve). ``ontology`` replaces the vocabularies
    and registers, ``add_ontology`` adds to them. ``progress(done, all)`` is called after each document.
    Raises KgError for errors of the caller; a document that cannot be read is a line of the record.
    """
    clock = record.Clock()
    if isinstance(paths, Path | str):
        paths = [paths]
    with ExitStack() as stack:
        part = stack.enter_context(folder.building(Path(out))) if out is not None else None
        if not use_cache or (cache is None and out is None):
            cache = stack.enter_context(TemporaryDirectory(prefix="kg-"))
        settings = _settings(ontology, add_ontology, base, Path(cache or f"{out}/.cache"), use_cache)
        stack.enter_context(caching.used(settings.parts))
        with clock.stage("inputs"):
            found = inputs([Path(p) for p in paths], settings.parts / file.UNPACKED)
        if not found:
            raise KgError(
                f"{', '.join(map(str, paths)) or 'the list'} holds no document; name a folder of reports"
            )
        with clock.stage("conversion"):
            office.prepare((item.path for item in found if not item.problem), settings.parts / file.CONVERTED)
        with clock.stage("vocabularies"):
            lexicon = _prepare(settings)
        with clock.stage("documents"):
            results = _map(found, settings, jobs, progress)
        quads = united(results, settings.parts, lexicon, Writer(base))
        if part is None or not any(result.report for result in results):
            dataset = Dataset.of_quads(quads, base=base)
            said = record.summary(results, dataset, clock, base, found, lexicon.missing)
            return BuildResult(dataset, said, None)
        dataset = write(part, quads, results, settings.parts, base, clock)
        said = record.summary(results, dataset, clock, base, found, lexicon.missing)
        record.write(part, said)
    caching.prune(settings.parts, {result.key for result in results})
    return BuildResult(Dataset.open(Path(str(out))), said, Path(str(out)))


def _settings(
    ontology: Path | str | None, add_ontology: Sequence[Path | str], base: str, parts: Path, use_cache: bool
) -> Settings:
    if not _BASE.fullmatch(base):
        raise KgError(f"--base {base} is no base IRI; it should look like {BASE}")
    main = Path(ontology) if ontology else default_ontology()
    added = [Path(path) for path in add_ontology]
    for path in (main, *added):
        if not path.is_dir():
            raise KgError(f"{path} is no folder of vocabularies; name one like the project's ontology/")
    try:
        parts.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=parts).close()
    except OSError as error:
        raise KgError(f"{parts} cannot hold the cache ({error.strerror}); choose another --cache") from None
    vocabularies = caching.vocabulary_digest([main, *added])
    libraries = [f"{name} {version(name)}" for name in ("jieba", "daachorse")]
    key = digest(base, *libraries, caching.code_digest(), vocabularies, size=32)
    return Settings(main, tuple(added), base, parts, use_cache, key)


# One process works with one set of vocabularies; the pool's processes are given theirs at the start.
# The key holds the digest of their files, and not where the cache lies: a second build into another folder reads none.
_state: dict[tuple[object, ...], Lexicon] = {}


def _prepare(settings: Settings) -> Lexicon:
    wanted = (settings.ontology, settings.add_ontology, settings.key)
    if wanted not in _state:
        _state.clear()
        _state[wanted] = Lexicon.load(settings.ontology, settings.add_ontology)
    return _state[wanted]


def _map(
    found: list[Input], settings: Settings, jobs: int, progress: Progress | None
) -> list[caching.Result]:
    if jobs < 0:
        raise KgError(f"--jobs {jobs} is no number of processes; leave it out or give 1 or more")
    if jobs == AUTOMATIC:
        jobs = 1 if len(found) < FEW else _processors()
    if jobs == 1 or len(found) < 2:
        running: Iterator[caching.Result] = serial.run(_Task(settings), found, failed=_failed)
    else:
        running = processes.run(
            _Task(settings), found, failed=_failed, jobs=jobs, prepare=_prepare, arguments=(settings,)
        )
    results = []
    for result in running:
        results.append(result)
        if progress:
            progress(len(results), len(found))
    return sorted(results, key=lambda r: (r.report, r.source.file, r.source.sha256, r.shown))


def _processors() -> int:
    """The processors that this process may use: fewer than the machine's in a container."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Task:
    """The map step, in a form that can be sent to another process."""

    settings: Settings

    def __call__(self, item: Input) -> caching.Result:
        return replace(_work(item, self.settings), shown=item.shown)


def _failed(item: Input, message: str) -> caching.Result:
    return caching.Result(
        item.source, shown=item.shown, reason=f"an error of this program, please report it: {message}"
    )


def _work(item: Input, settings: Settings) -> caching.Result:
    if item.problem:
        return caching.Result(item.source, reason=item.problem)
    try:
        data = file.load(item.path)
    except UnreadableError as error:
        return caching.Result(item.source, reason=str(error))
    source = file.recorded(item.source, data)
    name = caching.key(data, source, settings.key)
    kept = caching.load(settings.parts, name) if settings.reuse else None
    if kept:
        return kept
    try:
        doc = file.read(data, source, settings.parts)
    except UnreadableError as error:
        return caching.Result(source, reason=str(error))
    if signs_of_a_report(doc) < 2:
        return caching.Result(source, reason=NO_REPORT)
    analysis = analyse(doc, _prepare(settings))
    triples = report_triples(doc, analysis.statements)
    writer = Writer(settings.base)
    result = caching.Result(
        doc.source,
        report=doc.iri,
        key=name,
        concepts=mentioned(doc, triples, analysis.mentions),
        findings=tuple(asdict(finding) for finding in analysis.findings),
        doubtful=doc.title is None,
    )
    return caching.save(settings.parts, result, doc.text, sorted(writer.quads(triples, doc.iri)))
