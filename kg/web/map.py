"""The map of neighbours on a thing's page: a drawing that needs no script, one tree for each direction.

Only places and words are made here; the template writes the SVG and escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kg.terms import FZ, OA, PROV, RDF

WIDTH = 400
MOST_OF_A_KIND, MOST, MOST_KINDS = 4, 30, 30  # neighbours of one predicate, in one tree, and predicates
_LINE, _MOST_LINES, _MOST_LETTERS = 20, 3, 200
_WIDE, _NARROW = 14.0, 7.9  # pixels of a Chinese and of another character in letters of 14 pixels
# The machinery of evidence, which the quotations show, and what a thing is, which stands above.
_SILENT = frozenset(
    (
        RDF.type,
        RDF.subject,
        RDF.predicate,
        RDF.object,
        FZ.inSentence,
        FZ.inSection,
        PROV.wasQuotedFrom,
        OA.exact,
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words at a place; ``kind`` is a class of the style sheet, ``title`` what it says in full."""

    x: float
    y: float
    text: str
    kind: str
    href: str = ""
    title: str = ""


@dataclass(slots=True)
class Tree:
    """A drawing: lines as data of SVG paths, heads of arrows, and words."""

    title: tuple[str, str]
    height: float = 0.0
    lines: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


Link = Callable[[str], str]


def trees(said: Mapping[str, Any], link: Link) -> list[Tree]:
    """What points to a thing and what it points to, as far as it points to anything; ``link`` gives addresses."""
    incoming = [
        (fact["name"], fact["things"], fact["count"])
        for fact in said["incoming"]
        if fact["predicate"] not in _SILENT
    ]
    outgoing = []
    for fact in said["facts"]:
        things = [value for value in fact["values"] if "iri" in value]
        if things and fact["predicate"] not in _SILENT:
            outgoing.append((fact["name"], things, len(things)))
    name = full(said["name"]) or said["iri"]
    return [
        _tree(title, name, groups, link, into=into)
        for title, groups, into in (
            (("指向它", "What points here"), incoming, True),
            (("它指向", "What it points to"), outgoing, False),
        )
        if groups
    ]


def full(name: Mapping[str, str]) -> str:
    """A name in both languages, as far as it has them."""
    return " ".join(dict.fromkeys(part for part in (name["zh"], name["en"]) if part))


def wrapped(text: str, width: float, most: int = _MOST_LINES) -> list[str]:
    """A text in at most so many lines of a width in pixels; what does not go in is an ellipsis.

    >>> wrapped("枫桥经验 Fengqiao experience", 120.0)
    ['枫桥经验', 'Fengqiao', 'experience']
    >>> wrapped("甲" * 30, 56.0, 2)
    ['甲甲甲甲', '甲甲甲…']
    """
    lines, line, long = [], "", 0.0
    for piece in _pieces(" ".join(text[:_MOST_LETTERS].split()), width):
        wide = sum(map(_wide, piece))
        if long + wide > width:
            lines.append(line)
            line, long = "", 0.0
        line, long = line + piece, long + wide
    lines = [one.strip() for one in (*lines, line) if one.strip()]
    if len(lines) > most or len(text) > _MOST_LETTERS:
        lines = lines[:most]
        lines[-1] = lines[-1][:-1] + "…"
    return lines


def _pieces(text: str, width: float) -> Iterator[str]:
    """What a line may end after: a Chinese character, a word of other letters that is no longer than a line."""
    for piece in re.findall(r"[!-\u2e7f]+|.", text):
        yield from (piece,) if sum(map(_wide, piece)) <= width else piece


def _wide(letter: str) -> float:
    return _WIDE if letter > "\u2e7f" else _NARROW


def _tree(
    title: tuple[str, str],
    name: str,
    groups: list[tuple[Mapping[str, str], list[Mapping[str, Any]], int]],
    link: Link,
    *,
    into: bool,
) -> Tree:
    tree, each = Tree(title), max(1, min(MOST_OF_A_KIND, MOST // len(groups)))
    y = _written(tree, name, WIDTH - 24, Words(12, 20, "", "map-self"))
    trunk, end = y - 12, 0.0
    for predicate, things, count in groups[:MOST_KINDS]:
        y += 8
        end = y - 5
        tree.lines.append(f"M20 {end:g}H30")
        y = _written(tree, f"{full(predicate)} ({count})", WIDTH - 36, Words(34, y, "", "map-by"))
        shown = things[:each]
        branch = y - 14
        for thing in shown:
            at = y - 5
            tree.lines.append(f"M42 {branch:g}V{at:g}H60")
            tree.heads.append(f"M42 {at:g}l7 -4v8z" if into else f"M62 {at:g}l-7 -4v8z")
            called, href = full(thing["name"]), link(thing["iri"])
            y = _written(
                tree,
                called or thing["iri"],
                WIDTH - 70,
                Words(68, y, "", "map-thing", href, f"{called} {thing['iri']}"),
            )
        if count > len(shown):
            rest = count - len(shown)
            y = _written(tree, f"… 另有 {rest} 个 · {rest} more", WIDTH - 70, Words(68, y, "", "map-more"))
    if len(groups) > MOST_KINDS:
        rest = len(groups) - MOST_KINDS
        y = _written(
            tree, f"… 另有 {rest} 种 · {rest} more kinds", WIDTH - 36, Words(34, y + 8, "", "map-more")
        )
    tree.lines.append(f"M20 {trunk:g}V{end:g}")
    tree.heads.append(f"M20 {trunk:g}l-4 7h8z" if into else f"M20 {trunk + 8:g}l-4 -7h8z")
    tree.height = y
    return tree


def _written(tree: Tree, text: str, width: float, like: Words) -> float:
    """Write a text in the manner and from the place of ``like``; where the next line stands."""
    y = like.y
    for line in wrapped(text, width) or ["?"]:
        tree.words.append(replace(like, y=y, text=line))
        y += _LINE
    return y
