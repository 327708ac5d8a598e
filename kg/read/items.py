"""The items of a list of shortcomings or plans: which parts of the outline they are, and their headlines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Document, Role, Section, Span
from kg.read.lacking import lacking
from kg.read.planned import planned
from kg.read.roles import is_cause
from kg.read.tables import columns
from kg.terms import occurrence
from kg.zh.fold import skeleton
from kg.zh.lacks import LACKS, STORY, WANT, announces
from kg.zh.measures import MEASURE

_GENERIC = re.compile(
    r"^(?:20\d\d年(?:度)?)?(?:存在|主要|工作|目标|任务|总体|下一?步|完成|推进|具体|重点|整改|改进|今后|的|和|与|及|、|之处|中|方面|法治政府建设)*"
    r"(?:问题|不足|困难|短板|差距|原因|目标|任务|措施|打算|思路|安排|计划|工作|要求|举措|考虑|方向|建议|对策)+(?:之处)?(?:如下)?$"
)
# What a plan begins with before it says what will be done.
_PREAMBLE = re.compile(r"(?:指导思想|总体(?:要求|思路|目标)|(?:工作|主要)?目标|基本原则)$")
# 一是工作力量方面。 says what the item is about, and what it says comes after.
_ASPECT = re.compile(r"(?:在)?[^，。；：\n]{2,14}(?:方面|层面|上)")
# A clause that says how or for whom, before the one that says what.
_MANNER = re.compile(
    r"针对|根据|利用|通过|结合|按照|(?:紧紧)?围绕|依托|为|以|(?:始终)?坚持|深入学习|认真学习"
)
# A shortcoming told as a story: 通过走访，发现群众…; 形式多样，但针对性不强.
_STORY = re.compile(rf"{STORY.pattern}|[^，。；\n]{{2,40}}，(?:但|却|仍|还|然而|没有|未能|缺乏|导致)")
# 由于风险大，干部不愿办案: what is lacking comes after its cause.
_BECAUSE = re.compile(r"由于|因为?(?!素)|随着|受(?!理|案|众)")
_ENDS = re.compile(r"[，。；\n]")
_ONE_OF = re.compile("[：]?(?:一方面|另一方面|首先|其次|再次|最后|同时|此外)")
_ORDINAL = re.compile("(?:首先|其次|再次|再者|最后)，")
_ENTITLED = re.compile("[\u4e00-\u9fff“”]{2,10}(?:—{1,2}|-{2})")
_LISTING = re.compile(rf"[^，。；：\n]{{0,12}}{WANT}[^，。；：\n]{{0,10}}(?=[：。\n])")
# …仍存在一些问题，主要表现为：A不够。B不强。
_LED = re.compile(rf"[^。：；\n]{{0,120}}{WANT}[^。；：\n]{{0,16}}：")
# The name and the date that close a report, and what stands under them.
_SIGNED = re.compile(
    r"[\u4e00-\u9fff（）〇]{1,30}(?:政府|委员会|管委会|局|厅|办事处|办公室|街道|[镇乡县区市团院]|苏木|大队|中心|党[组委])|(?:(?:20\d\d|[二〇○零一-九]{4})年)?[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日|（?(?:联系人|联系电话|附件|抄送|抄报)[：:].*"
)
# 特此报告，请审阅
_CLOSING = re.compile(
    r"(?:(?:特|专)此(?:报告|汇报|说明|函达|上报)|以上(?:报告|汇报|情况)|妥否|当否|如有不妥)?[，。]?(?:敬?请(?:予以?)?(?:审阅|审议|审查|审核|批评指正|指正|批示|阅示|查收))?[。！]?"
)
_FEW = 3  # sentences; a plan of more is a list of sentences
SHORTEST = 6  # characters; fewer say too little to be told from another item


@dataclass(frozen=True, slots=True)
class Item:
    """One shortcoming or plan: all of its text, and the clause that says it in short."""

    span: Span
    headline: Span

    def iri(self, doc: Document, kind: str) -> str:
        """The occurrence that stands for it; the same headline twice is one."""
        return occurrence(doc.iri, kind, skeleton(doc.quote(self.headline)))


def items(doc: Document, role: Role) -> list[Item]:
    """The items of all sections of a role, in text order.

    >>> from kg.read import document
    >>> doc = document("一、存在问题\\n一是普法形式单一，群众参与少。二是人员不足。\\n")
    >>> [doc.quote(item.headline) for item in items(doc, Role.SHORTCOMINGS)]
    ['普法形式单一', '人员不足']
    """
    tops = [
        s
        for s in doc.sections
        if s.role == role and (s.parent is None or doc.sections[s.parent].role != role)
    ]
    below: dict[int | None, list[Section]] = {}
    for section in doc.sections:
        below.setdefault(section.parent, []).append(section)
    found: dict[Span, Item] = {}
    headings = []
    for heading, cells in columns(doc, role):
        headings.append(heading)
        found.update((cell, Item(cell, cell)) for cell in cells if len(cell) >= SHORTEST)
    for top in tops:
        if any(top.heading.start in range(row.start, row.end) for row in headings):
            continue  # what stands under it are the other columns
        for item in _items(doc, top, role, below):
            found.setdefault(item.headline, item)
    return sorted(found.values(), key=lambda item: item.span)


def _items(
    doc: Document, section: Section, role: Role, below: dict[int | None, list[Section]]
) -> Iterator[Item]:
    heading = _words(doc, section.heading)
    if is_cause(heading):
        return
    parts = below.get(section.index, [])
    children = [s for s in parts if s.role == role]
    listed = [s for s in children if not is_cause(_words(doc, s.heading))]
    if not listed:
        yield from _running_text(doc, section, role, parts[0].span.start if parts else section.span.end)
    for child in listed:
        words = _words(doc, child.heading)
        if _GENERIC.match(words):
            yield from _items(doc, child, role, below)
        elif child.heading.start < child.heading.end and not _PREAMBLE.search(words):
            yield Item(child.span, _long_enough(doc, _headline(doc, child, role), child.span.end))


def _words(doc: Document, span: Span) -> str:
    return doc.folded[span.start : span.end].strip("：。 ")


def _headline(doc: Document, section: Section, role: Role) -> Span:
    """The heading; for a shortcoming told as a story, the first clause that names what is lacking."""
    heading = section.heading
    if _ASPECT.fullmatch(doc.folded, heading.start, heading.end) and (
        said := _first_point(doc, section, role)
    ):
        return said
    if section.level < 5:
        return heading
    if role == Role.PLAN:
        return _with_main_clause(doc, heading)
    because = _BECAUSE.match(doc.folded, heading.start) and doc.folded[heading.end : heading.end + 1] == "，"
    if because:
        after = Span(heading.end + 1, section.span.end)
        end = _ENDS.search(doc.folded, after.start, after.end)
        return next(lacking(doc, after), Span(after.start, end.start() if end else after.end))
    if LACKS.search(doc.folded, heading.start, heading.end):
        return heading
    point = next(lacking(doc, Span(heading.start, section.span.end)), heading)
    # 执法点多面广，力量不足: what is lacking follows at once, and the two are one thought
    near = doc.folded[heading.end : point.start] == "，" and not _STORY.match(doc.folded, heading.start)
    return Span(heading.start, point.end) if near else point


def _first_point(doc: Document, section: Section, role: Role) -> Span | None:
    """What stands behind 一是工作力量方面。: the first point that lacks or plans something, else the first clause."""
    body = Span(section.heading.end, section.span.end)
    first = next(_between(doc, body), None)
    while first and first.end <= section.heading.end + 1:
        body = Span(first.end, body.end)
        first = next(_between(doc, body), None)
    if first is None or len(body) < SHORTEST:
        return None
    start = max(first.start, section.heading.end + 1)
    points = (
        lacking(doc, Span(start, first.end))
        if role == Role.SHORTCOMINGS
        else planned(doc, Span(start, first.end))
    )
    end = _ENDS.search(doc.folded, start, first.end)
    return next(points, Span(start, end.start() if end else first.end))


def _with_main_clause(doc: Document, heading: Span) -> Span:
    """针对不同群体，开展普法宣传: a first clause that only says how needs the one that says what."""
    if not _MANNER.match(doc.folded, heading.start):
        return heading
    if doc.folded[heading.end : heading.end + 1] != "，":
        return heading
    end = _ENDS.search(doc.folded, heading.end + 1, heading.end + 60)
    return Span(heading.start, end.start()) if end else heading


def _long_enough(doc: Document, headline: Span, limit: int = 0) -> Span:
    """完善制度，规范决策: two short clauses are one headline; so is 抓学习。 with what follows before ``limit``."""
    after = doc.folded[headline.end : headline.end + 2]
    goes_on = (after[:1] == "，" and not 0 < limit <= headline.end + 1) or (
        after[:1] == "。" and after[1:] != "\n" and headline.end + SHORTEST <= limit
    )
    if len(skeleton(doc.quote(headline))) >= SHORTEST or not goes_on:
        return headline
    end = _ENDS.search(doc.folded, headline.end + 1, headline.end + 40)
    return Span(headline.start, end.start()) if end else headline


def _running_text(doc: Document, section: Section, role: Role, end: int) -> Iterator[Item]:
    """A list without numbers: each point that lacks or plans something is an item."""
    opened_by_sentence = section.heading.start == section.span.start and (
        doc.folded[section.heading.end : section.heading.end + 1] not in ("\n", "：", "")
    )
    body = Span(section.span.start if opened_by_sentence else section.heading.end, end)
    sentences = [Span(max(s.start, body.start), min(s.end, body.end)) for s in _between(doc, body)]
    while len(sentences) > 1 and _is_signature(doc, sentences[-1]):
        sentences.pop()
    lines = _lines(doc, sentences)
    told = _headed(doc, lines)
    ordered = [s for s in sentences if _ORDINAL.match(doc.folded, s.start)]
    if len(ordered) > 1:
        lines, told = [ordered], False
    every = len(sentences) <= _FEW and not any(_ONE_OF.match(doc.folded, s.start) for s in sentences)
    every = every and not _parallel(doc, sentences)
    # 存在问题：教师多为兼职; the prose after 虽有成绩，但… says other things too
    announced = doc.folded[section.heading.end : section.heading.end + 1] == "：" and announces(
        _words(doc, section.heading)
    )
    listed = bool(announced or _LISTING.match(doc.folded, section.heading.start)) and len(sentences) <= _FEW
    labelled = "〕" in doc.folded[max(0, section.span.start - 2) : section.span.start]
    listed = listed or labelled or bool(_LED.match(doc.folded, body.start) and len(sentences) <= 2 * _FEW)
    for line in lines:
        for sentence in line[:1] if told else line:
            wanting = role == Role.SHORTCOMINGS
            said = 0
            for point in (
                lacking(doc, sentence, listed=listed) if wanting else planned(doc, sentence, every=every)
            ):
                if point.start >= said:
                    headline = _long_enough(doc, point)
                    said = headline.end
                    yield Item(sentence, headline)


def _is_signature(doc: Document, sentence: Span) -> bool:
    at = sentence.start, sentence.end
    if _CLOSING.fullmatch(doc.folded, *at):
        return True
    return bool(_SIGNED.fullmatch(doc.folded, *at)) and not MEASURE.match(doc.folded, sentence.start)


def _parallel(doc: Document, sentences: list[Span]) -> bool:
    """Whether all sentences but the first begin alike: 着力解决…，…。着力解决…，…。 Then each is one item."""
    heads = {doc.folded[s.start : s.start + 2] for s in sentences[len(sentences) > 2 :]}
    # 强素质——办班三期；强监管——联合治超
    entitled = all(_ENTITLED.match(doc.folded, s.start) for s in sentences)
    return len(sentences) > 1 and (len(heads) == 1 or entitled)


def _between(doc: Document, body: Span) -> Iterator[Span]:
    """The sentences that lie at least in part in a body of text."""
    first = bisect_left(doc.sentences, body.start + 1, key=lambda s: s.end)
    for i in range(first, len(doc.sentences)):
        if doc.sentences[i].start >= body.end:
            return
        yield doc.sentences[i]


def _lines(doc: Document, sentences: list[Span]) -> list[list[Span]]:
    """The sentences of each line."""
    found: list[list[Span]] = []
    for sentence in sentences:
        if not found or "\n" in doc.folded[found[-1][-1].end : sentence.start]:
            found.append([])
        found[-1].append(sentence)
    return found


def _headed(doc: Document, lines: list[list[Span]]) -> bool:
    """Whether each line begins with a sentence that is a headline: 宣传形式单一。大多用传单。 Then the rest of the line explains it."""
    heads = [line[0] for line in lines if len(line) > 1]
    return len(heads) > 1 and all(
        len(head) <= 26 and "，" not in _words(doc, head) and not announces(_words(doc, head))
        for head in heads
    )
