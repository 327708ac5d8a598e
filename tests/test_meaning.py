"""What a name means: norms in their year, places by what they lie in, terms, and names that nobody knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.lexicon import Lexicon
from kg.meaning import Answer, NormMeaning, PlaceMeaning, TermMeaning, lookup, plain
from kg.meaning.nearest import nearest
from kg.meaning.places import divisions
from kg.model import KgError


def norm(answer: Answer) -> NormMeaning:
    """The one norm that an answer settled on."""
    (one,) = (m for group in answer.groups for m in group.meanings if isinstance(m, NormMeaning))
    return one


def places(answer: Answer) -> list[PlaceMeaning]:
    return [m for group in answer.groups for m in group.meanings if isinstance(m, PlaceMeaning)]


# -- norms -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "title", "note"),
    [
        ("行政处罚法", "中华人民共和国行政处罚法", ""),
        ("《中华人民共和国行政处罚法》", "中华人民共和国行政处罚法", ""),
        ("“行政处罚法”", "中华人民共和国行政处罚法", ""),
        ("青少年保护法", "中华人民共和国未成年人保护法", "misnomer"),
        ("信访条例", "信访条例", ""),
        ("信访工作条例", "信访工作条例", ""),
    ],
)
def test_a_name_leads_to_its_norm(lexicon: Lexicon, name: str, title: str, note: str) -> None:
    answer = lookup(name, lexicon)
    assert (norm(answer).title, norm(answer).note) == (title, note)
    assert answer.settled


@pytest.mark.parametrize(
    ("name", "year", "state", "adopted"),
    [
        ("行政处罚法", 2020, "in_force", ["2017-09-01"]),
        ("行政处罚法", 2021, "in_force", ["2017-09-01", "2021-01-22"]),  # revised as of 15 July
        ("行政处罚法", 2022, "in_force", ["2021-01-22"]),
        ("行政处罚法", 1990, "not_yet", []),
        ("民法典", 2020, "not_yet", []),  # adopted on 28 May 2020, in force from 1 January 2021
        ("民法典", 2021, "in_force", ["2020-05-28"]),
        ("合同法", 2020, "in_force", ["1999-03-15"]),
        ("合同法", 2021, "repealed", []),
        ("信访条例", 2021, "in_force", ["2005-01-10"]),
        ("信访条例", 2023, "repealed", []),
    ],
)
def test_the_wording_of_a_year(
    lexicon: Lexicon, name: str, year: int, state: str, adopted: list[str]
) -> None:
    found = norm(lookup(name, lexicon, year=year))
    assert found.state == state
    assert [w.adopted for w in found.wordings if w.in_year != "no"] == adopted
    assert all(w.in_year for w in found.wordings)


def test_what_it_replaced_and_what_replaced_it(lexicon: Lexicon) -> None:
    code = "中华人民共和国民法典"
    replaced = {
        f"中华人民共和国{name}" for name in ("婚姻法", "继承法", "合同法", "物权法", "担保法", "收养法")
    }
    assert replaced <= set(norm(lookup("民法典", lexicon)).replaces)
    marriage = norm(lookup("婚姻法", lexicon))
    assert (marriage.replaced_by, marriage.repealed) == (code, "2021-01-01")
    assert norm(lookup("信访条例", lexicon)).replaced_by == "信访工作条例"


def test_wordings_follow_each_other(lexicon: Lexicon) -> None:
    wordings = norm(lookup("行政处罚法", lexicon)).wordings
    assert [(w.effective, w.until) for w in wordings[-2:]] == [
        ("2018-01-01", "2021-07-15"),
        ("2021-07-15", ""),
    ]
    assert [w.in_year for w in wordings] == [""] * len(wordings)


def test_an_ambiguous_title_is_settled_by_its_year(lexicon: Lexicon) -> None:
    answer = lookup("法治政府建设实施纲要", lexicon)
    assert not answer.settled
    assert [group.why for group in answer.groups] == ["open"]
    assert {m.title for g in answer.groups for m in g.meanings if isinstance(m, NormMeaning)} == {
        "法治政府建设实施纲要（2015—2020年）",
        "法治政府建设实施纲要（2021—2025年）",
    }
    for year, period in ((2019, "（2015—2020年）"), (2022, "（2021—2025年）")):
        answer = lookup("法治政府建设实施纲要", lexicon, year=year)
        assert answer.settled
        assert answer.groups[0].why == "year"
        assert norm(answer).title.endswith(period)


@pytest.mark.parametrize("article", ["第三十三条", "第33条第一款", "第十条之一第二款第（三）项"])
def test_an_article_leads_to_its_norm(lexicon: Lexicon, article: str) -> None:
    found = norm(lookup(f"《行政处罚法》{article}", lexicon))
    assert (found.title, found.article) == ("中华人民共和国行政处罚法", article)
    assert lookup(article, lexicon).groups == ()


# -- places ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "within", "code", "why", "note"),
    [
        ("浙江省", None, "33", "only", ""),
        ("杭州", None, "3301", "only", "stem"),
        ("大兴县", None, "110115", "only", "former"),
        ("城关镇", "永登县", "620121100", "within", ""),
        ("城关镇", "永登", "620121100", "within", ""),
        ("城关镇", "甘肃永登", "620121100", "within", ""),
        ("城关镇", "620121", "620121100", "within", ""),
        ("朝阳区", "北京", "110105", "within", ""),
        ("朝阳区", "吉林省长春市", "220104", "within", ""),
        ("北京市朝阳区", None, "110105", "only", ""),
        ("620121100", None, "620121100", "only", ""),
        ("place/620121100", None, "620121100", "only", ""),
    ],
)
def test_a_name_leads_to_its_place(
    lexicon: Lexicon, name: str, within: str | None, code: str, why: str, note: str
) -> None:
    answer = lookup(name, lexicon, within=within)
    assert [(p.code, p.note) for p in places(answer)] == [(code, note)]
    assert [group.why for group in answer.groups if group.scheme == "place"] == [why]


def test_a_name_that_many_bear_is_left_open(lexicon: Lexicon) -> None:
    answer = lookup("城关镇", lexicon)
    assert not answer.settled
    assert answer.groups[0].why == "open"
    assert len(places(answer)) > 80
    assert {p.chain[0][0] for p in places(lookup("城关镇", lexicon, within="甘肃"))} == {"甘肃省"}


def test_a_place_that_does_not_lie_there(lexicon: Lexicon) -> None:
    answer = lookup("城关镇", lexicon, within="上海")
    assert (answer.groups[0].why, answer.settled) == ("outside", False)
    answer = lookup("大兴区", lexicon, within="上海")
    assert (answer.groups[0].why, answer.settled) == ("outside", False)


def test_a_place_has_its_chain_and_both_codes(lexicon: Lexicon) -> None:
    (found,) = places(lookup("城关镇", lexicon, within="永登县"))
    assert found.chain == (
        ("甘肃省", "62"),
        ("兰州市", "6201"),
        ("永登县", "620121"),
        ("城关镇", "620121100"),
    )
    assert found.code in (found.code_nbs, found.code_mca)
    assert found.code_system in ("nbs", "mca")
    assert len(found.villages) > 3


def test_a_village_is_found_in_its_township_and_county(lexicon: Lexicon) -> None:
    township = places(lookup("城关镇", lexicon, within="永登县"))[0]
    name = township.villages[0]
    for within in ("永登县城关镇", "永登县", "620121100"):
        found = places(lookup(name, lexicon, within=within))
        assert township.iri in {f"place/{p.chain[-2][1]}" for p in found}
        assert {p.level for p in found} == {"village"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甘肃省兰州市永登县", ("甘肃省", "兰州市", "永登县")),
        ("甘肃永登", ("甘肃", "永登")),
        ("永登县的某处", ()),
        ("", ()),
    ],
)
def test_a_row_of_names_is_cut_into_divisions(lexicon: Lexicon, text: str, parts: tuple[str, ...]) -> None:
    assert divisions(text, lexicon.gazetteer) == parts


# -- terms -------------------------------------------------------------------------------------


def test_a_term_with_its_expansion(lexicon: Lexicon) -> None:
    for name in ("三重一大", "“三重一大”", "三重一大制度", "mechanism/三重一大"):
        (group,) = lookup(name, lexicon).groups
        (term,) = group.meanings
        assert isinstance(term, TermMeaning)
        assert (group.scheme, term.label, term.kind) == ("mechanism", "三重一大", "DecisionMaking")
        assert any("重大项目安排" in value for _, value, _ in term.details)
    assert term.definition
    assert term.definition_en
    assert lookup("三重一大制度", lexicon).groups[0].meanings[0].note == "variant"


def test_a_term_is_found_by_its_english_name(lexicon: Lexicon) -> None:
    (group,) = lookup("National Constitution Day", lexicon).groups
    assert [(m.scheme, m.label) for m in group.meanings if isinstance(m, TermMeaning)] == [
        ("campaign", "国家宪法日")
    ]


# -- what nobody knows -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("《某某市停车场管理条例》", "LocalRegulation"),
        ("《关于推进某项工作的意见》", "PolicyDocument"),
        ("《某某故事》", "Work"),
        ("《某某决定书》", ""),
        ("某某故事", ""),
    ],
)
def test_an_unknown_title_is_typed_by_its_form(lexicon: Lexicon, name: str, form: str) -> None:
    answer = lookup(name, lexicon)
    assert (answer.groups, answer.form, answer.settled) == ((), form, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("行政外罚法", "行政处罚法"), ("枫侨经验", "枫桥经验"), ("黑龙省", "黑龙江省"), ("民法黄", "民法典")],
)
def test_a_slip_of_the_pen_finds_the_nearest_names(lexicon: Lexicon, typed: str, meant: str) -> None:
    answer = lookup(typed, lexicon)
    assert answer.groups == ()
    assert meant in answer.near
    assert answer == lookup(typed, lexicon)


def test_nearest_names_do_not_depend_on_their_order() -> None:
    names = ["甲乙丙", "甲乙丁", "甲乙戊", "庚辛"]
    assert nearest("甲乙", names) == nearest("甲乙", reversed(names)) == ("甲乙丁", "甲乙丙", "甲乙戊")
    assert nearest("甲乙", names, most=1) == ("甲乙丁",)
    assert nearest("庚", []) == nearest("壬癸", names) == ()


@pytest.mark.parametrize("name", ["", " ", "\n\t", "《》", "“”", "\x00\x1b"])
def test_no_name_is_an_error_of_the_caller(lexicon: Lexicon, name: str) -> None:
    with pytest.raises(KgError, match="no name was given"):
        lookup(name, lexicon)


@pytest.mark.parametrize("year", [0, -1, 1899, 2101, 99999])
def test_a_year_that_is_none(lexicon: Lexicon, year: int) -> None:
    with pytest.raises(KgError, match="is no year"):
        lookup("民法典", lexicon, year=year)


@pytest.mark.parametrize("within", ["", "月球背面", "县" * 10_000, "\x1b", "民法典"])
def test_an_area_that_is_none(lexicon: Lexicon, within: str) -> None:
    with pytest.raises(KgError, match="no division is called"):
        lookup("城关镇", lexicon, within=within)


def test_a_misspelt_area_has_its_nearest_names(lexicon: Lexicon) -> None:
    with pytest.raises(KgError, match=r"did you mean .*兰州市"):
        lookup("城关镇", lexicon, within="兰洲市")


def test_a_name_of_ten_thousand_characters_is_unknown(lexicon: Lexicon) -> None:
    answer = lookup("法" * 10_000, lexicon)
    assert (answer.groups, answer.near, answer.settled) == ((), (), False)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=30), st.none() | st.integers(1900, 2100))
def test_any_name_has_an_answer_or_a_sentence(lexicon: Lexicon, name: str, year: int | None) -> None:
    try:
        answer = lookup(name, lexicon, year=year)
    except KgError:
        return
    assert json.loads(json.dumps(plain(answer)))["settled"] == answer.settled


def test_the_package_answers_too() -> None:
    answer = kg.lookup("城关镇", within="永登县")
    assert [p.code for p in places(answer)] == ["620121100"]


def test_an_ontology_without_registers_knows_its_terms(tmp_path: Path) -> None:
    (tmp_path / "mechanisms.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix fz: <https://w3id.org/fazhi-kg/ontology#> .\n"
        '<mechanism/夜话会> skos:prefLabel "夜话会"@zh ; skos:broader fz:Participation ; skos:example "召开夜话会。"@zh .\n',
        "utf-8",
    )
    own = Lexicon.load(tmp_path)
    assert lookup("夜话会", own).settled
    assert lookup("民法典", own).near == ()
