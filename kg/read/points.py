"""Where the points of running text are: what a sentence without numbers says is lacking, or will be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Document, Span
from kg.zh.lacks import LACKS, WANT, announces

_POINT = re.compile(r"[；。！？\n]")
_CLAUSE = re.compile(r"[，：]")
_BULLETS = frozenset(" \t\n|●•◆■▪★*>")
# What stands before the shortcoming in its clause: 但仍存在执法人员少等问题.
_LEAD = re.compile(
    r"^(?:[^，。]{0,20}(?:着力|重点|努力|逐步|尽快|切实|将|要)(?:推动)?(?:解决|破解)|[^，。]{0,12}(?:主要(?:是|表现在?|体现在?)[：:]?|但是?|发现|还存在|同时|此外|另外)[，]?)"
)
_STILL = re.compile(
    rf"^[^，。、]{{0,16}}?(?:还|仍然?|依然|尚|也|主要|当前|目前)+(?:存在|有)(?:着)?(?=[^，。]{{4,80}}(?:等(?:[^，。]{{0,8}}{WANT}|现象|情况)|的?(?:现象|情况|问题))$)"
)
_CAUSE = re.compile(r"(?:究其|分析|其)?(?:主要|根本)?原因|之所以|改进(?:措施|举措)|整改措施")
_SUCH_AS = re.compile(r"^(?:比如|例如|如|像|包括|主要(?:是|有|表现[在为]|体现[在为]))(?![何期实果])：?")
_ET_CETERA = re.compile(
    rf"的(?:突出|主要)?(?:问题|情况|现象)$|等(?:方面)?(?:的)?(?:[一几多]些|诸多|很多|不少|薄弱环节|突出)?(?:{WANT}|现象|情况)?(?:和|与|及|、|{WANT})*$"
)
_THOUGH = re.compile(r"^(?:虽然?|尽管|在[^，。]{0,20}同时|经过|通过|一年来|今年以来|总体)")
# 2023年，我局将…, 改进措施：… within a list of shortcomings say what will be done.
_ANSWERED = re.compile(
    r"(?:2[0O][\dO]{2}[ ]?年|下半年|下一?步|下一?阶段|明年|今后)，?[^，。；\n]{0,10}?(?:将(?!军|来)|拟(?!制|定|稿)|计划(?!生育)|打算)|(?:下一?步)?(?:改进|整改)(?:措施|举措)"
)
_FOLLOWS = re.compile(r"导致|造成|使|致使|影响|以致|从而|因此")
_STORY = re.compile(
    r"通过|在(?!线)|目前|当前|随着|由于|因为?(?!素)|虽|尽管|近年来|经过|从|受|我|部分(?!群众|村民|居民|牧民|农户|企业|干部)|有的|对|与|但"
)
_GOOD = re.compile(
    r"进步|改善|好转|良好|成效|取得|完成|显著|明显(?:提|增|下降)|有所(?:提|增|下降)|[得已](?:到|经|基本)"
)
_WHOLE = 40  # characters; a point of more is told at length
_MADE = re.compile(r"(?:取得|完成|做了|获得|得到)(?:了)?")

# Who and when: 下一步，我局将; 2024年.
_WHO_WHEN = re.compile(
    r"^(?:为此|同时|对此)?(?:在?(?:下一?步|今后|以后)的?工作中?|下一?步|下一?阶段|接下来|今后|来年|明年|新的一年里?|下半年|后续|20\d\d年度?)?[^，。]{0,14}?(?:将(?!军|来)|要(?!求|点|素|害))|^(?:下一?步|下一?阶段|今后|明年|20\d\d[ ]?年度?)$"
)
# In what spirit: what every plan says.
_SPIRIT = re.compile(
    r"(?:为(?:指导|指引|统领|引领|契机|抓手|目标|主线|遵循|核心|导向)|思想|精神|部署(?:要求)?|领导下|指导下|要求|基础上|实际|(?:目标|中心|重点)(?:任务|工作)?)$|^(?:针对|按照|根据|对照|围绕|紧[紧扣盯]|结合|立足|依托|聚焦|在)"
)
_RESULT = re.compile(
    r"(?:为|确保|推动|促进|实现|营造|形成|努力|不断(?:提|增|推)|全面提[升高]|切实提[升高]|有效提[升高]|进一步提[升高]|提[升高]|增强|从而|以(?!案|评|考|练)|使|让|奋力|做到)"
)
_MEASURE = re.compile(
    r"(?:持续|进一步|不断|继续|着力|大力|切实|全面|深入|扎实|积极|广泛|坚持|充分|重点|着重|认真|严格|有序|稳步|加快)*"
    r"(?:加强|强化|提[升高]|完善|健全|推[进行动广]|实施|编[制印排写纂]|开设|选[聘派拔]|录制|修[订缮建]|举办|培训|聘[请用]|设立|设置|出台|印发|启动|增[设配加派]|联合|深化|加大|规范|落实|创新|优化|开展|组织|严格|充实|抓[好实紧牢]|压实|增强|丰富|做[好实]|打造|建立|建好|配[强齐]|引进|争取|更新|拓[展宽]|整合|用好|发挥|培[养育]|学习|宣传|制定|实行|依法|改进|补齐|搭建|构建|探索|统筹|引导|解决)"
)
# 推动改革落地 is a measure, 推动工作上台阶 what comes of it.
_MOVES = re.compile(r"推动[^，。；]{2,20}(?:落地|改革|入驻|建成|全覆盖|立法|挂牌)")
_JOINS = re.compile("一方面|另一方面|首先|其次|再次|最后|同时|此外|为此|对此|具体(?:而言)?")
# That something will be done about it, but not what.
_VAGUE = re.compile(
    r"(?:采取|加以|予以|认真|逐步|切实)[^，。]{0,12}(?:解决|改进|整改|克服|改正|完善)(?:和落实)?$|再接再厉$"
)


def lacking(doc: Document, span: Span, *, listed: bool = False) -> Iterator[Span]:
    """The clauses of a sentence, or of several, that say what is lacking; one a point, more after a colon.

    ``listed``: the span is all a list of shortcomings, and a short point is one whatever its words
    (法治课教师多为兼职).

    >>> from kg.read import document
    >>> doc = document("虽有成绩，但还存在一些问题：少数干部意识不强，执法力量薄弱。")
    >>> [doc.quote(point) for point in lacking(doc, doc.sentences[0])]
    ['少数干部意识不强', '执法力量薄弱']
    """
    # 不足：联动不够紧密，化解率有待提高。
    listing = listed and doc.folded[max(0, span.start - 1) : span.start] == "："
    for point, clauses in _points(doc, span):
        if _CAUSE.match(doc.folded, point.start, point.end):
            continue
        found = 0
        if listed and (whole := _whole(doc, clauses)):
            yield whole
            continue
        several = listing and "；" not in doc.folded[span.start : span.end]
        for clause in clauses:
            words = doc.folded[clause.start : clause.end]
            if _CAUSE.match(words) or _ANSWERED.match(words):
                break
            if _THOUGH.match(words) and _MADE.search(words):
                continue
            if announces(words):
                several = listing = True
                continue
            if such := _SUCH_AS.match(words):
                clause = Span(clause.start + such.end(), clause.end)
            if not LACKS.search(doc.folded, clause.start, clause.end) or (
                found and (not several or _FOLLOWS.match(words))
            ):
                continue
            for part in _split(doc, _without_lead(doc, clause)):
                found += 1
                yield part


def _whole(doc: Document, clauses: list[Span]) -> Span | None:
    """The first clause of a short point of a list, with the one after it if only that names what is lacking."""
    said: list[Span] = []
    for clause in clauses:
        words = doc.folded[clause.start : clause.end]
        if _CAUSE.match(words) or _ANSWERED.match(words):
            break
        if announces(words) or doc.folded[clause.end : clause.end + 1] == "：":
            said = []
            continue
        said.append(clause)
    if not said or said[-1].end - said[0].start > _WHOLE:
        return None
    first = doc.folded[said[0].start : said[0].end]
    if (
        _STORY.match(first)
        or _THOUGH.match(first)
        or _SUCH_AS.match(first)
        or _MEASURE.match(first)
        or ("、" in first and _ET_CETERA.search(first))
    ):
        return None
    if _GOOD.search(first):
        return None
    lacks = [bool(LACKS.search(doc.folded, clause.start, clause.end)) for clause in said]
    if lacks[0] or len(first) < 5:
        return None
    return Span(said[0].start, said[1].end) if len(said) > 1 and lacks[1] else said[0]


def planned(doc: Document, span: Span, *, every: bool = True) -> Iterator[Span]:
    """The clauses of a sentence that say what will be done: the first of each point.

    With ``every`` also the measures after it, where the sentence has no other points: what is all of a plan is
    read closely.

    >>> from kg.read import document
    >>> doc = document("下一步，我局将以习近平法治思想为指导，加强执法培训，创新普法方式，确保取得实效。")
    >>> [doc.quote(point) for point in planned(doc, doc.sentences[0])]
    ['加强执法培训', '创新普法方式']
    """
    points = list(_points(doc, span))
    for point, clauses in points:
        words = doc.folded[point.start : point.end].rstrip()
        if len(words) < 5 or words.endswith("：") or _VAGUE.search(words):
            continue
        clauses = [c for c in clauses if not _JOINS.fullmatch(doc.folded, c.start, c.end)]
        rest = [c for c in (_after_who(doc, clause) for clause in clauses) if len(c)]
        said = [c for c in rest if not _SPIRIT.search(doc.folded[c.start : c.end])]
        first = next((c for c in said if not _RESULT.match(doc.folded, c.start, c.end)), None)
        if first is None:
            if rest:
                yield Span(rest[0].start, rest[min(1, len(rest) - 1)].end)
            continue
        yield from _measures(doc, first)
        for clause in said if every and len(points) == 1 else ():
            words = doc.folded[clause.start : clause.end]
            result = _RESULT.match(words) and not _MOVES.match(words)
            if clause.start > first.start and _MEASURE.match(words) and not result:
                yield from _measures(doc, clause)


def _points(doc: Document, span: Span) -> Iterator[tuple[Span, list[Span]]]:
    """The parts of a span between semicolons and stops, each with its clauses."""
    start = span.start
    for end in [*(m.start() for m in _POINT.finditer(doc.folded, span.start, span.end)), span.end]:
        if end > start:
            point = Span(start, end)
            yield point, _clauses(doc, point)
        start = end + 1


def _clauses(doc: Document, point: Span) -> list[Span]:
    found = []
    start = point.start
    for end in [*(m.start() for m in _CLAUSE.finditer(doc.folded, point.start, point.end)), point.end]:
        while start < end and doc.folded[start] in _BULLETS:
            start += 1
        if end > start:
            found.append(Span(start, end))
        start = end + 1
    return found


def _without_lead(doc: Document, clause: Span) -> Span:
    words = doc.folded[clause.start : clause.end]
    lead = _STILL.match(words) or _LEAD.match(words)
    start = clause.start + lead.end() if lead and lead.end() < len(words) - 4 else clause.start
    return Span(start, clause.end)


def _split(doc: Document, clause: Span) -> list[Span]:
    """执法人员少、普法形式单一等问题 is two shortcomings; 认识不足、重视不够 of few characters is one."""
    words = doc.folded[clause.start : clause.end]
    tail = _ET_CETERA.search(words)
    end = clause.start + tail.start() if tail else clause.end
    parts: list[Span] = []
    start = clause.start
    wanting = 0
    for at in [*_commas(words[: end - clause.start]), end - clause.start]:
        stop = clause.start + at
        lacks = bool(LACKS.search(doc.folded, start, stop))
        # 力量分散、协作不畅等问题: said to be a problem, and half of them in words that say so themselves
        if stop - start < (5 if lacks else 6) or not (lacks or tail):
            return [clause]
        wanting += lacks
        parts.append(Span(start, stop))
        start = stop + 1
    if wanting * 2 < len(parts):
        return [clause]
    return (
        parts
        if len(parts) > 1
        else [Span(clause.start, end if tail and end - clause.start > 5 else clause.end)]
    )


def _measures(doc: Document, clause: Span) -> Iterator[Span]:
    """健全联席会议制度、实施三年行动 is two measures: each of 、 begins with what is done, and is long enough."""
    words = doc.folded[clause.start : clause.end]
    cuts = [-1, *_commas(words), len(words)]
    parts = [Span(clause.start + a + 1, clause.start + b) for a, b in pairwise(cuts)]
    if all(len(p) >= 7 and _MEASURE.match(doc.folded, p.start, p.end) for p in parts):
        yield from parts
    else:
        yield clause


def _commas(words: str) -> list[int]:
    """Where 、 stands outside quotation marks and brackets."""
    depth = 0
    found = []
    for i, mark in enumerate(words):
        depth += (mark in "“《（") - (mark in "”》）")
        if mark == "、" and depth <= 0:
            found.append(i)
    return found


def _after_who(doc: Document, clause: Span) -> Span:
    who = _WHO_WHEN.match(doc.folded[clause.start : clause.end])
    return Span(clause.start + who.end(), clause.end) if who else clause
