"""That the report cites a norm: in what way, in which wording, which article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Mentions, Statement
from kg.terms import FZ, segment
from kg.zh.modality import contexts, modality

_STEPS = re.compile("第[^第条款项]{1,8}[条款项](?:之.)?")
# What a reading's note means for the reader of the citation.
_NOTES = {"misnomer": "Misnomer", "corrected": "Corrected"}


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One citation for each mention, with the wordings in force in the year and the article named."""
    for mention in mentions.of("norm"):
        mode, ways = modality(doc, mention.span), contexts(doc, mention.span, mentions)
        for reading in mention.readings:
            work = reading.concept.iri
            said = ways | ({_NOTES[reading.note]} if reading.note in _NOTES else set())
            yield Statement(doc.iri, FZ.cites, work, mention.span, mode, said)
            dated = said if reading.certain else said | {"Uncertain"}
            for version in reading.versions:
                yield Statement(doc.iri, FZ.citesVersion, version, mention.span, mode, dated)
            if reading.article:
                # 第三十三条第一款 is a part of 第三十三条: …/第三十三条/第一款
                article = "/".join((work, *map(segment, _STEPS.findall(reading.article))))
                yield Statement(doc.iri, FZ.citesArticle, article, mention.span, mode, said)
