"""kg push and kg pull: what is said and what is refused before anything is sent. Servers are in tests/remote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.read.folder import MARKER
from tests.cli.running import fails, run
from tests.remote.fake import Fake, serving


@pytest.fixture
def fake() -> Iterator[Fake]:
    with serving() as running:
        yield running


def test_a_graph_goes_there_and_back(graph: str, fake: Fake, tmp_path: Path) -> None:
    record = str(tmp_path / "record")
    sent = run("push", fake.store, "-g", graph, "--record", record)
    assert sent.exit_code == 0, sent.output
    assert f"{len(fake.graphs)} graphs sent" in sent.stdout
    assert f"{len(fake.graphs)} of {len(fake.graphs)} graphs" in sent.stderr
    assert run("push", fake.store, "-g", graph, "--record", record).stdout.startswith(
        "0 graphs sent (0 triples)"
    )
    back = tmp_path / "new" / "back.nq"
    assert run("pull", fake.store, "-o", str(back)).exit_code == 0
    expected = Path(graph, "graph.nq").read_bytes()
    assert back.read_bytes() == expected
    assert [path.name for path in back.parent.iterdir()] == ["back.nq"]


def test_graphs_that_are_left_are_told(graph: str, fake: Fake, tmp_path: Path) -> None:
    folder, record = tmp_path / "small", str(tmp_path / "record")
    folder.mkdir()
    (folder / "graph.nq").write_text("<u:s> <u:p> <u:o> <u:g> .\n<u:s> <u:p> <u:o> <u:h> .\n")
    run("push", fake.store, "-g", str(folder), "--record", record)
    (folder / "graph.nq").write_text("<u:s> <u:p> <u:o> <u:g> .\n")
    assert (
        "1 graphs of a former push" in run("push", fake.store, "-g", str(folder), "--record", record).stderr
    )
    assert set(fake.graphs) == {"u:g", "u:h"}
    assert "1 deleted" in run("push", fake.store, "-g", str(folder), "--record", record, "--delete").stdout
    assert set(fake.graphs) == {"u:g"}


def test_the_record_stands_in_the_cache_of_the_graph(fake: Fake, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<u:s> <u:p> <u:o> <u:g> .\n")
    run("push", fake.store, "-g", str(tmp_path))
    (record,) = (tmp_path / ".cache" / "push").iterdir()
    assert fake.store in record.read_text()


def test_a_secret_comes_from_a_file(graph: str, fake: Fake, tmp_path: Path) -> None:
    fake.secret = "Basic bWU6d29yZA=="  # noqa: S105
    (tmp_path / "auth").write_text("me:word\n")
    words = ("pull", fake.store, "-o", str(tmp_path / "out.nq"))
    assert "--auth-file" in fails(*words)
    assert not (tmp_path / "out.nq").exists()
    assert run(*words, "--auth-file", str(tmp_path / "auth")).exit_code == 0
    said = fails("push", "http://me:hidden@127.0.0.1/", "-g", graph)
    assert "into a file" in said
    assert "hidden" not in said


def test_what_cannot_be_sent_or_written_is_told(graph: str, tmp_path: Path) -> None:
    assert "there is no graph" in fails("push", "http://127.0.0.1:9/", "-g", str(tmp_path))
    assert "is no address" in fails("push", "store", "-g", graph)
    assert "cannot be written" in fails("pull", "http://127.0.0.1:9/", "-o", str(tmp_path))
    (tmp_path / MARKER).touch()
    assert "folder that kg build writes" in fails("pull", "http://127.0.0.1:9/", "-o", f"{graph}/x.nq")


def test_a_former_file_stays_where_a_pull_fails(fake: Fake, tmp_path: Path) -> None:
    fake.whole = False
    out = tmp_path / "out.nq"
    out.write_text("former")
    assert "--only" in fails("pull", fake.store, "-o", str(out))
    assert out.read_text() == "former"
    assert list(tmp_path.iterdir()) == [out]
