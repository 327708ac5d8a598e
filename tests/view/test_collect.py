"""What a page takes out of the graph: entities, direct statements, and the words that say so."""

from __future__ import annotations

import pytest

from kg.model import KgError
from kg.terms import BASE, FZ, ORG
from kg.view import Edge, Fact, Node, View, collect
from kg.view.concepts import joined

JIA, YI = BASE + "place/110101101", BASE + "place/110102201"
LAW = BASE + "eli/cn/law/信访工作法"
BODY = BASE + "body/司法所"
PUBLICITY = BASE + "activity-type/Publicity"
LACK, PLAN = BASE + "report/a2#shortcoming-1", BASE + "report/a2#plan-1"


@pytest.fixture(scope="module")
def view(query) -> View:
    return collect(query)


def node(view: View, iri: str) -> Node:
    return next(n for n in view.nodes if n.id == iri)


def edge(view: View, source: str, target: str) -> Edge:
    return next(e for e in view.edges if (e.source, e.target) == (source, target))


def facts(some: Node | Edge) -> dict[str, str]:
    return {fact.label_zh: fact.value_zh for fact in some.facts}


def test_collect_shows_entities_and_no_mentions_or_statements(view):
    assert {n.kind: n.label_zh for n in view.nodes if n.kind != "report"} == {
        "norm": "中华人民共和国信访工作法",
        "mechanism": "板凳会",
        "organisation": "司法所",
        "person": "李四",
        "activity": "宣传",
        "shortcoming": "队伍力量薄弱",
        "plan": "充实队伍力量",
    }
    assert not any("#s-" in n.id or "#char" in n.id for n in view.nodes)


def test_collect_joins_the_reports_of_one_place(view):
    jia = node(view, JIA)
    assert (jia.kind, jia.label_zh, jia.years) == ("report", "甲镇", ("2021", "2022"))
    assert jia.places == ("丙县", "甲镇")
    assert facts(jia)["上级"] == "丙县"
    assert facts(jia)["报告 2021"] == "甲镇2021年法治政府建设情况报告"


def test_collect_links_to_the_source_only_over_the_web(view):
    (source,) = [fact for fact in node(view, JIA).facts if fact.href]
    assert source.href == "https://www.example.cn/a1.html"


def test_collect_counts_a_copied_report_once(view):
    assert "只在副本" not in {n.label_zh for n in view.nodes}


def test_collect_says_who_shares_a_term(view):
    law = node(view, LAW)
    assert (law.label_en, law.hubs, law.degree, law.years) == (
        "Petition Work Law",
        (JIA, YI),
        2,
        ("2021", "2022"),
    )
    assert facts(law) == {"又称": "信访法", "类别": "法律"}


def test_collect_gives_a_definition_in_the_reader_s_language(view):
    (definition,) = (
        fact for n in view.nodes if n.label_zh == "板凳会" for fact in n.facts if fact.label_zh == "释义"
    )
    assert (definition.value_zh, definition.value_en) == (
        "院坝里的议事会",
        "villagers deliberate in the yard",
    )


def test_collect_quotes_the_words_in_their_sentence_by_code_points(view):
    (quote,) = edge(view, JIA, LAW).quotes
    assert quote.sentence[quote.start : quote.end] == "《信访工作法》"
    assert quote.sentence.startswith("𠮷村学习《")
    assert (quote.report, quote.section) == ("甲镇2021年法治政府建设情况报告", "强化学习")
    assert (quote.begin, quote.stop, quote.contexts) == (104, 111, ("Publicised", "Studied"))


def test_collect_shows_words_alone_that_the_kept_sentence_does_not_hold(view):
    found = edge(view, YI, LAW)
    assert [(q.sentence, q.start, q.end) for q in found.quotes] == [("信访工作法", 0, 5)]
    assert found.modality == ("Planned",)


def test_collect_lets_local_bodies_meet_in_their_kind(view):
    assert node(view, BODY).hubs == (JIA, YI)
    assert facts(edge(view, JIA, BODY)) == {"具体机构": "甲镇司法所"}


def test_collect_sums_the_figures_of_an_activity(view):
    assert facts(node(view, PUBLICITY)) == {"合计（可加者）": "≥300 份"}
    done = edge(view, JIA, PUBLICITY)
    assert (done.predicate, facts(done)) == (FZ.activityType, {"发放资料 2021": "≥300 份"})
    assert {q.sentence[q.start : q.end] for q in done.quotes} == {"发放资料", "发放资料300"}


def test_collect_pairs_repeated_words_with_their_own_sentence_and_section(view):
    quotes = edge(view, JIA, PLAN).quotes
    assert [(q.sentence, q.section) for q in quotes] == [
        ("一是充实队伍力量，抓培训。", "下步打算"),
        ("再次充实队伍力量，招人员。", "保障措施"),
    ]
    assert facts(node(view, PLAN)) == {"目标年份": "2023"}


