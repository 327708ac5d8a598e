"""How sorted lines of N-Quads become Turtle that people read: one block a subject, ``a`` first, short names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.dataset import PREFIXES
from kg.terms import RDF

Quad = tuple[str, str, str, str]
"""Subject, predicate, object and graph as N-Quads writes them; the default graph is an empty string."""

_TAIL = re.compile(r'"(@[A-Za-z0-9-]+|\^\^<[^>]*>)?$')
# What of an IRI may stand alone in <> because RFC 3986, 5.2 puts it back behind the base unchanged: a
# segment with a colon would be a scheme, the segments . and .. would be removed.
_RELATIVE = re.compile(r"(?!\.\.?(?:[/#?]|$))[^:/?#]+(?:/(?!\.\.?(?:[/#?]|$))[^/?#]+)*(?:#.*)?")
_LOCAL = re.compile(r"[A-Za-z_](?:[\w-]*\w)?", re.ASCII)


def quads(text: str) -> Iterator[Quad]:
    r"""The terms of N-Quads or N-Triples in canonical spelling.

    >>> list(quads('<a:s> <a:p> "乡 <b:c> ."@zh <a:g> .\n'))
    [('<a:s>', '<a:p>', '"乡 <b:c> ."@zh', '<a:g>')]
    """
    # Not splitlines(): U+2028 stands unescaped in literals, as web pages leave it in reports.
    for line in filter(None, text.split("\n")):
        s, p, rest = line.removesuffix(" .").split(" ", 2)
        if rest.startswith('"'):
            end = rest.rindex('"') + 1
            tail, _, graph = rest[end:].partition(" ")
            yield s, p, rest[:end] + tail, graph
        else:
            o, _, graph = rest.partition(" ")
            yield s, p, o, graph


class Short:
    """Terms with prefixes and relative to the base; remembers which prefixes it used."""

    def __init__(self, base: str) -> None:
        self.base = base if base.endswith("/") else ""
        self.used: set[str] = set()
        self._known: dict[str, str] = {f"<{RDF.type}>": "a"}

    def term(self, term: str) -> str:
        """An IRI or literal as Turtle writes it."""
        if term.startswith("<"):
            return self.iri(term)
        match = _TAIL.search(term)
        if match and match[1] and match[1].startswith("^^"):
            return f"{term[: match.start(1)]}^^{self.iri(match[1][2:])}"
        return term

    def iri(self, term: str) -> str:
        """An IRI in angle brackets as a prefixed name, or relative to the base, or as it is."""
        short = self._known.get(term)
        if short is None:
            short = self._known[term] = self._shorten(term[1:-1]) if term.startswith("<") else term
        return short

    def _shorten(self, iri: str) -> str:
        for prefix, space in PREFIXES.items():
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        if self.base and iri.startswith(self.base):
            rest = iri[len(self.base) :]
            if _RELATIVE.fullmatch(rest):
                return f"<{rest}>"
        return f"<{iri}>"

    def header(self) -> str:
        """The declarations of the base and of the prefixes that were used."""
        lines = [f"@base <{self.base}> ."] if self.base else []
        lines += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(self.used)]
        return "".join(f"{line}\n" for line in lines)


def blocks(triples: Iterable[Quad], short: Short, indent: str = "") -> Iterator[str]:
    """Blocks of Turtle with a line end each, from triples that are sorted by subject."""
    for subject, group in groupby(triples, key=itemgetter(0)):
        said: dict[str, list[str]] = {}
        for _, predicate, term, _ in group:
            said.setdefault(short.iri(predicate), []).append(short.term(term))
        pairs = sorted(said.items(), key=lambda pair: (pair[0] != "a", pair[0]))
        lines = [f"{predicate} {', '.join(terms)}" for predicate, terms in pairs]
        yield f"{indent}{short.iri(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"
