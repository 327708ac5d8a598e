"""Which of two names that overlap is meant: the longer of one scheme, the outer of some pairs of schemes."""

from __future__ import annotations

from bisect import bisect_left

from kg.lexicon.index import BAR_LANE, LANES, LISTED_LANE, NORM_LANE, SCHEMES, STEM_LANE, UNKNOWN_LANE, Hit

# A name inside a name of another kind says nothing of its own: the norm in 民法典宣传月 is not cited, the
# mechanism in 人民调解法 or 人民调解委员会 not described.
SWALLOWS = frozenset(
    {
        ("campaign", "norm"),
        ("work", "norm"),
        ("norm", "mechanism"),
        ("norm", "campaign"),
        ("norm", "activity"),
        ("work", "mechanism"),
        ("work", "campaign"),
        ("organisation", "mechanism"),
        ("platform", "mechanism"),
        ("platform", "organisation"),
        ("mechanism", "organisation"),
    }
)


_PLACE = SCHEMES.index("place")
_OUTER = tuple(
    tuple(k for k, outer in enumerate(SCHEMES) if (outer, scheme) in SWALLOWS) for scheme in SCHEMES
)


def settle(hits: list[Hit], lanes: bytes) -> list[Hit]:
    """The hits that are meant, in text order: leftmost-longest in a scheme, none that another swallows.

    ``lanes`` are those of the index. At equal length the name that needs quotation marks wins. Short forms
    of places fill only the gaps: 大会理 is no 会理 if it hides 理塘县.
    """
    hits.sort()
    free = [0] * len(LANES)  # by lane: where its next name may begin
    reach: list[Hit] = [(0, 0, 0)] * len(SCHEMES)  # by scheme: the name that reaches furthest
    furthest = title = 0
    found: list[Hit] = []
    stems: list[Hit] = []
    for hit in hits:
        start, end, form = hit
        lane = lanes[form]
        if start < free[lane]:
            continue
        if lane < NORM_LANE:
            free[lane] = -end
        elif lane == NORM_LANE:
            # A title is a norm as a whole or not at all: 《物业管理条例实施细则》 is no 物业管理条例.
            if start < title:
                continue
            free[lane] = -end
        elif lane >= BAR_LANE:
            if start >= free[lane - BAR_LANE]:
                free[lane - BAR_LANE] = -end
            continue
        elif lane == STEM_LANE:
            free[lane] = -end
            stems.append(hit)
            continue
        else:
            if lane != LISTED_LANE:
                title = -end
            if lane == UNKNOWN_LANE:
                continue
            lane = NORM_LANE
        if end < furthest:
            furthest = end
        elif _is_swallowed(hit, lane, reach):
            continue
        reach[lane] = hit
        found.append(hit)
    return _filled(found, stems, lanes) if stems else found


def _is_swallowed(hit: Hit, lane: int, reach: list[Hit]) -> bool:
    """Whether a name of its scheme covers a hit, or one of an outer scheme that says more; none begins later."""
    start, end, _ = hit
    if reach[lane][1] <= end:
        return True
    for outer in _OUTER[lane]:
        first, last, _ = reach[outer]
        if last < end or (last == end and first < start):
            return True
    return False


def _filled(found: list[Hit], stems: list[Hit], lanes: bytes) -> list[Hit]:
    """The hits with those stems of places that no full name of a place overlaps."""
    places = [hit for hit in found if lanes[hit[2]] == _PLACE]
    starts = [hit[0] for hit in places]
    for stem in stems:
        i = bisect_left(starts, stem[0])
        if not (i and -places[i - 1][1] > stem[0]) and not (i < len(starts) and starts[i] < -stem[1]):
            found.append(stem)
    found.sort()
    return found
