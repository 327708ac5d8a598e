"""A store to push to, and a small dataset in a folder, with all kinds of terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.dataset import Dataset
from kg.remote.connection import Address, Connection
from tests.remote.fake import Fake, serving
from tests.web.conftest import build_at

QUADS = r"""<http://x.org/s> <http://x.org/p> "a \"b\" <c> .\n"@en <http://x.org/graph/one> .
<http://x.org/s> <http://x.org/p> "枫桥 \\" <http://x.org/graph/one> .
<http://x.org/s> <http://x.org/q> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <http://x.org/graph/one> .
<http://x.org/s> <http://x.org/p> <http://x.org/graph/one> <http://x.org/graph/two> .
<http://x.org/枫> <http://x.org/p> "two" <http://x.org/graph/枫&桥=1+2#3?4%20> .
""".encode()


@pytest.fixture
def fake() -> Iterator[Fake]:
    with serving() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a graph.nq."""
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "graph.nq").write_bytes(QUADS)
    return tmp_path / "graph"


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def connect(pauses: list[float]) -> Iterator[Callable[..., Connection]]:
    """Connections that note their pauses in place of making them."""
    opened: list[Connection] = []

    def open_one(url: str, secret: str = "") -> Connection:
        opened.append(Connection(Address(url, secret), timeout=20, sleep=pauses.append))
        return opened[-1]

    yield open_one
    for one in opened:
        one.__exit__()


@pytest.fixture(scope="session")
def served(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph and store of two short reports."""
    return build_at(tmp_path_factory.mktemp("remote") / "graph", small)
