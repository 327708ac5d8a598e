"""Where words begin and end: jieba with its stock dictionary in a Tokenizer of our own, silent and lazy.

Nothing is ever added to the dictionary: one added word shifts the weight of all others, so that a
term that no report mentions could change what is read in one.
"""

from __future__ import annotations

import atexit
import logging
import marshal
import os
import shutil
import sys
import tempfile
import warnings
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

_LOCK = Lock()


def _user_cache() -> Path:
    """The folder for caches that the operating system gives to the user."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _cache_folder() -> Path:
    """A folder that only this user writes: jieba unmarshals what it finds there."""
    try:
        folder = _user_cache() / "fazhi-kg"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):  # no home, read-only home
        folder = Path(tempfile.mkdtemp(prefix="fazhi-kg-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return folder


@cache
def _tokenizer() -> Any:
    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42.1 has invalid escapes and asks for pkg_resources
        import jieba

        jieba.setLogLevel(logging.CRITICAL)
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = str(_cache_folder())
        tokenizer.cache_file = f"jieba-{jieba.__version__}-marshal{marshal.version}.cache"
        tokenizer.initialize()
    return tokenizer


@cache
def _tagger() -> Any:
    tokenizer = _tokenizer()
    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg

        return jieba.posseg.POSTokenizer(tokenizer)


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with their half-open offsets, in order, covering all of it.

    >>> words("县司法局指导")
    [('县', 0, 1), ('司法局', 1, 4), ('指导', 4, 6)]
    """
    return [(word, start, end) for word, start, end in _tokenizer().tokenize(text)]


@lru_cache(maxsize=4096)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((pair.word, pair.flag) for pair in _tagger().cut(text))


def tags(text: str) -> list[tuple[str, str]]:
    """The words of a short window with jieba's part-of-speech tags; slower than :func:`words`.

    >>> tags("制定学法计划")
    [('制定', 'v'), ('学法', 'n'), ('计划', 'n')]
    """
    return list(_tagged(text))
