"""The register of norms: how a title is recognised, which version was in force, bad rows."""

import re
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
        ("中华人民共和国行政处罚法", 2020, [("2017-09-01", True)]),
        ("中华人民共和国行政处罚法", 2021, [("2017-09-01", True), ("2021-01-22", True)]),
        ("中华人民共和国行政处罚法", 2022, [("2021-01-22", True)]),
        ("中华人民共和国行政复议法", 2023, [("2017-09-01", True)]),
        ("中华人民共和国行政复议法", 2024, [("2023-09-01", True)]),
        ("中华人民共和国政府信息公开条例", 2019, [("2007-04-05", True), ("2019-04-03", True)]),
    ],
)
def test_versions_in_force_in_a_year(title: str, year: int, versions: list[tuple[str, bool]]) -> None:
    found = REGISTER.versions(f"eli/cn/{title}", year)
    assert [(iri.rpartition("/")[2], certain) for iri, certain in found] == versions


# Norm, year of the report, days of adoption of the wordings that were in force at some time of that year.
WORDINGS = [
    ("中国共产党纪律处分条例", 2003, "1997-02-27 2003-12-31"),
    ("中国共产党纪律处分条例", 2015, "2003-12-31"),
    ("中国共产党纪律处分条例", 2016, "2015-10-18"),
    ("中国共产党纪律处分条例", 2018, "2015-10-18 2018-08-18"),
    ("中国共产党纪律处分条例", 2023, "2018-08-18"),
    ("中国共产党纪律处分条例", 2024, "2023-12-19"),
    ("中国共产党章程", 2016, "2012-11-14"),
    ("中国共产党章程", 2017, "2012-11-14 2017-10-24"),
    ("中国共产党章程", 2020, "2017-10-24"),
    ("中国共产党章程", 2023, "2022-10-22"),
    ("党政领导干部选拔任用工作条例", 2017, "2014-01-14"),
    ("党政领导干部选拔任用工作条例", 2020, "2019-03-03"),
    ("中国共产党巡视工作条例", 2016, "2015-08-03"),
    ("中国共产党巡视工作条例", 2022, "2017-07-01"),
    ("中国共产党廉洁自律准则", 2015, ""),
    ("中国共产党廉洁自律准则", 2019, "2015-10-18"),
    ("干部教育培训工作条例", 2020, "2015-10-14"),
    ("信访工作条例", 2021, ""),
    ("信访工作条例", 2022, "2022-01-24"),
    ("信访条例", 2021, "2005-01-05"),
    ("中华人民共和国监察法", 2024, "2018-03-20"),
    ("中华人民共和国监察法", 2025, "2018-03-20 2024-12-25"),
    ("中华人民共和国消防法", 2018, "2008-10-28"),
    ("中华人民共和国消防法", 2020, "2019-04-23"),
    ("中华人民共和国消防法", 2022, "2021-04-29"),
    ("中华人民共和国治安管理处罚法", 2025, "2012-10-26"),
    ("中华人民共和国治安管理处罚法", 2026, "2025-06-27"),
    ("中华人民共和国宪法", 2017, "2004-03-14"),
    ("中华人民共和国宪法", 2018, "2004-03-14 2018-03-11"),
    ("中华人民共和国行政诉讼法", 2016, "2014-11-01"),
    ("中华人民共和国安全生产法", 2019, "2014-08-31"),
    ("中华人民共和国安全生产法", 2022, "2021-06-10"),
    ("中华人民共和国未成年人保护法", 2020, "2012-10-26"),
    ("中华人民共和国预算法", 2017, "2014-08-31"),
    ("中华人民共和国工会法", 2021, "2009-08-27"),
    ("中华人民共和国民事诉讼法", 2022, "2021-12-24"),
    ("中华人民共和国律师法", 2018, "2017-09-01"),
    ("宗教事务条例", 2018, "2004-11-30 2017-08-26"),
    ("行政法规制定程序条例", 2019, "2017-12-22"),
    ("公安机关办理行政案件程序规定", 2019, "2018-11-25"),
]


@pytest.mark.parametrize(("title", "year", "adopted"), WORDINGS)
def test_wording_of_the_norms_that_reports_cite(title: str, year: int, adopted: str) -> None:
    found = REGISTER.versions(f"eli/cn/{title}", year)
    assert [iri.rpartition("/")[2] for iri, _ in found] == adopted.split()


def test_a_gap_in_the_table_yields_no_version_rather_than_an_old_one() -> None:
    versions = [
        Version("甲条例", "1995-10-27", "adopted", "1996-01-01"),
        Version("甲条例", "1997", "gap", ""),
        Version("甲条例", "2020-03-19", "修订", "2020-05-01"),
    ]
    register = Register([Norm("甲条例", "LocalRegulation")], versions)
    years = {
        year: [iri[-10:] for iri, _ in register.versions("eli/cn/甲条例", year)]
        for year in (1996, 1997, 2018, 2020, 2021)
    }
    assert years == {1996: ["1995-10-27"], 1997: [], 2018: [], 2020: ["2020-03-19"], 2021: ["2020-03-19"]}
    assert not [s for s, _, _ in register.describe("eli/cn/甲条例") if s.endswith("/1997")]


def test_versions_know_every_revision_that_a_note_speaks_of() -> None:
    """A note that says 2018-08-18 while no row has that day let reports of 2020 cite the wording of 2003."""
    dates: dict[str, str] = {}
    missing: list[tuple[str, str]] = []
    for row in read_table(default_ontology() / "norm_versions.csv", VERSION_COLUMNS):
        dates[row[0]] = f"{dates.get(row[0], '')} {row[1]} {row[3]}"
    for row in read_table(default_ontology() / "norms.csv", COLUMNS):
        title, note = row[0], row[-1]
        if re.search("revis|amend|version|修订|修正", note) and "LawRefBook" not in note:
            said = re.sub(r"https?://[^ ]*|up to \d{4}[\d-]*|last sync [\d-]*", "", note)
            known = f"{dates.get(title, '')} {row[6]} {row[7]} {row[9]}"
            days = re.findall(r"(?<!\d)(?:19|20)\d\d(?:-\d\d){0,2}(?![\d号〕])", said)
            missing += [(title, day) for day in days if day not in known]
    assert missing == []


def test_every_row_of_versions_says_whether_it_was_checked_and_gaps_lie_between_versions() -> None:
    rows = read_table(default_ontology() / "norm_versions.csv", VERSION_COLUMNS)
    assert {row[4] for row in rows} <= {"yes", "part", "no"}
    for i, row in enumerate(rows):
        if row[2] == "gap":
            assert rows[i - 1][0] == row[0] == rows[i + 1][0]
            assert not row[3]


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
