"""Works, campaigns, places and persons that a report names."""

from __future__ import annotations

from kg.extract import campaigns, persons, places, works
from kg.model import Concept, Literal, Mention, Mentions, Modality, Reading, Span, Statement
from kg.read import document
from kg.terms import FZ, ORG


def mention(text: str, surface: str, kind: str, iri: str, note: str = "") -> Mention:
    at = text.index(surface)
    reading = Reading(Concept(iri, kind, surface), note=note)
    return Mention(Span(at, at + len(surface)), kind, surface, (reading,))


def objects(found: list[Statement], predicate: str) -> list[object]:
    return [s.object for s in found if s.predicate == predicate]


def test_one_statement_for_each_mention() -> None:
    text = "学习《法治故事》，在柳树村过全国土地日。"
    doc = document(text)
    mentions = Mentions(
        [
            mention(text, "《法治故事》", "work", "work/法治故事"),
            mention(text, "柳树村", "place", "place/1/柳树村"),
            mention(text, "全国土地日", "campaign", "campaign/全国土地日"),
            Mention(Span(0, 2), "place", "学习"),
        ]
    )
    (work,) = works.extract(doc, mentions)
    assert (work.predicate, work.object, work.context) == (FZ.refersTo, "work/法治故事", {"Studied"})
    assert objects(list(places.extract(doc, mentions)), FZ.mentionsPlace) == ["place/1/柳树村"]
    (day,) = campaigns.extract(doc, mentions)
    assert (day.predicate, day.modality) == (FZ.observes, Modality.DONE)


def test_a_membership_joins_person_role_and_body() -> None:
    text = "聘请远大律师事务所律师孙晓伟、远山律师事务所的李娜律师，镇长王磊参加。"
    doc = document(text)
    mentions = Mentions(
        [
            mention(text, "远大律师事务所", "organisation", "organisation/1"),
            mention(text, "孙晓伟", "person", "person/9/1", "律师"),
            mention(text, "远山律师事务所", "organisation", "organisation/2"),
            mention(text, "李娜", "person", "person/9/2", "律师"),
            mention(text, "王磊", "person", "person/9/3", "镇长"),
        ]
    )
    found = list(persons.extract(doc, mentions))
    assert objects(found, FZ["names"]) == ["person/9/1", "person/9/2", "person/9/3"]
    assert objects(found, ORG.role) == [Literal.zh("律师"), Literal.zh("律师"), Literal.zh("镇长")]
    assert objects(found, ORG.organization) == ["organisation/1", "organisation/2"]
    assert len(set(objects(found, FZ.reports))) == 3


def test_a_leader_of_the_country_is_named_without_a_membership() -> None:
    text = "学习习近平总书记讲话。"
    doc = document(text)
    leader = mention(text, "习近平", "person", "person/习近平", "总书记")
    (said,) = persons.extract(doc, Mentions([leader]))
    assert (said.predicate, said.object) == (FZ["names"], "person/习近平")
    text = "党中央总书记习近平讲话。"
    doc = document(text)
    both = [
        mention(text, "党中央", "organisation", "organisation/党中央"),
        mention(text, "习近平", "person", "person/习近平", "总书记"),
    ]
    assert objects(list(persons.extract(doc, Mentions(both))), ORG.organization) == ["organisation/党中央"]


def test_who_acts_on_a_leaders_words_is_no_body_of_his() -> None:
    text = "县政府坚决贯彻落实习近平总书记讲话精神。"
    both = [
        mention(text, "县政府", "organisation", "organisation/1"),
        mention(text, "习近平", "person", "person/习近平", "总书记"),
    ]
    found = list(persons.extract(document(text), Mentions(both)))
    assert [s.predicate for s in found] == [FZ["names"]]


def test_the_head_of_a_bureau_that_reports_is_in_it() -> None:
    text = "甲县水务局2021年法治政府建设工作总结\n成立以局党组书记、局长马建华为组长的小组。\n"
    doc = document(text)
    bureau = mention(text, "甲县水务局", "organisation", "organisation/1")
    leader = mention(text, "马建华", "person", "person/9/1", "局党组书记、局长")
    found = list(persons.extract(doc, Mentions([bureau, leader])))
    assert objects(found, ORG.organization) == ["organisation/1"]
