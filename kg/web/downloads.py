"""The files of a build that can be had whole: which there are, how large, with which checksum, and the panel made on demand.

What a build wrote is sent as it stands. The panel (CSV) no build writes: a process of its own makes it when it is
first asked for, once a build, behind all others.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import DEVNULL
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from kg.web.protocol import Refusal
from kg.web.service import with_charset
from kg.web.workers import Pool

PANEL = "panel.csv"
LONGEST = 900.0  # seconds in which the panel must be made
_PATIENCE = 20.0  # seconds that a request waits for it
_PIECE = 2**18


@dataclass(frozen=True, slots=True)
class Kind:
    """A file that can be had: its name, its media type, what it is in both languages, and what makes it otherwise."""

    name: str
    media_type: str
    zh: str
    en: str
    otherwise: str


KINDS = (
    Kind("graph.nq", "application/n-quads", "全部数据", "all data", "kg export --format nquads -o graph.nq"),
    Kind(
        "copies.nq", "application/n-quads", "同一报告的异文", "copies of reports in other texts", "kg build"
    ),
    Kind(
        "graph.ttl",
        "text/turtle",
        "不分图的全部三元组",
        "all triples, without graphs",
        "kg export --format turtle -o graph.ttl",
    ),
    Kind(
        PANEL,
        "text/csv",
        "面板：每条引文一行",
        "the panel: a row a quotation",
        "kg export --format csv -o panel.csv",
    ),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that is there, with its size in bytes and its checksum; without them it is made when it is asked for."""

    kind: Kind
    path: Path | None = None
    size: int = 0
    sha256: str = ""


@dataclass(slots=True)
class Downloads:
    """The files of the build that the pool answers from."""

    pool: Pool
    _folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="kg-panel-")))
    _sums: dict[tuple[str, int, int, int], str] = field(default_factory=dict)
    _making: dict[tuple[str, int], asyncio.Task[bool]] = field(default_factory=dict)
    _hashing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ready(self) -> list[Ready]:
        """All that can be had."""
        self.pool.look()
        found = [await self._found(kind) or Ready(kind) for kind in KINDS]
        return [one for one in found if one.size or one.kind.name == PANEL]

    async def answer(self, request: Request, name: str) -> Response:
        """A file, or the part of it that is asked for (RFC 9110, 13 and 14). Raises Refusal where there is none."""
        kind = next((one for one in KINDS if one.name == name), None)
        if kind is None:
            raise Refusal(404, f"there are {', '.join(one.name for one in KINDS)}")
        self.pool.look()
        if name == PANEL:
            await self._panel()
        found = await self._found(kind)
        if found is None or found.path is None:
            raise Refusal(404, f"this build has no {name}; {kind.otherwise} makes it")
        tag = f'"{found.sha256[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Content-Type": with_charset(kind.media_type)}
        asked = request.headers.get("if-none-match", "")
        if asked.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in asked.split(",")]:
            return Response(status_code=304, headers=headers)
        answer = FileResponse(found.path, headers=headers, filename=name)
        answer.chunk_size = _PIECE
        return answer

    async def close(self) -> None:
        """End what is being made."""
        for task in self._making.values():
            task.cancel()
        await asyncio.gather(*self._making.values(), return_exceptions=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, kind: Kind) -> Path:
        folder, number = self.pool.build
        return self._folder / f"{number}-{PANEL}" if kind.name == PANEL else Path(folder) / kind.name

    async def _found(self, kind: Kind) -> Ready | None:
        path = self._path(kind)
        try:
            about = path.stat()
            key = (str(path), about.st_ino, about.st_size, about.st_mtime_ns)
            async with self._hashing:
                if key not in self._sums:
                    while len(self._sums) > 4 * len(KINDS):
                        del self._sums[next(iter(self._sums))]
                    self._sums[key] = await asyncio.to_thread(_sha256, path)
        except OSError:
            return None
        return Ready(kind, path, about.st_size, self._sums[key])

    async def _panel(self) -> None:
        build = self.pool.build
        if build not in self._making:
            for former, task in list(self._making.items()):
                task.cancel()
                (self._folder / f"{former[1]}-{PANEL}").unlink(missing_ok=True)
                del self._making[former]
            self._making[build] = asyncio.ensure_future(self._make(build))
        task = self._making[build]
        await asyncio.wait({task}, timeout=_PATIENCE)
        if not task.done():
            raise Refusal(503, "the panel is being made; ask again in half a minute", {"Retry-After": "30"})
        if task.cancelled():
            raise Refusal(503, "a new build is there; ask again", {"Retry-After": "2"})
        if not task.result():
            raise Refusal(
                503,
                f"the panel of this build needs more time or memory than it may have here; {KINDS[-1].otherwise} makes it",
            )

    async def _make(self, build: tuple[str, int]) -> bool:
        """Let a process make the panel; whether it could."""
        target = self._folder / f"{build[1]}-{PANEL}"
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.web.panel", build[0], str(target)),
            *(str(self.pool.bounds.memory), str(int(LONGEST))),
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)},
            start_new_session=True,
        )
        try:
            code = await process.wait()
        finally:
            with suppress(ProcessLookupError):
                if process.returncode is None:
                    process.kill()
                    await process.wait()
            Path(f"{target}.part").unlink(missing_ok=True)
        if code:
            self.pool.log(f"the panel could not be made ({code})")
        return code == 0


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
