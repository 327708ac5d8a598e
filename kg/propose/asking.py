"""The answers on one report: recorded ones first, the rest asked together, each kept the moment it is there."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from dataclasses import dataclass, field

from kg.model import Document, KgError, Span
from kg.propose import prompt
from kg.propose.answers import Answers
from kg.propose.endpoint import Connection, Endpoint, UnansweredError

NOT_RECORDED, TOO_LATE = "not recorded", "out of time"
_IN_A_ROW = 6  # passages without an answer after which an endpoint is given up


@dataclass(slots=True)
class Asker:
    """Asks a model, and counts the passages whose answer was recorded, was given now, or is missing and why.

    Without ``endpoint`` nothing is asked. ``jobs`` is the number of requests at a time, ``limit`` the seconds for
    all passages of one report.
    """

    model: str
    answers: Answers
    endpoint: Endpoint | None = None
    jobs: int = 2
    limit: float = 600.0
    recorded: int = 0
    given: int = 0
    missing: Counter[str] = field(default_factory=Counter)
    _failed: int = 0

    def __call__(self, doc: Document) -> list[tuple[Span, str]]:
        """The answers there are, by passage; KgError for an endpoint that cannot be asked."""
        said: dict[Span, str] = {}
        open_: list[Span] = []
        for span in prompt.passages(doc):
            answer = self.answers.load(prompt.key(prompt.request(self.model, doc.quote(span))))
            if answer is None:
                open_.append(span)
            else:
                said[span] = answer
        self.recorded += len(said)
        if open_ and self.endpoint:
            asyncio.run(self._ask(self.endpoint, doc, open_, said))
        elif open_:
            self.missing[NOT_RECORDED] += len(open_)
        return sorted(said.items())

    async def _ask(self, endpoint: Endpoint, doc: Document, spans: list[Span], said: dict[Span, str]) -> None:
        gate, waiting = asyncio.Semaphore(self.jobs), set(spans)

        async def one(line: Connection, span: Span) -> None:
            async with gate:
                try:
                    said[span] = await self._answer(line, doc.quote(span))
                except UnansweredError as error:
                    self._count(str(error))
            waiting.discard(span)

        try:
            async with (
                Connection(endpoint) as line,
                asyncio.timeout(self.limit),
                asyncio.TaskGroup() as group,
            ):
                for span in spans:
                    group.create_task(one(line, span))
        except TimeoutError:
            self.missing[TOO_LATE] += len(waiting)
        except ExceptionGroup as group_of:
            raise group_of.exceptions[0] from None

    async def _answer(self, line: Connection, passage: str) -> str:
        asked = prompt.request(self.model, passage)
        answer = await line.ask(asked)
        self.answers.save(
            prompt.key(asked),
            model=self.model,
            passage_sha256=hashlib.sha256(passage.encode()).hexdigest(),
            answer=answer,
        )
        self.given += 1
        self._failed = 0
        return answer

    def _count(self, why: str) -> None:
        self.missing[why] += 1
        self._failed += 1
        if self._failed >= _IN_A_ROW:
            raise KgError(
                f"{self._failed} passages one after another have no answer ({why}); what was answered is "
                "recorded: run it again later, or with --offline"
            )
