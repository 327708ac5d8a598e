"""Which words say that something is done, planned, lacking or required, and in what way a norm is used."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from kg.model import Document, Mentions, Modality, Role, Span
from kg.zh.scanning import scanning

# A clause's end, or what holds none: a bracket that is never closed must not swallow the rest of a page.
_CUT = re.compile(
    r"(?P<end>[，。；！？：\n])|《[^》]{0,80}.?|〈[^〉]{0,80}.?|（[^）]{0,80}.?|“[^”]{0,80}.?", re.DOTALL
)
_NEAR = 200  # characters of a clause before a span in which a word still speaks of it

# 将 before an object (将学法纳入考核) is the particle 把; before these words it speaks of the future.
_FUTURE = re.compile(
    "将(?:继续|进一步|持续|始终|坚持|不断|深入|严格|全面|大力|着力|切实|认真|更加|积极|坚决|扎实|主动|适时"
    "|统筹|按照|围绕|聚焦|结合|根据|对照|立足|组织|开展|推动|加强|加大|强化|深化|完善|健全|在|从|以|于|会|对"
    "|重点(?:做好|抓好|推进|围绕|开展))"
    "|计划(?:于|在|明年|下半年|开展|建设|举办|组织|投入|新增|完成|用)"
    "|拟(?:于|在|定于|开展|举办|建|制定|出台|新增|对)"
    "|下一步|下一?年度|明年|来年|今后|力争|争取在"
)
# 尚未建立, 缺乏: what is lacked stands behind.
_LACK_BEFORE = scanning(
    "缺乏|缺少|欠缺|尚未|还未|仍未|未能|未(?!成年|来|央)|没有|还没|尚无|仍无|有待|仍需|亟待|亟需|不够重视|忽视"
)
# 不够健全, 有待加强: what is lacking stands before, with nothing but its own aspect between.
_LACK_AFTER = scanning(
    "的?(?:本身|自身|自我)?(?:建设|机制|制度|体系|工作|落实|执行|运行|开展|力度|深度|频次|次数|质量|效果|水平|覆盖面|数量|人数)?"
    "(?:还|仍|尚|也|均|都|相对|比较|较为|较|存在|依然|仍然|还是|有些|略显|得){0,3}"
    "(?:缺乏|缺少|欠缺|缺失|缺位|缺口|短缺|紧缺|尚未|还未|仍未|未能|未(?!成年|来|央)|没有|还没|不够|不足|不到位|不完善|不健全"
    "|不深入|不规范|不高|不强|不多|不广|不严|不实|不力|不稳|不均|不平衡|不及时|不充分|不明显|有待|仍需|亟待|滞后|短板|薄弱|偏低|偏弱"
    "|流于形式|空白|少(?=$|[，。；、 ]))"
)
# What comes between 未 and the words speaks of something that is there: 缺乏与派出所的配合, 尚未用好已有.
_OTHER_OBJECT = re.compile("[与对向由在从跟]|[已只仅]|大多|基本|还是|目前")
_THERE = re.compile("只(?!要|有)|仅|大多|基本上?(?:是|还|靠|以|采|依)|还是|[已了]$|已经?(?=[^，]{0,8}$)")
# 未发生一起诉讼 and 没有出现 are good news, not shortcomings.
_NO_EVENT = scanning(
    "(?:没有|未|无)(?:新|再|曾|有)?(?:出现|发生|发现|引发|收到|接到|产生|被)|零(?:发生|投诉|复议|诉讼)|(?:解决|补齐|弥补).{0,12}(?:不足|短板)"
)
_ISSUE = "制[定订]|出台|印发|下发|起草|修[订改]|发布|编制|拟[定订]"
# 方案明确 asks for something, but not 制定方案明确目标, nor 按照文件要求.
_SAYS = re.compile(
    "(?P<who>会议|领导|书记)[^，。]{0,6}(?:要求|强调|指出|提出|明确)"
    "|(?:文件|方案|通知|意见|办法|条例|规定|细则|规则)[》”]?(?:中|明确|严格|还|也){0,2}(?:要求|强调|指出|提出|明确)"
)
_OWN = re.compile(f"{_ISSUE}|[按依遵]照|根据|依据|落实|贯彻|对照|结合|围绕|征求|听取|^按")
_ASKED = re.compile(
    "(?:应当|必须|务必|不得)(?!.{0,2}感)"
    "|^(?:各|全)?.{0,8}要(?:进一步|切实|认真|严格|坚持|深入|加强|高度|充分|按照|牢固|坚决|全面)"
)


def modality(doc: Document, span: Span) -> Modality:
    """Whether what stands at a span was done, is planned, is missing or is required.

    A plan's section speaks first. Elsewhere, and among shortcomings too, the words of the clause do: of what a
    section on shortcomings names most is there (只招录了一名工作人员), and lacks only what is said to be lacking.

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
    if doc.role(span) == Role.PLAN:
        return Modality.PLANNED
    clause = _clause(doc, span)
    sentence = doc.sentence(span)
    before = doc.folded[clause.start : span.end]
    opening = _clause(doc, Span(sentence.start, sentence.start + 1))
    # 下一步，… and 我局将继续…，… govern every clause of their sentence.
    if _FUTURE.search(before) or _FUTURE.search(doc.folded[opening.start : min(opening.end, span.start)]):
        return Modality.PLANNED
    if _lacking(doc, span, clause):
        return Modality.LACKING
    return Modality.REQUIRED if _ASKED.search(before) or _told(before[-_NEAR:]) else Modality.DONE


