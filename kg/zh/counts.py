"""What a number with a classifier counts: verb and object before it, the noun after it, or persons who do something."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Span
from kg.zh.around import Before, Named, Number
from kg.zh.scanning import scanning
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
_BESIDE_END = scanning("[对在为向从]|(?:的.{1,8})?(?:开展|进行|实现|实施)")
_SENT = re.compile("组织|安排|动员|的")
_SUBJECT = re.compile("(?:负责人|书记|[县市区镇乡局]长|班子成员|法官|律师|领导干部)$")
_REGION = re.compile("[全各本][省市州县区镇乡村街系局]|辖区|[省市县区镇乡村]$")
_ADVERBS = re.compile("(?:已经?|均|都|全部|共同|先后|分别|全程|依法|集中|专题|带头|按期|按时|及时)*")
_ADVERBS_LAST = re.compile("(?:已经?|均|都|全部|共同|先后|分别|全程|集中)+$")
_HOLDER_UNITS = (*_PERSON_UNITS, "个", "所")
_EVENTS = ("次", "场", "场次", "期", "轮", "批次")
_KEPT = re.compile(".{0,30}?(?:纳入|列入)(?=.{4})")
_INVITED = ("邀请", "聘请", "联合", "委托", "安排")
_HELD = ("开展", "举办", "举行", "召开", "组织", "组织开展", "组织召开")
_LED = ("开展", "举办", "讲授", "组织开展", "举行")
_JOINTS = ("、", "和", "及", "与", "以及")
_JOINED = ("、", "和", "及", "与", "以及")
_OWN_VERB = re.compile("实现|确保|保证|做到|推动|使|将|把|除")
# 分配给8名, 细分为6个: the number depends on a word between it and the verb.
_INDIRECT = re.compile(
    "给|[分设化定列改调]为|[^深纳进][入到成至](?![本果绩])|在(?![编职建册岗])|对(?![口象])|向(?![阳导])|从(?!业)|由"
)
_ADJECTIVE = re.compile(r"[\u4e00-\u9fff]{2,12}$")
# Where the noun behind a number ends although no verb of the administration follows.
_NOUN_END = scanning(
    r"(?:除|之|以)?外(?=$|[全均都其]|完成)|等(?![级候待])|全部|均(?!等|衡)|都(?!市|会)|已(?!婚)|统一(?=[划纳交移])|整体(?=进|移|划|达)|定期(?=[为对向到开])"
    r"|逐[一项步]|[纳列划进转移]入|通过(?!率)|负责(?!人|制)|滚动(?=[播显]|$)|委托(?![执人书事代])|协助|并(?![联购轨])|(?<![个团集])体现|担任|任(?=[正副双]?[组队主])|入选|入围|给予|予以|提出(?=[建意])|研究(?=审[议定])|达到|位居|被(?!告|执|征|申|监|处|害|诉)"
)
_SHORT_HOLDER = tuple("村镇乡县市区局所户")
_OF_HOLDER = re.compile("的[^的]{0,4}?(?:单位|部门|企业|机构|人员|干部|群众|[村镇乡县市区])")
_STATE = re.compile(
    "(?:其中|仍|正在?)?(?:继续|依然)?(?:有效|失效|属实|不属实|在办|在建|合格|不合格|优秀|良好|达标|未结)"
)
_MANNER = re.compile("(?:全部|均|都|已|统一|逐一|定期.{0,8})$")
_WHOSE = re.compile(
    r"([^的，。；]{0,10}?(?:部门|单位|机构|企业|社区|学校|乡镇|街道|群众|[村县市区镇乡]){1,2})的"
)
_STAFF = re.compile(
    "[^的，。；]{0,12}?(?:人员|干部职工)(?!家属|子女|代表|名单|参|担|持|考|取|通|完|接|获|学|在|进|开|组|全|均|都|已|成|经|赴|从|为|轮|到|负|协|及|和|与|或|等|被|受|，|$)"
)
EACH_JOINT = re.compile("以及|[、和及与]")
_MEETING = re.compile(".{0,16}?(?:会议|例会|大会|[委务组进谈席]会)(?!议)")
_HOLDER = re.compile(".{0,12}?(?:部门|单位|机构|企业|社区|学校|乡镇|街道)")
_HOLDER_VERB = re.compile("企业|单位|人员|部门|机构|公司|队伍")
_SECOND_VERB = re.compile(
    r"担任|参加|参与|进行|作为|开展|参照|负责|组成|列席|对|为|在|从|以(?!案)|并|向(?!日)|到|用于|提供|获得?|被|均|全部|已|通过|协助|落实"
)


def count(number: Number, before: Before) -> list[Named]:
    """What a number counts, more than one thing if it says so; empty if its clause does not say."""
    if number.unit in _EVENTS and (kept := _KEPT.match(number.body)):
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
    acts = bool(following) and following[0].start <= skip and not _noun_first(after, following[0])
    full = bool(found) and len(body) - found[-1].end >= 2 and not number.link.startswith("的")
    if (
        acts
        and not skip
        and not adjacent
        and (number.link.startswith(("等", "的")) or _direct(number, found))
    ):
        acts = False  # 出具12份审查意见: the second verb begins the noun that the first one governs
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
    if adjacent and not (number.unit in _HOLDER_UNITS and _WHOSE.match(after)):
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
    if _STATE.fullmatch(body) and before.thing and same_kind(unit, before.unit):
        return [Named(before.thing + body, Span(number.start, end), True)]
    if verb is None:
        alone = (
            unit in ("元", "亩")
            or "达到" in number.link
            or _OWN.search(body)
            or not _may_inherit(number, before, found)
        )
        heir = "" if alone else before.verb
        names = [heir + thing for thing in _things(number, body)]
        before.verb = before.verb if heir else ""
        before.remember(before.verb, names[-1].removeprefix(heir), names[-1], unit)
        return [Named(name, Span(number.start, end), not heir) for name in names]
    if unit in _EVENTS and verb.word in _INVITED:
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
    if not verb.strong and not left and not thing and unit in _EVENTS:
        # 开展专题学习10次、研讨4次: what happens so many times is itself the thing.
        heir = before.verb if number.joint.startswith(_JOINTS) else ""
        before.remember(heir, word, heir + word, unit)
        return [Named(heir + word, Span(number.start, end), not heir)]
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
    listed = number.link.startswith("等")
    offset = span.end + (1 if after.startswith("的") else 0)
    after = thing = after.removeprefix("的")
    if number.link.startswith("的") and found and found[-1].end == len(body):
        found = found[:-1]  # 对保留的6件文件开展审查: what was kept is not what was done
    verb = _head(number, body, found, listed=listed)
    beside = bool(_BESIDE.search(body)) and not (verb and verb.end == len(body))
    beside = beside or (not body and before.beside and number.joint.strip() in _JOINED)
    acts = [v for v in verbs(thing) if v.strong and not _HOLDER_VERB.match(thing, v.end)]
    subject = _MANNER.sub("", thing[: acts[0].start]) if acts and not beside else ""
    if subject in ("", thing[: acts[0].start] if acts else "") or _NOUN_END.search(subject, 2):
        acts = []
    cut, whose = _noun(number, thing)
    thing = thing if acts else cut
    word, begin, between = "", span.start, ""
    if verb and not beside and not whose:
        word, begin = verb.word, number.start + verb.start
        if _ADJECTIVE.match(body, verb.end) and len(thing) <= 4 and not number.link:
            between = body[verb.end :]
            thing = between + thing  # 出台稳定就业12项措施
    elif (
        not body
        and before.numbered
        and not acts
        and not _OWN.search(thing)
        and _may_inherit(number, before, [])
        and thing == after
    ):
        word = before.verb
    acts = acts or [v for v in verbs(thing) if v.strong and not _HOLDER_VERB.match(thing, v.end)]
    if beside and (second := _BESIDE_END.search(thing, 1)):
        holder = _OF_HOLDER.match(thing, second.start())
        thing = thing[: holder.end() if holder else second.start()]  # 对5个逾期未报的单位进行约谈
    elif not word and acts and (acts[0].start >= 2 or thing[0] in _SHORT_HOLDER) and _whole(acts[0], thing):
        # 11个社区配备了法律顾问: the communities that did.
        noun = _noun(number, _ADVERBS_LAST.sub("", thing[: acts[0].start]))[0]
        name = f"{acts[0].word}{thing_of(thing[acts[0].end :])}的{noun}"
        before.remember("", noun, name, unit)
        return Named(name, Span(begin, offset + len(thing)), around=number.whole)
    elif word in ("召开", "举行", "主持") and (meeting := _MEETING.match(thing)):
        thing = meeting[0]
    elif len(thing) > 18 and (second := _SECOND_VERB.search(thing, 2)):
        thing = thing[: second.start()]
    thing = re.sub("[和及与、的给]$", "", thing)
    end = offset + after.find(thing[len(between) :]) + len(thing) - len(between)
    thing = thing_of(thing)
    heir = verb.word if whose and verb and not beside else word  # 收集8个社区的建议46条
    before.remember("" if _NO_HEIR.search(heir) else heir, thing, word + thing, unit, numbered=True)
    before.beside = beside
    return Named(word + thing, Span(begin, end), around="" if word else number.whole)


def _starts(words: str) -> bool:
    """Whether words begin with a verb that takes an object."""
    return any(verb.start == 0 and verb.strong for verb in verbs(words)[:1])


def _whole(verb: Verb, words: str) -> bool:
    """Whether words after a number say who did what: 2个社区设立窗口, 3家企业完成整改."""
    object_ = verb.end < len(words) or _HOLDER.fullmatch(words[: verb.start])
    return bool(object_) and len(words) <= 30


def _direct(number: Number, found: list[Verb]) -> bool:
    """Whether a verb that takes an object stands right before the number."""
    return bool(found) and found[-1].strong and found[-1].end == len(number.body) and not number.link.strip()


def _may_inherit(number: Number, before: Before, found: list[Verb]) -> bool:
    """Whether a number may take its verb from the one before: not where its clause has a verb of its own."""
    if number.unit not in _EVENTS and before.unit in _EVENTS and before.verb in _HELD:
        return False  # 开展评查2次，案卷80宗
    if number.joint.startswith(_JOINTS):
        return True
    return not found and not _OWN_VERB.search(number.joint)


def _head(number: Number, body: str, found: list[Verb], *, listed: bool) -> Verb | None:
    """The verb that directly governs a number whose noun stands behind it."""
    if listed:
        # 成立案件审查、业务指导等5类小组: what ends an item of the list is no verb.
        found = [v for v in found if v.strong and body[v.end : v.end + 1] not in ("", "、", "等")][:1]
    verb = found[-1] if found else None
    if verb is None or (not number.link.startswith("的") and _INDIRECT.search(body, verb.end)):
        return None
    return None if not verb.strong and verb.start and verb.end < len(body) else verb


def _noun(number: Number, words: str) -> tuple[str, bool]:
    """The noun that begins the words after a number, and whether it is only what something is of: 3家企业的诉求."""
    if number.unit in _HOLDER_UNITS and (whose := _WHOSE.match(words)):
        return whose[1], True
    if number.unit in ("名", "位") and (persons := _STAFF.match(words)):
        return persons[0], True  # 见证任命的5名工作人员宣誓仪式
    end = _NOUN_END.search(words, 2)
    return (words[: end.start()] if end else words), False


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
