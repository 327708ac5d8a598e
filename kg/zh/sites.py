"""Which words after 在, 到, 走进 or in a row of villages are the name of a site: a square, a temple, a farm, a road.

What tells 在银杏广场 from 在文化广场 is a word that not every square has in its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.zh.phrase import word_set
from kg.zh.words import in_dictionary, tags

_HAN = "\\u4e00-\\u9fff"
# No name has these in it; a village may give its name to a site only if it is of one character (陈村花卉世界).
_PIECE = (
    f"(?![的了着和与及或等在到赴对将把被为以从向由各每这那该本其所有个名次件条不镇乡县省市区村第])[{_HAN}]"
)
_NAME = f"(?:{_PIECE}村)?{_PIECE}{{1,7}}?"
# Last words that few but sites have.
_HEADS = (
    "(?<=花卉|花鸟|家居|欢乐|海洋|动物|水上)世界|(?:机械|汽车|建材|家居|商贸|影视|轻纺|小商品|五金|服装|食品)城|商城|商场|购物中心|(?:农贸|批发|集贸|综合)市场"
    "|(?:传统|历史文化|文化|特色)?街区|步行街|商业街|美食街|古街|老街|夜市|古镇|古城|古寨|大本营|码头|渔港|港口|口岸|水库|湿地"
    "|牧场|农场|林场|茶场|渔场|茶园|庄园|花园|家园|小区|公寓|大厦|广场|公园|植物园|动物园|火车站|高铁站|汽车站|客运站|服务区|收费站|大桥"
    "|博物馆|纪念馆|陈列馆|体育馆|体育场|文化宫|祠堂|清真寺|寺|庙|教堂|景区|度假区|梯田|瀑布|峡谷|大道|大街"
)
# Last words that many others have as well; they count in a row of places.
_SHORT = "[山河湖岛岭坝湾寨沟溪江洲塘]|路|街|巷"
_ROAD = "路|巷|街(?!道)"
_NO_BODY = f"(?!小区|管理|管委|派出|社区|街道|小学|中学|公司|[{_HAN}]?所(?!在)|[局站村镇乡厅处]|分局|物业|业主|党|法庭|警务|中队|大队|[{_HAN}]?(?:级|型|化|类))"
_VERB = "(?:(?<![存现正旨潜内实所外好])在|(?<![达得做提受收看感遇直等找落接想见学拿])到|赴|走进|深入|进驻|前往|来到|位于|依托|利用|途经)"
_AFTER_VERB = re.compile(
    f"{_VERB}(?:[{_HAN}]{{2,4}}(?:街道|[镇乡]))?(?:辖区|本地|当地)?(?P<name>{_NAME}(?P<head>{_HEADS}){_NO_BODY})"
)
_ON_ROAD = re.compile(
    f"(?:(?<![存现正旨潜内实所外好])在|[^达得做提受收看感遇直等找落接想见学拿]到|赴|走进|位于|(?<=[，。；])沿)(?P<name>{_PIECE}{{2,4}}?(?P<head>{_ROAD}))"
    "(?=[、，。；和与\\d]|设[立置]|开[展设]|举[办行]|沿线|两侧|路段|段|口|设|建[成立]|组织|摆放|悬挂|进行|商户|沿街)"
)
_FOR = re.compile(f"(?<![作成认视评因])[为对](?P<name>{_NAME}(?P<head>{_HEADS}))(?=[、和及与])")
_CAMP = re.compile(f"(?:(?<=开展)|(?<=整治)|(?<=巡查))(?P<name>{_PIECE}{{2,5}}?(?P<head>大本营))")
_NEXT = re.compile(
    f"[、和及与](?P<name>{_NAME}(?P<head>{_HEADS}|{_SHORT}){_NO_BODY})"
    f"(?=[^{_HAN}]|[和及与等的]|开[展设]|举[办行]|设[立置]|建[立成]|宣[传讲]|巡|推[广行]|组织|实现|进行|周边|沿线|一带|检查|调研|商户)"
)
_BEFORE = re.compile(
    f"(?:(?<=[在到赴])|(?<=走进)|(?<=深入)|(?<=、)|(?<=[，。；：\\n]))(?P<name>{_PIECE}{{1,5}}(?P<head>{_HEADS}|{_SHORT}))$"
)
# Words that stand before sites of every town and so name none.
_COMMON = word_set(
    """
    步行 社区 乡村 文化 法治 法治文化 普法 宪法 民法典 中心 中央 休闲 健身 市民 群众 综合 主题 大型 小型 各大 主要 重点 老旧 居民 住宅 安置 搬迁 易地 集中 安居 物业 封闭 开放
    城区 城市 农村 乡村 农贸 集贸 农产品 蔬菜 水果 批发 商业 商贸 商业街 旅游 旅游景点 风景 热门 知名 周边 附近 沿街 沿线 沿江 沿河 沿海 人流 密集 人员 场所 辖区 辖内 国家 国家级 省级 红色
    国有 国营 集体 家庭 大 小 新 老 旧 中 高速 高速公路 公路 道路 铁路 长途 汽车 客运 货运 繁华 核心 历史 传统 民族 特色 美食 夜间 户外 各类 部分 高层 智慧 平安 和谐 美丽 幸福 文明
    示范 试点 现代 生态 绿色 森林 湿地 水利 水上 边境 边贸 对外 开放 党建 廉政 清廉 诚信 体育 运动 儿童 青少年 革命 烈士 爱国 教育 精神 美好 我们 他们 全国 全省 全市 全县 宗教 佛教
    田间 地头 街头 大街 小巷 车站 机场 公园 广场 景区 商圈 学校 企业 机关 单位 建筑 工地 工业 园区 产业 科技 物流 电商 网络 线上 社会 法律 群众 人员 重大 自然 地质 一线 前沿 房地产 大中型 精品 精神 口袋 街角
    """
)
# Verbs, adverbs, prepositions and the like are in no name, but for the verbs that squares are named after.
_NO_TAG = frozenset({"v", "vn", "vd", "d", "p", "c", "r", "uj", "ul", "uz"})
# A name of a village is cut as the name of a place or a person, or as several nouns and directions.
_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nz", "nt", "x"})
_PART_TAGS = _NAME_TAGS | {"n", "ng", "ag", "zg", "q", "s", "g", "j", "f"}
_LAND = "路街铺店堡湾坪坡沟岭垭坳冲塘垸圩埠坝坑岗寨营庙桥"
_NAMESAKES = word_set("解放 胜利 跃进 前进 振兴 建设")
# 公路, 思路, 天然河: what a road or a river is and not what it is called.
_NO_ROAD = re.compile(
    "(?:[公道铁思线出水陆管电网套老新弯门一之条岔马沿]路|[上下主背沿逛大老新]街|[沿逛小大]巷|[沿跨界]河|[青上下登封护]山|[填围沿]湖|[河堤大水]坝)$"
)


def after_verbs(text: str) -> Iterator[tuple[int, int]]:
    """Where the sites stand that a verb of place leads to.

    >>> found = "在银杏广场、文化广场和望月古镇宣讲，走进老旧小区，在梧桐路设点，道路在建。"
    >>> [found[start:end] for start, end in after_verbs(found)]
    ['银杏广场', '梧桐路']
    """
    for pattern in (_AFTER_VERB, _ON_ROAD, _FOR, _CAMP):
        for match in pattern.finditer(text):
            if _is_name(match["name"], match["head"]):
                yield match.span("name")
            else:  # 在老旧小区、银杏广场: what stands in a row with a common one may be named
                yield from _later_in_row(text, match.end())


def _later_in_row(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The sites with a name among the next few of a row."""
    for _ in range(6):
        match = _NEXT.match(text, end, end + 20)
        if not match:
            return
        if _is_name(match["name"], match["head"]):
            yield match.span("name")
        end = match.end()


