"""The registry of formats, and what each is written for: people, Gephi and Cytoscape, Excel."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from kg.dataset import Dataset
from kg.export import exporter, exporters
from kg.export.panel import COLUMNS
from kg.model import KgError

GEXF = "{http://www.gexf.net/1.2draft}"


def written(dataset: Dataset, name: str) -> bytes:
    out = io.BytesIO()
    exporters()[name].write(dataset, out)
    return out.getvalue()


def panel(dataset: Dataset) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(dataset, "csv").decode("utf-8-sig"), newline="")))


def xml(dataset: Dataset, name: str) -> ET.Element:
    return ET.fromstring(written(dataset, name))  # noqa: S314 - written a moment ago


def quad(subject: str, predicate: str, value: str) -> str:
    base = "https://w3id.org/fazhi-kg/"
    return f"<{base}{subject}> <{predicate}> {value} <{base}graph/x> ."


# -- registry ----------------------------------------------------------------------------------


def test_every_format_is_found() -> None:
    names = "csv gexf graphml jsonld nquads ntriples rdfxml trig turtle"
    assert list(exporters()) == names.split()


def test_formats_share_neither_suffix_nor_media_type() -> None:
    known = exporters().values()
    assert len({one.SUFFIX for one in known}) == len({one.MEDIA_TYPE for one in known}) == len(known)
    assert all(one.SUFFIX.startswith(".") and "/" in one.MEDIA_TYPE for one in known)


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(KgError, match=r"“docx”.*graphml \(\.graphml\)"):
        exporter("docx")


# -- Turtle ------------------------------------------------------------------------------------


def test_turtle_reads_like_written_by_hand(small: Dataset) -> None:
    text = written(small, "turtle").decode()
    assert text.startswith("@base <https://w3id.org/fazhi-kg/> .\n@prefix dcterms:")
    assert '<mechanism/枫桥经验> a fz:Mechanism ;\n    skos:altLabel "新时代枫桥经验"@zh ;\n' in text
    assert 'fz:value "2300"^^xsd:decimal' in text
    body = text[text.index("\n\n") :]
    assert "https://w3id.org/fazhi-kg/" not in body
    assert "\n\n\n" not in text


def test_trig_indents_each_graph(small: Dataset) -> None:
    text = written(small, "trig").decode()
    assert re.search(r"^<graph/mechanisms> \{\n  <mechanism/枫桥经验> a fz:Mechanism ;$", text, re.MULTILINE)
    assert len(re.findall(r"^<report/[0-9a-f]{16}> \{$", text, re.MULTILINE)) == 2


def test_a_base_that_is_no_folder_is_left_out() -> None:
    dataset = Dataset.of_quads(["<urn:x:a> <urn:x:p> <urn:x:b> <urn:x:g> ."], base="urn:x:")
    assert written(dataset, "turtle").decode().strip() == "<urn:x:a> <urn:x:p> <urn:x:b> ."


@pytest.mark.parametrize("name", ["rdfxml", "graphml", "gexf"])
def test_xml_is_well_formed_whatever_a_converter_left(name: str) -> None:
    label = '"第一\\u000C页\\u0001<&>\\"\\uFFFE"@zh'
    dataset = Dataset.of_quads(
        [
            quad("place/1", "http://www.w3.org/2004/02/skos/core#prefLabel", label),
            quad(
                "place/1",
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                "<https://w3id.org/fazhi-kg/ontology#Place>",
            ),
        ]
    )
    assert '第一\ufffd页\ufffd<&>"\ufffd' in "".join([*xml(dataset, name).itertext(), *values(dataset, name)])


def values(dataset: Dataset, name: str) -> list[str]:
    return [value for node in xml(dataset, name).iter() for value in node.attrib.values()]


# -- networks ----------------------------------------------------------------------------------


def test_the_network_has_entities_and_what_is_said_of_them(small: Dataset) -> None:
    graph = small.to_networkx()
    assert graph.nodes["mechanism/枫桥经验"] == {
        "label": "枫桥经验",
        "label_zh": "枫桥经验",
        "label_en": "",
        "kind": "mechanism",
    }
    assert graph.nodes["eli/cn/中华人民共和国民法典"]["label_en"] == "Civil Code"
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert kinds == {
        *("report", "norm", "mechanism", "place", "organisation", "unit"),
        *("figure", "shortcoming", "plan", "membership"),
    }
    (figure,) = [data["label"] for _, data in graph.nodes(data=True) if data["kind"] == "figure"]
    assert figure == "发放资料 ≥2300份"


def test_evidence_is_no_part_of_the_network(small: Dataset) -> None:
    graph = small.to_networkx()
    assert not [node for node in graph if re.search(r"#(char|s-|section|source)", node)]
    assert not {data["predicate"] for *_, data in graph.edges(data=True)} & {
        "rdf:object",
        "prov:wasQuotedFrom",
    }


def test_edges_count_quotations_and_know_year_and_modality(small: Dataset) -> None:
    graph = small.to_networkx()
    cites = sorted(
        (data["years"], data["count"], data["modality"])
        for *_, data in graph.edges(data=True)
        if data["predicate"] == "fz:cites"
    )
    assert cites == [("2022", 2, "Done"), ("2023", 1, "Planned")]
    (register,) = [
        d for s, _, d in graph.edges(data=True) if s == "place/9901" and d["predicate"] == "dcterms:isPartOf"
    ]
    assert (register["count"], register["weight"], register["years"], register["modality"]) == (
        0,
        1.0,
        "",
        "",
    )
    (lacking,) = [d for _, o, d in graph.edges(data=True) if "#shortcoming-" in o]
    assert (lacking["label"], lacking["count"], lacking["modality"]) == ("报告事项", 1, "Lacking")


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_are_read_back(small: Dataset, name: str, read: object) -> None:
    graph = small.to_networkx()
    assert callable(read)
    again = read(io.BytesIO(written(small, name)))
    assert set(again) == set(graph)
    assert again.number_of_edges() == graph.number_of_edges() == 20
    for _, data in again.nodes(data=True):
        assert {type(value) for value in data.values()} <= {str, int, float}
        assert {"label", "label_zh", "label_en", "kind"} <= set(data)


def test_gexf_is_of_version_1_2_and_knows_no_day(small: Dataset) -> None:
    root = xml(small, "gexf")
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.2")
    meta = root.find(f"{GEXF}meta")
    assert meta is not None
    assert meta.attrib == {}
    ids = [edge.get("id") for edge in root.iter(f"{GEXF}edge")]
    assert len(ids) == len(set(ids)) == 20


def test_identifiers_of_graphml_edges_are_unique(small: Dataset) -> None:
    root = xml(small, "graphml")
    ids = [edge.get("id") for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert len(ids) == len(set(ids)) == 20


# -- CSV ---------------------------------------------------------------------------------------


def test_csv_opens_in_excel(small: Dataset) -> None:
    data = written(small, "csv")
    assert data.startswith("\ufeffreport,title,year,place,county,province,".encode())
    assert data.endswith(b"\r\n")


def test_csv_has_a_row_for_each_quotation(small: Dataset) -> None:
    rows = panel(small)
    assert all(len(row) == len(COLUMNS) for row in rows)
    norms = [row for row in rows if row["predicate"] == "fz:cites"]
    assert [
        (r["year"], r["place"], r["county"], r["province"], r["context"], r["modality"]) for r in norms
    ] in (
        [("2022", "丁镇", "丙县", "庚省", "Publicised", "Done")] * 2
        + [("2023", "己乡", "戊县", "庚省", "Studied", "Planned")],
        [("2023", "己乡", "戊县", "庚省", "Studied", "Planned")]
        + [("2022", "丁镇", "丙县", "庚省", "Publicised", "Done")] * 2,
    )
    first = norms[0]
    assert (first["object"], first["object_label"]) == ("eli/cn/中华人民共和国民法典", "中华人民共和国民法典")
    assert first["quote"] == "《民法典》"
    assert first["quote"] in first["sentence"]
    assert int(first["end"]) - int(first["start"]) == 5
    assert {row["section"] for row in norms} == {"主要做法", "下一步打算"}


def test_csv_gives_figures_in_columns(small: Dataset) -> None:
    (row,) = [row for row in panel(small) if row["kind"] == "Figure"]
    assert [row[c] for c in ("value", "lower", "upper", "unit", "qualifier")] == [
        "2300",
        "2300",
        "",
        "份",
        "AtLeast",
    ]
    assert row["quote"] == "发放资料2300余份"


def test_csv_of_a_field_has_no_offsets(small: Dataset) -> None:
    (row,) = [r for r in panel(small) if r["predicate"] == "fz:reportingYear" and r["year"] == "2022"]
    assert (row["quote"], row["start"], row["end"], row["object_label"]) == ("2024-01-05", "", "", "2022")


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ('=HYPERLINK(\\"http://a\\")', '\'=HYPERLINK("http://a")'),
        ("+1", "'+1"),
        ("-cmd|x", "'-cmd|x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-3.5", "-3.5"),
        ("普法", "普法"),
    ],
)
def test_csv_guards_against_formulas(words: str, cell: str) -> None:
    base, rdf = "report/1", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    dataset = Dataset.of_quads(
        [
            quad(f"{base}#s-1", f"{rdf}type", f"<{rdf}Statement>"),
            quad(f"{base}#s-1", f"{rdf}subject", "<https://w3id.org/fazhi-kg/report/1>"),
            quad(f"{base}#s-1", f"{rdf}predicate", "<https://w3id.org/fazhi-kg/ontology#documentNumber>"),
            quad(f"{base}#s-1", f"{rdf}object", f'"{words}"'),
            quad(
                f"{base}#s-1",
                "http://www.w3.org/ns/prov#wasQuotedFrom",
                "<https://w3id.org/fazhi-kg/report/1#char=0,3>",
            ),
            quad(f"{base}#char=0,3", "http://www.w3.org/ns/oa#exact", f'"{words}"'),
        ]
    )
    (row,) = panel(dataset)
    assert (row["object_label"], row["quote"]) == (cell, cell)
