"""The tokens of a question in SPARQL 1.1 (section 19.8), as far as one must know them to see what is a word in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>  \"{3}(?:[^"\\]|\\.|\"{1,2}(?!\"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
                 | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<variable> [?$]\w+ )
    | (?P<number>  \d+(?:\.\d+)?(?:[eE][+-]?\d+)? )
    | (?P<name>    (?:[^\W\d](?:[\w.\-]*[\w\-])?)? : (?:(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\.)(?:(?:[\w.:\-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\.))?)? )
    | (?P<word>    @?\w+ )
    | (?P<mark>    \S )
    """,
    re.DOTALL | re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a question: ``iri``, ``string``, ``variable``, ``number``, ``name`` (with a prefix), ``word`` or ``mark``."""

    kind: str
    text: str
    start: int
    end: int


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a question without its comments.

    >>> [token.text for token in tokens('ASK { ?s fz:cites "a.b"@zh . # all\\n }')]
    ['ASK', '{', '?s', 'fz:cites', '"a.b"', '@zh', '.', '}']
    """
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match[0], match.start(), match.end())


def string_value(text: str) -> str:
    r"""What a string literal says.

    >>> string_value(r'"a\"\u4e61\n"')
    'a"乡\n'
    """
    width = 3 if len(text) >= 6 and text[:3] in ('"""', "'''") else 1
    return _ESCAPED.sub(
        lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _PLAIN.get(m[3], m[3]), text[width:-width]
    )
