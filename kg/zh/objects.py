"""What a number counts that stands before it: verb and object, 发放资料300份, or what happens so often, 集中学习5次."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Span
from kg.zh.around import Before, Named, Number
from kg.zh.inherited import EVENTS, JOINTS, OWN, may_inherit
from kg.zh.things import ADVERB_ONLY, EACH_JOINT, TITLES, aside, governing, same_kind, thing_of
from kg.zh.verbs import Verb, verbs

_OF_BEFORE = re.compile("涉及|覆盖|惠及|挽回|出动|投入|减免|适用")
_DONE = ("成功", "完毕", "到位")
_SUBJECT = re.compile("(?:负责人|书记|[县市区镇乡局]长|班子成员|法官|律师|领导干部|领导|成员)$")
_INVITED = ("邀请", "聘请", "联合", "委托", "安排", "组织", "动员")
_LED = ("开展", "举办", "讲授", "组织开展", "举行")
_STATE = re.compile(
    "(?:其中|仍|正在?)?(?:继续|依然)?(?:有效|失效|属实|不属实|在办|在建|合格|不合格|优秀|良好|达标|未结)"
)
_OFFICE = "[党镇乡县区市旗局工]?(?:委|组|工委)?(?:副?书记|[镇乡县区市旗局]长|主任|主席|主要负责人)"
_OFFICERS = re.compile(rf"({_OFFICE}(?:[、和及与]{_OFFICE}){{1,3}})(?:带头|亲自|分别)?([^、，]{{2,16}})")
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
# Where something was done is not what was done: 在文化广场宣讲3场, 组织宣讲队深入牧区宣讲5场.
_WHERE = re.compile("(?:深入|走进|前往|在|到|赴)[^，。；]{2,40}$")
_WHERE_FIRST = re.compile(
    r"^(?:在|到)[^，]{1,30}(?:[镇乡村区县场街屯寨校园]|集市|门口|现场)(?=[\u4e00-\u9fff]{3,10}$)"
)
# 镇党委理论学习中心组专题学法6次
_BODY_FIRST = re.compile(
    r"^[^，]{2,20}?(?:中心组|党委|党组|班子|委员会|[大中支]队|[局所])(?=(?:专题|集体|集中|会前|带头)[\u4e00-\u9fff]{2,6}$)"
)
# How a case ended, said of the cases before: 其中维持5件、撤销1件.
_OUTCOME = re.compile("(?:直接)?(?:维持|撤销|驳回|终止|和解|变更|撤诉|败诉|胜诉|不予受理|确认违法|责令履行)")
_DISPUTED = re.compile("复议|诉讼|应诉|上诉|裁决|仲裁")
_SUCCESS = re.compile("成功|调成|办成")
_SETTLES = re.compile("调[处解]|化解")
# 立案2起 has no object; it may say of what.
_CASE = ("立案", "结案", "破案", "收案", "受案")
_SUBJECT_LONG = 16  # characters
_SPENDS = ("投入", "投资", "安排", "拨付")
_WORKS = re.compile("(?:建设|改造|工程|项目|工作|维修|治理)$")  # 阵地建设投入经费9万元
_PENALTY = ("警告", "罚款", "没收")
_MODE = re.compile("(?:线上|线下)$")
_LEVEL = re.compile("(?:国家|部|省|自治区|市|州|盟|县|区|旗|镇|乡|村|兵团|师)级")
_OF_CASE = re.compile("案|线索|违法|违规|举报|投诉|问题")
_REACHES = ("覆盖", "惠及", "辐射", "受益")
_JOINS = ("参加", "参与")
_SIZE = re.compile("货值|案值|标的额?|占地(?:面积)?")  # of what was counted before


def number_last(number: Number, before: Before, body: str, found: list[Verb]) -> list[Named]:
    """What a number counts that ends its phrase: the words ``body`` before it, with the verbs ``found`` in them."""
    unit, end = number.unit, number.span.end
    if not body:
        return []
    if number.link.rstrip().endswith("各") and (officers := _OFFICERS.fullmatch(body)):
        names = [office + officers[2] for office in EACH_JOINT.split(officers[1])]
        before.remember("", officers[2], names[-1], unit)
        return [Named(name, Span(number.start, end)) for name in names]
    verb = governing(body, found)
    if mode := _MODE.search(body):
        # 开展宣讲线上3场、线下2场
        base = body[: mode.start()]
        names = number_last(number, before, base, verbs(base)) if base else []
        if names or before.measure:
            names = names or [Named(before.measure, number.span)]
            return [Named(named.measure + mode[0], Span(number.start, end), True) for named in names]
    if _SUCCESS.fullmatch(body) and before.thing and same_kind(unit, before.unit):
        name = body + (before.verb if _SETTLES.search(before.verb) else "") + before.thing
        before.measure, before.unit = name, unit
        return [Named(name, Span(number.start, end), True)]
    if _OUTCOME.fullmatch(body) and _DISPUTED.search(before.thing) and same_kind(unit, before.unit):
        return [Named(before.thing + body, Span(number.start, end), True)]
    part = "其中" in number.joint
    if _STATE.fullmatch(body) and before.thing and (part or same_kind(unit, before.unit)):
        return [Named(before.thing + body, Span(number.start, end), True)]
    if verb is None:
        if unit in EVENTS:
            body = _BODY_FIRST.sub("", _WHERE_FIRST.sub("", body))
        if _SIZE.fullmatch(body) and before.thing:
            return [Named(before.thing + body, Span(number.start, end), True)]
        if _LEVEL.fullmatch(body) and before.thing and same_kind(unit, before.unit):
            # 建成省级示范村2个、市级5个
            of = _LEVEL.sub("", before.thing)
            return [Named(before.verb + body + of, Span(number.start, end), True)]
        if among := _among(number, before, body):
            return [Named(among, Span(number.start, end), True)]
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
        led = led or [v for v in found if v.end == len(body) and _WHERE.search(body, verb.end, v.start)]
        verb = led[0] if led else verb
        body, number = (
            (body[verb.start :], replace(number, start=number.start + verb.start)) if led else (body, number)
        )
        verb = verb._replace(start=0, end=verb.end - verb.start) if led else verb
    left, thing = body[: verb.start], thing_of(body[verb.end :])
    if not thing:
        left = _WHERE.sub("", left)
    if thing in _DONE:
        verb, thing = verb._replace(word=verb.word + thing), ""
    word = verb.word
    if not verb.strong and not left and not thing and unit in EVENTS:
        # 开展专题学习10次、研讨4次: what happens so many times is itself the thing.
        heir = before.verb if number.joint.startswith(JOINTS) else ""
        before.remember(heir, word, heir + word, unit)
        return [Named(heir + word, Span(number.start, end), not heir)]
    if thing:
        whose = _SUBJECT.search(left) or (unit == "元" and word in _SPENDS and _WORKS.search(left))
        subject = left if len(left) <= _SUBJECT_LONG and whose else ""
        span = Span(number.start + verb.start - len(subject), end)
        names = [subject + word + item for item in _things(number, body[verb.end :])]
        before.remember(word, thing, names[-1], unit)
        return [Named(name, span, bool(_OF_BEFORE.match(word))) for name in names]
    span = Span(number.start, end)
    if left and not ADVERB_ONLY.fullmatch(left) and not (aside(left) and before.thing):
        # 普法宣传栏内容更换26次: the verb stands behind its object.
        thing = thing_of(left)
        named = left[-1] in "”》" and word in _LED  # “法治讲堂”举办12期
        name = word + thing if named else thing + word
        before.remember("", thing, name, unit)
        return [Named(name, span, True)]
    if word in _CASE:
        name = (before.thing if _OF_CASE.search(before.thing) else "") + word
        before.remember("", before.thing, name, unit)
        return [Named(name, span, True)]
    if unit in ("人次", "人", "名"):
        persons = "人次" if unit == "人次" else "人员"
        of = before.thing if before.unit in EVENTS else ""
        name = of + word + persons if word in _REACHES else word + (of if of and word in _JOINS else persons)
    else:
        alone = word in _PENALTY and same_kind(unit, before.unit)
        thing = "" if alone else before.thing if same_kind(unit, before.unit) else before.last_of(unit)
        name = (left if ADVERB_ONLY.fullmatch(left) else "") + word + thing
    before.remember(word, thing, name, unit)
    return [Named(name, span, True)]


def _among(number: Number, before: Before, body: str) -> str:
    """What some of those counted before are: 聘用队员46人，其中女性9人; empty where the words name them in full."""
    if "其中" not in number.joint and not before.among:
        return ""
    whole = before.among or before.thing
    if "其中" in number.joint:
        whole = before.thing
    if not whole or len(body) > 6 or set(body) & set(whole[-2:]) or not same_kind(number.unit, before.unit):
        return ""
    before.among = whole
    return body + whole


def _things(number: Number, body: str) -> list[str]:
    """The things that a number counts: each of them if it says so (各8名), else all as one."""
    if number.link.rstrip().endswith("各"):
        titles = list(_TITLE.finditer(body))
        if len(titles) > 1 and 1 < len(rest := body[titles[-1].end() :]) <= 6:
            return [title[0] + rest for title in titles]
        parts = [part for part in EACH_JOINT.split(TITLES.sub("", body)) if len(part) > 1]
        if 1 < len(parts) <= 6:
            return [thing_of(part) for part in parts]
    return [thing_of(body)]
