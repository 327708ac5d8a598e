"""The tables of divisions: their order and codes, and how a bad row is named with file, line and remedy."""

from pathlib import Path

import pytest

from kg.lexicon import default_ontology
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.place_tables import ALIAS_COLUMNS, COLUMNS, FORMER_COLUMNS, HOST_COLUMNS, PINYIN_COLUMNS
from kg.lexicon.tables import read_table
from kg.model import KgError

GAZETTEER = Gazetteer.load([default_ontology()])


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


HUNAN = "43,湖南省,province,,省,,,,,,"
XIANGXI = "4331,湘西州,prefecture,43,自治州,,,,,,"


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (["43,湖南省,land,,省,,,,,,"], r"places\.csv:2: 'land' is no level; write one of province"),
        ([HUNAN, HUNAN], r"places\.csv:3: the code 43 \(湖南省\) is there already in line 2; remove"),
        ([XIANGXI], r"places\.csv:2: 4331 湘西州 lies in 43, which no row has; add that row"),
        (["43,湖南省"], r"places\.csv:2: 2 cells instead of 11"),
        ([",湖南省,province,,省,,,,,,"], r"places\.csv:2: '' '湖南省' is no code with a name; give both"),
        (["43 1,湖南省,province,,省,,,,,,"], r"places\.csv:2: '43 1' '湖南省' is no code with a name"),
        (
            [HUNAN, "4331,湘西州,prefecture,,自治州,,,,,,"],
            r"places\.csv:3: .* lies in something; give its parent",
        ),
        (["43,湖南省,province,43,省,,,,,,"], r"places\.csv:2: .* lies in nothing; empty its parent"),
        (
            [HUNAN, XIANGXI, "433101,吉首市,prefecture,4331,市,,,,,,"],
            r"places\.csv:4: 433101 吉首市 is a prefecture and lies in 4331, a prefecture; correct its parent or",
        ),
        (
            [HUNAN, "4331,甲,prefecture,4332,州,,,,,,", "4332,乙,prefecture,4331,州,,,,,,"],
            r"places\.csv:3: 4331 甲 in the end lies in itself; correct its parent or its level",
        ),
        (["43,湖南省,province,,省,,,,,east,28"], r"places\.csv:2: 'east', '28' are no coordinates of 湖南省"),
        (["43,湖南省,province,,省,,,,,112.9,"], r"places\.csv:2: '112.9', '' are no coordinates"),
        (["43,湖南省,province,,省,,,,,28.1,112.9"], r"places\.csv:2: .* decimal degrees, longitude first"),
    ],
)
def test_bad_row_is_named_with_remedy(tmp_path: Path, rows: list[str], complaint: str) -> None:
    write(tmp_path / "places.csv", COLUMNS, rows)
    with pytest.raises(KgError, match=complaint):
        Gazetteer.load([tmp_path])


def write(path: Path, columns: tuple[str, ...], rows: list[str]) -> None:
    path.write_text("\n".join([",".join(columns), *rows]) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "columns", "rows", "complaint"),
    [
        (
            "place_aliases.csv",
            ALIAS_COLUMNS,
            ["99,某地,stem,"],
            r"\.csv:2: 某地 has the code 99, which no row",
        ),
        ("place_aliases.csv", ALIAS_COLUMNS, ["43,,stem,"], r"\.csv:2: no alias for 43; write it or remove"),
        (
            "place_aliases.csv",
            ALIAS_COLUMNS,
            ["43,湘,abbr,no"],
            r"\.csv:2: 湘: ordinary is 'no'; write yes or",
        ),
        (
            "place_aliases.csv",
            ALIAS_COLUMNS,
            ["43,湘,abbr,"] * 2,
            r"\.csv:3: 43 湘 is there already in line 2",
        ),
        ("place_former_names.csv", FORMER_COLUMNS, ["99,旧名,,2014,更名"], r"\.csv:2: 旧名 has the code 99"),
        (
            "place_former_names.csv",
            FORMER_COLUMNS,
            ["43,旧名,,14,更名"],
            r"\.csv:2: 旧名: '14' is no year; write",
        ),
        ("place_pinyin.csv", PINYIN_COLUMNS, ["99,湖南,hu nan"], r"\.csv:2: 湖南 has the code 99"),
        (
            "place_pinyin.csv",
            PINYIN_COLUMNS,
            ["43,湖南,Hú nán"],
            r"\.csv:2: 湖南: 'Hú nán' is no pinyin; write",
        ),
        ("place_hosts.csv", HOST_COLUMNS, ["a.gov.cn,99,x,no"], r"\.csv:2: a.gov.cn has the code 99"),
        (
            "place_hosts.csv",
            HOST_COLUMNS,
            ["http://a,43,x,no"],
            r"\.csv:2: 'http://a' is no host name; write",
        ),
        (
            "place_hosts.csv",
            HOST_COLUMNS,
            ["a.cn,43,x,no"] * 2,
            r"\.csv:3: a.cn 43 is there already in line 2",
        ),
        ("place_hosts.csv", HOST_COLUMNS, ["a.cn"], r"\.csv:2: 1 cells instead of 4"),
    ],
)
def test_bad_row_of_a_smaller_table_is_named(
    tmp_path: Path, name: str, columns: tuple[str, ...], rows: list[str], complaint: str
) -> None:
    write(tmp_path / "places.csv", COLUMNS, [HUNAN])
    write(tmp_path / name, columns, rows)
    with pytest.raises(KgError, match=name.removesuffix(".csv") + complaint):
        Gazetteer.load([tmp_path])


def test_an_iri_is_the_code_of_one_authority_and_the_other_stays() -> None:
    """9 digits are the Bureau of Statistics'; a unit that only the Ministry lists has an M before the Ministry's."""
    rows = read_table(default_ontology() / "places.csv", COLUMNS)
    for code, *_ in rows:
        place = GAZETTEER.place(code)
        assert place is not None
        assert code in (place.code_nbs, "M" + place.code_mca) or (
            not place.code_nbs and code == place.code_mca
        )
        assert not code.startswith("M") or not place.code_nbs
    other = {row[6]: row[0] for row in rows if row[6] and row[2] == "township"}
    clashes = [row[0] for row in rows if row[5] and other.get(row[5], row[0]) != row[0]]
    assert len(clashes) > 6000  # the same digits, two townships: why an IRI must say whose they are
    assert len(GAZETTEER.resolve("泰达街道", ["滨海新区"])) == 1


def test_former_names_have_their_year() -> None:
    rows = read_table(default_ontology() / "place_former_names.csv", FORMER_COLUMNS)
    renamed = {(row[1], row[3]): GAZETTEER.place(row[0]) for row in rows}
    for former, year, now in (
        ("密云县", "2015", "密云区"),
        ("蓟县", "2016", "蓟州区"),
        ("邹平县", "2018", "邹平市"),
        ("玉环县", "2017", "玉环市"),
        ("射洪县", "2019", "射洪市"),
        ("长垣县", "2019", "长垣市"),
        ("沾益县", "2016", "沾益区"),
        ("赣县", "2016", "赣县区"),
        ("绍兴县", "2013", "柯桥区"),
        ("遵义县", "2016", "播州区"),
        ("宣武区", "2010", "西城区"),
        ("闸北区", "2015", "静安区"),
        ("孟津县", "2021", "孟津区"),
        ("襄樊市", "2010", "襄阳市"),
    ):
        place = renamed[former, year]
        assert place is not None
        assert place.name == now
