"""The dashboard's data: regions, figures with their qualifiers, days of campaigns; the charting library is what it says."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

from kg.building.builder import build
from kg.view import Shared, View
from kg.view.libraries import LIBRARIES
from kg.view.views import dashboard

TEXT = """安远县欣山镇2022年法治政府建设年度报告
一、主要工作
发放宣传资料2300余份，开展法治讲座3—5场，群众满意度达98%。在“12·4”国家宪法日开展宣传。
二、下一步打算
2023年计划开展法治讲座20场。
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    folder = tmp_path_factory.mktemp("dashboard")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(TEXT, "utf-8")
    return Shared(build(folder / "in", out=folder / "out").dataset)


def test_figures_keep_their_qualifiers_and_plans_are_none_of_them(shared: Shared) -> None:
    found = dashboard.data(shared)
    assert found
    entities, text = shared.entities, shared.reports[0].text
    said = {(unit, value, upper, sign) for _, _, _, unit, value, upper, sign, _, _ in found["figures"]}
    assert said == {("份", 2300.0, 0.0, "AtLeast"), ("场", 3.0, 5.0, "Range"), ("%", 98.0, 0.0, "Percent")}
    for report, kind, _measure, _unit, value, *_, start, end in found["figures"]:
        assert report == 0
        assert entities[kind].kind == "activity"
        assert str(int(value)) in text[start:end]


def test_a_region_is_the_largest_place_that_holds_the_report_s(shared: Shared) -> None:
    found = dashboard.data(shared)
    assert found
    assert [shared.entities[i].zh for i in found["regions"]] == ["江西省"]


def test_a_campaign_has_its_day(shared: Shared) -> None:
    found = dashboard.data(shared)
    assert found
    observed = {one.object for one in shared.statements if one.predicate.endswith("observes")}
    assert {tuple(found["days"][i]) for i in observed if i in found["days"]} == {(12, 4)}


def test_without_a_report_there_is_no_dashboard() -> None:
    assert dashboard.data(Shared.of_view(View((), (), "空图"))) is None


def test_the_library_is_the_file_that_its_readme_and_the_notices_name() -> None:
    vendor = files("kg.view") / "vendor"
    readme = (vendor / "README.md").read_text("utf-8")
    [(name, version, digest)] = re.findall(r"\| (\S+\.js) \|.*?\| ([\d.]+) \|.*\| ([0-9a-f]{64}) \|", readme)
    data = (vendor / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == digest
    assert version.encode() in data
    assert version in [one.version for one in LIBRARIES if "dashboard" in one.views]
    assert f"ECharts {version}" in (Path(__file__).parents[2] / "NOTICE").read_text("utf-8")
