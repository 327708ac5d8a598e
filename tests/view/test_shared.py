"""What all views share: entities by number, reports with their texts, statements with their places in them."""

from __future__ import annotations

import pytest

from kg.terms import BASE, DCTERMS, FZ, ORG
from kg.view.said import PLAN, SHORTCOMING
from kg.view.shared import Entity, Shared, Statement


class Graph:
    def __init__(self, query, folder=None):
        self.query, self.folder = query, folder


@pytest.fixture(scope="module")
def shared(query) -> Shared:
    return Shared(Graph(query))


def said(shared: Shared, predicate: str) -> list[Statement]:
    return [one for one in shared.statements if one.predicate == predicate]


def named(shared: Shared, value: int | str) -> str:
    return shared.entities[value].zh if isinstance(value, int) else value


def entity(shared: Shared, zh: str, kind: str) -> Entity:
    (found,) = (one for one in shared.entities if (one.zh, one.kind) == (zh, kind))
    return found


def test_shared_has_each_report_once_with_its_place_year_and_address(shared):
    assert [(one.title, named(shared, one.place), one.year) for one in shared.reports] == [
        ("甲镇2021年法治政府建设情况报告", "甲镇", "2021"),
        ("甲镇2022年法治政府建设情况报告", "甲镇", "2022"),
        ("乙乡2022年法治政府建设情况报告", "乙乡", "2022"),
    ]
    assert [one.url for one in shared.reports] == ["https://www.example.cn/a1.html", "", ""]
    assert shared.entities[shared.reports[0].entity].iri == BASE + "report/a1"


def test_shared_numbers_entities_in_the_order_in_which_they_are_named(shared):
    number = shared.entity(BASE + "eli/cn/law/信访工作法")
    assert shared.entity(BASE + "eli/cn/law/信访工作法") == number
    law = shared.entities[number]
    assert law == ("norm", "中华人民共和国信访工作法", "Petition Work Law", law.iri, ("信访法",), -1)


def test_shared_tells_what_kind_a_local_body_is(shared):
    body = entity(shared, "甲镇司法所", "organisation")
    assert shared.entities[body.of] == entity(shared, "司法所", "organisation")


def test_shared_names_shortcomings_and_plans_by_their_headlines(shared):
    assert entity(shared, "队伍力量薄弱", "shortcoming").iri == BASE + "report/a2#shortcoming-1"
    assert entity(shared, "充实队伍力量", "plan")


def test_shared_quotes_by_code_points_of_the_text(shared):
    (first, *_) = said(shared, FZ.cites)
    text = shared.reports[first.report].text
    assert text[first.start : first.end] == "《信访工作法》"
    assert (first.modality, first.qualifiers) == ("Done", ("Publicised", "Studied"))
    assert text[100:102] == "𠮷村"


@pytest.mark.parametrize(
    ("predicate", "subject", "value", "words"),
    [
        (FZ.figure, "甲镇2021年法治政府建设情况报告", "发放资料 ≥300 份", "发放资料300"),
        (FZ.activityType, "甲镇2021年法治政府建设情况报告", "宣传", "发放资料"),
        (SHORTCOMING, "甲镇2022年法治政府建设情况报告", "队伍力量薄弱", "队伍力量薄弱"),
        (PLAN, "甲镇2022年法治政府建设情况报告", "充实队伍力量", "充实队伍力量"),
        (FZ.answers, "充实队伍力量", "队伍力量薄弱", "充实队伍力量"),
        (ORG.member, "李四", "甲镇司法所", "李四律师"),
        (ORG.role, "李四", "律师", "李四律师"),
    ],
)
def test_shared_has_a_statement_for_each_fact(shared, predicate, subject, value, words):
    one = said(shared, predicate)[0]
    assert (named(shared, one.subject), named(shared, one.object)) == (subject, value)
    assert shared.reports[one.report].text[one.start : one.end] == words


def test_shared_has_a_statement_for_each_place_that_says_it(shared):
    assert [one.start for one in said(shared, PLAN)] == [40, 60]


def test_shared_leaves_copies_out(shared):
    assert len(shared.reports) == 3
    assert "只在副本" not in {one.zh for one in shared.entities}


def test_shared_keeps_statements_in_the_order_of_the_texts(shared):
    places = [(one.report, one.start) for one in shared.statements]
    assert places == sorted(places)


def test_shared_reads_the_frozen_texts_of_a_folder(query, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a1.txt").write_bytes("一行\r二行\n".encode())
    reports = Shared(Graph(query, tmp_path)).reports
    assert [one.text for one in reports] == ["一行\r二行\n", "", ""]


def test_shared_names_a_version_by_its_norm(small):
    """The hand-written reports that other tests share."""
    shared = Shared(small)
    version = shared.entity(BASE + "eli/cn/中华人民共和国民法典/2020-05-28")
    assert shared.entities[version].zh == "中华人民共和国民法典（2020-05-28）"


def test_shared_of_a_dataset_quotes_what_it_says(small):
    shared = Shared(small)
    assert len(shared.statements) > 5
    titles = said(shared, DCTERMS.title)
    assert all(shared.reports[one.report].text[one.start : one.end] for one in titles if one.start >= 0)


def test_shared_of_an_empty_graph_is_empty():
    shared = Shared(Graph(lambda _: iter(())))
    assert (shared.reports, shared.statements, shared.entities) == ([], [], [])
    assert shared.rows()["report"] == []
