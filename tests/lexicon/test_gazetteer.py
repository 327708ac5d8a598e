"""The divisions: what lies in what, what a name means beside others, villages, bad rows."""

from pathlib import Path

import pytest

from kg.lexicon import default_ontology
from kg.lexicon.gazetteer import ALIAS_COLUMNS, COLUMNS, FORMER_COLUMNS, Gazetteer
from kg.lexicon.tables import read_table
from kg.model import KgError
from kg.terms import DCTERMS, FZ

GAZETTEER = Gazetteer.load([default_ontology()])


@pytest.mark.parametrize(
    ("iri", "chain"),
    [
        ("place/43", ["湖南省"]),
        ("place/433122", ["湖南省", "湘西土家族苗族自治州", "泸溪县"]),
        ("place/500152", ["重庆市", "潼南区"]),
        ("place/429004", ["湖北省", "仙桃市"]),
        ("place/999999", []),
    ],
)
def test_chain_runs_from_the_province_down(iri: str, chain: list[str]) -> None:
    assert [place.name for place in GAZETTEER.chain(iri)] == chain


@pytest.mark.parametrize(
    ("name", "context", "chain"),
    [
        ("城关镇", ["舟曲县"], ["甘肃省", "甘南藏族自治州", "舟曲县", "城关镇"]),
        ("城关镇", ["甘南州", "舟曲"], ["甘肃省", "甘南藏族自治州", "舟曲县", "城关镇"]),
        ("朝阳区", ["长春市"], ["吉林省", "长春市", "朝阳区"]),
        ("鼓楼区", ["江苏", "南京"], ["江苏省", "南京市", "鼓楼区"]),
        ("威宁县", [], ["贵州省", "毕节市", "威宁彝族回族苗族自治县"]),
        ("苍山县", [], ["山东省", "临沂市", "兰陵县"]),
    ],
)
def test_context_settles_a_name(name: str, context: list[str], chain: list[str]) -> None:
    [place] = GAZETTEER.resolve(name, context)
    assert [p.name for p in GAZETTEER.chain(place.iri)] == chain


@pytest.mark.parametrize(
    ("alias", "codes"),
    [
        ("科右中旗", ["152222"]),
        ("察右后旗", ["150928"]),
        ("东乌旗", ["152525"]),
        ("鄂旗", ["150624", "150723"]),
    ],
)
def test_short_names_of_banners(alias: str, codes: list[str]) -> None:
    assert [found.code for found in GAZETTEER.aliases if found.name == alias] == codes


def test_unsettled_name_keeps_its_candidates() -> None:
    assert len(GAZETTEER.resolve("城关镇", ["没有这个县"])) > 80
    assert GAZETTEER.resolve("没有这个镇") == ()


def test_villages_of_a_township() -> None:
    [town] = GAZETTEER.resolve("灵溪镇", ["永顺县"])
    villages = GAZETTEER.villages(town.iri)
    assert len(villages) > 5
    assert all(village.level == "village" and village.parent == town.code for village in villages)
    first = villages[0]
    assert GAZETTEER.place(first.iri) == first
    assert [p.name for p in GAZETTEER.chain(first.iri)][-2:] == [town.name, first.name]


def test_description() -> None:
    triples = set(GAZETTEER.describe("place/433122"))
    assert ("place/433122", FZ.placeLevel, FZ.County) in triples
    assert ("place/433122", DCTERMS.isPartOf, "place/4331") in triples


def test_tables_are_sorted_and_codes_fit_their_level() -> None:
    rows = read_table(default_ontology() / "places.csv", COLUMNS)
    assert len(rows) > 46000
    codes = [row[0] for row in rows]
    assert codes == sorted(set(codes), key=lambda code: (code.lstrip("M"), code))
    digits = {"province": 2, "prefecture": 4, "county": 6, "township": 9}
    assert all(len(row[0].lstrip("M")) == digits[row[2]] for row in rows)
    assert all(bool(row[3]) == (row[2] != "province") for row in rows)
    for name, columns in (("place_aliases.csv", ALIAS_COLUMNS), ("place_former_names.csv", FORMER_COLUMNS)):
        table = read_table(default_ontology() / name, columns)
        assert table == sorted(table)


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (["43,湖南省,land,,省,,,,,,"], r"places\.csv:2: 'land' is no level; write one of province"),
        (
            ["43,湖南省,province,,省,,,,,,"] * 2,
            r"places\.csv:3: the code 43 \(湖南省\) is there already; remove",
        ),
        (["4331,湘西州,prefecture,43,自治州,,,,,,"], r"湘西州 lies in 43, which no row has; add that row"),
        (["43,湖南省"], r"places\.csv:2: 2 cells instead of 11"),
    ],
)
def test_bad_row_is_named_with_remedy(tmp_path: Path, rows: list[str], complaint: str) -> None:
    (tmp_path / "places.csv").write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    with pytest.raises(KgError, match=complaint):
        Gazetteer.load([tmp_path])


def test_alias_of_an_unknown_code_is_named(tmp_path: Path) -> None:
    (tmp_path / "place_aliases.csv").write_text(
        ",".join(ALIAS_COLUMNS) + "\n99,某地,stem,\n", encoding="utf-8"
    )
    with pytest.raises(KgError, match="某地 has the code 99"):
        Gazetteer.load([tmp_path])


def test_empty_folder_knows_no_place(tmp_path: Path) -> None:
    places = Gazetteer.load([tmp_path])
    assert places.named("长沙市") == ()
    assert places.villages("place/433127101") == ()
