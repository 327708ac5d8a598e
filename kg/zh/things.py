"""How the name of what is counted is cut out of the words around a number: without fillers, titles, open lists."""

from __future__ import annotations

import re

from kg.zh.scanning import scanning
from kg.zh.verbs import Verb

LONG = 22  # characters; a longer phrase is cut to its last verb or to the head of its list
_LEAD = re.compile(
    r"(?:与|会同|协同)[^，。；\n]{2,24}?(?=联合(?:执法|开展|检查|举办|行动|调解|整治|普法))|[^，。；\n]{2,50}等(?:多种|各种)?(?:形式|方式|途径|渠道|载体|手段)(?=[\u4e00-\u9fff]{2})"
    r"|(?:根据|依据|按照|依照)[\u4e00-\u9fff]{1,10}?(?:情况|要求|规定|结果|线索)(?=依法|[\u4e00-\u9fff]{0,2}(?:立案|查处|处罚|约谈|责令|整改))"
    r"|在[\u4e00-\u9fff、]{2,24}?中(?=反馈|发现|提出|查出|指出)|在[\u4e00-\u9fff]{2,20}上(?=[作做])|由[\u4e00-\u9fff]{2,14}?(?=主持召开|牵头召开|带队开展|带头讲授)|除(?![险患草名冰雪尘害])|的(?=[\u4e00-\u9fff])|[、，；：。”’（） \n]|其中|以及|并且?|和(?!解|谐)|及(?!时|格)|与(?!会)|同时|此外|另外|[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]{1,2}[）.、]"
    r"|(?:\d{4}|[*]{2,4})年(?:度|\d{1,2}月(?:份|底|末)?)?(?:以来|来)?|今年(?:以来|来|度)?|本年度?|全年|一年来|年内|年初以来|近年来|当年|截[至止](?:到)?(?:目前(?:为止)?|\d{4}年底?|\d{1,2}月(?:底|末)?|年底)?"
    r"|目前|予以|上半年|下半年|\d{1,2}-?\d{0,2}月(?:份|以来|底|末)?|明年|来年|下一年度?|下一步|计划(?=[再新建开举培增])|期间|据统计|年度|到目前为止|现已?(?=[建成])|共计?(?!有)|累计|合计|总计|总共|先后|分别|已经?(?!取)|均|各(?=[\u4e00-\u9fff])(?!级|类|项|种|村|部|单|镇|乡|科)|就"
    r"|[我全本](?:县|市|区|镇|乡|街道|局|州|盟|旗|省|委|厅|校|系统|苏木|办|辖区)(?!级)|辖区内?(?=[共已开])|有[\u4e00-\u9fff]{2,4}地|通过(?=开展|举办|举行|组织|召开|发放|设置|设立|建立|印发|制作|推送)|积极|认真|扎实|深入|不断|持续|严格|主动|充分|不?定期|大力|切实|常态化|进一步|多次|广泛|我们"
    r"|实现|确保|推动(?=.{0,12}率)|保证|做到|使得?(?=.{0,12}率)|达(?:到|(?![成标]))(?=.{2})|并(?=[\u4e00-\u9fff])|了|将(?=[^来要])|把"
)
_TAIL = scanning(
    r"(?:[ ，：“（]|共计?|合计|总计|累计|总共|分别|已经?|就|也|均|都|各|只|仅|每[年月周天]|高?达到?了?|超|(?<![行作认成])为|是(?!否)|(?<!所)(?<!没)(?<!现)(?<!共)(?<!已)(?<!拥)(?<!设)(?<!建)(?<!实)有|(?<![规公民条合签预节违契盟婚守])约|(?<![附就最邻])近|保持在?|稳定在|维持在"
    r"|(?:提[升高]|压减|缩减|压|缩|降|升|涨|增加?|上升|降低?|下降|减少|压缩|缩短|控制|精简|增长|达|扩大)[至到在]|了|等(?!级)|(?<!标)的|连续[\d一二三四五六七八九十]{1,2}年|总数|持续|始终|一直|(?:今年|本年)的?|每[村社户所站队镇乡]|截[至止]\d{1,2}月底?|[由从](?:去年|上年度?|前年|往年|同期|年初|年末|原来|原先|原|法定|平均|\d{4}年)?的?[\d.]{1,10}[%万余\u4e00-\u9fff]{0,4})$"
)
_FILL = scanning(
    r"各级各类|各类|各种|各项(?!目)|等?一系列(?:关于)?|各级(?!网)|相关的?|有关(?!于)|大量的?|一批|多种|认真|深入(?!推)|积极|扎实|形式多样的?|累计|共计|先后|精心|不断|集中性"
)
TITLES = scanning(
    r"(?:《[^《》\n]{0,80}》(?:[、和及与，](?:[^《》，。；\n]{2,16}[、和及与，](?=《))?)?)+(?:等?(?:系列)?(?:的|为主题的)?|为主题的)"
)
ADVERB_ONLY = re.compile(
    r"(?:线上|线下|成功|拟|被|依法|及时|现场|当场|网上|其中|全部|按时|按期|实际|妥善|有效|直接|主动|就地|当年|新|单独|联合|自行|共同){0,2}"
)
_PREPOSED = re.compile(r"(?:向|对|为|在|由|经|报|给)[\u4e00-\u9fff]{1,8}")
_GENERIC = "工作|活动|事项|内容|问题|情况|任务|业务|服务|培训|行动|会议|人员"
_CASES = ("件", "起", "宗", "例", "项", "份", "条", "批", "件次", "人次", "个")


