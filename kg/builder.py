"""A build: every document mapped to its graph, cached, and the graphs united into a dataset."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from kg import cache, folder, record
from kg.dataset import Dataset, create_store
from kg.engines import processes, serial
from kg.graph import Writer, concept_quads, mentioned, report_triples
from kg.lexicon import Lexicon, default_ontology
from kg.model import Concept, KgError
from kg.pipeline import analyse
from kg.read import decode, document, freeze
from kg.read.document import signs_of_a_report
from kg.read.folder import Input, inputs
from kg.read.text import NAME, VERSION, UnreadableError
from kg.terms import BASE

AUTOMATIC = 0
FEW = 64  # documents; below it a second process costs more than it saves

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What every document of a build has in common."""

    ontology: Path
    add_ontology: tuple[Path, ...]
    base: str
    cache: Path | None
    key: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A finished build: the dataset, the record that ``build.json`` holds, and the folder."""

    dataset: Dataset
    record: dict[str, Any]
    folder: Path | None


def build(
    paths: Sequence[Path | str] | Path | str,
    *,
    out: Path | str | None = None,
    jobs: int = AUTOMATIC,
    ontology: Path | None = None,
    add_ontology: Sequence[Path] = (),
    base: str = BASE,
    cache: Path | None = None,
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
    with clock.stage("inputs"):
        found = inputs([Path(p) for p in paths])
    settings = _settings(ontology, add_ontology, base, cache, use_cache, out)
    with clock.stage("vocabularies"):
        lexicon = _prepare(settings)
    if out is None:
        with clock.stage("documents"):
            results = _map(found, settings, jobs, progress)
        graph = list(_united(results, lexicon, Writer(settings.base)))
        dataset = Dataset.of_quads(graph, base=settings.base)
        return BuildResult(dataset, record.summary(results, dataset, clock, settings.base, found), None)
    out = Path(out)
    with folder.building(out) as part:
        with clock.stage("documents"):
            results = _map(found, settings, jobs, progress)
        said = _write(part, results, lexicon, settings, clock, found)
    return BuildResult(Dataset.open(out), said, out)


def _settings(
    ontology: Path | None,
    add_ontology: Sequence[Path],
    base: str,
    cache_folder: Path | None,
    use_cache: bool,
    out: Path | str | None,
) -> Settings:
    if not base.startswith(("http://", "https://", "urn:")) or not base.endswith(("/", "#", ":")):
        raise KgError(f"--base {base} is no base IRI; it should look like {BASE}")
    main = ontology or default_ontology()
    for path in (main, *add_ontology):
        if not path.is_dir():
            raise KgError(f"{path} is no folder of vocabularies; name one like the project's ontology/")
    if use_cache and cache_folder is None and out is not None:
        cache_folder = Path(out) / ".cache"
    key = "\n".join(
        [base, NAME, VERSION, cache.code_digest(), cache.vocabulary_digest([main, *add_ontology])]
    )
    kept = cache_folder if use_cache else None
    return Settings(main, tuple(add_ontology), base, kept, hashlib.sha256(key.encode()).hexdigest())


# One process works with one set of vocabularies; the pool's processes are given theirs at the start.
_state: dict[Settings, Lexicon] = {}


def _prepare(settings: Settings) -> Lexicon:
    if settings not in _state:
        _state.clear()
        _state[settings] = Lexicon.load(settings.ontology, settings.add_ontology)
    return _state[settings]


def _map(found: list[Input], settings: Settings, jobs: int, progress: Progress | None) -> list[cache.Result]:
    if jobs < 0:
        raise KgError(f"--jobs {jobs} is no number of processes; leave it out or give 1 or more")
    if jobs == AUTOMATIC:
        jobs = 1 if len(found) < FEW else os.cpu_count() or 1
    if jobs == 1 or len(found) < 2:
        running: Iterator[cache.Result] = serial.run(_Task(settings), found, failed=_failed)
    else:
        running = processes.run(
            _Task(settings), found, failed=_failed, jobs=jobs, prepare=_prepare, arguments=(settings,)
        )
    results = []
    for result in running:
        results.append(result)
        if progress:
            progress(len(results), len(found))
    return sorted(results, key=lambda r: (r.report, r.source.file, r.source.sha256))


@dataclass(frozen=True, slots=True)
class _Task:
    """The map step, in a form that can be sent to another process."""

    settings: Settings

    def __call__(self, item: Input) -> cache.Result:
        return _work(item, self.settings)


def _failed(item: Input, message: str) -> cache.Result:
    return cache.Result(item.source, reason=f"an error of this program, please report it: {message}")


def _work(item: Input, settings: Settings) -> cache.Result:
    if item.problem:
        return cache.Result(item.source, reason=item.problem)
    try:
        data = item.path.read_bytes()
    except OSError as error:
        return cache.Result(item.source, reason=f"it cannot be opened ({error.strerror})")
    source = replace(item.source, sha256=hashlib.sha256(data).hexdigest(), reader=f"{NAME}/{VERSION}")
    name = cache.key(data, source, settings.key)
    if settings.cache:
        kept = cache.load(settings.cache, name)
        if kept:
            return kept
    try:
        doc = document(freeze(decode(data)), source=source)
    except UnreadableError as error:
        return cache.Result(source, reason=str(error))
    signs = signs_of_a_report(doc)
    if signs < 2:
        return cache.Result(
            source,
            reason="it reads like no annual report on rule-of-law government: neither its title nor its words and sections are of the kind",
        )
    analysis = analyse(doc, _prepare(settings))
    triples = report_triples(doc, analysis.statements)
    writer = Writer(settings.base)
    result = cache.Result(
        source,
        report=doc.iri,
        text=doc.text,
        quads=tuple(sorted(writer.quad(t, doc.iri) for t in triples)),
        concepts=mentioned(doc, triples, analysis.mentions),
        findings=tuple(asdict(finding) for finding in analysis.findings),
        doubtful=doc.title is None,
    )
    if settings.cache:
        cache.save(settings.cache, name, result)
    return result


def _united(results: Sequence[cache.Result], lexicon: Lexicon, writer: Writer) -> Iterator[str]:
    """All quads sorted by graph, subject, predicate and object, each once."""
    concepts: dict[str, set[Concept]] = {}
    for result in results:
        for iri, unknown in result.concepts.items():
            concepts.setdefault(iri, set()).update(unknown)
    schemes = set(concept_quads(writer, concepts, lexicon.describe))
    yield from sorted(schemes, key=lambda quad: (quad[quad.rindex("<") :], quad))
    reports: dict[str, set[str]] = {}
    for result in results:
        if result.report:
            reports.setdefault(result.report, set()).update(result.quads)
    for report in sorted(reports):
        yield from sorted(reports[report])


def _write(
    part: Path,
    results: list[cache.Result],
    lexicon: Lexicon,
    settings: Settings,
    clock: record.Clock,
    found: list[Input],
) -> dict[str, Any]:
    from kg.export import exporters
    from kg.view import write_view

    with clock.stage("union"), (part / "graph.nq").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{quad}\n" for quad in _united(results, lexicon, Writer(settings.base)))
    (part / "texts").mkdir()
    for result in results:
        if result.report:
            path = part / "texts" / f"{result.report.partition('/')[2]}.txt"
            path.write_text(result.text, "utf-8", newline="\n")
    with clock.stage("store"):
        create_store(part / "store", part / "graph.nq")
    dataset = Dataset.open(part)
    dataset.base = settings.base
    with clock.stage("turtle"), (part / "graph.ttl").open("wb") as out:
        exporters()["turtle"].write(dataset, out)
    with clock.stage("page"):
        write_view(dataset, part / "graph.html")
    said = record.summary(results, dataset, clock, settings.base, found)
    record.write(part, said)
    return said
