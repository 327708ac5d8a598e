"""All known names as one automaton, and when a name found in a text is really meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any

from kg.lexicon.clashes import check
from kg.lexicon.compiled import compiled
from kg.lexicon.gazetteer import Gazetteer, Place
from kg.lexicon.index import LANES, LISTED, TITLE, UNKNOWN, Hit, Index
from kg.lexicon.made import made
from kg.lexicon.norm import Norm
from kg.lexicon.overlaps import settle
from kg.lexicon.packing import pack_terms, unpack_terms
from kg.lexicon.register import Register
from kg.lexicon.surfaces import norm_forms, place_forms, term_forms
from kg.lexicon.vocabulary import Term, read_vocabulary
from kg.model import Concept, KgError, Mention, Reading, Span, Value
from kg.terms import ELI, FZ, RDF, SKOS, mint
from kg.zh.shadow import squeeze, titles


def default_ontology() -> Path:
    """The folder of vocabularies: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_ontology"
    return installed if installed.is_dir() else package.parent / "ontology"


def _standard_files() -> list[str]:
    """The vocabularies, registers and tables that a complete folder holds."""
    tables = (path for path in default_ontology().iterdir() if path.suffix in (".csv", ".gz"))
    return sorted(path.name for path in (*vocabulary_files(default_ontology()), *tables))


