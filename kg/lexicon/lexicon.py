"""All known names as one automaton, and when a name found in a text is really meant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import daachorse

from kg.lexicon.gazetteer import Gazetteer, Place
from kg.lexicon.overlaps import longest, settle
from kg.lexicon.register import Norm, Register
from kg.lexicon.surfaces import Form, norm_forms, place_forms, surface, term_forms
from kg.lexicon.vocabulary import SILENT, Term, read_vocabulary
from kg.model import Concept, KgError, Mention, Reading, Span, Value
from kg.terms import ELI, FZ, RDF, SKOS, mint
from kg.zh.shadow import Mode, squeeze, titles


def default_ontology() -> Path:
    """The folder of vocabularies: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_ontology"
    return installed if installed.is_dir() else package.parent / "ontology"


class Lexicon:
    """The known names of all schemes; ``find`` is what the rest of the project uses."""

    def __init__(self, terms: Sequence[Term], register: Register, gazetteer: Gazetteer) -> None:
        self.terms = tuple(terms)
        self.register = register
        self.gazetteer = gazetteer
        self._terms = {term.concept.iri: term for term in terms}
        self._forms: list[tuple[Form, ...]] = []
        # 城关镇 has 94 readings: made once a form, not once a mention.
        self._readings: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Reading, ...]] = {}
        patterns: list[str] = []
        grouped: dict[str, list[Form]] = {}
        for name, form in (*term_forms(terms), *norm_forms(register), *place_forms(gazetteer)):
            grouped.setdefault(name, []).append(form)
        for name, forms in grouped.items():
            patterns.append(name)
            self._forms.append(_merged(forms))
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(patterns) if patterns else None

    @classmethod
    def load(cls, directory: Path, extra: Sequence[Path] = ()) -> Lexicon:
        """Reads a folder of vocabularies and registers, and folders that add to it.

        A file that is missing means none of that kind. Raises KgError for a bad row or term, and for a
        name that two concepts of a scheme claim, naming both files.
        """
        directories = (directory, *extra)
        for folder in directories:
            if not folder.is_dir():
                raise KgError(
                    f"{folder} is no folder; name one that holds vocabularies (*.ttl) or registers (*.csv)"
                )
        files = [path for folder in directories for path in vocabulary_files(folder)]
        terms = [term for path in files for term in read_vocabulary(path)]
        check(terms)
        return cls(
            terms,
            Register.load(directories),
            Gazetteer.load(directories),
        )

    def find(self, folded: str) -> list[Mention]:
        """The known names in a folded text, leftmost-longest within a scheme, in text order.

        A mention's span includes the 《》 around a norm or work. Its readings are all that the name may mean, with the
        note "short", "misnomer", "stem" or "former" where it is not a name in full use.
        """
        if not self._automaton:
            return []
        shadow = squeeze(folded)
        hits: dict[str, list[tuple[int, int, Form]]] = {}
        for start, end, i in self._automaton.find_overlapping(shadow.text):
            for form in self._forms[i]:
                if (span := shadow.admit(start, end, form.mode)) is not None:
                    hits.setdefault(form.kind, []).append((*span, form))
        titled = list(titles(folded))
        starts = [start for start, _, _ in titled]

        def apart(start: int) -> bool:
            # A title in 《》 is a norm as a whole or not at all: 《物业管理条例实施细则》 is no 物业管理条例.
            i = bisect_right(starts, start) - 1
            return i < 0 or titled[i][1] <= start

        hits["norm"] = [hit for hit in hits.get("norm", ()) if apart(hit[0])]
        mentions = [
            self._mention(folded, *hit) for found in hits.values() for hit in longest(found) if hit[2].iris
        ]
        for start, end, name in titled:
            mentions += self._titles(folded, start, end, name)
        return settle(mentions)

    def _mention(self, folded: str, start: int, end: int, form: Form) -> Mention:
        key = (form.iris, form.notes)
        readings = self._readings.get(key)
        if readings is None:
            readings = tuple(
                Reading(concept, note=note)
                for iri, note in zip(form.iris, form.notes, strict=True)
                if (concept := self.known(iri))
            )
            self._readings[key] = readings
        if form.kind == "work" and folded[start - 1 : start] == "《" and folded[end : end + 1] == "》":
            start, end = start - 1, end + 1
        return Mention(Span(start, end), form.kind, folded[start:end], readings)

    def _titles(self, folded: str, start: int, end: int, name: str) -> Iterator[Mention]:
        """The norm that a title in 《》 names, or the norms if it lists several: 《宪法、民法典》."""
        if found := self.register.lookup(name):
            readings = tuple(Reading(norm.concept, note=note) for norm, note in found)
            yield Mention(Span(start, end), "norm", folded[start:end], readings)
        elif "、" in name:
            at = start + 1
            for part in name.split("、"):
                if found := self.register.lookup(part):
                    readings = tuple(Reading(norm.concept, note=note) for norm, note in found)
                    yield Mention(Span(at, at + len(part)), "norm", part, readings)
                at += len(part) + 1

    def known(self, iri: str) -> Concept | None:
        """The concept with this IRI, if a vocabulary or register has it."""
        if term := self._terms.get(iri):
            return term.concept
        if iri.startswith("place/"):
            place = self.gazetteer.place(iri)
            return place.concept if place else None
        norm = self.register.norm(iri)
        return norm.concept if norm else None

    def parents(self, iri: str) -> tuple[str, ...]:
        """What a known concept hangs on: the broader concept, the outer division, a norm's successor and place."""
        if term := self._terms.get(iri):
            return term.parents
        if iri.startswith("place/"):
            place = self.gazetteer.place(iri)
            return (f"place/{place.parent}",) if place and place.parent else ()
        norm = self.register.norm(iri)
        if not norm:
            return ()
        successor = (mint("eli/cn", norm.replaced_by),) if norm.replaced_by else ()
        return (*successor, *(place.iri for place in self._jurisdiction(norm)))

    def _jurisdiction(self, norm: Norm) -> tuple[Place, ...]:
        return tuple(p for p in self.gazetteer.named(norm.province) if p.level == "province")

    def closure(self, iri: str) -> tuple[str, ...]:
        """A known concept and all that it hangs on, without repeats."""
        found = [iri]
        for one in found:
            found += [parent for parent in self.parents(one) if parent not in found]
        return tuple(found)

    def describe(self, iri: str) -> Iterator[tuple[str, str, Value]]:
        """The triples about a known concept and about what it hangs on; none if it is unknown."""
        for one in self.closure(iri):
            yield from self._facts(one)

    def _facts(self, iri: str) -> Iterator[tuple[str, str, Value]]:
        if term := self._terms.get(iri):
            yield iri, RDF.type, SKOS.Concept
            for predicate, value in term.facts:
                yield iri, predicate, value
            if term.concept.scheme == "mechanism" and term.concept.kind:
                yield iri, FZ.mechanismKind, FZ[term.concept.kind]
        elif iri.startswith("place/"):
            yield from self.gazetteer.describe(iri)
        elif norm := self.register.norm(iri):
            yield from self.register.describe(iri)
            for place in self._jurisdiction(norm):
                yield norm.iri, ELI.jurisdiction, place.iri


