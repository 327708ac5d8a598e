"""The processes that answer, seen from the server: how they are forked, asked and ended, and the answers they gave."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_PIECE = 2**18
_HEAD = 8


class Spooled(io.FileIO):
    """The file of an answer, which has no name any more: its bytes are on the disk until it is closed."""

    def __init__(self, path: Path, size: int, shelf: Shelf) -> None:
        super().__init__(path, "rb")
        self._size, self._shelf = size, shelf
        shelf.left -= size

    def close(self) -> None:
        """Give the room back."""
        if not self.closed:
            super().close()
            self._shelf.left += self._size


@dataclass(slots=True)
class Shelf:
    """The room for answers that are not yet read, in bytes: clients that do not read must not fill the disk."""

    left: int

    def keep(self, path: Path, size: int) -> Spooled | None:
        """The file of an answer; None where there is no room for it."""
        return Spooled(path, size, self) if size <= self.left else None


@dataclass(slots=True)
class Reply:
    """An answer: its bytes are either all here or all in a file that has no name any more."""

    status: int
    media_type: str
    cut: bool
    inline: bytes
    file: Spooled | None = None
    size: int = 0

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes, a piece after the other."""
        if self.file is None:
            yield self.inline
            return
        with self.file as file:
            while piece := await asyncio.to_thread(file.read, _PIECE):
                yield piece

    def whole(self) -> bytes:
        """All the bytes, of an answer that is known to be small."""
        if self.file is None:
            return self.inline
        with self.file as file:
            return file.read()

    def close(self) -> None:
        """Give the file up, where the answer is not sent."""
        if self.file:
            self.file.close()


@dataclass(slots=True, eq=False)
class Worker:
    """A process that answers; ``build`` is the folder of the store it has open, with its number on the disk."""

    pid: int
    build: tuple[str, int]
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    ended: asyncio.Future[int]
    handle: int = -1  # of the process where the system has such a thing: its number may be given to another
    base: str = ""
    network: bool = True
    behind: bool = False

    async def opened(self) -> None:
        """Wait until it has opened its store. Raises IncompleteReadError or OSError where it could not."""
        said = await self._hear()
        self.base, self.network = said["base"], said["network"]

    async def do(self, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """What it answers; IncompleteReadError or ConnectionError where the process ended meanwhile."""
        self.behind = False
        line = json.dumps(job).encode()
        self.writer.write(len(line).to_bytes(_HEAD, "big") + line)
        await self.writer.drain()
        head = await self._hear()
        return head, await self.reader.readexactly(head["inline"])

    async def _hear(self) -> dict[str, Any]:
        size = int.from_bytes(await self.reader.readexactly(_HEAD), "big")
        return dict(json.loads(await self.reader.readexactly(size)))

    def used(self) -> float:
        """The seconds of processor time that it has used; those of the clock where the system does not tell."""
        with suppress(OSError, AttributeError, OverflowError):
            # CPUCLOCK_SCHED of a process, clock_getcpuclockid(3)
            return time.clock_gettime((~self.pid << 3) | 2)
        return time.monotonic()

    def give_way(self) -> None:
        """Let what it works on run behind all others; where the system does not know how, nothing changes."""
        if self.behind:
            return
        self.behind = True
        with suppress(OSError):
            for thread in map(int, os.listdir(f"/proc/{self.pid}/task")):  # noqa: PTH208 - no paths
                if thread != self.pid:  # its first thread starts the next job, with the priority it has
                    os.setpriority(os.PRIO_PROCESS, thread, 10)

    async def end(self, patience: float = 0.0) -> int:
        """How it ended, if it does so in time; else it is killed."""
        if patience:
            await asyncio.wait({self.ended}, timeout=patience)
        if not self.ended.done():
            with suppress(ProcessLookupError):
                if self.handle >= 0:
                    signal.pidfd_send_signal(self.handle, signal.SIGKILL)
                else:
                    os.kill(self.pid, signal.SIGKILL)
        code = await self.ended
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1
        return code


@dataclass(slots=True)
class Nursery:
    """The process that workers are forked from, seen from the server; it is started anew where it ended."""

    _process: asyncio.subprocess.Process | None = None
    _asking: socket.socket | None = None
    _listening: asyncio.Task[None] | None = None
    _begun: asyncio.Future[int] | None = None
    _ends: dict[int, asyncio.Future[int]] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def worker(self, build: tuple[str, int], memory: int, seconds: int) -> Worker:
        """A worker that has opened its store. Raises IncompleteReadError or OSError where it could not."""
        ours, theirs = socket.socketpair()
        with theirs:
            request = json.dumps({"folder": build[0], "memory": memory, "seconds": seconds}).encode()
            try:
                async with self._turn:  # one request after the other, so that each has its answer
                    pid, ended = await self._fork(request, theirs)
                    handle = os.pidfd_open(pid) if hasattr(os, "pidfd_open") and not ended.done() else -1
            except BaseException:
                ours.close()
                raise
        reader, writer = await asyncio.open_connection(sock=ours)
        worker = Worker(pid, build, reader, writer, ended, handle)
        try:
            await worker.opened()
        except BaseException:
            await worker.end()
            raise
        return worker

    async def close(self) -> None:
        """End the process; its workers have ended."""
        if self._asking:
            self._asking.close()
            self._asking = None
        if self._listening:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        if self._process:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def _fork(self, request: bytes, theirs: socket.socket) -> tuple[int, asyncio.Future[int]]:
        if self._listening is None or self._listening.done():
            await self.close()
            await self._start()
        loop = asyncio.get_running_loop()
        self._begun = loop.create_future()
        if self._asking is None:
            raise ConnectionError
        socket.send_fds(self._asking, [request], [theirs.fileno()])
        pid = await self._begun
        return pid, self._ends[pid]

    async def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "kg.web.nursery"),
                stdin=theirs.fileno(),
                stdout=DEVNULL,
                stderr=DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)},
                start_new_session=True,  # Ctrl-C is for the server, which ends its workers
            )
        self._asking = ours.dup()
        reader, writer = await asyncio.open_connection(sock=ours)
        self._listening = asyncio.ensure_future(self._listen(reader, writer))

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        loop = asyncio.get_running_loop()
        try:
            while line := await reader.readline():
                said = json.loads(line)
                if "begun" in said:
                    self._ends[said["begun"]] = loop.create_future()
                    if self._begun and not self._begun.done():
                        self._begun.set_result(said["begun"])
                elif not (ended := self._ends.pop(said["ended"])).done():
                    ended.set_result(said["code"])
        finally:
            writer.close()
            if self._begun and not self._begun.done():
                self._begun.set_exception(ConnectionResetError())
            for pid, ended in self._ends.items():  # nobody will hear how they end
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                if not ended.done():
                    ended.set_result(-signal.SIGKILL)
            self._ends.clear()