def next_in_row(text: str, end: int) -> tuple[int, int] | None:
    """Where the site stands that follows a place in a row, if one does.

    >>> text = "在甲镇、望月山“花会”上"
    >>> text[slice(*next_in_row(text, 3))]
    '望月山'
    """
    match = _NEXT.match(text, end, end + 20)
    return match.span("name") if match and _is_name(match["name"], match["head"]) else None


def before_in_row(text: str, start: int) -> tuple[int, int] | None:
    """Where the site stands that a place follows in a row, if one does.

    >>> text = "在青石上寨、甲村推广"
    >>> text[slice(*before_in_row(text, 6))]
    '青石上寨'
    """
    if text[start - 1 : start] not in tuple("、和及与"):
        return None
    low = max(0, start - 14)
    match = _BEFORE.search(text, low, start - 1)
    return match.span("name") if match and _is_name(match["name"], match["head"]) else None


def _is_name(name: str, head: str) -> bool:
    """Whether the words before the last one are of the site alone: neither a verb nor what all such sites are."""
    stem = name[: -len(head)]
    if len(stem) < 2 or _NO_ROAD.search(name):
        return False
    cut = tags(stem)
    if any(tag in _NO_TAG and word not in _NAMESAKES for word, tag in cut):
        return False
    return not all(word in _COMMON for word, _ in cut)


