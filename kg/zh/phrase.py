"""How far a Chinese name reaches to the left of its last word: there are no blanks to say so.

建立重点领域合规指导机制 is a verb and a name. The walk goes from the head word to the left, word by
word, until a word that cannot be inside a name, then drops what only adorns it (各项, 一系列, 新型).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.zh.words import words


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text with blanks."""
    return frozenset(text.split())


# Marks that no name reaches over; parentheses are looked at below (村（居）法律顾问).
_HARD = re.compile(r"[，。；：！？、,;:!?\n\r“”‘’《》〈〉〔〕|/ …]")
_PAREN = re.compile(r"（[^（）]{0,12}）")
_NUMBERING = re.compile(r"（[一二三四五六七八九十\d]{1,3}）")

# Words that govern a name or join it to the sentence, but do not stand inside one.
_GOVERNING = word_set(
    """
    建立 建立健全 健全 健全完善 完善 落实 落细 抓实 实行 试行 推行 构建 形成 打造 探索 创新 严格 执行 严格执行 深化
    依托 制定 制订 运用 实施 贯彻 贯彻落实 坚持 加强 强化 推进 推动 优化 开展 发挥 结合 按照 依照 根据 出台 印发 下发
    积极 进一步 不断 持续 切实 充分 认真 牢固 逐步 修订 细化 用好 用活 巩固 拓展 拓宽 搭建 创建 引入 引进 采取 采用 全面 全力 大力
    着力 深入 扎实 有效 有序 有力 严肃 率先 继续 稳步 加快 做好 做实 做优 做强 做到 抓好 抓牢 履行 遵守 遵循 利用 通过 围绕
    聚焦 针对 对照 参照 符合 明确 确保 实现 提升 提高 促进 增强 扩大 设立 启动 启用 使用 推出 推广 以及 或者 并且
    而且 同时 此外 其中 为了 作为 成为 关于 对于 由于 因为 所以 虽然 但是 我们 我镇 我乡 我县 我区 我市 我局 我街道 我校 我院
    目前 今年 去年 截至 累计 已经 初步 基本 情况 规定 要求 紧紧 牢牢 严密 精准 尚未 缺乏 缺少 存在 属于 包括 涉及 具有
    不断完善 提炼 叫响 擦亮 践行 弘扬 借鉴 充实 配齐 配强 压实 夯实 织密 织牢 筑牢 拧紧 扛牢 牵头 自觉
    带头 率领 确立 规范 完成 开发 上线 研发 接入 登录 关注 注册 下载 安装 投入 升级 改造 打通 对接 嵌入
    狠抓 紧抓 紧盯 紧扣 定为 确定为 设为 每周 每月 每周二 周一 周二 周三 周四 周五 设在 位于 一是 二是 三是 四是 五是 六是 七是 八是 首先 其次 最后 另外 分别 先后 多次 不定期
    并 的 了 着 过 是 有 在 由 向 与 和 及 或 为 对 将 把 从 以 于 到 至 经 按 据 等 使 让 给 也 又 都 均 还 要 应 能 其 该 此
    这 那 各 每 本 我 使得 之 且 而 则 已 好 地 得 让 即 如 因 若 用 抓 建 促 强 落 推 出
    """
)
_DIGITS = re.compile(r"[\d.一二两三四五六七八九十百千万几多余第]+")
_CLASSIFIER = word_set("个 项 次 名 件 条 种 套 类 批 份 本 场 处 家 支 座 间 人 余 年 月 日 号 年度")
# What may stand before a name and only adorns it.
_FRONT = re.compile(
    r"(?:各项|各类|各种|各|相关|有关|一系列|系列|一整套|一套|全新|良好|长效|常态化|新型|新时代(?!文明)|本级|本单位|本部门|全镇|全乡|全县|全区|全市"
    r"|全省|全街道|全局|镇属|科学|高效|规范化?(?!性)|完备|具体|主要|重要的?|特色|工作(?=[^法机制])|(?:进一步|不断)?(?:健全|完善|建立|落实|严格)(?:和|并)?"
    r"|[的了与及是并把将但由在被]|向(?!阳)|[待对](?=[省市县区镇乡])|和(?![谐解平睦])|等(?!级)|以(?!案))"
)


@lru_cache(maxsize=1024)
def _cut(window: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(words(window))


def _stops(word: str, stops: frozenset[str]) -> bool:
    """Whether no name contains the word; jieba knows 积极开展 and 严格落实 as one."""
    if word in _GOVERNING or word in stops:
        return True
    return len(word) == 4 and all(half in _GOVERNING or half in stops for half in (word[:2], word[2:]))


def clause_start(text: str, end: int, limit: int) -> int:
    """Where the run of characters before ``end`` begins that a name can be in, at most ``limit`` back.

    >>> clause_start("一、（二）加强村（居）法律顾问", 15, 40)
    5
    """
    low = max(0, end - limit)
    start = low
    for mark in _HARD.finditer(text, low, end):
        start = mark.end()
    opened = text.rfind("（", start, end)
    for paren in _PAREN.finditer(text, start, end):
        if _NUMBERING.fullmatch(paren.group()):
            start = paren.end()
        if paren.start() == opened:
            opened = -1
    closed = text.find("）", start, end)
    if closed >= 0 and text.rfind("（", start, closed) < 0:
        start = closed + 1
    return max(start, opened + 1)


def phrase_start(
    text: str,
    end: int,
    *,
    limit: int = 24,
    stops: frozenset[str] = frozenset(),
    inner: frozenset[str] = frozenset(),
) -> int:
    """Where the name begins whose head word begins at ``end``; ``end`` itself if nothing belongs to it.

    ``limit`` is in characters; ``stops`` are further words that no such name contains, ``inner`` words that
    it may contain although others may not.

    >>> text = "探索建立重点领域合规指导机制"
    >>> text[phrase_start(text, text.index("机制")):]
    '重点领域合规指导机制'
    """
    low = clause_start(text, end, limit + 8)
    # The head comes along, so that the words are cut as they stand (指导|机制).
    cut = _cut(text[low : end + 4])
    start = end
    follower = ""
    for word, first, last in reversed(cut):
        if low + last > end:
            if low + first < end:
                start = low + first
            continue
        if word not in inner and _stops(word, stops):
            break
        if _DIGITS.fullmatch(word) and follower in _CLASSIFIER:
            start += len(follower)
            break
        if end - (low + first) > limit:
            break
        start, follower = low + first, word
    return min(trim(text, start, end), end)


def trim(text: str, start: int, end: int) -> int:
    """Where a name begins once adornments at its front are dropped.

    >>> "各项相关值班制度"[trim("各项相关值班制度", 0, 8):]
    '值班制度'
    """
    while start < end:
        front = _FRONT.match(text, start, end)
        if not front or front.end() == start or front.end() >= end:
            break
        start = front.end()
    return start


def ends_word(text: str, end: int) -> bool:
    """Whether a word ends at ``end``, so that 集中学法 has no 中学 in it.

    >>> ends_word("集中学法", 3), ends_word("走进中学宣讲", 4)
    (False, True)
    """
    low = clause_start(text, end, 16)
    return any(low + last == end for _, _, last in _cut(text[low : end + 4]))


def starts_word(text: str, start: int) -> bool:
    """Whether a word begins at ``start``, so that 园区党委 has no 区党委 in it.

    >>> starts_word("各园区党委", 2), starts_word("各园区党委", 1)
    (False, True)
    """
    return clause_start(text, start, 16) == start or ends_word(text, start)


@lru_cache(maxsize=1024)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name, without their places."""
    return tuple(word for word, _, _ in words(name))
