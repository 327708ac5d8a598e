"""What all views of a page share: entities by number, reports with their texts, statements with their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from urllib.parse import unquote

from kg.graph import span_of
from kg.terms import BASE
from kg.view import questions
from kg.view.collect import collect
from kg.view.labels import KINDS, MODALITIES, PREDICATES, TERMS, local
from kg.view.model import View
from kg.view.pinyin import spelled
from kg.view.questions import Row, ask
from kg.view.statements import headlines, statements

_MOST_NAMES = 12
_SENTENCES = ("report", "shortcoming", "plan")
# The first segment of an entity's IRI, where the kind of node has another name.
_PATHS = {"eli": "norm", "body": "organisation", "activity-type": "activity", "report": "report"}


class Answers(Protocol):
    """What answers SPARQL SELECT with rows of strings: ``kg.dataset.Dataset``."""

    def query(self, sparql: str) -> Iterable[Row]:
        """The rows of one question."""


class Entity(NamedTuple):
    """A thing that statements speak of.

    ``words`` are its other names, ``of`` is the kind that a local body stands for, else -1, ``spelled`` its name in
    pinyin (of names; what is called by a sentence is not looked for by its sound).
    """

    kind: str
    zh: str
    en: str
    iri: str
    words: tuple[str, ...] = ()
    of: int = -1
    spelled: str = ""


class Report(NamedTuple):
    """A report; ``entity`` and ``place`` are numbers of entities (-1: it names none)."""

    entity: int
    title: str
    place: int
    year: str
    url: str
    file: str
    text: str


class Statement(NamedTuple):
    """A statement; ``object`` is an entity's number or a literal, ``predicate`` an IRI.

    ``modality`` and ``qualifiers`` are local names. ``start`` and ``end`` are code points of the report's text,
    -1 where a field of the source record says so.
    """

    report: int
    subject: int
    predicate: str
    object: int | str
    modality: str
    qualifiers: tuple[str, ...]
    start: int
    end: int


class Shared:
    """Collected once from a dataset; ``focus``, ``depth``, ``kinds`` and ``limit`` are those of :func:`collect`."""

    def __init__(
        self,
        dataset: Answers,
        *,
        focus: str = "",
        depth: int = 1,
        kinds: Collection[str] = (),
        limit: int = 400,
        title: str = "",
    ) -> None:
        self.dataset, self.query = dataset, dataset.query
        self.base: str = getattr(dataset, "base", BASE)
        self.folder: Path | None = getattr(dataset, "folder", None)
        self._options: dict[str, Any] = {
            "focus": focus, "depth": depth, "kinds": kinds, "limit": limit, "title": title,
        }  # fmt: skip
        self._numbers: dict[str, int] = {}
        self._entities: list[Entity] = []

    @classmethod
    def of_view(cls, view: View) -> Shared:
        """What a page of nothing but this selection shares."""
        shared = cls(_Nothing())
        shared.view = view
        return shared

    @cached_property
    def view(self) -> View:
        """The selection of entities that the graph shows first."""
        return collect(self.query, **self._options)

    def entity(self, iri: str) -> int:
        """The number of an entity; one that is new gets the next."""
        return self._numbers.setdefault(iri, len(self._numbers))

    @property
    def entities(self) -> list[Entity]:
        """All entities that have a number, by number: those of reports and statements, and what views asked for."""
        _ = self.reports, self.statements
        of = {row["o"]: self.entity(row["kind"]) for row in self._kinds if row["o"] in self._numbers}
        for iri in [*self._numbers][len(self._entities) :]:
            self._entities.append(self._described(iri, of))
        return self._entities

    def _described(self, iri: str, of: Mapping[str, int]) -> Entity:
        labels = sorted(self._names.get(iri, ()))
        zh = min((v for lang, v in labels if lang == "zh"), default="") or min(
            (v for lang, v in labels if not lang.startswith("en")), default=""
        )
        en = next((v for lang, v in labels if lang.startswith("en")), "")
        words = tuple(sorted(self._words.get(iri, ()), key=lambda word: (len(word), word))[:_MOST_NAMES])
        zh = zh or self._called.get(iri, "") or en or self._by_part(iri, self._names)
        kind = self.kind(iri)
        sound = "" if kind in _SENTENCES else spelled(zh)
        return Entity(kind, zh, en, iri, words, of.get(iri, -1), sound)

    @staticmethod
    def _by_part(iri: str, names: Mapping[str, list[tuple[str, str]]]) -> str:
        """A name for what has no label: a version or an article by the norm that it is of."""
        whole, _, part = iri.rpartition("/")
        of = min((v for lang, v in names.get(whole, ()) if lang == "zh"), default="")
        return f"{of}（{unquote(part)}）" if of else unquote(local(iri))

    def kind(self, iri: str) -> str:
        """The kind of an entity by its IRI, a key of :data:`kg.view.labels.KINDS`.

        >>> shared = Shared.of_view(View((), (), ""))
        >>> shared.kind(BASE + "eli/cn/民法典"), shared.kind(BASE + "report/1f3a#plan-1"), shared.kind("urn:x")
        ('norm', 'plan', 'topic')
        """
        path = iri.removeprefix(self.base)
        first = path.partition("/")[0]
        if first == "report" and "#" in path:
            first = local(iri).partition("-")[0]
        kind = _PATHS.get(first, first)
        return kind if kind in KINDS else "topic"

    @cached_property
    def reports(self) -> list[Report]:
        """The reports in the order of their IRIs; of several texts of one report that which stands for it."""
        files = {row["r"]: row["v"] for row in self._sources("fz:file")}
        urls = {row["r"]: row["v"] for row in self._sources("schema:url")}
        texts = self._texts()
        return [
            Report(
                self.entity(one.iri),
                one.title,
                self.entity(one.place) if one.place else -1,
                one.year,
                urls.get(one.iri, ""),
                files.get(one.iri, ""),
                texts(one.iri),
            )
            for one in self._read
        ]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each report by its IRI."""
        return {one.iri: i for i, one in enumerate(self._read)}

    @cached_property
    def statements(self) -> list[Statement]:
        """All statements, by report and place in its text."""
        return [
            Statement(
                self.numbers[one.report],
                self.entity(one.subject),
                one.predicate,
                self.entity(one.object) if one.object else one.value,
                *one[5:],
            )
            for one in statements(self.query, self.numbers)
        ]

    def block(self) -> dict[str, Any]:
        """What the page knows of entities and reports, by columns."""
        reports = [one[:-1] for one in self.reports]
        entities = self.entities
        return {
            "title": [self.view.title, self.view.title_en or self.view.title],
            "base": self.base,
            "kinds": KINDS,
            "modalities": MODALITIES,
            "terms": TERMS,
            "entities": {name: [one[i] for one in entities] for i, name in enumerate(Entity._fields)},
            "reports": {name: [one[i] for one in reports] for i, name in enumerate(Report._fields[:-1])},
        }

    def rows(self) -> dict[str, Any]:
        """What the page knows of statements, by columns; names are written once."""
        lists: dict[str, dict[Any, int]] = {"predicate": {}, "modality": {}, "qualifiers": {}}
        columns: dict[str, Any] = {}
        for i, name in enumerate(Statement._fields):
            column = [one[i] for one in self.statements]
            if name in lists:
                known = lists[name]
                column = [known.setdefault(value, len(known)) for value in column]
            columns[name] = column
        labels = [PREDICATES.get(iri, (local(iri), local(iri))) for iri in lists["predicate"]]
        return {**columns, "lists": {key: list(known) for key, known in lists.items()}, "labels": labels}

    @cached_property
    def _read(self) -> list[questions.Report]:
        return questions.reports(self.query)

    @cached_property
    def _called(self) -> dict[str, str]:
        """What reports, shortcomings and plans are called, which have no label."""
        return {**headlines(self.query), **{one.iri: one.title for one in self._read}}

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str]]]:
        names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in ask(self.query, "SELECT ?o ?v (LANG(?v) AS ?lang) { ?o skos:prefLabel ?v }"):
            names[row["o"]].append((row.get("lang", ""), row["v"]))
        return dict(names)

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        words: dict[str, set[str]] = defaultdict(set)
        for row in ask(self.query, "SELECT ?o ?v { ?o skos:altLabel ?v }"):
            words[row["o"]].add(row["v"])
        return dict(words)

    @cached_property
    def _kinds(self) -> list[Row]:
        return list(ask(self.query, "SELECT ?o ?kind { ?o org:classification ?kind }"))

    def _sources(self, what: str) -> list[Row]:
        """A field of each report's source record; of several sources the first that has it."""
        rows = ask(self.query, f"SELECT ?r ?v {{ ?r a fz:Report ; dcterms:source/{what} ?v }}")
        return sorted(rows, key=lambda row: (row["r"], row["v"]), reverse=True)

    def _texts(self) -> Any:
        """The frozen text of a report by its IRI: its file or, without one, its sentences where they stand."""
        folder = self.folder and self.folder / "texts"
        if folder and folder.is_dir():

            def kept(iri: str) -> str:
                file = folder / f"{local(iri)}.txt"
                # The offsets count a text's own line ends.
                return file.read_bytes().decode("utf-8") if file.exists() else ""

            return kept
        pieces: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for row in ask(self.query, "SELECT DISTINCT ?at ?words { ?at oa:exact ?words }"):
            if span := span_of(row["at"]):
                pieces[row["at"].partition("#")[0]].append((span.start, row["words"]))

        def assembled(iri: str) -> str:
            text = ""
            for start, words in sorted(pieces[iri], key=lambda piece: (piece[0], -len(piece[1]))):
                text = text.ljust(start, "\n")
                text = text[:start] + words + text[start + len(words) :]
            return text

        return assembled


class _Nothing:
    def query(self, sparql: str) -> Iterable[Row]:  # noqa: ARG002 - there is nothing to ask
        return ()
