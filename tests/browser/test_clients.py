"""SPARQLWrapper, rdflib's SPARQLStore, curl and the editor get the answers that the same build gives in this process."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, XML, SPARQLWrapper

from kg.building.builder import BuildResult
from kg.dataset import Dataset
from kg.lexicon import default_ontology
from kg.questions import read_questions
from tests.web.serving import Server, serving

# Counts, years, words of reports with quotation marks, cells that are empty, and a question with parameters.
QUESTIONS = ("norms-by-reports", "mechanism-years", "quotations", "figures", "norm-citations", "sources")
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def server(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    assert built.folder
    with serving(Path(built.folder), tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


def of_json(found: Any) -> Rows:
    return [{name: cell["value"] for name, cell in row.items()} for row in found["results"]["bindings"]]


def by_wrapper(address: str, sparql: str) -> Rows:
    """It looks for the kind of a query in comments as well, where ``address`` begins with ADD."""
    client = SPARQLWrapper(address)
    client.setQuery("\n".join(line for line in sparql.splitlines() if not line.lstrip().startswith("#")))
    client.setReturnFormat(JSON)
    rows = of_json(client.query().convert())
    client.setReturnFormat(XML)
    tree = client.query().convert()
    assert len(tree.getElementsByTagName("result")) == len(rows)
    return rows


def by_rdflib(address: str, sparql: str) -> Rows:
    found = SPARQLStore(address, method="POST").query(sparql)  # type: ignore[no-untyped-call]
    return [{str(name): str(value) for name, value in row.asdict().items()} for row in found]  # type: ignore[union-attr]


def by_curl(address: str, sparql: str) -> Rows:
    """Rows of CSV, where what is not bound cannot be told from what is empty."""
    program = shutil.which("curl")
    assert program, "curl is not on the PATH; install it: apt-get install -y curl"
    command = [program, "--silent", "--fail", "--noproxy", "*", "-H", "Accept: text/csv"]
    answer = subprocess.run(
        [*command, "--data-urlencode", f"query={sparql}", address], check=True, capture_output=True
    )
    rows = csv.DictReader(io.StringIO(answer.stdout.decode(), newline=""))
    return [{name: cell for name, cell in row.items() if cell} for row in rows]


@pytest.mark.parametrize("name", QUESTIONS)
def test_all_clients_get_the_same_answer(
    server: Server, built: BuildResult, browser: Browser, name: str
) -> None:
    question = read_questions([default_ontology() / "queries"])[name]
    assert built.folder
    expected = Dataset.open(built.folder).query(question.sparql).rows()
    assert expected
    address = f"{server.address}sparql"
    assert by_wrapper(address, question.sparql) == expected
    assert by_rdflib(address, question.sparql) == expected
    assert by_curl(address, question.sparql) == [
        {name: cell for name, cell in row.items() if cell} for row in expected
    ]

    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]")
    page.fill("#sought", question.title)
    with page.expect_response(lambda one: one.request.method == "POST") as asked:
        page.click(f'#saved button[data-name="{name}"]')
    assert of_json(json.loads(asked.value.body())) == expected
    page.wait_for_selector(f".tabPanel.active .yasr_response_chip >> text=/^{len(expected)} results? in/")
    first = page.inner_text(".tabPanel.active .yasr table.dataTable tbody tr:first-child")
    # IRIs are shown shorter than they are.
    assert all(cell in first for cell in expected[0].values() if not cell.startswith("http"))
    context.close()
