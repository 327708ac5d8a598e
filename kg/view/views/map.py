"""The view of places: where the reports of a page come from, and the nearest point that is known for each place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from kg.lexicon import default_ontology
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

# The common short names of the provinces, by code: 广西壮族自治区 is too long for a map.
PROVINCES = {
    "11": ("北京", "Beijing"), "12": ("天津", "Tianjin"), "13": ("河北", "Hebei"), "14": ("山西", "Shanxi"),
    "15": ("内蒙古", "Inner Mongolia"), "21": ("辽宁", "Liaoning"), "22": ("吉林", "Jilin"),
    "23": ("黑龙江", "Heilongjiang"), "31": ("上海", "Shanghai"), "32": ("江苏", "Jiangsu"),
    "33": ("浙江", "Zhejiang"), "34": ("安徽", "Anhui"), "35": ("福建", "Fujian"), "36": ("江西", "Jiangxi"),
    "37": ("山东", "Shandong"), "41": ("河南", "Henan"), "42": ("湖北", "Hubei"), "43": ("湖南", "Hunan"),
    "44": ("广东", "Guangdong"), "45": ("广西", "Guangxi"), "46": ("海南", "Hainan"), "50": ("重庆", "Chongqing"),
    "51": ("四川", "Sichuan"), "52": ("贵州", "Guizhou"), "53": ("云南", "Yunnan"), "54": ("西藏", "Tibet"),
    "61": ("陕西", "Shaanxi"), "62": ("甘肃", "Gansu"), "63": ("青海", "Qinghai"), "64": ("宁夏", "Ningxia"),
    "65": ("新疆", "Xinjiang"), "71": ("台湾", "Taiwan"), "81": ("香港", "Hong Kong"), "82": ("澳门", "Macao"),
}  # fmt: skip
_PROVINCE = re.compile(rb"^(\d\d),[^,\n]*,province,.*,(-?[\d.]+),(-?[\d.]+)\r?$", re.MULTILINE)


def data(shared: Shared) -> dict[str, Any] | None:
    """Places with what they lie in and where they are drawn; None without a report or a place.

    ``places`` by columns: ``entity``; ``above``, the entity that it lies in (-1: none); ``level``, a local name;
    ``anchor``, the entity whose point it is drawn at: itself or the next that it lies in of which one is known (-1: none).
    ``points`` are longitude and latitude by entity, ``provinces`` (Chinese, English, longitude, latitude, code).
    """
    if not shared.reports:
        return None
    places = {row["p"] for row in ask(shared.query, "SELECT DISTINCT ?p { ?p a fz:Place }")}
    if not places:
        return None
    parents = ask(shared.query, "SELECT ?p ?q { ?p a fz:Place ; dcterms:isPartOf ?q }")
    above = chains(places, {row["p"]: row["q"] for row in parents})
    levels = {
        row["p"]: local(row["l"])
        for row in ask(shared.query, "SELECT ?p ?l { ?p a fz:Place ; fz:placeLevel ?l }")
    }
    points = {
        row["p"]: point
        for row in ask(
            shared.query,
            "SELECT ?p ?lon ?lat { ?p a fz:Place ; schema:longitude ?lon ; schema:latitude ?lat }",
        )
        if (point := _point(row["lon"], row["lat"]))
    }
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
        "provinces": [(*PROVINCES[code], *point, code) for code, point in province_points().items()],
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


@cache
def province_points() -> dict[str, Point]:
    """Longitude and latitude of the provinces by code, from the register that comes with the package."""
    register = default_ontology() / "places.csv"
    found = _PROVINCE.findall(register.read_bytes()) if register.exists() else ()
    rows = {code.decode(): _point(lon.decode(), lat.decode()) for code, lon, lat in found}
    return {code: point for code, point in sorted(rows.items()) if point and code in PROVINCES}


def _point(lon: str, lat: str) -> Point | None:
    """Degrees that lie on the earth, east and north; what is no number is no point."""
    try:
        point = float(lon), float(lat)
    except ValueError:
        return None
    return point if abs(point[0]) <= 180 and abs(point[1]) < 90 else None
