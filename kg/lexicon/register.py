"""The norms: which one a title means, and which wording was in force in which year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kg.lexicon.norm import GAP, Norm, Version, forms, names
from kg.lexicon.norm_tables import read_norms
from kg.lexicon.tables import date_literal
from kg.model import Literal, Value
from kg.terms import DCTERMS, ELI, FZ, RDF, SKOS, mint
from kg.zh.fold import skeleton

# The steps down from a norm: 第三十三条, 第三十三条之一, 第一款, 第二项.
_SUBDIVISION = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,8}[条款项](?:之[一二三四五六七八九十])?")


class Register:
    """The norms by title, by short name and by IRI."""

    def __init__(self, norms: Iterable[Norm] = (), versions: Iterable[Version] = ()) -> None:
        # Rows as plain tuples, made into norms when asked for: a report cites some dozens of 3,600.
        self._rows: dict[str, tuple[Any, ...]] = {}
        self._versions: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._names: dict[str, dict[str, str]] = {}
        self._made: dict[str, Norm] = {}
        for version in versions:
            self._versions[version.title].append(astuple(version)[1:])
        for norm in norms:
            self._rows[norm.iri] = astuple(norm)
            if norm.adopted and norm.title not in self._versions:
                # a norm that no table gives versions of has the one it was adopted in
                self._versions[norm.title].append((norm.adopted, "adopted", norm.effective, norm.checked))
            for name, note in names(norm):
                self._names.setdefault(name, {}).setdefault(norm.iri, note)
        # A title beats a short name of another norm: 信访条例 is itself, not 信访工作条例.
        for name, found in self._names.items():
            if len(found) > 1 and "" in found.values():
                self._names[name] = {iri: note for iri, note in found.items() if not note}

    def pack(self) -> tuple[object, ...]:
        """Everything as plain data (str, tuple, list, dict) that marshal keeps; :meth:`unpack` reads it back."""
        return self._rows, dict(self._versions), self._names

    @classmethod
    def unpack(cls, data: Any) -> Register:
        """The register that was packed, unchecked and with its index of names as it was."""
        register = cls()
        register._rows, register._versions, register._names = data
        return register

    @classmethod
    def load(cls, directories: Iterable[Path]) -> Register:
        """Reads the tables of norms in these folders; raises KgError for a bad row or a clash."""
        return cls(*read_norms(directories))

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """All norms in the order of the tables."""
        return tuple(self._norm(iri) for iri in self._rows)

    def _norm(self, iri: str) -> Norm:
        if iri not in self._made:
            self._made[iri] = Norm(*self._rows[iri])
        return self._made[iri]

    def norm(self, iri: str) -> Norm | None:
        """The norm with this IRI, or the norm that the IRI names a version or subdivision of."""
        while iri:
            if iri in self._rows:
                return self._norm(iri)
            iri = iri.rpartition("/")[0]
        return None

    def lookup(self, name: str) -> tuple[tuple[Norm, str], ...]:
        """The norms that a title in 《》 may mean, each with "" , "short" or "misnomer".

        Marks, width, 中华人民共和国, 试行, the year of an edition and the central issuer do not matter; a title
        without its years means each of the plans of that name.
        """
        for form in forms(name):
            if found := self._names.get(skeleton(form)):
                return tuple((self._norm(iri), note) for iri, note in found.items())
        return ()

    def versions_of(self, norm: Norm) -> tuple[Version, ...]:
        """The wordings that the table has, oldest first; a Version of the kind ``gap`` says that some lack."""
        return tuple(Version(norm.title, *row) for row in self._versions.get(norm.title, ()))

    def until(self, version: Version) -> str:
        """The date from which a wording is no longer in force, "" where there is none or nobody knows it."""
        norm = self.norm(version.iri)
        if not norm:
            return ""
        items = self.versions_of(norm)
        later = items[items.index(version) + 1 :]
        if later:
            return "" if later[0].kind == GAP else later[0].effective
        return norm.repealed

    @cached_property
    def _replaced(self) -> dict[str, tuple[Norm, ...]]:
        replaced: dict[str, list[Norm]] = defaultdict(list)
        for norm in self.norms:
            if norm.replaced_by:
                replaced[norm.replaced_by].append(norm)
        return {title: tuple(norms) for title, norms in replaced.items()}

    def predecessors(self, norm: Norm) -> tuple[Norm, ...]:
        """The norms that this one replaced: of 民法典 婚姻法, 合同法 and seven more."""
        return self._replaced.get(norm.title, ())

    def versions(self, iri: str, year: int) -> tuple[tuple[str, bool], ...]:
        """The versions in force at some time of the year, oldest first, and whether that is certain.

        Where the entry into force is unknown, a version counts from its adoption, and the one before it
        to the end of the following year, both as uncertain. Nothing known, or the year lies in a gap of the
        table: empty, the work alone is cited.
        """
        norm = self.norm(iri)
        if not norm or (norm.status == "repealed" and not norm.repealed):
            return ()
        if norm.repealed and _past(norm.repealed, year):
            return ()
        doubtful_end = norm.repealed[:4] == str(year) and len(norm.repealed) < 10
        items = self.versions_of(norm)
        found: list[tuple[str, bool]] = []
        for i, version in enumerate(items):
            start = version.effective or version.adopted
            if version.kind == GAP or int(start[:4]) > year:
                continue
            # By the following year a wording is in force, whether or not we know from which day.
            known = bool(version.effective) or norm.norm_class == "PolicyDocument"  # in force as it is issued
            certain = known or int(version.adopted[:4]) + 1 < year
            over, doubtful = _over(items[i + 1 :], year)
            if not over:
                found.append((version.iri, certain and not doubtful and not doubtful_end))
        return tuple(found)

    def edition(self, iri: str, year: int, edition: int) -> str:
        """The wording adopted in the year ``edition``, or the newest of the last two years for -1; else ""."""
        norm = self.norm(iri)
        for version in reversed(self.versions_of(norm) if norm else ()):
            adopted = int(version.adopted[:4])
            wanted = adopted == edition if edition > 0 else year - 1 <= adopted <= year
            if wanted and version.kind not in (GAP, "adopted"):
                return version.iri
        return ""

    def describe(self, iri: str) -> Iterator[tuple[str, str, Value]]:
        """What the register says about one norm and its versions, or about a subdivision (…/第三条/第一款)."""
        outer, _, last = iri.rpartition("/")
        if "/" in outer and _SUBDIVISION.fullmatch(last):  # work/第二十条 is a film
            yield from self._subdivision(iri)
            return
        norm = self.norm(iri)
        if not norm:
            return
        work = norm.iri
        yield work, RDF.type, ELI.LegalResource
        yield work, RDF.type, FZ.Norm
        yield work, SKOS.prefLabel, Literal.zh(norm.title)
        if norm.name_en:
            yield work, SKOS.prefLabel, Literal(norm.name_en, "", "en")
        for name in dict.fromkeys((norm.bare_title, *norm.short_names)):
            if name != norm.title:
                yield work, SKOS.altLabel, Literal.zh(name)
        yield work, FZ.normClass, FZ[norm.norm_class]
        yield from _dates(work, norm.adopted, norm.effective, norm.repealed)
        if norm.source:
            yield work, DCTERMS.source, Literal(norm.source)
        if norm.replaced_by:
            # Both ways, but only where the older norm is described, too: nothing points to what has no label.
            yield work, DCTERMS.isReplacedBy, mint("eli/cn", norm.replaced_by)
            yield mint("eli/cn", norm.replaced_by), DCTERMS.replaces, work
        for version in self.versions_of(norm):
            if version.kind == GAP:
                continue
            yield version.iri, RDF.type, ELI.LegalExpression
            yield version.iri, ELI.realizes, work
            yield work, ELI.is_realized_by, version.iri
            yield from _dates(version.iri, version.adopted, version.effective, self.until(version))

    def _subdivision(self, iri: str) -> Iterator[tuple[str, str, Value]]:
        """第三十三条 is part of its norm, known or not, its 第一款 part of the article."""
        outer, _, name = iri.rpartition("/")
        parts = [name]
        yield iri, RDF.type, ELI.LegalResourceSubdivision
        yield iri, ELI.is_part_of, outer
        while _SUBDIVISION.fullmatch(outer.rpartition("/")[2]):
            outer, _, name = outer.rpartition("/")
            parts.insert(0, name)
        norm = self._rows.get(outer)
        title = norm[0] if norm else unquote(outer.rpartition("/")[2])
        yield iri, SKOS.prefLabel, Literal.zh(title + "".join(parts))


def _past(date: str, year: int) -> bool:
    """Whether a date lies before the second day of the year, as far as it is known."""
    return int(date[:4]) < year or date == f"{year}-01-01"


def _over(later: Sequence[Version], year: int) -> tuple[bool, bool]:
    """Whether the later rows say that a wording was over before the year, or leave that open."""
    doubtful = False
    for version in later:
        if version.kind == GAP:
            # A bare year means the whole year; from a month on, the wording was in force until then.
            if _past(version.adopted, year) or version.adopted == str(year):
                return True, False
            return False, doubtful or version.adopted[:4] == str(year)
        if version.effective:
            return _past(version.effective, year), doubtful or version.effective == str(year)
        if int(version.adopted[:4]) + 1 < year:
            return True, False
        doubtful = doubtful or int(version.adopted[:4]) <= year
    return False, doubtful


def _dates(iri: str, adopted: str, effective: str, until: str) -> Iterator[tuple[str, str, Value]]:
    """The dates of a norm or wording that are known."""
    for predicate, text in (
        (ELI.date_document, adopted),
        (ELI.first_date_entry_in_force, effective),
        (ELI.date_no_longer_in_force, until),
    ):
        if date := date_literal(text):
            yield iri, predicate, date
