"""Citations with their context, modality, wording and article."""

from __future__ import annotations

from kg.extract.norms import extract
from kg.model import Concept, Mention, Mentions, Modality, Reading, Span
from kg.read import document
from kg.terms import FZ


def test_a_citation_says_how_and_what() -> None:
    text = "一、成效\n组织学习《水法》第三条。\n二、下一步打算\n宣传《水法》。\n"
    doc = document(text)
    law = Concept("eli/cn/水法", "norm", "水法", "Law")
    first, second = text.index("《水法》第"), text.index("《水法》。")
    mentions = Mentions(
        [
            Mention(
                Span(first, first + 7), "norm", "", (Reading(law, ("eli/cn/水法/2016-07-02",), "第三条"),)
            ),
            Mention(Span(second, second + 4), "norm", "", (Reading(law, note="misnomer"),)),
        ]
    )
    found = [(s.predicate, s.object, s.modality, sorted(s.context)) for s in extract(doc, mentions)]
    assert found == [
        (FZ.cites, "eli/cn/水法", Modality.DONE, ["Studied"]),
        (FZ.citesVersion, "eli/cn/水法/2016-07-02", Modality.DONE, ["Studied"]),
        (FZ.citesArticle, "eli/cn/水法/第三条", Modality.DONE, ["Studied"]),
        (FZ.cites, "eli/cn/水法", Modality.PLANNED, ["Misnomer", "Publicised"]),
    ]


def test_a_doubtful_wording_says_so() -> None:
    doc = document("学习《水法》。")
    reading = Reading(Concept("eli/cn/水法", "norm", "水法"), ("eli/cn/水法/2016",), certain=False)
    found = list(extract(doc, Mentions([Mention(Span(2, 6), "norm", "《水法》", (reading,))])))
    assert ["Uncertain" in s.context for s in found] == [False, True]


def test_a_paragraph_is_part_of_its_article() -> None:
    doc = document("依据《水法》第三条之一第二款第（四）项。")
    law = Concept("eli/cn/水法", "norm", "水法", "Law")
    reading = Reading(law, article="第三条之一第二款第四项")
    found = list(extract(doc, Mentions([Mention(Span(2, 19), "norm", "", (reading,))])))
    assert [s.object for s in found if s.predicate == FZ.citesArticle] == [
        "eli/cn/水法/第三条之一/第二款/第四项"
    ]
