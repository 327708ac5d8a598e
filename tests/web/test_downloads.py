"""The files of a build: they answer whole and in parts, are described as they are, and the panel is made once."""

from __future__ import annotations

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.dataset import Dataset
from kg.export import exporters
from tests.web.conftest import publish
from tests.web.serving import serving

DCAT, SPDX = "http://www.w3.org/ns/dcat#", "http://spdx.org/rdf/terms#"


def described(client: httpx.Client) -> ox.Store:
    store = ox.Store()
    answer = client.get("/.well-known/void", headers={"Accept": "text/turtle"})
    store.load(answer.content, format=ox.RdfFormat.TURTLE)
    return store


def distributions(client: httpx.Client) -> dict[str, dict[str, str]]:
    """Of each file its address, media type, size and checksum."""
    asked = f"""SELECT ?url ?type ?size ?sum {{ ?d a <{DCAT}Dataset> ; <{DCAT}distribution> ?it .
        ?it a <{DCAT}Distribution> ; <{DCAT}downloadURL> ?url ; <{DCAT}mediaType> ?type
        OPTIONAL {{ ?it <{DCAT}byteSize> ?size }} OPTIONAL {{ ?it <{SPDX}checksum>/<{SPDX}checksumValue> ?sum }} }}"""
    found = {}
    solutions = described(client).query(asked)
    assert isinstance(solutions, ox.QuerySolutions)
    for one in solutions:
        url, *rest = (value.value if value else "" for value in one)
        found[url.rpartition("/")[2]] = dict(zip(("type", "size", "sum"), rest, strict=True), url=url)
    return found


def test_each_file_is_what_its_description_says(client: httpx.Client) -> None:
    client.get("/downloads/panel.csv")  # from now on its size is known
    found = distributions(client)
    assert set(found) == {"graph.nq", "panel.csv"}  # this build wrote no Turtle and no copies
    for name, about in found.items():
        answer = client.get(about["url"])
        assert answer.status_code == 200
        assert int(about["size"]) == len(answer.content) == int(answer.headers["content-length"])
        assert about["sum"] == hashlib.sha256(answer.content).hexdigest()
        kind = answer.headers["content-type"].partition(";")[0]
        assert about["type"] == f"https://www.iana.org/assignments/media-types/{kind}"
        assert f'filename="{name}"' in answer.headers["content-disposition"]
        assert answer.headers["accept-ranges"] == "bytes"
        head = client.head(about["url"])
        assert head.headers["content-length"] == answer.headers["content-length"]
        assert head.content == b""


def test_the_description_says_counts_licence_and_service(client: httpx.Client, small: Dataset) -> None:
    store = described(client)

    def ask(sparql: str) -> bool:
        return bool(store.query(f"PREFIX dcat: <{DCAT}> PREFIX void: <http://rdfs.org/ns/void#> {sparql}"))

    licence = "<http://purl.org/dc/terms/license> <https://www.apache.org/licenses/LICENSE-2.0>"
    assert ask(f"ASK {{ ?d a void:Dataset, dcat:Dataset ; {licence} ; void:triples {len(small)} }}")
    assert ask(f"ASK {{ ?d dcat:distribution ?f . ?f {licence} }}")
    endpoint = f"<{client.base_url}sparql>"
    assert ask(f"ASK {{ ?s a dcat:DataService ; dcat:endpointURL {endpoint} ; dcat:servesDataset ?d }}")
    assert ask(f"ASK {{ ?d void:dataDump <{client.base_url}downloads/graph.nq> }}")


def test_the_data_of_the_download_are_those_of_the_dataset(client: httpx.Client, small: Dataset) -> None:
    answer = client.get("/downloads/graph.nq").content
    assert Dataset.of_quads(answer.decode().splitlines()).dump(ox.RdfFormat.N_QUADS) == small.dump(
        ox.RdfFormat.N_QUADS
    )
    made = io.BytesIO()
    exporters()["csv"].write(small, made)
    assert client.get("/downloads/panel.csv").content == made.getvalue()


