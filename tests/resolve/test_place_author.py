"""Who reports and where: addresses, departments, zones, regiments, farms, names of another time."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.model import Field, Source
from kg.pipeline import find
from kg.read import document
from kg.resolve import Resolved, resolve


def resolved(text: str, lexicon: Lexicon, url: str = "") -> Resolved:
    doc = document(text, source=Source(url=url))
    return resolve(doc, find(doc, lexicon), lexicon)


def told(text: str, own: str) -> str:
    """A report with this head, in which the author calls itself 我镇, 我局 and so on."""
    return f"{text}\n一、主要做法\n{own}组织培训，加强普法。\n"


# The head of the report, how the author calls itself, the address, and the code of its place ("": not settled).
AUTHORS = [
    # a township whose county is only in the address
    ("下洋镇2023年法治政府建设年度报告", "我镇", "http://www.xuwen.gov.cn/1.html", "440825109"),
    ("留下街道2022年度法治政府建设工作报告", "我街道", "https://www.hzxh.gov.cn/1.html", "330106009"),
    ("麻旺镇2021年法治政府建设年度报告", "我镇", "http://www.cqyy.gov.cn/1.html", "500242102"),
    ("平安镇2021年法治政府建设年度报告", "我镇", "http://www.yx.gov.cn/1.html", ""),
    # the address contradicts the name: the county has no such town, others have
    ("龙泉镇2021年法治政府建设年度报告", "我镇", "http://www.xuwen.gov.cn/1.html", ""),
    # a town that no register lists, and the county that the address shows
    ("无此名乡2021年法治政府建设年度报告", "我乡", "http://www.xuwen.gov.cn/1.html", "440825/无此名乡"),
    # nobody says which town
    ("2021年法治政府建设年度报告", "我镇", "http://www.youyang.gov.cn/1.html", ""),
    # initials of several counties, of which the text names one
    (
        "2020年，县政府贯彻落实部署，建设法治盂县，县司法局牵头",
        "",
        "https://www.sxyx.gov.cn/1.html",
        "140322",
    ),
    # departments
    ("县司法局2021年法治政府建设年度报告", "我局", "http://sfj.youyang.gov.cn/1.html", "500242"),
    ("市司法局2021年法治政府建设年度报告", "我局", "http://sfj.yuxi.gov.cn/1.html", "5304"),
    ("省司法厅2021年法治政府建设年度报告", "我厅", "http://sft.sc.gov.cn/1.html", "51"),
    ("县司法局2021年法治政府建设年度报告", "我局", "http://sfj.yuxi.gov.cn/1.html", ""),
    ("绿春县市场监督管理局2021年法治政府建设年度报告", "我局", "", "532531"),
    # another type, another name
    ("奉节县平安镇2014年法治政府建设工作报告", "我镇", "", "500236266"),
    ("平安镇2014年法治政府建设工作报告", "我镇", "http://www.fengjie.gov.cn/1.html", "500236266"),
    ("玉环县干江镇2015年法治政府建设工作报告", "我镇", "", "331083103"),
    ("蓟县下营镇2015年法治政府建设工作报告", "我镇", "", "120119104"),
    ("花溪区高坡乡2022年法治政府建设工作报告", "我乡", "", "520111207"),
    ("花溪区高坡民族乡2022年法治政府建设工作报告", "我乡", "", "520111207"),
    # the county right before counts, though another has a town of this name
    ("元阳县平安镇2022年法治政府建设报告", "我镇", "", "532528/平安镇"),
    # short names of the county
    ("酉阳麻旺镇2021年法治政府建设年度报告", "我镇", "", "500242102"),
    ("酉阳县麻旺镇2021年法治政府建设年度报告", "我镇", "", "500242102"),
    ("酉阳自治县麻旺镇2021年法治政府建设年度报告", "我镇", "", "500242102"),
    # streets, zones, regiments, farms
    ("黄石街2022年法治政府建设工作报告", "我街道", "https://www.by.gov.cn/1.html", "440111006"),
    (
        "2022年，在区委的领导下，同和街党工委坚持依法行政。",
        "我街道",
        "https://www.by.gov.cn/1.html",
        "440111009",
    ),
    ("平田乡2022年法治政府建设工作报告", "我乡", "http://www.yncxym.gov.cn/1.html", "532328206"),
    ("鲤城区人民政府金龙街道办事处关于2022年度法治政府建设情况的报告", "我街道", "", "350502007"),
    ("天心区坡子街街道2022年法治政府建设年度报告", "我街道", "", "430103002"),
    ("南通经济技术开发区管理委员会2022年法治政府建设报告", "我区", "", "320671"),
    ("合肥高新区2022年法治政府建设工作报告", "我区", "", "340176"),
    ("凤台县经济开发区管委会2022年法治政府建设报告", "我区", "", "340421/经济开发区"),
    ("第一师阿拉尔市九十九团2022年法治政府建设工作报告", "我团", "", "659002/九十九团"),
    ("石河子市第八师一五二团2022年法治政府建设工作报告", "我团", "", "659001500"),
    ("科尔沁右翼前旗阿力得尔苏木2022年法治政府建设报告", "我苏木", "", "152221202"),
    ("元阳县红旗林场2022年法治政府建设报告", "我场", "", "532528/红旗林场"),
    (
        "石河子市第八师一四三团2022年法治政府建设工作报告",
        "我团",
        "",
        "654203511",
    ),  # numbered once in the corps
    ("昆山高新区2022年法治政府建设工作报告", "我区", "", "320583/高新区"),
    # names that are common nouns, or very short
    ("晋城市城区东街街道2023年法治政府建设年度报告", "我街道", "", "140502001"),
    ("晋城市城区人民政府2023年法治政府建设年度报告", "我区", "", "140502"),
    ("城区人民政府2023年法治政府建设年度报告", "我区", "", ""),
    ("蒲城县兴镇2022年法治政府建设年度报告", "我镇", "", "610526103"),
    ("彭镇（双流区）2022年法治政府建设年度报告", "我镇", "", "510116108"),
    # a kind of place is none
    ("某县某镇2022年法治政府建设报告", "我镇", "", ""),
    ("乡镇2022年法治政府建设报告", "我镇", "", ""),
]


@pytest.mark.parametrize(("head", "own", "url", "code"), AUTHORS)
def test_where_the_author_is(head: str, own: str, url: str, code: str, lexicon: Lexicon) -> None:
    place = resolved(told(head, own), lexicon, url).place
    assert (place[0].iri.removeprefix("place/") if place else "") == code


@pytest.mark.parametrize(
    ("head", "note"),
    [
        ("奉节县平安镇2014年法治政府建设工作报告", "upgraded"),
        ("花溪区高坡乡2022年法治政府建设工作报告", "short"),
        ("玉环县2015年法治政府建设工作报告", "former"),
        ("玉环市2015年法治政府建设工作报告", ""),
    ],
)
def test_a_name_of_another_time_says_so(head: str, note: str, lexicon: Lexicon) -> None:
    (mention,) = resolved(told(head, "我们"), lexicon).mentions.of("about-place")
    assert mention.readings[0].note == note


def test_the_address_is_the_evidence_of_a_department(lexicon: Lexicon) -> None:
    text = told("县司法局2021年法治政府建设年度报告", "我局")
    place = resolved(text, lexicon, "http://sfj.youyang.gov.cn/1.html").place
    assert place is not None
    assert place[1] == Field("url")


@pytest.mark.parametrize(
    ("head", "url", "words"),
    [
        ("平安镇2021年法治政府建设年度报告", "http://www.yx.gov.cn/", "平安镇 may be"),
        ("县司法局2021年法治政府建设年度报告", "http://sfj.yuxi.gov.cn/", "云南省玉溪市"),
        ("县司法局2021年法治政府建设年度报告", "http://www.yanshan.gov.cn/", "铅山县"),
    ],
)
def test_what_stays_open_is_a_finding_with_candidates(
    head: str, url: str, words: str, lexicon: Lexicon
) -> None:
    result = resolved(told(head, "我们"), lexicon, url)
    assert result.place is None
    assert any(f.rule == "ambiguous-place" and words in f.message for f in result.findings)


# A sentence in a report of 元阳县新街镇, and the places it names beside those of the own hierarchy.
SENTENCES = [
    ("赴绿春县大兴镇学习。", "532531 532531101"),
    ("赴蒙自市新安所学习，与长春市朝阳区结对。", "532503 2201 220104"),
    ("聘请四川蜀正律师事务所，在《广西日报》刊发稿件。", ""),
    ("赴大理市银桥镇学习。", "532901 532901108"),  # the county before it counts
    ("与嘎娘镇联合执法。", "532528204"),  # a 乡 of the own county in another type
    ("与平安镇联合执法。", ""),  # a dozen elsewhere, none here
]


@pytest.mark.parametrize(("sentence", "codes"), SENTENCES)
def test_places_in_the_text(sentence: str, codes: str, lexicon: Lexicon) -> None:
    result = resolved("元阳县新街镇2022年法治政府建设报告\n一、主要做法\n" + sentence + "\n", lexicon)
    found = {m.readings[0].concept.iri.removeprefix("place/") for m in result.mentions.of("place")}
    assert found - {"532528", "532528102"} == set(codes.split())
