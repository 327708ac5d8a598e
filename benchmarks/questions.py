"""The saved questions on a million triples: Oxigraph on disk and in memory, and rdflib in memory for some of them.

Each question is asked with its defaults and all its rows are read. ``REPORTS=1000 python -m benchmarks questions`` for
another size.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

from benchmarks._builds import built, place
from kg.dataset import Dataset
from kg.lexicon import default_ontology
from kg.questions import GROUPS, Question, read_questions

REPORTS = int(os.environ.get("REPORTS", "550"))
TIMES, SLOW_TIMES = 3, 1  # how often each is asked, of Oxigraph and of rdflib
FOR_RDFLIB = (
    *("articles", "causes", "changes", "copies", "implausible-figures", "masked"),
    *("missing-years", "norm-citations", "norms-repealed", "reports", "sources", "topics-recurring"),
)

Ask = Callable[[str], int]


def run() -> None:
    questions = read_questions([default_ontology() / "queries"])
    with place() as folder:
        out = built(REPORTS, folder)
        disk = Dataset.open(out)
        memory = Dataset.of_files([out / "graph.nq", out / "copies.nq"])
        print(f"  {REPORTS} made-up reports, {len(memory):,} quads, {len(questions)} questions", flush=True)
        on_disk = measured("Oxigraph on disk", of(disk), questions, TIMES)
        in_memory = measured("Oxigraph in memory", of(memory), questions, TIMES)
        print(f"  on disk {ratio(on_disk, in_memory, questions):.2f} times the time in memory", flush=True)
        _by_group(on_disk, questions)
        union = memory.to_rdflib()
        some = {name: questions[name] for name in FOR_RDFLIB}
        with_rdflib = measured("rdflib in memory", lambda text: len(union.query(text)), some, SLOW_TIMES)
        for name, seconds in {"in memory": in_memory, "on disk": on_disk}.items():
            times = ratio(with_rdflib, seconds, some)
            print(
                f"  rdflib {times:.0f} times the time of Oxigraph {name}, on the same questions", flush=True
            )


def of(dataset: Dataset) -> Ask:
    """Asks a dataset in this process, and reads all rows."""
    return lambda text: len(dataset.query(text).rows())


def measured(title: str, ask: Ask, questions: Mapping[str, Question], times: int) -> dict[str, float]:
    """The median seconds of each question, and a line of what they are together."""
    return alternately({title: ask}, questions, times)[title]


def alternately(
    asks: Mapping[str, Ask], questions: Mapping[str, Question], times: int
) -> dict[str, dict[str, float]]:
    """The same of several, of whom each question is asked in turn: what else the machine does is then the same for all."""
    took: dict[str, dict[str, list[float]]] = {title: {name: [] for name in questions} for title in asks}
    for name, question in questions.items():
        for _ in range(times):
            for title, ask in asks.items():
                start = time.perf_counter()
                ask(question.filled())
                took[title][name].append(time.perf_counter() - start)
    found = {
        title: {name: statistics.median(all_of) for name, all_of in of_one.items()}
        for title, of_one in took.items()
    }
    for title, one in found.items():
        slowest = max(one, key=lambda name: one[name])
        print(
            f"  {title:18} {len(one):3} questions: median {statistics.median(one.values()) * 1000:7.1f} ms, "
            f"p95 {percentile(list(one.values()), 95) * 1000:7.1f} ms, "
            f"longest {one[slowest] * 1000:7.1f} ms ({slowest})",
            flush=True,
        )
    return found


def percentile(values: Sequence[float], percent: int) -> float:
    """The least value that so many per cent of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * percent // 100) - 1]


def ratio(slow: Mapping[str, float], fast: Mapping[str, float], names: Mapping[str, Question]) -> float:
    """The median over the questions of how many times one takes of the other."""
    return statistics.median(slow[name] / fast[name] for name in names)


def _by_group(seconds: Mapping[str, float], questions: Mapping[str, Question]) -> None:
    for group in GROUPS:
        found = {name: seconds[name] for name, one in questions.items() if one.group == group}
        if found:
            said = ", ".join(f"{name} {took * 1000:.0f}" for name, took in found.items())
            print(f"    {group}: {said} ms", flush=True)
