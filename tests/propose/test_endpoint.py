"""What an endpoint may do to us, and what we never do to its key or a report."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.model import KgError
from kg.propose import Endpoint, prompt, propose
from kg.propose.answers import LONGEST
from kg.propose.endpoint import TRIES, Connection, UnansweredError

from .conftest import Fake, entries, reply

SECRET = "sk-correct-horse-battery"  # noqa: S105 - of nobody
GOOD = entries(("norm", "《民法典》"))


def asked(url: str, **options: Any) -> str:
    async def ask() -> str:
        async with Connection(Endpoint(url, **{"timeout": 5.0, "pause": 0.0, **options})) as line:
            return await line.ask(prompt.request("m", "宣传《民法典》。"))

    return asyncio.run(ask())


def failure(kind: type[Exception], url: str, **options: Any) -> str:
    with pytest.raises(kind) as error:
        asked(url, **options)
    return str(error.value)


# -- a good endpoint ---------------------------------------------------------------------------


def test_one_passage_is_one_request_of_the_openai_kind(fake: Fake) -> None:
    fake.answer = lambda _, __: GOOD
    assert asked(fake.url, key=SECRET) == GOOD
    assert fake.paths == ["/v1/chat/completions"]
    (body,) = fake.asked
    assert (body["model"], body["temperature"], body["seed"], body["stream"]) == ("m", 0, 0, False)
    assert [one["role"] for one in body["messages"]] == ["system", "user"]
    assert body["messages"][1]["content"] == "宣传《民法典》。"
    assert fake.headers[0]["Authorization"] == f"Bearer {SECRET}"


def test_without_a_key_none_is_sent(fake: Fake) -> None:
    asked(fake.url)
    assert "Authorization" not in fake.headers[0]


def test_a_proxy_of_the_environment_is_not_used(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert asked(fake.url) == entries()


# -- trouble that may pass ---------------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_endpoint_is_asked_again(fake: Fake, status: int) -> None:
    fake.answer = lambda _, number: (status, {"Retry-After": "0"}, b"busy") if number < TRIES else GOOD
    assert asked(fake.url) == GOOD
    assert len(fake.asked) == TRIES


def test_an_endpoint_that_always_fails_is_left_after_some_tries(fake: Fake) -> None:
    fake.answer = lambda _, __: (500, {}, b"broken")
    assert failure(UnansweredError, fake.url) == "status 500"
    assert len(fake.asked) == TRIES


def test_what_retry_after_asks_for_is_kept_to_but_bounded(
    fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("kg.propose.endpoint.asyncio.sleep", sleep)
    waits = {1: "7", 2: "86400", 3: "soon"}
    fake.answer = lambda _, number: (429, {"Retry-After": waits[number]}, b"") if number in waits else GOOD
    assert asked(fake.url, pause=1.0) == GOOD
    assert slept == [7.0, 30.0, 4.0]


def test_a_slow_endpoint_is_not_waited_for(fake: Fake) -> None:
    over = threading.Event()
    fake.answer = lambda _, __: over.wait(60) and GOOD
    try:
        assert failure(UnansweredError, fake.url, timeout=0.05) == "no answer in 0.05 s"
    finally:
        over.set()


@pytest.mark.parametrize(
    "said",
    [
        (200, {}, b"<html><body>Welcome</body></html>"),
        (200, {}, b'{"choices": []}'),
        (200, {}, b"[]"),
        (200, {}, reply(None)),
        (200, {}, reply(["a", "b"])),
        (200, {}, b"[" * 100_000),
        (200, {"Content-Encoding": "gzip"}, reply(GOOD)[:-1]),
    ],
)
def test_an_answer_of_another_kind_is_none(fake: Fake, said: Any) -> None:
    fake.answer = lambda _, __: said
    assert failure(UnansweredError, fake.url) == "no answer of the OpenAI kind"
    assert len(fake.asked) == 1


def test_an_answer_that_breaks_off_is_asked_for_again(fake: Fake) -> None:
    broken = (200, {"Content-Length": "9999"}, reply(GOOD))
    fake.answer = lambda _, number: broken if number == 1 else GOOD
    assert asked(fake.url) == GOOD
    fake.answer = lambda _, __: broken
    assert failure(UnansweredError, fake.url) == "the connection failed"


@pytest.mark.parametrize("length", [LONGEST + 1, 12 * LONGEST])
def test_an_answer_that_is_too_long_is_none(fake: Fake, length: int) -> None:
    fake.answer = lambda _, __: "a" * length
    assert failure(UnansweredError, fake.url) == "the answer is too long"


# -- trouble that stays ------------------------------------------------------------------------


def closed() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}/v1"


def test_an_endpoint_that_is_not_there() -> None:
    assert "cannot be reached" in failure(KgError, closed())


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_refused_is_not_repeated(fake: Fake, status: int) -> None:
    fake.answer = lambda _, __: (status, {}, f"wrong key {SECRET}".encode())
    said = failure(KgError, fake.url, key=SECRET)
    assert "FAZHI_KG_LLM_KEY" in said
    assert SECRET not in said
    assert len(fake.asked) == 1


def test_an_unknown_model_is_said_in_the_words_of_the_endpoint(fake: Fake) -> None:
    complaint = f"no model m for {SECRET}\x1b[31m\n" + "x" * 999
    fake.answer = lambda _, __: (404, {}, complaint.encode())
    said = failure(KgError, fake.url, key=SECRET)
    assert "no model m for …" in said
    assert "--model" in said
    assert SECRET not in said
    assert len(said) < 400


def test_a_redirect_is_not_followed(fake: Fake) -> None:
    fake.answer = lambda _, __: (307, {"Location": fake.url + "/elsewhere"}, b"")
    assert "sends elsewhere" in failure(KgError, fake.url, key=SECRET)
    assert len(fake.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "localhost:11434/v1",
        "ftp://127.0.0.1/v1",
        "http:///v1",
        "http://127.0.0.1:port/v1",
        "http://[::1/v1",
        "http://example.org/v1",
        "http://192.168.0.7/v1",
        "http://localhost.example.org/v1",
        "https://user:secret@example.org/v1",
        "https://example.org/v1?key=secret",
        "https://example.org/v1\n",
    ],
)
def test_addresses_that_a_report_is_not_sent_to(url: str) -> None:
    with pytest.raises(KgError) as error:
        Endpoint(url)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/v1", "http://[::1]:1/v1/", "https://example.org/v1"])
def test_addresses_that_may_be_asked(url: str) -> None:
    assert Endpoint(url).address == url.rstrip("/") + "/chat/completions"


@pytest.mark.parametrize("key", ["sk-1\nX-Evil: 1", "密钥", " sk-1"])
def test_a_key_that_no_header_can_hold_is_not_shown(key: str) -> None:
    with pytest.raises(KgError) as error:
        Endpoint("http://127.0.0.1:1/v1", key)
    assert key not in str(error.value)
    assert SECRET not in repr(Endpoint("http://127.0.0.1:1/v1", SECRET))


def test_a_missing_library_is_named_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    assert "pip install 'fazhi-kg[llm]'" in failure(KgError, "http://127.0.0.1:1/v1")


# -- a whole run -------------------------------------------------------------------------------


def run(graph: Path, out: Path, fake: Fake, **options: Any) -> Any:
    return propose(
        graph, out, model="m", endpoint=Endpoint(fake.url, SECRET, timeout=5.0, pause=0.0), **options
    )


def test_one_passage_without_an_answer_does_not_hold_up_the_others(
    graph: Path, fake: Fake, tmp_path: Path
) -> None:
    fake.answer = lambda passage, _: (500, {}, b"") if "丁镇" in passage else entries()
    found = run(graph, tmp_path / "p", fake)
    assert found.missing == Counter({"status 500": 1})
    assert found.record["passages"]["asked"] == 1


def test_a_report_has_its_time(graph: Path, fake: Fake, tmp_path: Path) -> None:
    over = threading.Event()
    fake.answer = lambda _, __: over.wait(60) and GOOD
    try:
        assert run(graph, tmp_path / "p", fake, limit=0.1).missing == Counter({"out of time": 2})
    finally:
        over.set()


def test_an_endpoint_that_keeps_failing_is_given_up(
    graph: Path, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompt, "LONGEST_PASSAGE", 12)
    fake.answer = lambda _, number: (500, {}, b"") if number > 2 else entries()
    with pytest.raises(KgError, match="one after another have no answer"):
        run(graph, tmp_path / "p", fake, jobs=1)
    assert len(list((tmp_path / "p" / ".answers").rglob("*.json"))) == 2


def test_at_most_so_many_requests_are_made_at_a_time(
    graph: Path, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompt, "LONGEST_PASSAGE", 12)
    together, at_once, most = threading.Barrier(2), [0], [0]

    def answer(passage: str, number: int) -> str:
        with fake.lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        if number <= 2:
            together.wait(30)  # breaks where the second does not come before the first is answered
        with fake.lock:
            at_once[0] -= 1
        return entries()

    fake.answer = answer
    assert not run(graph, tmp_path / "p", fake, jobs=2).missing
    assert len(fake.asked) > 6
    assert most == [2]


def test_the_key_is_nowhere_in_what_is_written(graph: Path, fake: Fake, tmp_path: Path) -> None:
    fake.answer = lambda _, __: GOOD
    run(graph, tmp_path / "p", fake)
    files = [path for path in (tmp_path / "p").rglob("*") if path.is_file()]
    assert len(files) > 9
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]
    # nor a report's words in what is recorded
    kept = [path for path in files if ".answers" in path.parts]
    assert kept
    assert not [path for path in kept if "田坎茶" in path.read_text("utf-8")]


def test_ctrl_c_ends_it_at_once(graph: Path, fake: Fake, tmp_path: Path) -> None:
    over = threading.Event()
    started: list[subprocess.Popen[bytes]] = []

    def answer(passage: str, number: int) -> Any:
        started[0].send_signal(signal.SIGINT)
        return over.wait(60) and GOOD

    fake.answer = answer
    command = [sys.executable, "-m", "kg", "propose", "-g", str(graph), "-o", str(tmp_path / "p")]
    try:
        with subprocess.Popen(
            [*command, "--endpoint", fake.url, "--model", "m"],
            stderr=subprocess.PIPE,
            # A job in the background ignores the interrupt, and so would what it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as process:
            started.append(process)
            _, said = process.communicate(timeout=50)
    finally:
        over.set()
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert not (tmp_path / "p" / "graph.nq").exists()
