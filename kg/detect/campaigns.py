"""Days, weeks, months and drives that no vocabulary knows, and the dates that stand before known ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import XSD, Concept, Document, Literal, Mention, Mentions, Reading, Span, Value
from kg.terms import FZ
from kg.zh.brands import is_slogan
from kg.zh.phrase import parts, phrase_start, word_set
from kg.zh.quotes import paired
from kg.zh.scanning import scanning, with_word
from kg.zh.spans import Spans

KIND = "campaign"

_HAN = "\u4e00-\u9fff"
_MONTHS = "一二三四五六七八九十"
# “4·15”, 9.16, 12月4日, 六月, 3月份 before a name, with its quotation marks.
_DATE = (
    f"[“”]?(?:(?P<m>\\d{{1,2}})\\s?[.·]\\s?(?P<d>\\d{{1,2}})|(?P<m2>\\d{{1,2}})月(?P<d2>\\d{{1,2}})日"
    f"|(?P<m3>\\d{{1,2}}|[{_MONTHS}]{{1,2}})月(?:份)?)[“”]?(?:的|“)?"
)
_DATE_BEFORE = re.compile(f"(?<![\\d.·〔（]){_DATE} ?$")
_DATED = scanning(
    f"(?<![\\d.·]){_DATE}(?P<name>[{_HAN}“”·]{{2,20}}?(?:日|周|月|节(?![点日约目能假气]))(?![{_HAN}]?(?:常|期(?!间)|报|刊|度|份|末)))"
)
_FORM = scanning(
    "法治文化节|(?:(?:集中|主题|法治|法制|普法|安全|平安)?宣传(?:教育)?|教育|安全|普法|法治|咨询|开放|纪念|体验|活动|宣讲)(?:活动)?[日周月]"
    "(?!常|期(?!间)|报|刊|度|份|末|程|[一二三四五六日](?!等)|[12]?\\d)"
)
# 八·五普法 with its dot in the wrong place.
_ROUND_OF_FIVE = re.compile("[“”]?([一二三四五六七八九])[.·]五[“”]?(?:年)?普法")
_NTH = re.compile("首届|第[一二三四五六七八九十\\d]{1,3}届")
# Days of an office's own calendar are no campaigns: 接访日, 赶集日, 主题党日, 党员活动日.
_ORDINARY = re.compile(
    "党|接访|接待|下访|赶集|工作[日周月]|值班|学习[日月]|下村|今日|即日|节假|生日|次日|当日|每[日周月]|本[周月]|上[周月]|下[周月]|[个第][周月]|双月|单月|例会|述职|集体|固定|党员|个人"
)
_STOPS = word_set(
    """
    组织 举办 参加 参与 开展 利用 借助 结合 抓住 围绕 以 在 为 启动 迎接 每年 抢抓 紧扣 紧抓 把握 依托 通过 期间 活动 积极 乘 趁 借 举行
    策划 进行 节点 重要 时间 契机 特殊 时机 等 集中 年度 当天 前后 主题 系列 今年 每逢 做好 承办
    """
)
_AMID = word_set("集中")  # 餐具集中消毒企业专项整治行动
_GENERIC = re.compile(
    "^(?:一系列|系列|各类|重要|传统|法定|特殊|主要)?(?:纪念|节|宣传)日$|^(?:法治|法制|普法|集中|主题|专题|专项|系列|各类|大型|重点|特色|日常)?(?:集中)?(?:宣传|教育|活动|普法|咨询|开放)+[日周月]$"
)
_ALONE = re.compile(
    r"[“”](?P<m>\d{1,2})[.·](?P<d>\d{1,2})[“”](?=(?:、?[“”]\d{1,2}[.·]\d{1,2}[“”]){0,8}"
    r"(?:等|和|及)?(?:(?:重要|特殊|关键|法治|宣传|普法|时间|重点)*(?:节点|节日|日子)|期间|前后|等|宣传|主题|普法|活动|系列|专项|集中|当天|来临|之际))"
)
# 3.15期间, 12·4 当天 without quotation marks.
_BARE_DAY = re.compile(r"(?<![\d.·〔（第])(?P<m>\d{1,2})[.·](?P<d>\d{1,2})(?= ?(?:当天|当日|期间|前后|来临))")
# 4月开展“…”宣传月 says which month it was.
_MONTH_BEFORE = re.compile(
    f"(?<![\\d年])(?P<m3>\\d{{1,2}}|[{_MONTHS}]{{1,2}})月份?，?(?:集中|组织)?(?:开展|启动|举办|组织)了?$"
)
_DRIVE = re.compile(
    "(?:专项(?:整治|执法|治理|斗争|清理|检查|打击|排查)?行动|攻坚行动|三年行动|百日行动|集中整治行动)(?!计划|方案)"
)
# 实施暖企惠民行动: any other 行动 needs a verb before it and words of its own.
_ACTION = re.compile("行动(?!计划|方案|指南|力|者|队|自觉|委|上|起来|轨迹|不便|能力|纲领|口号)")
_PUTS_ON = re.compile("(?:实施|开展|启动|推进|深化|部署|组织)(?:了|好)?$")
_PLAIN_ACTION = word_set(
    """
    联合 统一 集中 专项 整治 执法 清查 检查 排查 宣传 服务 清理 打击 巡查 救援 治理 实际 具体 自觉 务实 普法 志愿 公益 联动 攻坚 夜查 抽查 走访
    处置 整改 一致 法治 日常 大型 系列 重点 相关 有关 各类 环境 安全 安全生产 提升 学习 创建 监督 帮扶 慰问 演练 拆除 化解 管控 防控 监管 督查 督导 抽检 监督检查 管理 防范 规范 指导 专项监管 专项监督
    """
)
_QUOTED_DRIVE = re.compile(
    "“(?P<name>[^“”\n]{2,24})”(?P<tail>[\u4e00-\u9fff]{0,8}?(?:专项|百日|攻坚|三年)?行动)(?!计划|方案|指南|力|者|队|自觉|委)"
)
# “护苗”“昆仑”“百日攻坚”专项行动: each but the last, which has the word itself.
_DRIVES_IN_ROW = re.compile(
    "(?P<names>(?:“[^“”\n]{2,16}”[、和及与]?){1,6})“[^“”\n]{2,16}”等?(?:系列)?(?P<tail>专项行动|攻坚行动|百日行动|集中整治行动)(?!计划|方案)"
)
_IN_QUOTES = re.compile("“(?P<name>[^“”\n、]{2,12}行动|[^“”\n、]{6,20}活动)”")
# “宪法与草原”宣传月, “与法同行”系列普法活动, “送法下夜市”等活动.
_QUOTED_TIME = re.compile(
    f"“(?P<name>[^“”\n]{{2,16}})”(?P<tail>[{_HAN}]{{0,6}}?(?:(?:宣传|普法|教育|法治|服务|活动)(?:活动)?[日周月季]|文化[节周月季]))"
    "(?!常|期(?!间)|报|刊|度|份|末|程|节)"
)
_TIME = re.compile("[“”].*[日周月季]$")
_ROUND = re.compile(
    "(?P<names>(?:“[^“”\n]{2,16}”[、和及与]?){1,6})等?(?P<what>(?:系列|主题|特色|专项|集中|大型|全民|专题|法治|法制|普法|宣传|宣讲|教育|文化|送法|惠民|便民|志愿|服务|实践|体验|巡演|巡讲){0,5})(?:活动|(?:网络|知识|线上)(?:答题|竞赛|竞答)|(?<=主题宣传|集中宣传|系列宣传|专题宣传|法治宣讲|普法宣讲|主题宣讲|巡回宣讲)(?=[，。；、（活优先\\s]|$))"
)
_ONE = re.compile("“([^“”]{2,16})”")
_OF_LAW = re.compile("普法|送法|讲法|学法|说法|用法|释法|法律|法治|民法典|宪法")
# “百名干部下基层”活动
_MANY_GO = re.compile("[百千万][名位个].{2,10}[进入下到访联帮]")
# A theme is no name: 以“…”为主题, 围绕“…”.
_THEME = re.compile("(?:以|围绕|聚焦|突出|紧扣|按照|贯彻|落实|为)$")
_ENTERS = re.compile(
    "(?:“|”)?(?:宪法|民法典|法律|法治|普法|安全)(?:思想)?(?:宣传|讲座|服务)?(?:“|”)?(?:[四五六七八九十]进(?!一)"
    "|进(?:校园|学校|企业|机关|乡村|农村|农家|社区|单位|家庭|军营|景区|工地|市场|万家|商圈|网络|村组|医院|网格|宗教场所|公共场所)"
    "(?:、进?(?!等)[\u4e00-\u9fff]{2,4}?(?=[、，。；“”]|等|活动|宣传|系列|普法|法治|专项|$)){0,9})(?:“|”)?(?:活动)?"
)


def find(doc: Document, known: Mentions) -> Iterator[Mention]:
    """Unknown campaigns, known ones with the date before them, and dates that stand for their day."""
    text = paired(doc)
    taken = Spans()
    for mention in known.of(KIND):
        taken.add(mention.span)
        longer = _with_date(doc, mention.span)
        if longer != mention.span:
            taken.add(longer)
            yield Mention(longer, KIND, doc.quote(longer), mention.readings)
    barred = Spans(m.span for m in known.of("norm", "work", "organisation"))
    schemes = Spans(m.span for m in known.of("mechanism"))
    for sentence in doc.sentences:
        for mention in (
            *_dated(doc, sentence),
            *_alone(doc, sentence),
            *(
                m
                for m in _rounds(doc, text, sentence)
                if _TIME.search(m.surface) or not schemes.overlaps(m.span)
            ),
            *_formed(doc, sentence, known),
            *_drives(doc, text, sentence),
        ):
            if taken.overlaps(mention.span) or barred.covers(mention.span):
                continue
            taken.add(mention.span)
            yield mention


def _date_fact(match: re.Match[str]) -> tuple[tuple[str, Value], ...]:
    """The date that the words give: --MM-DD or --MM; none if there is no such day."""
    groups = match.groupdict()
    month_text = groups.get("m") or groups.get("m2") or groups.get("m3") or ""
    month = int(month_text) if month_text.isdigit() else _month(month_text)
    day = int(groups.get("d") or groups.get("d2") or 0)
    if not 1 <= month <= 12 or day > 31 or (groups.get("d") or groups.get("d2") or "1").strip("0") == "":
        return ()
    if day:
        return ((FZ.date, Literal(f"--{month:02}-{day:02}", XSD + "gMonthDay")),)
    return ((FZ.date, Literal(f"--{month:02}", XSD + "gMonth")),)


def _month(text: str) -> int:
    if text.startswith("十"):
        return 10 + (_MONTHS.find(text[1]) + 1 if len(text) == 2 else 0)
    return _MONTHS.find(text) + 1 if len(text) == 1 else 0


def _with_date(doc: Document, span: Span) -> Span:
    """A known campaign together with the date before it and the quotation marks around both."""
    if re.match(r"[“”]?\d", doc.folded[span.start : span.start + 2]):
        return span
    low = max(doc.sentence(span).start, span.start - 12)
    date = _DATE_BEFORE.search(doc.folded[low : span.start])
    if not date or not _date_fact(date):
        return span
    end = span.end
    opened = sum(doc.folded.count(mark, low + date.start(), end) for mark in "“”")
    if opened % 2 and doc.folded[end : end + 1] in ("“", "”"):
        end += 1
    return Span(low + date.start(), end)


def _dated(doc: Document, sentence: Span) -> Iterator[Mention]:
    """9.16…宣传日, 六月…宣传周: the date says when it is, whatever it is called."""
    for match in _DATED.finditer(doc.folded, sentence.start, sentence.end):
        facts = _date_fact(match)
        name = re.sub("[“”]", "", match["name"])
        is_month = match["m3"] is not None
        if not facts or _ORDINARY.search(name) or (is_month and not _FORM.search(name)):
            continue
        if (
            re.search("开展|举办|组织|期间|至|日前|前后|召开|印发|进行|等|重要|节点|中旬|上旬|下旬|底", name)
            or len(name) < 3
        ):
            continue
        end = match.end()
        if doc.folded.count("“", match.start(), end) + doc.folded.count("”", match.start(), end) == 1:
            end += doc.folded[end : end + 1] in ("“", "”")
        yield _mention(doc, Span(match.start(), end), name, facts)


def _alone(doc: Document, sentence: Span) -> Iterator[Mention]:
    """“12·4”等节点: the day of that date, which resolve looks up."""
    bare = _BARE_DAY.finditer(doc.folded, sentence.start, sentence.end)
    for match in (*_ALONE.finditer(doc.folded, sentence.start, sentence.end), *bare):
        facts = _date_fact(match)
        if facts:
            concept = Concept("", KIND, f"{match['m']}.{match['d']}", known=False, facts=facts)
            span = Span(*match.span())
            yield Mention(span, KIND, doc.quote(span), (Reading(concept, note="date"),))


def _formed(doc: Document, sentence: Span, known: Mentions) -> Iterator[Mention]:
    """A name that ends in 宣传周, 教育日 … without a date."""
    for match in _ROUND_OF_FIVE.finditer(doc.folded, sentence.start, sentence.end):
        yield _mention(doc, Span(*match.span()), f"{match[1]}五普法", ())
    for match in _FORM.finditer(doc.folded, sentence.start, sentence.end):
        low = max(sentence.start, match.start() - 14)
        quote = max(doc.folded.rfind(mark, low, match.end()) for mark in "“”")
        walked = phrase_start(doc.folded, match.start(), limit=14, stops=_STOPS)
        start = max(walked, quote + 1)
        name = doc.folded[start : match.end()]
        if dated := re.match(f"{_DATE}", name):
            start, name = start + dated.end(), name[dated.end() :]
        for norm in known.within(Span(max(0, start - 20), start), "norm"):
            if norm.span.start < start < norm.span.end:  # 反有组织犯罪法集中宣传月
                start, name = norm.span.start, doc.folded[norm.span.start : match.end()]
        if nth := _NTH.match(name):
            start, name = start + nth.end(), name[nth.end() :]
        if len(name) < 5 or _GENERIC.match(name) or _ORDINARY.search(name) or re.search("[、，]", name):
            continue
        yield _mention(doc, Span(start, match.end()), name, ())


def _drives(doc: Document, text: str, sentence: Span) -> Iterator[Mention]:
    """Named special drives (“…”专项行动) and rounds of publicity (法治进校园、进企业)."""
    for match in _QUOTED_DRIVE.finditer(text, sentence.start, sentence.end):
        if not is_slogan(match["name"]):
            yield _mention(doc, Span(*match.span()), match["name"] + match["tail"], ())
    for match in _DRIVES_IN_ROW.finditer(text, sentence.start, sentence.end):
        for one in _ONE.finditer(text, *match.span("names")):
            if not is_slogan(one[1]):
                yield _mention(doc, Span(*one.span()), one[1] + match["tail"], ())
    for match in _IN_QUOTES.finditer(text, sentence.start, sentence.end):
        if not is_slogan(match["name"]) and not _THEME.search(text, max(0, match.start() - 2), match.start()):
            yield _mention(doc, Span(*match.span()), match["name"], ())
    for match in _DRIVE.finditer(doc.folded, sentence.start, sentence.end):
        start = phrase_start(doc.folded, match.start(), limit=20, stops=_STOPS, inner=_AMID)
        start += 2 * doc.folded.startswith("集中", start)
        if match.start() - start >= 4:
            yield _mention(doc, Span(start, match.end()), doc.folded[start : match.end()], ())
    for match in _ACTION.finditer(doc.folded, sentence.start, sentence.end):
        start = phrase_start(doc.folded, match.start(), limit=14, stops=_STOPS)
        own = [w for w in parts(doc.folded[start : match.start()]) if w not in _PLAIN_ACTION]
        governed = _PUTS_ON.search(doc.folded, max(sentence.start, start - 4), start)
        if governed and match.start() - start >= 2 and own:
            yield _mention(doc, Span(start, match.end()), doc.folded[start : match.end()], ())
    for match in with_word(_ENTERS, "进", doc.folded, sentence.start, sentence.end):
        yield _mention(doc, Span(*match.span()), re.sub("[“”]|活动$", "", match[0]), ())


def _rounds(doc: Document, text: str, sentence: Span) -> Iterator[Mention]:
    """Months and rounds of publicity that are named in quotation marks."""
    for match in _QUOTED_TIME.finditer(text, sentence.start, sentence.end):
        if not re.match(r"\d", match["name"]) and not is_slogan(match["name"]):
            month = _MONTH_BEFORE.search(text[max(sentence.start, match.start() - 14) : match.start()])
            facts = _date_fact(month) if month and match["tail"].endswith("月") else ()
            yield _mention(doc, Span(*match.span()), match["name"] + match["tail"], facts)
    for match in _ROUND.finditer(text, sentence.start, sentence.end):
        if _THEME.search(text, max(sentence.start, match.start() - 2), match.start()):
            continue
        for one in _ONE.finditer(text, *match.span("names")):
            name = one[1].strip()
            if (
                match["what"] or not match[0].endswith("活动") or _OF_LAW.search(name) or _MANY_GO.match(name)
            ) and not (is_slogan(name) or "、" in name or "+" in name):
                yield _mention(doc, Span(*one.span()), name, ())


def _mention(doc: Document, span: Span, name: str, facts: tuple[tuple[str, Value], ...]) -> Mention:
    concept = Concept("", KIND, name, known=False, facts=facts)
    return Mention(span, KIND, doc.quote(span), (Reading(concept),))
