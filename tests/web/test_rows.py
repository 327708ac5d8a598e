"""Rows as they are written: what the engine itself writes is the measure; and they end at their bound."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest

from kg.web import rows

TERMS = [
    ox.NamedNode("urn:x:枫桥?a&b=1"),
    ox.BlankNode("b0"),
    ox.Literal('引号" 逗号, 换行\n回车\r 制表\t \\ <b>&'),
    ox.Literal("乡", language="zh"),
    ox.Literal(12),
    ox.Literal("012", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    ox.Literal("1.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    ox.Literal("2023", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
    ox.Literal(""),
    None,
]
ENGINE = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
}


def written(
    name: str, variables: list[str], table: list[tuple[object, ...]], most: int = 100
) -> tuple[bytes, bool]:
    out = io.BytesIO()
    cut = rows.write(name, variables, table, out, most)
    return out.getvalue(), cut


@pytest.mark.parametrize("name", ENGINE)
def test_every_term_comes_back(name: str) -> None:
    table = [(term, ox.NamedNode("urn:x:same")) for term in TERMS]
    data, cut = written(name, ["a", "变量"], table)
    assert not cut
    parsed = ox.parse_query_results(data, format=ENGINE[name])
    assert isinstance(parsed, ox.QuerySolutions)
    assert [v.value for v in parsed.variables] == ["a", "变量"]
    assert [tuple(row) for row in parsed] == table


def test_csv_is_what_the_standard_says() -> None:
    data, _ = written("csv", ["a", "b"], [(TERMS[2], TERMS[1]), (None, TERMS[3])])
    assert data.decode() == 'a,b\r\n"引号"" 逗号, 换行\n回车\r 制表\t \\ <b>&",_:b0\r\n,乡\r\n'


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_no_rows_and_no_variables_are_answers_too(name: str) -> None:
    for table in ([], [(), ()]):
        data, _ = written(name, [], table)
        if name == "json":
            assert len(json.loads(data)["results"]["bindings"]) == len(table)
        elif name == "xml":
            assert len(ET.fromstring(data.decode()).findall(".//{*}result")) == len(table)  # noqa: S314 - our own answer
        else:
            assert data.count(b"\n") == 1 + len(table)


@pytest.mark.parametrize(("most", "kept", "cut"), [(2999, 2999, True), (3000, 3000, False), (1, 1, True)])
def test_rows_end_at_their_bound(most: int, kept: int, cut: bool) -> None:
    table = [(ox.Literal(i),) for i in range(3000)]
    data, was_cut = written("json", ["n"], table, most)
    found = json.loads(data)["results"]["bindings"]
    assert [row["n"]["value"] for row in found] == [str(i) for i in range(kept)]
    assert was_cut is cut


def test_characters_that_xml_forbids_do_not_break_it() -> None:
    data, _ = written("xml", ["a"], [(ox.Literal("第一页\x0c第二页"),)])
    assert ET.fromstring(data.decode()).findtext(".//{*}literal") == "第一页\ufffd第二页"  # noqa: S314 - our own answer
