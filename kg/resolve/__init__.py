"""Mentions settled by the document's own context: which place, which year, which norm, which body.

place ── year ── norms ── campaigns, bodies, villages ── minting ── precedence
"""

from kg.resolve.resolve import Resolved, resolve

__all__ = ["Resolved", "resolve"]
