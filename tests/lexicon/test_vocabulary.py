"""The form of a vocabulary: what a block says, and what stops the load with file, line, term and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon.lexicon import Lexicon
from kg.lexicon.vocabulary import read_vocabulary
from kg.model import KgError
from kg.terms import FZ

HEAD = """@base <https://w3id.org/fazhi-kg/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fz: <https://w3id.org/fazhi-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GOOD = (
    '<mechanism/灯下夜谈> a fz:Mechanism ; skos:prefLabel "灯下夜谈"@zh ; skos:broader fz:Participation .\n'
)


def write(folder: Path, file: str, text: str) -> Path:
    path = folder / file
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    return path


def test_term_is_read(tmp_path: Path) -> None:
    [term] = read_vocabulary(write(tmp_path, "mechanisms.ttl", GOOD))
    assert (term.concept.kind, term.labels, term.parents) == ("Participation", ("灯下夜谈",), ())
    assert term.place == f"{tmp_path / 'mechanisms.ttl'}:6"


def test_each_term_knows_its_line(tmp_path: Path) -> None:
    text = '# 甲\n<topic/甲>\n    skos:prefLabel "甲"@zh .\n\n<topic/乙> skos:prefLabel "乙"@zh .'
    terms = read_vocabulary(write(tmp_path, "topics.ttl", text))
    assert [(term.concept.label, term.line) for term in terms] == [("甲", 7), ("乙", 10)]


def test_words_that_find_a_term_stay_out_of_the_graph(tmp_path: Path) -> None:
    text = '<topic/甲> skos:prefLabel "甲"@zh ; skos:hiddenLabel "乙"@zh ; skos:altLabel "丙"@zh ; skos:example "甲。"@zh .'
    [term] = read_vocabulary(write(tmp_path, "topics.ttl", text))
    assert term.labels == ("甲", "丙", "乙")
    assert [value.text for _, value in term.facts if not isinstance(value, str)] == ["甲", "丙"]


A = '<mechanism/甲> skos:prefLabel "甲"@zh'
BAD = [
    ("bad Turtle", '<mechanism/甲> skos:prefLabel "甲"@zh', r":7: .*; correct the Turtle there"),
    (
        "a word that is no term",
        f'{A} ; skos:label "x" .',
        r":6: mechanism/甲 uses .*#label, which is no term",
    ),
    ("an unknown kind", f"{A} ; skos:broader fz:Disputes .", r":6: .*fz:Disputes, which is no term"),
    (
        "a kind that is none",
        f"{A} ; skos:broader fz:Done .",
        r":6: .*fz:Done, no kind of mechanism; name one of",
    ),
    (
        "an empty label",
        f'{A} ; skos:altLabel "  "@zh .',
        r":6: .*has an empty altLabel; write it or remove it",
    ),
    ("a text for an IRI", f'{A} ; skos:broader "法" .', r":6: .*skos:broader; write an IRI"),
    (
        "an IRI for a text",
        f"{A} ; skos:example <x> .",
        r":6: .*skos:example; write a text in quotation marks",
    ),
    ("an IRI for a rule", f"{A} ; fz:dateRule <x> .", r":6: .*fz:dateRule; write a text in quotation marks"),
    ("a text for a norm", f'{A} ; fz:legalBasis "森林法"@zh .', r":6: .*fz:legalBasis; write an IRI"),
    (
        "a name that is not in the IRI",
        '<mechanism/甲> skos:prefLabel "乙"@zh .',
        r":6: mechanism/甲 is called 乙; write its IRI as <mechanism/乙>",
    ),
    (
        "no Chinese name",
        '<mechanism/甲> skos:altLabel "甲"@zh .',
        r":6: mechanism/甲 has 0 Chinese skos:prefLabel",
    ),
    ("two Chinese names", f'{A}, "乙"@zh .', r":6: mechanism/甲 has 2 Chinese skos:prefLabel"),
    (
        "no scheme",
        '<mechanisms/甲> skos:prefLabel "甲"@zh .',
        r":6: .*belongs to no scheme; begin the IRI with",
    ),
    (
        "another scheme's term",
        f'{A} .\n<platform/乙> skos:prefLabel "乙"@zh .',
        r":7: platform/乙 is of another scheme than this file; move it to platforms.ttl",
    ),
    (
        "another scheme's broader",
        f"{A} ; skos:broader <campaign/乙> .",
        r":6: mechanism/甲 is under campaign/乙, which is of another scheme; name one of <mechanism/…> or a kind",
    ),
    (
        "two blocks of one term",
        f'{A} .\n<mechanism/乙> skos:prefLabel "乙"@zh .\n<mechanism/甲> skos:altLabel "丙"@zh .',
        r":8: mechanism/甲 is described already on line 6; make one block of the two",
    ),
    (
        "a node without a name",
        '\n\n[] skos:prefLabel "甲"@zh .',
        r":8: a node without a name; give every term an IRI",
    ),
    ("a blank object", f'{A} ;\n  skos:broader [ skos:prefLabel "[x"@zh ] .', r":7: a node without a name"),
    ("a blank label", f"{A} ;\n # [ in a comment\n  skos:broader _:b .", r":8: a node without a name"),
    ("a list", f"{A} ;\n  skos:broader ( fz:Other ) .", r":7: a node without a name"),
]


