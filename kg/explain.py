"""What the graph knows of one thing: which names lead to it, its description, and every sentence that says so."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.dataset import PREFIXES, Dataset
from kg.labels import Name, is_iri, local, names, ontology, term_name
from kg.model import KgError, Span
from kg.quotations import Quotation, Report, copies, quotations, reports
from kg.terms import DCTERMS, ELI, FZ, OA, ORG, PROV, RDF, RDFS, SKOS

_LABELS = "skos:prefLabel|skos:altLabel|skos:hiddenLabel|dcterms:title|fz:headline|rdfs:label"
_CLASSES = (RDF.type, FZ.normClass, FZ.mechanismKind, FZ.placeLevel)
_ABOVE = (
    SKOS.broader,
    DCTERMS.isPartOf,
    ELI.realizes,
    ORG.classification,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
)
# Names are told elsewhere, occurrences and sections are too many, the rest is the machinery of evidence.
_SILENT = frozenset(
    {SKOS.prefLabel, RDFS.label, FZ.reports, FZ.hasSection, FZ.inSection, FZ.inSentence, OA.exact}
    | {PROV.wasQuotedFrom, RDFS.seeAlso, SKOS.inScheme, *_CLASSES, *_ABOVE}
)
_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉「」]+")
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of a description: what it tells, and the value as a reader would write it."""

    name: Name
    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Words that say something of a thing; ``span`` counts code points of the report's text.

    ``predicates`` are all that the words say (a mechanism that a report adopts is also described);
    ``span`` is None for a field of the source record.
    """

    report: Report
    section: str
    sentence: str
    words: str
    span: Span | None
    predicates: tuple[str, ...]
    object: str
    modality: str
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A thing: its names and kinds, what it hangs on from near to far, its details and its facts.

    ``narrower`` holds the names of what hangs on it.
    """

    iri: str
    name: Name
    kinds: tuple[Name, ...]
    above: tuple[Name, ...]
    narrower: tuple[Name, ...]
    details: tuple[Detail, ...]
    facts: tuple[Fact, ...]


def explain(dataset: Dataset, term: str) -> list[Explanation]:
    """What the graph and the ontology know of a thing, and of all others that bear its name.

    ``term`` is an IRI (whole, with a prefix, or relative to the base), a label or alternative label, the
    end of an IRI, or what reports call it. Raises KgError with the nearest names where nothing is
    called so.
    """
    found = find(dataset, term)
    if not found:
        near = _nearest(dataset, term)
        hint = f"did you mean {'、'.join(near)}?" if near else "see kg query --list for what can be asked"
        raise KgError(f"the graph knows nothing called “{term.strip()}”; {hint}")
    return [_explanation(dataset, iri) for iri in sorted(found)]


def find(dataset: Dataset, term: str) -> set[str]:
    """The IRIs of what an IRI or a name means: an IRI before labels before what reports call it."""
    iri = _iri(dataset, term)
    if iri:
        return {iri}
    wanted = _key(term)
    if not wanted:
        return set()
    named, called, ends = set(), set(), set()
    for row in dataset.query(f"SELECT DISTINCT ?s ?v {{ ?s {_LABELS} ?v FILTER(ISIRI(?s)) }}"):
        if _key(row["v"]) == wanted:
            named.add(row["s"])
        if _key(local(row["s"])) == wanted:
            ends.add(row["s"])
    if not named and not ends:
        asked = (
            "SELECT DISTINCT ?o ?v { ?st rdf:object ?o ; prov:wasQuotedFrom/oa:exact ?v FILTER(ISIRI(?o)) }"
        )
        called = {row["o"] for row in dataset.query(asked) if _key(row["v"]) == wanted}
    terms = {
        iri
        for iri, one in ontology().items()
        if wanted in (_key(one.name.zh), _key(one.name.en), _key(local(iri)))
    }
    return named or ends or called or terms


def _iri(dataset: Dataset, term: str) -> str:
    """The IRI that a term is, if the graph or the ontology has it."""
    term = term.strip().removeprefix("<").removesuffix(">")
    prefix, colon, rest = term.partition(":")
    candidates = [term, dataset.base + term]
    if colon and prefix in PREFIXES:
        candidates.insert(0, PREFIXES[prefix] + rest)
    for iri in candidates:
        if re.search(r"[\s<>\"{}|\\^`]", iri) or not re.match(r"[A-Za-z][\w+.-]*:", iri):
            continue
        if iri in ontology() or dataset.query(f"SELECT ?p {{ <{iri}> ?p ?o }} LIMIT 1").rows():
            return iri
    return ""


