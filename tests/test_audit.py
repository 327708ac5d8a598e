"""Each shape finds fault with its bad samples and with none of its good ones, in two libraries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.audit import Query, Shape, audit, read_shape, read_shapes
from kg.building.builder import BuildResult
from kg.dataset import Dataset
from kg.graph import Writer, report_triples
from kg.lexicon import default_ontology
from kg.model import KgError, Literal, Modality, Source, Span, Statement
from kg.read import document
from kg.terms import BASE, FZ, NAMESPACES, PROV, RDF, occurrence

# rdflib warns of what it calls itself whenever a Dataset is queried.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset.(contexts|default_context) is deprecated:DeprecationWarning"
)

SHAPES = read_shapes([default_ontology() / "shapes"])
BY_NAME = {shape.name: shape for shape in SHAPES}
PREFIXES = f"@base <{BASE}> .\n" + "".join(f"@prefix {ns.prefix}: <{ns.iri}> .\n" for ns in NAMESPACES)


def dataset(trig: str) -> Dataset:
    lines = ox.serialize(ox.parse(PREFIXES + trig, ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    return Dataset.of_quads((lines or b"").decode().splitlines())


def oxigraph(found: Dataset) -> Query:
    return found.query


def rdflib(found: Dataset) -> Query:
    union = found.to_rdflib()
    return lambda sparql: [{str(k): str(v) for k, v in row.items()} for row in union.query(sparql).bindings]


def samples() -> Iterator[object]:
    for shape in SHAPES:
        for expected, found in ((0, shape.good), (1, shape.bad)):
            for sample in found:
                name = f"{shape.name}-{'bad' if expected else 'good'}-{sample.title.partition(' / ')[2]}"
                yield pytest.param(shape, sample.trig, bool(expected), id=name)


def test_shapes_found() -> None:
    assert len(SHAPES) >= 14
    assert len(list(samples())) >= 60


@pytest.mark.parametrize("library", [oxigraph, rdflib])
@pytest.mark.parametrize(("shape", "trig", "bad"), list(samples()))
def test_exactly_the_bad_samples_fail(
    shape: Shape, trig: str, bad: bool, library: Callable[[Dataset], Query]
) -> None:
    findings = audit(library(dataset(trig)), [shape])
    assert bool(findings) == bad
    assert all(f.rule == shape.name and f.focus and f.severity == shape.severity for f in findings)


def test_the_samples_pass_every_shape(built: BuildResult) -> None:
    assert audit(built.dataset.query, SHAPES) == []


# -- one report, annotated by hand: whatever is taken away or added is noticed -----------------

TEXT = "甲县2021年法治政府建设情况报告\n一、主要工作\n宣传《民法典》，发放资料2300余份。\n"


def written() -> list[str]:
    doc = document(TEXT, source=Source(file="1.txt"))

    def at(words: str) -> Span:
        start = TEXT.index(words)
        return Span(start, start + len(words))

    activity = occurrence(doc.iri, "activity", "发放资料")
    statements = [
        Statement(doc.iri, FZ.cites, "eli/cn/民法典", at("《民法典》"), context=frozenset({"Publicised"})),
        Statement(doc.iri, FZ.reports, activity, at("发放资料2300余份")),
        Statement(activity, RDF.type, FZ.Activity, at("发放资料2300余份"), Modality.DONE),
        Statement(activity, FZ.phrase, Literal.zh("发放资料"), at("发放资料2300余份")),
    ]
    writer = Writer()
    return sorted(writer.quad(triple, doc.iri) for triple in report_triples(doc, statements))


def broken_rules(lines: list[str]) -> set[str]:
    unregistered = {"labels", "ranges"}  # the report stands alone, without what the registers say
    shapes = [shape for shape in SHAPES if shape.name not in unregistered]
    return {finding.rule for finding in audit(Dataset.of_quads(lines).query, shapes)}


def test_what_the_writer_writes_is_clean() -> None:
    assert broken_rules(written()) == set()


@pytest.mark.parametrize("line", [line for line in written() if f"<{PROV.wasQuotedFrom}>" in line])
def test_a_lost_quotation_is_noticed(line: str) -> None:
    assert "evidence" in broken_rules([other for other in written() if other != line])


@pytest.mark.parametrize("predicate", [RDF.subject, RDF.predicate, RDF.object])
def test_a_statement_that_lost_a_part_quotes_nothing(predicate: str) -> None:
    assert "evidence" in broken_rules([line for line in written() if f"<{predicate}>" not in line])


def test_a_lost_modality_is_noticed() -> None:
    assert "modality" in broken_rules([line for line in written() if f"<{FZ.modality}>" not in line])


def test_a_lost_sentence_is_noticed() -> None:
    assert "sentences" in broken_rules([line for line in written() if f"<{FZ.inSentence}>" not in line])


def test_a_changed_word_is_noticed() -> None:
    assert "spans" in broken_rules([line.replace('"《民法典》"', '"民法典"') for line in written()])


# -- findings and their form -------------------------------------------------------------------


def test_a_finding_names_rule_focus_and_details() -> None:
    trig = '<report/1> { <report/1> a fz:Report ; fz:documentNumber "甲府〔2021〕1号" . }'
    (finding,) = audit(dataset(trig).query, [BY_NAME["evidence"]])
    assert (finding.rule, finding.severity, finding.focus) == ("evidence", "Violation", f"{BASE}report/1")
    assert finding.message == (
        "无出处的三元组 / A triple without evidence "
        f"(predicate: {FZ.documentNumber}; object: 甲府〔2021〕1号; graph: {BASE}report/1)"
    )


def test_a_finding_points_to_the_span() -> None:
    trig = "<report/1> { <report/1#s-1> a rdf:Statement ; prov:wasQuotedFrom <report/1#char=3,7> . }"
    (finding,) = audit(dataset(trig).query, [BY_NAME["sentences"]])
    assert finding.evidence == Span(3, 7)


def test_a_severity_may_be_a_warning() -> None:
    assert {shape.severity for shape in SHAPES} == {"Violation", "Warning"}
    assert BY_NAME["years"].severity == "Warning"


HEADER = "# 标题 / Title\n# 一句说明。 / A sentence.\n"
SELECT = "SELECT ?focus WHERE { ?focus ?p ?o }\n"
GOOD, BAD = "# good: 好 / fine\n# <a> { }\n", "# bad: 坏 / wrong\n# <a> { <b> a <c> . }\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT ?focus {}", r"x\.rq:1: line 1 must be a comment in both languages"),
        ("# 标题 / Title\n" + SELECT, r"x\.rq:2: line 2 must be a comment in both languages"),
        (
            HEADER + "# severity: Fatal\n" + SELECT + GOOD + BAD,
            "Fatal is no severity; write one of Violation",
        ),
        (HEADER + "SELECT ?x { ?x ?p ?o }\n" + GOOD + BAD, "does not select \\?focus"),
        (HEADER + SELECT + BAD, "no good sample; add # good:"),
        (HEADER + SELECT + GOOD, "no bad sample; add # bad:"),
    ],
)
def test_a_bad_shape_is_refused_with_file_and_remedy(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "x.rq"
    path.write_text(text, "utf-8")
    with pytest.raises(KgError, match=complaint):
        read_shape(path)


def test_a_shape_of_ones_own_is_added_and_a_name_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(HEADER + SELECT + GOOD + BAD, "utf-8")
    folder = default_ontology() / "shapes"
    assert {shape.name for shape in read_shapes([folder, tmp_path])} == {*BY_NAME, "mine"}
    (tmp_path / "evidence.rq").write_text(HEADER + SELECT + GOOD + BAD, "utf-8")
    with pytest.raises(KgError, match="another folder has a shape of this name"):
        read_shapes([folder, tmp_path])
