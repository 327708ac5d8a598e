"""Who holds the vocabularies while documents are mapped."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building import mapping
from kg.building.builder import build
from kg.model import KgError

REPORT = "庚县辛镇{}年法治政府建设情况报告\n一、工作情况\n宣传《民法典》，开展培训3次。\n"


@pytest.mark.parametrize(("jobs", "held"), [(1, 1), (2, 0)])
def test_this_process_does_without_the_vocabularies_while_others_map(
    jobs: int, held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapping, "_state", {})
    for year in range(2019, 2023):
        (tmp_path / f"{year}.txt").write_text(REPORT.format(year), "utf-8")
    seen: set[int] = set()
    result = build([tmp_path], jobs=jobs, progress=lambda *_: seen.add(len(mapping._state)))
    assert seen == {held}
    assert result.record["reports"] == 4
    assert len(mapping._state) == 1


def test_vocabularies_with_a_mistake_are_told_before_any_document_is_read(tmp_path: Path) -> None:
    for year in range(2019, 2023):
        (tmp_path / f"{year}.txt").write_text(REPORT.format(year), "utf-8")
    wrong = tmp_path / "words"
    wrong.mkdir()
    (wrong / "mechanisms.ttl").write_text("no turtle", "utf-8")
    done: list[int] = []
    with pytest.raises(KgError, match=r"mechanisms\.ttl"):
        build([*tmp_path.glob("*.txt")], jobs=2, add_ontology=[wrong], progress=lambda n, _: done.append(n))
    assert not done
