"""Standard output and error: UTF-8 in every locale, folded for a terminal, wide for a pipe, a bar or plain lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH = 120  # columns where there is no terminal to ask


@contextmanager
def opened() -> Iterator[None]:
    """Standard output and error as UTF-8; quiet when a reader such as ``head`` stops reading."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a locale of GBK or C cannot write every character
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except BrokenPipeError:  # else the interpreter complains of it at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show(what: RenderableType) -> None:
    """Print something for people; in a pipe without colours and without blanks at the ends of lines."""
    console = _console()
    if console.is_terminal:
        console.print(what, markup=False)
        return
    with console.capture() as captured:
        console.print(what, markup=False)
    write(
        "".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1]).encode(
            "utf-8", "surrogateescape"
        )
    )


def width() -> int:
    """The columns that there are."""
    return _console().width


def note(sentence: str) -> None:
    """Say something on standard error, beside the answer."""
    sys.stderr.write(sentence + "\n")


def write(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_json(value: Any) -> None:
    """Print a value as JSON, Chinese as Chinese."""
    write(encoded(value))


def encoded(value: Any) -> bytes:
    """A value as JSON in UTF-8 with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """What to call with (done, all): a bar on a terminal, else a line at every tenth; on standard error."""
    console = _console(err=True)
    if not console.is_terminal:
        yield _lines
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _lines(done: int, of: int) -> None:
    if done == of or done * 10 // of > (done - 1) * 10 // of:
        note(f"{done} of {of} documents")


def _console(*, err: bool = False) -> Console:
    from rich.console import Console

    console = Console(stderr=err, highlight=False)
    return console if console.is_terminal else Console(stderr=err, highlight=False, width=WIDTH)
