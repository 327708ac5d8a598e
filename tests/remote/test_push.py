"""A push: each graph once, those alone that changed, on from where it was ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import KgError
from kg.remote.connection import Connection
from kg.remote.push import Pushed, push
from kg.remote.record import opened
from tests.remote.fake import Failure, Fake

Connect = Callable[..., Connection]
ONE, TWO, THREE = "http://x.org/graph/one", "http://x.org/graph/two", "http://x.org/graph/枫&桥=1+2#3?4%20"


@pytest.fixture
def send(fake: Fake, folder: Path, connect: Connect) -> Callable[..., Pushed]:
    def sending(**options: object) -> Pushed:
        with opened(folder / "record", fake.store) as record:
            return push([folder / "graph.nq"], connect(fake.store), record, **options)  # type: ignore[arg-type]

    return sending


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "graph.nq"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_every_graph_is_put_under_its_name(fake: Fake, send: Callable[..., Pushed]) -> None:
    told: list[tuple[int, int]] = []
    assert send(progress=lambda *so_far: told.append(so_far)) == Pushed(3, 5, 0, 0, 0)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert fake.asked == [f"PUT {name}" for name in (ONE, TWO, THREE)]
    assert {name: len(triples) for name, triples in fake.graphs.items()} == {ONE: 3, TWO: 1, THREE: 1}
    assert r'<http://x.org/s> <http://x.org/p> "a \"b\" <c> .\n"@en' in fake.graphs[ONE]


def test_only_what_changed_is_sent_again(fake: Fake, folder: Path, send: Callable[..., Pushed]) -> None:
    send()
    fake.graphs["http://x.org/of/others"] = {"<u:s> <u:p> <u:o>"}
    assert send() == Pushed(0, 0, 3, 0, 0)
    change(folder, '"two"', '"three"')
    assert send() == Pushed(1, 1, 2, 0, 0)
    assert fake.asked[3:] == [f"HEAD {ONE}", f"HEAD {ONE}", f"PUT {THREE}"]
    assert fake.graphs[THREE] == {'<http://x.org/枫> <http://x.org/p> "three"'}
    assert send(again=True) == Pushed(3, 5, 0, 0, 0)
    assert "http://x.org/of/others" in fake.graphs


def test_graphs_that_are_gone_are_deleted_on_demand(
    fake: Fake, folder: Path, send: Callable[..., Pushed]
) -> None:
    send()
    path = folder / "graph.nq"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    assert send() == Pushed(0, 0, 1, 0, 2)
    del fake.graphs[TWO]  # somebody else has deleted it, which is no fault
    assert send(remove=True) == Pushed(0, 0, 1, 2, 0)
    assert set(fake.graphs) == {ONE}
    assert send(remove=True) == Pushed(0, 0, 1, 0, 0)


def test_what_was_sent_before_a_failure_is_not_sent_again(
    fake: Fake, send: Callable[..., Pushed], connect: Connect, folder: Path
) -> None:
    fake.failures = [None, Failure(507, body=b"disk full")]
    with pytest.raises(KgError, match=f"status 507: disk full.*{TWO}"):
        send()
    with (folder / "record").open("ab") as file:
        file.write(b'{"graph": "http://x.org/gra')  # as a process that is killed leaves it
    fake.asked.clear()
    assert send() == Pushed(2, 2, 1, 0, 0)
    assert fake.asked == [f"HEAD {ONE}", f"PUT {TWO}", f"PUT {THREE}"]
    assert send() == Pushed(0, 0, 3, 0, 0)


def test_a_store_that_was_emptied_is_told(fake: Fake, send: Callable[..., Pushed]) -> None:
    send()
    fake.graphs.clear()
    with pytest.raises(KgError, match=f"has no {ONE}, which was sent before; --again"):
        send()
    fake.failures = [Failure(405)]  # a store that knows no HEAD is believed to have it
    assert send().unchanged == 3
    assert send(again=True).sent == 3
    assert len(fake.graphs) == 3


def test_a_graph_is_sent_whole_again_where_the_line_was_cut(
    fake: Fake, send: Callable[..., Pushed], pauses: list[float]
) -> None:
    fake.failures = [Failure(), Failure(503, {"Retry-After": "3"})]
    assert send().sent == 3
    assert fake.asked == [f"PUT {name}" for name in (ONE, ONE, ONE, TWO, THREE)]
    assert pauses == [1, 3]
    assert len(fake.graphs[ONE]) == 3


def test_a_store_that_reads_turtle_alone_gets_that(fake: Fake, send: Callable[..., Pushed]) -> None:
    fake.types = {"text/turtle"}
    assert send().sent == 3
    assert fake.asked == [f"PUT {name}" for name in (ONE, ONE, TWO, THREE)]  # asked once for N-Triples
    fake.types = set()
    with pytest.raises(KgError, match="status 415"):
        send(again=True)


@pytest.mark.parametrize(
    ("status", "said"), [(405, "address of a Graph Store"), (413, "one has .* bytes"), (400, "with .*one")]
)
def test_a_refusal_is_explained(fake: Fake, send: Callable[..., Pushed], status: int, said: str) -> None:
    fake.failures = [Failure(status)]
    with pytest.raises(KgError, match=said):
        send()


def test_the_default_graph_is_put_as_such(fake: Fake, folder: Path, send: Callable[..., Pushed]) -> None:
    (folder / "graph.nq").write_text("<u:s> <u:p> <u:o> .\n")
    assert send() == Pushed(1, 1, 0, 0, 0)
    assert fake.graphs == {"": {"<u:s> <u:p> <u:o>"}}


def test_a_record_is_of_one_store_and_one_push(tmp_path: Path) -> None:
    path = tmp_path / "new" / "record"
    with opened(path, "http://a/") as record:
        record.note("g", "1")
        record.note("h", "2")
        record.note("g", "")
        with pytest.raises(KgError, match="another push"), opened(path, "http://a/"):
            raise AssertionError
    with opened(path, "http://a/") as record:
        assert record.sent == {"h": "2"}
    with pytest.raises(KgError, match="record of a push to http://a/"), opened(path, "http://b/"):
        raise AssertionError
    for text in ("no record\n", "[]\n", '{"store": "http://a/"}\n{"graph": 1}\n'):
        path.write_text(text)
        with pytest.raises(KgError, match="is no record"), opened(path, "http://a/"):
            raise AssertionError
    with pytest.raises(KgError, match="cannot be written"), opened(tmp_path, "http://a/"):
        raise AssertionError
