"""How a body's name begins and what a list of bodies shares: 县委组织部、宣传部 are two departments of one committee.

A body that a vocabulary knows by its last word alone (司法局) is taken with the words that tell it apart
(县司法局) and keeps its class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Concept, Document, Mention, Mentions, Reading, Span
from kg.terms import ORG
from kg.zh.bodies import SUFFIX, WHOLE, body_class, ends_body, is_body, stands_alone
from kg.zh.firms import firms_in_rows
from kg.zh.phrase import clause_start, phrase_start, trim, word_set
from kg.zh.quotes import paired
from kg.zh.scanning import scanning
from kg.zh.sites import cut_as_name
from kg.zh.words import tags

KIND = "organisation"

# Words that are in a body's name although they join names to sentences elsewhere.
_INNER = word_set("规范 保障 规划 会 统筹 促进 建设 统计 全面 推进 学习 改革 应急 开发")
# Words that bring a body into the sentence.
_STOPS = word_set(
    """
    联合 会同 协同 协调 协助 配合 邀请 特邀 召集 视察 兼任 担任 任 经过 两轮 多轮 借力 征询 咨询 聘请 聘为 申请 委托 组织 指导 督促 责成 成立 组建 调整 牵头 报送 报请 提请 移送 移交 交由 转交 抄送 上报 报告 报 请 派 派驻
    下派 选派 抽调 参加 参与 列席 出席 召开 举行 主持 受 接受 获 获得 荣获 认真 支持 带领 领导 安排 责令 负责 分管 设置 设 新设 新建 建成 挂牌 入驻 进驻 走进 走访 深入
    前往 赴 进 到 驻 建好 合署 合并 更名 整合 充分发挥 发动 动员 要求 通报 征求 听取 致函 发函 向 与 同 跟 和 及 各 全体 所有 全部 有关 相关 其他 其它 多个 部分 某
    上级 下级 主管 上下 属地 基层 现有 原 下属 所属 下设 直属 称 叫 办理 受理 承办 交办 转办 移交 共建 创建 打造 培育 命名 依托 首个 首家 一家 两家 专业 专职 兼职
    是 即 系 为 就 再 先 不 未 没有 经由 即由 均 以 将 使 例如 比如 包括 分为 覆盖 全 县内 辖内 区内 镇内 被 从而 对外 我 本 全国 全省 全市 全县 纳入 推动 列入 升级改造
    升级 改造 起 对接 依靠 充实 扩充 壮大 建强 挂靠 隶属 隶属于 评为 授予 推荐 涉及 送 送达 来自 拨付 借助 利用 村里 镇里 县里 做好 责任 督查 检查 走 待 属 聘任 选聘 抓住 抓紧 抓牢 盯住 落户 落户在 做 由 当 导致 造成 引起 全方位 多方位 高标准 高质量 高起点 稳妥 承接 鼓励 引导 激励 倡导 入选 做法 列为 纳为 视为 全年 年内 开办 新开办 对口 承担
    """
)
# A name that is followed by these goes on: 局长, 委员, 所有, 中心组, 站点, 法院长.
_GOES_ON = re.compile(
    r"[面限长员制式址]|化(?![解险])|伍|组(?![织成建团])|点(?!名)|会(?![同商签])|代表(?!团)|委员(?!会)"
)
# 梧桐路社区党委书记: the committee of neighbours is a body, which 镇党委书记 does not name.
_OF_NEIGHBOURS = re.compile(
    r"(?:社区|[\u4e00-\u9fff]?[村企]|嘎查|园区|公司)(?:党委|党总支|党支部|支部)(?=(?:第一)?副?书)"
)
_NUMBER_FIRST = re.compile(r"\d{1,2}\.(?!\d)|(?:19|20)\d\d年度?")  # 2.镇执法大队人手不足, 2024年局党委学习
_OF_VILLAGE = re.compile("嘎查|社区|村")
# 服务街道中心任务 names no centre; a 服务中心 is one whatever follows.
_CENTRE_OF = re.compile(
    r"(?<!服务)(?<!调解)(?<!调处)(?<!化解)(?<!治理)(?<!指挥)(?<!援助)(?<!文化)(?<!管理)(?<!审查)中心"
    r"(?:工作(?![人站室者])|任务|大局|城区|环节|议题|内容|学习组)"
)
# Where one body ends, or a clause, and the next body begins: 市委市政府, 镇司法所审查后报镇党委.
_JOINT = scanning(
    r"(?:[省市县区州盟旗]|自治区)委(?=[省市县区州盟旗](?:委|人民|政府|人大|政协|纪委|监委|司法|依法|普法)|自治区)"
    r"|党委(?=政府|人大)|党工委(?=办事处|管委会|人大)"
    r"|(?:司法所|派出所|司法局|公安局|法院|检察院|党委|党工委|政府|办公室)[\u4e00-\u9fff]{0,8}?(?:进行|审查|审核|审议|研究)[\u4e00-\u9fff]{0,8}?(?:后|再|并)?(?:报送?|提交|送)(?=[\u4e00-\u9fff])"
    # 综治办司法所 are two, for each can stand alone; a 中心派出所 is one.
    rf"|(?:[办站]|(?<!派出)(?<!司法)所|派出所|司法所|(?:服务|综治|矛调|治理|调解|指挥|网格)中心)(?=(?:{WHOLE})$)"
    r"|[局所办院委站队会室部府](?:和(?![谐平解睦])|与|及|以及)(?=[省市县区州旗镇乡])"
    r"|(?:辖区内?|辖内|属地|当地|驻地|[局厅委院]?机关)(?=[\u4e00-\u9fff]{2})"
    # a person stands before the body: 庭长颜某来局, 支部书记兼村委会
    r"|(?:书记|主任|主席|[局庭部院所站科股镇乡县区市队组]长|委员|律师|法官|同志)(?:[\u4e00-\u9fff·]{0,12}?(?:以?及|和|与|任|来|到|赴)|兼任?)(?=[\u4e00-\u9fff])"
    r"|中共[\u4e00-\u9fff]{2,20}?委员会(?=[\u4e00-\u9fff]{2,20}(?:政府|办事处)$)|组[成建](?=[\u4e00-\u9fff])"
    r"|由(?=[局县市区镇乡])|(?:[组局办院]|党委|政府)对(?=[省市县区镇乡厅局])|(?:传达学习|研究部署|安排部署|贯彻落实|传达|部署|审议通过|提请|报请)"
)
_LEADING_VERB = re.compile(
    r"(?:建设(?=[\u4e00-\u9fff]{2,12}(?:站|室|中心|所)$)|推进|规范|统筹|促进|保障|学习|深化|全面(?!依法|推进|深化))+"
)
_QUOTED_NAME = re.compile(r"“[^“”、，+]{1,9}(?<![式化型级好])”$")
# “护林先锋+普法”巡护队: a team may be called by what two join in it.
_QUOTED_TEAM = re.compile(r"“[^“”、，]{1,12}”[\u4e00-\u9fff]{0,4}$")
_EACH = re.compile(r"[各每某]")
# 区政府及区 is no place before 依法治区委员会.
_PLACE_BEFORE = re.compile(
    r"中共|(?:(?!政府|党委|[省市县区州旗]委)[\u4e00-\u9fff]){1,10}[省市县区州盟旗镇乡]$"
)
_SHORT = scanning(
    r"团[省市县区州旗]委|(?:[省市县区州]委)?全面依法治[省市县区州]委员会(?:办公室)?|(?:[省市县区州旗]委)?依法治[省市县区镇乡街村州旗](?:办公室|办|委员会办公室|委员会|委)"
    r"|[省市县区乡镇州旗](?:委|政府)(?![员书常会托府办厅]|[\u4e00-\u9fff]{0,4}[部办](?:[、，。的]|$))|(?:乡|镇|街道|县|区|市|苏木|团)(?:党委|党工委|政府)(?!会(?![同商签]))"
)
_GOVERNMENT = re.compile(r"(?:政府|办事处)(?![办部信网])")
_PARENT = re.compile(
    r"(局|委|院|政府|办事处)"
    r"(?!联合|组织|成立|牵头|设立|会同|指导|负责|主管|委托|派出|邀请|建立|协调)(?:(?!设立|设置|成立)[\u4e00-\u9fff]){2,8}$"
)
_SECTION = re.compile(r"(?:办公室|科|处|室|中心|大队|支队|中队)$")
_PARTY_HEAD = re.compile(
    r"([\u4e00-\u9fff]{0,10}?[省市县区州旗]委)(?:组织部|宣传部|政法委员会|政法委|统战部)$"
)
_PARTY_LIST = re.compile(
    r"[、和及与](组织部|宣传部|政法委员会|政法委|统战部|编办|巡察办|社会工作部|网信办|党校)(?!长)"
)
_LEVEL_HEAD = re.compile(r"([\u4e00-\u9fff]{0,10}?[省市县区州旗镇乡])[\u4e00-\u9fff]{2,10}(?:局|委|办|院)$")
_LEVEL_LIST = re.compile(
    r"[、和及与]((?:人民)?(?:法院|检察院)|[\u4e00-\u9fff]{2,10}?局|[\u4e00-\u9fff]{2,8}?办)(?=[、，。；等和及与（的]|开展|联合|共同|负责|协同)"
)
# 区 in 开发区 or 社区 is no level of administration.
_LEVEL = re.compile(
    r"(?<!开发)(?<![师园社景地城郊山库牧林矿灌校片小辖范])(?:[省市县区旗镇乡]|州(?!市))"
    r"(?=人民[政法检]|政府|委|纪[委检]|监委|公安|司法|法院|检察|人大|政协|[\u4e00-\u9fff]{2,8}(?:局|办|办公室)$)"
)
# A department may have two fields of work in its name, joined by 和.
_OF_FIELDS = re.compile(r"(?:局|办公室|办|委员会|厅)$")
_LEVEL_FIRST = re.compile(r"[省市县区州盟旗镇乡](?=[\u4e00-\u9fff]{2})|街道|苏木")
_NO_FIELD = re.compile(r"[员长人者任记员们部会组队]$|部门|机关|单位|干部|制度|机制|活动|纠纷|案件|要求|精神")
_WHOLE_NAME = re.compile(WHOLE)
_HAS_LEVEL = re.compile(r"[\u4e00-\u9fff]{0,6}?[省市县区州旗镇乡](?=[\u4e00-\u9fff]{2})")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    label: str
    kind: str


def find(doc: Document, known: Mentions) -> Iterable[Mention]:
    """The bodies that ``known`` does not cover, each with one unknown concept."""
    text = paired(doc)
    for sentence in doc.sentences:
        taken: list[_Found] = []
        found = list(_candidates(text, sentence, known))
        # A member of a list beats the same words taken alone: its label has the words in common.
        for item in sorted(found, key=lambda f: (-(f.end - f.start), f.start, -len(f.label))):
            if all(item.end <= other.start or other.end <= item.start for other in taken):
                taken.append(item)
        for item in sorted(taken, key=lambda f: f.start):
            mention = _mention(doc, known, item)
            if mention:
                yield mention


def _mention(doc: Document, known: Mentions, item: _Found) -> Mention | None:
    """The mention, unless a vocabulary knows what stands there or it is in a title."""
    span = Span(item.start, item.end)
    low = max(0, item.start - 60)
    if doc.folded.rfind("《", low, item.start) > doc.folded.rfind("》", low, item.start):
        return None
    kind = item.kind
    facts: tuple[tuple[str, str], ...] = ()
    for mention in known.within(Span(low, item.end), KIND, "platform", "mechanism", "campaign"):
        if mention.kind != KIND:  # 向镇人大报告制度 names the body as well
            if span in mention.span and (mention.kind != "mechanism" or span == mention.span):
                return None
            continue
        if span in mention.span and len(item.label) <= len(span):
            return None
        concept = mention.concept
        if mention.span.end == item.end and concept and concept.iri.startswith("body/"):
            kind, facts = concept.kind or kind, ((ORG.classification, concept.iri),)
    concept = Concept("", KIND, item.label, kind, known=False, facts=facts)
    return Mention(span, KIND, doc.quote(span), (Reading(concept),))


def _candidates(text: str, sentence: Span, known: Mentions) -> Iterator[_Found]:
    for match in SUFFIX.finditer(text, sentence.start, sentence.end):
        item = _named(text, sentence, match.start(), match.end(), body_class(match), known)
        if item:
            item = _with_parent(text, sentence, item)
            yield item
            yield from _shared(text, sentence, item)
    for mention in known.within(sentence, KIND):
        concept, span = mention.concept, mention.span
        if concept and concept.iri.startswith("body/"):
            longer = _named(text, sentence, span.start, span.end, concept.kind, known)
            item = longer or _Found(span.start, span.end, text[span.start : span.end], concept.kind)
            if not stands_alone(text, span.start, span.end) or not ends_body(text, span.start, span.end):
                continue
            if longer and longer.start < span.start:
                yield longer
            yield from _shared(text, sentence, item)
    for first, end in firms_in_rows(text, sentence.start, sentence.end):
        yield _Found(first, end, text[first:end], "company")
    for match in _SHORT.finditer(text, sentence.start, sentence.end):
        first = _place_before(text, sentence, match.start(), known)
        if not stands_alone(text, first, match.end()):
            continue
        kind = "government" if match[0].endswith("政府") else "office" if "依法治" in match[0] else "party"
        yield _Found(first, match.end(), text[first : match.end()], kind)
        if kind == "party" and (both := _GOVERNMENT.match(text, match.end())):  # 镇党委政府 are two
            level = re.sub("(?:党工?)?委$", "", text[first : match.end()])
            yield _Found(*both.span(), level + both[0], "government")


def _place_before(text: str, sentence: Span, start: int, known: Mentions) -> int:
    """The start of the place's name before 县委 or 镇政府, where there is one."""
    for place in known.within(Span(max(sentence.start, start - 12), start + 1), "place"):
        if place.span.start < start <= place.span.end <= start + 1:
            return place.span.start
    first = max(sentence.start, phrase_start(text, start, limit=12, stops=_STOPS))
    return first if _PLACE_BEFORE.match(text[first:start]) else start


