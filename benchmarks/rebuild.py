"""A build again: of nothing new, and of one changed report among many, beside the whole build; and its memory.

``REPORTS=10000 python -m benchmarks rebuild`` for the size that the project is made for.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks._memory import held
from kg.corpus import write
from kg.lexicon import Lexicon, default_ontology

REPORTS = int(os.environ.get("REPORTS", "1000"))


def run() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        characters = write(REPORTS, 1, Lexicon.load(default_ontology()), folder)
        print(f"{REPORTS} made-up reports, {characters / 1e6:.1f} million characters")
        texts = folder / "texts"
        whole = _built("whole", texts, folder / "out")
        _built("nothing new", texts, folder / "out", whole)
        path = sorted(texts.glob("*.txt"))[REPORTS // 2]
        path.write_text(f"{path.read_text('utf-8')}附件：宣传《民法典》，发放资料321份。\n", "utf-8")
        _built("one changed", texts, folder / "out", whole)
        size = (folder / "out" / "graph.nq").stat().st_size
        print(f"graph.nq has {size / 1e6:.0f} MB")


def _built(what: str, texts: Path, out: Path, whole: float = 0.0) -> float:
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - this Python with a module of ours
        [sys.executable, "-m", "kg", "build", str(texts), "-o", str(out)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peaks = {"to graph.nq": 0, "with the store": 0}
    watch = threading.Thread(target=_watch, args=(process, out, peaks))
    watch.start()
    if process.wait() > 1:  # 1: a document was not read
        sys.exit(f"the build failed with exit code {process.returncode}")
    seconds = time.perf_counter() - start
    watch.join()
    share = f" = 1/{whole / seconds:.0f} of the whole build" if whole else ""
    memory = ", ".join(f"{peak} MiB {name}" for name, peak in peaks.items() if peak)
    print(
        f"{what:12} {seconds:7.1f} s{share}; at most {memory} (all processes, shared pages once)", flush=True
    )
    return seconds


def _watch(process: subprocess.Popen[bytes], out: Path, peaks: dict[str, int]) -> None:
    while process.poll() is None:
        loading = any((part / "store").exists() for part in out.glob("builds/*.part"))
        name = "with the store" if loading else "to graph.nq"
        peaks[name] = max(peaks[name], held(process.pid))
        time.sleep(0.2)


if __name__ == "__main__":
    run()
