"""What a question in SPARQL must not say, and what it says of its graphs, read before the engine reads it.

The engine would follow SERVICE to any address and cannot be told not to. Where a ``<`` stands, an IRI or a
comparison may begin, and only a whole parser could tell which; a comment or string that begins on one
reading is text on the other. So SERVICE is looked for on every reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import KgError

# Keywords need no blank after them (``SERVICESILENT<…>``, ``1SERVICE<…>``) and may stand where a prefix would
# (``SERVICE:x``), so a word is what is left when comments, IRIs, strings, variables, language tags and the
# local parts of names are taken away. A local part ends at a full stop here, which ends a triple as well.
_TOKEN = re.compile(
    r"""\#[^\r\n]*
    |<(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4,8})*>
    |\"{3}(?:[^"\\]|\\.|\"{1,2}(?!\"))*\"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
    |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'
    |[?$]\w+
    |@[A-Za-z]+(?:-[A-Za-z0-9]+)*
    |(?P<word>\w[\w\-]*(?P<prefix>:)?)(?(prefix)(?:[\w:%\-]|\\.)*)
    |:(?:[\w:%\-]|\\.)*
    |(?P<mark>[(){}>])""",
    re.DOTALL | re.VERBOSE,
)
_MISREAD = re.compile(r"[#'\\]")  # only after these the text goes on otherwise where an IRI is none
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_PROLOGUE = frozenset({"BASE", "PREFIX", "VERSION"})


class QueryError(KgError):
    """A question that cannot be asked: malformed, or one that would leave this machine or change the graph."""


def check(sparql: str) -> None:
    """Raise QueryError for SERVICE on any reading of the question, and for an update.

    >>> check('SELECT * { ?s ?p "SERVICE" } # SERVICE')
    >>> check("SELECT * { FILTER(1<#>'''\\n2) SERVICE <http://example.org/> { ?s ?p ?o } #'''\\n }")
    Traceback (most recent call last):
    kg.sparql.QueryError: SERVICE is refused: questions are answered from this graph alone
    """
    if "SERVICE" in sparql.upper() and any("SERVICE" in word for word in _words_of_all_readings(sparql)):
        raise QueryError("SERVICE is refused: questions are answered from this graph alone")
    if is_update(sparql):
        raise QueryError("this changes the graph, and only kg build does; ask with SELECT, ASK or CONSTRUCT")


def is_update(sparql: str) -> bool:
    """Whether the text is a SPARQL update.

    >>> is_update("PREFIX ex: <urn:x:> INSERT DATA { ex:a a ex:b }"), is_update("ASK { ?insert ?p ?o }")
    (True, False)
    """
    for word in _words(sparql):
        name = word.rstrip(":")
        if word.endswith(":") or name in _PROLOGUE:
            continue
        return name in _UPDATES
    return False


def names_graphs(sparql: str) -> bool:
    """Whether the question says itself which graphs it is asked of (FROM, FROM NAMED).

    >>> names_graphs("SELECT * FROM <urn:x:g> { ?s ?p ?o }"), names_graphs("SELECT ?from { ?from ?p 'FROM' }")
    (True, False)
    """
    declared, before = False, ""
    for match in _TOKEN.finditer(sparql):
        if match["mark"] == "{":
            break  # the graphs are named before the pattern
        word = (match["word"] or "").upper()
        if before == "PREFIX" and word == "FROM:":
            declared = True
        elif word.startswith("FROM") and not (declared and word == "FROM:"):
            return True
        before = word
    return False


def _words(sparql: str) -> Iterator[str]:
    """The words in capitals, a prefix with its colon, where each ``<`` that can begin an IRI does."""
    return (match["word"].upper() for match in _TOKEN.finditer(sparql) if match["word"])


def _words_of_all_readings(sparql: str) -> Iterator[str]:
    """The words that may be keywords of a pattern on some reading.

    Where a ``<`` is read as a comparison, or as half of ``<<``, an expression or a triple goes on, and a pattern
    may begin only where a bracket that stood before it is closed, or one of its own (EXISTS) opened: in
    ``<http://example.org/service#a>`` it is not.
    """
    starts, seen = [(0, True)], set()
    while starts:
        start, pattern = starts.pop()
        open_brackets = 0
        for match in _TOKEN.finditer(sparql, start):
            here = match.start()
            if (here, True) in seen or (here, pattern) in seen:
                break  # from here on the readings are the same
            seen.add((here, pattern))
            if match["mark"]:
                open_brackets += {"(": 1, ")": -1}.get(match["mark"], 0)
                pattern = pattern or match["mark"] in "{}>" or open_brackets < 0
            elif match["word"]:
                if pattern:
                    yield match["word"].upper()
            elif match[0].startswith("<") and _MISREAD.search(match[0]):
                starts.append((here + 1, False))
