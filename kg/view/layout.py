"""Where nodes stand: terms between the places that share them, what only one place says behind it.

    places         on a ring, neighbours being those that share most
    shared terms   inside it, at the mean of their places, the most shared first; each takes the nearest free spot
    other terms    outside, behind their place, by kind

A spot is free if the node with its label overlaps nothing, so labels can be read where the page opens.
Only arithmetic on the view, no chance and no physics: the same view is laid out alike everywhere.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.view.labels import KINDS
from kg.view.model import Node, View

EM = 12.0
"""The size of a label in layout units, which are pixels at zoom 1."""
LONGEST = 13
"""Longer labels are cut in the graph, in ems; the side panel has the whole label."""

_GAP = 7.0
_STEP = 11.0
_GOLDEN = math.pi * (3 - math.sqrt(5))
_WIDE = 1.05
_CELL = 64.0
_RING = 84.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """What a node with its label covers: centre of the mark, half width, height above and below."""

    x: float
    y: float
    half: float
    above: float
    below: float

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes share more than a side."""
        return (
            abs(self.x - other.x) < self.half + other.half
            and self.y - self.above < other.y + other.below
            and other.y - other.above < self.y + self.below
        )


def radius(node: Node) -> float:
    """The size of a node's mark, by how many places or terms it is connected with."""
    if node.kind == "report":
        return min(22.0, 11.0 + math.sqrt(node.degree))
    return min(16.0, 5.0 + 2.0 * max(1, len(node.hubs)))


def short(label: str) -> str:
    """A label as the graph shows it: without the state's name, cut to what fits.

    >>> short("中华人民共和国安全生产法"), short("中华人民共和国")
    ('安全生产法', '中华人民共和国')
    >>> short("Work Safety Law of the People's Republic of China")
    'Work Safety Law'
    """
    rest = label.removeprefix("中华人民共和国").removesuffix(" of the People's Republic of China")
    label = rest if len(rest) > 1 else label
    width, kept = 0.0, ""
    for char in label:
        width += _advance(char)
        if width > LONGEST:
            return (kept.rstrip() if char == " " else _closed(kept)) + "…"
        kept += char
    return label


