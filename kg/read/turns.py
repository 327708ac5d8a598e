"""Which sentences of running text turn to the shortcomings or to the plan, without a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Role
from kg.read.roles import CAUSES, NAMED_YEAR, SOLVED, opens
from kg.zh.lacks import FIRMLY, LACKS, LESS_THAN_PERFECT, WANT, announces
from kg.zh.scanning import scanning

_FUTURE = (
    r"将(?:要|会|继续|进一步|持续|始终|坚持|不断|深入|严格|全面|大力|着力|切实|认真|更加|积极|坚决|扎实|主动|统筹|按照|围绕|紧[紧扣盯]|聚焦|结合|根据|对照|立足|组织|开展"
    r"|推[动进]|加[强大快]|强化|深化|完善|健全|在|从|以|重点|着重|做好|抓[好实]|突出|采取|努力|予以|高质量)"
)
_OVER = r"(?=(?:之处)?”?[：，。；、等]|和|及|与|主要|具体|表现|亟|需|有待|一是|急|$)"
_SENTENCE = re.compile(r"(?:(?<=[。！？\n])|^)[ ]{0,20}(?=[^\s。！？，；：、])")
_TURN_TO_PLAN = re.compile(
    r"(?:为此，|同时，|(?:回顾|总结)[^，。；\n]{1,8}，)?(?:展望|面[向对]|迈[入向进]|步入|进入)?(?:"
    r"(?:在?(?:下一?步|今后|以后|下一?(?:年度?|阶段)|未来|后续)的?(?:法治(?:政府)?建设)?(?:工作)?[中里]，?|下一?步|下一?阶段|接下来|今后(?!凡|遇|如)|未来(?=，|[\u4e00-\u9fff]{0,8}将)|来年|明年|下一?年度?|在?新的?一年里?)[^，。：\n]{0,14}(?:[：，]|将|决心)(?!.{0,12}(?:完成|取得)了)"
    rf"|(?:{NAMED_YEAR}|下半年|后续|针对[^，。\n]{{0,16}}{WANT}[^，。\n]{{0,6}}|对此)，?[^。\n]{{0,50}}{_FUTURE}"
    rf"|(?:对此|为此)，(?:{NAMED_YEAR})?，?[^，。\n]{{0,8}}(?:计划(?!生育)|拟(?!制|定|稿)|打算|准备|将(?!军|来))"
    r"|(?:下一?步|打算|计划)：|(?:几点|相关|有关|工作|对策|意见|的|和|与|及)*建议："
    r"|(?:我[\u4e00-\u9fff]|全[镇乡县区市局])?(?:打算|计划|拟|准备)(?:从|采取|做好|抓好)[^。：\n]{2,24}："
    rf"|(?:{NAMED_YEAR}|下半年|工作|主要)[^，。：\n]{{0,12}}(?:打算|计划|思路|安排|工作重点)：|{NAMED_YEAR}?工作重点："
    rf"|(?:改进|整改|努力)(?:的|工作)?(?:措施|举措|方向|打算|思路|计划|安排|办法)：)"
)
# 2021年，我局将编制规划; 2021年：修缮场所; 2025年，一要健全制度: only in a report on an earlier year.
_TURN_TO_YEAR = re.compile(
    rf"(?:(?:对此|为此|同时|因此)，)?(?:展望|面[向对]|迈[入向进]|步入|进入)?(?P<year>{NAMED_YEAR})(?:：|[^，。：；\n]{{0,12}}(?:工作|任务|举措|措施|方向|目标|重点)：|，?(?:[^，。：；\n]{{0,12}}(?:将(?!军|来)|拟(?!制|定|稿)|计划(?!生育)|打算|准备|我[\u4e00-\u9fff]{{0,3}}要(?=[：重着继做抓坚切突努进加])|要：)|一要))"
)
# 2024年，抓好执法培训，编一本手册: behind the middle of a report on an earlier year.
_IN_YEAR = re.compile(
    rf"(?P<year>{NAMED_YEAR})，(?![^。；\n]{{0,40}}(?:已经?|获|荣|被|完成了|取得了|圆满|之际|[了达]\d))"
)
# At the beginning of a paragraph, of no year: 我局将以此为契机，补短板; but 我局将其纳入考核
_TURN_TO_FUTURE = re.compile(
    r"[^，。：；\n]{0,12}(?<![即行])将(?:继续(?!教育)|进一步|持续|不断|一如既往|努力|奋力|再接再厉|以(?:此|更|这)|以[^，。；\n]{2,24}为(?:契机|抓手|动力))"
)
# 今后将着力解决力量分散、协作不畅等问题: what is to be solved is what is lacking.
_TO_SOLVE = rf"(?:在?(?:今后|下一?步|下一?阶段|接下来|明年|来年|新的一年)[^。：；\n]{{0,20}}(?:着力|重点|努力|逐步|尽快|切实|将|要)(?:推动)?(?:解决|破解)[^。，；\n]{{4,60}}等[^，。、]{{0,6}}{WANT}(?=[。；\n]|$))"
_TURN_TO_WANT = re.compile(
    rf"(?:[^。：；\n]{{0,30}}(?:虽然?|尽管)[^。\n]{{0,90}}(?:但|仍|还|也|同时)|[^。：\n]{{0,16}}(?:同时|成[绩效])[^。：\n]{{0,30}}(?:看到|认识到|但|仍)|但是?|然而|不过)[^。：\n]{{0,50}}(?:存在|有|面临|发现|暴露)[^。\n]{{0,60}}?{WANT}{_OVER}"
    rf"|[^。：；\n]{{0,30}}(?:虽然?|尽管)[^。\n]{{0,90}}(?:但|仍|还|也)[^。\n]{{0,50}}{WANT}(?:依然|仍然|还)"
    r"|[^。：；\n]{0,40}(?:虽然?|尽管)[^。\n]{0,90}(?:但|仍|还)[^。\n]{0,60}(?:有待(?:提[升高]|加强|完善|改进)|不够[\u4e00-\u9fff]{1,2}|不足|欠缺|薄弱)(?=[，。；])"
    rf"|[^。：\n]{{0,50}}(?:还|仍|依然|依旧|尚|但也|也)然?(?:存在|面临|有)[^。：，\n]{{0,40}}{WANT}{_OVER}"
    r"|(?:[^，。：；\n]{1,10}，)?[^。：，；\n]{0,30}(?:还|仍|依然|尚)然?存在[^。：，；\n]{4,60}的(?:情况|现象|情形)(?=[。；])"
    r"|[^。：，；\n]{0,8}(?:美中不足|遗憾|欠缺|不足)的(?:地方|方面)?是[，：]"
    r"|[^。：，；\n]{0,8}(?:仍需|还需|需要|有待)(?:进一步)?(?:改进|加强|提[升高]|完善|解决)的(?:主要)?(?:是|有|方面|地方|问题)?："
    rf"|[^。：，；\n]{{0,24}}(?:主要)?(?:还)?存在(?:的|以下|如下|一些|主要|突出|几个|方面|薄弱)*{WANT}(?:[和与及、]{WANT})*(?:之处)?(?:主要|突出|集中|具体|有|是|为|在|于|如下|以下|体现|表现|反映|包括|[几两二三四五六]个?(?:方面|点|个))*(?:：|(?<=方面|个点)。)"
    r"|[^。：\n]{0,60}(?:还|仍|存在|有)[^。：，\n]{0,6}“[两二三四五六]个?不[\u4e00-\u9fff]{1,3}”[^。：，\n]{0,8}："
    rf"|[^。：，；\n]{{0,12}}(?:主要|突出|最大)的?{WANT}(?:是|有|为|在于|(?:表现|体现|反映)[在为]?|如下)?："
    rf"|(?:主要|突出|工作)?的?{WANT}(?:(?:和|与|及|、)?{WANT})*(?:之处|方面)?(?:(?:和|与|及|、)[^，。：\n]{{0,8}}(?:打算|措施|对策|计划|原因))?(?:：|，(?:主要|集中|突出)(?:是|有|表现|体现))"
    rf"|{_TO_SOLVE}"
)
# 受编制限制，力量不足: and a word of what is lacking behind it.
# Nor 尽管做了工作，但宣传难以触达; what turned out well in spite of something is none.
_HAMPERED = re.compile(
    r"(?:(?:(?:但是?|不过|然而|同时|此外|另外)，?)?(?:由于)?受[^，。；\n]{2,24}(?:影响|制约|限制|因素)"
    r"|(?:虽然?|尽管)[^，。；\n]{2,60}(?:做了|取得|有所|有了|下了)[^，。；\n]{2,30})，但?(?P<said>[^。\n]{4,100})"
)
_WELL = re.compile(
    "完成(?!得|不|质|率|时)|取得|成功(?!率)|实现|有效(?!性|期)|显著|没有(?:发生|出现|退缩|放松|松[懈劲]|停[止下]|动摇|忘)|未(?:发生|出现|造成)|化解(?=了|完|[^，。；]{0,12}\\d)|全部化解|零(?!散|星|敲|碎)|克服|不畏|顺利|圆满|如期|确保|解决[了好]|已(?:全部)?整改"
)
# What sets itself against the work that was done: 但学法不经常; 虽有起色，离目标还差得远; 也要清醒看到，…
_AGAINST = re.compile(
    r"(?:[^，。：；\n]{1,8}，)?(?:[^，。：；\n]{2,30}(?:成[效绩果]|进[展步]|好转|提[升高]|改善)，)?(?:(?:但是?|然而|不过|可是|只是)，?(?P<but>[^。\n]{6,200})"
    r"|[^。，：；\n]{0,30}(?:虽然?|尽管)[^。；\n]{2,60}?，(?=但|却|可|仍|依旧|也|离|距|与|还|然|不过)(?P<though>[^。\n]{6,200})"
    r"|[^。，：；\n]{0,30}(?:清醒|深刻|客观|必须|[也还][应要])[^。，：\n]{0,12}(?:看到|认识到|意识到)(?P<seen>[^。\n]{6,200}))"
)
_ONE = r"\s{0,20}(?:一是|一、|一方面|首先|第一|（一）|1[.、]|（1）|①)"
# 目前主要问题是人员少; 我们感到困难较大的有：一是协查难: a word for what is lacking leads to what it is.
_NAMES_WANT = re.compile(
    rf"(?:目前|当前|现阶段|现有|工作中?|存在|主要|突出|最大|的)+{WANT}(?:主要|突出|集中)?(?:是|在于|为)(?P<named>[^。\n]{{4,60}})"
)
_LEADS_TO_WANT = re.compile(
    rf"(?P<lead>[^。：；\n]{{0,50}}(?:{WANT}|(?:面临|遇到)[^，。：\n]{{1,10}}(?:压力|考验|矛盾|制约))[^。，：\n]{{0,14}})(?:：|[，。](?={_ONE}))(?P<listed>[^。]{{2,80}})"
)
# What was found in oneself is owned up to, what was found in others dealt with: 自查中发现如下问题：…
_OF_ONESELF = re.compile("自[查评检]|查[找摆]|对照|剖析|反思|检视|梳理出")
_NOT_PERFECT = re.compile(rf"[^。：；\n]{{0,60}}{LESS_THAN_PERFECT}(?=[。：，])")
_FIRST = re.compile(_ONE)
_STOP = re.compile(r"[。！？\n]")
_WANT_WORD = scanning(f"{WANT}|{LESS_THAN_PERFECT}|压力|考验|矛盾|制约")
_CONTRAST = scanning("但|然而|不过|可是|只是|虽|尽管|[看识]到")
_LEAD = 70  # characters of a sentence that may stand before what it turns to
_CLAUSES = re.compile("[，；]")
_WHY = re.compile("受[^，]{2,24}(?:影响|制约|限制|因素)$|由于|因为")
_PARAGRAPH = 400
_LONGEST = 200  # characters of a sentence that says nothing else
_LABEL = re.compile(r"〔(?P<words>[^〔〕\n]{2,20})〕：?")
_SOLVING = re.compile(_TO_SOLVE)
# 针对力量分散、协作不畅的问题，2031年将组建专班: what is lacking, and in the same sentence the plan.
_ANSWERING = re.compile(
    rf"针对(?P<lacks>[^。，；\n]{{4,80}}?)(?:等|的)[^，。、]{{0,6}}{WANT}，(?=[^。；\n]{{0,24}}(?:将|拟|计划|要|准备))"
)
# Among shortcomings only: 人员老化，改进措施：…; 力量分散，2022年拟组建专班; 取证难。下半年争取支持.
_CLAUSE = re.compile(r"(?<=[。；，：\n])[ ]{0,20}(?=[改整解对应措针下明来今接20二补几主工具后未打拟提思])")
ASIDE = re.compile(
    rf"(?:下一?步的?)?(?:(?:改进|整改|解决|应对)(?:的|工作)?(?:措施|举措|办法|对策|方向|思路)|对策|措施)(?:(?:是|为|有)?(?:：|，(?=[^，。；\n]{{6}}))|是)"
    rf"|(?!反馈|原因)[^，。；：\n\d]{{0,12}}(?:措施|举措|打算|办法|对策|思路|计划|建议)(?:主要)?(?:有|是|如下)?(?:：|。(?={_ONE}))"
    rf"|针对[^，。；\n]{{0,10}}{WANT}[^，。；\n]{{0,4}}，(?=[^，。；：\n]{{0,8}}(?:一[是要]|首先|将|拟|要))"
    rf"|(?:下半年|明年|来年|下一?步|下一?阶段|今后|接下来|(?P<year>{NAMED_YEAR}))，?[^，。；：\n]{{0,10}}?(?:将(?!军|来)|拟(?!制|定|稿)|计划(?!生育)|打算|要(?!求|点|素|害))"
)
_ASIDE_SENTENCE = re.compile(
    rf"(?:下半年|明年|来年|下一?步|下一?阶段|(?P<year>{NAMED_YEAR}))，?(?P<said>[^。；\n]{{6,}})"
)
_TURN_TO_CAUSES = re.compile(rf"{CAUSES.pattern}：")
_DEALT_WITH = re.compile(
    rf"^(?:针对|对照(?![^。]{{0,50}}(?:还|仍|尚)(?:存在|有))|对(?![照标比])于?|围绕)|整改(?!措施)|督促|反馈|查找|排查|检查|巡察|督察|解决了|通报|案件中|(?:没有|未|不)存在.{{0,10}}{WANT}"
)
_DIGITS = str.maketrans("O○〇零一二三四五六七八九", "0000123456789")


def _turns_to_later(pattern: re.Pattern[str], folded: str, at: int, year: int) -> bool:
    """Whether a sentence begins with a year after the report's, and says what will be done in it."""
    found = pattern.match(folded, at)
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
    middle = (start + len(folded)) // 2
    for sentence in _SENTENCE.finditer(folded, start):
        at = sentence.end()
        if label := _LABEL.match(folded, at):
            if named := opens(label["words"]):
                yield label.end(), named
        elif _SOLVING.match(folded, at):
            yield at, Role.SHORTCOMINGS
        elif (answering := _ANSWERING.match(folded, at)) and LACKS.search(answering["lacks"]):
            yield at, Role.SHORTCOMINGS
            yield answering.end(), Role.PLAN
        elif (
            _TURN_TO_PLAN.match(folded, at)
            or _turns_to_later(_TURN_TO_YEAR, folded, at, year)
            or (at > middle and _turns_to_later(_IN_YEAR, folded, at, year))
            or (_begins_line(folded, at) and _TURN_TO_FUTURE.match(folded, at))
        ):
            yield at, Role.PLAN
        elif _owns_up(folded, at):
            yield at, Role.SHORTCOMINGS


