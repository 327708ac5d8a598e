"""What a vocabulary owes its readers beyond being readable: proven names, both languages, clean writing, order.

The load refuses what it cannot use (see :mod:`kg.lexicon.vocabulary` and :mod:`kg.lexicon.clashes`). This looks
at what can be used but should be mended; each fault says how, in a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.lexicon.lexicon import Lexicon
from kg.lexicon.vocabulary import SILENT, Term
from kg.model import Literal
from kg.terms import DCTERMS, FZ, SKOS
from kg.zh.fold import fold

# Chinese characters (no radicals, no compatibility forms, no private use), ASCII letters and digits, and the
# marks of names: 1+3+N, 4·15, 24小时/7天, （社区）, “七进”, 《民法典》, 、，：！.
_CLEAN = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇0-9A-Za-z+\-%/·.（）“”《》、，：！—]+"
)
# 三重一大, 四议两公开, 1+3+N: a name that is a riddle without its numbers; 一村一警 is none.
_NUMERAL_NAME = re.compile(
    r"[二三四五六七八九十]\S[一二两三四五六七八九十]\S{1,2}(?:制度)?|[二三四五六七八九十][治议联调][一-龥]{2,4}"
    r"|\d+(?:\+[\dN])+.*"
)
_SCHEMES_WITHOUT_KIND = frozenset({"campaign", "work", "topic"})
# A name of two characters stands inside longer words. Activities and topics are known by such words; bodies are
# looked at again in their sentence.
_SHORT = 2
_PROPER = frozenset({"mechanism", "campaign", "platform", "work"})


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault of a term: where it stands, and what to do in one sentence."""

    file: Path
    line: int
    term: str
    message: str


def faults(directories: Sequence[Path], lexicon: Lexicon) -> list[Fault]:
    """The faults of the vocabularies in these folders, which the lexicon was loaded from, in file order."""
    folders = {folder.resolve() for folder in directories}
    terms = [term for term in lexicon.terms if term.file.resolve().parent in folders]
    found = [
        Fault(term.file, term.line, term.concept.iri, message)
        for term in terms
        for message in _messages(term, lexicon)
    ]
    return sorted([*found, *_disorder(terms)])


def _messages(term: Term, lexicon: Lexicon) -> Iterator[str]:
    yield from _description(term)
    yield from _writing(term)
    yield from _links(term, lexicon)
    if term.concept.iri.partition("/")[0] not in SILENT:
        yield from _finding(term, lexicon)


def _description(term: Term) -> Iterator[str]:
    scheme = term.concept.scheme
    for predicate, name in ((SKOS.prefLabel, "skos:prefLabel"), (SKOS.definition, "skos:definition")):
        languages = {v.lang for p, v in term.facts if p == predicate and isinstance(v, Literal)}
        for lang, language in (("zh", "Chinese"), ("en", "English")):
            if lang not in languages:
                yield f'has no {language} {name}; add {name} "…"@{lang}'
    if scheme == "scheme":
        return
    if not term.sources:
        yield 'says no source; add dcterms:source with an address, or "general knowledge"'
    if scheme in SILENT:
        return
    if not term.concept.kind and scheme not in _SCHEMES_WITHOUT_KIND:
        yield "has no kind; add skos:broader with a kind of its scheme"
    predicates = {p for p, _ in term.facts}
    explained = predicates & {FZ.numeralDefinition, FZ.numeralReading}
    if scheme == "mechanism" and not explained and _NUMERAL_NAME.fullmatch(term.concept.label):
        yield "is named by numbers; say what they count in fz:numeralDefinition"


def _writing(term: Term) -> Iterator[str]:
    for written in (*term.labels, *term.quoted, *term.shared, *term.verbs, *term.not_within):
        # a title may have a blank on its cover; elsewhere it says nothing, since blanks do not matter
        name = written.replace(" ", "") if term.concept.scheme == "work" else written
        if not _CLEAN.fullmatch(name) or unicodedata.normalize("NFC", name) != name:
            odd = next((c for c in name if not _CLEAN.fullmatch(c)), name)
            yield (
                f"is called {name}, with {odd!r} (U+{ord(odd[0]):04X}); write it with Chinese characters and marks "
                "in full width, letters and digits in ASCII, without blanks"
            )


def _links(term: Term, lexicon: Lexicon) -> Iterator[str]:
    for predicate, value in term.facts:
        pointing = predicate in (FZ.legalBasis, FZ.numeralReading, DCTERMS.spatial) and isinstance(value, str)
        if pointing and not lexicon.known(str(value)):
            yield f"points to {value}, which no vocabulary or register has; add or correct it"


def _finding(term: Term, lexicon: Lexicon) -> Iterator[str]:
    if not term.examples:
        yield "has no skos:example; add a sentence in which it must be found"
    for sentence in term.examples:
        if not _found(lexicon, sentence, term):
            yield f"is not found in its example {sentence}; correct the sentence or add the name used there"
    for sentence in term.counter_examples:
        if _found(lexicon, sentence, term):
            yield (
                f"is found in its counter-example {sentence}; add the longer word as fz:notWithin, or make the name "
                "an fz:quotedLabel"
            )
    for name in (*term.labels, *term.quoted):
        if not _found(lexicon, f"落实“{name}”。", term):
            yield f"is not found by its name {name} between quotation marks; another term takes it: remove one"
    for name in term.quoted:
        if _found(lexicon, f"，{name}，", term, name):
            yield f"is found by its fz:quotedLabel {name} without quotation marks; it is a label, too: remove one"
    short = [name for name in term.labels if len(name) <= _SHORT and term.concept.scheme in _PROPER]
    if short and not term.counter_examples:
        yield f"has the short name {short[0]}; add an fz:counterExample, a sentence in which it is no name"


def _found(lexicon: Lexicon, sentence: str, term: Term, surface: str = "") -> bool:
    return any(
        reading.concept.iri == term.concept.iri and surface in ("", mention.surface)
        for mention in lexicon.find(fold(sentence))
        for reading in mention.readings
    )


def order(iri: str) -> tuple[bool, bool, str]:
    """The place of a term in its file: the scheme itself, then what classifies, then the terms by their IRIs."""
    scheme = iri.partition("/")[0]
    return scheme != "scheme", scheme not in SILENT, iri


def _disorder(terms: Iterable[Term]) -> Iterator[Fault]:
    for one, next_ in pairwise(terms):
        if one.file == next_.file and order(next_.concept.iri) < order(one.concept.iri):
            yield Fault(
                next_.file,
                next_.line,
                next_.concept.iri,
                f"stands out of order; move it before {one.concept.iri}",
            )
