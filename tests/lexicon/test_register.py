"""The register of norms: how a title is recognised, which version was in force, bad rows."""

from pathlib import Path

import pytest

from kg.lexicon import default_ontology
from kg.lexicon.register import COLUMNS, VERSION_COLUMNS, Norm, Register, Version
from kg.lexicon.tables import read_table
from kg.model import KgError
from kg.terms import DCTERMS, ELI, FZ, RDF

REGISTER = Register.load([default_ontology()])


@pytest.mark.parametrize(
    ("name", "titles", "note"),
    [
        ("宪法", ["中华人民共和国宪法"], ""),
        ("中华人民共和国家庭教育促进法", ["中华人民共和国家庭教育促进法"], ""),
        ("中华人民共和国家安全法", ["中华人民共和国国家安全法"], "misnomer"),
        ("国家安全法", ["中华人民共和国国家安全法"], ""),
        ("行政处罚法（2021年修订）", ["中华人民共和国行政处罚法"], ""),
        ("中国共产党党务公开条例", ["中国共产党党务公开条例（试行）"], "short"),
        ("法治中国建设规划(2020-2025年)", ["法治中国建设规划（2020—2025年）"], ""),
        ("法治中国建设规划（2020—2025）", ["法治中国建设规划（2020—2025年）"], "short"),
        ("中共中央办公厅 国务院办公厅关于加强法治乡村建设的意见", ["关于加强法治乡村建设的意见"], ""),
        ("妇女儿童权益保护法", ["中华人民共和国妇女权益保障法"], "misnomer"),
        ("信访条例", ["信访条例"], ""),
        ("未保法", ["中华人民共和国未成年人保护法"], "short"),
        ("某县规范性文件管理办法", [], ""),
    ],
)
def test_title_is_recognised(name: str, titles: list[str], note: str) -> None:
    found = REGISTER.lookup(name)
    assert [norm.title for norm, _ in found] == titles
    assert all(given == note for _, given in found)


@pytest.mark.parametrize(
    ("title", "year", "versions"),
    [
        ("中华人民共和国民法典", 2020, []),
        ("中华人民共和国民法典", 2021, [("2020-05-28", True)]),
        ("中华人民共和国合同法", 2021, []),
        ("中华人民共和国行政处罚法", 2020, [("2017-09-01", False)]),
        ("中华人民共和国行政处罚法", 2021, [("2017-09-01", False), ("2021-01-22", True)]),
        ("中华人民共和国行政处罚法", 2022, [("2021-01-22", True)]),
        ("中华人民共和国行政复议法", 2023, [("2017-09-01", True)]),
        ("中华人民共和国行政复议法", 2024, [("2023-09-01", True)]),
        ("中华人民共和国政府信息公开条例", 2019, [("2007-04-05", True), ("2019-04-03", True)]),
    ],
)
def test_versions_in_force_in_a_year(title: str, year: int, versions: list[tuple[str, bool]]) -> None:
    found = REGISTER.versions(f"eli/cn/{title}", year)
    assert [(iri.rpartition("/")[2], certain) for iri, certain in found] == versions


def test_version_without_entry_into_force_is_possible_beside_the_one_before() -> None:
    versions = [
        Version("甲条例", "2010-01-01", "adopted", "2010-03-01"),
        Version("甲条例", "2018-06-01", "修订", ""),
    ]
    register = Register([Norm("甲条例", "LocalRegulation")], versions)
    years = {
        year: [(iri[-10:], sure) for iri, sure in register.versions("eli/cn/甲条例", year)]
        for year in (2009, 2017, 2018, 2019, 2020)
    }
    assert years == {
        2009: [],
        2017: [("2010-01-01", True)],
        2018: [("2010-01-01", False), ("2018-06-01", False)],
        2019: [("2010-01-01", False), ("2018-06-01", False)],
        2020: [("2018-06-01", False)],
    }


def test_unknown_norm_has_no_versions_and_no_description() -> None:
    assert REGISTER.versions("eli/cn/没有的法", 2020) == ()
    assert list(REGISTER.describe("eli/cn/没有的法")) == []


def test_description_names_class_dates_and_versions() -> None:
    work = "eli/cn/中华人民共和国合同法"
    triples = set(REGISTER.describe(work))
    assert (work, RDF.type, ELI.LegalResource) in triples
    assert (work, FZ.normClass, FZ.Law) in triples
    assert (work, DCTERMS.isReplacedBy, "eli/cn/中华人民共和国民法典") in triples
    version = "eli/cn/中华人民共和国行政处罚法/2021-01-22"
    triples = set(REGISTER.describe(version))
    assert (version, ELI.realizes, "eli/cn/中华人民共和国行政处罚法") in triples
    assert (version, RDF.type, ELI.LegalExpression) in triples


def test_tables_are_sorted_and_names_unique() -> None:
    rows = read_table(default_ontology() / "norms.csv", COLUMNS)
    assert len(rows) > 3500
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    versions = read_table(default_ontology() / "norm_versions.csv", VERSION_COLUMNS)
    assert versions == sorted(versions)
    assert len({(row[0], row[1]) for row in versions}) == len(versions)


def test_iris_are_unique() -> None:
    assert len({norm.iri for norm in REGISTER.norms}) == len(REGISTER.norms)


ROW = "甲条例,,,LocalRegulation,,,2020-01-01,,in_force,,,yes,test,"


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([ROW.replace("Local", "Lokal")], r"norms\.csv:2: 'LokalRegulation' is no class; write one of"),
        ([ROW.replace("2020-01-01", "2020-13-01")], r"norms\.csv:2: '2020-13-01' is no date"),
        ([ROW, ROW], r"norms\.csv:3: 《甲条例》 is there already; remove one row"),
        ([ROW + ",x"], r"norms\.csv:2: 15 cells instead of 14"),
        ([ROW.replace(",,yes", ",乙法,yes")], r"《甲条例》 is replaced by 《乙法》, which has no row"),
        ([ROW.replace("甲条例", "")], r"norms\.csv:2: no title"),
    ],
)
def test_bad_row_is_named_with_line_and_remedy(tmp_path: Path, rows: list[str], complaint: str) -> None:
    (tmp_path / "norms.csv").write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    with pytest.raises(KgError, match=complaint):
        Register.load([tmp_path])


def test_clash_of_two_folders_names_both(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "norms.csv").write_text(f"{','.join(COLUMNS)}\n{ROW}\n", encoding="utf-8")
    with pytest.raises(KgError, match=r"b/norms\.csv:2: .*a/norms\.csv"):
        Register.load([tmp_path / "a", tmp_path / "b"])