def _closed(label: str) -> str:
    """A cut label without the bracket or the word that the cut left open: 某某规划（2 → 某某规划."""
    if label[-1:].isascii() and " " in label[LONGEST // 2 :]:
        return label[: label.rindex(" ")].rstrip(" :,")
    bracket = max(label.rfind("（"), label.rfind("("))
    return (
        label[:bracket] if bracket > LONGEST / 2 and not set("）)") & set(label[bracket:]) else label.rstrip()
    )


def box(node: Node, at: Point) -> Box:
    """What a node covers at a point, with its label beneath it."""
    size = radius(node)
    width = sum(map(_advance, short(node.label_zh))) * EM
    return Box(*at, max(size, width / 2) + _GAP / 2, size + _GAP / 2, size + EM * 1.35 + _GAP / 2)


def layout(view: View) -> dict[str, Point]:
    """A point for every node, in whole layout units, around (0, 0)."""
    hubs = _ring_order([node for node in view.nodes if node.kind == "report"], view)
    terms = sorted(
        (node for node in view.nodes if node.kind != "report"),
        key=lambda n: (-len(n.hubs), -n.degree, list(KINDS).index(n.kind), n.id),
    )
    first = math.pi if len(hubs) == 2 else -math.pi / 2
    angles = {hub.id: 2 * math.pi * i / len(hubs) + first for i, hub in enumerate(hubs)}
    board = _Board()
    if len(hubs) == 1:
        board.put(hubs[0], [(0.0, 0.0)])
        shared: list[Node] = []
    else:
        shared = [node for node in terms if len(node.hubs) != 1]
    ring = _ring(shared)
    if len(hubs) > 1:
        _put_ring(board, hubs, angles, ring)
    reach = 0.62 * ring
    for node in shared:
        x = sum(math.cos(angles[hub]) for hub in node.hubs) / max(1, len(node.hubs))
        y = sum(math.sin(angles[hub]) for hub in node.hubs) / max(1, len(node.hubs))
        board.put(node, _spiral((x * reach * _WIDE, y * reach)))
    outer = board.extent()
    wedge = 2 * math.pi / max(1, len(hubs))
    for hub, some in _by_hub(terms, hubs):
        kinds = sorted({node.kind for node in some}, key=list(KINDS).index)
        for node in some:
            turn = (kinds.index(node.kind) + 0.5) / len(kinds) - 0.5
            angle = angles[hub.id] + turn * wedge * (1 if len(hubs) == 1 else 0.8)
            away = outer + 50
            start = (math.cos(angle) * away * _WIDE, math.sin(angle) * away)
            board.put(node, _spiral(start), away=0.0 if len(hubs) == 1 else outer)
    return {node.id: board.points[node.id] for node in view.nodes}


class _Board:
    """The boxes that are taken, in a grid."""

    def __init__(self) -> None:
        self.points: dict[str, Point] = {}
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._boxes: list[Box] = []

    def put(self, node: Node, spots: Iterator[Point] | Sequence[Point], *, away: float = 0.0) -> None:
        """Put a node on the first free spot that is further out than ``away``."""
        spot = (0.0, 0.0)
        for x, y in spots:
            spot = (float(round(x)), float(round(y)))
            if math.hypot(spot[0] / _WIDE, spot[1]) >= away and self._free(box(node, spot)):
                break
        taken = box(node, spot)
        self.points[node.id] = spot
        self._boxes.append(taken)
        for cell in _cells(taken):
            self._cells[cell].append(taken)

    def _free(self, wanted: Box) -> bool:
        return not any(
            wanted.overlaps(taken) for cell in _cells(wanted) for taken in self._cells.get(cell, ())
        )

    def extent(self) -> float:
        """How far out the boxes reach, as the radius of an ellipse."""
        corners = (
            math.hypot((abs(b.x) + b.half) / _WIDE, max(abs(b.y - b.above), abs(b.y + b.below)))
            for b in self._boxes
        )
        return max(corners, default=0.0)


def _cells(taken: Box) -> Iterator[tuple[int, int]]:
    for i in range(int((taken.x - taken.half) // _CELL), int((taken.x + taken.half) // _CELL) + 1):
        for j in range(int((taken.y - taken.above) // _CELL), int((taken.y + taken.below) // _CELL) + 1):
            yield i, j


def _spiral(start: Point) -> Iterator[Point]:
    """Points around a start, further and further out, evenly spread (a sunflower's seeds)."""
    k = 0
    while True:
        away = _STEP * math.sqrt(k)
        yield start[0] + away * math.cos(k * _GOLDEN) * _WIDE, start[1] + away * math.sin(k * _GOLDEN)
        k += 1


def _ring(shared: list[Node]) -> float:
    """How wide a ring holds these terms: placed one by one, boxes fill a good half of their disc."""
    area = sum(2 * b.half * (b.above + b.below) for b in (box(node, (0.0, 0.0)) for node in shared))
    return max(130.0, math.sqrt(area / (0.55 * math.pi)) + 40.0)


def _put_ring(board: _Board, hubs: list[Node], angles: dict[str, float], inner: float) -> None:
    """Each hub at its angle, on the innermost ring where its label is free."""
    for hub in hubs:
        x, y = math.cos(angles[hub.id]) * _WIDE, math.sin(angles[hub.id])
        board.put(hub, ((x * (inner + _RING * k), y * (inner + _RING * k)) for k in range(len(hubs) + 1)))


def _by_hub(terms: list[Node], hubs: list[Node]) -> Iterator[tuple[Node, list[Node]]]:
    """The terms that only one place says, by place; without places, none."""
    own: dict[str, list[Node]] = defaultdict(list)
    for node in terms:
        if len(node.hubs) == 1 or (len(hubs) == 1 and not node.hubs):
            own[node.hubs[0] if node.hubs else hubs[0].id].append(node)
    for hub in hubs:
        if own[hub.id]:
            yield hub, own[hub.id]


def _ring_order(hubs: list[Node], view: View) -> list[Node]:
    """The places in an order that puts those that share most side by side: nearest first, from the richest."""
    said: dict[str, set[str]] = {hub.id: set() for hub in hubs}
    for node in view.nodes:
        for hub in node.hubs if len(node.hubs) > 1 else ():
            said[hub].add(node.id)
    left = sorted(hubs, key=lambda hub: (-len(said[hub.id]), hub.id))
    order = left[:1]
    left = left[1:]
    while left:
        last = said[order[-1].id]
        nearest = max(range(len(left)), key=lambda i: (len(last & said[left[i].id]), -i))
        order.append(left.pop(nearest))
    return order


def _advance(char: str) -> float:
    """The width of a character in ems, near enough for every font; capitals and digits are wide."""
    if unicodedata.east_asian_width(char) in "WF" or ord(char) > 0xFFFF:
        return 1.0
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    return 0.7 if char.isupper() else 0.58
