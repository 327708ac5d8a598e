"""From a built graph to one with proposals, by way of an endpoint on this machine."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.audit import audit, read_shapes
from kg.building.builder import build
from kg.candidates import candidates
from kg.dataset import Dataset
from kg.lexicon import Lexicon, default_ontology
from kg.model import KgError
from kg.propose import Endpoint, Proposed, propose
from kg.terms import BASE

from .conftest import REPORTS, Fake, entries

TALK = ("mechanism", "“田坎茶”")
PLAIN = "mechanism/田坎茶"


def ran(graph: Path, out: Path, fake: Fake | None, **options: Any) -> Proposed:
    endpoint = Endpoint(fake.url, timeout=5.0, pause=0.0) if fake else None
    return propose(graph, out, model="m", endpoint=endpoint, **options)


def quads(folder: Path) -> list[str]:
    return (folder / "graph.nq").read_text("utf-8").splitlines()


def added(graph: Path, out: Path) -> set[str]:
    assert set(quads(graph)) < set(quads(out))
    return set(quads(out)) - set(quads(graph))


def good(passage: str, number: int) -> str:
    """What a careful model says of either report."""
    if "丁镇" in passage:
        return entries(
            {"kind": "mechanism", "quote": "“田坎茶”", "occurrence": 2},
            {"kind": "mechanism", "quote": "“田坎茶”", "occurrence": 1},
            ("norm", "全县行政调解工作实施意见"),
            ("norm", "《民法典》"),
        )
    return entries(TALK)


# -- what a good answer comes to ---------------------------------------------------------------


def test_a_name_that_the_patterns_passed_over_lands_in_a_graph_of_its_own(
    graph: Path, fake: Fake, tmp_path: Path
) -> None:
    before = (graph / "graph.nq").read_bytes()
    fake.answer = good
    found = ran(graph, tmp_path / "p", fake)
    assert found.kept == Counter(mechanism=3, norm=1)
    assert found.rejected == Counter(["found already"])
    assert not found.missing
    graphs = {line[line.rindex("<") + 1 : -3].removeprefix(BASE) for line in added(graph, tmp_path / "p")}
    names = {path.stem for path in (graph / "texts").iterdir()}
    assert graphs == {"graph/candidates", "graph/proposals", *(f"proposed/m/{name}" for name in names)}
    assert (graph / "graph.nq").read_bytes() == before


def test_a_proposal_is_quoted_marked_and_attributed(graph: Path, fake: Fake, tmp_path: Path) -> None:
    fake.answer = good
    ran(graph, tmp_path / "p", fake)
    dataset = Dataset.open(tmp_path / "p")
    rows = dataset.query(
        f"SELECT ?g ?r ?p ?words ?sentence ?name ?version {{ GRAPH ?g {{ ?s rdf:subject ?r ; rdf:predicate ?p ; "
        f"rdf:object <{PLAIN}> ; fz:context fz:Proposed ; fz:modality fz:Done ; fz:inSentence ?in }} "
        "?s prov:wasQuotedFrom/oa:exact ?words . ?in oa:exact ?sentence . "
        "?g prov:wasDerivedFrom ?r ; prov:wasAttributedTo [ a prov:SoftwareAgent ; rdfs:label ?name ; "
        "owl:versionInfo ?version ] }"
    ).rows()
    assert len(rows) == 6  # describes and adopts, three quotations
    assert {row["words"] for row in rows} == {"“田坎茶”"}
    assert {(row["name"], row["version"]) for row in rows} == {("m", "prompt 1")}
    assert all("“田坎茶”" in row["sentence"] for row in rows)


def test_no_law_of_the_house_is_broken(graph: Path, fake: Fake, tmp_path: Path) -> None:
    fake.answer = good
    ran(graph, tmp_path / "p", fake)
    assert audit(Dataset.open(tmp_path / "p").query, read_shapes([default_ontology() / "shapes"])) == []


def test_the_order_of_the_quads_is_that_of_a_build(graph: Path, fake: Fake, tmp_path: Path) -> None:
    fake.answer = good
    ran(graph, tmp_path / "p", fake)
    lines = quads(tmp_path / "p")
    assert lines == sorted(set(lines), key=lambda line: (line[line.rindex("<") :], line))


def test_a_second_model_adds_only_what_the_first_did_not(graph: Path, fake: Fake, tmp_path: Path) -> None:
    fake.answer = good
    ran(graph, tmp_path / "p", fake)
    endpoint = Endpoint(fake.url, pause=0.0)
    again = propose(tmp_path / "p", tmp_path / "q", model="other/x", endpoint=endpoint)
    assert again.kept == Counter(mechanism=3, norm=1)
    assert quads(tmp_path / "q") == quads(tmp_path / "p")
    fake.answer = lambda _, __: entries(("mechanism", "“田坎茶”"))
    more = propose(graph, tmp_path / "r", model="other/x", endpoint=Endpoint(fake.url))
    assert more.kept == Counter(mechanism=1)
    assert any("/proposed/other%2Fx/" in line for line in quads(tmp_path / "r"))


def test_the_record_says_what_was_kept_and_what_not_and_why(graph: Path, fake: Fake, tmp_path: Path) -> None:
    fake.answer = lambda _, __: entries(TALK, ("mechanism", "空中楼阁制度"), ("person", "张三"))
    ran(graph, tmp_path / "p", fake)
    (said,) = json.loads((tmp_path / "p" / "build.json").read_text("utf-8"))["proposals"]
    assert said["passages"] == {"recorded": 0, "asked": 2, "unanswered": {}}
    assert said["kept"]["mechanism"] == 1
    assert {why: n for why, n in said["rejected"].items() if n} == {
        "not in the passage": 2,
        "unknown kind": 2,
        "there several times": 1,
    }
    text = (tmp_path / "p" / "build.md").read_text("utf-8")
    assert "| 原文所无 | not in the passage | 2 |" in text
    assert "Proposed by `m`" in text


def test_a_candidate_of_report_and_proposal_counts_its_reports_once(
    graph: Path, fake: Fake, tmp_path: Path, lexicon: Lexicon
) -> None:
    fake.answer = good
    ran(graph, tmp_path / "p", fake)
    shown = candidates(Dataset.open(tmp_path / "p"), lexicon, kind="mechanism").shown
    (one,) = [one for one in shown if one.name == "田坎茶"]
    assert (one.reports, one.statements) == (2, 3)
    assert {example.place for example in one.examples} <= {"丁镇", "己乡", ""}


# -- again, and without the network ------------------------------------------------------------


def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("something goes to the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_recorded_answers_give_the_same_bytes_without_the_network(
    graph: Path, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.answer = good
    ran(graph, tmp_path / "p", fake)
    no_network(monkeypatch)
    again = ran(graph, tmp_path / "q", None, answers=tmp_path / "p" / ".answers")
    assert not again.missing
    assert again.record["passages"] == {"recorded": 2, "asked": 0, "unanswered": {}}
    for name in ("graph.nq", "graph.ttl", "graph.html"):
        assert (tmp_path / "p" / name).read_bytes() == (tmp_path / "q" / name).read_bytes()


def test_with_all_recorded_an_endpoint_is_not_contacted(
    graph: Path, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.answer = good
    ran(graph, tmp_path / "p", fake)
    no_network(monkeypatch)
    assert not ran(graph, tmp_path / "p", fake).missing
    assert len(fake.asked) == 2


def test_what_was_answered_before_a_kill_is_not_asked_again(graph: Path, fake: Fake, tmp_path: Path) -> None:
    """The process is killed while its second answer is on the way."""
    command = [sys.executable, "-m", "kg", "propose", "-g", str(graph), "-o", str(tmp_path / "p")]
    processes: list[subprocess.Popen[bytes]] = []

    def answer(passage: str, number: int) -> Any:
        if number == 2:
            processes[0].kill()
        return good(passage, number)

    fake.answer = answer
    with subprocess.Popen([*command, "--endpoint", fake.url, "--model", "m"]) as process:
        processes.append(process)
    assert process.returncode != 0
    assert not (tmp_path / "p" / "graph.nq").exists()
    found = ran(graph, tmp_path / "p", fake)
    assert found.record["passages"] == {"recorded": 1, "asked": 1, "unanswered": {}}
    ran(graph, tmp_path / "q", None, answers=tmp_path / "p" / ".answers")
    assert quads(tmp_path / "p") == quads(tmp_path / "q")


def test_without_answers_there_is_nothing_but_the_graph(graph: Path, tmp_path: Path) -> None:
    found = ran(graph, tmp_path / "p", None)
    assert found.missing == Counter({"not recorded": 2})
    assert (tmp_path / "p" / "graph.nq").read_bytes() == (graph / "graph.nq").read_bytes()


# -- off by default ----------------------------------------------------------------------------


def test_a_build_neither_loads_the_proposer_nor_goes_to_the_network(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_network(monkeypatch)
    again = build([graph.parent / "one.txt", graph.parent / "two.txt"], out=tmp_path / "g", jobs=1)
    assert again.folder
    assert quads(tmp_path / "g") == quads(graph)
    code = (
        "import sys; from kg.cli import app; "
        f"app(['build', {str(graph.parent / 'one.txt')!r}, '-o', {str(tmp_path / 'h')!r}], standalone_mode=False); "
        "sys.exit(any(name.startswith(('kg.propose', 'httpx', 'asyncio.')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_only_its_command_imports_the_proposer_and_only_one_file_the_network() -> None:
    package = Path(kg.__file__).parent
    proposer, network = set(), set()
    for path in package.rglob("*.py"):
        text, name = path.read_text("utf-8"), path.relative_to(package).as_posix()
        if re.search(
            r"^\s*(?:from|import) kg\.propose|^\s*from kg import (?:.*\W)?propose\b", text, re.MULTILINE
        ):
            proposer.add(name)
        if re.search(
            r"^\s*(?:from|import) (?:httpx|requests|socket|ssl|http|urllib\.request)\b", text, re.MULTILINE
        ):
            network.add(name)
    assert {name for name in proposer if not name.startswith("propose/")} == {"cli/proposing.py"}
    # The service listens; it calls nobody. Push and pull call the server that they are given.
    called = {name for name in network if not name.startswith("web/")}
    assert called == {"propose/endpoint.py", "remote/connection.py"}


# -- errors of the caller ----------------------------------------------------------------------


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(KgError) as error:
        call()
    return str(error.value)


def test_a_graph_without_proposals_is_not_replaced(graph: Path, tmp_path: Path) -> None:
    build([graph.parent / "one.txt"], out=tmp_path / "g", jobs=1)
    before = (tmp_path / "g" / "graph.nq").read_bytes()
    for out in (tmp_path / "g", graph):
        assert "choose another -o" in refused(lambda out=out: ran(graph, out, None))  # type: ignore[misc]
    assert (tmp_path / "g" / "graph.nq").read_bytes() == before


def test_one_text_from_two_sources_and_another_base(fake: Fake, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORTS["two.txt"], "utf-8")
    (tmp_path / "index.csv").write_text("file,published\na.txt,2024-01-05\nb.txt,\n", "utf-8")
    base = "https://example.org/reports/"
    build([tmp_path / "a.txt", tmp_path / "b.txt"], out=tmp_path / "g", jobs=1, base=base)
    fake.answer = good
    found = ran(tmp_path / "g", tmp_path / "p", fake)
    assert (found.kept, len(fake.asked)) == (Counter(mechanism=1), 1)
    assert any(f"<{base}proposed/m/" in line for line in added(tmp_path / "g", tmp_path / "p"))


def test_other_vocabularies_than_those_of_the_build_are_noticed(graph: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms"
    terms.mkdir()
    (terms / "more.ttl").write_text(
        f"@base <{BASE}> .\n@prefix fz: <{BASE}ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<mechanism/执法力量> a fz:Mechanism ; skos:prefLabel "执法力量"@zh, "force"@en ; skos:broader fz:Other ;\n'
        '  skos:definition "力量。"@zh, "Force."@en ; skos:example "执法力量不足。"@zh .\n',
        "utf-8",
    )
    assert "--add-ontology" in refused(lambda: ran(graph, tmp_path / "p", None, add_ontology=[terms]))
    assert not (tmp_path / "p" / "graph.nq").exists()


@pytest.mark.parametrize("model", ["", " ", "a\nb", "m" * 201])
def test_a_model_has_a_name(graph: Path, tmp_path: Path, model: str) -> None:
    assert "--model" in refused(lambda: propose(graph, tmp_path / "p", model=model))


def test_a_damaged_answer_is_asked_again(graph: Path, fake: Fake, tmp_path: Path) -> None:
    fake.answer = good
    ran(graph, tmp_path / "p", fake)
    kept = sorted((tmp_path / "p" / ".answers").rglob("*.json"))
    assert len(kept) == 2
    kept[0].write_bytes(kept[0].read_bytes()[:-9])
    kept[1].write_text('{"answer": 7}', "utf-8")
    assert ran(graph, tmp_path / "p", None).missing == Counter({"not recorded": 2})
    assert ran(graph, tmp_path / "p", fake).record["passages"]["asked"] == 2
