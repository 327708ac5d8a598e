"""The table of villages: those of a township, and bad lines."""

import gzip
from pathlib import Path

import pytest

from kg.lexicon import default_ontology
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.place_tables import COLUMNS
from kg.model import KgError

GAZETTEER = Gazetteer.load([default_ontology()])
HUNAN = "43,湖南省,province,,省,,,,,,"
XIANGXI = "4331,湘西州,prefecture,43,自治州,,,,,,"


def write(path: Path, columns: tuple[str, ...], rows: list[str]) -> None:
    path.write_text("\n".join([",".join(columns), *rows]) + "\n", encoding="utf-8")


def test_villages_of_a_township() -> None:
    [town] = GAZETTEER.resolve("灵溪镇", ["永顺县"])
    villages = GAZETTEER.villages(town.iri)
    assert len(villages) > 5
    assert all(village.level == "village" and village.parent == town.code for village in villages)
    first = villages[0]
    assert GAZETTEER.place(first.iri) == first
    assert [p.name for p in GAZETTEER.chain(first.iri)][-2:] == [town.name, first.name]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("code,name\n", r"villages.tsv.gz:1: the columns must be code, name, parent"),
        ("code\tname\tparent\n433127101\t甲村\t433127101\n", r":2: .* is no village; write its code of 12"),
        ("code\tname\tparent\n433127101001\t甲村\n", r":2: .* is no village"),
        ("code\tname\tparent\n433127101001\t甲村\t433127101\n", r":2: .* lies in 433127101, which is no row"),
        ("code\tname\tparent\n4300000000011\t甲村\t433100\n", r":2: .* is no village"),
    ],
)
def test_bad_village_is_named_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    write(tmp_path / "places.csv", COLUMNS, [HUNAN])
    (tmp_path / "villages.tsv.gz").write_bytes(gzip.compress(text.encode()))
    with pytest.raises(KgError, match=complaint):
        Gazetteer.load([tmp_path])


def test_villages_are_sorted(tmp_path: Path) -> None:
    rows = [HUNAN, XIANGXI, "433127,永顺县,county,4331,县,,,,,,", "433127101,甲镇,township,433127,镇,,,,,,"]
    write(tmp_path / "places.csv", COLUMNS, rows)
    lines = ["code\tname\tparent", "433127101002\t乙村\t433127101", "433127101001\t甲村\t433127101"]
    (tmp_path / "villages.tsv.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    with pytest.raises(KgError, match=r":3: the code 433127101001 is there twice or out of order; sort"):
        Gazetteer.load([tmp_path])
