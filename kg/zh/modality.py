"""Which words say that something is done, planned, lacking or required, and in what way a norm is used."""

from __future__ import annotations

import re

from kg.model import Document, Modality, Role, Span

_CUT = frozenset("，。；！？：\n")
_CLOSING = {"《": "》", "〈": "〉", "（": "）", "“": "”"}
_LONGEST_BRACKET = 80  # a bracket that is never closed must not swallow the rest of a page

# 将 before an object (将学法纳入考核) is the particle 把; before these words it speaks of the future.
_FUTURE = re.compile(
    "将(?:继续|进一步|持续|始终|坚持|不断|深入|严格|全面|大力|着力|切实|认真|更加|积极|坚决|扎实|主动|适时"
    "|统筹|按照|围绕|聚焦|结合|根据|对照|立足|组织|开展|推动|加强|加大|强化|深化|完善|健全|在|从|以|于|会|对"
    "|重点(?:做好|抓好|推进|围绕|开展))"
    "|计划(?:于|在|明年|下半年|开展|建设|举办|组织|投入|新增|完成|用)"
    "|拟(?:于|在|定于|开展|举办|建|制定|出台|新增|对)"
    "|下一步|下一?年度|明年|来年|今后|力争|争取在"
)
_LACK = (
    "缺乏|缺少|欠缺|尚未|还未|仍未|未能|未(?:建立|制定|落实|开展|形成|配备|完全|达到|按)|没有|还没"
    "|不够|不足|不到位|不完善|不健全|不深入|不规范|不高|不强|有待|仍需|滞后|短板|薄弱|流于形式"
)
_LACK_BEFORE = re.compile(_LACK)
_LACK_AFTER = re.compile(f"[^、]{{0,8}}(?:{_LACK})")
# 未发生一起诉讼 and 没有出现 are good news, not shortcomings.
_NO_EVENT = re.compile(
    "(?:没有|未)(?:出现|发生|发现|引发|收到|产生|被)|零(?:发生|投诉|复议|诉讼)|(?:解决|补齐|弥补).{0,12}(?:不足|短板)"
)
_ASKED = re.compile(
    "(?:会议|文件|方案|通知|意见|领导|书记)[^，。]{0,6}(?:要求|强调|指出|提出|明确)"
    "|(?:应当|必须|务必|不得)(?!.{0,2}感)"
    "|^(?:各|全)?.{0,8}要(?:进一步|切实|认真|严格|坚持|深入|加强|高度|充分|按照|牢固|坚决|全面)"
)
_CONCEDED = re.compile("^ ?(?:虽然|虽|尽管)|^[^，]{2,16}虽")


def modality(doc: Document, span: Span) -> Modality:
    """Whether what stands at a span was done, is planned, is missing or is required.

    The section's role speaks first; in a section on achievements the words of the clause do.

    >>> from kg.read import document
    >>> doc = document("今年举办讲座。将继续推行专家制度。尚未建立案例库。会议要求加强考核。")
    >>> for word in ("讲座", "专家", "案例库", "考核"):
    ...     at = doc.text.index(word)
    ...     print(modality(doc, Span(at, at + len(word))).value)
    Done
    Planned
    Lacking
    Required
    """
    role = doc.role(span)
    if role == Role.PLAN:
        return Modality.PLANNED
    clause = _clause(doc, span)
    if role == Role.SHORTCOMINGS:
        conceded = _CONCEDED.search(doc.folded[clause.start : clause.end])
        return Modality.DONE if conceded else Modality.LACKING
    sentence = doc.sentence(span)
    before = doc.folded[clause.start : span.end]
    opening = _clause(doc, Span(sentence.start, sentence.start + 1))
    # 下一步，… and 我局将继续…，… govern every clause of their sentence.
    if _FUTURE.search(before) or _FUTURE.search(doc.folded[opening.start : min(opening.end, span.start)]):
        return Modality.PLANNED
    if _lacking(doc, span, clause):
        return Modality.LACKING
    return Modality.REQUIRED if _ASKED.search(before) else Modality.DONE


def _lacking(doc: Document, span: Span, clause: Span) -> bool:
    """A lack stands beside what is lacked: 尚未建立X before it, X不够健全 after it."""
    before = doc.folded[max(clause.start, span.start - 16) : span.start]
    after = doc.folded[span.end : min(clause.end, span.end + 16)]
    if _NO_EVENT.search(before + doc.folded[span.start : span.end] + after):
        return False
    return bool(_LACK_BEFORE.search(before) or _LACK_AFTER.match(after))


