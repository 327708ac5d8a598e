"""Named people in a role: a surname beside 律师, 书记, 同志 …, or a name with a dot in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Concept, Document, Mention, Mentions, Reading, Span
from kg.zh.scanning import scanning
from kg.zh.spans import Spans
from kg.zh.surnames import COMPOUND, SURNAMES, TIBETAN
from kg.zh.words import tags

KIND = "person"

_HAN = "\u4e00-\u9fff"
# Longer roles first: 党委副书记 before 书记.
_ROLE = (
    "总书记|国家主席|副?总理|副?政委|政治委员|教导员|指导员|副?团长|副?连长|党?(?:总)?支部书记|党总支(?:副)?书记|党(?:工)?委(?:副)?书记|(?:党组|团委)(?:副)?书记|[老村]支书|副支书|党组成员|(?:第一|副)?书记|(?:党委|政法|党工委)?委员|组织委员|宣传委员|纪检委员|统战委员|武装部长"
    "|(?:常务)?副(?:县长|区长|市长|州长|省长|旗长|乡长|镇长|局长|主任|所长|院长|庭长|检察长|站长|队长|教授|主席|部长|处长|科长|组长)"
    "|县长|区长|市长|州长|省长|旗长|乡长|镇长|苏木达|局长|厅长|主任|所长|院长|庭长|检察长|站长|大队长|中队长|队长|主席|部长|处长|科长|股长|校长"
    "|首席(?:法律咨询专家|(?:人民)?调解员|调解专家|仲裁员|律师|法务)|[总副]工程师|总(?:法律顾问|经济师|会计师)|副?校长|副?中队长|副?大队长|副?股长|副?会长|副?秘书长|副?理事长|副?董事长|副?总经理"
    "|(?:高级|创始)?合伙人|主任律师|公职律师|公司律师|负责人|创始人|发起人|退休(?:职工|干部|教师|法官|检察官|民警|党员|工人)|老(?:党员|干部|支书|教师|法官|民警|战士|军人)|支书|村长|组长|(?:网格|片|楼栋|楼|栋|户|街巷|街|巷|段|路|河|湖|林|田)长|网格指导员"
    "|妇联(?:副)?主席|(?:党|人大|政协|村民|居民|职工|群众)代表|政协委员|党员|村干部|乡贤|寨老|法律明白人|学法(?:用法)?(?:中心户|示范户)|志愿者|社工|教师|老师|班主任|辅导员|司法助理员|书记员|执达员|执法人员|执法队员|队员|仲裁员|督察员|观察员|陪审员|信息员|联络员|政府法律顾问|法律顾问|法治副校长|人民调解员|调解员|专职律师|执业律师|律师|法官|检察官|警官|民警|辅警|副教授|教授|讲师|专家|网格员"
    "|公证员|联络员|同志"
)
_ANY_ROLE = scanning(_ROLE)
_NAME = (
    f"(?:{COMPOUND})[{_HAN}]{{1,2}}?|[{''.join(sorted(SURNAMES))}][{_HAN}]{{1,2}}?"
    f"|(?:{TIBETAN}){{1,3}}"
    f"|[{_HAN}]{{1,6}}(?:·[{_HAN}]{{1,8}}?){{1,3}}"
)
_LEFT = "(?<=我[厅局镇乡县区市校院所委站州旗])|(?<=[，。；、：“”（） \n由请聘邀任和与及以是为对向让])|^|(?<=事务所)|(?<=委员会)|(?<=司法[局所])|(?<=法院)|(?<=检察院)|(?<=派出所)|(?<=大学)|(?<=学院)"
_RIGHT = "[，。；、：（）“”\n ]|同志|律师|担任|兼任|任|为|等|带队|主持|带领|率|带头|出席|授课|主讲|作|到|亲自|应邀|于|在|和|与|及|主动|参加|组织|结合|围绕|进行|开展|深入|团队|分别|先后|就|列席|现场|走[进访]|被|获|荣获|荣立|当选|入选|入围|创[立办建]|调[解处]|化解|受理|接待|撰写|解读|讲解|作为|成为|坚持|通过|用|代表|上门|前往|应[邀聘]|受[邀聘]|指导|牵头|负责|的|$"
# 聘请…律师赵一平担任…: the role stands before.
_ROLE_FIRST = scanning(f"(?P<role>{_ROLE})(?P<open>（)?[ ]?(?P<name>{_NAME})(?=[ ]?(?:{_RIGHT}))")
# 由赵一平同志任…, 赵一平律师团队: the role stands after.
_NAME_FIRST = re.compile(
    f"(?:{_LEFT})(?P<name>{_NAME})(?:（[{_HAN}、 ]{{0,14}}?)?(?P<role>{_ROLE})(?!事务所|协会|服务|值班|资源|队伍|行业|办公室|会议|职责|责任|负责制|思想)"
)
# 由赵一平任组长，周敏、李建国担任副组长: a verb stands between, and a list may stand before it.
_SERVES = re.compile(
    f"(?:{_LEFT})(?P<name>{_NAME})(?:被?(?:聘|任命?|选)为|担任|兼任|任|当选为?)(?P<role>(?:副|常务副)?组长|{_ROLE})(?=[，。；、）]|$)"
)
# 落实习近平总书记重要讲话: no mark stands before a name that everybody knows.
_LEADER = re.compile("(?P<name>习近平)(?P<role>总书记|主席|同志)")
# 省委书记李四平强调…: whatever follows, where the cut of the words says that this is a name.
_LEADING = "书记|主席|(?:法治)?副?校长|(?:常务)?(?:副)?(?:省长|市长|州长|盟长|县长|区长|旗长|乡长|镇长|厅长|局长|主任|部长|院长|检察长)"
_OPEN = scanning(
    f"(?P<role>(?:党(?:工)?委|党组|党?(?:总)?支部|党总支)?(?:副)?(?:{_LEADING})|(?P<other>(?:首席)?(?:人民)?调解员|主任律师|公职律师|律师|法官|检察官|教授|网格[员长]|总工程师|政委|教导员|站长|庭长|所长|科长|股长|(?:大|中)?队长|合伙人|负责人|民警|老党员|[老村]支书|楼栋长|法律明白人|志愿者|退休(?:职工|干部|教师)))(?P<name>[{''.join(sorted(SURNAMES))}][{_HAN}]{{1,2}})"
)
_SPEAKS = re.compile(
    "被|获评|荣[获立膺]|获|当选|入选|创[立办建]|调[解处]|化解|受理|接待|强调|指出|要求|履行|部署|主持|调研|多次|先后|[两\\d一三]次|率[队先]|带队|亲自|听取|批示|签[批署]|作出|提出|讲[话授法]|督[导查办]|检查|视察"
    "|[出列]席|到会|到场|走[进访上]|带领|牵头|负责|陪同|汇报|发言|点评|授课|召开|深入|推动|重点|专题|就|在|任|同志"
)
_NEXT_NAME = re.compile(
    f"[、和](?P<name>[{''.join(sorted(SURNAMES))}][{_HAN}]{{1,2}})(?=[、，。；和等为任担参]|$)"
)
# 法规科 before 科长; 局党组书记、 before 局长: one person in two posts.
_SECTION = re.compile(f"(?:法规|法制|法治|执法|监督|审批|审核|信访|综合|[{_HAN}]{{2}}(?=科$))科$")
_FIRST_ROLE = re.compile(
    "(?P<role>[局团厅院校站所县区市州旗镇乡]?(?:(?:党组|党委|党工委|党总支|党支部|支部|委)(?:副)?书记|党组成员|党委委员|委员))、$"
)
# Words that begin like a surname and that the cut takes for names.
_WORDS = frozenset(
    [
        "周密",
        "明白",
        "陈述",
        "荣获",
        "祝贺",
        "安抚",
        "容纳",
        "杜绝",
        "弘扬",
        "查明",
        "张贴",
        "周旋",
        "扬言",
        "张罗",
        "施政",
        "查清",
        "连贯",
        "练兵",
        "满怀",
        "关怀",
        "谢谢",
        "修正",
        "权衡",
        "严令",
        "费尽",
        "荣立",
        "荣膺",
        "廉政",
        "安保",
        "惠民",
        "公正",
        "齐全",
        "周全",
        "康复",
        "宁静",
        "文明",
        "阳光",
        "辛勤",
        "权威",
        "严明",
        "高超",
        "卓越",
        "许可",
        "晋升",
        "宣言",
        "顾问",
        "荣誉",
        "智慧",
        "慕名",
    ]
)
_NO_NAME = scanning(
    "[乡镇县村区州局办所院委担任]$|副|某|大[爷妈叔姐哥]|阿姨|年[初底终中内]|月[初底]|季度|组长|主要|部门|领导|负责|分管|常务|工作|责任|主持|会议|亲自|第一|相关|有关|成员|干部|同志|双|镇长|乡长|县长|书记|主任|律师|法官|法律|法治|依法|政府|单位|各|全体"
    "|高度|高位|高效|认真|任职|任务|任期|为主|和副|和各|及时|及其|担任|兼任|应当|应诉|应急|时任|时间|明白|明确|全面|全程|全年|全省|全市|全县|司法|安全|安排|方面|方式|公开|公正|公安|公证|公共|文件"
    "|平台|计划|管理|关于|关心|支持|成立|连续|连同|强化|强调|满意|权利|信访|居民|国家|国有|农村|农业|党员|党委|党政|党组|解答|解决|来访|来信|随访|查处|查看|利用|支部|商会|原则|单独|平均|相互|容易|幸福|展开|干预|居中|计入|位于|都要|那么"
    "|顾问|专家|团队|事务|宣传|调解|审查|培训|讲座|服务|值班|咨询|制度|机制|队伍|参与|参加|列席|出庭|出席|述法|述职|主讲|授课|履职|点评|讲话|常态|代表|委员|包联|驻村|包村|到会|到场"
)
_PARTICLES = frozenset("和与及同向为对由应任等于从安全")
# How the second character of a given name may be tagged that was cut off: 李文|驰.
_GIVEN = frozenset({"vg", "ng", "ag", "g", "zg", "nz", "j"})
_DOCTRINE = re.compile("新时代中国特色|法治思想|外交思想|强军思想|文化思想|生态文明思想|经济思想")


def find(doc: Document, known: Mentions) -> Iterator[Mention]:
    """The people that are named beside a role; the reading's note says which role.

    >>> from kg.read import document
    >>> doc = document("聘请某某律师事务所律师赵一平担任法律顾问，由书记任组长。")
    >>> [(m.surface, m.readings[0].note) for m in find(doc, Mentions([]))]
    [('赵一平', '律师')]
    """
    taken = Spans(m.span for m in known.of("norm", "work", "platform", "campaign"))
    for sentence in doc.sentences:
        role = _ANY_ROLE.search(doc.folded, sentence.start, sentence.end)
        for pattern in (_LEADER, _NAME_FIRST, _ROLE_FIRST, _SERVES) if role else ():
            for match in pattern.finditer(doc.folded, sentence.start, sentence.end):
                span = Span(*match.span("name"))
                if taken.overlaps(span) or _in_title(doc, span):
                    continue
                if _is_name(doc, match, strong=_is_strong(doc, match)):
                    taken.add(span)
                    yield _mention(doc, span, match)
                    if pattern is _ROLE_FIRST:
                        yield from _others(doc, match, sentence, taken)
        for match in _OPEN.finditer(doc.folded, sentence.start, sentence.end):
            start = match.start("name")
            span = Span(
                start, start + _cut_name(doc.folded[match.start() : start + 8], start - match.start())
            )
            if match["other"] and len(span) < 3:
                continue  # 律师陈述 is a word oftener than a name
            if len(span) and not taken.overlaps(span) and not _in_title(doc, span):
                taken.add(span)
                yield _mention(doc, span, match)


def _others(doc: Document, match: re.Match[str], sentence: Span, taken: Spans) -> Iterator[Mention]:
    """The rest of a list of people in one role: 律师周敏、李建国."""
    at = match.end("name")
    while following := _NEXT_NAME.match(doc.folded, at, sentence.end):
        span = Span(*following.span("name"))
        flags = tags(following["name"])
        if taken.overlaps(span) or _NO_NAME.search(following["name"]) or not flags[0][1].startswith("nr"):
            return
        taken.add(span)
        yield _mention(doc, span, match)
        at = following.end("name")


def _in_title(doc: Document, span: Span) -> bool:
    """Whether it is named in the title of a norm or a work, in which the report names nobody."""
    low = max(0, span.start - 60)
    return doc.folded.rfind("《", low, span.start) > doc.folded.rfind("》", low, span.start)


def _cut_name(window: str, at: int) -> int:
    """How many characters from ``at`` on are a name by the cut of the words; 0 if there is none.

    >>> _cut_name("书记李志刚先后三次", 2), _cut_name("书记应带头学法", 2)
    (3, 0)
    """
    place, length = 0, 0
    for word, flag in tags(window):
        if place == at + length and (
            flag.startswith("nr") or (length == 2 and len(word) == 1 and flag in _GIVEN)
        ):
            length += len(word)
        elif place == at + length == at + 1 and len(word) == 2 and flag in _GIVEN | {"n"}:
            # 马|文革 is a name where nothing but its bearer's deed can follow
            return 3 if _SPEAKS.match(window, at + 3) and not _NO_NAME.search(window[at : at + 3]) else 0
        elif place >= at and not (place == at and len(word) == 1 and word in SURNAMES - _PARTICLES):
            break
        elif place == at:
            length = 1
        place += len(word)
    name, after = window[at : at + length], window[at + length :]
    if not 2 <= length <= 3 or _NO_NAME.search(name) or name in _WORDS:
        return 0
    return length if length == 3 or not after or _SPEAKS.match(after) else 0


def _is_strong(doc: Document, match: re.Match[str]) -> bool:
    """Whether the words around leave little doubt: 马文革同志, 律师…担任."""
    after = doc.folded[match.end() : match.end() + 2]
    return match["role"] in ("同志", "总书记", "律师") or after in ("同志", "律师", "担任", "兼任")


def _is_name(doc: Document, match: re.Match[str], *, strong: bool) -> bool:
    name = match["name"]
    if "·" in name or re.fullmatch(f"(?:{TIBETAN}){{1,3}}", name):
        return True
    if (
        name[0] in "和与及"
        or name in _WORDS
        or name[-1] in "为任被"
        or _NO_NAME.search(name)
        or _DOCTRINE.match(doc.folded, match.end("name"))
    ):
        return False
    flags = tags(name)
    if len(flags) == 1:
        return flags[0][1].startswith("nr") or (strong and flags[0][1] in ("x", "nz", "ns"))
    given = flags[-1]
    if flags[0][1].startswith("nr"):
        return True
    if f"{name[:2]}|" in f"{COMPOUND}|" and len(name) > 2:
        return True
    # A given name is a rare word or single characters: 铁|建明; 方|式 would be a word.
    return len(flags[0][0]) == 1 and (len(given[0]) == 1 or given[1].startswith(("nr", "nz", "ns")) or strong)


def _whole_role(doc: Document, role: str, start: int) -> str:
    """The role with the section it is of, and with the role before it that the same person has: 局党组书记、局长."""
    left = doc.folded[max(0, start - 16) : start]
    if role.endswith("科长") and (section := _SECTION.search(left)):
        return section[0] + role
    first = _FIRST_ROLE.search(left)
    return f"{first['role']}、{role}" if first else role


def _mention(doc: Document, span: Span, match: re.Match[str]) -> Mention:
    role = match["role"]
    if match.start("role") < span.start and role != "同志":
        role = _whole_role(doc, role, match.start("role"))
    if role == "同志":
        after = re.match(
            f"(?:同志)?(?:担任|兼任|任)(?:[{_HAN}]{{0,10}}?)(?P<role>{_ROLE}|组长|副组长)",
            doc.folded[match.end() :][:24],
        )
        before = re.search(f"(?P<role>{_ROLE})$", doc.folded[max(0, span.start - 8) : span.start])
        role = before["role"] if before else after["role"] if after else ""
    concept = Concept("", KIND, doc.quote(span), known=False)
    return Mention(span, KIND, doc.quote(span), (Reading(concept, note=role),))
