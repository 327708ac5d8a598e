"""The process that the workers are forked from: it has loaded what they need, so that a new one costs little.

It has no thread and opens nothing itself. A request comes on the socket that is its standard input, with a socket that
becomes the worker's input and output; a line goes back when the worker has begun, with its number, and when it has
ended, with how. It ends with its socket.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
from typing import Any

from kg.labels import ontology
from kg.web import worker

_REQUEST = 65536


def main() -> None:
    """Fork workers until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ontology()  # names of terms, which nearly every page needs
    asked = socket.socket(fileno=os.dup(0))
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)  # so that it wakes the loop
    while True:
        ready, _, _ = select.select([asked.fileno(), told], [], [])
        if told in ready:
            os.read(told, 4096)
            _reap(asked)
        if asked.fileno() in ready:
            data, ends, _, _ = socket.recv_fds(asked, _REQUEST, 1)
            if not data:
                return
            _say(asked, begun=_forked(json.loads(data), ends, (asked.fileno(), told, tell)))


def _forked(job: dict[str, Any], ends: list[int], ours: tuple[int, ...]) -> int:
    """A worker whose input and output is this socket; its number."""
    pid = os.fork()
    if pid:
        for end in ends:
            os.close(end)
        return pid
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for end in ends:
            os.dup2(end, 0)
            os.dup2(end, 1)
        for end in (*ends, *ours):
            os.close(end)
        worker.main(job["folder"], job["memory"], job["seconds"])
        code = 0
    finally:
        os._exit(code)


def _reap(asked: socket.socket) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _say(asked, ended=pid, code=os.waitstatus_to_exitcode(status))


def _say(asked: socket.socket, **said: int) -> None:
    try:
        asked.sendall(json.dumps(said).encode() + b"\n")
    except OSError:  # the server is gone; so is this process, at once
        os._exit(0)


if __name__ == "__main__":
    main()
