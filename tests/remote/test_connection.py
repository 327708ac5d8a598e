"""How a server is asked: addresses, secrets, pauses, and what a server says when it will not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from kg.model import KgError
from kg.remote.connection import TRIES, Address, Answer, Connection, RefusedError, secret
from tests.remote.fake import Failure, Fake

Connect = Callable[..., Connection]


def status(answer: Answer) -> int:
    return answer.status


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "is no address"),
        ("example.org/store", "is no address"),
        ("ftp://example.org/store", "is no address"),
        ("http:///store", "is no address"),
        ("http://x.org:port/", "is no address"),
        ("http://x.org/a b", "is no address"),
        ("http://x.org/\n", "is no address"),
        ("http://me:word@x.org/", "--auth-file"),
        ("http://x.org/store#a", "after #"),
    ],
)
def test_an_address_must_be_one(url: str, said: str) -> None:
    with pytest.raises(KgError, match=said):
        Address(url)


def test_a_secret_goes_to_other_machines_only_encrypted() -> None:
    for url in ("https://x.org/", "http://127.0.0.1/", "http://localhost:1/", "http://[::1]:1/"):
        assert "word" not in repr(Address(url, "Bearer word"))
    with pytest.raises(KgError, match="unencrypted") as told:
        Address("http://x.org/", "Bearer word")
    assert "word" not in str(told.value)


def test_names_of_graphs_are_escaped_in_the_address() -> None:
    path = Address("http://x.org/größe/store?a=b").path([("graph", "http://y/枫&=+#? %")])
    assert path == "/gr%C3%B6%C3%9Fe/store?a=b&graph=http%3A%2F%2Fy%2F%E6%9E%AB%26%3D%2B%23%3F+%25"
    assert Address("http://x.org").path([]) == "/"


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("me:word\n", "Basic bWU6d29yZA=="),
        ("me:word with: blanks", "Basic bWU6d29yZCB3aXRoOiBibGFua3M="),
        ("abc.def\n", "Bearer abc.def"),
        ("Bearer a:b", "Bearer a:b"),
        ("basic 枫:桥", "Basic 5p6rOuahpQ=="),
        ("\ufeffabc", "Bearer abc"),
    ],
)
def test_a_secret_is_read_from_a_file(tmp_path: Path, text: str, header: str) -> None:
    (tmp_path / "auth").write_text(text, "utf-8")
    assert secret(tmp_path / "auth") == header


@pytest.mark.parametrize("text", ["", "two words", "a:b\nc:d", "密码"])
def test_a_file_without_a_secret_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "auth").write_text(text, "utf-8")
    with pytest.raises(KgError, match="must hold one line"):
        secret(tmp_path / "auth")
    with pytest.raises(KgError, match="cannot be read"):
        secret(tmp_path / "none")
    assert secret(None) == ""


def test_a_busy_server_is_asked_again_when_it_says(fake: Fake, connect: Connect, pauses: list[float]) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    fake.failures = [Failure(503, {"Retry-After": "7"}), Failure(429, {"Retry-After": soon}), Failure(500)]
    assert connect(fake.store).ask("GET", read=status) == 200
    assert pauses[0] == 7
    assert 50 < pauses[1] <= 100
    assert pauses[2:] == [4]
    assert len(fake.asked) == 4


def test_a_server_that_stays_busy_is_given_up(fake: Fake, connect: Connect, pauses: list[float]) -> None:
    fake.failures = [Failure(503, body=b"too many")] * TRIES
    with pytest.raises(KgError, match=r"status 503: too many.*asked 6 times"):
        connect(fake.store).ask("GET", read=status)
    assert len(fake.asked) == TRIES
    assert pauses[: TRIES - 1] == [1, 2, 4, 8, 16]


def test_a_server_that_wants_a_long_pause_is_left(fake: Fake, connect: Connect, pauses: list[float]) -> None:
    fake.failures = [Failure(503, {"Retry-After": "86400"})]
    with pytest.raises(KgError, match="asks to wait 86400 s"):
        connect(fake.store).ask("GET", read=status)
    assert pauses == []


def test_a_line_that_is_cut_is_opened_again(fake: Fake, connect: Connect, pauses: list[float]) -> None:
    fake.graphs["http://x.org/g"] = {'<u:s> <u:p> "x"'}
    server = connect(fake.store)
    assert server.ask("GET", read=status) == 200
    fake.failures = [Failure()]
    assert server.ask("GET", read=status) == 200
    assert pauses == []  # it may have been closed while nothing was said
    fake.cut = 5
    assert b"<u:s>" in server.ask("GET", read=lambda answer: answer.read(1000) + answer.read(1000))
    assert len(fake.asked) == 5


def test_a_server_that_is_not_there_is_told_at_once(connect: Connect, pauses: list[float]) -> None:
    with pytest.raises(KgError, match=r"127\.0\.0\.1:9/ cannot be reached .*refused"):
        connect("http://127.0.0.1:9/").ask("GET", read=status)
    assert pauses == []


def test_a_server_that_goes_away_is_asked_again(fake: Fake, connect: Connect, pauses: list[float]) -> None:
    server = connect(fake.store)
    assert server.ask("GET", read=status) == 200
    fake.failures = [Failure()] * TRIES
    with pytest.raises(KgError, match=r"does not answer .*asked 6 times"):
        server.ask("GET", read=status)
    assert pauses == [2, 4, 8, 16]  # the first new line was tried at once


def test_a_redirect_is_not_followed(fake: Fake, connect: Connect) -> None:
    fake.failures = [Failure(307, {"Location": "http://127.0.0.1:9/elsewhere"})]
    with pytest.raises(RefusedError, match=r"sends elsewhere .*127\.0\.0\.1:9/elsewhere.*not followed"):
        connect(fake.store).ask("GET", read=status)


def test_a_secret_that_is_missing_or_wrong_is_told_but_not_said(fake: Fake, connect: Connect) -> None:
    fake.secret = "Bearer right"  # noqa: S105
    assert connect(fake.store, "Bearer right").ask("GET", read=status) == 200
    with pytest.raises(RefusedError, match="asks for a secret; name a file with --auth-file"):
        connect(fake.store).ask("GET", read=status)
    fake.failures = [Failure(403, {"Content-Type": "text/html"}, b"<b>no</b>, not wrongword")]
    with pytest.raises(RefusedError, match="refuses the secret") as told:
        connect(fake.store, "Bearer wrongword").ask("GET", read=status)
    assert "no , not …" in str(told.value)
    fake.failures = [Failure(401, {"WWW-Authenticate": "Digest realm=x"})]
    with pytest.raises(RefusedError, match="it wants Digest"):
        connect(fake.store).ask("GET", read=status)
    assert len(fake.asked) == 4


def test_a_refusal_before_the_end_of_the_body_is_heard(fake: Fake, connect: Connect) -> None:
    fake.failures = [Failure(413, body=b"too large", unread=True)]
    size = 2**26
    with pytest.raises(RefusedError, match="413"):
        connect(fake.store).ask(
            "PUT",
            [("default", "")],
            headers={"Content-Type": "text/turtle", "Content-Length": str(size)},
            body=lambda: (b" " * 2**16 for _ in range(size // 2**16)),
            read=status,
        )
