"""The pool of processes that answer: how many, how long, how much, and what happens when one must be ended.

A question begins in any free worker, the fast lane. After a tenth of ``light`` seconds of processor time those that
came later go before it; when it has used all of them it takes one of the ``slow`` seats, of which there are
fewer than workers, so that light questions always find a worker. Where no seat is free, and at its bound in
seconds, its process is killed and another takes its place. While somebody waits for a worker, of those that are not
done in ``scarce`` seconds only as many go on as there are seats.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from kg.terms import BASE
from kg.web.process import Nursery, Reply, Shelf, Worker
from kg.web.protocol import Refusal

_FIRST = 0.1  # of the light time, in which a question has the machine as all others have
_LEAST = 0.2  # of the light time, which every question is given
_LOOK = 0.05  # seconds after which it is looked at again


@dataclass(frozen=True, slots=True)
class Bounds:
    """What questions may use: times in seconds, memory of one worker in bytes, rows of one answer."""

    seconds: float = 30.0
    rows: int = 100_000
    workers: int = 8
    slow: int = 2
    queue: int = 128
    patience: float = 10.0  # how long a question waits for a worker
    light: float = 0.25
    scarce: float = 0.75  # how long one may run that is not light while others wait for a worker
    memory: int = 4 * 2**30
    disk: int = 4 * 2**30  # of all answers that are not yet read, in bytes

    @classmethod
    def of(cls, workers: int, seconds: float, rows: int) -> Bounds:
        """The bounds for so many workers, a quarter of them with slow seats."""
        return cls(workers=workers, slow=max(1, workers // 4), seconds=seconds, rows=rows)


@dataclass(slots=True)
class Pool:
    """Workers on the store of a folder. ``log`` is told in a sentence what happens to them."""

    folder: Path
    bounds: Bounds = field(default_factory=Bounds)
    log: Callable[[str], None] = lambda _: None
    counts: Counter[str] = field(default_factory=Counter)
    running: int = 0
    slow: int = 0
    seconds: float = 0.0
    build: tuple[str, int] = ("", 0)
    base: str = BASE
    _idle: list[Worker] = field(default_factory=list)
    _all: set[Worker] = field(default_factory=set)
    _long: dict[Worker, None] = field(default_factory=dict)  # in the order in which they had their share
    _waiting: deque[asyncio.Future[Worker]] = field(default_factory=deque)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _nursery: Nursery = field(default_factory=Nursery)
    _starting: int = 0
    _spools: Path = Path()
    _shelf: Shelf = field(default_factory=lambda: Shelf(0))
    _numbers: count[int] = field(default_factory=count)
    _closed: bool = False

    async def start(self) -> None:
        """Start the workers and wait for the first."""
        self._spools = Path(tempfile.mkdtemp(prefix="kg-serve-"))
        self._shelf = Shelf(self.bounds.disk)
        self.look()
        worker = await self._acquire(60.0)
        if worker.network:
            self.log(
                "this system lets no process give up the network; SERVICE is refused by reading the question"
            )
        self._release(worker)

    async def close(self) -> None:
        """End all workers, also those that work."""
        self._closed = True
        while self._all or self._tasks:  # one that is just beginning is known when it has begun
            await asyncio.gather(
                *self._tasks, *(worker.end() for worker in self._all), return_exceptions=True
            )
            self._all.clear()
        await self._nursery.close()
        shutil.rmtree(self._spools, ignore_errors=True)

    @property
    def queued(self) -> int:
        """How many questions wait for a worker."""
        return sum(not one.done() for one in self._waiting)

    @property
    def alive(self) -> int:
        """How many workers there are."""
        return len(self._all)

    async def ask(self, job: dict[str, Any]) -> Reply:
        """The answer to a job. Raises Refusal where there is none: too many questions, too much time or memory.

        Cancelling the call ends the process that works on it.
        """
        self.look()
        worker = await self._acquire(self.bounds.patience)
        spool = self._spools / str(next(self._numbers))
        begun, self.running = time.monotonic(), self.running + 1
        healthy = False
        self._give_way()
        try:
            head, inline = await self._run(worker, {**job, "spool": str(spool), "most": self.bounds.rows})
            healthy = True
            if "log" in head:
                self.log(head["log"])
            reply = Reply(head["status"], head["type"], head["cut"], inline, size=len(inline))
            if size := head["spooled"]:
                reply.file, reply.size = self._shelf.keep(spool, size), size
                if reply.file is None:
                    raise self._refused("many large answers are not yet read; ask again later", "full", 5)
            self.counts["answered"] += 1
            self.seconds += time.monotonic() - begun
        except (asyncio.IncompleteReadError, ConnectionError):
            raise self._ended(await worker.end(1.0)) from None
        else:
            return reply
        finally:
            self.running -= 1
            spool.unlink(missing_ok=True)
            self._release(worker) if healthy else self._replace(worker)

    async def _run(self, worker: Worker, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        begun, used = time.monotonic(), worker.used()
        task = asyncio.ensure_future(worker.do(job))
        seated = False
        try:
            for share in (_FIRST, 1.0):
                left = share * self.bounds.light
                while left > 0 and not task.done() and time.monotonic() - begun < self.bounds.seconds:
                    await asyncio.wait({task}, timeout=min(max(left, 0.01), _LOOK))
                    spent = worker.used() - used
                    left = share * self.bounds.light - spent
                    if not task.done() and self._in_the_way(worker, time.monotonic() - begun, spent):
                        raise self._full()
                if not task.done():
                    self._long[worker] = None
                    self._give_way()
            if not task.done():
                if self.slow >= self.bounds.slow:
                    raise self._full()
                self.slow, seated = self.slow + 1, True
                await asyncio.wait({task}, timeout=self.bounds.seconds - (time.monotonic() - begun))
            if not task.done():
                raise self._refused(
                    f"the question took longer than {self.bounds.seconds:g} s and was ended; ask for less",
                    "timeout",
                )
            return task.result()
        finally:
            self.slow -= seated
            self._long.pop(worker, None)
            if not task.done():
                task.cancel()
                with suppress(asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
                    await task

    def _in_the_way(self, worker: Worker, ran: float, spent: float) -> bool:
        """Whether a question must end because somebody waits: not a light one, and beyond as many as there are seats."""
        heavy = ran >= self.bounds.scarce and spent >= _LEAST * self.bounds.light
        return heavy and self.queued > 0 and worker in list(self._long)[self.bounds.slow :]

    def _give_way(self) -> None:
        """Let questions that had their share run behind the others, if there are others."""
        if self.running > 1:
            for worker in self._long:
                worker.give_way()

    def _full(self) -> Refusal:
        return self._refused(
            "too many long questions run already; ask again later, or ask for less", "full", 5
        )

    def _refused(self, sentence: str, reason: str, retry: int = 0) -> Refusal:
        self.counts[reason] += 1
        return Refusal(503, sentence, {"Retry-After": str(retry)} if retry else {})

    def _ended(self, code: int) -> Refusal:
        self.log(f"a worker ended by itself ({code})")
        if code == -11:  # SIGSEGV: the stack of the engine's parser or evaluator
            self.counts["nested"] += 1
            return Refusal(400, "the question is nested too deep or has too many parts; ask a shorter one")
        if code in (-6, -9):  # SIGABRT of the engine's allocator, SIGKILL of the system's
            return self._refused(
                "the question needed more memory than one may use and was ended; ask for less", "memory"
            )
        return Refusal(
            500, "the question broke the process that worked on it; the log of the server says more"
        )

    async def _acquire(self, patience: float) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if not worker.ended.done():
                return worker
            self._replace(worker)  # the system has ended it, for want of memory or by hand
        if self.queued >= self.bounds.queue:
            raise self._refused("too many questions wait already; ask again later", "queue", 2)
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            return await asyncio.wait_for(place, patience)
        except TimeoutError:
            raise self._refused("all workers are busy; ask again later", "busy", 2) from None
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._release(place.result())
            raise

    def _release(self, worker: Worker) -> None:
        """Give a worker to who waits first; one of a former build has done its work."""
        if worker.build != self.build or self._closed:
            self._replace(worker)
            return
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(worker)
                return
        self._idle.append(worker)

    def _replace(self, worker: Worker) -> None:
        self._all.discard(worker)
        self._task(self._bury(worker))
        self._fill()

    async def _bury(self, worker: Worker) -> None:
        await worker.end()

    def look(self) -> None:
        """See whether a new build stands in the folder; its workers take over, and who works finishes."""
        with suppress(OSError):  # the folder is gone for now: those that have its store open go on
            store = (self.folder / "store").resolve(strict=True)
            build = (str(store.parent), store.stat().st_ino)
            if build == self.build:
                self._fill()
                return
            if self.build[0]:
                self.log("a new build is there; new questions go to it")
            self.build = build
            self.counts["builds"] += 1
            former, self._idle = self._idle, []
            for worker in former:
                self._replace(worker)
            self._fill()

    def _fill(self) -> None:
        """Start as many workers as are lacking; those of a former build that still work do not count."""
        present = sum(worker.build == self.build for worker in self._all) + self._starting
        for _ in range(0 if self._closed else self.bounds.workers - present):
            self._starting += 1
            self._task(self._begin(self.build))

    def _task(self, what: Any) -> None:
        task = asyncio.ensure_future(what)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _begin(self, build: tuple[str, int]) -> None:
        worker: Worker | None = None
        try:
            worker = await self._nursery.worker(build, self.bounds.memory, int(self.bounds.seconds) + 10)
            self._all.add(worker)
            self.base = worker.base
        except (asyncio.IncompleteReadError, OSError):
            self.counts["failed"] += 1
            self.log("a worker could not open the store; trying again in a second")
            await asyncio.sleep(1)
        finally:
            self._starting -= 1
        if worker is None:
            self.look()
            self._fill()
        else:
            self._release(worker)
