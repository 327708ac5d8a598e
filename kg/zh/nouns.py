"""What a number counts that stands behind it: the noun, 出具12份意见, or who did something, 11个社区配备了法律顾问."""

from __future__ import annotations

import re

from kg.model import Span
from kg.zh.around import Before, Named, Number
from kg.zh.inherited import OWN, may_inherit
from kg.zh.scanning import scanning
from kg.zh.things import thing_of
from kg.zh.verbs import Verb, verbs

PERSON_UNITS = ("人", "名", "位", "户", "家")
_BESIDE = re.compile(
    r"(?:到|在|对|向|为|于|往|深入|走进)(?:全[县市区镇乡]|辖区)?(?:内)?$|^(?:对|向|为|在)[^，]{0,12}$"
)
_BESIDE_END = scanning("[对在向从]|(?<![行作认成])为|(?:的.{1,8})?(?:开展|进行|实现|实施)")
_ADVERBS_LAST = re.compile("(?:已经?|均|都|全部|共同|先后|分别|全程|集中)+$")
HOLDER_UNITS = (*PERSON_UNITS, "个", "所")
_JOINED = ("、", "和", "及", "与", "以及")
# 分配给8名, 细分为6个: the number depends on a word between it and the verb.
_INDIRECT = re.compile(
    "给|[分设化定列改调]为|[^深纳进][入到成至](?![本果绩])|在(?![编职建册岗])|对(?![口象])|向(?![阳导])|从(?!业)|由"
)
_ADJECTIVE = re.compile(r"[\u4e00-\u9fff]{2,12}$")
# Where the noun behind a number ends although no verb of the administration follows.
_NOUN_END = scanning(
    r"(?:除|之|以)?外(?=$|[全均都其]|完成)|等(?![级候待奖])|全部|均(?!等|衡)|都(?!市|会)|已(?!婚)|统一(?=[划纳交移])|整体(?=进|移|划|达)|定期(?=[为对向到开])"
    r"|逐[一项步]|[纳列划进转移]入|通过(?!率)|负责(?!人|制)|滚动(?=[播显]|$)|委托(?![执人书事代])|协助|并(?![联购轨])|(?<![个团集])体现|担任|任(?=[正副双]?[组队主])|入选|的?基础上|入围|组成(?!部分|员|人员)|给予|予以|提出(?=[建意])|研究(?=审[议定])|达到|位居|被(?!告|执|征|申|监|处|害|诉)"
)
_SHORT_HOLDER = tuple("村镇乡县市区局所户")
_CALLS = ("组织", "安排", "选派", "动员")
_TAKES_PART = re.compile(r"([^的，。；]{2,12}?)(参加|参与|旁听|收看|观看)([^，。；]{2,24})$")
TESTED = re.compile(
    r"(?:年度|全[省市县区镇乡局])*((?!年度|全[省市县区镇乡局])[\u4e00-\u9fff]{2,8}(?:考试|测试|竞赛|测评))$"
)  # that a rate behind it is of
_THEMED = re.compile("以[^，。；]{2,20}?为主题的(?=.)")
_OF_HOLDER = re.compile("的[^的]{0,4}?(?:单位|部门|企业|机构|人员|干部|群众|[村镇乡县市区])")
_MANNER = re.compile("(?:全部|均|都|已|统一|逐一|定期.{0,8})$")
_DONE_TO = re.compile(
    r"([\u4e00-\u9fff]{1,12}?)(?:因[^，。；被]{2,16})?(?:均|全部|先后|已|都)?被(?![告执征申监害诉])([^，。；\n]{2,24})"
)
_NAMED_AS = re.compile("(?:评|命名|确定|列|认定|表彰)为|授予")
# 21名负责人现场述法, 326名学生参赛: what they did stands behind them.
_DID = re.compile(
    "(?P<who>[\u4e00-\u9fff]{2,10}?)(?P<did>(?:现场|集中|踊跃|积极)?(?:参赛|参会|参训|参学|参考|到场|到会|述法|述职|宣誓|报名|受训|出席|获奖))"
)
_GIVEN = ("反馈", "交办", "转办", "移交", "移送", "通报", "排查", "发现")  # 反馈的4类问题
_EXIST = ("共有", "现有", "已有", "有")
_LONGEST_ACT = 14  # characters
# What was done to those that stand beside the verb.
_ACT = re.compile(r"(?:开展|进行|实施|举办|发放|配备|设立|建立|聘请|选聘|派驻|安装)[^，。；、（“\d]{2,16}")
WHOSE = re.compile(
    r"([^的，。；]{0,10}?(?:部门|单位|机构|企业|社区|学校|乡镇|街道|群众|[村县市区镇乡]){1,2})的"
)
_STAFF = re.compile(
    "[^的，。；]{0,12}?(?:人员|干部职工)(?!家属|子女|代表|名单|参|担|持|考|取|通|完|接|获|学|在|进|开|组|全|均|都|已|成|经|赴|从|为|轮|到|负|协|及|和|与|或|等|被|受|，|$)"
)
_MEETING = re.compile(".{0,16}?(?:会议|例会|大会|[委务组进谈席]会)(?!议)")
HOLDER = re.compile(".{0,12}?(?:部门|单位|机构|企业|社区|学校|乡镇|街道)")
_HOLDER_VERB = re.compile("企业|单位|人员|部门|机构|公司|队伍")
SECOND_VERB = re.compile(
    r"担任|参加|参与|进行|作为|开展|参照|负责|组成|列席|对|为|在|从|以(?!案)|并|向(?!日)|到|用于|提供|获得?|被|均|全部|已|通过|协助|落实"
)


