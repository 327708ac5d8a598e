"""What a written number is worth: Arabic and Chinese digits, 万 and 亿, and the words for "about"."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.model import Qualifier

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}

# A grouped number is written 1,234; folding makes its comma full-width.
# A scan may part it by a space (7 860) or read l for 1 and O for 0 (l2, 15OO).
_ARABIC = (
    r"\d{1,3}(?:[，,]\d{3}){1,3}(?:\.\d{1,4})?(?![\d，,])"
    r"|[1-9]\d{0,2}(?: \d{3}){1,2}(?:\.\d{1,4})?(?![\d，,]| \d)"
    r"|(?:[lI]\d|\d{1,6}[lIOo])[\dlIOo]{0,5}(?![A-Za-z])|\d{1,12}(?:\.\d{1,4})?"
)
_SCANNED = str.maketrans("lIOo", "1100", " ，,")
_HAN = r"[零〇一二两三四五六七八九十百千万亿]{1,24}"
_LOOSE = "[余多几来]"

NUMERAL = rf"(?:[数几](?=[十百千万亿]))?(?:{_ARABIC}|{_HAN}){_LOOSE}?(?: ?(?:万亿|[百千]?万|亿|千|百))?(?: ?[余多]|{_LOOSE})?"
"""The pattern of a number with its scale and the 余 or 多 in it: 15.7万余, 20余万, 三千五百, 数十."""

BEFORE: dict[str, Qualifier] = dict.fromkeys(
    ("不少于", "不低于", "至少", "最少", "超过", "突破", "超", "逾", "上"), Qualifier.AT_LEAST
)
BEFORE |= dict.fromkeys(("将近", "接近", "大约", "大概", "近", "约"), Qualifier.ABOUT)
BEFORE |= dict.fromkeys(("不超过", "不多于", "不高于", "至多", "最多", "不到", "不足"), Qualifier.AT_MOST)
"""The words before a number that say how exactly it is meant."""

# No qualifier is what ends the word before it: 村规民约2项, 预约20次, 附近5个村, 线上3场.
_ENDS_WORD = {
    "约": "规公民条合签预节违契盟婚邀守解毁履立相",
    "近": "附就临靠邻最亲抵走",
    "超": "反",
    "上": "线网以会车",
}
QUALIFIED = "|".join(
    f"(?<![{_ENDS_WORD[word]}]){word}" + ("(?=[百千万亿])" if word == "上" else "")
    if word in _ENDS_WORD
    else word
    for word in BEFORE
)
"""The pattern of these words where they are words of their own."""

AFTER: dict[str, Qualifier] = {
    "及以上": Qualifier.AT_LEAST,
    "以上": Qualifier.AT_LEAST,
    "之多": Qualifier.ABOUT,
    "左右": Qualifier.ABOUT,
    "上下": Qualifier.ABOUT,
    "以内": Qualifier.AT_MOST,
    "以下": Qualifier.AT_MOST,
}
"""The words after a number and its classifier that say the same."""

_PARTS = re.compile(
    rf"(?P<before>{'|'.join(BEFORE)})?(?P<some>[数几])?(?P<base>{_ARABIC}|{_HAN})(?P<inner>{_LOOSE})?"
    rf" ?(?P<scale>万亿|[百千]?万|亿|千|百)?(?: ?(?P<outer>{_LOOSE}))?(?P<tenth>成)?(?P<after>{'|'.join(AFTER)})?"
)
_LOOSELY = {
    "余": Qualifier.AT_LEAST,
    "多": Qualifier.AT_LEAST,
    "几": Qualifier.AT_LEAST,
    "来": Qualifier.ABOUT,
}


def number(text: str) -> Decimal | None:
    """The value of a number without any modifier, or None if it is none.

    >>> [str(number(t)) for t in ("2300", "1,234", "15.7万", "两万", "一百二十三", "三千五百", "半")]
    ['2300', '1234', '157000', '20000', '123', '3500', '0.5']
    """
    if text == "半":
        return Decimal("0.5")
    parts = _PARTS.fullmatch(text)
    if parts is None or any(parts[name] for name in ("before", "some", "inner", "outer", "tenth", "after")):
        return None
    return _scaled(parts["base"], parts["scale"] or "")


def estimate(text: str) -> tuple[Decimal, Qualifier] | None:
    """The value of a number with its modifiers, and how exactly it is meant; None if it is no number.

    A share in tenths is a percentage: 三成 is 30.

    >>> [(str(v), q.value) for v, q in map(estimate, ("十余", "近百", "20余万", "数十", "三成"))]
    [('10', 'at_least'), ('100', 'about'), ('200000', 'at_least'), ('10', 'at_least'), ('30', 'percent')]
    """
    parts = _PARTS.fullmatch(text)
    value = _scaled(parts["base"], parts["scale"] or "") if parts else None
    if parts is None or value is None:
        return None
    qualifier = Qualifier.EXACT
    if parts["tenth"]:
        value, qualifier = value * 10, Qualifier.PERCENT
    if parts["some"]:
        qualifier = Qualifier.AT_LEAST
    if loose := parts["inner"] or parts["outer"]:
        qualifier = _LOOSELY[loose]
    if parts["before"]:
        qualifier = BEFORE[parts["before"]]
    elif parts["after"]:
        qualifier = AFTER[parts["after"]]
    return value, qualifier


def _scaled(base: str, scale: str) -> Decimal | None:
    value = Decimal(base.translate(_SCANNED)) if re.match("[0-9lI]", base) else _han(base)
    if value is None:
        return None
    product = value * _SCALES[scale]
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product.normalize()


def _han(text: str) -> Decimal | None:
    """A Chinese number: 一百二十三, 一百二 (120), 二〇二三; None for a mere row of digits (三五)."""
    if all(c in _DIGITS for c in text):
        if len(text) == 1:
            return Decimal(_DIGITS[text])
        spelt = len(text) >= 4 or "〇" in text
        return Decimal("".join(str(_DIGITS[c]) for c in text)) if spelt else None
    total = section = 0
    digit: int | None = None
    last = 1
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
            if digit == 0:
                last = 1
        elif c in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[c]
            digit, last = None, _SMALL[c]
        else:
            section += digit or 0
            if total < _LARGE[c]:  # 二万亿, but of 一亿二千万 only the 二千
                total = (total + section or 1) * _LARGE[c]
            else:
                total += section * _LARGE[c]
            section, digit, last = 0, None, _LARGE[c]
    return Decimal(total + section + (digit or 0) * (last // 10 if last > 10 else 1))
