"""Which words say that a heading, or a sentence in running text, turns to the shortcomings or to the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Role
from kg.zh.lacks import LACKS, WANT
from kg.zh.measures import MEASURE

_SHORTCOMINGS = re.compile(
    rf"(?:存在|面临|突出|主要)[^，。]{{0,12}}{WANT}|^(?:当前|目前|工作)?(?:中的?)?{WANT}|{WANT}(?:与|和|及|、)?(?:其|的)?[^，。]{{0,6}}(?:原因|$)|不足之处"
    r"|^(?:主要)?(?:制约|限制)因素$"
)
# Nothing is solved yet of what is 亟待解决的问题, 需要加强的方面.
_NEEDED = re.compile(
    r"(?:需要?|有待|[尚仍还]需|待|亟[待需]|急需)(?:进一步|上级|协调|重点)*(?:改进|完善|提[升高]|解决|加强)(?:的|之)(?:主要|突出|几个)?(?:地方|处|方面|问题|事项)"
)
# A line of nothing but such words is a heading: 工作短板, 主要困难; 人员不足 is an item.
_ONLY_WANT = re.compile(
    rf"(?:20\d\d年度?|当前|目前|推进|法治(?:政府)?建设|依法行政|工作|中|的|主要|突出|明显|几[个点项]|一些|尚|仍|还|依然|自查|反思|自评|发现|遇到|存在|制约|与|和|及|以及|、|其|上级|要求|先进|地区|原因|分析|剖析|之处|{WANT})*{WANT}(?:之处|点)?(?:[和与及、]?(?:其|主要|产生)?原因(?:分析)?)?"
)
# 聚焦突出问题, 存在问题整改情况: what was solved, no shortcoming.
_SOLVED = re.compile(
    r"解决|化解|破解|整治|整改|攻坚|聚焦|补齐|补短板|导向|加强|推进.{0,8}问题|直面|排查|反馈|查摆"
)
# 存在问题及下一步打算, 不足之处和改进措施: the parts below decide which is which.
_BOTH = re.compile(
    rf"{WANT}(?:之处)?(?:以?及|和|与|、|暨)(?:其|相关|有关|今后|后续)?[^，。]{{0,10}}(?:打算|计划|思路|安排|措施|举措|对策|建议|方向|下一?步(?:工作)?)"
)
_NOUN = r"(?:打算|计划|思路|谋划|安排|设想|举措|展望|要点)"
# 2021年, 二〇二一年, and 2O21年 out of a scanner.
_NAMED_YEAR = r"(?:2[0O][\dO]{2}|二[〇○零O][〇○零O一二三四五六七八九]{2})[ ]?年度?"
_PLAN = re.compile(
    r"下一?步|下一?阶段|下一?年|来年|明年|今后|接下来|后续工作|新的一年|下半年"
    rf"|{_NAMED_YEAR}.{{0,24}}(?:{_NOUN}|重点工作|工作重点|重点任务|主要任务|目标)"
    rf"|^(?:工作|主要|总体|具体)?{_NOUN}|^[^，。]{{0,12}}工作(?:打算|计划|思路|谋划|安排|设想|展望)"
    r"|(?:^(?:解决|应对|提升)|整改|改进|努力)(?:的|工作)?(?:措施|举措|方向|打算|思路|办法|意见|目标)$|(?:工作)?对策(?:措施|建议)?$"
    rf"|^未来(?:的|工作)*(?:{_NOUN}|工作|规划|方向|目标)|后续(?:的|工作)*{_NOUN}|(?:展望|打算)$"
)
# Right after the shortcomings: 推进措施, 重点任务, 强化整改, 补齐短板.
_AFTER_WANT = re.compile(
    r"(?:措施|举措|办法|对策|任务|目标|方向|重点|重点工作|打算|意见|整改|改进|(?:短板|弱项|不足|差距|问题))$|^20\d\d年度?工作$"
)
# After 2024年工作目标: 主要措施, 保障措施.
_ITS_MEASURES = re.compile(
    r"(?:具体|主要|重点|工作|保障|推进|组织|目标|的|和|与|及|、)*(?:措施|举措|任务|保障|步骤|要求)+"
)
_PAST = re.compile(
    r"情况|成效|落实$|完成|开展|回顾|总结|主要做法|主要举措|^(?:[^，。]{0,8})(?:制[定订]|印发|落实|完善|执行|纳入|出台)"
)
_NEXT = re.compile(r"下一?步|下一?阶段|来年|明年|今后|接下来|打算|新的一年")
_LOOKS_BACK = re.compile(r"(?:情况|成效|回顾|总结|完成|落实)$")
_LEADERS = re.compile(r"第一责任人|(?:党政|主要)(?:主要)?(?:负责人|负责同志|领导)[^，。]{0,20}(?:职责|责任)")
_CAUSES = re.compile(
    rf"(?:主要|产生|存在|造成|具体|深层次?|客观|主观|上述|以上|这些|的|{WANT}|和|及|其)*(?:原因|成因|根源)(?:分析|剖析|如下|主要)?(?:有|是|为|在于)?(?:以下|如下)?(?:[几两二三四五]个?(?:方面|点))?"
)
_FUTURE = (
    r"将(?:要|会|继续|进一步|持续|始终|坚持|不断|深入|严格|全面|大力|着力|切实|认真|更加|积极|坚决|扎实|主动|统筹|按照|围绕|紧[紧扣盯]|聚焦|结合|根据|对照|立足|组织|开展"
    r"|推[动进]|加[强大快]|强化|深化|完善|健全|在|从|以|重点|着重|做好|抓[好实]|突出|采取|努力|予以|高质量)"
)
_OVER = r"(?=(?:之处)?”?[：，。；、等]|和|及|与|主要|具体|表现|亟|需|有待|一是|急|$)"
_SENTENCE = re.compile(r"(?:(?<=[。！？\n])|^)[ ]{0,20}(?=[^\s。！？，；：、])")
_TURN_TO_PLAN = re.compile(
    r"(?:为此，|同时，)?(?:"
    r"(?:在?(?:下一?步|今后|以后)的?工作中|下一?步|下一?阶段|接下来|今后(?!凡)|来年|明年|在?新的一年里?)[^，。：\n]{0,14}(?:[：，]|将)(?!.{0,12}(?:完成|取得)了)"
    rf"|(?:{_NAMED_YEAR}|下半年|后续|针对[^，。\n]{{0,16}}{WANT}[^，。\n]{{0,6}}|对此)，?[^。\n]{{0,50}}{_FUTURE}"
    rf"|(?:对此|为此)，(?:{_NAMED_YEAR})?，?[^，。\n]{{0,8}}(?:计划(?!生育)|拟(?!制|定|稿)|打算|准备)"
    r"|(?:下一?步|打算|计划)："
    r"|(?:我[\u4e00-\u9fff]|全[镇乡县区市局])?(?:打算|计划|拟|准备)(?:从|采取|做好|抓好)[^。：\n]{2,24}："
    rf"|(?:{_NAMED_YEAR}|下半年|工作|主要)[^，。：\n]{{0,12}}(?:打算|计划|思路|安排|工作重点)：|{_NAMED_YEAR}?工作重点："
    rf"|(?:改进|整改|努力)(?:的|工作)?(?:措施|举措|方向|打算|思路|计划|安排|办法)：)"
)
# 2021年，我局将编制规划; 2021年：修缮场所; 2025年，一要健全制度: only in a report on an earlier year.
_TURN_TO_YEAR = re.compile(
    rf"(?P<year>{_NAMED_YEAR})(?:：|[^，。：；\n]{{0,12}}(?:工作|任务|举措|措施|方向|目标|重点)：|，?(?:[^，。：；\n]{{0,12}}(?:将(?!军|来)|拟(?!制|定|稿)|计划(?!生育)|打算|准备)|一要))"
)
# 今后将着力解决力量分散、协作不畅等问题: what is to be solved is what is lacking.
_TO_SOLVE = rf"(?:在?(?:今后|下一?步|下一?阶段|接下来|明年|来年|新的一年)[^。：；\n]{{0,20}}(?:着力|重点|努力|逐步|尽快|切实|将|要)(?:推动)?(?:解决|破解)[^。，；\n]{{4,60}}等[^，。、]{{0,6}}{WANT}(?=[。；\n]|$))"
_TURN_TO_WANT = re.compile(
    rf"(?:[^。：；\n]{{0,30}}(?:虽然?|尽管)[^。\n]{{0,90}}(?:但|仍|还|也|同时)|[^。：\n]{{0,16}}(?:同时|成[绩效])[^。：\n]{{0,30}}(?:看到|认识到|但|仍)|但是?|然而|不过)[^。：\n]{{0,50}}(?:存在|有|面临|发现|暴露)[^。\n]{{0,60}}?{WANT}{_OVER}"
    rf"|[^。：；\n]{{0,30}}(?:虽然?|尽管)[^。\n]{{0,90}}(?:但|仍|还|也)[^。\n]{{0,50}}{WANT}(?:依然|仍然|还)"
    r"|[^。：；\n]{0,40}(?:虽然?|尽管)[^。\n]{0,90}(?:但|仍|还)[^。\n]{0,60}(?:有待(?:提[升高]|加强|完善|改进)|不够[\u4e00-\u9fff]{1,2}|不足|欠缺|薄弱)(?=[，。；])"
    rf"|[^。：\n]{{0,50}}(?:还|仍|依然|尚|但也|也)然?(?:存在|面临|有)[^。：，\n]{{0,40}}{WANT}{_OVER}"
    r"|[^。：，；\n]{0,8}(?:仍需|还需|需要|有待)(?:进一步)?(?:改进|加强|提[升高]|完善|解决)的(?:主要)?(?:是|有|方面|地方|问题)?："
    rf"|[^。：，；\n]{{0,24}}(?:主要)?(?:还)?存在(?:的|以下|如下|一些|主要|突出|几个|方面|薄弱)*{WANT}(?:[和与及、]{WANT})*(?:之处)?(?:主要|突出|集中|具体|有|是|为|在|于|如下|以下|体现|表现|反映|包括|[几两二三四五六]个?(?:方面|点|个))*："
    r"|[^。：\n]{0,60}(?:还|仍|存在|有)[^。：，\n]{0,6}“[两二三四五六]个?不[\u4e00-\u9fff]{1,3}”[^。：，\n]{0,8}："
    rf"|[^。：，；\n]{{0,12}}(?:主要|突出|最大)的?{WANT}(?:是|有|为|在于|(?:表现|体现|反映)[在为]?|如下)?："
    rf"|(?:主要|突出|工作)?的?{WANT}(?:(?:和|与|及|、)?{WANT})*(?:之处|方面)?(?:(?:和|与|及|、)[^，。：\n]{{0,8}}(?:打算|措施|对策|计划|原因))?(?:：|，(?:主要|集中|突出)(?:是|有|表现|体现))"
    rf"|{_TO_SOLVE}"
)
# 受编制限制，力量不足: and a word of what is lacking behind it.
# Nor 尽管做了工作，但宣传难以触达; what turned out well in spite of something is none.
_HAMPERED = re.compile(
    r"(?:(?:但是?，?)?(?:由于)?受[^，。；\n]{2,24}(?:影响|制约|限制|因素)"
    r"|(?:虽然?|尽管)[^，。；\n]{2,60}(?:做了|取得|有所|有了|下了)[^，。；\n]{2,30})，但?(?P<said>[^。\n]{4,100})"
)
_WELL = re.compile("完成|取得|成功|实现|有效|显著|没有(?:发生|出现)|未发生|化解|零")
_SOLVING = re.compile(_TO_SOLVE)
# 针对力量分散、协作不畅的问题，2031年将组建专班: what is lacking, and in the same sentence the plan.
_ANSWERING = re.compile(
    rf"针对(?P<lacks>[^。，；\n]{{4,80}}?)(?:等|的)[^，。、]{{0,6}}{WANT}，(?=[^。；\n]{{0,24}}(?:将|拟|计划|要|准备))"
)
# Among shortcomings only: 人员老化，改进措施：…; 力量分散，2022年拟组建专班; 取证难。下半年争取支持.
_CLAUSE = re.compile(r"(?<=[。；，：\n])[ ]{0,20}(?=[改整解对应措下明来今接20二])")
ASIDE = re.compile(
    rf"(?:下一?步的?)?(?:(?:改进|整改|解决|应对)(?:的|工作)?(?:措施|举措|办法|对策|方向|思路)|对策|措施)(?:(?:是|为|有)?(?:：|，(?=[^，。；\n]{{6}}))|是)"
    rf"|(?:下半年|明年|来年|下一?步|下一?阶段|今后|接下来|(?P<year>{_NAMED_YEAR}))，?[^，。；：\n]{{0,10}}?(?:将(?!军|来)|拟(?!制|定|稿)|计划(?!生育)|打算|要(?!求|点|素|害))"
)
_ASIDE_SENTENCE = re.compile(
    rf"(?:下半年|明年|来年|下一?步|下一?阶段|(?P<year>{_NAMED_YEAR}))，?(?P<said>[^。；\n]{{6,}})"
)
_TURN_TO_CAUSES = re.compile(rf"{_CAUSES.pattern}：")
_DEALT_WITH = re.compile(
    rf"^(?:针对|对照(?![^。]{{0,50}}(?:还|仍|尚)(?:存在|有))|对(?!照)于?|围绕)|整改(?!措施)|督促|反馈|查找|排查|检查|巡察|督察|解决了|通报|案件中|(?:没有|未|不)存在.{{0,10}}{WANT}"
)

_NAMED_ONLY = 14  # characters of a line that only names what comes

_DIGITS = str.maketrans("O○〇零一二三四五六七八九", "0000123456789")


def is_cause(heading: str) -> bool:
    """Whether a heading announces causes (主要原因, 原因分析), which are no shortcomings of their own.

    >>> is_cause("原因分析"), is_cause("存在的不足和原因")
    (True, False)
    """
    return bool(_CAUSES.fullmatch(heading)) and not re.match(
        rf"(?:存在|主要|的)*{WANT}(?!的?(?:主要)?原)", heading
    )


def opens(line: str) -> Role | None:
    """What an unnumbered line opens that stands alone like a heading: the shortcomings, the plan or neither.

    >>> opens("普法工作存在的问题"), opens("人员不足")
    (<Role.SHORTCOMINGS: 'Shortcomings'>, None)
    """
    # 人员不足 is an item, 存在的不足 a heading
    shortcoming = re.match(rf"[^，。]{{0,12}}(?:存在|面临)|{WANT}", line) and _SHORTCOMINGS.search(line)
    if _ONLY_WANT.fullmatch(line) or (_NEEDED.search(line) and len(line) <= _NAMED_ONLY):
        return Role.SHORTCOMINGS
    if shortcoming and (_BOTH.search(line) or not _SOLVED.search(line)):
        return Role.SHORTCOMINGS
    return Role.PLAN if _PLAN.match(line) and not _looks_back(line) else None


def role(
    heading: str,
    level: int,
    inherited: Role,
    *,
    parent: str = "",
    year: int = 0,
    before: Role = Role.ACHIEVEMENTS,
) -> Role:
    """What a part is for: what its heading says, else what the part above is for.

    ``level`` is that of ``Section``; ``parent`` is the heading above, ``year`` the year of the report (0: unknown),
    ``before`` what the part before at its level is for.
    Only headings of the upper two levels, and lower ones that say nothing else, tell what a part is for.

    >>> role("存在的主要问题", 1, Role.ACHIEVEMENTS).value, role("解决突出问题", 1, Role.ACHIEVEMENTS).value
    ('Shortcomings', 'Achievements')
    """
    if level > 2 and not (level < 5 and len(heading) <= 14 and opens(heading)):
        if level < 5 and inherited == Role.SHORTCOMINGS and _BOTH.search(parent) and _answers(heading):
            return Role.PLAN
        return inherited
    both = _BOTH.search(heading)
    wanting = bool(
        both or _NEEDED.search(heading) or (_SHORTCOMINGS.search(heading) and not _SOLVED.search(heading))
    )
    ahead = bool(_PLAN.search(heading)) and not _looks_back(heading)
    if level == 2 and inherited in (Role.SHORTCOMINGS, Role.PLAN):
        if opened := opens(heading):
            return opened
        measure = _BOTH.search(parent) and (
            _answers(heading) or _PLAN.search(heading) or heading.endswith("建议")
        )
        return Role.PLAN if measure and not wanting else inherited
    if wanting and (both or not _PAST.search(heading) or heading.startswith(("存在", "问题", "主要问题"))):
        return Role.SHORTCOMINGS
    if wanting:  # 主要做法和存在问题: the parts below decide
        return Role.ACHIEVEMENTS
    if ahead or _later(heading, year) or (before == Role.PLAN and _ITS_MEASURES.fullmatch(heading)):
        return Role.PLAN
    if before == Role.SHORTCOMINGS and _AFTER_WANT.search(heading) and not _PAST.search(heading):
        return Role.PLAN
    if _LEADERS.search(heading):
        return Role.LEADERS_DUTIES
    return inherited


def _answers(heading: str) -> bool:
    """Whether a heading in a part on both names a measure: 加强培训, but not 培训不足."""
    return bool(MEASURE.match(heading)) and bool(_SOLVED.search(heading) or not LACKS.search(heading))


def _looks_back(heading: str) -> bool:
    """2023年工作计划完成情况 looks back, 下一步工作开展思路 ahead."""
    return bool(_LOOKS_BACK.search(heading) or (_PAST.search(heading) and not _NEXT.search(heading)))


def _later(heading: str, year: int) -> bool:
    """Whether the heading is about the year after the report's: 2024年工作, in a report on 2023."""
    named = re.match(r"(20\d\d)年", heading)
    return bool(year and named and int(named[1]) == year + 1 and not _PAST.search(heading))


