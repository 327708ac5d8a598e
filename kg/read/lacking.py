"""Which clauses of a sentence without numbers say what is lacking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Span
from kg.read.points import commas, points
from kg.read.turns import ASIDE
from kg.zh.lacks import LACKS, STORY, WANT, announces
from kg.zh.measures import MEASURE

_LEAD = re.compile(
    r"^(?:[^，。]{0,20}(?:着力|重点|努力|逐步|尽快|切实|将|要)(?:推动)?(?:解决|破解)|[^，。]{0,12}(?:主要(?:是|表现在?|体现在?)[：:]?|但是?|发现|还存在|同时|此外|另外)[，]?)"
)
_STILL = re.compile(
    rf"^[^，。、]{{0,16}}?(?:还|仍然?|依然|尚|也|主要|当前|目前)+(?:存在|有)(?:着)?(?=[^，。]{{4,80}}(?:等(?:[^，。]{{0,8}}{WANT}|现象|情况)|的?(?:现象|情况|问题))$)"
)
_OCCURS = re.compile(
    r"[^，。；]{4,40}?(?:[时偶屡]有(?:发生|出现|反弹|反复|存在)|仍有发生|(?:依然|仍然?)(?:存在|较多|突出)|[易多频]发|屡禁不[止绝]|(?:逐[年步]|日益|持续|不断)?(?:增多|上升))"
)
_CAUSE = re.compile(
    r"(?:建议|恳请|提请|希望)|(?:主要|工作)?(?:体会|经验|成绩|亮点)(?:主要)?[是有]|(?:究其|分析|其)?(?:主要|根本)?原因|之所以|改进(?:措施|举措)|整改措施"
)
_SUCH_AS = re.compile(
    rf"^(?:比如|例如|如|像|包括|(?:主要|突出|集中|具体)(?:是|有|(?:表现|体现|反映)[在为])|(?P<all>(?:[^，。；]{{0,20}}存在的?)?(?:主要|突出|最大|具体)?的?{WANT}(?:主要|突出|集中)?(?:是|有(?![待所])|在于|表现[在为]|体现[在为])))(?![何期实果])：?"
)
_ET_CETERA = re.compile(
    rf"的(?:突出|主要)?(?:问题|情况|现象)(?:仍然?|还|比较|较为?|依然)*(?:突出|存在|明显)?$|等(?:方面)?(?:的)?(?:[一几多]些|诸多|很多|不少|薄弱环节|突出)?(?:{WANT}|现象|情况)?(?:和|与|及|、|{WANT})*$"
)
_AIMED = re.compile(rf"针对.{{4,80}}(?:等|的)[^、]{{0,6}}{WANT}$")
_ALL_OF_THEM = re.compile(rf"存在[^。；]{{4,120}}，[^，。；]{{4,60}}等[^，。；、]{{0,6}}{WANT}$")
_THOUGH = re.compile(
    r"^(?:(?:20\d\d年度?|今年|一年|近年)[^，。]{0,4}来?$|截至|虽然?|尽管|在[^，。]{0,20}同时|经过|通过|一年来|今年以来|总体)"
)
_HAMPERED = re.compile(r"(?:由于)?受[^，]{2,24}(?:影响|制约|限制|因素)")
_STORY = re.compile(rf"(?!部分|有的)(?:{STORY.pattern})")  # 部分群众不了解 is none
_SEEN = re.compile(r"(?:看|认识|意识)到$")
_WHY = re.compile(r"[但而却]?(?:因(?![素果地])|由于|随着|鉴于)")
_FOLLOWS = re.compile(r"导致|造成|使|致使|影响|以致|从而|因此|对|其(?!他)|且")
_SOME_OF = re.compile(r"有的|有些|个别|少数|部分|一些")
_GOOD = re.compile(
    r"进步|改善|好转|良好|成效|取得|完成|显著|明显(?:提|增|下降)|有所(?:提|增|下降)|[得已](?:到|经|基本)"
)
_OPENED = re.compile("：|.[：。]", re.DOTALL)  # 不足：A，B，C; the stop may belong to the span
_WHOLE = 40  # characters; a point of more is told at length
_MADE = re.compile(r"(?:取得|完成|做了|获得|得到)(?:了)?")


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
    listing = listed and bool(_OPENED.match(doc.folded, max(0, span.start - 1)))
    opened = False  # by 主要有三方面欠缺：, behind which each point is one whatever its words
    for point, clauses in points(doc, span):
        if _CAUSE.match(doc.folded, point.start, point.end):
            continue
        found, of_some, listed_before = 0, False, False
        clauses = _behind_lead(doc, clauses)
        causes = _causes(doc, clauses)
        if listed and (whole := _whole(doc, clauses)):
            yield whole
            continue
        several = listing and "；" not in doc.folded[span.start : span.end]
        several = several or _enumerates(doc, point, clauses)
        for clause in clauses:
            words = doc.folded[clause.start : clause.end]
            if _CAUSE.match(words) or ASIDE.match(doc.folded, clause.start, clause.end + 1):
                break
            if _AIMED.match(words) and LACKS.search(words):
                clause = Span(clause.start + 2, clause.end)
                words = words[2:]
            if (_THOUGH.match(words) and _MADE.search(words)) or _HAMPERED.fullmatch(words):
                continue
            if announces(words) or _SEEN.search(words):
                listing = True
                opened = opened or doc.folded[clause.end] == "：" or words.endswith("的是")
                several = "；" not in doc.folded[span.start : span.end]
                continue
            if clause in causes:
                continue
            if such := _SUCH_AS.match(words):
                if such.end() == len(words):  # 如：
                    opened = several = True
                    continue
                if announces(words[such.end() :]):  # 集中体现在“三个不到位”上
                    continue
                clause = Span(clause.start + such.end(), clause.end)
                several = several or bool(such["all"]) or words[0] in "比例如"
            told = doc.folded[clause.start : clause.end]
            named = not found and (opened or bool(_SOME_OF.match(told))) and _may_lack(told)
            if not (named or LACKS.search(doc.folded, clause.start, clause.end)) or (
                found
                and (
                    _FOLLOWS.match(words)
                    or not (
                        several
                        or listed_before
                        or (of_some and _SOME_OF.match(words))
                        or _OCCURS.fullmatch(words)
                    )
                )
            ):
                continue
            # 有的…，有的…; A、B等问题，C: what comes is one more
            of_some = bool(_SOME_OF.match(words))
            listed_before = bool(_ET_CETERA.search(words))
            for part in _split(doc, _without_lead(doc, clause)):
                found += 1
                yield part


def _behind_lead(doc: Document, clauses: list[Span]) -> list[Span]:
    """The clauses from the one on that leads to a list (由于人手少，工作中还有疏漏：文书不全)."""
    for i in reversed(range(1, len(clauses))):
        clause = clauses[i]
        if doc.folded[clause.end] == "：" and announces(doc.folded[clause.start : clause.end]):
            return clauses[i:]
    return clauses


def _causes(doc: Document, clauses: list[Span]) -> list[Span]:
    """The clauses that say why, where another says what is lacking: 但因任务繁重，学习难以保证."""
    found = [c for c in clauses if _WHY.match(doc.folded, c.start, c.end)]
    rest = [c for c in clauses if c not in found]
    return found if any(LACKS.search(doc.folded, c.start, c.end) for c in rest) else []


def _may_lack(clause: str) -> bool:
    """Whether the first clause of a point behind a colon may be a shortcoming: no measure, cause, story or success."""
    told = MEASURE.match(clause) or _STORY.match(clause) or _THOUGH.match(clause) or _GOOD.search(clause)
    return len(clause) >= 5 and not told


def _enumerates(doc: Document, point: Span, clauses: list[Span]) -> bool:
    """Whether all clauses of a point are shortcomings: 存在A，B等问题, or three that each say so of themselves."""
    if _ALL_OF_THEM.search(doc.folded, point.start, point.end):
        return True
    said = [
        clause
        for clause in clauses
        if LACKS.search(doc.folded, clause.start, clause.end)
        and len(clause) >= 6
        and not _FOLLOWS.match(doc.folded, clause.start)
        and not announces(doc.folded[clause.start : clause.end])
    ]
    return len(said) > 2


def _whole(doc: Document, clauses: list[Span]) -> Span | None:
    """The first clause of a short point of a list, with the one after it if only that names what is lacking."""
    said: list[Span] = []
    for clause in clauses:
        words = doc.folded[clause.start : clause.end]
        if _CAUSE.match(words) or ASIDE.match(doc.folded, clause.start, clause.end + 1):
            break
        if announces(words) or doc.folded[clause.end : clause.end + 1] == "：":
            said = []
            continue
        said.append(clause)
    if not said or said[-1].end - said[0].start > _WHOLE:
        return None
    first = doc.folded[said[0].start : said[0].end]
    if (
        STORY.match(first)
        or _THOUGH.match(first)
        or _SUCH_AS.match(first)
        or MEASURE.match(first)
        or ("、" in first and _ET_CETERA.search(first))
    ):
        return None
    if _GOOD.search(first):
        return None
    lacks = [bool(LACKS.search(doc.folded, clause.start, clause.end)) for clause in said]
    if lacks[0] or len(first) < 5:
        return None
    return Span(said[0].start, said[1].end) if len(said) > 1 and lacks[1] else said[0]


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
    for at in [*commas(words[: end - clause.start]), end - clause.start]:
        stop = clause.start + at
        lacks = bool(LACKS.search(doc.folded, start, stop))
        # 力量分散、协作不畅等问题: said to be a problem, and half of them in words that say so themselves
        if stop - start < (5 if lacks else 6) or not (lacks or tail):
            return [clause]
        wanting += lacks
        parts.append(Span(start, stop))
        start = stop + 1
    # A first part that lacks something says so of itself; else 人员、车辆和装备不足 may be one shortcoming.
    if wanting * 2 < len(parts) and not (
        tail and parts and LACKS.search(doc.folded, parts[0].start, parts[0].end)
    ):
        return [clause]
    return (
        parts
        if len(parts) > 1
        else [Span(clause.start, end if tail and end - clause.start > 5 else clause.end)]
    )
