"""The tables of norms: every mistake in a row stops the load with file, line, term and remedy."""

import re
from pathlib import Path

import pytest

from kg.lexicon.norm_tables import COLUMNS, VERSION_COLUMNS
from kg.lexicon.register import Register
from kg.model import KgError

ROW = "甲条例,,,LocalRegulation,,,2020-01-01,,in_force,,,yes,test,"
OTHER = "乙条例,,,LocalRegulation,,,2019-01-01,,in_force,,,yes,test,"


def load(folder: Path, rows: list[str], versions: list[str] | None = None) -> Register:
    folder.mkdir(exist_ok=True)
    (folder / "norms.csv").write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    if versions is not None:
        lines = [",".join(VERSION_COLUMNS), *versions]
        (folder / "norm_versions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Register.load([folder])


BAD_NORMS = [
    ([ROW.replace("Local", "Lokal")], "norms.csv:2: 《甲条例》: 'LokalRegulation' is no class; write one of"),
    (
        [ROW.replace("in_force", "valid")],
        "norms.csv:2: 《甲条例》: 'valid' is no status; write one of in_force",
    ),
    ([ROW.replace("yes", "ja")], "norms.csv:2: 《甲条例》: 'ja' is no checked; write one of yes"),
    ([ROW.replace("2020-01-01", "2020-13-01")], "norms.csv:2: '2020-13-01' is no date"),
    ([ROW.replace("2020-01-01", "2021-02-30")], "norms.csv:2: '2021-02-30' is no date; write YYYY"),
    (
        [ROW.replace("2020-01-01,", "2020-01-01,2019-12-31")],
        "norms.csv:2: 《甲条例》 is in force from 2019-12-31, before it is adopted 2020-01-01; correct one date",
    ),
    (
        [ROW.replace("2020-01-01,,in_force,", "2020-01-01,2020-03-01,repealed,2020-02")],
        "norms.csv:2: 《甲条例》 is repealed 2020-02, before it is in force from 2020-03-01; correct one date",
    ),
    ([ROW, ROW], "norms.csv:3: 《甲条例》 is there already as 《甲条例》 in"),
    ([OTHER, ROW.replace("甲条例", "乙 条例")], "norms.csv:3: 《乙 条例》 is there already as 《乙条例》 in"),
    ([ROW + ",x"], "norms.csv:2: 15 cells instead of 14; add or remove commas"),
    (
        [ROW.replace(",,yes", ",丙法,yes")],
        "norms.csv:2: 《甲条例》 is replaced by 《丙法》, which has no row; add one",
    ),
    (
        [ROW.replace(",,yes", ",乙条例,yes"), OTHER.replace(",,yes", ",甲条例,yes")],
        "norms.csv:2: 《甲条例》 replaces itself: 甲条例 → 乙条例 → 甲条例; correct replaced_by",
    ),
    ([ROW.replace(",,yes", ",甲条例,yes")], "norms.csv:2: 《甲条例》 replaces itself: 甲条例 → 甲条例"),
    (
        [ROW.replace("甲条例,", "甲条例,停车条例"), OTHER.replace("乙条例,", "乙条例,停车条例")],
        "norms.csv:3: 停车条例 is a name of 《乙条例》 and of 《甲条例》 in",
    ),
    ([ROW.replace("甲条例", "")], "norms.csv:2: no title; write the name alone"),
    ([ROW.replace("甲条例", " ")], "norms.csv:2: no title; write the name alone"),
    ([ROW.replace("甲条例", "《甲条例》")], "norms.csv:2: '《甲条例》' is no title; write the name alone"),
    ([ROW.replace("甲条例,,", "甲条例,甲||乙,")], "norms.csv:2: no title; write the name alone"),
    (
        [ROW.replace("2020-01-01,,in_force,", "2020-01-01,,in_force,2022")],
        "is in force and repealed; correct the status",
    ),
    ([ROW.replace("2020-01-01", "２０２０-01-01")], "norms.csv:2: '２０２０-01-01' is no date; write YYYY"),
]


@pytest.mark.parametrize(("rows", "complaint"), BAD_NORMS)
def test_bad_row_is_named_with_line_and_remedy(tmp_path: Path, rows: list[str], complaint: str) -> None:
    with pytest.raises(KgError, match=re.escape(complaint)):
        load(tmp_path, rows)


BAD_VERSIONS = [
    (
        ["丙法,2020-01-01,adopted,,yes"],
        "norm_versions.csv:2: norms.csv has no 《丙法》; add it or correct the title",
    ),
    (["甲条例,,adopted,,yes"], "norm_versions.csv:2: no date of adoption for 《甲条例》; fill it in"),
    (["甲条例,2020-02-30,adopted,,yes"], "norm_versions.csv:2: '2020-02-30' is no date"),
    (
        ["甲条例,2020-01-01,adopted,,sure"],
        "norm_versions.csv:2: 《甲条例》: 'sure' is no checked; write one of",
    ),
    (
        ["甲条例,2020-01-01,adopted,2019-12-31,yes"],
        "norm_versions.csv:2: 《甲条例》 is in force from 2019-12-31, before it is adopted 2020-01-01",
    ),
    (
        ["甲条例,2019-05-01,adopted,,yes"],
        "norm_versions.csv:2: a wording of 《甲条例》 of 2019-05-01 is older than the norm (2020-01-01 in norms.csv)",
    ),
    (
        ["甲条例,2020-01-01,adopted,,yes", "甲条例,2020-01-01,修订,,yes"],
        "norm_versions.csv:3: 《甲条例》 has a row of 2020-01-01 already; remove one",
    ),
    (
        ["甲条例,2020-01-01,adopted,2023-03-01,yes", "甲条例,2022-12-01,修订,2023-01-01,yes"],
        "norm_versions.csv:3: the wording of 《甲条例》 of 2022-12-01 is in force from 2023-01-01, before the older",
    ),
]


def test_a_kind_of_wording_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        KgError, match=r"norm_versions.csv:2: 《甲条例》: '改了' is no kind; write one of adopted, "
    ):
        load(tmp_path, [ROW], ["甲条例,2020-01-01,改了,,yes"])