def _turns_to_later(folded: str, at: int, year: int) -> bool:
    """Whether a sentence begins with a year after the report's, and says what will be done in it."""
    found = _TURN_TO_YEAR.match(folded, at)
    return bool(year and found and number(found["year"]) > year)


def number(named: str) -> int:
    """The year that the words name.

    >>> number("二〇一八年"), number("2O21 年")
    (2018, 2021)
    """
    digits = named.rstrip("年度 ").translate(_DIGITS)
    return int(digits) if digits.isdecimal() else 0


def turns(folded: str, start: int, *, year: int = 0) -> Iterator[tuple[int, Role]]:
    """The sentences from ``start`` on that turn to shortcomings or to a plan without a heading.

    ``year`` is that of the report (0: unknown); what will be done in a later one is a plan.

    >>> text = "办班3次。虽然取得成绩，但仍存在人员少等问题。下一步，我局将加强培训。"
    >>> [(text[at : at + 2], role.value) for at, role in turns(text, 0)]
    [('虽然', 'Shortcomings'), ('下一', 'PlanSection')]
    """
    for sentence in _SENTENCE.finditer(folded, start):
        at = sentence.end()
        if _SOLVING.match(folded, at):
            yield at, Role.SHORTCOMINGS
        elif (answering := _ANSWERING.match(folded, at)) and LACKS.search(answering["lacks"]):
            yield at, Role.SHORTCOMINGS
            yield answering.end(), Role.PLAN
        elif _TURN_TO_PLAN.match(folded, at) or _turns_to_later(folded, at, year):
            yield at, Role.PLAN
        elif _owns_up(folded, at):
            yield at, Role.SHORTCOMINGS


def _owns_up(folded: str, at: int) -> bool:
    """Whether a sentence says that something is lacking, and not what was done about it."""
    if found := _TURN_TO_WANT.match(folded, at) or _TURN_TO_CAUSES.match(folded, at):
        return not _DEALT_WITH.search(found[0])
    hampered = _HAMPERED.match(folded, at)
    return bool(hampered and LACKS.search(hampered["said"]) and not _WELL.search(hampered["said"]))


def asides(folded: str, start: int, *, year: int = 0) -> Iterator[int]:
    """Where within a list of shortcomings an item goes on to say what will be done about it.

    >>> text = "一是人员老化，改进措施：公开遴选2人。"
    >>> [text[at : at + 4] for at in asides(text, 0)]
    ['改进措施']
    """
    for clause in _CLAUSE.finditer(folded, start):
        at = clause.end()
        found = ASIDE.match(folded, at)
        if not found and folded[clause.start() - 1] in "。\n":
            found = _ASIDE_SENTENCE.match(folded, at)
            found = None if found and LACKS.search(found["said"]) else found
        if found and (not found["year"] or number(found["year"]) > year > 0):
            yield at
