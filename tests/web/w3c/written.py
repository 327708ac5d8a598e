"""The cases of this folder, written from the sections of SPARQL 1.1 Query that their files are named after.

A file holds blocks, each begun by a line of ``===``: ``=== data NAME`` with TriG, whose graphs are the dataset of the
cases that follow; ``=== case NAME (SECTION)`` with a query, a line ``--- gives …`` and the answer, a row a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.sparql import names_graphs
from tests.web.w3c.answers import Answer, Rows, Triples, Truth
from tests.web.w3c.asking import EMPTY, Case, Graphs

CASES = Path(__file__).with_name("cases")
_PREFIXES = {
    "": "http://example.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_UNBOUND = ox.NamedNode("urn:x:undef")
_FIRST, _REST = (ox.NamedNode(_PREFIXES["rdf"] + name) for name in ("first", "rest"))


def read(path: Path, graphs: Graphs) -> Iterator[Case]:
    """The cases of a file; their data go into ``graphs``."""
    data, named = EMPTY, ()
    prologue = _prologue("")
    for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, body = block.split("\n", 1)
        kind, name = head.split(" ", 1)
        if kind == "data":
            base = f"http://example.org/{path.stem}/{name}/"
            prologue = _prologue(base)
            data, named = base, tuple(_load(prologue + body, base, graphs))
            continue
        assert re.fullmatch(r"[\w -]+ \([\d.]+\)", name), head
        query, answer = body.split("--- ", 1)
        said, rows = answer.split("\n", 1)
        asks = () if names_graphs(query) else (data,)
        yield Case(
            f"{path.stem}/{name.partition(' (')[0]}",
            query.rstrip("\n"),
            _answer(said, rows, prologue),
            " ".join(prologue.split("\n")),
            asks,
            named if asks else (),
        )


def _prologue(base: str) -> str:
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in _PREFIXES.items())
    return f"BASE <{base or _PREFIXES['']}>\n{declared}"


def _load(trig: str, base: str, graphs: Graphs) -> Iterator[str]:
    """The names of the named graphs; the default graph gets the name of the base."""
    graphs.setdefault(base, [])
    for quad in ox.parse(trig, ox.RdfFormat.TRIG, rename_blank_nodes=True):
        unnamed = isinstance(quad.graph_name, ox.DefaultGraph)
        name = base if unnamed else str(getattr(quad.graph_name, "value", ""))
        if name not in graphs:
            yield name
        graphs.setdefault(name, []).append(quad.triple)


def _answer(said: str, body: str, prologue: str) -> Answer | bool | None:
    words = said.split()
    if words == ["refused"]:
        return None
    if words == ["answered"]:
        return True
    assert words.pop(0) == "gives", said
    if words in (["true"], ["false"]):
        return Truth(words == ["true"])
    if words == ["triples"]:
        parsed = ox.parse(prologue + body, ox.RdfFormat.TURTLE)
        return Triples(tuple(quad.triple for quad in parsed))
    names = tuple(word[1:] for word in words if word.startswith("?"))
    rows = tuple(
        {name: term for name, term in zip(names, _terms(line, prologue), strict=True) if term != _UNBOUND}
        for line in body.splitlines()
        if line.strip()
    )
    return Rows(names, rows, ordered="ordered" in words, reduced="reduced" in words)


def _terms(line: str, prologue: str) -> list[Any]:
    """The terms of a line, in Turtle; blank nodes keep their names from line to line."""
    written = "" if line.strip() == "()" else re.sub(r"\bUNDEF\b", "<urn:x:undef>", line)
    quads = [
        q.triple for q in ox.parse(f"{prologue}<urn:x:row> <urn:x:is> ({written}) .", ox.RdfFormat.TURTLE)
    ]
    firsts = {t.subject: t.object for t in quads if t.predicate == _FIRST}
    rests = {t.subject: t.object for t in quads if t.predicate == _REST}
    (node,) = (t.object for t in quads if t.predicate.value == "urn:x:is")
    found = []
    while node in firsts:
        found.append(firsts[node])
        node = rests[node]
    return found
