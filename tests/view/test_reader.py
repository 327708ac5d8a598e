"""The reader's data says of each report what its outline is and what stayed open in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building.builder import build
from kg.view import Shared, View
from kg.view.views import reader

TEXT = """城关镇2022年法治政府建设年度报告

一、主要工作
（一）加强学习。组织学习《中华人民共和国宪法》**次，推行“竹篮议事”工作法。
二、存在问题
执法力量薄弱。
三、下一步打算
加强执法培训。
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    folder = tmp_path_factory.mktemp("reader")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(TEXT, "utf-8")
    (folder / "in" / "b.txt").write_text(
        "安远县司法局2022年法治政府建设年度报告\n开展普法宣传3场。\n", "utf-8"
    )
    return Shared(build(folder / "in", out=folder / "out").dataset)


def test_each_report_has_its_outline(shared: Shared) -> None:
    found = reader.data(shared)
    assert found
    for report, outline in zip(shared.reports, found["sections"], strict=True):
        for start, end, _level, heading, _role in outline:
            assert heading in report.text[start:end]
    number = next(i for i, one in enumerate(shared.reports) if one.file == "a.txt")
    roles = {heading: role for *_, heading, role in found["sections"][number]}
    assert roles["存在问题"] == "Shortcomings"
    assert roles["下一步打算"] == "PlanSection"
    assert set(roles.values()) & set(found["roles"])


def test_what_stayed_open_is_said_with_the_words(shared: Shared) -> None:
    found = reader.data(shared)
    assert found
    number = next(i for i, one in enumerate(shared.reports) if one.file == "a.txt")
    [(words, zh, en, times)] = found["open"][number]
    assert (words, times >= 1) == ("城关镇", True)
    assert "个地方之一" in zh
    assert "places" in en
    assert [words for words, _ in found["masked"][number]] == ["**次"]
    assert found["open"][1 - number] == found["masked"][1 - number] == []
    assert {shared.entities[i].zh for i in found["unknown"]} >= {"竹篮议事"}


def test_without_a_report_there_is_no_reader() -> None:
    assert reader.data(Shared.of_view(View((), (), "空图"))) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"unresolved": []}'])
def test_a_damaged_record_leaves_the_texts_readable(
    content: str, shared: Shared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "build.json").write_text(content, "utf-8")
    monkeypatch.setattr(shared, "folder", tmp_path)
    found = reader.data(shared)
    assert found
    assert len(found["sections"]) == 2
    assert not any(found["open"])
