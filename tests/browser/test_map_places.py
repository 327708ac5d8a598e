"""The map under the hand, where many places share a point, and on data that lack or twist what it draws."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from kg.building.builder import build
from kg.dataset import Dataset
from kg.view import Shared, write_view
from kg.view.inside import source

HOSTILE = "<img src=x onerror='window.__pwned=1'>"
TOWNS = ["欣山镇", "孔田镇", "版石镇", "天心镇", "龙布镇", "鹤子镇", "三百山镇", "车头镇"]
PLACES = [*(f"安远县{town}" for town in TOWNS), "寻乌县长宁镇", "柘荣县城郊乡"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight townships of one county, one of the next and one far from them."""
    folder = tmp_path_factory.mktemp("places")
    (folder / "in").mkdir()
    for i, place in enumerate(PLACES):
        text = f"{place}2023年法治政府建设年度报告\n一、主要工作\n宣传《中华人民共和国宪法》。\n"
        (folder / "in" / f"{i}.txt").write_text(text, "utf-8")
    write_view(build(folder / "in", out=folder / "out").dataset, folder / "page.html")
    return folder / "page.html"


@pytest.fixture
def wide(open_page, page):
    one = open_page(page, at="#map")
    one.page.wait_for_selector(".map-labels text", state="attached")
    return one


def test_many_places_of_one_point_are_one_mark_until_there_is_room(wide):
    marks = wide.page.locator(".map-box .map-mark[data-place]:visible")
    assert wide.page.locator(".map-list tbody tr").count() == 10
    crowd = wide.page.locator(".map-box .map-crowd:visible")
    assert crowd.locator("text").all_text_contents() == ["8"]
    assert marks.count() == 2
    crowd.focus()
    wide.page.keyboard.press("Enter")
    wide.until("document.querySelector('.map-box .map-crowd').getAttribute('display') === 'none'")
    names = marks.evaluate_all("marks => marks.map(m => m.getAttribute('aria-label'))")
    assert {town for town in TOWNS if any(town in name for name in names)} == set(TOWNS)
    boxes = marks.evaluate_all(
        "marks => marks.map(m => { const b = m.lastChild.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2, b.width / 2]; })"
    )
    for i, (x, y, r) in enumerate(boxes):
        assert all(math.dist((x, y), other[:2]) >= r + other[2] - 4 for other in boxes[i + 1 :])


def test_the_map_is_moved_and_scaled_and_the_fragment_keeps_it(wide):
    def apart():
        spots = [
            wide.page.locator(".map-box .map-mark", has_text=name).bounding_box()
            for name in ("城郊乡", "长宁镇")
        ]
        return math.dist(*[(spot["x"], spot["y"]) for spot in spots])

    before = apart()
    box = wide.page.locator(".map-box").bounding_box()
    wide.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    wide.page.mouse.wheel(0, 120)
    wide.until("location.hash.includes('view=')")
    smaller = apart()
    assert smaller < before
    wide.page.locator(".map-box").focus()
    wide.page.keyboard.press("+")
    wide.page.wait_for_timeout(60)
    assert apart() > smaller
    place = wide.page.locator(".map-box .map-mark", has_text="城郊乡")
    x = place.bounding_box()["x"]
    wide.page.mouse.down()
    wide.page.mouse.move(box["x"] + box["width"] / 2 + 40, box["y"] + box["height"] / 2, steps=3)
    wide.page.mouse.up()
    wide.page.wait_for_timeout(200)
    assert place.bounding_box()["x"] == pytest.approx(x + 40, abs=2)
    assert wide.page.locator(".map-panel").count() == 0
    spot = place.bounding_box()
    wide.page.reload()
    wide.page.wait_for_selector(".map-labels text", state="attached")
    assert place.bounding_box()["x"] == pytest.approx(spot["x"], abs=3)
    wide.page.keyboard.press("Tab")
    wide.page.locator(".map-tools button").last.click()
    assert apart() == pytest.approx(before, rel=0.02)
    assert "view=" not in wide.page.url


