"""A graph of three imagined reports, written by hand, behind the protocol that pages ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

Query = Callable[[str], Iterator[dict[str, str]]]


@pytest.fixture(scope="session")
def query() -> Query:
    """Answers SELECT on the union of the graphs, as Dataset.query does, without the rest of the package."""
    store = ox.Store()
    store.bulk_load(path=str(Path(__file__).parent / "graph.trig"), format=ox.RdfFormat.TRIG)

    def ask(sparql: str) -> Iterator[dict[str, str]]:
        found = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        for row in found:
            yield {name: row[name].value for name in names if row[name] is not None}

    return ask
