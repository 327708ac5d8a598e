"""Where in a Turtle file each term is described: what an RDF library does not tell, and an error has to say."""

from __future__ import annotations

import re
from pathlib import Path

from kg.model import KgError
from kg.terms import BASE, FZ


def relative(iri: str) -> str:
    """An IRI of the project without its base; terms of the ontology and of others as they are."""
    return iri if iri.startswith(FZ.iri) else iri.removeprefix(BASE)


def block_lines(path: Path, text: str) -> dict[str, int]:
    """The line on which each block begins; two blocks of one term would flow into one without a word."""
    found: dict[str, int] = {}
    prefixes: dict[str, str] = {}
    begins, directive = True, ""  # the first word of a statement is its subject, unless it is a directive
    number, at = 1, 0
    for word in _WORD.finditer(text):
        if word["text"]:
            continue
        said = word[0]
        if begins and (said.startswith("@") or said.upper() in ("PREFIX", "BASE")):
            directive = said
            if declared := _PREFIX.match(text, word.start()):
                prefixes[declared[1]] = declared[2]
        elif begins and said != ".":
            number, at = number + text.count("\n", at, word.start()), word.start()
            prefix, _, name = said.partition(":")
            iri = relative(said[1:-1] if said.startswith("<") else prefixes.get(prefix, "") + name)
            if iri in found:
                raise KgError(
                    f"{path}:{number}: {iri} is described already on line {found[iri]}; make one block of the two"
                )
            found[iri] = number
        begins = said == "."
        if directive and said.startswith("<"):
            # PREFIX and BASE, as SPARQL has them, end with their IRI and not with a dot.
            begins, directive = not directive.startswith("@"), ""
    return found


# The words of Turtle as far as they tell where a statement begins; texts and comments may hold anything.
_WORD = re.compile(
    r'(?P<text>"{3}.*?"{3}|\'{3}.*?\'{3}|"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^\S+)?|#[^\n]*)'
    r"|<[^<>\s]*>|[;,.](?=\s|$|#)|[^\s<>\";,]+?(?=[;,.]*(?:\s|$|[<\";,]))",
    re.DOTALL,
)
_PREFIX = re.compile(r"(?:@prefix|PREFIX)\s+([\w-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
# What may hold a bracket or _: without being a node: comments, texts, IRIs.
_OPAQUE = re.compile(r'"{3}.*?"{3}|"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|#[^\n]*', re.DOTALL)


def nameless(path: Path, text: str) -> KgError:
    """The error of a node without a name, at its line."""
    bare = _OPAQUE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    found = re.search(r"\[|\(|_:", bare)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return KgError(f"{path}:{line}: a node without a name; give every term an IRI such as <mechanism/…>")
