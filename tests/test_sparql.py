"""What is refused before the engine sees it: each way round the refusal of SERVICE that the engine's parser leaves."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from kg.dataset import Dataset
from kg.sparql import QueryError, check, is_update, names_graphs

SERVICE = "SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }"
HIDDEN = [
    f"SELECT * {{ {SERVICE} }}",
    f"SELECT * {{ {SERVICE.lower()} }}",
    "SELECT * { SERVICE ?where { ?a ?b ?c } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { SERVICESILENT<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?a ?b ?c } }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p fz:.SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    f"SELECT * {{ # a comment ends here\r {SERVICE} }}",
    f'SELECT * {{ FILTER(1<#>"""\n 2) {SERVICE} #"""\n }}',
    f"SELECT * {{ FILTER(1<'>') {SERVICE} #'\n }}",
    f"SELECT * {{ ?s fz:a\\' ?o . {SERVICE} ?s fz:b ?o #'\n }}",
    f"SELECT * {{ ?s fz:a\\# ?o . {SERVICE} }}",
    f"SELECT * {{ ?s ?p <http://x/\\u0041'> . {SERVICE} #'\n }}",
    f"SELECT * {{ ?s ?p '''a\\\\''' . {SERVICE} #'''\n }}",
    f"SELECT * {{ {{ SELECT * {{ {SERVICE} }} }} }}",
    # What reads like an IRI is a comparison, whose bracket closes in it …
    "SELECT * { BIND(1 AS ?a) FILTER(?a<2)SERVICE#>\n<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<(2))SERVICE#>\n<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    # … in which a pattern begins …
    "SELECT * { FILTER(true<EXISTS#>'''\n{SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }#'''\n) }",
    # … or a triple.
    "SELECT * { <<?a?b?c#>'''\n>>?p ?o . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #'''\n }",
]
HARMLESS = [
    'SELECT * { ?s ?p "SERVICE" }',
    'SELECT * { ?s ?p "an escaped \\" SERVICE" }',
    "SELECT * { ?s ?p '''two\nlines of 'SERVICE' ''' }",
    "SELECT ?service { ?service a fz:LegalService } # SERVICE",
    "SELECT * { ?s ?p <http://example.org/service> }",
    "SELECT * { ?s ?p <http://example.org/service#a> }",
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s a sd:Service }",
    "SELECT * { ?s ?p <http://example.org/a_(b)_service#c> ; ?q <http://example.org/service's> }",
    "SELECT * { ?s ?p 'x'@service FILTER(?p < ?s && ?s > ?p) }",
]


@pytest.mark.parametrize("sparql", HIDDEN)
def test_service_is_refused_however_it_is_hidden(small: Dataset, sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        small.query(sparql)


SIGNS = "< << > >> # ' \" ''' ( ) { } . ^ \\ ! = <= && / | + @en 1 2 ?a ?b :x u:a <u:a> EXISTS SERVICE"
PIECES = (
    *SIGNS.split(" "),
    *(
        "\n",
        " ",
        "FILTER(",
        "FILTER(1<",
        "FILTER(1<2)",
        "{?a ?b ?c}",
        "BIND(",
        "AS?z)",
        "OPTIONAL{",
        "?a ?b ?c",
    ),
    *("#>\n", "#>'''\n", "?a?b?c", "#>\n>>", "SERVICE<http://127.0.0.1:9/>{}"),
)
STARTS = ("", "FILTER(1<", "?a ?b <<", "BIND(1<", "?a ?b 1<", "<<?a?b?c")
SERVICES = (
    "",
    "#>'''\n>>?p ?o . SERVICE<http://127.0.0.1:9/>{}",
    "SERVICE<http://127.0.0.1:9/>{}",
    "#>\nSERVICE<http://127.0.0.1:9/>{}",
)
ENDS = ("", "}", " }", "#'\n}", '#"\n}', "#'''\n}", "\n}}")


def test_what_the_engine_would_send_elsewhere_is_refused() -> None:
    """The engine asks port 9 of nobody and says so: that it would have gone there."""
    store, draw, sent = ox.Store(), random.Random(7), 0  # noqa: S311
    store.add(ox.Quad(ox.NamedNode("u:a"), ox.NamedNode("u:b"), ox.Literal(1)))
    for _ in range(30_000):
        middle = "".join(draw.choices(PIECES, k=draw.randint(1, 8)))
        sparql = f"SELECT * {{ {draw.choice(STARTS)}{middle}{draw.choice(SERVICES)}{draw.choice(ENDS)}"
        try:
            list(store.query(sparql, prefixes={"u": "u:", "": "u:"}))  # type: ignore[arg-type]
        except OSError:
            sent += 1
            with pytest.raises(QueryError, match="SERVICE is refused"):
                check(sparql)
        except (SyntaxError, ValueError, RuntimeError):
            continue
    assert sent > 50


@pytest.mark.parametrize("sparql", HARMLESS)
def test_the_word_service_is_no_harm(small: Dataset, sparql: str) -> None:
    small.query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <urn:x:a> a <urn:x:b> }",
        "# note\nbase <urn:x:> prefix a: <b> delete where { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "CLEAR ALL",
        "WITH <urn:x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_in_a_sentence(small: Dataset, sparql: str) -> None:
    assert is_update(sparql)
    with pytest.raises(QueryError, match="changes the graph"):
        small.query(sparql)


