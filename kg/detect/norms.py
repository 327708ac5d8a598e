"""Norms that no register knows: titles in 《》 by their form, local documents, names without 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Concept, Document, Mention, Mentions, Reading, Span
from kg.read.issuers import issuers
from kg.zh.issuers import issued_here, issuer_of
from kg.zh.phrase import phrase_start
from kg.zh.scanning import scanning
from kg.zh.spans import Spans
from kg.zh.titles import (
    Title,
    norm_class,
    official,
    own_form,
    own_title,
    titles,
    unquoted,
)

KIND = "norm"

# A short title that only the document can explain: resolve settles it, or nobody does.
BARE = re.compile(
    "(?:(?:实施|指导|工作|若干|暂行|行动|总体)?(?:纲要|条例|规定|办法|意见|方案|计划|规划|通知|决定|细则|决议|要点|清单|制度|规则|准则|指标体系))"
)
_QUOTED = re.compile("[“”]([\u4e00-\u9fff（）、·]{4,40}(?:制度|办法|规定|方案|规则|细则|条例|职责|法))[“”]")

# 学习贯彻全县行政调解工作实施意见精神: a verb of studying or applying, a name, and what ends it.
_FORMS = (
    "实施意见|指导意见|工作意见|若干意见|实施方案|实施办法|管理办法|暂行办法|试行办法|工作办法|暂行规定|若干规定|管理规定"
    "|工作规定|程序规定|实施细则|工作规则|工作细则|实施纲要|工作要点|管理条例|保护条例|工作条例|促进条例|条例"
    "|(?<=的)(?:意见|通知|决定|办法|规定|方案)"  # only of 关于…的意见
)
_NAKED = scanning(
    f"(?P<form>{_FORMS})(?P<trial>（(?:试行|暂行|修订)）)?(?=会议|精神|要求|相关|有关|内容|规定|等|的|和|与|及|以及|[，。；、：\n）]|$)"
)
# “…里话民法”, “围炉谈宪法”: what one talks about is no title.
_TALK = re.compile("[话聊谈唱侃说讲](?:民|刑|宪|劳动)法$")
# “四看七查工作法”, “老把式五步调解法”: a way of working is no law.
_METHOD = re.compile(
    "(?:工作|调解|调处|化解|解纷|评理|议事|说理|普法|执法|服务|治理|[步字招看问])法$|[一二三四五六七八九十两\\d][步字看问招][\u4e00-\u9fff]{0,4}法$"
)
# 出台《…办法》等政府规章 says itself what it is.
_SAID_RULE = re.compile("(?:(?:、|和|及)?《[^《》\n]{2,60}》){0,6}等?(?:\\d{1,3}[部件项])?(?:地方)?政府规章")
_SIGNED = re.compile("(?:^|[，。；：]|(?<=[院局]))[^，。；：省部]{0,4}(?:会签|联签|签署|发布)(?:了)?$")
_STUDIED = re.compile(
    "(?:学习|贯彻|落实|传达|执行|按照|根据|依据|依照|宣传|遵守|宣讲|围绕|对照)(?:落实|贯彻|执行|宣传|传达|好|了)*$"
)
_SCOPE = re.compile(
    "^(?:全[国省市县区州乡镇旗]|国家|省|市|县|区|州|中国共产党|[\u4e00-\u9fff]{1,8}(?:省|市|县|区|州|旗|自治区))"
)
# 甲市2022年普法工作要点: the walk to the left ends at the year.
_OF_YEAR = re.compile("(?:19|20)\\d\\d年(?:度)?")
_YEAR_BEFORE = re.compile(f"{_OF_YEAR.pattern}(?:全面|全[国省市县区])?$")
_LONGEST_NAKED = 36
# Words that adorn other names but begin titles: 全县…意见, 规范…意见.
_ONLY_ABOUT = ("意见", "通知", "决定", "办法", "规定", "方案")
_TRIMMED = re.compile("(?:全[国省市县区州旗乡镇]|(?:进一步)?规范|进一步)$")
# 党章党规 and 党章党纪 speak of party rules in general.
_PARTY_CHARTER = re.compile("(?<=[学习遵守崇彻行护用])党章(?!党)")
# Sister of a known law in an enumeration: 宪法、民法典、烟叶专卖法等.
_SISTER = re.compile(
    "(?:、|和|与|以及|及)(刑法|水法|(?!其)[\u4e00-\u9fff]{3,16}?(?:法|条例))(?=[、等，。；和与及]|以及|宣讲|宣传|培训|知识|专题|讲座|$)"
)
# The shortest title of all is a word of its own only in such places.
_CRIMINAL = re.compile(
    "(?<=学习|宣传|遵守|依照|根据|按照|违反|宪法)(?:和|及|与|、)?(刑法)(?=[、，。；和及与等第]|规定|$)"
)


def find(doc: Document, known: Mentions) -> Iterator[Mention]:
    """Titles in 《》, quoted titles and norms named without marks, as far as no known norm covers them."""
    taken = Spans(m.span for m in known.of(KIND, "work"))
    heading = _heading(doc)
    for title in titles(doc.folded):
        if not taken.covers(title.inner):
            taken.add(title.span)
            yield from _titled(doc, title, heading)
    for sentence in doc.sentences:
        for mention in (*_quoted(doc, sentence, heading), *_naked(doc, sentence)):
            if not taken.overlaps(mention.span):
                taken.add(mention.span)
                yield mention
    for mention in known.of(KIND):
        yield from _sisters(doc, mention, taken)


def _heading(doc: Document) -> str:
    """The title, or the body that signs where the title names none."""
    heading = doc.folded[doc.title.start : doc.title.end] if doc.title else ""
    if not issuer_of(heading) and (signed := issuers(doc)):
        return doc.folded[signed[-1].start : signed[-1].end]
    return heading


def _titled(doc: Document, title: Title, heading: str) -> Iterator[Mention]:
    name, folded = unquoted(title.name(doc.text)), official(unquoted(title.name(doc.folded)))
    if BARE.fullmatch(folded):
        yield Mention(title.span, KIND, doc.quote(title.span))
        return
    kind = norm_class(folded)
    if kind:
        yield _mention(doc, title.span, name, _placed(doc, title.span, folded, kind, heading))


def _placed(doc: Document, span: Span, name: str, kind: str, heading: str) -> str:
    """LocalDocument for what the reporting body issued itself, else the class of the form."""
    if kind not in ("Rule", "PolicyDocument", "LocalRegulation", "PartyRegulation"):
        return kind
    if kind == "Rule" and _SAID_RULE.match(doc.folded, span.end):
        return kind
    sentence = doc.sentence(span)
    if kind == "PolicyDocument" and _SIGNED.search(
        doc.folded[max(sentence.start, span.start - 16) : span.start]
    ):
        return "LocalDocument"
    if kind != "LocalRegulation" and own_title(name, heading):
        return "LocalDocument"
    if kind in ("Rule", "PolicyDocument", "PartyRegulation") and issued_here(doc, span, name, heading):
        return "LocalDocument"
    if kind == "PolicyDocument" and own_form(name):
        return "LocalDocument"
    return kind


def _quoted(doc: Document, sentence: Span, heading: str) -> Iterator[Mention]:
    """A title in quotation marks: a law, or a document that begins with the report's own body."""
    for match in _QUOTED.finditer(doc.folded, sentence.start, sentence.end):
        name = match[1]
        kind = norm_class(name)
        if _TALK.search(name) or _METHOD.search(name):
            continue
        if kind == "Law" and len(name) >= 5 and not re.search("[、，]", name):
            yield _mention(doc, Span(*match.span()), doc.text[match.start(1) : match.end(1)], kind)
        elif kind and own_title(name, heading):
            yield _mention(doc, Span(*match.span()), doc.text[match.start(1) : match.end(1)], "LocalDocument")


