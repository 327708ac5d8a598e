"""GraphML: the network for Cytoscape, yEd, igraph and NetworkX (graphml.graphdrawing.org)."""

from __future__ import annotations

from typing import BinaryIO

from kg.dataset import Dataset
from kg.export.markup import legal_network
from kg.export.network import network

NAME = "graphml"
MEDIA_TYPE = "application/graphml+xml"
SUFFIX = ".graphml"
LOSSLESS = False


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write entities and direct statements; the identifiers of edges are their keys."""
    from networkx.readwrite.graphml import GraphMLWriter

    # Not write_graphml(): it takes another writer where lxml happens to be installed.
    writer = GraphMLWriter(graph=legal_network(network(dataset)), prettyprint=True)
    writer.dump(out)
