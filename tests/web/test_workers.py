"""The pool: what runs too long is killed while the rest goes on, and a new build takes over without a failure."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.dataset import Dataset
from kg.web.protocol import Refusal
from kg.web.service import Service
from kg.web.workers import Bounds, Pool
from tests.web.conftest import build_at, publish
from tests.web.serving import ENDLESS

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def job(sparql: str) -> dict[str, Any]:
    return {
        "job": "query",
        "query": sparql,
        "default_graphs": None,
        "named_graphs": None,
        "base": "urn:x:",
        "rows": ("csv", "text/csv"),
        "graphs": ("nt", "application/n-triples"),
    }


@asynccontextmanager
async def pool(folder: Path, **bounds: Any) -> AsyncIterator[Pool]:
    one = Pool(folder, Bounds(**bounds))
    await one.start()
    try:
        yield one
    finally:
        await one.close()


def run(folder: Path, doing: Callable[[Pool], Awaitable[None]], **bounds: Any) -> None:
    async def whole() -> None:
        async with pool(folder, **bounds) as one:
            await doing(one)

    # In a thread of its own: where a browser was driven before, this one has a loop that runs.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, whole()).result()


async def refused(asked: Awaitable[object]) -> Refusal:
    with pytest.raises(Refusal) as error:
        await asked
    return error.value


def test_a_long_question_is_killed_and_light_ones_go_on(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        long = asyncio.ensure_future(one.ask(job(ENDLESS)))
        while not one.slow:  # it has taken its seat
            await asyncio.sleep(0.01)
        for _ in range(20):
            assert (await one.ask(job("ASK {}"))).inline == b"true\n"
        assert not long.done()
        refusal = await refused(long)
        assert refusal.status == 503
        assert "longer than 3 s" in refusal.sentence
        assert (await one.ask(job(COUNT))).status == 200
        assert (one.running, one.slow, one.counts["timeout"]) == (0, 0, 1)

    run(folder, doing, workers=2, slow=1, seconds=3, light=0.05)


def test_a_long_question_runs_behind_those_that_came_later(folder: Path) -> None:
    def priorities(process: int) -> list[int]:
        threads = sorted(int(path.name) for path in Path(f"/proc/{process}/task").iterdir())
        return [os.getpriority(os.PRIO_PROCESS, thread) for thread in threads]

    async def doing(one: Pool) -> None:
        usual = os.getpriority(os.PRIO_PROCESS, 0)
        long = asyncio.ensure_future(one.ask(job(ENDLESS)))
        while not one.slow:
            await asyncio.sleep(0.01)
        (worker,) = one._long
        assert set(priorities(worker.pid)) == {usual}  # it is alone
        await one.ask(job("ASK {}"))
        first, *others = priorities(worker.pid)
        assert first == usual
        assert min(others) > usual
        long.cancel()
        await asyncio.gather(long, return_exceptions=True)
        assert not one._long

    run(folder, doing, workers=2, slow=1, seconds=60, light=0.05)


def test_a_full_slow_lane_says_when_to_come_back(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        first = asyncio.ensure_future(one.ask(job(ENDLESS)))
        while not one.slow:
            await asyncio.sleep(0.01)
        refusal = await refused(one.ask(job(ENDLESS)))
        assert refusal.status == 503
        assert int(refusal.headers["Retry-After"]) > 0
        assert not first.done()
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        assert (await one.ask(job(COUNT))).status == 200

    run(folder, doing, workers=2, slow=1, seconds=60, light=0.05)


def test_who_waits_ends_those_that_had_their_share(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        first, second = (asyncio.ensure_future(one.ask(job(ENDLESS))) for _ in range(2))
        while len(one._long) < 2:
            await asyncio.sleep(0.01)
        assert (await one.ask(job("ASK {}"))).status == 200
        assert not one.slow  # neither has used the time of a light question
        (done,), (left,) = await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
        refusal = done.exception()
        assert isinstance(refusal, Refusal)
        assert "too many long questions" in refusal.sentence
        assert not left.done()
        left.cancel()
        await asyncio.gather(left, return_exceptions=True)

    run(folder, doing, workers=2, slow=1, seconds=600, light=4, patience=60)


def test_a_full_queue_and_a_long_wait_are_refused(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        running = [asyncio.ensure_future(one.ask(job(ENDLESS))) for _ in range(2)]
        while one.running < 2:
            await asyncio.sleep(0.01)
        waiting = asyncio.ensure_future(one.ask(job("ASK {}")))
        while not one.queued:
            await asyncio.sleep(0.01)
        assert "too many questions wait" in (await refused(one.ask(job("ASK {}")))).sentence
        assert "busy" in (await refused(waiting)).sentence
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        assert (await one.ask(job("ASK {}"))).status == 200

    run(folder, doing, workers=2, slow=2, seconds=60, light=60, queue=1, patience=2)


def test_a_question_that_breaks_the_engine_costs_one_worker(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        deep = f"ASK {{ FILTER({'str(' * 120_000}1{')' * 120_000}) }}"
        assert (await refused(one.ask(job(deep)))).status == 400
        assert (await one.ask(job("ASK {}"))).status == 200

    run(folder, doing, workers=2, seconds=60, light=60)


def test_the_process_that_forks_is_started_again(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        process = one._nursery._process
        assert process
        workers = {worker.pid for worker in one._all}
        process.kill()
        while any(not worker.ended.done() for worker in one._all):
            await asyncio.sleep(0.01)
        for _ in range(5):
            assert (await one.ask(job("ASK {}"))).status == 200
        assert one._nursery._process is not process
        assert not workers & {worker.pid for worker in one._all}

    run(folder, doing, workers=2)


def test_no_process_and_no_file_is_left(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        deep = f"ASK {{ FILTER({'str(' * 120_000}1{')' * 120_000}) }}"
        for _ in range(3):
            await refused(one.ask(job(deep)))
        pids.extend(worker.pid for worker in one._all)
        assert one._nursery._process
        pids.append(one._nursery._process.pid)

    pids: list[int] = []
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    run(folder, doing, workers=2, seconds=60, light=60)
    assert len(pids) >= 2
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
    assert len(os.listdir("/proc/self/fd")) <= before  # noqa: PTH208


def test_memory_is_bounded(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        hungry = ENDLESS.replace(
            "(COUNT(*) AS ?n)", "(GROUP_CONCAT(CONCAT(STR(?a0), STR(?a1), STR(?a2))) AS ?n)"
        )
        refusal = await refused(one.ask(job(hungry)))
        assert refusal.status == 503
        assert "memory" in refusal.sentence
        assert (await one.ask(job("ASK {}"))).status == 200

    run(folder, doing, workers=2, slow=1, seconds=120, memory=2**30)


def test_an_answer_is_whole_or_cut_at_the_bound_of_rows(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        many = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }"
        reply = await one.ask(job(many))
        assert reply.cut
        data = b"".join([piece async for piece in reply.pieces()])
        assert data.count(b"\r\n") == 5001
        assert len(data) == reply.size > len(reply.inline) == 0
        assert list(one._spools.iterdir()) == []
        triples = await one.ask(job("CONSTRUCT { ?a ?b ?d } { ?a ?b ?c . ?d ?e ?f }"))
        assert triples.cut
        assert triples.whole().count(b"\n") == 5000
        assert not (await one.ask(job("SELECT ?s { ?s ?p ?o }"))).cut

    run(folder, doing, workers=2, seconds=60, light=60, rows=5000)


def test_the_build_is_counted_once_however_many_ask(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        service = Service(one)
        impatient = asyncio.ensure_future(service.counts())
        await asyncio.sleep(0)
        impatient.cancel()
        found = await asyncio.gather(*(service.counts() for _ in range(20)))
        assert found[0]["triples"] > 0
        assert all(each == found[0] for each in found)
        assert one.counts["answered"] == 1

    run(folder, doing, workers=2, slow=1, seconds=60, light=0.01)


def test_a_count_that_failed_is_tried_again(folder: Path) -> None:
    async def doing(one: Pool) -> None:
        service = Service(one)
        one.bounds = replace(one.bounds, seconds=0.0)
        assert (await refused(service.counts())).status == 503
        one.bounds = replace(one.bounds, seconds=60.0)
        assert (await service.counts())["triples"] > 0

    run(folder, doing, workers=2, slow=1)


def test_answers_that_nobody_reads_do_not_fill_the_disk(folder: Path) -> None:
    many = job("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }")

    async def doing(one: Pool) -> None:
        kept = await one.ask(many)
        assert 0 < kept.size <= one.bounds.disk < 2 * kept.size
        refusal = await refused(one.ask(many))
        assert (refusal.status, refusal.headers) == (503, {"Retry-After": "5"})
        assert list(one._spools.iterdir()) == []
        kept.close()
        kept = await one.ask(many)
        assert len(b"".join([piece async for piece in kept.pieces()])) == kept.size
        again = await one.ask(many)
        assert again.whole().count(b"\r\n") == 5001

    run(folder, doing, workers=2, seconds=60, light=60, rows=5000, disk=10**6)


def test_a_new_build_takes_over_while_questions_run(small: Dataset, tmp_path: Path) -> None:
    out = tmp_path / "output"

    async def doing(one: Pool) -> None:
        async def count(times: int) -> list[bytes]:
            return [(await one.ask(job(COUNT))).inline for _ in range(times)]

        before = b"n\r\n%d\r\n" % len(small)
        assert await count(1) == [before]
        running = asyncio.ensure_future(one.ask(job(ENDLESS)))
        while not one.slow:
            await asyncio.sleep(0.01)
        during = [asyncio.ensure_future(count(20)) for _ in range(4)]
        await asyncio.to_thread(publish, out, Dataset.of_quads(["<u:s> <u:p> <u:o> <u:g> ."]))
        seen = [answer for each in await asyncio.gather(*during) for answer in each]
        assert set(seen) <= {before, b"n\r\n1\r\n"}
        assert await count(3) == [b"n\r\n1\r\n"] * 3
        assert not running.done()  # it goes on with the store it began with
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert one.counts["builds"] == 2

    publish(out, small)
    run(out, doing, workers=3, slow=1, seconds=60, light=0.05)


def test_a_folder_that_vanishes_is_still_answered_from(small: Dataset, tmp_path: Path) -> None:
    folder = build_at(tmp_path / "graph", small)

    async def doing(one: Pool) -> None:
        folder.rename(tmp_path / "elsewhere")
        assert (await one.ask(job(COUNT))).inline == b"n\r\n%d\r\n" % len(small)
        (tmp_path / "elsewhere").rename(folder)
        assert (await one.ask(job(COUNT))).status == 200

    run(folder, doing, workers=2)
