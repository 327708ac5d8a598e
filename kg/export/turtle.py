"""Turtle: the union of the graphs, to be read by people (W3C RDF 1.1 Turtle)."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.dataset import Dataset
from kg.export.blocks import Short, blocks, quads

NAME = "turtle"
MEDIA_TYPE = "text/turtle"
SUFFIX = ".ttl"
LOSSLESS = False  # the graphs are not in it


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write the union of the graphs, one block a subject, with prefixes and relative to the base."""
    short = Short(dataset.base)
    triples = quads(dataset.dump(ox.RdfFormat.N_TRIPLES).decode())
    body = "\n".join(blocks(triples, short))
    out.write(f"{short.header()}\n{body}".encode())
