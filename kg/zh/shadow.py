"""When a stretch of text is a name and not part of a word: quotation marks, digits, 法律, 乡村, 区域."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

# Written or left out at will: “三重一大”制度 = 三重一大制度, 4 月 15 日 = 4月15日.
_DROPPED = re.compile(r"[“”‘’ ]+")
_QUOTES = "“”‘’"
_OPENING = "“”‘’《〈"
_CLOSING = "“”‘’》〉"
_ASCII = frozenset(string.ascii_letters + string.digits)
_NUMERALS = "一二三四五六七八九十两百千"
_BEFORE_NUMERAL = _NUMERALS + "第〇零万几数"
# 消防法律, 人民调解法治化, 公司法人, 执行法院, 法官法定: the 法 belongs to what follows.
_AFTER_LAW = "律规治制院官定人学纪医务理庭盲案条援宣检警槌系外网"
# Before a law of three characters: the start, a mark, or a word that governs it (学习消防法, 和森林法).
_BEFORE_SHORT_LAW = re.compile(r"[^\w%]|[和与及或对以等习传讲贯彻订行据照施布从释用守《]")
# Before a county of two characters: a mark, an outer division, a preposition. 示范县 is no 范县, 振兴县域 no 兴县.
_BEFORE_SHORT_PLACE = re.compile(r"[^\w%]|[省市州区盟在到赴与和及向从对由]")
_AFTER_PLACE = {
    "乡": re.compile(r"村(?![民级两委组干医内里])|[镇贤亲土规风愁音邻间]"),
    "镇": re.compile(r"[痛静压定]"),
    "区": re.compile(r"[域块间别分划位]"),
    "市": re.compile(r"[场值面井]"),
    "旗": re.compile(r"[帜号舰下袍]"),
    "道": re.compile(r"路"),
    "省": re.compile(r"[略心钱]"),
    "师": re.compile(r"[范大资生傅徒]"),
    "团": re.compile(r"[队伙结体组购圆]"),
}


class Mode(IntEnum):
    """How much must stand around a name before it counts."""

    PLAIN = 0
    QUOTED = 1
    NORM = 2
    SHORT_NORM = 3
    PLACE = 4
    STEM = 5
    SHORT_PLACE = 6


@dataclass(frozen=True, slots=True)
class Shadow:
    """A folded text without quotation marks and blanks, and where each character of it stood.

    ``gaps`` are the offsets into ``text`` before which something was dropped, ascending;
    ``shifts[i]`` is how many characters were dropped up to and including the gap ``i``.
    """

    folded: str
    text: str
    gaps: tuple[int, ...]
    shifts: tuple[int, ...]

    def offset(self, i: int) -> int:
        """Where the character ``text[i]`` stands in the folded text."""
        gap = bisect_right(self.gaps, i)
        return i + self.shifts[gap - 1] if gap else i

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where ``text[start:end]`` stands in the folded text, with a quotation that it begins or ends inside.

        None if a quotation is cut through that the name does not begin or end with.

        >>> squeeze("落实“三重一大”制度").span(2, 8), squeeze("年终“述法”工作").span(0, 4)
        ((2, 10), (0, 6))
        """
        folded = self.folded
        first, last = self.offset(start), self.offset(end - 1) + 1
        if last - first != end - start and sum(folded.count(q, first, last) for q in _QUOTES) % 2:
            # The name begins or ends inside the quotation: “述法”工作, 行政执法“三项制度”.
            if first and folded[first - 1] in _QUOTES:
                first -= 1
            elif last < len(folded) and folded[last] in _QUOTES:
                last += 1
            else:
                return None
        return first, last


def is_meant(folded: str, first: int, last: int, mode: Mode) -> bool:
    """Whether what stands around ``folded[first:last]`` lets it be the name that it reads like.

    >>> is_meant("普及消防法律知识", 2, 5, Mode.NORM), is_meant("普及消防法知识", 2, 5, Mode.NORM)
    (False, True)
    """
    before, after = folded[first - 1 : first], folded[last : last + 2]
    if mode is Mode.QUOTED and not (before and before in _OPENING and after and after[0] in _CLOSING):
        return False
    head, tail = folded[first], folded[last - 1]
    if head in _ASCII and (_continues(before) or _decimal(folded, first - 2, before)):
        return False
    if tail in _ASCII and (_continues(after[:1]) or _decimal(folded, last + 1, after[:1])):
        return False
    if head in _NUMERALS and before and (before in _BEFORE_NUMERAL or before.isdigit()):
        return False
    return mode is Mode.PLAIN or mode is Mode.QUOTED or _stands(mode, before, after, tail)


def is_plain(name: str, mode: Mode) -> bool:
    """Whether nothing that stands around a name can make it another: ``is_meant`` would always say yes.

    >>> is_plain("矛盾纠纷排查", Mode.PLAIN), is_plain("三重一大", Mode.PLAIN), is_plain("消防法", Mode.NORM)
    (True, False, False)
    """
    if mode in (Mode.QUOTED, Mode.SHORT_NORM, Mode.SHORT_PLACE):
        return False
    if name[0] in _ASCII or name[-1] in _ASCII:
        return False
    if name[0] in _NUMERALS or (mode is Mode.NORM and name[-1] == "法"):
        return False
    return mode not in (Mode.PLACE, Mode.STEM) or name[-1] not in _AFTER_PLACE


def _stands(mode: Mode, before: str, after: str, tail: str) -> bool:
    if mode is Mode.SHORT_PLACE and before and not _BEFORE_SHORT_PLACE.match(before):
        return False
    if mode in (Mode.PLACE, Mode.STEM, Mode.SHORT_PLACE):
        follows = _AFTER_PLACE.get(tail)
        return not (follows and follows.match(after))
    if tail == "法" and after[:1] and after[0] in _AFTER_LAW:
        return False
    return mode is Mode.NORM or not before or bool(_BEFORE_SHORT_LAW.match(before))


def _continues(char: str) -> bool:
    return char in _ASCII


def _decimal(folded: str, i: int, mark: str) -> bool:
    return mark in (".", "·") and 0 <= i < len(folded) and folded[i].isdigit()


def squeeze(folded: str) -> Shadow:
    """A folded text without its quotation marks and blanks, and with one kind of dot.

    >>> squeeze("“4·15”国家安全教育日").text
    '4.15国家安全教育日'
    """
    kept: list[str] = []
    gaps: list[int] = []
    shifts: list[int] = []
    at = shift = 0
    for dropped in _DROPPED.finditer(folded):
        start, end = dropped.span()
        kept.append(folded[at:start])
        gaps.append(start - shift)
        shift += end - start
        shifts.append(shift)
        at = end
    kept.append(folded[at:])
    return Shadow(folded, "".join(kept).replace("·", "."), tuple(gaps), tuple(shifts))


def titles(folded: str) -> Iterator[tuple[int, int, str]]:
    """The outermost titles in 《》, with the marks in the span and without them in the name.

    >>> list(titles("《关于贯彻《民法典》的意见》《宪法》"))
    [(0, 14, '关于贯彻《民法典》的意见'), (14, 18, '宪法')]
    """
    at, depth = 0, 0
    for mark in re.finditer(r"[《》]", folded):
        i = mark.start()
        if depth and i - at > 150:
            depth = 0  # never closed
        if mark[0] == "《":
            if not depth:
                at = i
            depth += 1
        elif depth:
            depth -= 1
            if not depth and i > at + 1:
                yield at, i + 1, folded[at + 1 : i]
