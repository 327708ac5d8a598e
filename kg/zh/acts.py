"""Where the phrase of a deed without a figure begins and ends: a verb with all of its object, or nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.model import Span
from kg.zh.scanning import scanning
from kg.zh.things import thing_of, tidy
from kg.zh.verbs import Verb, verbs
from kg.zh.words import words

_LONGEST = 30  # characters of a phrase
_BEFORE, _AFTER = 80, 60  # characters of the clause that are looked at on either side of the trigger word

_NAME = re.compile(r"《[^《》\n]{0,60}》|“[^“”\n]{0,40}[“”]|（[^（）\n]{0,30}）")
# 未新制定, 没有再发生, 零新增: what is denied is what the verb says.
_DENIED = re.compile(
    "(?:未(?!成年|来)|无(?!人机|障碍|偿|线)|没有?|零|不再|无法|难以|不能|不得|不予|不)"
    "(?:能|曾|经|新|再|有|予|按|及时|按时|出现|发生|产生|存在|随意|违规|违法|擅自|主动|另行|单独|系统|专门|集中|统一){0,3}$"
)
_PREVENTED = scanning(
    "(?:防止|避免|杜绝|严禁|禁止|防范|预防)[^，、]{0,16}$|(?:没有|从未|均未|并未)[^，、的]{0,8}$"
)
# A duty, an aim, a question: what stands behind it is not said to have been done.
_NO_DEED_BEFORE = re.compile("负责(?!人|同志|制|任)|职责|为了|旨在|以便|用以|用于|如何|怎样")
_AIM = re.compile(
    "(?:为|根据|按照|依据|依照|围绕|针对|对照|结合|聚焦)(?:进一步|更好|深入|切实|全面|有效|做好)?地?$"
)
_BASIS = re.compile("^.{0,12}?(?:根据|按照|依据|依照|围绕|针对|对照|结合|聚焦)")
_BASIS_END = re.compile("(?:要求|安排|部署|规定|需要|精神|目标|任务|重点|主题|实际|情况)$")
_NO_DEED = re.compile("实现|取得|获|解决|发现|提出|现有|拥有|涉及|完成|参与|接受")
_NO_OBJECT = re.compile("[、的和中及与并，]|以及")
_CARRY_OUT = re.compile("进行(?=[一-龥]{2})")
_CALL = re.compile(
    "(?:组织|安排|动员|邀请|联合|协调|发动)$"
)  # calls people together, for what is said behind
_THEIR_DEED = re.compile("进行|深入|走进|前往")
_PEOPLE = re.compile(
    "(?:[所办局队站委室中心院]|部门|单位|人员|群众|[村居]民|干部|职工|党员|学生|[员者长]|律师|企业|力量)$"
)
_STOP = re.compile("[，。；：！？、“”\n]|$|等(?!级|候|待)|(?<!合)并(?!联|购|入|轨|网|案)|的")
_HARD = re.compile("[，。；：！？“”\n]|$")
_WHILE = re.compile("的(?:同时|基础|过程|契机|机会|(?:方式|形式|办法|方法)(?=[，。；、]|$))")
_AND_SO_ON = re.compile("等(?:[，。；：！？、\n]|$|形式|方式|方法|途径|手段|措施|载体|渠道|活动|工作)")
_SHARED = re.compile(
    "等(?!级|候|待)|机制|制度|体系|办法|方案|规定|清单|台账|档案|能力|水平|问题|意识|全流程|一体化"
)
_COMPLETE = re.compile(
    "(?:制度?|机制|体系|方案|办法|规[定划则]|清单|台账|计划|章程|细则|文件|预案|会议?|[室站]|公园|广场|队伍|小组|活动|讲座|培训班?|资料|手册)$"
)
_SLOGAN = re.compile("[靠用学懂]法$|作用|意识|重要")  # 化解矛盾靠法
# The object of a deed is a thing; with these it is a sentence of its own.
_SENTENCE = re.compile(
    "无法|难以|不能|不够|不足|不到位|不力|有待|缺乏|没有|有些|滞后|薄弱|流于|未(?!成年|来)|方面|以及"
)
_BAD_END = re.compile("(?:能力|水平|力度|方式|形式|方面|意识|[、等并及和与的])$")


class Act(NamedTuple):
    """A deed: its phrase as it is written down, and from where to where it stands in the clause."""

    phrase: str
    start: int
    end: int


def act(clause: str, start: int, end: int) -> Act | None:
    """The verb that governs the trigger word at ``start`` to ``end`` of a folded clause, with its whole object.

    None where the words do not say that it was done (未开展, 负责开展), or where the phrase would have to be
    cut in the middle of what it says.

    >>> text = "建立“接单—回访”闭环管理机制"
    >>> act(text, 10, 12), act("未新制定普法计划", 4, 6)
    (Act(phrase='建立“接单—回访”闭环管理机制', start=0, end=15), None)
    """
    first, last = max(0, start - _BEFORE), min(len(clause), end + _AFTER)
    text, start, end = clause[first:last], start - first, end - first
    shown, names, every = _seen(text)
    inside = next((name for name in names if name.start < start < name.end), None)
    if inside and text[inside.start] == "《":
        return None  # 建立《会议台账》 is no meeting
    if inside:
        end = max(end, inside.end)
    found = _governing(text, shown, every, start)
    if not found or _NO_DEED_BEFORE.search(shown, 0, found[0].start):
        return None
    for verb in found:
        if _denied(text[: verb.start]) or _NO_DEED.match(verb.word):
            return None
        phrase = _with_object(text, shown, verb, end)
        if phrase is None and verb is found[-1]:
            return None  # before the words are cut, which costs most
        bounds = _bounds(text)
        if verb.start not in bounds or verb.end not in bounds or text.startswith("等", verb.end):
            continue  # 法治建设专项督查 has no verb 设, 事项办理等制度 none 办理
        if phrase is None or phrase.end not in bounds:
            return None
        return Act(phrase.phrase, first + phrase.start, first + phrase.end)
    return None


@lru_cache(maxsize=1)  # the trigger words of a clause are asked for one after the other
def _seen(text: str) -> tuple[str, list[Span], list[Verb]]:
    """The words with the names in them blanked, where those names are, and every verb."""
    names = [Span(*name.span()) for name in _NAME.finditer(text)]
    return _NAME.sub(lambda m: "□" * len(m[0]), text), names, verbs(text)


def _governing(text: str, shown: str, every: list[Verb], before: int) -> list[Verb]:
    """The verbs before a trigger word, the nearest first; of 组织干部进行咨询 the second."""
    found = [verb for verb in every if verb.end <= before and verb.strong]
    carried = list(_CARRY_OUT.finditer(shown, found[-1].end if found else 0, before + 2))
    found += [Verb(*match.span(), "进行", strong=True) for match in carried if match.end() <= before]
    if found and _CALL.search(found[-1].word):
        called = found[-1].end
        found += [
            v for v in every if not v.strong and called + 2 <= v.start <= before and len(text) - v.end > 1
        ]
    return found[::-1]


@lru_cache(maxsize=1)
def _bounds(text: str) -> set[int]:
    """Where words begin and end; a word of four (深入开展, 化解矛盾) may be parted in the middle."""
    bounds = {0}
    for word, start, end in words(text):
        bounds |= {start + 2, end} if len(word) == 4 else {end}
    return bounds


def _denied(before: str) -> bool:
    return bool(_DENIED.search(before) or _PREVENTED.search(before) or _AIM.search(before))


def _with_object(text: str, shown: str, verb: Verb, end: int) -> Act | None:
    if _NO_OBJECT.match(text, verb.end) or text[verb.start - 1 : verb.start] == "的" or verb.end > end:
        return None
    stop = _end(shown, verb.end, end)
    if stop is None or stop - verb.start > _LONGEST or re.search("[，；]|(?<!合)并", shown[verb.end : stop]):
        return None
    raw = text[verb.end : stop]
    thing = raw if re.search("等.", raw) else thing_of(raw)
    if len(thing) < 2 or _SLOGAN.search(thing) or _SENTENCE.search(thing) or _BAD_END.search(thing):
        return None
    if _CALL.search(verb.word) and (_PEOPLE.search(thing) or _THEIR_DEED.search(raw)):
        return None  # 组织派出所: for what? 组织派出所进行咨询: the deed is the second verb's
    if _BASIS.search(shown[: verb.start]) and _BASIS_END.search(thing):
        return None  # 根据全县开展督察工作安排
    return Act(tidy(verb.word + thing), verb.start, stop)


def _end(shown: str, start: int, end: int) -> int | None:
    """Where the object ends that the trigger word up to ``end`` belongs to; None if it cannot be cut there."""
    stop = _STOP.search(shown, end)
    at = stop.start() if stop else len(shown)
    hard = _HARD.search(shown, at)
    rest_end = hard.start() if hard else len(shown)
    mark = shown[at : at + 1]
    if mark in "“”" and mark:
        return None  # never closed
    if mark == "的":
        # 开展宣传的同时 is a deed, 开展宣传的形式单一 speaks of something else.
        return at if _WHILE.match(shown, at) else _whole(shown, at, rest_end)
    if mark == "等":
        if _AND_SO_ON.match(shown, at):
            return at
        return None if shown.startswith("等方面", at) else _whole(shown, at, rest_end)
    if mark == "、" and not _COMPLETE.search(shown, start, at):
        following = verbs(shown[at + 1 : rest_end])
        if following and following[0].start == 0 and following[0].strong:
            return at
        if _SHARED.search(shown, at, rest_end):
            listed = shown.find("等", at, rest_end)
            return at if listed >= 0 and _AND_SO_ON.match(shown, listed) else _whole(shown, at, rest_end)
    return at


def _whole(shown: str, at: int, end: int) -> int | None:
    """The end of the clause, if what is listed before it belongs to the noun there: 备案、审查制度."""
    return (
        end if re.search("(?:制度|机制|体系|办法|方案|规定|清单|台账|档案|文件|制)$", shown[at:end]) else None
    )
