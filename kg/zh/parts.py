"""What a number says of the things counted before it: 受理纠纷15件，成功14件; 审结20件，其中维持9件; 队员46人，其中女性9人."""

from __future__ import annotations

import re

from kg.zh.around import Before, Named, Number
from kg.zh.things import same_kind

# How a case ended, said of the cases before: 其中维持5件、撤销1件.
_OUTCOME = re.compile(
    "(?:直接)?(?:维持|纠错|(?:调解)?和解|调解(?:终止|结案)?|撤销|驳回|终止|变更|撤诉|败诉|胜诉|不予受理|确认违法|责令履行)"
)
_DISPUTED = re.compile("复议|诉讼|应诉|上诉|裁决|仲裁")
_SUCCESS = re.compile("成功|调成|办成")
_SETTLES = re.compile("调[处解]|化解")
_STATE = re.compile(
    "(?:其中|仍|正在?)?(?:继续|依然)?(?:有效|失效|属实|不属实|在办|在建|合格|不合格|优秀|良好|达标|未结)"
)
_SIZE = re.compile("货值|案值|标的额?|占地(?:面积)?")  # of what was counted before
_LEVEL = re.compile("(?:国家|部|省|自治区|市|州|盟|县|区|旗|镇|乡|村|兵团|师)级")
_STATE_LAST = re.compile(rf"(?:{_STATE.pattern})$")
_SHORT = 6  # characters of what only tells some of the things from the others: 女性, 法律专业


def part(number: Number, before: Before, body: str) -> Named | None:
    """What a number counts whose words ``body`` say of the things before it how they ended, or which they are.

    None where there is nothing before it, or where the words are no such words.
    """
    if not before.thing:
        return None
    alike = same_kind(number.unit, before.unit)
    name = ""
    if _among(number) and number.link.startswith("的"):
        # 执法人员60名，其中取得执法证的52名
        name = f"{body}的{before.thing}" if alike else ""
    elif _SUCCESS.fullmatch(body) and alike:
        name = body + (before.verb if _SETTLES.search(before.verb) else "") + before.thing
        before.measure, before.unit = name, number.unit
    elif _OUTCOME.fullmatch(body) and _DISPUTED.search(before.thing):
        name = before.thing + body if alike else ""
    elif _STATE.fullmatch(body):
        name = _STATE_LAST.sub("", before.thing) + body if alike or _among(number) else ""
    elif _SIZE.fullmatch(body):
        name = before.thing + body
    elif _LEVEL.fullmatch(body) and alike:
        name = before.verb + body + _LEVEL.sub("", before.thing)  # 建成省级示范村2个、市级5个
    return Named(name, number.phrase, elliptic=True) if name else None


def outcome(words: str, thing: str) -> bool:
    """Whether words say how a case of the kind counted ended: 胜诉, 维持."""
    return _OUTCOME.fullmatch(words) is not None and _DISPUTED.search(thing) is not None


def some(number: Number, before: Before, body: str) -> Named | None:
    """Some of those counted before: 聘用队员46人，其中女性9人; None where the words name them in full."""
    whole = before.thing if _among(number) else before.among
    named = len(body) > _SHORT or set(body) & set(whole[-2:])
    if not whole or named or not same_kind(number.unit, before.unit):
        return None
    before.among = whole
    return Named(body + whole, number.phrase, elliptic=True)


def _among(number: Number) -> bool:
    return "其中" in number.joint or number.joint.startswith("（")
