"""The norms: official titles, short names and misnomers, and which version was in force in which year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon.tables import check_dates, date_literal, read_table
from kg.model import Concept, KgError, Literal, Value
from kg.terms import DCTERMS, ELI, FZ, RDF, SKOS, mint
from kg.zh.fold import skeleton

COLUMNS = (
    "title",
    "short_names",
    "misnomers",
    "class",
    "province",
    "name_en",
    "adopted",
    "effective",
    "status",
    "repealed",
    "replaced_by",
    "checked",
    "source",
    "note",
)
VERSION_COLUMNS = ("title", "adopted", "kind", "effective", "checked")
# Of a row that is no version: from its date to the next row nobody has told us the wording in force.
GAP = "gap"
CLASSES = (
    "Constitution",
    "Law",
    "AdministrativeRegulation",
    "LocalRegulation",
    "Rule",
    "JudicialInterpretation",
    "PartyRegulation",
    "PolicyDocument",
)
STATE = "中华人民共和国"
# What precedes a title in the register or in a citation without belonging to it: 《中共中央 国务院关于……》.
_ISSUER = re.compile(
    r"^(?:中共中央|国务院|全国人民代表大会常务委员会|中央|中办|国办|办公厅|宣传部|司法部|印发|转发|联合|安全生产委员会|、|和| )+(?=关于)"
)
_YEARS = re.compile(r"(?:（[^（）]{0,4}\d{4}[^（）]{0,12}）|〔[^〔〕]{0,20}〕)$")
_EDITION = re.compile(r"（[^（）]{0,12}(?:修订|修正|试行|暂行|草案|修改|公布|施行|版|本|通过)[^（）]{0,6}）$")

_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,7}条(?:之[一二三四五六七八九十])?")


@dataclass(frozen=True, slots=True)
class Version:
    """A wording of a norm (eli:LegalExpression); the dates are ISO, empty or shortened where unknown."""

    title: str
    adopted: str
    kind: str
    effective: str

    @property
    def iri(self) -> str:
        """The IRI of the norm and the day of adoption."""
        return f"{mint('eli/cn', self.title)}/{self.adopted}"


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm as a work (eli:LegalResource)."""

    title: str
    norm_class: str
    short_names: tuple[str, ...] = ()
    misnomers: tuple[str, ...] = ()
    province: str = ""
    name_en: str = ""
    adopted: str = ""
    effective: str = ""
    status: str = ""
    repealed: str = ""
    replaced_by: str = ""

    @property
    def iri(self) -> str:
        """``eli/cn/`` and the full title."""
        return mint("eli/cn", self.title)

    @property
    def concept(self) -> Concept:
        """The norm as what a mention may mean."""
        return Concept(self.iri, "norm", self.title, self.norm_class)

    @property
    def bare_title(self) -> str:
        """The title as it is cited: 中华人民共和国家庭教育促进法 → 家庭教育促进法."""
        return self.title.removeprefix(STATE)


