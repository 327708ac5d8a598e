"""How the terms of the vocabularies become plain data, which the compiled cache keeps, and terms again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from kg.lexicon.vocabulary import Term
from kg.model import Concept, Literal, Value

_FIELDS = tuple(field.name for field in fields(Term))


def pack_terms(terms: Iterable[Term]) -> list[dict[str, Any]]:
    """Terms as dicts of plain data: literals and the concept as tuples of their fields, the file as a str."""
    return [
        {name: getattr(term, name) for name in _FIELDS}
        | {"concept": _pack_concept(term.concept), "facts": _pack_facts(term.facts), "file": str(term.file)}
        for term in terms
    ]


def unpack_terms(data: Iterable[dict[str, Any]]) -> tuple[Term, ...]:
    """The terms that were packed."""
    return tuple(
        Term(
            **{
                **packed,
                "concept": _concept(packed["concept"]),
                "facts": _facts(packed["facts"]),
                "file": Path(packed["file"]),
            }
        )
        for packed in data
    )


def _pack_concept(concept: Concept) -> tuple[object, ...]:
    return (
        concept.iri,
        concept.scheme,
        concept.label,
        concept.kind,
        concept.known,
        _pack_facts(concept.facts),
    )


def _concept(packed: tuple[Any, ...]) -> Concept:
    iri, scheme, label, kind, known, facts = packed
    return Concept(iri, scheme, label, kind, known, _facts(facts))


def _pack_facts(facts: Iterable[tuple[str, Value]]) -> tuple[tuple[str, object], ...]:
    return tuple((p, (v.text, v.datatype, v.lang) if isinstance(v, Literal) else v) for p, v in facts)


def _facts(packed: Iterable[tuple[str, Any]]) -> tuple[tuple[str, Value], ...]:
    return tuple((p, Literal(*v) if isinstance(v, tuple) else v) for p, v in packed)
