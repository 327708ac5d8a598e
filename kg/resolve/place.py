"""Which place a report is about: its title, its signature, its source record, its web address, its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from weakref import WeakKeyDictionary

from kg.lexicon import Lexicon
from kg.lexicon.gazetteer import Gazetteer
from kg.model import Concept, Document, Evidence, Field, Finding, Mentions, Reading, Span
from kg.read.issuers import issuers
from kg.resolve.hosts import Address, Addresses
from kg.resolve.naming import Named, from_mentions, named_in
from kg.resolve.settle import Circle, chain_of, settle

_SIGNATURE = 300  # characters at the end in which a report is signed
_SELF = re.compile("我(乡|镇|街道|苏木|县|市|区|州|省|旗|盟)")
# 县司法局, 市水务局: the level of a department that does not name its place.
_LEVEL = re.compile(
    "(?:中共)?(?P<form>县|区|市|州|省|旗|盟)(?=[\u4e00-\u9fff]{0,16}(?:局|委|办|厅|院|政府|党组|中心|队))"
)
_DEPARTMENT = re.compile(
    "(?:[县区州省旗盟]|市(?!场|政))?(?P<name>(?!管理|工作)[\u4e00-\u9fff]{2,14}?(?:局|厅|委员会|委|办公室|办))(?:党组|党委)?"
)
_KINDS = {
    "县": ("county",),
    "旗": ("county",),
    "区": ("county", "site"),
    "州": ("prefecture",),
    "盟": ("prefecture",),
    "省": ("province",),
    "市": ("province", "prefecture", "county"),
}
_NamedAt = Callable[[Span | None], list[Named]]
_addresses: WeakKeyDictionary[Gazetteer, Addresses] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The document's own place, the evidence for it, and from the province down what it lies in.

    ``note`` says how the name differs from the register's: ``former``, ``upgraded``, ``short``. ``author`` is the
    department of the place that reports (司法局), empty for a government.
    """

    concept: Concept
    evidence: Evidence
    chain: tuple[Concept, ...]
    note: str = ""
    author: str = ""

    @property
    def code(self) -> str:
        """What scopes the names that are generic: 420528103, or 420528/某某乡 of an unknown township."""
        return self.concept.iri.removeprefix("place/")


def own_place(
    doc: Document, mentions: Mentions, lexicon: Lexicon
) -> tuple[Whereabouts | None, list[Finding]]:
    """The place of the report's author; None with a finding where the text does not settle it.

    The title counts first, then the bodies that sign, then the record of the source, its web address last.
    """
    signed = issuers(doc)
    named_at = cache(partial(_named_at, doc, lexicon))  # one span may be title, signature and addressee
    own, findings = _settled(doc, mentions, lexicon, signed, named_at)
    return (replace(own, author=_department(doc, signed, named_at)) if own else None), findings


def _department(doc: Document, signed: Sequence[Span], named_at: _NamedAt) -> str:
    """The department that signs, without its place: 沂水县司法局 is 司法局."""
    if not signed:
        return ""
    places = [n for n in named_at(signed[-1]) if not n.stem]
    start = max((n.span.end for n in places), default=signed[-1].start)
    match = _DEPARTMENT.fullmatch(doc.folded, start, signed[-1].end)
    return match["name"] if match else ""


def _settled(
    doc: Document, mentions: Mentions, lexicon: Lexicon, signed: Sequence[Span], named_at: _NamedAt
) -> tuple[Whereabouts | None, list[Finding]]:
    gazetteer = lexicon.gazetteer
    title = named_at(doc.title)
    fields = {name: named_in(lexicon, getattr(doc.source, name)) for name in ("issuer", "place", "title")}
    said = from_mentions(mentions.of("place"))
    signature = [n for n in said if n.span.start >= len(doc.folded) - _SIGNATURE]
    addressee = named_at(doc.addressee)
    head = [*title, *(n for named in fields.values() for n in named), *addressee, *signature]
    address = _address(doc, gazetteer, head, said)
    circles = [
        Circle(title),
        *(Circle(named, binding=True) for named in fields.values()),
        Circle(_shown(address), binding=True, open=False),
        Circle(addressee),
        Circle(signature),
        Circle(said),
    ]
    attempts: list[tuple[Evidence | None, list[Named]]] = [
        (None, title),
        (None, [n for span in signed for n in named_at(span)]),
        (None, signature[-1:] if _signed(doc) else []),
        *((Field(name), named) for name, named in fields.items()),
        (None, _repeated(doc, said)),
    ]
    for evidence, named in attempts:
        if not named:
            continue
        best, found = settle(named, circles, gazetteer)
        if len(found) == 1:
            return _with_chain(found[0], evidence or best.span, gazetteer), []
        concepts = [r.concept for r in found or best.readings]
        return None, [ambiguous(best.name, concepts, gazetteer, _span(doc, best))]
    return _from_outside(doc, signed, addressee, address, gazetteer)


