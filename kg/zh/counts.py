"""What a number with a classifier counts: verb and object before it, the noun after it, or persons who do something."""

from __future__ import annotations

import re

from kg.model import Span
from kg.zh.around import Before, Named, Number
from kg.zh.things import ADVERB_ONLY, TITLES, aside, governing, same_kind, thing_of
from kg.zh.verbs import Verb, verbs

_PERSON_UNITS = ("人", "名", "位", "户", "家")
# After these verbs persons are the object, even if a verb follows: 聘请律师3名参与决策.
_HIRED = re.compile(
    "现有|已有|共有|拥有|新增|培养|培育|聘|招|配备|配齐|引进|发展|推荐|选派|选任|表彰|配有|设有|抓获|指派|安排|邀请|抽调|刑拘|惩处|处分|通报|问责"
    "|覆盖|惠及|受教育|培训|接待|服务|救助|慰问"
)
# Nouns that take no verb from the figure before: 开展培训3场，受众500人.
_OWN = re.compile(
    "受众|参训|参会|群众$|量$|参与|人数|金额|资金|标的|面积|经费|款$|涉及|涉案|平均|每|其他|占|另"
)
_NO_HEIR = re.compile("受教育|覆盖|惠及|参与|参加|涉及|发生|发现|获|现有|共有|有|投入|出动|挽回|罚")
_OF_BEFORE = re.compile("涉及|覆盖|惠及|挽回|出动|投入|减免|适用")
_DONE = ("成功", "完毕", "到位")
_BESIDE = re.compile(
    r"(?:到|在|对|向|为|于|往|深入|走进)(?:全[县市区镇乡]|辖区)?(?:内)?$|^(?:对|向|为|在)[^，]{0,12}$"
)
_BESIDE_END = re.compile("[对在为向从]|(?:的.{1,8})?(?:开展|进行|实现|实施)")
_SENT = re.compile("组织|安排|动员|的")
_SUBJECT = re.compile("(?:负责人|书记|[县市区镇乡局]长|班子成员|法官|律师|领导干部)$")
_REGION = re.compile("[全各本][省市州县区镇乡村街系局]|辖区|[省市县区镇乡村]$")
_ADVERBS = re.compile("(?:已经?|均|都|全部|共同|先后|分别|全程|依法|集中|专题|带头|按期|按时|及时)*")
_ADVERBS_LAST = re.compile("(?:已经?|均|都|全部|共同|先后|分别|全程|集中)+$")
EACH_JOINT = re.compile("以及|[、和及与]")
_MEETING = re.compile(".{0,16}?(?:会议|例会|大会|[委务组进谈席]会)(?!议)")
_HOLDER = re.compile(".{0,12}?(?:部门|单位|机构|企业|社区|学校|乡镇|街道)")
_HOLDER_VERB = re.compile("企业|单位|人员|部门|机构|公司|队伍")
_SECOND_VERB = re.compile(
    r"担任|参加|参与|进行|作为|开展|参照|负责|组成|列席|对|为|在|从|以(?!案)|并|向(?!日)|到|用于|提供|获得?|被|均|全部|已|通过|协助|落实"
)


def count(number: Number, before: Before) -> list[Named]:
    """What a number counts, more than one thing if it says so; empty if its clause does not say."""
    # 学习宪法、民法典等8次: the open list tells that the first of it is enough.
    body = number.body + ("等" if number.link.startswith("等") else "")
    after = number.after
    found, following = verbs(body), verbs(after)
    adverbs = _ADVERBS.match(after)
    skip = adverbs.end() if adverbs else 0
    acts = bool(following) and following[0].start <= skip and not _noun_first(after, following[0])
    full = bool(found) and len(body) - found[-1].end >= 2 and not number.link.startswith("的")
    adjacent = bool(after) and number.span.end + len(after) >= number.following
    if acts and number.unit in _PERSON_UNITS and not any(_HIRED.search(verb.word) for verb in found):
        if not full or _SENT.search(body):
            return [_persons(number, before, body, after, skip)]
    elif acts and body and not found and number.unit in ("次", "场次", "场"):
        # 党委会议4次研究部署创建工作
        act = _SECOND_VERB.split(after, maxsplit=1)[0] if len(after) > 18 else after
        before.remember("", body, body, number.unit)
        return [Named(thing_of(body) + act, Span(number.start, number.span.end + len(act)))]
    if not after or acts or (full and (adjacent or skip)):
        return _number_last(number, before, body, found)
    if adjacent:
        # 47家执法部门集中普法48场次: the second number counts what they did.
        holder = _HOLDER.match(after)
        cut = holder.end() if holder else following[0].start if following else 0
        after = after[:cut] if cut >= 2 else after
    return [_number_first(number, before, body, found, after)]


