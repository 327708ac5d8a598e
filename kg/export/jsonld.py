"""JSON-LD: the graphs as JSON with full IRIs (W3C JSON-LD 1.1, expanded form)."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.dataset import Dataset

NAME = "jsonld"
MEDIA_TYPE = "application/ld+json"
SUFFIX = ".jsonld"
LOSSLESS = True


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write every quad with its graph."""
    out.write(dataset.dump(ox.RdfFormat.JSON_LD))
