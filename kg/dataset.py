"""The united graphs, open for questions: the only file that opens a store."""

from __future__ import annotations

import errno
import os
import shutil
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.files import link, peak_memory
from kg.model import KgError
from kg.search import MOST, SEARCHED, Index, Said, with_matches
from kg.sparql import QueryError, check, names_graphs
from kg.terms import BASE, NAMESPACES

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.view.inline import Inline

Row = dict[str, str]

PREFIXES = {space.prefix: space.iri for space in NAMESPACES}


class Dataset:
    """The graph of a build. Questions run on the union of all named graphs."""

    def __init__(self, store: ox.Store, *, base: str = BASE, folder: Path | None = None) -> None:
        self._store, self.base, self.folder = store, base, folder

    @classmethod
    def open(cls, folder: Path | str) -> Dataset:
        """The dataset of an output folder, read-only; KgError where there is none."""
        folder = Path(folder)
        path = folder / "store"
        if not path.is_dir():
            raise KgError(f"there is no graph in {folder}; build one first: kg build seeds -o {folder}")
        try:
            store = ox.Store.read_only(str(path.resolve()))
        except (OSError, RuntimeError) as error:
            raise KgError(f"the store in {path} cannot be opened ({error}); build it again") from None
        return cls(store, base=_base(folder), folder=folder)

    @classmethod
    def of_quads(cls, lines: Iterable[str], *, base: str = BASE) -> Dataset:
        """A dataset in memory from lines of N-Quads."""
        store = ox.Store()
        store.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
        return cls(store, base=base)

    @classmethod
    def of_files(cls, nquads: Iterable[Path], *, base: str = BASE) -> Dataset:
        """A dataset in memory from files of N-Quads."""
        store = ox.Store()
        for path in nquads:
            store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        return cls(store, base=base)

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        base: str = "",
    ) -> Results:
        """Ask a SPARQL 1.1 question; the project's prefixes and base (or another) are declared already.

        ``?thing fz:matches "words"`` finds things by words of their labels and sentences.
        It is asked of the union of all graphs, unless it says FROM or FROM NAMED itself, or graphs are
        named here, which then count instead (SPARQL 1.1 Protocol, 2.1.4). Raises QueryError with the
        position for a malformed question, for an update, and for SERVICE, which would leave this machine.

        >>> dataset = Dataset.of_quads(['<a:s> <a:p> "乡"@zh <a:g> .'])
        >>> dataset.query("SELECT ?o { ?s ?p ?o }").rows()
        [{'o': '乡'}]
        >>> dataset.query("SELECT ?o { ?s ?p ?o }", default_graphs=["a:other"]).rows()
        []
        """
        sparql = with_matches(sparql, lambda words: (hit.iri for hit in self.search.find(words, MOST + 1)))
        check(sparql)
        options: dict[str, Any] = {"use_default_graph_as_union": not names_graphs(sparql)}
        if default_graphs is not None or named_graphs is not None:
            options = {
                "default_graph": [ox.NamedNode(iri) for iri in default_graphs or ()],
                "named_graphs": [ox.NamedNode(iri) for iri in named_graphs or ()],
            }
        try:
            found = self._store.query(sparql, base_iri=base or self.base, prefixes=PREFIXES, **options)
        except SyntaxError as error:
            where, _, expected = str(error).partition(": ")
            raise QueryError(f"the SPARQL is malformed: {where} ({expected[:200]})") from None
        return Results(found)

    @cached_property
    def search(self) -> Index:
        """The index of words in labels and sentences; it is made when it is asked for first."""
        return Index.of(self.folder and (self.folder / "store").resolve().parent, self._said())

    def _said(self) -> Iterator[Said]:
        for predicate, kind in SEARCHED.items():
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None):
                yield term_text(quad.subject), term_text(quad.object), kind

    def __len__(self) -> int:
        """The number of quads."""
        return len(self._store)

    def to_rdflib(self) -> rdflib.Dataset:
        """The same quads as an rdflib Dataset whose default graph is the union."""
        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        with_prefixes = dataset.namespace_manager
        for prefix, iri in PREFIXES.items():
            with_prefixes.bind(prefix, iri, replace=True)
        with warnings.catch_warnings():  # rdflib 7.6 warns of an attribute that it uses itself
            warnings.simplefilter("ignore", DeprecationWarning)
            dataset.parse(data=self.dump(ox.RdfFormat.N_QUADS), format="nquads")
        return dataset

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Entities as nodes and direct statements as edges, with labels, for Gephi, Cytoscape or code."""
        from kg.export.network import network

        return network(self)

    def show(
        self,
        focus: str = "",
        *,
        depth: int = 1,
        kinds: Collection[str] = (),
        limit: int = 400,
        title: str = "",
        lang: str = "zh",
        height: int = 640,
    ) -> Inline:
        """The page of ``kg view`` where a notebook shows a cell's result, ``height`` pixels high.

        The graph shows what surrounds ``focus`` within ``depth`` steps, or without it what most reports share; of
        ``kinds`` alone and at most ``limit`` nodes. KgError where nothing is called ``focus``, for an unknown kind
        or language.
        """
        # What draws takes a while to load, which questions do not need.
        from kg.view.inline import Inline
        from kg.view.shared import Shared

        shared = Shared(self, focus=focus, depth=depth, kinds=kinds, limit=limit, title=title)
        return Inline(shared, lang=lang, height=height)

    def dump(self, rdf_format: ox.RdfFormat) -> bytes:
        """All quads, or for formats without graphs the union, sorted: the same bytes every time."""
        if rdf_format.supports_datasets:
            quads = sorted(
                self._store,
                key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)),
            )
            data = ox.serialize(quads, format=rdf_format, prefixes=self._prefixes())
        else:
            triples = sorted(
                {q.triple for q in self._store},
                key=lambda t: (str(t.subject), str(t.predicate), str(t.object)),
            )
            data = ox.serialize(triples, format=rdf_format, prefixes=self._prefixes())
        return data or b""

    def _prefixes(self) -> dict[str, str]:
        return {"": self.base, **PREFIXES}


class Results:
    """The answer to a question: rows, triples, or yes and no."""

    def __init__(self, found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> None:
        self.found = found

    @property
    def columns(self) -> list[str]:
        """The names of the variables; empty for CONSTRUCT and ASK."""
        if isinstance(self.found, ox.QuerySolutions):
            return [variable.value for variable in self.found.variables]
        return []

    def __iter__(self) -> Iterator[Row]:
        if isinstance(self.found, ox.QuerySolutions):
            names = self.columns
            for solution in self.found:
                yield {name: term_text(solution[name]) for name in names if solution[name] is not None}
        elif isinstance(self.found, ox.QueryBoolean):
            yield {"answer": "true" if self.found else "false"}
        else:
            for triple in self.found:
                yield {
                    "subject": term_text(triple.subject),
                    "predicate": term_text(triple.predicate),
                    "object": term_text(triple.object),
                }

    def rows(self) -> list[Row]:
        """All rows as dictionaries of plain strings; unbound variables are absent."""
        return list(self)

    def serialize(self, name: str) -> bytes:
        """The answer as ``csv``, ``tsv`` or ``json`` (SPARQL 1.1 results), or as ``ttl`` or ``nt``.

        Raises KgError where the form of the question does not fit the format.
        """
        tabular = {
            "csv": ox.QueryResultsFormat.CSV,
            "tsv": ox.QueryResultsFormat.TSV,
            "json": ox.QueryResultsFormat.JSON,
        }
        graphs = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES}
        if isinstance(self.found, ox.QueryTriples):
            if name not in graphs:
                raise KgError(f"CONSTRUCT and DESCRIBE give triples: use --format ttl or nt, not {name}")
            triples = sorted(self.found, key=str)
            return ox.serialize(triples, format=graphs[name], prefixes=PREFIXES) or b""
        if name not in tabular:
            raise KgError(f"SELECT and ASK give rows: use --format table, csv, tsv or json, not {name}")
        if isinstance(self.found, ox.QueryBoolean) and name != "json":
            return b"answer\n" + (b"true\n" if self.found else b"false\n")
        return self.found.serialize(format=tabular[name]) or b""


def term_text(term: Any) -> str:
    """An RDF term as plain text: the IRI, or the literal's words."""
    return str(term.value)