def _told(before: str) -> bool:
    """Whether a meeting or a document asks for what comes, one that the words do not themselves draw up."""
    return any(says["who"] or not _OWN.search(before, 0, says.start()) for says in _SAYS.finditer(before))


def _lacking(doc: Document, span: Span, clause: Span) -> bool:
    """A lack stands beside what is lacked: 尚未建立X before it, X不够健全 after it."""
    before = doc.folded[max(clause.start, span.start - 16) : span.start]
    after = doc.folded[span.end : min(clause.end, span.end + 16)]
    if _NO_EVENT.search(before + doc.folded[span.start : span.end] + after):
        return False
    leading = doc.folded[max(clause.start, span.start - _NEAR) : span.start]
    for lack in _LACK_BEFORE.finditer(before):
        if not _OTHER_OBJECT.search(before, lack.end()) and not after.startswith("的"):
            return True
    return bool(_LACK_AFTER.match(after)) and not _THERE.search(leading)


def _clause(doc: Document, span: Span) -> Span:
    """The clause around a span, cut at marks that stand outside brackets and quotation marks."""
    sentence = doc.sentence(span)
    cuts = _cuts(doc.folded, sentence.start, sentence.end)
    before, behind = bisect_left(cuts, span.start), bisect_left(cuts, span.end)
    return Span(
        cuts[before - 1] + 1 if before else sentence.start,
        cuts[behind] if behind < len(cuts) else max(sentence.end, span.end),
    )


