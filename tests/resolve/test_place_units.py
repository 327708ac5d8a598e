"""Zones, the Corps, farms and units of another time as the place of a report."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.pipeline import find
from kg.read import document
from kg.resolve import Resolved, resolve
from kg.resolve.settle import chain_of


def resolved(text: str, lexicon: Lexicon) -> Resolved:
    doc = document(text)
    return resolve(doc, find(doc, lexicon), lexicon)


# The head of a report, and its place with what it lies in ("": not settled).
ZONES = [
    # national new areas
    ("河北雄安新区管理委员会2022年法治政府建设情况报告", "河北省 雄安新区"),
    ("贵州贵安新区管理委员会2019年度法治政府建设情况报告", "贵州省 贵安新区"),
    ("南京江北新区管理委员会2022年度法治政府建设情况报告", "江苏省 南京市 江北新区"),
    ("西咸新区2021年法治政府建设工作情况报告", "陕西省 西咸新区"),
    ("青岛市黄岛区（西海岸新区）2022年法治政府建设年度报告", "山东省 青岛市 黄岛区"),
    ("广州市南沙新区2021年法治政府建设情况报告", "广东省 广州市 南沙区"),
    ("舟山群岛新区2019年法治政府建设情况报告", "浙江省 舟山市"),
    # counties and towns on a zone's ground
    ("雄安新区容城县2023年法治政府建设情况报告", "河北省 保定市 容城县"),
    ("苏州工业园区斜塘街道2022年法治政府建设情况报告", "江苏省 苏州市 苏州工业园区 斜塘街道"),
    ("成都高新区桂溪街道2022年度法治政府建设情况报告", "四川省 成都市 武侯区 桂溪街道"),
    # other zones
    ("重庆高新区管委会2022年度法治政府建设情况报告", "重庆市 重庆高新技术产业开发区"),
    ("西安高新区管委会2021年法治政府建设情况报告", "陕西省 西安市 西安高新技术产业开发区"),
    ("北京经济技术开发区2023年度法治政府建设情况报告", "北京市 北京经济技术开发区"),
    ("横琴粤澳深度合作区2023年法治政府建设情况报告", "广东省 珠海市 横琴粤澳深度合作区"),
    ("平潭综合实验区2021年法治政府建设情况报告", "福建省 福州市 平潭县"),
    ("济源示范区2021年法治政府建设情况报告", "河南省 济源市"),
    ("大柴旦行委2022年法治政府建设情况报告", "青海省 海西蒙古族藏族自治州 大柴旦行政委员会"),
    ("郑州市郑东新区管委会2022年法治政府建设情况报告", "河南省 郑州市 郑东新区"),
    # the Corps
    ("新疆生产建设兵团2021年法治政府建设情况报告", "新疆维吾尔自治区 新疆生产建设兵团"),
    ("第十二师2022年法治政府建设情况报告", "新疆维吾尔自治区 新疆生产建设兵团 第十二师"),
    ("第八师石河子市2022年法治政府建设情况报告", "新疆维吾尔自治区 石河子市"),
    ("第四师可克达拉市六十四团关于2021年度法治政府建设情况的报告", "新疆维吾尔自治区 可克达拉市 六十四团"),
    ("第十师一八三团2021年法治政府建设情况报告", "新疆维吾尔自治区 新疆生产建设兵团 第十师 一八三团"),
    # other times
    ("莱芜市2018年法治政府建设情况报告", "山东省 莱芜市"),
    ("莱芜市莱城区2018年法治政府建设情况报告", "山东省 济南市 莱芜区"),
    ("莱芜市钢城区2017年法治政府建设情况报告", "山东省 济南市 钢城区"),
    ("济南市莱芜区2021年法治政府建设情况报告", "山东省 济南市 莱芜区"),
    ("伊春市翠峦区2018年法治政府建设情况报告", "黑龙江省 伊春市 乌翠区"),
    ("伊春市带岭区2016年法治政府建设情况报告", "黑龙江省 伊春市 大箐山县"),
    ("丽江纳西族自治县2001年依法行政工作报告", "云南省 丽江市 丽江纳西族自治县"),
    # peoples before 民族乡
    ("阿荣旗查巴奇鄂温克族乡2021年法治政府建设工作报告", "内蒙古自治区 呼伦贝尔市 阿荣旗 查巴奇鄂温克民族乡"),
]


@pytest.mark.parametrize(("head", "chain"), ZONES)
def test_where_a_zone_or_regiment_lies(head: str, chain: str, lexicon: Lexicon) -> None:
    place = resolved(f"{head}\n一、主要做法\n组织培训，加强普法。\n", lexicon).place
    found = [c.label for c in chain_of(place[0], lexicon.gazetteer)] if place else []
    assert " ".join(found) == chain


def test_a_regiment_is_a_township_and_a_zone_a_site(lexicon: Lexicon) -> None:
    kinds = [
        place[0].kind
        for head in ("可克达拉市六十四团2021年法治政府建设报告", "雄安新区2021年法治政府建设报告")
        if (place := resolved(head + "\n", lexicon).place)
    ]
    assert kinds == ["township", "site"]


def test_no_division_of_the_corps_in_a_school_of_teachers(lexicon: Lexicon) -> None:
    text = "沂水县2021年法治政府建设报告\n一、做法\n在第一师范学校、第二师资中心开展普法。\n"
    assert {m.surface for m in resolved(text, lexicon).mentions.of("place")} == {"沂水县"}
