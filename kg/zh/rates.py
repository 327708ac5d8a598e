"""What a percentage, a score or a change is of: 参考率及格率均为100% are two, 同比下降11% is of what stood before."""

from __future__ import annotations

import re

from kg.model import Span
from kg.zh.around import Before, Named, Number
from kg.zh.things import EACH_JOINT, thing_of, tidy
from kg.zh.verbs import verbs
from kg.zh.words import words

_RATE = re.compile(
    r"(?:[^、，和与]|(?<=参)与(?=[率度])){0,30}?(?:率|满意度|知晓度|公开度|占比|比例|比重|[^、，和与率]度|度)"
)
_THING = 12  # characters of it before the name of a rate
_HALF_NUMBER = re.compile(r"^\d+")
_KIND = re.compile("率(?!先)|满意度|知晓度|公开度|占比|比例|比重")
_NAMED = re.compile("率|度|比|占|分数?$|成绩|量$|值$")
_ITSELF = ("实际", "目前", "现已", "全年")  # 要求不低于90%，实际达到98%
_ASKED = re.compile("^[^，]{0,6}要求(?=.{3})")
_EACH = re.compile("均|都|分别|双双?|全部")
_SEVERAL = re.compile("[、和]|(?<!参)与|率及")
# An activity that a rate can be of, at the end of a clause.
_TRIED = re.compile(
    "((?:考试|测试|测验|竞赛|答题|抽考|培训|轮训|集训|评查|测评|考核|抽查|抽检|审查|审核|备案|评估|验收|回访|公示|检测))(?:工作|活动|任务)?”?，$"
)
_WHO = re.compile(
    "^(?:全员|全体|全部|年度|全年|所有|(?:全体|所有|机关|在编|全镇|全局){0,2}(?:干部职工|工作人员|干部|人员)(?=.{4}))+"
)
_BARE = 4  # characters of a rate that does not say what it is of: 合格率, 办结率
_SETTLES = re.compile("调[处解]|化解|处置")
_LONG = 16  # characters; the name of a rate is shorter, what is before it is the way there
_AGAIN = re.compile(
    r"(?:[与较比同]?(?:去年|上年|前年|往年|上一年度?|\d{4}年)?(?:全年|同期)?(?:相比|比)?|[较比]上季度)$"
)
_OF = re.compile(r"的([\u4e00-\u9fff]{1,8}?(?:量|数|率|案件|金额|纠纷|事故))")
_COMPARED = re.compile("同比|[去上前往]年|同期|相比")
_NUMBERS = {
    "件": "件数",
    "次": "次数",
    "起": "起数",
    "人": "人数",
    "名": "人数",
    "人次": "人次",
    "宗": "宗数",
}


def rate(number: Number, before: Before) -> list[Named]:
    """The rates or scores that a percentage or a number of points gives, one a subject."""
    start, body = number.start, number.body
    if len(body) > _LONG:
        cuts = [v.end for v in verbs(body) if v.strong and len(body) - v.end >= 4]
        cut = max([0, body[:-6].rfind("的") + 1, *cuts])
        start, body = start + cut, body[cut:]
    if body.startswith("占"):
        body = "占比"
    body = "" if body in _ITSELF else _ASKED.sub("", body)
    if number.after and not _NAMED.search(body):
        second = number.after[:14]
        return [Named(thing_of(body) + thing_of(second), Span(start, number.span.end + len(second)), True)]
    if not body:
        return []
    # 部门和乡镇负责人出庭率98% is one rate of both.
    joint = _EACH.search(number.link) or (_SEVERAL.search(body) and len(_KIND.findall(body)) > 1)
    found = prefixed(rates(body) if joint else [body], number, before)
    before.measure, before.rated = found[-1], True
    return [Named(name, Span(start, number.span.end), True) for name in found]


