"""How mechanisms are named that no vocabulary knows: in quotation marks, by numbers, or before 机制, 制度, 工作法.

A name is taken where its form or its setting says that it is one: a head word behind it, a verb such as
推行 before it, numbers in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Concept, Document, Mention, Mentions, Reading, Span
from kg.terms import FZ
from kg.zh.brands import clean, is_brand, is_other_kind, is_slogan, is_venue, says_who_does
from kg.zh.kinds import mechanism_kind
from kg.zh.phrase import parts, phrase_start, trim, word_set
from kg.zh.quotes import paired
from kg.zh.systems import is_distinct, is_doctrine, own_words

KIND = "mechanism"

_QUOTED = re.compile(r"[“‘]([^“”‘’《》\n。；？！]{2,48})[”’]")
# Head words that make any quoted name before them a mechanism.
_AFTER_STRONG = re.compile(
    r"(的?)([^，。；：、“”（）《》\s]{0,12}?)"
    r"(工作机制|联动机制|机制|工作制度|制度|工作模式|治理模式|模式|体系|工作法|调解法|品牌|经验|工作格局|格局|责任制|工作方式|工作方法|工作职责|做法|路径|警务|网络)(?!化)"
)
# Head words that need one more sign.
_AFTER_WEAK = re.compile(
    r"的?([^，。；：、“”（）《》\s]{0,8}?)(改革|服务|监管|管理|治理|联动|联调|行动|工程|举措|方式|工作|原则|清单|实践|试点|机构|阵地|载体)(?!方案)"
)
_NOT_AFTER = re.compile(
    r"[，、]?的?(?:为|作为)?[^，。；：“”]{0,6}?(?:主题|专题|讲座|横幅|标语|专项|会议|讲话|精神|要求|问题|现象|目标|理念|意识|口号|局面|思想|战略|布局"
    r"|部署|宣传月|宣传周|宣传日|规划|方针|旗帜|荣誉|称号|表彰|奖|风险|犯罪|诈骗|群体|平台|系统|小程序|公众号|客户端|APP|网站|热线|微信|栏目|专栏"
    r"|视频号|抖音|账号|节点|作用是|一词|字样|调解室|工作室|工作站|服务站|服务队|调解队|宣讲队|中队|警务室|法庭|司法所|派出所|小分队|志愿|宣讲团|讲师团|律师团|竞赛|比赛|演讲|晚会|活动|主体|事项的|字)"
)
_VERB_STRONG = re.compile(
    r"(?:推行|试行|实行|推广|探索|创新|打造|创建|构建|构筑|建立|搭建|健全|深化|践行|擦亮|叫响|做实|做强|做优|用好|用活|总结|提炼|形成|首创|独创|推出|提出|弘扬|采取|采用|运用"
    r"|依托|发挥|坚持和发展|复制|落实|实施|严格执行|执行|按照|设立|建成)(?:了|出|好|以|和|实施|形成|推行|打造|建立)?[^，。；：“”、]{0,10}$"
)
# 会前三学（学法、学规、学纪）制度: what stands between a name and its head word.
_GLOSS = re.compile(r"（[^（）“”\n。；]{1,40}）")
_RULE_AFTER = re.compile(r"的?(?:工作)?(?:要求|原则|职责)")
# What something is called, or done in the name of.
_AS = re.compile(r"(?:以|(?<!行)为|称)$")
_NEXT_QUOTED = re.compile(r"(?:[、和及与，]?“[^“”\n]{1,20}”){0,6}等?(?=[^“”、]|$)")
_INSTITUTION = re.compile(r"[一两二三四五六七八九]项(?:制度|机制|清单)|[一两二三四五六七八九]张清单")

# Unquoted: a formula (谁主管谁负责), steps by the calendar, a chain of numbers (一街三园五片区).
_WHO = re.compile(
    r"谁[\u4e00-\u9fff]{1,6}?[、，, ]{0,2}谁[\u4e00-\u9fff]{1,2}(?:[、，]谁[\u4e00-\u9fff]{1,4}?谁[\u4e00-\u9fff]{1,2})?"
)
_STEP = r"[\u4e00-\u9fff]{2,3}[、，]?[\u4e00-\u9fff]{0,4}"
_CALENDAR = re.compile(
    rf"[\u4e00-\u9fff]{{0,4}}日{_STEP}周{_STEP}[旬月][\u4e00-\u9fff]{{2}}(?:[\u4e00-\u9fff](?![\u4e00-\u9fff]))?"
    r"(?:[、，]?[\u4e00-\u9fff]{0,4}季度?[\u4e00-\u9fff]{2,3})?(?:[、，]?[\u4e00-\u9fff]{0,4}年[\u4e00-\u9fff]{2,3})?"
)
_PLUS = re.compile(
    r"(?:互联网|党建|网格|法治|支部|警务|调解|大数据|普法|综治|平安|律师|\d{1,3}|N)(?:[+](?:[\dNnX]{1,3}|[\u4e00-\u9fff]{2,8}?)){1,6}"
    r"(?=的|模式|机制|体系|工作|治理|方式|$|[^\u4e00-\u9fff])"
)
_NUMBER = "[一二两三四五六七八九双](?![是个名次条项年月日件些般定样直起切带并步百十旦])"
_CHAIN = re.compile(
    rf"(?<![第每近这那\d一二两三四五六七八九十双百千多])(?:{_NUMBER}[\u4e00-\u9fff]{{1,4}}?、?){{1,4}}{_NUMBER}[\u4e00-\u9fff]{{1,2}}"
)
_CHAIN_AFTER = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:机制|模式|体系|制度|工作法|格局|治理|建设)")
_CHAIN_BEFORE = re.compile(r"(?:依托|推行|实行|落实|探索|构建|按照|坚持|深化|推进)$")
_SCHEME = re.compile(
    r"(?:[\u4e00-\u9fff]{0,2}法治|[尊学守用普]法[尊学守用普]?法?|诚信守法|诚信|平安|善治|调解|和谐)[\u4e00-\u9fff]{0,3}?示范(?:户|村|社区|岗)(?:（社区）)?"
)
_POSTED = re.compile(
    r"(?:包联|包|挂联|联系|驻|进)(?:乡镇|镇村|村居|村|社区|街道|片区|片|企|校|网格)(?:法官|检察官|律师|民警|辅警)"
)
# 闭环式管理, 台账式管理; 模式管理 and 正式管理 are words of their own.
_MANNER = re.compile(r"(?<![模方形正公格样款程仪版型])式(?:管理|监管|治理|普法|执法)(?![局者员处人])")
# Duties whose three characters name them (实行销号制), unlike 责任制.
_BARE_DUTY = word_set(
    "销号制 首问制 票决制 会签制 双签制 包案制 包保制 代办制 帮办制 交办制 会商制 约谈制 挂牌制 派单制 容缺制 销账制"
)
_DAY = re.compile(
    r"(?:下村|接访|下访|接待|议事|说事|协商|走访|开放|服务|调解|代办)日(?![常益子期前后记程均志])"
)
_DUTY = re.compile(
    r"(?:责任|表态|轮训|岗工作|承诺|议事|否决|负责|[路街河林田湖巷楼库山]长|例会|积分|值班|轮值|销号|报告|公示|问责|首问|督办|包保|包案|代办|帮办|会商|联席会议|听证|登记|备案|评议|述职|组长"
    r"|代表|挂牌|清单|通报|岗|双签|会签|票决|联审|公开|考评|追究|告知|预约|容缺|办结|派单|分包|包联|审批|承办|协办|销账|台账|交办|包干|到场)制(?![度定订约造止裁作品成片服药衡版式])"
)
_HEADS = re.compile(
    r"(?:机制|制度|体系|模式|工作法|调解法|网络|格局)"
    r"(?!化|性|治|律|规|院|官|定|创新|机制|体制|上|层面|笼子|型|安全|诈骗|犯罪|空间|舆情|信息|平台|学习|考试|成果|执行力|优势)"
)
_LIST_HEAD = re.compile(
    r"([\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12}){1,7})等(?:各项|相关|一系列|系列)?(?:工作)?(制度|机制)"
)
_OFFICE_IN_FRONT = re.compile(r"[县乡镇区市局街道]{0,2}(?:党委|党工委|政府|党组|人大)(?=[\u4e00-\u9fff]{4})")
_LEVEL_IN_FRONT = re.compile(r"(?:省|市|县|区|乡|镇|街道|村|社区|组|网格|户)(?=[两三四五六]级)")
_STOPS = word_set("负责 支持 接受 协助 配合 问题 效能 试点 涉及 加大 改变 单一 每周 复验")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    name: str
    strength: int


def find(doc: Document, known: Mentions) -> Iterable[Mention]:
    """The mechanisms that ``known`` does not cover, each with one unknown concept."""
    text = paired(doc)
    for sentence in doc.sentences:
        found = [f for f in _candidates(text, sentence) if f.name and _admissible(doc, known, f)]
        for item in _disjoint([_without_place(known, f) for f in found]):
            span = Span(item.start, item.end)
            around = text[max(sentence.start, item.start - 40) : min(sentence.end, item.end + 60)]
            kind = mechanism_kind(text[item.start : item.end], around)
            facts = ((FZ.mechanismKind, FZ[kind]),)
            concept = Concept("", KIND, item.name, kind, known=False, facts=facts)
            yield Mention(span, KIND, doc.quote(span), (Reading(concept),))


def _without_place(known: Mentions, item: _Found) -> _Found:
    """永安县疑难案件会审机制 is a mechanism of its county, which the report is about anyway."""
    for place in known.within(Span(item.start, item.start + 1), "place"):
        name = item.name.removeprefix(place.surface)
        if place.span.start == item.start and len(place.span) > 2 and len(name) > 4 and name != item.name:
            return _Found(place.span.end, item.end, name, item.strength)
    return item


def _candidates(text: str, sentence: Span) -> Iterator[_Found]:
    yield from _quoted(text, sentence)
    yield from _formulas(text, sentence)
    yield from _before_heads(text, sentence)


def _disjoint(found: list[_Found]) -> list[_Found]:
    """The strongest, then leftmost and longest of those that overlap."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (-f.strength, f.start, -f.end)):
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


