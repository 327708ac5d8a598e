"""A server of its own for a test: the command in a process, on a free port of loopback, ended with the test."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
# More work than any machine does in the time of a test: five triples of any kind beside each other.
ENDLESS = (
    "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(5))
    + " FILTER(?c0 != ?c1) }"
)


@dataclass(frozen=True)
class Server:
    address: str
    log: Path
    process: subprocess.Popen[str]

    def client(self, **options: object) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=30, trust_env=False, **options)  # type: ignore[arg-type]

    @property
    def place(self) -> tuple[str, int]:
        url = httpx.URL(self.address)
        return url.host, url.port or 0

    def send(self, data: bytes) -> bytes:
        """What the server answers to these bytes, until it hangs up."""
        with socket.create_connection(self.place, timeout=20) as connection:
            connection.sendall(data)
            found = bytearray()
            try:
                while piece := connection.recv(65536):
                    found += piece
            except ConnectionResetError:
                pass
            return bytes(found)


@contextmanager
def serving(folder: Path, log: Path, *options: str, first: str = "pass") -> Iterator[Server]:
    """A server on the build in a folder, which does ``first`` before; it must end by itself when it is told to."""
    with log.open("w+") as told:
        process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"{first}; from kg.cli import main; main()",
                "serve",
                "-g",
                str(folder),
                "--port",
                "0",
                *options,
            ],
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        try:
            while not (found := re.search(r"^(http://\S+/) answers", log.read_text(), re.MULTILINE)):
                assert process.poll() is None, log.read_text()
                try:
                    process.wait(0.05)
                except subprocess.TimeoutExpired:
                    continue
            yield Server(found[1], log, process)
            process.send_signal(signal.SIGINT)
            assert process.wait(20) in (0, 130, -signal.SIGINT), log.read_text()
        finally:
            process.kill()
            process.communicate()
