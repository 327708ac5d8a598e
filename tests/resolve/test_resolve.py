"""Minting, bodies, campaigns by date, and names inside names."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.model import Concept, Mention, Reading, Span
from kg.pipeline import find
from kg.read import document
from kg.resolve import Resolved, resolve
from kg.resolve.resolve import swallow

TOWN = "元阳县新街镇2022年法治政府建设情况报告\n"


def resolved(text: str, lexicon: Lexicon, head: str = TOWN) -> Resolved:
    doc = document(head + text)
    return resolve(doc, find(doc, lexicon), lexicon)


def iris(result: Resolved, kind: str) -> set[str]:
    return {r.concept.iri for m in result.mentions.of(kind) for r in m.readings}


def test_head_mentions(lexicon: Lexicon) -> None:
    result = resolved("一、情况\n", lexicon)
    assert [(m.surface, m.readings[0].concept.iri) for m in result.mentions.of("about-place")] == [
        ("新街镇", "place/532528102")
    ]
    assert [m.surface for m in result.mentions.of("year")] == ["2022"]


def test_every_concept_gets_an_iri(lexicon: Lexicon) -> None:
    text = "推行“五心调解”工作法，成立禁毒专班，印发《甲办法》，观看《乙》，律师孙晓伟授课，9.20公民道德宣传日宣传。"
    result = resolved(text, lexicon)
    assert all(r.concept.iri for m in result.mentions for r in m.readings)


def test_what_is_a_platform_of_the_report_is_no_mechanism(lexicon: Lexicon) -> None:
    result = resolved("上线“码上议”小程序，推行“码上议”和“炕头议”。", lexicon)
    assert [m.surface for m in result.mentions.of("mechanism")] == ["“炕头议”"]


def test_bodies_belong_to_the_place(lexicon: Lexicon) -> None:
    town = resolved("司法所组织培训。", lexicon)
    assert "organisation/532528102/司法所" in iris(town, "organisation")
    county = resolved("派出所参加。", lexicon, "元阳县司法局2022年法治政府建设情况报告\n")
    assert "organisation/532528/派出所" in iris(county, "organisation")


def test_a_township_has_no_bureau_court_or_commission(lexicon: Lexicon) -> None:
    text = "邀请审计局、卫健委、检察院、编办授课，公安局交警大队、监委参加，团县委支持。\n"
    assert iris(resolved(text, lexicon), "organisation") == {
        f"organisation/532528/{name}"
        for name in ("审计局", "卫健委", "检察院", "编办", "公安局交警大队", "监委", "团县委")
    }
    own = "派出所、司法所、综治中心、党政办、市场监管所、镇纪委参加。\n"
    assert all(
        iri.startswith("organisation/532528102/") for iri in iris(resolved(own, lexicon), "organisation")
    )


def test_the_bodies_of_the_country_are_of_no_place(lexicon: Lexicon) -> None:
    for head in (TOWN, "工作报告\n"):
        found = iris(
            resolved("按照最高人民法院、中央依法治国办、司法部的部署。", lexicon, head), "organisation"
        )
        assert found == {f"organisation/{name}" for name in ("最高人民法院", "中央依法治国办", "司法部")}


def test_without_a_place_the_document_scopes_bodies_and_people(lexicon: Lexicon) -> None:
    text = "县委部署，书记张伟同志带队，学习习近平总书记讲话，聘请远大律师事务所。"
    first, again, other = (resolved(t, lexicon, "") for t in (text, text, text + "完。"))
    for kind, shared in (
        ("organisation", {"organisation/远大律师事务所"}),
        ("person", {"person/习近平"}),
    ):
        assert iris(first, kind) == iris(again, kind)
        assert iris(first, kind) & iris(other, kind) == shared
        assert len(iris(first, kind)) == 2


def test_names_that_longer_words_contain_are_none(lexicon: Lexicon) -> None:
    for text in (
        "修订目标考核办法，各园区党委书记、各嘎查村委会、每个村委会参加。",
        "以钉钉子的劲头抓落实。",
        "（某政办发〔2020〕18号）",
    ):
        result = resolved(text, lexicon, "")
        assert not iris(result, "organisation") | iris(result, "platform"), text
    result = resolved("县广播电视传输中心承办，用钉钉召开会议。", lexicon)
    assert iris(result, "platform") == {"platform/钉钉"}


def test_dates_that_stand_alone_mean_the_day(lexicon: Lexicon) -> None:
    result = resolved("利用“3·15”“12·4”等节点宣传。", lexicon)
    assert iris(result, "campaign") == {"campaign/国际消费者权益日", "campaign/国家宪法日"}


def test_a_person_is_of_the_place_a_leader_of_the_country(lexicon: Lexicon) -> None:
    result = resolved("学习习近平总书记讲话，镇长李强同志带队。", lexicon)
    assert iris(result, "person") == {"person/习近平", "person/532528102/李强"}


def mention(kind: str, start: int, end: int) -> Mention:
    return Mention(Span(start, end), kind, "", (Reading(Concept(f"{kind}/{start}", kind, "")),))


def test_names_inside_names() -> None:
    outer = [
        ("campaign", "norm"),
        ("organisation", "norm"),
        ("norm", "mechanism"),
        ("norm", "place"),
        ("person", "place"),
        ("mechanism", "campaign"),
        ("work", "norm"),
        ("place", "place"),
    ]
    for kind, inner in outer:
        assert [m.kind for m in swallow([mention(inner, 2, 4), mention(kind, 0, 6)])] == [kind], (kind, inner)
    for kind, inner in [("organisation", "place"), ("mechanism", "place"), ("organisation", "person")]:
        assert len(swallow([mention(inner, 2, 4), mention(kind, 0, 6)])) == 2, (kind, inner)


def test_a_gacha_is_named_before_its_people(lexicon: Lexicon) -> None:
    head = "阿拉善右旗雅布赖镇2019年法治政府建设工作总结\n"
    result = resolved("乌兰布和呼都嘎查党支部书记宣讲。\n示范嘎查党支部书记参加。\n", lexicon, head)
    assert [m.surface for m in result.mentions.of("place") if m.surface.endswith("嘎查")] == [
        "乌兰布和呼都嘎查"
    ]
