"""Standard output and error: UTF-8 in every locale, folded for a terminal, wide for a pipe, a bar or plain lines."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import KgError

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

WIDTH = 120  # columns where there is no terminal to ask
# Words of a report must not move the cursor, colour the terminal or set its title. Halves of surrogate
# pairs cannot be written at all; those of surrogateescape are bytes of a file name and can.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udc7f\udd00-\udfff]")
_RAW_IN_JSON = re.compile("[\x7f-\x9f]")


@contextmanager
def opened() -> Iterator[None]:
    """Standard output and error as UTF-8; quiet when a reader such as ``head`` stops reading."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a locale of GBK or C cannot write every character
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                if stream:  # None where it was closed by the caller
                    stream.flush()
            except OSError:  # it was told already; else the interpreter complains of it at its end
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show(what: RenderableType) -> None:
    """Print something for people; in a pipe without colours and without blanks at the ends of lines."""
    from rich.console import Console

    console = _console()
    if console.is_terminal:
        console.print(_Harmless(what))
        return
    text = io.StringIO()
    Console(file=text, highlight=False, width=console.width).print(_Harmless(what))
    lines = (line.rstrip() for line in text.getvalue().split("\n")[:-1])
    write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))


def width() -> int:
    """The columns that there are."""
    return _console().width


def note(sentence: str) -> None:
    """Say something on standard error, beside the answer; where that is closed or full, nothing is said."""
    with suppress(OSError):
        if sys.stderr:
            sys.stderr.write(harmless(sentence) + "\n")
            sys.stderr.flush()


def harmless(text: str) -> str:
    r"""A text without control characters other than line ends and tabs.

    >>> harmless("丙县\x1b[31m\x9b丁镇\n")
    '丙县[31m丁镇\n'
    """
    return _CONTROL.sub("", text)


def write(data: bytes) -> None:
    """Write bytes to standard output as they are; KgError where it is closed or full."""
    if not sys.stdout:
        raise KgError("the standard output is closed; open it, or name a file with -o")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise KgError(f"the standard output cannot be written ({error.strerror}); make room for it") from None


def command() -> str:
    """What to type to call the program again: ``kg`` where the shell finds it, else with its path.

    ``python -m kg`` is called by the script beside its interpreter, if there is one.
    """
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        called = Path(sys.executable).with_name("kg")
        if not called.exists():
            return f"{shlex.quote(sys.executable)} -m kg"
    found = shutil.which("kg")
    if called.stem != "kg" or (found and called.exists() and Path(found).samefile(called)):
        return "kg"
    here = Path.cwd()
    return shlex.quote(str(called.relative_to(here) if called.is_relative_to(here) else called))


def write_json(value: Any) -> None:
    """Print a value as JSON, Chinese as Chinese."""
    write(encoded(value))


def encoded(value: Any, *, indent: int | None = 1) -> bytes:
    """A value as JSON in UTF-8 with a line end, control characters escaped; on one line without ``indent``."""
    text = json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
    return _RAW_IN_JSON.sub(lambda m: f"\\u{ord(m[0]):04x}", text).encode("utf-8", "surrogatepass")


@contextmanager
def progress(what: str = "documents") -> Iterator[Callable[[int, int], None]]:
    """What to call with (done, all): a bar on a terminal, else a line at every tenth; on standard error.

    Both tell the rate and the time that is left.
    """
    console = _console(err=True)
    if not console.is_terminal:
        yield _Lines(what)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    with Progress(BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("", total=None, rate="")

        def update(done: int, of: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=of, rate=f"{speed:.0f}/s" if speed else "")

        yield update


class _Lines:
    """Tells how far it is at every tenth."""

    def __init__(self, what: str) -> None:
        self._what, self._begun = what, time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        if not done or (done != of and done * 10 // of == (done - 1) * 10 // of):
            return
        line = f"{done} of {of} {self._what}"
        seconds = time.monotonic() - self._begun
        if seconds >= 1:  # below that a rate is a guess
            left = f", {seconds * (of - done) / done:.0f} s left" if done < of else ""
            line += f" ({done / seconds:.0f}/s{left})"
        note(line)


class _Harmless:
    """Something to print whose words hold no control characters; rich has measured them as no cells wide."""

    def __init__(self, what: RenderableType) -> None:
        self._what = what

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        from rich.text import Text

        what = Text(self._what) if isinstance(self._what, str) else self._what
        for segment in console.render(what, options):
            yield segment if segment.control else segment._replace(text=harmless(segment.text))


def _console(*, err: bool = False) -> Console:
    from rich.console import Console

    console = Console(stderr=err, highlight=False)
    return console if console.is_terminal else Console(stderr=err, highlight=False, width=WIDTH)
