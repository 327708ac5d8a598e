"""Where in a Turtle file each term is described, in every way to write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon.blocks import block_lines, relative
from kg.model import KgError
from kg.terms import BASE

FILE = Path("mechanisms.ttl")
HEAD = f"@base <{BASE}> .\n@prefix m: <{BASE}mechanism/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n"


def lines(body: str) -> dict[str, int]:
    return block_lines(FILE, HEAD + body)


@pytest.mark.parametrize(
    "body",
    [
        '<mechanism/枫桥经验> skos:prefLabel "枫桥经验"@zh .\n<mechanism/网格化> skos:note "1.5" .\n',
        '    <mechanism/枫桥经验> skos:prefLabel "枫桥经验"@zh .\n\t<mechanism/网格化> skos:note "1.5" .\n',
        'm:枫桥经验 skos:prefLabel "枫桥经验"@zh .\nm:网格化 skos:note "1.5" .\n',
        f'<{BASE}mechanism/枫桥经验> skos:prefLabel "枫桥经验"@zh .\n<{BASE}mechanism/网格化> skos:note "1.5" .\n',
        'm:枫桥经验 skos:prefLabel "枫桥经验"@zh. # <mechanism/别的> .\nm:网格化 skos:note "1.5"^^<http://x/y> .\n',
    ],
    ids=["plain", "indented", "own prefix", "absolute", "close dot and comment"],
)
def test_every_way_to_write_a_term(body: str) -> None:
    assert lines(body) == {"mechanism/枫桥经验": 5, "mechanism/网格化": 6}


def test_directives_as_sparql_has_them() -> None:
    text = (
        f'PREFIX skos: <http://x/>\nBASE <{BASE}>\nPREFIX m: <{BASE}mechanism/>\n\nm:网格化 skos:note "x" .\n'
    )
    assert block_lines(FILE, text) == {"mechanism/网格化": 5}


def test_what_stands_in_texts_begins_no_block() -> None:
    body = '<mechanism/甲> skos:note """一段。\n<mechanism/甲> 说的是。\n""" ;\n    skos:note "a . <mechanism/乙> b" .\n'
    assert lines(body) == {"mechanism/甲": 5}


def test_two_blocks_of_one_term_are_named() -> None:
    with pytest.raises(KgError, match=r"mechanisms.ttl:6: mechanism/甲 is described already on line 5"):
        lines('<mechanism/甲> skos:note "a" .\n  m:甲 skos:note "b" .\n')


def test_relative() -> None:
    assert relative(f"{BASE}mechanism/甲") == "mechanism/甲"
    assert relative(f"{BASE}ontology#Norm") == f"{BASE}ontology#Norm"
