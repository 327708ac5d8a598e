"""The vocabularies and registers as they were read, kept until a file changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from kg import kept
from kg.cache import code_digest, vocabulary_digest
from kg.terms import digest

T = TypeVar("T")


def compiled(
    folders: Sequence[Path],
    *,
    read: Callable[[Sequence[Path]], T],
    pack: Callable[[T], object],
    unpack: Callable[[Any], T],
) -> T:
    """What ``read(folders)`` gives, without reading if no file has changed since.

    ``pack`` gives plain data: tuples, lists, dicts, str, bytes, int; ``unpack`` makes the object of it again.
    What ``read`` raises is raised, and nothing is kept.
    """
    key = _key(folders)
    if key is None:
        return read(folders)
    data = kept.load(key)
    if data is not None:
        return unpack(data)
    made = read(folders)
    if _key(folders) == key:  # else a file was changed while they were read
        kept.save(key, pack(made))
    return made


def is_compiled(folders: Sequence[Path]) -> bool:
    """Whether these folders need not be read: what ``compiled`` gives is kept."""
    key = _key(folders)
    return key is not None and kept.has(key)


def _key(folders: Sequence[Path]) -> str | None:
    """The name of what depends on these files, where they lie, this program and its libraries.

    None if a file cannot be read: its reader says so in the words of its kind.
    """
    try:
        vocabularies = [part for f in folders for part in (str(f), str(f.resolve()), vocabulary_digest([f]))]
    except OSError:
        return None
    # the automaton trusts its bytes, and their form is that of its release
    return f"lexicon-{digest(*vocabularies, code_digest(), version('daachorse'), size=32)}"
