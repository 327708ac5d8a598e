"""What a norm and its wordings are, and by which spellings of its title a norm is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Concept
from kg.terms import mint
from kg.zh.fold import skeleton

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


@dataclass(frozen=True, slots=True)
class Version:
    """A wording of a norm (eli:LegalExpression); the dates are ISO, empty or shortened where unknown."""

    title: str
    adopted: str
    kind: str
    effective: str
    checked: str = ""

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
    checked: str = ""
    source: str = ""

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

    @property
    def has_years(self) -> bool:
        """Whether the title ends with years that tell it from others of its name: 规划（2021—2025年）."""
        return bool(_YEARS.search(self.title))


def names(norm: Norm) -> Iterator[tuple[str, str]]:
    """The skeletons by which a norm is looked up, each with "" (the title), "short" or "misnomer"."""
    title = norm.title
    yield skeleton(title), ""
    if norm.bare_title != title:
        yield skeleton(norm.bare_title), ""
        if norm.bare_title.startswith("国"):
            # 《中华人民共和国家安全法》: one 国 too few is the commonest slip of the pen
            yield skeleton("中华人民共和" + norm.bare_title), "misnomer"
    for form in forms(norm.bare_title):
        if form != norm.bare_title:
            yield skeleton(form), "short"
    for name in norm.short_names:
        yield skeleton(name), "short"
    for name in norm.misnomers:
        yield skeleton(name), "misnomer"


def forms(name: str) -> tuple[str, ...]:
    """A title and what remains of it without edition, years and issuer, the fullest first.

    >>> forms("中华人民共和国档案法(2020年修订)")
    ('中华人民共和国档案法（2020年修订）', '中华人民共和国档案法', '档案法（2020年修订）', '档案法')
    """
    name = re.sub(r"\s+", "", name.replace("(", "（").replace(")", "）"))
    found = [name]
    for form in found:
        for shorter in (
            _EDITION.sub("", form),
            _YEARS.sub("", form),
            _ISSUER.sub("", form),
            form.removeprefix(STATE),
            re.sub(r"年(?=）$)", "", form),
        ):
            if shorter and shorter not in found:
                found.append(shorter)
    return tuple(found)
