"""When two answers are the same: solutions as often and, where it counts, in the order; blank nodes by any names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
_BY_VALUE = {XSD + name for name in ("decimal", "double", "float")}  # a sum may be 2 or 2.0

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Rows:
    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    ordered: bool = False
    reduced: bool = False  # how often a row comes is left open

    def fault(self, found: Rows) -> str:
        """How an answer differs from this one; empty for the same."""
        if set(self.variables) != set(found.variables):
            return f"variables {found.variables} for {self.variables}"
        if self.reduced:
            same = set(map(_key, self.rows)) == set(map(_key, found.rows))
        elif len(self.rows) != len(found.rows):
            same = False
        else:
            same = _match(list(self.rows), list(found.rows), {}, ordered=self.ordered)
        return "" if same else f"{_said(found.rows)} for {_said(self.rows)}"


@dataclass(frozen=True)
class Triples:
    triples: tuple[ox.Triple, ...]

    def fault(self, found: Triples) -> str:
        mine, other = _canonical(self.triples), _canonical(found.triples)
        return "" if mine == other else f"{sorted(other - mine)} for {sorted(mine - other)}"


@dataclass(frozen=True)
class Truth:
    value: bool

    def fault(self, found: Truth) -> str:
        return "" if self.value is found.value else f"{found.value} for {self.value}"


Answer = Rows | Triples | Truth


def rows_of(found: Any) -> Rows:
    """The rows of an answer that the engine has parsed."""
    variables = [variable.value for variable in found.variables]
    rows = tuple({name: row[name] for name in variables if row[name] is not None} for row in found)
    return Rows(tuple(variables), rows)


def plain(term: Any) -> str:
    """A term as CSV has it: its words alone."""
    return "_:" if isinstance(term, ox.BlankNode) else str(term.value)


def _canonical(triples: Iterable[ox.Triple]) -> set[str]:
    dataset = ox.Dataset(ox.Quad(*_by_value(triple)) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def _by_value(triple: ox.Triple) -> tuple[Any, Any, Any]:
    return triple.subject, triple.predicate, _number(triple.object)


def _number(term: Any) -> Any:
    if isinstance(term, ox.Literal) and term.datatype.value in _BY_VALUE:
        try:
            return ox.Literal(str(Decimal(term.value).normalize() + 0), datatype=term.datatype)
        except InvalidOperation:  # INF, or no number at all
            return term
    return term


def _term(term: Any) -> str:
    if isinstance(term, ox.BlankNode):
        return "_:"
    if isinstance(term, ox.Literal) and term.language:
        return f"{ox.Literal(term.value)}@{term.language.lower()}"
    return str(_number(term))


def _key(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, _term(term)) for name, term in row.items()))


def _match(mine: list[Row], other: list[Row], names: dict[str, str], *, ordered: bool) -> bool:
    """Whether the rows are the same under one renaming of blank nodes, which goes on from ``names``."""
    if not mine:
        return True
    if not names and Counter(map(_key, mine)) != Counter(map(_key, other)):
        return False
    first, rest = mine[0], mine[1:]
    for at, row in enumerate(other[:1] if ordered else other):
        further = _renamed(first, row, names)
        if further is not None and _match(rest, other[:at] + other[at + 1 :], further, ordered=ordered):
            return True
        if further == names:  # a row without blank nodes that are new: any other like it would do no better
            return False
    return False


def _renamed(mine: Row, other: Row, names: dict[str, str]) -> dict[str, str] | None:
    if _key(mine) != _key(other):
        return None
    found = dict(names)
    for name, term in mine.items():
        if isinstance(term, ox.BlankNode):
            to = other[name].value
            if found.setdefault(term.value, to) != to:
                return None
    return found if len(set(found.values())) == len(found) else None


def _said(rows: Sequence[Row]) -> str:
    return "[" + " | ".join(" ".join(f"?{n}={t}" for n, t in sorted(row.items())) for row in rows[:12]) + "]"
