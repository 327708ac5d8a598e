"""That the report names a person, in what role and for which body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from kg.model import Document, Literal, Mention, Mentions, Span, Statement
from kg.read.issuers import body_at, issuers, own_code
from kg.read.layout import plain
from kg.terms import FZ, ORG, RDF, mint, occurrence
from kg.zh.modality import modality
from kg.zh.posts import post_of

# 区政府贯彻落实习近平总书记…: who acts is no body of the person's.
_DEED = re.compile("[，。；：、由以]|贯彻|落实|学习|坚持|传达|按照|围绕|邀请|聘请|组织|请")
# 县局总工程师, 局党组书记: the bureau that reports itself, which the report does not name again.
_OWN_BODY = re.compile("[县市区省州旗我本分]?[局厅]|我[镇乡县区市]|街道|[镇乡]")
# 局长周敏任组长，副局长吴斌…
_AND = re.compile(
    "(?:（[^（）\n]{1,14}）)?(?:同志)?(?:(?:担任|任|为)(?:第一|常务)?(?:组长|主任))?(?:、|，|；|和|与|及)(?P<section>[\u4e00-\u9fff]{2,8}[科股处室])?"
)
_BESIDE = ("教导员", "政委", "指导员")
_STATION = re.compile("(?<![\u4e00-\u9fff]{3})(司法|派出)所长$")
# Roles that begin with the last word of the body whose name may stand there.
_BODY_FIRST = re.compile(
    "妇联|村监委|监委会|村委会|居委会|调委会|政法委(?!员)|团委|村(?:文书|主任|支书)|社区"
)
_GLOSS = re.compile("(?:律师|同志|法官|检察官|教授)?（([^（）\n]{2,40})）")
_ASIDE = re.compile("（[^（）\n]{1,12}）$")
# A body of any village: its name says no more than the role does.
_ANY_VILLAGE = re.compile("(?:村|社区|嘎查)?(?:党委|党总支|党?支部|村?委(?:会)?|居委会|两委|妇联)")
# 村支部 of 由村支部书记牵头 is of the role: which village's is not said.
_SOME_VILLAGE = re.compile(
    "(?:(?<![\u4e00-\u9fff])|(?<=[由请以经和与及对向为]))(?:村|社区|嘎查)(?:两委|党委|党总支|党?支部|村?委会?|居委会)?$"
)
_LEADS_VILLAGE = re.compile("(?:(?:党委|党总支|党?支部)?(?:第一)?副?书记|副?主任|委员)")
# Who is of a room or a team where no other body is named.
_OF_TEAM = re.compile(
    "调解员|负责人|团长|队长|退休|退役|退伍|老党员|老支书|志愿|能手|乡贤|五老|寨老|代表|法律明白人|带头人|成员|和事老|召集人|社工|组长|[员士]$"
)
_TEAM = re.compile(
    "调解委员会$|调委会$|(?:调解|工作|议事|会客|说事|评理|服务)[室站厅]”?$|[团队社]”?$|小组$|专班$|工作组$|指挥部$"
)
_VILLAGERS = re.compile("(?:村|社区|嘎查)的?“?$")
_THE_SAME = re.compile("该(?:调解室|工作室|团队?|队)(?:由|以|的)?")
_FOUNDS = re.compile(
    r"(?:同志)?(?:牵头|领衔|带头|主动|自发|倡议|等\d{0,3}[人名位]?)*(?:成立|发起|组建|创办|创立|创建|设立|开办|打造|坐镇|坐诊|主持|负责|加入|入驻|常驻)(?:成立|组建|设立)?[了的]?"
)
# 市检察院公益诉讼检察部主任: the part of the body that the role is of.
_SECTION = re.compile("[\u4e00-\u9fff]{2,12}(?:[部科股处室庭组站]|[大中支]队|中心|办公室)")
# Who works in what kind of body.
_COLLEAGUES = (
    ("律师|律师助理", "律师事务所"),
    ("(?:员额)?(?:检察官|检察官助理)", "检察院"),
    ("(?:员额)?(?:法官|法官助理|书记员)", "法院|法庭"),
    ("[\u4e00-\u9fff]{0,3}(?:民警|辅警|警长)", "派出所|公安局|大队|中队"),
    ("[\u4e00-\u9fff]{0,8}(?:[科股处]长|主任)", "局|委员会|(?<![党团])(?<!党工)委|院"),
)
_FIRM = re.compile("律师事务所$|律所$")
_NEAR = 6  # characters between a body and the person of it: 事务所（主任）律师


def extract(doc: Document, mentions: Mentions) -> Iterator[Statement]:
    """One statement for each mention, and one membership for each person, role and body.

    A leader of the country, whose IRI no place scopes, is in no body unless the report says which.
    """
    before: tuple[Mention, str] | None = None
    for mention in mentions.of("person"):
        if not mention.concept:
            continue
        person, mode = mention.concept.iri, modality(doc, mention.span)
        role = _post(doc, mentions, mention)
        yield Statement(doc.iri, FZ["names"], person, mention.span, mode)
        body = _body(doc, mentions, mention, before) if role else _touching(doc, mentions, mention)
        before = (mention, body)
        if not (role or body) or (not body and person.count("/") == 1):
            continue
        node = occurrence(doc.iri, "membership", person, role, body)
        yield Statement(node, RDF.type, ORG.Membership, mention.span, mode)
        yield Statement(doc.iri, FZ.reports, node, mention.span, mode)
        yield Statement(node, ORG.member, person, mention.span, mode)
        if role:
            yield Statement(node, ORG.role, Literal.zh(role), mention.span, mode)
        if body:
            yield Statement(node, ORG.organization, body, mention.span, mode)


def _touching(doc: Document, mentions: Mentions, person: Mention) -> str:
    """The body right before somebody of no role: 司法所周敏, “梨花”调解室的周敏."""
    at = person.span.start - (doc.folded[person.span.start - 1 : person.span.start] == "的")
    for body in mentions.within(Span(max(0, at - 30), at), "organisation"):
        if body.span.end == at and body.concept:
            return body.concept.iri
    return ""


def _post(doc: Document, mentions: Mentions, person: Mention) -> str:
    """The role without what is of a name before it: 主任 of 石坝村村委会主任, 文书 of 石坝村文书."""
    role, at = person.readings[0].note, person.span.start
    start = at - len(role)
    if not doc.folded.endswith(role, 0, at):
        return role
    if _LEADS_VILLAGE.fullmatch(role) and (
        bare := _SOME_VILLAGE.search(doc.folded, max(0, start - 8), start)
    ):
        return bare[0] + role
    if not _BODY_FIRST.match(role):
        return role
    for name in mentions.within(Span(max(0, start - 20), at), "organisation", "place"):
        if name.span.start < start < name.span.end < at:
            return role[name.span.end - start :]
    return role


def _body(doc: Document, mentions: Mentions, person: Mention, before: tuple[Mention, str] | None) -> str:
    """The body that the words right before the person name, else the issuer where the role is one of its posts."""
    role, at = person.readings[0].note, person.span.start
    called = at - (doc.folded[at - 1 : at] == "：")  # 负责人：周敏
    if aside := _ASIDE.search(doc.folded, max(0, at - 16), at):  # 副所长（主持工作）周敏
        called = aside.start()
    start = (
        called - len(role) if doc.folded.endswith(role, 0, called) else at
    )  # 王建国律师: the role stands behind
    last = start + role.rfind("、") + 1 if start < at else at  # 镇长 of 党委副书记、镇长
    beside = _like_the_one_before(doc, person, start, before)
    if beside is not None:
        return beside
    if glossed := _glossed(doc, mentions, person):
        return glossed
    near = _nearest(doc, mentions, person, start, before)
    # 法规科 of 法规科科长 is part of the role: whose section it is, the issuer may tell
    named = near and near.span.start not in (start, last) and not _OWN_BODY.fullmatch(near.surface)
    if near and near.concept and named and (near.span.end >= last or last == start):
        return near.concept.iri
    if own := _own(
        doc, mentions, doc.folded[last:called] or role, near.span.start if near and not named else last
    ):
        return own
    if not near and last > start and (own := _own(doc, mentions, role.partition("、")[0], start)):
        return own  # 政法委员、三级主任科员
    if near and near.concept:
        return near.concept.iri
    if found := _team(doc, mentions, person, start) or _firm(doc, mentions, person):
        return found
    station = _STATION.search(doc.folded, max(0, at - 8), at)
    code = own_code(mentions)
    return mint("organisation", station[1] + "所", code) if station and code else ""


def _glossed(doc: Document, mentions: Mentions, person: Mention) -> str:
    """The body in brackets behind a name: 周敏（远大律师事务所）, 周敏（司法所所长）, 周敏（镇党委书记）."""
    gloss = _GLOSS.match(doc.folded, person.span.end)
    if not gloss:
        return ""
    start, end = gloss.span(1)
    role = person.readings[0].note
    for body in mentions.within(Span(start, end), "organisation"):
        if body.span.start == start and body.concept and doc.folded[body.span.end : end] in ("", role):
            return body.concept.iri
    return _own(doc, mentions, gloss[1], start) if role and gloss[1].endswith(role) else ""


def _nearest(
    doc: Document, mentions: Mentions, person: Mention, start: int, before: tuple[Mention, str] | None
) -> Mention | None:
    """The last body before the person with nothing but the role, which begins at ``start``, between them."""
    at = person.span.start
    # 司法所副所长周敏与片警吴斌: the body before another person is his
    last = before[0].span.end if before and before[0].span.end < start else 0
    window = Span(max(doc.sentence(person.span).start, at - 60, last), at)
    bodies = [m for m in mentions.within(window, "organisation") if m.concept and m.span.end <= at]
    bodies = [m for m in bodies if not _ANY_VILLAGE.fullmatch(m.surface)]
    for body in sorted(bodies, key=lambda m: (m.span.end, -m.span.start), reverse=True):
        between = doc.folded[body.span.end : max(start, body.span.end)]
        if (len(between) <= _NEAR or _SECTION.fullmatch(between)) and not _DEED.search(between):
            return body
    return None


def _team(doc: Document, mentions: Mentions, person: Mention, start: int) -> str:
    """The mediation room or the team that somebody of no post works in: its name stands before him, or he founds it."""
    if not _OF_TEAM.search(person.readings[0].note):
        return ""
    sentence, at = doc.sentence(person.span), person.span.start
    low = sentence.start
    founds = _FOUNDS.match(doc.folded, person.span.end, min(sentence.end, person.span.end + 20))
    if founds:
        for body in mentions.within(
            Span(founds.end(), min(len(doc.folded), founds.end() + 24)), "organisation"
        ):
            if body.span.start <= founds.end() + 1 and _TEAM.search(body.surface) and body.concept:
                return body.concept.iri
    if again := _THE_SAME.search(doc.folded, low, start):  # 打造“梨花调解室”。该调解室由…牵头
        low, start = max(0, low - 80), again.start()
    window = Span(max(low, at - 60), at)
    for body in reversed([m for m in mentions.within(window, "organisation") if m.concept]):
        # 甲村“老李”调解室的老党员…、乙村的网格员…: a place between them says that he is of another
        if _TEAM.search(body.surface) and body.span.end <= start and body.concept:
            own = max(body.span.end, *(doc.folded.rfind(mark, body.span.end, start) for mark in "，、；"))
            apart = any(place.span.start >= own for place in mentions.within(Span(own, start), "place"))
            return "" if apart or _VILLAGERS.search(doc.folded, own, start) else body.concept.iri
    return ""


def _firm(doc: Document, mentions: Mentions, person: Mention) -> str:
    """The one law firm of the sentence before a lawyer: 与…事务所签订协议，由周敏律师坐班."""
    if not person.readings[0].note.endswith("律师"):
        return ""
    window = Span(doc.sentence(person.span).start, person.span.start)
    firms = {
        m.concept.iri
        for m in mentions.within(window, "organisation")
        if m.concept and _FIRM.search(m.surface)
    }
    return firms.pop() if len(firms) == 1 else ""


def _like_the_one_before(
    doc: Document, person: Mention, start: int, before: tuple[Mention, str] | None
) -> str | None:
    """The body of the person named just before, if this one is listed beside him: 局长高玲、副局长于洋."""
    if not before or doc.sentence(person.span) != doc.sentence(before[0].span):
        return None
    role, first = person.readings[0].note, before[0].readings[0].note
    if start < before[0].span.end:  # 高玲、于洋律师: one role for both
        start = person.span.start
    end = before[0].span.end
    end += len(first) * doc.folded.startswith(first, end)  # 谢鹏主任、陈婧律师
    beside = _AND.fullmatch(doc.folded, end, start)
    if not beside or (beside["section"] and not role.endswith(("科长", "股长", "处长", "主任"))):
        return None
    same = start == person.span.start and role == first
    deputy = role in _BESIDE or (
        role.startswith("副") and first.rpartition("、")[2].removeprefix("副") == role.removeprefix("副")
    )
    colleague = any(
        re.fullmatch(f"(?:{who})", role) and re.search(f"(?:{body})$", unquote(before[1]))
        for who, body in _COLLEAGUES
    )
    return before[1] if before[1] and (same or deputy or colleague) else None


def _own(doc: Document, mentions: Mentions, role: str, at: int) -> str:
    """The body that signs the report or its Party committee, if the role, which stands at ``at``, is a post of theirs."""
    post = post_of(doc.folded, role, at)
    if post.startswith("党"):
        for committee in post.split("|"):
            if found := _mentioned(mentions, committee):
                return found
        # A report that never names the committee: its secretary is the town's, not the government's.
        if any(doc.folded.endswith(("政府", "办事处"), 0, span.end) for span in issuers(doc)):
            return ""
        post = "[镇乡团]|街道|苏木"
    for span in issuers(doc) if post else ():
        name = re.sub("(?:人民政府|政府|办事处)+$", "", plain(doc.quote(span)))
        if not name.startswith("中共") and re.search(f"(?:{post})(?:党组|党委)?$", name):
            return body_at(doc, mentions, span)
    return ""


def _mentioned(mentions: Mentions, name: str) -> str:
    """The body of the report's own place with this name, if the report mentions it."""
    iri = mint("organisation", name, own_code(mentions))
    return iri if any(m.concept and m.concept.iri == iri for m in mentions.of("organisation")) else ""
