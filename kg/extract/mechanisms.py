"""Which mechanisms a report describes, and which of them it adopts, plans or lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Mention, Mentions, Modality, Span, Statement
from kg.terms import FZ
from kg.zh.modality import modality

_STANCE = {Modality.DONE: FZ.adopts, Modality.PLANNED: FZ.plans, Modality.LACKING: FZ.lacks}


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """``fz:describes`` for each mention of a mechanism, and beside it what its modality says.

    What is only asked for from above (Modality.REQUIRED) is described and nothing more.
    """
    for mention in mentions.of("mechanism"):
        concept = mention.concept
        if concept is None or _only_names(doc, mentions, mention):
            continue
        stance = modality(doc, mention.span)
        yield Statement(doc.iri, FZ.describes, concept.iri, mention.span, stance)
        if stance in _STANCE:
            yield Statement(doc.iri, _STANCE[stance], concept.iri, mention.span, stance)


def _only_names(doc: Document, mentions: Mentions, mention: Mention) -> bool:
    """Whether the words name the report, a document or a campaign, and describe no way of governing.

    A report's title 年度报告 is no 年度报告制度, what 《全区网格化工作要点》 is about need not be done, and
    扫黑除恶 in 扫黑除恶专项斗争 is no mechanism beside the drive.
    """
    if doc.title is not None and mention.span in doc.title:
        return True
    title = _title_around(doc, mention.span)
    if title is not None and len(title) > len(mention.span) + 2:
        return True
    start = max(0, mention.span.start - 24)
    for campaign in mentions.within(Span(start, mention.span.end), "campaign"):
        known = any(reading.concept.known for reading in campaign.readings)
        same = _bare(campaign.surface) == _bare(mention.surface)
        if mention.span.overlaps(campaign.span) and (same or (known and mention.span in campaign.span)):
            return True
    return False


def _bare(surface: str) -> str:
    """A name without quotation marks and 活动: “法律八进”活动 and 法律“八进” are one."""
    return re.sub('[“”"「」]|活动$', "", surface)


def _title_around(doc: Document, span: Span) -> Span | None:
    """What stands between the 《》 around a span, within 80 characters on either side; None without them."""
    sentence = doc.sentence(span)
    low, high = max(sentence.start, span.start - 80), min(sentence.end, span.end + 80)
    start = doc.folded.rfind("《", low, span.start)
    end = doc.folded.find("》", span.end, high)
    if start < 0 or end < 0 or doc.folded.find("》", start, span.start) >= 0:
        return None
    return Span(start + 1, end)
