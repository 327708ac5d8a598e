"""What a number counts that stands before it: verb and object, 发放资料300份, or what happens so often, 集中学习5次."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Span
from kg.zh.around import Before, Named, Number
from kg.zh.inherited import EVENTS, JOINTS, NO_HEIR, OWN, may_inherit
from kg.zh.things import ADVERB_ONLY, TITLES, aside, governing, same_kind, thing_of
from kg.zh.verbs import Verb

_OF_BEFORE = re.compile("涉及|覆盖|惠及|挽回|出动|投入|减免|适用")
_DONE = ("成功", "完毕", "到位")
_SUBJECT = re.compile("(?:负责人|书记|[县市区镇乡局]长|班子成员|法官|律师|领导干部)$")
_INVITED = ("邀请", "聘请", "联合", "委托", "安排")
_LED = ("开展", "举办", "讲授", "组织开展", "举行")
_STATE = re.compile(
    "(?:其中|仍|正在?)?(?:继续|依然)?(?:有效|失效|属实|不属实|在办|在建|合格|不合格|优秀|良好|达标|未结)"
)
EACH_JOINT = re.compile("以及|[、和及与]")


def number_last(number: Number, before: Before, body: str, found: list[Verb]) -> list[Named]:
    """What a number counts that ends its phrase: the words ``body`` before it, with the verbs ``found`` in them."""
    unit, end = number.unit, number.span.end
    if not body:
        return []
    verb = governing(body, found)
    if _STATE.fullmatch(body) and before.thing and same_kind(unit, before.unit):
        return [Named(before.thing + body, Span(number.start, end), True)]
    if verb is None:
        alone = (
            unit in ("元", "亩")
            or "达到" in number.link
            or OWN.search(body)
            or not may_inherit(number, before, found)
        )
        heir = "" if alone else before.verb
        names = [heir + thing for thing in _things(number, body)]
        before.verb = before.verb if heir else ""
        before.remember(before.verb, names[-1].removeprefix(heir), names[-1], unit)
        return [Named(name, Span(number.start, end), not heir) for name in names]
    if unit in EVENTS and verb.word in _INVITED:
        # 邀请律师开展以案说法6场
        led = [v for v in found if v.start > verb.end and v.word in _LED and len(body) - v.end >= 2]
        verb = led[0] if led else verb
        body, number = (
            (body[verb.start :], replace(number, start=number.start + verb.start)) if led else (body, number)
        )
        verb = verb._replace(start=0, end=verb.end - verb.start) if led else verb
    left, thing = body[: verb.start], thing_of(body[verb.end :])
    if thing in _DONE:
        verb, thing = verb._replace(word=verb.word + thing), ""
    word = verb.word
    if not verb.strong and not left and not thing and unit in EVENTS:
        # 开展专题学习10次、研讨4次: what happens so many times is itself the thing.
        heir = before.verb if number.joint.startswith(JOINTS) else ""
        before.remember(heir, word, heir + word, unit)
        return [Named(heir + word, Span(number.start, end), not heir)]
    heir = "" if NO_HEIR.search(word) else word
    if thing:
        subject = left if len(left) <= 12 and _SUBJECT.search(left) else ""
        span = Span(number.start + verb.start - len(subject), end)
        names = [subject + word + item for item in _things(number, body[verb.end :])]
        before.remember(heir, thing, names[-1], unit)
        return [Named(name, span, bool(_OF_BEFORE.match(word))) for name in names]
    span = Span(number.start, end)
    if left and not ADVERB_ONLY.fullmatch(left) and not (aside(left) and before.thing):
        # 普法宣传栏内容更换26次: the verb stands behind its object.
        thing = thing_of(left)
        before.remember("", thing, thing + word, unit)
        return [Named(thing + word, span, True)]
    if unit in ("人次", "人", "名"):
        name = word + ("人次" if unit == "人次" else "人员")
    else:
        thing = before.thing if same_kind(unit, before.unit) else ""
        name = (left if ADVERB_ONLY.fullmatch(left) else "") + word + thing
    before.remember(heir, thing, name, unit)
    return [Named(name, span, True)]


def _things(number: Number, body: str) -> list[str]:
    """The things that a number counts: each of them if it says so (各8名), else all as one."""
    if number.link.rstrip().endswith("各"):
        parts = [part for part in EACH_JOINT.split(TITLES.sub("", body)) if len(part) > 1]
        if 1 < len(parts) <= 6:
            return [thing_of(part) for part in parts]
    return [thing_of(body)]