def prefixed(names: list[str], number: Number, before: Before) -> list[str]:
    """The names of rates with what they are of, where they do not say it: 工单办结率 of 受理工单12件，办结率95%."""
    names = [tidy(name) for name in names]
    if len(names) > 1 and len(names[0]) > _BARE + 1:
        before.subject = names[0][:-3]
    short = before.subject and len(names[0]) <= _BARE and not names[0].startswith("参训")
    found = [before.subject + names[0] if short else names[0]] if len(names) > 1 else []
    for name in names[len(found) :]:
        short = before.subject and len(name) <= _BARE
        found.append(before.subject + name if short else name)
    bare = not before.subject and found == names and all(len(name) <= _BARE for name in names)
    if bare and (len(names) == 1 or not before.thing) and (near := _tried(number)):
        # 全员参加学法考试，合格率100%: the clause before has no number of its own.
        found = [near + name for name in names]
        before.subject = near
    elif found[-1] == "成功率" and (tried := re.search("(..)成功", before.measure)):
        found = [tried[1] + found[-1]]
    elif bare and found[-1] == "成功率" and _SETTLES.search(before.verb) and before.verb not in before.thing:
        found = [_ending(before.thing) + before.verb + found[-1]]  # 调处纠纷12件，成功率95%
    elif (
        before.thing
        and before.thing not in ("人员", "人次", "参考人数", "参加人数", "参与人数", "参训人数")
        and not before.subject
    ):
        long = _BARE + 1 if len(found) > 1 else _BARE
        found = [
            _ending(before.thing) + name
            if len(name) <= long and not before.thing.endswith(name[:-1])
            else name
            for name in found
        ]
    return found


def _ending(thing: str) -> str:
    """The end of a thing's name, without a cut through a word, number or name: 市民服务热线诉求 of 12345市民服务热线诉求."""
    if len(thing) <= _THING:
        return thing
    low, quoted = len(thing) - _THING, thing.find("“")
    if 0 <= quoted < low:
        return thing[quoted:]  # “人人上台说案例”活动 is not cut within its name
    start = next((start for _, start, _ in words(thing) if start >= low), low)
    return _HALF_NUMBER.sub("", thing[start:])


def _tried(number: Number) -> str:
    """What the clause right before, without a number, had tested, taught or examined."""
    before = number.text[max(number.done, number.clause.start - 40) : number.clause.start]
    tried = _TRIED.search(before)
    if tried is None:
        return ""
    thing = before[: tried.end(1)].replace("”", "“")
    cuts = [v.end for v in verbs(thing) if v.strong and len(thing) - v.end >= 2]
    cut = max([0, thing.rfind("的") + 1, *(thing.rfind(mark) + 1 for mark in "，；：。“（"), *cuts])
    return _WHO.sub("", thing_of(thing[cut:]), count=1)[-12:]


def rates(body: str) -> list[str]:
    """The single rates in the words before a percentage that several share.

    >>> rates("参考率及格率"), rates("复议案件、信访件办结率")
    (['参考率', '及格率'], ['复议案件办结率', '信访件办结率'])
    """
    names = [re.sub(r"^(?:[、，和与]|以及|及(?!格|时))", "", m[0]) for m in _RATE.finditer(body)]
    names = [name for name in names if len(name) > 1]
    if len(names) > 1:
        return names
    parts = re.split("[、和与]", body)
    core = re.search(r"的?[^的]{2}率$|的?[^的]{0,2}满意度$", parts[-1])
    if core and 1 < len(parts) <= 6 and all(len(part) > 1 for part in parts):
        return [part + core[0] for part in parts[:-1]] + [parts[-1]]
    return [body]


def change(number: Number, before: Before) -> Named:
    """What went up or down: a thing named beside it, or else what the last figure counted."""
    span = number.span
    body = re.sub("[与较比，]$", "", _AGAIN.sub("", number.body, count=1))
    how = _how(number)
    if not body and (named := _OF.match(number.after)):
        # 同比上升12%的投诉量
        return Named(named[1] + how, Span(span.start, span.end + named.end()), True)
    if not body:
        return Named(before.measure + ("" if before.rated else _numbers(before.unit)) + how, span, True)
    name = thing_of(body)
    found = verbs(name)
    if found and found[0].start == 0 and found[0].strong:
        name = name[found[0].end :] + name[: found[0].end]
    before.measure, before.rated = name, True
    return Named(name + how, Span(number.start, span.end), True)


def changed(number: Number, series: list[tuple[str, str]]) -> list[str]:
    """What several numbers say to have changed: the things named beside them, or else the figures before."""
    how = _how(number)
    if number.body:
        return [thing_of(part) + how for part in EACH_JOINT.split(number.body) if part]
    return [name + _numbers(unit) + how for name, unit in series]


def _numbers(unit: str) -> str:
    return _NUMBERS.get(unit, "" if unit in ("%", "元") else "数量")


def _how(number: Number) -> str:
    words = number.text[max(number.clause.start - 40, 0) : number.span.end]
    return "环比变化" if "环比" in words else "同比变化" if _COMPARED.search(words) else "变化"
