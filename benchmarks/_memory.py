"""The memory of a process and all below it, shared pages once (Linux)."""

from __future__ import annotations

from pathlib import Path


def held(pid: int) -> int:
    """The proportional set size of a process and all below it, in MiB."""
    return sum(map(_size, _below(pid))) // 1024


def _below(pid: int) -> list[int]:
    found = [pid]
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [one for child in path.read_text().split() for one in _below(int(child))]
        except OSError:  # it has just ended
            continue
    return found


def _size(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
