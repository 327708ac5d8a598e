"""A build of two short reports on the disk, and a server on it that many tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.building.folder import building
from kg.dataset import Dataset, create_store
from kg.export import exporters
from tests.web.serving import Server, serving


def build_at(folder: Path, dataset: Dataset) -> Path:
    """The store of a dataset in a folder."""
    folder.mkdir(parents=True)
    with (folder / "graph.nq").open("wb") as out:
        exporters()["nquads"].write(dataset, out)
    create_store(folder / "store", [folder / "graph.nq"])
    return folder


def publish(out: Path, dataset: Dataset) -> None:
    """Build a dataset into an output folder, as ``kg build`` does, beside the builds that are there."""
    with building(out) as part:
        build_at(part / "made", dataset)
        for path in list((part / "made").iterdir()):
            path.rename(part / path.name)
        (part / "made").rmdir()


@pytest.fixture(scope="session")
def folder(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_at(tmp_path_factory.mktemp("served") / "graph", small)


@pytest.fixture(scope="session")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(folder, tmp_path_factory.mktemp("log") / "server.log", "--timeout", "3") as running:
        yield running


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with server.client() as asking:
        yield asking