def _key(name: str) -> str:
    """A name as it is compared: width, case, blanks and quotation marks do not count.

    >>> _key("新时代“枫桥经验”") == _key(" 新时代枫桥经验 "), _key("《ＡＢＣ》")
    (True, 'abc')
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).casefold()


def _nearest(dataset: Dataset, term: str) -> list[str]:
    """The labels most like a name, best first."""
    wanted = _key(term)
    scores: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for row in dataset.query(
        "SELECT DISTINCT ?v { ?s skos:prefLabel|skos:altLabel ?v FILTER(STRLEN(?v) < 40) }"
    ):
        key = _key(row["v"])
        matcher.set_seq1(key)
        part = bool(wanted) and (wanted in key or (len(key) > 1 and key in wanted))
        if part or (matcher.real_quick_ratio() > 0.4 and matcher.quick_ratio() > 0.4):
            score = matcher.ratio() + part
            if score > 0.4:
                scores[row["v"]] = score
    return sorted(scores, key=lambda label: (-scores[label], label))[:_NEAR]


def _explanation(dataset: Dataset, iri: str) -> Explanation:
    described: dict[str, list[str]] = defaultdict(list)
    languages: dict[tuple[str, str], str] = {}
    for row in dataset.query(f"SELECT DISTINCT ?p ?o (LANG(?o) AS ?lang) {{ <{iri}> ?p ?o }}"):
        described[row["p"]].append(row["o"])
        languages[row["p"], row["o"]] = row.get("lang", "")
    term = ontology().get(iri)
    for predicate, value in term.relations if term else ():
        described[predicate].append(value)
    asked = "SELECT DISTINCT ?s {{ ?s {} <{}> }} ORDER BY ?s"
    below = [row["s"] for row in dataset.query(asked.format("|".join(f"<{p}>" for p in _ABOVE), iri))]
    if term:
        below += [row["s"] for row in dataset.query(asked.format("|".join(f"<{p}>" for p in _CLASSES), iri))]
    above = _chain(dataset, iri, described)
    kinds = {kind for p in _CLASSES for kind in described.get(p, ())} - {SKOS.Concept}
    kinds = {kind for kind in kinds if kind.startswith(FZ.iri)} or kinds
    mentioned = {v for vs in described.values() for v in vs if is_iri(v)}
    called = names(dataset, {iri, *above, *below, *mentioned})
    definition = [term.definition.zh, term.definition.en] if term else []
    details = [Detail(term_name(SKOS.definition), text) for text in definition if text]
    for predicate in sorted(described, key=lambda p: (p not in (SKOS.altLabel, SKOS.definition), p)):
        if predicate not in _SILENT:
            english = {v for v in described[predicate] if languages.get((predicate, v)) == "en"}
            values = [v for some in (set(described[predicate]) - english, english) for v in sorted(some)]
            texts = dict.fromkeys(sorted(called[v].any for v in values) if is_iri(values[0]) else values)
            details.append(Detail(term_name(predicate), "；".join(texts)))
    name = term.name if term and term.name.any else called[iri]
    return Explanation(
        iri,
        name,
        tuple(term_name(kind) for kind in sorted(kinds)),
        tuple(called[one] for one in above),
        tuple(called[one] for one in dict.fromkeys(below)),
        tuple(details),
        _facts(dataset, iri),
    )


def _chain(dataset: Dataset, iri: str, described: Mapping[str, Iterable[str]]) -> list[str]:
    """What a thing hangs on, near to far, each once."""
    above = list(dict.fromkeys(v for p in _ABOVE for v in described.get(p, ())))
    paths = "|".join(f"<{p}>" for p in _ABOVE)
    for one in above:
        for row in dataset.query(f"SELECT DISTINCT ?o {{ <{one}> {paths} ?o }} ORDER BY ?o"):
            if row["o"] not in above and row["o"] != iri:
                above.append(row["o"])
    return above


def _facts(dataset: Dataset, iri: str) -> tuple[Fact, ...]:
    """The quotations that speak of a thing: of what it is the object, part, predicate or the report itself."""
    scope = " UNION ".join(
        (
            f"{{ ?node rdf:object|rdf:predicate|rdf:subject <{iri}> }}",
            f"{{ <{iri}> fz:reports ?node }}",
            f"{{ [] fz:reports ?node . ?node ?any <{iri}> }}",
            f"{{ BIND(<{iri}> AS ?node) ?node fz:modality ?said }}",
        )
    )
    passed_over = copies(dataset) - {iri}
    found = [one for one in quotations(dataset, scope) if one.report not in passed_over]
    grouped: dict[tuple[str, Span | None, str, str], list[Quotation]] = defaultdict(list)
    for one in found:
        grouped[one.report, one.span, one.words, one.object].append(one)
    known = reports(dataset, {one.report for one in found})
    called = names(dataset, {one.object for one in found if is_iri(one.object)})
    facts = []
    for (report, span, words, value), same in grouped.items():
        facts.append(
            Fact(
                known.get(report, Report(report)),
                same[0].section,
                same[0].sentence,
                words,
                span,
                tuple(dict.fromkeys(one.predicate for one in same)),
                called[value].any if value in called else value,
                ", ".join(dict.fromkeys(one.modality for one in same)),
                tuple(dict.fromkeys(context for one in same for context in one.contexts)),
            )
        )
    return tuple(facts)
