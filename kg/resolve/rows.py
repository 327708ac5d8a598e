"""Which places a row names in short: 双河、石门和榆林 are towns of the county if the register has them there.

One such word alone may be any word (平安, 团结); that another unit of the same division stands beside it in a
row says that both are places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.divisions import Place
from kg.lexicon.gazetteer import Gazetteer
from kg.model import Document, Mention, Reading, Span
from kg.resolve.place import Whereabouts
from kg.resolve.towns import HAN, SHORT, town_stem
from kg.zh.fold import fold
from kg.zh.phrase import starts_word
from kg.zh.spans import Spans
from kg.zh.words import in_dictionary, tags

_JOINT = "(?:、|和|与|及|以及)"
_LEADS = re.compile(
    f"(?:^|[^{HAN}]|[在到赴与和及对由从向往为以驻去至]|约谈|走访|督促|包[保联干抓]|挂包|联系|覆盖|涉及|选取|选择|深入|前往|走进|来到|指导|督导|组织|调研)$"
)
# What may follow the last of a row: a mark, how many there are, of what kind, what is done there.
_FOLLOWS = re.compile(
    f"[^{HAN}]|$|[等两三四五六七八九的]|[各]?[镇乡县市区村地片]|街道|社区|苏木|嘎查|村委|居委|设|建[成立设]|开[展设]|举[办行]|试[点行]|成立|率先|挂牌|宣[传讲]|实施|推[行广]|组织|进行|巡回|调研|督[导查]|检查|先后|分别"
)
_VILLAGE = re.compile("(?:村民?委(?:员)?会|社区居委会|居委会|社区|嘎查|村)$")
_COUNTY = re.compile("(?:自治县|[县市区旗])$")
_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nz", "nt", "x"})


def short_in_rows(
    doc: Document, own: Whereabouts, gazetteer: Gazetteer, taken: list[Mention]
) -> Iterator[Mention]:
    """The units of one division that stand in a row without their type, or beside one with it.

    At least two of the row are in the register under one division, and of these one is no common word.
    """
    if "、" not in doc.folded:
        return
    full = {m.span.start: m.span.end for m in taken}
    ends = {m.span.end for m in taken}
    known = Spans(m.span for m in taken)
    for units in _divisions(own, gazetteer):
        stems = {stem: place for stem, place in _stems(units, gazetteer).items() if stem in doc.folded}
        if not stems:
            continue
        names = "|".join(map(re.escape, sorted(stems, key=lambda name: (-len(name), name))))
        pattern = re.compile(f"(?:{names})(?:{_JOINT}(?:{names}))*")
        one = re.compile(names)
        for row in pattern.finditer(doc.folded):
            spans = [Span(*m.span()) for m in one.finditer(doc.folded, *row.span())]
            before, after = _beside(doc.folded, row.start(), ends), _after(doc.folded, row.end(), full)
            if (
                len(spans) + before + after < 2
                or not (before or _begins(doc.folded, row.start()))
                or not (after or _FOLLOWS.match(doc.folded, row.end()))
                or all(_is_common(doc.quote(span)) for span in spans)
            ):
                continue
            for span in spans:
                if known.overlaps(span):  # 沙洋 of a row of towns is the county's short name, too
                    continue
                place = stems[doc.folded[span.start : span.end]]
                yield Mention(span, "place", doc.quote(span), (Reading(place.concept, note=SHORT),))


def _divisions(own: Whereabouts, gazetteer: Gazetteer) -> Iterator[tuple[Place, ...]]:
    """What lies side by side near the report's place: villages of its town, towns of its county, counties of its city."""
    for place in reversed(own.chain):
        if place.kind == "township" and place.known:
            yield gazetteer.villages(place.iri)
        elif place.kind in ("county", "prefecture"):
            yield gazetteer.members(place.iri)


def _stems(units: tuple[Place, ...], gazetteer: Gazetteer) -> dict[str, Place]:
    """The units by their names without type; a name that two have is nobody's."""
    found: dict[str, Place] = {}
    twice: set[str] = set()
    for unit in units:
        stem = _VILLAGE.sub("", unit.name) if unit.level == "village" else town_stem(unit.name)[0]
        stem = _COUNTY.sub("", stem) if unit.level == "county" else stem
        for name in {fold(stem), *(fold(alias.name) for alias in gazetteer.aliases_of(unit.code))}:
            if 2 <= len(name) <= 4 and name != fold(unit.name):
                twice |= {name} & found.keys()
                found[name] = unit
    return {stem: unit for stem, unit in found.items() if stem not in twice}


def _begins(text: str, start: int) -> bool:
    return bool(_LEADS.search(text, max(0, start - 2), start)) or starts_word(text, start)


def _beside(text: str, start: int, ends: set[int]) -> bool:
    """Whether a place with its type stands before in the same row."""
    return text[start - 1 : start] in tuple("、和与及") and start - 1 in ends


def _after(text: str, end: int, full: dict[int, int]) -> bool:
    """Whether a place with its type stands behind in the same row."""
    return text[end : end + 1] in tuple("、和与及") and end + 1 in full


def _is_common(stem: str) -> bool:
    """Whether the word is one of the language, which a town may be called by: 平安, 团结."""
    cut = tags(stem)
    return in_dictionary(stem) and not (len(cut) == 1 and cut[0][1] in _NAME_TAGS)
