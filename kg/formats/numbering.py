"""Automatic numbering in Word documents: 一、（一）1. stand in no text, only in what numbers the paragraphs.

ECMA-376 Part 1, 17.9 (numbering) and 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    text: str
    form: str
    start: int
    legal: bool
    restarts: int | None  # the level whose numbers start this one anew; None: any higher one


def chinese(number: int) -> str:
    """A number up to 9,999 as it numbers paragraphs.

    >>> [chinese(n) for n in (7, 10, 11, 20, 105, 110, 2003)]
    ['七', '十', '十一', '二十', '一百零五', '一百一十', '二千零三']
    """
    if not 0 < number < 10_000:
        return str(number)
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + name
        gap = digit == 0
    return re.sub("^一十", "十", said)


def _roman(number: int) -> str:
    said = ""
    for value, name in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        times, number = divmod(number, value)
        said += name * times
    return said


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circle(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: str(n).translate({ord("0") + i: ord("０") + i for i in range(10)}),
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedParen": lambda n: chr(0x2474 + n - 1) if 1 <= n <= 20 else f"({n})",
    "decimalEnclosedFullstop": lambda n: chr(0x2488 + n - 1) if 1 <= n <= 20 else f"{n}.",
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "ideographTraditional": lambda n: _STEMS[n - 1] if n <= len(_STEMS) else str(n),
    "ideographDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified"),
            *("japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographZodiac"),
        ),
        chinese,
    ),
}


class Numbering:
    """The numbers of a document's paragraphs, asked for in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        self._styles = _numbered_styles(styles)
        self._contents = _styles_of_contents(styles)
        if numbering is None:
            return
        linked: dict[str, str] = {}
        for abstract in numbering.iter(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._levels[name] = dict(_level(one) for one in abstract.iter(f"{W}lvl"))
            if (style := _value(abstract, "numStyleLink")) is not None:
                linked[name] = style
        for num in numbering.iter(f"{W}num"):
            name, of = num.get(f"{W}numId", ""), _value(num, "abstractNumId") or ""
            if of in linked:
                of = next(
                    (
                        a.get(f"{W}abstractNumId", "")
                        for a in numbering.iter(f"{W}abstractNum")
                        if _value(a, "styleLink") == linked[of]
                    ),
                    of,
                )
            overrides = dict(_override(one) for one in num.iter(f"{W}lvlOverride"))
            if any(level is not None or start is not None for level, start in overrides.values()):
                self._levels[f"num {name}"] = _overridden(self._levels.get(of, {}), overrides)
                of = f"num {name}"
            self._abstract[name] = of

    def label(self, properties: Element | None) -> str:
        """What numbers the next paragraph, by its ``w:pPr``; empty for one without a number."""
        number, level = self._place(properties)
        of = self._abstract.get(number, "")
        levels = self._levels.get(of, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(of, [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        for deeper in range(level + 1, _LEVELS):
            restarts = levels[deeper].restarts if deeper in levels else None
            if restarts is None or (restarts and level < restarts):
                counts[deeper] = 0
        return self._written(levels, counts, level)

    def is_contents(self, properties: Element | None) -> bool:
        """Whether a paragraph is a line of the table of contents, by its style."""
        return properties is not None and _value(properties, "pStyle") in self._contents

    def _place(self, properties: Element | None) -> tuple[str, int]:
        if properties is None:
            return "", 0
        number, level = _numbered(properties)
        style = _value(properties, "pStyle")
        of_style = self._styles.get(style or "", ("", 0))
        if number is None:
            return of_style[0], level if level is not None else of_style[1]
        return number, level if level is not None else 0

    @staticmethod
    def _written(levels: Mapping[int, _Level], counts: list[int], level: int) -> str:
        legal = levels[level].legal

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = levels.get(at)
            if of is None or of.form == "none":
                return ""
            number = counts[at] or of.start
            return str(number) if legal else _FORMS.get(of.form, str)(number)

        said = re.sub(r"%([1-9])", one, levels[level].text) if levels[level].form != "bullet" else ""
        return (
            said + " " if said[-1:].isascii() and said[-1:].isalnum() else said
        )  # 1 2021年, and not 12021年


def _value(element: Element, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return found.get(f"{W}val") if found is not None else None


def whole(text: str | None, otherwise: int) -> int:
    """A whole number as files write it, or the other one where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _level(element: Element) -> tuple[int, _Level]:
    restarts = _value(element, "lvlRestart")
    return whole(element.get(f"{W}ilvl"), 0), _Level(
        _value(element, "lvlText") or "",
        _value(element, "numFmt") or "decimal",
        whole(_value(element, "start"), 1),
        element.find(f"{W}isLgl") is not None,
        whole(restarts, 0) if restarts is not None else None,
    )


def _override(element: Element) -> tuple[int, tuple[_Level | None, int | None]]:
    at = whole(element.get(f"{W}ilvl"), 0)
    level = element.find(f"{W}lvl")
    start = _value(element, "startOverride")
    return at, (
        _level(level)[1] if level is not None else None,
        whole(start, 1) if start is not None else None,
    )


def _overridden(
    levels: Mapping[int, _Level], overrides: Mapping[int, tuple[_Level | None, int | None]]
) -> dict[int, _Level]:
    found = dict(levels)
    for at, (level, start) in overrides.items():
        base = level or found.get(at)
        if base is not None:
            found[at] = (
                base if start is None else _Level(base.text, base.form, start, base.legal, base.restarts)
            )
    return found


def _numbered(properties: Element) -> tuple[str | None, int | None]:
    numbers = properties.find(f"{W}numPr")
    if numbers is None:
        return None, None
    level = _value(numbers, "ilvl")
    return _value(numbers, "numId"), whole(level, 0) if level is not None else None


def _numbered_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    """The number and level of each style that numbers its paragraphs, or whose base does."""
    own: dict[str, tuple[str | None, int | None]] = {}
    base: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.get(f"{W}styleId", "")
        properties = style.find(f"{W}pPr")
        own[name] = _numbered(properties) if properties is not None else (None, None)
        base[name] = _value(style, "basedOn") or ""
    found: dict[str, tuple[str, int]] = {}
    for name in own:
        number, level = own[name]
        at, passed = base[name], {name}
        while number is None and at in own and at not in passed:
            passed.add(at)
            number, level = own[at][0], level if level is not None else own[at][1]
            at = base[at]
        if number:
            found[name] = number, level or 0
    return found


def _styles_of_contents(styles: Element | None) -> frozenset[str]:
    """The styles that Word and WPS give to the lines of a table of contents: toc 1 to toc 9, whatever their IDs."""
    return frozenset(
        style.get(f"{W}styleId", "")
        for style in (styles.iter(f"{W}style") if styles is not None else ())
        if re.fullmatch("toc [1-9]", (_value(style, "name") or "").lower())
    )
