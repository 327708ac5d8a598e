"""Units that no authority lists, and two townships of one name: what the table says, and bad rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import default_ontology
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.place_tables import COLUMNS
from kg.lexicon.place_zones import ZONE_COLUMNS, ZONE_FILE, read_zones
from kg.model import KgError
from kg.terms import FZ

GAZETTEER = Gazetteer.load([default_ontology()])
HUNAN = "43,湖南省,province,,省,,,,,,"
COUNTY = "430124,甲县,county,43,县,,,,,,"
NEW_AREAS = (
    "浦东新区 滨海新区 两江新区 舟山群岛新区 兰州新区 南沙新区 西咸新区 贵安新区 西海岸新区 金普新区 天府新区 湘江新区 江北新区"
    " 福州新区 滇中新区 哈尔滨新区 长春新区 赣江新区 雄安新区"
)


def write(path: Path, columns: tuple[str, ...], rows: list[str]) -> None:
    path.write_text("\n".join([",".join(columns), *rows]) + "\n", encoding="utf-8")


def test_the_nineteen_new_areas_of_the_nation() -> None:
    names = NEW_AREAS.split()
    assert len(names) == 19
    found = {name: [p for p in GAZETTEER.named(name) if p.level != "township"] for name in names}
    assert [name for name, places in found.items() if len(places) != 1] == []


def test_a_zone_has_its_parent_and_its_name_for_a_code() -> None:
    (zone,) = GAZETTEER.named("河北雄安新区")
    assert (zone.iri, zone.level, zone.since, zone.until) == ("place/13/雄安新区", "site", "2017", "")
    triples = set(GAZETTEER.describe(zone.iri))
    assert (zone.iri, FZ.placeLevel, FZ.Site) in triples
    assert not any(predicate == FZ.code for _, predicate, _ in triples)


def test_divisions_of_the_corps_lie_in_it() -> None:
    corps = [GAZETTEER.named(f"第{n}师") for n in "一二三四五六七八九十"]
    corps += [GAZETTEER.named(f"第十{n}师") for n in "一二三四"]
    assert {tuple(p.name for p in GAZETTEER.chain(found[0].iri))[:2] for found in corps} == {
        ("新疆维吾尔自治区", "新疆生产建设兵团")
    }


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("13/雄安新区", "13"),
        ("65/新疆生产建设兵团/第八师", "65"),
        ("3712", "37"),
        ("130171", "1301"),
        ("1301", ""),
    ],
)
def test_what_lies_across_others_has_ground_around_it(code: str, around: str) -> None:
    assert GAZETTEER.around(code) == around


def test_the_table_is_sorted_and_says_where_it_is_from() -> None:
    zones = read_zones(default_ontology() / ZONE_FILE)
    assert len(zones) > 80
    keys = [(zone.parent or zone.same, zone.name) for zone in zones]
    assert keys == sorted(set(keys))
    assert all(zone.source for zone in zones)


def test_the_towns_of_a_division_are_those_of_its_counties() -> None:
    towns = GAZETTEER.towns("place/1301")
    inner = [town for county in GAZETTEER.members("1301") for town in GAZETTEER.towns(county.iri)]
    assert sorted(towns, key=lambda t: t.code) == sorted(inner, key=lambda t: t.code)
    assert GAZETTEER.towns("place/1301") == towns
    for county in GAZETTEER.members(""):  # many more than are kept
        GAZETTEER.towns(county.iri)
    assert GAZETTEER.towns("place/1301") == towns


GOOD = "43,甲新区,site,功能区(非建制),,,2015,,湖南甲新区,general knowledge,no"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("43,,site,功能区(非建制),,,,,,x,no", r":2: 43: a name is empty; write it or remove the bar"),
        ("43,甲新区,site,功能区(非建制),,,,,甲||乙,x,no", r":2: 甲新区: a name is empty"),
        (",甲新区,,,,,,,,x,no", r":2: 甲新区: give either its parent or, in same, the code"),
        ("43,甲新区,,,,43,,,,x,no", r":2: 甲新区: give either its parent or"),
        (",甲新区,site,,,43,,,,x,no", r":2: 甲新区 is another name of 43; empty its level, type and code"),
        (
            ",甲新区,,,,44,,,,x,no",
            r":2: 甲新区 is the same as 44, which no row of places.csv has; correct it",
        ),
        ("43,甲新区,site,区,,,,,,x,no", r":2: 甲新区: '区' is no type of this table; write one of"),
        ("43,甲新区,land,功能区(非建制),,,,,,x,no", r":2: 'land' is no level; write one of province"),
        ("44,甲新区,site,功能区(非建制),,,,,,x,no", r":2: 44/甲新区 甲新区 lies in 44, which no row has"),
        ("43,甲新区,site,功能区(非建制),,,15,,,x,no", r":2: 甲新区: '15' and '' are no years; write four"),
        (
            "43,甲新区,site,功能区(非建制),,,2015,2014,,x,no",
            r":2: 甲新区 ends in 2014 before it begins in 2015",
        ),
        (
            "43,甲新区,site,功能区(非建制),,,,,,,no",
            r":2: 甲新区 has no source, or checked is 'no'; write where",
        ),
        ("43,甲新区,site,功能区(非建制),,,,,,x,?", r":2: 甲新区 has no source, or checked is '\?'"),
        ("43,甲市,county,已撤销,430124,,,,,x,no", r":2: the code 430124 \(甲市\) is there already in"),
    ],
)
def test_a_bad_row_is_named_with_its_remedy(tmp_path: Path, row: str, complaint: str) -> None:
    write(tmp_path / "places.csv", COLUMNS, [HUNAN, COUNTY])
    write(tmp_path / ZONE_FILE, ZONE_COLUMNS, [row])
    with pytest.raises(KgError, match=ZONE_FILE + complaint):
        Gazetteer.load([tmp_path])


def test_a_zone_is_there_once(tmp_path: Path) -> None:
    write(tmp_path / "places.csv", COLUMNS, [HUNAN, COUNTY])
    write(tmp_path / ZONE_FILE, ZONE_COLUMNS, [GOOD, GOOD])
    with pytest.raises(KgError, match=r":3: 甲新区 is there already in line 2; remove one"):
        Gazetteer.load([tmp_path])


TOWN = "430124100,乙镇,township,430124,镇,,,,,,"
SECOND = "430124101,乙镇,township,430124,{},,,,,,"


def test_two_townships_of_one_name_in_a_county_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "places.csv", COLUMNS, [HUNAN, COUNTY, TOWN, SECOND.format("镇")])
    complaint = r"places\.csv:5: 430124 has a 乙镇 already, 430124100 in line 4; remove one of the rows, or give .*已撤销"
    with pytest.raises(KgError, match=complaint):
        Gazetteer.load([tmp_path])


def test_two_townships_of_one_name_in_two_folders_are_refused(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder, rows in ((first, [HUNAN, COUNTY, TOWN]), (second, [SECOND.format("镇")])):
        folder.mkdir()
        write(folder / "places.csv", COLUMNS, rows)
    with pytest.raises(
        KgError, match=r"b/places\.csv:2: 430124 has a 乙镇 already, 430124100 in .*a/places\.csv:4;"
    ):
        Gazetteer.load([first, second])


def test_a_township_that_is_gone_may_share_a_name(tmp_path: Path) -> None:
    write(tmp_path / "places.csv", COLUMNS, [HUNAN, COUNTY, TOWN, SECOND.format("已撤销")])
    assert len(Gazetteer.load([tmp_path]).towns("430124")) == 2