class Register:
    """The norms by title, by short name and by IRI."""

    def __init__(self, norms: Iterable[Norm] = (), versions: Iterable[Version] = ()) -> None:
        self.norms = tuple(norms)
        self._by_iri = {norm.iri: norm for norm in self.norms}
        self._versions: dict[str, list[Version]] = defaultdict(list)
        for version in versions:
            self._versions[version.title].append(version)
        for norm in self.norms:  # a norm that no table gives versions of has the one it was adopted in
            if norm.adopted and norm.title not in self._versions:
                self._versions[norm.title] = [Version(norm.title, norm.adopted, "adopted", norm.effective)]
        self._names: dict[str, dict[str, str]] = {}
        for norm in self.norms:
            for name, note in _names(norm):
                self._names.setdefault(name, {}).setdefault(norm.iri, note)
        # A title beats a short name of another norm: 信访条例 is itself, not 信访工作条例.
        for name, found in self._names.items():
            if len(found) > 1 and "" in found.values():
                self._names[name] = {iri: note for iri, note in found.items() if not note}

    @classmethod
    def load(cls, directories: Iterable[Path]) -> Register:
        """Reads the tables of norms in these folders; raises KgError for a bad row or a clash."""
        norms: dict[str, Norm] = {}
        seen: dict[str, Path] = {}
        versions: list[Version] = []
        for directory in directories:
            if (path := directory / "norms.csv").exists():
                for line, row in enumerate(read_table(path, COLUMNS), 2):
                    norm = _norm(path, line, row)
                    if norm.title in norms:
                        other = f" in {seen[norm.title]}" if seen[norm.title] != path else ""
                        raise KgError(
                            f"{path}:{line}: 《{norm.title}》 is there already{other}; remove one row"
                        )
                    norms[norm.title], seen[norm.title] = norm, path
            if (path := directory / "norm_versions.csv").exists():
                for line, row in enumerate(read_table(path, VERSION_COLUMNS), 2):
                    check_dates(path, line, row[1], row[3])
                    if row[0] not in norms:
                        raise KgError(
                            f"{path}:{line}: norms.csv has no 《{row[0]}》; add it or correct the title"
                        )
                    versions.append(Version(*row[:4]))
        for norm in norms.values():
            if norm.replaced_by and norm.replaced_by not in norms:
                raise KgError(
                    f"{seen[norm.title]}: 《{norm.title}》 is replaced by 《{norm.replaced_by}》, "
                    "which has no row; add one or correct the title"
                )
        return cls(norms.values(), sorted(versions, key=lambda v: (v.title, v.adopted)))

    def norm(self, iri: str) -> Norm | None:
        """The norm with this IRI, or the norm that a version's IRI is a version of."""
        return self._by_iri.get(iri) or self._by_iri.get(iri.rpartition("/")[0])

    def lookup(self, name: str) -> tuple[tuple[Norm, str], ...]:
        """The norms that a title in 《》 may mean, each with "" , "short" or "misnomer".

        Marks, width, 中华人民共和国, 试行, the year of an edition and the central issuer do not matter; a title
        without its years means each of the plans of that name.
        """
        for form in _forms(name):
            if found := self._names.get(skeleton(form)):
                return tuple((self._by_iri[iri], note) for iri, note in found.items())
        return ()

    def versions(self, iri: str, year: int) -> tuple[tuple[str, bool], ...]:
        """The versions in force at some time of the year, oldest first, and whether that is certain.

        Where the entry into force is unknown, a version counts from its adoption, and the one before it
        to the end of the following year, both as uncertain. Nothing known, or the year lies in a gap of the
        table: empty, the work alone is cited.
        """
        norm = self.norm(iri)
        if not norm:
            return ()
        first, last = f"{year}-01-01", f"{year}-12-31"
        if norm.repealed and norm.repealed <= first:
            return ()
        items = self._versions.get(norm.title, [])
        found: list[tuple[str, bool]] = []
        for i, version in enumerate(items):
            start = version.effective or version.adopted
            if version.kind == GAP or not start or start > last:
                continue
            after = items[i + 1] if i + 1 < len(items) else None
            certain = bool(version.effective)
            if after and (end := after.adopted if after.kind == GAP else after.effective):
                if end <= first:
                    continue
            elif after and after.adopted <= last:
                if int(after.adopted[:4]) + 1 < year:
                    continue
                certain = False
            found.append((version.iri, certain))
        return tuple(found)

    def describe(self, iri: str) -> Iterator[tuple[str, str, Value]]:
        """What the register says about one norm and its versions."""
        norm = self.norm(iri)
        if not norm:
            return
        work = norm.iri
        article = iri.rpartition("/")[2]
        if _ARTICLE.fullmatch(article):
            yield iri, RDF.type, ELI.LegalResourceSubdivision
            yield iri, ELI.is_part_of, work
            yield iri, SKOS.prefLabel, Literal.zh(f"{norm.title}{article}")
            return
        yield work, RDF.type, ELI.LegalResource
        yield work, RDF.type, FZ.Norm
        yield work, SKOS.prefLabel, Literal.zh(norm.title)
        if norm.name_en:
            yield work, SKOS.prefLabel, Literal(norm.name_en, "", "en")
        for name in dict.fromkeys((norm.bare_title, *norm.short_names)):
            if name != norm.title:
                yield work, SKOS.altLabel, Literal.zh(name)
        yield work, FZ.normClass, FZ[norm.norm_class]
        yield from _dates(work, norm.adopted, norm.effective)
        if norm.repealed and (date := date_literal(norm.repealed)):
            yield work, ELI.date_no_longer_in_force, date
        if norm.replaced_by:
            yield work, DCTERMS.isReplacedBy, mint("eli/cn", norm.replaced_by)
        for version in self._versions.get(norm.title, ()):
            if version.kind == GAP:
                continue
            yield version.iri, RDF.type, ELI.LegalExpression
            yield version.iri, ELI.realizes, work
            yield work, ELI.is_realized_by, version.iri
            yield from _dates(version.iri, version.adopted, version.effective)


def _norm(path: Path, line: int, row: list[str]) -> Norm:
    title, shorts, misnomers, norm_class, province, name_en, adopted, effective, status, repealed, by, *_ = (
        row
    )
    if not title:
        raise KgError(f"{path}:{line}: no title; fill it in or remove the row")
    if norm_class not in CLASSES:
        raise KgError(f"{path}:{line}: {norm_class!r} is no class; write one of {', '.join(CLASSES)}")
    check_dates(path, line, adopted, effective, repealed)
    return Norm(
        title,
        norm_class,
        tuple(shorts.split("|")) if shorts else (),
        tuple(misnomers.split("|")) if misnomers else (),
        province,
        name_en,
        adopted,
        effective,
        status,
        repealed,
        by,
    )


def _dates(iri: str, adopted: str, effective: str) -> Iterator[tuple[str, str, Value]]:
    if date := date_literal(adopted):
        yield iri, ELI.date_document, date
    if date := date_literal(effective):
        yield iri, ELI.first_date_entry_in_force, date


def _names(norm: Norm) -> Iterator[tuple[str, str]]:
    """The skeletons by which a norm is looked up, each with what kind of name it is."""
    title = norm.title
    yield skeleton(title), ""
    if norm.bare_title != title:
        yield skeleton(norm.bare_title), ""
        if norm.bare_title.startswith("国"):
            # 《中华人民共和国家安全法》: one 国 too few is the commonest slip of the pen
            yield skeleton("中华人民共和" + norm.bare_title), "misnomer"
    for form in _forms(norm.bare_title):
        if form != norm.bare_title:
            yield skeleton(form), "short"
    for name in norm.short_names:
        yield skeleton(name), "short"
    for name in norm.misnomers:
        yield skeleton(name), "misnomer"


def _forms(name: str) -> tuple[str, ...]:
    """A title and what remains of it without edition, years and issuer, the fullest first."""
    name = re.sub(r"\s+", "", name.replace("(", "（").replace(")", "）"))
    forms = [name]
    for form in forms:
        for shorter in (
            _EDITION.sub("", form),
            _YEARS.sub("", form),
            _ISSUER.sub("", form),
            form.removeprefix(STATE),
            re.sub(r"年(?=）$)", "", form),
        ):
            if shorter and shorter not in forms:
                forms.append(shorter)
    return tuple(forms)
