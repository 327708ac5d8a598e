"""A file that is mostly another one: what both have is copied as bytes, and found by halving where it is sorted."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from kg.building.pieces import Pieces

# From where to where something is there no more, and what is there instead.
Edit = tuple[int, int, bytes]


class Copier:
    """Writes to the end of a file: new bytes, and ranges of another file, in pieces as long as can be."""

    def __init__(self, out: Pieces, source: Path | None) -> None:
        self._out, self._path = out, source
        self.at = out.at
        self._start = self._end = 0

    def __enter__(self) -> Copier:
        self._source = self._path.open("rb") if self._path else None
        if self._source and hasattr(os, "posix_fadvise"):  # read twice as far ahead
            os.posix_fadvise(self._source.fileno(), 0, 0, os.POSIX_FADV_SEQUENTIAL)
        return self

    def __exit__(self, error: object, *_: object) -> None:
        try:
            if error is None:
                self._copy()
        finally:
            if self._source:
                self._source.close()

    def add(self, data: bytes) -> None:
        """Write new bytes."""
        self._copy()
        self._out.add(data)
        self.at += len(data)

    def again(self, start: int, size: int) -> None:
        """Write what the other file has there."""
        if start != self._end:
            self._copy()
            self._start = self._end = start
        self._end += size
        self.at += size

    def edit(self, size: int, edits: Iterable[Edit]) -> None:
        """Write the first bytes of the other file with these edits, which are in order."""
        at = 0
        for start, end, new in edits:
            self.again(at, start - at)
            if new:
                self.add(new)
            at = end
        self.again(at, size - at)

    def _copy(self) -> None:
        if self._source and self._start < self._end:
            start, self._start = self._start, self._end
            self._out.take(self._source.fileno(), start, self._end - start)


class SortedLines(AbstractContextManager["SortedLines"]):
    """The first ``size`` bytes of a file as lines, each with its line feed, sorted by their ``key``, no two alike."""

    def __init__(self, path: Path, key: Callable[[bytes], bytes], size: int | None = None) -> None:
        self._key = key
        with path.open("rb") as file:
            self.size = os.fstat(file.fileno()).st_size if size is None else size
            self._mapped: mmap.mmap | bytes = b""  # what is empty cannot be mapped
            if self.size:
                self._mapped = mmap.mmap(file.fileno(), self.size, access=mmap.ACCESS_READ)

    def __exit__(self, *_: object) -> None:
        if isinstance(self._mapped, mmap.mmap):
            self._mapped.close()

    def find(self, key: bytes) -> tuple[int, int]:
        """Where the line with a key begins and ends; both are where it would be if it is not there."""
        low, high = 0, self.size
        while low < high:
            start, end = self._line(low, high)
            found = self._key(self[start:end])
            if found == key:
                return start, end
            if found < key:
                low = end
            else:
                high = start
        return low, low

    def __getitem__(self, at: slice) -> bytes:
        return self._mapped[at]

    def __iter__(self) -> Iterator[bytes]:
        at = 0
        while at < self.size:
            end = self._end(at)
            yield self[at:end]
            at = end

    def _line(self, low: int, high: int) -> tuple[int, int]:
        """The bounds of the line in the middle of whole lines."""
        start = self._mapped.rfind(b"\n", low, (low + high) // 2) + 1 or low
        return start, self._end(start)

    def _end(self, start: int) -> int:
        return self._mapped.find(b"\n", start, self.size) + 1