def test_two_fingers_scale_and_one_moves(open_page, page):
    opened = open_page(page, at="#map", width=390, height=844)
    opened.page.wait_for_selector(".map-labels text", state="attached")
    box = opened.page.locator(".map-box").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = opened.page.context.new_cdp_session(opened.page)

    def fingers(kind, *spots):
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": a, "y": b, "id": i} for i, (a, b) in enumerate(spots)]},
        )

    def spots():
        return [
            opened.page.locator(".map-box .map-mark", has_text=name).bounding_box()["x"]
            for name in ("城郊乡", "长宁镇")
        ]

    before = spots()
    fingers("touchStart", (x - 30, y), (x + 30, y))
    for step in (40, 60, 80):
        fingers("touchMove", (x - step, y), (x + step, y))
    fingers("touchEnd")
    opened.page.wait_for_timeout(60)
    scaled = spots()
    assert scaled[0] - scaled[1] == pytest.approx(80 / 30 * (before[0] - before[1]), rel=0.15)
    fingers("touchStart", (x, y))
    for step in (10, 20, 30):
        fingers("touchMove", (x + step, y))
    fingers("touchEnd")
    opened.page.wait_for_timeout(60)
    assert spots()[0] == pytest.approx(scaled[0] + 30, abs=3)
    assert opened.page.evaluate("document.querySelector('#view-map').scrollTop") == 0


def test_degrees_become_kilometres_of_equal_area(wide):
    """What an Albers projection promises: true areas everywhere, true lengths on its two parallels, and a way back."""
    script = source("js/map_projection.js")
    square = [(lon, lat) for lat in (20, 21) for lon in (90, 91)]
    spots = [(105, 36), (104.5, 25), (105.5, 25), (104.5, 47), (105.5, 47), *square, (124, 48)]
    there = wide.page.evaluate(f"spots => {{ {script}; return spots.map(project); }}", spots)
    back = wide.page.evaluate(f"spots => {{ {script}; return spots.map(unproject); }}", there)
    assert there[0] == pytest.approx([0, 0], abs=1e-6)
    degree = math.radians(1) * 6371
    assert math.dist(there[1], there[2]) == pytest.approx(degree * math.cos(math.radians(25)), rel=1e-4)
    assert math.dist(there[3], there[4]) == pytest.approx(degree * math.cos(math.radians(47)), rel=1e-4)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = there[5], there[6], there[8], there[7]
    area = abs((cx - ax) * (dy - by) - (dx - bx) * (cy - ay)) / 2
    true = 6371**2 * math.radians(1) * (math.sin(math.radians(21)) - math.sin(math.radians(20)))
    assert area == pytest.approx(true, rel=1e-3)
    assert there[-1][1] < there[0][1]
    for spot, again in zip(spots, back, strict=True):
        assert again == pytest.approx(list(spot), abs=1e-9)


class Changed:
    """A dataset whose rows are changed on their way to the page."""

    def __init__(self, folder: Path, change):
        dataset = Dataset.open(folder)
        self.base, self.folder = dataset.base, dataset.folder
        self._ask, self._change = dataset.query, change

    def query(self, sparql):
        return self._change(sparql, self._ask(sparql))


def test_where_no_place_has_a_point_all_are_listed(open_page, page):
    blind = Changed(page.parent / "out", lambda sparql, rows: [] if "schema:longitude" in sparql else rows)
    opened = open_page(Shared(blind), at="#map?what=norm")
    assert opened.page.locator(".map-none").inner_text() == "没有一个地方有坐标，都列在旁边。"
    assert "没有坐标，未上图（10）" in opened.page.locator(".map-side").inner_text()
    opened.page.locator(".map-list button").first.click()
    opened.page.wait_for_selector(".map-panel mark")
    assert "没有坐标" in opened.page.locator(".map-panel").inner_text()


@pytest.mark.parametrize("name", [HOSTILE, "\u202e乡某\u2066", "很长的名字" * 40])
def test_names_of_places_are_text_of_any_length(open_page, page, name):
    def hostile(sparql, rows):
        named = "skos:prefLabel" in sparql
        return ({**row, "v": name} if named and "/place/" in row.get("o", "") else row for row in rows)

    opened = open_page(Shared(Changed(page.parent / "out", hostile)), at="#map", width=390)
    opened.page.locator(".map-list button").first.click()
    opened.page.wait_for_selector(".map-panel")
    assert opened.page.locator(".map-panel h2").evaluate("e => e.textContent") == name
    assert opened.wider() == []
    assert opened.page.locator("#view-map img").count() == 0
    assert opened.page.evaluate("window.__pwned === undefined")
