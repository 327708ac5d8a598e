"""The map step: one document's result, kept or worked out anew; what it depends on is all in its arguments."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kg import cache
from kg.building.counts import counted
from kg.building.twins import figures
from kg.engines import processes
from kg.formats import UnreadableError
from kg.graph import Writer, report_triples
from kg.lexicon import Lexicon
from kg.lexicon.compiled import is_compiled
from kg.model import Document, Source
from kg.pipeline import extract, settle
from kg.read import file
from kg.read.document import signs_of_a_report
from kg.read.folder import Input
from kg.resolve import Resolved
from kg.schemes import given, objects
from kg.terms import FZ

NO_REPORT = (
    "it reads like no annual report on rule-of-law government: neither its title nor its words and sections "
    "are of the kind"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What every document of a build has in common.

    ``code`` is a digest of the program, its libraries and the base, ``key`` of these and the vocabularies.
    """

    ontology: Path
    add_ontology: tuple[Path, ...]
    base: str
    parts: Path
    reuse: bool
    code: str
    key: str


# One process works with one set of vocabularies; the pool's processes are given theirs at the start.
# The key holds the digest of their files, and not where the cache lies: a second build into another folder reads none.
_state: dict[tuple[object, ...], Lexicon] = {}


def prepare(settings: Settings) -> Lexicon:
    """The vocabularies of these settings, loaded once a process."""
    wanted = (settings.ontology, settings.add_ontology, settings.key)
    if wanted not in _state:
        _state.clear()
        _state[wanted] = Lexicon.load(settings.ontology, settings.add_ontology)
    return _state[wanted]


def have_compiled(settings: Settings) -> None:
    """See to it that the vocabularies load fast and small; to read them takes seconds and much memory, so not here."""
    if not is_compiled((settings.ontology, *settings.add_ontology)):
        processes.apart(_prepared, settings)


def _prepared(settings: Settings) -> None:
    prepare(settings)


@dataclass(frozen=True, slots=True)
class Task:
    """The map step for one build, in a form that can be sent to another process."""

    settings: Settings

    def __call__(self, item: Input) -> cache.Result:
        """The result of a document; what cannot be read has a reason."""
        source = item.source
        try:
            data, source = _opened(item)
            name = cache.document_key(source, self.settings.key)
            return _kept(item, name, self.settings) or _worked_out(item, data, source, name, self.settings)
        except UnreadableError as error:
            return cache.Result(source, shown=item.shown, reason=str(error))


def kept(item: Input, settings: Settings, trusted: Container[str]) -> cache.Result | None:
    """The result of a document if nothing needs to be worked out for it; ``trusted`` holds the K1 of the last build."""
    try:
        name = cache.document_key(_opened(item)[1], settings.key)
        return _kept(item, name, settings, trusted)
    except UnreadableError as error:
        return _unread(item, str(error))


def failed(item: Input, message: str) -> cache.Result:
    """The result of a document at which the program broke."""
    return _unread(item, f"an error of this program, please report it: {message}")


def _unread(item: Input, reason: str) -> cache.Result:
    return cache.Result(item.source, shown=item.shown, reason=reason)


def _opened(item: Input) -> tuple[bytes, Source]:
    """The bytes of a document and their source record. Raises ``UnreadableError``."""
    if item.problem:
        raise UnreadableError(item.problem)
    data = file.load(item.path)
    return data, file.recorded(item.source, data)


def _kept(item: Input, name: str, settings: Settings, trusted: Container[str] = ()) -> cache.Result | None:
    """What is kept of a document under its K1."""
    if not settings.reuse:
        return None
    found = cache.load(settings.parts, name, trusted=name in trusted)
    return found and replace(found, shown=item.shown)


def _worked_out(item: Input, data: bytes, source: Source, name: str, settings: Settings) -> cache.Result:
    """The result of a document from its bytes; ``name`` is its K1. Raises ``UnreadableError``."""
    doc = file.read(data, source, settings.parts)
    result = cache.Result(doc.source, shown=item.shown, extract=cache.extract_key(source), name=name)
    if signs_of_a_report(doc) < 2:
        return cache.save(settings.parts, replace(result, reason=NO_REPORT))
    lexicon, writer = prepare(settings), Writer(settings.base)
    resolved = settle(doc, lexicon)
    settled = repr((resolved.year, resolved.place))  # they may rest on the source record alone
    key = cache.graph_key(doc, resolved.mentions, settled, settings.code)
    graph = cache.load_graph(settings.parts, key) if settings.reuse else None
    if graph is None:
        graph = _graph(doc, resolved, key, settings.parts, writer)
    result = replace(
        result,
        report=doc.iri,
        key=key,
        findings=tuple(asdict(finding) for finding in resolved.findings),
        doubtful=doc.title is None,
        place=resolved.place[0].iri if resolved.place else "",
        year=str(resolved.year[0]) if resolved.year else "",
        title=doc.quote(doc.title) if doc.title else "",
        issuers=graph.issuers,
        figures=figures(doc.text),
    )
    lines = set(given(writer, graph.objects, resolved.mentions, lexicon.describe))
    lines.update(f"={kind}\t{iri}" for kind, iris in graph.named.items() for iri in iris)
    return cache.save(settings.parts, result, graph, sorted(lines))


def _graph(doc: Document, resolved: Resolved, key: str, parts: Path, writer: Writer) -> cache.Graph:
    triples = report_triples(doc, extract(doc, resolved))
    counts, named = counted(triples)
    issuers = " ".join(sorted(str(o) for s, p, o in triples if s == doc.iri and p == FZ.issuer))
    graph = cache.Graph((), len(triples), tuple(objects(doc, triples)), counts, named, issuers)
    return cache.save_graph(parts, key, graph, doc.text, sorted(writer.quads(triples, doc.iri)))
