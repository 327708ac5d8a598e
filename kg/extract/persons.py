"""That the report names a person, in what role and for which body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Literal, Mention, Mentions, Span, Statement
from kg.read.issuers import issuers
from kg.terms import FZ, ORG, RDF, occurrence
from kg.zh.modality import modality

# 区政府贯彻落实习近平总书记…: who acts is no body of the person's.
_DEED = re.compile("[，。；：、由以]|贯彻|落实|学习|坚持|传达|按照|围绕|邀请|聘请|组织|请")
# 县局总工程师, 局党组书记: the bureau that reports itself, which the report does not name again.
_OWN_BODY = re.compile("[县市区省州旗我本]?[局厅]$")
_OWN_ROLE = re.compile("[局厅](?:党组|党委|长)|副[局厅]长|[\u4e00-\u9fff]{2}科科长")
# A character of another body's name before the role: 市局长.
_NAMED = re.compile("[\u4e00-\u9fff](?<![由以请和与及为是了])")
_NEAR = 6  # characters between a body and the person of it: 事务所（主任）律师


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One statement for each mention, and one membership for each person, role and body.

    A leader of the country, whose IRI no place scopes, is in no body unless the report says which.
    """
    for mention in mentions.of("person"):
        if not mention.concept:
            continue
        person, role, mode = mention.concept.iri, mention.readings[0].note, modality(doc, mention.span)
        yield Statement(doc.iri, FZ["names"], person, mention.span, mode)
        if not role:
            continue
        body = _body(doc, mentions, mention)
        if not body and person.count("/") == 1:
            continue
        node = occurrence(doc.iri, "membership", person, role, body)
        yield Statement(node, RDF.type, ORG.Membership, mention.span, mode)
        yield Statement(doc.iri, FZ.reports, node, mention.span, mode)
        yield Statement(node, ORG.member, person, mention.span, mode)
        yield Statement(node, ORG.role, Literal.zh(role), mention.span, mode)
        if body:
            yield Statement(node, ORG.organization, body, mention.span, mode)


def _body(doc: Document, mentions: Mentions, person: Mention) -> str:
    """The body named right before the person, with nothing but the role between them."""
    role = person.readings[0].note
    window = Span(max(doc.sentence(person.span).start, person.span.start - 60), person.span.start)
    before = [m for m in mentions.within(window, "organisation") if m.span.end <= person.span.start]
    for body in sorted(before, key=lambda m: m.span.end, reverse=True):
        if role.startswith(body.surface):
            continue  # 法规科科长: of the body that the section is in
        between = doc.folded[body.span.end : person.span.start].removesuffix(role)
        if body.concept and len(between) <= _NEAR and not _DEED.search(between):
            own = _signing(doc, mentions) if _OWN_BODY.fullmatch(body.surface) else ""
            return own or body.concept.iri
    at = person.span.start - len(role)
    if _OWN_ROLE.match(role) and not _NAMED.search(doc.folded[max(0, at - 1) : at]):
        return _signing(doc, mentions)
    return ""


def _signing(doc: Document, mentions: Mentions) -> str:
    """The bureau that signs the report, if one does."""
    for span in issuers(doc):
        if doc.folded[span.end - 1] in "局厅":
            for mention in mentions.within(span, "organisation"):
                if mention.span == span and mention.concept:
                    return mention.concept.iri
    return ""
