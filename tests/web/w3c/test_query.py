"""SPARQL 1.1 Query over HTTP: what fails is what the table of known failures says, no less and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.web.serving import serving
from tests.web.w3c import manifests, written
from tests.web.w3c.asking import KNOWN, Case, Graphs, fault, store_of

FILES = sorted(written.CASES.glob("*.txt"))
GRAPHS: Graphs = {}
CASES: dict[str, list[Case]] = {path.stem: list(written.read(path, GRAPHS)) for path in FILES}


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server over one store, in which each data set has graphs of its own."""
    place = tmp_path_factory.mktemp("w3c")
    with serving(store_of(GRAPHS, place / "graph"), place / "log") as server, server.client() as client:
        yield client


@pytest.mark.parametrize("section", CASES)
def test_what_fails_is_what_is_known_to_fail(asking: httpx.Client, section: str) -> None:
    failing = {case.name: said for case in CASES[section] if (said := fault(asking, case))}
    known = {name for name in KNOWN["written"] if name.startswith(f"{section}/")}
    assert failing.keys() == known, {name: failing.get(name, "passes") for name in failing.keys() ^ known}


def test_the_cases_are_all_there() -> None:
    names = [case.name for cases in CASES.values() for case in cases]
    assert len(names) == len(set(names)) == 313
    assert not KNOWN["written"].keys() - set(names)
    assert all(len(reason) > 20 for table in KNOWN.values() for reason in table.values())


MANIFEST = """@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
<> mf:entries ( <#rows> <#ordered> <#truth> <#triples> <#wrong> <#malformed> <#answered> <#update> ) .
<#rows> a mf:QueryEvaluationTest ; mf:action [ qt:query <s.rq> ; qt:data <d.ttl> ] ; mf:result <s.srx> .
<#ordered> a mf:QueryEvaluationTest ; mf:action [ qt:query <o.rq> ; qt:graphData <d.ttl> ] ; mf:result <o.ttl> .
<#truth> a mf:QueryEvaluationTest ; mf:action [ qt:query <a.rq> ] ; mf:result <a.srx> .
<#triples> a mf:QueryEvaluationTest ; mf:action [ qt:query <c.rq> ; qt:data <d.ttl> ] ; mf:result <d.ttl> .
<#wrong> a mf:QueryEvaluationTest ; mf:action [ qt:query <s.rq> ; qt:data <d.ttl> ] ; mf:result <w.csv> .
<#malformed> a mf:NegativeSyntaxTest11 ; mf:action <bad.rq> .
<#answered> a mf:PositiveSyntaxTest11 ; mf:action <a.rq> .
<#update> a mf:UpdateEvaluationTest ; mf:action <a.rq> .
"""
RS = "@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> . "
RESULTS = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>{}</head>{}</sparql>'
ROW = '<results><result><binding name="o"><literal>{}</literal></binding></result></results>'
FILES_OF_MANIFEST = {
    "manifest.ttl": MANIFEST,
    "d.ttl": '<s> <p> "one" , "two" .',
    "s.rq": "SELECT ?o { <s> <p> ?o FILTER(?o < 'p') }",
    "s.srx": RESULTS.format('<variable name="o"/>', ROW.format("one")),
    "w.tsv": '?o\n"two"\n',
    "w.csv": "o\r\ntwo\r\n",
    "o.rq": "SELECT ?o { GRAPH <d.ttl> { <s> <p> ?o } } ORDER BY DESC(?o)",
    "o.ttl": RS
    + """[] a rs:ResultSet ; rs:resultVariable "o" ;
        rs:solution [ rs:index 2 ; rs:binding [ rs:variable "o" ; rs:value "one" ] ] ,
                    [ rs:index 1 ; rs:binding [ rs:variable "o" ; rs:value "two" ] ] .""",
    "a.rq": "ASK {}",
    "a.srx": RESULTS.format("", "<boolean>true</boolean>"),
    "c.rq": "CONSTRUCT WHERE { ?s ?p ?o }",
    "bad.rq": "ASK {",
}


def test_manifests_are_read_as_the_w3c_means_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "suite" / "group"
    folder.mkdir(parents=True)
    for name, text in FILES_OF_MANIFEST.items():
        (folder / name).write_text(text, "utf-8")
    assert manifests.main([folder / "manifest.ttl"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("suite/group/wrong: application/sparql-results+json: [?o=")
    assert said.endswith("\n6 of 7 pass, 0 known failures\n")
