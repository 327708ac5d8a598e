"""Which names without quotation marks are names of mechanisms: formulas, chains of numbers, words before 机制 or 制度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.zh.brands import clean, is_slogan
from kg.zh.named import Named
from kg.zh.phrase import phrase_start, word_set
from kg.zh.scanning import with_word
from kg.zh.systems import is_distinct, is_generic, own_words

# A formula (谁主管谁负责, 管行业必须管普法), steps by the calendar, a chain of numbers (一街三园五片区).
_WHO = re.compile(r"谁[\u4e00-\u9fff]{1,6}?[、，, ]{0,2}谁[\u4e00-\u9fff]{1,2}")
_MUST = re.compile(
    r"管[\u4e00-\u9fff]{2,5}?(?:就要|也要|必须|就必须|就须)管[\u4e00-\u9fff]{2,4}"
    r"(?:[、，]管[\u4e00-\u9fff]{2,5}?(?:就要|也要|必须|就必须|就须)管[\u4e00-\u9fff]{2,4}){0,3}(?=[^\u4e00-\u9fff]|的?(?:原则|要求|责任|工作))"
)
_STEP = r"[\u4e00-\u9fff]{2,3}[、，]?[\u4e00-\u9fff]{0,4}"
_CALENDAR = re.compile(
    rf"[\u4e00-\u9fff]{{0,4}}日{_STEP}周{_STEP}[旬月][\u4e00-\u9fff]{{2}}(?:[\u4e00-\u9fff](?![\u4e00-\u9fff]))?"
    r"(?:[、，]?[\u4e00-\u9fff]{0,4}季度?[\u4e00-\u9fff]{2,3})?(?:[、，]?[\u4e00-\u9fff]{0,4}年[\u4e00-\u9fff]{2,3})?"
)
_WEEKLY = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[行立实持格施]))周[\u4e00-\u9fff]{2,3}、月[\u4e00-\u9fff]{2,3}(?:、季度?[\u4e00-\u9fff]{2,3})?(?:、年[\u4e00-\u9fff]{2,3})?(?!、)"
)
_PLUS = re.compile(
    r"(?<![+“‘])(?:互联网|党建|网格|法治|支部|警务|调解|大数据|普法|综治|平安|律师|\d{1,3}|N)(?:[+](?:[\dNnX]{1,3}|[\u4e00-\u9fff]{2,8}?)){1,6}"
    r"(?=的|模式|机制|体系|工作|治理|方式|$|[^\u4e00-\u9fff])"
)
_NUMBER = "[一二两三四五六七八九双](?![是个名次条项年月日件些般定样直起切带并步百十旦])"
_CHAIN = re.compile(
    rf"(?<![第每近这那\d一二两三四五六七八九十双百千多])(?:{_NUMBER}[\u4e00-\u9fff]{{1,4}}?、?){{1,4}}{_NUMBER}[\u4e00-\u9fff]{{1,2}}"
)
_CHAIN_AFTER = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:机制|模式|体系|制度|工作法|格局|治理|建设)")
_CHAIN_BEFORE = re.compile(r"(?:依托|推行|实行|落实|探索|构建|按照|坚持|深化|推进)$")
_SCHEME = re.compile(
    r"(?:[\u4e00-\u9fff]{0,2}(?<!依)法治|[尊学守用普]法[尊学守用普]?法?|依法治[校村]|诚信守法|诚信|平安|善治|调解|和谐)[\u4e00-\u9fff]{0,3}?示范(?:户|村|社区|岗|连队|嘎查|校(?!长))(?:（社区）)?"
)
# 府院联动, 税警会商: two bodies by one character each and what they do together.
_PAIR = re.compile(
    r"(?<![府院检法警庭所厅局司税访诉公政省市县区乡镇])[府院检法警庭所厅局司税访诉]{2}(?:联动|联调|对接|共治|会商|联席会议)"
)
# 联勤联动, 联调联处: what several do jointly, by two of its steps.
_JOINT = re.compile(
    "联[防控勤调动治打巡查处管商席训审]、?联[防控勤调动治打巡查处管商训审](?![\u4e00-\u9fff]{0,4}(?:协议|会议))"
)
# 快递纠纷快速处理通道: a way of its own for what stands before it.
_FROM = re.compile("[从由变]“[^“”]{0,10}$")  # 从“被动式管理”向“主动服务”转变: what was done before
_WAY = re.compile(
    "(?:快速|绿色|直通|专用|便捷|专属)(?:处理|办理|反映|维权|申请|受理|调解|审批|服务|救助|援助|化解|办案|解决){0,2}通道"
)
# 摊主星级评定, 企业分类分级监管: how one is rated or supervised, after the words for whom.
_RATED = re.compile(
    "(?:星级|等级|积分|信用)(?:评定|考评)|(?:分级分类|分类分级)(?:监管|管理|执法|处置)|(?:销号|闭环|积分|清单化|挂牌)管理"
)
# 各直属单位年度综合目标责任制: whose it is says nothing of what it is.
_WHOSE_YEAR = re.compile("[\u4e00-\u9fff]{1,10}?(?:单位|部门|乡镇|街道|站所)(?=年度)")
_POSTED = re.compile(
    r"(?:包联|包|挂联|联系|驻|进)(?:乡镇|镇村|村居|村|社区|街道|片区|片|企|校|网格)(?:法官|检察官|律师|民警|辅警)"
)
# 闭环式管理, 台账式管理; 模式管理 and 正式管理 are words of their own.
_MANNER = re.compile(r"(?<![模方形正公格样款程仪版型])式(?:管理|监管|治理|普法|执法)(?![局者员处人])")
# Duties whose three characters name them (实行销号制), unlike 责任制.
_BARE_DUTY = word_set(
    "销号制 首问制 票决制 会签制 双签制 包案制 包保制 代办制 帮办制 交办制 会商制 约谈制 挂牌制 派单制 容缺制 销账制"
)
_DAY = re.compile(
    r"(?:下村|接访|下访|接待|议事|说事|协商|走访|开放|服务|调解|代办)日(?![常益子期前后记程均志])"
)
_DUTY = re.compile(
    r"(?:责任|表态|轮训|岗工作|承诺|议事|否决|负责|[路街河林田湖巷楼库山湾链片段渠草滩坝井岛](?:（[河湖路巷草]）)?长|例会|积分|值班|轮值|销号|报告|公示|问责|首问|督办|包保|包案|代办|帮办|会商|联席会议|听证|登记|备案|评议|述职|组长"
    r"|代表|挂牌|清单|通报|岗|双签|会签|票决|联审|公开|考评|追究|告知|实名|预约|容缺|办结|派单|分包|包联|审批|许可|承办|协办|销账|台账|交办|包干|到场)制(?![度定订约造止裁作品成片服药衡版式])"
)
_HEADS = re.compile(
    r"(?:机制|制度|体系|模式|工作法|调解法|网络|格局)"
    r"(?!化|性|治|律|规|院|官|定|创新|机制|体制|体系|上|层面|笼子|型|安全|诈骗|犯罪|空间|舆情|信息|平台|学习|考试|成果|执行力|优势"
    r"|支撑|保障|供给|设计|安排|基础(?!上)|屏障|框架|文件|汇编|层次|成本)"
)
_LIST_HEAD = re.compile(
    r"([\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,18}){1,7})等(?:各项|相关|一系列|系列)?(?:工作)?(制度|机制)"
)
# 推行物品管理、案件回访、全过程记录制度 has no 等: then a verb says that they are rules.
_LIST_BARE = re.compile(
    r"(?:推行|实行|落实|执行|健全|建立)([\u4e00-\u9fff]{4,10}(?:、[\u4e00-\u9fff]{4,10}){1,5}、)[\u4e00-\u9fff]{4,12}?(制度)(?!化|性|体系|机制)"
)
# 月例会, 矛盾纠纷周排查: what is done how often.
_OFTEN = re.compile(r"[日周旬月季年](?:例会|排查|研判|调度|通报|会商|分析|报告|巡查|检查|讲评|点评)$")
_AND = re.compile(r"、|(?<=[\u4e00-\u9fff]{3})[和及与](?=[\u4e00-\u9fff]{3})")
# 规范性文件起草、审核、备案和清理 before 机制: one name with several steps, each of two characters.
_STEPS = re.compile(
    r"(?P<first>(?:(?![和与及])[\u4e00-\u9fff]){4,12}(?<!制度|机制|体系))"
    r"(?:、[\u4e00-\u9fff]{2}){0,6}[、和与及][\u4e00-\u9fff]{2}$"
)
_OFFICE_IN_FRONT = re.compile(r"[县乡镇区市局街道]{0,2}(?:党委|党工委|政府|党组|人大)(?=[\u4e00-\u9fff]{4})")
_OFTEN_IN_FRONT = re.compile(r"每[\u4e00-\u9fff]{1,3}?[一二两三四]次(?=[\u4e00-\u9fff]{4})")
_LEVEL_IN_FRONT = re.compile(r"(?:省|市|县|区|乡|镇|街道|村|社区|组|网格|户)(?=[两三四五六]级)")
_STOPS = word_set(
    "负责 支持 接受 协助 配合 问题 效能 试点 涉及 加大 改变 单一 每周 复验 提供 动态 调整 带动 巩固 得到"
)
_FOR_WHOM = _STOPS | word_set("开辟 开通 开设 办理 畅通 公布 评选 进行 予以")
# 执法情况通报制度: inside a name, though not at its front.
_INNER = word_set("情况")


def unmarked(text: str, sentence: Span) -> Iterator[Named]:
    """The names of mechanisms without quotation marks within a sentence; ``text`` is folded."""
    yield from _formulas(text, sentence)
    yield from _duties(text, sentence)
    yield from _before_heads(text, sentence)


def _formulas(text: str, sentence: Span) -> Iterator[Named]:
    """Names that their form alone shows."""
    low, high = sentence.start, sentence.end
    for match in _WHO.finditer(text, low, high):
        yield Named(match.start(), match.end(), clean(re.sub(r"[、， ]", "", match[0])), 3)
    for match in _MUST.finditer(text, low, high):
        yield Named(match.start(), match.end(), clean(match[0].replace("，", "、")), 5)
    for match in _CALENDAR.finditer(text, low, high):
        first = max(low, phrase_start(text, text.index("日", match.start()), limit=10))
        yield Named(first, match.end(), clean(text[first : match.end()].replace("，", "、")), 4)
    for match in with_word(_WEEKLY, "、月", text, low, high):
        yield Named(match.start(), match.end(), clean(match[0]), 3)
    for match in _PLUS.finditer(text, low, high):
        yield Named(match.start(), match.end(), clean(match[0]), 2)
    for match in _CHAIN.finditer(text, low, high):
        if not is_slogan(match[0]) and (
            _CHAIN_AFTER.match(text, match.end(), match.end() + 12)
            or _CHAIN_BEFORE.search(text, max(low, match.start() - 4), match.start())
        ):
            yield Named(match.start(), match.end(), clean(match[0]), 2)
    for pattern in (_SCHEME, _PAIR, _POSTED):
        for match in pattern.finditer(text, low, high):
            yield Named(match.start(), match.end(), clean(match[0]), 2)
    for match in _JOINT.finditer(text, low, high):
        yield Named(match.start(), match.end(), clean(match[0].replace("、", "")), 0)
    for pattern, limit in ((_MANNER, 6), (_WAY, 10), (_RATED, 10)):
        for match in pattern.finditer(text, low, high):
            first = max(low, phrase_start(text, match.start(), limit=limit, stops=_FOR_WHOM))
            if match.start() - first >= 2 and not _FROM.search(text, max(low, first - 12), first):
                yield Named(first, match.end(), clean(text[first : match.end()]), 2)


def _duties(text: str, sentence: Span) -> Iterator[Named]:
    """书记接访日, 末位表态制, 排污许可制."""
    for match in _DAY.finditer(text, sentence.start, sentence.end):
        first = max(sentence.start, phrase_start(text, match.start(), limit=12, stops=_STOPS))
        if first < match.start():
            yield Named(first, match.end(), clean(text[first : match.end()]), 2)
    for match in _DUTY.finditer(text, sentence.start, sentence.end):
        first = max(sentence.start, phrase_start(text, match.start(), limit=14, stops=_STOPS))
        if whose := _WHOSE_YEAR.match(text, first, match.start()):
            first = whose.end()
        name = clean(text[first : match.end()])
        before = text[first : match.start()]
        # 管理责任制 and 工作责任制 are every office's.
        if (len(before) > 2 or not is_generic(before)) if before else _names_itself(name):
            yield Named(first, match.end(), name, 2)


def _names_itself(duty: str) -> bool:
    """Whether a duty with nothing before it is a name (首问责任制 is written as one word of it)."""
    return len(duty) > 3 or duty.endswith("长制") or duty in _BARE_DUTY


def _before_heads(text: str, sentence: Span) -> Iterator[Named]:
    """What stands before 机制, 制度, 体系."""
    for match in _LIST_HEAD.finditer(text, sentence.start, sentence.end):
        yield from _items(text, match)
    for match in _LIST_BARE.finditer(text, sentence.start, sentence.end):
        yield from _items(text, match)
    for match in _HEADS.finditer(text, sentence.start, sentence.end):
        end = _before_gloss(text, sentence, match.start())
        steps = _STEPS.search(text, max(sentence.start, end - 40), end)
        thing = steps.end("first") - 2 if steps else end
        first = max(sentence.start, phrase_start(text, thing, stops=_STOPS, inner=_INNER))
        first += 2 * text.startswith("情况", first)
        first += 2 * text.startswith("探索实践", max(0, first - 2))
        if first == thing:
            first = max(sentence.start, phrase_start(text, end, stops=_STOPS, inner=_INNER))
        office = _OFFICE_IN_FRONT.match(text, first, match.start())
        if office and "向" in text[max(sentence.start, first - 8) : first]:
            first = office.end()  # 向镇党委请示报告制度
        often = _OFTEN_IN_FRONT.match(text, first, match.start())
        first = often.end() if often else first
        level = _LEVEL_IN_FRONT.match(text, first, match.start())  # 乡、村、网格三级联动体系
        first = level.end() if level else first
        name = clean(text[first:end] + match[0])
        if first < end and is_distinct(name, match[0]):
            yield Named(first, match.end(), name, 1)


def _before_gloss(text: str, sentence: Span, end: int) -> int:
    """Where a name ends whose head word begins at ``end``: before a parenthesis of more than a word or two."""
    opened = text.rfind("（", max(sentence.start, end - 42), end)
    if opened >= 0 and end - opened > 8 and text[end - 1] == "）" and "）" not in text[opened : end - 1]:
        return opened
    return end


def _items(text: str, match: re.Match[str]) -> Iterator[Named]:
    """建立首问责任、服务承诺、限时办结等制度 names three."""
    start = match.start(1)
    ends = [*(cut.span() for cut in _AND.finditer(text, *match.span(1))), (match.end(1), match.end(1))]
    for i, (end, following) in enumerate(ends):
        if i == 0:
            start = phrase_start(text, end, limit=10)
        name = clean(text[start:end])
        duty = name.endswith(("责任", "负责", "承诺", "否决", "办结"))
        of_office = duty and not name.startswith(
            ("工作", "管理", "主体", "领导")
        )  # 执法责任 in a list is a name
        if (len(name) >= 4 and (own_words(name) or of_office)) or _OFTEN.search(name):
            name = name if name.endswith(("制", "制度", "机制")) else name + ("制" if duty else match[2])
            yield Named(start, end, name, 2)
        start = following
