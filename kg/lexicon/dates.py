"""The days of a campaign in a given year: fixed ones, and rules for those that move.

====================  =======================================  ==========================
``2021/2025``         these years; also ``2024-04/2024-07``    八五普法, 党纪学习教育
``--09-sat-3``        the third Saturday of September          全民国防教育日
``--03-mon-last``     the last Monday of March                 中小学生安全教育日
``--09-week-3``       the third week that begins in September  全国推广普通话宣传周
``--03-08-week``      the week, from Monday, of 8 March        三八维权周
``--12-01/--12-07``   from day to day; ``--04/--05`` months    宪法宣传周
``lunar-09-09``       a day of the lunar calendar              老年节
``term-秋分``         a solar term                             中国农民丰收节
``varies``            set anew every year or by each place     国家网络安全宣传周
====================  =======================================  ==========================

The lunar calendar, solar terms and what varies are named, not reckoned. An authority may announce other days.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date, timedelta

from kg.model import XSD, Literal

RULE_FORMS = (
    "2021/2025, --09-sat-3, --03-mon-last, --09-week-3, --12-04-week, --03-22/--03-28, --04/--05, "
    "lunar-09-09, term-秋分 or varies"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LEAP = 2024
_LUNAR = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_NTH = re.compile(rf"--(\d\d)-({'|'.join(_WEEKDAYS)}|week)-([1-5]|last)")
_WEEK_OF = re.compile(r"(--\d\d-\d\d)-week")
_YEARS = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?(?:/((?:19|20)\d\d)(?:-(\d\d))?)?")
_UNRECKONED = re.compile(
    r"varies|lunar-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|30)|term-(?:立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑"
    r"|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒)"
)

Days = tuple[date, date]


def days(rule: str, year: int) -> Days | None:
    """The first and last day in a year by a date or rule; None if it has none then or cannot be reckoned.

    >>> [str(day) for day in days("--09-sat-3", 2023)]
    ['2023-09-16', '2023-09-16']
    >>> [str(day) for day in days("--12-04-week", 2024)]
    ['2024-12-02', '2024-12-08']
    >>> [str(day) for day in days("--05", 2025)], days("2021/2025", 2026)
    (['2025-05-01', '2025-05-31'], None)
    """
    if found := _YEARS.fullmatch(rule):
        first, last = _span(found)
        start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        return (start, end) if start <= end else None
    if found := _NTH.fullmatch(rule):
        return _nth(year, int(found[1]), found[2], found[3])
    if (found := _WEEK_OF.fullmatch(rule)) and (inner := _fixed(found[1], year)):
        monday = inner[0] - timedelta(days=inner[0].weekday())
        return monday, monday + timedelta(days=6)
    first_day, _, last_day = rule.partition("/")
    begin, finish = _fixed(first_day, year), _fixed(last_day or first_day, year)
    return (begin[0], finish[1]) if begin and finish else None


_DAY_NAMES = {
    "mon": ("星期一", "Monday"),
    "tue": ("星期二", "Tuesday"),
    "wed": ("星期三", "Wednesday"),
    "thu": ("星期四", "Thursday"),
    "fri": ("星期五", "Friday"),
    "sat": ("星期六", "Saturday"),
    "sun": ("星期日", "Sunday"),
    "week": ("整周", "full week"),
}
_WHICH = {
    "1": ("第一个", "first"),
    "2": ("第二个", "second"),
    "3": ("第三个", "third"),
    "4": ("第四个", "fourth"),
    "5": ("第五个", "fifth"),
    "last": ("最后一个", "last"),
}


def said(rule: str) -> tuple[str, str]:
    """A date or rule in words, in Chinese and in English; as it stands where it is none.

    >>> said("--09-sat-3")
    ('9月第三个星期六', 'third Saturday of September')
    >>> said("term-秋分"), said("lunar-09-09")[0], said("--12-01/--12-07")[0], said("2021/2025")[0]
    (('每年秋分', 'the day of the solar term 秋分'), '农历九月初九', '12月1日至12月7日', '2021年至2025年')
    """
    if rule == "varies":
        return "每年另定", "set anew each time"
    kind, _, rest = rule.partition("-")
    if kind == "term":
        return f"每年{rest}", f"the day of the solar term {rest}"
    if kind == "lunar":
        month, day = map(int, rest.split("-"))
        tens, ones = divmod(day, 10)
        round_days = {10: "初十", 20: "二十", 30: "三十"}
        return (
            f"农历{_LUNAR[month - 1]}月{round_days.get(day) or '初十廿'[tens] + '一二三四五六七八九'[ones - 1]}",
            f"day {day} of month {month} of the lunar calendar",
        )
    if found := _YEARS.fullmatch(rule):
        ends = [(found[1], found[2]), *([(found[3], found[4])] if found[3] else [])]
        spoken = [f"{year}年" + (f"{int(month)}月" if month else "") for year, month in ends]
        return "至".join(spoken), " to ".join("-".join(filter(None, end)) for end in ends)
    if found := _NTH.fullmatch(rule):
        (zh, en), (nth, en_nth), month_no = _DAY_NAMES[found[2]], _WHICH[found[3]], int(found[1])
        return f"{month_no}月{nth}{zh}", f"{en_nth} {en} of {month_name[month_no]}"
    if (found := _WEEK_OF.fullmatch(rule)) and _fixed(found[1], _LEAP):
        zh, en = _day_said(found[1])
        return f"{zh}所在的一周", f"the week of {en}"
    ends_of = rule.split("/")
    if all(_fixed(one, _LEAP) for one in ends_of):
        days_said = [_day_said(one) for one in ends_of]
        return "至".join(zh for zh, _ in days_said), " to ".join(en for _, en in days_said)
    return rule, rule


def _day_said(text: str) -> tuple[str, str]:
    month, day = int(text[2:4]), text[5:]
    if not day:
        return f"{month}月", month_name[month]
    return f"{month}月{int(day)}日", f"{int(day)} {month_name[month]}"


def is_rule(rule: str) -> bool:
    """Whether a rule can be read; it need not have a day in every year.

    >>> is_rule("--09-sat-3"), is_rule("--13-sat-3"), is_rule("third Saturday")
    (True, False, False)
    """
    if _UNRECKONED.fullmatch(rule):
        return True
    if found := _YEARS.fullmatch(rule):
        months = [int(month) for month in (found[2], found[4]) if month]
        if not all(1 <= month <= 12 for month in months):
            return False
        first, last = _span(found)
        return first <= last
    if found := _NTH.fullmatch(rule):
        return 1 <= int(found[1]) <= 12
    reckoned = days(rule, _LEAP)
    return reckoned is not None and reckoned[0] <= reckoned[1]


def is_date(value: Literal) -> bool:
    """Whether a literal is a day or month of the year, of the right datatype.

    >>> is_date(Literal("--02-29", XSD + "gMonthDay")), is_date(Literal("--02-30", XSD + "gMonthDay"))
    (True, False)
    """
    wanted = {4: XSD + "gMonth", 7: XSD + "gMonthDay"}.get(len(value.text))
    return value.datatype == wanted and _fixed(value.text, _LEAP) is not None


def _fixed(text: str, year: int) -> Days | None:
    found = re.fullmatch(r"--(\d\d)(?:-(\d\d))?", text)
    if not found or not 1 <= int(found[1]) <= 12:
        return None
    month, length = int(found[1]), monthrange(year, int(found[1]))[1]
    if found[2] is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= int(found[2]) <= length:
        return None
    day = date(year, month, int(found[2]))
    return day, day


def _span(found: re.Match[str]) -> Days:
    first = int(found[1])
    last = int(found[3] or first)
    start = int(found[2] or 1)
    end = int(found[4] or (12 if found[3] or not found[2] else start))
    return date(first, start, 1), date(last, end, monthrange(last, end)[1])


def _nth(year: int, month: int, weekday: str, which: str) -> Days | None:
    length = monthrange(year, month)[1]
    number = 0 if weekday == "week" else _WEEKDAYS.index(weekday)
    fitting = [d for d in range(1, length + 1) if date(year, month, d).weekday() == number]
    i = -1 if which == "last" else int(which) - 1
    if i >= len(fitting):
        return None
    first = date(year, month, fitting[i])
    return first, first + timedelta(days=6 if weekday == "week" else 0)
