"""The view of places: where the reports of a page come from, and the nearest point that is known for each place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.view.labels import local
from kg.view.questions import ask
from kg.view.shared import Shared

NAME = "map"
LABEL = ("地图", "Map")
# What the dashboard counts is counted here by place.
SCRIPTS = (
    "dashboard_counts", "map_projection", "map_values", "map_layout", "map_draw", "map_camera", "map_list", "map_panel", "map",
)  # fmt: skip

Point = tuple[float, float]
_DEEPEST = 6  # levels of places

# Where a map writes the short names of the provinces (Chinese, English, longitude, latitude, code): the points of the
# register to a tenth of a degree, for reading it takes longer than all else here.
PROVINCES = (
    ("北京", "Beijing", 116.4, 39.9, "11"), ("天津", "Tianjin", 117.2, 39.1, "12"),
    ("河北", "Hebei", 114.5, 38.0, "13"), ("山西", "Shanxi", 112.6, 37.9, "14"),
    ("内蒙古", "Inner Mongolia", 111.8, 40.8, "15"), ("辽宁", "Liaoning", 123.4, 41.8, "21"),
    ("吉林", "Jilin", 125.3, 43.9, "22"), ("黑龙江", "Heilongjiang", 126.7, 45.7, "23"),
    ("上海", "Shanghai", 121.5, 31.2, "31"), ("江苏", "Jiangsu", 118.8, 32.1, "32"),
    ("浙江", "Zhejiang", 120.2, 30.3, "33"), ("安徽", "Anhui", 117.3, 31.7, "34"),
    ("福建", "Fujian", 119.3, 26.1, "35"), ("江西", "Jiangxi", 115.8, 28.6, "36"),
    ("山东", "Shandong", 117.0, 36.7, "37"), ("河南", "Henan", 113.8, 34.8, "41"),
    ("湖北", "Hubei", 114.3, 30.5, "42"), ("湖南", "Hunan", 113.0, 28.1, "43"),
    ("广东", "Guangdong", 113.3, 23.1, "44"), ("广西", "Guangxi", 108.3, 22.8, "45"),
    ("海南", "Hainan", 110.3, 20.0, "46"), ("重庆", "Chongqing", 106.6, 29.6, "50"),
    ("四川", "Sichuan", 104.1, 30.7, "51"), ("贵州", "Guizhou", 106.7, 26.6, "52"),
    ("云南", "Yunnan", 102.7, 25.0, "53"), ("西藏", "Tibet", 91.1, 29.6, "54"),
    ("陕西", "Shaanxi", 109.0, 34.3, "61"), ("甘肃", "Gansu", 103.8, 36.1, "62"),
    ("青海", "Qinghai", 101.8, 36.6, "63"), ("宁夏", "Ningxia", 106.3, 38.5, "64"),
    ("新疆", "Xinjiang", 87.6, 43.8, "65"), ("台湾", "Taiwan", 121.5, 25.0, "71"),
    ("香港", "Hong Kong", 114.2, 22.3, "81"), ("澳门", "Macao", 113.5, 22.2, "82"),
)  # fmt: skip


def data(shared: Shared) -> dict[str, Any] | None:
    """Places with what they lie in and where they are drawn; None without a report or a place.

    ``places`` by columns: ``entity``; ``above``, the entity that it lies in (-1: none); ``level``, a local name;
    ``anchor``, the entity whose point it is drawn at: itself or the next that it lies in of which one is known (-1: none).
    ``points`` are longitude and latitude by entity, ``provinces`` are :data:`PROVINCES`.
    """
    if not shared.reports:
        return None
    places = {row["p"] for row in ask(shared.query, "SELECT DISTINCT ?p { ?p a fz:Place }")}
    if not places:
        return None
    parents = ask(shared.query, "SELECT ?p ?q { ?p a fz:Place ; dcterms:isPartOf ?q }")
    above = chains(places, {row["p"]: row["q"] for row in parents})
    # Only places have these: to ask for their type as well takes four times as long.
    levels = {row["p"]: local(row["l"]) for row in ask(shared.query, "SELECT ?p ?l { ?p fz:placeLevel ?l }")}
    found = ask(shared.query, "SELECT ?p ?lon ?lat { ?p schema:longitude ?lon ; schema:latitude ?lat }")
    points = {row["p"]: point for row in found if (point := _point(row["lon"], row["lat"]))}
    rows = []
    for place in sorted(places):
        outer, at = above.get(place), anchor(place, above, points)
        rows.append(
            (
                shared.entity(place),
                shared.entity(outer) if outer else -1,
                levels.get(place, ""),
                shared.entity(at) if at else -1,
            )
        )
    return {
        "places": {
            name: [row[i] for row in rows] for i, name in enumerate(("entity", "above", "level", "anchor"))
        },
        "points": {shared.entity(place): point for place, point in sorted(points.items())},
        "provinces": PROVINCES,
    }


def chains(places: set[str], above: Mapping[str, str]) -> dict[str, str]:
    """What each place lies in, by IRI: as the graph says, else the place within whose IRI a local name stands.

    >>> chains({"place/54", "place/54/某安置点"}, {})
    {'place/54/某安置点': 'place/54'}
    """
    scopes = {place: place.rpartition("/")[0] for place in sorted(places - above.keys())}
    return {**above, **{place: scope for place, scope in scopes.items() if scope in places}}


def anchor(place: str, above: Mapping[str, str], points: Mapping[str, Point]) -> str | None:
    """The place itself or the nearest that it lies in of which a point is known.

    >>> anchor("镇", {"镇": "县", "县": "市"}, {"市": (115.0, 25.0)})
    '市'
    """
    at: str | None = place
    for _ in range(_DEEPEST):
        if at is None or at in points:
            return at
        at = above.get(at)
    return None


def _point(lon: str, lat: str) -> Point | None:
    """Degrees that lie on the earth, east and north; what is no number is no point."""
    try:
        point = float(lon), float(lat)
    except ValueError:
        return None
    return point if abs(point[0]) <= 180 and abs(point[1]) < 90 else None