class Lexicon:
    """The known names of all schemes; ``find`` is what the rest of the project uses.

    ``missing`` are the files of the project's own folder that the one which was loaded lacks: of what they
    hold nothing is known.
    """

    missing: tuple[str, ...] = ()

    def __init__(
        self,
        terms: Sequence[Term],
        register: Register,
        gazetteer: Gazetteer,
        *,
        index: Index | None = None,
    ) -> None:
        self.terms = tuple(terms)
        self.register = register
        self.gazetteer = gazetteer
        self._terms = {term.concept.iri: term for term in terms}
        self._index = index or Index.build(
            (*term_forms(terms), *norm_forms(register), *place_forms(gazetteer))
        )
        self._schemes = [LANES[lane] for lane in self._index.lanes]
        self._readings = _Made(self._meant)
        # Reports cite the same few hundred titles again and again.
        self._titled = lru_cache(maxsize=4096)(self._norms)

    @classmethod
    def load(cls, directory: Path, extra: Sequence[Path] = ()) -> Lexicon:
        """Reads a folder of vocabularies and registers, and folders that add to it.

        A file that is missing means none of that kind. Raises KgError for a bad row or term, and for a
        name that two concepts of a scheme claim, naming both files. What was read is kept compiled
        (:mod:`kg.lexicon.compiled`) until one of the files changes.
        """
        directories = (directory, *extra)
        for folder in directories:
            if not folder.is_dir():
                raise KgError(
                    f"{folder} is no folder; name one that holds vocabularies (*.ttl) or registers (*.csv)"
                )
        lexicon = compiled(directories, pack=cls._pack, unpack=cls._unpack, read=cls._read)
        lexicon.missing = tuple(name for name in _standard_files() if not (directory / name).is_file())
        return lexicon

    @classmethod
    def _read(cls, directories: Sequence[Path]) -> Lexicon:
        files = [path for folder in directories for path in vocabulary_files(folder)]
        terms = [term for path in files for term in read_vocabulary(path)]
        check(terms)
        return cls(terms, Register.load(directories), Gazetteer.load(directories))

    def without(self, terms: Collection[str]) -> Lexicon:
        """The same names but those of some terms, given as IRIs; what hung on one hangs on it no more.

        It is made in memory: nothing is kept compiled.
        """
        kept = [
            replace(
                term,
                parents=tuple(parent for parent in term.parents if parent not in terms),
                facts=tuple((p, value) for p, value in term.facts if value not in terms),
            )
            for term in self.terms
            if term.concept.iri not in terms
        ]
        lexicon = Lexicon(kept, self.register, self.gazetteer)
        lexicon.missing = self.missing
        return lexicon

    def _pack(self) -> tuple[object, ...]:
        return (
            pack_terms(self.terms),
            self.register.pack(),
            self.gazetteer.pack(),
            self._index.pack(),
        )

    @classmethod
    def _unpack(cls, data: Any) -> Lexicon:
        terms, register, gazetteer, index = data
        return cls(
            unpack_terms(terms),
            Register.unpack(register),
            Gazetteer.unpack(gazetteer),
            index=Index.unpack(index),
        )

    def find(self, folded: str) -> list[Mention]:
        """The known names in a folded text, leftmost-longest within a scheme, in text order.

        A mention's span includes the 《》 around a norm or work. Its readings are all that the name may mean, with the
        note "short", "misnomer", "stem" or "former" where it is not a name in full use.
        """
        hits, titled = self.scan(folded)
        readings = self._readings
        starts = [hit[0] for hit in hits]
        ends = [-hit[1] for hit in hits]
        forms = [hit[2] for hit in hits]
        return made(
            Mention,
            made(Span, starts, ends),
            map(self._schemes.__getitem__, forms),
            map(folded.__getitem__, map(slice, starts, ends)),
            [titled[start] if form < 0 else readings[form] for start, _, form in hits],
            repeat(None),
        )

    def scan(self, folded: str) -> tuple[list[Hit], dict[int, tuple[Reading, ...]]]:
        """What ``find`` finds, as numbers: start, minus end and form; and what each title in 《》 means, by start."""
        hits = self._index.hits(squeeze(folded))
        titled: dict[int, tuple[Reading, ...]] = {}
        for start, end, name in titles(folded):
            if found := self._titled(name):
                titled[start] = found
                hits.append((start, -end, TITLE))
                continue
            hits.append((start, -end, UNKNOWN))
            for at, part in _listed(start + 1, name):
                if found := self._titled(part):
                    titled[at] = found
                    hits.append((at, -at - len(part), LISTED))
        return settle(hits, self._index.lanes), titled

    def _meant(self, form: int) -> tuple[Reading, ...]:
        pairs = self._index.readings(form)
        return tuple(Reading(concept, note=note) for iri, note in pairs if (concept := self.known(iri)))

    def _norms(self, title: str) -> tuple[Reading, ...]:
        """The norms that a title in 《》 may name."""
        return tuple(Reading(norm.concept, note=note) for norm, note in self.register.lookup(title))

    def term(self, iri: str) -> Term | None:
        """The term of a vocabulary with this IRI."""
        return self._terms.get(iri)

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
            scheme = f"scheme/{iri.partition('/')[0]}"
            if term.concept.scheme != "scheme":
                yield iri, RDF.type, SKOS.Concept
            if scheme in self._terms:
                yield iri, SKOS.inScheme, scheme
            for predicate, value in term.facts:
                yield iri, predicate, value
            if term.concept.scheme == "mechanism" and term.concept.kind:
                yield iri, FZ.mechanismKind, FZ[term.concept.kind]
        elif iri.startswith("place/"):
            yield from self.gazetteer.describe(iri)
        else:
            yield from self.register.describe(iri)
            if norm := self.register.norm(iri):
                for place in self._jurisdiction(norm):
                    yield norm.iri, ELI.jurisdiction, place.iri


class _Made(dict[int, tuple[Reading, ...]]):
    """The readings of the forms that were met: 城关镇 has 94, made once a form and not once a mention."""

    def __init__(self, make: Callable[[int], tuple[Reading, ...]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, form: int) -> tuple[Reading, ...]:
        self[form] = self._make(form)
        return self[form]


def _listed(start: int, name: str) -> Iterator[tuple[int, str]]:
    """The titles in one pair of marks, and where they begin: 《宪法、民法典》."""
    if "、" in name:
        for part in name.split("、"):
            yield start, part
            start += len(part) + 1


def vocabulary_files(folder: Path) -> list[Path]:
    """The vocabularies of a folder: every Turtle file but the ontology itself."""
    return sorted(path for path in folder.glob("*.ttl") if path.name != "kg.ttl")