def test_a_wording_younger_than_the_end_of_its_norm_is_refused(tmp_path: Path) -> None:
    ended = ROW.replace(",,in_force,", ",,repealed,2022-05-01")
    with pytest.raises(
        KgError, match=r"norm_versions.csv:3: a wording of 《甲条例》 of 2023-01-01 is younger than"
    ):
        load(tmp_path, [ended], ["甲条例,2020-01-01,adopted,,yes", "甲条例,2023-01-01,修订,,yes"])


@pytest.mark.parametrize(("versions", "complaint"), BAD_VERSIONS)
def test_bad_version_is_named_with_line_and_remedy(
    tmp_path: Path, versions: list[str], complaint: str
) -> None:
    with pytest.raises(KgError, match=re.escape(complaint)):
        load(tmp_path, [ROW], versions)


def test_a_name_of_two_plans_is_declared_by_the_years_in_their_titles(tmp_path: Path) -> None:
    plans = [
        f"法治甲县建设规划（{years}年）,甲县规划,,PolicyDocument,,,{years[:4]}-05-01,,in_force,,,yes,test,"
        for years in ("2016—2020", "2021—2025")
    ]
    found = load(tmp_path, plans).lookup("甲县规划")
    assert [(norm.adopted, note) for norm, note in found] == [
        ("2016-05-01", "short"),
        ("2021-05-01", "short"),
    ]


def test_a_title_beats_a_short_name_of_another_norm(tmp_path: Path) -> None:
    register = load(tmp_path, [ROW.replace("甲条例,", "甲条例,乙条例"), OTHER])
    assert [norm.title for norm, _ in register.lookup("《乙条例》")] == ["乙条例"]


def test_clash_of_two_folders_names_both(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "norms.csv").write_text(f"{','.join(COLUMNS)}\n{ROW}\n", encoding="utf-8")
    with pytest.raises(KgError, match=r"b/norms\.csv:2: .*a/norms\.csv:2"):
        Register.load([tmp_path / "a", tmp_path / "b"])
