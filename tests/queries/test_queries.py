"""The saved questions: Oxigraph and rdflib answer alike, and the answers are what a reader would say."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
import rdflib

from kg.dataset import Dataset
from kg.lexicon import default_ontology
from kg.questions import read_questions

QUESTIONS = read_questions([default_ontology() / "queries"])

# rdflib warns of what it calls itself whenever a Dataset is queried.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset.(contexts|default_context) is deprecated:DeprecationWarning"
)


@pytest.fixture(scope="module", params=["dataset", "built"])
def both(request: pytest.FixtureRequest) -> tuple[Dataset, rdflib.Dataset]:
    """A dataset in Oxigraph and in rdflib: the two annotated reports, then the samples."""
    found = request.getfixturevalue(request.param)
    loaded = found if isinstance(found, Dataset) else found.dataset
    assert isinstance(loaded, Dataset)
    return loaded, loaded.to_rdflib()


def plain(value: object) -> str:
    """A number as a number, whatever the library's spelling: 2300, 2300.0."""
    text = str(value)
    try:
        return format(Decimal(text).normalize(), "f")
    except ArithmeticError:
        return text


def rows_of_oxigraph(dataset: Dataset, sparql: str) -> list[dict[str, str]]:
    return [{name: plain(value) for name, value in row.items()} for row in dataset.query(sparql)]


def rows_of_rdflib(union: rdflib.Dataset, sparql: str) -> list[dict[str, str]]:
    return [{str(name): plain(value) for name, value in row.items()} for row in union.query(sparql).bindings]


def test_questions_found() -> None:
    assert len(QUESTIONS) >= 24


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_libraries_answer_alike_and_in_the_same_order(
    name: str, both: tuple[Dataset, rdflib.Dataset]
) -> None:
    dataset, union = both
    sparql = QUESTIONS[name].filled()
    assert rows_of_oxigraph(dataset, sparql) == rows_of_rdflib(union, sparql)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_column_that_tells_rows_apart_is_in_the_order(name: str) -> None:
    query = re.sub(r"#.*", "", QUESTIONS[name].sparql)
    selected = query[query.index("SELECT") : query.index("WHERE")]
    grouped = re.search(r"GROUP BY ([^\n]*)\nORDER", query)
    keys = re.findall(r"\?\w+", grouped[1] if grouped else selected)
    assert keys
    assert set(keys) <= set(re.findall(r"\?\w+", query[query.rindex("ORDER BY") :]))


