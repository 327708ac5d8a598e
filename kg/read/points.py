"""Where the points of running text are: what a sentence without numbers says is lacking, or will be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Span
from kg.zh.lacks import LACKS, WANT, announces

_POINT = re.compile(r"[；。！？\n]")
_CLAUSE = re.compile(r"[，：]")
# What stands before the shortcoming in its clause: 但仍存在执法人员少等问题.
_LEAD = re.compile(
    r"^(?:[^，。]{0,12}(?:主要(?:是|表现在?|体现在?)[：:]?|但是?|发现|还存在|同时|此外|另外)[，]?)"
)
_STILL = re.compile(
    rf"^[^，。、]{{0,16}}?(?:还|仍然?|依然|尚|也|主要|当前|目前)+(?:存在|有)(?:着)?(?=[^，。]{{4,80}}(?:等(?:[^，。]{{0,8}}{WANT}|现象|情况)|的?(?:现象|情况|问题))$)"
)
_CAUSE = re.compile(r"(?:究其|分析|其)?(?:主要|根本)?原因|之所以")
_SUCH_AS = re.compile(r"^(?:比如|例如|如|像|包括|主要(?:是|有|表现[在为]|体现[在为]))(?![何期实果])：?")
_ET_CETERA = re.compile(
    rf"等(?:方面)?(?:的)?(?:[一几多]些|诸多|很多|不少|薄弱环节|突出)?(?:{WANT}|现象|情况)?(?:和|与|及|、|{WANT})*$"
)
_THOUGH = re.compile(r"^(?:虽然?|尽管|在[^，。]{0,20}同时|经过|通过|一年来|今年以来|总体)")
_MADE = re.compile(r"(?:取得|完成|做了|获得|得到)(?:了)?")

# Who and when: 下一步，我局将; 2024年.
_WHO_WHEN = re.compile(
    r"^(?:为此|同时|对此)?(?:在?(?:下一?步|今后|以后)的?工作中?|下一?步|下一?阶段|接下来|今后|来年|明年|新的一年里?|下半年|后续|20\d\d年度?)?[^，。]{0,14}?(?:将(?!军|来)|要(?!求|点|素|害))|^(?:下一?步|下一?阶段|今后|明年|20\d\d年度?)$"
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
    r"(?:加强|强化|提[升高]|完善|健全|推[进行动]|深化|加大|规范|落实|创新|优化|开展|组织|严格|充实|抓[好实紧牢]|压实|增强|丰富|做[好实]|打造|建立|建好|配[强齐]|引进|争取|更新|拓[展宽]|整合|用好|发挥|培[养育]|学习|宣传|制定|实行|依法|改进|补齐|搭建|构建|探索|统筹|引导|解决)"
)
_JOINS = re.compile("一方面|另一方面|首先|其次|再次|最后|同时|此外|为此|对此|具体(?:而言)?")
# That something will be done about it, but not what.
_VAGUE = re.compile(
    r"(?:采取|加以|予以|认真|逐步|切实)[^，。]{0,12}(?:解决|改进|整改|克服|改正|完善)(?:和落实)?$|再接再厉$"
)


def lacking(doc: Document, span: Span) -> Iterator[Span]:
    """The clauses of a sentence, or of several, that say what is lacking; one a point, more after a colon.

    >>> from kg.read import document
    >>> doc = document("虽有成绩，但还存在一些问题：少数干部意识不强，执法力量薄弱。")
    >>> [doc.quote(point) for point in lacking(doc, doc.sentences[0])]
    ['少数干部意识不强', '执法力量薄弱']
    """
    listing = False
    for point, clauses in _points(doc, span):
        if _CAUSE.match(doc.folded, point.start, point.end):
            continue
        found = 0
        several = listing and "；" not in doc.folded[span.start : span.end]
        for clause in clauses:
            words = doc.folded[clause.start : clause.end]
            if _THOUGH.match(words) and _MADE.search(words):
                continue
            if announces(words):
                several = listing = True
                continue
            if such := _SUCH_AS.match(words):
                clause = Span(clause.start + such.end(), clause.end)
            if not LACKS.search(doc.folded, clause.start, clause.end) or (found and not several):
                continue
            for part in _split(doc, _without_lead(doc, clause)):
                found += 1
                yield part


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
        yield first
        for clause in said if every and len(points) == 1 else ():
            words = doc.folded[clause.start : clause.end]
            if clause.start > first.start and _MEASURE.match(words) and not _RESULT.match(words):
                yield clause


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
        while start < end and doc.folded[start].isspace():
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
    for at in [*(m.start() for m in re.finditer("、", words[: end - clause.start])), end - clause.start]:
        stop = clause.start + at
        if not LACKS.search(doc.folded, start, stop) or stop - start < 5:
            return [clause]
        parts.append(Span(start, stop))
        start = stop + 1
    return (
        parts
        if len(parts) > 1
        else [Span(clause.start, end if tail and end - clause.start > 5 else clause.end)]
    )


def _after_who(doc: Document, clause: Span) -> Span:
    who = _WHO_WHEN.match(doc.folded[clause.start : clause.end])
    return Span(clause.start + who.end(), clause.end) if who else clause
