"""The divisions: what lies in what, and what a name means beside others."""

import marshal
from pathlib import Path

import pytest

from kg.lexicon import Lexicon, default_ontology
from kg.lexicon.gazetteer import Gazetteer
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


def test_description() -> None:
    triples = set(GAZETTEER.describe("place/433122"))
    assert ("place/433122", FZ.placeLevel, FZ.County) in triples
    assert ("place/433122", DCTERMS.isPartOf, "place/4331") in triples


@pytest.mark.parametrize(
    ("name", "context", "codes"),
    [
        ("新街镇", ["元阳县"], ["532528102"]),
        ("新街镇", ["元阳"], ["532528102"]),
        ("新街镇", ["红河州", "元阳县"], ["532528102"]),
        ("新街镇", ["绿春县"], []),  # the county has none
        ("新街镇", ["北京市"], []),
        ("长垣县", [], ["410783"]),
        ("高新区", ["石家庄市"], []),
        ("石家庄高新区", [], ["130171"]),
        ("一五二团", [], ["659001500"]),
        ("152团", ["石河子市"], ["659001500"]),
    ],
)
def test_context_binds(name: str, context: list[str], codes: list[str]) -> None:
    assert [place.code for place in GAZETTEER.resolve(name, context)] == codes


def test_members_lie_directly_in_a_division() -> None:
    assert len(GAZETTEER.members("")) == 34
    assert {place.parent for place in GAZETTEER.members("place/532528")} == {"532528"}
    assert GAZETTEER.members("place/532528102") == ()


def test_packed_and_unpacked_is_the_same() -> None:
    again = Gazetteer.unpack(marshal.loads(marshal.dumps(GAZETTEER.pack())))  # noqa: S302
    assert again.resolve("新街镇", ["元阳县"]) == GAZETTEER.resolve("新街镇", ["元阳县"])
    assert (again.aliases, again.former, again.pinyin, again.hosts) == (
        GAZETTEER.aliases,
        GAZETTEER.former,
        GAZETTEER.pinyin,
        GAZETTEER.hosts,
    )
    assert again.villages("place/532528102") == GAZETTEER.villages("place/532528102")


def test_empty_folder_knows_no_place(tmp_path: Path) -> None:
    places = Gazetteer.load([tmp_path])
    assert places.named("长沙市") == ()
    assert places.villages("place/433127101") == ()


def test_digits_that_the_two_lists_give_to_two_townships_name_both(lexicon: Lexicon) -> None:
    """500242001 is 桃花源街道 to the Bureau of Statistics and 钟多街道 to the Ministry of Civil Affairs."""
    found = {place.name: (place.code_nbs, place.code_mca) for place in lexicon.gazetteer.coded("500242001")}
    assert set(found) == {"桃花源街道", "钟多街道"}
    assert found["桃花源街道"][0] == found["钟多街道"][1] == "500242001"
    assert lexicon.gazetteer.coded("") == lexicon.gazetteer.coded("999999") == ()
