"""Which norm, wording and article a mention means in its document."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.model import Mention
from kg.pipeline import find
from kg.read import document
from kg.resolve import Resolved, resolve

HEAD = "元阳县新街镇{}年法治政府建设情况报告\n"


def resolved(text: str, lexicon: Lexicon, year: int = 2022) -> Resolved:
    doc = document(HEAD.format(year) + text)
    return resolve(doc, find(doc, lexicon), lexicon)


def norms(text: str, lexicon: Lexicon, year: int = 2022) -> list[Mention]:
    return resolved(text, lexicon, year).mentions.of("norm")


def labels(found: list[Mention]) -> list[str]:
    return [r.concept.label for m in found for r in m.readings]


STATE = "中华人民共和国"
LINKED = [
    ("学习《行政处罚法》。", [STATE + "行政处罚法"]),
    ("学习宪法、民法典。", [STATE + "宪法", STATE + "民法典"]),
    ("宣传《宪法、监察法》。", [STATE + "宪法", STATE + "监察法"]),
    ("宣传《安全生产法，排查隐患。", [STATE + "安全生产法"]),
    ("广大党员遵守党章。", ["中国共产党章程"]),
    ("落实《法治政府建设实施纲要》。", ["法治政府建设实施纲要（2021—2025年）"]),
    ("落实《法治政府建设实施纲要（2021-2025年)》。", ["法治政府建设实施纲要（2021—2025年）"]),
    ("对照《纲要》自查。", ["法治政府建设实施纲要（2021—2025年）"]),
    (
        "统筹“一规划两纲要”。",
        [
            "法治中国建设规划（2020—2025年）",
            "法治政府建设实施纲要（2021—2025年）",
            "法治社会建设实施纲要（2020—2025年）",
        ],
    ),
    ("印发《新街镇普法办法》，落实《办法》。", ["新街镇普法办法", "新街镇普法办法"]),
    ("贯彻《信访工作条例》（以下简称《条例》），宣传《条例》。", ["信访工作条例"] * 3),
    (
        "贯彻《关于甲乙丙的通知》（云发〔2020〕5号，以下简称“《甲通知》”），落实《甲通知》。",
        ["关于甲乙丙的通知"] * 3,
    ),
    ("落实《中共中央 国务院关于印发〈信访工作条例〉的通知》。", ["信访工作条例"]),
    ("落实《关于印发〈某县信访办法〉的通知》。", ["关于印发〈某县信访办法〉的通知"]),
    ("宣传《甲省烟花条例》（简称《烟花条例》），贯彻《烟花条例》。", ["甲省烟花条例"] * 3),
    ("学习《土地管理法》及其实施条例。", [STATE + "土地管理法", STATE + "土地管理法实施条例"]),
    ("学习《信访工作条例》及其实施条例。", ["信访工作条例"]),
    ("宣传宪法及民法典、刑法、禁毒法等。", [STATE + x for x in ("宪法", "民法典", "刑法", "禁毒法")]),
    ("违反刑法第三十条。", [STATE + "刑法"]),
    ("完善刑法学课程。", []),
    ("学习《习近平法治思想学习纲要》，《纲要》指导实践。", []),
    (
        "学习《习近平法治思想学习纲要》，落实《法治社会建设实施纲要》，《纲要》指导实践。",
        ["法治社会建设实施纲要（2020—2025年）"] * 2,
    ),
    ("学习《信访工作条例》，该条例共六章，本条例施行后效果好。", ["信访工作条例"] * 3),
    ("开展民法典宣传月、宪法宣传周活动。", []),
    ("落实《首问负责制度》。", []),
    ("完善人民调解委员会，做好法律法规宣传。", []),
]


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_linked(text: str, expected: list[str], lexicon: Lexicon) -> None:
    assert labels(norms(text, lexicon)) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2017, "法治政府建设实施纲要（2015—2020年）"), (2024, "法治政府建设实施纲要（2021—2025年）")],
)
def test_the_plan_of_the_year(year: int, expected: str, lexicon: Lexicon) -> None:
    assert labels(norms("推进《法治政府建设实施纲要》。", lexicon, year)) == [expected]


@pytest.mark.parametrize(
    ("year", "version"), [(2016, "2009-08-27"), (2020, "2017-09-01"), (2022, "2021-01-22")]
)
def test_the_wording_in_force(year: int, version: str, lexicon: Lexicon) -> None:
    (mention,) = norms("学习《行政处罚法》。", lexicon, year)
    assert mention.readings[0].versions == (f"eli/cn/中华人民共和国行政处罚法/{version}",)


# A sentence; the articles that it names of its norm.
ARTICLES = [
    ("依据《行政处罚法》第三十三条第一款、第五十七条免罚。", "第三十三条第一款 第五十七条"),
    ("根据《土地管理法》第3、5条处理。", "第三条 第五条"),
    ("依照行政处罚法第33条第1款第（二）项。", "第三十三条第一款第二项"),
    ("适用《民法典》第二百一十五条、第一千零四十三条。", "第二百一十五条 第一千零四十三条"),
    ("适用《民法典》第1043条及第205条。", "第一千零四十三条 第二百零五条"),
    ("《行政许可法》（2019年修正）中第五条第一、二款。", "第五条第一款 第五条第二款"),
    ("违反《消防法》第二十一条第一款，第三款也不例外。", "第二十一条第一款 第二十一条第三款"),
    ("《刑法》第一百三十三条之一。", "第一百三十三条之一"),
    ("《立法法》第二章第十条。", "第十条"),
    ("按照《行政处罚法》的规定，依照第四十五条告知，依照第四十六条听证。", "第四十五条 第四十六条"),
    ("学习《行政处罚法》，本法第三条适用。", "第三条"),
    ("学习《行政处罚法》。建立制度，按第三条执行。", ""),
    ("学习《行政处罚法》3次，召开第三次会议。", ""),
]


@pytest.mark.parametrize(("text", "articles"), ARTICLES)
def test_articles(text: str, articles: str, lexicon: Lexicon) -> None:
    found = [m.readings[0].article for m in norms(text, lexicon) if m.readings[0].article]
    assert sorted(found) == sorted(articles.split())


def test_each_article_is_quoted_up_to_its_own_words(lexicon: Lexicon) -> None:
    found = norms("依据《行政处罚法》第三十三条第一款、第五十七条免罚。", lexicon)
    assert {(m.surface, m.readings[0].article) for m in found} == {
        ("《行政处罚法》第三十三条第一款", "第三十三条第一款"),
        ("《行政处罚法》第三十三条第一款、第五十七条", "第五十七条"),
    }


# A sentence in a report of a year; the plan, and whether its period was put right.
PERIODS = [
    (
        2022,
        "落实《法治政府建设实施纲要（2022—2025年）》。",
        "法治政府建设实施纲要（2021—2025年）",
        "corrected",
    ),
    (2022, "落实《法治政府建设实施纲要（2021—2025）》。", "法治政府建设实施纲要（2021—2025年）", ""),
    (2022, "落实《法治政府建设实施纲要》。", "法治政府建设实施纲要（2021—2025年）", "corrected"),
    (2018, "落实《法治政府建设实施纲要》。", "法治政府建设实施纲要（2015—2020年）", "corrected"),
    (2023, "落实法治社会建设实施纲要（2021-2025年）。", "法治社会建设实施纲要（2020—2025年）", "corrected"),
    (2026, "落实《法治政府建设实施纲要（2026—2030年）》。", "法治政府建设实施纲要（2026—2030年）", ""),
    (2012, "落实《法治政府建设实施纲要（2008—2012年）》。", "法治政府建设实施纲要（2008—2012年）", ""),
    (2021, "落实《某县法治政府建设实施纲要（20212025年）》。", "某县法治政府建设实施纲要（2021—2025年）", ""),
]


@pytest.mark.parametrize(("year", "text", "label", "note"), PERIODS)
def test_the_period_of_a_plan(year: int, text: str, label: str, note: str, lexicon: Lexicon) -> None:
    (mention,) = norms(text, lexicon, year)
    assert labels([mention]) == [label]
    assert mention.readings[0].note.replace("short", "") == note


# The wording that the words themselves ask for, though the old one was still in force.
EDITIONS = [
    (2023, "学习新修订的《行政复议法》。", "2023-09-01"),
    (2023, "学习《行政复议法》。", "2017-09-01"),
    (2021, "宣传新《行政处罚法》。", "2021-01-22"),
    (2021, "学习修订后的《安全生产法》。", "2021-06-10"),
    (2021, "执行《行政处罚法》（2017年修正）。", "2017-09-01"),
    (2022, "学习《行政处罚法（2021年修订）》。", "2021-01-22"),
    (2020, "学习新修订的《行政强制法》。", "2011-06-30"),
    (2020, "创新《行政处罚法》宣传。", "2017-09-01"),
]


@pytest.mark.parametrize(("year", "text", "adopted"), EDITIONS)
def test_the_edition_that_the_words_ask_for(year: int, text: str, adopted: str, lexicon: Lexicon) -> None:
    (mention,) = norms(text, lexicon, year)
    assert [iri[-10:] for iri in mention.readings[0].versions] == [adopted]


# Slips of the pen, other names, and old names that are norms of their own.
RENAMED = [
    ("青少年保护法", "中华人民共和国未成年人保护法", "misnomer"),
    ("治安处罚法", "中华人民共和国治安管理处罚法", "misnomer"),
    ("农村土地承包经营法", "中华人民共和国农村土地承包法", "misnomer"),
    ("劳动仲裁法", "中华人民共和国劳动争议调解仲裁法", "short"),
    ("地方组织法", "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法", "short"),
    (
        "党政主要负责人履行法治建设第一责任人职责规定",
        "党政主要负责人履行推进法治建设第一责任人职责规定",
        "misnomer",
    ),
    ("信访条例", "信访条例", ""),
    ("婚姻法", "中华人民共和国婚姻法", ""),
    ("乡村安宁法", "乡村安宁法", ""),
]


@pytest.mark.parametrize(("cited", "meant", "note"), RENAMED)
def test_misnamed_and_superseded_norms(cited: str, meant: str, note: str, lexicon: Lexicon) -> None:
    (mention,) = norms(f"学习《{cited}》。", lexicon, 2023)
    assert [(r.concept.label, r.note) for r in mention.readings] == [(meant, note)]


def test_own_rules_with_the_short_name_of_a_national_norm_are_own_rules(lexicon: Lexicon) -> None:
    (own,) = norms("制定《公务接待管理规定》。", lexicon)
    assert [(r.concept.kind, r.concept.known) for r in own.readings] == [("LocalDocument", False)]
    (national,) = norms("学习《公务接待管理规定》。", lexicon)
    assert labels([national]) == ["党政机关国内公务接待管理规定"]


def test_a_repealed_norm_is_itself_without_a_wording(lexicon: Lexicon) -> None:
    (mention,) = norms("学习《信访条例》。", lexicon, 2023)
    assert mention.readings[0].versions == ()
    assert lexicon.parents("eli/cn/信访条例") == ("eli/cn/信访工作条例",)


def test_a_back_reference_has_the_wording_of_its_norm(lexicon: Lexicon) -> None:
    _, back = norms("学习《行政处罚法》，该法施行后效果好。", lexicon)
    assert back.readings[0].versions == ("eli/cn/中华人民共和国行政处罚法/2021-01-22",)


def test_a_slip_in_the_years_of_a_plan_is_marked(lexicon: Lexicon) -> None:
    (mention,) = norms("落实《法治政府建设实施纲要（2022—2025年）》。", lexicon)
    reading = mention.readings[0]
    assert (reading.concept.label, reading.note) == ("法治政府建设实施纲要（2021—2025年）", "corrected")


def test_a_bare_title_without_a_norm_before_is_a_finding(lexicon: Lexicon) -> None:
    result = resolved("按照《实施方案》推进。", lexicon)
    assert result.mentions.of("norm") == []
    assert [f.focus for f in result.findings] == ["《实施方案》"]


def test_local_documents_are_scoped_by_the_place(lexicon: Lexicon) -> None:
    (mention,) = norms("制定《机关值班办法》。", lexicon)
    assert mention.readings[0].concept.iri == "norm/532528102/机关值班办法"
    (mention,) = norms("贯彻《无此州草原管护条例》。", lexicon)
    assert mention.readings[0].concept.iri == "norm/无此州草原管护条例"


def test_the_provinces_own_regulation(lexicon: Lexicon) -> None:
    doc = document("重庆市奉节县2023年法治政府建设报告\n宣传《市专业技术人员继续教育条例》。\n")
    (mention,) = resolve(doc, find(doc, lexicon), lexicon).mentions.of("norm")
    assert mention.readings[0].concept.iri == "eli/cn/重庆市专业技术人员继续教育条例"
