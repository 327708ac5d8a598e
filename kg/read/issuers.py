"""Who signs a report: the bodies before the topic in its title, under it, in its opening words, or at its end."""

from __future__ import annotations

import re

from kg.model import Document, Mentions, Span
from kg.read.layout import plain
from kg.terms import mint

_TOPIC = re.compile(
    r"关于|(?:19|2[0Oo])[\dOo]{2}\s*年|[一二三四五六七八九〇○零0Oo]{4}年|\d{4}-\d{4}年|法治政府|法治建设|依法行政|依法治|法\s?[治制]|依\s?法\s?行\s?政|贯彻落实|推进|年\s?度"
)
_PERIOD = re.compile(
    r"\s*(?:关于(?:报送|印发)?)?\s*(?:(?:(?:19|2[0Oo])[\dOo]{2}|[一二三四五六七八九〇○零0Oo]{4})\s*年(?:度)?(?:上半年|下半年|第[一二三四]季度|前三季度)?)?"
)
_HAN = r"[\u4e00-\u9fff·（）〇○]"
_ENDING = (
    r"(?:人民政府|政府|委员会|办公室|党委|党工委|党组|办事处|管委会|工委|委|局|厅|院|署|会|中心|(?:司法|公安|监察|信访)处|总队|支队|大队|兵团|团场|所|站|公司|大学|学院"
    r"|省|自治区|市|州|盟|县|区|旗|乡|镇|街道|街(?!道)|苏木|农场|林场|师|开发区|新区|(?<![干全内外一大])部|[〇○零一二三四五六七八九十百]团)"
)
_WORDS = re.compile(rf"{_HAN}{{2,40}}")
_NAMED = re.compile(rf"{_HAN}{{1,40}}{_ENDING}(?:党组|党委)?(?:（{_HAN}{{2,20}}{_ENDING}）)?")
# 中共某镇委员会某镇人民政府 are two that no mark parts.
_BOTH = re.compile(rf"中共{_HAN}{{2,24}}?委员会(?={_HAN}{{2,30}}(?:政府|办事处|管委会)$)")
# A kind of place or body is nobody's name: 乡镇法治政府建设工作总结.
_NOBODY = re.compile(r"(?:乡镇|街道|全[省市县区镇乡]|各[级地]|机关|单位|部门|[xX×*]+[镇乡县区市])+")
_DATE = r"(?:20\d\d|[一二三四五六七八九〇○零0Oo]{4}) ?年 ?\d?[\d一二三四五六七八九十]{1,2} ?月 ?[\d一二三四五六七八九十]{1,3} ?日"
_SIGNED = rf"^[ ]*({_HAN}{{2,30}}(?:政府|委员会|办公室|党委|党工委|办事处|管委会|[局厅院会镇乡]|街道|苏木))[ ]*\n+[ ]*（?{_DATE}）?[ ]*$"
_UNDER_TITLE = re.compile(
    rf"{_SIGNED}|^[ ]*（(?P<bracketed>{_HAN}{{2,24}}(?:政府|委员会|办公室|党委|办事处|管委会|[局厅院]))）[ ]*$",
    re.MULTILINE,
)
# 2024年，某市某局坚持以…: the opening words name the author although no title does.
_SINCE = r"(?:20\d\d[ ]?年(?:度)?(?:以来|来|是[^，。\n]{4,50}(?:之年|年|节点|一年))?|今年以来|一年来)，"
_AT = r"(?:在[^，。\n]{2,60}，)"
_BY = r"(?:(?:在|根据|按照|依照|遵照)[^，。\n]{2,70}，)"
_AUTHOR = (
    rf"(?P<body>(?!在){_HAN}{{2,24}}?{_ENDING})"
    r"(?=领导班子|党组|党委|党工委|高举|始终|坚持|深入|认真|全面|紧[紧密扣]|积极|严格|牢牢|持续|高度|切实|扎实|聚焦|围绕|按照|根据|贯彻|学习|全力|着力|对照|立足|大力|不断|稳步|严密|锚定|充分|主动|把|将|以[习党]|法治政府|法治建设|依法行政|在[^，。\n]{2,40}(?:领导|指导|支持)下)"
)
_OPENING = re.compile(rf"^[ ]*{_SINCE}{_AT}{{0,3}}{_AUTHOR}", re.MULTILINE)
# 在…新征程上，某街道办事处坚持以…: only where the text itself begins.
_OPENING_AT = re.compile(rf"[ ]*{_BY}{{1,3}}{_AUTHOR}")
# 我镇政府…。甲镇深入贯彻…: the town where its text, or a sentence of it, begins.
_SPEAKS = re.compile(rf"(?:^|(?<=。))[ ]*{_AUTHOR}", re.MULTILINE)
_PROSE = re.compile(r"^[^\n：]{2,}，[^\n]*$", re.MULTILINE)
# 我局, and what bears the bureau's own name: a paper that it issues, a group that it sets up, an award.
_SELF = re.compile("[我本](局|厅|委|办|院|中心|乡|镇|街道|苏木)(?!里|人|级|身)")
_OWN = re.compile(
    rf"(?:制[定订]|印发|出台|通过|修订)了?《(?P<paper>{_HAN}{{2,24}}?(?:局|厅|委员会|办公室|院|中心|乡|镇|街道|苏木))(?=(?:20\d\d|关于|法治|依法|参与|贯彻|推进|普法|重大|行政|领导|党))"
    rf"|为成员的(?P<group>{_HAN}{{2,20}}?(?:局|厅|委员会|办公室|院|中心))(?=(?:推进|全面)?(?:法治|依法|普法){_HAN}{{0,14}}(?:领导|工作)小组)"
    rf"|(?:^|(?<=[，。；\n]))(?P<awarded>{_HAN}{{2,20}}?(?:局|厅|委员会|院|中心))(?=(?:先后)?(?:被{_HAN}{{2,20}}(?:评为|表彰|授予|命名|确定为)|荣获|获评))"
)
_FORMS = {"委": "委员会", "办": "办公室"}
SIGNATURE = 600  # characters at the end in which a report is signed
OPENING = 1500  # characters in which it begins
_OWN_WITHIN = 6000  # characters in which it may call its papers by its name


