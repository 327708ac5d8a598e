"""TriG: every graph with its name, to be read by people (W3C RDF 1.1 TriG)."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

import pyoxigraph as ox

from kg.dataset import Dataset
from kg.export.blocks import Short, blocks, quads

NAME = "trig"
MEDIA_TYPE = "application/trig"
SUFFIX = ".trig"
LOSSLESS = True


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write each graph as a block in braces, with prefixes and relative to the base."""
    short = Short(dataset.base)
    lines = quads(dataset.dump(ox.RdfFormat.N_QUADS).decode())
    parts = []
    for graph, group in groupby(lines, key=itemgetter(3)):
        body = "\n".join(blocks(group, short, indent="  " if graph else ""))
        parts.append(f"{short.iri(graph)} {{\n{body}}}\n" if graph else body)
    out.write((short.header() + "\n" + "\n".join(parts)).encode())