def _naked(doc: Document, sentence: Span) -> Iterator[Mention]:
    """A norm without marks: after a verb of studying or applying, up to a form that names end with."""
    for match in _PARTY_CHARTER.finditer(doc.folded, sentence.start, sentence.end):
        yield _mention(doc, Span(*match.span()), "中国共产党章程", "PartyRegulation")
    for match in _CRIMINAL.finditer(doc.folded, sentence.start, sentence.end):
        yield _mention(doc, Span(*match.span(1)), "刑法", "Law")
    for match in _NAKED.finditer(doc.folded, sentence.start, sentence.end):
        form = match.start("form")
        low = max(sentence.start, form - _LONGEST_NAKED)
        about = doc.folded.rfind("关于", low, form)
        start = about if about >= 0 else phrase_start(doc.folded, form, limit=_LONGEST_NAKED, inner=_INNER)
        start = _after_verb(doc.folded, start, form)
        if year := _YEAR_BEFORE.search(doc.folded, low, start):
            start = phrase_start(doc.folded, year.start(), limit=16, inner=_INNER | {"全面"})
            start += doc.folded.startswith(("和", "与", "及"), start)
            start = _after_verb(doc.folded, start, form)
        front = _TRIMMED.search(doc.folded[low:start])
        start -= len(front[0]) if front else 0
        name = doc.folded[start : match.end()]
        core = doc.folded[start : match.end("form")]
        if (
            re.search("[，。；：、“”《》\n]", core)
            or len(core) < 8
            or (about < 0 and match["form"] in _ONLY_ABOUT)
        ):
            continue
        verbs = doc.folded[max(sentence.start, start - 40) : start]
        governed = about >= 0 and re.search(
            "(?:学习|贯彻|落实|传达|执行|按照|根据|依据)[^，。；：]{0,24}$", verbs
        )
        studied = (
            governed
            or _STUDIED.search(doc.folded[max(sentence.start, start - 12) : start])
            or _enumerated(doc.folded[max(sentence.start, start - 80) : start])
        )
        if not studied or not (
            about >= 0
            or _SCOPE.match(core)
            or _OF_YEAR.match(core)
            or re.match("加强|规范|推进|深化|进一步|完善", core)
        ):
            continue
        kind = norm_class(name)
        if kind:
            yield _mention(doc, Span(start, match.end()), doc.text[start : match.end()], kind)


