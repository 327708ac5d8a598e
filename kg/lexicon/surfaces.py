"""Which words of a vocabulary or register are looked for in running text, and under what conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.norm import STATE, Norm
from kg.lexicon.register import Register
from kg.lexicon.vocabulary import SILENT, Term
from kg.model import Literal
from kg.terms import FZ
from kg.zh.fold import fold
from kg.zh.shadow import Mode, squeeze

# Names of norms that are safe in running text end like this; others only in 《》.
_NORM_ENDING = re.compile(
    r"(?:法|法典|条例|规定|办法|纲要|规划|章程|准则|细则|规则|决定|意见|解释)(?:（[^（）]{1,14}）)?$"
)
# Units of the statistics that bear a common noun as their name: 城区, 郊区, 新区, 杨镇, 街道, 林场.
_SHORT_PLACE = 2


@dataclass(frozen=True, slots=True)
class Form:
    """What a surface may mean in one scheme; without ``iris`` it only bars shorter names inside it."""

    kind: str
    mode: Mode
    iris: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def surface(name: str) -> str:
    """A name as the automaton sees it: folded, without quotation marks and blanks.

    >>> surface("行政执法“三项制度”"), surface("4·15")
    ('行政执法三项制度', '4.15')
    """
    return squeeze(fold(name)).text


def term_forms(terms: Iterable[Term]) -> Iterator[tuple[str, Form]]:
    """The labels of the vocabularies."""
    for term in terms:
        concept = term.concept
        if concept.scheme in SILENT:
            continue
        own = (concept.iri,)
        for name in (*term.labels, *term.shared):
            yield surface(name), Form(concept.scheme, Mode.PLAIN, own, ("",))
        for name in term.quoted:
            yield surface(name), Form(concept.scheme, Mode.QUOTED, own, ("",))
        for name in term.verbs:
            yield surface(name), Form(concept.scheme, Mode.PLAIN, own, ("verb",))
        for name, mode in _dated(term):
            yield surface(name), Form(concept.scheme, mode, own, ("",))
        for phrase in term.not_within:
            yield surface(phrase), Form(concept.scheme, Mode.PLAIN)


def _dated(term: Term) -> Iterator[tuple[str, Mode]]:
    """A campaign's names with its own date before them: 4·15国家安全教育日, 119消防日, 三月法治宣传月."""
    for predicate, value in term.concept.facts:
        if predicate != FZ.date or not isinstance(value, Literal):
            continue
        month, _, day = value.text.removeprefix("--").partition("-")
        m, d = int(month), int(day or 0)
        forms = (
            [f"{m}.{d}", f"{m}{day}", f"{m}月{d}日"]
            if day
            else [f"{m}月", f"{'〇一二三四五六七八九十'[m]}月" if m < 11 else f"十{'一二'[m - 11]}月"]
        )
        for date in forms:
            for name in term.labels:
                yield date + name, Mode.PLAIN
        if day and term.concept.label.endswith(("日", "节")):
            for date in (f"{m}.{d}", f"{month}.{day}", f"{m}{day}"):
                yield date, Mode.QUOTED


def norm_forms(register: Register) -> Iterator[tuple[str, Form]]:
    """The titles and safe short names; what stands in 《》 is looked up as a whole instead."""
    for norm in register.norms:
        own = (norm.iri,)
        for name, note in _norm_names(norm):
            mode = _norm_mode(name)
            yield surface(name), Form("norm", mode, own, (note,))


def _norm_names(norm: Norm) -> Iterator[tuple[str, str]]:
    yield norm.title, ""
    if norm.title.startswith(STATE):
        yield norm.bare_title, ""
    for name in norm.short_names:
        yield name, "short"
    for name in norm.misnomers:
        yield name, "misnomer"


def _norm_mode(name: str) -> Mode:
    if name in ("宪法", "民法典"):
        return Mode.NORM
    if len(name) == 3 and name.endswith("法"):
        return Mode.SHORT_NORM
    return Mode.NORM if len(name) > 3 and _NORM_ENDING.search(name) else Mode.QUOTED


def place_forms(gazetteer: Gazetteer) -> Iterator[tuple[str, Form]]:
    """The divisions above the village by full, short and former name."""
    names: dict[str, dict[str, str]] = {}
    for name, codes in gazetteer.names.items():
        if len(name) <= _SHORT_PLACE and name[-1] in "镇乡区道场园":
            continue
        if meant := gazetteer.meant(name, codes):
            names[name] = dict.fromkeys(meant, "")
    for code, name in gazetteer.former:
        if len(name) > _SHORT_PLACE or name[-1] == "县":
            names.setdefault(name, {}).setdefault(code, "former")
    for alias in gazetteer.aliases:
        if len(alias.name) > 1 and not alias.ordinary:
            typed = len(alias.name) > _SHORT_PLACE and alias.name[-1] in "县州盟旗市区团"
            names.setdefault(alias.name, {}).setdefault(alias.code, "" if typed else "stem")
    folded = fold("\n".join(names)).split("\n") if names else []
    for name, found in zip(folded, names.values(), strict=True):
        iris = tuple(f"place/{code}" for code in found)
        notes = tuple(found.values())
        if set(notes) == {"stem"}:
            mode = Mode.STEM
        else:
            mode = Mode.SHORT_PLACE if len(name) <= _SHORT_PLACE else Mode.PLACE
        yield name.replace("·", "."), Form("place", mode, iris, notes)
