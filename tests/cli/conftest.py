"""A folder with a graph, for the commands that ask one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.dataset import Dataset, create_store
from kg.export import exporters


@pytest.fixture
def graph(small: Dataset, tmp_path: Path) -> str:
    """A folder with the store of the small dataset."""
    folder = tmp_path / "graph"
    folder.mkdir()
    with (folder / "graph.nq").open("wb") as out:
        exporters()["nquads"].write(small, out)
    create_store(folder / "store", [folder / "graph.nq"])
    return str(folder)
