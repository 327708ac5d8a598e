"""The dataset from above, for who begins to look around: places by the reports from them, terms by those that speak of them.

Each function asks a dataset and gives a part of a list as JSON can hold it; they run in the process that has the store.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kg.dataset import Dataset
from kg.model import KgError
from kg.web.nodes import checked, linked, named

_DEEPEST = 8  # levels of places, so that a ring of them ends
# What binds something that a report says, or the report itself, and a term of each kind.
_SAYS = {
    "norm": "?said fz:cites ?term",
    "mechanism": "?said fz:describes ?term",
    "activity": "?said fz:activityType ?term",
    "campaign": "?said fz:observes ?term",
    # A body is known by what it is, as far as that is known.
    "organisation": "?said fz:involves ?body OPTIONAL { ?body org:classification ?kind } BIND(COALESCE(?kind, ?body) AS ?term)",
    "platform": "?said fz:uses ?term",
    "work": "?said fz:refersTo ?term",
    "person": "?said fz:names ?term",
    "shortcoming": "?said a fz:Shortcoming ; fz:topic ?term",
    "plan": "?said a fz:Plan ; fz:topic ?term",
}
KINDS = tuple(_SAYS)


def terms(dataset: Dataset, kind: str, limit: int = 40, offset: int = 0) -> dict[str, Any]:
    """The terms of a kind, those of which most reports speak first; shortcomings and plans by their topics."""
    if kind not in _SAYS:
        raise KgError(f"there is no kind of this name; there are {', '.join(KINDS)}")
    return _part(dataset, _ranked(dataset, kind), limit, offset)


def places(dataset: Dataset, within: str = "", limit: int = 40, offset: int = 0) -> dict[str, Any]:
    """The places next below one, or the highest, by the number of reports about them and what lies in them."""
    return _part(dataset, _below(dataset).get(within and checked(within), ()), limit, offset)


def things(
    dataset: Dataset, iri: str, predicate: str, of: str = "", limit: int = 40, offset: int = 0
) -> dict[str, Any]:
    """What points to a thing by a predicate, or with ``of=object`` what it points to, in the order of the IRIs."""
    iri, predicate = checked(iri), checked(predicate)
    triple = f"<{iri}> <{predicate}> ?x" if of == "object" else f"?x <{predicate}> <{iri}>"
    rows = dataset.query(
        f"SELECT DISTINCT ?x {{ {triple} FILTER(ISIRI(?x)) }} ORDER BY ?x LIMIT {limit + 1} OFFSET {offset}"
    ).rows()
    found = [row["x"] for row in rows]
    names = named(dataset, found[:limit])
    return {"found": [linked(one, names) for one in found[:limit]], "more": len(found) > limit}


# The process that answers has one dataset, which does not change. Rows are counted here: SPARQL took seven times as
# long for the activities of 500 reports.
@lru_cache(maxsize=len(KINDS))
def _ranked(dataset: Dataset, kind: str) -> tuple[tuple[str, int], ...]:
    """The terms of a kind with the number of reports that speak of them, most first."""
    copies = _copies(dataset)
    pairs = {
        (row["said"].partition("#")[0], row["term"])
        for row in dataset.query(f"SELECT ?said ?term {{ {_SAYS[kind]} }}")
    }
    return _most_first(Counter(term for report, term in pairs if report not in copies))


@lru_cache(maxsize=1)
def _below(dataset: Dataset) -> dict[str, tuple[tuple[str, int], ...]]:
    """The places of which reports speak that lie next below each place, the highest below none."""
    above = {
        row["p"]: row["q"] for row in dataset.query("SELECT ?p ?q { ?p a fz:Place ; dcterms:isPartOf ?q }")
    }
    copies, found = _copies(dataset), defaultdict[str, Counter[str]](Counter)
    for row in dataset.query("SELECT DISTINCT ?r ?p { ?r fz:about ?p }"):
        if row["r"] in copies:
            continue
        place = row["p"]
        for _ in range(_DEEPEST):
            higher = above.get(place, "")
            found[higher][place] += 1
            if not higher:
                break
            place = higher
    return {place: _most_first(counted) for place, counted in found.items()}


def _copies(dataset: Dataset) -> set[str]:
    """The reports that another text of theirs stands for."""
    return {row["r"] for row in dataset.query("SELECT ?r { ?r fz:sameReportAs ?other }")}


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _part(dataset: Dataset, ranked: Sequence[tuple[str, int]], limit: int, offset: int) -> dict[str, Any]:
    part = ranked[offset : offset + limit]
    names = named(dataset, [term for term, _ in part])
    found = [{**linked(term, names), "reports": reports} for term, reports in part]
    return {"found": found, "more": len(ranked) > offset + limit, "all": len(ranked)}
