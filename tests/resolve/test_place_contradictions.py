"""A named parent that contradicts a place: no link, and a finding where candidates are known."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.model import Source
from kg.pipeline import find
from kg.read import document
from kg.resolve import Resolved, resolve


def resolved(
    head: str, lexicon: Lexicon, issuer: str = "", sentence: str = "组织培训，加强普法。"
) -> Resolved:
    doc = document(f"{head}\n一、主要做法\n{sentence}\n", source=Source(issuer=issuer))
    return resolve(doc, find(doc, lexicon), lexicon)


# A title in which an outer name contradicts the inner one, and a candidate that the finding names.
CONTRADICTED = [
    # a city that no register lists
    ("台北市松山区2021年法治政府建设情况报告", "赤峰市松山区"),
    ("台北市中山区2021年法治政府建设情况报告", "大连市中山区"),
    ("岭北市永宁县2022年法治政府建设年度报告", "银川市永宁县"),
    ("新竹县关西镇2021年法治政府建设情况报告", "龙南市关西镇"),
    ("丰城区留下街道2021年法治政府建设情况报告", "西湖区留下街道"),
    # one that the register has, in full and in short
    ("长沙市朝阳区2021年法治政府建设情况报告", "长春市朝阳区"),
    ("河南省沂水县2022年法治政府建设情况报告", "临沂市沂水县"),
    ("湖北桑植县2021年法治政府建设年度报告", "张家界市桑植县"),
    ("浙江省元阳县新街镇2022年法治政府建设情况报告", "元阳县新街镇"),
    ("红河州泸溪县2022年法治政府建设情况报告", "湘西土家族苗族自治州泸溪县"),
    ("广东省衡阳市南岳区2022年法治政府建设年度报告", "衡阳市南岳区"),
    ("澳门特别行政区沂水县2022年法治政府建设情况报告", "临沂市沂水县"),
    # a street elsewhere after a county in short
    ("沂水留下街道2022年法治政府建设年度报告", "西湖区留下街道"),
    # a city that is gone, and a town of a name that others in its province may have
    ("莱芜市留下街道2017年法治政府建设年度报告", "西湖区留下街道"),
]


@pytest.mark.parametrize(("head", "candidate"), CONTRADICTED)
def test_a_contradicted_place_is_a_finding_with_its_candidate(
    head: str, candidate: str, lexicon: Lexicon
) -> None:
    result = resolved(head, lexicon)
    assert result.place is None
    messages = [f.message for f in result.findings if f.rule == "ambiguous-place"]
    assert any(candidate in message for message in messages), messages


@pytest.mark.parametrize(
    "head",
    [
        "伊春市无名区2018年法治政府建设情况报告",  # a district that nobody lists is not its city
        "安徽省无名县人民政府关于2018年法治政府建设情况的报告",
        "安徽省白湖农场2022年法治政府建设情况报告",
        "新北市板桥区2022年法治政府建设情况报告",  # the short name of 新北区 with another type
    ],
)
def test_an_unlisted_division_is_not_what_stands_around_it(head: str, lexicon: Lexicon) -> None:
    assert resolved(head, lexicon).place is None


# What looks like an unknown parent and is none, and the code of the place.
BORNE_OUT = [
    ("科左旗甘旗卡镇2022年法治政府建设情况报告", "150522100"),  # short for 科尔沁左翼后旗
    ("湖北省直管市仙桃市2022年法治政府建设情况报告", "429004"),
    ("省直管县级市天门市2022年法治政府建设情况报告", "429006"),
    ("全国法治政府建设示范市寿光市2022年法治政府建设情况报告", "370783"),
    ("某市沂水县2021年法治政府建设情况报告", "371323"),
    ("北京市城市管理综合行政执法局2022年法治政府建设情况报告", "11"),
    ("广东省市场监督管理局2022年法治政府建设年度报告", "44"),
    ("河南省工业园区管理办公室2019年法治政府建设情况报告", "41"),
    ("湖甫省长沙市岳麓区2022年法治政府建设情况报告", "430104"),  # misread, but the nearer name bears it out
    ("沂水市场监督管理局2022年法治政府建设年度报告", "371323"),
]


@pytest.mark.parametrize(("head", "code"), BORNE_OUT)
def test_no_contradiction_where_none_is_named(head: str, code: str, lexicon: Lexicon) -> None:
    place = resolved(head, lexicon).place
    assert place is not None
    assert place[0].iri == f"place/{code}"


# What the record says of the issuer binds: a title, the issuer, and the code of the place ("": not settled).
ISSUERS = [
    (
        "劝业场街道2022年法治政府建设工作情况",
        "沈阳市和平区人民政府",
        "210102/劝业场街道",
    ),  # not the 和平区 of 天津
    ("劝业场街道2022年法治政府建设工作情况", "天津市和平区人民政府", "120101001"),
    ("留下街道2022年法治政府建设工作情况", "浙江省宁波市", ""),  # another city of the same province
    ("留下街道2022年法治政府建设工作情况", "浙江省杭州市", "330106009"),
    ("桂溪街道2022年法治政府建设工作情况", "成都高新区管委会", "510107064"),
    ("容城县2022年法治政府建设工作情况", "河北雄安新区管委会", "130629"),
    ("华阳街道2022年法治政府建设工作情况", "四川天府新区", ""),  # in a whole province there may be others
    (
        "白湖农场2022年法治政府建设工作情况",
        "合肥市庐江县",
        "340124/白湖农场",
    ),  # the farm reports, not its county
    ("红旗林场2021年法治政府建设报告", "黑龙江省大兴安岭地区", ""),
    ("国有林场2022年法治政府建设工作情况", "合肥市庐江县", "340124"),  # farms in general
]


@pytest.mark.parametrize(("head", "issuer", "code"), ISSUERS)
def test_the_deepest_name_of_the_record_binds(head: str, issuer: str, code: str, lexicon: Lexicon) -> None:
    place = resolved(head, lexicon, issuer).place
    assert (place[0].iri.removeprefix("place/") if place else "") == code


def test_a_town_whose_name_runs_over_its_county_in_short(lexicon: Lexicon) -> None:
    place = resolved("衡南江口镇人民政府关于2022年法治政府建设工作情况的报告", lexicon).place
    assert place is not None
    assert place[0].iri == "place/430422105"


def test_a_town_that_its_city_has_no_more_lies_in_the_city(lexicon: Lexicon) -> None:
    """中山市 has towns without counties between, so the issuer's 东升镇 is its own and none of six elsewhere."""
    result = resolved("东升镇2020年法治政府建设情况报告", lexicon, "中山市东升镇人民政府")
    assert result.place is not None
    assert result.place[0].iri == "place/4420/东升镇"


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("组织干部赴台北市松山区考察。", set()),
        ("组织干部赴赤峰市松山区考察。", {"1504", "150404"}),
        ("组织干部赴松山区考察。", {"150404"}),
        ("我市松山区经验得到推广。", {"150404"}),
        ("与岭北市永宁县签订协议。", set()),
    ],
)
def test_an_unknown_parent_in_a_sentence(sentence: str, codes: set[str], lexicon: Lexicon) -> None:
    result = resolved("沂水县2021年法治政府建设情况报告", lexicon, sentence=sentence)
    found = {m.readings[0].concept.iri.removeprefix("place/") for m in result.mentions.of("place")}
    assert found - {"371323"} == codes


@pytest.mark.parametrize(
    ("head", "sentence", "found"),
    [
        ("赣州市2022年法治政府建设情况报告", "推广寻乌“三无村”样板。", True),
        ("赣州市2022年法治政府建设情况报告", "推广寻乌经验。", False),  # not before its brand
        ("沂水县2022年法治政府建设情况报告", "推广寻乌“三无村”样板。", False),  # no county of this place
    ],
)
def test_a_city_names_its_county_in_short_before_a_brand(
    head: str, sentence: str, found: bool, lexicon: Lexicon
) -> None:
    places = {m.surface for m in resolved(head, lexicon, sentence=sentence).mentions.of("place")}
    assert ("寻乌" in places) is found
