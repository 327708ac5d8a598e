"""The form of a grammar file: rules, patterns and who may say them, read into trees.

A line ``[name]`` begins a rule, each line after it is one pattern; ``#`` begins a comment. In a pattern

- ``(a|b|)`` is one of the alternatives, which may hold others;
- ``{name}`` is a pattern of another rule, or what a slot of ``kg.corpus.slots`` says; ``{name:argument}``;
- ``<m DisputeResolution:“{word}调解室”>`` is the quotation of a name, by its category and what is said of it (``?``
  after the letter: readers could differ); the name is what stands between the quotation marks, if there are any;
- ``<Training:培训骨干[人次~60]>`` is a quotation of a figure: its activity, and between brackets the unit and the
  usual size; what else it says is its measure.

``@2021-``, ``@-2020``, ``@2018-2020``, ``@township`` before a pattern say for which years and authors it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kg.model import KgError

_GUARD = re.compile(r"@(\S+) +")
_YEARS = re.compile(r"(\d{4})?-(\d{4})?")
_NAME = re.compile(r"[a-z][a-z.\-]*")
_REF = re.compile(r"([a-z][a-z.?\-]*)(?::(.*))?", re.DOTALL)
_AMOUNT = re.compile(r"([^~\]]*)(?:~(\d+))?")
_FIGURE = re.compile(r"([A-Z][A-Za-z]+):")
_NAMED = re.compile(r"([a-z])(\??)(?: ([^:<>]*))?:")
# The categories of names by their letter, and what is said of a name.
CATEGORIES = {
    "n": ("norms", "class"),
    "m": ("mechanisms", "kind"),
    "c": ("campaigns", "date"),
    "o": ("organisations", ""),
    "p": ("platforms", ""),
    "w": ("works", ""),
}
_SIGNS = "(|)[]{}<>"


@dataclass(frozen=True, slots=True)
class Ref:
    """Another rule or a slot."""

    name: str
    argument: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit; ``size`` is what it usually is."""

    unit: str
    size: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences."""

    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The quotation of a figure, of one kind of activity."""

    activity: str
    inner: Sequence


@dataclass(frozen=True, slots=True)
class Named:
    """The quotation of a name."""

    category: str
    said: tuple[tuple[str, str], ...]
    required: bool
    inner: Sequence


Node = str | Ref | Amount | Choice | Figure | Named
Sequence = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with the years and the kinds of author that say it; ``number`` tells it from all others."""

    number: int
    nodes: Sequence
    first: int
    last: int
    authors: frozenset[str]

    def fits(self, year: int, author: str) -> bool:
        """Whether an author says this in a report on a year."""
        return self.first <= year <= self.last and (not self.authors or author in self.authors)


Grammar = dict[str, tuple[Pattern, ...]]


def read_grammar(path: Path, slots: Collection[str], authors: Collection[str]) -> Grammar:
    """The rules of a file; raises KgError naming file, line and remedy for what cannot be read or leads nowhere."""
    rules: dict[str, list[Pattern]] = {}
    refs: list[tuple[int, str]] = []
    name, number = "", 0
    for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not text.strip() or text.startswith("#"):
            continue
        try:
            if text.startswith("["):
                name = text.strip()[1:-1]
                if not _NAME.fullmatch(name) or name in rules or name in slots:
                    raise ValueError(f"{name} is no new name of a rule; choose another")
                rules[name] = []
                continue
            if not name:
                raise ValueError("a pattern stands before the first rule; write [name] above it")
            number += 1
            pattern = _pattern(number, text, authors)
            rules[name].append(pattern)
            refs += [(line, one) for one in _refs(pattern.nodes)]
        except ValueError as error:
            raise KgError(f"{path}:{line}: {error}") from None
    for line, one in refs:
        if one not in rules and one not in slots:
            raise KgError(f"{path}:{line}: {{{one}}} is neither a rule nor a slot; correct the name")
    if empty := [rule for rule, patterns in rules.items() if not patterns]:
        raise KgError(f"{path}: [{empty[0]}] has no pattern; write one or remove the rule")
    return {rule: tuple(patterns) for rule, patterns in rules.items()}


def _pattern(number: int, text: str, authors: Collection[str]) -> Pattern:
    first, last, kinds = 0, 9999, frozenset[str]()
    while guard := _GUARD.match(text):
        text = text[guard.end() :]
        if years := _YEARS.fullmatch(guard[1]):
            first, last = int(years[1] or 0), int(years[2] or 9999)
            continue
        kinds = frozenset(guard[1].split("|"))
        if unknown := kinds - set(authors):
            raise ValueError(f"@{min(unknown)} is neither years nor a kind of author; write one of those")
    nodes, end = _sequence(text, 0, "")
    if end != len(text):
        raise ValueError(f"a {text[end]} closes nothing; remove it")
    return Pattern(number, nodes, first, last, kinds)


def _sequence(text: str, at: int, until: str) -> tuple[Sequence, int]:
    """The nodes from a place to one of the signs ``until``, and where that stands."""
    nodes: list[Node] = []
    while at < len(text) and text[at] not in until:
        sign = text[at]
        if sign == "(":
            options = []
            while text[at] != ")":
                option, at = _sequence(text, at + 1, "|)")
                if at >= len(text):
                    raise ValueError("a ( is not closed; close it")
                options.append(option)
            nodes.append(Choice(tuple(options)))
        elif sign == "<":
            node, at = _quotation(text, at)
            nodes.append(node)
        elif sign in "{[":
            end = text.find("}" if sign == "{" else "]", at)
            form = _REF if sign == "{" else _AMOUNT
            match = form.fullmatch(text, at + 1, max(end, at + 1))
            if end < 0 or not match:
                raise ValueError(f"{text[at : at + 12]} is not closed or has no name; correct it")
            nodes.append(
                Ref(match[1], match[2] or "") if sign == "{" else Amount(match[1], int(match[2] or 0))
            )
            at = end
        elif sign in _SIGNS:
            return tuple(nodes), at
        else:
            end = at
            while end < len(text) and text[end] not in _SIGNS:
                end += 1
            nodes.append(text[at:end])
            at = end
            continue
        at += 1
    return tuple(nodes), at


def _quotation(text: str, at: int) -> tuple[Node, int]:
    """The figure or name that begins at a place, and where it ends."""
    figure, named = _FIGURE.match(text, at + 1), _NAMED.match(text, at + 1)
    head = figure or named
    if not head or (named and named[1] not in CATEGORIES):
        raise ValueError("no activity and no category stands after a <; write <Training:…> or <o:…>")
    inner, end = _sequence(text, head.end(), ">")
    if end >= len(text):
        raise ValueError("a < is not closed; close it")
    if not named:
        return Figure(head[1], inner), end
    category, attribute = CATEGORIES[named[1]]
    said = ((attribute, named[3]),) if attribute and named[3] else ()
    return Named(category, said, not named[2], inner), end


def _refs(nodes: Sequence) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Ref):
            found.append(node.name)
        elif isinstance(node, Choice):
            found += [name for option in node.options for name in _refs(option)]
        elif isinstance(node, Figure | Named):
            found += _refs(node.inner)
    return found
