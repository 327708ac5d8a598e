"""The process in which readers run: bytes come in on standard input, texts go out on standard output.

A message is its length in eight bytes, big-endian, and so many bytes. It ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import BinaryIO


def main(memory: int) -> None:
    """Read documents until there are no more; ``memory`` bounds the process in bytes."""
    _bound(memory)
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the messages
    from kg.formats.model import UnreadableError
    from kg.formats.registry import extract

    while (data := receive(incoming)) is not None:
        try:
            said = asdict(extract(data))
        except UnreadableError as error:
            said = {"unreadable": str(error)}
        except MemoryError:
            said = {
                "unreadable": f"reading it needs more than {memory // 2**20:,} MB; save it anew without pictures"
            }
        except RecursionError:
            said = {"unreadable": "it is nested too deep; open and save it anew"}
        except Exception as error:  # a library's error costs one document
            said = {"unreadable": f"its reader failed ({type(error).__name__}: {error}); save it anew"[:500]}
        del data
        send(outgoing, json.dumps(said).encode("ascii"))


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
    main(int(sys.argv[1]))
