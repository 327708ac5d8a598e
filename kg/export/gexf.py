"""GEXF 1.2draft: the network for Gephi (gexf.net)."""

from __future__ import annotations

from typing import BinaryIO

from kg.dataset import Dataset
from kg.export.markup import legal_network
from kg.export.network import network

NAME = "gexf"
MEDIA_TYPE = "application/gexf+xml"
SUFFIX = ".gexf"
LOSSLESS = False


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write entities and direct statements; the identifiers of edges are their keys."""
    from networkx.readwrite.gexf import GEXFWriter

    graph = legal_network(network(dataset))
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    writer = GEXFWriter(graph=graph, version="1.2draft")
    meta = writer.xml.find("meta")
    meta.attrib.pop("lastmodifieddate")  # the same graph is the same file tomorrow
    meta.find("creator").text = "fazhi-kg"
    writer.write(out)