def create_store(folder: Path, nquads: Iterable[Path]) -> int:
    """Load files of N-Quads into a new store on disk; the peak memory of this process so far, in MiB."""
    with _disk_of(folder):
        store = ox.Store(str(folder))
        for path in nquads:
            store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        store.optimize()  # else a later change to the store has to wait until its files are merged
        store.flush()
    return peak_memory()


def update_store(
    folder: Path, former: Path, graphs: Iterable[str], lost: Iterable[str], gained: Iterable[bytes]
) -> None:
    """Make a store of a former one: without these graphs and quads (N-Quads), and with those gained.

    The files of a store are written once, and so the two have those in common that did not change.
    """
    folder.mkdir()
    for path in sorted(former.iterdir()):
        if path.suffix == ".sst":
            link(path, folder / path.name)
        elif path.is_file() and path.name != "LOCK":
            shutil.copyfile(path, folder / path.name)
    with _disk_of(folder):
        store = ox.Store(str(folder))
        for graph in graphs:
            store.remove_graph(ox.NamedNode(graph))
        for quad in ox.parse("\n".join(lost).encode(), format=ox.RdfFormat.N_QUADS):
            store.remove(quad)
        for data in gained:
            store.extend(ox.parse(data, format=ox.RdfFormat.N_QUADS))
        store.flush()


@contextmanager
def _disk_of(folder: Path) -> Iterator[None]:
    """The store tells of a full disk in words of its own, with no number: as an error of the system, like any other."""
    try:
        yield
    except OSError as error:
        for number in (errno.ENOSPC, errno.EDQUOT):
            if os.strerror(number) in str(error):
                raise OSError(number, os.strerror(number), str(folder)) from None
        raise


def _base(folder: Path) -> str:
    import json

    record = folder / "build.json"
    try:
        return str(json.loads(record.read_text("utf-8"))["base"])
    except FileNotFoundError:
        return BASE
    except (OSError, ValueError, KeyError, TypeError):
        raise KgError(f"{record} cannot be read; build again") from None