def test_a_part_is_sent_and_put_together(client: httpx.Client) -> None:
    whole = client.get("/downloads/graph.nq")
    tag = whole.headers["etag"]
    parts = []
    for start in range(0, len(whole.content), 4000):
        headers = {"Range": f"bytes={start}-{start + 3999}", "If-Range": tag}
        part = client.get("/downloads/graph.nq", headers=headers)
        assert part.status_code == 206
        assert part.headers["content-range"].startswith(f"bytes {start}-")
        parts.append(part.content)
    assert len(parts) > 2
    assert b"".join(parts) == whole.content
    other = client.get("/downloads/graph.nq", headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert other.status_code == 200
    assert client.get("/downloads/graph.nq", headers={"Range": "bytes=99999999-"}).status_code == 416


def test_who_has_a_file_already_is_told_so(client: httpx.Client) -> None:
    tag = client.get("/downloads/graph.nq").headers["etag"]
    for given, status in ((tag, 304), (f'"a", W/{tag}', 304), ("*", 304), ('"a"', 200)):
        answer = client.get("/downloads/graph.nq", headers={"If-None-Match": given})
        assert answer.status_code == status
        assert answer.headers["etag"] == tag
        assert bool(answer.content) == (status == 200)


@pytest.mark.parametrize(
    "name",
    ["", "store", "build.json", "../graph.nq", "%2e%2e/graph.nq", "store/CURRENT", "/etc/passwd", "GRAPH.NQ"],
)
def test_nothing_else_can_be_had(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/downloads/{name}")
    assert answer.status_code == 404
    assert len(answer.text) < 200


def test_what_was_not_made_is_told_with_the_command_that_makes_it(client: httpx.Client) -> None:
    answer = client.get("/downloads/graph.ttl")
    assert answer.status_code == 404
    assert "kg export --format turtle" in answer.text
    assert "/downloads/graph.ttl" not in client.get("/").text
    assert "/downloads/graph.nq" in client.get("/").text


def test_many_who_ask_for_the_panel_have_it_made_once(folder: Path, tmp_path: Path) -> None:
    counting = (
        "import kg.web.downloads as d; make = d.Downloads._make\n"
        "async def counted(self, build):\n"
        "    self.pool.log('a panel begins')\n"
        "    return await make(self, build)\n"
        "d.Downloads._make = counted\n"
        "pass"
    )
    with serving(folder, tmp_path / "log", first=counting) as server, server.client() as client:
        assert "size" in distributions(client)["panel.csv"]
        assert distributions(client)["panel.csv"]["size"] == ""
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: client.get("/downloads/panel.csv"), range(8)))
        assert {one.status_code for one in answers} == {200}
        assert len({one.content for one in answers}) == 1
        assert server.log.read_text().count("a panel begins") == 1


def test_a_panel_that_takes_too_long_is_told_and_costs_nobody_anything(folder: Path, tmp_path: Path) -> None:
    impatient = "import kg.web.downloads as d; d._PATIENCE = 0.0; d.LONGEST = 1; pass"
    with serving(folder, tmp_path / "log", first=impatient) as server, server.client() as client:
        answer = client.get("/downloads/panel.csv")
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        assert client.get("/healthz").status_code == 200


def test_a_new_build_is_what_is_downloaded(small: Dataset, tmp_path: Path) -> None:
    out = tmp_path / "output"

    publish(out, small)
    with serving(out, tmp_path / "log") as server, server.client() as client:
        tags = [client.get(f"/downloads/{name}").headers["etag"] for name in ("graph.nq", "panel.csv")]
        publish(out, Dataset.of_quads(["<u:s> <u:p> <u:o> <u:g> ."]))
        assert client.get("/downloads/graph.nq").text == "<u:s> <u:p> <u:o> <u:g> .\n"
        now = [client.get(f"/downloads/{name}").headers["etag"] for name in ("graph.nq", "panel.csv")]
        assert now[0] != tags[0]
        assert now[1] != tags[1]
