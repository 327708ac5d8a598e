"""Names of places as people type them: the bodies of a place, zones, several names in a row."""

from __future__ import annotations

import pytest
from rich.console import Console

from kg.cli.meanings import answer as shown
from kg.lexicon import Lexicon
from kg.meaning import PlaceMeaning, lookup
from kg.meaning.places import places


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("桃花源街道办事处", "500242001"),
        ("酉阳县桃花源街道办", "500242001"),
        ("酉阳土家族苗族自治县人民政府桃花源街道办事处", "500242001"),
        ("元阳县人民政府", "532528"),
        ("元阳县政府", "532528"),
        ("中共元阳县委", "532528"),
        ("元阳县人大常委会", "532528"),
        ("合肥高新区管委会", "340176"),
        ("雄安新区管理委员会", "13/雄安新区"),
        ("大兴安岭地区行政公署", "2327"),
    ],
)
def test_a_body_leads_to_its_place(name: str, code: str, lexicon: Lexicon) -> None:
    (group,) = places(name, lexicon.gazetteer, None)
    (one,) = group.meanings
    assert isinstance(one, PlaceMeaning)
    assert (one.code, one.note, group.why) == (code, "body", "only")


def test_a_body_of_many_places_stays_open(lexicon: Lexicon) -> None:
    (group,) = places("朝阳区人民政府", lexicon.gazetteer, None)
    assert (group.why, len(group.meanings)) == ("open", 2)
    (group,) = places("朝阳区人民政府", lexicon.gazetteer, lexicon.gazetteer.named("长春市"))
    assert (group.why, [one.note for one in group.meanings]) == ("within", ["body"])


@pytest.mark.parametrize(
    "name", ["人民政府", "县人民政府", "管委会", "无此名县人民政府", "台北市松山区", "村民委员会"]
)
def test_a_body_of_no_place_leads_nowhere(name: str, lexicon: Lexicon) -> None:
    assert list(places(name, lexicon.gazetteer, None)) == []


@pytest.mark.parametrize(
    ("name", "code", "note", "system"),
    [
        ("西海岸新区", "370211", "zone", "nbs"),
        ("大柴旦行委", "632857", "alt", "nbs"),
        ("翠峦区", "230718", "former", "nbs"),
        ("雄安新区", "13/雄安新区", "", ""),
        ("酉阳", "500242", "stem", "nbs"),
    ],
)
def test_a_name_says_how_it_differs(name: str, code: str, note: str, system: str, lexicon: Lexicon) -> None:
    (one,) = (m for g in lookup(name, lexicon).groups for m in g.meanings if isinstance(m, PlaceMeaning))
    assert (one.code, one.note, one.code_system) == (code, note, system)


def test_other_names_are_those_of_the_division_alone(lexicon: Lexicon) -> None:
    gazetteer = lexicon.gazetteer
    for code in ("370211", "500242", "4206", "13"):
        assert [a for a in gazetteer.aliases if a.code == code] == list(gazetteer.aliases_of(code))
        assert [name for one, name in gazetteer.former if one == code] == list(gazetteer.former_of(code))


@pytest.mark.parametrize(
    ("name", "lang", "words"),
    [
        ("雄安新区管委会", "zh", ["该地的机构", "place/13/雄安新区", "2017–"]),
        ("莱芜市", "zh", ["地级 · 已撤销", "1992–2019"]),
        ("莱芜市", "en", ["in years", "1992–2019"]),
        ("第八师", "en", ["新疆生产建设兵团"]),
        ("襄樊", "en", ["short form of a former name", "National Bureau of Statistics 4206"]),
        ("西海岸新区", "en", ["zone on the same ground", "黄岛区"]),
    ],
)
def test_a_place_is_shown_with_how_and_since_when(
    name: str, lang: str, words: list[str], lexicon: Lexicon
) -> None:
    console = Console(width=200)
    with console.capture() as captured:
        console.print(shown(lookup(name, lexicon), lang, width=200))
    assert [word for word in words if word not in captured.get()] == []
