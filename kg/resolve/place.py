"""Which place a report is about: its title, its signature, its source record, its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon import Lexicon
from kg.lexicon.gazetteer import Gazetteer
from kg.model import Concept, Document, Evidence, Field, Finding, Mentions, Span
from kg.read.issuers import issuers
from kg.terms import DCTERMS, mint
from kg.zh.fold import fold

HAN = "\u4e00-\u9fff"
_RANK = {"province": 0, "prefecture": 1, "county": 2, "township": 3, "village": 4}
_FORMS = {"乡": "township", "镇": "township", "街道": "township", "苏木": "township", "办事处": "township"}
_TOWNSHIP = re.compile(f"[{HAN}]{{1,9}}?(?:民族乡|乡|镇|街道|苏木)(?![镇村]|建设|居民)")
_TOPIC = re.compile(r"关于|(?:19|20)\d\d\s*年|法治政府|法治建设|依法行政|年度")
_SIGNATURE = 300  # characters at the end in which a report is signed
_SELF = re.compile("我(?:乡|镇|街道|县|市|区|州|省|旗|苏木)")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The document's own place, the evidence for it, and from the province down what it lies in."""

    concept: Concept
    evidence: Evidence
    chain: tuple[Concept, ...]

    @property
    def code(self) -> str:
        """What scopes the names that are generic: 500242209, or 540624/色务乡 of an unknown township."""
        return self.concept.iri.removeprefix("place/")


@dataclass(frozen=True, slots=True)
class _Named:
    """A place named in some text: the divisions that it may be, and where it stands."""

    name: str
    readings: tuple[Concept, ...]
    span: Span
    stem: bool = False


def own_place(
    doc: Document, mentions: Mentions, lexicon: Lexicon
) -> tuple[Whereabouts | None, list[Finding]]:
    """The place of the report's author; None with a finding where the text does not settle it.

    The title counts first, then the record of the source, the signature, and the places named in the text.
    """
    title = _title_places(doc, lexicon)
    sources = [
        (Field(name), _named_in(lexicon, getattr(doc.source, name))) for name in ("issuer", "place", "title")
    ]
    signature = [n for n in _from_mentions(mentions) if n.span.start >= len(doc.folded) - _SIGNATURE]
    addressee = [n for n in _from_mentions(mentions) if doc.addressee and n.span in doc.addressee]
    context = [title, *(named for _, named in sources), addressee, signature, _from_mentions(mentions)]
    attempts: list[tuple[Evidence | None, list[_Named]]] = [
        (None, title),
        (None, [n for n in _from_mentions(mentions) if any(n.span in signed for signed in issuers(doc))]),
        (None, signature[-1:] if _signed(doc) else []),
        *sources,
    ]
    findings: list[Finding] = []
    for evidence, named in attempts:
        named = _issuer_part(named)
        if not named:
            continue
        found = _settle(named, context, lexicon.gazetteer)
        if len(found) == 1:
            return _with_chain(found[0], evidence or named[-1].span, lexicon.gazetteer), findings
        if found:
            findings.append(ambiguous(named[-1].name, found, lexicon.gazetteer, _span(doc, named[-1])))
            return None, findings
    return _from_text(doc, mentions, lexicon), findings


def _span(doc: Document, named: _Named) -> Span | None:
    return named.span if doc.folded[named.span.start : named.span.end] == named.name else doc.title


