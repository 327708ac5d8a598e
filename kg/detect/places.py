"""Villages, communities, sites and towns that no register knows, proposed by where their names can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Concept, Document, Mention, Mentions, Reading, Span
from kg.zh.sites import (
    after_verbs,
    before_in_row,
    cut_as_name,
    next_in_row,
    row_of_villages,
    starts_with_verb,
)
from kg.zh.spans import Spans

KIND = "place"

_HAN = "\u4e00-\u9fff"
_VILLAGE = "(?:村|社区|嘎查|居委会|居民区|屯(?=[、，。；和及与“”（]|宣传|开展|举办|设立|建立|传唱|$))"
_ANY_VILLAGE = re.compile(_VILLAGE)
# What can stand before a name without being part of it; an enumeration goes on after 、.
_LEFT = "(?<![\u4e00-\u9fff])|(?<=街道)|(?<=[在到赴对与和及于由如从至为向给以了即是])|(?<=打造)|(?<=推进)|(?<=走进)|(?<=前往)|(?<=来到)|(?<=家住)|(?<=位于)|(?<=[该我]镇)|(?<=[该我]乡)|(?<=深入)|(?<=组织)|(?<=指导)|(?<=支持)"
_NAME = f"(?P<name>[{_HAN}]{{1,7}}?(?P<form>{_VILLAGE}))"
_NOT_AFTER = (
    "(?!民(?![主法族宿])|级|干|规|居(?!委会|民(?!区))|务|里|子|庄|落|镇|医|口|容|貌|情|组(?![建织])|史|部|矫|戒|康复|网格(?!员)|工作者|服刑|治理"
    "|服务|党群|居民区|文化|卫生|警务)"
)
_CANDIDATE = re.compile(f"(?:{_LEFT}){_NAME}{_NOT_AFTER}")
_AT_TOWN = re.compile(f"{_NAME}{_NOT_AFTER}")
# 示范村, 各村, 驻村, 行政村 … are kinds of villages or verbs, not names.
_COMMON = re.compile(
    "动员|丰富|新任|现任|满足|方便|广大|提升|增强|提高|发动|创新|带动|激发|解决|倾听|召集|关爱|惠及|面向|试行|示范|试点|重点|法治|建设|创建|治理|服务|宣传|行政|文明|先进|民主|工作|开展|深入|组织|全国|[省市县乡镇区]级|国家级|中心|美丽|和谐|平安|智慧"
    "|自然|贫困|脱贫|联系|帮[扶包]|包[联抓保]|挂包|联[点建]|驻点|蹲点|结对|共建|后进|空心|老旧|偏远|城市|[城山牧库矿林]区|挂点|挂钩|薄弱|软弱|涣散|整治|样板|标杆|品牌|移民|搬迁|安置|城中|城郊|民族|边境|抵边|传统|历史|空壳|集体|特色|旅游"
    "|有关|相关|部分|所有|其他|其余|辖区|本辖|周边|所在|基层|农|[各每本该某驻访乡镇]|[进入下到走联]$|^[一二三四五六七八九十]是|^[几整逐]|^[全多]$|[个名等的了]|[一二三四五六七八九十百零\\d]+$|村村|村|问题|督促|引导|推动"
    "|支持|指导|聘请|选派|邀请|联合|协助|建立|完善|推进|加强|实现|涉及|覆盖|依托|利用|通过|经过|不|出|来|使|推广|结合|针对|评为|命名|授予|获得|荣获|打造|培育|申报|推荐"
)
# 洞下槽村, 两河村: what is a verb or a quantity elsewhere is here part of a name, if the words are cut so.
_SELDOM = re.compile("[进入下到走几两多整逐全包]")
# Where a run of characters begins with words that are no name: 在石坝村, 年来响水沟村.
_LEAD = re.compile(
    "[\u4e00-\u9fff]{2,4}街道(?=.{3,}$)|[\u4e00-\u9fff]{1,4}?(?:在|赴|走进|来到|前往|深入)(?=.{3,}$)|(?:家住|位于|[该我][镇乡]|走进|走访|覆盖|深入|打造|推进|来到|前往|组织|指导|以来|年来|来|同时|并|先后|分别|重点|目前|现|已|还|又|均|再)?(?:在|到|赴|对|由|如|从|至|为|向|以|将|把|经|有|是|了|给)?(?=.{3,}$)"
)
_SITE_FORM = "法治文化广场|法治文化公园|法治广场|法治公园|法治主题公园|宪法公园|民法典公园|法治文化园|法治长廊|广场|公园|文化园|安置点|搬迁点|安置小区|产业园|工业园区?"
_SITE = re.compile(f"(?P<tail>[{_HAN}]{{0,8}}?(?:{_SITE_FORM}))(?![{_HAN}]?舞)")
# 建成青石岭法治文化公园: a park of law with a name of its own
_BUILT = re.compile(
    f"(?:打造|建成|建设|新建|改建|修建|建好|落成)(?:了|出)?(?P<name>(?P<stem>[{_HAN}]{{2,4}}?)(?:法治文化|法治主题|法治|宪法主题|宪法|民法典主题|民法典)(?:广场|公园|园|街区))"
)
_QUOTED_SITE = re.compile(f"“(?P<name>[{_HAN}]{{2,10}}(?:{_SITE_FORM}))[“”]")
# 在云台山景区、龙泉湿地公园: a site that begins where a name can begin, and whose form says what it is.
_SCENIC_FORM = "(?:风景名?胜?区|旅游景区|景区|(?:国家)?(?:森林|湿地|地质)公园|自然保护区|旅游度假区)"
_SCENIC = re.compile(
    f"(?:(?<=[，。；：、在到赴\n])|(?<=以及)|^)(?![在到赴])(?P<name>[{_HAN}]{{2,8}}?{_SCENIC_FORM})(?![{_HAN}]?(?:级|型|化|类|办))"
)
_SCENIC_END = re.compile(f"{_SCENIC_FORM}$")
_NO_SCENIC = re.compile(
    "各|全|个|家|级|星|重点|主要|旅游|热门|知名|著名|等|[与和及的在对以进为被入将把]|辖区|开展|宣传|创建|建设|打造|推动|加强|管理|周边|热点|相关|有关|所有|大型|国家|省|深入|走进|联合|城市|乡村"
)
# 在梧桐路设立驿站: a street as the ground of what is set up there, and no 道路, 思路 or 一带一路.
_ROAD = re.compile(
    f"(?<=[在于])(?P<name>[{_HAN}]{{1,4}}(?:大道|路|巷))(?=设立|设置|建立|建成|打造|开设|布设|揭牌|挂牌|启用)"
)
_NO_ROAD = re.compile(
    "[道公铁马线思网电水]路$|^[出门退活回半同沿一两]路$|一带一路|[道街小大陋]巷$|[和与及的]|各|全|条|主要|重点"
)
# 济源示范区: a zone known by the short name of its place.
_ZONE = re.compile("示范区(?!域|创|建|块)")
# 3连、7连: the companies of a regiment of the Corps, which only an enumeration or a deed tells from 连续.
_COMPANY = re.compile(
    "(?<![\\d.A-Za-z第])\\d{1,2}连(?=[、和及]\\d{1,2}连|队|党支部|居民|职工|被|荣获)|(?<=连[、和及])\\d{1,2}连(?![续接年胜冠带线])"
)
# 柳泉连、十三连: those with a name or with its number in characters, in a text that speaks of the Corps.
_CORPS = re.compile("连队|兵团|师市")
_NAMED_COMPANY = re.compile(
    f"(?:{_LEFT})(?P<name>(?![一各每本该全整])[{_HAN}]{{1,4}}?连)(?=[、和及与，。；被获均等“]|建[成立好]|党支部|职工|居民|两委|开展|举办|设立|建立|警务室)"
)
_NO_COMPANY = re.compile("[驻包各每该全整相牵流串接紧粘心]连$|的|和|与|、")
# 平安村 is a village where other villages stand beside it, and an award elsewhere.
_TITLE_LIKE = re.compile("(?:平安|和谐|民主|文明|先进|民族|集体|美丽)(?:村|社区)(?=、)")
# 乙镇民主村法治广场, but 乙镇民主法治示范村, 乙镇平安村建设: right after its town a village may be called so.
_PLAIN_NAME = re.compile("(?:民主|文化|建设|先进|民族|平安|中心|集体|传统)(?:村|社区)[^建创评示、“的\\d]")
_AWARD = re.compile("(?:创建|创成|建设|建成|打造|评|评为|获|荣获|推进|命名|授予|争创|[、“、”])$")
_NO_SITE = re.compile("利用|位于|地处|依托|围绕|结合|通过|各|等|[与和及在的]|开展|宣传|进|设|建|打造|村|社区")


def find(doc: Document, known: Mentions) -> Iterator[Mention]:
    """Candidates for villages (resolve confirms or drops them) and sites beside a place's name.

    >>> from kg.read import document
    >>> doc = document("在石坝村、响水沟村和各行政村开展社区矫正，创建示范村。")
    >>> [m.surface for m in find(doc, Mentions([]))]
    ['石坝村', '响水沟村']
    """
    barred = Spans(m.span for m in known.of("norm", "work", "platform", "mechanism", "campaign"))
    taken = Spans(m.span for m in known.of(KIND))
    villages: list[Span] = []
    for sentence in doc.sentences:
        village = _ANY_VILLAGE.search(doc.folded, sentence.start, sentence.end)
        for match in _CANDIDATE.finditer(doc.folded, sentence.start, sentence.end) if village else ():
            span = Span(*match.span("name"))
            # After 、 a name begins at once: 和平社区、向阳社区.
            listed = doc.folded[span.start - 1 : span.start] == "、"
            lead = None if listed else _LEAD.match(match["name"])
            span = Span(span.start + lead.end(), span.end) if lead else span
            stem = doc.folded[span.start : span.end].removesuffix(match["form"])
            if _is_common(stem) or not 1 <= len(stem) <= 7:
                continue
            if len(stem) == 1 and match["form"] != "村":
                continue
            if barred.overlaps(span) or taken.covers(span):
                continue
            villages.append(span)
    villages.extend(_companies(doc.folded))
    villages.extend(_title_like(doc.folded, {span.start for span in villages}))
    for span in villages:
        if not barred.overlaps(span):
            yield _mention(doc, span, doc.quote(span), "village")
    for start, end, form in row_of_villages(doc.folded):
        span = Span(start, end)
        if not barred.overlaps(span):
            yield _mention(doc, span, doc.quote(span) + form, "village")
    yield from _beside_towns(doc, known, barred)
    sites = list(_sites(doc, known, barred))
    yield from sites
    named = Spans(m.span for m in sites)
    for span in _in_place(doc, known, villages):
        if not (barred.overlaps(span) or named.overlaps(span) or taken.covers(span)):
            yield _mention(doc, span, doc.quote(span), "site")


def _is_common(stem: str) -> bool:
    """Whether the words before 村 say of what kind a village is, or what is done there."""
    return bool(_COMMON.search(stem)) or bool(_SELDOM.search(stem) and not cut_as_name(stem))


def _companies(text: str) -> Iterator[Span]:
    """The companies of a regiment of the Corps, by number or by name."""
    for match in _COMPANY.finditer(text):
        yield Span(*match.span())
    for match in _NAMED_COMPANY.finditer(text) if _CORPS.search(text) else ():
        if not _NO_COMPANY.search(match["name"]):
            yield Span(*match.span("name"))


def _title_like(text: str, begins: set[int]) -> Iterator[Span]:
    """The villages that are named like an award, where another village that begins in ``begins`` follows."""
    for match in _TITLE_LIKE.finditer(text):
        awarded = _AWARD.search(text, max(0, match.start() - 4), match.start())
        if match.end() + 1 in begins and not awarded:
            yield Span(*match.span())


def _beside_towns(doc: Document, known: Mentions, barred: Spans) -> Iterator[Mention]:
    """A village right after a town: 乙镇石坝村."""
    for town in known.of(KIND):
        if not any(reading.concept.kind == "township" for reading in town.readings):
            continue
        match = _AT_TOWN.match(doc.folded, town.span.end)
        if match and (
            not _is_common(match["name"].removesuffix(match["form"]))
            or _PLAIN_NAME.fullmatch(doc.folded[town.span.end : match.end() + 1])
        ):
            span = Span(*match.span("name"))
            if len(span) > len(match["form"]) + (match["form"] != "村") and not barred.overlaps(span):
                yield _mention(doc, span, doc.quote(span), "village")


def _sites(doc: Document, known: Mentions, barred: Spans) -> Iterator[Mention]:
    """A square or park whose name begins with a known place, or stands in quotation marks."""
    for place in known.of(KIND):
        if all(reading.note == "stem" for reading in place.readings):
            match = _ZONE.match(doc.folded, place.span.end)
            if match and doc.folded[place.span.start - 1 : place.span.start] in tuple("、，。；和在"):
                span = Span(place.span.start, match.end())
                yield _mention(doc, span, doc.quote(span), "site")
            continue
        match = _SITE.match(doc.folded, place.span.end)
        if match and not _NO_SITE.search(match["tail"]):
            span = Span(place.span.start, match.end())
            if not barred.overlaps(span):
                yield _mention(doc, span, doc.quote(span), "site")
    for match in _SCENIC.finditer(doc.folded):
        span = Span(*match.span("name"))
        stem = _SCENIC_END.sub("", match["name"])
        if (
            len(stem) > 1
            and not _NO_SCENIC.search(stem)
            and not starts_with_verb(stem)
            and not barred.overlaps(span)
        ):
            yield _mention(doc, span, doc.quote(span), "site")
    for match in _ROAD.finditer(doc.folded):
        span = Span(*match.span("name"))
        if not _NO_ROAD.search(match["name"]) and not barred.overlaps(span):
            yield _mention(doc, span, doc.quote(span), "site")
    for match in _BUILT.finditer(doc.folded):
        span = Span(*match.span("name"))
        common = _NO_SITE.search(match["stem"]) or _COMMON.search(match["stem"])
        if not common and not barred.overlaps(span) and cut_as_name(match["stem"]):
            yield _mention(doc, span, doc.quote(span), "site")
    for match in _QUOTED_SITE.finditer(doc.folded):
        span = Span(*match.span("name"))
        if not barred.overlaps(span):
            yield _mention(doc, span, doc.quote(span), "site")


def _in_place(doc: Document, known: Mentions, villages: list[Span]) -> Iterator[Span]:
    """The sites that a verb of place leads to, and those in a row with one of these or with another place."""
    text = doc.folded
    found = {Span(*at) for at in after_verbs(text)}
    anchors = [m.span for m in known.of(KIND) if any(r.note != "stem" for r in m.readings)]
    row = [*found, *villages, *anchors]
    for anchor in row:
        beside = before_in_row(text, anchor.start)
        if beside:
            found.add(Span(*beside))
        at = next_in_row(text, anchor.end)
        while at and Span(*at) not in found:
            found.add(Span(*at))
            at = next_in_row(text, at[1])
    yield from sorted(found)


def _mention(doc: Document, span: Span, name: str, level: str) -> Mention:
    return Mention(span, KIND, doc.quote(span), (Reading(Concept("", KIND, name, level, known=False)),))