def _named(text: str, sentence: Span, head: int, end: int, kind: str, known: Mentions) -> _Found | None:
    """The body whose last word stands at ``head``; None for a group, a turn of phrase, a bare word."""
    last = text[head:end]
    if _CENTRE_OF.match(text, end - 2):
        return None
    # 区医院院长, 某中学校长, however the words are cut
    headed = text.startswith(("校长", "园长") if kind == "school" else f"{last[-1]}长", end)
    headed = headed or bool(_OF_NEIGHBOURS.match(text, max(sentence.start, head - 2), end + 3))
    if (_GOES_ON.match(text, end) and not headed) or not (
        len(last) >= 4 or last.endswith("办") or headed or ends_body(text, head, end)
    ):
        return None  # 集中学法 has no 中学
    low = max(sentence.start, clause_start(text, head, 28))
    first = max(low, phrase_start(text, head, limit=20, stops=_STOPS, inner=_INNER))
    for place in known.within(Span(low, head), "place"):
        # 青山镇 is one word although jieba may cut it in two
        if place.span.start < first <= place.span.end and place.span.end <= head:
            first = place.span.start
    if number := _NUMBER_FIRST.match(text, first, head):
        first = number.end()
    first = _joined(text, low, trim(text, first, head), head, end)
    if kind == "firm" and first >= head - 1 and text[first - 1 : first] == "和" and first - 1 > low:
        first = _brand(low, first, known)
    if kind == "firm" and text.startswith("法律顾问", first, head):
        first += 4  # 法律顾问甲省明远律师事务所
    if quoted := _QUOTED_NAME.search(text, max(sentence.start, first - 14), first):
        first = quoted.start()  # “石榴籽”调解室
    elif kind == "team" and (quoted := _QUOTED_TEAM.search(text, max(sentence.start, head - 18), head)):
        first = quoted.start()
    name = text[first:end]
    if verb := _LEADING_VERB.match(name):
        first, name = first + verb.end(), name[verb.end() :]
    for joint in _JOINT.finditer(text, first, end):
        first = joint.end() if joint.end() <= head else first
    first = _from_level(text, first, head, end, known)
    if (
        (village := _OF_VILLAGE.match(text, first, head + 1))
        and low < first <= low + 4
        and (village[0] == "嘎查" or cut_as_name(text[low:first]))
    ):
        first = low  # 布日都嘎查党支部
    name = text[first:end]
    if (
        not stands_alone(text, first, end)
        or not is_body(name, last)
        or _EACH.match(text, max(sentence.start, first - 1), first)
    ):
        return None
    return _Found(first, end, re.sub(r"[“”‘’ ]", "", name), kind)


