"""Which names no vocabulary has, how often and how widely reports say them, and what they may be variants of.

    graph/candidates, statements  →  names of one kind  →  families of spellings  →  Candidate, most reports first

Bodies and local documents are named within a place (``organisation/990101/专班``): here the name counts, whatever
the place. A body whose kind a vocabulary has is no candidate, nor is what became known since the build. Persons and places have no vocabulary and are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.candidates.nearest import Near, nearest
from kg.dataset import Dataset
from kg.labels import local, values
from kg.lexicon import Lexicon
from kg.lexicon.surfaces import surface
from kg.model import KgError
from kg.quotations import Quotation, Report, quotations, reports
from kg.terms import FZ, mint
from kg.zh.fold import fold, skeleton

# The predicate by which a report names what may become a term of this kind; one that follows from it
# (fz:adopts) would count the same words twice.
KINDS = {
    "mechanism": FZ.describes,
    "norm": FZ.cites,
    "campaign": FZ.observes,
    "organisation": FZ.involves,
    "platform": FZ.uses,
    "work": FZ.refersTo,
}
EXAMPLES = 3
_POOL = 8  # statements that the examples of one name are chosen from: a name may have thousands
_AROUND = 36  # characters of a sentence on each side of the words, as far as a clause reaches
_SUFFIX = re.compile(r"(?:机制|制度|模式)$")
_CLAUSE = "，；。！？\n"

_NAMES = """SELECT ?c (MIN(?label) AS ?name) (MIN(?kind) AS ?class) {
    GRAPH <graph/candidates> { ?c a fz:Candidate ; skos:prefLabel ?label }
    FILTER NOT EXISTS { ?c org:classification ?body }
    OPTIONAL { ?c fz:mechanismKind|fz:normClass ?kind } } GROUP BY ?c"""
# A report's statements stand in its own graph: asked so, the store need not look through all.
_SAID = """SELECT ?c ?p ?node ?report ?quoted {
    GRAPH <graph/candidates> { ?c a fz:Candidate FILTER NOT EXISTS { ?c org:classification ?body } }
    GRAPH ?graph { ?node rdf:object ?c ; rdf:predicate ?p ; rdf:subject ?report ; prov:wasQuotedFrom ?quoted }
    FILTER NOT EXISTS { ?report fz:sameReportAs ?other } }"""


@dataclass(frozen=True, slots=True)
class Example:
    """Words that name a candidate amid their clauses; ``source`` is the report's address, else its title."""

    before: str
    words: str
    after: str
    source: str
    year: str = ""
    place: str = ""

    @property
    def text(self) -> str:
        """The sentence, or what of a long one stands around the words."""
        return self.before + self.words + self.after

    @property
    def marked(self) -> str:
        """The same with the words marked."""
        return f"{self.before}⟦{self.words}⟧{self.after}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that no vocabulary has.

    ``statements`` counts quotations; ``class_`` is the local name of the kind of mechanism or class of norm that
    the name shows. ``variants`` are spellings of it that are said less; they count for themselves.
    """

    kind: str
    name: str
    class_: str
    reports: int
    statements: int
    provinces: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    iris: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    near: Near | None = None
    variants: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The candidates that were asked for, and how many there are without the limit."""

    total: int
    shown: tuple[Candidate, ...]


@dataclass(slots=True)
class _Tally:
    """What was counted of one name."""

    iris: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    quoted: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    nodes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def pool(self) -> list[str]:
        """Statements to take examples from: one of each report in turn, few in all."""
        ranked = (
            (rank, report, node)
            for report in sorted(self.reports)[:_POOL]
            for rank, node in enumerate(sorted(self.nodes[report])[:_POOL])
        )
        return [node for _, _, node in sorted(ranked)[:_POOL]]


def candidates(
    dataset: Dataset, lexicon: Lexicon, *, kind: str = "", min_count: int = 1, limit: int = 0
) -> Listing:
    """The candidates of a dataset, by reports, then statements, then name.

    ``kind`` is one of KINDS (empty: all). A name counts with its variants: ``min_count`` is the least number of
    reports that say one of them. ``limit`` is the largest number of names, without their variants (0: all).
    ``lexicon`` is what the nearest known terms are looked for in. Raises KgError for an unknown kind.
    """
    if kind and kind not in KINDS:
        raise KgError(f"there are no candidates of the kind “{kind}”; choose one of {', '.join(KINDS)}")
    known = {(term.concept.scheme, surface(name)) for term in lexicon.terms for name in term.labels}
    tallies = {
        key: tally for key, tally in _tallies(dataset, kind).items() if (key[0], surface(key[1])) not in known
    }
    families: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for of, name in tallies:
        families[of, family(name)].append((of, name))
    chosen = sorted(
        (
            sorted(keys, key=lambda key: _rank(key, tallies[key]))
            for keys in families.values()
            if len(set().union(*(tallies[key].reports for key in keys))) >= min_count
        ),
        key=lambda keys: _rank(keys[0], tallies[keys[0]]),
    )
    shown = chosen[:limit] if limit else chosen
    described = _Described(dataset, lexicon, {key: tallies[key] for keys in shown for key in keys})
    heads = (
        replace(described(keys[0]), variants=tuple(described(key) for key in keys[1:])) for keys in shown
    )
    return Listing(len(chosen), tuple(heads))