def test_graphs_are_named_by_from_alone() -> None:
    assert names_graphs("SELECT*FROM:g{}")
    assert names_graphs("ASK FROM NAMED <urn:x:g> { ?s ?p ?o }")
    assert names_graphs("PREFIX from: <urn:x:> ASK FROM from:g { ?s ?p ?o }")
    assert names_graphs("DESCRIBE <urn:x:s> FROM NAMED <urn:x:g>")
    assert not names_graphs("SELECT * { ?from fz:from ?o } # FROM <urn:x:g>")
    assert not names_graphs("PREFIX from: <urn:x:> SELECT * { ?s from:p ?o }")
    assert not names_graphs("PREFIX from: <urn:x:> DESCRIBE from:s")


def test_a_large_question_is_read_in_one_pass() -> None:
    check("SELECT * { " + '<\'# """ service:' * 60_000)


GRAPHS = ['<u:a> <u:p> "a" <u:g1> .', '<u:b> <u:p> "b" <u:g2> .']


@pytest.mark.parametrize(
    ("sparql", "default", "named", "answer"),
    [
        ("SELECT ?o { ?s ?p ?o }", None, None, "ab"),
        ("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", None, None, "ab"),
        ("SELECT ?o FROM <u:g1> { ?s ?p ?o }", None, None, "a"),
        ("SELECT ?o FROM <u:g1> { GRAPH ?g { ?s ?p ?o } }", None, None, ""),
        ("SELECT ?o FROM NAMED <u:g1> { ?s ?p ?o }", None, None, ""),
        ("SELECT ?o FROM NAMED <u:g1> { GRAPH ?g { ?s ?p ?o } }", None, None, "a"),
        ("SELECT ?o FROM <u:g1> FROM NAMED <u:g2> { GRAPH ?g { ?s ?p ?o } }", None, None, "b"),
        ("SELECT ?o FROM <file:///etc/hostname> { ?s ?p ?o }", None, None, ""),
        ("SELECT ?o { ?s ?p ?o }", ["u:g2"], None, "b"),
        ("SELECT ?o FROM <u:g1> { ?s ?p ?o }", ["u:g2"], None, "b"),
        ("SELECT ?o { ?s ?p ?o }", ["u:g1", "u:g2"], None, "ab"),
        ("SELECT ?o { ?s ?p ?o }", None, ["u:g1"], ""),
        ("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", None, ["u:g1"], "a"),
        ("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", ["u:g1"], None, ""),
    ],
)
def test_a_question_is_asked_of_the_graphs_it_names(
    sparql: str, default: list[str] | None, named: list[str] | None, answer: str
) -> None:
    rows = Dataset.of_quads(GRAPHS).query(sparql, default_graphs=default, named_graphs=named)
    assert sorted(row["o"] for row in rows) == list(answer)