def _number_last(number: Number, before: Before, body: str, found: list[Verb]) -> list[Named]:
    unit, end = number.unit, number.span.end
    if not body:
        return []
    verb = governing(body, found)
    if verb is None:
        alone = unit in ("元", "亩") or "达到" in number.link or _OWN.search(body)
        heir = "" if alone else before.verb
        names = [heir + thing for thing in _things(number, body)]
        before.verb = before.verb if heir else ""
        before.remember(before.verb, names[-1].removeprefix(heir), names[-1], unit)
        return [Named(name, Span(number.start, end), not heir) for name in names]
    left, thing = body[: verb.start], thing_of(body[verb.end :])
    if thing in _DONE:
        verb, thing = verb._replace(word=verb.word + thing), ""
    word = verb.word
    heir = "" if _NO_HEIR.search(word) else word
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


def _number_first(number: Number, before: Before, body: str, found: list[Verb], after: str) -> Named:
    span, unit = number.span, number.unit
    offset = span.end + (1 if after.startswith("的") else 0)
    after = thing = after.removeprefix("的")
    if number.link.startswith("的") and found and found[-1].end == len(body):
        found = found[:-1]  # 对保留的6件文件开展审查: what was kept is not what was done
    verb = found[-1] if found else None
    beside = bool(_BESIDE.search(body)) and not (verb and verb.end == len(body))
    word, begin = "", span.start
    if verb and not beside:
        word, begin = verb.word, number.start + verb.start
    elif not body and before.numbered and not _OWN.search(thing):
        word = before.verb
    acts = [v for v in verbs(thing) if v.strong and not _HOLDER_VERB.match(thing, v.end)]
    if beside and (second := _BESIDE_END.search(thing, 1)):
        thing = thing[: second.start()]
    elif not word and acts and acts[0].start >= 2 and acts[0].end < len(thing) <= 30:
        # 11个社区配备了法律顾问: the communities that did.
        noun = _ADVERBS_LAST.sub("", thing[: acts[0].start])
        name = f"{acts[0].word}{thing_of(thing[acts[0].end :])}的{noun}"
        before.remember("", noun, name, unit)
        return Named(name, Span(begin, offset + len(thing)), around=number.whole)
    elif word in ("召开", "举行", "主持") and (meeting := _MEETING.match(thing)):
        thing = meeting[0]
    elif len(thing) > 18 and (second := _SECOND_VERB.search(thing, 2)):
        thing = thing[: second.start()]
    thing = re.sub("[和及与、的给]$", "", thing)
    end = offset + after.find(thing) + len(thing)
    thing = thing_of(thing)
    before.remember("" if _NO_HEIR.search(word) else word, thing, word + thing, unit, numbered=True)
    return Named(word + thing, Span(begin, end), around="" if word else number.whole)


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
    return Named(name, Span(begin, number.span.end + len(act)))


def _things(number: Number, body: str) -> list[str]:
    """The things that a number counts: each of them if it says so (各8名), else all as one."""
    if number.link.rstrip().endswith("各"):
        parts = [part for part in EACH_JOINT.split(TITLES.sub("", body)) if len(part) > 1]
        if 1 < len(parts) <= 6:
            return [thing_of(part) for part in parts]
    return [thing_of(body)]


def _noun_first(after: str, verb: Verb) -> bool:
    """Whether what begins like a verb is the counted thing: 4次调解, 3场培训班."""
    return not verb.strong and (verb.end >= len(after) - 1 or verb.start > 0)