# Words of a title that elsewhere govern one: 加强…工作意见, 关于规范…的规定.
_INNER = frozenset(
    word
    for line in (
        "加强 规范 推进 深化 进一步 促进 完善 和 与 及 提升 提高 强化 优化",
        "保障 健全 全 加快 做好 开展 实施",
    )
    for word in line.split()
)


def _enumerated(before: str) -> bool:
    """Whether the words before a name are an enumeration that a verb of studying or applying governs."""
    clause = re.split("[，。；：]", before)[-1]
    return clause.endswith(("、", "和", "及")) and bool(
        re.search("学习|贯彻|落实|传达|根据|按照|依据|宣讲", clause)
    )


def _after_verb(folded: str, start: int, end: int) -> int:
    """The start without a verb of applying that the walk took along (贯彻落实|加强…意见)."""
    verb = re.match(
        "(?:(?:认真|深入|全面|严格)?(?:学习|贯彻|落实|传达|执行|宣传|遵守))+(?:了|好)?", folded[start:end]
    )
    return start + verb.end() if verb else start


def _sisters(doc: Document, mention: Mention, taken: Spans) -> Iterator[Mention]:
    """Laws without marks that follow a known one in an enumeration."""
    at = mention.span.end
    limit = doc.sentence(mention.span).end
    while match := _SISTER.match(doc.folded, at, limit):
        span = Span(*match.span(1))
        if not taken.overlaps(span):
            kind = norm_class(match[1])
            if kind not in ("Law", "AdministrativeRegulation", "LocalRegulation") or re.search(
                "[的和等]", match[1]
            ):
                return
            taken.add(span)
            yield _mention(doc, span, doc.quote(span), kind)
        at = match.end()


def _mention(doc: Document, span: Span, name: str, kind: str) -> Mention:
    label = official(name)
    concept = Concept("", KIND, label, kind, known=False)
    return Mention(span, KIND, doc.quote(span), (Reading(concept),))