@lru_cache(maxsize=1024)  # about the sentences of one report, each asked for by every extractor
def _cuts(folded: str, start: int, end: int) -> tuple[int, ...]:
    return tuple(match.start() for match in _CUT.finditer(folded, start, end) if match["end"])


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
_CONTEXT = scanning("|".join(f"(?P<{name}>{words})" for name, words in _CONTEXT_WORDS.items()))
_ITEM = re.compile(r"[《“][^《》“”\n]{1,60}[》”](?:（[^）]{1,30}）)?")
# 《甲》、《乙》和《丙》 are one object of one verb.
_JOIN = re.compile("(?:等|及其)?(?:、|和|与|及|以及|或|，)?")
_BEFORE, _AFTER, _LIST = 60, 24, 400  # characters
# 学习宣传贯彻, 学习、认真贯彻: verbs of one object.
_CHAIN = re.compile(
    "(?:教育|活动|工作)?[、和及与并]?(?:深入|认真|全面|严格|广泛|切实|积极|开展|组织|进行|及时|抓好|做好|专题|集中){0,2}(?:好|了)?"
)
# The age of a wording: 新修订的《档案法》.
_AGE = re.compile(
    "(?:最?新|近期|今年|20[0-9]{2}年)?(?:制定|修[订正改]|颁布|公布|出台|印发|发布|施行|实施){1,2}(?:后的?|的)?$"
)
_NEW = re.compile("新|近|年|[的后]$")
# Nouns that a verb of use begins: 备案审查制度, 普法办.
_NOUN = re.compile(
    "[一-龥]{0,4}?(?:机制|制度|体系|责任制|流程|平台|中心|基地|学校|委员会|领导小组|办公室)|(?:部|办|科|处|股|队|员|骨干)(?![理好])"
)
_NAMES = ("organisation", "place", "platform", "mechanism")
# 出台贯彻《规划》实施方案: the plan is issued, the norm applied.
_PLAN_FOR = scanning(
    "(?:的|有关|相关|工作|任务)?(?:实施|具体|落实|贯彻|配套|若干|细化|重点|分工|责任|工作|任务|推进|宣传|学习|普法|行动)"
    "{0,3}(?:的)?(?:方案|意见|办法|措施|细则|清单|计划|举措|分工表?)"
)
_THEME = re.compile("(?:等)?为(?:重点|主要|核心|学习|宣传)?(?:主题|内容|题材?|题目)")


def contexts(doc: Document, span: Span, mentions: Mentions | None = None) -> frozenset[str]:
    """In what way the norm at a span is used: local names of fz:Context, none if no word says so.

    The nearest verb decides that is no part of a name; of ``mentions``, those of bodies, places, platforms and
    mechanisms are names.

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
    if span.start and folded[span.start - 1] == "“" and folded[span.end : span.end + 1] in ("“", "”"):
        span = Span(span.start - 1, span.end + 1)
    span = _with_siblings(folded, span, sentence)
    clause = _clause(doc, span)
    before = _shown(doc, Span(max(clause.start, span.start - _BEFORE), span.start), mentions)
    after = folded[span.end : min(clause.end, span.end + _AFTER)]
    found = _governing(before)
    if "Issued" in found and _PLAN_FOR.match(after):
        return frozenset({"Applied"})
    if theme := _THEME.match(after):
        return frozenset(
            _following(after[theme.end() :], governed=False) & {"Studied", "Publicised"}
        ) or frozenset({"Publicised"})
    found |= _following(after, bool(found))
    if not found and clause.start > sentence.start:
        # 组织各类培训，内容有《立法法》: the verb stands in the clause before.
        earlier = Span(max(sentence.start, clause.start - _BEFORE), clause.start)
        found = _governing(_shown(doc, earlier, mentions))
    return frozenset(found)


def _shown(doc: Document, window: Span, mentions: Mentions | None) -> str:
    """The words of a window with the names in it blanked, but for the age of the wording at its end."""
    text = doc.folded[window.start : window.end]
    age = _AGE.search(text)
    if age and _NEW.search(age[0]):
        text = text[: age.start()]
    for name in mentions.within(window, *_NAMES) if mentions else []:
        start, end = name.span.start - window.start, name.span.end - window.start
        if end >= len(text):
            continue  # 中心组学习《条例》: what stands right before a title is its verb
        text = text[:start] + "□" * (end - start) + text[end:]
    return text


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
    """The last verb before a name and those of the same object right before it (学习宣传贯彻)."""
    found: set[str] = set()
    at = len(text)
    for match in reversed(list(_CONTEXT.finditer(text))):
        if match.lastgroup not in ("Applied", "Issued") and _NOUN.match(text, match.end()):
            continue
        if found and not _CHAIN.fullmatch(text, match.end(), at):
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
