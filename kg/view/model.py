"""What a page shows: entities, the direct statements between them, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One line in the side panel; ``href`` is an http(s) address, used only when a reader clicks it."""

    label_zh: str
    label_en: str
    value_zh: str
    value_en: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words in their sentence.

    ``start`` and ``end`` are code points inside ``sentence`` (equal where the words are not in it);
    ``begin`` and ``stop`` are code points of the report's text, as in ``#char=begin,stop``.
    """

    report: str
    section: str
    sentence: str
    start: int
    end: int
    begin: int = 0
    stop: int = 0
    modality: str = "Done"
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An entity: a place that reports (kind ``report``), a norm, a mechanism and so on.

    ``hubs`` are the identifiers of the reporting places that say it, ``degree`` is the number of its edges,
    ``years`` and ``places`` are what the page filters by. ``members`` are the places that a group stands for.
    """

    id: str
    label_zh: str
    label_en: str
    kind: str
    degree: int = 0
    years: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    hubs: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """The quotations of one direct statement; ``modality`` holds local names (Done, Planned, …).

    ``left_out`` is the number of quotations beyond those that are kept.
    """

    source: str
    target: str
    predicate: str
    label_zh: str
    label_en: str
    modality: tuple[str, ...] = ("Done",)
    years: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """A page's content; ``notes`` are (Chinese, English) sentences on what was left out.

    ``focus`` is the node that the page opens with, if any.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    title: str
    title_en: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    focus: str = ""
