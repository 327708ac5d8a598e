"""What a number counts that stands before it: verb and object, 发放资料300份, or what happens so often, 集中学习5次."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Span
from kg.zh.around import Before, Named, Number
from kg.zh.inherited import EVENTS, JOINTS, OWN, may_inherit
from kg.zh.parts import outcome, part, some
from kg.zh.things import ADVERB_ONLY, EACH_JOINT, TITLES, aside, governing, same_kind, thing_of
from kg.zh.verbs import Verb, verbs
from kg.zh.words import tags

_OF_BEFORE = re.compile("涉及|覆盖|惠及|挽回|出动|投入|减免|适用")
_DONE = ("成功", "完毕", "到位")
_SUBJECT = re.compile(
    "(?:负责人|书记|[县市区镇乡局]长|班子成员|法官|律师|领导干部|领导|成员|平台|APP|公众号|热线|窗口|信箱)$"
)
_INVITED = ("邀请", "聘请", "联合", "委托", "安排", "组织", "动员")
_LED = ("开展", "举办", "讲授", "组织开展", "举行")
_OFFICE = (
    "(?:[镇乡县区市旗州盟]|街道)?[党工]?(?:委|组|工委)?(?:副?书记|[镇乡县区市旗局]长|主任|主席|主要负责人)"
)
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
# 立案2起 has no object; it may say of what.
_CASE = ("立案", "结案", "破案", "收案", "受案")
_CASES = ("案件", "申请", "事项")
_MATTER = re.compile(".{0,6}(?:复议|诉讼|应诉|仲裁|裁决|信访|援助|调解|赔偿)")
_HANDS_OVER = ("移交", "移送", "转交", "上报", "报送", "转办", "交办")
_RECEIVES = re.compile("(?:[所局院委办队组镇乡]|机关|部门|中心|上级|[省市县区镇乡]上|[省市县区镇乡]级)$")
_BY_WAY = re.compile("在|通过|依托|利用|借助|运用|用好|用活|向|经")  # 在公众号推送信息
_SUBJECT_LONG = 16  # characters
_SPENDS = ("投入", "投资", "安排", "拨付")
_WORKS = re.compile("(?:建设|改造|工程|项目|工作|维修|治理)$")  # 阵地建设投入经费9万元
_SPENT_ON = re.compile(
    "[，（]?(?:主要|专门|全部)?用于([\u4e00-\u9fff]{2,16}?)(?:等|[，。；、）\n])"
)  # 安排3万元，用于普法经费
_PENALTY = ("警告", "罚款", "没收")
_MODE = re.compile("(?:线上|线下)$")
_OF_CASE = re.compile("案|线索|违法|违规|举报|投诉|问题")
_REACHES = ("覆盖", "惠及", "辐射", "受益")
_JOINS = ("参加", "参与")
_PERSONS = ("人次", "人", "名")


def number_last(number: Number, before: Before, body: str, found: list[Verb]) -> list[Named]:
    """What a number counts that ends its phrase: the words ``body`` before it, with the verbs ``found`` in them."""
    if not body:
        return []
    if number.link.rstrip().endswith("各") and (officers := _OFFICERS.fullmatch(body)):
        names = [office + officers[2] for office in EACH_JOINT.split(officers[1])]
        before.remember("", officers[2], names[-1], number.unit)
        return [Named(name, number.phrase) for name in names]
    if mode := _MODE.search(body):
        # 开展宣讲线上3场、线下2场
        base = body[: mode.start()]
        held = number_last(number, before, base, verbs(base)) if base else []
        if measures := [name.measure for name in held] or [name for name in (before.measure,) if name]:
            return [Named(measure + mode[0], number.phrase, elliptic=True) for measure in measures]
    if of_before := part(number, before, body):
        return [of_before]
    verb = governing(body, found)
    if verb is None:
        return _verbless(number, before, body, found)
    if number.unit in EVENTS and verb.word in _INVITED and (led := _led(body, verb, found)):
        number, body = replace(number, start=number.start + led.start), body[led.start :]
        verb = led._replace(start=0, end=led.end - led.start)
    main = next((v for v in found if v.start == 0 and v.end < verb.start), None)
    if main and body.startswith("的", verb.end) and (thing := thing_of(body[verb.end + 1 :])):
        # 审查以镇政府名义印发的文件30件: what was done stands before the clause that says which
        before.remember(main.word, thing, main.word + thing, number.unit)
        return [Named(main.word + thing, number.phrase)]
    if body.endswith("到位") and verb.end == len(body) - 1:  # 到 was taken for the end of the verb
        verb = verb._replace(word=verb.word + "到位", end=len(body))
    if thing_of(body[verb.end :]) in _DONE:
        body, verb = body[: verb.end], verb._replace(word=verb.word + thing_of(body[verb.end :]))
    if thing_of(body[verb.end :]):
        return _with_object(number, before, body, verb)
    return [_alone(number, before, _WHERE.sub("", body[: verb.start]), verb)]


def _verbless(number: Number, before: Before, body: str, found: list[Verb]) -> list[Named]:
    """A thing without a verb, which may be that of the figure before: 发放资料30份、手册20本."""
    if number.unit in EVENTS:
        body = _BODY_FIRST.sub("", _WHERE_FIRST.sub("", body))
    if of_before := some(number, before, body):
        return [of_before]
    own = number.unit in ("元", "亩") or "达到" in number.link or OWN.search(body) or _acts(number, body)
    heir = "" if own or not may_inherit(number, before, found) else before.verb
    names = [heir + thing for thing in _things(number, body)]
    before.remember(heir, names[-1].removeprefix(heir), names[-1], number.unit)
    return [Named(name, number.phrase, not heir) for name in names]


def _acts(number: Number, body: str) -> bool:
    """Whether behind a comma a verb begins that no list has: 归集信息40条，修复记录12条."""
    word, flag = tags(body[:8])[0] if body and not number.joint.strip() else ("", "")
    return len(word) > 1 and flag == "v"


def _led(body: str, verb: Verb, found: list[Verb]) -> Verb | None:
    """What those who were called did: 邀请律师开展以案说法6场, 组织宣讲队深入牧区宣讲5场."""
    later = [v for v in found if v.start > verb.end and v.word in _LED and len(body) - v.end >= 2]
    later += [v for v in found if v.end == len(body) and _WHERE.search(body, verb.end, v.start)]
    return later[0] if later else None


def _with_object(number: Number, before: Before, body: str, verb: Verb) -> list[Named]:
    """A verb with its object, and the persons before it who did it in office: 镇领导讲党课3次."""
    left, word, things = body[: verb.start], verb.word, _things(number, body[verb.end :])
    if (
        word in _HANDS_OVER
        and _RECEIVES.search(things[-1])
        and same_kind(number.unit, before.unit)
        and before.thing
    ):
        # 化解纠纷19起，移交司法所2起
        return [Named(word + things[-1] + before.thing, number.phrase, elliptic=True)]
    matter = left if things[-1] in _CASES and _MATTER.fullmatch(left) else ""  # 行政复议新收案件96件
    whose = (
        matter or _SUBJECT.search(left) or (number.unit == "元" and word in _SPENDS and _WORKS.search(left))
    )
    subject = left if len(left) <= _SUBJECT_LONG and whose and not _BY_WAY.match(left) else ""
    span = Span(number.start + verb.start - len(subject), number.span.end)
    names = [subject + word + thing for thing in things]
    before.remember(word, matter + thing_of(body[verb.end :]), names[-1], number.unit)
    return [Named(name, span, bool(_OF_BEFORE.match(word))) for name in names]


def _alone(number: Number, before: Before, left: str, verb: Verb) -> Named:
    """A verb without an object behind it: what it is of stands before it, or was counted before."""
    unit, word, adverb = number.unit, verb.word, ADVERB_ONLY.fullmatch(left)
    alike = same_kind(unit, before.unit)
    thing = heir = ""
    if not verb.strong and not left and unit in EVENTS:
        # 开展专题学习10次、研讨4次: what happens so many times is itself the thing.
        heir = before.verb if number.joint.startswith(JOINTS) else ""
        thing, name = word, heir + word
    elif left and not adverb and not (aside(left) and before.thing):
        # 普法宣传栏内容更换26次, “法治讲堂”举办12期
        thing = thing_of(left)
        name = word + thing if left[-1] in "”》" and word in _LED else thing + word
        if outcome(word, before.thing):
            thing = before.thing  # 审结复议案件62件，行政机关胜诉55件、败诉4件
    elif (
        unit == "元"
        and word in _SPENDS
        and (on := _SPENT_ON.match(number.text, number.span.end, number.span.end + 30))
    ):
        thing = on[1]
        name = word + thing
    elif word in _CASE:
        thing = before.thing
        name = (thing if _OF_CASE.search(thing) else "") + word
    elif unit in _PERSONS:
        heir, of = word, before.thing if before.unit in EVENTS else ""
        persons = "人次" if unit == "人次" else "人员"
        name = of + word + persons if word in _REACHES else word + (of if of and word in _JOINS else persons)
    else:
        heir = word
        thing = before.thing if alike else before.last_of(unit, word)
        thing = "" if alike and word in _PENALTY else thing
        name = (left if adverb else "") + word + thing
    before.remember(heir, thing, name, unit)
    return Named(name, number.phrase, elliptic=not (heir and thing == word))


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
