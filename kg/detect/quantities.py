"""Which numbers in a report are figures: a number with a classifier, and none that only names something.

2300余份, 4-8名, 95%以上 and 同比下降11% are figures; 2023年, 第3期, 〔2024〕7号, “两个维护” and 一站式 are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.model import Document, Mention, Mentions, Qualifier, Quantity, Span
from kg.zh.countable import counts
from kg.zh.numerals import AFTER, BEFORE, NUMERAL, QUALIFIED, estimate
from kg.zh.scanning import scanning
from kg.zh.trends import trend
from kg.zh.units import UNIT, WRITTEN

KIND = "quantity"

_AFTER = "|".join(AFTER)
_MORE = r"多(?=[，。；、！）\n]|$)"  # 清运4吨多
# A scan parts 98.2% after its first digit (成功率 9 8.2%) and reads l for a single 1 (各l个).
_MISREAD = r"(?:(?<=[率度比达为])|(?<=[率度比达为] ))[1-9] \d\.\d{1,2}(?= ?%)|(?<=[\u4e00-\u9fff])[lI](?=[个名人次件处场份户])"
_SCANNED = str.maketrans("lI", "11", " ")
_FIGURE = scanning(
    rf"(?<!\d )(?<![\d*A-Za-z]\.)(?<![\d+*A-Za-z第零〇一二两三四五六七八九十百千万亿-])"
    rf"(?P<before>{QUALIFIED})? ?"
    rf"(?:(?P<masked>\d{{0,6}}\*[\d*]{{0,8}}(?:\.[\d*]{{1,4}})?[万亿]?) ?余?"
    rf"|(?P<low>百分之 ?)?(?P<minus>(?<=[、和及为])-(?=\d{{1,3}}(?:\.\d{{1,2}})? ?%))?(?P<first>{_MISREAD}|{NUMERAL})(?:(?:{UNIT})?(?P<to> ?-{{1,2}} ?|至|到)(?P<second>{NUMERAL}))?(?P<plus>\+(?={UNIT}))?) ?"
    rf"(?P<unit>{UNIT}|(?<=百分之.)|(?<=百分之..)|(?<=百分之...)|(?<=百分之....))(?:/[份张册本个套幅条页件](?![一-龥]{2}))?(?P<after>{_AFTER}|{_MORE})?"
)
_TENTH = "[一二两三四五六七八九1-9]成[一二三四五六七八九]?"  # 九成五 is 95 %
_TENTHS = scanning(
    rf"(?<![\d.])(?P<before>{QUALIFIED})?(?P<first>{_TENTH})(?P<after>以上|左右|多(?=[，。；、）\n]|$)|(?=[，。；、）])|(?=的(?!果|效|绩))|(?<=[近超约]..))"
)
_NONE = re.compile(
    r"(?:无|没有|未发生|未出现|未产生|从未有|未(?:收到|接到|受理))过?(?:任何)?[一1] ?(?P<unit>起|例|件|宗|次|人|名)(?!定|直|般|致|度)"
)
_NIL = scanning(r"(?P<rate>率|比例|占比)?(?:均|都|全部|始终)?为(?:0|零)(?=[，。；、！\n）]|$)")

_NAME_AFTER = re.compile(r"\+|[）]?[”’]?(?:行动计划|工程建设|专项行动)")
_BRACKET = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,80}[“”]")
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
        if not counts(text, match, sentence, brackets):
            continue
        read = _read(text, match, sentence)
        if read is None:
            continue
        span, quantity = read
        if match["minus"] is None and quantity.qualifier is Qualifier.CHANGE and quantity.value is not None:
            falling = (span.end, Decimal(1).copy_sign(quantity.value))
        elif (
            match["minus"] is None
            and falling
            and text[falling[0] : span.start] in ("、", "和", "及")
            and quantity.value is not None
        ):
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
            moved = trend(text, span, "%", sentence)
            if moved:
                yield moved[0], Quantity(value[0] * moved[1], "%", Qualifier.CHANGE)
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


def _loosely(after: str) -> Qualifier | None:
    """What a word behind a classifier says about how exactly the number is meant."""
    return Qualifier.AT_LEAST if after == "多" else AFTER.get(after)


def _read(text: str, match: re.Match[str], sentence: Span) -> tuple[Span, Quantity] | None:
    unit = match["unit"].replace("（", "").replace("）", "").replace("/", "") or "%"
    unit = WRITTEN.get(unit, unit)
    span = Span(*match.span())
    if match["masked"]:
        return span, Quantity(None, unit, Qualifier.EXACT)
    first = match["first"]
    if re.fullmatch(r"[lI]|\d \d\.\d{1,2}", first):
        first = first.translate(_SCANNED)
    low = estimate((match["before"] or "") + first)
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
    if match["minus"]:
        return span, Quantity(-value, unit, Qualifier.CHANGE)
    moved = trend(text, span, unit, sentence)
    if moved:
        return moved[0], Quantity(value * moved[1], unit, Qualifier.CHANGE)
    if unit == "%" and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.PERCENT
    return span, Quantity(value, unit, qualifier)