def _quoted(text: str, sentence: Span) -> Iterator[_Found]:
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        inside = match[1].strip()
        if is_slogan(inside) or is_other_kind(inside):
            continue
        found = _with_head(text, sentence, match, inside) or _by_setting(text, sentence, match, inside)
        if found:
            yield found


def _with_head(text: str, sentence: Span, match: re.Match[str], inside: str) -> _Found | None:
    """A quoted name and the head word after it: “四议两公开”制度."""
    start, end = match.span()
    gloss = _GLOSS.match(text, end, min(sentence.end, end + 42))
    end = gloss.end() if gloss else end
    inside = re.sub(r"（[^（）]{4,40}）$", "", inside) or inside
    after = _AFTER_STRONG.match(text, end, min(sentence.end, end + 24))
    if not after or is_doctrine(after[0]):
        return None
    if len(inside) <= 2 and is_brand(after[2]):  # “警调”、“诉调”三调对接机制
        return _Found(after.start(2), after.end(), clean(after[2]), 4)
    if after[1] and "、" in inside and not (is_brand(inside) or says_who_does(inside)):
        return None  # “分级负责、上下联动”的体系
    if inside.endswith("式") and after[2]:  # 海上纠纷“一站式”化解机制
        start = max(sentence.start, phrase_start(text, start, limit=12))
        return _Found(start, after.end(), clean(text[start : after.end()]), 4)
    return _Found(start, after.end(), _name_with_head(inside, after[2], after[3]), 4)


