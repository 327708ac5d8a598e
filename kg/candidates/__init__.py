"""Names that no vocabulary has: listed from a graph, reviewed in a table, taken in as terms."""

from kg.candidates.listing import KINDS, Candidate, Example, Listing, around, candidates, family

__all__ = ["KINDS", "Candidate", "Example", "Listing", "around", "candidates", "family"]
