"""When a stretch of text is a name and not part of a word: quotation marks, digits, 法律, 乡村, 区域."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

# Written or left out at will: “三重一大”制度 = 三重一大制度, 4 月 15 日 = 4月15日.
_DROPPED = re.compile(r"[“”‘’ ]+")
_QUOTES = "“”‘’"
_OPENING = "“”‘’《〈"
_CLOSING = "“”‘’》〉"
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
    """A folded text without quotation marks and blanks, and where each character of it stood."""

    folded: str
    text: str
    offsets: tuple[int, ...] | None

    def admit(self, start: int, end: int, mode: Mode) -> tuple[int, int] | None:
        """The span in the folded text of a name found at ``text[start:end]``; None if it is not meant.

        >>> squeeze("落实“三重一大”制度").admit(2, 8, Mode.PLAIN)
        (2, 10)
        >>> squeeze("普及消防法律知识").admit(2, 5, Mode.NORM) is None
        True
        """
        folded = self.folded
        first, last = (
            (start, end) if self.offsets is None else (self.offsets[start], self.offsets[end - 1] + 1)
        )
        if last - first != end - start and sum(folded.count(q, first, last) for q in _QUOTES) % 2:
            # The name begins or ends inside the quotation: “述法”工作, 行政执法“三项制度”.
            if first and folded[first - 1] in _QUOTES:
                first -= 1
            elif last < len(folded) and folded[last] in _QUOTES:
                last += 1
            else:
                return None
        before, after = folded[first - 1 : first], folded[last : last + 2]
        head, tail = folded[first], folded[last - 1]
        if head.isascii() and head.isalnum() and (_continues(before) or _decimal(folded, first - 2, before)):
            return None
        if (
            tail.isascii()
            and tail.isalnum()
            and (_continues(after[:1]) or _decimal(folded, last + 1, after[:1]))
        ):
            return None
        if head in _NUMERALS and before and (before in _BEFORE_NUMERAL or before.isdigit()):
            return None
        if mode is Mode.PLAIN or _meant(mode, before, after, tail):
            return first, last
        return None


def _meant(mode: Mode, before: str, after: str, tail: str) -> bool:
    if mode is Mode.QUOTED:
        return bool(before) and before in _OPENING and after[:1] != "" and after[0] in _CLOSING
    if mode is Mode.SHORT_PLACE and before and not _BEFORE_SHORT_PLACE.match(before):
        return False
    if mode in (Mode.PLACE, Mode.STEM, Mode.SHORT_PLACE):
        follows = _AFTER_PLACE.get(tail)
        return not (follows and follows.match(after))
    if tail == "法" and after[:1] and after[0] in _AFTER_LAW:
        return False
    return mode is Mode.NORM or not before or bool(_BEFORE_SHORT_LAW.match(before))


def _continues(char: str) -> bool:
    return bool(char) and char.isascii() and char.isalnum()


def _decimal(folded: str, i: int, mark: str) -> bool:
    return mark in (".", "·") and 0 <= i < len(folded) and folded[i].isdigit()


def squeeze(folded: str) -> Shadow:
    """A folded text without its quotation marks and blanks, and with one kind of dot.

    >>> squeeze("“4·15”国家安全教育日").text
    '4.15国家安全教育日'
    """
    folded_dots = folded.replace("·", ".")
    if not _DROPPED.search(folded):
        return Shadow(folded, folded_dots, None)
    kept: list[int] = []
    at = 0
    for gap in _DROPPED.finditer(folded):
        kept += range(at, gap.start())
        at = gap.end()
    kept += range(at, len(folded))
    return Shadow(folded, _DROPPED.sub("", folded_dots), tuple(kept))


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
