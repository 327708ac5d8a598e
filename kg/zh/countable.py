"""Which numbers with a classifier say how many: not a name, date, rank, idiom, nor what a law asks for."""

from __future__ import annotations

import re

from kg.model import Span
from kg.zh.ordinals import ahead, listed, session

# 由12件降至5件: the old value is not what was reached.
_OLD_BEFORE = re.compile(r"[由从][^，。；、\n]{0,12}$")
_OLD_AFTER = re.compile(
    r"[^，。；、\n]{0,4}?(?:降|升|增|减|提|上|下|压|缩|调|扩|涨|跌|精简|发展)[^，。；、\n\d]{0,6}[至到为]"
)
# 每3户 is a denominator, 前10名 a rank, 3个100% a name.
_ORDINAL = re.compile(r"(?:[每第前]|排名|位列|位居|名列|列|《|之|NO\.?|No\.?)$")
# 一 with a classifier is a number where something is counted at the end of a clause or after such a verb.
_ONE_AFTER = re.compile(
    r"(?:召开|开展|举办|举行|组织|聘请|聘用|聘任|选聘|招录|招聘|配备|新增|新建|建成|调解|化解|查处|受理|发生|提供|购置|签订|查获|拥有|现有|设有|讲|上|共有)(?:过|了)?$"
)
_ONE_TAIL = re.compile(
    r"[每同另这那某任统唯逐专跑查问走看听按说喊传办来去进占达成凝合融]$|[一每][\u4e00-\u9fff]$"
)
# 以每月1次的频次: how often, not how many.
_RHYTHM = re.compile(r"的?(?:频次|频率|节奏)")
_AT_LEAST = ("不少于", "至少", "不低于", "不得少于")
_EACH_PERIOD = re.compile("每(?:个?(?:季度?|月|周|半年|学期)|年度?)[^，。；、]{0,14}$")
_EVERY = re.compile(r"每[个半]?[年月季周天日]")
# 把好四个关口, 抓住两个重点: a manner of speaking, unless the number is in digits.
_SLOGAN = re.compile("关口|抓手|优势|坚持|聚焦|强化|提升|注重|突出|着力|重点|关键|重要|答案")
# 使两家达成和解: two families that quarrel, who have been named before.
_PARTIES = re.compile("(?:最终|终于)?(?:达成|握手|和好|重归|冰释|言归|消除|签[订下]|各执|争执|互不|因)")
_VILLAGE = re.compile("[村子庄堡屯营镇乡沟湾河坪渠店集川坝喻岭山畈塘]|长里短|门口|喻户")  # 三家庄, 五家渠
_REACHED = re.compile("(?:压缩|压减|缩短|缩减|减少|降低|降|减)[至到为]$")  # 由40分钟缩短至5分钟
# 重点抓好以下三项工作, 办好了四件大事：一是…: what is counted is only what the text goes on to say.
_COMING_LEFT = re.compile("(?:以下|下列|如下|下面|下述)(?:的|这)?$")
_COMING = re.compile(r"(?:主要|重点|突出|重要|具体)?(?:工作|大事|实事|任务|举措|措施|问题|事|内容|事项)?[：]")
_SUMMED = re.compile("(?:重点|重要|核心|中心|主要)?(?:大事|要事|任务|目标|主题|主线)")
_SCORE = re.compile(r"分数?|成绩|满意度|考核|评[估比价]|测评|考评")
_END = re.compile(r"[，。；、！？）\n]|$")
_SPAN_24 = re.compile(r"24 ?(?:个)?小时")
_DURATION = re.compile(r"[以之]?[内后前]|的时间")
_FINE = re.compile(r"以上[^，。；\n]{0,12}以下")