def _named_at(doc: Document, lexicon: Lexicon, span: Span | None) -> list[Named]:
    """The places of a title or a signature, read without its line breaks."""
    if not span:
        return []
    folded = doc.folded[span.start : span.end]
    kept = [i for i, c in enumerate(folded) if not c.isspace()]
    return [
        replace(n, span=Span(span.start + kept[n.span.start], span.start + kept[n.span.end - 1] + 1))
        for n in named_in(lexicon, "".join(folded[i] for i in kept))
    ]


def _address(
    doc: Document, gazetteer: Gazetteer, head: Sequence[Named], said: Sequence[Named]
) -> Address | None:
    """What the web address of the source shows in the provinces that the head, else the whole text, shows."""
    if not doc.source.url:
        return None
    shown = _provinces(head, gazetteer)
    if not shown:
        shown = _provinces([n for n in said if n.rank < 2], gazetteer)
        shown = shown if len(shown) == 1 else set()
    if gazetteer not in _addresses:
        _addresses[gazetteer] = Addresses(gazetteer)
    return _addresses[gazetteer].read(doc.source.url, shown)


def _provinces(named: Sequence[Named], gazetteer: Gazetteer) -> set[str]:
    """The codes of the provinces of the names that can mean one place only."""
    concepts = (n.concept for n in named if not n.stem or n.rank == 0)
    return {gazetteer.outer(c.iri.removeprefix("place/"))[0] for c in concepts if c and c.known}


def _shown(address: Address | None) -> list[Named]:
    if not address or not address.places:
        return []
    return [Named(address.label, tuple(Reading(place.concept) for place in address.places), Span(0, 0))]


def _span(doc: Document, named: Named) -> Span | None:
    return named.span if doc.folded[named.span.start : named.span.end] == named.name else doc.title


def _signed(doc: Document) -> bool:
    return bool(re.search(r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月", doc.folded[-60:]))


def _repeated(doc: Document, said: Sequence[Named]) -> list[Named]:
    """A text without title and record: 我镇, and one town that is named again and again."""
    forms = [m[1] for m in _SELF.finditer(doc.folded)]
    if not forms:
        return []
    form = max(set(forms), key=lambda f: (forms.count(f), f))
    named = [n for n in said if n.name.endswith(form)]
    return named[:1] if len({n.name for n in named}) == 1 else []


def _from_outside(
    doc: Document,
    signed: Sequence[Span],
    addressee: Sequence[Named],
    address: Address | None,
    gazetteer: Gazetteer,
) -> tuple[Whereabouts | None, list[Finding]]:
    """The place of an author who names none, 县司法局 or 本局: the addressee's or the web address's."""
    level = next((m["form"] for s in signed if (m := _LEVEL.match(doc.folded, s.start, s.end))), "")
    if not level and doc.title and (match := _LEVEL.match(doc.folded, doc.title.start, doc.title.end)):
        level = match["form"]
    level = level or next((m[1] for m in _SELF.finditer(doc.folded)), "")
    known = level in _KINDS
    if level and not known:  # 我镇: which one, nobody says
        return None, []
    for named in addressee if known else ():
        if named.concept and named.concept.known and named.concept.kind in _KINDS[level]:
            return _with_chain(named.readings[0], named.span, gazetteer), []
    if not address:
        return None, []
    fitting = [place for place in address.places if not known or place.level in _KINDS[level]]
    if len(fitting) == 1:
        return _with_chain(Reading(fitting[0].concept), Field("url"), gazetteer), []
    said = [place for place in fitting if place.name in doc.folded]
    if len(said) == 1:  # 建设法治盂县: of those that the address may show, the text names one
        return _with_chain(Reading(said[0].concept), Field("url"), gazetteer), []
    candidates = [place.concept for place in fitting or address.places]
    return None, [ambiguous(address.label, candidates, gazetteer, None)]


def _with_chain(reading: Reading, evidence: Evidence, gazetteer: Gazetteer) -> Whereabouts:
    concept = reading.concept
    note = reading.note if reading.note != "stem" else ""
    return Whereabouts(concept, evidence, chain_of(concept, gazetteer), note)


def ambiguous(name: str, found: Sequence[Concept], gazetteer: Gazetteer, span: Span | None) -> Finding:
    """The finding that a name may mean several places, with the first six of them, or none of those known."""
    where = "；".join("".join(c.label for c in chain_of(concept, gazetteer)) for concept in found[:6])
    if not found:
        return Finding("ambiguous-place", name, f"{name} is no place that the text settles", evidence=span)
    places = "places" if len(found) > 1 else "place, which the other names contradict"
    return Finding("ambiguous-place", name, f"{name} may be {len(found)} {places}: {where}", evidence=span)
