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


def test_articles(lexicon: Lexicon) -> None:
    found = norms("依据《行政处罚法》第三十三条第一款、第五十七条免罚。", lexicon)
    assert {(m.surface, m.readings[0].article) for m in found} == {
        ("《行政处罚法》第三十三条第一款", "第三十三条"),
        ("《行政处罚法》第三十三条第一款、第五十七条", "第五十七条"),
    }


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
