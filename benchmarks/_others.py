"""What a user would take instead, called as its documentation says; None where it is not installed."""

from __future__ import annotations

import contextlib
import importlib
import io
import warnings
from collections.abc import Callable, Iterable
from typing import Any

# Place strings in, and of each the (province, county, township) that was read, as far as it was.
Reader = Callable[[list[str]], list[tuple[str, str, str]]]


def jieba() -> Callable[[str], object]:
    """Plain segmentation with the stock dictionary, which is loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's invalid escapes
        import jieba

    jieba.setLogLevel(60)
    jieba.lcut("先加载词典")
    return lambda text: jieba.lcut(text)


def ahocorasick(names: Iterable[str]) -> Callable[[str], object] | None:
    """Of pyahocorasick, with the same names: every occurrence, nothing settled."""
    module = _imported("ahocorasick")
    if module is None:
        return None
    automaton = module.Automaton()
    for i, name in enumerate(names):
        automaton.add_word(name, i)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(text))


def cpca() -> Reader | None:
    """cpca.transform, which takes all strings at once and gives the code of the county."""
    module = _imported("cpca")
    return module and (
        lambda texts: [
            (row.省 or "", row.区 or "", row.地址 or "") for row in module.transform(texts).itertuples()
        ]
    )


def jionlp() -> Reader | None:
    """jionlp.parse_location, down to the township."""
    module = _imported("jionlp")
    if module is None:
        return None

    def read(texts: list[str]) -> list[tuple[str, str, str]]:
        found = [module.parse_location(text, town_village=True) for text in texts]
        return [(f["province"] or "", f["county"] or "", f["town"] or "") for f in found]

    return read


def _imported(name: str) -> Any:
    quiet = contextlib.redirect_stdout(io.StringIO())
    with contextlib.suppress(ImportError), quiet, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)
    return None
