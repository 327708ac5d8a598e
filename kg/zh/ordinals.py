"""Which numbers say which one or which rank, although a classifier or a per cent sign follows them."""

from __future__ import annotations

import re

from kg.zh.verbs import verbs

_N = r"第?[\d一二三四五六七八九十]{1,3}"
_AND = "[、和及与至-]"
# 十一届七次、八次全会, 第3次、4次会议
_TERM = re.compile(r"(?<!换)届(?P<between>[^，。；：\n]{0,14})$")
_FIRST = re.compile(rf"第{_N}[次期批轮](?:{_AND}{_N}[次期批轮]){{0,4}}{_AND}$")
_SESSION = re.compile(
    rf"(?:{_AND}{_N}次){{0,4}}[^，。；、\n]{{0,8}}?(?:全会|全体|全委|会议|大会|常委会|党代会|代会)"
)
_PLENARY = re.compile("(?:全会|全体会议|全委会|党代会|代表大会)")
_BODY = re.compile("(?:[纪党省市区县州盟旗]委|人大|政协)$")
# 办件量超过87%的乡镇 is a rank among them, 覆盖超过87%的乡镇 says how many.
_AHEAD = re.compile(
    "(?:[量率数值度分名绩平标效力速]|领先于?|优于|高于|好于|胜过|跑赢)(?:[已均也]|继续|始终|位居)?$"
)
_BEATEN = re.compile(
    r"的(?:[省市县区州]|全[国省市县区州镇]|其他|其它|同类|同级|兄弟|参评){0,2}"
    r"(?:乡镇|街道|镇街|[县市区州盟旗镇乡]|区县|县区|单位|部门|地区|城市|省份|社区|村)(?!民|人口|群众)"
)


def session(left: str, text: str, end: int) -> bool:
    """Whether a number of 次 that ends at ``end`` says which session of a term it was; ``left`` is before it.

    >>> session("召开区委九届", "召开区委九届三次、四次全会", 8), session("召开", "召开3次全会", 4)
    (True, False)
    """
    if _BODY.search(left) and _PLENARY.match(text, end):
        return True
    found = _TERM.search(left)
    # 换届后召开3次会议 and 本届政府召开3次会议 count.
    return found is not None and not verbs(found["between"]) and bool(_SESSION.match(text, end))


def listed(left: str) -> bool:
    """Whether the words before a number end in ordinals that it goes on with.

    >>> listed("落实第二批、"), listed("落实两批、")
    (True, False)
    """
    return _FIRST.search(left) is not None


def ahead(left: str, text: str, end: int) -> bool:
    """Whether a percentage that ends at ``end`` is the share of others that something is better than.

    >>> ahead("办件量", "办件量超过75%的县区", 8), ahead("覆盖", "覆盖超过75%的县区", 7)
    (True, False)
    """
    return bool(_BEATEN.match(text, end) and _AHEAD.search(left))