def number_first(number: Number, before: Before, body: str, found: list[Verb], after: str) -> Named:
    """What a number counts whose noun is in the words ``after`` it; ``found`` are the verbs of ``body``, before it."""
    span, unit = number.span, number.unit
    listed = number.link.startswith("等")
    offset = span.end + (1 if after.startswith("的") else 0)
    after = after.removeprefix("的")
    if themed := _THEMED.match(after):
        # 组织6场以消费维权为主题的报告会
        offset, after = offset + themed.end(), after[themed.end() :]
    thing = after
    given = ""
    if number.link.startswith("的") and found and found[-1].end == len(body):
        # 对保留的6件文件开展审查: what was kept is not what was done
        given = found[-1].word if found[-1].word in _GIVEN else ""
        found = found[:-1]
    verb = _head(number, body, found, listed=listed)
    if unit in ("名", "人", "位") and verb is None and (did := _DID.fullmatch(after)):
        name = did["did"] + thing_of(did["who"])
        before.remember("", did["who"], name, unit)
        return Named(name, Span(span.start, offset + len(after)))
    beside = bool(_BESIDE.search(body)) and not (verb and verb.end == len(body))
    beside = beside or (not body and number.link.strip() in ("为", "给", "向"))
    beside = beside or (not body and before.beside and number.joint.strip() in _JOINED)
    acts = [v for v in verbs(thing) if v.strong and not _HOLDER_VERB.match(thing, v.end)]
    subject = _MANNER.sub("", thing[: acts[0].start]) if acts and not beside else ""
    if subject in ("", thing[: acts[0].start] if acts else "") or _NOUN_END.search(subject, 2):
        acts = []
    cut, whose = _noun(number, thing)
    acts = [] if given else acts
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
        and not OWN.search(thing)
        and may_inherit(number, before, [])
        and thing == after
    ):
        word = before.verb
    if word in _CALLS and (joined := _TAKES_PART.match(after)):
        # 组织120名干部参加学法考试: what they did tells what it was
        thing = joined[1]
        name = f"{joined[2]}{thing_of(joined[3])}的{thing_of(thing)}"
        before.remember("", thing, name, unit, numbered=True)
        before.subject = tested[1] if (tested := TESTED.search(joined[3])) else ""
        return Named(name, Span(begin, offset + len(thing)))
    acts = acts or [v for v in verbs(thing) if v.strong and not _HOLDER_VERB.match(thing, v.end)]
    if beside and (second := _BESIDE_END.search(thing, 1)):
        holder = _OF_HOLDER.match(thing, second.start())
        thing = thing[: holder.end() if holder else second.start()]  # 对5个逾期未报的单位进行约谈
    elif not word and acts and (acts[0].start >= 2 or thing[0] in _SHORT_HOLDER) and _whole(acts[0], thing):
        # 11个社区配备了法律顾问: the communities that did.
        noun = _noun(number, _ADVERBS_LAST.sub("", thing[: acts[0].start]))[0]
        name = given + noun if given else f"{acts[0].word}{thing_of(thing[acts[0].end :])}的{noun}"
        before.remember("", noun, name, unit)
        return Named(name, Span(begin, offset + len(thing)), around=number.whole)
    elif word in ("召开", "举行", "主持") and (meeting := _MEETING.match(thing)):
        thing = meeting[0]
    elif len(thing) > 18 and (second := SECOND_VERB.search(thing, 2)):
        thing = thing[: second.start()]
    said = word and word not in _EXIST
    done = None if said or beside else _DONE_TO.match(number.text, span.end, number.clause.end)
    if done:
        # 4家单位被省政府表彰, 6个村被评为法治示范村
        by = verbs(done[2])
        act = by[-1].word if by and not _NAMED_AS.match(done[2]) else done[2][:_LONGEST_ACT]
        name = f"被{act}的{thing_of(done[1])}"
        before.remember("", done[1], name, unit)
        return Named(name, Span(begin, done.end(1)))
    thing = re.sub("[和及与、的给]$", "", thing)
    end = offset + after.find(thing[len(between) :]) + len(thing) - len(between)
    thing = given + thing_of(thing)
    if beside and (act := _ACT.search(number.text, span.end, min(number.clause.end, span.end + 60))):
        # 对12家企业开展检查, 为6个村各配备法律顾问1名
        name = f"{thing_of(act[0]).removeprefix('进行')}的{thing}"
        before.remember("", thing, name, unit, numbered=True)
        before.beside = True
        return Named(name, Span(begin, end), around=number.whole)
    heir = verb.word if whose and verb and not beside else word  # 收集8个社区的建议46条
    before.remember(heir, thing, word + thing, unit, numbered=True)
    before.beside = beside
    return Named(word + thing, Span(begin, end), around="" if word else number.whole)


def _whole(verb: Verb, words: str) -> bool:
    """Whether words after a number say who did what: 2个社区设立窗口, 3家企业完成整改."""
    object_ = verb.end < len(words) or HOLDER.fullmatch(words[: verb.start])
    return bool(object_) and len(words) <= 30


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
    if number.unit in HOLDER_UNITS and (whose := WHOSE.match(words)):
        return whose[1], True
    if number.unit in ("名", "位") and (persons := _STAFF.match(words)):
        return persons[0], True  # 见证任命的5名工作人员宣誓仪式
    end = _NOUN_END.search(words, 2)
    return (words[: end.start()] if end else words), False