def test_collect_follows_a_plan_to_the_shortcoming_it_answers(view):
    assert edge(view, PLAN, LACK).predicate == FZ.answers
    assert edge(view, JIA, LACK).modality == ("Lacking",)


def test_collect_says_what_a_person_is(view):
    person = next(n for n in view.nodes if n.kind == "person")
    assert facts(person) == {"职务": "甲镇司法所 律师"}
    assert edge(view, person.id, BODY).predicate == ORG.member


def test_collect_marks_terms_that_no_vocabulary_has(view):
    bench = next(n for n in view.nodes if n.kind == "mechanism")
    assert facts(bench) == {"释义": "院坝里的议事会", "类别": "群众参与", "状态": "词表未收，待审"}


@pytest.mark.parametrize(
    ("focus", "depth", "expected"),
    [
        ("板凳会", 1, {"板凳会", "乙乡"}),
        ("Petition Work Law", 1, {"中华人民共和国信访工作法", "甲镇", "乙乡"}),
        ("信访法", 1, {"中华人民共和国信访工作法", "甲镇", "乙乡"}),
        ("访工作", 1, {"中华人民共和国信访工作法", "甲镇", "乙乡"}),
        (BODY, 1, {"司法所", "甲镇", "乙乡", "李四"}),
        ("甲镇司法所", 1, {"司法所", "甲镇", "乙乡", "李四"}),
        ("乙乡", 1, {"乙乡", "板凳会", "司法所", "中华人民共和国信访工作法"}),
        ("板凳会", 2, {"板凳会", "乙乡", "司法所", "中华人民共和国信访工作法"}),
    ],
)
def test_collect_begins_at_a_focus(query, focus, depth, expected):
    view = collect(query, focus=focus, depth=depth)
    assert {n.label_zh for n in view.nodes} == expected
    assert node(view, view.focus).label_zh in view.title


def test_collect_reaches_everything_without_a_depth(query, view):
    assert collect(query, focus="板凳会", depth=0).nodes == view.nodes


def test_collect_keeps_only_the_kinds_that_are_asked_for(query):
    assert {n.kind for n in collect(query, kinds=["norm"]).nodes} == {"report", "norm"}


def test_collect_says_what_the_limit_leaves_out(query):
    view = collect(query, limit=4)
    assert len(view.nodes) == 4
    assert view.notes == (
        ("共 2 个报告地方，此处列入内容最多的 1 个。", "2 places report; the 1 that say most are here."),
        ("另有 4 个条目未列入（上限 4）。", "4 more terms are left out (limit 4)."),
    )


def test_collect_is_the_same_every_time(query, view):
    assert collect(query) == view


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"focus": "没有这个"}, "no report speaks of “没有这个”"),
        ({"focus": 'a"\\b'}, "no report speaks of"),
        ({"kinds": ["law"]}, "there is no kind “law”; choose from report, norm"),
        ({"limit": 0}, "choose a limit of 1 or more"),
    ],
)
def test_collect_says_what_to_do_instead(query, options, sentence):
    with pytest.raises(KgError, match=sentence):
        collect(query, **options)


def test_collect_joins_facts_of_one_label_on_one_line():
    facts = [Fact("又称", "Also called", f"别名{i}") for i in range(8)]
    (one,) = joined([*facts, facts[0]])
    assert one == Fact("又称", "Also called", "别名0、别名1、别名2、别名3、别名4、别名5 等 8 个")
    source = Fact("来源", "Source", "网页", "page", "https://www.example.cn/")
    assert joined([source, *facts[:2]]) == [source, Fact("又称", "Also called", "别名0、别名1")]
    pair = [Fact("状态", "Status", "待审", "for review"), Fact("状态", "Status", "停用", "retired")]
    assert joined(pair) == [Fact("状态", "Status", "待审、停用", "for review; retired")]


def test_collect_of_a_dataset(small):
    """The hand-written reports that other tests share: two places, a law, a mechanism, a shortcoming, a plan."""
    view = collect(small.query)
    assert {n.label_zh: n.kind for n in view.nodes} == {
        "丁镇": "report",
        "己乡": "report",
        "中华人民共和国民法典": "norm",
        "枫桥经验": "mechanism",
        "司法所": "organisation",
        "执法力量不足": "shortcoming",
        "建强司法所": "plan",
    }
    done, planned = (
        edge(view, BASE + f"place/{code}", BASE + "mechanism/枫桥经验") for code in (990101, 990201)
    )
    assert (done.modality, planned.modality) == (("Done",), ("Planned",))
    assert [q.sentence[q.start : q.end] for q in planned.quotes] == ["“枫桥经验”"]
    law = edge(view, BASE + "place/990101", BASE + "eli/cn/中华人民共和国民法典")
    assert [q.begin for q in law.quotes] == sorted({q.begin for q in law.quotes})
    assert len(law.quotes) == 2


def test_collect_of_an_empty_graph_is_empty():
    view = collect(lambda _: [])
    assert (view.nodes, view.edges) == ((), ())
