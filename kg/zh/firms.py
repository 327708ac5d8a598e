"""Which words in a row before 等企业 are firms that go by their brand: 引进甲科讯飞、华东电力等企业.

A row of trades stands there as well (餐饮、洗浴等企业). A firm's name has three characters and more, does not end
as a trade does, and in a row of firms at least one has a word that is a name or that no dictionary has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.zh.scanning import scanning
from kg.zh.words import in_dictionary, tags

_HAN = "\u4e00-\u9fff"
_PIECE = f"(?:(?![的了和与及或等各为对在到是以由个家有无])[{_HAN}A-Za-z]){{3,8}}"
_LEADS = "引入|引进|组织|邀请|联合|走访|走进|指导|帮助|服务|督促|约谈|召集|深入|会同|选取|确定|培育|支持|推动|辖区|包括|例如|[为与对在到赴由向和如]"
_ROW = scanning(
    f"(?:(?:{_LEADS})|(?<=[庭院会司])、|(?<![{_HAN}、]))(?P<names>{_PIECE}(?:[、和与]{_PIECE}){{1,7}}?)等(?:\\d{{1,4}}|[一二三四五六七八九十数几多])?[余多]?[家户]?"
    f"(?:大型|重点|龙头|骨干|知名|科创|科技|高新技术|外资|民营|国有|涉外|上市|规上|规模|本地|辖区|头部)*(?:企业|公司|厂家|车企|民企|国企|央企|(?:共同|联合)发起)"
)
_ONE = re.compile("[^、和与]+")
# What a trade, a kind of firm or of goods ends with, or a body that another rule knows.
_TRADE = re.compile(
    "(?:(?<!物)业|[类品型性式级所局站办镇乡县区村]|加工|制造|生产|经营|建筑|建材|运输|服务|销售|矿山|化工|爆竹|危化|化学|仓储|维修|养殖|种植|回收|餐饮|住宿|娱乐|旅游|物流|施工|冶炼|印刷|投资|小微|以上|粉尘|涉氨|气体|油库|加油站|快递|外卖|网约车|出租车|部门|单位|机构|院校|市场|园区|公司|企业)$"
)
_BODY = re.compile("(?:法庭|法院|检察院|中心|协会|商会|学会|大学|学院|事务所|律所)$")
_NAMED = frozenset({"nz", "nt", "ns", "nr", "nrt"})


def firms_in_rows(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where the firms stand that a row before 等企业 names.

    >>> text = "引进比亚迪、华润水泥等企业，检查烟花爆竹、粮油加工等企业。"
    >>> [text[start:end] for start, end in firms_in_rows(text, 0, len(text))]
    ['比亚迪', '华润水泥']
    """
    for match in _ROW.finditer(text, low, high):
        spans = [one.span() for one in _ONE.finditer(text, *match.span("names"))]
        spans[0] = _behind_verb(text, *spans[0])
        spans = [span for span in spans if not _BODY.search(text, *span)]
        names = [text[start:end] for start, end in spans]
        if not any(_TRADE.search(name) and not _is_named(name) for name in names) and any(
            _is_named(name) for name in names
        ):
            yield from spans


def _behind_verb(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without the verb that leads to its row: 鼓励|宁德时代."""
    word, tag = tags(text[start:end])[0]
    return (start + len(word), end) if tag == "v" and end - start - len(word) > 2 else (start, end)


def _is_named(name: str) -> bool:
    return any(tag in _NAMED or (len(word) > 1 and not in_dictionary(word)) for word, tag in tags(name))
