"""A build: every document mapped to its graph and kept under its key, then the graphs united."""

from __future__ import annotations

import json
import os
import re
import resource
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from kg import cache as caching
from kg.building import folder, pruning, record
from kg.building.former import Former, former, rows, same
from kg.building.mapping import Settings, Task, failed, have_compiled, kept, prepare
from kg.building.publishing import WHOLE, keep_texts, publish
from kg.building.union import COPIES, unite
from kg.dataset import Dataset
from kg.engines import processes, serial
from kg.files import peak_memory
from kg.formats import office
from kg.graph import Writer
from kg.lexicon import default_ontology
from kg.model import KgError
from kg.read.folder import Input, inputs, remarks
from kg.terms import BASE, digest

AUTOMATIC = 0
FEW = 64  # documents; below it a second process costs more than it saves

# What all IRIs begin with: an authority and a path that ends, or a URN (RFC 3986, 8141).
_BASE = re.compile(
    r"(?:https?://[^/\s<>\"{}|\\^`]+/(?:[^\s<>\"{}|\\^`]*[/#])?|urn:[A-Za-z0-9-]+:(?:[^\s<>\"{}|\\^`]*:)?)"
)

Progress = Callable[[int, int], None]


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
    whole: Collection[str] = (),
    progress: Progress | None = None,
) -> BuildResult:
    """Build the graph of files and folders; with ``out`` into that folder, else in memory.

    ``jobs`` is the number of processes (0: as many as serve). ``ontology`` replaces the vocabularies
    and registers, ``add_ontology`` adds to them. ``whole`` names what is written even of a graph so large that it
    is not made unasked: ``ttl``, ``html``. ``progress(done, all)`` is called after each document.
    What did not change since the former build is used again; if nothing did, that build stays.
    Raises KgError for errors of the caller; a document that cannot be read is a line of the record.
    """
    if isinstance(paths, Path | str):
        paths = [paths]
    wanted = _Wanted(
        tuple(Path(path) for path in paths),
        Path(out) if out is not None else None,
        jobs,
        Path(ontology) if ontology else default_ontology(),
        tuple(Path(path) for path in add_ontology),
        base,
        Path(cache) if cache is not None else None,
        use_cache,
        frozenset(whole),
        progress,
    )
    try:
        return _build(wanted)
    except caching.DamagedError:  # by somebody who threw away files of the cache, for one
        return _build(wanted, trusting=False)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What ``build`` was asked for."""

    paths: tuple[Path, ...]
    out: Path | None
    jobs: int
    ontology: Path
    add_ontology: tuple[Path, ...]
    base: str
    cache: Path | None
    use_cache: bool
    whole: frozenset[str]
    progress: Progress | None


def _build(wanted: _Wanted, *, trusting: bool = True) -> BuildResult:
    """Build; ``trusting`` that what the former build has used is still whole.

    Raises KgError, and ``cache.DamagedError`` if the trust was misplaced.
    """
    clock = record.Clock()
    out, whole, progress = wanted.out, wanted.whole, wanted.progress
    if wanted.jobs < 0:
        raise KgError(f"--jobs {wanted.jobs} is no number of processes; leave it out or give 1 or more")
    if unknown := sorted({*whole} - {*WHOLE}):
        raise KgError(f"{', '.join(unknown)} is nothing that can be asked for; name {' or '.join(WHOLE)}")
    with ExitStack() as stack:
        part = stack.enter_context(folder.building(out)) if out is not None else None
        cache = wanted.cache or (out / ".cache" if out is not None else None)
        if cache is None or not wanted.use_cache:
            cache = Path(stack.enter_context(TemporaryDirectory(prefix="kg-")))
        settings = _settings(wanted, cache)
        began = stack.enter_context(pruning.used(settings.parts))
        with clock.stage("inputs"):
            found = inputs(wanted.paths, settings.parts / caching.UNPACKED)
        if not found:
            raise KgError(
                f"{', '.join(map(str, wanted.paths)) or 'the list'} holds no document; name a folder of reports"
            )
        before = former(out / "current") if out is not None and wanted.use_cache else None
        with clock.stage("cache"):
            results, waiting = _looked_up(found, settings, before if trusting else None, progress)
        said = [f"{one.file}:{one.line} {one.message}" for one in remarks(found)]
        if not waiting and (unchanged := _unchanged(wanted, settings, before, results, said)):
            return unchanged
        with clock.stage("conversion"):
            office.prepare((item.path for item in waiting), settings.parts / caching.CONVERTED)
        jobs = _processes(wanted.jobs, len(waiting))
        with clock.stage("vocabularies"):
            # The largest thing in memory: while other processes need it, this one does without.
            prepare(settings) if jobs == 1 else have_compiled(settings)
        with clock.stage("documents"):
            results = _mapped(results, waiting, settings, jobs, progress)
        # What cannot be read is tried again by each build, and mostly in vain.
        if waiting and (unchanged := _unchanged(wanted, settings, before, results, said)):
            return unchanged
        with clock.stage("vocabularies"):
            lexicon = prepare(settings)
        if largest := peak_memory(resource.RUSAGE_CHILDREN):
            clock.peaks["one worker"] = largest
        read = any(result.report for result in results)
        target = part if part is not None and read else Path(stack.enter_context(TemporaryDirectory()))
        with clock.stage("union"):
            united = unite(
                target, results, settings.parts, lexicon, Writer(settings.base), settings.key, before
            )
        clock.peaks["this process"] = peak_memory()
        if out is None or part is None or target is not part:
            content = record.summary(results, united, clock, settings.base, found, lexicon)
            return BuildResult(
                Dataset.of_files([target / "graph.nq", target / COPIES], base=settings.base), content, None
            )
        concepts = united.concepts
        now = Former(
            *(part, settings.key, rows(results), tuple(said)),
            *(concepts.written, dict(concepts.named), united.graphs),
        )
        keep_texts(part, results, settings.parts, before if trusting else None)
        publish(
            part,
            settings.base,
            clock,
            united.quads,
            asked=whole,
            now=now,
            before=before,
            concepts=concepts,
        )
        now.write()
        content = record.summary(results, united, clock, settings.base, found, lexicon)
        record.write(part, content, united.sha256)
    used = {key for result in results for key in (result.extract, result.name, result.key)}
    pruning.prune(settings.parts, used, since=began)
    return BuildResult(Dataset.open(out), content, out)


def _unchanged(
    wanted: _Wanted,
    settings: Settings,
    before: Former | None,
    results: Sequence[caching.Result],
    remarks: Sequence[str],
) -> BuildResult | None:
    """The former build as it stands; None if this one differs, or it lacks what it should have or is asked for."""
    out = wanted.out
    if out is None or before is None or not same(before, settings.key, results, remarks):
        return None
    asked = {WHOLE[name] for name in wanted.whole}
    needed = [name for name in folder.PUBLISHED if name in asked or name not in WHOLE.values()]
    if not all((out / name).exists() for name in needed):
        return None
    try:
        content = json.loads((before.folder / "build.json").read_text("utf-8"))
        files = len(list((before.folder / "texts").iterdir()))
        small = content["quads"] <= record.READABLE
        if files != len(before.graphs) or (
            small and not all((before.folder / n).exists() for n in WHOLE.values())
        ):
            return None
        return BuildResult(Dataset.open(out), {**content, "unchanged": True}, out)
    except (OSError, ValueError, TypeError, KeyError, KgError):
        return None


def _settings(wanted: _Wanted, parts: Path) -> Settings:
    base, folders = wanted.base, (wanted.ontology, *wanted.add_ontology)
    if not _BASE.fullmatch(base):
        raise KgError(f"--base {base} is no base IRI; it should look like {BASE}")
    for path in folders:
        if not path.is_dir():
            raise KgError(f"{path} is no folder of vocabularies; name one like the project's ontology/")
    try:
        parts.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=parts).close()
    except OSError as error:
        raise KgError(f"{parts} cannot hold the cache ({error.strerror}); choose another --cache") from None
    vocabularies = caching.vocabulary_digest(folders)
    libraries = [f"{name} {version(name)}" for name in ("jieba", "daachorse")]
    code = digest(base, *libraries, caching.code_digest(), size=caching.SIZE)
    key = digest(code, vocabularies, size=caching.SIZE)
    return Settings(wanted.ontology, wanted.add_ontology, base, parts, wanted.use_cache, code, key)


def _looked_up(
    found: Sequence[Input], settings: Settings, before: Former | None, progress: Progress | None
) -> tuple[list[caching.Result], list[Input]]:
    """The results of the documents for which nothing is to be done, and the others."""
    if not settings.reuse:
        return [], list(found)
    trusted = before.names if before else {}
    results, waiting = [], []
    for item in found:
        result = kept(item, settings, trusted)
        if result:
            results.append(result)
            if progress:
                progress(len(results), len(found))
        else:
            waiting.append(item)
    return results, waiting


def _mapped(
    results: list[caching.Result],
    waiting: list[Input],
    settings: Settings,
    jobs: int,
    progress: Progress | None,
) -> list[caching.Result]:
    """The results of all documents, in an order that does not depend on which were worked out now."""
    if jobs == 1:
        running: Iterator[caching.Result] = serial.run(Task(settings), waiting, failed=failed)
    else:
        running = processes.run(
            Task(settings), waiting, failed=failed, jobs=jobs, prepare=prepare, arguments=(settings,)
        )
    total = len(results) + len(waiting)
    for result in running:
        results.append(result)
        if progress:
            progress(len(results), total)
    return sorted(results, key=lambda r: (r.report, r.source.file, r.source.sha256, r.shown))


def _processes(wanted: int, documents: int) -> int:
    """How many processes serve for so many documents."""
    if wanted == AUTOMATIC:
        wanted = processors() if documents >= FEW else 1
    return max(1, min(wanted, documents))


def processors() -> int:
    """The processors that this process may use: fewer than the machine's in a container."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
