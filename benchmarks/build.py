"""The whole build of many reports, from bytes to N-Quads and store, beside one pass of jieba.posseg.

Ratios count: both run in this process, on the same texts, one after the other; then the build as users run it, on all
processors.
"""

from __future__ import annotations

import resource
import tempfile
import time
import warnings
from pathlib import Path

from benchmarks import SEEDS
from kg.building.builder import build, processors

COPIES = 200


def run() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _corpus(folder / "corpus")
        texts = [p.read_text("utf-8") for p in sorted((folder / "corpus").glob("*.txt"))]
        start = time.perf_counter()
        result = build([folder / "corpus"], out=folder / "out", jobs=1, use_cache=False)
        whole = time.perf_counter() - start
        seconds = result.record["seconds"]
        reports = len(texts)  # the record counts texts that are one report's once
        _line("reports", f"{reports} ({size / 1e6:.1f} MB of UTF-8), {result.record['quads']:,} quads")
        for stage, spent in seconds.items():
            _line(f"  {stage}", f"{spent:.2f} s")
        to_quads = seconds["documents"] + seconds["union"]
        _line(
            "read to N-Quads",
            f"{to_quads:.2f} s = {reports / to_quads:.0f} reports/s, {size / 1e6 / to_quads:.2f} MB/s",
        )
        _line(
            "whole build", f"{whole:.2f} s = {reports / whole:.0f} reports/s, {size / 1e6 / whole:.2f} MB/s"
        )
        _line("peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        tagging = _posseg(texts)
        _line("jieba.posseg, one pass", f"{tagging:.2f} s = {size / 1e6 / tagging:.2f} MB/s")
        _line("ratio build to N-Quads / posseg", f"{to_quads / tagging:.2f}")
        many = processors()
        seconds = build([folder / "corpus"], out=folder / "many", use_cache=False).record["seconds"]
        shared = seconds["documents"] + seconds["union"]
        _line(f"ratio with {many} processes, as kg build", f"{shared / tagging:.2f} ({shared:.2f} s)")


def _corpus(folder: Path) -> int:
    """The samples, repeated; one line makes each copy a text of its own. Returns bytes."""
    folder.mkdir()
    size = 0
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text("utf-8").rstrip("\n")
        for i in range(COPIES):
            data = f"{text}\n附件编号{i}\n".encode()
            (folder / f"{path.stem}-{i:03d}.txt").write_bytes(data)
            size += len(data)
    return size


def _posseg(texts: list[str]) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's invalid escapes
        import jieba
        import jieba.posseg

    jieba.setLogLevel(60)
    list(jieba.posseg.cut("先加载词典"))
    start = time.perf_counter()
    for text in texts:
        for line in text.splitlines():
            list(jieba.posseg.cut(line))
    return time.perf_counter() - start


def _line(name: str, value: str) -> None:
    print(f"{name:34} {value}", flush=True)
