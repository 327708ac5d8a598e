"""Readers in a process of their own, under a bound of time and memory: one that crashes or hangs costs one document."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, Any

from kg.files import FULL
from kg.formats import ocr, pdf, plain
from kg.formats.child import send
from kg.formats.model import Extract, UnreadableError
from kg.formats.registry import extract, recognise

SECONDS = 120.0
PAGES = 900.0  # for scans, of which a page takes seconds
MEMORY = 3 * 2**30
_ARCHIVES = 2**30
_AN_ARCHIVE = 30.0
_EACH_SECOND = 20 * 2**20  # bytes that the slowest disk takes
_DOCUMENTS = 500  # after which a fresh process takes over: what libraries leak is given back


class Bounded:
    """A reader's process, begun when it is needed and begun again after a failure."""

    def __init__(self, *, work: str = "read", seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._work = work
        self._seconds = seconds
        self._memory = memory
        self._child: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._read = 0

    def extract(self, data: bytes) -> Extract:
        """The text of a file; plain text is read here. Raises ``UnreadableError``."""
        one = recognise(data)
        if one is plain:
            return extract(data)
        return extract_of(self.ask(data, max(self._seconds, PAGES) if one in (pdf, ocr) else self._seconds))

    def ask(self, data: bytes, seconds: float) -> dict[str, Any]:
        """What the process makes of a message. Raises ``UnreadableError``."""
        child = self._ready()
        try:
            answer = self._asked(child, data, seconds)
        except UnreadableError:
            self.close()
            raise
        self._read += 1
        if self._read >= _DOCUMENTS:
            self.close()
        said: dict[str, Any] = json.loads(answer)
        if said.get("errno") in FULL:
            raise OSError(said["errno"], os.strerror(said["errno"]))
        if "unreadable" in said:
            raise UnreadableError(said["unreadable"])
        return said

    def close(self) -> None:
        """End the process."""
        child, errors = self._child, self._errors
        self._child, self._errors, self._read = None, None, 0
        if child is not None:
            child.kill()
            child.wait()
        for stream in (child and child.stdin, child and child.stdout, errors):
            if stream:
                with suppress(OSError):  # what was not sent to a child that is gone
                    stream.close()

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._errors = TemporaryFile()  # noqa: SIM115 - open as long as the process runs
            self._child = subprocess.Popen(  # noqa: S603 - this Python with a module of ours
                [
                    *(sys.executable, "-m", "kg.formats.child", self._work),
                    *(str(self._memory), str(int(2 * max(self._seconds, PAGES)))),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=_environment(),
            )
        return self._child

    def _asked(self, child: subprocess.Popen[bytes], data: bytes, seconds: float) -> bytes:
        if not child.stdin or not child.stdout:
            raise self._ended(child)
        deadline = time.monotonic() + seconds
        try:
            send(child.stdin, data)  # type: ignore[arg-type]
        except OSError:
            raise self._ended(child) from None
        pipe = child.stdout.fileno()
        answer = b""
        while len(answer) < 8 or len(answer) < 8 + int.from_bytes(answer[:8], "big"):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                raise UnreadableError(
                    f"reading it takes longer than {seconds:.0f} s; save it anew, or split it into reports"
                )
            part = os.read(pipe, 1 << 20)
            if not part:
                raise self._ended(child)
            answer += part
        return answer[8:]

    def _ended(self, child: subprocess.Popen[bytes]) -> UnreadableError:
        code = child.wait()
        last = ""
        if self._errors:
            self._errors.seek(0)
            last = self._errors.read().decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        why = signal.Signals(-code).name if code < 0 else last or f"exit code {code}"
        return UnreadableError(f"its reader crashed ({why}); open and save the file anew")


def _environment() -> Mapping[str, str]:
    """One thread for numeric libraries: with several a recognised text is not the same everywhere."""
    path = os.pathsep.join(part for part in sys.path if part)
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def extract_of(said: dict[str, Any]) -> Extract:
    """An extract from its fields as JSON has them. Raises TypeError, KeyError and ValueError."""
    weak = tuple((start, end) for start, end in said.pop("weak"))
    return Extract(pages=tuple(said.pop("pages")), weak=weak, **said)


_here = Bounded()
_archives = Bounded(work="unpack", memory=_ARCHIVES)
atexit.register(_here.close)
atexit.register(_archives.close)


def read(data: bytes) -> Extract:
    """The text of a file, by the reader of this process."""
    return _here.extract(data)


def unpacked(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What ``unpacking.written`` did, in the process of this one that unpacks. Raises ``UnreadableError`` and OSError."""
    return _archives.ask(json.dumps(asked).encode("ascii"), _AN_ARCHIVE + asked["limit"] / _EACH_SECOND)
