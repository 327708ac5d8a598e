"""The process that answers: it opens the store read-only and does one job after the other until its input ends.

It has no network where the system lets a process give it up, and bounded memory and files. A job is a line
of JSON on standard input; the answer is a line of JSON and so many bytes. An answer larger than ``SMALL``
goes into the file that the job names, so that whoever reads it slowly keeps no process busy.
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyoxigraph as ox

from kg.dataset import PREFIXES, Dataset
from kg.export.markup import legal
from kg.formats.child import receive, send
from kg.model import KgError
from kg.sparql import QueryError
from kg.web import nodes, overview, rows
from kg.web.negotiation import GRAPHS
from kg.web.protocol import Refusal

SMALL = 2**18
LARGEST = 2**30  # bytes of an answer
STACK = 2**28  # a question nested some thousand deep is answered; deeper ones end the process
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of unshare(2)

# What else can be asked for than a query: a function of the dataset and named values that gives JSON.
JOBS: dict[str, Callable[..., Any]] = {
    "counts": nodes.counts,
    "evidence": nodes.evidence,
    "known": nodes.known,
    "neighbours": nodes.neighbours,
    "node": nodes.node,
    "places": overview.places,
    "search": nodes.search,
    "terms": overview.terms,
    "things": overview.things,
}


def main(folder: str, memory: int, seconds: int) -> None:
    """Answer until there is no more input; ``memory`` bounds the process in bytes, ``seconds`` one job."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches the whole group; the server ends its workers
    alone = without_network()
    bound(memory)
    dataset = Dataset.open(Path(folder))
    send(outgoing, json.dumps({"network": not alone, "base": dataset.base}).encode())

    threading.stack_size(STACK)
    while (line := receive(incoming)) is not None:
        signal.alarm(seconds)  # for when the server was killed and nobody ends this process
        done: list[tuple[dict[str, Any], bytes]] = []
        # In a thread of its own, whose priority the server may lower: that of the next begins as this one's did.
        thread = threading.Thread(target=_answer_into, args=(done, dataset, json.loads(line)))
        thread.start()
        thread.join()
        ((head, body),) = done
        send(outgoing, json.dumps({**head, "inline": len(body)}).encode())
        outgoing.write(body)
        outgoing.flush()
        signal.alarm(0)


def _answer_into(done: list[tuple[dict[str, Any], bytes]], dataset: Dataset, job: dict[str, Any]) -> None:
    done.append(answer(dataset, job))