def issuers(doc: Document) -> list[Span]:
    """The bodies that sign the report, in text order; none where nothing names them.

    >>> from kg.read import document
    >>> doc = document("中共甲县乙乡委员会\\n甲县乙乡人民政府\\n关于2021年法治政府建设情况的报告\\n现报告如下：\\n")
    >>> [doc.quote(span) for span in issuers(doc)]
    ['中共甲县乙乡委员会', '甲县乙乡人民政府']
    """
    after_title = doc.title.end if doc.title else 0
    under = _UNDER_TITLE.search(doc.folded, after_title, after_title + 120) if doc.title else None
    if under:
        return [Span(*under.span("bracketed" if under["bracketed"] else 1))]
    if doc.title and (found := _in_title(doc, doc.title) or _above(doc, doc.title)):
        return found
    signatures = list(_UNDER_TITLE.finditer(doc.folded, max(0, len(doc.folded) - SIGNATURE)))
    if signatures:
        return [Span(*signatures[-1].span("bracketed" if signatures[-1]["bracketed"] else 1))]
    opening = _OPENING.search(doc.folded, after_title, after_title + OPENING)
    if not opening and (prose := _PROSE.search(doc.folded, after_title, after_title + OPENING)):
        opening = _OPENING_AT.match(doc.folded, *prose.span())
    if opening and not re.match("我|本|全", opening["body"]):
        return [Span(*opening.span("body"))]
    return _by_its_own(doc, after_title)


def _above(doc: Document, title: Span) -> list[Span]:
    """The body on a line of its own above the title, where a page gives the title more than once."""
    text = doc.folded[title.start : title.end]
    at = doc.folded.find(text, 0, title.end + OPENING)
    while at >= 0:
        before = doc.folded[max(0, at - 60) : at].rstrip()
        line = before.rpartition("\n")[2].strip()
        if _is_name(line) and len(line) > 3:
            start = doc.folded.rindex(line, 0, at)
            return [Span(start, start + len(line))]
        at = doc.folded.find(text, at + 1, title.end + OPENING)
    return []


def _by_its_own(doc: Document, start: int) -> list[Span]:
    """The body that speaks of itself as 我局 and whose papers, groups or awards bear a bureau's name."""
    self = _SELF.search(doc.folded, start, start + OPENING)
    if not self:
        return []
    form = _FORMS.get(self[1], self[1])
    if form in ("乡", "镇", "街道", "苏木"):
        speaks = _SPEAKS.search(doc.folded, start, start + OPENING)
        if speaks and speaks["body"].endswith(form) and not re.match("[我本全各]", speaks["body"]):
            return [Span(*speaks.span("body"))]
    for match in _OWN.finditer(doc.folded, start, start + _OWN_WITHIN):
        kind = match.lastgroup or ""
        if match[kind].endswith(form) and not re.match("[我本全各]|关于|中[共央]|国家", match[kind]):
            return [Span(*match.span(kind))]
    return []


def body_at(doc: Document, mentions: Mentions, span: Span) -> str:
    """The IRI of the body that is mentioned at a span, else of one of the report's place with these words as its name."""
    for mention in mentions.within(span, "organisation"):
        if mention.span == span and mention.concept:
            return mention.concept.iri
    return mint("organisation", plain(doc.quote(span)), own_code(mentions))


def own_code(mentions: Mentions) -> str:
    """What scopes the names of the report's own bodies; empty where the place is not settled."""
    concepts = [mention.concept for mention in mentions.of("about-place")]
    return next((c.iri.partition("/")[2] for c in reversed(concepts) if c), "")


def _in_title(doc: Document, title: Span) -> list[Span]:
    start = title.start
    if period := _PERIOD.match(doc.folded, start, title.end):
        start = period.end()
    topic = _TOPIC.search(doc.folded, start, title.end)
    end = topic.start() if topic else start
    found: list[Span] = []
    for match in _WORDS.finditer(doc.folded, start, end):
        first = match.start()
        if both := _BOTH.match(match[0]):
            found.append(Span(first, first + both.end()))
            first += both.end()
        if _is_name(doc.folded[first : match.end()]):
            found.append(Span(first, match.end()))
    return found


def _is_name(name: str) -> bool:
    return bool(_NAMED.fullmatch(name)) and not (_NOBODY.fullmatch(name) or name[0] in "我本")