@pytest.mark.parametrize(("text", "complaint"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_term_is_named_with_file_and_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = write(tmp_path, "mechanisms.ttl", text)
    with pytest.raises(KgError, match=complaint) as error:
        read_vocabulary(path)
    assert str(error.value).startswith(str(path))


def test_what_is_no_text_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "topics.ttl"
    path.write_bytes('<topic/甲> skos:prefLabel "甲"@zh .'.encode("gb18030"))
    with pytest.raises(KgError, match="save the vocabulary as UTF-8"):
        read_vocabulary(path)


DAY = '<campaign/甲日> skos:prefLabel "甲日"@zh ; '
DATES = [
    ('fz:date "--02-29"^^xsd:gMonthDay', ""),  # a day of leap years is a day
    ('fz:date "--12"^^xsd:gMonth', ""),
    ('fz:dateRule "--05-sun-3"', ""),
    ('fz:dateRule "varies"', ""),
    ('fz:date "--02-30"^^xsd:gMonthDay', "the date --02-30, which no year has; write"),
    ('fz:date "--13-01"^^xsd:gMonthDay', "--13-01, which no year has"),
    ('fz:date "--00"^^xsd:gMonth', "--00, which no year has"),
    ('fz:date "--04-15"^^xsd:gMonth', "--04-15, which no year has; write .*gMonthDay for a day"),
    ('fz:date "4月15日"@zh', "4月15日, which no year has"),
    (
        'fz:dateRule "third Sunday of May"@en',
        "the date rule third Sunday of May, which cannot be read; write one as",
    ),
    ('fz:dateRule "--13-sun-3"', "--13-sun-3, which cannot be read"),
    ('fz:dateRule "2025/2021"', "2025/2021, which cannot be read"),
    ('fz:dateRule "--06-31-week"', "--06-31-week, which cannot be read"),
]


@pytest.mark.parametrize(("fact", "complaint"), DATES)
def test_dates_and_rules_are_read_or_refused(tmp_path: Path, fact: str, complaint: str) -> None:
    path = write(tmp_path, "campaigns.ttl", DAY + fact + " .")
    if not complaint:
        assert len(read_vocabulary(path)) == 1
        return
    with pytest.raises(KgError, match=rf"campaigns.ttl:6: campaign/甲日 has .*{complaint}"):
        read_vocabulary(path)


def mechanism(name: str, *more: str) -> str:
    return " ; ".join([f'<mechanism/{name}> skos:prefLabel "{name}"@zh', *more]) + " .\n"


TOGETHER = [
    (
        "a term in two files",
        {"a.ttl": mechanism("灯下谈"), "b.ttl": "\n" + mechanism("灯下谈")},
        r"b\.ttl:7: mechanism/灯下谈 is there already, at .*a\.ttl:6; remove one or merge the two",
    ),
    (
        "a name of two terms",
        {"a.ttl": mechanism("灯下谈") + mechanism("夜里说", 'skos:altLabel "“灯下”谈"@zh')},
        r"a\.ttl:7: mechanism/夜里说 is called 灯下谈, as mechanism/灯下谈 at .*a\.ttl:6; .*fz:sharedLabel in both",
    ),
    (
        "a name in two files",
        {"a.ttl": mechanism("灯下谈"), "b.ttl": mechanism("夜里说", 'fz:quotedLabel "灯下谈"@zh')},
        r"b\.ttl:6: .* is called 灯下谈, as mechanism/灯下谈 at .*a\.ttl:6",
    ),
    (
        "a name that one shares with a term that does not say so",
        {"a.ttl": mechanism("灯下谈", 'fz:sharedLabel "夜谈"@zh') + mechanism("夜谈")},
        r"a\.ttl:6: mechanism/灯下谈 shares the name 夜谈 with nothing that says so; .*in mechanism/夜谈 at .*a\.ttl:7",
    ),
    (
        "a name that is shared with nobody",
        {"a.ttl": mechanism("灯下谈", 'fz:sharedLabel "夜谈"@zh')},
        r"a\.ttl:6: mechanism/灯下谈 shares the name 夜谈 with nothing; make it a skos:altLabel",
    ),
    (
        "a broader term that is missing",
        {"a.ttl": mechanism("灯下谈", "skos:broader <mechanism/夜里说>")},
        r"a\.ttl:6: mechanism/灯下谈 is under mechanism/夜里说, which no file has; add or correct it",
    ),
    (
        "a term above itself",
        {"a.ttl": mechanism("灯下谈", "skos:broader <mechanism/灯下谈>")},
        r"a\.ttl:6: .*circle: mechanism/灯下谈 → mechanism/灯下谈; remove one of these",
    ),
    (
        "a circle over two files, with a term below it",
        {
            "a.ttl": mechanism("一一一", "skos:broader <mechanism/二二二>"),
            "b.ttl": mechanism("二二二", "skos:broader fz:Other , <mechanism/三三三>")
            + mechanism("三三三", "skos:broader <mechanism/二二二>"),
        },
        r"b\.ttl:6: .*circle: mechanism/二二二 → mechanism/三三三 → mechanism/二二二; remove",
    ),
]


@pytest.mark.parametrize(
    ("files", "complaint"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER]
)
def test_terms_that_do_not_go_together_stop_the_load(
    tmp_path: Path, files: dict[str, str], complaint: str
) -> None:
    for file, text in files.items():
        write(tmp_path, file, text)
    with pytest.raises(KgError, match=complaint):
        Lexicon.load(tmp_path)


def test_a_name_that_both_declare_as_shared_has_two_readings(tmp_path: Path) -> None:
    shared = 'fz:sharedLabel "夜谈"@zh'
    write(tmp_path, "a.ttl", mechanism("灯下谈", shared) + mechanism("夜里说", shared))
    [mention] = Lexicon.load(tmp_path).find("开展夜谈。")
    assert [reading.concept.label for reading in mention.readings] == ["灯下谈", "夜里说"]


def test_a_term_may_hang_on_several_that_meet_again(tmp_path: Path) -> None:
    below = "skos:broader <mechanism/二二二> , <mechanism/三三三>"
    above = "skos:broader <mechanism/四四四>"
    text = (
        mechanism("一一一", below)
        + mechanism("二二二", above)
        + mechanism("三三三", above)
        + mechanism("四四四")
    )
    write(tmp_path, "a.ttl", text)
    lexicon = Lexicon.load(tmp_path)
    assert lexicon.parents("mechanism/一一一") == ("mechanism/二二二", "mechanism/三三三")


def test_links_to_norms_and_places_are_kept(tmp_path: Path) -> None:
    text = "fz:legalBasis <eli/cn/中华人民共和国森林法> ; dcterms:spatial <place/50>"
    [term] = read_vocabulary(write(tmp_path, "a.ttl", mechanism("灯下谈", text)))
    assert (FZ.legalBasis, "eli/cn/中华人民共和国森林法") in term.facts
