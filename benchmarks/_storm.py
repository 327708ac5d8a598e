"""Many clients at once on a service, some of whom ask what never ends: what became of each question."""

from __future__ import annotations

import asyncio
import random
import statistics
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from benchmarks._memory import held

RUNAWAY = 0.05  # share of the questions that never end
ENDLESS = (
    "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(5))
    + " FILTER(?c0 != ?c1) }"
)
# What pages and people ask most: a thing, its labels, a list with a bound, yes or no.
LIGHT = (
    "ASK { ?report a fz:Report }",
    "SELECT ?report ?title { ?report a fz:Report ; dcterms:title ?title } LIMIT 50",
    "SELECT ?p ?o { <mechanism/枫桥经验> ?p ?o }",
    "SELECT ?s { ?s skos:prefLabel '中华人民共和国民法典'@zh }",
    "SELECT ?report { ?report fz:cites <eli/cn/中华人民共和国民法典> } LIMIT 100",
    "DESCRIBE <place/500242>",
)


@dataclass(slots=True)
class Storm:
    """What was seen: seconds of light questions, how runaway ones ended with their seconds, memory in MiB by second."""

    light: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    runaway: Counter[str] = field(default_factory=Counter)
    ended: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    seconds: float = 0.0

    def told(self, bound: float) -> list[str]:
        """What was seen, in lines."""
        light = sorted(self.light)
        third = max(1, len(self.memory) // 3)
        first, last = statistics.median(self.memory[:third]), statistics.median(self.memory[-third:])
        at = [light[min(len(light) - 1, len(light) * share // 1000)] * 1000 for share in (500, 950, 990, 999)]
        failed = f" {dict(self.failed)}" if self.failed else ""
        how = ", ".join(f"{number} {how}" for how, number in self.runaway.most_common())
        lines = (
            (
                f"{len(light):,} light questions in {self.seconds:.0f} s,",
                f"{len(light) / self.seconds:.0f} a second, {sum(self.failed.values())} failed{failed}",
            ),
            (
                f"light: median {at[0]:.0f} ms, p95 {at[1]:.0f} ms, p99 {at[2]:.0f} ms, p99.9 {at[3]:.0f} ms,",
                f"longest {light[-1] * 1000:.0f} ms",
            ),
            (
                f"runaway: {how};",
                f"longest {max(self.ended, default=0):.2f} s at a bound of {bound:g} s",
            ),
            (
                f"memory of all processes: {first:.0f} MiB in the first third, {last:.0f} MiB in the last,",
                f"at most {max(self.memory)} MiB",
            ),
        )
        return [" ".join(parts) for parts in lines]


def storm(address: str, pid: int, clients: int, seconds: float) -> Storm:
    """Ask with so many clients for so long; ``pid`` is the process of the service."""
    found = Storm()
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(pid, found, over))
    watch.start()
    begun = time.perf_counter()
    try:
        asyncio.run(_all(address, clients, begun + seconds, found))
    finally:
        found.seconds = time.perf_counter() - begun
        over.set()
        watch.join()
    return found


def _watch(pid: int, found: Storm, over: threading.Event) -> None:
    while not over.wait(1.0):
        found.memory.append(held(pid))


async def _all(address: str, clients: int, until: float, found: Storm) -> None:
    await asyncio.gather(*(_client(address, number, until, found) for number in range(clients)))


async def _client(address: str, number: int, until: float, found: Storm) -> None:
    chance = random.Random(number)  # noqa: S311 - no secret
    url = urlsplit(address)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    try:
        while time.perf_counter() < until:
            runaway = chance.random() < RUNAWAY
            sparql = ENDLESS if runaway else chance.choice(LIGHT)
            start = time.perf_counter()
            status, body = await _asked(reader, writer, url.netloc, sparql)
            took = time.perf_counter() - start
            if runaway:
                reason = "no seat for long ones" if b"too many long" in body else "ended at the bound"
                found.runaway[reason if status == 503 else f"answered {status}"] += 1
                found.ended.append(took)
            elif status == 200:
                found.light.append(took)
            else:
                found.failed[f"{status} {body[:60].decode(errors='replace').strip()}"] += 1
    finally:
        writer.close()


async def _asked(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, sparql: str
) -> tuple[int, bytes]:
    """The status and the body of an answer, over a connection that stays open."""
    accept = "text/turtle" if sparql.startswith("DESCRIBE") else "application/sparql-results+json"
    head = f"GET /sparql?query={quote(sparql)} HTTP/1.1\r\nHost: {host}\r\nAccept: {accept}\r\n\r\n"
    writer.write(head.encode())
    await writer.drain()
    said = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next(line for line in said.split("\r\n") if line.startswith("content-length:"))
    return int(said.split()[1]), await reader.readexactly(int(length.partition(":")[2]))