def _by_setting(text: str, sentence: Span, match: re.Match[str], inside: str) -> _Found | None:
    """A quoted name that its form or the verb before it shows to be a way of working."""
    start, end = match.span()
    limit = min(sentence.end, end + 24)
    if _INSTITUTION.fullmatch(inside):  # 行政执法“三项制度”
        first = trim(text, max(sentence.start, phrase_start(text, start, limit=10)), start)
        return _Found(first, end, clean(text[first:end]), 4)
    rest = _NEXT_QUOTED.match(text, end, min(sentence.end, end + 80))
    beyond = rest.end() if rest else end
    governed = _VERB_STRONG.search(_before_list(text, sentence, start))
    if governed and is_brand(inside) and _RULE_AFTER.match(text, end, limit):  # 落实“三管三必须”要求
        return _Found(start, end, clean(inside), 3)
    if _NOT_AFTER.match(text, beyond, min(sentence.end, beyond + 16)) or _AS.search(
        text, max(0, start - 3), start
    ):
        return None
    weak = _AFTER_WEAK.match(text, end, limit)
    if weak and inside.endswith(("式", "化")):  # 调处“一站式”服务
        first = max(sentence.start, phrase_start(text, start, limit=12))
        return _Found(first, weak.end(), clean(text[first : weak.end()]), 3)
    if is_venue(inside):
        return _Found(start, end, clean(inside), 3)
    if is_brand(inside) and (governed or weak or len(inside) >= 4):
        return _Found(start, end, clean(inside), 3)
    if governed and "、" not in inside and len(inside) <= 20:
        return _Found(start, end, clean(inside), 2)
    return None


def _before_list(text: str, sentence: Span, start: int) -> str:
    """What stands before the first of several quoted names in a row (打造“甲”、“乙”)."""
    window = text[max(sentence.start, start - 60) : start]
    return re.sub(r"(?:“[^“”]{1,20}”[、和及与，]?)+$", "", window)[-16:]


def _name_with_head(inside: str, middle: str, head: str) -> str:
    """“四议两公开”制度 is 四议两公开, but “1+6+8”的治理体系 and “三调”对接机制 need what follows."""
    inside = clean(inside)
    if re.fullmatch(r"[\dNnX+＋]+", inside):
        return clean(inside + middle + head)
    if len(inside) <= 2:
        return clean(inside + middle) if middle else clean(inside + head)
    return inside


