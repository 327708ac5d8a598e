"""Which names in quotation marks are names of mechanisms: by the head word behind, the verb before, their own form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.zh.brands import (
    clean,
    is_brand,
    is_counted,
    is_extent,
    is_mediators,
    is_other_kind,
    is_parallel,
    is_practice,
    is_slogan,
    is_topic,
    is_venue,
    says_who_does,
)
from kg.zh.named import Named
from kg.zh.phrase import phrase_start, trim, word_set
from kg.zh.systems import is_doctrine

_QUOTED = re.compile(r"[“‘]([^“”‘’《》\n。；？！]{2,48})[”’]")
# Head words that make any quoted name before them a mechanism.
_AFTER_STRONG = re.compile(
    r"(的?)([^，。；：、“”（）《》\s]{0,18}?)"
    r"(工作机制|联动机制|机制|工作制度|制度|工作模式|治理模式|模式|体系|工作法|调解法|[三四五六七八九]步(?:工作)?法|调处法|化解法|品牌|经验|工作格局|格局|责任制|负责制|包保制|包联制|承诺制|轮值制"
    r"|例会制|会商制|考核制|工作方式|工作方法|工作职责|做法|路径|警务|网络)(?!化)"
)
# What is a name with any quoted words right before it: “一枚印章”改革, “四步”工作流程.
_AFTER_NEAR = re.compile(
    r"(的?)([^，。；：、“”（）《》\s在对为是和与将被了]{0,6}?)(改革|矩阵|套餐|流程|工作程序|链条|闭环|通道|服务圈|解纷圈)(?!开放|化|图)"
)
# Head words that need one more sign.
_AFTER_WEAK = re.compile(
    r"的?([^，。；：、“”（）《》\s]{0,8}?)(改革|服务|监管|管理|治理|联动|联调|行动|工程|举措|方式|工作|原则|清单|实践|试点|机构|阵地|载体|检查|抽查|执法|办理|审批|普法|宣讲|调解|化解|解纷)(?!方案|(?<=化解)中心|(?<=解纷)中心|(?<=调解)中心|(?<=法律服务)(?:中心|平台|工作站|站))"
)
_NOT_AFTER = re.compile(
    r"[，、]?的?(?:为|作为)?[^，。；：“”]{0,6}?(?:主题|专题|讲座|横幅|标语|专项|会议|讲话|精神|要求|问题|现象|目标|理念|意识|口号|局面|思想|战略|布局"
    r"|部署|宣传月|宣传周|宣传日|规划|方针|旗帜|荣誉|称号|表彰|奖|风险|犯罪|诈骗|群体|平台|系统|小程序|公众号|客户端|APP|网站|热线|微信|栏目|专栏"
    r"|视频号|抖音|账号|节点|作用是|一词|字样|调解室|工作室|工作站|服务站|(?:服务|调解|宣讲|志愿)队(?!伍)|中队|警务室|法庭|司法所|派出所|小分队|志愿|宣讲团|讲师团|律师团|竞赛|比赛|演讲|晚会|活动|主体|事项的|字"
    r"|定位|优势)"
)
# 被命名为“…”, 荣获“…”: what is won or awarded.
_HONOUR = re.compile(
    r"(?:荣获|获评|评为|评选为|入选|入围|授予|命名为|荣膺|荣列|斩获|夺得|摘得|夺取|获得|荣获得|喜获|获批|获颁|表彰为|捧回)[^，。；：、“”]{0,14}$"
)
# Verbs that a way of working is put to use with; what they govern is a name even without a head word.
_VERB_ADOPT = re.compile(
    r"(?:推行|试行|实行|推广|探索|创新|完善|打造|创建|创设|创立|建立|健全|深化|践行|擦亮|叫响|做实|做强|做优|用好|用活|首创|独创|推出|采取|采用|运用"
    r"|依托|坚持和发展|复制|落实|实施|严格执行|执行|设立|建成|做精|做细|做响|打响|唱响|培树|培育|启用|首推|引入|借鉴|铺开|创成)(?:了|出|好|以|和|实施|形成|推行|打造|建立)?[^，。；：“”、]{0,10}$"
)
# Verbs that govern nothing but rules and ways of working: these may be of several clauses.
_VERB_RULE = re.compile(r"(?:推行|试行|实行|首创|独创)(?:了)?$")
# Verbs that govern much else as well: the name must have the form of one.
_VERB = re.compile(
    _VERB_ADOPT.pattern
    + r"|(?:构建|构筑|搭建|总结|提炼|形成|提出|弘扬|发挥|按照)(?:了|出|好|以|和|实施|形成|推行|打造|建立)?[^，。；：“”、]{0,10}$"
)
# 推动“非禁即入”普遍落实: carried out as a rule is.
_VERB_CARRY = re.compile(r"(?:推动|推进|促进|确保|强化|抓好)[^，。；：“”、]{0,8}$")
_CARRIED = re.compile(
    r"(?:普遍|全面|有效|切实|制度|政策|改革)?(?:落实|落地|推行|推广|实施|制度化|常态化|规范化|全覆盖|扩面|提档升级|提质增效|走深走实)"
)
# “周三夜谈”常态化开展, “码上监督”让…: what is said of a way of working where its name begins the clause.
_THRIVES = re.compile(
    r"(?:工作|做法|经验|模式)?(?:常态化|制度化|全覆盖|见成效|初见成效|落地(?:见效|生根)|让|成为|走深走实|广受|深受|被推广|实体化)"
    r"|(?:工作|做法|经验|模式)(?:获|荣获|得到|受到|入选|在全[国省市县区州])"
)
# 会前三学（学法、学规、学纪）制度: what stands between a name and its head word.
_GLOSS = re.compile(r"（[^（）“”\n。；]{1,40}）")
_RULE_AFTER = re.compile(r"的?(?:工作)?(?:要求|原则|职责)")
# What something is called, or done in the name of.
_AS = re.compile(r"(?:以|(?<!行)为|称)$")
# 以“一案一策”为抓手: what one works by is a way of working, what one works for is none.
_MEANS = re.compile(r"(?:工作|模式|机制)?为(?:总?抓手|载体|依托|核心|牵引|支撑|路径|主抓手|突破口|切入点)")
# 以“周四夜学”、“青年讲坛”等活动为载体: each of them is one
_ROW_OF_MEANS = re.compile(
    r"(?:[、和及与]?“[^“”\n]{2,16}”){0,4}等?(?:系列|主题|特色)?(?:活动|形式)?(?:为(?:总?抓手|载体|依托|牵引|平台|契机)|(?<=等)(?:特色|线上|线下)?(?:载体|平台|阵地))"
)
_ROUTINE = re.compile(r"论坛$|[周月日夜晚晨][一二三四五六日末]?[夜晚晨早]?[学讲谈议课]$")
_NEXT_QUOTED = re.compile(r"(?:[、和及与，]?“[^“”\n]{1,20}”){0,6}等?(?=[^“”、]|$)")
# “甲”“乙”等特色调解室: the rest of a row and the room that each of it is.
_ROW_OF_ROOMS = re.compile(
    r"(?:[、和及与]?“[^“”、\n]{2,12}”){0,6}等(?:一批|多个|各具)?(?:特色|品牌|个人|金牌)*(?P<room>调解(?:工作)?[室站])"
)
_MORE_QUOTED = re.compile(r"(?:[、和及与]?“[^“”、\n]{2,20}”){1,6}")
# 调解员提供“点单式”服务: who gives it is not of its name.
_GIVES = word_set("提供 给予 送上 享受 获得 接受 打造 开启 带来 成立 建立 设立 组建 建成 联合 推出")
_INSTITUTION = re.compile(r"[一两二三四五六七八九]项(?:制度|机制|清单)|[一两二三四五六七八九]张清单")
# “老李”调解室 is a brand, “连心”服务站 a station; a 示范点 shows how one works.
_ROOM = re.compile(
    r"(?P<room>(?:人民|家事|婚姻家庭|矛盾纠纷|矛盾|纠纷|物业|邻里|个性化|个人|品牌|特色|诉前|商事|劳动|消费|乡贤|律师|民间|行业|专业){0,2}"
    r"调解(?:工作)?[室站点岗角]|工作室|(?:普法|法治|法律)?(?:夜校|课堂|讲堂|学堂|沙龙|书屋)(?!教学)"
    r"|(?:普法|法治|学法|议事|说事|调解|文化){0,2}(?:小院|庭院|驿站|长廊|凉亭|亭(?!子))"
    r"|(?:普法|法治|法律|巡回|民间|双语)?(?:宣讲|宣传|讲师|普法|调解|联调|说事|议事|志愿|志愿服务)(?:小分队|小组|团|队(?!伍)))|(?:普法|法治)(?:宣传|文化)?阵地|示范[点校](?!位)"
)
# “某某调解法” says by its last word what it is.
_NAMES_ITSELF = re.compile(r"[^、，]{2,10}(?:工作法|调解法|机制|模式)")
# “四治”联动基层治理模式 is called by what stands before the words for what all govern.
_OF_ALL = re.compile(r"(?:基层|社会|乡村|农村|城市|社区|综合|工作|市域|县域){1,3}$")
# 变“坐堂问案”为“巡回说理”, 从“被动应付”向“主动上门”: what was done before.
_FORMER = re.compile(r"变“[^“”]{1,48}”(?:[\u4e00-\u9fff]{2,4})?[为成]|[从由]“[^“”]{1,48}”(?:到|向|转|变)")
_BARE_NUMBER = re.compile(r"\d{2,6}")


def marked(text: str, sentence: Span) -> Iterator[Named]:
    """The names of mechanisms in quotation marks within a sentence; ``text`` is folded, its marks paired."""
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        inside = match[1].strip()
        if _FORMER.match(text, match.start() - 1, match.end() + 6):
            continue
        if _BARE_NUMBER.fullmatch(inside):  # “321”治理模式
            found = _with_head(text, sentence, match, inside)
            # a number and a head word are no name yet, but “1258”工作法 is
            if found and (len(found.name) >= len(inside) + 4 or found.name.endswith(("工作法", "调解法"))):
                yield found
            continue
        if room := _named_room(text, sentence, match, inside):
            yield room
            continue
        other = is_other_kind(inside)
        if is_slogan(inside) or is_topic(inside) or (other and not is_brand(inside)):
            continue
        found = _with_head(text, sentence, match, inside)
        if not found and not other:  # “一月一主题、一季一活动”模式 is no 活动, “一月一活动” is one
            found = _by_setting(text, sentence, match, inside)
        if found:
            yield found


def _named_room(text: str, sentence: Span, match: re.Match[str], inside: str) -> Named | None:
    """A place of mediation, publicity or example that is a brand by its name: “老李”调解室, “渔家说法”普法阵地."""
    if is_mediators(inside):
        return Named(*match.span(), clean(inside), 3)
    if is_slogan(inside) or is_topic(inside):
        return None
    behind = _ROOM.match(text, match.end(), min(sentence.end, match.end() + 12))
    if not behind:
        row = _ROW_OF_ROOMS.match(text, match.end(), min(sentence.end, match.end() + 80))
        if not row or is_other_kind(inside):
            return None
        return Named(*match.span(), clean(inside).removesuffix("调解") + row["room"], 3)
    name = inside.removesuffix("调解") + behind[0] if behind["room"] else inside
    return Named(match.start(), behind.end(), clean(name), 3)


def _with_head(text: str, sentence: Span, match: re.Match[str], inside: str) -> Named | None:
    """A quoted name and the head word after it: “四议两公开”制度."""
    start, end = match.span()
    gloss = _GLOSS.match(text, end, min(sentence.end, end + 42))
    end = gloss.end() if gloss else end
    inside = re.sub(r"（[^（）]{4,40}）$", "", inside) or inside
    limit = min(sentence.end, end + 28)
    after = _AFTER_STRONG.match(text, end, limit) or _AFTER_NEAR.match(text, end, limit)
    if not after and len(inside) > 2:  # the head word stands behind the last of “甲”“乙”机制
        rest = _MORE_QUOTED.match(text, end, min(sentence.end, end + 80))
        behind = rest and _AFTER_STRONG.match(text, rest.end(), min(sentence.end, rest.end() + 24))
        if behind and not behind[1] and not is_doctrine(behind[0]):
            return Named(start, end, clean(inside), 3)
    if not after or (is_doctrine(after[0]) and not is_brand(inside)):
        return None
    if len(inside) <= 2 and is_brand(after[2]):  # “警调”、“诉调”三调对接机制
        return Named(after.start(2), after.end(), clean(after[2]), 4)
    if after[1] and "、" in inside and not (is_brand(inside) or says_who_does(inside)):
        return None  # “分级负责、上下联动”的体系
    if inside.endswith("式") and "+" not in inside and after[2]:  # 海上纠纷“一站式”化解机制
        start = max(sentence.start, phrase_start(text, start, limit=12, stops=_GIVES))
        return Named(start, after.end(), clean(text[start : after.end()]), 4)
    return Named(start, after.end(), _name_with_head(inside, after[2], after[3]), 4)


def _by_setting(text: str, sentence: Span, match: re.Match[str], inside: str) -> Named | None:
    """A quoted name that its form or the verb before it shows to be a way of working."""
    start, end = match.span()
    limit = min(sentence.end, end + 24)
    if _INSTITUTION.fullmatch(inside):  # 行政执法“三项制度”
        first = trim(text, max(sentence.start, phrase_start(text, start, limit=10)), start)
        return Named(first, end, clean(text[first:end]), 4)
    rest = _NEXT_QUOTED.match(text, end, min(sentence.end, end + 80))
    itself = _NAMES_ITSELF.fullmatch(inside)
    beyond = rest.end() if rest and not itself else end
    before = _before_list(text, sentence, start)
    adopted = _VERB_ADOPT.search(before)
    governed = adopted or _VERB.search(before)
    if governed and is_brand(inside) and _RULE_AFTER.match(text, end, limit):  # 落实“三管三必须”要求
        return Named(start, end, clean(inside), 3)
    if (is_venue(inside) or _ROUTINE.search(inside)) and _ROW_OF_MEANS.match(text, end, sentence.end):
        return Named(start, end, clean(inside), 3)
    other = _NOT_AFTER.match(text, beyond, min(sentence.end, beyond + 16))
    if (
        (other and not _other_is_apart(inside, other[0]))
        or (
            _AS.search(text, max(0, start - 3), start)
            and not (is_brand(inside) and _MEANS.match(text, end, limit))
        )
        or _HONOUR.search(before)
    ):
        return None
    weak = _AFTER_WEAK.match(text, end, limit)
    if weak and inside.endswith(("式", "化")):  # 调处“一站式”服务
        first = max(sentence.start, phrase_start(text, start, limit=12, stops=_GIVES))
        return Named(first, weak.end(), clean(text[first : weak.end()]), 3)
    if is_venue(inside) or is_parallel(inside) or is_practice(inside) or itself:
        return Named(start, end, clean(inside), 3)
    if is_extent(inside) or inside.endswith("式"):  # “半小时”窗口, “一品式”乡村
        return None
    if is_counted(inside):  # 落实“五个一”, but 打好“三场硬仗”
        return Named(start, end, clean(inside), 3) if adopted else None
    if is_brand(inside) and (governed or weak or len(inside) >= 4):
        return Named(start, end, clean(inside), 3)
    carried = _VERB_CARRY.search(before) and _CARRIED.match(text, end, limit)
    begins = text[start - 1 : start] in tuple("。，；：\n）") or start == sentence.start
    thrives = begins and len(inside) >= 4 and _THRIVES.match(text, end, limit)
    plain = "、" not in inside or _VERB_RULE.search(before)
    if (adopted or carried or thrives) and plain and len(inside) <= 20:
        return Named(start, end, clean(inside), 2)
    return None


def _other_is_apart(inside: str, other: str) -> bool:
    """Whether the word behind leaves it a name: “普法+文艺”活动, “大嫂宣讲团”，宣讲团走村入户."""
    return (
        ("·" in inside and is_venue(inside))
        or ("+" in inside and other.endswith(("活动", "主题")))
        or (other.startswith("，") and is_venue(inside))
    )


def _before_list(text: str, sentence: Span, start: int) -> str:
    """What stands before the first of several quoted names in a row (打造“甲”、“乙”)."""
    window = text[max(sentence.start, start - 60) : start]
    return re.sub(r"(?:“[^“”]{1,20}”[、和及与，]?)+$", "", window)[-20:]


def _name_with_head(inside: str, middle: str, head: str) -> str:
    """“四议两公开”制度 is 四议两公开, but “1+6+8”的治理体系 and “三调”对接机制 need what follows."""
    inside = clean(inside)
    if re.fullmatch(r"[\dNnX+＋]+", inside) or is_extent(inside):
        return clean(inside + middle + head)
    if len(inside) <= 2:
        middle = _OF_ALL.sub("", middle)
        return clean(inside + middle) if middle else clean(inside + head)
    return inside
