"""How reports write a number: 2300余份, 近200人, 15.7万余件, 两万余人次, 三场, 3—5人, 98.6%, 1**件."""

from __future__ import annotations

from dataclasses import dataclass

from kg.corpus.chance import Chance

_DIGITS = "零一二三四五六七八九"
_AFTER = ("余", "余", "余", "多")
_BEFORE = {"近": "about", "约": "about", "超": "at_least", "超过": "at_least", "不少于": "at_least"}


@dataclass(frozen=True, slots=True)
class Written:
    """A number with its unit as a text has it, and what it means; without a value the number is masked."""

    text: str
    value: float | int | None
    qualifier: str
    high: int | None = None


def in_words(n: int) -> str:
    """A number of 1 … 99 in Chinese.

    >>> [in_words(n) for n in (2, 10, 18, 40, 76)]
    ['两', '十', '十八', '四十', '七十六']
    """
    if n < 10:
        return "两" if n == 2 else _DIGITS[n]
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def count(chance: Chance, unit: str, size: int) -> Written:
    """So many of a unit, about as many as the size."""
    if unit == "万元":
        return _money(chance, size)
    n = max(1, int(size * (0.3 + 1.5 * chance.below(1000) / 1000)))
    if chance.one_in(150):
        return Written(f"{str(n)[0]}{'*' * max(1, len(str(n)) - 1)}{unit}", None, "exact")
    if n >= 10_000:
        return _ten_thousands(chance, unit, n)
    if n < 12 and chance.one_in(9):
        return Written(in_words(n) + unit, n, "exact")
    if n < 10 and chance.one_in(30):
        high = n + chance.between(1, 3)
        return Written(f"{n}{chance.pick(('—', '-', '至', '～'))}{high}{unit}", n, "range", high)
    if n < 20 or not chance.one_in(2):
        return Written(f"{n}{unit}", n, "exact")
    step = 10 ** (len(str(n)) - (1 if n < 100 else 2))
    n = n // step * step
    if n < 100 and chance.one_in(5):
        return Written(f"{in_words(n)}余{unit}", n, "at_least")
    return _rounded(chance, str(n), unit, n)


def _money(chance: Chance, size: int) -> Written:
    """So many times ten thousand yuan, written out in the value.

    >>> written = _money(Chance("1"), 50)
    >>> written.text[-2:], written.value >= 10_000
    ('万元', True)
    """
    tenths = max(3, int(size * (3 + 15 * chance.below(1000) / 1000)))
    if chance.one_in(2):
        tenths = max(10, tenths // 10 * 10)
    n, digits = tenths * 1000, f"{tenths / 10:g}万"
    return (
        Written(f"{digits}元", n, "exact")
        if tenths % 10 or chance.one_in(2)
        else _rounded(chance, digits, "元", n)
    )


def _rounded(chance: Chance, digits: str, unit: str, n: int | float) -> Written:
    how = chance.below(10)
    if how < 6:
        return Written(f"{digits}{chance.pick(_AFTER)}{unit}", n, "at_least")
    if how < 7:
        word, qualifier = chance.pick((("以上", "at_least"), ("左右", "about")))
        return Written(f"{digits}{unit}{word}", n, qualifier)
    word = chance.pick(tuple(_BEFORE))
    return Written(f"{word}{digits}{unit}", n, _BEFORE[word])


def _ten_thousands(chance: Chance, unit: str, n: int) -> Written:
    how = chance.below(6)
    if how == 0:
        return Written(f"{n}{unit}", n, "exact")
    if how == 1:
        n = n // 10_000 * 10_000
        return (
            Written(f"{in_words(n // 10_000)}万余{unit}", n, "at_least")
            if n < 990_000
            else Written(f"{n // 10_000}万余{unit}", n, "at_least")
        )
    n = n // 1000 * 1000
    digits = f"{n / 10_000:.1f}".removesuffix(".0") + "万"
    return Written(f"{digits}{unit}", n, "exact") if how == 2 else _rounded(chance, digits, unit, n)


def percent(chance: Chance, usual: int) -> Written:
    """A share, near the usual one."""
    n = min(100, max(1, usual + chance.between(-8, 6)))
    if n >= 99 or chance.one_in(3):
        return Written(f"{n}%", n, "percent")
    if chance.one_in(4):
        return Written(f"{n}%以上", n, "at_least")
    tenth = round(n + chance.below(10) / 10, 1)
    return Written(f"{tenth:g}%", int(tenth) if tenth == int(tenth) else tenth, "percent")


def reduced(chance: Chance, usual: int) -> Written:
    """By how much something fell, where the verb has said so."""
    n = usual + chance.between(-9, 9)
    return Written(f"{n}%", -n, "change")


def change(chance: Chance, *, points: bool = False) -> Written:
    """How much more or less than in the year before."""
    n = round(chance.between(10, 380) / 10, chance.below(2))
    n = int(n) if n == int(n) else n
    word, sign = chance.pick(
        (("上升", 1), ("增长", 1), ("提高", 1), ("下降", -1), ("降低", -1), ("减少", -1))
    )
    unit = "个百分点" if points else "%"
    return Written(f"{word}{n}{unit}", sign * n, "change")
