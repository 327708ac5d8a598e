"""RDF/XML: the union of the graphs for tools that read nothing newer (W3C RDF 1.1 XML Syntax)."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.dataset import Dataset
from kg.export.markup import legal

NAME = "rdfxml"
MEDIA_TYPE = "application/rdf+xml"
SUFFIX = ".rdf"
LOSSLESS = False  # neither the graphs nor the characters that XML has no place for


def write(dataset: Dataset, out: BinaryIO) -> None:
    """Write the union of the graphs."""
    out.write(legal(dataset.dump(ox.RdfFormat.RDF_XML).decode()).encode())