def _joined(text: str, low: int, first: int, head: int, end: int) -> int:
    """Where a name begins that has 和 in it: 镇规划建设和生态环境办公室, but not 派出所和平安办.

    What stands before 和 is no body, begins at a level or at a mark, and names a field of work.
    """
    if first - 1 <= low or text[first - 1] != "和" or first >= head or not _OF_FIELDS.search(text, head, end):
        return first
    if _WHOLE_NAME.fullmatch(text, first, end) or _LEVEL_FIRST.match(text, first):
        return first
    start = max(low, phrase_start(text, first - 1, limit=10, stops=_STOPS, inner=_INNER))
    field = text[start : first - 1]
    level = _LEVEL_FIRST.match(field)
    bare = field[level.end() :] if level else field
    bounded = level or start == low or text[start - 1] in "由经与同"
    if not bounded or not 2 <= len(bare) <= 6 or _NO_FIELD.search(bare) or SUFFIX.search(bare):
        return first
    return start


def _brand(low: int, first: int, known: Mentions) -> int:
    """Where the name of a firm begins whose brand has 和 in it, at its place: 福建天和律师事务所, 贵州和达律师事务所."""
    for place in known.within(Span(low, first), "place"):
        if first - 3 <= place.span.end < first:
            return place.span.start
    return first


