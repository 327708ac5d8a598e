"""A large file, written in pieces past the page cache while the next piece is made, and digested on the way."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import mmap
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

PIECE = 2**23  # bytes; a multiple of every disk's block
_PIECES = 3  # one is made, one written, one may wait
_DIRECT = getattr(os, "O_DIRECT", 0)  # a file written past the page cache costs a third of the time


class Pieces:
    """Writes a new file from its start to its end.

    ``digest``, once it is closed, is the SHA-256 of all bytes in hex digits. Raises OSError, of a piece that could
    not be written when a later one is written or at the end.
    """

    def __init__(self, path: Path) -> None:
        self._file = _opened(path)
        self._hashed = hashlib.sha256()
        self._writing, self._hashing = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._busy: deque[tuple[mmap.mmap, tuple[Future[Any], ...]]] = deque()
        self._piece = mmap.mmap(-1, PIECE)  # begins where a page does, as the disk wants it
        self._filled = self._written = 0
        self.digest = ""

    def __enter__(self) -> Pieces:
        return self

    def __exit__(self, error: object, *_: object) -> None:
        try:
            if error is None:
                self._hand_over()
                for _piece, futures in self._busy:
                    _wait(futures)
                self.digest = self._hashed.hexdigest()
        finally:
            self._writing.shutdown()
            self._hashing.shutdown()
            os.close(self._file)

    @property
    def at(self) -> int:
        """How many bytes were given so far."""
        return self._written + self._filled

    def add(self, data: bytes) -> None:
        """Write bytes."""
        view = memoryview(data)
        while view:
            size = min(len(view), PIECE - self._filled)
            self._piece[self._filled : self._filled + size] = view[:size]
            self._took(size)
            view = view[size:]

    def take(self, source: int, start: int, size: int) -> None:
        """Write what a file, given by its descriptor, has in these ``size`` bytes. Raises EOFError if it is shorter."""
        while size:
            with memoryview(self._piece) as piece:
                read = os.preadv(source, [piece[self._filled : self._filled + size]], start)
            if not read:
                raise EOFError(f"{size} bytes are missing")
            self._took(read)
            start, size = start + read, size - read

    def _took(self, size: int) -> None:
        self._filled += size
        if self._filled == PIECE:
            self._hand_over()

    def _hand_over(self) -> None:
        """Have what is filled written and digested, and go on with a piece that nobody needs any more."""
        view = memoryview(self._piece)[: self._filled]
        write = self._writing.submit(self._write, view, self._written)
        self._busy.append((self._piece, (write, self._hashing.submit(self._hashed.update, view))))
        self._written += self._filled
        self._filled = 0
        if len(self._busy) < _PIECES:
            self._piece = mmap.mmap(-1, PIECE)
        else:
            self._piece, futures = self._busy.popleft()
            _wait(futures)

    def _write(self, view: memoryview, at: int) -> None:
        if len(view) % mmap.PAGESIZE:  # the end of the file
            _through_the_cache(self._file)
        while view:
            try:
                size = os.pwrite(self._file, view, at)
            except OSError as error:
                if error.errno != errno.EINVAL or not _through_the_cache(self._file):
                    raise
                size = 0
            view, at = view[size:], at + size


def _wait(futures: tuple[Future[Any], ...]) -> None:
    for future in futures:
        future.result()


def _opened(path: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, flags | _DIRECT, 0o666)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        return os.open(path, flags, 0o666)  # a disk in memory, or over the network


def _through_the_cache(file: int) -> bool:
    """Write this file in the usual way from now on; False if that is so already."""
    flags = fcntl.fcntl(file, fcntl.F_GETFL)
    if not flags & _DIRECT:
        return False
    fcntl.fcntl(file, fcntl.F_SETFL, flags & ~_DIRECT)
    return True