def _owns_up(folded: str, at: int) -> bool:
    """Whether a sentence says that something is lacking, and not what was done about it."""
    if found := _TURN_TO_WANT.match(folded, at) or _TURN_TO_CAUSES.match(folded, at):
        return not _DEALT_WITH.search(found[0])
    if (hampered := _HAMPERED.match(folded, at)) and _wants(hampered["said"]):
        return True
    # what these look for is rare, and looking for it all costs more than for one word of it
    if _WANT_WORD.search(folded, at, at + _LEAD) and _leads_to_want(folded, at):
        return True
    if _CONTRAST.search(folded, at, at + _LEAD) and (against := _AGAINST.match(folded, at)):
        return _admits(against)
    return _own_words(folded, at)


def _leads_to_want(folded: str, at: int) -> bool:
    """Whether a word for shortcomings leads to what they are."""
    if named := _NAMES_WANT.match(folded, at):
        return bool(LACKS.search(named["named"]))
    found = _LEADS_TO_WANT.match(folded, at)
    if not found:
        return bool((imperfect := _NOT_PERFECT.match(folded, at)) and not _WELL.search(imperfect[0]))
    lead = found["lead"]
    if SOLVED.search(lead) or _DEALT_WITH.search(lead):
        own = _OF_ONESELF.search(lead) and not re.search("整改|解决|化解|督促", lead)
        return bool(own and LACKS.search(found["listed"]) and not re.search(r"\d", found["listed"]))
    plain = announces(lead) and not re.search(r"\d", found["listed"])
    return bool(plain or LACKS.search(found["listed"]) or _FIRST.match(found["listed"]))