def family(name: str) -> str:
    """What the spellings of one name share: no marks, no 机制, 制度 or 模式 at the end.

    >>> family("“街坊夜话”机制") == family("街坊夜话制度") == family("街坊·夜话"), family("制度")
    (True, '制度')
    """
    bare = skeleton(name)
    return _SUFFIX.sub("", bare) or bare


def _rank(key: tuple[str, str], tally: _Tally) -> tuple[int, int, str, str]:
    return -len(tally.reports), -len(tally.quoted), key[1], key[0]


def _tallies(dataset: Dataset, kind: str) -> dict[tuple[str, str], _Tally]:
    """What is counted, by (kind, name)."""
    kinds = {predicate: of for of, predicate in KINDS.items() if kind in ("", of)}
    named = {row["c"]: row for row in dataset.query(_NAMES) if "name" in row}
    found: dict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for row in dataset.query(_SAID):
        iri, of = row["c"], kinds.get(row["p"])
        if of is None or iri not in named:
            continue
        tally = found[of, _bare(iri, named[iri]["name"], dataset.base)]
        tally.iris.add(iri)
        tally.quoted.add(row["quoted"])
        tally.reports.add(row["report"])
        tally.nodes[row["report"]].add(row["node"])
        if "class" in named[iri]:
            tally.classes.add(local(named[iri]["class"]))
    return found


def _bare(iri: str, label: str, base: str) -> str:
    """The name without the place that scopes it: 丙县丁镇矛调专班 is 矛调专班."""
    scheme = iri.removeprefix(base).partition("/")[0]
    return label if iri.removeprefix(base) == mint(scheme, label) else local(iri)


class _Described:
    """Candidates with what only those that are shown need: places, years, examples, known terms."""

    def __init__(self, dataset: Dataset, lexicon: Lexicon, tallies: dict[tuple[str, str], _Tally]) -> None:
        self._tallies = tallies
        self._reports = reports(dataset, set().union(*(t.reports for t in tallies.values())))
        asked = "SELECT ?r ?url { ?r a fz:Report ; dcterms:source/schema:url ?url } ORDER BY DESC(?url)"
        self._urls = {row["r"]: row["url"] for row in dataset.query(asked)}
        self._said: dict[str, list[Quotation]] = defaultdict(list)
        for scope in values("node", [node for t in tallies.values() for node in t.pool()]):
            for one in quotations(dataset, scope):
                self._said[one.node].append(one)
        self._near = nearest(lexicon)

    def __call__(self, key: tuple[str, str]) -> Candidate:
        kind, name = key
        tally = self._tallies[key]
        told = [self._reports[iri] for iri in tally.reports if iri in self._reports]
        return Candidate(
            kind,
            name,
            min(tally.classes, default=""),
            len(tally.reports),
            len(tally.quoted),
            provinces=_sorted(report.level("Province") for report in told),
            counties=_sorted(_county(report) for report in told),
            years=_sorted(report.year for report in told),
            iris=tuple(sorted(tally.iris)),
            examples=self._examples(tally),
            near=self._near(kind, name),
        )

    def _examples(self, tally: _Tally) -> tuple[Example, ...]:
        """The shortest sentences, of different reports as far as there are such."""
        said = [one for node in tally.pool() for one in self._said.get(node, ())]
        said.sort(key=lambda one: (len(one.sentence), one.order))
        told: dict[str, list[Quotation]] = defaultdict(list)
        for one in said:
            told[one.report].append(one)
        said.sort(key=lambda one: told[one.report].index(one))
        texts: dict[str, Example] = {}
        for example in map(self._example, said):
            texts.setdefault(example.text, example)
        return tuple(texts.values())[:EXAMPLES]

    def _example(self, one: Quotation) -> Example:
        report = self._reports.get(one.report) or Report(one.report)
        before, words, after = around(one.sentence, one.words)
        source = self._urls.get(one.report) or report.title or one.report
        return Example(before, words, after, source, report.year, report.place)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def _county(report: Report) -> str:
    """The county with its province: several provinces have a 城关区, 鼓楼区 or 通州."""
    return report.level("Province") + county if (county := report.level("County")) else ""


def around(sentence: str, words: str) -> tuple[str, str, str]:
    """What stands before the words, the words, and what follows; of a long sentence the clauses around them.

    >>> around("三是创新方式，推行“街坊夜话”机制，倾听民意。", "“街坊夜话”机制")
    ('三是创新方式，推行', '“街坊夜话”机制', '，倾听民意。')
    >>> around("甲" * 50 + "，推行夜话。", "夜话")
    ('推行', '夜话', '。')
    """
    at = sentence.find(words)
    if at < 0:
        return "", words.strip(), ""
    before, after = sentence[:at].lstrip(), sentence[at + len(words) :].rstrip()
    if len(before) > _AROUND:
        # the earliest clause that lies in reach, else the one that the words stand in
        marks = [i for i, char in enumerate(fold(before)) if char in _CLAUSE]
        first = next((i for i in marks if i >= len(before) - _AROUND), max(marks, default=-1))
        before = before[first + 1 :][-2 * _AROUND :]
    if len(after) > _AROUND:
        marks = [i for i, char in enumerate(fold(after[:_AROUND])) if char in _CLAUSE]
        after = after[: marks[-1]] + "。" if marks else after[:_AROUND]
    return tuple(" ".join(part.split()) for part in (before, words, after))  # type: ignore[return-value]
