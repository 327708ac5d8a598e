"""What the vocabularies owe to a source: the scores with all terms, and without those that it alone gave.

A vocabulary written while reading the texts that it is measured on measures itself. What is left when
those terms are gone is found by pattern, or was known from elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.scoring import Evaluation, evaluate
from kg.lexicon import Lexicon
from kg.model import KgError

# The schemes whose terms occur in few texts; activities and units are words of the language.
SCHEMES = ("mechanism", "campaign", "platform", "body", "work")


@dataclass(frozen=True, slots=True)
class Ablation:
    """Scores with all terms, without those that only the source gave, and without all that name it.

    ``terms``, ``only`` and ``named`` count the terms by scheme: all of them, and those left out.
    """

    whole: Evaluation
    without: Evaluation
    strictly: Evaluation
    terms: dict[str, int]
    only: dict[str, int]
    named: dict[str, int]


def ablate(gold: Path, texts: Path, lexicon: Lexicon, prefix: str) -> Ablation:
    """Evaluate with the lexicon, without the terms that a source of this prefix alone gave, without all it names.

    Raises KgError where no term has such sources only, and what ``evaluate`` raises.
    """
    only, named = (owed(lexicon, prefix, beside_others=beside) for beside in (False, True))
    if not only:
        raise KgError(
            f"no term has only sources that begin with {prefix or 'nothing'}; "
            "name a dcterms:source of ontology/*.ttl, such as seeds"
        )
    whole, without, strictly = (
        evaluate(gold, texts, kept) for kept in (lexicon, lexicon.without(only), lexicon.without(named))
    )
    every = [term.concept.iri for term in lexicon.terms]
    return Ablation(whole, without, strictly, *(_by_scheme(iris) for iris in (every, only, named)))


def owed(lexicon: Lexicon, prefix: str, *, beside_others: bool = False) -> frozenset[str]:
    """The IRIs of the terms in ``SCHEMES`` whose sources all begin with the prefix, or any ``beside_others``."""
    if not prefix:
        return frozenset()
    enough = any if beside_others else all
    return frozenset(
        term.concept.iri
        for term in lexicon.terms
        if term.concept.iri.partition("/")[0] in SCHEMES
        and term.sources
        and enough(source.startswith(prefix) for source in term.sources)
    )


def _by_scheme(iris: Iterable[str]) -> dict[str, int]:
    found = Counter(iri.partition("/")[0] for iri in iris)
    return {scheme: found[scheme] for scheme in SCHEMES}
