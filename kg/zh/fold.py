"""The shadow text: width, look-alikes and traditional forms folded one to one, so that offsets hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.zh.traditional import TRADITIONAL

# Marks that reports use for one another; all map to the first form.
_SAME = {
    "·": "·•・‧∙⋅",
    ".": ".．﹒",
    "。": "。｡",
    "-": "-‐‑‒–—―－−～~﹣",
    "“": '“「『〝＂"',
    "”": "”」』〞",
    "‘": "‘＇",
    "《": "《≪«",
    "》": "》≫»",
    "〈": "〈＜‹",
    "〉": "〉＞›",
    "〔": "〔［[【﹝",
    "〕": "〕］]】﹞",
    "（": "（(﹙",
    "）": "）)﹚",
    "，": "，,﹐",
    "；": "；;﹔",
    "：": "：:﹕",
    "！": "！!",
    "？": "？?",
    "+": "+＋﹢",
    "%": "%％﹪",
    " ": " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
}

# A keyboard without 《 writes << or <; as long as what it stands for.
_ANGLES = re.compile("[<〈]{2}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff）])[>〉]{2}")
_ANGLED = re.compile("<([\u4e00-\u9fff（）·、]{2,40})>")
# 2O2O年, 2〇19年 out of a scanner.
_YEAR = re.compile("(?<![0-9A-Za-z])2[0Oo〇○][0-9Oo〇○]{2}(?= ?年)")
_ZERO = str.maketrans("Oo〇○", "0000")


@cache
def _table() -> dict[int, str]:
    table = {ord(c): to for to, group in _SAME.items() for c in group}
    for code in range(0xFF01, 0xFF5F):  # full-width ASCII
        table.setdefault(code, chr(code - 0xFEE0))
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):  # radicals, compatibility ideographs
        to = unicodedata.normalize("NFKC", chr(code))
        if len(to) == 1 and to != chr(code):
            table[code] = to
    table.update((ord(c), to) for c, to in TRADITIONAL.items())
    # A half-width stop is a point in a number; between words it stays what it is.
    return table


def fold(text: str) -> str:
    """The shadow of a text: equal length, used for matching only.

    >>> fold("《憲法》,１２％"), len(fold("𠮷🏠")) == len("𠮷🏠")
    ('《宪法》，12%', True)
    >>> fold("<<宪法>>、<‹民法典›>、<刑法>、《档案法>>")
    '〈《宪法》〉、〈《民法典》〉、《刑法》、《档案法》〉'
    """
    folded = text.translate(_table())
    if "关於" in folded:  # 於 alone is a surname and stands in names of places
        folded = folded.replace("关於", "关于")
    if "<" in folded or ">" in folded or "〈〈" in folded:
        folded = _ANGLES.sub(lambda m: "〈《" if m[0][0] in "<〈" else "》〉", folded)
        folded = _ANGLED.sub(r"《\1》", folded)
    return _YEAR.sub(lambda m: m[0].translate(_ZERO), folded)


_SKELETON = re.compile(r"[\s“”‘’'《》〈〉·，,、。.（）()〔〕+\-_:：;；]+")


def skeleton(name: str) -> str:
    """A name without marks, for comparing two spellings of one name.

    >>> skeleton("法治政府建设实施纲要（2021—2025年）") == skeleton("法治政府建设实施纲要(2021-2025年)")
    True
    """
    return _SKELETON.sub("", fold(unicodedata.normalize("NFKC", name))).lower()