def vocabulary_files(folder: Path) -> list[Path]:
    """The vocabularies of a folder: every Turtle file but the ontology itself."""
    return sorted(path for path in folder.glob("*.ttl") if path.name != "kg.ttl")


def check(terms: Iterable[Term]) -> None:
    """Raises KgError if two terms have one IRI, a name is claimed twice in a scheme, or a parent is missing."""
    terms = tuple(terms)
    by_iri: dict[str, Term] = {}
    claims: dict[tuple[str, str], Term] = {}
    for term in terms:
        iri = term.concept.iri
        if iri in by_iri:
            raise KgError(f"{term.file}: {iri} is there already in {by_iri[iri].file}; remove or merge one")
        by_iri[iri] = term
        if term.concept.scheme in SILENT:
            continue
        for name in {surface(x) for x in (*term.labels, *term.quoted)}:
            other = claims.setdefault((term.concept.scheme, name), term)
            if other is not term:
                raise KgError(
                    f"{term.file}: {iri} is called {name}, as {other.concept.iri} in {other.file}; "
                    "take the name from one, or declare it as fz:sharedLabel in both"
                )
    for term in terms:
        for parent in term.parents:
            if parent not in by_iri:
                raise KgError(
                    f"{term.file}: {term.concept.iri} is under {parent}, which no file has; add or correct it"
                )


def _merged(forms: Sequence[Form]) -> tuple[Form, ...]:
    """One form a scheme and mode; a phrase that bars names yields to a name of its own."""
    merged: dict[tuple[str, Mode], Form] = {}
    for form in forms:
        if not form.iris and any(other.iris and other.kind == form.kind for other in forms):
            continue
        key = (form.kind, form.mode)
        known = merged.get(key)
        if known is None:
            merged[key] = form
        else:
            both = dict(zip(known.iris + form.iris, known.notes + form.notes, strict=True))
            merged[key] = Form(*key, tuple(both), tuple(both.values()))
    return tuple(merged.values())
