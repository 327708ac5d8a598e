"""N-Triples: one triple a line, without the graphs (W3C RDF 1.1 N-Triples)."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.dataset import Dataset

NAME = "ntriples"
MEDIA_TYPE = "application/n-triples"
SUFFIX = ".nt"
LOSSLESS = False


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write the union of the graphs."""
    out.write(dataset.dump(ox.RdfFormat.N_TRIPLES))