def counts(text: str, match: re.Match[str], sentence: Span, brackets: list[Span]) -> bool:
    """Whether a number with a classifier says how many, and is no name, date, rank or idiom."""
    start, end = match.span()
    left = text[max(sentence.start, start - 20) : start]
    unit, first = match["unit"], match["first"] or ""
    if (unit == "岁" and not left.endswith("平均年龄")) or (unit == "分钟" and not _REACHED.search(left)):
        return False
    if match["before"] in _AT_LEAST and unit in ("次", "场", "期", "课") and _EACH_PERIOD.search(left):
        return False  # 每季度学法不少于1次 is what is asked for
    if _coming(left, text, match) or _RHYTHM.match(text, end):
        return False
    if _ORDINAL.search(left) or text.startswith("+", end):
        return False
    for bracket in brackets:
        if bracket.start <= start < bracket.end:
            inner = text[bracket.start : bracket.end]
            # “1个乡级网格、6个村级网格” enumerates; “3个100%” and “1+3+N” name.
            if (
                inner[0] == "《"
                or "+" in inner
                or not re.search("[，、；]", inner)
                or not first[:1].isdecimal()
            ):
                return False
    if unit == "天" and (_DURATION.match(text, end) or re.search("为期|连续|提前|每$", left)):
        return False
    if unit in ("小时", "个小时", "工作日", "个工作日") and (
        _SPAN_24.match(match[0]) or _DURATION.match(text, end)
    ):
        return False
    if unit == "分" and not _SCORE.search(text[max(sentence.start, start - 14) : start]):
        return False
    if (
        unit
        in (
            "类",
            "种",
            "头",
            "只",
            "天",
            "分",
            "米",
            "棵",
            "株",
            "栋",
            "集",
            "则",
            "盏",
            "枚",
            "箱",
            "颗",
            "通",
        )
        and not first[:1].isdecimal()
    ):
        return False
    if unit == "项" and first in ("三", "3") and text.startswith("制度", end):
        return False  # 行政执法三项制度
    if unit == "%" and (left.endswith("个") or ahead(left, text, end)):
        return False
    if (unit == "次" and session(left, text, end)) or (unit in ("次", "期", "批", "轮") and listed(left)):
        return False
    if match["after"] == "以上" and first in ("两", "二", "2") and unit in ("人", "名"):
        return False  # 两名以上执法人员 is what the law asks for
    if match["after"] == "以上" and _FINE.match(text, end - 2):
        return False
    if left.endswith("以上") and match["after"] == "以下":
        return False
    if match["masked"]:
        return True
    if first[0] not in "0123456789lI":
        return _counts_in_words(text, match, sentence)
    # 由12件降至5件
    return not (_OLD_BEFORE.search(left) and (_OLD_AFTER.match(text, end) or match["to"] in ("至", "到")))


def _coming(left: str, text: str, match: re.Match[str]) -> bool:
    """Whether a number announces the items that follow it."""
    if _COMING_LEFT.search(left):
        return True
    if (match["first"] or "0")[0].isdecimal() or match["unit"] not in ("项", "件", "个"):
        return False
    # 围绕“安全、增收”两件大事
    return bool((_SUMMED if left.endswith(("”", "“")) else _COMING).match(text, match.end()))


def _counts_in_words(text: str, match: re.Match[str], sentence: Span) -> bool:
    first = match["first"]
    start, end = match.span()
    if match["low"]:
        return True
    if first[0] in "百千万亿" and len(first) == 1 and match["before"] is None:
        return False
    if first[0] in "百千万" and first[-1] not in "余多几来" and match["before"] is None:
        return False
    if first[0] in "数几" and first[1:2].isdecimal():
        return False
    if match["unit"] == "家" and (match[0] in ("两家", "2家") and _PARTIES.match(text, end)):
        return False
    if match["unit"] == "家" and _VILLAGE.match(text, end):
        return False
    if match["unit"] == "个" and _SLOGAN.match(text, end):
        return False
    if first != "一":
        return True
    left = text[max(sentence.start, start - 12) : start]
    if _EVERY.search(left):
        return False
    if _ONE_AFTER.search(left):
        return not text.startswith(("系列", "定", "种"), end)
    return bool(
        _END.match(text, end) and left and "\u4e00" <= left[-1] <= "\u9fff" and not _ONE_TAIL.search(left)
    )
