"""What the service tells Prometheus of itself (text format 0.0.4)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from kg.web.workers import Pool

_REASONS = ("timeout", "memory", "nested", "full", "busy", "queue", "left")


async def metrics(request: Request) -> PlainTextResponse:
    """The numbers of now and since the start."""
    pool: Pool = request.app.state.service.pool
    lines = [
        *_one("kg_workers", "gauge", "Processes that answer", {"": pool.alive}),
        *_one("kg_running", "gauge", "Questions that are worked on", {"": pool.running}),
        *_one("kg_slow", "gauge", "Of these, those in the slow lane", {"": pool.slow}),
        *_one("kg_queued", "gauge", "Questions that wait for a worker", {"": pool.queued}),
        *_one("kg_answered_total", "counter", "Questions that were answered", {"": pool.counts["answered"]}),
        *_one("kg_answer_seconds_total", "counter", "Seconds spent on them", {"": round(pool.seconds, 3)}),
        *_one(
            "kg_refused_total",
            "counter",
            "Questions that were not answered, by reason",
            {f'{{reason="{reason}"}}': pool.counts[reason] for reason in _REASONS},
        ),
        *_one("kg_builds_total", "counter", "Builds that were taken over", {"": pool.counts["builds"]}),
    ]
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")


def _one(name: str, kind: str, says: str, values: dict[str, float]) -> list[str]:
    head = [f"# HELP {name} {says}", f"# TYPE {name} {kind}"]
    return [*head, *(f"{name}{labels} {value}" for labels, value in values.items())]
