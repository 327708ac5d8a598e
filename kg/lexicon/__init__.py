"""What the vocabularies and registers know, in one automaton.

*.ttl ── vocabulary ──┐
norms.csv ── register ┼── surfaces ──▶ lexicon.find(text) ──▶ mentions
places.csv ─ gazetteer┘
"""

from kg.lexicon.lexicon import Lexicon, default_ontology

__all__ = ["Lexicon", "default_ontology"]
