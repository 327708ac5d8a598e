"""Reports made up by a grammar, each beside the facts that it states: to measure builds and extraction at any size."""

from kg.corpus.folder import generate, write

__all__ = ["generate", "write"]
