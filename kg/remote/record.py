"""Which graphs a store has from us, with their digests: written down after each, so that a push that was killed goes on."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from kg.model import KgError


class Record:
    """The graphs that a store has, by name; what is noted is in the file at once."""

    def __init__(self, file: FileIO, sent: dict[str, str]) -> None:
        self._file, self.sent = file, sent

    def note(self, name: str, digest: str) -> None:
        """A graph has been sent, or, without a digest, removed."""
        if digest:
            self.sent[name] = digest
        else:
            self.sent.pop(name, None)
        self._file.write(_line({"graph": name, "sha256": digest}))


@contextmanager
def opened(path: Path, url: str) -> Iterator[Record]:
    """The record of a store in a file, made where there is none.

    Raises KgError for a file that is another store's or no record, that cannot be written, or is in use.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = FileIO(path, "a+")
    except OSError as error:
        raise KgError(
            f"{path} cannot be written ({error.strerror}); name another place with --record"
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise KgError(f"another push to {url} is running; wait for it") from None
        file.seek(0)
        data = file.read()
        sent, whole = _read(data, path, url)
        file.truncate(whole)  # a line that a killed push left half written
        if not whole:
            file.write(_line({"store": url}))
        yield Record(file, sent)


def _read(data: bytes, path: Path, url: str) -> tuple[dict[str, str], int]:
    """What was sent, and the bytes of the whole lines."""
    whole = data.rfind(b"\n") + 1
    sent: dict[str, str] = {}
    try:
        head, *lines = [json.loads(line) for line in data[:whole].splitlines()] or [{"store": url}]
        store = head["store"]
        for line in lines:
            if line["sha256"]:
                sent[line["graph"]] = line["sha256"]
            else:
                sent.pop(line["graph"], None)
    except (ValueError, KeyError, TypeError):
        raise KgError(f"{path} is no record of a push; name another file with --record") from None
    if store != url:
        raise KgError(f"{path} is the record of a push to {store}; name another file with --record")
    return sent, whole


def _line(said: dict[str, str]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
