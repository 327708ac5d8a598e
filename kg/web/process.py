"""One process that answers, seen from the server: how it is started, asked and ended, and the answer it gave."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

_PIECE = 2**18
_HEAD = 8


@dataclass(slots=True)
class Reply:
    """An answer: its bytes are either all here or all in a file that has no name any more."""

    status: int
    media_type: str
    cut: bool
    inline: bytes
    file: BinaryIO | None = None
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

    process: Process
    build: tuple[str, int]
    base: str = ""
    network: bool = True
    behind: bool = False

    @classmethod
    async def start(cls, build: tuple[str, int], memory: int, seconds: int) -> Worker:
        """A worker that has opened its store. Raises IncompleteReadError or OSError where it could not."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.web.worker", build[0], str(memory), str(seconds)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)},
            start_new_session=True,  # Ctrl-C is for the server, which ends its workers
        )
        worker = cls(process, build)
        try:
            said = await worker._hear()
            worker.base, worker.network = said["base"], said["network"]
        except BaseException:
            await worker.end()
            raise
        return worker

    async def do(self, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """What it answers; IncompleteReadError or ConnectionError where the process ended meanwhile."""
        if self.process.stdin is None:
            raise ConnectionError
        self.behind = False
        line = json.dumps(job).encode()
        self.process.stdin.write(len(line).to_bytes(_HEAD, "big") + line)
        await self.process.stdin.drain()
        head = await self._hear()
        return head, await self._read(head["inline"])

    async def _hear(self) -> dict[str, Any]:
        size = int.from_bytes(await self._read(_HEAD), "big")
        return dict(json.loads(await self._read(size)))

    async def _read(self, size: int) -> bytes:
        return await self.process.stdout.readexactly(size) if self.process.stdout else b""

    def used(self) -> float:
        """The seconds of processor time that it has used; those of the clock where the system does not tell."""
        with suppress(OSError, AttributeError, OverflowError):
            return time.clock_gettime(
                (~self.process.pid << 3) | 2
            )  # CPUCLOCK_SCHED of a process, clock_getcpuclockid(3)
        return time.monotonic()

    def give_way(self) -> None:
        """Let what it works on run behind all others; where the system does not know how, nothing changes."""
        if self.behind:
            return
        self.behind = True
        with suppress(OSError):
            for thread in map(int, os.listdir(f"/proc/{self.process.pid}/task")):  # noqa: PTH208 - no paths
                if (
                    thread != self.process.pid
                ):  # its first thread starts the next job, with the priority it has
                    os.setpriority(os.PRIO_PROCESS, thread, 10)

    async def end(self, patience: float = 0.0) -> int:
        """How it ended, if it does so in time; else it is killed.

        To kill it would also ask how it ended, and asyncio would not hear of it (it says 255 then).
        """
        with suppress(TimeoutError):
            await asyncio.wait_for(self.process.wait(), patience)
        with suppress(ProcessLookupError):
            if self.process.returncode is None:
                self.process.kill()
        code = await self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
            with suppress(OSError):
                await self.process.stdin.wait_closed()
        return code
