"""The formats of results to the letter, each term as its specification writes it."""

from __future__ import annotations

import httpx
import pytest

QUERY = r"""SELECT ?v ?w { VALUES (?v ?w) { (<http://example.org/é> 1) ("a,b" "a \"q\"") ("l1\nl2" "t\tt"@en) (1.5 UNDEF)
  ("x"^^<urn:t> "<&>") (UNDEF true) (1e0 "枫桥"@zh) } }"""
WRITTEN = {
    # SPARQL 1.1 Query Results CSV and TSV Formats, 3: words alone, quoted where they must be; lines end in CRLF.
    "text/csv": 'v,w\r\nhttp://example.org/é,1\r\n"a,b","a ""q"""\r\n"l1\nl2",t\tt\r\n1.5,\r\nx,<&>\r\n,true\r\n'
    "1,枫桥\r\n",
    # 4: terms as in Turtle, variables with their mark, no line ends or tabs in a field.
    "text/tab-separated-values": "?v\t?w\n<http://example.org/é>\t1\n"
    '"a,b"\t"a \\"q\\""\n"l1\\nl2"\t"t\\tt"@en\n"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>\t\n'
    '"x"^^<urn:t>\t"<&>"\n\t"true"^^<http://www.w3.org/2001/XMLSchema#boolean>\n'
    '"1"^^<http://www.w3.org/2001/XMLSchema#double>\t"枫桥"@zh\n',
}
NONE = "SELECT ?v ?w { FILTER(false) }"
EMPTY = {
    "text/csv": "v,w\r\n",
    "text/tab-separated-values": "?v\t?w\n",
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_rows_are_written_as_the_specification_writes_them(client: httpx.Client, kind: str) -> None:
    for query, expected in ((QUERY, WRITTEN[kind]), (NONE, EMPTY[kind])):
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": kind})
        assert answer.content.decode() == expected


def test_json_says_of_each_term_what_it_is(client: httpx.Client) -> None:
    said = client.get("/sparql", params={"query": QUERY}).json()
    assert said["head"] == {"vars": ["v", "w"]}
    rows = said["results"]["bindings"]
    integer, zh = "http://www.w3.org/2001/XMLSchema#integer", rows[6]["w"]
    assert rows[0] == {
        "v": {"type": "uri", "value": "http://example.org/é"},
        "w": {"type": "literal", "value": "1", "datatype": integer},
    }
    assert rows[1]["w"] == {"type": "literal", "value": 'a "q"'}
    assert rows[3].keys() == {"v"}
    assert zh == {"type": "literal", "value": "枫桥", "xml:lang": "zh"}
    assert client.get("/sparql", params={"query": "ASK {}"}).json() == {"head": {}, "boolean": True}


def test_xml_says_of_each_term_what_it_is(client: httpx.Client) -> None:
    said = client.get("/sparql", params={"query": QUERY, "format": "xml"}).content.decode()
    for part in (
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#">',
        '<variable name="v"/><variable name="w"/>',
        '<binding name="v"><uri>http://example.org/é</uri></binding>',
        '<literal xml:lang="en">t\tt</literal>',
        '<literal datatype="urn:t">x</literal>',
        "<literal>&lt;&amp;&gt;</literal>",
        '<result><binding name="w"><literal datatype="http://www.w3.org/2001/XMLSchema#boolean">true<',
    ):
        assert part in said
