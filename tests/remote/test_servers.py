"""Servers of other makes and our own: what kg push sends them, kg pull gets back byte for byte."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.remote.fake import Fake
from tests.web.serving import ROOT, serving

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def kg(*words: str | Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "kg", *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=ENVIRONMENT,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An Oxigraph server, from the package of that name, on a free port."""
    place = tmp_path_factory.mktemp("oxigraph")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    program = shutil.which("oxigraph", path=path)
    assert program, "the tests need the package oxigraph: pip install -e '.[dev]'"
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = place / "log"
    with log.open("w") as told:
        process = subprocess.Popen(
            [program, "serve", "--location", str(place / "store"), "--bind", address],
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            while "Listening" not in log.read_text():
                assert process.poll() is None, log.read_text()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.05)
            yield f"http://{address}"
        finally:
            process.kill()
            process.wait()


def test_oxigraph_gives_back_what_it_was_sent(oxigraph: str, served: Path, tmp_path: Path) -> None:
    store = f"{oxigraph}/store"
    graphs = len({line.rsplit(b" ", 2)[1] for line in (served / "graph.nq").read_bytes().splitlines()})
    assert f"{graphs} graphs sent" in kg("push", store, "-g", served)
    assert f"0 graphs sent (0 triples), {graphs} unchanged" in kg("push", store, "-g", served)
    for url in (store, f"{oxigraph}/query"):
        kg("pull", url, "-o", tmp_path / "back.nq")
        assert (tmp_path / "back.nq").read_bytes() == (served / "graph.nq").read_bytes()


def test_our_own_service_gives_what_it_serves(served: Path, tmp_path: Path) -> None:
    with serving(served, tmp_path / "log", "--max-rows", "50") as server:
        kg("pull", f"{server.address}sparql", "-o", tmp_path / "back.nq")
    assert (tmp_path / "back.nq").read_bytes() == (served / "graph.nq").read_bytes()


def test_a_push_that_is_killed_goes_on(fake: Fake, folder: Path) -> None:
    sent, go_on = threading.Event(), threading.Event()

    def second_waits(number: int) -> None:
        if number == 2:
            sent.set()
            go_on.wait(30)

    fake.entered = second_waits
    words = [sys.executable, "-m", "kg", "push", fake.store, "-g", str(folder)]
    process = subprocess.Popen(words, cwd=ROOT, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    assert sent.wait(30)
    process.send_signal(signal.SIGKILL)
    process.wait()
    go_on.set()
    assert len(fake.asked) == 2
    assert "2 graphs sent (2 triples), 1 unchanged" in kg("push", fake.store, "-g", folder)
    assert [one.partition(" ")[0] for one in fake.asked] == ["PUT", "PUT", "HEAD", "PUT", "PUT"]
    assert len(fake.graphs) == 3
