"""The register of norms: how a title is recognised, which version was in force, what is said of it."""

import marshal
import re
from dataclasses import replace

import pytest

from kg.lexicon import default_ontology
from kg.lexicon.norm import Norm, Version
from kg.lexicon.norm_tables import COLUMNS, VERSION_COLUMNS
from kg.lexicon.register import Register
from kg.lexicon.tables import read_table
from kg.model import Literal
from kg.terms import DCTERMS, ELI, FZ, RDF, SKOS

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
        2020: [("2018-06-01", True)],
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


def test_a_film_that_is_called_as_an_article_is_none() -> None:
    assert list(REGISTER.describe("work/第二十条")) == []


def test_subdivisions_hang_on_one_another() -> None:
    item = "eli/cn/中华人民共和国行政处罚法/第三十三条/第一款/第二项"
    assert set(REGISTER.describe(item)) == {
        (item, RDF.type, ELI.LegalResourceSubdivision),
        (item, ELI.is_part_of, "eli/cn/中华人民共和国行政处罚法/第三十三条/第一款"),
        (item, SKOS.prefLabel, Literal.zh("中华人民共和国行政处罚法第三十三条第一款第二项")),
    }
    article = "norm/甲县停车办法/第一千零一条之一"
    assert (article, ELI.is_part_of, "norm/甲县停车办法") in set(REGISTER.describe(article))


def test_validity_of_a_wording_ends_when_the_next_one_begins() -> None:
    law = "eli/cn/中华人民共和国行政处罚法"
    ends = {
        subject.rpartition("/")[2]: value.text
        for subject, predicate, value in REGISTER.describe(law)
        if predicate == ELI.date_no_longer_in_force and isinstance(value, Literal)
    }
    assert ends == {"1996-03-17": "2009-08-27", "2009-08-27": "2018-01-01", "2017-09-01": "2021-07-15"}
    contract = "eli/cn/中华人民共和国合同法"
    dates = [(s, v.text) for s, p, v in REGISTER.describe(contract) if p == ELI.date_no_longer_in_force]  # type: ignore[union-attr]
    assert set(dates) == {(contract, "2021-01-01"), (f"{contract}/1999-03-15", "2021-01-01")}


def test_history_of_a_norm() -> None:
    ((code, _),) = REGISTER.lookup("民法典")
    replaced = {norm.bare_title for norm in REGISTER.predecessors(code)}
    assert sorted(replaced) == sorted(
        ["婚姻法", "继承法", "民法通则", "收养法", "担保法", "合同法", "物权法", "侵权责任法", "民法总则"]
    )
    ((letters, _),) = REGISTER.lookup("信访条例")
    assert letters.replaced_by == "信访工作条例"
    assert REGISTER.predecessors(letters) == ()
    ((law, _),) = REGISTER.lookup("行政复议法")
    versions = REGISTER.versions_of(law)
    assert [v.adopted for v in versions] == ["1999-04-29", "2009-08-27", "2017-09-01", "2023-09-01"]
    assert REGISTER.until(versions[2]) == "2024-01-01"
    assert REGISTER.until(versions[3]) == ""


def test_a_norm_repealed_on_an_unknown_day() -> None:
    def versions(repealed: str) -> dict[int, list[tuple[str, bool]]]:
        norm = Norm("甲条例", "LocalRegulation", adopted="2010-01-01", effective="2010-03-01")
        register = Register([replace(norm, status="repealed", repealed=repealed)])
        years = (2019, 2020, 2021)
        return {y: [(iri[-10:], sure) for iri, sure in register.versions("eli/cn/甲条例", y)] for y in years}

    one = [("2010-01-01", True)]
    assert versions("2020-06-01") == {2019: one, 2020: one, 2021: []}
    assert versions("2020-01-01") == {2019: one, 2020: [], 2021: []}
    assert versions("2020") == {2019: one, 2020: [("2010-01-01", False)], 2021: []}
    assert versions("") == {2019: [], 2020: [], 2021: []}


def test_a_wording_that_nobody_dates_does_not_revive_the_one_before_it() -> None:
    """The wording of 2010 ended at the latest when that of 2019 came into force."""
    versions = [
        Version("甲条例", "2010-01-01", "adopted", "2010-03-01"),
        Version("甲条例", "2018-06-01", "修正", ""),
        Version("甲条例", "2018-12-01", "修正", "2019-01-01"),
    ]
    register = Register([Norm("甲条例", "LocalRegulation")], versions)
    assert [iri[-10:] for iri, _ in register.versions("eli/cn/甲条例", 2019)] == ["2018-12-01"]
    assert [sure for _, sure in register.versions("eli/cn/甲条例", 2018)] == [False, False]


def test_a_policy_document_is_in_force_from_the_day_of_issue() -> None:
    register = Register([Norm("关于甲的意见", "PolicyDocument", adopted="2021-05-01")])
    assert register.versions("eli/cn/关于甲的意见", 2021) == (("eli/cn/关于甲的意见/2021-05-01", True),)


def test_a_packed_register_answers_as_before() -> None:
    packed = Register.unpack(marshal.loads(marshal.dumps(REGISTER.pack())))  # noqa: S302
    assert packed.norms == REGISTER.norms
    for title in ("行政处罚法", "合同法", "法治政府建设实施纲要"):
        assert packed.lookup(title) == REGISTER.lookup(title)
        norm = packed.lookup(title)[0][0]
        assert packed.versions_of(norm) == REGISTER.versions_of(norm)
        assert list(packed.describe(norm.iri)) == list(REGISTER.describe(norm.iri))


def test_tables_are_sorted_and_names_unique() -> None:
    rows = read_table(default_ontology() / "norms.csv", COLUMNS)
    assert len(rows) > 3500
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    versions = read_table(default_ontology() / "norm_versions.csv", VERSION_COLUMNS)
    assert versions == sorted(versions)
    assert len({(row[0], row[1]) for row in versions}) == len(versions)


def test_iris_are_unique() -> None:
    assert len({norm.iri for norm in REGISTER.norms}) == len(REGISTER.norms)