# What a lawyer would answer, with the two reports in hand; - is where nothing is said.
ANSWERS = {
    ("norm-citations", ""): ("place year quote", ["北山乡 2021 《民法典》", "南河镇 2022 民法典"]),
    ("norm-citations", "title=中华人民共和国宪法"): ("place quote", ["南河镇 《中华人民国宪法》"]),
    ("norms-by-reports", ""): (
        "norm class reports quotations",
        [
            "中华人民共和国民法典 Law 2 2",
            "中华人民共和国宪法 Constitution 1 1",
            "中华人民共和国行政处罚法 Law 1 1",
        ],
    ),
    ("norm-versions", ""): (
        "norm adopted inForce place year",
        ["中华人民共和国民法典 2020-05-28 2021-01-01 北山乡 2021"],
    ),
    ("norms-by-use", ""): (
        "use norm reports",
        [
            "学习 / studied 中华人民共和国宪法 1",
            "学习 / studied 中华人民共和国民法典 1",
            "宣传 / publicised 中华人民共和国民法典 1",
            "适用 / applied 中华人民共和国行政处罚法 1",
        ],
    ),
    ("norm-names", ""): (
        "note quote",
        ["不确定 / uncertain 行政处罚法", "经更正 / corrected 《中华人民国宪法》"],
    ),
    ("mechanisms-by-place", ""): (
        "place year mechanism modality",
        [
            "北山乡 2021 一张网网格体系 Done",
            "北山乡 2021 四方会商机制 Planned",
            "北山乡 2021 枫桥经验 Done",
            "南河镇 2022 三重一大 Done",
            "南河镇 2022 枫桥经验 Done",
        ],
    ),
    ("mechanism-beside-grid", ""): ("place grid quote", ["北山乡 一张网网格体系 “一张网”网格体系"]),
    ("mechanism-beside-grid", "name=三重一大"): ("place", []),
    ("planned-not-done", ""): (
        "place kind name",
        ["北山乡 平台 / platform 便民码平台", "北山乡 机制 / mechanism 四方会商机制"],
    ),
    ("materials", ""): (
        "place year total unit figures atLeast about",
        ["北山乡 2021 2300 份 1 1 0", "北山乡 2021 500 册 1 0 1", "南河镇 2022 800 份 1 0 0"],
    ),
    ("mediations", ""): (
        "place measure value unit rateOf rate",
        ["北山乡 调解矛盾纠纷 120 件 调解成功率 98"],
    ),
    ("figures", ""): (
        "place measure value upperBound qualifier unit modality",
        ["北山乡 开展法治培训 3 5 Range 场 Done"],
    ),
    ("activities", ""): ("type place phrase value unit", ["法治宣传 北山乡 发放宣传资料 2300 份"]),
    ("shortcomings-and-plans", ""): (
        "place shortcoming cause plan targetYear",
        [
            "北山乡 - - 上线便民码平台 -",
            "北山乡 执法力量不足 人手较少 加强执法队伍 2022",
            "北山乡 法治宣传形式单一 - - -",
        ],
    ),
    ("shortcomings-by-topic", ""): (
        "topic english what headline place year",
        [
            "执法队伍 enforcement staff 存在问题 / shortcoming 执法力量不足 北山乡 2021",
            "执法队伍 enforcement staff 下步计划 / plan 加强执法队伍 北山乡 2021",
        ],
    ),
    ("campaigns", ""): ("campaign date place", ["国家宪法日 --12-04 北山乡"]),
    ("platforms", ""): (
        "platform place modality",
        ["便民码平台 北山乡 Planned", "北山微讯公众号 北山乡 Done"],
    ),
    ("persons", ""): ("person role organisation place", ["王小明 所长 司法所 北山乡"]),
    ("organisations", ""): ("place organisation quotations", ["北山乡 司法所 1"]),
    ("places", ""): ("place level named", ["北山乡 Village 松树村"]),
    ("place", "name=南河镇"): (
        "section what value modality",
        [
            "- about 南河镇 Done",
            "- reportingYear 2022 Done",
            "- title 甲省乙县南河镇2022年法治政府建设工作报告 Done",
            "工作情况 adopts 三重一大 Done",
            "工作情况 adopts 枫桥经验 Done",
            "工作情况 cites 中华人民共和国宪法 Done",
            "工作情况 cites 中华人民共和国民法典 Done",
            "工作情况 describes 三重一大 Done",
            "工作情况 describes 枫桥经验 Done",
            "工作情况 figure 发放宣传单 Done",
        ],
    ),
    ("quotations", ""): ("place section quote", ["南河镇 工作情况 “三重一大”"]),
    ("quotations", 'name="}'): ("place", []),
    ("reports", ""): (
        "place year issuer file",
        ["北山乡 2021 北山乡人民政府 north.txt", "南河镇 2022 - south.txt"],
    ),
    ("gaps", ""): (
        "missing file",
        [
            "下步计划 / plans south.txt",
            "存在问题 / shortcomings south.txt",
            "工作活动 / activities south.txt",
            "机关 / issuer south.txt",
        ],
    ),
    ("candidates", ""): (
        "class name reports quote",
        [
            "Mechanism 一张网网格体系 1 “一张网”网格体系",
            "Mechanism 四方会商机制 1 “四方会商”机制",
            "Organisation 北山乡人民政府 1 甲省乙县北山乡人民政府",
            "Organisation 司法所 1 司法所",
            "Person 王小明 1 王小明",
            "Place 松树村 1 松树村",
            "Platform 便民码平台 1 便民码平台",
            "Platform 北山微讯公众号 1 北山微讯公众号",
        ],
    ),
}


@pytest.mark.parametrize(("asked", "expected"), ANSWERS.items(), ids=lambda x: "?".join(map(str, x))[:60])
def test_an_answer_is_what_a_reader_would_say(
    asked: tuple[str, str], expected: tuple[str, list[str]], dataset: Dataset
) -> None:
    name, given = asked
    columns, rows = expected
    values = dict([given.split("=")]) if given else {}
    found = rows_of_oxigraph(dataset, QUESTIONS[name].filled(values))
    assert [" ".join(row.get(column, "-") for column in columns.split()) for row in found] == rows


def test_every_question_has_an_answer_in_the_table() -> None:
    assert {name for (name, _), (_, rows) in ANSWERS.items() if rows} == set(QUESTIONS)


def test_a_county_has_the_reports_of_its_townships(dataset: Dataset) -> None:
    rows = dataset.query(QUESTIONS["place"].filled({"name": "乙县"})).rows()
    assert {row["place"] for row in rows} == {"北山乡", "南河镇"}
    assert {"cause", "headline", "activity", "figure", "role", "names"} <= {row["what"] for row in rows}


def test_every_quotation_that_is_answered_stands_in_its_report(
    dataset: Dataset, texts: dict[str, str]
) -> None:
    checked = 0
    for question in QUESTIONS.values():
        for row in dataset.query(question.filled()):
            for column in {"quote", "sentence"} & set(row) if "report" in row else ():
                assert row[column] in texts[row["report"]]
                checked += 1
    assert checked > 20
