"""What a number with a classifier counts: verb and object before it, the noun after it, or persons who do something."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Span
from kg.zh.around import Before, Named, Number
from kg.zh.inherited import EVENTS
from kg.zh.nouns import HOLDER, HOLDER_UNITS, PERSON_UNITS, SECOND_VERB, TESTED, WHOSE, number_first
from kg.zh.objects import number_last
from kg.zh.things import thing_of
from kg.zh.verbs import Verb, verbs

# After these verbs persons are the object, even if a verb follows: 聘请律师3名参与决策.
_HIRED = re.compile(
    "现有|已有|共有|拥有|新增|培养|培育|聘|招|配备|配齐|引进|发展|推荐|选派|选任|表彰|配有|设有|抓获|指派|安排|邀请|抽调|刑拘|惩处|处分|通报|问责"
    "|覆盖|惠及|受教育|培训|接待|服务|救助|慰问"
)
_SENT = re.compile("组织|安排|动员|的")
_TIMES = (*EVENTS, "批")
# 先后5次在全市会议上作经验交流
_SAID_AT = re.compile(r"在[\u4e00-\u9fff]{1,20}?[上中]([作做][\u4e00-\u9fff]{2,10})")
_REGION = re.compile("[全各本][省市州县区镇乡村街系局]|辖区|[省市县区镇乡村]$")
_ADVERBS = re.compile("(?:已经?|均|都|全部|共同|先后|分别|全程|依法|集中|专题|带头|按期|按时|及时)*")
_KEPT = re.compile(".{0,30}?(?:纳入|列入)(?=.{4})")


def count(number: Number, before: Before) -> list[Named]:
    """What a number counts, more than one thing if it says so; empty if its clause does not say."""
    if number.unit in EVENTS and (kept := _KEPT.match(number.body)):
        number = replace(number, start=number.start + kept.end())  # 将宪法纳入中心组学习8次
    # 学习宪法、民法典等8次: the open list tells that the first of it is enough.
    body = number.body + ("等" if number.link.startswith("等") else "")
    items = number.body.split("、")
    if body != number.body and len(items) > 1 and all(_starts(item) for item in items):
        body = items[0]  # 举办讲座、发放资料等30场
    after = number.after
    found, following = verbs(body), verbs(after)
    adjacent = bool(after) and number.span.end + len(after) >= number.following
    adverbs = _ADVERBS.match(after)
    skip = adverbs.end() if adverbs else 0
    if number.unit == "次" and (said := _SAID_AT.match(number.text, number.span.end, number.clause.end)):
        before.remember("", said[1], said[1], number.unit)
        return [Named(said[1], Span(number.span.start, said.end()))]
    acts = bool(following) and following[0].start <= skip and not _noun_first(after, following[0])
    full = bool(found) and len(body) - found[-1].end >= 2 and not number.link.startswith("的")
    if (
        acts
        and not skip
        and not adjacent
        and (number.link.startswith(("等", "的")) or _direct(number, found))
    ):
        acts = False  # 出具12份审查意见: the second verb begins the noun that the first one governs
    if acts and number.unit in PERSON_UNITS and not any(_HIRED.search(verb.word) for verb in found):
        if not full or _SENT.search(body):
            return [_persons(number, before, body, after, skip)]
    elif acts and body in ("", "分") and number.unit in _TIMES:
        # 先后4次开展督查, 分2批培训队员200人次: the second number counts the same.
        verb = following[0]
        words = after[verb.end :]
        words = SECOND_VERB.split(words, maxsplit=1)[0] if len(words) > 18 else words
        thing = thing_of(words)
        before.remember(verb.word, thing, verb.word + thing, number.unit)
        end = number.span.end + (0 if adjacent else verb.end + len(words))
        return [Named(verb.word + thing, Span(number.span.start, end))]
    elif acts and body and not found and number.unit in ("次", "场次", "场"):
        # 党委会议4次研究部署创建工作
        act = SECOND_VERB.split(after, maxsplit=1)[0] if len(after) > 18 else after
        before.remember("", body, body, number.unit)
        return [Named(thing_of(body) + act, Span(number.start, number.span.end + len(act)))]
    if not after or acts or (full and (adjacent or skip)):
        return number_last(number, before, body, found)
    if adjacent and not (number.unit in HOLDER_UNITS and WHOSE.match(after)):
        # 47家执法部门集中普法48场次: the second number counts what they did.
        holder = HOLDER.match(after)
        cut = holder.end() if holder else following[0].start if following else 0
        after = after[:cut] if cut >= 2 else after
    return [number_first(number, before, body, found, after)]


def _starts(words: str) -> bool:
    """Whether words begin with a verb that takes an object."""
    return any(verb.start == 0 and verb.strong for verb in verbs(words)[:1])


def _direct(number: Number, found: list[Verb]) -> bool:
    """Whether a verb that takes an object stands right before the number."""
    return bool(found) and found[-1].strong and found[-1].end == len(number.body) and not number.link.strip()


def _persons(number: Number, before: Before, body: str, after: str, skip: int) -> Named:
    """干部9人参加考试, 2人已取得执法证: the persons who do something."""
    act = after[: skip + 24]
    noun = re.split("[的、，]", body)[-1]
    begin = number.start + len(body) - len(noun)
    if found := verbs(noun):
        noun = noun[found[-1].end :]
    if not 1 < len(noun) <= 10 or _REGION.search(noun):
        noun, begin = "人员", number.span.start
    name = thing_of(act[skip:]) + (noun if noun == "人员" else f"的{noun}")
    before.remember("", noun, name, number.unit)
    before.subject = tested[1] if (tested := TESTED.search(act)) else ""
    return Named(name, Span(begin, number.span.end + len(act)))


def _noun_first(after: str, verb: Verb) -> bool:
    """Whether what begins like a verb is the counted thing: 4次调解, 3场培训班."""
    return not verb.strong and (verb.end >= len(after) - 1 or verb.start > 0)
