"""The registers and vocabularies: how fast they load, find names in text, and tell places apart.

Ratios count: what stands beside the project's figure ran in the same process, on the same texts, in the same run.
Times are the best of several runs, loads the median of fresh processes.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

from benchmarks import SEEDS, _others
from benchmarks.place_strings import PlaceString, strings
from kg.lexicon import Lexicon, default_ontology
from kg.lexicon.gazetteer import Place
from kg.lexicon.surfaces import norm_forms, place_forms, term_forms
from kg.model import Mentions
from kg.read import document
from kg.resolve.place import own_place
from kg.zh.fold import fold
from kg.zh.shadow import squeeze

T = TypeVar("T")

RUNS = 5
PLACES = 4000
# The styles in which the place stands in the title and nowhere else, so that tools for addresses can read them.
TITLES = (
    "county + township",
    "prefecture + county + township",
    "prefecture + township",
    "bare name",
    "short county",
    "short autonomous county",
    "former county",
    "another type",
    "民族乡 in short",
    "街道办事处",
    "farm",
)
LONG = 1_000_000  # bytes of the long text

# Linux hands ru_maxrss on to the programs that a process starts, so there the peak is read elsewhere.
_LOAD = """
import pathlib, re, resource, time
from kg.lexicon import Lexicon, default_ontology
start = time.perf_counter()
Lexicon.load(default_ontology())
seconds, status = time.perf_counter() - start, pathlib.Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1] if status.exists() else 0
print(seconds, int(peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024)
"""


def run() -> None:
    _loading()
    lexicon = Lexicon.load(default_ontology())
    texts = [fold(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    finders = _finders(lexicon)
    _finding(finders, "the samples, one by one", texts)
    joined = "\n".join(texts)
    _finding(finders, "the samples as one long text", [joined * (LONG // len(joined.encode()) + 1)])
    _finding(finders, "examples of all terms, titles of all norms", [_examples(lexicon)])
    drawn = strings(lexicon.gazetteer, PLACES, seed=7)
    _resolving(lexicon, [one for one in drawn if one.style in TITLES])


def _loading() -> None:
    with tempfile.TemporaryDirectory() as name:
        env = {**os.environ, "XDG_CACHE_HOME": name}
        _line("load, nothing compiled", _load(env, 1))
        _line("load, compiled", _load(env, RUNS))


def _load(env: dict[str, str], times: int) -> str:
    command = [sys.executable, "-c", _LOAD]
    said = [
        subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout  # noqa: S603
        for _ in range(times)
    ]
    pairs = [tuple(map(float, line.split())) for line in said]
    seconds, memory = statistics.median(s for s, _ in pairs), max(m for _, m in pairs)
    return f"{seconds:.2f} s, {memory:.0f} MB of memory at most (fresh processes: {times})"


def _finders(lexicon: Lexicon) -> dict[str, Callable[[str], object] | None]:
    forms = chain(term_forms(lexicon.terms), norm_forms(lexicon.register), place_forms(lexicon.gazetteer))
    ahocorasick = _others.ahocorasick(dict.fromkeys(name for name, _ in forms))
    return {
        "find: a mention for each name": lexicon.find,
        "scan: the same as numbers": lexicon.scan,
        "pyahocorasick, nothing settled": ahocorasick and (lambda text: ahocorasick(squeeze(text).text)),
        "jieba, plain segmentation": _others.jieba(),
    }


def _finding(finders: dict[str, Callable[[str], object] | None], what: str, texts: Sequence[str]) -> None:
    """Prints megabytes of UTF-8 a second; jieba, the last, is what the others are compared with."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rates = {
        name: megabytes / _best(function, texts) if function else 0.0 for name, function in finders.items()
    }
    *_, jieba = rates.values()
    find = finders["find: a mention for each name"]
    found = sum(len(find(text)) for text in texts) / megabytes  # type: ignore[misc, arg-type]
    print(f"finding: {what} ({megabytes:.2f} MB, {found:,.0f} names a MB)")
    for name, rate in rates.items():
        _line(f"  {name}", f"{rate:.1f} MB/s = {rate / jieba:.1f} x jieba" if rate else "not installed")


def _best(function: Callable[[str], object], texts: Iterable[str]) -> float:
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for text in texts:
            function(text)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def _examples(lexicon: Lexicon) -> str:
    """What the vocabularies give as examples, and every title of the register once."""
    sentences = (x for term in lexicon.terms for x in (*term.examples, *term.counter_examples))
    titles = (f"宣传贯彻《{norm.title}》。" for norm in lexicon.register.norms)
    return fold("\n".join((*sentences, *titles)))


def _resolving(lexicon: Lexicon, items: Sequence[PlaceString]) -> None:
    places = lexicon.gazetteer
    known = [item for item in items if item.expected]
    print(f"places: {len(items)} titles of reports, {len(known)} of which fit one township of the register")
    pairs = [_pair(places.chain(item.expected)) for item in known]
    start = time.perf_counter()
    for name, context in pairs:
        places.resolve(name, context)
    first = time.perf_counter() - start
    seconds, found = _timed(lambda: [places.resolve(name, context) for name, context in pairs])
    right = sum([p.code for p in f] == [i.expected] for f, i in zip(found, known, strict=True))
    _line(
        "  resolve(name, [prefecture, county])",
        f"{len(pairs) / seconds:,.0f}/s, {len(pairs) / first:,.0f}/s when first asked, right {right / len(pairs):.1%}",
    )
    seconds, own = _timed(lambda: [_own(lexicon, item.text) for item in items])
    right = sum(code == item.expected for code, item in zip(own, items, strict=True) if item.expected)
    guessed = sum(bool(code) and not item.expected for code, item in zip(own, items, strict=True))
    _line(
        "  the place of a title, all of it",
        f"{len(items) / seconds:,.0f}/s, right township {right / len(known):.1%}, "
        f"ambiguous ones guessed {guessed} of {len(items) - len(known)}",
    )
    for name, reader in (("cpca", _others.cpca()), ("jionlp", _others.jionlp())):
        if reader is None:
            _line(f"  {name}", "not installed; pip install 'fazhi-kg[bench]' brings it")
        else:
            _line(f"  {name}", _compared(lexicon, reader, items))


def _pair(chain: Sequence[Place]) -> tuple[str, tuple[str, ...]]:
    """A township's name, and the names of its prefecture, where it has one, and county."""
    return chain[-1].name, tuple(place.name for place in chain[1:-1])


def _own(lexicon: Lexicon, text: str) -> str:
    doc = document(text)
    own, _ = own_place(doc, Mentions(lexicon.find(doc.folded)), lexicon)
    return own.code if own else ""


def _compared(lexicon: Lexicon, reader: _others.Reader, items: Sequence[PlaceString]) -> str:
    """How another tool fares: by names, since its codes are those of another year and system."""
    seconds, read = _timed(lambda: reader([item.text.split("\n")[0] for item in items]))
    counties = towns = known = guessed = 0
    for item, (_, county, rest) in zip(items, read, strict=True):
        if not item.expected:
            guessed += bool(county)
            continue
        *_, outer, town = lexicon.gazetteer.chain(item.expected)
        known += 1
        counties += county == outer.name
        towns += county == outer.name and rest.startswith(town.name)
    return (
        f"{len(items) / seconds:,.0f}/s, right county {counties / known:.1%}, and name of the township "
        f"{towns / known:.1%}, ambiguous ones given a county {guessed} of {len(items) - known}"
    )


def _timed(function: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = function()
    return time.perf_counter() - start, result


def _line(name: str, value: str) -> None:
    print(f"{name:34} {value}", flush=True)
