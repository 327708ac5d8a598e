"""kg serve: what it refuses before it serves. What it serves is tested in tests/web."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kg.cli.serving import _origin
from tests.cli.running import fails, run


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    assert "there is no graph" in fails("serve", "-g", str(tmp_path))


def test_a_port_that_is_taken_is_told(graph: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"port {port} cannot be had" in fails("serve", "-g", graph, "--port", port)


def test_an_address_of_another_machine_is_told(graph: str) -> None:
    assert "--host" in fails("serve", "-g", graph, "--host", "192.0.2.1")
    assert "--host" in fails("serve", "-g", graph, "--host", "no such name")


@pytest.mark.parametrize("text", ["", "short", "two words that are long", "密码密码密码密码密码密码密码密码"])
def test_a_token_must_be_one(graph: str, tmp_path: Path, text: str) -> None:
    (tmp_path / "token").write_text(text, "utf-8")
    assert "must hold one token" in fails("serve", "-g", graph, "--token-file", str(tmp_path / "token"))
    assert "cannot be read" in fails("serve", "-g", graph, "--token-file", str(tmp_path / "none"))


def test_an_origin_must_be_one(graph: str) -> None:
    for origin in ("example.org", "https://", "https://example.org/path", "https://a@example.org", "null"):
        assert "is no origin" in fails("serve", "-g", graph, "--cors", origin)


@pytest.mark.parametrize(
    "options", [("--timeout", "0"), ("--workers", "1"), ("--max-rows", "0"), ("--port", "70000")]
)
def test_bounds_must_be_bounds(graph: str, options: tuple[str, str]) -> None:
    assert run("serve", "-g", graph, *options).exit_code == 2


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://example.org", "https://example.org"),
        ("https://Example.ORG:443/", "https://example.org"),
        ("http://[::1]:80", "http://[::1]"),
        ("http://localhost:3000", "http://localhost:3000"),
    ],
)
def test_an_origin_is_what_a_browser_sends(written: str, sent: str) -> None:
    assert _origin(written) == sent
