"""The form of a vocabulary file: SKOS in Turtle, read into terms, with every mistake named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.lexicon.blocks import block_lines, nameless, relative
from kg.lexicon.dates import RULE_FORMS, is_date, is_rule
from kg.model import Concept, KgError, Literal, Value
from kg.terms import BASE, DCTERMS, FZ, NAMESPACES, RDF, SKOS, mint

# The first segment of a concept's IRI says which scheme it belongs to, and which kind its mentions are of.
KINDS = {
    "mechanism": "mechanism",
    "campaign": "campaign",
    "activity": "activity",
    "body": "organisation",
    "platform": "platform",
    "work": "work",
    "topic": "topic",
}
# Described, never found by a word of their own.
SILENT = frozenset({"scheme", "activity-type", "unit", "platform-type", "body-type", "numeral-reading"})
MECHANISM_KINDS = frozenset(
    [
        "DisputeResolution",
        "GridGovernance",
        "DecisionMaking",
        "Enforcement",
        "LegalPublicity",
        "LegalService",
        "Participation",
        "Responsibility",
        "Disclosure",
        "PartyBuilding",
        "Other",
    ]
)
# What a term of a scheme may hang on besides others of its own: the closed list that classifies it.
_CLASSIFIED_BY = {
    "mechanism": FZ.iri,
    "activity": "activity-type/",
    "body": "body-type/",
    "platform": "platform-type/",
}
# The files of the project hold one scheme each; a file of another name may mix them.
_FILES = {
    "mechanisms": ("mechanism", "numeral-reading"),
    "campaigns": ("campaign",),
    "activities": ("activity", "activity-type"),
    "bodies": ("body", "body-type"),
    "platforms": ("platform", "platform-type"),
    "units": ("unit",),
    "topics": ("topic",),
    "works": ("work",),
}
# What says how a term is found, not what it is: stays out of the graph.
_WORDING = frozenset(
    {
        SKOS.hiddenLabel,
        SKOS.example,
        FZ.counterExample,
        FZ.quotedLabel,
        FZ.sharedLabel,
        FZ.notWithin,
        FZ.verbTrigger,
    }
)
_TEXTS = frozenset(
    {
        SKOS.prefLabel,
        SKOS.altLabel,
        SKOS.definition,
        DCTERMS.source,
        FZ.date,
        FZ.dateRule,
        FZ.numeralDefinition,
        FZ.counts,
        *_WORDING,
    }
)
_RESOURCES = frozenset({RDF.type, SKOS.broader, DCTERMS.spatial, FZ.legalBasis, FZ.numeralReading})
_NAMESPACES = {ns.iri: ns for ns in NAMESPACES}


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of a vocabulary with the ways it is written.

    ``labels`` match anywhere, ``quoted`` only between quotation marks or 《》; ``shared`` are labels that
    another concept has too, ``verbs`` say the same as a verb (化解, 排查); inside one of the phrases
    ``not_within`` the term is not meant.
    """

    concept: Concept
    labels: tuple[str, ...]
    quoted: tuple[str, ...]
    shared: tuple[str, ...]
    verbs: tuple[str, ...]
    not_within: tuple[str, ...]
    parents: tuple[str, ...]
    facts: tuple[tuple[str, Value], ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    sources: tuple[str, ...]
    file: Path
    line: int = 1

    @property
    def place(self) -> str:
        """Where the term is described, as file:line."""
        return f"{self.file}:{self.line}"


def read_vocabulary(path: Path) -> list[Term]:
    """The terms of one Turtle file, in its order; raises KgError naming file, line, term and remedy."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KgError(f"{path}: not UTF-8 at byte {error.start}; save the vocabulary as UTF-8") from error
    except OSError as error:
        raise KgError(f"{path}: it cannot be read ({error.strerror}); make it a readable file") from error
    graph: dict[str, list[tuple[str, Value]]] = {}
    try:
        for triple in ox.parse(text, ox.RdfFormat.TURTLE, base_iri=BASE):
            if not isinstance(triple.subject, ox.NamedNode):
                raise nameless(path, text)
            graph.setdefault(relative(triple.subject.value), []).append(
                (triple.predicate.value, _value(triple.object, path, text))
            )
    except SyntaxError as error:
        raise KgError(f"{path}:{error.lineno or 1}: {error.msg}; correct the Turtle there") from error
    lines = block_lines(path, text)
    return [_term(iri, facts, path, lines.get(iri, 1)) for iri, facts in graph.items()]


def _value(term: object, path: Path, text: str) -> Value:
    if isinstance(term, ox.Literal):
        return Literal(term.value, "" if term.language else term.datatype.value, term.language or "")
    if isinstance(term, ox.NamedNode):
        return relative(term.value)
    raise nameless(path, text)


def _term(iri: str, facts: list[tuple[str, Value]], path: Path, line: int) -> Term:
    def fail(message: str) -> KgError:
        return KgError(f"{path}:{line}: {iri} {message}")

    scheme, _, name = iri.partition("/")
    if not name or (scheme not in KINDS and scheme not in SILENT):
        raise fail(f"belongs to no scheme; begin the IRI with one of {', '.join((*KINDS, *sorted(SILENT)))}")
    if scheme not in (*_FILES.get(path.stem, (scheme,)), "scheme"):
        other = next(stem for stem, schemes in _FILES.items() if scheme in schemes)
        raise fail(f"is of another scheme than this file; move it to {other}{path.suffix}")
    for predicate, value in facts:
        _check(predicate, value, fail)
        if predicate == SKOS.broader:
            _check_broader(scheme, str(value), fail)
        elif predicate in (FZ.date, FZ.dateRule) and isinstance(value, Literal):
            _check_date(predicate, value, fail)
        elif predicate in _TEXTS and isinstance(value, Literal) and not value.text.strip():
            raise fail(f"has an empty {_local(predicate)}; write it or remove it")
    texts = _Texts(facts)
    preferred = [
        v.text for p, v in facts if p == SKOS.prefLabel and isinstance(v, Literal) and v.lang == "zh"
    ]
    if len(preferred) != 1:
        raise fail(f"has {len(preferred)} Chinese skos:prefLabel; give it exactly one")
    label = preferred[0]
    if scheme in KINDS and iri != mint(scheme, label):
        raise fail(f"is called {label}; write its IRI as <{mint(scheme, label)}>")
    if len(set(facts)) != len(facts):
        raise fail("says the same thing twice; remove one")
    broader = [v for p, v in facts if p == SKOS.broader and isinstance(v, str)]
    kind = next((_local(b) for b in broader if b.startswith(_CLASSIFIED_BY.get(scheme, FZ.iri))), "")
    dates = tuple((p, v) for p, v in facts if p == FZ.date)
    silent = (label,) if label in texts.of(FZ.quotedLabel) else ()
    return Term(
        Concept(iri, KINDS.get(scheme, scheme), label, kind, facts=dates),
        labels=tuple(
            x
            for x in dict.fromkeys((label, *texts.of(SKOS.altLabel), *texts.of(SKOS.hiddenLabel)))
            if x not in silent
        ),
        quoted=texts.of(FZ.quotedLabel),
        shared=texts.of(FZ.sharedLabel),
        verbs=texts.of(FZ.verbTrigger),
        not_within=texts.of(FZ.notWithin),
        parents=tuple(b for b in broader if not b.startswith(FZ.iri)),
        facts=tuple((p, v) for p, v in facts if p not in _WORDING),
        examples=texts.of(SKOS.example),
        counter_examples=texts.of(FZ.counterExample),
        sources=texts.of(DCTERMS.source),
        file=path,
        line=line,
    )


class _Texts:
    """The literal values of a term by predicate; only Chinese or untagged ones are wording."""

    def __init__(self, facts: Iterable[tuple[str, Value]]) -> None:
        self._by: dict[str, list[str]] = {}
        for predicate, value in facts:
            if isinstance(value, Literal) and value.lang in ("", "zh"):
                self._by.setdefault(predicate, []).append(value.text)

    def of(self, predicate: str) -> tuple[str, ...]:
        return tuple(self._by.get(predicate, ()))


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _check(predicate: str, value: Value, fail: Callable[[str], KgError]) -> None:
    cut = max(predicate.rfind("#"), predicate.rfind("/")) + 1
    namespace, local = _NAMESPACES.get(predicate[:cut]), predicate[cut:]
    if namespace is None or local not in namespace.terms:
        raise fail(f"uses {predicate}, which is no term of this project; use one of kg/terms.py")
    if (predicate in _TEXTS) != isinstance(value, Literal) and (
        predicate in _TEXTS or predicate in _RESOURCES
    ):
        wanted = "a text in quotation marks" if predicate in _TEXTS else "an IRI"
        raise fail(f"has the wrong form of {namespace.prefix}:{local}; write {wanted}")
    if isinstance(value, str) and value.startswith(FZ.iri) and value.removeprefix(FZ.iri) not in FZ.terms:
        raise fail(
            f"names fz:{value.removeprefix(FZ.iri)}, which is no term of this project; use one of kg/terms.py"
        )


def _check_broader(scheme: str, broader: str, fail: Callable[[str], KgError]) -> None:
    kinds = _CLASSIFIED_BY.get(scheme, "")
    if scheme == "mechanism" and broader.startswith(FZ.iri):
        if broader.removeprefix(FZ.iri) not in MECHANISM_KINDS:
            raise fail(
                f"is under fz:{_local(broader)}, no kind of mechanism; name one of {', '.join(sorted(MECHANISM_KINDS))}"
            )
    elif not broader.startswith(f"{scheme}/") and not (kinds and broader.startswith(kinds)):
        wanted = " or ".join(
            f"<{p}…>" if p != FZ.iri else "a kind such as fz:Participation"
            for p in (f"{scheme}/", kinds)
            if p
        )
        raise fail(f"is under {broader}, which is of another scheme; name one of {wanted}")


def _check_date(predicate: str, value: Literal, fail: Callable[[str], KgError]) -> None:
    if predicate == FZ.date and not is_date(value):
        raise fail(
            f"has the date {value.text}, which no year has; "
            'write "--04-15"^^xsd:gMonthDay for a day, "--03"^^xsd:gMonth for a month'
        )
    if predicate == FZ.dateRule and not is_rule(value.text):
        raise fail(f"has the date rule {value.text}, which cannot be read; write one as {RULE_FORMS}")
