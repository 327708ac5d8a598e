"""kg serve: loading, the time of questions over HTTP beside the engines in this process, and a storm of clients.

On one and on five million quads. ``SMALL=20 LARGE=50 SECONDS=5 python -m benchmarks service`` for a try;
``KEEP=folder`` keeps the builds for the next run.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks._builds import built, place
from benchmarks._memory import held
from benchmarks._storm import storm
from benchmarks.questions import FOR_RDFLIB, Ask, alternately, measured, of, ratio
from kg.dataset import Dataset
from kg.lexicon import default_ontology
from kg.questions import Question, read_questions

SMALL, LARGE = int(os.environ.get("SMALL", "550")), int(os.environ.get("LARGE", "2750"))  # reports
SECONDS, CLIENTS = float(os.environ.get("SECONDS", "60")), int(os.environ.get("CLIENTS", "32"))
BOUND = 3.0  # seconds of a question in the storm
TIMES, RDFLIB_TIMES = 5, 1
SHORTEST = 0.05  # seconds of an answer of which HTTP's share is told
_LOAD = """
import sys, time
from pathlib import Path
from kg.dataset import create_store
start = time.perf_counter()
peak = create_store(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
print(time.perf_counter() - start, peak)
"""


def run() -> None:
    questions = read_questions([default_ontology() / "queries"])
    some = {name: questions[name] for name in FOR_RDFLIB}
    with place() as folder:
        small, large = built(SMALL, folder), built(LARGE, folder)
        print(f"  load of the machine at the beginning: {_load()}")
        _loading(large)
        _asking(small, some, with_rdflib=True)
        _asking(large, some, with_rdflib=False)
        with served(large, "--timeout", f"{BOUND:g}") as (address, pid):
            print(f"  storm: {CLIENTS} clients, {SECONDS:g} s, load before it {_load()}", flush=True)
            for line in storm(address, pid, CLIENTS, SECONDS).told(BOUND):
                print(f"    {line}", flush=True)
        print(f"  load of the machine at the end: {_load()}")


def _loading(out: Path) -> None:
    """How long a store takes to be made of N-Quads, in a process of its own, and how large it is."""
    files = [str(out / name) for name in ("graph.nq", "copies.nq")]
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        store = Path(name) / "store"
        said = subprocess.run(  # noqa: S603 - this Python with a few lines of ours
            [sys.executable, "-c", _LOAD, str(store), *files], check=True, capture_output=True, text=True
        ).stdout.split()
        size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    text = sum(Path(one).stat().st_size for one in files)
    quads = len(Dataset.open(out))
    print(
        f"  loading {quads:,} quads ({text / 1e6:.0f} MB of N-Quads): {float(said[0]):.1f} s, "
        f"at most {said[1]} MiB, {size / 1e6:.0f} MB on disk",
        flush=True,
    )


def _asking(out: Path, questions: Mapping[str, Question], *, with_rdflib: bool) -> None:
    memory = Dataset.of_files([out / "graph.nq", out / "copies.nq"])
    print(f"  {len(memory):,} quads, load {_load()}", flush=True)
    found = {}
    if with_rdflib:
        union = memory.to_rdflib()
        found["rdflib in memory"] = measured(
            "rdflib in memory", lambda text: len(union.query(text)), questions, RDFLIB_TIMES
        )
        del union
    found["Oxigraph in memory"] = measured("Oxigraph in memory", of(memory), questions, TIMES)
    del memory
    disk = Dataset.open(out)
    with served(out) as (address, pid):
        # What is compared with HTTP: the same answer, made of the same store in this process.
        asks = {"in process, as JSON": _as_json(disk), "kg serve over HTTP": _over_http(address)}
        in_process, over_http = alternately(asks, questions, TIMES).values()
        print(f"    the service holds {held(pid)} MiB with all its processes")
    for name, seconds in found.items():
        print(
            f"    over HTTP {ratio(over_http, seconds, questions):.2f} times the time of {name} (median of the ratios)"
        )
    if with_rdflib:
        by_oxigraph = ratio(found["rdflib in memory"], found["Oxigraph in memory"], questions)
        print(f"    rdflib {by_oxigraph:.1f} times the time of Oxigraph in memory")
    _share(over_http, in_process)


def _share(over_http: Mapping[str, float], in_process: Mapping[str, float]) -> None:
    """Which part of the time of an answer is not the engine's."""
    shares = {
        name: 1 - in_process[name] / seconds for name, seconds in over_http.items() if seconds >= SHORTEST
    }
    if not shares:
        print(f"    no answer takes {SHORTEST * 1000:.0f} ms")
        return
    worst = max(shares, key=lambda name: shares[name])
    light = [over_http[name] - in_process[name] for name in over_http if name not in shares]
    print(
        f"    HTTP's share of the {len(shares)} answers over {SHORTEST * 1000:.0f} ms: "
        f"median {statistics.median(shares.values()):.1%}, most {shares[worst]:.1%} ({worst}); "
        f"of lighter ones it is {statistics.median(light or [0]) * 1000:.1f} ms",
        flush=True,
    )


def _as_json(dataset: Dataset) -> Ask:
    return lambda text: len(dataset.query(text).serialize("json"))


def _over_http(address: str) -> Ask:
    import httpx

    client = httpx.Client(base_url=address, timeout=600, trust_env=False)
    accept = {"Accept": "application/sparql-results+json"}

    def ask(text: str) -> int:
        answer = client.post("sparql", data={"query": text}, headers=accept)
        answer.raise_for_status()
        return len(answer.content)

    return ask


@contextmanager
def served(out: Path, *options: str) -> Iterator[tuple[str, int]]:
    """The service on a build: its address and its process."""
    command = [sys.executable, "-m", "kg", "serve", "-g", str(out), "--port", "0", *options]
    with tempfile.TemporaryFile("w+") as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, stderr=log, stdout=log)  # noqa: S603 - this Python with a module of ours
        try:
            while not (found := re.search(r"^(http://\S+/) answers", _text(log), re.MULTILINE)):
                if process.poll() is not None:
                    sys.exit(f"kg serve ended: {_text(log)[-500:]}")
                time.sleep(0.1)
            print(f"    kg serve answers after {time.perf_counter() - start:.1f} s", flush=True)
            yield found[1], process.pid
        finally:
            process.terminate()
            process.wait(30)


def _text(log) -> str:  # type: ignore[no-untyped-def]
    log.seek(0)
    return str(log.read())


def _load() -> str:
    return "{:.1f} {:.1f} {:.1f}".format(*os.getloadavg())


if __name__ == "__main__":
    run()