def _with_parent(text: str, sentence: Span, item: _Found) -> _Found:
    """The body that a section belongs to, where a verb is in the section's name: 县司法局执法协调监督办公室."""
    if item.start > sentence.start and (
        parent := _PARENT.search(text, max(sentence.start, item.start - 24), item.start)
    ):
        start = phrase_start(text, parent.end(1), limit=16, stops=_STOPS, inner=_INNER)
        if is_body(text[start : parent.end(1)], parent[1]) and _SECTION.search(item.label):
            return _Found(start, item.end, text[start : item.end], item.kind)
    return item


def _from_level(text: str, first: int, head: int, end: int, known: Mentions) -> int:
    """Where the name begins when its level (县, 区) says so: at the level, or at the place that bears it.

    No list has every word that may stand before a body (划入县行政审批局, 既涵盖区政府), but the gazetteer
    has every place.
    """
    level = _LEVEL.search(text, first, end)
    if not level or level.start() == first or level.start() > head:
        return first
    if _PLACE_BEFORE.match(text[first : level.start()]) and text.startswith("中共", first):
        return first
    if text.endswith("会同", 0, level.start()):
        return level.start()  # the verb, although a county has that name
    for place in known.within(Span(max(0, level.start() - 16), level.end()), "place"):
        if place.span.end == level.end() and place.span.start <= level.start():
            return place.span.start
    # A place of no register: 文峰区 is one word to jieba, 永安县 a place's name and a level. 对区 is neither.
    *_, stem, last = [("", ""), *tags(text[first : level.end()])]
    if len(last[0]) > 2 and last[0][0] not in "对现将由在向经与同和把被为既请给让":
        return level.end() - len(last[0])
    return (
        level.start() - len(stem[0]) if len(last[0]) == 1 and stem[1] in ("ns", "nr", "nz") else level.start()
    )


def _shared(text: str, sentence: Span, item: _Found) -> Iterator[_Found]:
    """The rest of a list whose first member alone has the words in common (县委组织部、宣传部)."""
    party = _PARTY_HEAD.search(item.label)
    head = party or _LEVEL_HEAD.search(item.label)
    pattern = _PARTY_LIST if party else _LEVEL_LIST
    at = item.end
    while head and (match := pattern.match(text, at, sentence.end)):
        if not party and _HAS_LEVEL.match(match[1]):
            return
        yield _Found(match.start(1), match.end(1), head[1] + match[1], item.kind)
        at = match.end(1)
