"""The table of villages: 620,000 lines sorted by code, of which a build reads a few dozen.

It is held packed by county, since every process of a build has one.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from kg import kept
from kg.lexicon.place_tables import read_villages

_COUNTY = 6  # digits of the code of a county
_HELD = 64  # counties whose lines are unpacked at a time: 10 kB each


class Villages:
    """The villages by township."""

    def __init__(self, packed: dict[bytes, bytes]) -> None:
        self._packed = packed
        self._lines = lru_cache(maxsize=_HELD)(self._unpacked)

    @classmethod
    def of_lines(cls, lines: Iterable[bytes]) -> Villages:
        """The villages of lines sorted by code: a code, a committee's name, the code of the township.

        >>> table = "110101001001\\t多福巷社区居委会\\t110101001\\n110101002001\\t东厂社区居委会\\t110101002".encode()
        >>> Villages.of_lines(table.split(b"\\n")).of("110101002")
        [('110101002001', '东厂社区居委会')]
        """
        counties = groupby(lines, key=lambda line: line[:_COUNTY])
        return cls({county: zlib.compress(b"\n".join(rows), 1) for county, rows in counties})

    @classmethod
    def of_file(cls, path: Path | None) -> Villages:
        """The villages of a table, packed when it is read first; none without a table. Raises KgError."""
        if path is None:
            return cls({})
        name = f"villages-{hashlib.sha256(path.read_bytes()).hexdigest()[:32]}"
        packed = kept.load(name)
        if packed is not None:
            return cls(packed)
        made = cls.of_lines(read_villages(path).split(b"\n")[1:])
        kept.save(name, made._packed)
        return made

    def of(self, township: str) -> list[tuple[str, str]]:
        """Code and committee's name of the villages whose code begins with a township's."""
        prefix = township.encode()
        rows = (line.split(b"\t") for line in self._lines(prefix[:_COUNTY]) if line.startswith(prefix))
        return [(code.decode(), name.decode()) for code, name, _ in rows]

    def _unpacked(self, county: bytes) -> list[bytes]:
        packed = self._packed.get(county)
        return zlib.decompress(packed).split(b"\n") if packed else []


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