def cut_as_name(stem: str) -> bool:
    """Whether the words before 村 or 社区 are cut as a name is: as one of a place, or as several nouns.

    >>> [cut_as_name(stem) for stem in ("石坝", "黄泥坡", "洞下槽", "后进", "牧区")]
    [True, True, True, False, False]
    """
    whole = tags(stem)
    cut = tags(stem[:-1]) if len(stem) > 2 and stem[-1] in _LAND and len(whole) > 1 else whole
    if len(cut) == 1:
        return cut[0][1] in _NAME_TAGS or (cut[0][1] == "n" and not in_dictionary(stem))
    return all(tag in _PART_TAGS or (tag == "a" and len(word) == 1) for word, tag in cut)


# 双河、石门、七里三个社区: villages whose kind stands once, behind the last.
_ROW = re.compile(
    f"(?:(?<![{_HAN}、])|(?<=[在到赴由对从])|(?<=走进)|(?<=深入)|(?<=组织)|(?<=[镇乡])|(?<=街道))(?P<names>[{_HAN}]{{2,4}}(?:[、和][{_HAN}]{{2,4}}?){{1,7}})"
    f"(?:等?[两二三四五六七八九十\\d]{{1,2}}个?|等)(?:行政)?(?P<form>村|社区|嘎查)(?![{_HAN}]?(?:级|干|两委|规))"
)
_IN_ROW = re.compile(f"[{_HAN}]+?(?=[、和]|$)")


def row_of_villages(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the villages of a row stand whose kind is said once for all, and what kind.

    >>> text = "在双河、石坝、榆林三个社区设点，劳资、土地等村级纠纷"
    >>> [text[start:end] + form for start, end, form in row_of_villages(text)]
    ['双河社区', '石坝社区', '榆林社区']
    """
    for match in _ROW.finditer(text) if "、" in text else ():
        spans = [one.span() for one in _IN_ROW.finditer(text, *match.span("names"))]
        first, end = spans[0]
        spans[0] = (first + (text[first] in "在到赴由对从辖"), end)
        cuts = [tags(text[start:end]) for start, end in spans]
        if any(_is_kind(text[start:end], cut) for (start, end), cut in zip(spans, cuts, strict=True)):
            continue
        if any(len(cut) == 1 and cut[0][1] in _NAME_TAGS for cut in cuts):
            for start, end in spans:
                yield start, end, match["form"]


def _is_kind(stem: str, cut: list[tuple[str, str]]) -> bool:
    """Whether the words say what such villages are or do, or have their 村 themselves."""
    return (
        len(stem) < 2
        or stem.endswith(("村", "社区", "嘎查", "镇", "乡"))
        or any(tag in _NO_TAG for _, tag in cut)
        or all(word in _COMMON for word, _ in cut)
    )


def starts_with_verb(name: str) -> bool:
    """Whether a clause and no name begins here (理顺景区体制).

    >>> starts_with_verb("理顺"), starts_with_verb("仙女湖")
    (True, False)
    """
    return tags(name)[0][1] == "v"


def starts_with_noun(name: str) -> bool:
    """Whether the first word is a noun or a name, and not what is done (丰富社区居民生活).

    >>> starts_with_noun("石山社区"), starts_with_noun("丰富社区")
    (True, False)
    """
    return tags(name)[0][1][:1] in ("n", "x", "s", "j", "f", "t", "b", "m")
