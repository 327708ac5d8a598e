"""Formats that call themselves lossless give every quad back, in Oxigraph and in rdflib."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import to_canonical_graph

from kg.dataset import Dataset
from kg.export import exporter, exporters

LOSSLESS = sorted(name for name, one in exporters().items() if one.LOSSLESS)
TRIPLES = ("turtle", "ntriples", "rdfxml")
RDF = (*LOSSLESS, *TRIPLES)
G = "https://w3id.org/fazhi-kg/"
# Words and IRIs that break writers: quotation marks, every kind of line end, planes beyond the first,
# what looks like the end of a statement, and IRIs that a relative form would change.
AWKWARD = [
    f'<{G}report/a> <urn:p> "“三重一大”\\"\\\\\\n\\r\\t\\f\\b 𠮷🏠 \\u2028\\u0085 . <x> ;"@zh <{G}graph/x> .',
    f'<{G}report/a#char=1,2> <urn:p> "^^<http://a>@zh" <{G}graph/x> .',
    f'<{G}report/a#char=1,2> <urn:p> "2300"^^<http://www.w3.org/2001/XMLSchema#decimal> <{G}graph/x> .',
    f"<{G}mechanism/a%2Fb.c> <{G}ontology#cites> <{G}mechanism/+1·x> <{G}graph/y> .",
    f"<{G}> <urn:p> <{G}a:b> <{G}graph/y> .",
    f"<{G}a//b> <urn:p> <{G}/a> <{G}graph/y> .",
    f"<{G}.#a> <urn:p> <{G}a/..#b> <{G}graph/y> .",
    f"<{G}a?b> <urn:p> <{G}#b> <{G}graph/y> .",
    f"<{G}ontology#a.b> <urn:p> <{G}ontology#> <{G}graph/y> .",
    f"<urn:x:y> <urn:p> <https://example.org/../c> <{G}ontology#-a> .",
    '<urn:x:y> <urn:p> "in no graph" .',
]


def written(dataset: Dataset, name: str) -> bytes:
    out = io.BytesIO()
    exporters()[name].write(dataset, out)
    return out.getvalue()


def lines(dataset: Dataset) -> list[str]:
    return written(dataset, "nquads").decode().rstrip("\n").split("\n")


def parsed(data: bytes, name: str) -> Dataset:
    form = ox.RdfFormat.from_extension(exporter(name).SUFFIX.removeprefix("."))
    assert form
    quads = ox.serialize(ox.parse(data, format=form), format=ox.RdfFormat.N_QUADS)
    return Dataset.of_quads((quads or b"").decode().split("\n"))


def test_there_are_formats_that_lose_nothing() -> None:
    assert LOSSLESS == ["jsonld", "nquads", "trig"]


@pytest.mark.parametrize("name", LOSSLESS)
def test_every_quad_comes_back(small: Dataset, name: str) -> None:
    assert len(small) > 100
    assert lines(parsed(written(small, name), name)) == lines(small)


@pytest.mark.parametrize("name", LOSSLESS)
def test_awkward_words_and_iris_come_back(name: str) -> None:
    dataset = Dataset.of_quads(AWKWARD)
    assert len(dataset) == len(AWKWARD)
    assert lines(parsed(written(dataset, name), name)) == lines(dataset)


@pytest.mark.parametrize("name", ["turtle", "ntriples"])
def test_every_triple_comes_back_without_its_graph(name: str) -> None:
    dataset = Dataset.of_quads(AWKWARD)
    assert written(parsed(written(dataset, name), name), "ntriples") == written(dataset, "ntriples")


@pytest.mark.parametrize(("name", "form"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_rdflib_reads_the_same_triples(small: Dataset, name: str, form: str) -> None:
    got = rdflib.Graph().parse(data=written(small, name), format=form)
    want = rdflib.Graph().parse(data=written(small, "ntriples"), format="nt")
    assert set(to_canonical_graph(got)) == set(to_canonical_graph(want))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib 7.6 warns of names that it uses itself
@pytest.mark.parametrize(("name", "form"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_quads(small: Dataset, name: str, form: str) -> None:
    got, want = rdflib.Dataset(), rdflib.Dataset()
    got.parse(data=written(small, name), format=form)
    want.parse(data=written(small, "nquads"), format="nquads")
    assert {tuple(map(str, q)) for q in got.quads()} == {tuple(map(str, q)) for q in want.quads()}


@pytest.mark.parametrize("name", sorted(exporters()))
def test_the_same_quads_in_any_order_are_the_same_bytes(small: Dataset, name: str) -> None:
    backwards = Dataset.of_quads(reversed(lines(small)))
    assert written(backwards, name) == written(small, name)


@pytest.mark.parametrize("name", sorted(exporters()))
def test_an_empty_dataset_is_written(name: str) -> None:
    assert isinstance(written(Dataset.of_quads([]), name), bytes)


@settings(max_examples=60)
@given(words=st.text(max_size=40), segment=st.text(st.sampled_from("a1.:/?#%41+-·枫𠮷"), max_size=12))
def test_any_words_and_iris_come_back_from_trig(words: str, segment: str) -> None:
    try:
        quad = ox.Quad(
            ox.NamedNode(G + segment), ox.NamedNode("urn:p"), ox.Literal(words), ox.NamedNode(G + "g")
        )
    except ValueError:
        return
    line = (ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"").decode()
    try:
        dataset = Dataset.of_quads([line])
    except SyntaxError:  # an escape such as %4 that no IRI has
        return
    for name in ("trig", "turtle"):
        assert written(parsed(written(dataset, name), name), "ntriples") == written(dataset, "ntriples")