def _clause(doc: Document, span: Span) -> Span:
    """The clause around a span, cut at marks that stand outside brackets and quotation marks."""
    sentence = doc.sentence(span)
    start, closing, opened = sentence.start, "", 0
    for at in range(sentence.start, min(sentence.end, len(doc.folded))):
        char = doc.folded[at]
        if closing:
            if char == closing or at - opened > _LONGEST_BRACKET:
                closing = ""
        elif char in _CLOSING:
            closing, opened = _CLOSING[char], at
        elif char in _CUT:
            if at >= span.end:
                return Span(start, at)
            if at < span.start:
                start = at + 1
    return Span(start, max(sentence.end, span.end))


_CONTEXT_WORDS = {
    "Publicised": "宣传|宣讲|发放|派发|散发|分发|赠送|普及|普法|讲解|解读|推送|转发|播放|张贴|展出"
    "|展播|讲座|释法|进校园|进企业|进社区",
    "Studied": "学习|研学|培训|测试|考试|考核|自学|领会|研读|传达|集中学|专题学|带头学|竞赛|答题|学法"
    "|重温|轮训|研讨|授课|辅导",
    "Issued": "制定|制订|印发|出台|发布|修订|修改|起草|编制|下发|拟定|拟订|颁布|公布|审议通过",
    "Applied": "根据|按照|依照|依据|落实|贯彻|执行|遵守|遵循|对照|施行|实施|践行|适用|履行"
    "|推进|围绕|以(?=[《“])",
    "Audited": "审查|审核|清理|废止|备案|评估|把关|失效",
}
_CONTEXT = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CONTEXT_WORDS.items()))
_ITEM = re.compile(r"[《“][^《》“”\n]{1,60}[》”](?:（[^）]{1,30}）)?")
# 《甲》、《乙》和《丙》 are one object of one verb.
_JOIN = re.compile("(?:等|及其)?(?:、|和|与|及|以及|或|，)?")
_BEFORE, _AFTER, _CHAIN, _LIST = 60, 24, 6, 400  # characters


def contexts(doc: Document, span: Span) -> frozenset[str]:
    """In what way the thing at a span is used: local names of fz:Context, none if no word says so.

    >>> from kg.read import document
    >>> doc = document("依据《立法法》制定了《停车办法》，组织学习宣传《宪法》、《民法典》。")
    >>> for title in ("《立法法》", "《停车办法》", "《民法典》"):
    ...     at = doc.text.index(title)
    ...     print(*sorted(contexts(doc, Span(at, at + len(title)))))
    Applied
    Issued
    Publicised Studied
    """
    sentence, folded = doc.sentence(span), doc.folded
    span = _with_siblings(folded, span, sentence)
    clause = _clause(doc, span)
    found = _governing(folded[max(clause.start, span.start - _BEFORE) : span.start])
    found |= _following(folded[span.end : min(clause.end, span.end + _AFTER)], bool(found))
    if not found and clause.start > sentence.start:
        # 组织各类培训，内容有《立法法》: the verb stands in the clause before.
        found = _governing(folded[max(sentence.start, clause.start - _BEFORE) : clause.start])
    return frozenset(found)


def _with_siblings(folded: str, span: Span, sentence: Span) -> Span:
    """The whole enumeration of titles that a title stands in."""
    start, end = span.start, span.end
    for item in reversed(list(_ITEM.finditer(folded, max(sentence.start, start - _LIST), start))):
        if not _JOIN.fullmatch(folded, item.end(), start):
            break
        start = item.start()
    while following := _ITEM.match(folded, _joint(folded, end), min(sentence.end, span.end + _LIST)):
        end = following.end()
    return Span(start, end)


def _joint(folded: str, at: int) -> int:
    joint = _JOIN.match(folded, at)
    return joint.end() if joint else at


def _governing(text: str) -> set[str]:
    """The last verb before a name and those that stand right before it (学习宣传贯彻)."""
    found: set[str] = set()
    at = len(text)
    for match in reversed(list(_CONTEXT.finditer(text))):
        if found and (at - match.end() > _CHAIN or re.search("[，；：》”的]", text[match.end() : at])):
            break
        found.add(str(match.lastgroup))
        at = match.start()
    return found


def _following(text: str, governed: bool) -> set[str]:
    """The noun that a name belongs to (等宣传读本, 的学习培训), or the verb of 对…进行宣传.

    Where a verb stands before, one of the next thing said (《条例》规定开展普法) does not count.
    """
    text = re.split("[，；。：《]", text, maxsplit=1)[0]
    found: set[str] = set()
    at = 0
    for match in _CONTEXT.finditer(text):
        name = str(match.lastgroup)
        between = text[at : match.start()]
        if len(between) > (8 if governed else 14) or (governed and re.search("规定|要求|精神", between)):
            break
        if governed and name not in ("Publicised", "Studied") and not text.startswith(("的", "等")):
            break
        found.add(name)
        at = match.end()
    return found