def answer(dataset: Dataset, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The head of the answer (status, type, whether rows were cut, bytes in the file) and its body."""
    out = _Spool(Path(job["spool"]))
    try:
        head = _query(dataset, job, out) if job["job"] == "query" else _called(dataset, job, out)
        body = out.inline()  # first: what is left may go into the file
        return {**head, "spooled": out.spooled}, body
    except Refusal as refusal:
        return _failed(refusal.status, refusal.sentence)
    except QueryError as error:
        return _failed(400, str(error))
    except KgError as error:
        return _failed(404, str(error))
    except MemoryError:
        return _failed(503, "the answer needs more memory than a question may use; ask for less")
    except FileTooLargeError as error:
        return _failed(503, str(error))
    except (
        RuntimeError,
        ValueError,
        SyntaxError,
    ) as error:  # found while it is evaluated: an unknown function
        if str(dataset.folder) not in str(error):
            return _failed(400, f"the question cannot be answered: {str(error)[:300]}")
        return _broken(error)
    except Exception as error:  # it costs one answer, and the next may be well
        return _broken(error)
    finally:
        out.close()


def _broken(error: Exception) -> tuple[dict[str, Any], bytes]:
    head, body = _failed(500, "the store or the disk failed; the log of the server says how")
    return {**head, "log": f"{type(error).__name__}: {error}"[:500]}, body


def _failed(status: int, sentence: str) -> tuple[dict[str, Any], bytes]:
    return {"status": status, "type": "", "cut": False, "spooled": 0}, sentence.encode("utf-8", "replace")


def _query(dataset: Dataset, job: dict[str, Any], out: _Spool) -> dict[str, Any]:
    results = dataset.query(
        job["query"],
        default_graphs=job["default_graphs"],
        named_graphs=job["named_graphs"],
        base=job["base"],
    )
    found, graph = results.found, isinstance(results.found, ox.QueryTriples)
    chosen = job["graphs" if graph else "rows"]
    if chosen is None:
        kind = "triples, as in text/turtle" if graph else "rows, as in application/sparql-results+json"
        raise Refusal(406, f"the answer is {kind}; accept that")
    name, media_type = chosen
    if isinstance(found, ox.QueryTriples):
        cut = _triples(name, found, out, job["most"])
    elif isinstance(found, ox.QueryBoolean):
        forms = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}
        plain = b"true\n" if found else b"false\n"
        out.write((found.serialize(format=forms[name]) or b"") if name in forms else plain)
        cut = False
    else:
        variables = [variable.value for variable in found.variables]
        cut = rows.write(name, variables, found, cast(BinaryIO, out), job["most"])
    return {"status": 200, "type": media_type, "cut": cut}


def _triples(name: str, found: ox.QueryTriples, out: _Spool, most: int) -> bool:
    rdf_format = next(one.graph for one in GRAPHS if one.name == name)
    write_rdf(islice(found, most), rdf_format, cast(BinaryIO, out))
    return next(iter(found), None) is not None


def write_rdf(triples: Any, rdf_format: ox.RdfFormat | None, out: BinaryIO) -> None:
    """Write triples, in formats that have graphs into the default graph."""
    if rdf_format is not None and rdf_format.supports_datasets:
        triples = (ox.Quad(*triple) for triple in triples)
    elif rdf_format == ox.RdfFormat.RDF_XML:
        triples = map(_legal, triples)
    ox.serialize(triples, out, rdf_format, prefixes=PREFIXES)


def _legal(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or legal(value.value) == value.value:
        return triple
    if value.language:
        return ox.Triple(
            triple.subject, triple.predicate, ox.Literal(legal(value.value), language=value.language)
        )
    return ox.Triple(
        triple.subject, triple.predicate, ox.Literal(legal(value.value), datatype=value.datatype)
    )


def _called(dataset: Dataset, job: dict[str, Any], out: _Spool) -> dict[str, Any]:
    value = JOBS[job["job"]](dataset, **job["values"])
    out.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    return {"status": 200, "type": "application/json", "cut": False}


class FileTooLargeError(OSError):
    """An answer that is longer than any may be."""


class _Spool(io.RawIOBase):
    """Bytes that are kept as long as they are few, and then written to a file."""

    def __init__(self, path: Path) -> None:
        self._path, self._kept, self.spooled = path, bytearray(), 0
        self._file: io.FileIO | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        size = len(data)
        self._kept += data
        if len(self._kept) > SMALL:
            self._spill()
        return size

    def _spill(self) -> None:
        if self.spooled + len(self._kept) > LARGEST:
            raise FileTooLargeError(
                f"the answer is larger than {LARGEST // 2**20} MiB; ask for less with LIMIT"
            )
        if self._file is None:
            self._file = io.FileIO(self._path, "wb")
        self._file.write(self._kept)
        self.spooled += len(self._kept)
        self._kept.clear()

    def inline(self) -> bytes:
        """What is not in the file, which is all or nothing."""
        if self._file is not None:
            self._spill()
        return bytes(self._kept)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def bound(memory: int) -> None:
    """Bound this process to so many bytes, and let it leave nothing behind when it breaks."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def without_network() -> bool:
    """Whether this process could move into a network of its own, where there is nothing."""
    try:
        return bool(ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK) == 0)
    except (OSError, AttributeError):
        return False
