"""Where words begin and end: jieba's stock dictionary and models, packed once, silent and lazy.

Nothing is ever added to the dictionary: one added word shifts the weight of all others, so that a
term that no report mentions could change what is read in one.
"""

from __future__ import annotations

import logging
import warnings
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import groupby
from threading import Lock
from typing import Any

from kg import kept
from kg.zh.cutting import Cutter, Markov

_LOCK = Lock()


@cache
def _cutter() -> Cutter:
    with _LOCK:
        name = f"words-{version('jieba')}"
        packed = kept.load(name)
        if packed is None:
            packed = _packed()
            kept.save(name, packed)
    total, lines, unknown, unknown_tagged = packed
    return Cutter(total, lines, Markov(*unknown), Markov(*unknown_tagged))


def _packed() -> tuple[int, dict[str, str], tuple[Any, ...], tuple[Any, ...]]:
    """What jieba brings, as plain data: sum of frequencies, lines by first character, the two models."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42.1 has invalid escapes and asks for pkg_resources
        import jieba

        jieba.setLogLevel(logging.CRITICAL)
        from jieba import finalseg, posseg

        with jieba.dt.get_dict_file() as file:
            entries = [line.strip() for line in file.read().decode("utf-8").split("\n") if line.strip()]
    total = sum(int(entry.split(" ")[1]) for entry in entries)
    lines: dict[str, str] = {}
    for first, group in groupby(entries, key=lambda entry: entry[0]):
        lines[first] = lines.get(first, "") + "".join(f"{entry}\n" for entry in group)
    return (
        total,
        lines,
        (finalseg.start_P, finalseg.trans_P, finalseg.emit_P, {}),
        (posseg.start_P, posseg.trans_P, posseg.emit_P, posseg.char_state_tab_P),
    )


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with their half-open offsets, in order, covering all of it.

    >>> words("县司法局指导")
    [('县', 0, 1), ('司法局', 1, 4), ('指导', 4, 6)]
    """
    at = 0
    return [(word, at, at := at + len(word)) for word in _cutter().words(text)]


@lru_cache(maxsize=1024)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(_cutter().tags(text))


def tags(text: str) -> list[tuple[str, str]]:
    """The words of a short window with jieba's part-of-speech tags; slower than :func:`words`.

    >>> tags("制定学法计划")
    [('制定', 'v'), ('学法', 'n'), ('计划', 'n')]
    """
    return list(_tagged(text))


def in_dictionary(word: str) -> bool:
    """Whether jieba's dictionary has the word; what it has not was cut by a guess.

    >>> in_dictionary("调解"), in_dictionary("董坤")
    (True, False)
    """
    return _cutter().knows(word)