# 结合纠纷化解等实际: the verb is the end of an open list, and no number depends on it.
_LISTED = re.compile("等(?![级待候]).")
_HELPS = ("配合", "协助")
_BODY = re.compile("(?:[局所办委院站处队]|部门|政府|中心|公司|机关)$")
_BY_WHOM = re.compile(
    "(?:部门|单位|社区|企业|[村镇乡])(?:报送|上报|报备|提交|提出|起草|制定|申报|移送)"
)  # 审核各部门报送合同
EACH_JOINT = re.compile("以及|[、和及与]")
"""What parts the things of a list."""
_ASPECT = re.compile("^(?:[了过好、]|出(?![租境口台庭具]))+")
_BROUGHT_ABOUT = re.compile("^因[^，。；]{1,24}?(?:引发|引起|导致|产生|造成)的")
_MARKS = re.compile("[、，]")
# 座谈会、听证会等会议, 会议、培训等方面工作: a general word, or a head, that what is listed belongs to.
_GENERIC_HEAD = re.compile(rf"([^、，]{{2,14}})等((?:方面)?(?:{_GENERIC}))$")
_LIST_HEAD = re.compile(r"等(?![级于候待])(?:方面的?|各类)?([^、，等]{2,16})$")
_REMAINS = re.compile(
    "(?:等|(?<!标)的|了|(?<=.)事件|(?<=事项|案件|纠纷|项目|人员|单位|企业)中)$|^的|^以[^，。；]{2,20}?为主题的"
)
_BLANK = re.compile(r"[\s*]+")
_EDGE = re.compile("^[、，；：）”]+|[、，；：（“]+$")
_QUOTED = re.compile("“([^“”]{1,30})[“”]")


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """The words before a number without what only leads up to it: 全年共, 达到, 各.

    >>> text = "全年共开展培训达12次"
    >>> start, stop = trimmed(text, 0, 8)
    >>> text[start:stop]
    '开展培训'
    """
    for _ in range(12):
        match = _LEAD.match(text, start, stop)
        if not match or match.end() == start:
            break
        start = match.end()
    for _ in range(6):
        match = _TAIL.search(text, start, stop) if start < stop else None
        if not match:
            break
        stop = match.start()
    return start, stop


def governing(body: str, found: list[Verb]) -> Verb | None:
    """The verb that a number at the end of the words depends on."""
    if (
        len(found) > 1
        and found[0].start == 0
        and found[0].word in _HELPS
        and _BODY.search(body, 0, found[1].start)
    ):
        return found[1]  # 配合县水务局清理河道3公里
    strong = [v for v in found if v.strong and not _LISTED.match(body, v.end)]
    if strong and found[0].start == 0 and not found[0].strong and _BY_WHOM.search(body, 0, strong[0].end):
        return found[0]
    if not strong:
        first = [v for v in found if v.start == 0 or v.end < len(body) or aside(body[: v.start])]
        return first[0] if first else None
    for verb in strong:
        rest = body[verb.end :]
        later = [v for v in strong if v.start > verb.end and len(body) - v.end >= 2]
        if later and len(rest) > 16:
            continue
        if len(thing_of(rest)) + len(verb.word) <= LONG and "，" not in rest and "；" not in rest:
            return verb
    full = [v for v in strong if len(body) - v.end >= 2]
    later = [v for v in found if full and v.start > full[-1].start and len(body) - v.end >= 2]
    return later[-1] if later else full[-1] if full else strong[-1]


def aside(words: str) -> bool:
    """Whether the words before a verb only say how or to whom: 线上, 向市政府."""
    return bool(ADVERB_ONLY.fullmatch(words) or _PREPOSED.fullmatch(words))


def thing_of(words: str) -> str:
    """The name of a thing counted, without titles, fillers and open lists before it."""
    words = _BROUGHT_ABOUT.sub("", _ASPECT.sub("", words))
    open_list = words.endswith("等")
    words = _TAIL.sub("", words)
    short = TITLES.sub("", words)
    words = _FILL.sub("", short if len(short) > 1 else words).lstrip("、")
    if _MARKS.search(words):
        whole, head = _GENERIC_HEAD.search(words), _LIST_HEAD.search(words)
        if whole:
            words = whole[1] + whole[2]
        elif head:
            words = head[1]
        elif open_list and len(words) > 16:
            words = _MARKS.split(words, maxsplit=1)[0]
        else:
            while len(words) > LONG and "、" in words:
                words = words.partition("、")[2]
    return _REMAINS.sub("", words)


def tidy(measure: str) -> str:
    """A measure as it is written down: one kind of quotation marks, none of the fillers."""
    measure = _EDGE.sub("", _BLANK.sub("", _FILL.sub("", measure)))
    measure = _QUOTED.sub(r"“\1”", measure)[:60]
    balanced = measure.count("“") == measure.count("”")
    return measure if balanced else measure.replace("“", "").replace("”", "")


def same_kind(unit: str, other: str) -> bool:
    """Whether what one unit counts can be what the other counted: 起 and 件, but not 家 and 次."""
    return unit == other or (unit in _CASES and other in _CASES)
