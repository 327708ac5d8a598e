"""The map's data: chains of places, the point that each is drawn at, and what lacks one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building.builder import build
from kg.lexicon import Lexicon
from kg.view import Shared, View
from kg.view import render as render_page
from kg.view.inside import unpacked
from kg.view.views import VIEWS
from kg.view.views import map as view_map

TEXTS = {
    "a.txt": "安远县欣山镇2022年法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国民法典》。推行网格化管理。\n",
    "b.txt": "安多县色务乡2023年法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国民法典》。\n",
    "c.txt": "法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国宪法》。\n",
}


def read(folder: Path, texts: dict[str, str]) -> Shared:
    (folder / "in").mkdir()
    for name, text in texts.items():
        (folder / "in" / name).write_text(text, "utf-8")
    return Shared(build(folder / "in", out=folder / "out").dataset)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    return read(tmp_path_factory.mktemp("map"), TEXTS)


def rows(shared: Shared) -> dict[str, tuple[str, str, str]]:
    """Name → what it lies in, level and where it is drawn, by names."""
    found = view_map.data(shared)
    assert found
    named = [one.zh for one in shared.entities] + [""]
    columns = [found["places"][name] for name in ("entity", "above", "level", "anchor")]
    return {
        named[entity]: (named[above], level, named[anchor])
        for entity, above, level, anchor in zip(*columns, strict=True)
    }


def test_a_township_is_drawn_at_its_county_and_without_that_at_the_next_that_has_a_point(
    shared: Shared,
) -> None:
    found = rows(shared)
    assert found["欣山镇"] == ("安远县", "Township", "安远县")
    assert found["安远县"] == ("赣州市", "County", "安远县")
    # The register has no point for 安多县 nor for 那曲市.
    assert found["色务乡"] == ("安多县", "Township", "西藏自治区")
    assert found["安多县"] == ("那曲市", "County", "西藏自治区")


def test_points_are_longitude_and_latitude_of_the_register(shared: Shared) -> None:
    found = view_map.data(shared)
    assert found
    points = {shared.entities[i].zh: point for i, point in found["points"].items()}
    lon, lat = points["安远县"]
    assert (115 < lon < 116, 24.5 < lat < 25.6) == (True, True)
    assert {shared.entities[i].zh for i in found["places"]["anchor"]} <= points.keys()


def test_the_names_of_provinces_stand_where_the_register_has_them(lexicon: Lexicon) -> None:
    for zh, en, lon, lat, code in view_map.PROVINCES:
        place = lexicon.gazetteer.place(f"place/{code}")
        assert place
        assert place.level == "province"
        assert place.name.startswith(zh)
        assert en.isascii()
        assert abs(lon - float(place.lon)) <= 0.051
        assert abs(lat - float(place.lat)) <= 0.051
    assert len({code for *_, code in view_map.PROVINCES}) == 34


@pytest.mark.parametrize(
    ("lon", "lat"), [("", ""), ("x", "30"), ("nan", "30"), ("181", "30"), ("100", "90"), ("inf", "0")]
)
def test_what_is_no_point_on_the_earth_is_none(lon: str, lat: str) -> None:
    class Bad:
        base = "https://w3id.org/fazhi-kg/"

        def query(self, sparql: str):
            place, report = f"{self.base}place/99", f"{self.base}report/1"
            if "?p ?lon ?lat" in sparql:
                return [{"p": place, "lon": lon, "lat": lat}]
            if "DISTINCT ?p" in sparql:
                return [{"p": place}]
            return [{"report": report}] if "SELECT DISTINCT ?report {" in sparql else []

    found = view_map.data(Shared(Bad()))
    assert found
    assert (found["points"], found["places"]["anchor"]) == ({}, [-1])


def test_chains_that_turn_in_a_ring_end() -> None:
    assert view_map.anchor("a", {"a": "b", "b": "a"}, {"c": (100.0, 30.0)}) is None


def test_without_a_report_or_a_place_there_is_no_map(tmp_path: Path) -> None:
    assert view_map.data(Shared.of_view(View((), (), "空图"))) is None
    alone = read(tmp_path, {"c.txt": TEXTS["c.txt"]})
    assert alone.reports
    assert view_map.data(alone) is None
    assert 'id="tab-map"' not in render_page(alone)


def test_the_map_stands_before_the_table_and_its_places_are_described(shared: Shared) -> None:
    names = [view.NAME for view in VIEWS]
    assert names.index("dashboard") < names.index("map") < names.index("table")
    html = render_page(shared)
    block = html.partition('id="data-map">')[2].partition("<")[0]
    entities = unpacked(html.partition('id="data-shared">')[2].partition("<")[0])["entities"]
    assert "赣州市" in {entities["zh"][i] for i in unpacked(block)["places"]["entity"]}
