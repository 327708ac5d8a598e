"""What a lookup answers, as plain frozen data that a program can send on as JSON."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A version of a norm from ``effective`` to ``until``; dates are ISO, shortened or empty where unknown.

    ``in_year`` is "yes", "possibly" or "no", and empty where no year was asked for; ``kind`` is "gap"
    where nobody has told which wording was in force from then on.
    """

    iri: str
    kind: str
    adopted: str
    effective: str
    until: str
    in_year: str
    checked: str


@dataclass(frozen=True, slots=True)
class NormMeaning:
    """A norm. ``note``: "" for its title, "short" or "misnomer" for the name that was looked up.

    ``article`` is what of it was named behind the title: 第三十三条第一款.

    ``state`` in the year: in_force, possibly, not_yet, repealed or unknown; empty without a year.
    """

    iri: str
    title: str
    title_en: str
    norm_class: str
    note: str
    article: str
    state: str
    province: str
    adopted: str
    effective: str
    repealed: str
    replaced_by: str
    replaces: tuple[str, ...]
    short_names: tuple[str, ...]
    misnomers: tuple[str, ...]
    wordings: tuple[Wording, ...]
    checked: str
    source: str


@dataclass(frozen=True, slots=True)
class PlaceMeaning:
    """A division; ``chain`` holds names and codes from the province down to it.

    ``note``: "" for its name, else alt, former, stem (长阳), former-stem (襄樊), short, ethnic-short (长阳自治县),
    abbr (渝), zone (南沙新区), regiment or body (长阳县人民政府).
    ``code_system`` says which register ``code`` is from: nbs (statistics), mca (civil affairs), "" for none.
    ``since`` and ``until`` are years, empty where they are not known or there is no end.
    """

    iri: str
    name: str
    level: str
    type: str
    note: str
    chain: tuple[tuple[str, str], ...]
    code: str
    code_system: str
    code_nbs: str
    code_mca: str
    other_names: tuple[str, ...]
    former_names: tuple[str, ...]
    villages: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class TermMeaning:
    """A term of a vocabulary.

    ``note``: "" for its label, else variant, quoted (only in quotation marks), verb, told (a word that tells of it
    and is no name of it) or day (its day was named). ``told_by`` are such words and verbs. ``details`` are the other
    statements as (predicate IRI, value, language): numeral expansion, dates, notes; the language is empty for what is
    no text.
    """

    iri: str
    scheme: str
    label: str
    label_en: str
    kind: str
    note: str
    definition: str
    definition_en: str
    variants: tuple[str, ...]
    told_by: tuple[str, ...]
    broader: tuple[str, ...]
    details: tuple[tuple[str, str, str], ...]
    sources: tuple[str, ...]


Meaning = NormMeaning | PlaceMeaning | TermMeaning


@dataclass(frozen=True, slots=True)
class Group:
    """What a name means in one scheme (norm, place, mechanism …): one meaning if it is settled.

    ``why``: only (nothing else is called so), year or within (that settled it), open (several are called
    so), outside (none of them lies in the division that was given).
    """

    scheme: str
    why: str
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name means; ``form`` and ``near`` are of use where nothing is called so.

    ``form`` is the class of fz:Norm that the words of an unknown title imply, or Work; ``near`` are names like it.
    """

    name: str
    year: int | None
    within: str | None
    groups: tuple[Group, ...]
    form: str = ""
    near: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether the name is known, and means one thing in every scheme that knows it."""
        return bool(self.groups) and all(
            len(group.meanings) == 1 and group.why != "outside" for group in self.groups
        )
