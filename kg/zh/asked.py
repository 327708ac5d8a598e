"""Which figures say what ought to be, is meant or is missing, although what they count is told like a deed."""

from __future__ import annotations

import re

from kg.model import Document, Modality, Span

_BEFORE = 60  # characters before a number that are looked at
# 上级要求出庭率不低于90%; 按照规定，每人参训不少于60学时: an asking word and a bound.
_BOUND = re.compile("(?:不低于|不少于|不得少于|不得低于|不超过|至少)")
_ASKED = re.compile(
    r"(?:要求|规定|明确|必须|务必|须)[^，。；\n]{0,24}$|(?:按照|根据|依据|依照)[^，。；\n]{0,24}(?:要求|规定|标准|精神)，[^，。；\n]{0,24}$"
)
# 应配备5名，实有3名
_OUGHT = re.compile(
    "(?<![相反适供响答回效对理])应(?:当|该)?(?:配备?|参加|参训|参考|开展|完成|出庭|整改|设立?|建立?|办结?|达到|培训|学习)[^，。；\n]{0,16}$"
)
# 拟新建2个; not 虚拟, 草拟, 拟定.
_MEANT = re.compile(
    "(?<![虚草模比])拟(?:再|新)?(?:建|增|设|聘|招|开展|举办|组织|制定|出台|修订|废止|清理|培训|培育|投入|打造)[^，。；\n]{0,16}$"
)
_MISSING = re.compile("缺[少乏编口员额]|空[编缺]|尚缺|仍缺")
# 在已建成12个调解室的基础上，再建5个
_ALREADY = re.compile("在(?:已|现有|原有|原来|去年|今年)[^，。；\n]{0,16}$")
# 明年再建4处，今年已建成6处
_BY_NOW = re.compile("[，；。](?:今年|目前|现|截至目前)已[^，。；\n]{0,10}$")
_BASIS = re.compile("[^，。；\n]{0,16}(?:基础上|之上)")


def figure_modality(doc: Document, number: Span, measure: str, said: Modality) -> Modality:
    """The modality of a figure: of a deed as ``said``, unless the words before its number say otherwise.

    >>> from kg.read import document
    >>> doc = document("上级要求出庭率不低于90%，实际为98%。")
    >>> [figure_modality(doc, span, "出庭率", Modality.DONE).value for span in (Span(7, 13), Span(17, 20))]
    ['Required', 'Done']
    """
    before = doc.folded[max(doc.sentence(number).start, number.start - _BEFORE) : number.start]
    if said is Modality.PLANNED:
        based = _ALREADY.search(before) and _BASIS.match(doc.folded, number.end)
        return Modality.DONE if based or _BY_NOW.search(before) else said
    if said is not Modality.DONE:
        return said
    if _MISSING.match(measure) or _MISSING.search(before[-4:]):
        return Modality.LACKING
    if _OUGHT.search(before) or (
        _BOUND.search(before[-6:] + doc.folded[number.start : number.end]) and _ASKED.search(before)
    ):
        return Modality.REQUIRED
    return Modality.PLANNED if _MEANT.search(before) else said