def _formulas(text: str, sentence: Span) -> Iterator[_Found]:
    low, high = sentence.start, sentence.end
    for match in _WHO.finditer(text, low, high):
        yield _Found(match.start(), match.end(), clean(re.sub(r"[、， ]", "", match[0])), 3)
    for match in _CALENDAR.finditer(text, low, high):
        first = max(low, phrase_start(text, text.index("日", match.start()), limit=10))
        yield _Found(first, match.end(), clean(text[first : match.end()].replace("，", "、")), 4)
    for match in _PLUS.finditer(text, low, high):
        yield _Found(match.start(), match.end(), clean(match[0]), 2)
    for match in _CHAIN.finditer(text, low, high):
        if _CHAIN_AFTER.match(text, match.end(), match.end() + 12) or _CHAIN_BEFORE.search(
            text, max(low, match.start() - 4), match.start()
        ):
            yield _Found(match.start(), match.end(), clean(match[0]), 2)
    for match in _SCHEME.finditer(text, low, high):
        yield _Found(match.start(), match.end(), clean(match[0]), 2)
    for pattern, limit in ((_DAY, 12), (_DUTY, 14)):
        for match in pattern.finditer(text, low, high):
            first = max(low, phrase_start(text, match.start(), limit=limit, stops=_STOPS))
            name = clean(text[first : match.end()])
            alone = pattern is _DUTY and (len(name) > 3 or name.endswith("长制") or name in _BARE_DUTY)
            if first < match.start() or alone:
                yield _Found(first, match.end(), name, 2)
    for match in _MANNER.finditer(text, low, high):
        first = max(low, phrase_start(text, match.start(), limit=6, stops=_STOPS))
        if match.start() - first >= 2:
            yield _Found(first, match.end(), clean(text[first : match.end()]), 2)
    for match in _POSTED.finditer(text, low, high):
        yield _Found(match.start(), match.end(), match[0], 2)


def _before_heads(text: str, sentence: Span) -> Iterator[_Found]:
    for match in _LIST_HEAD.finditer(text, sentence.start, sentence.end):
        yield from _items(text, match)
    for match in _HEADS.finditer(text, sentence.start, sentence.end):
        end = _before_gloss(text, sentence, match.start())
        first = max(sentence.start, phrase_start(text, end, stops=_STOPS))
        office = _OFFICE_IN_FRONT.match(text, first, match.start())
        if office and "向" in text[max(sentence.start, first - 8) : first]:
            first = office.end()  # 向镇党委请示报告制度
        level = _LEVEL_IN_FRONT.match(text, first, match.start())  # 乡、村、网格三级联动体系
        first = level.end() if level else first
        name = clean(text[first:end] + match[0])
        if first < end and is_distinct(name, match[0]):
            yield _Found(first, match.end(), name, 1)


def _before_gloss(text: str, sentence: Span, end: int) -> int:
    """Where a name ends whose head word begins at ``end``: before a parenthesis of more than a word or two."""
    opened = text.rfind("（", max(sentence.start, end - 42), end)
    if opened >= 0 and end - opened > 8 and _GLOSS.fullmatch(text, opened, end):
        return opened
    return end


def _items(text: str, match: re.Match[str]) -> Iterator[_Found]:
    """建立首问责任、服务承诺、限时办结等制度 names three."""
    at = match.start(1)
    for i, item in enumerate(match[1].split("、")):
        start, end = at, at + len(item)
        at = end + 1
        if i == 0:
            start = phrase_start(text, end, limit=10)
        name = clean(text[start:end])
        if len(name) >= 4 and own_words(name):
            duty = name.endswith(("责任", "负责", "承诺", "否决", "办结"))
            name = name if name.endswith(("制", "制度", "机制")) else name + ("制" if duty else match[2])
            yield _Found(start, end, name, 2)


def _admissible(doc: Document, known: Mentions, item: _Found) -> bool:
    """Not in a title, not what a vocabulary already names there."""
    span = Span(item.start, item.end)
    low = max(0, item.start - 80)
    if doc.folded.rfind("《", low, item.start) > doc.folded.rfind("》", low, item.start):
        return False
    for mention in known.within(Span(low, item.end), KIND, "campaign", "norm", "work", "platform"):
        if mention.span.overlaps(span) and (span in mention.span or _says_no_more(item.name, mention)):
            return False
    return True


def _says_no_more(name: str, mention: Mention) -> bool:
    """Whether a longer name adds only common words to a known one (诉源治理工作机制)."""
    if mention.kind != KIND:
        return False
    for piece in parts(clean(mention.surface)):
        name = name.replace(piece, "")
    return len("".join(own_words(name))) < 4
