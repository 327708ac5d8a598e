"""Which numbers in a report are figures: a number with a classifier, and none that only names something.

2300余份, 4-8名, 95%以上 and 同比下降11% are figures; 2023年, 第3期, 〔2024〕7号, “两个维护” and 一站式 are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.model import Document, Mention, Mentions, Qualifier, Quantity, Span
from kg.zh.numerals import AFTER, BEFORE, NUMERAL, QUALIFIED, estimate
from kg.zh.ordinals import ahead, listed, session
from kg.zh.scanning import scanning
from kg.zh.units import UNIT, WRITTEN

KIND = "quantity"

_AFTER = "|".join(AFTER)
_MORE = r"多(?=[，。；、！）\n]|$)"  # 清运4吨多
_FIGURE = scanning(
    rf"(?<!\d )(?<![\d.+*A-Za-z第零〇一二两三四五六七八九十百千万亿-])"
    rf"(?P<before>{QUALIFIED})? ?"
    rf"(?:(?P<masked>\d{{0,6}}\*[\d*]{{0,8}}) ?余?"
    rf"|(?P<low>百分之 ?)?(?P<first>{NUMERAL})(?:(?:{UNIT})?(?P<to> ?-{{1,2}} ?|至|到)(?P<second>{NUMERAL}))?(?P<plus>\+(?={UNIT}))?) ?"
    rf"(?P<unit>{UNIT}|(?<=百分之.)|(?<=百分之..)|(?<=百分之...)|(?<=百分之....))(?P<after>{_AFTER}|{_MORE})?"
)
_TENTH = "[一二两三四五六七八九1-9]成[一二三四五六七八九]?"  # 九成五 is 95 %
_TENTHS = scanning(
    rf"(?<![\d.])(?P<before>{QUALIFIED})?(?P<first>{_TENTH})(?P<after>以上|左右|多(?=[，。；、）\n]|$)|(?=[，。；、）])|(?=的(?!果|效|绩))|(?<=[近超约]..))"
)
_NONE = re.compile(
    r"(?:无|没有|未发生|未出现|未产生|从未有)过?(?:任何)?[一1] ?(?P<unit>起|例|件|宗|次|人|名)(?!定|直|般|致|度)"
)
_NIL = scanning(r"(?P<rate>率|比例|占比)?(?:均|都|全部|始终)?为(?:0|零)(?=[，。；、！\n）]|$)")

_RISE = "上升|增长|增加|提高|提升|上涨|增幅|涨幅|升幅|攀升"
_FALL = "下降|降低|减少|下滑|回落|(?:压缩|压减|缩短|缩减|精简)(?!率)|降幅|减幅|节约|节省"
_TREND = re.compile(
    rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?:了|率|幅度|比例|分别|约|近|达|超过|超|为){{0,3}} ?$"
)
_COMPARED = re.compile("同比|环比|较|相比|比(?!例|对|武|赛)")
# 由12件降至5件: the old value is not what was reached.
_OLD_BEFORE = re.compile(r"[由从][^，。；、\n]{0,12}$")
_OLD_AFTER = re.compile(
    r"[^，。；、\n]{0,4}?(?:降|升|增|减|提|上|下|压|缩|调|扩|涨|跌|精简|发展)[^，。；、\n\d]{0,6}[至到为]"
)
# 每3户 is a denominator, 前10名 a rank, 3个100% a name.
_ORDINAL = re.compile(r"(?:[每第前]|排名|位列|位居|名列|列|《|之|NO\.?|No\.?)$")
_NAME_AFTER = re.compile(r"\+|[）]?[”’]?(?:行动计划|工程建设|专项行动)")
# 一 with a classifier is a number where something is counted at the end of a clause or after such a verb.
_ONE_AFTER = re.compile(
    r"(?:召开|开展|举办|举行|组织|聘请|聘用|聘任|选聘|招录|招聘|配备|新增|新建|建成|调解|化解|查处|受理|发生|提供|购置|签订|查获|拥有|现有|设有|讲|上|共有)(?:过|了)?$"
)
_ONE_TAIL = re.compile(
    r"[每同另这那某任统唯逐专跑查问走看听按说喊传办来去进占达成凝合融]$|[一每][\u4e00-\u9fff]$"
)
_EVERY = re.compile(r"每[个半]?[年月季周天日]")
# 把好四个关口, 抓住两个重点: a manner of speaking, unless the number is in digits.
_SLOGAN = re.compile("关口|抓手|优势|坚持|聚焦|强化|提升|注重|突出|着力|重点|关键|重要|答案")
_VILLAGE = re.compile("[村子庄堡屯营镇乡沟湾河坪渠店集川坝喻岭山畈塘]|长里短|门口|喻户")  # 三家庄, 五家渠
_REACHED = re.compile("(?:压缩|压减|缩短|缩减|减少|降低|降|减)[至到为]$")  # 由40分钟缩短至5分钟
# 重点抓好以下三项工作, 办好了四件大事：一是…: what is counted is only what the text goes on to say.
_COMING_LEFT = re.compile("(?:以下|下列|如下|下面|下述)(?:的|这)?$")
_COMING = re.compile(r"(?:主要|重点|突出|重要|具体)?(?:工作|大事|实事|任务|举措|措施|问题|事|内容|事项)?[：]")
_SUMMED = re.compile("(?:重点|重要|核心|中心|主要)?(?:大事|要事|任务|目标|主题|主线)")
_SCORE = re.compile(r"分数?|成绩|满意度|考核|评[估比价]|测评|考评")
_END = re.compile(r"[，。；、！？）\n]|$")
_SPAN_24 = re.compile(r"24 ?(?:个)?小时")
_DURATION = re.compile(r"[以之]?[内后前]|的时间")
_BRACKET = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,80}[“”]")
_FINE = re.compile(r"以上[^，。；\n]{0,12}以下")
_NAMES = ("norm", "work", "campaign", "platform", "mechanism", "place", "organisation")


def find(doc: Document, known: Mentions) -> Iterable[Mention]:
    """The figures of a document in text order, as mentions of kind ``quantity``.

    >>> from kg.zh.fold import fold
    >>> text = "2021年召开4次党组会，发放手册1.2万余本，信访量同比下降11%。"
    >>> doc = Document("report/1", text, fold(text), None, None, None, (), (Span(0, len(text)),))
    >>> [(m.surface, str(m.quantity.value), m.quantity.unit) for m in find(doc, Mentions([]))]
    [('4次', '4', '次'), ('1.2万余本', '12000', '本'), ('同比下降11%', '-11', '%')]
    """
    names = [m.span for m in known.of(*_NAMES)]
    starts = [span.start for span in names]
    found: list[Mention] = []
    end = -1
    for sentence in doc.sentences:
        brackets = [Span(*m.span()) for m in _BRACKET.finditer(doc.folded, sentence.start, sentence.end)]
        for span, quantity in sorted(_in_sentence(doc.folded, sentence, brackets), key=lambda f: f[0]):
            at = bisect_right(starts, span.start) - 1
            if span.start < end or any(_inside(span, name) for name in names[max(0, at - 4) : at + 1]):
                continue
            end = span.end
            found.append(Mention(span, KIND, doc.quote(span), quantity=quantity))
    return found


def _inside(span: Span, name: Span) -> bool:
    return span in name and len(name) > len(span) and name.start <= span.start < name.end


def _in_sentence(text: str, sentence: Span, brackets: list[Span]) -> Iterator[tuple[Span, Quantity]]:
    start, end = sentence.start, sentence.end
    falling: tuple[int, Decimal] | None = None  # where the last change ended, and its sign
    for match in _FIGURE.finditer(text, start, end):
        if not _counts(text, match, sentence, brackets):
            continue
        read = _read(text, match, sentence)
        if read is None:
            continue
        span, quantity = read
        if quantity.qualifier is Qualifier.CHANGE and quantity.value is not None:
            falling = (span.end, Decimal(1).copy_sign(quantity.value))
        elif falling and text[falling[0] : span.start] in ("、", "和", "及") and quantity.value is not None:
            # 同比分别下降11%、12%: the second is a fall too.
            quantity = Quantity(quantity.value * falling[1], quantity.unit, Qualifier.CHANGE)
            falling = (span.end, falling[1])
        yield span, quantity
    for match in _TENTHS.finditer(text, start, end):
        value = estimate(match["first"][:2])
        rest = estimate(match["first"][2:])
        if value and rest:
            value = (value[0] + rest[0], value[1])
        if value and not any(b.start <= match.start() < b.end for b in brackets):
            qualifier = BEFORE.get(match["before"] or "") or _loosely(match["after"]) or Qualifier.PERCENT
            span = Span(*match.span())
            trend = _trend(text, span, "%", sentence)
            if trend:
                yield trend[0], Quantity(value[0] * trend[1], "%", Qualifier.CHANGE)
            else:
                yield span, Quantity(value[0], "%", qualifier)
    for match in _NONE.finditer(text, start, end):
        yield Span(*match.span()), Quantity(Decimal(0), match["unit"], Qualifier.EXACT)
    for match in _NIL.finditer(text, start, end):
        at = text.index("为", match.start())
        rate = match["rate"] is not None
        yield (
            Span(at, match.end()),
            Quantity(Decimal(0), "%" if rate else "", Qualifier.PERCENT if rate else Qualifier.EXACT),
        )


def _counts(text: str, match: re.Match[str], sentence: Span, brackets: list[Span]) -> bool:
    """Whether a number with a classifier says how many, and is no name, date, rank or idiom."""
    start, end = match.span()
    left = text[max(sentence.start, start - 20) : start]
    unit, first = match["unit"], match["first"] or ""
    if (unit == "岁" and not left.endswith("平均年龄")) or (unit == "分钟" and not _REACHED.search(left)):
        return False
    if _coming(left, text, match):
        return False
    if _ORDINAL.search(left) or text.startswith("+", end):
        return False
    for bracket in brackets:
        if bracket.start <= start < bracket.end:
            inner = text[bracket.start : bracket.end]
            # “1个乡级网格、6个村级网格” enumerates; “3个100%” and “1+3+N” name.
            if (
                inner[0] == "《"
                or "+" in inner
                or not re.search("[，、；]", inner)
                or not first[:1].isdecimal()
            ):
                return False
    if unit == "天" and (_DURATION.match(text, end) or re.search("为期|连续|提前|每$", left)):
        return False
    if unit in ("小时", "个小时", "工作日", "个工作日") and (
        _SPAN_24.match(match[0]) or _DURATION.match(text, end)
    ):
        return False
    if unit == "分" and not _SCORE.search(text[max(sentence.start, start - 14) : start]):
        return False
    if (
        unit
        in (
            "类",
            "种",
            "头",
            "只",
            "天",
            "分",
            "米",
            "棵",
            "株",
            "栋",
            "集",
            "则",
            "盏",
            "枚",
            "箱",
            "颗",
            "通",
        )
        and not first[:1].isdecimal()
    ):
        return False
    if unit == "项" and first in ("三", "3") and text.startswith("制度", end):
        return False  # 行政执法三项制度
    if unit == "%" and (left.endswith("个") or ahead(left, text, end)):
        return False
    if (unit == "次" and session(left, text, end)) or (unit in ("次", "期", "批", "轮") and listed(left)):
        return False
    if match["after"] == "以上" and first in ("两", "二", "2") and unit in ("人", "名"):
        return False  # 两名以上执法人员 is what the law asks for
    if match["after"] == "以上" and _FINE.match(text, end - 2):
        return False
    if left.endswith("以上") and match["after"] == "以下":
        return False
    if match["masked"]:
        return True
    if first[0] not in "0123456789lI":
        return _counts_in_words(text, match, sentence)
    # 由12件降至5件
    return not (_OLD_BEFORE.search(left) and (_OLD_AFTER.match(text, end) or match["to"] in ("至", "到")))


def _coming(left: str, text: str, match: re.Match[str]) -> bool:
    """Whether a number announces the items that follow it."""
    if _COMING_LEFT.search(left):
        return True
    if (match["first"] or "0")[0].isdecimal() or match["unit"] not in ("项", "件", "个"):
        return False
    # 围绕“安全、增收”两件大事
    return bool((_SUMMED if left.endswith(("”", "“")) else _COMING).match(text, match.end()))


def _loosely(after: str) -> Qualifier | None:
    """What a word behind a classifier says about how exactly the number is meant."""
    return Qualifier.AT_LEAST if after == "多" else AFTER.get(after)


def _counts_in_words(text: str, match: re.Match[str], sentence: Span) -> bool:
    first = match["first"]
    start, end = match.span()
    if match["low"]:
        return True
    if first[0] in "百千万亿" and len(first) == 1 and match["before"] is None:
        return False
    if first[0] in "百千万" and first[-1] not in "余多几来" and match["before"] is None:
        return False
    if first[0] in "数几" and first[1:2].isdecimal():
        return False
    if match["unit"] == "家" and _VILLAGE.match(text, end):
        return False
    if match["unit"] == "个" and _SLOGAN.match(text, end):
        return False
    if first != "一":
        return True
    left = text[max(sentence.start, start - 12) : start]
    if _EVERY.search(left):
        return False
    if _ONE_AFTER.search(left):
        return not text.startswith(("系列", "定", "种"), end)
    return bool(
        _END.match(text, end) and left and "\u4e00" <= left[-1] <= "\u9fff" and not _ONE_TAIL.search(left)
    )


def _read(text: str, match: re.Match[str], sentence: Span) -> tuple[Span, Quantity] | None:
    unit = match["unit"].replace("（", "").replace("）", "").replace("/", "") or "%"
    unit = WRITTEN.get(unit, unit)
    span = Span(*match.span())
    if match["masked"]:
        return span, Quantity(None, unit, Qualifier.EXACT)
    low = estimate((match["before"] or "") + match["first"])
    if low is None:
        return None
    value, qualifier = low
    if match["second"]:
        high = estimate(match["second"])
        if high is None:
            return None
        top = high[0]
        scale = re.search("万亿|[万亿]", match["second"])
        if scale and value < top and not re.search("[万亿]", match["first"]):
            value = (estimate(f"{value:f}{scale[0]}") or low)[0]
        if value < top:
            return span, Quantity(value, unit, Qualifier.RANGE, top)
        return None
    if match["after"]:
        qualifier = _loosely(match["after"]) or qualifier
    elif match["plus"]:
        qualifier = Qualifier.AT_LEAST
    trend = _trend(text, span, unit, sentence)
    if trend:
        return trend[0], Quantity(value * trend[1], unit, Qualifier.CHANGE)
    if unit == "%" and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.PERCENT
    return span, Quantity(value, unit, qualifier)


def _trend(text: str, span: Span, unit: str, sentence: Span) -> tuple[Span, int] | None:
    """The words that make a number a change, and its sign: 同比下降11%, 较去年减少5件."""
    left = text[max(sentence.start, span.start - 28) : span.start]
    at = max(left.rfind(c) for c in "，。；\n") + 1
    match = _TREND.search(left, at)
    if match is None:
        return None
    compared = _COMPARED.search(left, at)
    earlier = text[max(sentence.start, span.start - 60) : span.start]
    if not compared and "相比，" not in earlier and unit not in ("%", "百分点", "倍"):
        return None
    word = "rise" if match["rise"] else "fall"
    start = span.start - len(left) + match.start(word)
    if compared and compared[0] in ("同比", "环比") and match.start(word) - compared.start() <= 4:
        start = span.start - len(left) + compared.start()
    return Span(start, span.end), 1 if match["rise"] else -1
