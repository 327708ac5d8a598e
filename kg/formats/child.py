"""The process in which readers run: bytes come in on standard input, texts go out on standard output.

What unpacks archives is such a process, too: names of files come in, and what was written goes out.

A message is its length in eight bytes, big-endian, and so many bytes. It ends with its input.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, BinaryIO


def main(work: str, memory: int, seconds: int) -> None:
    """Do the work that is asked for until there is no more; ``memory`` bounds the process in bytes."""
    _bound(memory)
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the messages
    from kg.formats.model import UnreadableError

    done = _reads() if work == "read" else _unpacks()
    while (data := receive(incoming)) is not None:
        _alarm(seconds)
        try:
            said = done(data)
        except UnreadableError as error:
            said = {"unreadable": str(error)}
        except MemoryError:
            said = {
                "unreadable": f"reading it needs more than {memory // 2**20:,} MB; save it anew without pictures"
            }
        except RecursionError:
            said = {"unreadable": "it is nested too deep; open and save it anew"}
        except OSError as error:
            said = {"unreadable": f"it cannot be read ({error.strerror or error})", "errno": error.errno}
        except Exception as error:  # a library's error costs one document
            said = {"unreadable": f"its reader failed ({type(error).__name__}: {error}); save it anew"[:500]}
        del data
        send(outgoing, json.dumps(said).encode("ascii"))
        _alarm(0)


def _reads() -> Callable[[bytes], dict[str, Any]]:
    from kg.formats.registry import extract

    return lambda data: asdict(extract(data))


def _unpacks() -> Callable[[bytes], dict[str, Any]]:
    from kg.formats.unpacking import written

    return lambda data: written(json.loads(data))


def _alarm(seconds: int) -> None:
    """End this process when its time is long over: whoever asked for the work may have been killed."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def send(stream: BinaryIO, message: bytes) -> None:
    """Write a message."""
    stream.write(len(message).to_bytes(8, "big"))
    stream.write(message)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read a message; None at the end."""
    head = stream.read(8)
    return stream.read(int.from_bytes(head, "big")) if len(head) == 8 else None


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
