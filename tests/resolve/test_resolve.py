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


def test_bodies_belong_to_the_place(lexicon: Lexicon) -> None:
    town = resolved("司法所组织培训。", lexicon)
    assert "organisation/532528102/司法所" in iris(town, "organisation")
    county = resolved("派出所参加。", lexicon, "元阳县司法局2022年法治政府建设情况报告\n")
    assert "organisation/532528/派出所" in iris(county, "organisation")


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