def _signed(doc: Document) -> bool:
    return bool(re.search(r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月", doc.folded[-60:]))


def _from_mentions(mentions: Mentions) -> list[_Named]:
    return [
        _Named(
            m.surface, tuple(r.concept for r in m.readings), m.span, all(r.note == "stem" for r in m.readings)
        )
        for m in mentions.of("place")
        if m.readings and m.readings[0].concept.known
    ]


def _title_places(doc: Document, lexicon: Lexicon) -> list[_Named]:
    """The places of the title, read without its line breaks, and a township that no register has."""
    title = doc.title
    if not title:
        return []
    folded = doc.folded[title.start : title.end]
    kept = [i for i, c in enumerate(folded) if not c.isspace()]
    joined = "".join(folded[i] for i in kept)

    def span(start: int, end: int) -> Span:
        return Span(title.start + kept[start], title.start + kept[end - 1] + 1)

    return [
        _Named(n.name, n.readings, span(n.span.start, n.span.end), n.stem) for n in _named_in(lexicon, joined)
    ]


def _named_in(lexicon: Lexicon, text: str) -> list[_Named]:
    """The places that a short text names, and one township right after a county that has no such one."""
    folded = fold(text)
    hits = [m for m in lexicon.find(folded) if m.kind == "place"]
    found = [
        _Named(
            m.surface, tuple(r.concept for r in m.readings), m.span, all(r.note == "stem" for r in m.readings)
        )
        for m in hits
    ]
    counties = [
        n for n in found if any(c.kind in ("county", "prefecture") for c in n.readings) and not n.stem
    ]
    for county in counties:
        match = _TOWNSHIP.match(folded, county.span.end)
        if match and "某" not in match[0] and not any(n.span.overlaps(Span(*match.span())) for n in found):
            concepts = tuple(
                _unknown_township(match[0], c) for c in county.readings if c.kind in ("county", "prefecture")
            )
            found.append(_Named(match[0], concepts, Span(*match.span())))
    return sorted(found, key=lambda n: n.span)


def _unknown_township(name: str, county: Concept) -> Concept:
    code = county.iri.removeprefix("place/")
    facts = ((DCTERMS.isPartOf, county.iri),)
    return Concept(mint("place", name, code), "place", name, "township", known=False, facts=facts)


def _issuer_part(named: list[_Named]) -> list[_Named]:
    """Full names decide; a stem (法治酉阳) only where there is nothing else."""
    full = [n for n in named if not n.stem]
    return full or named


def _settle(named: list[_Named], context: Iterable[list[_Named]], gazetteer: Gazetteer) -> list[Concept]:
    """What the deepest of these names may be, given the others and then each wider circle of context."""
    best = max(named, key=lambda n: (max(_RANK.get(c.kind, 0) for c in n.readings), n.span.end))
    candidates = list(best.readings)
    for circle in context:
        if len(candidates) < 2:
            break
        others = {n.name: frozenset(c.iri for c in n.readings) for n in circle if n.name != best.name}
        scores = {c.iri: _support(c, others, gazetteer) for c in candidates}
        top = max(scores.values())
        candidates = [c for c in candidates if scores[c.iri] == top]
    return candidates


def _support(concept: Concept, named: dict[str, frozenset[str]], gazetteer: Gazetteer) -> int:
    """How many of the names may mean something that the place lies in."""
    outer = {c.iri for c in _chain(concept, gazetteer)[:-1]}
    return sum(not outer.isdisjoint(iris) for iris in named.values())


def _chain(concept: Concept, gazetteer: Gazetteer) -> tuple[Concept, ...]:
    if concept.known:
        return tuple(place.concept for place in gazetteer.chain(concept.iri))
    outer = next((v for p, v in concept.facts if p == DCTERMS.isPartOf and isinstance(v, str)), "")
    return (*(place.concept for place in gazetteer.chain(outer)), concept)


def _with_chain(concept: Concept, evidence: Evidence, gazetteer: Gazetteer) -> Whereabouts:
    return Whereabouts(concept, evidence, _chain(concept, gazetteer))


def ambiguous(name: str, found: list[Concept], gazetteer: Gazetteer, span: Span | None) -> Finding:
    """The finding that a name may mean several places, with the first six of them."""
    where = "；".join("".join(c.label for c in _chain(concept, gazetteer)) for concept in found[:6])
    return Finding("ambiguous-place", name, f"{name} may be {len(found)} places: {where}", evidence=span)


def _from_text(doc: Document, mentions: Mentions, lexicon: Lexicon) -> Whereabouts | None:
    """A text without title and record: 我镇, and one town that is named again and again."""
    forms = [m[0][1:] for m in _SELF.finditer(doc.folded)]
    if not forms:
        return None
    form = max(set(forms), key=lambda f: (forms.count(f), f))
    named = [n for n in _from_mentions(mentions) if n.name.endswith(form)]
    names = {n.name for n in named}
    if len(names) != 1:
        return None
    found = _settle(named, [_from_mentions(mentions)], lexicon.gazetteer)
    return _with_chain(found[0], named[0].span, lexicon.gazetteer) if len(found) == 1 else None
