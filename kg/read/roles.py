"""Which words of a heading say that it turns to the shortcomings or to the plan."""

from __future__ import annotations

import re

from kg.model import Role
from kg.zh.lacks import LACKS, WANT
from kg.zh.measures import MEASURE

_SHORTCOMINGS = re.compile(
    rf"(?:存在|面临|突出|主要)[^，。]{{0,12}}{WANT}|^(?:当前|目前|工作)?(?:中的?)?{WANT}|{WANT}(?:与|和|及|、)?(?:其|的)?[^，。]{{0,6}}(?:原因|$)|不足之处"
    r"|(?:制约|限制)(?:[^，。]{0,14}的)?(?:主要|突出)?因素$|新情况(?:、|和)?新问题|(?:工作|自我)反思$|美中不足"
)
# Nothing is solved yet of what is 亟待解决的问题, 需要加强的方面.
_NEEDED = re.compile(
    r"(?:需要?|有待|[尚仍还]需|待|亟[待需]|急需)(?:进一步|上级|协调|重点)*(?:(?:改进|完善|提[升高]|解决|加强)[和与及、]?)+(?:的|之)(?:主要|突出|几个)?(?:地方|处|方面|问题|事项)"
)
# A line of nothing but such words is a heading: 工作短板, 主要困难; 人员不足 is an item.
_ONLY_WANT = re.compile(
    rf"(?:20\d\d年度?|当前|目前|推进|法治(?:政府)?建设|依法行政|工作|中|的|主要|突出|明显|几[个点项]|一些|尚|仍|还|依然|自查|反思|自评|发现|遇到|存在|制约|与|和|及|以及|、|其|上级|要求|先进|地区|原因|分析|剖析|之处|{WANT})*{WANT}(?:之处|点)?(?:[和与及、]?(?:其|主要|产生)?原因(?:分析)?)?"
)
# 聚焦突出问题, 存在问题整改情况: what was solved, no shortcoming.
SOLVED = re.compile(
    r"解决|化解|破解|整治|整改|攻坚|聚焦|补齐|补短板|导向|加强|推进.{0,8}问题|直面|排查|反馈|查摆"
)
# 存在问题及下一步打算, 不足之处和改进措施: the parts below decide which is which.
_BOTH = re.compile(
    rf"{WANT}(?:之处)?(?:以?及|和|与|、|暨)(?:其|相关|有关|今后|后续)?[^，。]{{0,10}}(?:打算|计划|思路|安排|措施|举措|对策|建议|方向|下一?步(?:工作)?)"
)
_NOUN = r"(?:打算|计划|思路|谋划|安排|设想|举措|展望|要点)"
# 2021年, 二〇二一年, and 2O21年 out of a scanner.
NAMED_YEAR = r"(?:2[0O][\dO]{2}|二[〇○零O][〇○零O一二三四五六七八九]{2})[ ]?年度?"
_PLAN = re.compile(
    r"下一?步|下一?阶段|下一?年|来年|明年|今后|接下来|后续工作|新的一年|下半年"
    rf"|{NAMED_YEAR}.{{0,24}}(?:{_NOUN}|重点工作|工作重点|重点任务|主要任务|目标)"
    rf"|^(?:工作|主要|总体|具体)?{_NOUN}(?!清晰|明确|开阔|周密)|^[^，。]{{0,12}}工作(?:打算|计划|思路|谋划|安排|设想|展望)"
    r"|^(?=.{0,8}(?:整改|改进|努力|解决|应对|提升|推进思路))(?:整改|改进|努力|提升|解决|应对|推进|工作|主要|具体|问题|的|及|和|与|、|措施|举措|方向|打算|思路|办法|对策|意见|目标|计划)*(?:措施|举措|方向|打算|思路|办法|之策|意见|目标|计划)$|^后续整改$|^20\d\d年(?:要|将|准备|打算)[^，。]{0,6}[做办干抓]的|(?:工作)?对策(?:措施|建议)?$"
    rf"|^未来(?:的|工作)*(?:{_NOUN}|工作|规划|方向|目标)|后续(?:的|工作)*{_NOUN}|怎么[干办做抓]|(?:展望|打算)$"
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
# Beside the shortcomings under one heading: 工作体会和存在问题.
_DONE = re.compile(
    r"(?:主要|工作|基本|特色|创新|的|和|与|及|、)*(?:体会|经验|启示|成效|做法|亮点|特色|成绩|情况)+"
)
_LEADERS = re.compile(r"第一责任人|(?:党政|主要)(?:主要)?(?:负责人|负责同志|领导)[^，。]{0,20}(?:职责|责任)")
CAUSES = re.compile(
    rf"(?:主要|产生|存在|造成|具体|深层次?|客观|主观|上述|以上|这些|的|{WANT}|和|及|其)*(?:原因|成因|根源)(?:分析|剖析|如下|主要)?(?:有|是|为|在于)?(?:以下|如下)?(?:[几两二三四五]个?(?:方面|点))?"
)
_NAMED_ONLY = 14  # characters of a line that only names what comes


def is_cause(heading: str) -> bool:
    """Whether a heading announces causes (主要原因, 原因分析), which are no shortcomings of their own.

    >>> is_cause("原因分析"), is_cause("存在的不足和原因")
    (True, False)
    """
    return bool(CAUSES.fullmatch(heading)) and not re.match(
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
    if shortcoming and (_BOTH.search(line) or not SOLVED.search(line)):
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
        both or _NEEDED.search(heading) or (_SHORTCOMINGS.search(heading) and not SOLVED.search(heading))
    )
    ahead = bool(_PLAN.search(heading)) and not _looks_back(heading)
    if level == 2 and inherited in (Role.SHORTCOMINGS, Role.PLAN):
        if _DONE.fullmatch(heading):
            return Role.ACHIEVEMENTS
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
    return bool(MEASURE.match(heading)) and bool(SOLVED.search(heading) or not LACKS.search(heading))


def _looks_back(heading: str) -> bool:
    """2023年工作计划完成情况 looks back, 下一步工作开展思路 ahead."""
    return bool(_LOOKS_BACK.search(heading) or (_PAST.search(heading) and not _NEXT.search(heading)))


def _later(heading: str, year: int) -> bool:
    """Whether the heading is about the year after the report's: 2024年工作, in a report on 2023."""
    named = re.match(r"(20\d\d)年", heading)
    return bool(year and named and int(named[1]) == year + 1 and not _PAST.search(heading))
