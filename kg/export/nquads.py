"""N-Quads: one quad a line, sorted; what ``graph.nq`` is (W3C RDF 1.1 N-Quads)."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.dataset import Dataset

NAME = "nquads"
MEDIA_TYPE = "application/n-quads"
SUFFIX = ".nq"
LOSSLESS = True


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write every quad with its graph."""
    out.write(dataset.dump(ox.RdfFormat.N_QUADS))
