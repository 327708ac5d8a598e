"""The table of villages: 620,000 lines sorted by code, of which a build reads a few dozen."""

from __future__ import annotations

import re
from pathlib import Path

from kg.lexicon.place_tables import read_villages


def find_villages(table: bytes, township: str) -> list[tuple[str, str]]:
    """Code and committee's name of the villages whose code begins with a township's, found by bisection.

    >>> table = "110101001001\\t多福巷社区居委会\\t110101001\\n110101002001\\t东厂社区居委会\\t110101002\\n".encode()
    >>> find_villages(table, "110101002")
    [('110101002001', '东厂社区居委会')]
    """
    prefix = township.encode()
    low, high = 0, len(table)
    while low < high:  # to the first line that does not come before the township's
        start = table.rfind(b"\n", 0, (low + high) // 2) + 1
        if table[start : start + len(prefix)] < prefix:
            low = (table.find(b"\n", start) + 1) or len(table)
        else:
            high = start
    found: list[tuple[str, str]] = []
    while low < len(table) and table.startswith(prefix, low):
        end = (table.find(b"\n", low) + 1) or len(table) + 1
        code, name, _ = table[low : end - 1].decode().split("\t")
        found.append((code, name))
        low = end
    return found


def village_table(path: Path | None) -> bytes:
    """The lines of the table without its heading; empty without a table."""
    return read_villages(path).partition(b"\n")[2] if path else b""


_COMMITTEE = re.compile(r"(?<=.)(?:村民委员会|村委会|(?<=社区)(?:居民委员会|居委会))$")


def village_name(committee: str) -> str:
    """The village of a committee as the statistics list it.

    >>> village_name("张家村村民委员会"), village_name("杨柳湾村委会"), village_name("银闸社区居委会")
    ('张家村', '杨柳湾村', '银闸社区')
    """
    match = _COMMITTEE.search(committee)
    if not match:
        return committee
    stem = committee[: match.start()]
    return stem if stem.endswith(("村", "社区", "嘎查", "队", "居", "牧场")) else stem + "村"