def _admits(against: re.Match[str]) -> bool:
    """Whether what is set against the work that was done is lacking."""
    if not against["but"]:
        return _wants(against["though"] or against["seen"])
    clauses = [c for c in against["but"].split("，") if not _WHY.match(c)]
    return _wants(against["but"]) and any(LACKS.search(c) for c in clauses[:2])


def _own_words(folded: str, at: int) -> bool:
    """Whether every clause of a sentence owns up, or every sentence of the paragraph that it begins."""
    end = _STOP.search(folded, at, at + _LONGEST)
    clauses = folded[at : end.start()].split("，") if end else []
    if len(clauses) > 1 and all(FIRMLY.search(c) and not _well(c) for c in clauses):
        return True
    return bool(clauses) and _begins_line(folded, at) and _laments(folded, at)


def _laments(folded: str, at: int) -> bool:
    """Whether of the sentences of a paragraph, all but a plan behind them say that something is lacking."""
    end = folded.find("\n", at, at + _PARAGRAPH)
    sentences = [s for s in folded[at : end if end >= 0 else at + _PARAGRAPH].split("。") if s.strip()]
    if len(sentences) < 2 or not _lacks_something(sentences[0]):
        return False
    for i, sentence in enumerate(sentences):
        if i and _TURN_TO_PLAN.match(sentence):
            sentences = sentences[:i]
            break
    lacks = [s for s in sentences if _lacks_something(s)]
    return len(lacks) > 1 and len(lacks) == len(sentences)


def _lacks_something(sentence: str) -> bool:
    return any(LACKS.search(c) and not _well(c) for c in _CLAUSES.split(sentence))


def _well(clause: str) -> bool:
    return bool(_WELL.search(clause) or SOLVED.search(clause))


def _begins_line(folded: str, at: int) -> bool:
    before = folded[max(0, at - 24) : at].rstrip(" ")
    return before.endswith("\n") or (not before and at <= 24)


def _wants(said: str) -> bool:
    """Whether the words say that something is lacking, and nothing that turned out well."""
    return bool(LACKS.search(said)) and not _WELL.search(said)


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
